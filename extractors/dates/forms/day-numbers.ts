import { ORDINAL_ENDING } from '../../numbers/words.js';
import type { DateReader } from '../reader.js';
import { Time } from '../words.js';

/** A day of a month and the token behind it. */
export interface DayNumber {
  readonly day: number;
  readonly end: number;
  /** Written as an ordinal: 3rd, third. */
  readonly ordinal: boolean;
}

/** Reads 3, 3rd, third, twenty-third, "the 3rd"; null where no day from 1 to 31 stands. */
export function readDayNumber(r: DateReader, i: number): DayNumber | null {
  const at = r.word(i) === 'the' ? i + 1 : i;
  const digits = r.digits(at, 2);
  if (digits !== null) {
    if (digits < 1 || digits > 31) return null;
    const ordinal = r.touches(at + 1) && ORDINAL_ENDING.test(r.word(at + 1));
    return at > i && !ordinal ? null : { day: digits, end: ordinal ? at + 2 : at + 1, ordinal };
  }
  if (r.kind(at) === Time.ordinal) {
    const day = r.value(at);
    return day >= 1 && day <= 31 ? { day, end: at + 1, ordinal: true } : null;
  }
  const tens = r.kind(at) === Time.cardinal ? r.value(at) : 0;
  if (tens !== 20 && tens !== 30) return null;
  const rest = /^[-‑]$/.test(r.text(at + 1)) ? at + 2 : at + 1;
  const day = r.kind(rest) === Time.ordinal && r.value(rest) <= 9 ? tens + r.value(rest) : 0;
  return day >= 21 && day <= 31 ? { day, end: rest + 1, ordinal: true } : null;
}
