import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../output/store/index.js';
import { jsonLines, scratchFolder, whosaid } from './cli/run-command.js';

const { path: folder, remove } = scratchFolder();
afterAll(remove);
const run = (...args: string[]) => whosaid(folder, args);

const PAGE = `<!doctype html><html lang="en"><title>Town budgets</title><article>
<p>The towns of the valley published their budgets on 3 May 2024, and the council of Arden said that it would spend more.</p>
<table><caption>Budget by year, million euros</caption>
<tr><th>Town</th><th>2022</th><th>2023</th></tr>
<tr><td>Arden</td><td>5</td><td>200</td></tr>
<tr><td>Belcombe</td><td>7.5</td><td>&ndash;</td></tr></table>
<p>Source: Valley Statistics Office</p></article></html>`;

beforeAll(() => {
  writeFileSync(join(folder, 'budgets.html'), PAGE);
  expect(run('ingest', 'budgets.html').status).toBe(0);
});

const facts = (): Record<string, unknown>[] =>
  jsonLines(run('facts', '--jsonl').stdout) as unknown as Record<string, unknown>[];
const told = () =>
  facts().map(({ number, value, unit, measure, subject, time, time_value, said_by, byte_start, byte_end }) => ({
    ...{ number, value, unit, measure, subject, time, time_value, said_by },
    bytes: Buffer.from(PAGE)
      .subarray(byte_start as number, byte_end as number)
      .toString(),
  }));

/** As if an older whosaid had read it, and found nothing. */
function outdate(mark: string): void {
  const store = openStore(join(folder, 'whosaid.db'));
  store.database.exec(
    `UPDATE extraction_keys SET version = '0.0.1', key = '${mark} ' || key; UPDATE documents SET extraction_key = '${mark} ' || extraction_key; DELETE FROM claims;`,
  );
  store.close();
}

describe('a table of an article in the store', () => {
  const all = { unit: 'EUR', measure: 'Budget', said_by: 'Valley Statistics Office' };
  const EXPECTED = [
    { ...all, number: '5', bytes: '5', value: 5e6, subject: 'Arden', time: '2022', time_value: '2022' },
    { ...all, number: '200', bytes: '200', value: 2e8, subject: 'Arden', time: '2023', time_value: '2023' },
    { ...all, number: '7.5', bytes: '7.5', value: 7.5e6, subject: 'Belcombe', time: '2022', time_value: '2022' },
  ];
  const sorted = () =>
    told().sort((a, b) => String(a.time).localeCompare(String(b.time)) || Number(a.value) - Number(b.value));
  const expected = [EXPECTED[0], EXPECTED[2], EXPECTED[1]];

  it('gives facts with the time, unit and subject of their heads, at the bytes of the cell', () => {
    expect(sorted()).toEqual(expected);
  });
  it('is verified against its file', () => {
    expect(run('verify').status).toBe(0);
  });
  it('has the same facts when it is extracted again', () => {
    const before = facts();
    outdate('old');
    expect(run('refresh').status).toBe(0);
    expect(facts()).toEqual(before);
    expect(run('reanchor', 'budgets.html').status).toBe(0);
  });
  it('has them when its original is gone, for the store knows where its cells are', () => {
    const before = told();
    outdate('older');
    renameSync(join(folder, 'budgets.html'), join(folder, 'gone.html'));
    expect(run('refresh').stdout).toContain('extracted again from the stored text');
    expect(told()).toEqual(before);
    renameSync(join(folder, 'gone.html'), join(folder, 'budgets.html'));
  });
  it('is read alike by `extract`', () => {
    const [line] = jsonLines(run('extract', 'budgets.html', '--jsonl').stdout) as unknown as {
      claims: Record<string, { text: string } | null>[];
    }[];
    expect(
      line?.claims.map(({ number, subject, time, source }) => [number?.text, subject?.text, time?.text, source?.text]),
    ).toEqual([
      ['5', 'Arden', '2022', 'Valley Statistics Office'],
      ['200', 'Arden', '2023', 'Valley Statistics Office'],
      ['7.5', 'Belcombe', '2022', 'Valley Statistics Office'],
    ]);
  });
  it('is explained by `explain --format`, and is words in a row without', () => {
    const source = '<table><tr><th>Town</th><th>2022</th></tr><tr><td>Arden</td><td>5</td></tr></table>';
    const rules = (...args: string[]): string[] =>
      (JSON.parse(run('explain', '--json', ...args).stdout) as { claims: { rule: string }[] }).claims.map(
        ({ rule }) => rule,
      );
    expect(rules('--format', 'html', source)).toEqual(['claim.table-cell']);
    expect(rules('--format', 'markdown', 'Town | 2022\n--- | ---\nArden | 5')).toEqual(['claim.table-cell']);
    expect(rules('Town 2022\nArden 5')).not.toContain('claim.table-cell');
    expect(run('explain', '--format', 'pdf', source).status).toBe(2);
  });
});
