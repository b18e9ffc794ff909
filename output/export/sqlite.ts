import { existsSync, renameSync, rmSync } from 'node:fs';
import { openDatabase } from '../store/native-objects.js';
import type { Store } from '../store/store.js';
import { type ExportFilter, type ExportLayer, exportColumns, exportRows } from './layers.js';

const TYPES = { text: 'TEXT', json: 'TEXT', integer: 'INTEGER', real: 'REAL' } as const;

/**
 * Writes layers as plain tables of a new SQLite file, one a layer, for tools that want rows without joins. The file appears whole or not at
 * all. Returns how many rows there were.
 */
export function writeSqlite(
  path: string,
  store: Store,
  layers: readonly ExportLayer[],
  filter: ExportFilter,
  version: string,
): number {
  const draft = `${path}.part`;
  for (const file of [draft, `${draft}-journal`]) if (existsSync(file)) rmSync(file);
  const database = openDatabase(draft);
  let n = 0;
  try {
    database.pragma('journal_mode = OFF');
    database.pragma('synchronous = OFF');
    database
      .transaction(() => {
        database.exec('CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID');
        database.prepare('INSERT INTO about VALUES (?, ?)').run('pipeline_version', version);
        for (const layer of layers) {
          const columns = exportColumns(layer);
          const declared = columns.map(({ name, type }) => `"${name}" ${TYPES[type]}`).join(', ');
          database.exec(`CREATE TABLE "${layer}" (${declared}) STRICT`);
          const insert = database.prepare(`INSERT INTO "${layer}" VALUES (${columns.map(() => '?').join(', ')})`);
          for (const row of exportRows(store, layer, filter)) {
            insert.run(columns.map(({ name }) => row[name] ?? null));
            n++;
          }
        }
      })
      .immediate();
  } finally {
    database.close();
  }
  renameSync(draft, path);
  return n;
}
