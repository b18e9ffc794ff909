import { auditDocument, type Finding } from '../audit/index.js';
import { loadDocument } from '../audit/load.js';
import type { ArticleDocument } from '../query/article.js';
import type { Store } from '../store/store.js';
import { decodeText, type TextEncoding } from '../store/text.js';

/** What the audit finds in one document, in order of place. Worked out anew each time: the store keeps none. */
export function documentFindings(store: Store, document: ArticleDocument): readonly Finding[] {
  const loaded = loadDocument(store, document.duplicate_of ?? document.id);
  return loaded === null ? [] : auditDocument(loaded);
}

/** Where a finding stands in a document: from its first figure there to its last; null where it has none there. */
export function placeOfFinding(finding: Finding, locator: string): { start: number; end: number } | null {
  const parts = finding.parts.filter((part) => part.document === locator);
  if (parts.length === 0) return null;
  return { start: Math.min(...parts.map((part) => part.start)), end: Math.max(...parts.map((part) => part.end)) };
}

/** A document that a finding speaks of, with the words around its figures there. */
export interface FindingPlace {
  readonly id: number;
  readonly locator: string;
  readonly title: string | null;
  /** From the first of its figures there to the last; UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** The sentences of its figures; null where they lie far apart. */
  readonly excerpt: { readonly text: string; readonly start: number } | null;
}

/** A finding with all its places. */
export interface PlacedFinding {
  readonly finding: Finding;
  readonly places: readonly FindingPlace[];
}

/** Longest text that is shown around the figures of a finding, in UTF-16 code units. */
const LONGEST_EXCERPT = 700;
/** Documents of one finding that are shown with their words. */
const MOST_PLACES = 4;

/** Finds the documents and sentences behind findings. Throws `StoreError`. */
export function placesOf(store: Store, findings: readonly Finding[]): PlacedFinding[] {
  const document = store.statement('SELECT id, title, text_encoding FROM documents WHERE locator = ?');
  return store.read(() =>
    findings.map((finding) => {
      const locators = [...new Set([finding.document, ...finding.parts.map((part) => part.document)])];
      const places = locators.slice(0, MOST_PLACES).flatMap((locator) => {
        const place = placeOfFinding(finding, locator);
        const row = document.get(locator) as
          | { id: number; title: string | null; text_encoding: TextEncoding }
          | undefined;
        if (place === null || row === undefined) return [];
        const { id, title, text_encoding: encoding } = row;
        return [{ id, locator, title, ...place, excerpt: excerptOf(store, id, encoding, place) }];
      });
      return { finding, places };
    }),
  );
}

/** The sentences in which a span stands, put together at their places. */
function excerptOf(
  store: Store,
  document: number,
  encoding: TextEncoding,
  { start, end }: { readonly start: number; readonly end: number },
): FindingPlace['excerpt'] {
  if (end - start > LONGEST_EXCERPT) return null;
  const sentences = store
    .statement(
      'SELECT span_start AS start, text FROM sentences WHERE document_id = ? AND span_end > ? AND span_start < ? ORDER BY span_start',
    )
    .all(document, start, end) as { start: number; text: string }[];
  const [first] = sentences;
  if (first === undefined) return null;
  let text = '';
  // only white space stands between sentences
  for (const sentence of sentences)
    text = text.padEnd(sentence.start - first.start) + decodeText(sentence.text, encoding);
  return text.length > LONGEST_EXCERPT ? null : { text, start: first.start };
}
