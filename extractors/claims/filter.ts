import type { NumberMention } from '../numbers/mention.js';
import { TIME_UNITS } from '../numbers/units.js';
import { Pos } from '../syntax/syntax.js';
import { TokenKind, type Tokens, tokensOf, tokenWord } from '../text/tokens.js';
import type { ClaimContext } from './extract-claims.js';
import type { TokenMarks } from './marks.js';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const AGED = words('aged age ages');
const OLD = words('old olds');
const PEOPLE = words(
  'children people those adults women men workers girls boys patients residents voters is are was were',
);
const DURATION_BEFORE = words('for in after during over past last next previous following about every until lasting');
const DURATION_AFTER = words('ago earlier later before after hence since into prior');
const BEFORE_DURATION = words('the a some about nearly almost just only around roughly least at more than another');
const NOT_COUNTED = words('of way day thing another hand side time reason such those point');
const SINGLED_OUT = words('no the this that which');
/** Words that tell how sure a method is, not what it found. */
const METHOD = words('confidence');
const EQUALS = words('= < ≤ >');

/** Which numbers of the document assert a quantity: 1 for each that does. */
export function assertedNumbers(tokens: Tokens, marks: TokenMarks, context: ClaimContext): Uint8Array {
  const asserted = new Uint8Array(context.numbers.length);
  for (const [index, number] of context.numbers.entries()) {
    const place = placeOf(tokens, number);
    asserted[index] = place !== null && asserts(place, marks, context, number) ? 1 : 0;
  }
  return asserted;
}

/** A number among the tokens of its sentence; `word` gives '' outside of it. */
interface Place {
  readonly tokens: Tokens;
  readonly sentence: number;
  readonly first: number;
  readonly end: number;
  word(i: number): string;
}

function placeOf(tokens: Tokens, number: NumberMention): Place | null {
  const [first, end] = tokensOf(tokens, number);
  if (first === end) return null;
  const sentence = tokens.sentenceOf[first] as number;
  const from = tokens.sentenceStarts[sentence] as number;
  const limit = tokens.sentenceStarts[sentence + 1] as number;
  return { tokens, sentence, first, end, word: (i) => (i >= from && i < limit ? tokenWord(tokens, i) : '') };
}

function asserts(place: Place, marks: TokenMarks, context: ClaimContext, number: NumberMention): boolean {
  if (number.kind === 'ordinal' || isMethod(place)) return false;
  if (isYearsOld(place, marks, context) || isRace(place, number) || isHalfYear(place, number)) return false;
  if (number.kind === 'cardinal') return !isAge(place) && !isIndefiniteOne(place, context);
  return !isDuration(number, marks, place) || !isAdverbial(place, marks, context);
}

/** Confidence levels and p-values: "a 95% confidence interval", "p < 0.05". */
function isMethod({ word, first, end }: Place): boolean {
  if (METHOD.has(word(end)) || METHOD.has(word(end + 1))) return true;
  return EQUALS.has(word(first - 1)) && word(first - 2) === 'p';
}

/** "half-year profit": a time, no length. */
function isHalfYear({ tokens }: Place, number: NumberMention): boolean {
  return /^half[-‑]year/iu.test(tokens.text.slice(number.start, number.end + 5));
}

/** "the women's 3,000 metres", "the men's 110m hurdles": a race by its name. */
function isRace({ word, first }: Place, number: NumberMention): boolean {
  return (
    number.baseUnit === 'm' &&
    /^['’]?s?$/u.test(word(first - 1)) &&
    /^(?:wo)?men$|^(?:boy|girl)s?$/u.test(word(first - 2))
  );
}

const PERSON_WORDS = words('he she who i man woman boy girl');

/** "a 50-year-old man", "she is 58 years old"; a bus of that age is told as a fact. */
function isYearsOld({ word, first, end }: Place, marks: TokenMarks, context: ClaimContext): boolean {
  if (word(end) === '-') return OLD.has(word(end + 1));
  if (word(first + 1) === '-' && OLD.has(word(end))) return true;
  if (!OLD.has(word(end))) return false;
  for (let i = first - 1; i >= first - 6 && i >= 0; i--) {
    if (PERSON_WORDS.has(word(i)) || (word(i) !== '' && context.mentions[marks.entity[i] as number]?.type === 'PERSON'))
      return true;
  }
  return false;
}

/** Ages: "Kwame Mensah, 58, who …", "men aged 22 to 31", "children under five". */
function isAge({ tokens, word, first, end }: Place): boolean {
  const before = word(first - 1);
  // "who has died at 79"
  if (
    before === 'at' &&
    /^(?:died|dies|dead|death|retired)$/u.test(word(first - 2)) &&
    word(first - 3) !== 'of' &&
    !/^\p{L}{2,}s$/u.test(word(end))
  )
    return true;
  if (
    AGED.has(before) ||
    AGED.has(word(first - 2)) ||
    (before === 'and' && (AGED.has(word(first - 3)) || AGED.has(word(first - 4))))
  )
    return true;
  if ((before === 'under' || before === 'over') && PEOPLE.has(word(first - 2)))
    return tokens.kinds[end] !== TokenKind.word || !isCounted(word(end));
  const after = word(end);
  if (before !== ',' || (after !== ',' && after !== '.') || word(first - 2) === '') return false;
  const initial = tokens.text.charAt(tokens.starts[first - 2] as number);
  const years = Number(tokens.text.slice(tokens.starts[first], tokens.ends[end - 1]));
  if (after === ',' && word(end + 1) === 'or') return false;
  return tokens.kinds[first - 2] === TokenKind.word && initial !== initial.toLowerCase() && years > 0 && years < 120;
}

/** Whether the word behind "under 500" is likely a noun that it counts: a plural. */
function isCounted(word: string): boolean {
  return word.endsWith('s') && word.length > 3;
}

/** "one another", "one of the best", "the one who", "one must": no count. */
function isIndefiniteOne({ tokens, word, first, end, sentence }: Place, context: ClaimContext): boolean {
  if (end !== first + 1 || word(first) !== 'one') return false;
  if (NOT_COUNTED.has(word(end)) || SINGLED_OUT.has(word(first - 1))) return true;
  return context.syntax.tags(sentence)[first] === Pos.pron && tokens.kinds[end] === TokenKind.word;
}

/** What makes a length of time a part of a longer one. */
const WHICH = /^the (?:first|final|opening|closing|last|past|previous|next|coming) /iu;

const BINDING = words('will would should must shall may can to');

function isBinding(word: (i: number) => string, before: number): boolean {
  for (let i = before - 1; i >= before - 6; i--) if (BINDING.has(word(i))) return true;
  return false;
}

function isDuration(number: NumberMention, marks: TokenMarks, { first }: Place): boolean {
  if (number.kind !== 'quantity') return false;
  return (number.unit !== null && TIME_UNITS.has(number.unit)) || (marks.date[first] as number) >= 0;
}

/** A length of time that only says when or how long: "for six months", "18 minutes later", "over the past two months", "within 72 hours of". */
function isAdverbial({ word, first, end }: Place, marks: TokenMarks, context: ClaimContext): boolean {
  if (DURATION_AFTER.has(word(end))) return true;
  // "the 47-year record": the length of something.
  if (word(first + 1) === '-' && end - first === 3) return false;
  const date = context.dates[marks.date[first] as number];
  // Grown to "the past two months", it is a date.
  if (date !== undefined && date.type === 'DATE') return true;
  // "in the first eight months": which of a year's months they are
  if (date !== undefined && WHICH.test(date.text)) return true;
  let before = first - 1;
  for (let steps = 0; steps < 3 && BEFORE_DURATION.has(word(before)); steps++) before--;
  // "should arrive within two weeks" is a limit, "fell within eight minutes" only says when.
  if (word(before) === 'within') return word(end) === 'of' || !isBinding(word, before);
  // "work will last 11 weeks"
  if (word(before) === 'last' && BINDING.has(word(before - 1))) return false;
  return DURATION_BEFORE.has(word(before)) && word(end) !== 'of';
}
