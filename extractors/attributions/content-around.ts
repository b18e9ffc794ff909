import { Pos } from '../syntax/syntax.js';
import { skipCircumstances } from './circumstances.js';
import { lastInside } from './content-after.js';
import { beginsClause, clauseEnd, isFiniteVerb } from './contents.js';
import type { CueVerb } from './cue-verbs.js';
import type { Range } from './draft.js';
import type { Reader } from './reader.js';
import { Frame } from './verb-lexicon.js';
import { Word } from './words.js';

/** Contents of a cue that stands behind or inside them: what ends before `first`, and what goes on behind `after`. */
export function contentAround(
  r: Reader,
  first: number,
  after: number,
  floor: number,
  end: number,
  verb: CueVerb,
): Range[] | null {
  const left = first - 1;
  if (left < 0) return null;
  const contents: Range[] = [];
  const quoteIndex = r.quote[left] as number;
  let quoted = false;
  if (quoteIndex >= 0) {
    const quote = r.quotes[quoteIndex];
    if (quote === undefined) return null;
    // “…” He said. The cue's sentence must hold nothing but the cue
    if (left < floor && after < end - 1) return null;
    quoted = true;
    const start = r.sentenceFirst(quote.first);
    // words before the quotation in its sentence belong to it: The money went “upstairs,” he said
    if (start < quote.first && quote.pieces.length === 1 && r.mark(quote.first - 1) !== ':')
      contents.push({ first: start, end: quote.end });
    else contents.push(...quote.pieces.map(([from, to]) => ({ first: from, end: to })));
  } else if (left > floor && (r.mark(left) === ',' || r.isDash(left))) {
    if (!(verb.frames & Frame.parenthetical)) return null;
    const start = partStart(r, floor, left);
    if (left - start < 2 && !(r.quote[start] as number)) return null;
    contents.push({ first: start, end: left });
  } else return null;
  const rest = contentRest(r, after, end, quoted, (verb.frames & Frame.addressee) !== 0);
  if (rest !== null) contents.push(rest);
  if (!quoted && contents.length === 1 && !isStatement(r, contents[0]?.first ?? 0, left, after, end)) return null;
  return contents;
}

/** Where what ends before `end` begins: the sentence, or behind a semicolon. */
function partStart(r: Reader, floor: number, end: number): number {
  for (let i = end - 1; i > floor; i--) if (r.mark(i) === ';' && (r.quote[i] as number) < 0) return i + 1;
  return floor;
}

/** What goes on behind a cue in the middle: “A,” he said, “and B”; Lead times, she said, had stretched. */
function contentRest(r: Reader, after: number, end: number, quoted: boolean, addressee: boolean): Range | null {
  let i = skipCircumstances(r, after, end, addressee);
  if (i >= end) return null;
  if (r.mark(i) !== ',' && !r.isDash(i)) {
    // “A,” said Smith “and B”
    const quote = r.quotes[r.quote[i] as number];
    return quoted && quote !== undefined && quote.first === i ? { first: i, end: quote.end } : null;
  }
  i++;
  // an apposition behind the speaker: said Smith, the mayor, and …
  for (let steps = 0; steps < 4; steps++) {
    if (i >= end) return null;
    const quote = r.quotes[r.quote[i] as number];
    if (quote !== undefined) return quote.first === i ? { first: i, end: quote.end } : null;
    if (quoted) {
      const next = nextMark(r, i, end);
      if (next < 0) return null;
      i = next + 1;
      continue;
    }
    if (r.is(i, Word.and) || isFiniteVerb(r, i) || r.tag(i) === Pos.verbParticiple) break;
    if (r.word(i) === 'because' || r.word(i) === 'if' || r.word(i) === 'but' || r.word(i) === 'that') break;
    if (
      r.tag(i) === Pos.verbGerund ||
      r.is(i, Word.relative | Word.article | Word.circumstance | Word.subordinate) ||
      r.tag(i) === Pos.noun ||
      r.tag(i) === Pos.adp
    ) {
      if (!beginsClause(r, i, end) || r.is(i, Word.relative | Word.subordinate)) {
        const next = nextMark(r, i, end);
        if (next < 0) return null;
        i = next + 1;
        continue;
      }
    }
    break;
  }
  return i < end ? { first: i, end: clauseEnd(r, i, end) } : null;
}

function nextMark(r: Reader, from: number, end: number): number {
  for (let i = from; i < end; i++) if (r.mark(i) === ',' || r.isDash(i)) return i;
  return -1;
}

/** Whether what stands before the speaker is what was said: a quotation that a comma or a mark of its own closes, or a clause and a comma. */
export function closesContent(r: Reader, first: number, floor: number, verb: CueVerb): boolean {
  if (!(verb.frames & (Frame.parenthetical | Frame.quote))) return false;
  const left = first - 1;
  const quote = r.quotes[r.quote[left] as number];
  if (quote !== undefined) return left >= floor && quote.end === first && /[,?!—]/u.test(lastInside(r, quote));
  if (left <= floor || r.mark(left) !== ',' || !(verb.frames & Frame.parenthetical)) return false;
  if (r.is(floor, Word.subordinate | Word.circumstance | Word.tie | Word.and) || r.tag(floor) === Pos.adv) return false;
  if (r.tag(floor) === Pos.verbGerund || r.tag(floor) === Pos.verbParticiple) return false;
  return beginsClause(r, floor, left);
}

/** Whether what ends before a speaker's comma is a statement: it has a finite verb, or at the sentence's end a verb of any form. */
function isStatement(r: Reader, first: number, comma: number, after: number, end: number): boolean {
  if (beginsClause(r, first, comma)) return true;
  if (after < end - 1 || comma - first < 3) return false;
  // a clause behind what opens the sentence: "After all, prices fell, he said"
  for (let i = first; i < comma; i++) {
    if (r.mark(i) === ',' && beginsClause(r, i + 1, comma)) return true;
    if (isFiniteVerb(r, i) && i > first) return true;
  }
  if (r.tag(first) === Pos.adp) return false;
  for (let i = first + 1; i < comma; i++) {
    const tag = r.tag(i);
    if (tag >= Pos.verbPast && tag <= Pos.verbParticiple && !r.is(first, Word.subordinate)) return true;
  }
  return false;
}
