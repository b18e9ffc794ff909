-- The first schema. Every table and column is told in output/store/README.md; a test compares the two.
-- Offsets (span_*, *_start, *_end) are UTF-16 code units into documents.text, half-open; byte offsets count bytes of the original source.

CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  command TEXT NOT NULL,
  version TEXT NOT NULL,
  extraction_key TEXT NOT NULL,
  options TEXT NOT NULL CHECK (json_valid(options)),
  started_at TEXT NOT NULL,
  finished_at TEXT,
  status TEXT NOT NULL CHECK (status IN ('running', 'done', 'stopped', 'failed')),
  summary TEXT CHECK (summary IS NULL OR json_valid(summary))
) STRICT;

CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  locator TEXT NOT NULL UNIQUE,
  input TEXT NOT NULL,
  format TEXT NOT NULL,
  title TEXT,
  byline TEXT,
  site TEXT,
  url TEXT,
  published TEXT,
  modified TEXT,
  language TEXT,
  reference_date TEXT,
  charset TEXT,
  text TEXT,
  text_encoding TEXT NOT NULL DEFAULT 'plain' CHECK (text_encoding IN ('plain', 'escaped')),
  text_length INTEGER NOT NULL,
  text_sha256 TEXT NOT NULL,
  content_sha256 TEXT NOT NULL,
  extraction_key TEXT NOT NULL,
  byte_start INTEGER NOT NULL,
  byte_end INTEGER NOT NULL,
  line INTEGER,
  original BLOB,
  duplicate_of INTEGER REFERENCES documents (id),
  diagnostics TEXT CHECK (diagnostics IS NULL OR json_valid(diagnostics)),
  run_id INTEGER NOT NULL REFERENCES runs (id)
) STRICT;
CREATE INDEX documents_text_sha256 ON documents (text_sha256);
CREATE INDEX documents_input ON documents (input);
CREATE INDEX documents_duplicate_of ON documents (duplicate_of) WHERE duplicate_of IS NOT NULL;
CREATE INDEX documents_run_id ON documents (run_id);

CREATE TABLE document_versions (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  content_sha256 TEXT NOT NULL,
  text_sha256 TEXT NOT NULL,
  extraction_key TEXT NOT NULL,
  replaced_by_run_id INTEGER NOT NULL REFERENCES runs (id)
) STRICT;
CREATE INDEX document_versions_document_id ON document_versions (document_id);
CREATE INDEX document_versions_run_id ON document_versions (replaced_by_run_id);

CREATE TABLE sentences (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL CHECK (span_end > span_start),
  byte_start INTEGER,
  byte_end INTEGER,
  byte_precision TEXT NOT NULL CHECK (byte_precision IN ('exact', 'approximate', 'none')),
  line INTEGER,
  page INTEGER,
  paragraph INTEGER,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX sentences_document_id ON sentences (document_id);

CREATE VIRTUAL TABLE sentences_fts USING fts5 (
  text, content = 'sentences', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER sentences_fts_insert AFTER INSERT ON sentences BEGIN
  INSERT INTO sentences_fts (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER sentences_fts_delete AFTER DELETE ON sentences BEGIN
  INSERT INTO sentences_fts (sentences_fts, rowid, text) VALUES ('delete', old.id, old.text);
END;
CREATE TRIGGER sentences_fts_update AFTER UPDATE OF text ON sentences BEGIN
  INSERT INTO sentences_fts (sentences_fts, rowid, text) VALUES ('delete', old.id, old.text);
  INSERT INTO sentences_fts (rowid, text) VALUES (new.id, new.text);
END;

CREATE TABLE numbers (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  sentence_id INTEGER NOT NULL REFERENCES sentences (id) ON DELETE CASCADE,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL CHECK (span_end > span_start),
  byte_start INTEGER,
  byte_end INTEGER,
  byte_precision TEXT NOT NULL CHECK (byte_precision IN ('exact', 'approximate', 'none')),
  text TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('cardinal', 'ordinal', 'percent', 'money', 'quantity', 'multiplier')),
  decimal TEXT,
  value REAL,
  low_decimal TEXT,
  low REAL,
  high_decimal TEXT,
  high REAL,
  decimals INTEGER NOT NULL,
  precision TEXT,
  unit TEXT,
  base_decimal TEXT,
  base_value REAL,
  base_unit TEXT,
  modifier TEXT CHECK (modifier IN ('approximately', 'more_than', 'at_least', 'less_than', 'at_most', 'nearly')),
  rule TEXT NOT NULL
) STRICT;
CREATE INDEX numbers_document_id ON numbers (document_id);
CREATE INDEX numbers_sentence_id ON numbers (sentence_id);
CREATE INDEX numbers_unit_value ON numbers (unit, value) WHERE unit IS NOT NULL;

CREATE TABLE dates (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  sentence_id INTEGER NOT NULL REFERENCES sentences (id) ON DELETE CASCADE,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL CHECK (span_end > span_start),
  byte_start INTEGER,
  byte_end INTEGER,
  byte_precision TEXT NOT NULL CHECK (byte_precision IN ('exact', 'approximate', 'none')),
  text TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('DATE', 'TIME', 'DURATION', 'SET')),
  value TEXT NOT NULL,
  mod TEXT,
  first_day TEXT,
  last_day TEXT,
  edtf TEXT,
  anchor TEXT,
  anchor_start INTEGER,
  anchor_end INTEGER,
  zone TEXT,
  rule TEXT NOT NULL
) STRICT;
CREATE INDEX dates_document_id ON dates (document_id);
CREATE INDEX dates_sentence_id ON dates (sentence_id);

CREATE TABLE entities (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('PERSON', 'ORG', 'GPE', 'LOC', 'PRODUCT', 'EVENT', 'WORK', 'NORP')),
  code TEXT
) STRICT;
CREATE INDEX entities_code ON entities (code) WHERE code IS NOT NULL;

CREATE TABLE entity_aliases (
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  entity_id INTEGER NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
  alias TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('name', 'acronym', 'alias')),
  PRIMARY KEY (document_id, entity_id, alias)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_aliases_entity_id ON entity_aliases (entity_id);
CREATE INDEX entity_aliases_alias ON entity_aliases (alias COLLATE NOCASE);

CREATE TABLE entity_mentions (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  sentence_id INTEGER NOT NULL REFERENCES sentences (id) ON DELETE CASCADE,
  entity_id INTEGER NOT NULL REFERENCES entities (id),
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL CHECK (span_end > span_start),
  byte_start INTEGER,
  byte_end INTEGER,
  byte_precision TEXT NOT NULL CHECK (byte_precision IN ('exact', 'approximate', 'none')),
  text TEXT NOT NULL,
  type TEXT NOT NULL,
  confidence REAL NOT NULL,
  rule TEXT NOT NULL
) STRICT;
CREATE INDEX entity_mentions_document_id ON entity_mentions (document_id);
CREATE INDEX entity_mentions_sentence_id ON entity_mentions (sentence_id);
CREATE INDEX entity_mentions_entity_id ON entity_mentions (entity_id);

CREATE TABLE attributions (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  sentence_id INTEGER NOT NULL REFERENCES sentences (id) ON DELETE CASCADE,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL CHECK (span_end > span_start),
  byte_start INTEGER,
  byte_end INTEGER,
  byte_precision TEXT NOT NULL CHECK (byte_precision IN ('exact', 'approximate', 'none')),
  kind TEXT NOT NULL CHECK (kind IN ('direct', 'mixed', 'citation', 'indirect')),
  source_text TEXT,
  source_start INTEGER,
  source_end INTEGER,
  source_byte_start INTEGER,
  source_byte_end INTEGER,
  sources TEXT NOT NULL CHECK (json_valid(sources)),
  source_entity_id INTEGER REFERENCES entities (id),
  cue_text TEXT NOT NULL,
  cue_start INTEGER NOT NULL,
  cue_end INTEGER NOT NULL,
  cue_byte_start INTEGER,
  cue_byte_end INTEGER,
  contents TEXT NOT NULL CHECK (json_valid(contents)),
  cited_text TEXT,
  cited_start INTEGER,
  cited_end INTEGER,
  cited_date_text TEXT,
  cited_date_start INTEGER,
  cited_date_end INTEGER,
  cited_date_id INTEGER REFERENCES dates (id) ON DELETE SET NULL,
  confidence REAL NOT NULL,
  rule TEXT NOT NULL
) STRICT;
CREATE INDEX attributions_document_id ON attributions (document_id);
CREATE INDEX attributions_sentence_id ON attributions (sentence_id);
CREATE INDEX attributions_source_entity_id ON attributions (source_entity_id) WHERE source_entity_id IS NOT NULL;
CREATE INDEX attributions_cited_date_id ON attributions (cited_date_id) WHERE cited_date_id IS NOT NULL;

CREATE TABLE claims (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  sentence_id INTEGER NOT NULL REFERENCES sentences (id) ON DELETE CASCADE,
  number_id INTEGER NOT NULL REFERENCES numbers (id) ON DELETE CASCADE,
  line INTEGER,
  page INTEGER,
  paragraph INTEGER,
  relation TEXT NOT NULL CHECK (
    relation IN ('is', 'increase', 'decrease', 'increase_to', 'decrease_to', 'from', 'share', 'projected', 'limit')
  ),
  modality TEXT NOT NULL CHECK (modality IN ('asserted', 'projected', 'estimated', 'targeted')),
  measure_text TEXT,
  measure_start INTEGER,
  measure_end INTEGER,
  measure_byte_start INTEGER,
  measure_byte_end INTEGER,
  measure_confidence REAL,
  subject_text TEXT,
  subject_start INTEGER,
  subject_end INTEGER,
  subject_byte_start INTEGER,
  subject_byte_end INTEGER,
  subject_confidence REAL,
  subject_mention_id INTEGER REFERENCES entity_mentions (id) ON DELETE SET NULL,
  subject_entity_id INTEGER REFERENCES entities (id),
  time_text TEXT,
  time_start INTEGER,
  time_end INTEGER,
  time_byte_start INTEGER,
  time_byte_end INTEGER,
  time_confidence REAL,
  date_id INTEGER REFERENCES dates (id) ON DELETE SET NULL,
  source_text TEXT,
  source_start INTEGER,
  source_end INTEGER,
  source_byte_start INTEGER,
  source_byte_end INTEGER,
  source_confidence REAL,
  attribution_id INTEGER REFERENCES attributions (id) ON DELETE SET NULL,
  comparison_number_id INTEGER REFERENCES numbers (id) ON DELETE SET NULL,
  comparison_date_id INTEGER REFERENCES dates (id) ON DELETE SET NULL,
  rate_text TEXT,
  rate_start INTEGER,
  rate_end INTEGER,
  equivalent_of INTEGER REFERENCES claims (id) ON DELETE SET NULL,
  confidence REAL NOT NULL,
  rule TEXT NOT NULL
) STRICT;
CREATE INDEX claims_public_id ON claims (public_id);
CREATE INDEX claims_document_id ON claims (document_id);
CREATE INDEX claims_sentence_id ON claims (sentence_id);
CREATE INDEX claims_number_id ON claims (number_id);
CREATE INDEX claims_subject_mention_id ON claims (subject_mention_id) WHERE subject_mention_id IS NOT NULL;
CREATE INDEX claims_subject_entity_id ON claims (subject_entity_id) WHERE subject_entity_id IS NOT NULL;
CREATE INDEX claims_date_id ON claims (date_id) WHERE date_id IS NOT NULL;
CREATE INDEX claims_attribution_id ON claims (attribution_id) WHERE attribution_id IS NOT NULL;
CREATE INDEX claims_comparison_number_id ON claims (comparison_number_id) WHERE comparison_number_id IS NOT NULL;
CREATE INDEX claims_comparison_date_id ON claims (comparison_date_id) WHERE comparison_date_id IS NOT NULL;
CREATE INDEX claims_equivalent_of ON claims (equivalent_of) WHERE equivalent_of IS NOT NULL;

CREATE TABLE failures (
  id INTEGER PRIMARY KEY,
  locator TEXT NOT NULL UNIQUE,
  input TEXT NOT NULL,
  stage TEXT NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  run_id INTEGER NOT NULL REFERENCES runs (id)
) STRICT;
CREATE INDEX failures_input ON failures (input);
CREATE INDEX failures_run_id ON failures (run_id);

-- One readable row a claim: normalised, joined, with its place in the text and in the source.
CREATE VIEW facts AS
SELECT
  c.public_id AS fact_id,
  coalesce(se.name, c.subject_text) AS subject,
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
  ae.name AS said_by_entity,
  a.kind AS attribution_kind,
  a.cue_text AS cue,
  a.cited_text AS cited_document,
  cd.value AS cited_document_date,
  bn.text AS compared_with_number,
  bd.value AS compared_with_time,
  q.public_id AS equivalent_of,
  c.confidence AS confidence,
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
  c.sentence_id AS sentence_id
FROM claims AS c
JOIN numbers AS n ON n.id = c.number_id
JOIN sentences AS s ON s.id = c.sentence_id
JOIN documents AS doc ON doc.id = c.document_id
LEFT JOIN entities AS se ON se.id = c.subject_entity_id
LEFT JOIN dates AS d ON d.id = c.date_id
LEFT JOIN attributions AS a ON a.id = c.attribution_id
LEFT JOIN entities AS ae ON ae.id = a.source_entity_id
LEFT JOIN dates AS cd ON cd.id = a.cited_date_id
LEFT JOIN numbers AS bn ON bn.id = c.comparison_number_id
LEFT JOIN dates AS bd ON bd.id = c.comparison_date_id
LEFT JOIN claims AS q ON q.id = c.equivalent_of;
