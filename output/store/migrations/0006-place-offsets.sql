-- Where in its page or paragraph a sentence and a claim's number begin: pages of a PDF have no bytes to point to.

ALTER TABLE sentences ADD COLUMN place_offset INTEGER;
ALTER TABLE claims ADD COLUMN place_offset INTEGER;

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
  c.place_offset AS place_offset,
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
