import { extract } from '../../../extractors/extract.js';
import { auditDocument } from '../../../output/audit/audit-document.js';
import type { Finding, Verdict } from '../../../output/audit/finding.js';
import { fromExtraction } from '../../../output/audit/from-extraction.js';

/** What the audit finds in a text of April 2025. */
export function findingsIn(text: string, referenceDate: string | null = '2025-04-02'): Finding[] {
  return auditDocument(fromExtraction(extract({ id: 'article', text, referenceDate })));
}

/** The worst verdict on a text, or null where no figures were joined. */
export function worst(findings: readonly Finding[]): Verdict | null {
  for (const verdict of ['inconsistent', 'consistent_by_rounding', 'consistent'] as const) {
    if (findings.some((finding) => finding.verdict === verdict)) return verdict;
  }
  return null;
}
