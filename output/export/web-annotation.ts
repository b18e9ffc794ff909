import type { Store } from '../store/store.js';
import { decodeText, type TextEncoding } from '../store/text.js';
import { CodePointIndex } from './code-points.js';
import { documentIri, factWords } from './fact-words.js';
import { type ExportFilter, type ExportRow, exportRows } from './layers.js';

/** Code points of text before and behind an exact quote. */
const AROUND = 32;

/** Terms of ours beside the W3C context: what a claim says, and the version of the text that the offsets hold for. */
const OWN_CONTEXT = {
  whosaid: 'urn:whosaid:terms:',
  claim: { '@id': 'whosaid:claim', '@type': '@json' },
  textSha256: 'whosaid:textSha256',
} as const;

interface Text {
  readonly text: string;
  readonly sha256: string;
  readonly index: CodePointIndex;
}

/**
 * The facts of a store as W3C Web Annotations (JSON-LD): one collection with one page. Each target has the exact quote with the words around it
 * and its position in code points of the text (which is what the standard counts); `state` names the version of the text by its hash. Yields
 * pieces of the JSON text.
 */
export function* webAnnotations(store: Store, filter: ExportFilter = {}): Generator<string> {
  const total = [...exportRows(store, 'claims', filter)].length;
  yield `{"@context":["http://www.w3.org/ns/anno.jsonld",${JSON.stringify(OWN_CONTEXT)}],"id":"urn:whosaid:collection:claims","type":"AnnotationCollection","label":"whosaid claims","total":${total},"first":{"id":"urn:whosaid:collection:claims:page:1","type":"AnnotationPage","startIndex":0,"items":[`;
  let first = true;
  let document = '';
  let text: Text | null = null;
  for (const fact of exportRows(store, 'claims', filter)) {
    if (fact.document !== document) {
      document = fact.document as string;
      text = readText(store, document);
    }
    if (text === null) continue;
    yield `${first ? '' : ','}\n${JSON.stringify(annotation(fact, text))}`;
    first = false;
  }
  yield '\n]}}\n';
}

function readText(store: Store, locator: string): Text | null {
  const row = store.database
    .prepare('SELECT text, text_encoding, text_sha256 FROM documents WHERE locator = ?')
    .get(locator) as { text: string | null; text_encoding: TextEncoding; text_sha256: string } | undefined;
  if (row === undefined || row.text === null) return null;
  const text = decodeText(row.text, row.text_encoding);
  return { text, sha256: row.text_sha256, index: new CodePointIndex(text) };
}

/** `count` code points that end at `offset`, never half a pair. */
function before(text: string, offset: number): string {
  return [...text.slice(Math.max(0, offset - 2 * AROUND), offset)].slice(-AROUND).join('');
}

function behind(text: string, offset: number): string {
  return [...text.slice(offset, offset + 2 * AROUND)].slice(0, AROUND).join('');
}

function annotation(fact: ExportRow, { text, sha256, index }: Text): object {
  const start = fact.span_start as number;
  const end = fact.span_end as number;
  const { subject, measure, number, decimal, unit, relation, modality, time, time_value, said_by, said_by_entity } =
    fact;
  return {
    id: `urn:whosaid:fact:${fact.fact_id}`,
    type: 'Annotation',
    motivation: 'describing',
    body: {
      type: 'TextualBody',
      purpose: 'describing',
      format: 'text/plain',
      language: 'en',
      value: factWords(fact),
    },
    claim: {
      subject,
      measure,
      number,
      decimal,
      unit,
      relation,
      modality,
      time,
      time_value,
      said_by,
      said_by_entity,
      confidence: fact.confidence,
    },
    target: {
      source: documentIri(fact.url === null ? (fact.document as string) : (fact.url as string)),
      textSha256: sha256,
      selector: [
        {
          type: 'TextQuoteSelector',
          exact: text.slice(start, end),
          prefix: before(text, start),
          suffix: behind(text, end),
        },
        { type: 'TextPositionSelector', start: index.of(start), end: index.of(end) },
      ],
    },
  };
}
