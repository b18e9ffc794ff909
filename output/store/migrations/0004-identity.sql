-- What stands between entities, and why mentions were taken as one. Both are said by a document, and go with it.

CREATE TABLE entity_relations (
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  entity_id INTEGER NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('demonym_of', 'metonym_of', 'part_of')),
  name TEXT NOT NULL,
  code TEXT,
  other_entity_id INTEGER REFERENCES entities (id) ON DELETE SET NULL,
  PRIMARY KEY (document_id, entity_id, kind, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_relations_entity_id ON entity_relations (entity_id);
CREATE INDEX entity_relations_other_entity_id ON entity_relations (other_entity_id) WHERE other_entity_id IS NOT NULL;

CREATE TABLE entity_reasons (
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  entity_id INTEGER NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
  reason TEXT NOT NULL,
  PRIMARY KEY (document_id, entity_id, reason)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_reasons_entity_id ON entity_reasons (entity_id);
