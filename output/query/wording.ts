import { UNITS } from '../../extractors/numbers/units.js';
import type { Fact } from './fact.js';

/** The bound of a figure as a sign, and the words that it stands for. */
export const MODIFIERS: Readonly<Record<string, readonly [sign: string, words: string]>> = {
  approximately: ['~', 'about'],
  more_than: ['>', 'more than'],
  at_least: ['≥', 'at least'],
  less_than: ['<', 'less than'],
  at_most: ['≤', 'at most'],
  nearly: ['≲', 'nearly'],
};

/** The direction of a figure as a sign, and the words that it stands for. */
export const RELATIONS: Readonly<Record<string, readonly [sign: string, words: string]>> = {
  increase: ['↑', 'rose by'],
  decrease: ['↓', 'fell by'],
  increase_to: ['↗', 'rose to'],
  decrease_to: ['↘', 'fell to'],
  from: ['from', 'from'],
};

/** What is told of a relation or modality that is more than a plain one. */
export const REMARKS: Readonly<Record<string, string>> = {
  projected: 'projected',
  estimated: 'estimated',
  targeted: 'target',
  share: 'share',
  limit: 'limit',
};

const SIGNS: ReadonlyMap<string, string> = new Map(
  UNITS.map(({ code, symbols, names }) => [code, symbols[0] ?? names[1] ?? names[0] ?? code]),
);

/** A unit as people write it: "mi" for UCUM's `[mi_i]`; codes that read well stay as they are. */
export function unitSign(code: string): string {
  return code.includes('[') ? (SIGNS.get(code) ?? code) : code;
}

/** The words of a time and what they stand for, where these differ: `last year (2024)`. */
export function timeOf(fact: Fact): string | null {
  if (fact.time === null) return null;
  const value = fact.time_value;
  if (value === null || fact.time.includes(value) || /REF|X/.test(value)) return fact.time;
  return /\b\d{4}\b/.test(fact.time) && value.length === 4 ? fact.time : `${fact.time} (${value})`;
}

/** Who said it, by name where the words are a pronoun. */
export function saidBy(fact: Fact): string | null {
  if (fact.said_by === null) return null;
  const pronoun = /^(he|she|they|it|we|i)$/i.test(fact.said_by);
  return pronoun && fact.said_by_entity !== null ? fact.said_by_entity : fact.said_by;
}

/** An exact decimal with its thousands parted: `296,000,000,000`. */
export function grouped(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  const parted = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? parted : `${parted}.${fraction}`;
}

/** Digits alone, with what stands between and around them in tables, a sign of money among it. */
const BARE = /^[([+\-−–\s\p{Sc}]*[\d.,’'\s]+[)\]]?$/u;

/**
 * What a figure of bare digits amounts to where its unit or scale stands elsewhere, in the head of a column or behind the second of two: `= 120,500,000
 * USD` of "120.5"; null where its own words tell.
 */
export function unitElsewhere(fact: Pick<Fact, 'number' | 'decimal' | 'unit'>): string | null {
  const { number, decimal, unit } = fact;
  if (decimal === null || !BARE.test(number)) return null;
  const scaled = Math.abs(Number(decimal)) > Number(number.replace(/\D/gu, ''));
  const told = unit === null || /\p{Sc}/u.test(number);
  if (told && !scaled) return null;
  return unit === null ? grouped(decimal) : `${grouped(decimal)} ${unitSign(unit)}`;
}
