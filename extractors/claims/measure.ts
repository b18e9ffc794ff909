import { Pos } from '../syntax/syntax.js';
import { tokenWord } from '../text/tokens.js';
import { climb } from './clauses.js';
import { type Item, Kind } from './items.js';
import type { Draft, Role, Sentence } from './sentence.js';
import { CHANGE_NOUN, CHANGE_VERB, Word } from './words.js';

/** Words before a figure that make it the earlier side of a comparison. */
const BASE = new Set(['from', 'against', 'than', 'versus', 'vs', 'after']);
const MONEY_PURPOSE = new Set(['in', 'for', 'on', 'of', 'into', 'to', 'toward', 'towards']);
const MORE = new Set(['more', 'fewer', 'less']);
/** Nouns behind "of" that make a percentage a ratio: "58% of GDP", "an eighth of the global mean". */
const RATIO_WHOLES = new Set('gdp mean average level levels rate price prices gnp peak normal'.split(' '));
/** Nouns behind a figure that only repeat its unit. */
const UNIT_NOUNS = new Set(
  'short long wide deep high tall away off-peak points point year-on-year year-over-year percentage per live births each apiece annually'.split(
    ' ',
  ),
);
const TO_WHAT = new Set(['off', 'to', 'from', 'onto']);
const AT = new Set(['at', 'as', 'above', 'below', 'nearer', 'between', 'under', 'over', 'beyond']);
const HELD_BY = new Set('at as by to above below from of with between under over beyond for'.split(' '));

/** "33 kilometers under the sea", "300 metres above the valley": where something is, compared with nothing. */
function isPlace(sentence: Sentence, draft: Draft, right: number): boolean {
  const number = sentence.number(draft);
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
  draft.base = isBase(sentence, left, n);
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
    if (MORE.has(sentence.word(right)) && sentence.kind(right + 1) === Kind.noun) {
      return take(sentence, draft, 'counted', sentence.possessed(right + 1));
    }
    if (previous !== undefined && !opensClause(sentence, previous.item, n)) {
      return inherit(draft, drafts, drafts.length - 1);
    }
    return predicate(sentence, draft, left, drafts);
  }
  if (sentence.word(right) === 'of' && !isRatio(sentence, draft, left)) {
    if (ofNoun(sentence, draft, right, drafts)) return true;
  }
  if (draft.base && isElsewhere(sentence, n)) draft.base = false;
  if (draft.base && previous !== undefined && !isNounOf(sentence, left))
    return inherit(draft, drafts, drafts.length - 1);
  if (number.kind === 'multiplier' && number.decimal !== null && isVerbal(sentence, n))
    return verbal(sentence, draft, left, drafts);
  if (number.kind === 'multiplier' && sentence.kind(right) === Kind.number && previous !== undefined)
    return inherit(draft, drafts, drafts.length - 1);
  if (number.kind === 'money' && MONEY_PURPOSE.has(sentence.word(right)) && !isNounOf(sentence, left)) {
    const noun = purposeNoun(sentence, right + 1);
    const verb = sentence.clauses.verb[n] as number;
    // A level or a change is not spent on anything: "rose to $5bn in March", "stood at $3bn".
    const word = sentence.word(right);
    const levelled =
      verb >= 0 &&
      left >= verb &&
      (left > verb ? sentence.kind(left) === Kind.preposition : isLevelled(sentence, verb, word));
    const fits = word === 'in' || word === 'to' ? isThing(sentence, noun) : isObject(sentence, noun);
    if (fits && !levelled) return take(sentence, draft, 'counted', noun);
  }
  const what = toWhat(sentence, right, n, left);
  if (what >= 0) return take(sentence, draft, 'object', what);
  if (isNounOf(sentence, left)) return nounOf(sentence, draft, left, drafts);
  return predicate(sentence, draft, left, drafts);
}

/** Whether the verb makes the money a level or the size of a change; "lost $5m on fruit" and "raised $5m for schools" do not. */
function isLevelled(sentence: Sentence, verb: number, preposition: string): boolean {
  const bits = sentence.bits(verb);
  if (bits & Word.level) return true;
  return (bits & CHANGE_VERB) !== 0 && (preposition === 'in' || preposition === 'to');
}

/** The noun that money goes to: "for subsidies", "for 1,200 units". */
function purposeNoun(sentence: Sentence, i: number): number {
  return sentence.possessed(sentence.kind(i) === Kind.number ? sentence.after(i) : i);
}

/** A noun phrase that money can be for: a thing, or a named programme or product. */
function isObject(sentence: Sentence, i: number): boolean {
  const item = sentence.item(i);
  if (item?.kind !== Kind.noun) return false;
  const type = sentence.context.mentions[sentence.entityAt(item.head)]?.type;
  return type === undefined || type === 'WORK' || type === 'PRODUCT' || type === 'EVENT';
}

/** "adds 0.3 points to inflation", "shaves 2.8% off output": the noun that is changed; -1. */
function toWhat(sentence: Sentence, right: number, n: number, left: number): number {
  const verb = sentence.clauses.verb[n] as number;
  if (verb < 0 || left !== verb || !(sentence.bits(verb) & (Word.up | Word.down))) return -1;
  const word = sentence.word(right);
  if (!TO_WHAT.has(word)) return -1;
  const kind = sentence.context.numbers[sentence.item(n)?.mark ?? -1]?.kind;
  if (kind !== 'percent' && word !== 'off') return -1;
  const noun = sentence.possessed(right + 1);
  return isThing(sentence, noun) ? noun : -1;
}

/** Whether a clause of its own begins between two items: semicolon or relative word. */
function opensClause(sentence: Sentence, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) {
    if ((sentence.kind(i) === Kind.stop && sentence.word(i) === ';') || sentence.kind(i) === Kind.relative) return true;
  }
  return false;
}

/** Whether "of" and at most a possessor stand between two figures: "18 of 72", "15 of India's 19". */
function isOfWhole(sentence: Sentence, part: number, whole: number): boolean {
  if (sentence.word(sentence.after(part)) !== 'of') return false;
  for (let i = sentence.after(part) + 1; i < whole; i++) {
    const item = sentence.item(i);
    if (item === undefined || !(item.possessor || item.kind === Kind.adjective || item.kind === Kind.comparative))
      return false;
  }
  return true;
}

/** Whether the noun behind the figure is the one that it counts or qualifies, and not the next phrase. */
function isCounted(sentence: Sentence, draft: Draft, right: number): boolean {
  const item = sentence.item(right);
  const figure = sentence.item(draft.item);
  if (item === undefined || figure === undefined) return false;
  const kind = sentence.number(draft).kind;
  // "twice the loss": the noun is what it is measured against; "2.5 times its level": what is measured was told before.
  if (
    kind === 'multiplier' &&
    RATIO_WHOLES.has(headWord(sentence, sentence.possessed(right))) &&
    (item.pronoun >= 0 || sentence.word(right) === 'price')
  )
    return false;
  if (kind === 'multiplier' && !(item.bits & CHANGE_NOUN)) return true;
  if (item.pronoun >= 0 || (UNIT_NOUNS.has(sentence.word(right)) && !isCompound(sentence, figure))) return false;
  // "27 km west", "25 per 1,000 live births": a figure with a unit counts nothing, unless a hyphen makes it an adjective.
  if (kind === 'quantity' && !isCompound(sentence, figure)) return false;
  // An article between them opens another phrase: "paid $5m a year", "1.5 points either way".
  const tags = sentence.context.syntax.tags(sentence.tokens.sentenceOf[figure.first] as number);
  for (let i = figure.end; i < item.first; i++) if (tags[i] === Pos.det) return false;
  return true;
}

function isCompound(sentence: Sentence, figure: Item): boolean {
  const { tokens } = sentence;
  const end = tokens.ends[figure.end - 1] as number;
  return tokens.text.slice(tokens.starts[figure.first], end).includes('-') || tokens.text.charAt(end) === '-';
}

function counted(sentence: Sentence, draft: Draft, right: number, drafts: readonly Draft[]): boolean {
  const noun = sentence.possessed(right);
  const item = sentence.item(noun);
  if (item === undefined) return false;
  if (item.bits & CHANGE_NOUN && sentence.number(draft).kind !== 'cardinal')
    return changed(sentence, draft, noun, drafts);
  take(sentence, draft, 'counted', noun);
  return true;
}

/** "a 50% increase in tests", "a 9% revenue increase", "a rise of 5% in rents": the noun that changed. */
function changed(sentence: Sentence, draft: Draft, noun: number, drafts: readonly Draft[]): boolean {
  const item = sentence.item(noun);
  if (item === undefined) return false;
  draft.change = item.bits & CHANGE_NOUN;
  const previous = drafts.length - 1;
  // What stands before the noun of change, in the same phrase or as its possessor.
  if (namesThing(sentence, noun)) return takeModifiers(sentence, draft, 'change', noun);
  const next = sentence.after(Math.max(noun, draft.item));
  const preposition = sentence.word(next);
  const follow = preposition === 'in' || preposition === 'of' || preposition === 'to' ? next + 1 : -1;
  const target = sentence.possessed(follow);
  if (follow > 0 && sentence.kind(follow) === Kind.noun && preposition !== 'to' && isThing(sentence, target))
    return take(sentence, draft, 'change', target);
  if (previous >= 0) return inherit(draft, drafts, previous);
  const subject = subjectItem(sentence, draft.item);
  if (subject >= 0 && sentence.kind(subject) === Kind.noun && isThing(sentence, subject))
    return take(sentence, draft, 'change', subject);
  return take(sentence, draft, 'change', noun);
}

/** Whether the words before a noun of change name what changed ("revenue increase") and do not only describe it ("a sharp increase"). */
function namesThing(sentence: Sentence, i: number): boolean {
  const item = sentence.item(i);
  if (item === undefined) return false;
  const tags = sentence.context.syntax.tags(sentence.tokens.sentenceOf[item.head] as number);
  for (let k = item.first; k < item.head; k++) {
    if (tags[k] === Pos.noun || (tags[k] === Pos.propn && sentence.entityAt(k) < 0)) return true;
  }
  return false;
}

function headWord(sentence: Sentence, i: number): string {
  const item = sentence.item(i);
  return item === undefined ? '' : tokenWord(sentence.tokens, item.head);
}

/** A noun phrase that is no bare name. */
function isThing(sentence: Sentence, i: number): boolean {
  const item = sentence.item(i);
  return item !== undefined && item.kind === Kind.noun && sentence.entityAt(item.head) < 0;
}

/** "4.4 per cent of GDP" behind a verb of level or change: a ratio, whose measure is the subject. */
function isRatio(sentence: Sentence, draft: Draft, left: number): boolean {
  const kind = sentence.number(draft).kind;
  if (kind !== 'percent' && kind !== 'multiplier') return false;
  if (isNounOf(sentence, left)) return true;
  const verb = sentence.clauses.verb[draft.item] as number;
  if (verb < 0) return false;
  const bits = sentence.bits(verb);
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
  if (preposition === 'to' || preposition === 'from') return (bits & (CHANGE_VERB | Word.level)) !== 0;
  if (bits & (Word.level | Word.reach) && subject >= 0) return isThing(sentence, subject);
  return false;
}

function ofNoun(sentence: Sentence, draft: Draft, of: number, drafts: readonly Draft[]): boolean {
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
    if (kind === Kind.adjective || kind === Kind.adverb || kind === Kind.comparative) {
      k++;
      continue;
    }
    break;
  }
  if (sentence.kind(k) === Kind.noun) {
    if (RATIO_WHOLES.has(headWord(sentence, k)) && sentence.number(draft).kind !== 'cardinal') return false;
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

/** "metals like cobalt": the noun before the example. */
function overLike(sentence: Sentence, i: number): number {
  return sentence.word(i - 1) === 'like' &&
    sentence.kind(i - 2) === Kind.noun &&
    sentence.entityAt(sentence.item(i)?.head ?? -1) < 0
    ? i - 2
    : i;
}

/** Whether the figure stands behind "NOUN of" (or NOUN with a bracket between). */
function isNounOf(sentence: Sentence, left: number): boolean {
  if (sentence.word(left) !== 'of' || sentence.kind(left) !== Kind.preposition) return false;
  const before = sentence.kind(left - 1);
  return before === Kind.noun || before === Kind.frame || before === Kind.adjective;
}

function nounOf(sentence: Sentence, draft: Draft, left: number, drafts: readonly Draft[]): boolean {
  const noun = left - 1;
  const item = sentence.item(noun);
  if (item?.kind !== Kind.noun) return predicate(sentence, draft, left, drafts);
  // "12% above the estimate of 48", "more than the 2024 rate of €12": the noun is the earlier side of the comparison.
  const before = sentence.word(noun - 1);
  if (
    drafts.length > 0 &&
    !(item.bits & Word.bound) &&
    (BASE.has(before) || ((before === 'over' || before === 'on') && drafts.at(-1)?.change !== 0))
  ) {
    draft.base = true;
  }
  if (item.bits & CHANGE_NOUN) {
    // Growth is measured itself: "growth of 14%" is a level of growth.
    if (sentence.word(noun) === 'growth' || (item.head > item.first && headWord(sentence, noun) === 'growth')) {
      return take(sentence, draft, 'noun-of', noun);
    }
    return changed(sentence, draft, noun, drafts);
  }
  return take(sentence, draft, 'noun-of', noun);
}

/** Whether the multiplier is itself the verb: doubled, halve. */
function isVerbal(sentence: Sentence, n: number): boolean {
  const item = sentence.item(n);
  if (item === undefined || item.end - item.first !== 1) return false;
  return /^(?:doubl|trebl|tripl|quadrupl|quintupl|halv)/u.test(sentence.word(n));
}

function verbal(sentence: Sentence, draft: Draft, left: number, drafts: readonly Draft[]): boolean {
  draft.change = sentence.word(draft.item).startsWith('halv') ? Word.downNoun : Word.upNoun;
  let k = left;
  while (
    k >= 0 &&
    (sentence.kind(k) === Kind.verb ||
      sentence.kind(k) === Kind.adverb ||
      sentence.kind(k) === Kind.dash ||
      sentence.kind(k) === Kind.comparative ||
      sentence.word(k) === 'than')
  )
    k--;
  if (sentence.kind(k) === Kind.relative) k--;
  if (sentence.kind(k) === Kind.noun) {
    const head = climb(sentence.items, k, -1);
    const item = sentence.item(head);
    if (item !== undefined && item.bits & CHANGE_NOUN && item.head > item.first) {
      return takeModifiers(sentence, draft, 'predicate', head);
    }
    return take(sentence, draft, 'predicate', head);
  }
  if (sentence.kind(k) === Kind.pronoun) {
    const stop = lastNounBefore(sentence, k);
    if (stop >= 0) return take(sentence, draft, 'predicate', stop);
  }
  return predicate(sentence, draft, left, drafts);
}

function lastNounBefore(sentence: Sentence, k: number): number {
  for (let i = k - 1; i >= 0 && i > k - 12; i--) {
    if (sentence.kind(i) === Kind.noun && sentence.kind(i + 1) === Kind.verb) return climb(sentence.items, i, -1);
  }
  return -1;
}

/** Verb, preposition or comma before the figure: subject, object, or the figure before it. */
function predicate(sentence: Sentence, draft: Draft, left: number, drafts: readonly Draft[]): boolean {
  const n = draft.item;
  const previous = drafts.length - 1;
  const before = drafts[previous];
  const kind = sentence.kind(left);
  const verb = sentence.clauses.verb[n] as number;
  const sameClause = before !== undefined && before.item > verb && !crosses(sentence, before.item, n);
  const word = sentence.word(left);
  // "256 were from one cause, 190 from another": a number without noun counts what the number before counted.
  const bare = sentence.number(draft).kind === 'cardinal';
  if (kind === Kind.conjunction && before !== undefined && sameClause && word === 'or')
    return inherit(draft, drafts, previous);
  if (kind === Kind.preposition || kind === Kind.relative) {
    const noun = nounBefore(sentence, left);
    // "the population at 118,500", "idle capacity as nearly 30%", "a magnitude above 5"
    const holds = sentence.kind(noun) === Kind.noun && noun > verb && HELD_BY.has(word);
    if (holds) {
      const head = climb(sentence.items, noun, Math.max(verb, before?.item ?? -1));
      const item = sentence.item(head);
      const bits = sentence.bits(verb);
      const place = sentence.kind(head - 1) === Kind.preposition && (sentence.bits(head - 1) & Word.holder) !== 0;
      // "a 9% revenue increase to $2bn": the level of what the figure before changed.
      if (word === 'to' && before !== undefined && before.change !== 0 && !crosses(sentence, before.item, n)) {
        return inherit(draft, drafts, previous);
      }
      if (item !== undefined && !place && item.bits & CHANGE_NOUN && item.head > item.first) {
        draft.change = item.bits & CHANGE_NOUN;
        return takeModifiers(sentence, draft, 'change', head);
      }
      if (item !== undefined && !place && item.bits & CHANGE_NOUN && item.head === item.first)
        return changed(sentence, draft, head, drafts);
      if (!place && (AT.has(word) || bits & (CHANGE_VERB | Word.assess))) return take(sentence, draft, 'object', head);
    }
  }
  const direct =
    kind === Kind.direction && sentence.kind(left - 1) === Kind.noun && left - 1 > Math.max(verb, before?.item ?? -1);
  if (direct) return take(sentence, draft, 'object', climb(sentence.items, left - 1, verb));
  if (
    sameClause &&
    (kind === Kind.preposition ||
      kind === Kind.comma ||
      kind === Kind.dash ||
      kind === Kind.direction ||
      kind === Kind.stop ||
      kind === Kind.conjunction)
  ) {
    if (sentence.number(draft).kind !== 'cardinal' || kind !== Kind.stop || before.role !== 'counted')
      return inherit(draft, drafts, previous);
    return inherit(draft, drafts, previous);
  }
  if (kind === Kind.noun && verb >= 0 && left > verb && sentence.bits(verb) & (CHANGE_VERB | Word.assess)) {
    const head = climb(sentence.items, left, verb);
    if (sentence.kind(head - 1) !== Kind.preposition) return take(sentence, draft, 'object', head);
  }
  if (
    (kind === Kind.comma || kind === Kind.dash || kind === Kind.open) &&
    !(before !== undefined && bare) &&
    sentence.kind(left - 1) === Kind.noun &&
    (verb < 0 || left - 1 > verb || sentence.kind(sentence.after(n)) === Kind.comma)
  ) {
    const head = climb(sentence.items, left - 1, verb);
    if (isThing(sentence, head)) return take(sentence, draft, 'apposition', head);
  }
  if (verb >= 0) {
    // "a 3% increase in costs, reaching $2bn": the participle speaks of what changed.
    const trails = sentence.item(verb)?.tag === Pos.verbGerund && sentence.kind(verb - 1) === Kind.comma;
    if (
      before !== undefined &&
      trails &&
      !crosses(sentence, before.item, n) &&
      sentence.bits(verb) & (CHANGE_VERB | Word.level)
    ) {
      return inherit(draft, drafts, previous);
    }
    const subject = sentence.clauses.subject[verb] as number;
    if (subject >= 0 && sentence.kind(subject) === Kind.number) {
      const same = drafts.findIndex((other) => other.item === subject);
      if (same >= 0) return inherit(draft, drafts, same);
    }
    if (subject >= 0 && sentence.kind(subject) === Kind.noun)
      return take(sentence, draft, 'predicate', sentence.possessed(subject));
    if (subject >= 0 && sentence.kind(subject) === Kind.pronoun && before !== undefined)
      return inherit(draft, drafts, previous);
  }
  if (before !== undefined) return inherit(draft, drafts, previous);
  return kind === Kind.noun && take(sentence, draft, 'apposition', climb(sentence.items, left, -1));
}

/** The noun right before a preposition, past a comma or a date: "reserves, at $640bn", "the bill for the first half at". */
function nounBefore(sentence: Sentence, preposition: number): number {
  let i = preposition - 1;
  if (sentence.kind(i) === Kind.comma && AT.has(sentence.word(preposition))) i--;
  if (sentence.kind(i) === Kind.date) {
    i--;
    if (sentence.kind(i) === Kind.preposition) i--;
  }
  if (sentence.kind(i) === Kind.adjective) i--;
  return i;
}

/** Whether a new clause opens between two items: semicolon, or conjunction with a verb. */
function crosses(sentence: Sentence, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) if (sentence.kind(i) === Kind.stop && sentence.word(i) === ';') return true;
  return false;
}

/** The subject of the verb that governs an item; -1. */
export function subjectItem(sentence: Sentence, item: number): number {
  const verb = sentence.clauses.verb[item] as number;
  return verb >= 0 ? (sentence.clauses.subject[verb] as number) : -1;
}

/** "8% in Ecuador, against 31% in Chile": another place, no earlier figure. */
function isElsewhere(sentence: Sentence, n: number): boolean {
  const left = sentence.word(sentence.before(n));
  if (left !== 'against' && left !== 'with') return false;
  const next = sentence.after(n);
  const noun = sentence.item(next + 1);
  return sentence.word(next) === 'in' && noun?.kind === Kind.noun && sentence.entityAt(noun.head) >= 0;
}

function isBase(sentence: Sentence, left: number, n: number): boolean {
  const word = sentence.word(left);
  if (BASE.has(word) && sentence.kind(left) !== Kind.comparative) {
    if (word === 'after')
      return sentence.context.numbers[(sentence.item(n) as { mark: number }).mark]?.kind === 'percent';
    return true;
  }
  if (word === 'of' && sentence.word(left - 1) === 'instead') return true;
  if (word === 'with' && /^compar/u.test(sentence.word(left - 1))) return true;
  if (sentence.kind(left) === Kind.number) {
    // "three times the 750,000 built", "half the 40 days"
    const before = sentence.context.numbers[(sentence.item(left) as { mark: number }).mark];
    return before?.kind === 'multiplier';
  }
  // "12% above the 113.1 million", "5% over the estimate of"
  return (sentence.kind(left) === Kind.comparative || word === 'on' || word === 'over') &&
    sentence.kind(left - 1) === Kind.number
    ? true
    : word === 'on' && (sentence.bits(left - 1) & CHANGE_NOUN) !== 0;
}

function take(sentence: Sentence, draft: Draft, role: Role, i: number): boolean {
  const item = sentence.item(i);
  if (item === undefined || item.kind !== Kind.noun) return false;
  draft.role = role;
  draft.measure = i;
  draft.measureFirst = item.first;
  draft.measureEnd = item.end;
  return true;
}

/** Like `take`, but only the words before the head noun: "revenue" of "revenue increase". */
function takeModifiers(sentence: Sentence, draft: Draft, role: Role, i: number): boolean {
  take(sentence, draft, role, i);
  draft.measureEnd = Math.max(draft.measureFirst, sentence.item(i)?.head ?? 0);
  return true;
}

function inherit(draft: Draft, drafts: readonly Draft[], from: number): boolean {
  // Past the earlier side of a comparison to its main figure: "116, against 100 before, a 16% gain".
  const near = drafts[from];
  const main = near?.base && !draft.base && draft.equivalentOf < 0 && near.from >= 0 ? near.from : from;
  const source = drafts[main];
  if (source === undefined) return false;
  draft.role = 'inherited';
  draft.from = main;
  draft.measure = source.measure;
  draft.measureFirst = source.measureFirst;
  draft.measureEnd = source.measureEnd;
  return true;
}
