import { Pos } from '../syntax/syntax.js';
import { beginsClause } from './contents.js';
import type { Reader } from './reader.js';
import { Word } from './words.js';

/** Where the clause or phrase that ends before `end` begins, for a cue behind it ("…, according to X"). */
export function clauseStart(r: Reader, end: number, floor: number): number {
  let start = floor;
  // from right to left: the nearest boundary behind which a clause, or a phrase with a figure, stands by itself
  for (let i = end - 1; i > floor; i--) {
    if ((r.quote[i] as number) >= 0) continue;
    const mark = r.mark(i);
    if (mark === ';') return i + 1;
    if (r.isDash(i)) {
      if (standsAlone(r, i + 1, end)) return opening(r, i + 1, end);
      continue;
    }
    if (mark === ')') {
      const open = i - 1;
      let k = open;
      while (k > floor && r.mark(k) !== '(') k--;
      if (k > floor) i = k;
      continue;
    }
    if (mark === '(') return i + 1;
    if (mark === ':' && standsAlone(r, i + 1, end)) return i + 1;
    if (mark === ',' && startsPart(r, i + 1, end)) {
      start = i + 1;
      break;
    }
  }
  return opening(r, start, end);
}

/** Whether the part of a sentence from `first` on has its own verb or figure. */
function standsAlone(r: Reader, first: number, end: number): boolean {
  if (r.holdsNumber(first, end) || beginsClause(r, first, end)) return true;
  for (let i = first; i < end; i++) if ((r.date[i] as number) >= 0) return true;
  return false;
}

/** Participles that go on with the figure before them: a debt burden, *reaching* $2bn. */
const REACHING = new Set([
  'reaching',
  'totaling',
  'totalling',
  'exceeding',
  'rising',
  'falling',
  'hitting',
  'including',
  'averaging',
]);

/** Whether a new clause or absolute phrase begins behind the comma before `first`. */
function startsPart(r: Reader, first: number, end: number): boolean {
  const word = r.word(first);
  if (REACHING.has(word)) return false;
  if (word === 'with' || r.tag(first) === Pos.verbGerund)
    return r.holdsNumber(first, end) || (r.tag(first) === Pos.verbGerund && end - first > 4);
  if (word === 'which' || word === 'where' || word === 'while' || word === 'whereas' || word === 'who') return true;
  if (word === 'despite') return r.holdsNumber(first, end);
  if (word === 'when') return false;
  if (word === 'of' && r.word(first + 1) === 'which') return true;
  // "864, or 72%, had arrived"
  if (word === 'or' && (r.number[first + 1] as number) >= 0) return false;
  if (r.is(first, Word.and))
    return (
      beginsClause(r, first + 1, end) || (r.is(first + 1, Word.article | Word.possessive) && r.holdsNumber(first, end))
    );
  if ((r.number[first] as number) >= 0 && hasWord(r, first, end, 'which')) return true;
  if (r.tag(first) === Pos.adv && beginsClause(r, first, end)) return true;
  return false;
}

function hasWord(r: Reader, first: number, end: number, word: string): boolean {
  for (let i = first; i < end; i++) if (r.word(i) === word) return true;
  return false;
}

/** Skips the words that only tie the part to what went before: with, where, while, and; and a gloss's participle before its object. */
function opening(r: Reader, start: number, end: number): number {
  let i = start;
  const word = r.word(i);
  if (/^(with|where|while|whereas|despite)$/u.test(word) || r.is(i, Word.and)) i++;
  else if (r.is(i, Word.gloss) && i + 2 < end) {
    i++;
  }
  return i < end ? i : start;
}
