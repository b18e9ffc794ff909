import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../../output/store/index.js';
import { packSample, RUN, sampleText } from '../../output/store/sample-documents.js';
import { COMMAND, jsonLines, scratchFolder, whosaid } from './run-command.js';

const { path: folder, remove } = scratchFolder();
afterAll(remove);
const run = (...args: string[]): ReturnType<typeof whosaid> => whosaid(folder, args);
const facts = (...args: string[]): Record<string, unknown>[] =>
  jsonLines(run('facts', '--jsonl', '--each', ...args).stdout);
const numbers = (...args: string[]): unknown[] => facts(...args).map((fact) => fact.number);

beforeAll(() => {
  const store = openStore(join(folder, 'whosaid.db'));
  const runId = store.beginRun(RUN);
  const documents = [
    ['a.txt', '57', 'Kestrel Office'],
    ['b.txt', '12', 'Heron Board'],
    ['c.txt', '300', "Bureau of 100% O'Neill_s"],
  ] as const;
  for (const [name, amount, who] of documents) writeFileSync(join(folder, name), sampleText(amount, who));
  store.writeBatch(
    runId,
    documents.map(([name, amount, who]) => packSample(join(folder, name), { amount, who })),
    [
      {
        locator: '/x.txt',
        input: '/x.txt',
        stage: 'read',
        code: 'EMPTY_DOCUMENT',
        message: 'the file is empty',
        attempts: 1,
      },
    ],
  );
  store.finishRun(runId, 'done', RUN.startedAt, {}, true);
  store.close();
});

describe('whosaid facts', () => {
  it('lists facts as a table of subject, measure, value, time, source, place and id', () => {
    const { status, stdout, stderr } = run('facts');
    expect(status).toBe(0);
    expect(stdout.split('\n')[0]).toMatch(/subject +measure +value +time +said by +where +fact/);
    expect(stdout).toMatch(
      /Norvania +roads +\$57 billion = 8\.5 trillion dorints +2024 +Kestrel Office +a\.txt:1 +[0-9a-f]{8}/,
    );
    expect(stdout).not.toContain('\x1b');
    expect(stderr).toContain('3 facts');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
  });

  it('keeps within the width of the terminal, whatever it is', () => {
    for (const columns of [80, 100, 140]) {
      const { stdout } = whosaid(folder, ['facts'], { env: { COLUMNS: String(columns) } });
      for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
    }
  });

  it('gives the same facts as one JSON object, as JSON lines and as CSV', () => {
    const lines = facts();
    expect(JSON.parse(run('facts', '--each', '--json').stdout)).toEqual({
      ok: true,
      facts: lines,
      count: 6,
      next: null,
    });
    const csv = run('facts', '--each', '--csv').stdout.split('\r\n');
    expect(csv[0]).toBe(Object.keys(lines[0]!).join(','));
    expect(csv).toHaveLength(8);
    expect(lines[0]).toMatchObject({ number: '$57 billion', decimal: '57000000000', said_by: 'Kestrel Office' });
  });

  it('filters by words in the sentence, which no character can turn into syntax', () => {
    expect(facts('Heron', 'spent')).toHaveLength(2);
    expect(facts('HERON billion')).toHaveLength(2);
    expect(facts('Heron', 'Kestrel')).toHaveLength(0);
    for (const odd of [
      '$57',
      '-billion',
      'a AND',
      'NEAR(',
      'text:x',
      '"',
      "'",
      '*',
      'spent*',
      '(',
      '^spent',
      '\u00a0',
    ]) {
      const { status } = run('facts', '--jsonl', '--', odd);
      expect([odd, status]).toEqual([odd, 0]);
    }
    expect(facts('--raw-search', 'heron OR kestrel')).toHaveLength(4);
    expect(run('facts', '--raw-search', 'AND (').status).toBe(2);
  });

  it('filters by who said it: name, part of one, acronym; wildcards of SQL are none', () => {
    expect(facts('--said-by', 'Heron Board')).toHaveLength(2);
    expect(facts('--said-by', 'kestrel')).toHaveLength(2);
    expect(facts('--said-by', 'KO')).toHaveLength(6);
    expect(facts('--said-by', '100%')).toHaveLength(2);
    expect(facts('--said-by', "O'Neill_s")).toHaveLength(2);
    expect(facts('--said-by', 'H_ron')).toHaveLength(0);
    expect(facts('--said-by', '%')).toHaveLength(0);
    expect(facts('--said-by', 'Bu')).toHaveLength(2);
  });

  it('filters by entity, unit, kind, relation, time, value and document', () => {
    expect(facts('--entity', 'norvania')).toHaveLength(6);
    expect(facts('--entity', 'Sorvania')).toHaveLength(0);
    expect(facts('--unit', 'usd')).toHaveLength(3);
    expect(facts('--number-kind', 'percent')).toHaveLength(0);
    expect(facts('--attribution-kind', 'indirect')).toHaveLength(6);
    expect(facts('--attribution-kind', 'none')).toHaveLength(0);
    expect(facts('--relation', 'increase')).toHaveLength(0);
    expect(facts('--from', '2024-06')).toHaveLength(6);
    expect(facts('--from', '2025')).toHaveLength(0);
    expect(facts('--to', '2024')).toHaveLength(6);
    expect(facts('--to', '2023-12-31')).toHaveLength(0);
    expect(numbers('--unit', 'USD', '--min', '50bn')).toEqual(['$57 billion', '$300 billion']);
    expect(numbers('--unit', 'USD', '--max', '57,000,000,000', '--sort', 'value')).toEqual([
      '$12 billion',
      '$57 billion',
    ]);
    expect(numbers('--document', 'b.txt', '--unit', 'USD')).toEqual(['$12 billion']);
  });

  it('sorts, turns round, limits and pages', () => {
    expect(numbers('--unit', 'USD', '--sort', 'value', '--descending')).toEqual([
      '$300 billion',
      '$57 billion',
      '$12 billion',
    ]);
    expect(numbers('--unit', 'USD', '--limit', '1', '--offset', '1')).toEqual(['$12 billion']);
    expect(numbers('--limit', '0')).toEqual([]);
  });

  it('ends with 0 when nothing is found, with 4 when that was asked for', () => {
    expect(run('facts', 'nowhere').status).toBe(0);
    expect(run('facts', 'nowhere', '--fail-if-empty').status).toBe(4);
    expect(run('facts', '--fail-if-empty').status).toBe(0);
  });

  it('refuses values that mean nothing, with what it got', () => {
    for (const [args, told] of [
      [['--limit', '-1'], /-1/],
      [['--limit', 'many'], /many/],
      [['--from', '2025-13'], /2025-13/],
      [['--min', 'lots'], /lots/],
      [['--number-kind', 'colour'], /colour/],
      [['--json', '--csv'], /--csv/],
      [['--db', 'none.db'], /none\.db/],
    ] as const) {
      const { status, stderr, stdout } = run('facts', ...args);
      expect([args, status, stdout]).toEqual([args, 2, '']);
      expect(stderr).toMatch(told);
    }
  });

  it('colours only when it should', () => {
    const colored = (env: NodeJS.ProcessEnv, ...args: string[]): boolean =>
      whosaid(folder, ['facts', ...args], { env }).stdout.includes('\x1b[');
    expect(colored({ FORCE_COLOR: '1' })).toBe(true);
    expect(colored({ FORCE_COLOR: '0' })).toBe(false);
    expect(colored({ FORCE_COLOR: '1', TERM: 'dumb' })).toBe(true);
    expect(colored({ NO_COLOR: '1' })).toBe(false);
    expect(colored({ FORCE_COLOR: '1' }, '--no-color')).toBe(false);
    expect(colored({})).toBe(false);
  });

  it('ends quietly when its reader goes away', async () => {
    const child = spawn(process.execPath, [COMMAND, 'facts', '--jsonl'], { cwd: folder });
    let stderr = '';
    child.stderr.on('data', (data) => (stderr += data));
    child.stdout.destroy();
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
    expect(stderr).toBe('');
  });
});

describe('whosaid show', () => {
  const id = (): string => String(facts('--unit', 'USD')[0]!.fact_id);

  it('shows the fact in its sentence, with each slot, its offsets, its bytes and the rules', () => {
    const { status, stdout } = run('show', id().slice(0, 8));
    expect(status).toBe(0);
    const text = sampleText('57');
    const start = text.indexOf('$57 billion');
    for (const told of [
      'Norvania spent $57 billion (8.5 trillion dorints) on roads in 2024, the Kestrel Office said.',
      `[${start}–${start + 11}] bytes ${start}–${start + 11}`,
      '57000000000 USD',
      'verb.test',
      'money.test',
      'postposed.test',
      join(folder, 'a.txt'),
      '8.5 trillion dorints',
      id(),
    ]) {
      expect(stdout).toContain(told);
    }
  });

  it('gives the same as JSON', () => {
    const { facts: found } = JSON.parse(run('show', id(), '--json').stdout) as {
      facts: Record<string, { text: string; start: number; end: number }>[];
    };
    expect(found).toHaveLength(1);
    for (const slot of ['number', 'measure', 'subject', 'time', 'source']) {
      const { text, start, end } = found[0]![slot]!;
      expect(sampleText('57').slice(start, end)).toBe(text);
    }
  });

  it('refuses what is no id, and ids that are not there or not enough', () => {
    expect(run('show', 'xyz').status).toBe(2);
    expect(run('show', 'abc').status).toBe(2);
    const { status, stderr } = run('show', '00000000000000000000');
    expect(status).toBe(2);
    expect(stderr).toContain('FACT_NOT_FOUND');
  });
});

describe('whosaid documents, failures, stats', () => {
  it('list what was read, in every format', () => {
    expect(run('documents').stdout).toContain('a.txt');
    const rows = jsonLines(run('documents', '--jsonl').stdout);
    expect(rows.map((row) => [row.claims, row.duplicate_of])).toEqual([
      [2, null],
      [2, null],
      [2, null],
    ]);
    expect(jsonLines(run('documents', 'b.txt', '--jsonl').stdout)).toHaveLength(1);
    expect(run('documents', '--csv').stdout.split('\r\n')).toHaveLength(5);
  });

  it('list what failed, with stage and reason', () => {
    expect(run('failures').stdout).toMatch(/\/x\.txt +read +EMPTY_DOCUMENT +1 +the file is empty/);
    expect(JSON.parse(run('failures', '--json').stdout)).toMatchObject({
      ok: true,
      count: 1,
      failures: [{ code: 'EMPTY_DOCUMENT' }],
    });
  });

  it('count what there is', () => {
    const stats = JSON.parse(run('stats', '--json').stdout) as Record<string, unknown>;
    expect(stats).toMatchObject({
      ok: true,
      documents: 3,
      claims: 6,
      numbers: 6,
      failures: 1,
      claims_with: { source: 1, subject: 1 },
    });
    expect(run('stats').stdout).toMatch(/claims +6/);
  });
});

describe('the command', () => {
  it('has help with examples for itself and each of its commands', () => {
    const help = run('--help');
    expect(help.status).toBe(0);
    const names = [...help.stdout.matchAll(/^ {2}([a-z]+) /gm)]
      .map((match) => match[1] as string)
      .filter((name) => name !== 'help');
    expect(names).toEqual(
      expect.arrayContaining([
        'ingest',
        'extract',
        'facts',
        'show',
        'verify',
        'documents',
        'failures',
        'stats',
        'explain',
      ]),
    );
    for (const name of names) {
      const { status, stdout } = run(name, '--help');
      expect([name, status]).toEqual([name, 0]);
      expect(stdout).toMatch(/Examples:\n {2}\$ (.+\| |source <\()?whosaid /);
    }
  });

  it('tells its version', () => {
    expect(run('--version').stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('without a command prints help to standard error and ends with 2', () => {
    const { status, stdout, stderr } = run();
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Usage: whosaid');
  });

  it('suggests what may have been meant', () => {
    expect(run('fatcs').stderr).toContain('Did you mean facts?');
    const { status, stderr } = run('facts', '--entitty', 'x');
    expect(status).toBe(2);
    expect(stderr).toContain('Did you mean --entity?');
  });

  it('explains which rules fire on a text', () => {
    const { status, stdout } = run('explain', 'They', 'paid', '$5', 'million.');
    expect(status).toBe(0);
    expect(stdout).toContain('They paid $5 million.');
    expect(stdout).toMatch(/number +\$5 million .* money 5000000 USD/);
    expect(JSON.parse(run('explain', '--json', 'They paid $5 million.').stdout)).toMatchObject({
      ok: true,
      numbers: [{ unit: 'USD' }],
    });
    expect(run('explain', '--reference-date', 'May', 'x').status).toBe(2);
  });
});
