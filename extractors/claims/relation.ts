import type { NumberMention } from '../numbers/mention.js';
import { tokenWord } from '../text/tokens.js';
import type { ClaimModality, ClaimRelation } from './claim.js';
import { Kind } from './items.js';
import type { Draft, Sentence } from './sentence.js';
import { CHANGE_VERB, Word, wordBits } from './words.js';

/** Verbs that are figures themselves: "it doubled the risk". */
const MULTIPLIES = /^(?:doubl|tripl|trebl|quadrupl|quintupl|halv)(?=e[sd]?$|ing$)/iu;

/** What a figure says of its measure. A change word wins over a forecast, the earlier side of a comparison over both. */
export function readRelation(
  sentence: Sentence,
  draft: Draft,
  drafts: readonly Draft[],
  relations: readonly ClaimRelation[],
  modality: ClaimModality,
): ClaimRelation {
  const twin = relations[draft.equivalentOf];
  if (twin !== undefined) return twin;
  if (draft.base) return 'from';
  if (draft.whole) return 'is';
  if (draft.change & Word.upNoun) return 'increase';
  if (draft.change & Word.downNoun) return 'decrease';
  const change = changeOf(sentence, draft, drafts);
  // "raised the limit to 45 feet": the bound itself has changed
  if (isBound(sentence, draft) && !(change !== null && draft.role === 'noun-of')) return 'limit';
  const turn = turnBehind(sentence, draft);
  if (turn !== null) return turn;
  if (change !== null) return change;
  const verbal = MULTIPLIES.exec(sentence.number(draft).text);
  if (verbal !== null) return verbal[0].toLowerCase() === 'halv' ? 'decrease' : 'increase';
  const times = timesOf(sentence, draft, drafts);
  if (times !== null) return times;
  if (isChance(sentence, draft)) return 'projected';
  const inherited = draft.role === 'inherited' ? relations[draft.from] : undefined;
  // "120 of which it plans to buy"
  if (
    draft.role === 'of' &&
    modality === 'projected' &&
    sentence.number(draft).kind === 'cardinal' &&
    sentence.kind(sentence.after(draft.item) + 1) === Kind.relative
  )
    return 'projected';
  // "three in four earn less than $90 a month": the bound that tells the part from the whole
  if (inherited === 'share' && isThreshold(sentence, draft, drafts)) return 'limit';
  if (isShare(sentence, draft, inherited))
    return modality === 'projected' && inherited === 'projected' && sentence.number(draft).kind !== 'percent'
      ? 'projected'
      : 'share';
  if (inherited !== undefined && isApposed(sentence, draft)) return inherited === 'from' ? 'is' : inherited;
  if (modality === 'targeted') return 'limit';
  if (modality === 'projected') return 'projected';
  return 'is';
}

/** A bound in another unit behind a part of a whole. */
function isThreshold(sentence: Sentence, draft: Draft, drafts: readonly Draft[]): boolean {
  const number = sentence.number(draft);
  if (number.modifier === null || number.modifier === 'approximately' || number.modifier === 'nearly') return false;
  if (number.kind !== 'money' && number.kind !== 'quantity') return false;
  const part = drafts[draft.from];
  return part !== undefined && part.item < draft.item && sentence.number(part).kind !== number.kind;
}

function isBound(sentence: Sentence, draft: Draft): boolean {
  const n = draft.item;
  const number = sentence.number(draft);
  if (
    number.modifier === 'at_most' &&
    precededByUpTo(sentence, n) &&
    sentence.kind(sentence.after(n)) !== Kind.comparative
  )
    return true;
  const measure = sentence.item(draft.measure);
  if (
    draft.role !== 'inherited' &&
    measure !== undefined &&
    (draft.role === 'noun-of' || draft.role === 'object') &&
    measure.bits & Word.bound
  )
    return true;
  const verb = sentence.clauses.verb[n] as number;
  // "above magnitude 5", "bring the rate below 20%"
  const before = sentence.word(sentence.before(n));
  if (
    (before === 'below' || before === 'under' || before === 'above') &&
    verb >= 0 &&
    sentence.kind(sentence.before(n) - 1) === Kind.noun &&
    sentence.bits(verb) & (Word.future | Word.goal | Word.forecast)
  )
    return true;
  if (verb < 0) return false;
  const head = tokenWord(sentence.tokens, sentence.item(verb)?.head ?? 0);
  if (/^(?:cap|limit)(?:s|ped|ited|ping|iting)?$/u.test(head) && sentence.word(sentence.before(n)) === 'at')
    return true;
  // "if gas revenue tops $2bn", "if coverage holds above 70%"
  for (let k = verb - 1; k >= 0 && k >= verb - 12; k--) {
    if (sentence.bits(k) & Word.condition) return true;
    if (sentence.kind(k) === Kind.comma || sentence.kind(k) === Kind.stop) break;
  }
  return false;
}

function precededByUpTo(sentence: Sentence, n: number): boolean {
  const item = sentence.item(n);
  if (item === undefined || item.first < 2) return false;
  return tokenWord(sentence.tokens, item.first - 1) === 'to' && tokenWord(sentence.tokens, item.first - 2) === 'up';
}

/** The verb or direction word that governs a figure: "rose 5%", "fell to 61", "down from". */
function changeOf(sentence: Sentence, draft: Draft, drafts: readonly Draft[]): ClaimRelation | null {
  const n = draft.item;
  const number = sentence.number(draft);
  let left = sentence.before(n);
  // "up to 6.3", "up 23%", "rose, to 5"
  const preposition = sentence.kind(left) === Kind.preposition ? sentence.word(left) : '';
  const to = preposition === 'to' || preposition === 'at';
  if (preposition !== '') left--;
  while (
    left >= 0 &&
    (sentence.kind(left) === Kind.comma || sentence.kind(left) === Kind.adverb || sentence.kind(left) === Kind.dash)
  )
    left--;
  if (sentence.kind(left) === Kind.direction) {
    const up = sentence.word(left) === 'up';
    if (to) return up ? 'increase_to' : 'decrease_to';
    if (isAmount(number) || sentence.kind(left - 1) === Kind.comma || preposition === 'by')
      return up ? 'increase' : 'decrease';
  }
  const verb = sentence.clauses.verb[n] as number;
  const previous = drafts[drafts.indexOf(draft) - 1];
  if (verb >= 0 && verb < n) {
    const bits = verbBits(sentence, verb);
    const between = previous !== undefined && previous.item > verb;
    const governed = bits & CHANGE_VERB;
    if (governed) {
      const direct = left === verb || sentence.kind(left) === Kind.direction;
      if (bits & Word.reach && direct && draft.role !== 'of') return bits & Word.down ? 'decrease_to' : 'increase_to';
      if (
        preposition === 'to' &&
        (draft.role === 'predicate' ||
          draft.role === 'inherited' ||
          draft.role === 'object' ||
          draft.role === 'counted' ||
          draft.role === 'change')
      ) {
        return bits & Word.down ? 'decrease_to' : 'increase_to';
      }
      if (direct && bits & Word.taking && (draft.role === 'of' || draft.role === 'counted')) return 'decrease';
      const moves = (bits & (Word.up | Word.down)) !== 0;
      if (
        moves &&
        (preposition === 'by' || direct) &&
        !between &&
        draft.role !== 'noun-of' &&
        !isHolding(sentence, draft, verb)
      ) {
        if (
          draft.role === 'counted' &&
          !(bits & Word.taking) &&
          !(bits & Word.up && sentence.word(verb).startsWith('add'))
        )
          return null;
        return bits & Word.down ? 'decrease' : 'increase';
      }
      if (moves && draft.role === 'object' && !between && preposition !== 'at' && preposition !== 'as')
        return bits & Word.down ? 'decrease' : 'increase';
    }
  }
  // "a 5% rise, to $5bn": the level behind a change named by a noun or by the figure before.
  const source = drafts[draft.from] ?? previous;
  if (
    preposition === 'to' &&
    source !== undefined &&
    source.change !== 0 &&
    (draft.role === 'inherited' || draft.role === 'counted' || draft.role === 'predicate')
  ) {
    return source.change & Word.downNoun ? 'decrease_to' : 'increase_to';
  }
  if (preposition === 'to' && draft.role === 'inherited' && drafts.some((other) => other.base)) return 'increase_to';
  return null;
}

/** "the firm raised $8m", "they gained 20 seats": somebody got something; nothing grew. */
function isHolding(sentence: Sentence, draft: Draft, verb: number): boolean {
  const kind = sentence.number(draft).kind;
  if (kind === 'percent' || kind === 'multiplier') return false;
  const subject = sentence.item(sentence.clauses.subject[verb] as number);
  const type = sentence.context.mentions[sentence.entityAt(subject?.head ?? -1)]?.type;
  return (type === 'ORG' || type === 'PERSON' || type === 'GPE') && !(verbBits(sentence, verb) & Word.taking);
}

/** Bits of a verb group's main verb; the auxiliaries say nothing of change. */
function verbBits(sentence: Sentence, verb: number): number {
  const item = sentence.item(verb);
  return item === undefined ? 0 : wordBits(sentence.tokens.forms[item.head] as number);
}

/** Figures that can be the size of a change by themselves. */
function isAmount(number: NumberMention): boolean {
  return (
    number.kind === 'percent' ||
    number.kind === 'money' ||
    number.kind === 'quantity' ||
    number.kind === 'multiplier' ||
    number.kind === 'cardinal'
  );
}

/** "82 transits in 2024, up from 67": a level that a direction behind it explains. */
function turnBehind(sentence: Sentence, draft: Draft): ClaimRelation | null {
  if (draft.equivalentOf >= 0) return null;
  for (let k = draft.item + 1; k < draft.item + 14; k++) {
    const kind = sentence.kind(k);
    if (kind === 0 || kind === Kind.verb || (kind === Kind.stop && sentence.word(k) === ';')) return null;
    if (kind === Kind.number && sentence.kind(k - 1) !== Kind.open) return null;
    if (kind === Kind.direction && sentence.kind(k - 1) !== Kind.verb) {
      const next = sentence.word(k + 1);
      if (next === 'from' || sentence.kind(k + 1) === Kind.number || sentence.kind(k + 1) === Kind.adverb)
        return sentence.word(k) === 'up' ? 'increase_to' : 'decrease_to';
    }
  }
  return null;
}

function isChance(sentence: Sentence, draft: Draft): boolean {
  const measure = sentence.item(draft.measure);
  return measure !== undefined && draft.role !== 'inherited' && (measure.bits & Word.chance) !== 0;
}

/** "three times the 750 built", "half the 5.5%": a multiplier of an earlier figure. */
function timesOf(sentence: Sentence, draft: Draft, drafts: readonly Draft[]): ClaimRelation | null {
  const number = sentence.number(draft);
  if (number.kind !== 'multiplier' || number.decimal === null) return null;
  const next = drafts[drafts.indexOf(draft) + 1];
  if (next === undefined || !next.base || next.item > draft.item + 2) return null;
  return Number(number.decimal) < 1 ? 'decrease' : 'increase';
}

/** A part of a whole: "38% of", "one in three", "11 of 40", "of which 42%", "accounts for 62". */
function isShare(sentence: Sentence, draft: Draft, inherited: ClaimRelation | undefined): boolean {
  const number = sentence.number(draft);
  const n = draft.item;
  if (draft.role === 'of') {
    // "dozens of militants" are no part of a whole
    if (number.decimal === null && number.lowDecimal === null) return false;
    return (
      number.kind === 'percent' || number.kind === 'cardinal' || (number.kind === 'multiplier' && isFraction(number))
    );
  }
  if (number.kind === 'multiplier' && isFraction(number) && /\sin\s/u.test(number.text)) return true;
  if (draft.role === 'inherited' && inherited !== undefined) {
    const word = sentence.word(sentence.after(n));
    if (word === 'of' && (number.kind === 'percent' || number.kind === 'cardinal' || number.kind === 'multiplier'))
      return true;
    if (inherited === 'share') return true;
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
  if (verb >= 0 && number.kind === 'percent') {
    const bits = verbBits(sentence, verb);
    if (bits & Word.part && (sentence.before(n) === verb || sentence.word(sentence.before(n)) === 'for')) return true;
  }
  // "Of the 30 mills that he visits, 12 will close"
  return ofWhich(sentence, n);
}

function isFraction(number: NumberMention): boolean {
  return number.decimal !== null && Number(number.decimal) < 1;
}

function ofWhich(sentence: Sentence, n: number): boolean {
  for (let k = n - 1; k >= 0 && k > n - 8; k--) {
    if (sentence.kind(k) === Kind.stop) return false;
    if (sentence.word(k) === 'of' && (sentence.kind(k + 1) === Kind.relative || sentence.kind(k + 1) === Kind.pronoun))
      return true;
  }
  if (sentence.word(0) !== 'of') return false;
  // "Of the 40 mills, 11 will close": behind the comma.
  for (let k = n - 1; k > 0; k--) if (sentence.kind(k) === Kind.comma) return true;
  return false;
}

/** Second value of the same thing: ", or 5.2m", "—504 units—". */
function isApposed(sentence: Sentence, draft: Draft): boolean {
  const left = sentence.before(draft.item);
  const kind = sentence.kind(left);
  return kind === Kind.conjunction || kind === Kind.dash || kind === Kind.comma || kind === Kind.open;
}
