import { Decimal } from 'decimal.js';
import { CURRENCIES, SIGNS } from '../../extractors/numbers/currencies.js';
import { extractNumbers } from '../../extractors/numbers/extract-numbers.js';
import { UNITS } from '../../extractors/numbers/units.js';
import { tokenize } from '../../extractors/text/tokenize.js';
import { queryError } from './errors.js';

/** A unit that a user asked for, and how it stands to the unit that facts are compared in. */
export interface AskedUnit {
  /** ISO 4217, UCUM, `%`, `pp`, `bp`, or the words as they were given. */
  readonly code: string;
  /** The unit that facts are kept in for comparison; `code` itself where nothing converts. */
  readonly base: string;
  /** What one of `code` is in `base`, as an exact decimal. */
  readonly factor: string;
}

/** Words for units that no table of the extractors holds as names. */
const WORDS: Readonly<Record<string, string>> = {
  percent: '%',
  'per cent': '%',
  'percentage points': 'pp',
  'basis points': 'bp',
};

const byCode = new Map(UNITS.map((unit) => [unit.code, unit] as const));
const byName = new Map(UNITS.flatMap((unit) => [...unit.names, ...(unit.symbols ?? [])].map((name) => [name, unit])));
const currencyByName = new Map(CURRENCIES.flatMap((c) => c.names.map((name) => [name, c.code] as const)));
const currencyCodes = new Set(CURRENCIES.map((c) => c.code));

/** Finds the unit behind a code, symbol or name ("km", "miles", "usd", "dollars", "%"); unknown ones are taken as they are. */
export function askedUnit(words: string): AskedUnit {
  const given = words.trim();
  const lower = given.toLowerCase().replace(/\s+/g, ' ');
  const unit = byCode.get(given) ?? byName.get(given) ?? byName.get(lower);
  if (unit !== undefined) {
    if (unit.base !== null && unit.factor !== null) return { code: unit.code, base: unit.base, factor: unit.factor };
    return { code: unit.code, base: unit.code, factor: '1' };
  }
  const upper = given.toUpperCase();
  const code = SIGNS[given] ?? WORDS[lower] ?? (currencyCodes.has(upper) ? upper : currencyByName.get(lower)) ?? given;
  return { code, base: code, factor: '1' };
}

/** A bound of values: a bare number counts in the unit that was asked for, or as the figures are printed. */
export interface Bound {
  readonly value: number;
  readonly unit: AskedUnit | null;
}

const SCALES: Readonly<Record<string, number>> = { k: 3, m: 6, mn: 6, b: 9, bn: 9, t: 12, tn: 12 };

/** Reads a bound: 1500000, "1.5m", "2bn", "1 trillion JPY", "$40", "10 km". Throws `StoreError` STORE_QUERY. */
export function parseBound(name: string, given: number | string): Bound {
  if (typeof given === 'number') return { value: given, unit: null };
  const plain = /^([-+]?(?:\d+(?:\.\d*)?|\.\d+))(?:e([-+]?\d{1,3}))?\s*(k|mn?|bn?|tn?)?$/i.exec(
    given.trim().replaceAll(/[,_](?=\d)/g, ''),
  );
  if (plain !== null) {
    const exponent = Number(plain[2] ?? 0) + (SCALES[plain[3]?.toLowerCase() ?? ''] ?? 0);
    const value = Number(`${plain[1]}e${exponent}`);
    if (Number.isFinite(value)) return { value, unit: null };
  }
  const found = extractNumbers(tokenize(given), { dates: [] });
  const figure = found[0];
  const rest = figure === undefined ? given : given.slice(0, figure.start) + given.slice(figure.end);
  if (figure?.decimal === undefined || figure.decimal === null || found.length > 1) {
    throw queryError(`${name}: expected a number, or a figure with its unit ("1 trillion JPY"), got "${given}"`);
  }
  const words = rest.trim();
  const unit = figure.unit ?? (words === '' ? null : words);
  if (figure.unit !== null && words !== '') {
    throw queryError(`${name}: "${words}" in "${given}" is not understood; give a figure with one unit`);
  }
  return { value: Number(figure.decimal), unit: unit === null ? null : askedUnit(unit) };
}

/** A value of `unit` in the unit that facts are compared in. */
export function toBase(value: number, unit: AskedUnit): number {
  return unit.factor === '1' ? value : new Decimal(value).times(unit.factor).toNumber();
}

/** A value of the base unit in the unit that was asked for, to twelve digits. */
export function fromBase(value: number, unit: AskedUnit): number {
  return unit.factor === '1' ? value : new Decimal(value).div(unit.factor).toSignificantDigits(12).toNumber();
}
