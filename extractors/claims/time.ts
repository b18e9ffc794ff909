import type { DateMention } from '../dates/mention.js';
import { contains } from '../text/span.js';
import { tokenWord } from '../text/tokens.js';
import { Kind } from './items.js';
import type { Draft, Sentence } from './sentence.js';
import { Word, wordBits } from './words.js';

/**
 * Gives each figure of a sentence its date. A date behind a figure, before the next figure, is that figure's; the level beside a change and its
 * second notation share it, the earlier side of a comparison never does. A date that opens the sentence, or stands before the first figure,
 * holds for all that have none; last comes the date of a poll.
 */
export function readTimes(sentence: Sentence, drafts: readonly Draft[]): void {
  drafts.forEach((draft, i) => {
    const next = drafts[i + 1];
    draft.time = behind(sentence, draft, next?.item ?? sentence.items.length);
  });
  // Inside the phrase of the measure: "its 2025 budget".
  for (const draft of drafts) {
    if (draft.time < 0 && draft.from < 0 && draft.measure >= 0) draft.time = within(sentence, draft.measure);
  }
  share(sentence, drafts);
  const before = drafts[0] === undefined ? -1 : ahead(sentence, drafts[0]);
  for (const draft of drafts) {
    if (draft.time < 0 && !draft.base) draft.time = near(sentence, draft, before);
    if (draft.time < 0 && !draft.base) draft.time = pollDate(sentence, draft);
  }
}

function usable(sentence: Sentence, date: number): boolean {
  const mention = sentence.context.dates[date];
  return (
    mention !== undefined &&
    (mention.type === 'DATE' || mention.type === 'TIME') &&
    !/^(?:PAST|FUTURE)_REF$/u.test(mention.value)
  );
}

/** The first date between a figure and the next, unless a new clause with its own verb comes first. */
function behind(sentence: Sentence, draft: Draft, limit: number): number {
  let verbs = 0;
  for (let k = draft.item + 1; k < limit; k++) {
    const item = sentence.item(k);
    if (item === undefined) break;
    if (item.kind === Kind.stop && sentence.word(k) !== ':') break;
    if (item.kind === Kind.date && usable(sentence, item.mark)) {
      // "(published on 3 May)": the date of a document or of an act beside the figure.
      return verbs > 0 && isAct(sentence, k) ? -1 : item.mark;
    }
    if (item.kind === Kind.verb && item.bits & ~0) verbs++;
    if (item.kind === Kind.relative && verbs === 0 && item.bits & Word.relative && sentence.word(k) !== 'that') verbs++;
    if (verbs > 1) break;
  }
  return -1;
}

/** Whether the date belongs to a participle of publication: "published last Thursday", "announced on". */
function isAct(sentence: Sentence, date: number): boolean {
  for (let k = date - 1; k >= date - 3 && k >= 0; k--) {
    if (sentence.kind(k) === Kind.verb)
      return /^(?:publish|releas|issu|approv|ratif|seen|dat)/u.test(
        tokenWord(sentence.tokens, sentence.item(k)?.head ?? 0),
      );
  }
  return false;
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

/** Figures that belong together share their date: change and level, both notations, parts of one whole. */
function share(sentence: Sentence, drafts: readonly Draft[]): void {
  // From left to right, then back: "rose 4% in May to $5bn" and "rose 4% to $5bn in May".
  for (const draft of drafts) {
    const from = drafts[draft.from];
    if (draft.time < 0 && from !== undefined && !draft.base && !from.base) draft.time = from.time;
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
      !sentence.clauses.verb.subarray(from.item, draft.item).some((v) => v > from.item)
    ) {
      from.time = draft.time;
    }
  }
  for (const draft of drafts) {
    const from = drafts[draft.from];
    if (draft.time < 0 && from !== undefined && !draft.base && !from.base) draft.time = from.time;
    const twin = drafts[draft.equivalentOf];
    if (twin === undefined) continue;
    if (draft.time >= 0 && twin.time < 0) twin.time = draft.time;
    else if (draft.time < 0) draft.time = twin.time;
  }
  // The other way round for those that a second notation separated from their date.
  for (const draft of drafts) {
    const from = drafts[draft.from];
    if (draft.time < 0 && from !== undefined && !draft.base && !from.base) draft.time = from.time;
  }
}

/** The date before the first figure, not inside a source. */
function ahead(sentence: Sentence, first: Draft): number {
  for (let k = first.item - 1; k >= 0 && k > first.item - 40; k--) {
    const item = sentence.item(k);
    if (item?.kind === Kind.date && usable(sentence, item.mark)) return item.mark;
    if (item?.kind === Kind.noun && item.date >= 0 && usable(sentence, item.date) && sentence.entityAt(item.head) < 0)
      return item.date;
    if (item?.kind === Kind.stop && sentence.word(k) === ';') break;
  }
  return -1;
}

/** The date before a figure holds for it when no clause boundary lies between. */
function near(sentence: Sentence, draft: Draft, before: number): number {
  for (let k = draft.item - 1; k >= 0 && k > draft.item - 30; k--) {
    const item = sentence.item(k);
    if (item === undefined || item.kind === Kind.stop) break;
    if (item.kind === Kind.number && sentence.kind(k - 1) !== Kind.number) break;
    if (item.kind === Kind.date && usable(sentence, item.mark)) return isAct(sentence, k) ? -1 : item.mark;
    if (item.kind === Kind.noun && item.date >= 0 && usable(sentence, item.date) && sentence.entityAt(item.head) < 0)
      return item.date;
  }
  return before >= 0 && opens(sentence, before) ? before : -1;
}

/** Whether a date opens its sentence ("In 2024, …"). */
function opens(sentence: Sentence, date: number): boolean {
  for (let k = 0; k < 4; k++) {
    const item = sentence.item(k);
    if (item?.kind === Kind.date && item.mark === date) return true;
    if (item?.kind === Kind.verb) return false;
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
    if (wordBits(tokens.forms[i] as number) & Word.poll) poll = true;
    const at = sentence.marks.date[i] as number;
    if (at >= 0 && date < 0 && contains(attribution.source, context.dates[at] as DateMention)) date = at;
  }
  return poll && date >= 0 && usable(sentence, date) ? date : -1;
}
