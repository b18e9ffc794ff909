-- Foreign keys are told at the commit, and words of names and titles are taken into the full-text indexes by the writer, many at once: whatever
-- may fail half-way through a statement makes SQLite copy each page that the statement touches, and full-text indexes put down what they hold.
-- With this step the foreign keys become DEFERRABLE INITIALLY DEFERRED (see migrate.ts).

DROP TRIGGER parties_fts_insert;
DROP TRIGGER measures_fts_insert;
DROP TRIGGER documents_fts_insert;
