import type Database from 'better-sqlite3';
import { bindRows, boundColumns } from './bind-rows.js';
import { BulkInsert } from './bulk-insert.js';
import { FactIndex } from './fact-index.js';
import { marksOfRows } from './indexed-marks.js';
import { LateNames } from './late-names.js';
import { NearDuplicates } from './near-duplicates/settle.js';
import { Statements } from './statements.js';
import { type EntityRow, LAYERS, type Layer, type PackedDocument, rowCount, type SqlValue } from './tables.js';
import { displayText, encodeText, encodingFor } from './text.js';
import { packVersion } from './versions.js';

/** What became of a document that was handed to the writer. */
export type WriteOutcome = 'new' | 'replaced';

/** Stands before the extraction key of a document that waits to be read again. */
export const WAITING = '~';

interface Known {
  readonly id: number;
  readonly contentSha256: string;
  readonly textSha256: string;
  readonly extractionKey: string;
  readonly referenceDate: string | null;
  /** The document that has its marks. */
  readonly holder: number;
}

/** What a document calls an entity. */
interface Alias {
  readonly documentId: number;
  readonly id: number;
  readonly alias: string;
  readonly kind: string;
  /** What its index orders it by. */
  readonly key: string;
}

/** Children before parents, so that no foreign key ever points into the void. */
const DELETE_ORDER = [
  'claims',
  'attributions',
  'entity_mentions',
  'dates',
  'numbers',
  'sentences',
  'entity_aliases',
  'entity_relations',
  'entity_reasons',
];

/**
 * Writes packed documents into an open transaction. Of documents with equal text and reference date the one with the smallest locator has
 * the marks and the others point to it (`duplicate_of`), whatever order they come in: so the store is the same for any order.
 */
export class DocumentWriter {
  readonly #index: FactIndex;
  readonly #near: NearDuplicates;
  readonly #statements: Statements;
  readonly #inserts: ReadonlyMap<Layer, BulkInsert>;
  readonly #entities: BulkInsert;
  readonly #aliases: BulkInsert;
  /** What documents call their entities, until it is written; see `#writeAliases()`. */
  #called: Alias[] = [];
  readonly #relations: BulkInsert;
  readonly #reasons: BulkInsert;
  readonly #entityIds = new Map<string, number>();
  /** The next free id of each table, once it has been asked for. */
  #nextIds: Record<Layer, number> | null = null;
  #nextEntity: number | null = null;
  readonly #names: LateNames;

  constructor(database: Database.Database) {
    this.#statements = new Statements(database);
    this.#names = new LateNames(database, 'documents', ['locator', 'title']);
    this.#index = new FactIndex(database);
    this.#near = new NearDuplicates(database, this.#index);
    this.#inserts = new Map(LAYERS.map((layer) => [layer, new BulkInsert(database, layer, boundColumns(layer))]));
    this.#entities = new BulkInsert(database, 'entities', ['id', 'key', 'name', 'type', 'code']);
    const said = (table: string, ...columns: string[]): BulkInsert =>
      new BulkInsert(database, table, ['document_id', 'entity_id', ...columns], 'INSERT OR IGNORE');
    this.#aliases = new BulkInsert(database, 'entity_aliases', ['document_id', 'entity_id', 'alias', 'kind']);
    this.#relations = said('entity_relations', 'kind', 'name', 'code', 'other_entity_id');
    this.#reasons = said('entity_reasons', 'reason');
  }

  /** Begins a transaction: ids are remembered within one only, for a rollback, or another process, may take them away. */
  begin(): void {
    this.#entityIds.clear();
    this.#nextIds = null;
    this.#nextEntity = null;
    this.#called = [];
    this.#names.forget();
    this.#index.begin();
  }

  /** Ends a transaction: writes down what queries read of its documents, and what they change in the counts. */
  flush(): void {
    this.#writeAliases();
    this.#names.write();
    this.#index.flush();
  }

  /** Finds out which of the documents that were written are nearly the same as others; whether more wait. Between `begin` and `flush`. */
  settleNearDuplicates(most: number = Number.POSITIVE_INFINITY): boolean {
    return this.#near.settle(most);
  }

  write(document: PackedDocument, runId: number): WriteOutcome {
    const { fields } = document;
    const known = this.#known(fields.locator);
    const equals = this.#equals(fields.textSha256, fields.referenceDate, fields.locator);
    const first = equals[0];
    const duplicateOf = first !== undefined && first.locator < fields.locator ? first.id : null;

    let id: number;
    if (known === null) {
      id = this.#insertDocument(document, duplicateOf, runId);
    } else {
      id = known.id;
      this.#keepVersion(known, document, runId);
      this.#clear(id);
      const same = known.textSha256 === fields.textSha256 && known.referenceDate === fields.referenceDate;
      if (!same || duplicateOf !== null) this.#releaseDuplicates(id);
      this.#updateDocument(id, document, duplicateOf, runId);
    }
    if (duplicateOf === null) {
      for (const other of equals) this.#demote(other.id, id);
      this.#writeMarks(id, document);
    }
    return known === null ? 'new' : 'replaced';
  }

  /** Takes a document away with all that is its own. Those that pointed to it wait to be read again. Between `begin` and `flush`. */
  remove(id: number): void {
    this.#names.write();
    this.#clear(id);
    this.#releaseDuplicates(id);
    this.#statements.of('DELETE FROM failures WHERE locator = (SELECT locator FROM documents WHERE id = ?)').run(id);
    this.#statements.of('DELETE FROM documents WHERE id = ?').run(id);
  }

  #known(locator: string): Known | null {
    const row = this.#statements
      .of(
        `SELECT id, content_sha256 AS contentSha256, text_sha256 AS textSha256, extraction_key AS extractionKey, reference_date AS referenceDate,
         coalesce(duplicate_of, id) AS holder
       FROM documents WHERE locator = ?`,
      )
      .get(locator) as Known | undefined;
    return row ?? null;
  }

  /** The other documents of the same text and reference date that have marks of their own, or wait for them; smallest locator first. */
  #equals(textSha256: string, referenceDate: string | null, locator: string): { id: number; locator: string }[] {
    return this.#statements
      .of(
        `SELECT id, locator FROM documents
       WHERE text_sha256 = ? AND reference_date IS ? AND (duplicate_of IS NULL OR text IS NOT NULL) AND locator <> ?
       ORDER BY locator`,
      )
      .all(textSha256, referenceDate, locator) as { id: number; locator: string }[];
  }

  /** The columns of `documents` after the locator, in the order of the two statements below. */
  #documentValues(document: PackedDocument, duplicateOf: number | null, runId: number): SqlValue[] {
    const { fields } = document;
    const encoding = encodingFor(fields.text);
    const shown = (text: string | null): string | null => (text === null ? null : displayText(text));
    return [
      fields.input,
      fields.format,
      shown(fields.title),
      shown(fields.byline),
      shown(fields.site),
      shown(fields.url),
      fields.published,
      fields.modified,
      fields.language,
      fields.referenceDate,
      fields.charset,
      duplicateOf === null ? encodeText(fields.text, encoding) : null,
      encoding,
      fields.text.length,
      fields.textSha256,
      fields.contentSha256,
      fields.extractionKey,
      fields.byteStart,
      fields.byteEnd,
      fields.line,
      fields.access ?? null,
      fields.original,
      duplicateOf,
      fields.diagnostics,
      fields.tables ?? null,
      runId,
    ];
  }

  #insertDocument(document: PackedDocument, duplicateOf: number | null, runId: number): number {
    const values = this.#documentValues(document, duplicateOf, runId);
    const result = this.#statements
      .of(
        `INSERT INTO documents (locator, input, format, title, byline, site, url, published, modified, language, reference_date,
           charset, text, text_encoding, text_length, text_sha256, content_sha256, extraction_key, byte_start, byte_end, line,
           access, original, duplicate_of, diagnostics, tables, run_id)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(document.fields.locator, ...values);
    const id = Number(result.lastInsertRowid);
    this.#names.note(id);
    return id;
  }

  #updateDocument(id: number, document: PackedDocument, duplicateOf: number | null, runId: number): void {
    if (this.#names.has(id)) this.#names.write();
    this.#statements
      .of(
        `UPDATE documents SET (input, format, title, byline, site, url, published, modified, language, reference_date,
           charset, text, text_encoding, text_length, text_sha256, content_sha256, extraction_key, byte_start, byte_end, line,
           access, original, duplicate_of, diagnostics, tables, run_id) =
         (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ?`,
      )
      .run(...this.#documentValues(document, duplicateOf, runId), id);
  }

  #keepVersion(known: Known, document: PackedDocument, runId: number): void {
    const { contentSha256, extractionKey, textSha256 } = document.fields;
    const sameContent = known.contentSha256 === contentSha256;
    // a document that waits for its marks (see releaseDuplicates) loses nothing with the same content
    if (sameContent && (known.extractionKey === extractionKey || known.extractionKey.startsWith(WAITING))) return;
    this.#index.settle(known.holder);
    const { title, referenceDate, text, facts, readAt } = packVersion(
      (sql) => this.#statements.of(sql),
      known.id,
      textSha256,
    );
    this.#statements
      .of(
        `INSERT INTO document_versions (document_id, content_sha256, text_sha256, extraction_key, replaced_by_run_id, title,
           reference_date, text, facts, read_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        ...[known.id, known.contentSha256, known.textSha256, known.extractionKey, runId],
        ...[title, referenceDate, text, facts, readAt],
      );
  }

  #clear(id: number): void {
    this.#writeAliases();
    this.#near.remove(id);
    this.#index.remove(id);
    for (const table of DELETE_ORDER) this.#statements.of(`DELETE FROM ${table} WHERE document_id = ?`).run(id);
  }

  /** The documents that pointed to this one have lost their marks: a mark before their extraction keys says that they wait for new ones. */
  #releaseDuplicates(id: number): void {
    this.#statements
      .of(
        `UPDATE documents SET duplicate_of = NULL, extraction_key = ? || extraction_key
       WHERE duplicate_of = ? AND text IS NULL`,
      )
      .run(WAITING, id);
  }

  /** Makes a document, and all that pointed to it, duplicates of another. */
  #demote(id: number, primary: number): void {
    this.#clear(id);
    this.#statements
      .of('UPDATE documents SET duplicate_of = ? WHERE duplicate_of = ? AND id <> ? AND text IS NULL')
      .run(primary, id, primary);
    this.#statements.of('UPDATE documents SET duplicate_of = ?, text = NULL WHERE id = ?').run(primary, id);
  }

  #writeMarks(documentId: number, document: PackedDocument): void {
    const entityIds = this.#findEntities(document.entities);
    this.#writeEntities(documentId, document, entityIds);
    const rows = bindRows(document, documentId, this.#takeIds(document), entityIds);
    for (const layer of LAYERS) (this.#inserts.get(layer) as BulkInsert).insert(rows[layer]);
    this.#index.add(documentId, marksOfRows(rows, document.fields.locator));
    this.#near.add(documentId, document.bands ?? []);
  }

  /** The first id of a document's rows in each table; the others follow. */
  #takeIds(document: PackedDocument): Record<Layer, number> {
    this.#nextIds ??= Object.fromEntries(
      LAYERS.map((layer) => [
        layer,
        (this.#statements.of(`SELECT coalesce(max(id), 0) + 1 AS next FROM ${layer}`).get() as { next: number }).next,
      ]),
    ) as Record<Layer, number>;
    const first = { ...this.#nextIds };
    for (const layer of LAYERS) this.#nextIds[layer] += rowCount(document, layer);
    return first;
  }

  /** The ids of a document's entities; rows are made for those that are new. */
  #findEntities(entities: readonly EntityRow[]): number[] {
    const made: SqlValue[] = [];
    const ids = entities.map((entity) => {
      const key = displayText(entity.key);
      return this.#entityIds.get(key) ?? this.#findEntity(key, entity, made);
    });
    this.#entities.insert(made);
    return ids;
  }

  #findEntity(key: string, entity: EntityRow, made: SqlValue[]): number {
    let known = this.#statements.of('SELECT id, key, name, type FROM entities WHERE key = ?').get(key) as
      | { readonly id: number; readonly key: string; readonly name: string; readonly type: string }
      | undefined;
    if (known === undefined) {
      const { type, code } = entity;
      const name = displayText(entity.name);
      this.#nextEntity ??= this.#statements.of('SELECT coalesce(max(id), 0) + 1 FROM entities').pluck().get() as number;
      known = { id: this.#nextEntity++, key, name, type };
      made.push(known.id, key, name, type, code);
    }
    this.#entityIds.set(key, known.id);
    this.#index.identity.know(known.id, known);
    return known.id;
  }

  /** What the document says of its entities: how it calls them, how they stand to each other, and why mentions are one. */
  #writeEntities(documentId: number, document: PackedDocument, entityIds: readonly number[]): void {
    const called = new Set<string>();
    const related: SqlValue[] = [];
    const explained: SqlValue[] = [];
    for (const [i, { aliases, relations = [], reasons = [] }] of document.entities.entries()) {
      const id = entityIds[i] as number;
      for (const [text, kind] of aliases) {
        const alias = displayText(text);
        const once = `${id} ${alias}`;
        if (!called.has(once)) this.#called.push({ documentId, id, alias, kind, key: alias.toLowerCase() });
        called.add(once);
      }
      for (const { kind, name, code, entity } of relations) {
        const other = entity === null ? null : (entityIds[entity] ?? null);
        related.push(documentId, id, kind, displayText(name), code, other);
      }
      for (const reason of reasons) explained.push(documentId, id, reason);
    }
    this.#relations.insert(related);
    this.#reasons.insert(explained);
  }

  /** Writes aliases in the order of their index, so that its pages are gone through once, and not looked for name by name. */
  #writeAliases(): void {
    const called = this.#called;
    if (called.length === 0) return;
    this.#called = [];
    called.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    this.#aliases.insert(called.flatMap(({ documentId, id, alias, kind }) => [documentId, id, alias, kind]));
  }
}
