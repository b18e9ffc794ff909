import { Decimal } from 'decimal.js';
import { CURRENCIES } from '../../extractors/numbers/currencies.js';
import { extractNumbers } from '../../extractors/numbers/extract-numbers.js';
import { parseFactor } from '../../extractors/numbers/factor.js';
import type { NumberMention } from '../../extractors/numbers/mention.js';
import { UNITS } from '../../extractors/numbers/units.js';
import { tokenize } from '../../extractors/text/tokenize.js';
import { type Conversion, conversionOf, fromBaseDecimal, toBaseDecimal } from '../store/base-unit.js';
import { queryError } from './errors.js';
import { meant, nearest } from './nearest.js';

/** A unit that a user asked for, and how it stands to the unit that facts are compared in. */
export interface AskedUnit {
  /** ISO 4217, UCUM, `%`, `pp`, `bp`, or the words as they were given. */
  readonly code: string;
  /** The unit that facts are kept in for comparison; `code` itself where nothing converts. */
  readonly base: string;
  /** Null where nothing converts. */
  readonly conversion: Conversion | null;
  /** Whether the words are a code, symbol or name of a unit; else they are taken as they are. */
  readonly known: boolean;
}

/** Codes by what is written for them, whatever its capitals; null where two are written so ("mW", "MW"). */
let byLetters: ReadonlyMap<string, string | null> | null = null;

function codesByLetters(): ReadonlyMap<string, string | null> {
  if (byLetters !== null) return byLetters;
  const found = new Map<string, string | null>();
  for (const { code, symbols } of UNITS) {
    for (const written of [code, ...symbols]) {
      const letters = written.toLowerCase();
      const other = found.get(letters);
      found.set(letters, other === undefined || other === code ? code : null);
    }
  }
  byLetters = found;
  return found;
}

const CODES = new Set([...UNITS.map((unit) => unit.code), ...CURRENCIES.map((currency) => currency.code)]);

/** Finds the unit behind a code, symbol or name ("km", "miles", "usd", "dollars", "%"); unknown ones are taken as they are. */
export function askedUnit(words: string): AskedUnit {
  const given = words.trim();
  if (CODES.has(given)) return unitOf(given);
  if (CODES.has(given.toUpperCase()) && given.length === 3) return unitOf(given.toUpperCase());
  // what a figure of that unit is read as
  for (const written of [`2 ${given}`, `2${given}`]) {
    const [figure, ...others] = figuresOf(written);
    if (figure?.text === written && figure.unit !== null && others.length === 0) {
      const unit = unitOf(figure.unit);
      if (unit.conversion !== null || figure.baseUnit === null || figure.baseDecimal === null) return unit;
      const factor = parseFactor(`${figure.baseDecimal}/${figure.decimal}`);
      return { ...unit, base: figure.baseUnit, conversion: { base: figure.baseUnit, factor, offset: null } };
    }
  }
  // "Kwh" for "kWh": a symbol in other capitals
  const code = given.length < 2 ? null : (codesByLetters().get(given.toLowerCase()) ?? null);
  return code === null ? { ...unitOf(given), known: false } : unitOf(code);
}

function unitOf(code: string): AskedUnit {
  const conversion = conversionOf(code);
  return { code, base: conversion?.base ?? code, conversion, known: true };
}

/** What is said of words that are no unit, with the units that may be meant. */
export function unknownUnit(words: string): string {
  const codes = new Map(
    [...CURRENCIES, ...UNITS].flatMap(({ code, names }) => [code, ...names].map((name) => [name, code])),
  );
  // one name a unit
  const near = nearest(words, codes.keys(), 20).filter(
    (name, i, all) => all.findIndex((other) => codes.get(other) === codes.get(name)) === i,
  );
  if (isScale(words)) {
    return `"${words}" is a scale and no unit: it goes with a value (min "3 ${words.trim()}", or "3 ${words.trim()} EUR")`;
  }
  return `"${words}" is no unit that is known: give a currency (EUR, dollars), a unit (km, miles, kWh) or %; what is counted is a measure${meant(near.slice(0, 3))}`;
}

/** Whether words only say how many: "million", "bn". */
function isScale(words: string): boolean {
  const written = `2 ${words.trim()}`;
  const [figure] = figuresOf(written);
  return figure?.text === written && figure.unit === null && figure.decimal !== '2';
}

function figuresOf(text: string): NumberMention[] {
  return extractNumbers(tokenize(text), { dates: [] });
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
  const found = figuresOf(given);
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
export function toBase(value: number, { conversion }: AskedUnit): number {
  return conversion === null ? value : Number(toBaseDecimal(new Decimal(value).toFixed(), conversion));
}

/** A value of the base unit in the unit that was asked for, to twelve digits. */
export function fromBase(value: number, { conversion }: AskedUnit): number {
  if (conversion === null) return value;
  return new Decimal(fromBaseDecimal(new Decimal(value).toFixed(), conversion)).toSignificantDigits(12).toNumber();
}
