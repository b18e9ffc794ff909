import type { Tokens } from '../text/tokens.js';
import { intervalOf } from './intervals.js';
import type { DateMention } from './mention.js';
import { settleWeekdays } from './one-weekday.js';
import { DateReader, type Found } from './reader.js';
import { RULES } from './rules.js';

export interface DateContext {
  /** YYYY-MM-DD or null. */
  readonly referenceDate: string | null;
}

function toMention(tokens: Tokens, found: Found, previous: DateMention | null): DateMention {
  const start = tokens.starts[found.first] as number;
  const end = tokens.ends[found.end - 1] as number;
  const interval =
    found.type === 'DATE' || found.type === 'TIME'
      ? intervalOf(found.value)
      : { firstDay: null, lastDay: null, edtf: null };
  const anchor =
    found.anchor === 'previous'
      ? previous === null
        ? 'reference'
        : { start: previous.start, end: previous.end, text: previous.text }
      : found.anchor;
  return {
    start,
    end,
    text: tokens.text.slice(start, end),
    rule: found.rule,
    type: found.type,
    value: found.value,
    mod: found.mod,
    ...interval,
    edtf:
      found.mod === 'APPROX' && interval.edtf !== null && !interval.edtf.includes('/')
        ? `${interval.edtf}~`
        : interval.edtf,
    anchor,
    zone: found.zone,
  };
}

/** Finds and resolves the expressions of time in a document, ordered by span, without overlaps. */
export function extractDates(tokens: Tokens, context: DateContext): DateMention[] {
  const reader = new DateReader(tokens, context.referenceDate, RULES);
  reader.read();
  settleWeekdays(reader.found, reader.state.referenceDay);
  const mentions: DateMention[] = [];
  let dated: DateMention | null = null;
  for (const found of reader.found) {
    const mention = toMention(tokens, found, dated);
    if (mention.firstDay !== null) dated = mention;
    mentions.push(mention);
  }
  return mentions;
}
