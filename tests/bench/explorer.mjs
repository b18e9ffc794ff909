// The addresses of the explorer that the query bench asks for: every kind of page, and of answer of the JSON API.

/** Those of single facts, articles and sources are taken from the store. */
export function explorerRoutes(store, { subjectName, measureName, sourceName }) {
  const pluck = (sql, ...values) =>
    store
      .statement(sql)
      .pluck()
      .get(...values);
  const most = (dimension) =>
    pluck("SELECT key FROM fact_counts WHERE dimension = ? AND key <> '' ORDER BY facts DESC LIMIT 1", dimension);
  const fact = pluck('SELECT public_id FROM claims WHERE id = (SELECT max(id) / 2 FROM claims)');
  const document = pluck('SELECT document_id FROM claims WHERE public_id = ?', fact);
  const [source, subject, measure] = [most('source'), most('subject'), most('measure')];
  const word = 'spending';
  const entity = pluck('SELECT entity_id FROM parties WHERE id = ?', subject);
  const usual = encodeURIComponent(measureName(300));
  const pages = [
    '/',
    `/?q=${word}`,
    '/?q=in',
    `/?q=${word}&numberKind=percent`,
    `/?q=${usual}`,
    `/?subjectId=${subject}`,
    `/?sourceId=${source}&sort=value&descending=1`,
    `/?entity=${encodeURIComponent(subjectName(300))}`,
    '/?unit=USD&sort=value',
    '/?year=2020&relation=increase',
    '/?min=99%20million%20JPY',
    `/facts/${fact}`,
    '/documents',
    '/documents?name=0012345',
    `/documents/${document}`,
    `/documents/${document}/report`,
    '/quotes',
    `/quotes?q=${word}`,
    `/quotes?saidBy=${encodeURIComponent(sourceName(300))}`,
    '/timeline',
    `/timeline?measureId=${measure}`,
    `/timeline?measure=${word}`,
    `/timeline?measure=${usual}`,
    '/sources',
    '/sources?name=office',
    `/sources/${source}`,
    '/entities',
    '/entities?name=ba',
    `/entities/${entity}`,
    '/help',
  ];
  const answers = [
    '/api/facts',
    `/api/facts?q=${word}`,
    '/api/facts?limit=1000',
    `/api/facts/${fact}`,
    '/api/facets',
    `/api/facets?q=${word}`,
    `/api/quotes?q=${word}`,
    `/api/timeline?measureId=${measure}`,
    '/api/documents',
    `/api/documents/${document}`,
    `/api/documents/${document}/passage`,
    `/api/documents/${document}/findings`,
    '/api/sources',
    '/api/entities',
    '/api/measures',
    `/api/sources/${source}`,
    '/api/openapi.json',
  ];
  // the first of these sets the audit going in the background
  const findings = ['/findings', '/findings?verdict=any&check=change', '/findings?scope=across', '/api/findings'];
  return [...pages, ...answers, ...findings];
}
