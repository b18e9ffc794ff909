import { type AuditDocument, auditDocument, type Finding } from '../audit/index.js';
import { loadDocument } from '../audit/load.js';
import type { ArticleDocument } from '../query/article.js';
import type { Store } from '../store/store.js';

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

/** A finding with the words around its figures. */
export interface PlacedFinding {
  readonly documentId: number;
  readonly title: string | null;
  readonly finding: Finding;
  /** The sentences of its figures; null where they lie far apart. */
  readonly excerpt: { readonly text: string; readonly start: number } | null;
}

/** Findings of some documents, and where to go on. */
export interface FindingPage {
  readonly findings: readonly PlacedFinding[];
  readonly documents: number;
  /** Locator behind which the next page begins; null when all documents have been looked at. */
  readonly next: string | null;
}

/** Documents that are worked out for one page at most, however few findings they have. */
const MOST_DOCUMENTS = 60;

/** Longest text that is shown around the figures of a finding, in UTF-16 code units. */
const LONGEST_EXCERPT = 700;

function excerptOf(document: AuditDocument, finding: Finding): PlacedFinding['excerpt'] {
  const place = placeOfFinding(finding, document.locator);
  if (place === null) return null;
  const first = document.sentences.find((sentence) => sentence.end > place.start);
  const last = document.sentences.find((sentence) => sentence.end >= place.end);
  const start = Math.min(first?.start ?? place.start, place.start);
  const end = Math.max(last?.end ?? place.end, place.end);
  return end - start > LONGEST_EXCERPT ? null : { text: document.text.slice(start, end), start };
}

/** What does not add up in the documents behind `after`, by locator: about `limit` findings, whole documents only. */
export function findingPage(
  store: Store,
  options: { readonly verdicts: readonly Finding['verdict'][]; readonly after: string; readonly limit: number },
): FindingPage {
  const rows = store.read(() =>
    store
      .statement(
        'SELECT id, locator, title FROM documents WHERE locator > ? AND duplicate_of IS NULL ORDER BY locator LIMIT ?',
      )
      .all(options.after, MOST_DOCUMENTS + 1),
  ) as { id: number; locator: string; title: string | null }[];
  const findings: PlacedFinding[] = [];
  let documents = 0;
  for (const row of rows.slice(0, MOST_DOCUMENTS)) {
    documents++;
    const loaded = loadDocument(store, row.id);
    if (loaded === null) continue;
    for (const finding of auditDocument(loaded)) {
      if (!options.verdicts.includes(finding.verdict)) continue;
      findings.push({ documentId: row.id, title: row.title, finding, excerpt: excerptOf(loaded, finding) });
    }
    if (findings.length >= options.limit) break;
  }
  return { findings, documents, next: documents < rows.length ? (rows[documents - 1]?.locator ?? null) : null };
}
