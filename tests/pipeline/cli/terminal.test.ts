import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printableData, printableJson } from '../../../pipeline/cli/text-width.js';
import { COMMAND, jsonLines, scratchFolder, whosaid } from './run-command.js';

const { path: folder, remove } = scratchFolder();
afterAll(remove);

const ESC = '\x1b';
/** A link that is not where it says, colours, a cleared screen, a bell, an overwritten line, and text that runs backwards. */
const HOSTILE = `${ESC}]8;;http://evil.example/${ESC}\\click${ESC}]8;;${ESC}\\ ${ESC}[8mhidden${ESC}[0m \x9b2J \x07 over \r \u202egnp.exe\u202c \u200b\u2066`;
/** What of it a terminal would obey, or nobody would see. */
const OBEYED = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069]/;

let facts: string[] = [];
let document = '';

beforeAll(() => {
  mkdirSync(join(folder, 'articles'));
  const text = `Norvania's roads budget ${HOSTILE} rose to 41,000 crowns in 2024 from 44,000 crowns, the Kestrel ${ESC}[31m Office said.`;
  writeFileSync(
    join(folder, 'articles', 'a.html'),
    `<html><head><title>Roads ${HOSTILE}</title><meta name="author" content="Ada ${HOSTILE}"></head><body><article><p>${text}</p><p>“We ${HOSTILE} paid 40 crowns,” said Ada ${ESC}[31mQuill.</p></article></body></html>`,
  );
  writeFileSync(join(folder, 'articles', `b${ESC}[31m\u202etxt.txt`), text);
  writeFileSync(join(folder, 'articles', `c${ESC}]0;x\x07.txt`), '');
  const ingested = whosaid(folder, ['ingest', 'articles', '--reference-date', '2025-04-02']);
  expect(ingested.status).toBe(3);
  expect(ingested.stdout + ingested.stderr).not.toMatch(OBEYED);
  const rows = jsonLines(whosaid(folder, ['facts', '--jsonl']).stdout);
  // one of each document, whichever comes first
  facts = [...new Map(rows.map(({ document, fact_id }) => [document, String(fact_id)])).values()];
  expect(facts.length).toBeGreaterThan(1);
  document = String(rows[0]?.document);
});

const tables = (): string[][] => [
  ['facts'],
  ['facts', '--sort', `${ESC}[31m`],
  [`no${ESC}[31m`],
  ['timeline', 'budget'],
  ['quotes'],
  ['entities'],
  ['documents'],
  ['failures'],
  ['runs'],
  ...facts.map((fact) => ['show', fact]),
  ['audit'],
  ['verify'],
  ['stats'],
  ['diff', document],
  ['reanchor', document],
  ['sql', 'SELECT title, locator FROM documents'],
  ['explain', HOSTILE.replaceAll('\0', '')],
  ['ingest', `none${ESC}[31m.txt`],
  ['ingest', 'articles', '--dry-run'],
];

describe('text of articles and names of files', () => {
  it('is not obeyed by a terminal, whatever command shows it', () => {
    for (const args of tables()) {
      const { status, stdout, stderr } = whosaid(folder, args);
      expect([0, 1, 2, 3, 5], `${args[0]}: ${stderr}`).toContain(status);
      expect(stdout + stderr).not.toBe('');
      expect(stdout + stderr, args.join(' ')).not.toMatch(OBEYED);
    }
  });

  it('is data as it is where a file or a program reads it', () => {
    expect(whosaid(folder, ['facts', '--csv']).stdout).toContain(`${ESC}[31m`);
    const [{ title } = {}] = jsonLines(whosaid(folder, ['facts', '--document', 'a.html', '--jsonl']).stdout);
    expect(title).toContain(`${ESC}]8;;http://evil.example/${ESC}\\click`);
  });

  const hasScript = process.platform === 'linux' && spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0;
  it.skipIf(!hasScript)('is made safe on a terminal as rows and as JSON, which is still JSON', () => {
    const shown = (args: readonly string[]): string => {
      const words = [process.execPath, COMMAND, ...args].map((word) => `'${word}'`).join(' ');
      return spawnSync('script', ['-qec', words, '/dev/null'], {
        cwd: folder,
        input: '',
        encoding: 'utf8',
        env: { ...process.env, NO_COLOR: '1' },
      }).stdout.replaceAll('\r\n', '\n');
    };
    for (const args of [
      ['facts', '--csv'],
      ['export', '--format', 'markdown'],
      ['facts', '--jsonl'],
      ['documents', '--csv'],
      ['audit', '--csv'],
    ]) {
      const text = shown(args).replaceAll('\r', '');
      expect(text, args.join(' ')).toContain('articles');
      expect(text, args.join(' ')).not.toMatch(OBEYED);
    }
    expect(shown(['facts', '--csv'])).toContain('\\x1b]8;;http://evil.example/');
    const rows = jsonLines(whosaid(folder, ['facts', '--jsonl']).stdout);
    const seen = shown(['facts', '--jsonl'])
      .split('\n')
      .filter((line) => line.startsWith('{'));
    expect(seen.map((line) => JSON.parse(line))).toEqual(rows);
  });

  it('keeps its lines and its letters', () => {
    expect(printableData('a,"b\n\tc"\r\nd\re\x1b🎂\r\n')).toBe('a,"b\n\tc"\r\nd\\x0de\\x1b🎂\r\n');
    const json = JSON.stringify({ text: '🎂 \u202e\x9b\u{e0041} é' });
    expect(printableJson(json)).not.toMatch(OBEYED);
    expect(JSON.parse(printableJson(json))).toEqual(JSON.parse(json));
  });
});
