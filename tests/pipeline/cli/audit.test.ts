import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scratchFolder, whosaid } from './run-command.js';

const { path: folder, remove } = scratchFolder();
afterAll(remove);
const run = (...args: string[]) => whosaid(folder, args);

beforeAll(() => {
  writeFileSync(
    join(folder, 'crossings.txt'),
    'Daily lettings fell 12% to 41,000 in late August from 44,000 in late May.\n',
  );
  writeFileSync(join(folder, 'orders.txt'), 'Orders rose 20% to 4,800 from 4,000 a year earlier.\n');
  writeFileSync(join(folder, 'loose.txt'), 'Sales grew 12% to $9.8 billion from $8.7 billion.\n');
  const loan = (amount: string, dollars: string): string => `A loan of ${amount} (${dollars}) was agreed on Monday.\n`;
  writeFileSync(join(folder, 'loan-1.txt'), loan('¥8.5 trillion', '$57 billion'));
  writeFileSync(join(folder, 'loan-2.txt'), loan('¥1.5 trillion', '$10 billion'));
  writeFileSync(join(folder, 'loan-3.txt'), loan('¥600 billion', '$40 billion'));
  writeFileSync(join(folder, 'navy-1.txt'), 'Norway’s navy had 23 ships in 2024, SIPRI said.\n');
  writeFileSync(join(folder, 'navy-2.txt'), 'According to Janes, Norway’s navy had 32 ships in 2024.\n');
  const { status } = run('ingest', '.', '--reference-date', '2025-04-02');
  expect(status).toBe(0);
});

describe('whosaid audit', () => {
  it('lists what cannot be true, with figures, places and arithmetic, and sums up', () => {
    const { status, stdout, stderr } = run('audit', '--no-across');
    expect(status).toBe(0);
    expect(stdout).toContain('crossings.txt');
    expect(stdout).toContain('(44,000 - 41,000) / 44,000 = 6.818%; the text says 12%');
    expect(stdout).not.toContain('orders.txt');
    expect(stderr).toContain(
      '8 documents, 3 groups of figures worked out: 1 inconsistent, 1 consistent only by rounding, 1 consistent',
    );
  });

  it('holds the documents of one quarter against each other', () => {
    const { stdout } = run('audit', '--check', 'equivalent', '--jsonl');
    const findings = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { rule: string; parts: { document: string }[] });
    expect(findings.map((finding) => finding.rule)).toEqual(['equivalent.rate-across-documents']);
    expect(findings[0]?.parts[0]?.document).toMatch(/loan-3\.txt$/);
  });

  it('holds what several documents say of one thing against each other, with who said it', () => {
    const { findings } = JSON.parse(run('audit', '--check', 'repeat', '--json').stdout) as {
      findings: { rule: string; arithmetic: string }[];
    };
    expect(findings.map((finding) => finding.rule)).toEqual(['repeat.across-documents']);
    expect(findings[0]?.arithmetic).toMatch(/23 \(SIPRI\) in .*navy-1\.txt, but 32 \(Janes\) in .*navy-2\.txt/);
  });

  it('lists other verdicts when asked, one check or one document', () => {
    const rows = (...args: string[]): number => run('audit', '--jsonl', ...args).stdout.split('\n').length - 1;
    expect(rows('--no-across', '--verdict', 'consistent')).toBe(1);
    expect(rows('--no-across', '--verdict', 'inconsistent,consistent,consistent_by_rounding')).toBe(3);
    expect(rows('--check', 'total')).toBe(0);
    expect(rows('--document', 'orders', '--verdict', 'consistent')).toBe(1);
  });

  it('ends with 5 when --fail-on says so, after all was printed', () => {
    expect(run('audit', '--fail-on', 'inconsistent').status).toBe(5);
    expect(run('audit', '--document', 'orders', '--fail-on', 'rounding').status).toBe(0);
    expect(run('audit', '--document', 'loose', '--fail-on', 'inconsistent').status).toBe(0);
    expect(run('audit', '--document', 'loose', '--fail-on', 'rounding').status).toBe(5);
  });

  it('of a document that is not there says so, and does not let it pass', () => {
    const { status, stderr } = run('audit', '--document', 'corssings');
    expect([status, stderr]).toEqual([0, expect.stringContaining('--document "corssings": no document has it')]);
    expect(run('audit', '--document', 'corssings', '--fail-on', 'inconsistent').status).toBe(2);
  });

  it('prints JSON, CSV and SARIF 2.1.0', () => {
    const json = JSON.parse(run('audit', '--json', '--no-across').stdout) as Record<string, unknown>;
    expect(json).toMatchObject({ ok: true, count: 1, summary: { documents: 8 } });
    expect(run('audit', '--csv', '--no-across').stdout.split('\r\n')).toHaveLength(3);
    const sarif = JSON.parse(run('audit', '--sarif', '--no-across').stdout) as {
      version: string;
      runs: { results: { ruleId: string; level: string; locations: object[] }[] }[];
    };
    expect(sarif.version).toBe('2.1.0');
    expect(sarif.runs[0]?.results).toHaveLength(1);
    expect(sarif.runs[0]?.results[0]).toMatchObject({ ruleId: 'change', level: 'error' });
    expect(sarif.runs[0]?.results[0]?.locations[0]).toMatchObject({
      physicalLocation: { region: { charLength: 6, snippet: { text: '44,000' } } },
    });
  });

  it('refuses checks and verdicts that there are not', () => {
    for (const args of [
      ['--check', 'changes'],
      ['--verdict', 'wrong'],
      ['--fail-on', 'everything'],
    ]) {
      const { status, stderr } = run('audit', ...args);
      expect(status).toBe(2);
      expect(stderr).toContain(args[0]);
    }
  });
});
