import { FormTable } from '../text/lexicon.js';
import { type Tokens, tokenText, tokenWord, touchesPrevious } from '../text/tokens.js';
import { wordMap } from '../text/word-table.js';

export interface Percent {
  readonly unit: '%' | 'pp' | 'bp';
  readonly end: number;
  /** Power of ten from the printed figure to percent: -1 for per mille. */
  readonly shift: number;
  readonly rule: string;
}

const SIGNS: ReadonlyMap<string, number> = wordMap({ '%': 0, '％': 0, '٪': 0, '‰': -1 });

/** First words and signs of what is read here, and the hyphen before them. */
const opening = new FormTable();
for (const word of [
  ...SIGNS.keys(),
  ...'- ‑ percent percents pct pct. pc per permille promille percentage basis bp bps pp ppt ppts pps'.split(' '),
])
  opening.set(word, 1);

/** "%", "percent", "per cent", "pc", "percentage points", "basis points", "bp", "per mille" from token `at` on; null when there is none. */
export function percentAfter(tokens: Tokens, at: number, limit: number): Percent | null {
  if (at >= limit || opening.get(tokens.forms[at] as number) === 0) return null;
  let i = at;
  if (/^[-‑]$/.test(tokenText(tokens, i)) && touchesPrevious(tokens, i)) i++;
  if (i >= limit) return null;
  const text = tokenText(tokens, i);
  const word = tokenWord(tokens, i);
  const next = i + 1 < limit ? tokenWord(tokens, i + 1) : '';
  const isPoints = (k: number): boolean => k < limit && /^(?:points?|pts?)$/.test(tokenWord(tokens, k));
  /** "percentage-point": a hyphen may stand before the points. */
  const points = (k: number): number =>
    isPoints(k) ? k + 1 : k + 1 < limit && tokenText(tokens, k) === '-' && isPoints(k + 1) ? k + 2 : 0;
  const percent = (end: number, shift: number, rule: string): Percent => {
    const behind = points(end);
    return behind > 0 ? { unit: 'pp', end: behind, shift: 0, rule: 'percent.points' } : { unit: '%', end, shift, rule };
  };
  const shift = SIGNS.get(text);
  if (shift !== undefined) {
    // "%20" of an address, "5%abc": no percent
    if (i + 1 < limit && touchesPrevious(tokens, i + 1) && /^[\p{L}\d%]/u.test(tokenText(tokens, i + 1))) return null;
    return percent(i + 1, shift, 'percent.sign');
  }
  switch (word) {
    case 'percent':
    case 'percents':
    case 'pct':
    case 'pct.':
      return percent(i + 1, 0, 'percent.word');
    case 'pc':
      return text === 'pc' || touchesPrevious(tokens, i) ? percent(i + 1, 0, 'percent.word') : null;
    case 'per':
      if (next === 'cent' || next === 'cents' || next === 'centum') return percent(i + 2, 0, 'percent.word');
      if (next === 'mille' || next === 'mil' || next === 'mill')
        return { unit: '%', end: i + 2, shift: -1, rule: 'percent.mille' };
      return null;
    case 'permille':
    case 'promille':
      return { unit: '%', end: i + 1, shift: -1, rule: 'percent.mille' };
    case 'percentage': {
      const end = points(i + 1);
      return end > 0 ? { unit: 'pp', end, shift: 0, rule: 'percent.points' } : null;
    }
    case 'basis': {
      const end = points(i + 1);
      return end > 0 ? { unit: 'bp', end, shift: 0, rule: 'percent.basis-points' } : null;
    }
    case 'bp':
    case 'bps':
      return { unit: 'bp', end: i + 1, shift: 0, rule: 'percent.basis-points' };
    case 'pp':
    case 'ppt':
    case 'ppts':
    case 'pps':
      return { unit: 'pp', end: i + 1, shift: 0, rule: 'percent.points' };
    default:
      return null;
  }
}
