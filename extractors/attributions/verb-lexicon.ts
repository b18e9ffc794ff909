import { wordTable } from '../text/word-table.js';

/** What a cue verb may take as its content, and what it takes beside it. A verb has several. */
export const Frame = {
  /** A clause: said (that) rates fell. */
  clause: 0x1,
  /** A noun phrase: announced *a plan*. */
  object: 0x2,
  /** An infinitive: pledged *to rebuild the dam*. */
  infinitive: 0x4,
  /** The one spoken to stands first: told *reporters* that. */
  addressee: 0x8,
  /** A name for something: called *the deal “a farce”*. */
  label: 0x10,
  /** The same with "as": described *the deal as “a farce”*. */
  as: 0x20,
  /** Documents, polls and data sets do it too: the survey *found*. */
  finding: 0x40,
  /** A figure is given to something: *put* the cost at $3 billion. The content must hold a figure or a quotation. */
  figure: 0x80,
  /** Stands behind or inside what it introduces, before or behind its subject: “Never,” *said* Smith. */
  parenthetical: 0x100,
  /** Brings in a quotation, also one in a sentence of its own: “Never,” she *smiled*. */
  quote: 0x200,
  /** A question in the content: asked *whether*, explained *how*. */
  question: 0x400,
  /** Things do it too, without saying anything: the move *signals* resolve. Counts only with a source that can speak. */
  thing: 0x800,
  /** Counts only with a speaker, and where a figure hangs on it: *believes* that 40 boats sank, *gives* a truce a chance of 40%. */
  figured: 0x1000,
} as const;

const {
  clause,
  object,
  infinitive,
  addressee,
  label,
  as,
  finding,
  figure,
  parenthetical,
  quote,
  question,
  thing,
  figured,
} = Frame;

/** Frames by verb; a verb may stand in several lines and has the frames of all. The judgement of each is our own. */
export const VERB_FRAMES: readonly (readonly [frames: number, lemmas: string])[] = [
  [
    clause | parenthetical | quote,
    `say tell write add note argue explain acknowledge declare claim insist admit concede reply assert reiterate recall lament remark
    state conclude contend allege testify affirm underline stress emphasize emphasise confess caution proclaim disclose announce report
    reveal recount observe opine counter retort maintain joke quip boast brag vow warn reckon grumble complain predict posit submit
    suggest imply hint speculate signal mention confirm swear respond answer tweet ask estimate project forecast show find
    advise agree promise pledge propose theorize hypothesize surmise reason marvel enthuse venture volunteer protest plead
    clarify elaborate interject expect anticipate calculate demonstrate indicate stipulate assure remind inform notify repeat recommend
    demand deny threaten attest profess decree exclaim shout yell muse post bemoan moan fume rail gush urge`,
  ],
  [parenthetical | quote, `continue`],
  [
    quote,
    `begin chant cry chime retweet email text blog fire whisper snap scoff sigh laugh chuckle chide intone deadpan
    echo summarize summarise read shoot holler scream beg crow sneer snarl bellow implore order offer quote croon wonder wrote smile
    grin nod shrug comment`,
  ],
  [
    object,
    `say announce report reveal disclose note mention cite highlight emphasize emphasise stress underline underscore acknowledge admit claim
    allege confirm deny declare detail document outline describe explain predict propose recommend demand promise pledge suggest
    estimate project show find indicate recount recall express voice reiterate repeat assert affirm state claim concede question
    lament decry denounce condemn criticize criticise endorse welcome champion dispute deride tout urge signal report echo request threaten
    quote credit blame contradict reject warn discuss tweet posit imply portray forecast anticipate expect model`,
  ],
  [
    object,
    `congratulate thank rebut refute liken compare trumpet recite preach reaffirm disavow list identify pronounce advocate invoke
    clarify spell`,
  ],
  [object | thing, `challenge post reference retweet`],
  [clause, `determine order`],
  [object, `vow`],
  [infinitive | addressee, `convince persuade encourage exhort plead`],
  [clause | addressee, `convince persuade reassure`],
  [clause | parenthetical | quote, `intimate opine guarantee`],
  [clause | parenthetical, `document`],
  [parenthetical, `record count tally log register`],
  [figure | figured, `see give assume`],
  [parenthetical | figured, `hear`],
  [clause | figured, `assume`],
  [clause | parenthetical | figured, `assess believe judge think`],
  [thing, `list identify compare reaffirm rebut refute invoke guarantee clarify encourage convince persuade reassure`],
  [
    thing,
    `show find indicate suggest signal underscore underline highlight demonstrate reflect imply project estimate reveal put give place count list tally foresee
    assign attribute record model rate value price document detail outline determine posit mention confirm contradict question expect anticipate assess champion`,
  ],
  [
    infinitive,
    `promise pledge vow threaten propose offer urge ask tell advise warn order instruct expect forecast project estimate claim swear`,
  ],
  [addressee, `tell assure remind inform notify warn ask urge advise caution instruct order question implore beg`],
  [
    finding,
    `show find indicate suggest estimate project reveal conclude demonstrate determine report note say state warn document detail list`,
  ],
  [
    figure,
    `put peg count list tally attribute assign place record calculate model rate price value expect anticipate foresee forecast assess cite`,
  ],
  [label, `call dub term label brand deem declare`],
  [
    as,
    `describe portray characterize characterise denounce frame depict dismiss reject criticize criticise hail condemn decry
    blast slam praise tout deride mock label brand cast paint identify`,
  ],
  [
    question,
    `ask explain describe say tell recall reveal note discuss outline detail show wonder question recount clarify specify argue determine`,
  ],
];

/** Verbs whose forms are not regular: past, participle, gerund. */
export const IRREGULAR: Readonly<Record<string, readonly [past: string, participle: string, gerund?: string]>> =
  wordTable({
    say: ['said', 'said'],
    tell: ['told', 'told'],
    write: ['wrote', 'written'],
    find: ['found', 'found'],
    show: ['showed', 'shown'],
    put: ['put', 'put', 'putting'],
    give: ['gave', 'given'],
    read: ['read', 'read'],
    begin: ['began', 'begun', 'beginning'],
    foresee: ['foresaw', 'foreseen', 'foreseeing'],
    forecast: ['forecast', 'forecast'],
    swear: ['swore', 'sworn'],
    quip: ['quipped', 'quipped', 'quipping'],
    brag: ['bragged', 'bragged', 'bragging'],
    peg: ['pegged', 'pegged', 'pegging'],
    blog: ['blogged', 'blogged', 'blogging'],
    admit: ['admitted', 'admitted', 'admitting'],
    submit: ['submitted', 'submitted', 'submitting'],
    see: ['saw', 'seen', 'seeing'],
    hear: ['heard', 'heard'],
    speak: ['spoke', 'spoken'],
    rebut: ['rebutted', 'rebutted', 'rebutting'],
    dub: ['dubbed', 'dubbed', 'dubbing'],
    slam: ['slammed', 'slammed', 'slamming'],
    shoot: ['shot', 'shot'],
    beg: ['begged', 'begged', 'begging'],
    grin: ['grinned', 'grinned', 'grinning'],
    nod: ['nodded', 'nodded', 'nodding'],
    shrug: ['shrugged', 'shrugged', 'shrugging'],
    cast: ['cast', 'cast'],
    refer: ['referred', 'referred', 'referring'],
  });

/** Verbs that govern their content with a preposition: warned *of* a shortage. */
export const PREPOSITIONS: Readonly<Record<string, string>> = wordTable({
  warn: 'of about against',
  caution: 'against about',
  complain: 'about of',
  boast: 'of about',
  brag: 'about',
  joke: 'about',
  talk: 'about of',
  speak: 'of about against',
  question: 'about',
  remind: 'of',
  inform: 'of about',
  assure: 'of',
  refer: 'to',
  advocate: 'for',
  opine: 'on about',
  elaborate: 'on',
  preach: 'about',
  rail: 'against about',
  reminisce: 'about',
  plead: 'for',
  call: 'for on upon',
  point: 'out to',
  admit: 'to',
  hint: 'at',
  comment: 'on',
  allude: 'to',
  testify: 'about to',
  write: 'about of',
  ask: 'about for',
  tell: 'of about',
  apologize: 'for',
  argue: 'for against',
});
