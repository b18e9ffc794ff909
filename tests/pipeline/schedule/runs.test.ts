import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { article, jsonLines, scratchFolder, whosaid } from '../cli/run-command.js';

// a busy machine starts processes slowly
vi.setConfig({ testTimeout: 300_000 });
const { path: folder, remove } = scratchFolder();
afterAll(remove);

const run = (...args: string[]): ReturnType<typeof whosaid> => whosaid(folder, args);
const summaryOf = (...args: string[]): Record<string, unknown> => JSON.parse(run(...args, '--json').stdout);

beforeAll(() => {
  for (const name of ['press', 'agency']) mkdirSync(join(folder, name));
  for (let n = 0; n < 6; n++) writeFileSync(join(folder, 'press', `${n}.txt`), article(n));
  writeFileSync(join(folder, 'agency', 'lines.jsonl'), `${JSON.stringify({ id: 'a', text: article(50) })}\n{"broken\n`);
  writeFileSync(join(folder, 'agency', 'empty.md'), '');
  writeFileSync(
    join(folder, 'whosaid.config.json'),
    JSON.stringify({
      store: 'facts.db',
      jobs: 1,
      inputs: [
        { kind: 'files', name: 'press', paths: ['press'], referenceDate: '2025-04-02' },
        { kind: 'files', name: 'agency', paths: ['agency/*'] },
      ],
    }),
  );
});

describe('whosaid run', () => {
  it('says with --dry-run what it would do, and writes nothing', () => {
    const { status, stdout, stderr } = run('run', '--dry-run');
    expect(status).toBe(3);
    expect(stdout.match(/^new /gm)).toHaveLength(8);
    expect(stdout).toContain('JSONL_INVALID');
    expect(stderr).toContain('nothing was written');
    expect(run('stats').status).toBe(2);
  });

  it('reads all inputs in one run, each with its own options; a bad document costs itself', () => {
    const { status, stdout, stderr } = run('run', '--json', '--metrics-file', 'whosaid.prom');
    expect(status).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ run: 1, documents: { new: 7, failed: 2 } });
    // standard error is JSON lines, as it is no terminal, and the last one gives the reason
    const lines = jsonLines(stderr);
    expect(lines.at(-1)).toMatchObject({ level: 'error', command: 'run' });
    expect(String(lines.at(-1)?.msg)).toMatch(/^INPUT_FAILED: 2 of 9 inputs failed/);
    const database = new Database(join(folder, 'facts.db'), { readonly: true });
    const days = database.prepare(`SELECT locator LIKE '%press%', reference_date FROM documents`).raw().all();
    database.close();
    expect(new Set(days.map((row) => JSON.stringify(row)))).toEqual(new Set(['[1,"2025-04-02"]', '[0,null]']));
  });

  it('writes metrics that Prometheus reads', async () => {
    const { readFileSync } = await import('node:fs');
    const text = readFileSync(join(folder, 'whosaid.prom'), 'utf8');
    const sample = /^[a-z_]+(\{[a-z_]+="[^"]*"\})? -?\d+(\.\d+)?(e[-+]?\d+)?$/;
    for (const line of text.trimEnd().split('\n')) expect(line.startsWith('# ') || sample.test(line), line).toBe(true);
    expect(text).toContain('whosaid_documents_total{outcome="new"} 7');
    expect(text).toContain('whosaid_failures_total 2');
    expect(text).toContain('whosaid_queue_depth 0');
    expect(text).toMatch(/whosaid_stage_seconds_total\{stage="extract"\} \d/);
    expect(run('run', '--metrics-file', 'no/such/folder.prom')).toMatchObject({ status: 1 });
  });

  it('adds nothing the second time, and reads only the inputs that are named', () => {
    expect(summaryOf('run')).toMatchObject({ documents: { new: 0, replaced: 0, unchanged: 7, failed: 2 } });
    expect(summaryOf('run', 'press')).toMatchObject({ documents: { unchanged: 6, failed: 0 } });
    expect(run('run', 'prses').stderr).toMatch(/no input is named .*prses.*: there are press, agency/);
  });

  it('ends with 6 when more than the allowed share failed', () => {
    expect(run('run', 'agency', '--max-error-ratio', '0.5').status).toBe(6);
    expect(run('run', '--max-error-ratio', '0.5').status).toBe(3);
  });
});

describe('whosaid runs and failures', () => {
  it('tell what ran, how long each stage took, and what failed where and why', () => {
    const runs = (JSON.parse(run('runs', '--json').stdout) as { runs: Record<string, unknown>[] }).runs;
    expect(runs.map((one) => [one.id, one.command, one.status, one.new, one.failed]).at(-1)).toEqual([
      1,
      'run',
      'done',
      7,
      2,
    ]);
    const stages = runs.at(-1)?.stages as { stage: string; documents: number; failures: number; seconds: number }[];
    expect(stages.map(({ stage, documents, failures }) => [stage, documents, failures])).toEqual([
      ['read', 8, 1],
      ['tokenize', 7, 0],
      ['extract', 7, 0],
      ['normalize', 7, 0],
      ['store', 7, 0],
    ]);
    expect(stages.every(({ seconds }) => seconds > 0)).toBe(true);
    expect(run('runs', '1').stdout).toMatch(/extract +7/);
    const failures = jsonLines(run('failures', '--jsonl').stdout);
    expect(failures.map(({ code, stage, attempts }) => [code, stage, attempts])).toEqual([
      ['EMPTY_DOCUMENT', 'read', 1],
      ['JSONL_INVALID', 'read', expect.any(Number)],
    ]);
    expect(jsonLines(run('failures', '--jsonl', '--code', 'EMPTY_DOCUMENT').stdout)).toHaveLength(1);
    expect(run('failures', '--jsonl', '--since', '2999-01-01').stdout).toBe('');
    expect(run('failures', '--since', 'yesterday').status).toBe(2);
  });
});

describe('whosaid retry', () => {
  it('tries what failed and has not changed, which other runs leave alone', () => {
    run('run', '--quiet');
    expect(jsonLines(run('failures', '--jsonl', '--code', 'EMPTY_DOCUMENT').stdout)[0]?.attempts).toBe(1);
    expect(summaryOf('retry', '--code', 'EMPTY_DOCUMENT')).toMatchObject({ documents: { new: 0, failed: 1 } });
    expect(jsonLines(run('failures', '--jsonl', '--code', 'EMPTY_DOCUMENT').stdout)[0]?.attempts).toBe(2);
  });

  it('reads a mended line and only that, with the options of its run', () => {
    const line = (id: string, n: number): string => `${JSON.stringify({ id, text: article(n) })}\n`;
    writeFileSync(join(folder, 'agency', 'lines.jsonl'), line('a', 50) + line('b', 51) + line('c', 52));
    expect(summaryOf('retry', '--document', 'lines.jsonl')).toMatchObject({
      documents: { new: 1, unchanged: 0, failed: 0 },
    });
    const left = jsonLines(run('failures', '--jsonl').stdout).map(({ code }) => code);
    expect(left).toEqual(['EMPTY_DOCUMENT']);
    // what was read is what a run would have read: only the third line is new to it
    expect(summaryOf('run')).toMatchObject({ documents: { new: 1, unchanged: 8, replaced: 0 } });
  });

  it('says so when nothing is chosen', () => {
    expect(run('retry', '--stage', 'extract')).toMatchObject({ status: 0, stdout: '' });
  });
});

describe('whosaid refresh', () => {
  it('extracts again what an older version has extracted, the newest first, with the options of then; goes on where it stopped', () => {
    const database = new Database(join(folder, 'facts.db'));
    database.exec(`UPDATE extraction_keys SET version = '0.0.1', key = 'old-' || substr(key, 1, 8);
      UPDATE documents SET extraction_key = 'old-' || substr(extraction_key, 1, 8);
      UPDATE documents SET published = '2024-01-0' || (1 + id % 5) WHERE locator LIKE '%press%'`);
    const order = database
      .prepare(
        `SELECT locator FROM documents ORDER BY coalesce(published, reference_date, '9999') DESC, run_id DESC, locator LIMIT 4`,
      )
      .pluck()
      .all();
    database.close();
    expect(JSON.parse(run('refresh', '--dry-run', '--json').stdout)).toEqual({ ok: true, outdated: 9 });
    expect(summaryOf('refresh', '--limit', '4')).toMatchObject({ documents: { replaced: 4 } });
    const after = new Database(join(folder, 'facts.db'), { readonly: true });
    const done = after
      .prepare(`SELECT locator FROM documents WHERE extraction_key NOT LIKE 'old-%' ORDER BY 1`)
      .pluck()
      .all();
    after.close();
    expect(done).toEqual([...order].sort());
    expect(summaryOf('refresh')).toMatchObject({ documents: { replaced: 5 } });
    expect(run('refresh').stdout).toBe('');
    expect(summaryOf('run')).toMatchObject({ documents: { replaced: 0, unchanged: 9 } });
    expect(run('verify').status).toBe(0);
  });
});
