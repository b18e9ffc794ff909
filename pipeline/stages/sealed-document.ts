import { deserialize, serialize } from 'node:v8';
import { type PackedDocument, rowCount } from '../../output/store/tables.js';

/**
 * A packed document on its way to the writer, as bytes. What waits there as arrays outlives the young generation of the main thread's heap and
 * becomes garbage of the old one, which the engine lets grow to several times what is in use; bytes lie outside of the heap, and the arrays made
 * of them just before they are written are gone with the next scavenge.
 */
export interface SealedDocument {
  readonly bytes: Uint8Array;
  /** UTF-16 code units of its text. */
  readonly textLength: number;
  readonly claims: number;
}

export function sealDocument(document: PackedDocument): SealedDocument {
  return {
    bytes: serialize(document),
    textLength: document.fields.text.length,
    claims: rowCount(document, 'claims'),
  };
}

export function unsealDocument({ bytes }: SealedDocument): PackedDocument {
  return deserialize(bytes) as PackedDocument;
}
