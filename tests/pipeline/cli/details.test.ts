import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { jsonLines, type Outcome, scratchFolder, whosaid } from './run-command.js';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });
const { path: folder, remove } = scratchFolder();
afterAll(remove);
const run = (...args: string[]): Outcome => whosaid(folder, args);
const file = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const idOf = (...words: string[]): string => {
  const { facts } = JSON.parse(run('facts', '--json', ...words).stdout) as { facts: { fact_id: string }[] };
  return facts[0]?.fact_id.slice(0, 8) ?? '';
};

const PAGE = (ships: number): string =>
  `<html><head><title>Harbour</title><meta name="date" content="2025-03-04"></head><body><p>Norway’s navy had ${ships} ships in 2024, according to the annual report of Janes of May 2024.</p><p>Lund’s port shipped about 40 to 60 tonnes of tin a day in 2024.</p><p>Several boats sank.</p></body></html>`;

describe('what a run would do', () => {
  it('is told without a database, and nothing is written', () => {
    file('harbour.html', PAGE(23));
    file('rail.txt', 'The line is 40 km long.\n');
    const { status, stdout, stderr } = run('ingest', 'harbour.html', 'rail.txt', 'none.txt', '--dry-run');
    expect(status).toBe(3);
    expect(stdout).toMatch(/^new +\S*harbour\.html\nnew +\S*rail\.txt\nfailed +INPUT_NOT_FOUND: .*none\.txt/);
    expect(stderr).toContain('dry run: 2 new, 1 failed; nothing was written');
    expect(run('stats').status).toBe(2);
  });

  it('knows what has changed since, and what would be asked of the web', () => {
    expect(run('ingest', 'harbour.html', 'rail.txt').status).toBe(0);
    const again = run('ingest', 'harbour.html', 'rail.txt', '--dry-run');
    expect([again.status, again.stdout]).toEqual([0, '']);
    expect(again.stderr).toContain('dry run: 2 unchanged');
    file('harbour.html', PAGE(32));
    const { plan, documents } = JSON.parse(
      run('ingest', 'harbour.html', 'rail.txt', 'https://x.example/a', '--fetch', '--dry-run', '--json').stdout,
    ) as { plan: { outcome: string }[]; documents: object };
    expect(plan.map(({ outcome }) => outcome)).toEqual(['replaced', 'unchanged', 'fetched']);
    expect(documents).toEqual({ new: 0, replaced: 1, unchanged: 1, failed: 0, fetched: 1 });
    expect(run('ingest', 'rail.txt', '--force', '--dry-run').stdout).toMatch(/^replaced/);
    expect(run('ingest', 'rail.txt', '--dry-run', '--quiet').stdout).toBe('');
  });
});

describe('columns of a table', () => {
  it('are named by hand, also with an underscore, and with an equals sign in their name', () => {
    file('wire.csv', 'n,a=b,day\n7,"Lund had 12 ferries in 2019, the mayor said.",2020-01-02\n');
    const { status, stdout } = run(
      'ingest',
      'wire.csv',
      '--column',
      'text=a=b',
      '--column',
      'reference_date=day',
      '--column',
      'id=n',
      '--db',
      'wire.db',
    );
    expect(stdout).toContain('1 new');
    expect(status).toBe(0);
    const [row] = jsonLines(run('documents', '--db', 'wire.db', '--jsonl').stdout);
    expect(row).toMatchObject({ reference_date: '2020-01-02' });
  });
  it.each(['colour=x', 'text', '=x'])('%s is refused', (given) => {
    const { status, stderr } = run('ingest', 'wire.csv', '--column', given);
    expect(status).toBe(2);
    expect(stderr).toContain('--column: expected field=name with one of text, id');
  });
});

describe('one fact in all detail', () => {
  let ships: string;
  beforeAll(() => {
    expect(run('ingest', 'harbour.html').status).toBe(0);
    ships = idOf('ships');
  });

  it('names its document with title and day, what is cited, and its bytes', () => {
    const { stdout } = run('show', ships);
    expect(stdout).toMatch(/^ {2}document +\S+harbour\.html “Harbour”, 2025-03-04$/m);
    expect(stdout).toMatch(/^ {2}cites +annual report.*$/m);
    expect(stdout).toMatch(/^ {2}number +32 \[\d+–\d+\] bytes \d+–\d+$/m);
  });

  it('shows a range with its bounds, and how it was said', () => {
    expect(run('show', idOf('tin')).stdout).toMatch(/^ {2}number +(?:about )?40 to 60 tonnes = .*40 to 60 t /m);
  });

  it('shows what a reviewer said, until it is taken back', () => {
    expect(run('review', ships, 'correct', '--set', 'number=33', '--note', 'see the annex').status).toBe(0);
    expect(run('show', ships).stdout).toMatch(/^ {2}review +corrected, .*33.*see the annex$/m);
    expect(run('review', ships, 'accept').status).toBe(0);
    expect(run('show', ships).stdout).toMatch(/^ {2}review +accepted$/m);
    expect(run('review', ships, 'clear').status).toBe(0);
    expect(run('show', ships).stdout).not.toMatch(/^ {2}review/m);
  });
});

describe('two versions of a document', () => {
  it('differ in facts and sentences, in every format', () => {
    const { stdout } = run('diff', 'harbour.html');
    expect(stdout).toMatch(/^- Norway, ships: 23 \(2024; said by .*\)$/m);
    expect(stdout).toMatch(/^\+ Norway, ships: 32 \(2024; said by .*\)$/m);
    expect(stdout).toMatch(/^sentences\n- .*23 ships.*\n\+ .*32 ships/m);
    const lines = jsonLines(run('diff', 'harbour.html', '--jsonl').stdout);
    expect(lines.map(({ layer, kind }) => `${layer} ${kind}`)).toEqual([
      'fact changed',
      'sentence removed',
      'sentence added',
    ]);
    expect(run('diff', 'harbour.html', '--csv').stdout.split('\r\n')).toHaveLength(5);
    expect(JSON.parse(run('diff', 'harbour.html', '--json').stdout)).toMatchObject({
      ok: true,
      facts: [{ kind: 'changed' }],
    });
    expect(run('diff', 'harbour.html', '--versions').stdout).toMatch(/^1 .*\n2 \*/m);
  });

  it('that are not there are told, and a document with one only', () => {
    expect(run('diff', 'harbour.html', '--from', '7')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('has the versions 1 to 2'),
    });
    expect(run('diff', 'rail.txt').stderr).toContain('has one version only');
    expect(JSON.parse(run('diff', 'rail.txt', '--json').stdout)).toMatchObject({ ok: true, versions: 1 });
  });

  it('of which a store of an older whosaid kept neither text nor facts', () => {
    const database = new Database(join(folder, 'whosaid.db'));
    database.prepare('UPDATE document_versions SET text = NULL, facts = NULL, read_at = NULL').run();
    database.close();
    const { status, stdout } = run('diff', 'harbour.html');
    expect(status).toBe(0);
    expect(stdout).toContain('the facts of the older version were not kept');
    expect(stdout).toContain('the text of the older version was not kept');
    expect(run('diff', 'harbour.html', '--jsonl').stdout).toBe('');
    expect(run('diff', 'harbour.html', '--csv').stdout).toBe('layer,kind,before,after\r\n');
    expect(JSON.parse(run('diff', 'harbour.html', '--json').stdout)).toMatchObject({ facts: null, sentences: null });
    expect(run('diff', 'harbour.html', '--versions').status).toBe(0);
  });
});

describe('whosaid extract', () => {
  const errors = (stdout: string): unknown[] =>
    jsonLines(stdout).map((line) => (line.error as { code?: string } | undefined)?.code ?? 'read');

  it('tells what cannot be read, and goes on', () => {
    file('table.csv', 'text\nx\n');
    file('lines.jsonl', '{"text":"The line is 40 km long."}\n');
    file('empty.txt', '');
    const { status, stdout, stderr } = run('extract', 'none.txt', 'table.csv', 'empty.txt', 'lines.jsonl', 'rail.txt');
    expect(status).toBe(3);
    expect(errors(stdout)).toEqual(['INPUT_NOT_FOUND', 'INPUT_UNSUPPORTED', 'EMPTY_DOCUMENT', 'read', 'read']);
    expect(stderr).toContain('use whosaid ingest');
  });

  it('reads standard input in any format, with its charset', () => {
    const read = (input: string | Uint8Array, ...args: string[]): Record<string, unknown>[] =>
      jsonLines(whosaid(folder, ['extract', ...args], { input }).stdout);
    expect(read('<p>The line is <b>40</b> km long.</p>', '-', '--format', 'html')).toMatchObject([
      { text: 'The line is 40 km long.' },
    ]);
    expect(read('{"text":"It is 40 km long."}\n{"text":"It is 50 km long."}\n', '--jsonl')).toHaveLength(2);
    expect(read(Buffer.from('Caf\u00e9 Lund: 40 km.', 'latin1'), '-', '--charset', 'windows-1252')).toMatchObject([
      { text: 'Café Lund: 40 km.' },
    ]);
    expect(run('extract', 'rail.txt', '--reference-date', '2025-02-30').status).toBe(2);
  });
});

describe('facts', () => {
  it('in groups have no median where they have no unit, and say how many groups there are', () => {
    const { stdout, stderr } = run('facts', '--group-by', 'said-by', '--limit', '1');
    expect(stdout).toContain('(none)');
    expect(stderr).toMatch(/1 group of \d \(--limit, --offset\)/);
    expect(run('facts', 'boats', '--group-by', 'subject').status).toBe(0);
  });
  it('of a range are converted as one', () => {
    expect(run('facts', 'tin', '--unit', 'kg').stdout).toContain('= 40,000 to 60,000');
  });
});

describe('lists', () => {
  it('say when they are empty or cut', () => {
    expect(run('alias', 'list').stderr).toContain('nothing was said of names by hand');
    expect(run('entities', '--limit', '1').stderr).toContain('there may be more');
    expect(run('sources').stderr).toMatch(/\d sources?/);
    expect(run('documents', '--skipped').status).toBe(0);
    expect(run('runs', '99')).toMatchObject({ status: 2 });
    expect(run('export', '--layer', 'numbers', '--min-confidence', '0.5')).toMatchObject({ status: 2 });
  });
  it('of free SQL have the columns that were asked for, also those that hold nothing', () => {
    expect(run('sql', 'select null as n, 1 as one').stdout).toMatch(/^ *n +one\n/);
    expect(run('sql', 'select max(line) as most from facts where 0').stdout).toMatch(/^most\n/);
    expect(run('sql', 'select 1 as one where 0').stderr).toContain('no rows');
  });
});
