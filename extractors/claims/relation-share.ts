import type { NumberMention } from '../numbers/mention.js';
import { Pos } from '../syntax/syntax.js';
import { tokenWord } from '../text/tokens.js';
import type { ClaimRelation } from './claim.js';
import { Kind } from './items.js';
import { RATIO_WHOLES } from './measure-counted.js';
import type { Draft, Sentence } from './sentence.js';
import { CHANGE_VERB, Word } from './words.js';

/** A part of a whole: "38% of", "one in three", "11 of 40", "of which 42%", "accounts for 62". */
export function isShare(sentence: Sentence, draft: Draft, inherited: ClaimRelation | undefined): boolean {
  const number = sentence.number(draft);
  const n = draft.item;
  if (draft.role === 'of') {
    // "dozens of militants" are no part of a whole
    if (number.decimal === null && number.lowDecimal === null) return false;
    // "will cover $40m of the award"
    if (number.kind === 'money' && isPartOfSum(sentence, draft)) return true;
    return (
      number.kind === 'percent' || number.kind === 'cardinal' || (number.kind === 'multiplier' && isFraction(number))
    );
  }
  if (number.kind === 'multiplier' && isFraction(number) && /\sin\s/u.test(number.text)) return true;
  const next = sentence.after(n);
  // "5% of that", "two of them"
  if (sentence.word(next) === 'of' && sentence.kind(next + 1) === Kind.pronoun && number.kind !== 'money') return true;
  if (isPartOfSample(sentence, draft)) return true;
  if (draft.role === 'inherited' && inherited !== undefined) {
    const word = sentence.word(sentence.after(n));
    // "the equivalent of 45% of GDP": a ratio
    const ratio =
      word === 'of' && RATIO_WHOLES.has(tokenWord(sentence.tokens, sentence.item(sentence.after(n) + 1)?.head ?? 0));
    if (
      word === 'of' &&
      !ratio &&
      (number.kind === 'percent' || number.kind === 'cardinal' || number.kind === 'multiplier')
    )
      return true;
    if (inherited === 'share') return !(number.kind === 'money' && isInPhrase(sentence, n));
    // "480 of them, or 45 per cent"
    if (
      inherited === 'is' &&
      number.kind === 'percent' &&
      isApposed(sentence, draft) &&
      sentence.word(sentence.before(n)) === 'or'
    )
      return true;
    if (
      number.kind === 'cardinal' &&
      inherited === 'is' &&
      draft.subjectRule === 'recipient' &&
      sentence.word(sentence.after(n)) === 'to'
    )
      return true;
  }
  const verb = sentence.clauses.verb[n] as number;
  // "the city's portion of it is 20%", "half the class was out"
  if (
    number.kind === 'percent' &&
    draft.role !== 'inherited' &&
    SHARES.has(tokenWord(sentence.tokens, draft.measureEnd - 1))
  )
    return true;
  if (draft.role === 'counted' && number.kind === 'multiplier' && isFraction(number) && draft.change === 0) return true;
  // "puts the insured part at a tenth", "which is more than half"
  if (
    number.kind === 'multiplier' &&
    isFraction(number) &&
    (draft.role === 'predicate' || draft.role === 'object') &&
    sentence.word(next) !== 'of'
  )
    return true;
  if (verb >= 0 && number.kind === 'percent') {
    const bits = sentence.verbBits(verb);
    if (bits & Word.part && (sentence.before(n) === verb || sentence.word(sentence.before(n)) === 'for')) return true;
  }
  // "30 pence out of every pound"
  if (sentence.word(next) === 'out' && sentence.word(next + 1) === 'of') return true;
  // "Of the 30 mills that he visits, 12 will close"; but "with a capacity of 400" and "in 60 countries" are no part of them
  return draft.role !== 'noun-of' && !(draft.role === 'counted' && isInPhrase(sentence, n)) && ofWhich(sentence, n);
}

/** "$40m of the award": a sum of a sum that an article or a possessive singles out. */
function isPartOfSum(sentence: Sentence, draft: Draft): boolean {
  const item = sentence.item(draft.measure);
  if (item === undefined || sentence.word(sentence.after(draft.item)) !== 'of') return false;
  const singled = item.pronoun >= 0 || (item.first > 0 && tokenWord(sentence.tokens, item.first - 1) === 'the');
  return singled && SUMS.test(tokenWord(sentence.tokens, item.head));
}

const SUMS =
  /^(?:award|bill|total|budget|sum|debt|cost|price|profit|grant|loan|package|fund|money|fee|ransom|fine|loss|amount|proceeds|funding|aid|damages)s?$/u;

/** "found that 30% had been robbed": a percentage that acts itself is a part of those who were asked. */
function isPartOfSample(sentence: Sentence, draft: Draft): boolean {
  const { kind } = sentence.number(draft);
  if (kind !== 'percent' || draft.change !== 0) return false;
  // "dropped the 5% that gave no age"
  if (sentence.word(draft.item + 1) === 'that' || sentence.word(draft.item + 1) === 'who')
    return sentence.kind(draft.item + 2) === Kind.verb;
  const left = sentence.kind(sentence.before(draft.item));
  if (left === Kind.verb || left === Kind.preposition || left === Kind.direction || left === Kind.noun) return false;
  let k = draft.item + 1;
  // "80% no longer ate meat"
  while (
    k < draft.item + 4 &&
    (sentence.kind(k) === Kind.adverb || sentence.kind(k) === Kind.comparative || sentence.word(k) === 'no')
  )
    k++;
  return (
    sentence.kind(k) === Kind.verb && !(sentence.verbBits(k) & CHANGE_VERB) && sentence.item(k)?.tag !== Pos.verbGerund
  );
}

const SHARES = new Set(['share', 'portion', 'proportion', 'percentage', 'fraction']);

/** Whether a multiplier is below one: "a third". */
export function isFraction(number: NumberMention): boolean {
  return number.decimal !== null && Number(number.decimal) < 1;
}

/** Whether a preposition stands before the figure. */
function isInPhrase(sentence: Sentence, n: number): boolean {
  return sentence.kind(sentence.before(n)) === Kind.preposition;
}

const OF_WHICH = new Set(['which', 'whom', 'them', 'these', 'those', 'that', 'this']);

function ofWhich(sentence: Sentence, n: number): boolean {
  let verbs = 0;
  for (let k = n - 1; k >= 0 && k > n - 8; k--) {
    if (sentence.kind(k) === Kind.stop) return false;
    // "of which the state pays $4m, is to make 300": the main clause goes on
    if (sentence.kind(k) === Kind.verb && ++verbs > 1) return false;
    // "two of them children, and claimed to have downed five"
    if (
      sentence.kind(k) === Kind.conjunction &&
      (sentence.kind(k + 1) === Kind.verb || sentence.kind(k + 1) === Kind.frame)
    )
      return false;
    if (sentence.word(k) === 'of' && OF_WHICH.has(sentence.word(k + 1))) return true;
  }
  const opener = partOpener(sentence, n);
  if (opener < 0) return false;
  // "Of the 40 mills, 11 will close": behind the comma.
  for (let k = n - 1; k > opener; k--) if (sentence.kind(k) === Kind.comma) return true;
  return false;
}

/** The "of" that opens the sentence or the part of it behind a colon or semicolon; -1. */
function partOpener(sentence: Sentence, n: number): number {
  for (let k = n - 1; k > 0 && k > n - 24; k--)
    if (sentence.kind(k) === Kind.stop) return sentence.word(k + 1) === 'of' ? k + 1 : -1;
  return sentence.word(0) === 'of' ? 0 : -1;
}

/** Second value of the same thing: ", or 5.2m", "—504 units—". */
export function isApposed(sentence: Sentence, draft: Draft): boolean {
  const left = sentence.before(draft.item);
  const kind = sentence.kind(left);
  return kind === Kind.conjunction || kind === Kind.dash || kind === Kind.comma || kind === Kind.open;
}
