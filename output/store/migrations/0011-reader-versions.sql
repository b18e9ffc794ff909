-- Which readers a document's text is by: those of older stores had no number, and their texts are read again.

ALTER TABLE extraction_keys ADD COLUMN reader_version INTEGER NOT NULL DEFAULT 0;
