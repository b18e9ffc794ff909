import { chmodSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { article, jsonLines, scratchFolder, whosaid } from './run-command.js';

const { path: folder, remove } = scratchFolder();
afterAll(remove);

function query(db: string, sql: string): unknown[] {
  const database = new Database(join(folder, db), { readonly: true });
  const rows = database.prepare(sql).raw().all().flat();
  database.close();
  return rows;
}

function ingest(db: string, ...args: string[]): ReturnType<typeof whosaid> & { summary: Record<string, unknown> } {
  const run = whosaid(folder, ['ingest', '--json', '--jobs', '2', '--db', db, ...args]);
  return { ...run, summary: run.stdout === '' ? {} : (JSON.parse(run.stdout) as Record<string, unknown>) };
}

const counts = (some: Record<string, number>): Record<string, number> => ({
  new: 0,
  unchanged: 0,
  replaced: 0,
  skipped: 0,
  failed: 0,
  ...some,
});

beforeAll(() => {
  mkdirSync(join(folder, 'news', 'deep'), { recursive: true });
  writeFileSync(join(folder, 'news', 'a.txt'), article(1));
  writeFileSync(join(folder, 'news', 'b.md'), `# Title\n\n${article(2)}`);
  writeFileSync(
    join(folder, 'news', 'deep', 'c.html'),
    `<html><body><article><p>${article(3)}</p></article></body></html>`,
  );
  writeFileSync(
    join(folder, 'news', 'd.jsonl'),
    [4, 5]
      .map(
        (n) => `${JSON.stringify({ id: `d${n}`, text: article(n), reference_date: '2025-04-02', title: `T${n}` })}\n`,
      )
      .join(''),
  );
  writeFileSync(join(folder, 'news', 'notes.xyz'), 'not looked at');
  writeFileSync(join(folder, 'news', '.hidden.txt'), 'not looked at');
  symlinkSync(join(folder, 'news'), join(folder, 'news', 'deep', 'circle'));
});

describe('whosaid ingest', () => {
  it('takes files, folders and patterns, each file once, and knows them by their absolute paths', () => {
    const { status, summary } = ingest('kinds.db', 'news', 'news/a.txt', 'news/**/*.{txt,md}');
    expect(status).toBe(0);
    expect(summary).toMatchObject({ ok: true, status: 'done', documents: counts({ new: 5 }) });
    const at = (name: string): string => join(folder, 'news', name);
    expect(query('kinds.db', 'SELECT locator FROM documents ORDER BY locator')).toEqual(
      [at('a.txt'), at('b.md'), `${at('d.jsonl')}#d4`, `${at('d.jsonl')}#d5`, at('deep/c.html')].sort(),
    );
    expect(query('kinds.db', 'SELECT title, reference_date FROM documents WHERE line = 2')).toEqual([
      'T5',
      '2025-04-02',
    ]);
  });

  it('passes over what has not changed, replaces what has, and reads all again with --force', () => {
    const file = join(folder, 'changing.txt');
    writeFileSync(file, article(10));
    expect(ingest('again.db', 'changing.txt', 'news').summary.documents).toEqual(counts({ new: 6 }));
    const before = query(
      'again.db',
      'SELECT public_id FROM sentences JOIN numbers ON numbers.sentence_id = sentences.id',
    );
    expect(ingest('again.db', 'changing.txt', 'news').summary.documents).toEqual(counts({ unchanged: 6 }));
    writeFileSync(file, article(11));
    expect(ingest('again.db', 'changing.txt', 'news').summary.documents).toEqual(counts({ unchanged: 5, replaced: 1 }));
    expect(query('again.db', 'SELECT count(*) FROM document_versions')).toEqual([1]);
    writeFileSync(file, article(10));
    ingest('again.db', 'changing.txt');
    expect(ingest('again.db', '--force', 'changing.txt', 'news').summary.documents).toEqual(counts({ replaced: 6 }));
    const after = query(
      'again.db',
      'SELECT public_id FROM sentences JOIN numbers ON numbers.sentence_id = sentences.id',
    );
    expect(after.sort()).toEqual(before.sort());
  });

  it('reads again when the reference date is another one', () => {
    ingest('date.db', 'news/a.txt');
    expect(ingest('date.db', 'news/a.txt', '--reference-date', '2025-04-02').summary.documents).toEqual(
      counts({ replaced: 1 }),
    );
    expect(query('date.db', 'SELECT reference_date FROM documents')).toEqual(['2025-04-02']);
  });

  it('keeps one of two documents with the same text, and the other takes over in the run in which the first changes', () => {
    writeFileSync(join(folder, 'same-1.txt'), article(20));
    writeFileSync(join(folder, 'same-2.txt'), article(20));
    expect(ingest('same.db', 'same-2.txt', 'same-1.txt').summary).toMatchObject({
      documents: counts({ new: 2 }),
      duplicates: 1,
    });
    const owner = (): unknown[] =>
      query(
        'same.db',
        `SELECT replace(locator, '${folder}/', '') FROM documents WHERE duplicate_of IS NULL ORDER BY 1`,
      );
    expect(owner()).toEqual(['same-1.txt']);
    writeFileSync(join(folder, 'same-1.txt'), article(21));
    ingest('same.db', 'same-1.txt');
    expect(owner()).toEqual(['same-1.txt', 'same-2.txt']);
    expect(query('same.db', `SELECT count(DISTINCT document_id) FROM sentences`)).toEqual([2]);
    expect(whosaid(folder, ['verify', '--db', 'same.db']).status).toBe(0);
  });

  it('keeps the bytes of standard input, so that they can be proved later', () => {
    const text = `${article(30)}\r\nEuro: €5.\r\n`;
    const run = (): ReturnType<typeof whosaid> =>
      whosaid(folder, ['ingest', '-', '--json', '--db', 'stdin.db'], { input: text });
    expect(JSON.parse(run().stdout)).toMatchObject({ documents: counts({ new: 1 }) });
    expect(JSON.parse(run().stdout)).toMatchObject({ documents: counts({ unchanged: 1 }) });
    expect(whosaid(folder, ['verify', '--db', 'stdin.db']).status).toBe(0);
    const lines = [31, 32].map((n) => JSON.stringify({ id: n, text: `${article(n)} \u20ac` })).join('\n');
    const jsonl = whosaid(folder, ['ingest', '-', '--format', 'jsonl', '--json', '--db', 'stdin.db'], { input: lines });
    expect(JSON.parse(jsonl.stdout)).toMatchObject({ documents: counts({ new: 2 }) });
    const verified = whosaid(folder, ['verify', '--db', 'stdin.db', '--json']);
    expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true, summary: { documents: 3, intact: 3 } });
  });

  it('finds the lines of a JSONL file again after lines were put before them', () => {
    const file = join(folder, 'moving.jsonl');
    const line = (n: number): string => `${JSON.stringify({ id: `m${n}`, text: article(n) })}\n`;
    writeFileSync(file, line(1) + line(2));
    ingest('moving.db', 'moving.jsonl');
    writeFileSync(file, line(3) + line(1) + line(2));
    expect(ingest('moving.db', 'moving.jsonl').summary.documents).toEqual(counts({ new: 1, replaced: 2 }));
    expect(whosaid(folder, ['verify', '--db', 'moving.db']).status).toBe(0);
    expect(query('moving.db', 'SELECT count(*) FROM document_versions')).toEqual([0]);
  });

  it('goes through the escapes of JSON to the bytes of the file', () => {
    const text = 'Caf\u00e9 "Norvania" paid \u20ac5 million,\n\tor 🚀 7% more, in 2024.';
    const escaped = JSON.stringify(text).replace(
      /[\u0080-\uffff]/g,
      (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    writeFileSync(
      join(folder, 'escapes.jsonl'),
      `{"te\\u0078t": ${escaped}, "id": "e1"}\n{"text": "shadowed", "id": "e2", "text": ${JSON.stringify(text)}}\n`,
    );
    expect(ingest('escapes.db', 'escapes.jsonl').summary).toMatchObject({
      documents: counts({ new: 2 }),
      duplicates: 1,
    });
    expect(whosaid(folder, ['verify', '--db', 'escapes.db']).status).toBe(0);
    const bytes = readFileSync(join(folder, 'escapes.jsonl'));
    const [start, end, words] = query('escapes.db', 'SELECT byte_start, byte_end, text FROM sentences LIMIT 1') as [
      number,
      number,
      string,
    ];
    expect(JSON.parse(`"${bytes.subarray(start, end).toString()}"`)).toBe(words);
  });
});

describe('bad input', () => {
  const failing: readonly (readonly [name: string, code: string, stage: string, make: (path: string) => void])[] = [
    ['missing.txt', 'INPUT_NOT_FOUND', 'read', () => {}],
    ['empty.txt', 'EMPTY_DOCUMENT', 'read', (path) => writeFileSync(path, '')],
    ['blank.txt', 'EMPTY_DOCUMENT', 'read', (path) => writeFileSync(path, ' \n\t\n')],
    [
      'binary.txt',
      'BINARY_CONTENT',
      'read',
      (path) => writeFileSync(path, Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7) % 256))),
    ],
    [
      'latin.txt',
      'INVALID_ENCODING',
      'read',
      (path) => writeFileSync(path, Buffer.from('Caf\xe9 costs 5 euros.', 'latin1')),
    ],
    ['picture.png', 'INPUT_UNSUPPORTED', 'read', (path) => writeFileSync(path, 'x')],
    ['circle.txt', 'INPUT_UNREADABLE', 'read', (path) => symlinkSync(path, path)],
  ];

  it('of each kind is told with file, stage and reason, is kept in failures, and stops nothing', () => {
    mkdirSync(join(folder, 'bad'));
    for (const [name, , , make] of failing) make(join(folder, 'bad', name));
    const paths = failing.map(([name]) => `bad/${name}`);
    const { status, summary, stderr } = ingest('bad.db', ...paths, 'news/a.txt');
    expect(status).toBe(3);
    expect(summary.documents).toEqual(counts({ new: 1, failed: failing.length }));
    const failures = jsonLines(whosaid(folder, ['failures', '--jsonl', '--db', 'bad.db']).stdout);
    const found = Object.fromEntries(failures.map((f) => [f.input, [f.code, f.stage]]));
    expect(found).toEqual(
      Object.fromEntries(failing.map(([name, code, stage]) => [join(folder, 'bad', name), [code, stage]])),
    );
    for (const [name, code] of failing) {
      const line = stderr.split('\n').find((told) => told.includes(name) && told.includes(code));
      expect(line, `${name} on standard error`).toBeDefined();
    }
    expect(whosaid(folder, ['verify', '--db', 'bad.db']).status).toBe(0);
  });

  it('is forgotten when it turns out well', () => {
    writeFileSync(join(folder, 'bad', 'empty.txt'), article(40));
    writeFileSync(join(folder, 'bad', 'missing.txt'), article(41));
    ingest('bad.db', 'bad/empty.txt', 'bad/missing.txt');
    const left = jsonLines(whosaid(folder, ['failures', '--jsonl', '--db', 'bad.db']).stdout).map((f) => f.input);
    expect(left).not.toContain(join(folder, 'bad', 'empty.txt'));
    expect(left).not.toContain(join(folder, 'bad', 'missing.txt'));
    expect(left).toHaveLength(failing.length - 2);
  });

  it('in line 7 of a JSONL file costs that line only; the next run, mended, forgets it', () => {
    const file = join(folder, 'line7.jsonl');
    const line = (n: number): string => JSON.stringify({ id: `l${n}`, text: article(n) });
    const lines = Array.from({ length: 10 }, (_, i) => line(i + 1));
    const broken = [...lines];
    broken[6] = '{"id": "l7", "text": "never closed';
    broken[8] = lines[7]!;
    writeFileSync(file, `${broken.join('\n')}\n`);
    const { status, summary } = ingest('line7.db', 'line7.jsonl');
    expect(status).toBe(3);
    expect(summary.documents).toEqual(counts({ new: 8, failed: 2 }));
    const failures = jsonLines(whosaid(folder, ['failures', '--jsonl', '--db', 'line7.db']).stdout);
    expect(failures.map((f) => [f.locator, f.code])).toEqual([
      [`${file}#line=7`, 'JSONL_INVALID'],
      [`${file}#line=9`, 'JSONL_DUPLICATE_ID'],
    ]);
    expect(failures[0]?.message).toContain('line 7');
    writeFileSync(file, `${lines.join('\n')}\n`);
    expect(ingest('line7.db', 'line7.jsonl').status).toBe(0);
    expect(whosaid(folder, ['failures', '--jsonl', '--db', 'line7.db']).stdout).toBe('');
  });

  it('of 20 MB on one line is refused by its text, not by running out of memory', () => {
    writeFileSync(
      join(folder, 'long.jsonl'),
      `${JSON.stringify({ id: 'x', text: 'word '.repeat(4_000_000) })}\n${JSON.stringify({ id: 'y', text: article(1) })}\n`,
    );
    writeFileSync(join(folder, 'long.txt'), 'word '.repeat(4_000_000));
    const { status, summary } = ingest('long.db', 'long.jsonl', 'long.txt');
    expect(status).toBe(3);
    expect(summary.documents).toEqual(counts({ new: 1, failed: 2 }));
    expect(query('long.db', 'SELECT DISTINCT code FROM failures')).toEqual(['TEXT_TOO_LONG']);
  });

  it('over the limit of bytes is not even read', () => {
    const { status } = ingest('bytes.db', '--max-file-bytes', '100', 'news');
    expect(status).toBe(3);
    expect(query('bytes.db', 'SELECT DISTINCT code FROM failures')).toEqual(['FILE_TOO_LARGE']);
    expect(statSync(join(folder, 'news', 'a.txt')).size).toBeGreaterThan(100);
  });

  it('that takes longer than the deadline costs itself: its worker is killed, the others go on', () => {
    writeFileSync(join(folder, 'slow.txt'), article(1).repeat(30_000));
    const { status, summary } = ingest('slow.db', '--deadline', '1500', 'slow.txt', 'news/b.md', 'news/deep/c.html');
    expect(status).toBe(3);
    expect(summary.documents).toEqual(counts({ new: 2, failed: 1 }));
    expect(query('slow.db', 'SELECT code FROM failures')).toEqual(['TIMEOUT']);
  });

  it.skipIf(process.getuid?.() === 0)('in a folder without rights is told', () => {
    mkdirSync(join(folder, 'locked'));
    chmodSync(join(folder, 'locked'), 0o000);
    const { status } = ingest('locked.db', 'locked', 'news/a.txt');
    chmodSync(join(folder, 'locked'), 0o700);
    expect(status).toBe(3);
    expect(query('locked.db', 'SELECT code FROM failures')).toEqual(['INPUT_UNREADABLE']);
  });

  it('over the share of --max-error-ratio ends with 6', () => {
    expect(ingest('ratio.db', '--max-error-ratio', '0.5', 'none-1.txt', 'none-2.txt', 'news/a.txt').status).toBe(6);
    expect(ingest('ratio.db', '--max-error-ratio', '0.7', 'none-1.txt', 'none-2.txt', 'news/a.txt').status).toBe(3);
  });
});

describe('a store that cannot be used', () => {
  it('ends the command with a message that says what to do', () => {
    writeFileSync(join(folder, 'no.db'), 'this is no database at all, but a text of some length '.repeat(10));
    const run = ingest('no.db', 'news');
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/STORE_CORRUPT.*--db/);
    expect(ingest(join('none', 'x.db'), 'news').stderr).toContain('STORE_READONLY');
  });

  it('that a newer whosaid wrote is refused with 2', () => {
    ingest('newer.db', 'news/a.txt');
    const database = new Database(join(folder, 'newer.db'));
    const own = database.pragma('user_version', { simple: true }) as number;
    database.pragma(`user_version = ${own + 1}`);
    database.close();
    for (const command of ['ingest', 'facts', 'verify', 'stats']) {
      const args = command === 'ingest' ? ['news/a.txt'] : [];
      expect(whosaid(folder, [command, ...args, '--db', 'newer.db']).status).toBe(2);
    }
  });
});
