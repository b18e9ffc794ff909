import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Draft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { toSarif } from '../../../output/audit/sarif.js';
import { findingsIn } from './read-audit.js';

/** The schema of the standard, as it was published with SARIF 2.1.0. */
const schema = JSON.parse(
  readFileSync(
    createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'),
    'utf8',
  ),
) as object;
const ajv = new Draft4.default({ allErrors: true, strict: false, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(schema);
const errors = (log: unknown): unknown => (validate(log) ? [] : validate.errors);

const ARTICLE = [
  'Daily lettings fell 12% to 41,000 in late August from 44,000 in late May.',
  'Sales grew 12% to $9.8 billion from $8.7 billion.',
  'Orders rose 20% to 4,800 from 4,000 a year earlier.',
  'Of the voters, 120% were pleased.',
  'A loan of ¥8.5 trillion ($57 billion) and one of ¥600 billion ($40 billion) were agreed.',
].join(' ');

interface Result {
  readonly kind: string;
  readonly level: string;
  readonly ruleId: string;
  readonly locations: { physicalLocation: { artifactLocation: { uri: string } } }[];
}
const resultsOf = (log: object): Result[] =>
  (log as { runs: { results: Result[] }[] }).runs.flatMap((run) => run.results);
const findings = findingsIn(ARTICLE);

describe('findings as SARIF', () => {
  it('hold against the schema of the standard, of every verdict, and without any', () => {
    expect(new Set(findings.map((finding) => finding.verdict)).size).toBe(3);
    expect(errors(toSarif(findings, '1.2.3'))).toEqual([]);
    expect(errors(toSarif([], '1.2.3'))).toEqual([]);
  });

  it('would be refused with a word that the standard does not have', () => {
    const log = toSarif(findings, '1.2.3') as { runs: { results: object[] }[] };
    const broken = {
      ...log,
      runs: log.runs.map((run) => ({ ...run, results: [{ ...run.results[0], level: 'bad' }] })),
    };
    expect(errors(broken)).not.toEqual([]);
    expect(errors({ ...log, version: '2.0.0' })).not.toEqual([]);
  });

  it('have a level only where they failed, as the standard wants it (3.27.10), and rules that the tool lists', () => {
    const log = toSarif(findings, '1.2.3') as { runs: { tool: { driver: { rules: { id: string }[] } } }[] };
    const rules = new Set(log.runs[0]?.tool.driver.rules.map((rule) => rule.id));
    for (const { kind, level, ruleId } of resultsOf(log)) {
      expect(level).toBe(kind === 'fail' ? 'error' : 'none');
      expect(rules).toContain(ruleId);
    }
  });

  it.each([
    ['/tmp/a b#1?.txt', 'file:///tmp/a%20b%231%3F.txt'],
    ['notes/a b#1?.txt', 'notes/a%20b%231%3F.txt'],
    ['https://news.example/a?b=c#d', 'https://news.example/a?b=c#d'],
  ])('name the document %s by the address %s', (locator, uri) => {
    const [finding] = findings;
    const parts = finding?.parts.map((part) => ({ ...part, document: locator })) ?? [];
    const log = toSarif(finding === undefined ? [] : [{ ...finding, document: locator, parts }], '1.2.3');
    expect(errors(log)).toEqual([]);
    expect(resultsOf(log)[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(uri);
  });
});
