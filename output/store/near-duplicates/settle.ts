import type Database from 'better-sqlite3';
import { BulkInsert } from '../bulk-insert.js';
import type { FactIndex } from '../fact-index.js';
import { Statements } from '../statements.js';
import { decodeText, type TextEncoding } from '../text.js';
import { isNear, mayBeNear, type Profile, profileOf, type Sketch, sketchOf, standsBefore } from './compare.js';

/** A band that more documents share says nothing: it is the frame of a site, not a story. */
const CROWDED = 200;
/** Profiles that are kept at a time. */
const KEPT = 2000;
/** Sketches that are kept at a time: some 30 MB. */
const KEPT_SKETCHES = 200_000;

/**
 * Finds out which documents are nearly the same as others: looks at those that were written or whose likes have gone, and at all that hang
 * together with them, so that what comes out depends on the documents alone and not on the order in which they came.
 */
export class NearDuplicates {
  readonly #index: FactIndex;
  readonly #bands: BulkInsert;
  readonly #statements: Statements;
  readonly #profiles = new Map<number, Profile>();
  readonly #sketches = new Map<number, Sketch>();

  constructor(database: Database.Database, index: FactIndex) {
    this.#index = index;
    this.#statements = new Statements(database);
    this.#bands = new BulkInsert(database, 'fingerprint_bands', ['band', 'document_id'], 'INSERT OR IGNORE');
  }

  /** Notes the bands of a document that has been written, none where its text is too short to be told apart. */
  add(documentId: number, bands: readonly number[]): void {
    this.#forget(documentId);
    if (bands.length === 0) return;
    this.#statements.of('INSERT INTO fingerprints (document_id) VALUES (?)').run(documentId);
    this.#bands.insert(bands.flatMap((band) => [band, documentId]));
  }

  /** Takes a document out that is cleared, changed or removed: those that were like it are looked at again. */
  remove(documentId: number): void {
    this.#forget(documentId);
    const copies = this.#statements
      .of('SELECT id FROM documents WHERE duplicate_of = ? AND text IS NOT NULL')
      .pluck()
      .all(documentId) as number[];
    for (const id of copies) this.#mark(id, null);
    // a band with this one document too many is one to look at again
    const bands = this.#bandsOf(documentId, CROWDED + 1).filter(({ crowded }) => !crowded);
    for (const { band } of bands) {
      this.#compareAgain(band);
      this.#statements.of('DELETE FROM crowded_bands WHERE band = ?').run(band);
    }
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
      // most have none, and need not be read; of those that share a frame most have other figures in it
      const sketch = candidates.length === 0 ? null : this.#sketch(id);
      const like = candidates.filter(
        (other) =>
          sketch !== null && mayBeNear(sketch, this.#sketch(other)) && isNear(this.#profile(id), this.#profile(other)),
      );
      near.set(id, like);
      open.push(...like);
    }
    const ordered = [...near.keys()].sort((a, b) => standsBefore(this.#profile(a), this.#profile(b)));
    /** Those that stand for others or themselves, by their place in that order. */
    const primaries = new Map<number, number>();
    const compared = this.#statements.of('UPDATE fingerprints SET compared = 1 WHERE document_id = ?');
    for (const [place, id] of ordered.entries()) {
      let primary: number | null = null;
      let least = place;
      for (const other of near.get(id) as number[]) {
        const before = primaries.get(other);
        if (before === undefined || before >= least) continue;
        primary = other;
        least = before;
      }
      if (primary === null) primaries.set(id, place);
      this.#mark(id, primary);
      compared.run(id);
    }
    return ordered.length;
  }

  /** The documents that share a band which is not crowded. */
  #candidates(id: number): number[] {
    const shared = new Set<number>();
    const members = this.#statements.of('SELECT document_id FROM fingerprint_bands WHERE band = ?').pluck();
    for (const { band, crowded, known } of this.#bandsOf(id, CROWDED)) {
      if (!crowded) for (const other of members.all(band) as number[]) shared.add(other);
      else if (!known) {
        this.#compareAgain(band);
        this.#statements.of('INSERT INTO crowded_bands (band) VALUES (?)').run(band);
      }
    }
    shared.delete(id);
    return [...shared].sort((a, b) => a - b);
  }

  /** The bands of a document, whether so many documents or more have them, and whether that is known. */
  #bandsOf(id: number, many: number): { readonly band: number; readonly crowded: boolean; readonly known: boolean }[] {
    const rows = this.#statements
      .of(
        `SELECT b.band,
           (SELECT count(*) FROM (SELECT 1 FROM fingerprint_bands AS c WHERE c.band = b.band LIMIT @many)) AS documents,
           EXISTS (SELECT 1 FROM crowded_bands AS k WHERE k.band = b.band) AS known
         FROM fingerprint_bands AS b WHERE b.document_id = @id`,
      )
      .all({ id, many }) as { band: number; documents: number; known: number }[];
    return rows.map(({ band, documents, known }) => ({ band, crowded: documents >= many, known: known === 1 }));
  }

  #compareAgain(band: number): void {
    this.#statements
      .of(
        'UPDATE fingerprints SET compared = 0 WHERE compared = 1 AND document_id IN (SELECT document_id FROM fingerprint_bands WHERE band = ?)',
      )
      .run(band);
  }

  #forget(id: number): void {
    this.#profiles.delete(id);
    this.#sketches.delete(id);
  }

  #sketch(id: number): Sketch {
    const known = this.#sketches.get(id);
    if (known !== undefined) return known;
    const { text } = this.#read(id);
    const sketch = sketchOf(text);
    keep(this.#sketches, id, sketch, KEPT_SKETCHES);
    return sketch;
  }

  #profile(id: number): Profile {
    const known = this.#profiles.get(id);
    if (known !== undefined) return known;
    const { text, locator, referenceDate } = this.#read(id);
    const profile = profileOf(text, locator, referenceDate);
    keep(this.#profiles, id, profile, KEPT);
    return profile;
  }

  #read(id: number): { readonly text: string; readonly locator: string; readonly referenceDate: string | null } {
    const row = this.#statements
      .of(
        'SELECT locator, text, text_encoding AS encoding, reference_date AS referenceDate FROM documents WHERE id = ?',
      )
      .get(id) as { locator: string; text: string; encoding: TextEncoding; referenceDate: string | null };
    return { ...row, text: decodeText(row.text, row.encoding) };
  }

  #mark(id: number, primary: number | null): void {
    const changed = this.#statements
      .of('UPDATE documents SET duplicate_of = ? WHERE id = ? AND duplicate_of IS NOT ?')
      .run(primary, id, primary).changes;
    if (changed > 0) this.#index.markCopy(id, primary !== null);
  }
}

/** Keeps one thing more, and lets the oldest go where there are too many. */
function keep<T>(kept: Map<number, T>, id: number, thing: T, most: number): void {
  if (kept.size >= most) kept.delete(kept.keys().next().value as number);
  kept.set(id, thing);
}
