-- What the writer wrote and nobody read: an index that no query went by, and entries for facts without a subject, source, measure, time or
-- unit, which nobody looks for by it. With this step the lists of allowed words in CHECK constraints are written plainly (see migrate.ts).

DROP INDEX numbers_unit_value;

DROP INDEX fact_index_subject;
DROP INDEX fact_index_source;
DROP INDEX fact_index_measure;
DROP INDEX fact_index_year;
DROP INDEX fact_index_unit;
DROP INDEX fact_index_first_day;
DROP INDEX fact_index_last_day;
CREATE INDEX fact_index_subject ON fact_index (subject_id, unit, value, is_copy) WHERE subject_id IS NOT NULL;
CREATE INDEX fact_index_source ON fact_index (source_id, unit, value, is_copy) WHERE source_id IS NOT NULL;
CREATE INDEX fact_index_measure ON fact_index (measure_id, unit, value, is_copy) WHERE measure_id IS NOT NULL;
CREATE INDEX fact_index_year ON fact_index (year, unit, value, is_copy) WHERE year IS NOT NULL;
CREATE INDEX fact_index_unit ON fact_index (unit, value) WHERE unit IS NOT NULL;
CREATE INDEX fact_index_first_day ON fact_index (first_day) WHERE first_day IS NOT NULL;
CREATE INDEX fact_index_last_day ON fact_index (last_day) WHERE last_day IS NOT NULL;
