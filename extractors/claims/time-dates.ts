import { Pos } from '../syntax/syntax.js';
import { tokenWord } from '../text/tokens.js';
import { Kind } from './items.js';
import type { Draft, Sentence } from './sentence.js';
import { CHANGE_NOUN, Word } from './words.js';

/** Participles of what is done with a document or a plan, not of what a figure tells. */
const ACTS = new Set(
  'published released issued approved ratified seen dated presented submitted announced unveiled signed convened'.split(
    ' ',
  ),
);
const NOT_TIMES = new Set(['prices', 'dollars', 'terms', 'levels', 'euros', 'rates', 'forecast', 'quarter-end']);
const COMPARED = new Set(['from', 'than', 'versus', 'vs', 'against', 'pre']);

/** Whether a date can be the time of a figure: no open reference, no earlier side of a comparison, no price basis ("in 2015 prices"). */
export function usable(sentence: Sentence, date: number): boolean {
  const mention = sentence.context.dates[date];
  if (mention === undefined || mention.value === 'PAST_REF' || mention.value === 'FUTURE_REF') return false;
  return (
    mention.type === 'DATE' ||
    mention.type === 'TIME' ||
    (mention.type === 'DURATION' && /^the (?:past|last|previous|first|opening|final|closing)\b/iu.test(mention.text))
  );
}

export function isTime(sentence: Sentence, k: number): boolean {
  const item = sentence.item(k);
  if (item?.kind !== Kind.date || !usable(sentence, item.mark)) return false;
  // "Rail Outlook 2023": the year of a title
  if (sentence.context.mentions[sentence.entityAt(item.first)]?.type === 'WORK') return false;
  if (COMPARED.has(sentence.word(k - 1)) && isCompared(sentence, k)) return false;
  if (sentence.word(k - 1) === 'before' && !isDeadline(sentence, k)) return false;
  if (isDateOfSaying(sentence, k)) return false;
  // "9% on the previous year's €12.2bn"
  if (sentence.isOwnerDate(k) && sentence.kind(k + 1) === Kind.number) return false;
  if (sentence.word(k - 1) === 'since' && isRecord(sentence, k)) return false;
  // "its biggest to date"
  if (/^(?:to date|ever|yet)$/iu.test(sentence.context.dates[item.mark]?.text ?? '') && isRecord(sentence, k))
    return false;
  if (isOverEarlier(sentence, k)) return false;
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

/** "an increase over the previous year's estimates", "a rise on 2023": what a change is measured against; "over the past year" is its time. */
function isOverEarlier(sentence: Sentence, k: number): boolean {
  const word = sentence.word(k - 1);
  if ((word !== 'over' && word !== 'on') || !(sentence.bits(k - 2) & CHANGE_NOUN)) return false;
  const date = sentence.context.dates[sentence.item(k)?.mark ?? -1];
  if (date === undefined || /^(?:the )?(?:past|last)\b/iu.test(date.text) || date.type !== 'DATE') return false;
  return word === 'over' || /^\d{4}$|year|quarter|month/iu.test(date.text);
}

/** "must cut emissions before 2035": what is to be done has until then. */
function isDeadline(sentence: Sentence, k: number): boolean {
  const verb = sentence.clauses.verb[k] as number;
  if (verb < 0) return followsForecast(sentence, k);
  let figure = false;
  for (let i = verb + 1; i < k; i++) figure ||= sentence.kind(i) === Kind.number;
  if (!figure) return false;
  return sentence.item(verb)?.tag === Pos.verbBase || (sentence.bits(verb) & Word.future) !== 0;
}

/** "expects 400 points of cuts before January": a forecast without a verb of its own. */
function followsForecast(sentence: Sentence, k: number): boolean {
  for (let i = k - 1; i >= 0 && i > k - 10; i--) {
    const item = sentence.item(i);
    if (item?.kind === Kind.frame) return FORECASTS.test(tokenWord(sentence.tokens, item.head));
    if (item?.kind === Kind.comma || item?.kind === Kind.stop) return false;
  }
  return false;
}

const FORECASTS = /^(?:expect|forecast|project|predict|anticipat|foresee)/u;

/** "…, the air force conceded last summer": the date right behind a cue tells when it was said. */
function isDateOfSaying(sentence: Sentence, k: number): boolean {
  const cue = sentence.kind(k - 1) === Kind.preposition ? k - 2 : k - 1;
  const item = sentence.item(cue);
  const date = sentence.item(k);
  if (item?.kind !== Kind.frame || date === undefined) return false;
  // "said last year's exports fell"
  if (sentence.marks.content[date.first] === item.mark) return false;
  const said = sentence.context.attributions[item.mark];
  // "the loss, according to the bank in 2024": only a verb is said on a day
  return said !== undefined && said.cue.end === (sentence.tokens.ends[item.end - 1] as number);
}

/** "the institute estimated in May": an estimate of what is there holds for when it was made; -1. */
export function dateOfEstimate(sentence: Sentence, draft: Draft): number {
  const cue = sentence.context.attributions[draft.attribution]?.cue;
  if (cue === undefined || !/^estimat/iu.test(cue.text)) return -1;
  const k = sentence.items.findIndex(
    (item) => item.kind === Kind.frame && sentence.tokens.ends[item.end - 1] === cue.end,
  );
  if (k < 0 || sentence.kind(k + 1) !== Kind.preposition || sentence.kind(k + 2) !== Kind.date) return -1;
  const mark = sentence.item(k + 2)?.mark ?? -1;
  return usable(sentence, mark) && /^\d{4}(?:-\d{2})?$/u.test(sentence.context.dates[mark]?.value ?? '') ? mark : -1;
}

/** The last date of a range that begins at item k: "from 2015 to 2023", "between 2015–19 and 2020–24". */
export function rangeEnd(sentence: Sentence, k: number): number {
  let end = k;
  while (sentence.kind(end + 1) === Kind.dash && sentence.kind(end + 2) === Kind.date) end += 2;
  let opener = k - 1;
  if (sentence.kind(opener) === Kind.noun) opener--;
  if (sentence.word(opener) === 'between' && sentence.kind(end + 1) === Kind.conjunction && isTime(sentence, end + 2))
    return rangeEnd(sentence, end + 2);
  return end;
}

const SUPERLATIVES =
  /^(?:highest|lowest|largest|smallest|biggest|most|fewest|least|best|worst|fastest|slowest|strongest|weakest|steepest|sharpest|first|longest|shortest|hottest|coldest|deepest)$/u;

/** "the lowest figure since 1946": the date tells how rare the figure is. */
function isRecord(sentence: Sentence, k: number): boolean {
  const item = sentence.item(k);
  if (item === undefined) return false;
  for (let i = item.first - 1; i >= item.first - 8 && i >= 0; i--) {
    const word = tokenWord(sentence.tokens, i);
    if (SUPERLATIVES.test(word)) return true;
    if (word === ',' || (sentence.marks.number[i] as number) >= 0) return false;
  }
  return false;
}

/** "a rise of 5% from 2023", "15% from 2015 to 2023"; but "output of 5m tonnes from 2028". */
function isCompared(sentence: Sentence, k: number): boolean {
  if (sentence.word(k - 1) !== 'from') return true;
  // "an increase of 9% in real terms from 2023"
  if (sentence.word(k - 2) === 'real' || tokenWord(sentence.tokens, sentence.item(k - 2)?.head ?? 0) === 'terms')
    return true;
  const before = sentence.item(k - 2);
  // "a tariff of 50% from 27 August": what begins then
  const named = sentence.item(k - 4);
  if (
    before?.kind === Kind.number &&
    sentence.word(k - 3) === 'of' &&
    named?.kind === Kind.noun &&
    !(named.bits & CHANGE_NOUN)
  )
    return false;
  if (before === undefined || /^(?:to|until|through|and)$/u.test(sentence.word(k + 1))) return true;
  // "up 5 points from June"
  if (before.kind === Kind.number && sentence.kind(k - 3) === Kind.direction) return true;
  if (before.kind === Kind.number) {
    // "is to raise the tax by 5% from April": what lies ahead begins then
    const verb = sentence.clauses.verb[k] as number;
    if (sentence.item(verb)?.tag === Pos.verbBase || sentence.bits(verb) & Word.future) return false;
    // "raises tariffs by 12% from July"
    if (sentence.word(k - 3) === 'by' && sentence.kind(k - 4) === Kind.noun && k - 5 === verb) return false;
    return sentence.context.numbers[before.mark]?.kind === 'percent';
  }
  return before.kind === Kind.noun && (before.bits & CHANGE_NOUN) !== 0;
}

/** Whether the date belongs to a participle of publication: "published last Thursday", "announced on". */
export function isAct(sentence: Sentence, date: number): boolean {
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
export function isOwnAct(sentence: Sentence, draft: Draft, date: number): boolean {
  for (let k = draft.item + 1; k < date; k++)
    if (sentence.kind(k) === Kind.frame || sentence.kind(k) === Kind.comma)
      return sentence.kind(k) === Kind.frame && sentence.kind(k - 1) !== Kind.comma && sentence.word(k) === 'announced';
  return draft.role === 'counted';
}

/** "since 2019": the time of a change, not of the level that it led to. */
export function isSince(sentence: Sentence, date: number): boolean {
  if (date < 0) return false;
  const k = sentence.items.findIndex((item) => item.kind === Kind.date && item.mark === date);
  return k > 0 && sentence.word(k - 1) === 'since';
}

/** Nouns of what sets sums and numbers for its own year. */
const PLANS =
  /^(?:budget|plan|request|programme|program|bill|proposal|appropriation|estimates|blueprint|allocation|law|act|package|guidance)s?$/u;

/** "the 2026 draft budget, submitted in September, allots 12.9tn": the year of the plan that is the subject; -1. */
export function yearOfPlan(sentence: Sentence, draft: Draft): number {
  const verb = sentence.clauses.verb[draft.item] as number;
  for (let k = verb + 1; k < draft.item; k++) if (sentence.kind(k) === Kind.relative) return -1;
  const subject = sentence.subjectOf(draft.item);
  const item = sentence.item(subject);
  if (item?.kind !== Kind.noun || !PLANS.test(tokenWord(sentence.tokens, item.head))) return -1;
  return within(sentence, subject);
}

/** "fell between 2010 and 2020, to 40 from 70": the earlier figure is of the beginning; -1. */
export function spanStart(sentence: Sentence, date: number): number {
  if (date < 0) return -1;
  const k = sentence.items.findIndex((item) => item.kind === Kind.date && item.mark === date);
  return k >= 3 &&
    sentence.kind(k - 1) === Kind.conjunction &&
    isTime(sentence, k - 2) &&
    sentence.word(k - 3) === 'between'
    ? (sentence.item(k - 2) as { mark: number }).mark
    : -1;
}

export function within(sentence: Sentence, measure: number): number {
  const item = sentence.item(measure);
  if (item === undefined) return -1;
  if (item.date >= 0 && usable(sentence, item.date)) return item.date;
  const before = sentence.item(measure - 1);
  if (before?.kind === Kind.date && usable(sentence, before.mark)) return before.mark;
  const possessor = before?.kind === Kind.noun && before.possessor ? before.date : -1;
  return possessor >= 0 && usable(sentence, possessor) ? possessor : -1;
}
