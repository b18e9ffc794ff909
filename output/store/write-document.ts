import type Database from 'better-sqlite3';
import { FactIndex } from './fact-index.js';
import { NearDuplicates } from './near-duplicates/settle.js';
import {
  COLUMNS,
  type EntityRow,
  LAYERS,
  type Layer,
  type PackedDocument,
  REFERENCES,
  type SqlValue,
} from './tables.js';
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
  readonly #database: Database.Database;
  readonly #index: FactIndex;
  readonly #near: NearDuplicates;
  readonly #statements = new Map<string, Database.Statement>();
  readonly #inserts: ReadonlyMap<Layer, Database.Statement>;
  readonly #references: ReadonlyMap<Layer, readonly (readonly [column: number, target: Layer | 'entities'])[]>;
  readonly #textColumns: ReadonlyMap<Layer, readonly number[]>;
  readonly #entityIds = new Map<string, number>();

  constructor(database: Database.Database) {
    this.#database = database;
    this.#index = new FactIndex(database);
    this.#near = new NearDuplicates(database, this.#index);
    this.#inserts = new Map(
      LAYERS.map((layer) => {
        const columns = ['id', 'document_id', ...COLUMNS[layer]];
        const marks = columns.map(() => '?').join(', ');
        return [layer, database.prepare(`INSERT INTO ${layer} (${columns.join(', ')}) VALUES (${marks})`)];
      }),
    );
    this.#references = new Map(
      LAYERS.map((layer) => [
        layer,
        COLUMNS[layer].flatMap((column, i) => {
          const target = REFERENCES[layer][column];
          return target === undefined ? [] : [[i, target] as const];
        }),
      ]),
    );
    this.#textColumns = new Map(
      LAYERS.map((layer) => [
        layer,
        COLUMNS[layer].flatMap((column, i) => (column === 'text' || column.endsWith('_text') ? [i] : [])),
      ]),
    );
  }

  /** Statements are prepared once: preparing costs more than most of them take. */
  #sql(sql: string): Database.Statement {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  /** Begins a transaction: ids are remembered within one only, for a rollback, or another process, may take them away. */
  begin(): void {
    this.#entityIds.clear();
    this.#index.begin();
  }

  /** Ends a transaction: writes down what its documents change in the counts. */
  flush(): void {
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
    this.#clear(id);
    this.#releaseDuplicates(id);
    this.#sql('DELETE FROM failures WHERE locator = (SELECT locator FROM documents WHERE id = ?)').run(id);
    this.#sql('DELETE FROM documents WHERE id = ?').run(id);
  }

  #known(locator: string): Known | null {
    const row = this.#sql(
      `SELECT id, content_sha256 AS contentSha256, text_sha256 AS textSha256, extraction_key AS extractionKey, reference_date AS referenceDate
       FROM documents WHERE locator = ?`,
    ).get(locator) as Known | undefined;
    return row ?? null;
  }

  /** The other documents of the same text and reference date that have marks of their own, or wait for them; smallest locator first. */
  #equals(textSha256: string, referenceDate: string | null, locator: string): { id: number; locator: string }[] {
    return this.#sql(
      `SELECT id, locator FROM documents
       WHERE text_sha256 = ? AND reference_date IS ? AND (duplicate_of IS NULL OR text IS NOT NULL) AND locator <> ?
       ORDER BY locator`,
    ).all(textSha256, referenceDate, locator) as { id: number; locator: string }[];
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
      runId,
    ];
  }

  #insertDocument(document: PackedDocument, duplicateOf: number | null, runId: number): number {
    const values = this.#documentValues(document, duplicateOf, runId);
    const result = this.#sql(
      `INSERT INTO documents (locator, input, format, title, byline, site, url, published, modified, language, reference_date,
           charset, text, text_encoding, text_length, text_sha256, content_sha256, extraction_key, byte_start, byte_end, line,
           access, original, duplicate_of, diagnostics, run_id)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(document.fields.locator, ...values);
    return Number(result.lastInsertRowid);
  }

  #updateDocument(id: number, document: PackedDocument, duplicateOf: number | null, runId: number): void {
    this.#sql(
      `UPDATE documents SET (input, format, title, byline, site, url, published, modified, language, reference_date,
           charset, text, text_encoding, text_length, text_sha256, content_sha256, extraction_key, byte_start, byte_end, line,
           access, original, duplicate_of, diagnostics, run_id) =
         (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ?`,
    ).run(...this.#documentValues(document, duplicateOf, runId), id);
  }

  #keepVersion(known: Known, document: PackedDocument, runId: number): void {
    const { contentSha256, extractionKey, textSha256 } = document.fields;
    const sameContent = known.contentSha256 === contentSha256;
    // a document that waits for its marks (see releaseDuplicates) loses nothing with the same content
    if (sameContent && (known.extractionKey === extractionKey || known.extractionKey.startsWith(WAITING))) return;
    const { title, referenceDate, text, facts, readAt } = packVersion((sql) => this.#sql(sql), known.id, textSha256);
    this.#sql(
      `INSERT INTO document_versions (document_id, content_sha256, text_sha256, extraction_key, replaced_by_run_id, title,
           reference_date, text, facts, read_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      ...[known.id, known.contentSha256, known.textSha256, known.extractionKey, runId],
      ...[title, referenceDate, text, facts, readAt],
    );
  }

  #clear(id: number): void {
    this.#near.remove(id);
    this.#index.remove(id);
    for (const table of DELETE_ORDER) this.#sql(`DELETE FROM ${table} WHERE document_id = ?`).run(id);
  }

  /** The documents that pointed to this one have lost their marks: a mark before their extraction keys says that they wait for new ones. */
  #releaseDuplicates(id: number): void {
    this.#sql(
      `UPDATE documents SET duplicate_of = NULL, extraction_key = ? || extraction_key
       WHERE duplicate_of = ? AND text IS NULL`,
    ).run(WAITING, id);
  }

  /** Makes a document, and all that pointed to it, duplicates of another. */
  #demote(id: number, primary: number): void {
    this.#clear(id);
    this.#sql('UPDATE documents SET duplicate_of = ? WHERE duplicate_of = ? AND id <> ? AND text IS NULL').run(
      primary,
      id,
      primary,
    );
    this.#sql('UPDATE documents SET duplicate_of = ?, text = NULL WHERE id = ?').run(primary, id);
  }

  #writeMarks(documentId: number, document: PackedDocument): void {
    const encoding = encodingFor(document.fields.text);
    const bases = new Map<Layer, number>();
    for (const layer of LAYERS) {
      bases.set(
        layer,
        (this.#sql(`SELECT coalesce(max(id), 0) + 1 AS next FROM ${layer}`).get() as { next: number }).next,
      );
    }
    const entityIds = document.entities.map((entity) => this.#entityId(entity));
    this.#writeAliases(documentId, document, entityIds);
    this.#writeRelations(documentId, document, entityIds);
    for (const layer of LAYERS) {
      const values = document.rows[layer];
      const width = COLUMNS[layer].length;
      const insert = this.#inserts.get(layer) as Database.Statement;
      const references = this.#references.get(layer) ?? [];
      const base = bases.get(layer) as number;
      for (let from = 0, row = 0; from < values.length; from += width, row++) {
        const bound: SqlValue[] = [base + row, documentId];
        for (let i = 0; i < width; i++) bound.push(values[from + i] as SqlValue);
        for (const [column, target] of references) {
          const index = bound[column + 2];
          if (typeof index !== 'number') continue;
          bound[column + 2] =
            target === 'entities' ? (entityIds[index] ?? null) : (bases.get(target) as number) + index;
        }
        if (encoding === 'escaped') {
          for (const column of this.#textColumns.get(layer) ?? []) {
            const text = bound[column + 2];
            if (typeof text === 'string') bound[column + 2] = encodeText(text, encoding);
          }
        }
        insert.run(bound);
      }
    }
    this.#index.add(documentId);
    this.#near.add(documentId, document.bands ?? []);
  }

  #entityId(entity: EntityRow): number {
    const remembered = this.#entityIds.get(entity.key);
    if (remembered !== undefined) return remembered;
    const { key, type, code } = entity;
    const name = displayText(entity.name);
    const row = this.#sql('SELECT id FROM entities WHERE key = ?').get(displayText(key)) as { id: number } | undefined;
    let id = row?.id;
    if (id === undefined) {
      const result = this.#database
        .prepare('INSERT INTO entities (key, name, type, code) VALUES (?, ?, ?, ?)')
        .run(displayText(key), name, type, code);
      id = Number(result.lastInsertRowid);
    }
    this.#entityIds.set(key, id);
    return id;
  }

  #writeAliases(documentId: number, document: PackedDocument, entityIds: readonly number[]): void {
    const insert = this.#sql(
      'INSERT OR IGNORE INTO entity_aliases (document_id, entity_id, alias, kind) VALUES (?, ?, ?, ?)',
    );
    document.entities.forEach((entity, i) => {
      for (const [alias, kind] of entity.aliases)
        insert.run(documentId, entityIds[i] as number, displayText(alias), kind);
    });
  }

  #writeRelations(documentId: number, document: PackedDocument, entityIds: readonly number[]): void {
    const relate = this.#sql(
      `INSERT OR IGNORE INTO entity_relations (document_id, entity_id, kind, name, code, other_entity_id) VALUES (?, ?, ?, ?, ?, ?)`,
    );
    const explain = this.#sql('INSERT OR IGNORE INTO entity_reasons (document_id, entity_id, reason) VALUES (?, ?, ?)');
    document.entities.forEach(({ relations = [], reasons = [] }, i) => {
      const id = entityIds[i] as number;
      for (const { kind, name, code, entity } of relations) {
        const other = entity === null ? null : (entityIds[entity] ?? null);
        relate.run(documentId, id, kind, displayText(name), code, other);
      }
      for (const reason of reasons) explain.run(documentId, id, reason);
    });
  }
}
