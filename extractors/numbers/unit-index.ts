import { FormTable } from '../text/lexicon.js';
import { TokenKind, type Tokens, tokenText, tokenWord, touchesPrevious } from '../text/tokens.js';
import { wordTable } from '../text/word-table.js';
import { divideFactors, type Factor, parseFactor, powerOf } from './factor.js';
import { UNITS, type Unit, type UnitKind } from './units.js';
import type { MeasuredTokens } from './user-units.js';

/** A unit as read from the text: one of the table, or made of several ("tonnes a year"). */
export interface FoundUnit {
  /** UCUM, or the plain symbol. */
  readonly code: string;
  readonly base: string | null;
  readonly factor: Factor | null;
  /** Added to the value before the factor (degrees), else null. */
  readonly offset: string | null;
  readonly kind: UnitKind;
  /** Whether a printed symbol gave it. */
  readonly symbol: boolean;
  /** Token index behind the unit. */
  readonly end: number;
}

const factors = new Map<Unit, Factor>();
function factorOf(unit: Unit): Factor | null {
  if (unit.factor === null) return null;
  let factor = factors.get(unit);
  if (factor === undefined) {
    factor = parseFactor(unit.factor);
    factors.set(unit, factor);
  }
  return factor;
}

const byName = new Map<string, Unit>();
const bySymbol = new Map<string, Unit>();
const byCode = new Map(UNITS.map((unit) => [unit.code, unit]));
const firstWords = new FormTable();
/** Words that begin a unit of time in "tonnes a year". */
const periods = new FormTable();
/** What names of several words begin with, without the last word. */
const beginnings = new Set<string>();
let longest = 1;
for (const unit of UNITS) {
  for (const name of unit.names) {
    if (!byName.has(name)) byName.set(name, unit);
    const words = name.split(' ');
    longest = Math.max(longest, words.length);
    firstWords.set(words[0] as string, 1);
    for (let k = 1; k < words.length; k++) beginnings.add(words.slice(0, k).join(' '));
  }
  for (const symbol of unit.symbols) {
    if (!bySymbol.has(symbol)) bySymbol.set(symbol, unit);
    const first = /^[\p{L}\p{M}]+\.?|^./u.exec(symbol)?.[0] as string;
    firstWords.set(first.toLowerCase(), 1).set(first.toLowerCase().replace(/\.$/, ''), 1);
  }
}
for (const word of 'day week month year hour minute second decade century fortnight'.split(' ')) periods.set(word, 1);

/** Short forms that are units only below a stroke or "per": t/y, km per hr, per annum. */
const DENOMINATORS: Readonly<Record<string, string>> = wordTable({
  d: 'd',
  y: 'a',
  yr: 'a',
  annum: 'a',
  hr: 'h',
  sec: 's',
  year: 'a',
});

const toFound = (unit: Unit, end: number, symbol: boolean): FoundUnit => ({
  code: unit.code,
  base: unit.base,
  factor: factorOf(unit),
  offset: unit.offset,
  kind: unit.kind,
  symbol,
  end,
});

/**
 * The user's own unit at token `i`, else the longest of the table whose words begin there; symbols (km, MW) count only as they are printed.
 */
function simpleUnit(tokens: MeasuredTokens, i: number, end: number): FoundUnit | null {
  const own = tokens.userUnits?.unitAt(tokens, i, end) ?? null;
  if (own !== null) return own;
  if (i >= end || firstWords.get(tokens.forms[i] as number) === 0) return null;
  let name = '';
  let raw: string | null = '';
  let found: FoundUnit | null = null;
  for (let k = i; k < end && k < i + longest; k++) {
    name = name === '' ? tokenWord(tokens, k) : `${name} ${tokenWord(tokens, k)}`;
    const unit = byName.get(name);
    if (unit !== undefined && !goesOn(tokens, k + 1)) found = toFound(unit, k + 1, false);
    if (k > i && !touchesPrevious(tokens, k)) raw = null;
    if (raw !== null && k < i + 4) {
      raw += tokenText(tokens, k);
      const symbol = bySymbol.get(raw);
      if (symbol !== undefined && !goesOn(tokens, k + 1) && !endsSentence(tokens, k, end))
        found = toFound(symbol, k + 1, true);
    }
    if (raw === null && !beginnings.has(name)) break;
  }
  return found === null ? null : powered(tokens, found, end);
}

/** The point of "in." at a sentence's end is the sentence's. */
function endsSentence(tokens: Tokens, k: number, end: number): boolean {
  return k + 1 >= end && tokenText(tokens, k) === '.';
}

const WORDS: Readonly<Record<string, number>> = wordTable({ squared: 2, cubed: 3 });
const POWERS: Readonly<Record<string, number>> = wordTable({ '2': 2, '²': 2, '3': 3, '³': 3 });

/** "km2", "m³": a length and a power that touches it. */
function powered(tokens: Tokens, unit: FoundUnit, end: number): FoundUnit {
  let at = unit.end;
  if ((unit.kind !== 'length' && unit.kind !== 'time') || at >= end) return unit;
  let power = WORDS[tokenWord(tokens, at)];
  if (power === undefined) {
    if (!unit.symbol || !touchesPrevious(tokens, at)) return unit;
    if (tokenText(tokens, at) === '^' && at + 1 < end && touchesPrevious(tokens, at + 1)) at++;
    power = POWERS[tokenText(tokens, at)];
  }
  if (power === undefined || goesOn(tokens, at + 1)) return unit;
  const known = byCode.get(`${unit.code}${power}`);
  if (known !== undefined) return toFound(known, at + 1, true);
  return {
    ...unit,
    code: `${unit.code}${power}`,
    base: unit.base === null ? null : `${unit.base}${power}`,
    factor: unit.factor === null ? null : powerOf(unit.factor, power),
    kind: unit.kind === 'time' ? 'time' : power === 2 ? 'area' : 'volume',
    end: at + 1,
  };
}

/** A symbol that letters or digits follow without a blank is part of something else, and so is "L" in "L-202". */
export function goesOn(tokens: Tokens, i: number): boolean {
  if (i >= tokens.count || !touchesPrevious(tokens, i)) return false;
  const kind = tokens.kinds[i];
  if (kind === TokenKind.word || kind === TokenKind.number) {
    const start = tokens.starts[i] as number;
    const code = tokens.text.charCodeAt(start);
    if (code === 0x27 || code === 0x2019) return false;
    return !(tokens.ends[i] === start + 1 && POWERS[tokens.text.charAt(start)] !== undefined);
  }
  return (
    tokenText(tokens, i) === '-' &&
    i + 1 < tokens.count &&
    touchesPrevious(tokens, i + 1) &&
    tokens.kinds[i + 1] === TokenKind.number
  );
}

const HYPHENS = new Set(['-', '‐', '‑', '–']);

/** The unit that begins at token `i`, with its rate ("kilometres an hour", "mg/mL", "barrels-a-day"); null when there is none. */
export function unitAt(tokens: MeasuredTokens, i: number, end: number): FoundUnit | null {
  let unit = simpleUnit(tokens, i, end);
  if (unit === null) return null;
  unit = equivalent(tokens, unit, end);
  for (let n = 0; n < 2; n++) {
    const below = denominator(tokens, unit, end);
    if (below === null) break;
    unit = over(unit, below);
  }
  return unit;
}

/** What a unit is divided by, where "per", "a" or a stroke follow it. */
function denominator(tokens: MeasuredTokens, unit: FoundUnit, end: number): FoundUnit | null {
  let at = unit.end;
  if (at + 1 >= end) return null;
  let mark = tokenText(tokens, at);
  if (unit.symbol) {
    const inverse = inverseAt(tokens, /^[·⋅]$/.test(mark) ? at + 1 : at, end);
    if (inverse !== null) return inverse;
  }
  if (mark === '/') {
    if (touchesPrevious(tokens, at) !== touchesPrevious(tokens, at + 1)) return null;
    return below(tokens, at + 1, end);
  }
  const hyphened = HYPHENS.has(mark) && touchesPrevious(tokens, at) && touchesPrevious(tokens, at + 1);
  if (hyphened) mark = tokenText(tokens, ++at);
  const word = mark.toLowerCase();
  if (word !== 'per' && word !== 'a' && word !== 'an') return null;
  at++;
  if (hyphened) {
    if (at + 1 >= end || !HYPHENS.has(tokenText(tokens, at)) || !touchesPrevious(tokens, at)) return null;
    at++;
  }
  if (at >= end || unit.kind === 'time') return null;
  if (word === 'per' && tokenText(tokens, at) === '100') return perHundred(tokens, at + 1, end);
  if (word !== 'per') {
    if (periods.get(tokens.forms[at] as number) === 0) return null;
    // "from 40 tonnes a year ago"
    if (at + 1 < end && /^(?:ago|before|earlier|later|after|prior|back)$/.test(tokenWord(tokens, at + 1))) return null;
  }
  return below(tokens, at, end);
}

/** "litres per 100 km". */
function perHundred(tokens: MeasuredTokens, at: number, end: number): FoundUnit | null {
  const unit = simpleUnit(tokens, at, end);
  if (unit === null || unit.kind !== 'length') return null;
  return {
    ...unit,
    code: `100.${unit.code}`,
    factor: unit.factor === null ? null : { ...unit.factor, numerator: unit.factor.numerator * 100n },
  };
}

/** "s−1", "h −1", "cm⁻³" behind another symbol: what the unit is divided by. */
function inverseAt(tokens: Tokens, at: number, end: number): FoundUnit | null {
  if (at + 2 > end || tokens.kinds[at] !== TokenKind.word) return null;
  const text = tokenText(tokens, at);
  const unit = bySymbol.get(text) ?? byCode.get(DENOMINATORS[text] ?? (text === 'day' ? 'd' : ''));
  if (
    unit === undefined ||
    at + 2 >= end ||
    !/^[−–⁻-]$/.test(tokenText(tokens, at + 1)) ||
    !touchesPrevious(tokens, at + 2)
  )
    return null;
  const power = '0123'.indexOf(tokenText(tokens, at + 2)) + '⁰¹²³'.indexOf(tokenText(tokens, at + 2)) + 1;
  if (power < 1) return null;
  const found = toFound(unit, at + 3, true);
  if (power === 1) return found;
  const known = byCode.get(`${unit.code}${power}`);
  if (known !== undefined) return toFound(known, at + 3, true);
  return {
    ...found,
    code: `${unit.code}${power}`,
    base: unit.base === null ? null : `${unit.base}${power}`,
    factor: found.factor === null ? null : powerOf(found.factor, power),
  };
}

function below(tokens: MeasuredTokens, at: number, end: number): FoundUnit | null {
  const short = DENOMINATORS[tokenWord(tokens, at)];
  if (short !== undefined && !goesOn(tokens, at + 1)) return toFound(byCode.get(short) as Unit, at + 1, true);
  return simpleUnit(tokens, at, end);
}

/** `a` divided by `b`, as UCUM writes it. */
function over(a: FoundUnit, b: FoundUnit): FoundUnit {
  const bracket = (code: string): string => (/[./]/.test(code) ? `(${code})` : code);
  return {
    code: `${a.code}/${bracket(b.code)}`,
    base: a.base === null || b.base === null ? null : `${a.base}/${bracket(b.base)}`,
    factor: a.factor === null || b.factor === null ? null : divideFactors(a.factor, b.factor),
    offset: null,
    kind: 'flow',
    symbol: a.symbol && b.symbol,
    end: b.end,
  };
}

/** "CO2 equivalent", "carbon dioxide equivalent" right behind a mass; "of CO2-equivalent" says what was weighed. */
function equivalent(tokens: Tokens, unit: FoundUnit, end: number): FoundUnit {
  if (unit.kind !== 'mass') return unit;
  let at = unit.end;
  if (at + 1 >= end) return unit;
  const word = tokenWord(tokens, at);
  const next = tokenWord(tokens, at + 1);
  if (word === 'co' && (next === '2' || next === '₂')) at += 2;
  else if (word === 'carbon' && next === 'dioxide') at += 2;
  else if (word === 'carbon' && next === '-' && at + 2 < end && tokenWord(tokens, at + 2) === 'dioxide') at += 3;
  else if (word === 'carbon' && next === 'equivalent') at += 1;
  else return unit;
  if (at < end && HYPHENS.has(tokenText(tokens, at))) at++;
  if (at >= end || !/^(?:equivalents?|eq|e)$/.test(tokenWord(tokens, at))) return unit;
  return { ...unit, code: `${unit.code}CO2e`, base: unit.base === null ? null : `${unit.base}CO2e`, end: at + 1 };
}
