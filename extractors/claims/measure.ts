import { tokenWord } from '../text/tokens.js';
import { Kind } from './items.js';
import { comparedWith, goesOnWithBase, isBase, isElsewhere, isShortOf } from './measure-base.js';
import { counted, isCounted, isLevelled, isObject, MONEY_PURPOSE, purposeNoun, toWhat } from './measure-counted.js';
import { isNounOf, isOfWhole, isRatio, nounOf, ofNoun } from './measure-of.js';
import { predicate } from './measure-predicate.js';
import { isVerbal, verbal } from './measure-verbal.js';
import type { Draft, Sentence } from './sentence.js';
import { headWord, inherit, isThing, take } from './take.js';
import { isGiverNoun, PUNISHES, Word } from './words.js';

const PARTS = new Set(['share', 'part', 'portion', 'slice', 'fraction', 'some', 'most']);
const SPENDS = /^(?:spend|spent|devot|allocat|allot|earmark|invest|pay|paid)/u;
const MORE = new Set(['more', 'fewer', 'less']);

/** "33 kilometers under the sea", "300 metres above the valley", "26% over three years": where or how long something is, compared with nothing. */
function isPlace(sentence: Sentence, draft: Draft, right: number): boolean {
  const number = sentence.number(draft);
  // "26% over three years"
  if (sentence.word(right) === 'over' && sentence.kind(right + 1) === Kind.date) return true;
  // "200 days over four summers"
  if (sentence.word(right) === 'over' && sentence.kind(right + 1) === Kind.number && !sentence.followsThe(right + 1))
    return true;
  return (
    number.kind === 'quantity' && number.baseUnit === 'm' && /^(?:under|over|above|below)$/u.test(sentence.word(right))
  );
}

/**
 * Finds what a figure measures, and returns whether there is anything: the item of the noun phrase, or the draft before it from which the measure is taken. The patterns are tried
 * from the tightest (the noun that stands right behind the figure) to the loosest (whatever the figure before measured).
 */
export function readMeasure(sentence: Sentence, draft: Draft, drafts: readonly Draft[]): boolean {
  const n = draft.item;
  const number = sentence.number(draft);
  const left = sentence.before(n);
  const right = sentence.after(n);
  const previous = drafts.at(-1);
  draft.base = isBase(sentence, left, n) || (previous?.base === true && goesOnWithBase(sentence, previous, left, n));
  draft.whole =
    previous !== undefined && previous.role === 'of' && previous.measure > n && isOfWhole(sentence, previous.item, n);

  if (sentence.kind(n - 1) === Kind.open && sentence.kind(n - 2) === Kind.number && previous?.item === n - 2) {
    draft.equivalentOf = drafts.length - 1;
    return inherit(draft, drafts, drafts.length - 1);
  }
  if (sentence.kind(right) === Kind.noun && isCounted(sentence, draft, right))
    return counted(sentence, draft, right, drafts);
  if (sentence.kind(right) === Kind.comparative && !isNounOf(sentence, left) && !isPlace(sentence, draft, right)) {
    // "15 more ships" are added, "25% more" is growth; "2,080 more are due" compares nothing.
    const grows = number.kind !== 'cardinal' || sentence.word(right + 1) === 'than';
    if (grows) draft.change = sentence.bits(right) & Word.over ? Word.upNoun : Word.downNoun;
    // "25% more incidents"; behind "above" and "higher" stands what it is compared with.
    const more = sentence.item(right + 1);
    // "210 crowns more a month"
    if (MORE.has(sentence.word(right)) && more?.kind === Kind.noun && more.first === sentence.item(right)?.end) {
      return take(sentence, draft, 'counted', sentence.possessed(right + 1));
    }
    if (
      previous !== undefined &&
      !opensClause(sentence, previous.item, n) &&
      !hasOwnSubject(sentence, previous.item, n) &&
      !isBehindRelative(sentence, previous.item, n)
    ) {
      return inherit(draft, drafts, drafts.length - 1);
    }
    return predicate(sentence, draft, left, drafts);
  }
  const spent = spentOn(sentence, draft, right);
  if (spent >= 0) return take(sentence, draft, 'counted', spent);
  if (sentence.word(right) === 'of' && !isRatio(sentence, draft, left)) {
    if (ofNoun(sentence, draft, right, drafts)) return true;
  }
  // "71%, well short of the 95% that the agency advises"
  if (previous !== undefined && isShortOf(sentence, left)) return inherit(draft, drafts, drafts.length - 1);
  // "took 17% of the tonnage, against China's 70%": what the other has of the same
  const rival = sentence.item(n - 1);
  if (
    previous !== undefined &&
    number.kind === 'percent' &&
    rival?.possessor &&
    rival.named &&
    sentence.kind(n - 2) === Kind.preposition
  )
    return inherit(draft, drafts, comparedWith(sentence, draft, drafts));
  // "trim the order from 28 to 19 aircraft": both are counted.
  const later = draft.base && number.kind === 'cardinal' ? laterCount(sentence, n) : -1;
  if (later >= 0) return take(sentence, draft, 'counted', later);
  if (draft.base && isElsewhere(sentence, n)) draft.base = false;
  if (
    draft.base &&
    previous !== undefined &&
    !isNounOf(sentence, left) &&
    !opensChange(sentence, previous.item, n, left)
  )
    return inherit(draft, drafts, comparedWith(sentence, draft, drafts));
  if (number.kind === 'multiplier' && number.decimal !== null && isVerbal(sentence, n))
    return verbal(sentence, draft, left, drafts);
  if (number.kind === 'multiplier' && sentence.kind(right) === Kind.number && previous !== undefined)
    return inherit(draft, drafts, drafts.length - 1);
  // "paid $5 a week for a place"
  const yearly = sentence.kind(right) === Kind.date && /^(?:for|on|into)$/u.test(sentence.word(right + 1));
  const purpose = yearly ? right + 1 : right;
  if (
    number.kind === 'money' &&
    MONEY_PURPOSE.has(sentence.word(purpose)) &&
    sentence.kind(purpose) !== Kind.verb &&
    (!isNounOf(sentence, left) || isPartOf(sentence, left))
  ) {
    const noun = purposeNoun(sentence, purpose + 1);
    const verb = sentence.clauses.verb[n] as number;
    // A level or a change is not spent on anything: "rose to $5bn in March", "stood at $3bn".
    const word = sentence.word(purpose);
    const levelled =
      verb >= 0 &&
      left >= verb &&
      (left > verb
        ? sentence.kind(left) === Kind.preposition && !isParticle(sentence, left, verb)
        : isLevelled(sentence, verb, word));
    // "repay $5m to 600 savers": who gets it
    const gets = word === 'to' && isGiverNoun(0, headWord(sentence, noun));
    // "fined $7m for fixing prices"
    const deed = word === 'for' && PUNISHES.test(headWord(sentence, verb));
    const fits = deed
      ? false
      : word === 'in' || word === 'to'
        ? isThing(sentence, noun) && !gets
        : isObject(sentence, noun);
    const mean = word === 'on' && headWord(sentence, noun) === 'average';
    const said = sentence.marks.content[sentence.item(noun)?.head ?? 0] === draft.attribution;
    if (fits && !mean && !levelled && said) return take(sentence, draft, 'counted', noun);
  }
  const what = toWhat(sentence, right, n, left);
  if (what >= 0) return take(sentence, draft, 'object', what);
  if (isNounOf(sentence, left)) return nounOf(sentence, draft, left, drafts);
  return predicate(sentence, draft, left, drafts);
}

/** The noun behind the second figure of "from 28 to 19 aircraft"; -1. */
function laterCount(sentence: Sentence, n: number): number {
  if (sentence.word(sentence.before(n)) !== 'from' || sentence.word(n + 1) !== 'to') return -1;
  const to = sentence.kind(n + 2) === Kind.number ? n + 2 : -1;
  const noun = to < 0 ? -1 : sentence.possessed(sentence.after(to));
  return sentence.kind(noun) === Kind.noun && sentence.item(noun)?.first === sentence.item(to)?.end ? noun : -1;
}

/** "…, and the fee rose from 2% to 3%": the earlier figure opens a change that has a subject of its own. */
function opensChange(sentence: Sentence, previous: number, n: number, left: number): boolean {
  const verb = sentence.clauses.verb[n] as number;
  if (verb <= previous || sentence.word(left) !== 'from') return false;
  const subject = sentence.clauses.subject[verb] as number;
  return (
    (left === verb + 1 || (left === verb + 2 && sentence.kind(left - 1) === Kind.direction)) &&
    subject > previous &&
    sentence.kind(subject) === Kind.noun
  );
}

/** "spends 3% of GDP on its schools": what the part of a whole is spent on; -1. */
function spentOn(sentence: Sentence, draft: Draft, right: number): number {
  if (sentence.number(draft).kind !== 'percent' || sentence.word(right) !== 'of') return -1;
  const verb = sentence.clauses.verb[draft.item] as number;
  if (verb < 0 || sentence.before(draft.item) !== verb || sentence.bits(verb) & (Word.level | Word.part)) return -1;
  const whole = sentence.possessed(right + 1);
  const word = sentence.word(whole + 1);
  if (sentence.kind(whole) !== Kind.noun || (word !== 'on' && word !== 'for' && word !== 'to')) return -1;
  const noun = sentence.possessed(whole + 2);
  return isThing(sentence, noun) && SPENDS.test(tokenWord(sentence.tokens, sentence.item(verb)?.head ?? 0)) ? noun : -1;
}

/** "…, and fares were 9% higher": a verb and a thing that is its subject behind the figure before. */
function hasOwnSubject(sentence: Sentence, previous: number, n: number): boolean {
  const verb = sentence.clauses.verb[n] as number;
  const subject = sentence.subjectOf(n);
  return verb > previous && subject > previous && isThing(sentence, subject) && sentence.before(n) === verb;
}

/** "Food prices, which make up a fifth of the index, were 9% higher": the verb whose subject stands before the relative clause of the figure before. */
function isBehindRelative(sentence: Sentence, previous: number, n: number): boolean {
  const verb = sentence.clauses.verb[n] as number;
  const subject = sentence.subjectOf(n);
  if (verb <= previous || sentence.kind(verb - 1) !== Kind.comma || subject < 0 || sentence.before(n) !== verb)
    return false;
  for (let k = subject + 1; k < previous; k++) if (sentence.kind(k) === Kind.relative) return true;
  return false;
}

/** "paid out $48m for phones" */
function isParticle(sentence: Sentence, left: number, verb: number): boolean {
  const word = sentence.word(left);
  return left === verb + 1 && /^(?:out|off|in|over|aside|away|down)$/u.test(word);
}

/** "a small share of the $1.5bn in imports" */
function isPartOf(sentence: Sentence, of: number): boolean {
  return PARTS.has(headWord(sentence, of - 1));
}

/** Whether a clause of its own begins between two items: semicolon or relative word. */
function opensClause(sentence: Sentence, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) {
    if ((sentence.kind(i) === Kind.stop && sentence.word(i) === ';') || sentence.kind(i) === Kind.relative) return true;
  }
  return false;
}
