import type { Range } from './draft.js';
import type { Reader } from './reader.js';

/**
 * A content that a quotation runs out of, or into, with the rest of that quotation: said the pier “was cheap. *It was also ugly.*” A content
 * whose quotation goes on in the next paragraph has a piece for each.
 */
export function withWholeQuotes(r: Reader, range: Range): Range[] {
  let { first, end } = range;
  if (end <= first) return [range];
  const opening = r.quotes[r.quote[first] as number];
  // “… It was ugly” beside the old one, Brun said: the sentence in which the quotation opens belongs to it
  if (opening !== undefined && opening.first < first && opening.end < end && opening.pieces.length === 1) {
    const start = r.sentenceFirst(opening.first);
    first = start < opening.first && r.mark(opening.first - 1) !== ':' ? start : opening.first;
  }
  const closing = r.quotes[r.quote[end - 1] as number];
  if (closing === undefined || closing.end <= end || closing.first < first || end < r.sentenceEnd(end - 1))
    return [{ first, end }];
  const pieces: Range[] = [];
  for (const [from, to] of closing.pieces) {
    if (to <= end) continue;
    if (from < end) end = to;
    else pieces.push({ first: from, end: to });
  }
  return [{ first, end }, ...pieces];
}
