import type { DateMention } from '../dates/mention.js';
import { Pos } from '../syntax/syntax.js';
import { contains } from '../text/span.js';
import { Shape, tokenWord } from '../text/tokens.js';
import { Kind } from './items.js';
import type { Draft, Sentence } from './sentence.js';
import { CHANGE_NOUN, Word, wordBits } from './words.js';

/**
 * Gives each figure of a sentence its date. A date behind a figure, before the next figure, is that figure's; the level beside a change and its
 * second notation share it, the earlier side of a comparison never does. A date that opens the sentence, or stands before the first figure,
 * holds for all that have none; last comes the date of a poll.
 */
export function readTimes(sentence: Sentence, drafts: readonly Draft[]): void {
  drafts.forEach((draft, i) => {
    const next = drafts[i + 1];
    // A second notation has the time of the first, which stood before its own brackets.
    const first = drafts[draft.equivalentOf];
    if (first !== undefined && first.time >= 0) {
      draft.time = first.time;
      return;
    }
    // "the fare, now $3, will rise in June"
    const between = sentence.kind(draft.item - 2) === Kind.comma && isTime(sentence, draft.item - 1);
    draft.time = between
      ? (sentence.item(draft.item - 1)?.mark ?? -1)
      : behind(sentence, draft, next?.item ?? sentence.items.length);
    if (draft.time < 0 && draft.from >= 0) draft.time = headOfClause(sentence, draft, drafts[i - 1]?.item ?? 0);
  });
  for (const draft of drafts)
    if (draft.time < 0 && !draft.base && draft.from < 0 && !sentence.isAttribute(draft))
      draft.time = behindVerb(sentence, draft);
  siblings(sentence, drafts);
  share(sentence, drafts);
  // Inside the phrase of the measure: "its 2025 budget".
  for (const draft of drafts) {
    if (draft.time < 0 && draft.from < 0 && draft.measure >= 0) draft.time = within(sentence, draft.measure);
  }
  share(sentence, drafts);
  // "has doubled since 2021, to $3,900 from $1,950": the base is the figure of that year.
  for (const draft of drafts) {
    const main = drafts[draft.from];
    if (draft.base && draft.time < 0 && main !== undefined) {
      const since = main.time >= 0 ? main.time : (drafts[main.from]?.time ?? -1);
      if (since >= 0 && isSince(sentence, since)) draft.time = since;
    }
  }
  for (const draft of drafts) {
    const main = drafts[draft.from];
    if (draft.base && draft.time < 0 && main !== undefined) draft.time = spanStart(sentence, main.time);
  }
  carry(sentence, drafts);
  const nearest = drafts[0] === undefined ? -1 : ahead(sentence, drafts[0]);
  const opener = opening(sentence);
  const before = opener >= 0 && !opens(sentence, nearest) ? opener : nearest;
  for (const draft of drafts) {
    if (draft.time < 0 && draft.equivalentOf >= 0) draft.time = drafts[draft.equivalentOf]?.time ?? -1;
    // "a 12-metre fence": a property that has no date.
    if (sentence.isAttribute(draft)) continue;
    if (draft.time < 0 && draft.whole) draft.time = drafts[drafts.indexOf(draft) - 1]?.time ?? -1;
    if (draft.time < 0 && !draft.base) draft.time = near(sentence, draft, before);
    if (draft.time < 0 && !draft.base) draft.time = pollDate(sentence, draft);
    if (draft.time < 0 && !draft.base) draft.time = sampleDate(sentence, draft);
    if (draft.time < 0 && !draft.base) draft.time = draft.told >= 0 ? draft.told : (drafts[draft.from]?.told ?? -1);
  }
}

/** Participles of what is done with a document or a plan, not of what a figure tells. */
const ACTS = new Set(
  'published released issued approved ratified seen dated presented submitted announced unveiled signed convened'.split(
    ' ',
  ),
);
const OWN_YEAR = new Set(['annual', 'accounts', 'results', 'earnings']);
const NOT_TIMES = new Set(['prices', 'dollars', 'terms', 'levels', 'euros', 'rates', 'forecast', 'quarter-end']);
const COMPARED = new Set(['from', 'than', 'versus', 'vs', 'against', 'pre']);

/** Whether a date can be the time of a figure: no open reference, no earlier side of a comparison, no price basis ("in 2015 prices"). */
function usable(sentence: Sentence, date: number): boolean {
  const mention = sentence.context.dates[date];
  if (mention === undefined || /^(?:PAST|FUTURE)_REF$/u.test(mention.value)) return false;
  return (
    mention.type === 'DATE' ||
    mention.type === 'TIME' ||
    (mention.type === 'DURATION' && /^the (?:past|last|previous)\b/iu.test(mention.text))
  );
}

function isTime(sentence: Sentence, k: number): boolean {
  const item = sentence.item(k);
  if (item?.kind !== Kind.date || !usable(sentence, item.mark)) return false;
  // "Rail Outlook 2023": the year of a title
  if (sentence.context.mentions[sentence.entityAt(item.first)]?.type === 'WORK') return false;
  if (COMPARED.has(sentence.word(k - 1)) && isCompared(sentence, k)) return false;
  if (sentence.word(k - 1) === 'before') return false;
  if (sentence.word(k - 1) === 'since' && isRecord(sentence, k)) return false;
  // "than in 2023", "stronger than at the end of 2024", "up 56% on 2023"
  if (sentence.kind(k - 1) === Kind.preposition && sentence.word(k - 2) === 'than') return false;
  if (
    sentence.word(k - 1) === 'on' &&
    sentence.kind(k - 2) === Kind.number &&
    /^\d{4}$/u.test(sentence.context.dates[item.mark]?.text ?? '')
  )
    return false;
  return !NOT_TIMES.has(sentence.word(k + 1));
}

const SUPERLATIVES =
  /^(?:highest|lowest|largest|smallest|biggest|most|fewest|least|best|worst|fastest|slowest|strongest|weakest|steepest|sharpest|first|longest|shortest|hottest|coldest|deepest)$/u;

/** "the lowest figure since 1946": the date tells how rare the figure is. */
function isRecord(sentence: Sentence, k: number): boolean {
  const item = sentence.item(k);
  if (item === undefined) return false;
  for (let i = item.first - 2; i >= item.first - 8 && i >= 0; i--) {
    const word = tokenWord(sentence.tokens, i);
    if (SUPERLATIVES.test(word)) return true;
    if (word === ',' || (sentence.marks.number[i] as number) >= 0) return false;
  }
  return false;
}

/** "a rise of 5% from 2023", "15% from 2015 to 2023"; but "output of 5m tonnes from 2028". */
function isCompared(sentence: Sentence, k: number): boolean {
  if (sentence.word(k - 1) !== 'from') return true;
  const before = sentence.item(k - 2);
  if (before === undefined || sentence.kind(k + 1) === Kind.preposition) return true;
  // "up 5 points from June"
  if (before.kind === Kind.number && sentence.kind(k - 3) === Kind.direction) return true;
  if (before.kind === Kind.number) return sentence.context.numbers[before.mark]?.kind === 'percent';
  return before.kind === Kind.noun && (before.bits & CHANGE_NOUN) !== 0;
}

/** The first date between a figure and the next, unless a new clause with its own verb comes first. */
function behind(sentence: Sentence, draft: Draft, limit: number): number {
  let verbs = 0;
  const own = sentence.clauses.verb[draft.item] as number;
  const inserted = sentence.item(own)?.tag === Pos.verbGerund && sentence.kind(own - 1) === Kind.comma;
  for (let k = draft.item + 1; k < limit; k++) {
    const item = sentence.item(k);
    if (item === undefined) break;
    if (item.kind === Kind.stop && sentence.word(k) !== ':') break;
    // "six more than in the same weeks of 2019", "5% above the level of a year earlier": the date is the other side's.
    if (comparesWith(sentence, k, draft.item)) break;
    if (isTime(sentence, k) && !(draft.base && sentence.word(k - 1) === 'from')) {
      // "(published on 3 May)": the date of a document or of an act beside the figure.
      if (isAct(sentence, k) && !isOwnAct(sentence, draft, k)) return -1;
      // "from 2015 to 2023", "between October and March": the end of the span.
      if (sentence.word(k - 1) === 'between' && sentence.kind(k + 1) === Kind.conjunction && isTime(sentence, k + 2))
        return (sentence.item(k + 2) as { mark: number }).mark;
      return item.mark;
    }
    if (item.bits & Word.condition && item.kind !== Kind.noun) break;
    // "a cable, costing $2bn, will link them by 2028"
    if (inserted && item.kind === Kind.comma && sentence.kind(k + 1) === Kind.verb) break;
    if (item.kind === Kind.frame && verbs > 0) break;
    if (item.kind === Kind.relative && !(item.bits & Word.relative)) break;
    if (item.kind === Kind.conjunction && sentence.kind(k + 1) === Kind.verb) break;
    if (item.kind === Kind.verb && item.tag !== Pos.verbBase) verbs++;
    if (
      item.kind === Kind.relative &&
      verbs === 0 &&
      item.bits & Word.relative &&
      sentence.word(k) !== 'that' &&
      !(draft.base && sentence.word(k) === 'when')
    )
      verbs++;
    if (verbs > 1) break;
  }
  return -1;
}

/** "six of 24 bridges, a quarter of all, were closed in May": the date behind the verb that the figure or its noun is the subject of. */
function behindVerb(sentence: Sentence, draft: Draft): number {
  const verb = sentence.governor(draft);
  if (verb < draft.item) return -1;
  for (let k = verb + 1; k < verb + 8; k++) {
    const kind = sentence.kind(k);
    if (isTime(sentence, k)) return sentence.item(k)?.mark ?? -1;
    if (kind !== Kind.preposition && kind !== Kind.noun && kind !== Kind.adjective && kind !== Kind.adverb) return -1;
  }
  return -1;
}

/** Whether the words behind a figure go on to what it is compared with. */
function comparesWith(sentence: Sentence, k: number, figure: number): boolean {
  const word = sentence.word(k);
  if (word === 'than') return sentence.kind(k - 1) === Kind.comparative || sentence.kind(k - 1) === Kind.adjective;
  return (word === 'above' || word === 'below') && k === sentence.after(figure);
}

/** "…; last month it had 6,842": the date that opens the clause of a figure whose measure was told before. */
function headOfClause(sentence: Sentence, draft: Draft, from: number): number {
  for (let k = draft.item - 1; k > from; k--) {
    if (isTime(sentence, k) && sentence.kind(k - 1) === Kind.stop) return sentence.item(k)?.mark ?? -1;
  }
  return -1;
}

/** Whether the date belongs to a participle of publication: "published last Thursday", "announced on". */
function isAct(sentence: Sentence, date: number): boolean {
  const item = sentence.item(date);
  if (item === undefined) return false;
  for (let i = item.first - 1; i >= item.first - 7 && i >= 0; i--) {
    if ((sentence.marks.number[i] as number) >= 0) return false;
    const word = tokenWord(sentence.tokens, i);
    if (ACTS.has(word)) return true;
    if (word === ',' || word === '.') return false;
  }
  return false;
}

/** "an investment announced on 10 March": the act is what happened with the measure itself. */
function isOwnAct(sentence: Sentence, draft: Draft, date: number): boolean {
  for (let k = draft.item + 1; k < date; k++)
    if (sentence.kind(k) === Kind.frame || sentence.kind(k) === Kind.comma)
      return sentence.kind(k) === Kind.frame && sentence.kind(k - 1) !== Kind.comma && sentence.word(k) === 'announced';
  return draft.role === 'counted';
}

function within(sentence: Sentence, measure: number): number {
  const item = sentence.item(measure);
  if (item === undefined) return -1;
  if (item.date >= 0 && usable(sentence, item.date)) return item.date;
  const before = sentence.item(measure - 1);
  if (before?.kind === Kind.date && usable(sentence, before.mark)) return before.mark;
  const possessor = before?.kind === Kind.noun && before.possessor ? before.date : -1;
  return possessor >= 0 && usable(sentence, possessor) ? possessor : -1;
}

/** Figures in one phrase ("214 firms in 19 states", "claims of $1.5bn on premiums of $600m", "18 of 72 districts") share the date behind the last. */
function siblings(sentence: Sentence, drafts: readonly Draft[]): void {
  for (let i = drafts.length - 2; i >= 0; i--) {
    const draft = drafts[i] as Draft;
    const next = drafts[i + 1] as Draft;
    if (draft.time >= 0 || next.time < 0 || next.base !== draft.base) continue;
    if (
      next.whole ||
      (next.from < 0 &&
        isOnePhrase(sentence, draft.item, next.item, draft.role === 'counted' && next.role === 'counted'))
    )
      draft.time = next.time;
  }
}

function isOnePhrase(sentence: Sentence, from: number, to: number, listed: boolean): boolean {
  for (let k = from + 1; k < to; k++) {
    const kind = sentence.kind(k);
    if (
      kind !== Kind.noun &&
      kind !== Kind.preposition &&
      kind !== Kind.adjective &&
      !(kind === Kind.comma && listed) &&
      !(kind === Kind.conjunction && sentence.word(k) === 'and')
    )
      return false;
  }
  return true;
}

/** "cases reached 118 million in 2024, and deaths fell by 5%": what one speaker tells of a year goes on until another date comes. */
function carry(sentence: Sentence, drafts: readonly Draft[]): void {
  let last: Draft | undefined;
  for (const draft of drafts) {
    const told = last?.attribution === draft.attribution && draft.role === 'predicate';
    if (
      told &&
      last !== undefined &&
      draft.time < 0 &&
      !draft.base &&
      near(sentence, draft, -1) < 0 &&
      joined(sentence, last.item, draft.item)
    )
      draft.time = last.time;
    if (!draft.base && draft.time >= 0) last = draft;
    else if (!draft.base) last = undefined;
  }
  for (const draft of drafts) {
    const from = drafts[draft.from];
    if (draft.time < 0 && from !== undefined && !draft.base && !from.base && !isSince(sentence, from.time))
      draft.time = from.time;
  }
}

/** Whether "and" or "while" joins two clauses. */
function joined(sentence: Sentence, from: number, to: number): boolean {
  for (let k = to - 1; k > from; k--) {
    if (sentence.kind(k) === Kind.stop) return false;
    if ((sentence.kind(k) === Kind.conjunction && sentence.word(k) === 'and') || sentence.word(k) === 'while')
      return true;
  }
  return false;
}

/** Figures that belong together share their date: change and level, both notations, parts of one whole. */
function share(sentence: Sentence, drafts: readonly Draft[]): void {
  // From left to right, then back: "rose 4% in May to $5bn" and "rose 4% to $5bn in May".
  for (const draft of drafts) {
    const from = drafts[draft.from];
    if (
      draft.time < 0 &&
      from !== undefined &&
      !draft.base &&
      !from.base &&
      !(isSince(sentence, from.time) && draft.change === 0)
    )
      draft.time = from.time;
  }
  for (let i = drafts.length - 1; i > 0; i--) {
    const draft = drafts[i] as Draft;
    const from = drafts[draft.from];
    if (
      from !== undefined &&
      from.time < 0 &&
      !draft.base &&
      !from.base &&
      draft.time >= 0 &&
      !isSince(sentence, draft.time)
    ) {
      from.time = draft.time;
    }
  }
  for (const draft of drafts) {
    const from = drafts[draft.from];
    if (
      draft.time < 0 &&
      from !== undefined &&
      !draft.base &&
      !from.base &&
      !(isSince(sentence, from.time) && draft.change === 0)
    )
      draft.time = from.time;
    const twin = drafts[draft.equivalentOf];
    if (twin === undefined) continue;
    if (draft.time >= 0 && twin.time < 0) twin.time = draft.time;
    else if (draft.time < 0) draft.time = twin.time;
  }
  // The other way round for those that a second notation separated from their date.
  for (const draft of drafts) {
    const from = drafts[draft.from];
    if (
      draft.time < 0 &&
      from !== undefined &&
      !draft.base &&
      !from.base &&
      !(isSince(sentence, from.time) && draft.change === 0)
    )
      draft.time = from.time;
  }
}

/** "since 2019": the time of a change, not of the level that it led to. */
function isSince(sentence: Sentence, date: number): boolean {
  const k = sentence.items.findIndex((item) => item.kind === Kind.date && item.mark === date);
  return k > 0 && sentence.word(k - 1) === 'since';
}

/** The date before the first figure, not inside a source. */
function ahead(sentence: Sentence, first: Draft): number {
  for (let k = first.item - 1; k >= 0 && k > first.item - 40; k--) {
    const item = sentence.item(k);
    if (isTime(sentence, k)) return (item as { mark: number }).mark;
    if (item?.kind === Kind.noun && item.date >= 0 && usable(sentence, item.date) && sentence.entityAt(item.head) < 0)
      return item.date;
    if (item?.kind === Kind.stop && sentence.word(k) === ';') break;
  }
  return -1;
}

/** The date before a figure holds for it when no clause boundary lies between. */
function near(sentence: Sentence, draft: Draft, before: number): number {
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
    // "rents doubled in May, and the city built 40 flats": another subject, another clause.
    if (item.kind === Kind.conjunction && verbs > 0 && !trailing && sentence.kind(k - 1) === Kind.comma) break;
    if (item.kind === Kind.verb && item.tag === Pos.verbGerund) trailing = true;
    if (isTime(sentence, k)) {
      if (isAct(sentence, k)) break;
      return draft.from >= 0 && isSince(sentence, item.mark) ? -1 : item.mark;
    }
    if (item.kind === Kind.noun && item.date >= 0 && usable(sentence, item.date) && sentence.entityAt(item.head) < 0)
      return item.date;
  }
  return before >= 0 && opens(sentence, before) ? before : -1;
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
function opens(sentence: Sentence, date: number): boolean {
  for (let k = 0; k < 4; k++) {
    const item = sentence.item(k);
    // The date of saying ("promised on Monday that"), and the dateline ("PARIS, 5 June —").
    if (item?.kind === Kind.verb || (item?.kind === Kind.frame && sentence.kind(k + 1) !== Kind.comma)) return false;
    if (item?.kind === Kind.date && item.mark === date) return !isDateline(sentence, k);
  }
  return false;
}

/** The date that opens the sentence, with a comma behind it; -1. */
function opening(sentence: Sentence): number {
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

/** The date of a poll or data set is the date of what it found. */
function pollDate(sentence: Sentence, draft: Draft): number {
  const { tokens, context } = sentence;
  const attribution = context.attributions[draft.attribution];
  if (attribution?.source == null) return -1;
  const item = sentence.items.find((other) => other.kind === Kind.frame && other.mark === draft.attribution);
  if (item === undefined) return -1;
  let poll = false;
  let date = -1;
  const limit = Math.min(item.end, item.first + 30);
  for (let i = item.first; i < limit; i++) {
    // A company's own report tells its own year.
    if (OWN_YEAR.has(tokenWord(tokens, i)) && attribution.source.end <= sentence.number(draft).start) poll = true;
    if (wordBits(tokens.forms[i] as number) & Word.poll && tokens.shapes[i] === Shape.lower) poll = true;
    const at = sentence.marks.date[i] as number;
    if (at >= 0 && date < 0 && contains(attribution.source, context.dates[at] as DateMention)) date = at;
  }
  return poll && date >= 0 && usable(sentence, date) ? date : -1;
}

/** "a May poll of 800 nurses": how many were asked, when they were. */
function sampleDate(sentence: Sentence, draft: Draft): number {
  const end = (sentence.item(draft.item) as { first: number }).first - 1;
  if (draft.role !== 'counted' || end < 0 || tokenWord(sentence.tokens, end) !== 'of') return -1;
  let poll = false;
  for (let i = end - 1; i >= end - 9 && i >= (sentence.items[0]?.first ?? 0); i--) {
    if (wordBits(sentence.tokens.forms[i] as number) & Word.poll) poll = true;
    const date = sentence.marks.date[i] as number;
    if (date >= 0) return poll && usable(sentence, date) ? date : -1;
  }
  return -1;
}

/** "fell between 2010 and 2020, to 40 from 70": the earlier figure is of the beginning; -1. */
function spanStart(sentence: Sentence, date: number): number {
  const k = sentence.items.findIndex((item) => item.kind === Kind.date && item.mark === date);
  return k >= 3 &&
    sentence.kind(k - 1) === Kind.conjunction &&
    isTime(sentence, k - 2) &&
    sentence.word(k - 3) === 'between'
    ? (sentence.item(k - 2) as { mark: number }).mark
    : -1;
}
