import { Anchorer } from '../output/query/align.js';
import { type StoredSpan, storedSpans, storedText } from '../output/query/spans.js';
import type { Store } from '../output/store/index.js';
import type { ReadDocument } from './readers/reader.js';
import type { BytePrecision } from './readers/source-map.js';

/** Where a stored span stands in the edited original. */
export interface AnchoredSpan extends StoredSpan {
  /** `exact`: its whole sentence stands there, to the letter, and nowhere else. `orphan`: its sentence has gone or has been changed. */
  readonly status: 'exact' | 'orphan';
  readonly reason: 'sentence-gone' | 'sentences-parted' | null;
  /** In the text of the edited original; null for an orphan, like what follows. */
  readonly new_start: number | null;
  readonly new_end: number | null;
  readonly byte_start: number | null;
  readonly byte_end: number | null;
  readonly byte_precision: BytePrecision | null;
}

export interface Reanchoring {
  readonly spans: readonly AnchoredSpan[];
  readonly exact: number;
  readonly orphans: number;
  /** Claims all of whose spans are exact, and the others. */
  readonly claims_exact: number;
  readonly claims_orphaned: number;
}

/**
 * Leads every stored span of a document into its original as it is now. A span is found again only with its whole sentence, unchanged and not to
 * be taken for another one; what cannot be told for certain is an orphan. Nothing is written.
 */
export function reanchor(store: Store, documentId: number, edited: ReadDocument): Reanchoring {
  const stored = storedText(store, documentId);
  const anchorer = new Anchorer(stored.text, edited.text);
  const broken = new Set<string>();
  const claims = new Set<string>();
  let exact = 0;
  const spans = storedSpans(store, stored).map((span): AnchoredSpan => {
    const anchor = anchorer.anchor(span.start, span.end);
    if (span.layer === 'claim') claims.add(span.id);
    if (anchor.status === 'orphan') {
      if (span.layer === 'claim') broken.add(span.id);
      const nowhere = { new_start: null, new_end: null, byte_start: null, byte_end: null, byte_precision: null };
      return { ...span, status: 'orphan', reason: anchor.reason, ...nowhere };
    }
    exact++;
    const { byteStart, byteEnd, precision } = edited.sourceMap.bytesOf(anchor.start, anchor.end);
    const bytes = precision === 'none' ? [null, null] : [byteStart, byteEnd];
    return {
      ...span,
      status: 'exact',
      reason: null,
      new_start: anchor.start,
      new_end: anchor.end,
      byte_start: bytes[0] as number | null,
      byte_end: bytes[1] as number | null,
      byte_precision: precision,
    };
  });
  return {
    spans,
    exact,
    orphans: spans.length - exact,
    claims_exact: claims.size - broken.size,
    claims_orphaned: broken.size,
  };
}
