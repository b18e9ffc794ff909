import { spawn } from 'node:child_process';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type LockHolder, lockHolder, openStore, RunLock } from '../../../output/store/index.js';
import { holdLock, isDead } from '../../../pipeline/schedule/hold-lock.js';
import { scratchFolder } from '../cli/run-command.js';

const { path: folder, remove } = scratchFolder();
afterAll(remove);
let files = 0;
const fresh = (): string => join(folder, `${++files}.db`);

const holder = (some: Partial<LockHolder> = {}): LockHolder => ({
  host: hostname(),
  pid: process.pid,
  process: null,
  command: 'run',
  takenAt: new Date().toISOString(),
  beatAt: new Date().toISOString(),
  ...some,
});
const quiet = { signal: null, onWait: () => {}, onLost: () => {} };

describe('the lock of a store', () => {
  it('is held by one run at a time, and given back', async () => {
    const store = openStore(fresh());
    const lock = await holdLock(store, 'run', { ...quiet, waitMs: 0 });
    const other = openStore(store.path);
    await expect(holdLock(other, 'ingest', { ...quiet, waitMs: 0 })).rejects.toThrowError(
      expect.objectContaining({ code: 'STORE_LOCKED', message: expect.stringContaining(`process ${process.pid}`) }),
    );
    lock.release();
    expect(lockHolder(store)).toBeNull();
    (await holdLock(other, 'ingest', { ...quiet, waitMs: 0 })).release();
    store.close();
    other.close();
  });

  it('is waited for, and whoever waits is told for whom', async () => {
    const store = openStore(fresh());
    const other = openStore(store.path);
    const lock = await holdLock(store, 'schedule', { ...quiet, waitMs: 0 });
    const told: string[] = [];
    const waiting = holdLock(other, 'run', {
      ...quiet,
      waitMs: 30_000,
      onWait: ({ command }) => {
        told.push(command);
        lock.release();
      },
    });
    (await waiting).release();
    expect(told).toEqual(['schedule']);
    store.close();
    other.close();
  });

  it('of a process that was killed is taken over at once', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => child.on('close', resolve));
    const store = openStore(fresh());
    RunLock.take(store, holder({ pid: child.pid as number }), () => false);
    store.guard = null;
    (await holdLock(store, 'run', { ...quiet, waitMs: 0 })).release();
    store.close();
  });

  it('tells a dead holder by its process, its boot, or its silence', () => {
    const now = Date.now();
    expect(isDead(holder({ process: null }), now)).toBe(false);
    expect(isDead(holder({ process: 'another boot:1' }), now)).toBe(process.platform === 'linux');
    expect(isDead(holder({ host: 'elsewhere', pid: 1 }), now)).toBe(false);
    expect(isDead(holder({ host: 'elsewhere', beatAt: new Date(now - 3_600_000).toISOString() }), now)).toBe(true);
  });

  it('lost to another run lets the first write nothing more', () => {
    const first = openStore(fresh());
    const second = openStore(first.path);
    const lock = RunLock.take(first, holder(), () => false) as RunLock;
    first.describeKey('a', '1', {});
    RunLock.take(second, holder({ command: 'retry' }), () => true);
    expect(() => first.describeKey('b', '1', {})).toThrowError(expect.objectContaining({ code: 'STORE_LOCKED' }));
    expect(first.keyDescription('b')).toBeNull();
    second.describeKey('c', '1', {});
    // giving back what one no longer has leaves it to whom it belongs
    lock.release();
    expect(lockHolder(second)?.command).toBe('retry');
    first.close();
    second.close();
  });
});
