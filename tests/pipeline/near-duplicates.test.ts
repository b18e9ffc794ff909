import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { factPage } from '../../output/query/facts.js';
import { dumpSha256, openStore } from '../../output/store/index.js';
import { ingest } from '../../pipeline/ingest.js';
import { verify } from '../../pipeline/verify.js';
import { article, scratchFolder } from './cli/run-command.js';

const { path: folder, remove } = scratchFolder();
afterAll(remove);

const story = (n: number): string => Array.from({ length: 5 }, (_, i) => article(n * 10 + i)).join('\n');
const wire = {
  'a-shop.txt': `${story(1)}\nSubscribe to our letter of the week, and to all that the sea has to tell.`,
  'b-agency.txt': `MUNTOK (Harbour Wire)\n${story(1)}\nSubscribe to our letter of the week, and to all that the sea has to tell, every day.`,
  'c-blog.txt': story(1),
  'd-other.txt': story(2),
};

function files(name: string, contents: Readonly<Record<string, string>>): string[] {
  mkdirSync(join(folder, name), { recursive: true });
  return Object.entries(contents).map(([file, content]) => {
    const path = join(folder, name, file);
    writeFileSync(path, content);
    return path;
  });
}

function look(db: string): { copies: Record<string, string>; facts: number; all: number; dump: string } {
  const store = openStore(join(folder, db), { readonly: true });
  const rows = store.database
    .prepare('SELECT d.locator, o.locator FROM documents AS d JOIN documents AS o ON o.id = d.duplicate_of')
    .raw()
    .all() as [string, string][];
  const short = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
  const answer = {
    copies: Object.fromEntries(rows.map(([copy, of]) => [short(copy), short(of)])),
    facts: factPage(store, { limit: 1000 }).facts.length,
    all: factPage(store, { limit: 1000, duplicates: true }).facts.length,
    dump: dumpSha256(store),
  };
  store.close();
  return answer;
}

describe('the same wire story on three sites', () => {
  it('is kept three times, linked to the longest, and counted once; the same in any order, at once or one by one', async () => {
    const paths = files('wire', wire);
    const summary = await ingest(paths, { db: join(folder, 'once.db'), jobs: 1 });
    expect(summary).toMatchObject({ documents: { new: 4 }, duplicates: 2 });
    const once = look('once.db');
    expect(once.copies).toEqual({ 'a-shop.txt': 'b-agency.txt', 'c-blog.txt': 'b-agency.txt' });
    expect(once.all).toBeGreaterThan(once.facts);
    for (const path of [...paths].reverse()) await ingest([path], { db: join(folder, 'single.db'), jobs: 1 });
    expect(look('single.db')).toEqual(once);
    const store = openStore(join(folder, 'once.db'), { readonly: true });
    const problems: unknown[] = [];
    for await (const problem of verify(store)) problems.push(problem);
    store.close();
    expect(problems).toEqual([]);
  });

  it('whose longest telling changes has another that stands for it, and is whole again when it is changed back', async () => {
    const db = join(folder, 'change.db');
    const paths = files('change', wire);
    await ingest(paths, { db, jobs: 1 });
    const before = look('change.db');
    files('change', { ...wire, 'b-agency.txt': story(7) });
    await ingest(paths, { db, jobs: 1 });
    expect(look('change.db').copies).toEqual({ 'c-blog.txt': 'a-shop.txt' });
    files('change', wire);
    await ingest(paths, { db, jobs: 1 });
    expect(look('change.db')).toEqual(before);
  });

  it('has equal copies of near copies, too: each counts once', async () => {
    const paths = files('both', { ...wire, 'e-equal.txt': wire['c-blog.txt'], '0-equal.txt': wire['b-agency.txt'] });
    await ingest([...paths].reverse(), { db: join(folder, 'both.db'), jobs: 1 });
    const both = look('both.db');
    expect(both.copies).toEqual({
      'a-shop.txt': '0-equal.txt',
      'b-agency.txt': '0-equal.txt',
      'c-blog.txt': '0-equal.txt',
      'e-equal.txt': 'c-blog.txt',
    });
    expect(both.facts).toBe(look('once.db').facts);
    rmSync(join(folder, 'both'), { recursive: true });
  });
});
