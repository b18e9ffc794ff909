import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StoreError } from '../../store/errors.js';
import { queryError } from '../errors.js';
import { SQL_LIMITS, type SqlLimits, type SqlMessage, type SqlOrder, type SqlResult } from './limits.js';
import { refusal } from './statement.js';

/** Milliseconds that the child may take to start on a busy machine; the statement's own time begins then. */
const START = 20_000;

/** Where the built child lies: beside this file, or in dist/ when this file runs from its source. */
function childFile(): string {
  const beside = fileURLToPath(new URL('./sql-child.js', import.meta.url));
  return existsSync(beside)
    ? beside
    : fileURLToPath(new URL('../../../dist/output/query/sql/sql-child.js', import.meta.url));
}

/**
 * Runs one reading statement on the database at `path`, in a process of its own that is killed when it takes too long or too much memory.
 * Throws `StoreError`: STORE_QUERY where the statement is refused, wrong or over a limit.
 */
export function runSql(path: string, sql: string, limits: Partial<SqlLimits> = {}): Promise<SqlResult> {
  const all: SqlLimits = { ...SQL_LIMITS, ...limits };
  const refused = refusal(sql);
  if (refused !== null) return Promise.reject(queryError(refused));
  if (!existsSync(path)) {
    return Promise.reject(new StoreError('STORE_NOT_FOUND', `${path}: no such database; give another path with --db.`));
  }
  return new Promise((done, fail) => {
    const child = fork(childFile(), [String(all.memory)], {
      // nothing of ours is told to it, and what it prints goes nowhere
      env: {},
      execArgv: [`--max-old-space-size=${Math.max(32, Math.floor(all.memory / 1024 / 1024))}`],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      serialization: 'json',
    });
    let timer = setTimeout(() => stop('STORE_FAILED', 'the process for the statement did not start'), START);
    let settled = false;
    let said = '';
    const settle = (act: () => void): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      child.kill('SIGKILL');
      act();
    };
    const stop = (code: 'STORE_QUERY' | 'STORE_FAILED', message: string): void =>
      settle(() => fail(new StoreError(code, message)));
    child.stderr?.on('data', (data: Buffer) => {
      if (said.length < 1000) said += data.toString();
    });
    child.on('error', (error) => stop('STORE_FAILED', `the process for the statement failed: ${error.message}`));
    child.on('exit', () => {
      if (/heap|memory/i.test(said)) {
        stop(
          'STORE_QUERY',
          `the statement took more than ${Math.round(all.memory / 1024 / 1024)} MB of memory; ask for less`,
        );
      } else stop('STORE_FAILED', 'the process for the statement ended before it answered');
    });
    child.on('message', (message: SqlMessage) => {
      if ('ready' in message) {
        clearTimeout(timer);
        const tooLong = `the statement took longer than ${all.milliseconds} ms; ask for less, or use an index (EXPLAIN QUERY PLAN tells)`;
        timer = setTimeout(() => stop('STORE_QUERY', tooLong), all.milliseconds);
        const order: SqlOrder = { path: resolve(path), sql, limits: all };
        child.send(order);
      } else if ('result' in message) settle(() => done(message.result));
      else stop(message.error.code, message.error.message);
    });
  });
}
