import type { DateReader } from '../reader.js';
import { DAY_TO_YEAR, Time, Unit, type UnitId } from '../words.js';

/** A whole number before a unit: digits, words to the thousands ("twenty-four"), "a", "several". */
export interface Count {
  readonly end: number;
  /** null for a vague count ("several"). */
  readonly value: number | null;
  readonly article: boolean;
}

/** Reads a count before a unit: digits, words, "a", "several", "a few", "a couple of", "two and a half". */
export function readCount(r: DateReader, i: number): Count | null {
  if (r.isNumber(i)) return digitCount(r, i);
  const kind = r.kind(i);
  if (kind === Time.cardinal) return r.value(i) === 0 ? articleCount(r, i) : wordCount(r, i);
  if (r.word(i) === 'couple') {
    const end = r.word(i + 1) === 'of' ? i + 2 : i + 1;
    return r.kind(end) === Time.units ? { end, value: 2, article: false } : null;
  }
  if (kind === Time.vague && r.word(i) !== 'recent' && r.word(i) !== 'coming')
    return { end: i + 1, value: null, article: false };
  return null;
}

const PLAIN = /^\d{1,7}(?:\.\d{1,3})?$/;
const HYPHEN = /^[-‑–]$/;
const NIGHTS = /^nights?$/;

function withoutCommas(digits: string): string {
  return digits.includes(',') ? digits.replaceAll(',', '') : digits;
}

function digitCount(r: DateReader, i: number): Count | null {
  const text = withoutCommas(r.text(i));
  if (!PLAIN.test(text)) return text === '½' ? { end: i + 1, value: 0.5, article: false } : null;
  let value = Number(text);
  let end = i + 1;
  if (r.isNumber(end) && r.text(end) === '½') {
    value += 0.5;
    end++;
  } else if (r.isNumber(end) && r.text(end + 1) === '/' && r.text(end) === '1' && r.text(end + 2) === '2') {
    value += 0.5;
    end += 3;
  }
  return andHalf(r, { end, value, article: false });
}

function articleCount(r: DateReader, i: number): Count {
  const next = r.word(i + 1);
  if (next === 'few' || next === 'several') return { end: i + 2, value: null, article: false };
  if (next === 'couple') return { end: r.word(i + 2) === 'of' ? i + 3 : i + 2, value: 2, article: false };
  if (next === 'dozen') return { end: i + 2, value: 12, article: false };
  if (next === 'hundred') return { end: i + 2, value: 100, article: false };
  if (next === 'thousand') return { end: i + 2, value: 1000, article: false };
  return { end: i + 1, value: 1, article: true };
}

function wordCount(r: DateReader, i: number): Count {
  let value = r.value(i);
  let end = i + 1;
  if (value >= 20 && value < 100) {
    const at = /^[-‑]$/.test(r.text(end)) ? end + 1 : end;
    if (r.kind(at) === Time.cardinal && r.value(at) > 0 && r.value(at) < 10) {
      value += r.value(at);
      end = at + 1;
    }
  }
  if (r.word(end) === 'hundred') {
    value *= 100;
    end++;
  } else if (r.word(end) === 'thousand') {
    value *= 1000;
    end++;
  }
  return andHalf(r, { end, value, article: false });
}

function andHalf(r: DateReader, count: Count): Count {
  return count.value !== null && isAndHalf(r, count.end)
    ? { end: count.end + 3, value: count.value + 0.5, article: false }
    : count;
}

/** Whether "and a half" stands at token `i`. */
export function isAndHalf(r: DateReader, i: number): boolean {
  return r.word(i) === 'and' && r.word(i + 1) === 'a' && r.word(i + 2) === 'half';
}

/** The unit of time behind a count, past "more", "straight", "trading"; hyphens join ("three-month"). */
export function readUnit(
  r: DateReader,
  count: Count,
): { unit: UnitId; end: number; hyphen: boolean; plural: boolean } | null {
  let at = count.end;
  const hyphen = HYPHEN.test(r.text(at)) && r.touches(at);
  if (hyphen) at++;
  else if (BETWEEN.test(r.word(at)) && (r.kind(at + 1) === Time.units || r.word(at + 1) === 'quarters')) {
    at++;
    if (r.word(at) === 'quarters') return { unit: Unit.quarter, end: at + 1, hyphen, plural: true };
  } else if (count.article && /^(?:single|full|whole|entire)$/.test(r.word(at)) && DAY_TO_YEAR.test(r.word(at + 1)))
    return { unit: r.value(at + 1) as UnitId, end: at + 2, hyphen, plural: true };
  const kind = r.kind(at);
  if (kind === Time.unit || kind === Time.units)
    return { unit: r.value(at) as UnitId, end: at + 1, hyphen, plural: kind === Time.units };
  // "three-quarters" is a fraction, "four-quarter" a length
  if (kind === Time.quarter && (r.word(at) === 'quarters') !== hyphen)
    return { unit: Unit.quarter, end: at + 1, hyphen, plural: !hyphen };
  // 3h
  if (r.word(at) === 'h' && r.touches(at) && !hyphen && r.isNumber(at - 1) && !r.touches(at + 1))
    return { unit: Unit.hour, end: at + 1, hyphen, plural: true };
  if (NIGHTS.test(r.word(at)) && count.value !== null && !count.article)
    return { unit: Unit.day, end: at + 1, hyphen, plural: true };
  return null;
}

const BETWEEN =
  /^(?:more|upcoming|coming|further|full|straight|consecutive|successive|trading|business|working|calendar)$/;

/** Steps over "or so" behind a length: "a week or so ago", "two years or so". */
export function pastOrSo(r: DateReader, end: number): number {
  return r.word(end) === 'or' && r.word(end + 1) === 'so' ? end + 2 : end;
}
