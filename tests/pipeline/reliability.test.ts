import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { dump, openStore } from '../../output/store/index.js';
import { article, COMMAND, jsonLines, scratchFolder, startWhosaid, whosaid } from './cli/run-command.js';

// a busy machine starts processes slowly
vi.setConfig({ testTimeout: 300_000 });
const { path: folder, remove } = scratchFolder();
afterAll(remove);
const at = (name: string): string => join(folder, name);

/** Runs the command under a limit of the shell. */
function limited(
  limit: string,
  args: readonly string[],
): { status: number | null; signal: string | null; stderr: string } {
  const words = [process.execPath, COMMAND, ...args].map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
  const run = spawnSync('bash', ['-c', `${limit}; exec ${words}`], { cwd: folder });
  return { status: run.status, signal: run.signal, stderr: run.stderr.toString() };
}

beforeAll(() => {
  mkdirSync(at('news'));
  for (let n = 0; n < 40; n++) {
    writeFileSync(at(`news/${n}.txt`), Array.from({ length: 6 }, (_, k) => article(n * 7 + k)).join('\n'));
  }
});

describe.skipIf(process.platform !== 'linux')('what the system denies', () => {
  it('space: a file that may not grow ends the run with a reason; the store opens after, and the same command goes on', () => {
    // blocks of 1024 bytes; the schema alone takes some 400 of them
    const run = limited('ulimit -f 900', ['ingest', 'news', '--jobs', '1', '--db', 'full.db', '-q']);
    expect(run).toMatchObject({ status: 1, signal: null });
    expect(run.stderr).toMatch(/whosaid: STORE_(FULL|FAILED): .*full\.db/);
    const store = openStore(at('full.db'), { readonly: true });
    expect(store.database.pragma('integrity_check', { simple: true })).toBe('ok');
    store.close();
    expect(whosaid(folder, ['ingest', 'news', '--jobs', '1', '--db', 'full.db', '-q']).status).toBe(0);
    expect(whosaid(folder, ['verify', '--db', 'full.db']).status).toBe(0);
  });

  it('a folder that cannot be written: a clean message', () => {
    const run = whosaid(folder, ['ingest', 'news', '--db', '/proc/whosaid.db']);
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/STORE_READONLY: \/proc\/whosaid\.db/);
  });

  it('file descriptors: however few, a run ends with a reason or goes on, and the same command goes on after', () => {
    const statuses = [22, 64, 104].map((most) => {
      const run = limited(`ulimit -n ${most}`, ['ingest', 'news', '--jobs', '1', '--db', 'fds.db', '-q']);
      expect([most, run.signal]).toEqual([most, null]);
      if (run.status !== 0) {
        expect(run.stderr).toMatch(/^whosaid: (?:TOO_MANY_OPEN_FILES|STORE_[A-Z]+): .+\n$/);
        expect(run.status).toBe(1);
      }
      return run.status;
    });
    // with so few the command does not even come up
    expect(statuses[0]).toBe(1);
    expect(whosaid(folder, ['ingest', 'news', '--jobs', '1', '--db', 'fds.db', '-q']).status).toBe(0);
    expect(whosaid(folder, ['verify', '--db', 'fds.db']).status).toBe(0);
  });
});

/** Whether a process may have file systems of its own here; containers often forbid it. */
const mounts =
  process.platform === 'linux' && spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', '/tmp']).status === 0;

describe.skipIf(!mounts)('a disk that is full, or that may only be read', () => {
  /** Runs lines of a shell with a disk of its own, of `size`, at `disk/`; gives what each `whosaid` ended with and said. */
  function onDisk(size: string, lines: readonly string[]): { status: number; stderr: string }[] {
    const script = [
      'mkdir -p disk && mount -t tmpfs -o size="$0" none disk || exit 77',
      `whosaid() { '${process.execPath}' '${COMMAND}' "$@" >/dev/null 2>said; echo "$?" >>ended; cat said >>ended; echo "=" >>ended; }`,
      'rm -f ended',
      ...lines,
      'cat ended',
    ].join('\n');
    const run = spawnSync('unshare', ['-rm', 'bash', '-c', script, size], { cwd: folder });
    expect(run.stderr.toString()).toBe('');
    return run.stdout
      .toString()
      .split(/^=\n/m)
      .slice(0, -1)
      .map((part) => ({ status: Number.parseInt(part, 10), stderr: part.slice(part.indexOf('\n') + 1) }));
  }

  it.each(['300k', '1500k'])('of %s: the reason, 1, and when there is room again the same command goes on', (size) => {
    const [full, again, verified] = onDisk(size, [
      'whosaid ingest news --jobs 1 --db disk/full.db -q',
      'mount -o remount,size=100m disk',
      'whosaid ingest news --jobs 1 --db disk/full.db -q',
      'whosaid verify --db disk/full.db',
    ]);
    expect(full?.status).toBe(1);
    expect(full?.stderr).toMatch(/^whosaid: STORE_FULL: disk\/full\.db: no space is left; .+\n$/);
    expect([again, verified?.status]).toEqual([{ status: 0, stderr: '' }, 0]);
  });

  it('read-only: a store is read from a copy, whoever writes is told what to do, and a copy elsewhere is whole', () => {
    const [made, asked, sql, verified, torn, written, fresh, copied] = onDisk('100m', [
      'whosaid ingest news --jobs 1 --db disk/kept.db -q',
      // what was written last stands in a log, as after a crash
      'cp disk/kept.db disk/torn.db && printf 1234 >disk/torn.db-wal',
      'mount -o remount,ro disk',
      'mkdir -p temporary && export TMPDIR="$PWD/temporary"',
      'whosaid facts --db disk/kept.db --fail-if-empty',
      'whosaid sql "SELECT count(*) FROM documents" --db disk/kept.db',
      'whosaid verify --db disk/kept.db',
      'whosaid facts --db disk/torn.db',
      'whosaid ingest news --db disk/kept.db',
      'whosaid ingest news --db disk/other.db',
      'cp disk/kept.db copy.db',
      'whosaid verify --db copy.db',
    ]);
    expect([made?.status, copied?.status]).toEqual([0, 0]);
    for (const read of [asked, sql, verified]) expect(read?.status, read?.stderr).toBe(0);
    expect(asked?.stderr).toContain('whosaid: nothing may be written beside disk/kept.db: a copy of it is read');
    expect(readdirSync(at('temporary'))).toEqual([]);
    for (const refused of [torn, written, fresh]) {
      expect(refused?.status).toBe(1);
      expect(refused?.stderr).toMatch(/^whosaid: STORE_READONLY: disk\/\w+\.db: .+\n$/);
    }
    expect(torn?.stderr).toContain('copy one that lies where nothing may be written');
  });
});

describe('another writer', () => {
  it('that holds the database longer than the timeout ends the run with STORE_BUSY, and nothing is half written', () => {
    openStore(at('busy.db')).close();
    const other = new Database(at('busy.db'));
    other.exec('BEGIN IMMEDIATE');
    const began = performance.now();
    const run = whosaid(folder, ['ingest', 'news', '--jobs', '1', '--db', 'busy.db', '-q']);
    // it did wait: five seconds
    expect(performance.now() - began).toBeGreaterThan(5000);
    other.exec('ROLLBACK');
    expect(run).toMatchObject({ status: 1, stderr: expect.stringMatching(/STORE_BUSY: .*another process is writing/) });
    expect(other.prepare('SELECT count(*) FROM documents').pluck().get()).toBe(0);
    other.close();
    expect(whosaid(folder, ['ingest', 'news', '--jobs', '1', '--db', 'busy.db', '-q']).status).toBe(0);
  });

  it('that lets go in time is waited for', async () => {
    openStore(at('waits.db')).close();
    const other = new Database(at('waits.db'));
    other.exec('BEGIN IMMEDIATE');
    const { ended } = startWhosaid(folder, ['ingest', 'news', '--jobs', '1', '--db', 'waits.db', '-q']);
    await Promise.race([ended, new Promise((go) => setTimeout(go, 2000))]);
    other.exec('ROLLBACK');
    other.close();
    expect(await ended).toMatchObject({ status: 0, stderr: '' });
  });

  it('that is a run is waited for, and two runs at once end with the same store as one', async () => {
    const start = (): Promise<number | null> =>
      new Promise((done) => {
        const args = [COMMAND, 'ingest', 'news', '--jobs', '1', '--db', 'two.db', '-q', '--wait', '300'];
        spawn(process.execPath, args, { cwd: folder, stdio: 'ignore' }).on('close', done);
      });
    expect(await Promise.all([start(), start()])).toEqual([0, 0]);
    const lines = (db: string): string[] => {
      const store = openStore(at(db), { readonly: true });
      const all = [...dump(store)];
      store.close();
      return all;
    };
    expect(lines('two.db')).toEqual(lines('busy.db'));
    const refused = whosaid(folder, ['ingest', 'none.txt', '--db', 'two.db', '--wait', 'soon']);
    expect(refused.status).toBe(2);
  });
});

describe('a document that takes too long', () => {
  it('is given up; the others are read, and no other run tries it again but with other limits', () => {
    mkdirSync(at('deadly'));
    for (let n = 0; n < 3; n++) writeFileSync(at(`deadly/${n}.txt`), article(n));
    writeFileSync(at('deadly/x.txt'), article(5).repeat(30_000));
    const args = ['ingest', 'deadly', '--jobs', '1', '--db', 'deadly.db', '--deadline', '1500'];
    expect(whosaid(folder, args).status).toBe(3);
    const failures = jsonLines(whosaid(folder, ['failures', '--jsonl', '--db', 'deadly.db']).stdout);
    expect(failures).toMatchObject([{ code: 'TIMEOUT', attempts: 1 }]);
    const again = whosaid(folder, [...args, '--json']);
    expect(JSON.parse(again.stdout)).toMatchObject({ documents: { unchanged: 3, failed: 1 } });
    // it was not tried: its failure stands as long as bytes, options and limits are the same
    expect(jsonLines(whosaid(folder, ['failures', '--jsonl', '--db', 'deadly.db']).stdout)[0]?.attempts).toBe(1);
    whosaid(folder, [...args.slice(0, -1), '1600']);
    expect(jsonLines(whosaid(folder, ['failures', '--jsonl', '--db', 'deadly.db']).stdout)[0]?.attempts).toBe(2);
  });
});
