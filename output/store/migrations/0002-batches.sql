-- What unattended runs need: what each stage took, what an extraction key stands for, the state of failures between runs, a lock that
-- survives a crash, when schedules ran last, and of replaced versions enough to compare them.

CREATE TABLE run_stages (
  run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  stage TEXT NOT NULL CHECK (stage IN ('read', 'tokenize', 'extract', 'normalize', 'store')),
  documents INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  seconds REAL NOT NULL,
  PRIMARY KEY (run_id, stage)
) STRICT, WITHOUT ROWID;

CREATE TABLE extraction_keys (
  key TEXT PRIMARY KEY,
  version TEXT NOT NULL,
  options TEXT NOT NULL CHECK (json_valid(options))
) STRICT, WITHOUT ROWID;

-- One row for ever: its token grows each time that the lock is taken, so that whoever has lost it cannot write any more.
CREATE TABLE run_lock (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  token INTEGER NOT NULL,
  host TEXT,
  pid INTEGER,
  process TEXT,
  command TEXT,
  taken_at TEXT,
  beat_at TEXT
) STRICT;
INSERT INTO run_lock (id, token) VALUES (1, 0);

CREATE TABLE schedules (
  name TEXT PRIMARY KEY,
  cron TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  due_at TEXT NOT NULL,
  run_id INTEGER REFERENCES runs (id) ON DELETE SET NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE failures ADD COLUMN extraction_key TEXT;
ALTER TABLE failures ADD COLUMN attempt_key TEXT;
ALTER TABLE failures ADD COLUMN format TEXT;
ALTER TABLE failures ADD COLUMN first_failed_at TEXT;
ALTER TABLE failures ADD COLUMN last_failed_at TEXT;

ALTER TABLE document_versions ADD COLUMN title TEXT;
ALTER TABLE document_versions ADD COLUMN reference_date TEXT;
ALTER TABLE document_versions ADD COLUMN text BLOB;
ALTER TABLE document_versions ADD COLUMN facts BLOB;
ALTER TABLE document_versions ADD COLUMN read_at TEXT;
CREATE INDEX document_versions_text_sha256 ON document_versions (text_sha256);
