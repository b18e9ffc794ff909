import { FormTable } from '../text/lexicon.js';
import { TokenKind, type Tokens, tokenText, tokenWord, touchesPrevious } from '../text/tokens.js';
import { UNITS, type Unit } from './units.js';

const byName = new Map<string, Unit>();
const bySymbol = new Map<string, Unit>();
const firstWords = new FormTable();
let longest = 1;
for (const unit of UNITS) {
  for (const name of unit.names) {
    byName.set(name, unit);
    const words = name.split(' ');
    longest = Math.max(longest, words.length);
    firstWords.set(words[0] as string, 1);
  }
  for (const symbol of unit.symbols ?? []) {
    bySymbol.set(symbol, unit);
    firstWords.set(symbol.toLowerCase(), 1);
    for (const part of symbol.match(/[A-Za-zµμ]+|\d+|[^A-Za-zµμ\d]/g)?.slice(0, 1) ?? [])
      firstWords.set(part.toLowerCase(), 1);
  }
}

export interface FoundUnit {
  readonly unit: Unit;
  /** Token index behind the unit. */
  readonly end: number;
}

/** The longest unit whose words begin at token `i`; symbols (km, MW) count only as they are printed. */
export function unitAt(tokens: Tokens, i: number, end: number): FoundUnit | null {
  if (i >= end || firstWords.get(tokens.forms[i] as number) === 0) return null;
  let name = '';
  let raw = '';
  let found: FoundUnit | null = null;
  for (let k = i; k < end && k < i + longest; k++) {
    name = name === '' ? tokenWord(tokens, k) : `${name} ${tokenWord(tokens, k)}`;
    const unit = byName.get(name);
    if (unit !== undefined) found = { unit, end: k + 1 };
    if (k < i + 3 && (k === i || touchesPrevious(tokens, k))) {
      raw += tokenText(tokens, k);
      const symbol = bySymbol.get(raw);
      if (symbol !== undefined && !goesOn(tokens, k + 1)) found = { unit: symbol, end: k + 1 };
    }
  }
  return found;
}

/** A symbol that letters or digits follow without a blank is part of something else. */
function goesOn(tokens: Tokens, i: number): boolean {
  return (
    i < tokens.count &&
    touchesPrevious(tokens, i) &&
    (tokens.kinds[i] === TokenKind.word || tokens.kinds[i] === TokenKind.number) &&
    tokenText(tokens, i).charCodeAt(0) !== 0x27 &&
    tokenText(tokens, i).charCodeAt(0) !== 0x2019
  );
}
