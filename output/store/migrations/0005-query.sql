-- What keeps queries quick, and what reviewers say. The writer keeps fact_index, parties, measures, fact_counts and sentences_fts
-- (output/store/fact-index.ts); a database that is brought up to this version has them filled once.

-- Who or what facts are about, and who said them: an entity, or words that no entity stands behind.
CREATE TABLE parties (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL COLLATE NOCASE,
  type TEXT,
  entity_id INTEGER REFERENCES entities (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX parties_name ON parties (name);
CREATE INDEX parties_entity_id ON parties (entity_id) WHERE entity_id IS NOT NULL;

CREATE TABLE measures (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL COLLATE NOCASE
) STRICT;
CREATE INDEX measures_name ON measures (name);

-- One row a claim: all that facts are filtered, sorted and grouped by.
CREATE TABLE fact_index (
  id INTEGER PRIMARY KEY REFERENCES claims (id) ON DELETE CASCADE,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  sentence_id INTEGER NOT NULL REFERENCES sentences (id) ON DELETE CASCADE,
  span_start INTEGER NOT NULL,
  subject_id INTEGER REFERENCES parties (id),
  source_id INTEGER REFERENCES parties (id),
  measure_id INTEGER REFERENCES measures (id),
  number_kind TEXT NOT NULL,
  unit TEXT,
  low REAL,
  high REAL,
  value REAL,
  printed_low REAL,
  printed_high REAL,
  relation TEXT NOT NULL,
  modality TEXT NOT NULL,
  attribution_kind TEXT,
  first_day TEXT,
  last_day TEXT,
  year INTEGER,
  confidence REAL NOT NULL,
  equivalent_to INTEGER,
  is_copy INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX fact_index_document ON fact_index (document_id, span_start);
CREATE INDEX fact_index_sentence ON fact_index (sentence_id);
CREATE INDEX fact_index_subject ON fact_index (subject_id, unit, value, is_copy);
CREATE INDEX fact_index_source ON fact_index (source_id, unit, value, is_copy);
CREATE INDEX fact_index_measure ON fact_index (measure_id, unit, value, is_copy);
CREATE INDEX fact_index_year ON fact_index (year, unit, value, is_copy);
CREATE INDEX fact_index_unit ON fact_index (unit, value);
CREATE INDEX fact_index_value ON fact_index (value);
CREATE INDEX fact_index_range ON fact_index (unit, high) WHERE low < high;
CREATE INDEX fact_index_first_day ON fact_index (first_day);
CREATE INDEX fact_index_last_day ON fact_index (last_day);
CREATE INDEX fact_index_equivalent ON fact_index (equivalent_to) WHERE equivalent_to IS NOT NULL;

-- One row an attribution: who is behind it, as the user's merges and splits have it.
CREATE TABLE attribution_index (
  id INTEGER PRIMARY KEY REFERENCES attributions (id) ON DELETE CASCADE,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  source_id INTEGER REFERENCES parties (id),
  kind TEXT NOT NULL,
  cites INTEGER NOT NULL DEFAULT 0,
  is_copy INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX attribution_index_source ON attribution_index (source_id, kind, document_id, is_copy);
CREATE INDEX attribution_index_cites ON attribution_index (source_id) WHERE cites = 1;
CREATE INDEX attribution_index_document ON attribution_index (document_id);

-- How many facts have each subject, source, measure, unit …, and how many attributions each source; the figures of one fact in several
-- units, and near-duplicate documents, count once.
CREATE TABLE fact_counts (
  dimension TEXT NOT NULL CHECK (
    dimension IN (
      'total', 'document', 'subject', 'source', 'measure', 'unit', 'year', 'number_kind', 'attribution_kind', 'relation', 'modality',
      'attributed'
    )
  ),
  key ANY NOT NULL,
  facts INTEGER NOT NULL,
  documents INTEGER NOT NULL,
  PRIMARY KEY (dimension, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX fact_counts_facts ON fact_counts (dimension, facts);

-- What reviewers say of facts. Kept by public id, which a new ingest does not change.
CREATE TABLE reviews (
  fact_id TEXT PRIMARY KEY,
  verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'rejected', 'corrected')),
  note TEXT,
  correction TEXT CHECK (correction IS NULL OR json_valid(correction)),
  reviewer TEXT,
  reviewed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX reviews_verdict ON reviews (verdict, fact_id);

-- What the user says of names. Kept by keys, which a new ingest does not change.
CREATE TABLE user_merges (
  key TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  into_key TEXT NOT NULL,
  into_name TEXT NOT NULL,
  made_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX user_merges_into_key ON user_merges (into_key);

CREATE TABLE user_splits (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  document TEXT,
  words TEXT,
  into_key TEXT NOT NULL,
  into_name TEXT NOT NULL,
  made_at TEXT NOT NULL,
  CHECK (document IS NOT NULL OR words IS NOT NULL)
) STRICT;
CREATE INDEX user_splits_key ON user_splits (key);

-- Words of a sentence, and the names that its facts have from elsewhere ("it" that stands for Japan). Written by the writer: no triggers.
DROP TRIGGER sentences_fts_insert;
DROP TRIGGER sentences_fts_update;
DROP TRIGGER sentences_fts_delete;
DROP TABLE sentences_fts;
CREATE VIRTUAL TABLE sentences_fts USING fts5 (
  text, names, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER sentences_fts_delete AFTER DELETE ON sentences BEGIN
  DELETE FROM sentences_fts WHERE rowid = old.id;
END;

-- Parts of names (three characters or more), and measures by their words whatever their number.
CREATE VIRTUAL TABLE parties_fts USING fts5 (name, content = 'parties', content_rowid = 'id', tokenize = 'trigram');
CREATE TRIGGER parties_fts_insert AFTER INSERT ON parties BEGIN
  INSERT INTO parties_fts (rowid, name) VALUES (new.id, new.name);
END;
CREATE TRIGGER parties_fts_delete AFTER DELETE ON parties BEGIN
  INSERT INTO parties_fts (parties_fts, rowid, name) VALUES ('delete', old.id, old.name);
END;
CREATE TRIGGER parties_fts_update AFTER UPDATE OF name ON parties BEGIN
  INSERT INTO parties_fts (parties_fts, rowid, name) VALUES ('delete', old.id, old.name);
  INSERT INTO parties_fts (rowid, name) VALUES (new.id, new.name);
END;

CREATE VIRTUAL TABLE measures_fts USING fts5 (
  name, content = 'measures', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER measures_fts_insert AFTER INSERT ON measures BEGIN
  INSERT INTO measures_fts (rowid, name) VALUES (new.id, new.name);
END;
CREATE TRIGGER measures_fts_delete AFTER DELETE ON measures BEGIN
  INSERT INTO measures_fts (measures_fts, rowid, name) VALUES ('delete', old.id, old.name);
END;

CREATE VIRTUAL TABLE documents_fts USING fts5 (
  locator, title, content = 'documents', content_rowid = 'id', tokenize = 'trigram'
);
CREATE TRIGGER documents_fts_insert AFTER INSERT ON documents BEGIN
  INSERT INTO documents_fts (rowid, locator, title) VALUES (new.id, new.locator, new.title);
END;
CREATE TRIGGER documents_fts_delete AFTER DELETE ON documents BEGIN
  INSERT INTO documents_fts (documents_fts, rowid, locator, title) VALUES ('delete', old.id, old.locator, old.title);
END;
CREATE TRIGGER documents_fts_update AFTER UPDATE OF locator, title ON documents
WHEN old.locator IS NOT new.locator OR old.title IS NOT new.title BEGIN
  INSERT INTO documents_fts (documents_fts, rowid, locator, title) VALUES ('delete', old.id, old.locator, old.title);
  INSERT INTO documents_fts (rowid, locator, title) VALUES (new.id, new.locator, new.title);
END;
INSERT INTO documents_fts (documents_fts) VALUES ('rebuild');

DROP VIEW facts;
CREATE VIEW facts AS
SELECT
  c.public_id AS fact_id,
  coalesce(sp.name, se.name, c.subject_text) AS subject,
  c.measure_text AS measure,
  n.text AS number,
  n.kind AS number_kind,
  n.modifier AS modifier,
  n.decimal AS decimal,
  n.value AS value,
  n.low AS low,
  n.high AS high,
  n.unit AS unit,
  n.base_decimal AS base_decimal,
  n.base_value AS base_value,
  n.base_unit AS base_unit,
  c.relation AS relation,
  c.modality AS modality,
  c.rate_text AS rate,
  c.time_text AS time,
  d.value AS time_value,
  d.first_day AS first_day,
  d.last_day AS last_day,
  c.source_text AS said_by,
  coalesce(CASE WHEN ap.key NOT LIKE 'TEXT|%' THEN ap.name END, ae.name) AS said_by_entity,
  a.kind AS attribution_kind,
  a.cue_text AS cue,
  a.cited_text AS cited_document,
  cd.value AS cited_document_date,
  bn.text AS compared_with_number,
  bd.value AS compared_with_time,
  q.public_id AS equivalent_of,
  c.confidence AS confidence,
  r.verdict AS review,
  r.note AS review_note,
  r.correction AS review_correction,
  c.rule AS rule,
  s.text AS sentence,
  n.span_start AS span_start,
  n.span_end AS span_end,
  n.byte_start AS byte_start,
  n.byte_end AS byte_end,
  n.byte_precision AS byte_precision,
  c.line AS line,
  c.page AS page,
  c.paragraph AS paragraph,
  doc.locator AS document,
  doc.title AS title,
  doc.url AS url,
  doc.published AS published,
  doc.reference_date AS reference_date,
  c.id AS claim_id,
  c.document_id AS document_id,
  c.sentence_id AS sentence_id,
  x.subject_id AS subject_id,
  x.source_id AS source_id,
  x.measure_id AS measure_id
FROM claims AS c
JOIN numbers AS n ON n.id = c.number_id
JOIN sentences AS s ON s.id = c.sentence_id
JOIN documents AS doc ON doc.id = c.document_id
LEFT JOIN fact_index AS x ON x.id = c.id
LEFT JOIN parties AS sp ON sp.id = x.subject_id
LEFT JOIN parties AS ap ON ap.id = x.source_id
LEFT JOIN entities AS se ON se.id = c.subject_entity_id
LEFT JOIN dates AS d ON d.id = c.date_id
LEFT JOIN attributions AS a ON a.id = c.attribution_id
LEFT JOIN entities AS ae ON ae.id = a.source_entity_id
LEFT JOIN dates AS cd ON cd.id = a.cited_date_id
LEFT JOIN numbers AS bn ON bn.id = c.comparison_number_id
LEFT JOIN dates AS bd ON bd.id = c.comparison_date_id
LEFT JOIN claims AS q ON q.id = c.equivalent_of
LEFT JOIN reviews AS r ON r.fact_id = c.public_id;
