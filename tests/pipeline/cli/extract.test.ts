import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { article, COMMAND, jsonLines, scratchFolder, whosaid } from './run-command.js';

const { path: folder, remove } = scratchFolder();
afterAll(remove);
const LAYERS = ['numbers', 'dates', 'entities', 'attributions', 'claims'];

describe('whosaid extract --jsonl', () => {
  it('prints one line for each input line, in order, with the five layers', () => {
    const input = Array.from({ length: 50 }, (_, i) =>
      JSON.stringify({ id: `a${i}`, text: article(i), reference_date: '2025-04-02' }),
    ).join('\n');
    const { status, stdout } = whosaid(folder, ['extract', '--jsonl'], { input });
    const lines = jsonLines(stdout);
    expect(status).toBe(0);
    expect(lines.map((line) => line.id)).toEqual(Array.from({ length: 50 }, (_, i) => `a${i}`));
    for (const [i, line] of lines.entries()) {
      expect(line.text).toBe(article(i));
      expect(line.reference_date).toBe('2025-04-02');
      for (const layer of LAYERS) {
        expect(Array.isArray(line[layer])).toBe(true);
        for (const mark of line[layer] as { start?: number; end?: number; text?: string }[]) {
          if (mark.start !== undefined) expect(mark.text).toBe(article(i).slice(mark.start, mark.end));
        }
      }
    }
  });

  it('answers a line that cannot be processed with what is wrong with it, and ends with 3', () => {
    const input = Buffer.concat([
      Buffer.from(`${JSON.stringify({ id: 'good', text: 'Fine.' })}\n`),
      Buffer.from('{"id": "broken", "text": \n'),
      Buffer.from('\n'),
      Buffer.from('[1, 2]\n'),
      Buffer.from('{"id": 12, "text": null}\n'),
      Buffer.from([0x7b, 0x22, 0x74, 0x65, 0x78, 0x74, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d, 0x0a]),
      Buffer.from(`${JSON.stringify({ text: 'No id.' })}\r\n`),
      Buffer.from(JSON.stringify({ id: 'long', text: 'x'.repeat(10_000_001) })),
    ]);
    const { status, stdout } = whosaid(folder, ['extract', '--jsonl'], { input });
    const lines = jsonLines(stdout);
    expect(status).toBe(3);
    expect(lines.map((line) => [line.id, line.line, (line.error as { code: string } | undefined)?.code])).toEqual([
      ['good', undefined, undefined],
      [null, 2, 'JSONL_INVALID'],
      [null, 3, 'JSONL_INVALID'],
      [null, 4, 'JSONL_INVALID'],
      [12, 5, 'JSONL_NO_TEXT'],
      [null, 6, 'INVALID_ENCODING'],
      ['7', undefined, undefined],
      ['long', 8, 'TEXT_TOO_LONG'],
    ]);
    for (const line of lines) {
      if (line.error !== undefined) expect(line.error).toMatchObject({ stage: 'read', message: expect.any(String) });
    }
  });

  it('takes any other reference date than a day for null, and says so', () => {
    const input = ['2025-02-30', 'today', 20250402, null]
      .map((date) => JSON.stringify({ text: 'x', reference_date: date }))
      .join('\n');
    const { status, stdout } = whosaid(folder, ['extract', '--jsonl'], { input });
    expect(status).toBe(0);
    const lines = jsonLines(stdout);
    expect(lines.map((line) => line.reference_date)).toEqual([null, null, null, null]);
    expect(lines.map((line) => (line.diagnostics as unknown[] | undefined)?.length ?? 0)).toEqual([1, 1, 1, 0]);
  });

  it('gives back text that JSON can hold and UTF-8 cannot', () => {
    const text = '\u0000 \ud800 a 🚀 \udc00 \u2028';
    const { stdout } = whosaid(folder, ['extract', '--jsonl'], { input: JSON.stringify({ text }) });
    expect(jsonLines(stdout)[0]?.text).toBe(text);
  });

  it('answers the first line before the second is written: it streams', async () => {
    const child = spawn(process.execPath, [COMMAND, 'extract', '--jsonl']);
    const first = new Promise<string>((resolve) => child.stdout.once('data', (data) => resolve(String(data))));
    child.stdin.write(`${JSON.stringify({ id: 'one', text: 'One.' })}\n`);
    expect(JSON.parse(await first)).toMatchObject({ id: 'one' });
    const rest = new Promise<string>((resolve) => child.stdout.once('data', (data) => resolve(String(data))));
    child.stdin.end(`${JSON.stringify({ id: 'two', text: 'Two.' })}\n`);
    expect(JSON.parse(await rest)).toMatchObject({ id: 'two' });
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
  });

  it('ends quietly with 0 when its reader goes away', async () => {
    const child = spawn(process.execPath, [COMMAND, 'extract', '--jsonl']);
    let stderr = '';
    child.stderr.on('data', (data) => (stderr += data));
    child.stdin.on('error', () => {});
    child.stdout.once('data', () => child.stdout.destroy());
    const line = `${JSON.stringify({ text: article(1).repeat(20) })}\n`;
    child.stdin.end(line.repeat(500));
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
    expect(stderr).toBe('');
  });

  it('loads no database and no worker', () => {
    const { stderr, status } = whosaid(folder, ['extract', '--jsonl'], {
      input: JSON.stringify({ text: 'x' }),
      env: { NODE_DEBUG: 'module,esm' },
    });
    expect(status).toBe(0);
    expect(stderr).not.toMatch(/better-sqlite3|better_sqlite3|piscina/);
  });
});

describe('whosaid extract path…', () => {
  mkdirSync(join(folder, 'news'));
  writeFileSync(join(folder, 'news', 'a.txt'), article(1));
  writeFileSync(
    join(folder, 'news', 'b.html'),
    '<html><head><title>B</title></head><body><article><p>They paid 29<b>6</b> dollars for it, and it was not enough at all.</p></article></body></html>',
  );
  writeFileSync(join(folder, 'news', 'c.jsonl'), `${JSON.stringify({ id: 'c1', text: article(2) })}\n`);
  writeFileSync(join(folder, 'news', 'picture.png'), 'no article');

  it('gives each file its path as id, and a JSONL file its own ids', () => {
    const { status, stdout } = whosaid(folder, ['extract', 'news']);
    expect(status).toBe(0);
    const lines = jsonLines(stdout);
    expect(lines.map((line) => line.id)).toEqual(['news/a.txt', 'news/b.html', 'c1']);
    expect(lines[0]?.text).toBe(article(1));
    expect(lines[1]).toMatchObject({ text: expect.stringContaining('They paid 296 dollars'), title: 'B' });
  });

  it('reads standard input as text', () => {
    const { stdout } = whosaid(folder, ['extract', '-'], { input: article(3) });
    expect(jsonLines(stdout)[0]).toMatchObject({ id: '-', text: article(3) });
  });

  it('answers a path that cannot be read with an error line, reads the others, and ends with 3', () => {
    const { status, stdout, stderr } = whosaid(folder, ['extract', 'none.txt', 'news/picture.png', 'news/a.txt']);
    expect(status).toBe(3);
    const lines = jsonLines(stdout);
    expect(lines.map((line) => (line.error as { code: string } | undefined)?.code)).toEqual([
      'INPUT_NOT_FOUND',
      'INPUT_UNSUPPORTED',
      undefined,
    ]);
    expect(stderr).toContain('none.txt');
  });

  it('without paths or --jsonl prints its help to standard error and ends with 2', () => {
    const { status, stdout, stderr } = whosaid(folder, ['extract']);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('Usage: whosaid extract');
  });
});
