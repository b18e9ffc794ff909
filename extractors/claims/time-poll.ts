import type { DateMention } from '../dates/mention.js';
import { contains, type Span } from '../text/span.js';
import { Shape, tokenWord } from '../text/tokens.js';
import { Kind } from './items.js';
import type { Draft, Sentence } from './sentence.js';
import { usable } from './time-dates.js';
import { Word, wordBits } from './words.js';

const OWN_YEAR = new Set(['annual', 'accounts', 'results', 'earnings']);

/** The date of a poll or data set is the date of what it found. */
export function pollDate(sentence: Sentence, draft: Draft): number {
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
  if (poll && date < 0) date = behindSource(sentence, attribution.source.end, attribution.cue);
  return poll && date >= 0 && usable(sentence, date) ? date : -1;
}

/** "a poll taken in September showed", "a survey found in May": the date of the participle behind the source, or of the cue; -1. */
function behindSource(sentence: Sentence, from: number, cue: Span): number {
  const { tokens, context } = sentence;
  const start = cue.start < from ? from : Math.min(from, cue.start);
  const end = Math.max(from, cue.end) + 25;
  for (const item of sentence.items) {
    if (item.kind !== Kind.date) continue;
    const date = context.dates[item.mark];
    if (date === undefined || date.start < start || date.start > end) continue;
    const between = tokens.text.slice(cue.start > date.start ? from : Math.max(cue.end, from), date.start);
    if (
      /^\s(?:(?:taken|conducted|carried out|done|held|run|commissioned)\b[^,;]*\s)?(?:in|on|at|during)?\s?$/u.test(
        between,
      )
    )
      return item.mark;
  }
  return -1;
}

/** "a May poll of 800 nurses": how many were asked, when they were. */
export function sampleDate(sentence: Sentence, draft: Draft): number {
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
