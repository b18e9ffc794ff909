import type Database from 'better-sqlite3';
import { BulkInsert } from './bulk-insert.js';
import { CountChanges, NO_KEY } from './counts.js';
import { type CountedFact, countFacts, FACT_COLUMNS, pushFactRow } from './fact-rows.js';
import { foldName } from './fold-name.js';
import { Identity } from './identity.js';
import { type IndexedClaim, type IndexedMarks, StoredMarks } from './indexed-marks.js';
import { LateNames } from './late-names.js';
import { Statements } from './statements.js';
import type { SqlValue } from './tables.js';

const COUNTED = `SELECT id, subject_id, source_id, measure_id, unit, year, number_kind, attribution_kind, relation, modality, equivalent_to
  FROM fact_index WHERE document_id = ? AND is_copy = 0 ORDER BY id`;

const ATTRIBUTED =
  'SELECT source_id FROM attribution_index INDEXED BY attribution_index_document WHERE document_id = ? AND is_copy = 0';

const LAST_MEASURE = 'SELECT coalesce(max(id), 0) FROM measures';

/** Documents that are taken up at a time where the whole index is made anew. */
const REBUILT_AT_ONCE = 200;

/**
 * Keeps what queries read beside the claims: `fact_index`, `parties`, `measures`, `fact_counts` and the words of `sentences_fts`. Called by
 * the writer for each document, inside its transaction. The rows of many documents are written together: full-text indexes put down what they
 * hold before each statement that can fail half-way, so the words of documents written one by one would cost a segment each.
 */
export class FactIndex {
  readonly identity: Identity;
  readonly #database: Database.Database;
  readonly #statements: Statements;
  readonly #counts: CountChanges;
  readonly #stored: StoredMarks;
  readonly #facts: BulkInsert;
  readonly #attributions: BulkInsert;
  readonly #measures: BulkInsert;
  readonly #measureIds = new Map<string, number>();
  readonly #measureNames: LateNames;
  /** Documents that have been added and not yet written down. */
  readonly #waiting = new Map<number, IndexedMarks>();

  constructor(database: Database.Database) {
    this.#database = database;
    this.#statements = new Statements(database);
    this.identity = new Identity(database);
    this.#counts = new CountChanges(database);
    this.#stored = new StoredMarks(database);
    this.#facts = new BulkInsert(database, 'fact_index', FACT_COLUMNS);
    this.#attributions = new BulkInsert(database, 'attribution_index', [
      'id',
      'document_id',
      'source_id',
      'kind',
      'cites',
      'is_copy',
    ]);
    this.#measureNames = new LateNames(database, 'measures', ['name']);
    this.#measures = new BulkInsert(database, 'measures', ['id', 'key', 'name']);
  }

  /** Forgets the ids and counts of the transaction before: it may have been rolled back. */
  begin(): void {
    this.identity.begin();
    this.#measureIds.clear();
    this.#measureNames.forget();
    this.#waiting.clear();
    this.#counts.forget();
  }

  /** Writes down the documents and counts since `begin()`. */
  flush(): void {
    this.#writeDown();
    this.identity.nameParties();
    this.#measureNames.write();
    this.#counts.flush();
  }

  /** Takes up a document whose marks have been written. They are written down at `flush()`. */
  add(documentId: number, marks: IndexedMarks): void {
    this.#waiting.set(documentId, marks);
  }

  /** Writes down a document that waits, for somebody is going to read it. */
  settle(documentId: number): void {
    if (this.#waiting.has(documentId)) this.#writeDown();
  }

  /** Lets a document go whose marks are about to be deleted. */
  remove(documentId: number): void {
    this.settle(documentId);
    this.#count(documentId, -1);
    for (const table of ['fact_index', 'attribution_index'])
      this.#statements.of(`DELETE FROM ${table} WHERE document_id = ?`).run(documentId);
  }

  /** Takes a document up anew, whose marks are the same but whose names are to be read otherwise. */
  renew(documentId: number): void {
    this.remove(documentId);
    this.#statements
      .of('DELETE FROM sentences_fts WHERE rowid IN (SELECT id FROM sentences WHERE document_id = ?)')
      .run(documentId);
    this.#addStored(documentId);
  }

  /** Says whether a document is nearly the same as another: its facts stay, but are not counted or listed unless asked for. */
  markCopy(documentId: number, isCopy: boolean): void {
    this.settle(documentId);
    this.#count(documentId, -1);
    for (const table of ['fact_index', 'attribution_index']) {
      this.#statements.of(`UPDATE ${table} SET is_copy = ? WHERE document_id = ?`).run(isCopy ? 1 : 0, documentId);
    }
    this.#count(documentId, 1);
  }

  /** Makes everything anew from the claims. */
  rebuild(): void {
    this.#database.exec(
      'DELETE FROM fact_index; DELETE FROM attribution_index; DELETE FROM fact_counts; DELETE FROM parties; DELETE FROM measures',
    );
    this.#database.prepare(`INSERT INTO sentences_fts (sentences_fts) VALUES ('delete-all')`).run();
    this.begin();
    const ids = this.#database.prepare('SELECT id FROM documents ORDER BY id').pluck().all() as number[];
    for (const id of ids) this.#addStored(id);
    this.flush();
  }

  #addStored(documentId: number): void {
    this.add(documentId, this.#stored.of(documentId));
    if (this.#waiting.size >= REBUILT_AT_ONCE) this.#writeDown();
  }

  /** The rows of the documents that wait: first what facts point to, then facts, then words. */
  #writeDown(): void {
    if (this.#waiting.size === 0) return;
    const facts: SqlValue[] = [];
    const attributions: SqlValue[] = [];
    const measures: SqlValue[] = [];
    const words: SqlValue[][] = [];
    for (const [documentId, marks] of this.#waiting) {
      const names = this.#takeClaims(documentId, marks, facts, measures);
      this.#takeAttributions(documentId, marks, attributions);
      for (const { id, text } of marks.sentences) words.push([id, text, missingNames(text, names.get(id))]);
    }
    this.#waiting.clear();
    this.identity.flush();
    if (measures.length > 0) this.#measureNames.note(measures[0] as number);
    this.#measures.insert(measures);
    this.#facts.insert(facts);
    this.#attributions.insert(attributions);
    const insertWords = this.#statements.of('INSERT INTO sentences_fts (rowid, text, names) VALUES (?, ?, ?)');
    for (const row of words) insertWords.run(...row);
  }

  /** The rows of a document's claims; returns the names that they give to each sentence. */
  #takeClaims(
    documentId: number,
    { locator, isCopy, claims }: IndexedMarks,
    rows: SqlValue[],
    measures: SqlValue[],
  ): Map<number, Set<string>> {
    const names = new Map<number, Set<string>>();
    const roots = new Map<number, number>();
    const counted: CountedFact[] = [];
    for (const claim of claims) {
      const subject = this.identity.partyOf(claim.subject_text, claim.subject_entity_id, locator);
      const source = this.identity.partyOf(claim.source_text, claim.source_entity_id, locator);
      note(names, claim, subject?.name);
      note(names, claim, source?.name);
      note(names, claim, claim.measure_text);
      const root = claim.equivalent_of === null ? null : (roots.get(claim.equivalent_of) ?? claim.equivalent_of);
      if (root !== null) roots.set(claim.id, root);
      const ids = {
        subject: subject?.id ?? null,
        source: source?.id ?? null,
        measure: this.#measureId(claim.measure_text, measures),
        equivalentTo: root,
      };
      counted.push(pushFactRow(rows, documentId, claim, ids, isCopy));
    }
    if (!isCopy) countFacts(this.#counts, documentId, counted, 1);
    return names;
  }

  #takeAttributions(documentId: number, { locator, isCopy, attributions }: IndexedMarks, rows: SqlValue[]): void {
    const sources: (number | null)[] = [];
    for (const { id, text, entity, kind, cites } of attributions) {
      const source = this.identity.partyOf(text, entity, locator)?.id ?? null;
      rows.push(id, documentId, source, kind, cites, isCopy ? 1 : 0);
      sources.push(source);
    }
    if (!isCopy) this.#countAttributed(sources, 1);
  }

  #measureId(text: string | null, made: SqlValue[]): number | null {
    if (text === null) return null;
    const key = foldName(text);
    let id = this.#measureIds.get(key);
    if (id === undefined) {
      id = this.#statements.of('SELECT id FROM measures WHERE key = ?').pluck().get(key) as number | undefined;
      if (id === undefined) {
        // those of this call are not in the table yet
        const last = made.length > 0 ? made[made.length - 3] : this.#statements.of(LAST_MEASURE).pluck().get();
        id = (last as number) + 1;
        made.push(id, key, text);
      }
      this.#measureIds.set(key, id);
    }
    return id;
  }

  /** Adds what is stored of a document to the counts, or takes it away. */
  #count(documentId: number, sign: 1 | -1): void {
    const sources = this.#statements.of(ATTRIBUTED).pluck().all(documentId) as (number | null)[];
    this.#countAttributed(sources, sign);
    countFacts(this.#counts, documentId, this.#statements.of(COUNTED).all(documentId) as CountedFact[], sign);
  }

  #countAttributed(sources: readonly (number | null)[], sign: 1 | -1): void {
    const counts = new Map<number | null, number>();
    for (const source of sources) counts.set(source, (counts.get(source) ?? 0) + 1);
    for (const [source, n] of counts) this.#counts.add('attributed', source ?? NO_KEY, sign * n, sign);
  }
}

function note(names: Map<number, Set<string>>, claim: IndexedClaim, name: string | null | undefined): void {
  if (name === undefined || name === null) return;
  const known = names.get(claim.sentence_id);
  if (known === undefined) names.set(claim.sentence_id, new Set([name]));
  else known.add(name);
}

/** Those names that a sentence does not have itself, a line each. */
function missingNames(text: string, names: ReadonlySet<string> | undefined): string {
  if (names === undefined) return '';
  const lower = text.toLowerCase();
  let missing = '';
  for (const name of names) if (!lower.includes(name.toLowerCase())) missing += `${name}\n`;
  return missing;
}
