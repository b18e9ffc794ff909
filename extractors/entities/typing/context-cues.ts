import { FormTable } from '../../text/lexicon.js';
import { Shape, type Tokens, tokenText } from '../../text/tokens.js';
import { bestType, type TypedMention } from './type-mentions.js';
import { ENTITY_TYPES } from './typing-model.js';

/** What a common noun says of the name that it stands beside, as an index into `ENTITY_TYPES` plus one. */
const nouns = new FormTable();
function noun(type: (typeof ENTITY_TYPES)[number], words: string): void {
  for (const word of words.split(' ')) nouns.set(word, ENTITY_TYPES.indexOf(type) + 1);
}
noun(
  'ORG',
  'maker makers company firm agency bank lender newspaper daily weekly magazine broadcaster body school university institute group charity union party broker brokerage operator carrier insurer retailer startup producer manufacturer supplier contractor consultancy consultant watchdog regulator ministry club lobby ngo nonprofit association federation confederation airline utility miner shipyard brewer brewery chain website outlet publisher platform team militia conglomerate subsidiary unit arm venture exchange fund cooperative foundation museum court parliament automaker carmaker chipmaker drugmaker steelmaker planemaker shipbuilder shipper refiner pollster publisher wholesaler distributor movement faction guerrillas organisation organization committee council commission department directorate authority secretariat laboratory lab hospital clinic studio label orchestra consortium coalition alliance champion',
);
noun(
  'PERSON',
  'professor economist analyst minister lawmaker spokesman spokeswoman spokesperson senator teacher farmer cook director engineer lawyer doctor physician nurse president author writer actor actress singer player coach student father mother woman man researcher scientist historian sociologist physicist chemist biologist geologist demographer journalist reporter editor columnist officer official general colonel captain admiral diplomat ambassador mayor governor judge prosecutor activist founder chairman chairwoman chief executive manager pilot trader banker fisherman driver widow resident voter migrant artist painter sculptor poet novelist composer architect deputy lecturer fellow strategist veteran retiree shopkeeper baker owner',
);
noun('GPE', 'city town village municipality province county prefecture capital suburb borough township state district');
noun(
  'LOC',
  'river lake mountain island islet reef strait bay peninsula valley desert volcano glacier stadium airport neighbourhood neighborhood street square park beach port harbour harbor',
);
noun(
  'PRODUCT',
  'missile drone frigate destroyer corvette submarine warship ship vessel tanker ferry tank fighter jet bomber helicopter aircraft rocket satellite spacecraft rover launcher howitzer rifle vaccine drug app smartphone console chatbot car truck suv',
);
noun('WORK', 'book novel film album song report act law treaty bill programme program strategy');
noun('EVENT', 'festival tournament summit exercise war hurricane typhoon cyclone storm');

/** Behind a name, these are what an organization puts out. */
const output = new FormTable();
for (const word of 'data poll polls survey figures estimates forecast forecasts economists analysts researchers officials executives shares stock spokesman spokeswoman spokesperson employees workers customers headquarters subsidiary'.split(
  ' ',
))
  output.set(word, 1);

/** What an organization has: behind "Kestrel's". People have most of the rest. */
const assets = new FormTable();
for (const word of 'shares stock shareholders investors board spokesman spokeswoman spokesperson headquarters fleet factory factories plant plants shipyard refinery customers users subscribers subsidiary subsidiaries revenue revenues profit profits sales earnings guidance budget inventory dataset database forecasters researchers analysts economists website newsroom charter members membership secretariat'.split(
  ' ',
))
  assets.set(word, 1);

/** Before "from" or "by" and a name: what organizations put out. People do so too, but are seldom asked for it by one word. */
const findings = new FormTable();
for (const word of 'data figures poll polls survey surveys statistics estimates tally'.split(' '))
  findings.set(word, 1);
const by = new FormTable().set('by', 1).set('from', 1);

/** Behind the name of an exercise. */
const drills = new FormTable();
for (const word of 'drills exercise exercises manoeuvres maneuvers wargame wargames'.split(' ')) drills.set(word, 1);

/** Before "at" or "from" and a name: people who work somewhere. */
const staff = new FormTable();
for (const word of 'economist economists analyst analysts researcher researchers scientist scientists professor fellow strategist strategists engineers lawyer lawyers specialist expert experts trader traders director head ceo chief'.split(
  ' ',
))
  staff.set(word, 1);

const articles = new FormTable();
for (const word of 'a an the its another'.split(' ')) articles.set(word, 1);
const of = new FormTable().set('of', 1);
const at = new FormTable().set('at', 1).set('from', 1);

const APPOSITION = 9;
const NOUN_BEFORE = 5;
const ORGANIZATION_BEHIND = 4;
const ASSET = 3;
const EXERCISE = 6;
const AMPERSAND = 6;
/** Words of an apposition that are looked at. */
const REACH = 8;

const ORG = ENTITY_TYPES.indexOf('ORG');
const GPE = ENTITY_TYPES.indexOf('GPE');
const LOC = ENTITY_TYPES.indexOf('LOC');
const EVENT = ENTITY_TYPES.indexOf('EVENT');

/**
 * Weighs in what the words beside a name call it: "Kestrel, a gearbox maker", "the newspaper Kestrel", "Kestrel data", "economists at
 * Kestrel", "Ada Holm of Kestrel". Changes the scores in place.
 * @param last The mention before it, typed.
 */
export function weighContext(tokens: Tokens, mention: TypedMention, last: TypedMention | undefined): void {
  const { first, end, scores } = mention;
  const { forms, sentenceOf, sentenceStarts } = tokens;
  const sentence = sentenceOf[first] as number;
  const from = sentenceStarts[sentence] as number;
  const to = sentenceStarts[sentence + 1] as number;
  const add = (type: number, bonus: number): void => {
    scores[type] = (scores[type] as number) + bonus;
  };
  const apposed = apposition(tokens, end, to);
  if (apposed > 0) add(apposed - 1, APPOSITION);
  if (first > from) {
    const before = nouns.get(forms[first - 1] as number);
    if (before > 0 && tokens.shapes[first - 1] === Shape.lower) add(before - 1, NOUN_BEFORE);
    if (first > from + 1 && at.get(forms[first - 1] as number) === 1 && staff.get(forms[first - 2] as number) === 1)
      add(ORG, ORGANIZATION_BEHIND);
  }
  // a person is of a place or of an organization, never of a person
  if (last?.type === 'PERSON' && last.end === first - 1 && of.get(forms[first - 1] as number) === 1) {
    const place = Math.max(scores[GPE] as number, scores[LOC] as number);
    if (place < Math.max(...scores)) add(ORG, ORGANIZATION_BEHIND);
  }
  if (end < to && output.get(forms[end] as number) === 1) add(ORG, ORGANIZATION_BEHIND);
  if (end + 1 < to && isPossessive(tokens, end) && assets.get(forms[end + 1] as number) === 1) add(ORG, ASSET);
  if (
    end - first === 1 &&
    first > from + 1 &&
    by.get(forms[first - 1] as number) === 1 &&
    findings.get(forms[first - 2] as number) === 1
  )
    add(ORG, ASSET);
  const type = bestType(scores);
  if (end < to && drills.get(forms[end] as number) === 1 && tokens.shapes[end] === Shape.lower && !HOLDERS.has(type))
    add(EVENT, EXERCISE);
  if (holdsAmpersand(tokens, first, end) && type === 'PERSON') add(ORG, AMPERSAND);
}

/** Who holds exercises: "Navy drills" are not named Navy. */
const HOLDERS: ReadonlySet<string> = new Set(['ORG', 'GPE', 'LOC', 'NORP']);

function isPossessive(tokens: Tokens, i: number): boolean {
  return /^['’]s?$/.test(tokenText(tokens, i));
}

/** "Rook & Heron": no person and seldom a title is named so. */
function holdsAmpersand(tokens: Tokens, first: number, end: number): boolean {
  for (let i = first + 1; i < end - 1; i++) if (tokenText(tokens, i) === '&') return true;
  return false;
}

/** The type that an apposition behind a name gives it, plus one: ", a gearbox maker in Chemnitz,"; 0 when there is none. */
function apposition(tokens: Tokens, end: number, to: number): number {
  if (end + 2 >= to || tokenText(tokens, end) !== ',' || articles.get(tokens.forms[end + 1] as number) !== 1) return 0;
  let found = 0;
  for (let i = end + 2; i < to && i < end + 2 + REACH; i++) {
    const type = nouns.get(tokens.forms[i] as number);
    if (type > 0 && tokens.shapes[i] === Shape.lower) found = type;
    else if (found > 0) return found; // the head is the last noun of its phrase
    const text = tokenText(tokens, i);
    if (text === '.' || text === ';' || text === '(' || text === '—') return found;
    if (text === 'who') return ENTITY_TYPES.indexOf('PERSON') + 1;
    if (PREPOSITIONS.has(text)) return found;
  }
  return found;
}

const PREPOSITIONS: ReadonlySet<string> = new Set([
  'of',
  'in',
  'at',
  'for',
  'from',
  'that',
  'which',
  'with',
  'on',
  'and',
]);
