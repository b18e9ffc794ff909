import { hash } from 'node:crypto';
import type { Store } from './store.js';
import { COLUMNS, LAYERS, type Layer, REFERENCES, type SqlValue } from './tables.js';

const DOCUMENT_COLUMNS = `d.locator, d.input, d.format, d.title, d.byline, d.site, d.url, d.published, d.modified, d.language,
  d.reference_date, d.charset, d.text, d.text_encoding, d.text_length, d.text_sha256, d.content_sha256, d.extraction_key,
  d.byte_start, d.byte_end, d.line, d.access, d.diagnostics, d.tables, o.locator AS duplicate_of`;

/**
 * Everything that the store holds but its history (runs, versions, kept bytes), as JSON lines: documents by locator, each with its marks by
 * layer and place, then the entities by key and the failures by locator. Ids of the database, which tell in what order documents came in, are
 * written as places in the document's own lists, and entities by their keys. Two stores of the same inputs have equal dumps.
 */
export function* dump(store: Store): Generator<string> {
  const { database } = store;
  const documents = database
    .prepare(
      `SELECT d.id, ${DOCUMENT_COLUMNS} FROM documents AS d LEFT JOIN documents AS o ON o.id = d.duplicate_of ORDER BY d.locator`,
    )
    .all() as ({ id: number } & Record<string, SqlValue>)[];
  const entityKeys = new Map(
    (database.prepare('SELECT id, key FROM entities').all() as { id: number; key: string }[]).map((row) => [
      row.id,
      row.key,
    ]),
  );
  const rowsOf = new Map(
    LAYERS.map((layer) => [
      layer,
      database.prepare(`SELECT id, ${COLUMNS[layer].join(', ')} FROM ${layer} WHERE document_id = ? ORDER BY id`),
    ]),
  );
  for (const { id, ...fields } of documents) {
    yield JSON.stringify({ document: fields });
    const firsts = new Map<Layer, number>();
    for (const layer of LAYERS) {
      const rows = rowsOf.get(layer)?.all(id) as ({ id: number } & Record<string, SqlValue>)[];
      firsts.set(layer, rows[0]?.id ?? 0);
      for (const { id: _, ...row } of rows) {
        for (const [column, target] of Object.entries(REFERENCES[layer])) {
          const value = row[column];
          if (typeof value !== 'number') continue;
          row[column] = target === 'entities' ? (entityKeys.get(value) ?? null) : value - (firsts.get(target) ?? 0);
        }
        yield JSON.stringify({ [layer]: row });
      }
    }
  }
  const aliases = database.prepare(
    'SELECT DISTINCT alias, kind FROM entity_aliases WHERE entity_id = ? ORDER BY alias, kind',
  );
  const relationsOf = database.prepare(
    `SELECT DISTINCT r.kind, r.name, r.code, o.key FROM entity_relations AS r LEFT JOIN entities AS o ON o.id = r.other_entity_id
     WHERE r.entity_id = ? ORDER BY r.kind, r.name, o.key`,
  );
  const reasonsOf = database.prepare('SELECT DISTINCT reason FROM entity_reasons WHERE entity_id = ? ORDER BY reason');
  for (const { id, ...entity } of database
    .prepare('SELECT id, key, name, type, code FROM entities ORDER BY key')
    .all() as {
    id: number;
    key: string;
  }[]) {
    const relations = relationsOf.raw().all(id);
    const reasons = reasonsOf.pluck().all(id);
    yield JSON.stringify({ entity: { ...entity, aliases: aliases.raw().all(id), relations, reasons } });
  }
  for (const failure of database
    .prepare('SELECT locator, input, stage, code, message FROM failures ORDER BY locator')
    .all()) {
    yield JSON.stringify({ failure });
  }
}

/** sha256 in hex of the dump's lines. */
export function dumpSha256(store: Store): string {
  let digest = '';
  for (const line of dump(store)) digest = hash('sha256', `${digest}\n${line}`);
  return digest;
}
