import type Database from 'better-sqlite3';

/** Entities that no document names any more go. */
export function dropUnheldEntities(database: Database.Database): void {
  database.exec(
    'DELETE FROM entities WHERE NOT EXISTS (SELECT 1 FROM entity_aliases AS a WHERE a.entity_id = entities.id)',
  );
}
