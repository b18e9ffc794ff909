import { pathToFileURL } from 'node:url';
import type { Finding, Part } from './finding.js';

/** What a verdict is called; a level only goes with what failed. */
const KINDS = { inconsistent: 'fail', consistent_by_rounding: 'review', consistent: 'pass' } as const;

const RULES: Readonly<Record<Finding['check'], string>> = {
  share: 'A part, a whole and the share that it is said to be',
  change: 'Two levels and the change that is said to lie between them',
  equivalent: 'Two notations of one amount',
  repeat: 'One measure, subject and time with several values',
  time: 'What is said before, or for after, it can be',
  total: 'Parts and what they are said to come to',
  bound: 'A figure that cannot be',
};

function uri(locator: string): string {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(locator)) return locator;
  return locator.startsWith('/') ? pathToFileURL(locator).href : locator.split('/').map(encodeURIComponent).join('/');
}

function location(part: Part): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: uri(part.document) },
      region: { charOffset: part.start, charLength: part.end - part.start, snippet: { text: part.text } },
    },
    message: { text: `${part.role}: ${part.text}` },
  };
}

/** Findings as one SARIF 2.1.0 log, for the tools of code review that read it. Offsets are UTF-16 code units into the document's text. */
export function toSarif(findings: readonly Finding[], version: string): object {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'whosaid audit',
            version,
            rules: Object.entries(RULES).map(([id, text]) => ({ id, shortDescription: { text } })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => ({
          ruleId: finding.check,
          level: finding.verdict === 'inconsistent' ? 'error' : 'none',
          kind: KINDS[finding.verdict],
          message: { text: finding.arithmetic },
          locations: finding.parts.slice(0, 1).map(location),
          relatedLocations: finding.parts.slice(1).map((part, id) => ({ id, ...location(part) })),
          properties: { rule: finding.rule, slip: finding.slip, expected: finding.expected, printed: finding.printed },
        })),
      },
    ],
  };
}
