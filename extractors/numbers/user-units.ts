import { pluralOf } from '../text/plural.js';
import { tokenize } from '../text/tokenize.js';
import { type Tokens, tokenText, tokenWord, touchesPrevious } from '../text/tokens.js';
import { CURRENCIES } from './currencies.js';
import { type Decimal, parseDecimal } from './decimal.js';
import { type Factor, multiplyFactors, parseFactor } from './factor.js';
import { type FoundUnit, goesOn } from './unit-index.js';
import { UNITS, type Unit } from './units.js';

/** A unit or currency word that the user has told of; it wins over the tables. At least one name or symbol. */
export interface UserUnit {
  /**
   * What is stored as the unit: a code of the table of units (UCUM, or its plain symbol), a currency (ISO 4217), or a code of the user's own.
   */
  readonly unit: string;
  /** Names in the singular, found in any capitals: "feddan", "bag of cement". @default [] */
  readonly names?: readonly string[];
  /** @default the regular plurals of `names` */
  readonly plurals?: readonly string[];
  /** Printed symbols, found only as they are written; those of a currency before the figure, too. @default [] */
  readonly symbols?: readonly string[];
  /**
   * How many of `of` one of it is, as a decimal or "numerator/denominator". Without `of` the figure itself is multiplied: with the unit USD and
   * the factor "1000", "3 grand" are 3,000 USD. @default null
   */
  readonly factor?: string | null;
  /** A code of the table of units, into whose base unit the value is converted. @default null */
  readonly of?: string | null;
}

/** The tokens of a document, with the units of the user's own that may stand in it. */
export interface MeasuredTokens extends Tokens {
  readonly userUnits?: UserUnits | null;
}

interface Entry {
  readonly money: boolean;
  readonly code: string;
  readonly base: string | null;
  readonly factor: Factor | null;
  readonly offset: string | null;
  readonly kind: FoundUnit['kind'];
  /** What the printed figure is multiplied by. */
  readonly scale: Decimal | null;
}

/** A unit of the user's that stands in a text. */
export interface FoundUserUnit extends Entry {
  readonly symbol: boolean;
  /** Token behind it. */
  readonly end: number;
}

interface Name {
  readonly words: readonly string[];
  readonly entry: Entry;
}

interface PrintedSymbol {
  readonly symbol: string;
  readonly entry: Entry;
}

const units: ReadonlyMap<string, Unit> = new Map(UNITS.map((unit) => [unit.code, unit]));
const currencies: ReadonlySet<string> = new Set(CURRENCIES.map(({ code }) => code));

const FACTOR = /^\d+(?:\.\d+)?(?:\/\d+(?:\.\d+)?)?$/;

/** What is wrong with a unit: the key, and what is allowed there; null where it can be used. */
export function userUnitProblem(unit: UserUnit): { readonly key: keyof UserUnit; readonly message: string } | null {
  const { names = [], symbols = [], factor = null, of = null } = unit;
  if (unit.unit.trim() === '') return { key: 'unit', message: 'expected a code' };
  if (names.length + symbols.length === 0) return { key: 'names', message: 'expected a name here or a symbol' };
  if (factor !== null && (!FACTOR.test(factor) || /^0*(?:\.0+)?(?:\/|$)|\/0*(?:\.0+)?$/.test(factor)))
    return { key: 'factor', message: `expected a number above zero, or one divided by another ("4200.8", "1/3")` };
  const known = units.get(unit.unit);
  if (of === null) {
    const scales = known !== undefined || currencies.has(unit.unit);
    if (factor !== null && !scales)
      return { key: 'of', message: `expected the unit that ${unit.unit} is converted into: it is in no table` };
    if (factor?.includes('/')) return { key: 'factor', message: 'expected a decimal: the figure is multiplied by it' };
    return null;
  }
  if (factor === null) return { key: 'factor', message: `expected how many ${of} one of it is` };
  if (currencies.has(unit.unit)) return { key: 'of', message: 'a currency is converted into no unit' };
  const base = units.get(of);
  if (base === undefined || base.base === null || base.factor === null || base.offset !== null)
    return {
      key: 'of',
      message: 'expected a UCUM code of the table of units that can be converted (m2, kg, [acr_us])',
    };
  return null;
}

function entryOf(unit: UserUnit): Entry {
  const { factor = null, of = null } = unit;
  const known = units.get(of ?? unit.unit);
  const money = of === null && currencies.has(unit.unit);
  if (known === undefined || money) {
    const scale = factor === null ? null : parseDecimal(factor);
    return { money, code: unit.unit, base: null, factor: null, offset: null, kind: 'trade', scale };
  }
  const own = known.factor === null ? null : parseFactor(known.factor);
  const { base, offset, kind } = known;
  if (of === null) {
    const scale = factor === null ? null : parseDecimal(factor);
    return { money, code: unit.unit, base, factor: own, offset, kind, scale };
  }
  const whole = own === null ? null : multiplyFactors(own, parseFactor(factor as string));
  return { money, code: unit.unit, base, factor: whole, offset: null, kind, scale: null };
}

/** The user's units, ready to be found. Made once for many texts. Throws TypeError for a unit that cannot be used. */
export class UserUnits {
  readonly units: readonly UserUnit[];
  /** The base unit and the factor to it ("numerator/denominator") of the codes that are the user's own. */
  readonly conversions: Readonly<Record<string, { readonly base: string; readonly factor: string }>>;
  readonly #names = new Map<string, Name[]>();
  readonly #symbols = new Map<string, PrintedSymbol[]>();
  /** The symbols of money, which stand before figures as well. */
  readonly #signs: PrintedSymbol[] = [];

  constructor(list: readonly UserUnit[]) {
    this.units = list;
    const conversions: Record<string, { base: string; factor: string }> = {};
    for (const unit of list) {
      const problem = userUnitProblem(unit);
      if (problem !== null) throw new TypeError(`Unit "${unit.unit}": \`${problem.key}\`: ${problem.message}`);
      const entry = entryOf(unit);
      const { code, base, factor } = entry;
      if (base !== null && factor !== null && !units.has(code))
        conversions[code] ??= { base, factor: `${factor.numerator}/${factor.denominator}` };
      const { names = [], symbols = [] } = unit;
      for (const name of [...names, ...(unit.plurals ?? names.map(pluralOf))]) {
        const tokens = tokenize(name);
        const words = Array.from({ length: tokens.count }, (_, i) => tokenWord(tokens, i));
        if (words[0] !== undefined) push(this.#names, words[0], { words, entry });
      }
      for (const symbol of symbols) {
        const tokens = tokenize(symbol);
        if (tokens.count === 0) continue;
        push(this.#symbols, tokenText(tokens, 0), { symbol, entry });
        if (entry.money) this.#signs.push({ symbol, entry });
      }
    }
    this.conversions = conversions;
    // the longest that fits wins, and of two the one that was told first
    for (const names of this.#names.values()) names.sort((a, b) => b.words.length - a.words.length);
    for (const symbols of [...this.#symbols.values(), this.#signs])
      symbols.sort((a, b) => b.symbol.length - a.symbol.length);
  }

  /** The unit of the user's that begins at token `i`, no further than `end`; null when there is none. */
  at(tokens: Tokens, i: number, end: number): FoundUserUnit | null {
    if (i >= end) return null;
    const name = this.#names.get(tokenWord(tokens, i))?.find(({ words }) => standsAt(tokens, i, end, words));
    if (name !== undefined) return { ...name.entry, symbol: false, end: i + name.words.length };
    const symbols = this.#symbols.get(tokenText(tokens, i)) ?? [];
    for (const { symbol, entry } of symbols) {
      const last = symbolEnd(tokens, i, end, symbol);
      if (last > i) return { ...entry, symbol: true, end: last };
    }
    return null;
  }

  /** The same, where it is no money and leaves the figure as it is printed: one that rates are made of. */
  unitAt(tokens: Tokens, i: number, end: number): FoundUnit | null {
    const found = this.at(tokens, i, end);
    return found === null || found.money || found.scale !== null ? null : found;
  }

  /** A currency's symbol right before the figure at token `first`; null when there is none. */
  moneyBefore(tokens: Tokens, first: number, from: number): (Entry & { readonly first: number }) | null {
    if (first <= from) return null;
    const end = tokens.ends[first - 1] as number;
    for (const { symbol, entry } of this.#signs) {
      if (!tokens.text.endsWith(symbol, end)) continue;
      let i = first - 1;
      while (i > from && (tokens.starts[i] as number) > end - symbol.length) i--;
      // a symbol at the end of a longer word is none
      const own = tokens.starts[i] === end - symbol.length;
      if (own && !(i > from && touchesPrevious(tokens, i) && /[\p{L}\p{N}]$/u.test(tokenText(tokens, i - 1))))
        return { ...entry, first: i };
    }
    return null;
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function standsAt(tokens: Tokens, first: number, end: number, words: readonly string[]): boolean {
  if (first + words.length > end) return false;
  for (let k = 1; k < words.length; k++) if (tokenWord(tokens, first + k) !== words[k]) return false;
  return !goesOn(tokens, first + words.length);
}

/** The token behind a symbol that is printed at token `i`; `i` where it is not. */
function symbolEnd(tokens: Tokens, i: number, end: number, symbol: string): number {
  const start = tokens.starts[i] as number;
  if (!tokens.text.startsWith(symbol, start)) return i;
  for (let k = i; k < end; k++) {
    if (tokens.ends[k] === start + symbol.length) return goesOn(tokens, k + 1) ? i : k + 1;
    if ((tokens.ends[k] as number) > start + symbol.length) return i;
  }
  return i;
}
