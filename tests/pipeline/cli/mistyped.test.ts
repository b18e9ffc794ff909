import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { article, scratchFolder, whosaid } from './run-command.js';

// a busy machine starts processes slowly
vi.setConfig({ testTimeout: 300_000 });
const { path: folder, remove } = scratchFolder();
afterAll(remove);

beforeAll(() => {
  writeFileSync(join(folder, 'port.txt'), article(1));
  writeFileSync(join(folder, 'cut.pdf'), '%PDF-1.7 and no more');
  writeFileSync(
    join(folder, 'de.txt'),
    'Der Hafen verschiffte im Februar so viel Zinn wie nie zuvor, sagte die Behörde am Montag.',
  );
  expect(whosaid(folder, ['ingest', 'port.txt', 'cut.pdf', 'de.txt', '-q']).status).toBe(3);
});

describe('what is mistyped is answered with one line: what is wrong, what is allowed, what may be meant', () => {
  it.each<[words: string, status: number, told: RegExp]>([
    ['help ingst', 2, /USAGE: unknown command 'ingst'; did you mean "ingest"\?/],
    ['ingest port.txt --reference-date run-dya', 2, /USAGE: --reference-date: expected .*did you mean "run-day"\?/],
    ['ingest port.txt --charset windows-1225', 2, /USAGE: --charset: .*did you mean "windows-1252"\?/],
    ['ingest port.txt --column txt=body', 2, /USAGE: --column: .*did you mean "text"\?/],
    ['ingest port.txt --column text=', 2, /USAGE: --column: expected field=name/],
    ['ingest port.txt --aliases none.json', 2, /--aliases: none.json cannot be read: there is no such file or folder/],
    ['ingest port.txt --metrics-file none/x.prom', 1, /METRICS_UNWRITABLE: none\/x.prom: .*its folder does not exist/],
    ['ingest ~/articles', 3, /INPUT_NOT_FOUND: .*there is no folder "~" here; .*write the whole path/],
    ['ingest htps://post.example/a', 3, /htps:.*FETCH_SCHEME: only http and https .*did you mean "https"\?/],
    ['failures --code PDF_BROKE', 2, /USAGE: --code: .*did you mean "PDF_BROKEN"\?/],
    ['failures --since 2025-02-30', 2, /USAGE: --since: expected YYYY-MM-DD/],
    ['failures --run 77', 2, /USAGE: no run in .* has the id 77/],
    ['reanchor port.txt --with none.txt', 3, /INPUT_NOT_FOUND: .*none.txt: there is no such file/],
    ['backup none/x.db', 1, /STORE_READONLY: none\/x.db: its folder does not exist/],
  ])('%s', (words, status, told) => {
    const ended = whosaid(folder, words.split(' '));
    expect(ended.status, ended.stderr).toBe(status);
    expect(ended.stderr).toMatch(told);
    expect(ended.stderr).not.toMatch(/\n\s+at |ENOENT|INTERNAL/);
  });

  it('the one version of a document is compared with nothing', () => {
    const ended = whosaid(folder, ['diff', 'port.txt', '--from', '1']);
    expect([ended.status, ended.stdout]).toEqual([0, '']);
    expect(ended.stderr).toContain('has one version only');
    expect(whosaid(folder, ['diff', 'port.txt', '--from', '2']).status).toBe(2);
  });
});

describe('an address with a password', () => {
  it.each(['https://ada:geheim@post.example/feed.xml', 'htps://ada:geheim@post.example/a'])(
    'is refused, and what is told and kept of %s has no password in it',
    (address) => {
      const db = ['--db', 'passwords.db'];
      const ended = whosaid(folder, ['ingest', address, '--fetch', ...db]);
      expect(ended.status).toBe(3);
      const kept = whosaid(folder, ['failures', '--json', ...db]).stdout;
      expect(kept).toContain('ada:***@post.example');
      expect(kept + ended.stderr + whosaid(folder, ['runs', '--json', ...db]).stdout).not.toContain('geheim');
    },
  );
});

describe('a dry run', () => {
  it('tells what the run would do: what is no English is passed over, what could not be read and is the same fails', () => {
    const planned = whosaid(folder, ['ingest', '.', '--dry-run']);
    expect(planned.status).toBe(3);
    expect(planned.stdout).toMatch(/^failed +PDF_BROKEN: .*cut\.pdf: /);
    expect(planned.stderr).toContain('dry run: 2 unchanged, 1 failed; nothing was written');
    expect(JSON.parse(whosaid(folder, ['ingest', '.', '--json']).stdout)).toMatchObject({
      documents: { new: 0, replaced: 0, unchanged: 2, failed: 1 },
    });
  });
});

describe('a run that is logged as JSON lines', () => {
  it('says in the log how it ended', () => {
    const { stderr } = whosaid(folder, ['ingest', 'port.txt', '--log-format', 'json']);
    expect(JSON.parse(stderr)).toMatchObject({
      level: 'info',
      msg: expect.stringMatching(/^run \d+ done$/),
      summary: { status: 'done' },
    });
  });
});
