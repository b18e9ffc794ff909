-- What feeds, pages, archives and near-duplicates need.

-- How a document's bytes are found again inside what it came in (member of an archive, record of a WARC, columns of a table): JSON.
ALTER TABLE documents ADD COLUMN access TEXT CHECK (access IS NULL OR json_valid(access));

-- Documents that were passed over on purpose, so that the next run need not read them again.
CREATE TABLE skipped_documents (
  id INTEGER PRIMARY KEY,
  locator TEXT NOT NULL UNIQUE,
  input TEXT NOT NULL,
  code TEXT NOT NULL,
  language TEXT,
  message TEXT NOT NULL,
  content_sha256 TEXT NOT NULL,
  extraction_key TEXT NOT NULL,
  run_id INTEGER NOT NULL REFERENCES runs (id)
) STRICT;
CREATE INDEX skipped_documents_input ON skipped_documents (input);
CREATE INDEX skipped_documents_run_id ON skipped_documents (run_id);

-- What a server said of an address when it was last fetched, for conditional requests.
CREATE TABLE fetches (
  id INTEGER PRIMARY KEY,
  address TEXT NOT NULL UNIQUE,
  etag TEXT,
  last_modified TEXT,
  extraction_key TEXT NOT NULL,
  run_id INTEGER NOT NULL REFERENCES runs (id)
) STRICT;
CREATE INDEX fetches_run_id ON fetches (run_id);

-- The items of feeds that have been read, by the guid that the feed gives them.
CREATE TABLE feed_items (
  id INTEGER PRIMARY KEY,
  feed TEXT NOT NULL,
  guid TEXT NOT NULL,
  item_sha256 TEXT NOT NULL,
  locator TEXT NOT NULL,
  UNIQUE (feed, guid)
) STRICT;

-- Bands of the MinHash signature of a document's text: texts that share one are compared word by word.
CREATE TABLE fingerprints (
  document_id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
  compared INTEGER NOT NULL DEFAULT 0 CHECK (compared IN (0, 1))
) STRICT;
CREATE INDEX fingerprints_waiting ON fingerprints (document_id) WHERE compared = 0;
CREATE TABLE fingerprint_bands (
  band INTEGER NOT NULL,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  PRIMARY KEY (band, document_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX fingerprint_bands_document_id ON fingerprint_bands (document_id);
