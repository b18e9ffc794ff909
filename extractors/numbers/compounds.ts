import { TokenKind, type Tokens, tokenText, tokenWord } from '../text/tokens.js';
import { wordTable } from '../text/word-table.js';
import { add, compare, type Decimal, decimal, multiply } from './decimal.js';
import type { Customs } from './document.js';
import type { Measure } from './measure.js';
import { currencyAfter } from './money.js';
import { readNumeral } from './numeral.js';
import { type FoundUnit, unitAt } from './unit-index.js';
import { Word, wordKind } from './words.js';

/** Lengths, masses and times that are told in two units, the larger first: the smaller's unit by the larger's. */
const PARTS: Readonly<Record<string, readonly string[]>> = wordTable({
  '[ft_i]': ['[in_i]'],
  '[yd_i]': ['[ft_i]', '[in_i]'],
  '[mi_i]': ['[yd_i]', '[ft_i]'],
  km: ['m'],
  m: ['cm', 'mm'],
  kg: ['g'],
  '[lb_av]': ['[oz_av]'],
  '[stone_av]': ['[lb_av]'],
  a: ['mo'],
  d: ['h'],
  h: ['min', 's'],
  min: ['s'],
});

/**
 * A smaller unit behind a larger one: "5 feet 2 inches", "4 ft 3 in", "12 m 2 dm", "2 yards, 7 ft and 10 inches", "8 minutes 4.2 seconds".
 * Returns the whole in the larger unit and where it ends, null when there is none; a time that the larger unit would not hold exactly is told
 * in the smaller one (`unit`, else null).
 */
export function compound(
  tokens: Tokens,
  value: Decimal,
  unit: string,
  end: number,
  limit: number,
  divide: (value: Decimal, from: string, to: string) => Decimal | null,
): { value: Decimal; end: number; unit: FoundUnit | null } | null {
  let sum: Decimal | null = null;
  let at = end;
  let larger = unit;
  const told: [Decimal, string][] = [[value, unit]];
  let last: FoundUnit | null = null;
  for (let n = 0; n < 2; n++) {
    const parts = PARTS[larger];
    if (parts === undefined) break;
    let i = at;
    if (i < limit && tokenText(tokens, i) === ',') i++;
    if (i < limit && tokenWord(tokens, i) === 'and') i++;
    if (i >= limit || (tokens.kinds[i] !== TokenKind.number && wordKind(tokens.forms[i] as number) !== Word.unit))
      break;
    const numeral = readNumeral(tokens, i, limit, { letters: false, european: false });
    if (numeral === null || numeral.value === null || numeral.scaled || numeral.end >= limit) break;
    const smaller = unitAt(tokens, numeral.end, limit);
    const inch = smaller === null && larger === '[ft_i]' && /^(?:in|"|″|”)$/.test(tokenWord(tokens, numeral.end));
    const code = inch ? '[in_i]' : (smaller?.code ?? '');
    if (!parts.includes(code)) break;
    const part = divide(numeral.value, code, unit);
    if (part === null || compare(part, decimal(1)) >= 0) break;
    sum = add(sum ?? value, part);
    told.push([numeral.value, code]);
    last = smaller;
    at = inch ? numeral.end + 1 : (smaller as FoundUnit).end;
    larger = code;
  }
  if (sum === null) return null;
  if (last === null || last.kind !== 'time') return { value: sum, end: at, unit: null };
  let exact = decimal(0);
  for (const [amount, code] of told) exact = add(exact, divide(amount, code, larger) ?? amount);
  const back = divide(sum, unit, larger);
  return back !== null && compare(back, exact) === 0
    ? { value: sum, end: at, unit: null }
    : { value: exact, end: at, unit: last };
}

/**
 * Hundredths behind a sum: "3 dollars 50 cents", "thirteen dollars and forty-five cents", "15 dollars 50.", "17 USD 25". Null when there are
 * none; a bare figure needs two digits, the currency behind the whole (`behind`) and the end of its clause after it.
 */
export function changeBehind(
  tokens: Tokens,
  measure: Measure,
  behind: boolean,
  limit: number,
  customs: Customs,
): { value: Decimal; end: number } | null {
  let i = measure.end;
  const joined = i < limit && tokenWord(tokens, i) === 'and';
  if (joined) i++;
  if (i >= limit || (tokens.kinds[i] !== TokenKind.number && wordKind(tokens.forms[i] as number) === 0)) return null;
  const change = readNumeral(tokens, i, limit, { letters: false, european: false });
  if (
    change === null ||
    change.value === null ||
    change.scaled ||
    (change.form !== 'digits' && change.form !== 'words')
  )
    return null;
  if (change.value.exponent < 0 || change.value.mantissa < 1n || change.value.mantissa > 99n) return null;
  const value = multiply(change.value, decimal(1, -2));
  const after = currencyAfter(tokens, change.end, limit, customs);
  if (after !== null)
    return after.hundredth && (after.code === measure.unit || isCent(tokens, after.end - 1))
      ? { value, end: after.end }
      : null;
  if (change.value.mantissa < 10n || !behind) return null;
  const closes =
    change.end >= limit ||
    (tokens.kinds[change.end] === TokenKind.punctuation && /^[.,;:!?)]$/.test(tokenText(tokens, change.end)));
  const more = change.end < limit && /^(?:more|less|extra)$/.test(tokenWord(tokens, change.end));
  return closes || (more && !joined) ? { value, end: change.end } : null;
}

const isCent = (tokens: Tokens, i: number): boolean => /^(?:cents?|c|¢|sens?)$/.test(tokenWord(tokens, i));
