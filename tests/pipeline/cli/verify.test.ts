import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { article, jsonLines, scratchFolder, whosaid } from './run-command.js';

const { path: folder, remove } = scratchFolder();
afterAll(remove);

const HTML = `<!doctype html>\r\n<html lang="en"><head><meta charset="windows-1252"><title>Budget</title></head>
<body><nav><a href="/">Home</a></nav><article><h1>Budget</h1>
<p>The Ministry of Roads of Norvania said it had spent &#36;29<b>6</b> billion &mdash; or &euro;270&nbsp;billion &amp; more \u2014 in 2024,
<!-- 17 --> up 12&#37; from 2023, after a long debate about its bridges.</p>\r\n<p>Caf\u00e9s paid 5 million.</p></article></body></html>`;

beforeEach(() => {
  rmSync(join(folder, 'news'), { recursive: true, force: true });
  rmSync(join(folder, 'whosaid.db'), { force: true });
  mkdirSync(join(folder, 'news'));
  writeFileSync(join(folder, 'news', 'a.txt'), `\ufeff${article(1).replaceAll('\n', '\r\n')} Café 🚀 €7 billion.`);
  writeFileSync(
    join(folder, 'news', 'b.md'),
    `# Budget\n\n${article(2)}\nThey paid **\\$29**6 billion [or 270](http://example.org/17) in 2024.\n`,
  );
  const latin = Buffer.from(HTML.replace('\u2014', '\x97'), 'latin1');
  writeFileSync(join(folder, 'news', 'c.html'), latin);
  writeFileSync(
    join(folder, 'news', 'd.jsonl'),
    `${JSON.stringify({ id: 'd', text: article(4) }).replaceAll('€', '\\u20ac')}\n`,
  );
  expect(whosaid(folder, ['ingest', 'news', '-q']).stderr).toBe('');
});

const verify = (): { status: number | null; problems: Record<string, unknown>[] } => {
  const { status, stdout } = whosaid(folder, ['verify', '--jsonl']);
  return { status, problems: jsonLines(stdout) };
};
const tamper = (sql: string): void => {
  const database = new Database(join(folder, 'whosaid.db'));
  database.pragma('foreign_keys = OFF');
  database.exec(sql);
  database.close();
};

describe('whosaid verify', () => {
  it('finds text, Markdown, HTML of another charset and JSON lines as they were stored', () => {
    const { status, problems } = verify();
    expect(problems).toEqual([]);
    expect(status).toBe(0);
    const { summary } = JSON.parse(whosaid(folder, ['verify', '--json']).stdout) as { summary: Record<string, number> };
    expect(summary).toMatchObject({ documents: 4, intact: 4, changed: 0, gone: 0, problems: 0 });
    expect(summary.byteRanges).toBeGreaterThan(25);
  });

  it('leads through references, tags inside a number and a legacy charset to the very bytes', () => {
    const database = new Database(join(folder, 'whosaid.db'), { readonly: true });
    const row = database
      .prepare(
        `SELECT n.text, n.byte_start, n.byte_end, n.byte_precision FROM numbers AS n JOIN documents AS d ON d.id = n.document_id
         WHERE d.format = 'html' AND n.text LIKE '%296%'`,
      )
      .get() as { text: string; byte_start: number; byte_end: number; byte_precision: string };
    database.close();
    expect(row.text).toBe('$296 billion');
    const bytes = readFileSync(join(folder, 'news', 'c.html'));
    expect(bytes.subarray(row.byte_start, row.byte_end).toString('latin1')).toBe('&#36;29<b>6</b> billion');
    expect(row.byte_precision).toBe('exact');
  });

  it('says which documents have changed and which are gone, and ends with 5', () => {
    writeFileSync(join(folder, 'news', 'a.txt'), article(9));
    rmSync(join(folder, 'news', 'b.md'));
    const { status, problems } = verify();
    expect(status).toBe(5);
    expect(problems.map((problem) => [problem.document, problem.kind])).toEqual([
      [join(folder, 'news', 'a.txt'), 'changed'],
      [join(folder, 'news', 'b.md'), 'gone'],
    ]);
    whosaid(folder, ['ingest', 'news/a.txt', '-q']);
    expect(verify().problems.map((problem) => problem.kind)).toEqual(['gone']);
  });

  it.each([
    [
      'a text that does not stand at its offsets',
      'UPDATE sentences SET span_start = span_start + 1 WHERE id = 2',
      'span',
      'sentences',
    ],
    ['words that were changed', `UPDATE numbers SET text = 'nine' WHERE id = 1`, 'span', 'numbers'],
    ['bytes that were moved', 'UPDATE numbers SET byte_start = byte_start + 1 WHERE id = 1', 'bytes', 'numbers'],
  ] as const)('finds %s', (_, sql, kind, where) => {
    tamper(sql);
    const { status, problems } = verify();
    expect(status).toBe(5);
    expect(problems.map((problem) => [problem.kind, problem.where])).toEqual([[kind, where]]);
  });

  it('finds a row that points to nothing', () => {
    tamper('DELETE FROM sentences WHERE id = (SELECT sentence_id FROM numbers LIMIT 1)');
    const { status, problems } = verify();
    expect(status).toBe(5);
    expect(problems.some((problem) => problem.kind === 'store')).toBe(true);
  });

  it('finds a document whose text was changed', () => {
    tamper(`UPDATE documents SET text = replace(text, 'bridges', 'ridges') WHERE format = 'text'`);
    expect(verify().problems.map((problem) => problem.kind)).toEqual(['text']);
  });
});
