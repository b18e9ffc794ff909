import { writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../../output/store/index.js';
import { packSample, RUN, sampleText } from '../../output/store/sample-documents.js';
import { scratchFolder, startWhosaid, whosaid } from './run-command.js';

const { path: folder, remove } = scratchFolder();
afterAll(remove);
const article = join(folder, 'roads.txt');

beforeAll(() => {
  writeFileSync(article, sampleText());
  writeFileSync(join(folder, 'bridges.txt'), sampleText('12', 'Heron Board'));
  const store = openStore(join(folder, 'whosaid.db'));
  const run = store.beginRun(RUN);
  store.writeBatch(run, [
    packSample(article, { document: { title: 'Roads' } }),
    packSample(join(folder, 'bridges.txt'), { amount: '12', who: 'Heron Board' }),
  ]);
  store.finishRun(run, 'done', RUN.startedAt, {}, true);
  store.close();
});

/** Starts the server and waits for the address that it prints. */
async function start(
  ...args: string[]
): Promise<{ url: string; stop: (signal: NodeJS.Signals) => Promise<number | null> }> {
  const { child, ended } = startWhosaid(folder, ['serve', '--port', '0', ...args]);
  const url = await new Promise<string>((resolve, reject) => {
    let out = '';
    child.stdout?.on('data', (data) => {
      out += data;
      if (out.includes('\n')) resolve(out.trim());
    });
    void ended.then(({ stderr }) => reject(new Error(stderr)));
  });
  return {
    url,
    stop: async (signal) => {
      child.kill(signal);
      return (await ended).status;
    },
  };
}

describe('whosaid serve', () => {
  it('prints its address, answers there, and stops cleanly', async () => {
    const { url, stop } = await start();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const page = await (await fetch(url)).text();
    expect(page).toContain('$57 billion');
    const json = (await (await fetch(`${url}api/facts?q=heron`)).json()) as { facts: { number: string }[] };
    expect(json.facts.map((fact) => fact.number)).toEqual(['$12 billion']);
    expect(await stop('SIGINT')).toBe(130);
  });

  it('stops with 143 when it is told to end, even while a browser keeps its connection', async () => {
    const { url, stop } = await start();
    await (await fetch(url, { headers: { connection: 'keep-alive' } })).text();
    expect(await stop('SIGTERM')).toBe(143);
  });

  it('says what to do when the port is taken, the address is none of ours, or there is no database', async () => {
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    const { port } = other.address() as AddressInfo;
    const taken = startWhosaid(folder, ['serve', '--port', String(port)]);
    expect(await taken.ended).toMatchObject({ status: 2, stderr: expect.stringContaining('--port') });
    other.close();
    const elsewhere = await startWhosaid(folder, ['serve', '--port', '0', '--host', '203.0.113.1']).ended;
    expect(elsewhere).toMatchObject({ status: 2, stderr: expect.stringContaining('no address of this machine') });
    expect(whosaid(folder, ['serve', '--db', 'none.db'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('STORE_NOT_FOUND'),
    });
    expect(whosaid(folder, ['serve', '--port', '70000']).status).toBe(2);
  });
});

describe('whosaid report', () => {
  it('writes one HTML file that needs nothing else', () => {
    const { status, stdout } = whosaid(folder, ['report', 'roads.txt']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^<!doctype html>/);
    expect(stdout).toContain('Norvania');
    expect(stdout).toContain('Kestrel Office');
    // no address but the places within it, no script, no picture
    expect(stdout.match(/(?:src|href|action)="[^"#][^"]*"/g)).toBeNull();
    expect(stdout).not.toMatch(/<script|<img|@import|url\(/);
    // every figure leads to its row, and every row back to its figure
    const ids = new Set([...stdout.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]));
    const targets = [...stdout.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]);
    expect(targets.length).toBeGreaterThan(4);
    for (const target of targets) expect(ids).toContain(target);
  });

  it('takes the path, a part of it, or the title, and writes to a file', () => {
    const whole = whosaid(folder, ['report', article]).stdout;
    expect(whosaid(folder, ['report', 'roads']).stdout).toBe(whole);
    const named = whosaid(folder, ['report', 'Roads', '--out', 'report.html']);
    expect(named).toMatchObject({ status: 0, stdout: '', stderr: expect.stringContaining('report.html') });
  });

  it('says which documents it might mean, and that there is none', () => {
    expect(whosaid(folder, ['report', 'txt'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('DOCUMENT_AMBIGUOUS'),
    });
    expect(whosaid(folder, ['report', 'nothing'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('DOCUMENT_NOT_FOUND'),
    });
  });
});
