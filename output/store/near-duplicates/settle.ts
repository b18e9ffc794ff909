import type Database from 'better-sqlite3';
import { BulkInsert } from '../bulk-insert.js';
import type { FactIndex } from '../fact-index.js';
import { Statements } from '../statements.js';
import { decodeText, type TextEncoding } from '../text.js';
import { isNear, type Profile, profileOf, standsBefore } from './compare.js';

/** A band that more documents share says nothing: it is the frame of a site, not a story. */
const CROWDED = 200;
/** Profiles that are kept at a time. */
const KEPT = 2000;

/**
 * Finds out which documents are nearly the same as others: looks at those that were written or whose likes have gone, and at all that hang
 * together with them, so that what comes out depends on the documents alone and not on the order in which they came.
 */
export class NearDuplicates {
  readonly #index: FactIndex;
  readonly #bands: BulkInsert;
  readonly #statements: Statements;
  readonly #profiles = new Map<number, Profile>();

  constructor(database: Database.Database, index: FactIndex) {
    this.#index = index;
    this.#statements = new Statements(database);
    this.#bands = new BulkInsert(database, 'fingerprint_bands', ['band', 'document_id'], 'INSERT OR IGNORE');
  }

  /** Notes the bands of a document that has been written, none where its text is too short to be told apart. */
  add(documentId: number, bands: readonly number[]): void {
    this.#profiles.delete(documentId);
    if (bands.length === 0) return;
    this.#statements.of('INSERT INTO fingerprints (document_id) VALUES (?)').run(documentId);
    this.#bands.insert(bands.flatMap((band) => [band, documentId]));
  }

  /** Takes a document out that is cleared, changed or removed: those that were like it are looked at again. */
  remove(documentId: number): void {
    this.#profiles.delete(documentId);
    const copies = this.#statements
      .of('SELECT id FROM documents WHERE duplicate_of = ? AND text IS NOT NULL')
      .pluck()
      .all(documentId) as number[];
    for (const id of copies) this.#mark(id, null);
    this.#statements
      .of(
        `UPDATE fingerprints SET compared = 0 WHERE document_id IN (
           SELECT o.document_id FROM fingerprint_bands AS b JOIN fingerprint_bands AS o ON o.band = b.band
           WHERE b.document_id = ?)`,
      )
      .run(documentId);
    this.#statements.of('DELETE FROM fingerprint_bands WHERE document_id = ?').run(documentId);
    this.#statements.of('DELETE FROM fingerprints WHERE document_id = ?').run(documentId);
  }

  /**
   * Settles what waits, until about `most` documents have been. Inside a transaction of the caller. Returns whether more wait: they lose nothing
   * by waiting for the next run.
   */
  settle(most: number): boolean {
    const next = this.#statements.of('SELECT document_id FROM fingerprints WHERE compared = 0 LIMIT 1').pluck();
    let settled = 0;
    for (let id = next.get() as number | undefined; id !== undefined; id = next.get() as number | undefined) {
      if (settled >= most) return true;
      settled += this.#settleAround(id);
    }
    return false;
  }

  /** Settles one document and all that hang together with it; returns how many. */
  #settleAround(first: number): number {
    const near = new Map<number, number[]>();
    const open = [first];
    while (open.length > 0) {
      const id = open.pop() as number;
      if (near.has(id)) continue;
      const candidates = this.#candidates(id);
      // most have none, and need not be read
      const own = candidates.length === 0 ? null : this.#profile(id);
      const like = own === null ? [] : candidates.filter((other) => isNear(own, this.#profile(other)));
      near.set(id, like);
      open.push(...like);
    }
    const ordered = [...near.keys()].sort((a, b) => standsBefore(this.#profile(a), this.#profile(b)));
    const primaries: number[] = [];
    const compared = this.#statements.of('UPDATE fingerprints SET compared = 1 WHERE document_id = ?');
    for (const id of ordered) {
      const primary = primaries.find((other) => near.get(id)?.includes(other)) ?? null;
      if (primary === null) primaries.push(id);
      this.#mark(id, primary);
      compared.run(id);
    }
    return ordered.length;
  }

  /** The documents that share a band which is not crowded. */
  #candidates(id: number): number[] {
    return this.#statements
      .of(
        `WITH own AS MATERIALIZED (
           SELECT b.band FROM fingerprint_bands AS b WHERE b.document_id = @id
             AND (SELECT count(*) FROM (SELECT 1 FROM fingerprint_bands AS c WHERE c.band = b.band LIMIT @crowded)) < @crowded
         )
         SELECT DISTINCT o.document_id FROM own JOIN fingerprint_bands AS o ON o.band = own.band
         WHERE o.document_id <> @id ORDER BY o.document_id`,
      )
      .pluck()
      .all({ id, crowded: CROWDED }) as number[];
  }

  #profile(id: number): Profile {
    const known = this.#profiles.get(id);
    if (known !== undefined) return known;
    const row = this.#statements
      .of(
        'SELECT locator, text, text_encoding AS encoding, reference_date AS referenceDate FROM documents WHERE id = ?',
      )
      .get(id) as { locator: string; text: string; encoding: TextEncoding; referenceDate: string | null };
    const profile = profileOf(decodeText(row.text, row.encoding), row.locator, row.referenceDate);
    if (this.#profiles.size >= KEPT) this.#profiles.delete(this.#profiles.keys().next().value as number);
    this.#profiles.set(id, profile);
    return profile;
  }

  #mark(id: number, primary: number | null): void {
    const changed = this.#statements
      .of('UPDATE documents SET duplicate_of = ? WHERE id = ? AND duplicate_of IS NOT ?')
      .run(primary, id, primary).changes;
    if (changed > 0) this.#index.markCopy(id, primary !== null);
  }
}
