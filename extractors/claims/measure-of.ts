import { Kind } from './items.js';
import { BASE, comparedWith } from './measure-base.js';
import { changed, RATIO_WHOLES } from './measure-counted.js';
import { predicate } from './measure-predicate.js';
import type { Draft, Sentence } from './sentence.js';
import { headWord, inherit, isThing, take } from './take.js';
import { CHANGE_NOUN, CHANGE_VERB, Word } from './words.js';

/** Nouns that only say which of its values a measure has. */
/** Nouns behind which a percentage "of" something is a part of it: "control of 20% of the reserves". */
const POSSESSIONS = new Set(
  'control ownership source loss purchase sale possession destruction closure supply sources losses home exporter producer importer'.split(
    ' ',
  ),
);
const VALUES = new Set(
  'estimate level average total figure forecast peak record rate sum number value projection expectation expectations'.split(
    ' ',
  ),
);
const EXTREMES = new Set('peak high low record average maximum minimum trough median norm'.split(' '));

/** "4.4 per cent of GDP" behind a verb of level or change: a ratio, whose measure is the subject. */
export function isRatio(sentence: Sentence, draft: Draft, left: number): boolean {
  const kind = sentence.number(draft).kind;
  if (kind !== 'percent' && kind !== 'multiplier') return false;
  if (isNounOf(sentence, left)) return !POSSESSIONS.has(headWord(sentence, left - 1));
  const verb = sentence.clauses.verb[draft.item] as number;
  if (verb < 0) return false;
  // the main verb: "were supplying 59% of demand" tells a part
  const bits = sentence.verbBits(verb);
  const subject = sentence.clauses.subject[verb] as number;
  const close =
    left === verb ||
    (sentence.kind(left) === Kind.preposition &&
      (left === verb + 1 ||
        sentence.kind(left - 1) === Kind.noun ||
        sentence.kind(left - 1) === Kind.number ||
        sentence.kind(left - 1) === Kind.direction));
  if (!close) return false;
  const preposition = sentence.kind(left) === Kind.preposition ? sentence.word(left) : '';
  if (preposition === 'at' || preposition === 'as') return true;
  if (bits & Word.part && !(bits & Word.level)) return false;
  // "is added to a third of the flour"
  if (preposition === 'to' && /^add/u.test(headWord(sentence, verb))) return false;
  if (preposition === 'to' || preposition === 'from') return (bits & (CHANGE_VERB | Word.level)) !== 0;
  if (bits & (Word.level | Word.reach) && subject >= 0) return isThing(sentence, subject);
  return false;
}

/** Takes the whole behind "of"; false where a mean or a price makes the figure a ratio. */
export function ofNoun(sentence: Sentence, draft: Draft, of: number, drafts: readonly Draft[]): boolean {
  let k = of + 1;
  for (let steps = 0; steps < 4; steps++) {
    const kind = sentence.kind(k);
    // "18 of 72 districts", "15.4m of India's 19.3m households"
    if (kind === Kind.number) {
      k = sentence.after(k);
      if (sentence.kind(k) === Kind.noun || sentence.kind(k) === Kind.adjective) continue;
      break;
    }
    if (kind === Kind.noun && sentence.item(k)?.possessor) {
      k++;
      continue;
    }
    // "61% of last year's allotment"
    const dated = kind === Kind.date && sentence.kind(k + 1) === Kind.noun;
    if (kind === Kind.adjective || kind === Kind.adverb || kind === Kind.comparative || dated) {
      k++;
      continue;
    }
    break;
  }
  if (sentence.kind(k) === Kind.noun) {
    if (RATIO_WHOLES.has(headWord(sentence, k)) && !isPart(sentence, draft, k)) return false;
    // "400 basis points of easing": the size of a change
    const { unit } = sentence.number(draft);
    if (unit === 'bp' || unit === 'pp') draft.change = (sentence.item(k)?.bits ?? 0) & CHANGE_NOUN;
    return take(sentence, draft, 'of', k);
  }
  // "90% of which are", "47% of it": the noun that the pronoun stands for.
  if (
    sentence.kind(k) === Kind.relative &&
    !drafts.some((other) => other.measure >= 0 && other.item > draft.item - 5)
  ) {
    for (let i = draft.item - 1; i >= 0 && i > draft.item - 4; i--) {
      if (sentence.kind(i) === Kind.noun) return take(sentence, draft, 'of', overLike(sentence, i));
    }
  }
  if (drafts.length > 0) {
    inherit(draft, drafts, drafts.length - 1);
    draft.role = 'inherited';
    return true;
  }
  return false;
}

/** Whether a figure is a part even of a mean or price: a count is, and a percentage or fraction of a price. */
function isPart(sentence: Sentence, draft: Draft, whole: number): boolean {
  const { kind, decimal } = sentence.number(draft);
  const priced = /^prices?$/u.test(headWord(sentence, whole));
  return kind === 'cardinal' || (priced && (kind === 'percent' || (kind === 'multiplier' && Number(decimal) < 1)));
}

/** "metals like cobalt": the noun before the example. */
function overLike(sentence: Sentence, i: number): number {
  return sentence.word(i - 1) === 'like' &&
    sentence.kind(i - 2) === Kind.noun &&
    sentence.entityAt(sentence.item(i)?.head ?? -1) < 0
    ? i - 2
    : i;
}

/** Whether the figure stands behind "NOUN of" (or NOUN with a bracket between). */
export function isNounOf(sentence: Sentence, left: number): boolean {
  if (sentence.word(left) !== 'of' || sentence.kind(left) !== Kind.preposition) return false;
  const before = sentence.kind(left - 1);
  return before === Kind.noun || before === Kind.frame || before === Kind.adjective;
}

/** Takes the noun before "of", unless it only says which value it is or names a change. */
export function nounOf(sentence: Sentence, draft: Draft, left: number, drafts: readonly Draft[]): boolean {
  // "earnings per share of $3"
  const noun = sentence.word(left - 2) === 'per' && sentence.kind(left - 3) === Kind.noun ? left - 3 : left - 1;
  const item = sentence.item(noun);
  if (item?.kind !== Kind.noun) return predicate(sentence, draft, left, drafts);
  // "12% above the estimate of 48", "more than the 2024 rate of €12": the noun is the earlier side of the comparison.
  let opener = noun - 1;
  while (opener > 0 && (sentence.item(opener)?.possessor || sentence.kind(opener) === Kind.date)) opener--;
  const before = sentence.word(opener);
  if (
    drafts.length > 0 &&
    !(item.bits & Word.bound) &&
    ((BASE.has(before) && !isOtherNoun(sentence, before, noun, draft, drafts)) ||
      ((before === 'over' || before === 'on') && drafts.at(-1)?.change !== 0))
  ) {
    draft.base = true;
  }
  // "grew 3% to an annual rate of $99bn": the level of what changed.
  const verb = sentence.clauses.verb[draft.item] as number;
  const last = drafts.at(-1);
  if (
    sentence.word(noun - 1) === 'to' &&
    last !== undefined &&
    last.item > verb &&
    (last.change !== 0 || sentence.verbBits(verb) & CHANGE_VERB)
  )
    return inherit(draft, drafts, drafts.length - 1);
  // "down from a peak of 5m", "at an average of $3 a kilo": the noun only says which value it is.
  if (item.head === item.first && EXTREMES.has(headWord(sentence, noun)) && drafts.length > 0) {
    const base = draft.base;
    inherit(draft, drafts, base ? comparedWith(sentence, draft, drafts) : drafts.length - 1);
    return true;
  }
  // "widened to $11bn, above the forecast of $10bn": what was foreseen is what was measured
  if (isForeseen(sentence, noun) && drafts.length > 0 && COMPARED.has(before)) {
    draft.base = true;
    return inherit(draft, drafts, comparedWith(sentence, draft, drafts));
  }
  // "$5bn, the equivalent of 45% of GDP"
  if (headWord(sentence, noun) === 'equivalent' && drafts.length > 0) return inherit(draft, drafts, drafts.length - 1);
  // "births hit a record low of 370,000"
  if (EXTREMES.has(headWord(sentence, noun)) && noun === verb + 1 && sentence.verbBits(verb) & Word.reach) {
    const subject = sentence.possessed(sentence.clauses.subject[verb] as number);
    if (isThing(sentence, subject)) return take(sentence, draft, 'predicate', subject);
  }
  // "sends home an average of $400 a month": of whom it is the average
  if (
    item.head === item.first &&
    EXTREMES.has(headWord(sentence, noun)) &&
    noun > verb &&
    verb >= 0 &&
    isSentOut(sentence, verb, noun)
  )
    return predicate(sentence, draft, verb, drafts);
  // "an advance of £250"
  const advanced = headWord(sentence, noun) === 'advance' && sentence.number(draft).kind === 'money';
  if (item.bits & CHANGE_NOUN && !advanced) {
    // Growth is measured itself: "growth of 14%" is a level of growth.
    if (sentence.word(noun) === 'growth' || (item.head > item.first && headWord(sentence, noun) === 'growth')) {
      return take(sentence, draft, 'noun-of', noun);
    }
    return changed(sentence, draft, noun, drafts);
  }
  return take(sentence, draft, 'noun-of', noun);
}

/** What a result is held against. */
const COMPARED = new Set(
  'above below than against beating missing topping exceeding beat missed topped exceeded versus'.split(' '),
);

/** "the forecast", "economists' estimate", "a consensus": a bare noun of what was expected. */
function isForeseen(sentence: Sentence, noun: number): boolean {
  const item = sentence.item(noun);
  if (
    item === undefined ||
    !/^(?:forecast|estimate|expectation|projection|consensus|prediction)s?$/u.test(headWord(sentence, noun))
  )
    return false;
  return (
    item.head === item.first || /^(?:median|average|consensus|market|analysts?|economists?)$/u.test(sentence.word(noun))
  );
}

/** Whether nothing but adverbs stands between a verb that tells no level and its object. */
function isSentOut(sentence: Sentence, verb: number, noun: number): boolean {
  if (sentence.verbBits(verb) & (Word.level | CHANGE_VERB)) return false;
  for (let k = verb + 1; k < noun; k++) if (sentence.kind(k) !== Kind.adverb) return false;
  return true;
}

/** "against wage growth of 6%": a figure of its own beside the one before; "against the estimate of 48" is the earlier side. */
function isOtherNoun(
  sentence: Sentence,
  opener: string,
  noun: number,
  draft: Draft,
  drafts: readonly Draft[],
): boolean {
  if (opener !== 'against' && opener !== 'versus') return false;
  const head = headWord(sentence, noun);
  const compared = drafts[comparedWith(sentence, draft, drafts)];
  if (VALUES.has(head) || head === headWord(sentence, compared?.measure ?? -1)) return false;
  for (let k = draft.item + 1; k < draft.item + 4; k++) if (sentence.kind(k) === Kind.date) return false;
  return true;
}

/** Whether "of" and at most a possessor stand between two figures: "18 of 72", "15 of India's 19". */
export function isOfWhole(sentence: Sentence, part: number, whole: number): boolean {
  const after = sentence.after(part);
  // "$1.5bn out of $2.7bn"
  const of = sentence.word(after) === 'out' ? after + 1 : after;
  if (sentence.word(of) !== 'of') return false;
  for (let i = of + 1; i < whole; i++) {
    const item = sentence.item(i);
    if (item === undefined || !(item.possessor || item.kind === Kind.adjective || item.kind === Kind.comparative))
      return false;
  }
  return true;
}
