import { Pos } from '../syntax/syntax.js';
import { contains } from '../text/span.js';
import { tokenWord } from '../text/tokens.js';
import { Kind } from './items.js';
import type { Draft, Sentence } from './sentence.js';
import { headWord } from './take.js';
import { isAct, isOwnAct, isSince, isTime, rangeEnd, usable } from './time-dates.js';
import { PUNISHES, Word } from './words.js';

/** The first date between a figure and the next, unless a new clause with its own verb comes first. */
export function behind(sentence: Sentence, draft: Draft, limit: number): number {
  let verbs = 0;
  let spoken = false;
  const own = sentence.clauses.verb[draft.item] as number;
  // ", which had 40 visitors, is to close in June", "a man who built 27 bridges, died on Monday"
  const related = sentence.kind(own - 1) === Kind.relative;
  const inserted = related || (sentence.item(own)?.tag === Pos.verbGerund && sentence.kind(own - 1) === Kind.comma);
  // "400,000 of whom were waiting on Monday"
  const ofWhom = sentence.word(draft.item + 1) === 'of' && sentence.kind(draft.item + 2) === Kind.relative;
  const closing = insertionEnd(sentence, draft);
  for (let k = draft.item + (ofWhom ? 3 : 1); k < (closing < 0 ? limit : Math.min(limit, closing)); k++) {
    const item = sentence.item(k);
    if (item === undefined) break;
    if (item.kind === Kind.stop && sentence.word(k) !== ':') break;
    // "six more than in the same weeks of 2019", "5% above the level of a year earlier": the date is the other side's.
    if (comparesWith(sentence, k, draft.item)) break;
    // "…, he told a hearing on May 27": behind the speaker, and no part of what he said
    if (item.kind === Kind.frame && item.mark === draft.attribution) spoken = !isAgent(sentence, item.mark);
    if (spoken && item.kind === Kind.date && sentence.marks.content[item.first] !== draft.attribution) break;
    if (isTime(sentence, k) && !(draft.base && sentence.word(k - 1) === 'from')) {
      // "(published on 3 May)": the date of a document or of an act beside the figure.
      if (isAct(sentence, k) && !isOwnAct(sentence, draft, k)) return -1;
      return sentence.item(rangeEnd(sentence, k))?.mark ?? item.mark;
    }
    if (item.bits & Word.condition && item.kind !== Kind.noun) break;
    // "more than a million, including 240,000 in May", "44 tanks, with deliveries starting in 2029"
    if (PART_OPENERS.has(sentence.word(k)) || opensAbsolute(sentence, k) || opensPerfect(sentence, k)) break;
    // "fined them €7m for fixing prices in 2019": what it was for
    if (sentence.word(k - 1) === 'for' && isDeed(sentence, k, own)) break;
    // "a cable, costing $2bn, will link them by 2028"
    if (inserted && item.kind === Kind.comma && sentence.kind(k + 1) === Kind.verb) break;
    // another statement: "it has 600 and the bureau expects 1,000 by 2030"
    if (item.kind === Kind.frame && (verbs > 0 || !isOwnFrame(sentence, draft, item.mark))) break;
    if (item.kind === Kind.relative && !(item.bits & Word.relative)) break;
    if (item.kind === Kind.conjunction && sentence.kind(k + 1) === Kind.verb) break;
    // "lost 15 and now holds 61"
    if (item.kind === Kind.conjunction && sentence.kind(k + 1) === Kind.date && sentence.kind(k + 2) === Kind.verb)
      break;
    if (item.kind === Kind.verb && item.tag !== Pos.verbBase) verbs++;
    if (
      item.kind === Kind.relative &&
      verbs === 0 &&
      item.bits & Word.relative &&
      sentence.word(k) !== 'that' &&
      !(draft.base && sentence.word(k) === 'when')
    )
      verbs++;
    // "a third of those fired since May were": when they were
    const next = sentence.kind(k + 1);
    if (item.kind === Kind.pronoun && sentence.word(k) === 'those' && (next === Kind.verb || next === Kind.noun)) break;
    // "savers whose accounts were emptied in 2023"
    if (item.kind === Kind.noun && item.pronoun >= 0 && tokenWord(sentence.tokens, item.pronoun) === 'whose') verbs++;
    if (verbs > 1) break;
  }
  return -1;
}

/** "In Adré, a town of 40,000, camps now shelter": the comma that closes a phrase beside a name, with the figure in it; -1. */
function insertionEnd(sentence: Sentence, draft: Draft): number {
  let end = Math.max(draft.item, draft.role === 'noun-of' ? -1 : draft.measure) + 1;
  if (/^(?:long|wide|tall|high|deep|thick|old)$/u.test(sentence.word(end))) end++;
  if (sentence.kind(end) !== Kind.comma || draft.from >= 0) return -1;
  for (let k = draft.item - 1; k > 0; k--) {
    const kind = sentence.kind(k);
    if (kind === Kind.comma) {
      const name = sentence.item(k - 1);
      const first = sentence.item(k + 1)?.first ?? 0;
      const article = first > 0 && /^an?$/u.test(tokenWord(sentence.tokens, first - 1));
      // "the boat, 24 metres long, left on 24 November"
      if (k === draft.item - 1 && sentence.number(draft).kind === 'quantity')
        return name?.kind === Kind.noun ? end : -1;
      return name?.kind === Kind.noun && name.named && article ? end : -1;
    }
    // "Her first, rejected by 22 publishers, earned £250 in 1969"
    const participle = kind === Kind.verb && sentence.kind(k - 1) === Kind.comma && sentence.word(k + 1) === 'by';
    if (participle) return sentence.kind(end + 1) === Kind.verb ? end : -1;
    if (kind !== Kind.noun && kind !== Kind.preposition && kind !== Kind.adjective) return -1;
  }
  return -1;
}

/** "an investment announced *by* the board on 10 March": the day is that of the act. */
function isAgent(sentence: Sentence, attribution: number): boolean {
  return sentence.context.attributions[attribution]?.cue.text.endsWith(' by') === true;
}

/** Whether an attribution is that of the figure, or the figure stands in its source: "a poll of 2,160 adults by Kesta in August". */
function isOwnFrame(sentence: Sentence, draft: Draft, attribution: number): boolean {
  if (attribution === draft.attribution) return true;
  const source = sentence.context.attributions[attribution]?.source;
  return source != null && contains(source, sentence.number(draft));
}

/** Words that open a part of what was counted. */
const PART_OPENERS = new Set(['including', 'among']);

/** "with deliveries starting in 2029": a clause of its own behind a comma. */
function opensAbsolute(sentence: Sentence, k: number): boolean {
  if (sentence.word(k) !== 'with' || sentence.kind(k - 1) !== Kind.comma) return false;
  for (let i = k + 1; i < k + 8; i++) {
    const item = sentence.item(i);
    if (item?.kind === Kind.verb) return true;
    if (item === undefined || item.kind === Kind.number || item.kind === Kind.date || item.kind === Kind.comma)
      return false;
  }
  return false;
}

/** "for fixing prices", as a verb or, behind a word of punishment, as part of a noun. */
function isDeed(sentence: Sentence, k: number, verb: number): boolean {
  const item = sentence.item(k);
  if (item === undefined) return false;
  if (item.kind === Kind.verb) return item.tag === Pos.verbGerund;
  return item.kind === Kind.noun && sentence.word(k).endsWith('ing') && PUNISHES.test(headWord(sentence, verb));
}

/** "expects sales of $9bn, having guided in May for $8bn": what was done before. */
function opensPerfect(sentence: Sentence, k: number): boolean {
  return sentence.kind(k - 1) === Kind.comma && sentence.word(k) === 'having';
}

/** "six of 24 bridges, a quarter of all, were closed in May": the date behind the verb that the figure or its noun is the subject of. */
export function behindVerb(sentence: Sentence, draft: Draft): number {
  const verb = sentence.governor(draft);
  if (verb < draft.item) return -1;
  const past = sentence.item(verb)?.tag === Pos.verbPast;
  for (let k = verb + 1; k < verb + 8; k++) {
    const kind = sentence.kind(k);
    if (isTime(sentence, k)) return sentence.item(k)?.mark ?? -1;
    // "66,000 workers downed tools at nine plants on Monday"
    if (
      kind !== Kind.preposition &&
      kind !== Kind.noun &&
      kind !== Kind.adjective &&
      kind !== Kind.adverb &&
      !(kind === Kind.number && (sentence.kind(k - 1) === Kind.preposition || (k === verb + 1 && past)))
    )
      return -1;
  }
  return -1;
}

/** Whether the words behind a figure go on to what it is compared with. */
function comparesWith(sentence: Sentence, k: number, figure: number): boolean {
  const word = sentence.word(k);
  // "31% more often than in 2024"
  const than = sentence.kind(k - 1) === Kind.adverb ? k - 2 : k - 1;
  if (word === 'than') return sentence.kind(than) === Kind.comparative || sentence.kind(than) === Kind.adjective;
  // "four times the price of 2021"
  if (isMultipleOfPast(sentence, figure) && k > figure) return true;
  // "a quarter off the peak of 2021"
  const off = word === 'off' && /^(?:peak|high|top|record)$/u.test(sentence.word(k + 1));
  return (word === 'above' || word === 'below' || off) && k === sentence.after(figure);
}

/** "what they did in 2019": a clause of the past that ends with its year. */
export function isWhatItWas(sentence: Sentence, what: number): boolean {
  if (sentence.word(what) !== 'what') return false;
  for (let k = what + 1; k < what + 6; k++) {
    const kind = sentence.kind(k);
    if (kind === Kind.date) return true;
    if (kind === 0 || kind === Kind.stop || kind === Kind.comma || kind === Kind.number) return false;
  }
  return false;
}

/** "four times the price of 2021", "half of that in May": the date is that of what is multiplied. */
function isMultipleOfPast(sentence: Sentence, figure: number): boolean {
  const number = sentence.context.numbers[sentence.item(figure)?.mark ?? -1];
  if (number?.kind !== 'multiplier' || number.decimal === null) return false;
  const noun = sentence.item(figure + 1);
  // "half of what they asked in July"
  if (sentence.word(figure + 1) === 'of' && sentence.word(figure + 2) === 'what') return true;
  // "ten times what they did in 2019"
  if (isWhatItWas(sentence, figure + 1)) return true;
  // "three times those of 2020"
  const stands = noun?.kind === Kind.noun || /^(?:that|those)$/u.test(sentence.word(figure + 1));
  return stands && sentence.word(figure + 2) === 'of' && sentence.kind(figure + 3) === Kind.date;
}

/** "…; last month it had 6,842": the date that opens the clause of a figure whose measure was told before. */
export function headOfClause(sentence: Sentence, draft: Draft, from: number): number {
  for (let k = draft.item - 1; k > from; k--) {
    const first = sentence.kind(k - 1) === Kind.preposition ? k - 1 : k;
    if (isTime(sentence, k) && sentence.kind(first - 1) === Kind.stop) return sentence.item(k)?.mark ?? -1;
  }
  return -1;
}

/** The date before the first figure, not inside a source. */
export function ahead(sentence: Sentence, first: Draft): number {
  for (let k = first.item - 1; k >= 0 && k > first.item - 40; k--) {
    const item = sentence.item(k);
    if (isTime(sentence, k)) return (item as { mark: number }).mark;
    if (item?.kind === Kind.noun && item.date >= 0 && usable(sentence, item.date) && sentence.entityAt(item.head) < 0)
      return item.date;
    if (item?.kind === Kind.stop && sentence.word(k) === ';') break;
  }
  return -1;
}

const NONE: ReadonlySet<number> = new Set();

/** The date before a figure holds for it when no clause boundary lies between. */
export function near(sentence: Sentence, draft: Draft, before: number, earlier: ReadonlySet<number> = NONE): number {
  let verbs = 0;
  // "closed on Monday, stranding": a participle shares the time of its verb.
  let trailing = false;
  for (let k = draft.item - 1; k >= 0 && k > draft.item - 30; k--) {
    const item = sentence.item(k);
    if (item === undefined || item.kind === Kind.stop || item.kind === Kind.relative) break;
    if (item.kind === Kind.frame && k < draft.item - 1) break;
    if (item.kind === Kind.verb && ++verbs > 1) break;
    if (item.kind === Kind.number && sentence.kind(k - 1) !== Kind.number) break;
    if (item.kind === Kind.comma && verbs > 0 && !trailing && closesClause(sentence, k)) break;
    // "handed over seven last year and has 38 on order": another tense, another time
    if (item.kind === Kind.conjunction && verbs === 1 && changesTense(sentence, k)) break;
    // "rents doubled in May, and the city built 40 flats": another subject, another clause.
    if (item.kind === Kind.conjunction && verbs > 0 && !trailing && sentence.kind(k - 1) === Kind.comma) break;
    if (item.kind === Kind.verb && item.tag === Pos.verbGerund) trailing = true;
    if (isTime(sentence, k)) {
      // "9,000 cases, against 7,000 the year before, and 11 children died"
      if (isAct(sentence, k) || earlier.has(item.mark) || isWithinRelative(sentence, k, draft.item)) break;
      return draft.from >= 0 && isSince(sentence, item.mark) ? -1 : item.mark;
    }
    if (item.kind === Kind.noun && item.date >= 0 && usable(sentence, item.date) && sentence.entityAt(item.head) < 0)
      return item.date;
  }
  return before >= 0 && opens(sentence, before) ? before : -1;
}

/** "of which 28 arrived in January, and 486 guns": the date is that of the relative clause, which a comma closes. */
function isWithinRelative(sentence: Sentence, date: number, figure: number): boolean {
  let closed = false;
  for (let k = date + 1; k < figure; k++) closed ||= sentence.kind(k) === Kind.comma;
  if (!closed) return false;
  for (let k = date - 1; k >= 0 && k > date - 8; k--) {
    const kind = sentence.kind(k);
    if (kind === Kind.relative) return sentence.word(k - 1) === 'of';
    if (kind === Kind.comma || kind === Kind.stop) return false;
  }
  return false;
}

/** Whether the verb behind a conjunction tells of the present, and the one before it of the past. */
export function changesTense(sentence: Sentence, and: number): boolean {
  const verb = sentence.item(and + 1);
  if (verb?.kind !== Kind.verb || !/^(?:has|have|is|are|will|now)$/u.test(sentence.word(and + 1))) return false;
  for (let k = and - 1; k >= 0 && k > and - 12; k--)
    if (sentence.kind(k) === Kind.verb) return sentence.item(k)?.tag === Pos.verbPast;
  return false;
}

/** Whether a clause with a verb of its own ends at a comma: "Oslo, which built a port in 2020, paid". */
function closesClause(sentence: Sentence, comma: number): boolean {
  for (let k = comma - 1; k >= 0 && k > comma - 12; k--) {
    const kind = sentence.kind(k);
    if (kind === Kind.verb) return true;
    if (kind === Kind.comma || kind === Kind.stop) return false;
  }
  return false;
}

/** Whether a date opens its sentence ("In 2024, …"). */
export function opens(sentence: Sentence, date: number): boolean {
  for (let k = 0; k < 4; k++) {
    const item = sentence.item(k);
    // The date of saying ("promised on Monday that"), and the dateline ("PARIS, 5 June —").
    if (item?.kind === Kind.verb || (item?.kind === Kind.frame && sentence.kind(k + 1) !== Kind.comma)) return false;
    if (item?.kind === Kind.date && item.mark === date) return !isDateline(sentence, k);
  }
  return false;
}

/** The date that opens the sentence, with a comma behind it; -1. */
export function opening(sentence: Sentence): number {
  for (let k = 0; k < 3; k++) {
    if (isTime(sentence, k) && sentence.kind(k + 1) === Kind.comma) return sentence.item(k)?.mark ?? -1;
    if (
      sentence.kind(k) !== Kind.preposition &&
      sentence.kind(k) !== Kind.conjunction &&
      sentence.kind(k) !== Kind.adverb
    )
      return -1;
  }
  return -1;
}

function isDateline(sentence: Sentence, date: number): boolean {
  if (date === 0) return false;
  for (let k = date + 1; k < date + 6; k++) {
    const kind = sentence.kind(k);
    if (kind === Kind.dash) return true;
    if (kind === Kind.comma || kind === Kind.verb) return false;
  }
  return false;
}
