import type Database from 'better-sqlite3';
import { Identity } from './identity.js';

/**
 * After documents came or went: entities that no document names any more go, and each entity gets the name that most of its documents use (then
 * the longest, then the first in order); so do the parties and measures that queries know.
 */
export function tidyEntities(database: Database.Database): void {
  database.exec(
    'DELETE FROM entities WHERE NOT EXISTS (SELECT 1 FROM entity_aliases AS a WHERE a.entity_id = entities.id)',
  );
  database.exec(
    `UPDATE entities SET name = best.alias FROM (
       SELECT entity_id, alias, row_number() OVER (
         PARTITION BY entity_id ORDER BY count(*) DESC, length(alias) DESC, alias
       ) AS place FROM entity_aliases WHERE kind = 'name' GROUP BY entity_id, alias
     ) AS best WHERE best.place = 1 AND best.entity_id = entities.id AND best.alias <> entities.name`,
  );
  new Identity(database).tidy();
}
