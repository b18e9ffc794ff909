import type { DateReader } from '../reader.js';
import { Time } from '../words.js';

/** A year in words and the token behind it. */
export interface SpelledYear {
  readonly year: number;
  readonly end: number;
}

/** Two digits in words: "ninety-six", "ten", "oh five". */
function lastTwo(r: DateReader, i: number): { value: number; end: number } | null {
  if (/^(?:oh|o)$/.test(r.word(i))) {
    const digit = r.kind(i + 1) === Time.cardinal ? r.value(i + 1) : 0;
    return digit >= 1 && digit <= 9 ? { value: digit, end: i + 2 } : null;
  }
  if (r.kind(i) !== Time.cardinal) return null;
  const tens = r.value(i);
  if (tens < 10 || tens > 90) return null;
  if (tens < 20) return { value: tens, end: i + 1 };
  const at = /^[-‑]$/.test(r.text(i + 1)) ? i + 2 : i + 1;
  const digit = r.kind(at) === Time.cardinal ? r.value(at) : 0;
  return digit >= 1 && digit <= 9 ? { value: tens + digit, end: at + 1 } : { value: tens, end: i + 1 };
}

/** "nineteen ninety-six", "twenty twenty-four", "two thousand and eight". Null where the words count something. */
export function spelledYear(r: DateReader, i: number): SpelledYear | null {
  if (r.kind(i) !== Time.cardinal) return null;
  const century = r.value(i);
  let year: SpelledYear | null = null;
  if (century >= 16 && century <= 20) {
    const rest = lastTwo(r, i + 1);
    // "twenty five" is a number
    if (rest !== null && (century < 20 || rest.value >= 10)) year = { year: century * 100 + rest.value, end: rest.end };
  } else if (century === 2 && r.word(i + 1) === 'thousand') {
    const at = r.word(i + 2) === 'and' ? i + 3 : i + 2;
    const digit =
      r.kind(at) === Time.cardinal && r.value(at) >= 1 && r.value(at) <= 9 ? { value: r.value(at), end: at + 1 } : null;
    const rest = digit ?? lastTwo(r, at);
    if (rest !== null) year = { year: 2000 + rest.value, end: rest.end };
    else if (r.word(i - 1) === 'year') year = { year: 2000, end: i + 2 };
  }
  if (year === null) return null;
  const next = r.word(year.end);
  const counted = r.kind(year.end);
  return counted === Time.units ||
    counted === Time.unit ||
    /^(?:[a-z]+th)s?$|^(?:halves|thirds)$/.test(/^[-‑]$/.test(next) ? r.word(year.end + 1) : next) ||
    /^(?:percent|per|million|billion|thousand|hundred|people|dollars|of)$/.test(next)
    ? null
    : year;
}
