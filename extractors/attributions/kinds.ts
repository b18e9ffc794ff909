import type { Draft, Range } from './draft.js';
import type { AttributionKind } from './mention.js';
import type { Reader } from './reader.js';
import { Word } from './words.js';

/** The kind of an attribution, the first that fits: all of the content quoted, a part quoted, cited, else indirect. */
export function kindOf(r: Reader, draft: Draft): AttributionKind {
  let quoted = 0;
  let plain = 0;
  for (const { first, end } of draft.contents) {
    for (let i = first; i < end; i++) {
      if ((r.quote[i] as number) >= 0) quoted++;
      else if (r.mark(i) === '') plain++;
    }
  }
  if (quoted > 0 && plain === 0) return 'direct';
  if (quoted > 0) return 'mixed';
  return draft.citation || draft.sources.some((source) => isDocument(r, source)) ? 'citation' : 'indirect';
}

/** Whether the head of a noun phrase is a document, poll or data set. */
export function isDocument(r: Reader, range: Range): boolean {
  for (let i = range.first; i < range.end; i++) {
    if (r.isDocument(i)) return true;
    if (r.is(i, Word.tie) && i > range.first) return false;
  }
  return false;
}
