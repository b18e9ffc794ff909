import type { Store } from '../store/store.js';
import { documentIri, factWords } from './fact-words.js';
import { type ExportFilter, exportRows } from './layers.js';

/** The terms of PROV-O (https://www.w3.org/TR/prov-o/) that are used, and ours. */
export const PROV_CONTEXT = {
  prov: 'http://www.w3.org/ns/prov#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  whosaid: 'urn:whosaid:terms:',
  id: '@id',
  type: '@type',
  label: 'rdfs:label',
  Entity: 'prov:Entity',
  Activity: 'prov:Activity',
  Agent: 'prov:Agent',
  SoftwareAgent: 'prov:SoftwareAgent',
  value: 'prov:value',
  used: { '@id': 'prov:used', '@type': '@id' },
  wasGeneratedBy: { '@id': 'prov:wasGeneratedBy', '@type': '@id' },
  wasAssociatedWith: { '@id': 'prov:wasAssociatedWith', '@type': '@id' },
  wasDerivedFrom: { '@id': 'prov:wasDerivedFrom', '@type': '@id' },
  hadPrimarySource: { '@id': 'prov:hadPrimarySource', '@type': '@id' },
  startedAtTime: { '@id': 'prov:startedAtTime', '@type': 'xsd:dateTime' },
  endedAtTime: { '@id': 'prov:endedAtTime', '@type': 'xsd:dateTime' },
  contentSha256: 'whosaid:contentSha256',
  byteStart: { '@id': 'whosaid:byteStart', '@type': 'xsd:integer' },
  byteEnd: { '@id': 'whosaid:byteEnd', '@type': 'xsd:integer' },
  spanStart: { '@id': 'whosaid:spanStart', '@type': 'xsd:integer' },
  spanEnd: { '@id': 'whosaid:spanEnd', '@type': 'xsd:integer' },
} as const;

/**
 * Where the facts of a store come from, as PROV-O in JSON-LD: documents and claims are entities, runs are activities, each version of the tool
 * is a software agent. A claim was derived from its mention, the mention from its document; who said it is the primary source. Yields pieces of
 * the JSON text.
 */
export function* provenance(store: Store, filter: ExportFilter = {}): Generator<string> {
  yield `{"@context":${JSON.stringify(PROV_CONTEXT)},"@graph":[`;
  let first = true;
  const node = (value: object): string => {
    const text = `${first ? '' : ','}\n${JSON.stringify(value)}`;
    first = false;
    return text;
  };
  const agents = new Set<string>();
  const runs = store.database
    .prepare('SELECT id, command, version, started_at, finished_at FROM runs ORDER BY id')
    .all() as {
    id: number;
    command: string;
    version: string;
    started_at: string;
    finished_at: string | null;
  }[];
  for (const run of runs) {
    const agent = `urn:whosaid:version:${encodeURIComponent(run.version)}`;
    if (!agents.has(agent)) {
      agents.add(agent);
      yield node({ id: agent, type: 'SoftwareAgent', label: `whosaid ${run.version}` });
    }
    yield node({
      id: `urn:whosaid:run:${run.id}`,
      type: 'Activity',
      label: `whosaid ${run.command}`,
      startedAtTime: run.started_at,
      ...(run.finished_at === null ? {} : { endedAtTime: run.finished_at }),
      wasAssociatedWith: agent,
    });
  }
  const runOf = new Map(
    (
      store.database.prepare('SELECT locator, run_id, content_sha256 FROM documents').all() as {
        locator: string;
        run_id: number;
        content_sha256: string;
      }[]
    ).map((row) => [row.locator, row]),
  );
  let document = '';
  const sources = new Set<string>();
  for (const fact of exportRows(store, 'claims', filter)) {
    const locator = fact.document as string;
    const stored = runOf.get(locator);
    const iri = documentIri(locator);
    if (locator !== document) {
      document = locator;
      yield node({
        id: iri,
        type: 'Entity',
        label: fact.title ?? locator,
        ...(stored === undefined ? {} : { contentSha256: stored.content_sha256 }),
      });
    }
    const said = (fact.said_by_entity ?? fact.said_by) as string | null;
    const source = said === null ? null : `urn:whosaid:source:${encodeURIComponent(said)}`;
    if (source !== null && !sources.has(source)) {
      sources.add(source);
      yield node({ id: source, type: 'Entity', label: said });
    }
    const mention = `urn:whosaid:mention:${fact.fact_id}`;
    yield node({
      id: mention,
      type: 'Entity',
      value: fact.number,
      spanStart: fact.span_start,
      spanEnd: fact.span_end,
      ...(fact.byte_start === null ? {} : { byteStart: fact.byte_start, byteEnd: fact.byte_end }),
      wasDerivedFrom: iri,
    });
    yield node({
      id: `urn:whosaid:fact:${fact.fact_id}`,
      type: 'Entity',
      label: factWords(fact),
      wasDerivedFrom: mention,
      ...(stored === undefined ? {} : { wasGeneratedBy: `urn:whosaid:run:${stored.run_id}` }),
      ...(source === null ? {} : { hadPrimarySource: source }),
    });
  }
  yield '\n]}\n';
}
