import { FormTable } from '../text/lexicon.js';

/**
 * What a word tells of a figure, as bits of one table, so that a token needs one look-up for all of them. A word may be several things:
 * "rise" is a verb and a noun, "estimates" speaks of an opinion and introduces a value.
 */
export const Word = {
  /** Verb of growth: rose, doubled. */
  up: 0x1,
  /** Verb of decline: fell, cut. */
  down: 0x2,
  /** Verb that tells the level where growth ended: reached, hit, topped. */
  reach: 0x4,
  /** Verb between a measure and its level: is, stands, averaged, cost. */
  level: 0x8,
  /** Verb between a part and its whole: accounts for, makes up. */
  part: 0x10,
  /** Noun of growth: increase, rise. */
  upNoun: 0x20,
  /** Noun of decline: fall, cut. */
  downNoun: 0x40,
  /** Word of forecast or plan: projects, expected, plans. */
  forecast: 0x80,
  /** Modal or auxiliary of the future or of what might be: will, would, could. */
  future: 0x100,
  /** Word of bounds and targets: cap, limit, threshold. */
  bound: 0x200,
  /** Verb that gives a measure a value, "puts X at N": put, pegs, estimates. */
  assess: 0x400,
  /** Noun of probability: likelihood, odds. */
  chance: 0x800,
  /** Noun of a document that asks people: poll, survey. Its date is the figure's date. */
  poll: 0x1000,
  /** Word of comparison behind a figure: more, higher, above. */
  over: 0x2000,
  under: 0x4000,
  /** Conditional word: if, unless. */
  condition: 0x8000,
  /** Word that opens a relative or reported clause: which, that, who. */
  relative: 0x10000,
  /** Possessive pronoun: its, their. */
  possessive: 0x20000,
  /** Personal pronoun of things: it, they, this. */
  pronoun: 0x40000,
  /** Personal pronoun of people. */
  person: 0x80000,
  /** Word that opens the earlier figure of a comparison: from, against, than, versus. */
  base: 0x100000,
  /** Verb of no direction that takes one from "up" or "down": went up, edged down. */
  move: 0x200000,
  /** Verb that takes something up, down, above or below: push, bring, keep. */
  carry: 0x2000000,
  /** The preposition "of". */
  of: 0x800000,
  /** Word of a goal: target, goal, aims, pledged. */
  goal: 0x400000,
  /** Preposition that binds a place or holder to a measure: in, of, for. */
  holder: 0x1000000,
  /** Noun for a whole organisation or place that stands for one named before: company, country, agency. */
  stand: 0x4000000,
  /** Word whose object is given up or taken away: lost, shed, cut, depleted. */
  taking: 0x8000000,
  /** Preposition of place. */
  place: 0x10000000,
  /** Direction word: up, down. */
  direction: 0x20000000,
  /** Form that is a verb whatever stands around it: fell, rose, paid. */
  verb: 0x40000000,
} as const;

const table = new FormTable();

function fill(bits: number, words: string): void {
  for (const word of words.trim().split(/\s+/u)) table.add(word, bits);
}

fill(
  Word.up,
  `rise rises rose risen rising grow grows grew grown growing increase increases increased increasing climb climbs climbed climbing jump jumps jumped
  jumping surge surges surged surging soar soars soared soaring gain gains gained gaining expand expands expanded expanding swell swells swelled
  swollen swelling double doubles doubled doubling triple triples tripled tripling treble trebled quadruple quadrupled quadrupling quintupled
  lift lifts lifted lifting raise raises raised raising boost boosts boosted boosting add adds added adding advance advances advanced advancing
  accelerate accelerates accelerated rebound rebounded rebounding rally rallied improve improves improved improving leap leapt leaped
  skyrocket skyrocketed balloon ballooned ballooning strengthen strengthened firmed widen widened widening hike hiked hiking
  escalate escalated mushroom mushroomed multiply multiplied multiplying inch inched tick ticked nudged creep crept stretched lengthened
  appreciate appreciated spike spiked spiking recover recovered recovering rebuilt restored replenished`,
);
fill(
  Word.down,
  `fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease decreases decreased decreasing slip slips
  slipped slipping slide slides slid sliding sink sinks sank sunk sinking shrink shrinks shrank shrunk shrinking lose loses lost losing cut cuts
  cutting reduce reduces reduced reducing lower lowers lowered lowering slow slows slowed slowing slump slumps slumped slumping plunge plunges
  plunged plunging plummet plummeted plummeting contract contracts contracted contracting dip dips dipped dipping deplete depletes depleted
  depleting shave shaves shaved shed sheds shedding trim trims trimmed trimming slash slashes slashed slashing ease eases eased easing weaken
  weakened tumble tumbled tumbling halve halves halved halving diminish diminished dwindle dwindled dwindling erase erases erased narrow narrowed
  narrowing retreat retreated subside subsided curb curbed collapse collapsed shorten shortened crash crashed crashing erode eroded depreciate
  depreciated recede receded axe axed eliminate eliminated scrap scrapped subtract subtracted`,
);
fill(
  Word.reach,
  'pass passes passed peak peaks peaked reach reaches reached reaching hit hits hitting top tops topped topping surpass surpassed surpassing exceeded',
);
fill(
  Word.level,
  `is are was were be been being 's stand stands stood standing average averages averaged averaging total totals totalled totaled totalling totaling
  amount amounts amounted amounting come comes came coming remain remains remained remaining hover hovers hovered hovering equal equals equalled
  cost costs costing weigh weighs weighed weighing measure measures measured number numbers numbered ran run runs running stays stayed trade
  traded trades sell sells sold closed ended settled lie lies lay lying exceed exceeds exceeding worth priced valued sat sits extend extends
  extending extended span spans spanning fetch fetches fetched fetching`,
);
fill(
  Word.part,
  `account accounts accounted accounting represent represents represented representing comprise comprises comprised constitute constitutes
  constituted make makes made making provide provides provided supply supplies supplied supplying providing control controls controlled controlling absorb absorbs
  absorbed cover covers covered contribute contributes contributed contributing hold holds held holding share shares form forms`,
);
fill(
  Word.upNoun,
  `increase increases rise rises growth gain gains jump jumps surge surges uptick upticks boost boosts increment increments climb hike hikes
  expansion advance improvement leap upsurge acceleration rebound upturn appreciation spike tightening`,
);
fill(
  Word.downNoun,
  `decrease decreases decline declines drop drops fall falls cut cuts reduction reductions slide slump slumps slowdown contraction dip plunge
  shrinkage haircut retreat downturn easing deceleration erosion depreciation setback collapse`,
);
fill(
  Word.forecast,
  `project projects projected projecting projection projections forecast forecasts forecasted forecasting expect expects expected expecting
  anticipate pencilled penciled anticipates anticipated anticipating predict predicts predicted predicting plan plans planned planning intend intends intended
  slated scheduled budgeted pegged due likely promise promises promised pledged pledges pledge poised foresee foresees foreseen hope hopes aims aim
  proposed proposes planned outlook potential want wants wanted wanting`,
);
fill(Word.future, "will 'll would could should might may shall must to-be wo");
fill(
  Word.bound,
  `cap caps capped capping limit limits limited ceiling ceilings floor threshold thresholds quota quotas maximum minimum target targets targeted
  exceeds tops allowed permitted`,
);
fill(
  Word.assess,
  `put puts putting peg pegs pegged estimate estimates estimated value values valued price prices priced describe describes described give gives
  gave set sets place places placed reckon reckons calculate calculates assess assesses assessed show shows showed showing kept keep list lists
  predict predicts expect expects assign assigns assigned`,
);
fill(Word.chance, 'likelihood probability chance chances odds risk');
fill(Word.poll, 'poll polls survey surveys census data figures index referendum statistics');
fill(
  Word.over,
  'thicker deeper hotter warmer louder brighter denser older busier stronger faster dearer heavier richer wider taller costlier more higher above larger greater bigger longer increase over',
);
fill(
  Word.under,
  'thinner colder cooler younger shallower quieter weaker cheaper slower lighter poorer narrower less lower below fewer smaller shorter under',
);
fill(Word.condition, 'if unless provided assuming');
fill(Word.relative, 'which that who whom whose where when');
fill(Word.possessive, 'its their his her our my your whose');
fill(Word.pronoun, 'it they this that these those them itself themselves');
fill(Word.person, 'he she him i we you us me who whom');
fill(Word.base, 'from against than versus vs compared over on after');
fill(
  Word.goal,
  'target targets targeted goal goals aim aims aimed pledge pledged pledges promised promise means seeks seek',
);
fill(
  Word.holder,
  'per between against in into of for at to on across among by within from throughout inside off near around outside south north through along via',
);
fill(
  Word.stand,
  'army navy military forces treasury parliament company country agency firm group fund union ministry bank government state region city island nation maker organization organisation charity missile vessel ship rocket aircraft plant system province town retailer manufacturer carrier airline lender operator alliance bloc kingdom republic',
);
fill(
  Word.taking,
  'shed sheds shedding cut cuts cutting deplete depleted depletes shave shaved eliminate eliminated erase erases axe axed scrap slash slashed trim trimmed',
);
fill(Word.place, 'under in across within throughout inside off near outside around at');
fill(Word.direction, 'up down');
fill(
  Word.move,
  'go goes going gone went come comes coming came move moves moved moving edge edges edged edging bid head heads headed',
);
fill(
  Word.carry,
  'push pushes pushed pull pulled drive drives drove driven send sends sent bring brings brought bringing take takes took taken taking driving sending keep keeps kept pushing pulling',
);
fill(Word.of, 'of');
fill(
  Word.verb,
  `rose fell grew sank shrank climbed dropped jumped soared surged plunged slumped slipped slid risen grown fallen shrunk paid spent bought weighs allots
  allocates allocated reached exceeded totaled totalled averaged amounted accounted cost stood came was were pledged employs operates owns earns
  put puts pays seeks earmarks earmarked envisages envisions foresees spends buys sells requires contains involves rises falls grows shrinks climbs sunk sold fallen climbing rising falling growing reaching totaling totalling averaging shrinking soaring plunging`,
);

/** Words of a punishment, behind whose "for" stands what was done. */
export const PUNISHES: RegExp = /^(?:fin(?:e[sd]?|ing)|penal|sue[sd]?$|suing|sanction|punish|damages|jail|sentenc)/u;

const measureNouns = new FormTable();
for (const word of `output outputs revenue revenues income incomes budget budgets deficit deficits surplus profit profits wages salaries rents prices tariffs
  exports imports sales costs debt debts earnings losses yields premiums spending unemployment inflation turnover turnout transits shipments deliveries arrivals
  crossings orders reserves stocks inventories emissions deaths cases births visitors passengers members jobs vacancies workers employees customers
  subscribers users voters pupils students tenants households homes claims duties payments loans deposits funds grants pledges coverage
  consumption production capacity demand supply throughput traffic ridership freight`.split(/\s+/u))
  measureNouns.set(word, 1);

/** Whether the word names what figures measure; taggers take some of them for verbs and adverbs ("Output fell"). */
export function isMeasureNoun(form: number): boolean {
  return measureNouns.get(form) === 1;
}

const GIVERS = new Set(
  `unions workers staff employees analysts economists forecasters investors lenders creditors donors officials ministers governments members
  states countries nations parties banks companies firms makers growers farmers drivers owners tenants landlords inmates buyers sellers
  customers clients shareholders bidders contractors suppliers families households parents lawmakers senators prosecutors regulators insurers
  airlines retailers clubs players teams charity university school council police gang couple family startup subsidiary authority commission
  committee syndicate cartel agencies ministries authorities universities charities nurses doctors teachers pilots graduates soldiers sailors
  trainees watchdogs mayors courts juries judges hospitals employers carriers shippers exporters importers consumers passengers pensioners
  savers veterans victims survivors relatives squad patients pupils students residents refugees traders miners`.split(
    /\s+/u,
  ),
);

/** Whether a noun names people or a body that gives, gets or asks for sums. */
export function isGiverNoun(bits: number, word: string): boolean {
  return (bits & Word.stand) !== 0 || GIVERS.has(word) || GIVERS.has(`${word}s`);
}

/** The bits of a token's form. */
export function wordBits(form: number): number {
  return table.get(form);
}

/** Nouns that only name a change or an amount, and whose own measure stands elsewhere. */
export const CHANGE_NOUN: number = Word.upNoun | Word.downNoun;
/** Verbs that tell of change. */
export const CHANGE_VERB: number = Word.up | Word.down | Word.reach;
