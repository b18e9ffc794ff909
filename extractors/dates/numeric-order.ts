import { TokenKind, type Tokens, tokenText, tokenWord } from '../text/tokens.js';
import { Time, timeKind } from './words.js';

const DAY_FIRST_WORDS = new Set(
  '£ € ₹ uk u.k. britain british london england scotland wales ireland irish dublin europe european eu france french germany german italy spain india indian delhi mumbai australia australian sydney zealand pakistan nigeria kenya brazil labour colour centre programme defence kilometres metres tonnes'.split(
    ' ',
  ),
);
const MONTH_FIRST_WORDS = new Set(
  'u.s. us usa america american americans washington california texas florida chicago congress senate color center program defense kilometers meters'.split(
    ' ',
  ),
);

/**
 * Whether 03/04/2025 is the third of April in this text. Its other numeric dates decide (13 or more can be no month), then the order of
 * its written dates (3 April or April 3), then the country that its words name; else the month stands first. Reads the tokens once.
 */
export function isDayFirst(tokens: Tokens): boolean {
  let numeric = 0;
  let written = 0;
  let words = 0;
  const at = (i: number): number | null => {
    if (i < 0 || i >= tokens.count || tokens.kinds[i] !== TokenKind.number) return null;
    const text = tokenText(tokens, i);
    return text.length <= 2 && /^\d+$/.test(text) ? Number(text) : null;
  };
  for (let i = 0; i < tokens.count; i++) {
    const length = (tokens.ends[i] as number) - (tokens.starts[i] as number);
    if (length === 1 && i + 2 < tokens.count && /[/-]/.test(tokenText(tokens, i))) {
      const [a, b] = [at(i - 1), at(i + 1)];
      // the first of two strokes, with a year behind them
      if (a === null || b === null || tokenText(tokens, i + 2) !== tokenText(tokens, i)) continue;
      if (a > 12 && a <= 31 && b >= 1 && b <= 12) numeric++;
      else if (b > 12 && b <= 31 && a >= 1 && a <= 12) numeric--;
    } else if (timeKind(tokens.forms[i] as number) === Time.month) {
      if (at(i - 1) !== null) written++;
      else if (at(i + 1) !== null) written--;
    } else {
      const word = tokenWord(tokens, i);
      if (DAY_FIRST_WORDS.has(word)) words++;
      else if (MONTH_FIRST_WORDS.has(word)) words--;
    }
  }
  return (numeric || written || words) > 0;
}
