-- Aliases as they come, without a key that holds each of them three times over; the writer sees to it that a document calls an entity so once.

CREATE TABLE aliases (
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  entity_id INTEGER NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
  alias TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind = 'name' OR kind = 'acronym' OR kind = 'alias')
) STRICT;
INSERT INTO aliases SELECT document_id, entity_id, alias, kind FROM entity_aliases;
DROP TABLE entity_aliases;
ALTER TABLE aliases RENAME TO entity_aliases;
CREATE INDEX entity_aliases_document_id ON entity_aliases (document_id);
CREATE INDEX entity_aliases_entity_id ON entity_aliases (entity_id);
CREATE INDEX entity_aliases_alias ON entity_aliases (lower(alias));
