import { Pos } from '../syntax/syntax.js';
import { Shape } from '../text/tokens.js';
import type { Draft, Range } from './draft.js';
import { baseAfter } from './phrases.js';
import type { Reader } from './reader.js';
import { Word } from './words.js';

/** The document that an attribution cites, and its date, in tokens. */
export interface CitedDocument {
  readonly title: Range;
  /** Index into `dates`; -1 when the text gives none. */
  readonly date: number;
}

/** How far behind a cue or a source its document is sought, in tokens. */
const REACH = 12;

/**
 * Finds the document behind an attribution: in its source ("the bank's May 2024 *Outlook*", "a January *poll*"), or behind its cue or its
 * source ("noted in its 2025 *Military Balance*"). Null where none is named.
 */
export function citedDocument(r: Reader, draft: Draft): CitedDocument | null {
  const source = draft.sources[0];
  if (source !== undefined) {
    const own = titleIn(r, source);
    if (own !== null) return own.date >= 0 ? own : { title: own.title, date: dateBehind(r, source.end) };
  }
  const behindCue = documentBehind(r, draft.cue.end);
  if (behindCue !== null) return behindCue;
  return source !== undefined && source.first > draft.cue.first ? documentBehind(r, source.end) : null;
}

/** The title in a noun phrase: what stands behind the possessor and the date. */
function titleIn(r: Reader, range: Range): CitedDocument | null {
  let first = range.first;
  let owned = false;
  let date = -1;
  for (let i = range.first; i < range.end; i++) {
    if (r.word(i) === "'s" || r.word(i) === "'" || r.mark(i) === '’' || r.is(i, Word.possessive)) {
      first = i + 1;
      owned = true;
    }
  }
  let end = range.first;
  for (end = first; end < range.end; end++) if (r.is(end, Word.tie) && !isCapital(r, end + 1)) break;
  while (first < end && ((r.date[first] as number) >= 0 || r.mark(first) === ',' || r.is(first, Word.article))) {
    if ((r.date[first] as number) >= 0) date = r.date[first] as number;
    first++;
  }
  if (first >= end) return null;
  for (let i = first; i < end && date < 0; i++) date = r.date[i] as number;
  const named = (owned || date >= 0) && r.context.mentions[r.entity[first] as number]?.type === 'WORK';
  let piece = false;
  for (let i = first; i < end; i++) piece ||= r.isDocument(i);
  const titled = owned && date >= 0 && isCapital(r, first) && r.tag(end - 1) === Pos.propn;
  return piece || named || titled ? { title: { first, end }, date } : null;
}

function isCapital(r: Reader, i: number): boolean {
  const shape = r.tokens.shapes[i];
  return shape === Shape.title || shape === Shape.upper || shape === Shape.mixed;
}

/** "…, in its 2025 Asia-Africa trade analysis, …": the document of a preposition's phrase near `from`. */
function documentBehind(r: Reader, from: number): CitedDocument | null {
  if (from >= r.tokens.count) return null;
  const end = r.sentenceEnd(from - 1);
  for (let i = from; i < end && i < from + REACH; i++) {
    if ((r.quote[i] as number) >= 0 || r.word(i) === 'that') return null;
    const word = r.word(i);
    if (word !== 'in' && word !== 'on' && word !== 'via') continue;
    if (i + 1 < end && r.is(i + 1, Word.article | Word.possessive)) {
      const to = baseAfter(r, i + 1, end);
      return to > i + 1 ? titleIn(r, { first: i + 1, end: to }) : null;
    }
  }
  return null;
}

/** "a release *dated March 30*", "a study *published in May*". */
function dateBehind(r: Reader, from: number): number {
  if (from + 1 >= r.tokens.count || !/^(dated|published|released|issued|from|of)$/u.test(r.word(from))) return -1;
  const end = Math.min(r.sentenceEnd(from), from + 4);
  for (let i = from + 1; i < end; i++) if ((r.date[i] as number) >= 0) return r.date[i] as number;
  return -1;
}
