import { Pos } from '../syntax/syntax.js';
import { tokenWord } from '../text/tokens.js';
import { climb } from './clauses.js';
import { type Item, Kind } from './items.js';
import { isParted } from './measure-base.js';
import { changed, isUnitNoun, namesThing, STAND_INS } from './measure-counted.js';
import { isDistance, isGiver, isObjectBefore, isObjectOnly, TELLING } from './measure-object.js';
import type { Draft, Role, Sentence } from './sentence.js';
import { headWord, inherit, isThing, take, takeModifiers } from './take.js';
import { CHANGE_NOUN, CHANGE_VERB, Word, wordBits } from './words.js';

const AT = new Set(['at', 'as', 'above', 'below', 'nearer', 'between', 'under', 'over', 'beyond']);

const HELD_BY = new Set('at as by to above below from of with between under over beyond for on across'.split(' '));

/** Verbs by which something makes people do something. */
const LEADS_TO = /^(?:led|lead|prompt|forc|caus|allow|enabl|push|driv|drove|encourag|persuad)/u;

/** Verbs of those who have or get some of what was counted. */
const HOLDS =
  /^(?:los[et]s?$|losing|lost|gain|wins?$|won|holds?$|held|ha[sd]$|have$|took|takes?$|kept|keeps?$|needs?$)/u;

/** "lost 15.", "lost 15 and": nothing follows that is counted. */
function isLastCount(sentence: Sentence, n: number): boolean {
  const next = sentence.kind(n + 1);
  return next === 0 || next === Kind.stop || next === Kind.comma || next === Kind.conjunction;
}

const COUNTING = new Set<Role>(['counted', 'of', 'inherited']);

/** Verb, preposition or comma before the figure: subject, object, or the figure before it. */
export function predicate(sentence: Sentence, draft: Draft, left: number, drafts: readonly Draft[]): boolean {
  const n = draft.item;
  const previous = drafts.length - 1;
  const before = drafts[previous];
  const kind = sentence.kind(left);
  const verb = sentence.clauses.verb[n] as number;
  const sameClause = before !== undefined && before.item > verb && !isParted(sentence, before.item, n);
  const word = sentence.word(left);
  // "256 were from one cause, 190 from another": a number without noun counts what the number before counted.
  const bare = sentence.number(draft).kind === 'cardinal';
  // "Among backers of the Greens, 58% want": who is asked about opens the clause
  const among = sentence.kind(n + 1) === Kind.verb && left < n && verb < n ? amongBefore(sentence, n) : -1;
  if (among >= 0) return take(sentence, draft, 'of', among);
  // "shot down 86 of 117 drones, while 26 were lost": a bare count that is the subject of a verb is of what was counted.
  if (bare && sentence.kind(n + 1) === Kind.verb && sentence.clauses.subject[n + 1] === n && left < n && verb < n) {
    const same = likeBefore(sentence, draft, drafts);
    if (same >= 0 && COUNTING.has(drafts[same]?.role ?? 'none')) return inherit(draft, drafts, same);
  }
  if (kind === Kind.conjunction && before !== undefined && sameClause && word === 'or')
    return inherit(draft, drafts, previous);
  // "the city's portion of it, 20%, is": between commas, before the verb.
  if (kind === Kind.comma && isBetweenCommas(sentence, n)) {
    const head = climb(sentence.items, sentence.kind(left - 1) === Kind.pronoun ? left - 3 : left - 1, -1);
    if (isThing(sentence, head) && head > (before?.item ?? -1)) return take(sentence, draft, 'apposition', head);
  }
  // "push its debt, 80% of output, above 90%"
  if (
    (word === 'above' || word === 'below' || word === 'to') &&
    sentence.kind(left - 1) === Kind.comma &&
    before?.role === 'apposition'
  )
    return inherit(draft, drafts, previous);
  // "Of the $5m lent to six farms, 30% had been repaid"
  const whole = kind === Kind.comma ? wholeBefore(sentence, draft, drafts) : -1;
  if (whole >= 0) return inherit(draft, drafts, whole);
  // "the fare, now $3, would rise"
  if (kind === Kind.date && sentence.kind(left - 1) === Kind.comma && sentence.kind(left - 2) === Kind.noun) {
    const head = climb(sentence.items, left - 2, -1);
    if (isThing(sentence, head) && head > (before?.item ?? -1)) return take(sentence, draft, 'apposition', head);
  }
  // "bags up to 20 kilos"
  if (
    kind === Kind.noun &&
    sentence.number(draft).modifier === 'at_most' &&
    left > verb &&
    isThing(sentence, left) &&
    sentence.word(n - 1) === 'to'
  )
    return take(sentence, draft, 'object', left);
  // "the toll costs drivers $40 a month": whom it costs stands between.
  const payer =
    (kind === Kind.noun || kind === Kind.pronoun) &&
    verb >= 0 &&
    sentence.number(draft).kind === 'money' &&
    isObjectOnly(sentence, verb, n);
  if (payer && /^cost/u.test(tokenWord(sentence.tokens, sentence.item(verb)?.head ?? 0))) {
    const subject = sentence.possessed(sentence.clauses.subject[verb] as number);
    if (isThing(sentence, subject)) return take(sentence, draft, 'predicate', subject);
  }
  // "$21m in aid, of which Germany gives half"
  if (
    before !== undefined &&
    sentence.number(draft).kind !== 'quantity' &&
    verb > before.item &&
    isOfWhich(sentence, before.item, n)
  )
    return inherit(draft, drafts, previous);
  // "30 trams, of which six were leased"
  if (kind === Kind.relative && sentence.word(left - 1) === 'of' && before !== undefined)
    return inherit(draft, drafts, previous);
  // "bring the rate below 20%"
  const bounds = kind === Kind.comparative && AT.has(word) && sentence.kind(left - 1) === Kind.noun;
  // "puts the cost of mining its 680-kilometre border with Belarus at $140m"
  const assessed = kind === Kind.preposition && word === 'at' ? assessedObject(sentence, left, verb) : -1;
  if (assessed >= 0) return take(sentence, draft, 'object', assessed);
  // "had a target of £38, cut it to £31"
  if (
    word === 'to' &&
    kind === Kind.preposition &&
    verb >= 0 &&
    left === verb + 2 &&
    sentence.word(left - 1) === 'it'
  ) {
    const same = likeBefore(sentence, draft, drafts);
    if (same >= 0) return inherit(draft, drafts, same);
  }
  // "revised growth down to 0.7%"
  if (
    word === 'to' &&
    kind === Kind.preposition &&
    sentence.kind(left - 1) === Kind.direction &&
    left - 2 > verb &&
    verb >= 0 &&
    isThing(sentence, left - 2)
  )
    return take(sentence, draft, 'object', climb(sentence.items, left - 2, verb));
  // "cocoa costs, which it put at £350m"
  if (
    word === 'at' &&
    sentence.kind(left - 1) === Kind.frame &&
    sentence.kind(left - 2) === Kind.relative &&
    isThing(sentence, left - 4)
  )
    return take(sentence, draft, 'object', climb(sentence.items, left - 4, -1));
  if (kind === Kind.preposition || kind === Kind.relative || bounds) {
    const noun = nounBefore(sentence, left);
    // "the population at 118,500", "idle capacity as nearly 30%", "a magnitude above 5"
    // "slid four points to 29%"
    const unit = sentence.item(noun);
    if (
      before !== undefined &&
      unit?.kind === Kind.noun &&
      noun === before.item + 1 &&
      (isUnitNoun(sentence, unit) || isPerUnit(sentence, unit))
    )
      return inherit(draft, drafts, previous);
    const holds = sentence.kind(noun) === Kind.noun && noun > verb && HELD_BY.has(word);
    if (holds) {
      // "cut rations for 1.4m people by half": the object is what the verb changes, whatever figures it holds.
      const cutsBy = word === 'by' && (sentence.verbBits(verb) & (Word.up | Word.down)) !== 0;
      const head = climb(
        sentence.items,
        noun,
        Math.max(verb, before === undefined || sentence.isAttribute(before) || cutsBy ? -1 : before.item),
      );
      const item = sentence.item(head);
      const bits = sentence.bits(verb);
      const place = sentence.kind(head - 1) === Kind.preposition && (sentence.bits(head - 1) & Word.holder) !== 0;
      // "a 9% revenue increase to $2bn": the level of what the figure before changed.
      if (word === 'to' && before !== undefined && before.change !== 0 && !isParted(sentence, before.item, n)) {
        return inherit(draft, drafts, previous);
      }
      // "would lift growth by a point": growth is a measure itself.
      const growth = headWord(sentence, head) === 'growth' && ((bits & CHANGE_VERB) !== 0 || AT.has(word));
      if (growth && !place) return take(sentence, draft, 'object', head);
      const level = word === 'to';
      if (item !== undefined && !place && item.bits & CHANGE_NOUN && level && !namesThing(sentence, head)) {
        // "an increase in the price to $3"
        const what = /^(?:in|of)$/u.test(sentence.word(head + 1)) ? sentence.possessed(head + 2) : head;
        return take(sentence, draft, 'change', isThing(sentence, what) ? what : head);
      }
      if (item !== undefined && !place && item.bits & CHANGE_NOUN && item.head > item.first) {
        // "an immediate rate cut to 4%": the level that it leads to
        if (!level) draft.change = item.bits & CHANGE_NOUN;
        return takeModifiers(sentence, draft, 'change', head);
      }
      if (item !== undefined && !place && item.bits & CHANGE_NOUN && item.head === item.first)
        return changed(sentence, draft, head, drafts);
      // "while the chamber put the figure for its city at 40%": the noun stands for what was measured before
      if (!place && word === 'at' && STAND_INS.has(headWord(sentence, head)) && sentence.followsThe(head)) {
        const same = likeBefore(sentence, draft, drafts);
        if (same >= 0) return inherit(draft, drafts, same);
      }
      if (!place && (AT.has(word) || bits & (CHANGE_VERB | Word.assess))) return take(sentence, draft, 'object', head);
      if (isObjectBefore(sentence, draft, head, noun, word)) return take(sentence, draft, 'object', head);
      // "put half of the wool on a contract at $4"
      if (
        place &&
        word === 'at' &&
        sentence.word(head - 1) === 'on' &&
        sentence.number(draft).kind === 'money' &&
        isThing(sentence, noun)
      )
        return take(sentence, draft, 'object', noun);
    }
  }
  const direct =
    kind === Kind.direction && sentence.kind(left - 1) === Kind.noun && left - 1 > Math.max(verb, before?.item ?? -1);
  // "its shares, up 21% since May, closed"
  const inserted =
    verb < 0 && kind === Kind.direction && sentence.kind(left - 1) === Kind.comma && left - 2 > (before?.item ?? -1);
  if (inserted && isThing(sentence, left - 2))
    return take(sentence, draft, 'apposition', climb(sentence.items, left - 2, verb));
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
    // "Novorossiysk, 330 kilometres from": where a place is measures nothing.
    if (isDistance(sentence, draft) && sentence.entityAt(sentence.item(left - 1)?.head ?? -1) >= 0)
      return take(sentence, draft, 'apposition', left - 1);
    const head = climb(sentence.items, left - 1, verb);
    if (isThing(sentence, head)) return take(sentence, draft, 'apposition', head);
  }
  if (verb >= 0) {
    // "a 3% increase in costs, reaching $2bn": the participle speaks of what changed.
    const trails = sentence.item(verb)?.tag === Pos.verbGerund && sentence.kind(verb - 1) === Kind.comma;
    if (
      before !== undefined &&
      trails &&
      !isParted(sentence, before.item, n) &&
      sentence.bits(verb) & (CHANGE_VERB | Word.level)
    ) {
      return inherit(draft, drafts, previous);
    }
    const subject = sentence.clauses.subject[verb] as number;
    if (subject >= 0 && sentence.kind(subject) === Kind.number) {
      const same = drafts.findIndex((other) => other.item === subject);
      if (same >= 0) return inherit(draft, drafts, same);
    }
    const told = sentence.item(subject);
    // "the drop was 4%", "the price increase came to $3"
    if (
      told?.kind === Kind.noun &&
      told.bits & CHANGE_NOUN &&
      sentence.bits(verb) & Word.level &&
      headWord(sentence, subject) !== 'growth'
    )
      return changed(sentence, draft, subject, drafts);
    // "Malta has cut its rate to 6%, and Fiji holds at 4%": a name has what the name before has.
    // "took 144 seats with 43% of the vote; the Greens took nine with 4%"
    const part =
      sentence.number(draft).kind === 'percent' && (word === 'with' || word === 'on') && told?.named === true
        ? likeBefore(sentence, draft, drafts)
        : -1;
    if (part >= 0 && drafts[part]?.role === 'of') return inherit(draft, drafts, part);
    // "carries a debt of $3bn and pays $90m on it": what a verb of giving takes is its own
    const paid =
      left === verb &&
      sentence.number(draft).kind === 'money' &&
      !(sentence.verbBits(verb) & TELLING) &&
      subject < (before?.item ?? 0);
    const like =
      told !== undefined && !paid && (isHolderName(sentence, subject) || isStandIn(sentence, told))
        ? likeBefore(sentence, draft, drafts)
        : -1;
    if (like >= 0) return inherit(draft, drafts, like);
    // "each cut pushes a further 400,000 into debt": a bare count is of what was counted before.
    const counts =
      bare && left === verb && !(sentence.verbBits(verb) & TELLING) ? likeBefore(sentence, draft, drafts) : -1;
    if (counts >= 0 && COUNTING.has(drafts[counts]?.role ?? 'none')) return inherit(draft, drafts, counts);
    // "Of 155 seats, the bloc lost 15": a bare count that somebody has or loses
    const has =
      bare && left === verb && HOLDS.test(headWord(sentence, verb)) && isLastCount(sentence, n)
        ? likeBefore(sentence, draft, drafts)
        : -1;
    if (has >= 0 && drafts[has]?.role === 'counted' && sentence.word(0) !== 'of') return inherit(draft, drafts, has);
    // "Of the 22 reactors, strikes had knocked out nine"
    const opened =
      bare && drafts[0] !== undefined && drafts[0].item < 4 && sentence.word(0) === 'of' && verb > drafts[0].item;
    if (opened && !isParted(sentence, 0, n) && sentence.kind(n + 1) !== Kind.noun) return inherit(draft, drafts, 0);
    // "side effects led 7% to stop": who is led is counted
    if (
      left === verb &&
      sentence.number(draft).kind === 'percent' &&
      LEADS_TO.test(headWord(sentence, verb)) &&
      sentence.item(n + 1)?.tag === Pos.verbBase
    )
      return false;
    if (subject >= 0 && sentence.kind(subject) === Kind.noun && isGiver(sentence, draft, subject, verb, left))
      return false;
    // "Fiji, where the figure is 13m": the noun stands for what was measured before
    const stands = subject >= 0 && STAND_INS.has(headWord(sentence, subject)) && sentence.followsThe(subject);
    const stood =
      stands && told?.head === told?.first && sentence.word(subject + 1) !== 'of'
        ? likeBefore(sentence, draft, drafts)
        : -1;
    if (stood >= 0) return inherit(draft, drafts, stood);
    if (subject >= 0 && sentence.kind(subject) === Kind.noun)
      return take(sentence, draft, 'predicate', sentence.possessed(subject));
    if (subject >= 0 && sentence.kind(subject) === Kind.pronoun && before !== undefined) {
      const same = likeBefore(sentence, draft, drafts);
      // "won 21 races and said she had two seconds left": what she has is her own
      const beside = left === verb || (left === verb + 1 && sentence.kind(left) !== Kind.preposition);
      const other = sentence.number(before).kind !== sentence.number(draft).kind;
      if (same < 0 && other && beside && !(sentence.verbBits(verb) & TELLING)) return false;
      // "made $310m, said it would appeal and had set aside $25m": told by somebody else, of something else
      if (
        beside &&
        sentence.number(draft).kind === 'money' &&
        before.attribution !== draft.attribution &&
        !(sentence.verbBits(verb) & TELLING)
      )
        return false;
      return inherit(draft, drafts, same >= 0 ? same : previous);
    }
  }
  // "…; policy asks for 35%": another clause, with a verb of its own
  const parted = before !== undefined && verb > before.item && isClauseOfItsOwn(sentence, before.item, verb);
  if (before !== undefined && !parted) return inherit(draft, drafts, previous);
  // "In a second trial 11 of 12 chose": the phrase of place that opens the sentence
  const head = kind === Kind.noun ? climb(sentence.items, left, -1) : -1;
  if (head > 0 && sentence.kind(head - 1) === Kind.preposition && head < 3) return false;
  return kind === Kind.noun && take(sentence, draft, 'apposition', head);
}

/** Whether a semicolon stands between a figure and the verb behind it. */
function isClauseOfItsOwn(sentence: Sentence, from: number, verb: number): boolean {
  for (let k = from + 1; k < verb; k++) if (sentence.kind(k) === Kind.stop && sentence.word(k) === ';') return true;
  return false;
}

/** How far before a figure the "among" of its clause may stand, in items. */
const AMONG_REACH = 12;

/** The noun behind the "among" that opens the clause of a figure; -1. */
function amongBefore(sentence: Sentence, n: number): number {
  for (let k = n - 1; k >= 0 && k > n - AMONG_REACH; k--) {
    const kind = sentence.kind(k);
    // "Among voters in a four-way race, 46% would": the comma closes the phrase
    const inside = kind === Kind.number && sentence.kind(n - 1) === Kind.comma;
    if (kind === Kind.verb || (kind === Kind.number && !inside) || kind === Kind.stop) return -1;
    if (sentence.word(k) !== 'among') continue;
    const described = sentence.kind(k + 1) === Kind.adjective || sentence.kind(k + 1) === Kind.adverb;
    const first = described ? k + 2 : k + 1;
    const noun = sentence.possessed(first);
    return (k === 0 || sentence.kind(k - 1) === Kind.stop || sentence.kind(k - 1) === Kind.comma) &&
      sentence.kind(noun) === Kind.noun
      ? noun
      : -1;
  }
  return -1;
}

/** What a verb of assessment gives a value, where a gerund stands in its phrase; -1. */
function assessedObject(sentence: Sentence, at: number, last: number): number {
  let gerund = last;
  // the gerund of "the cost of mining the border" is no verb of a clause
  for (let k = at - 1; k > Math.max(last, at - 12); k--) if (sentence.kind(k) === Kind.verb) gerund = k;
  if (sentence.item(gerund)?.tag !== Pos.verbGerund || sentence.word(gerund - 1) !== 'of') return -1;
  const noun = gerund - 2;
  const giver = sentence.item(noun - 1);
  if ((giver?.kind !== Kind.verb && giver?.kind !== Kind.frame) || !isThing(sentence, noun)) return -1;
  for (let k = gerund + 1; k < at; k++) {
    const kind = sentence.kind(k);
    if (kind === Kind.comma || kind === Kind.stop || kind === Kind.verb || kind === Kind.conjunction) return -1;
  }
  return wordBits(sentence.tokens.forms[giver.head] as number) & Word.assess ? noun : -1;
}

/** "from 15 litres a head to nine" */
function isPerUnit(sentence: Sentence, unit: Item): boolean {
  return (
    unit.end - unit.first === 1 &&
    unit.first > 0 &&
    /^(?:an?|per|each)$/u.test(tokenWord(sentence.tokens, unit.first - 1))
  );
}

/** "of the 18 faults recorded since 2022, five are": the whole that opens the clause of a part; -1. */
function wholeBefore(sentence: Sentence, draft: Draft, drafts: readonly Draft[]): number {
  const { kind } = sentence.number(draft);
  if (kind !== 'percent' && kind !== 'cardinal' && kind !== 'multiplier') return -1;
  for (let k = drafts.length - 1; k >= 0 && k > drafts.length - 3; k--) {
    const { item } = drafts[k] as Draft;
    const of = sentence.before(item);
    if (sentence.word(of) !== 'of' || (of > 0 && sentence.kind(of - 1) !== Kind.stop)) continue;
    for (let i = item + 1; i < draft.item - 1; i++)
      if (sentence.kind(i) === Kind.stop || (sentence.kind(i) === Kind.comma && sentence.kind(i + 1) === Kind.verb))
        return -1;
    return k;
  }
  return -1;
}

/** Whether "of which" and no other clause stands between two figures, and no noun of its own before the second. */
function isOfWhich(sentence: Sentence, from: number, n: number): boolean {
  for (let i = n - 1; i > from && i > n - 9; i--) {
    if (sentence.kind(i) === Kind.relative) return sentence.word(i - 1) === 'of';
    if (sentence.kind(i) === Kind.stop) return false;
  }
  return false;
}

/** Whether a comma and a verb follow a figure, at most behind where or when it was ("80 degrees at the gate, stopped them"). */
function isBetweenCommas(sentence: Sentence, n: number): boolean {
  let k = n + 1;
  while (
    k < n + 6 &&
    sentence.kind(k) === Kind.preposition &&
    (sentence.kind(k + 1) === Kind.noun || sentence.kind(k + 1) === Kind.date)
  )
    k += 2;
  return (
    sentence.kind(k) === Kind.comma &&
    sentence.kind(k + 1) === Kind.verb &&
    sentence.item(k + 1)?.tag !== Pos.verbGerund
  );
}

/** The noun right before a preposition, past a comma or a date: "reserves, at $640bn", "the bill for the first half at". */
function nounBefore(sentence: Sentence, preposition: number): number {
  let i = preposition - 1;
  if (sentence.kind(i) === Kind.comma && AT.has(sentence.word(preposition))) i--;
  if (sentence.kind(i) === Kind.date) {
    i--;
    if (sentence.kind(i) === Kind.preposition) i--;
  }
  // "the number of dead at"
  if (sentence.kind(i) === Kind.adjective && sentence.word(i - 1) === 'of' && sentence.kind(i - 2) === Kind.noun)
    return i - 2;
  if (sentence.kind(i) === Kind.adjective) i--;
  return i;
}

/** Whether a noun phrase is but the name of a place or an organisation. */
export function isHolderName(sentence: Sentence, i: number): boolean {
  const item = sentence.item(i);
  if (item === undefined) return false;
  const mention = sentence.entityAt(item.head);
  const type = sentence.mention(mention)?.type;
  return mention === sentence.entityAt(item.first) && (type === 'GPE' || type === 'LOC' || type === 'ORG');
}

/** "the country": a noun that stands for a name, and is measured no more than one. */
function isStandIn(sentence: Sentence, item: Item): boolean {
  return (
    (item.bits & Word.stand) !== 0 &&
    item.head === item.first &&
    item.first > 0 &&
    tokenWord(sentence.tokens, item.first - 1) === 'the'
  );
}

/** The figure before of the same kind and unit, if it has a measure and no semicolon of a list of its own stands between; -1. */
function likeBefore(sentence: Sentence, draft: Draft, drafts: readonly Draft[]): number {
  const { kind, unit } = sentence.number(draft);
  for (let k = drafts.length - 1; k >= 0 && k > drafts.length - 4; k--) {
    const other = drafts[k] as Draft;
    const number = sentence.number(other);
    if (number.kind === kind && number.unit === unit && other.measureEnd > 0 && !other.whole) return k;
  }
  return -1;
}
