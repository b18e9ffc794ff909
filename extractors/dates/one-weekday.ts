import { type Tokens, tokenWord } from '../text/tokens.js';
import { formatDay, fromEpochDay, parseDay, toEpochDay, weekdayOf } from './civil.js';
import type { Found } from './reader.js';
import { Time, timeKind } from './words.js';

/** What makes the day behind it a day to come, whatever else the text says: "extended until Monday", "due Monday". */
const DEADLINE = /^(?:until|till|by|through|before|effective|starting|beginning|due|for|to)$/;

/** What may stand before a bare weekday in its span. */
const PART = /^(?:early|late|earlier|later|mid|-)$/;

/** The epoch day of a weekday that stands alone, without "last", "next" or "week" beside it; null for all else. */
function bareWeekday(tokens: Tokens, { rule, anchor, first, end, value }: Found): number | null {
  if ((rule !== 'date.weekday' && rule !== 'time.weekday-part') || anchor !== 'reference') return null;
  const noun = rule === 'time.weekday-part' ? end - 2 : end - 1;
  if (noun < first || timeKind(tokens.forms[noun] as number) !== Time.weekday) return null;
  for (let k = first; k < noun; k++) if (!PART.test(tokenWord(tokens, k))) return null;
  if (first > 0 && DEADLINE.test(tokenWord(tokens, first - 1))) return null;
  const day = parseDay(value.slice(0, 10));
  return day === null ? null : toEpochDay(day);
}

/**
 * In one text a bare weekday names one day: where the tenses of its clauses read the same weekday once as the last one and once as the next, all are the one
 * that is nearer to the reference day.
 */
export function settleWeekdays(tokens: Tokens, all: readonly Found[], referenceDay: number | null): void {
  if (referenceDay === null) return;
  const days = all.map((found) => bareWeekday(tokens, found));
  const ends = new Map<number, { earliest: number; latest: number }>();
  for (const day of days) {
    if (day === null) continue;
    const seen = ends.get(weekdayOf(day));
    const earliest = Math.min(day, seen?.earliest ?? day);
    ends.set(weekdayOf(day), { earliest, latest: Math.max(day, seen?.latest ?? day) });
  }
  for (const [i, found] of all.entries()) {
    const day = days[i] ?? null;
    const both = day === null ? undefined : ends.get(weekdayOf(day));
    if (both === undefined || both.latest - both.earliest !== 7) continue;
    const nearer = referenceDay - both.earliest <= both.latest - referenceDay ? both.earliest : both.latest;
    found.value = `${formatDay(fromEpochDay(nearer))}${found.value.slice(10)}`;
  }
}
