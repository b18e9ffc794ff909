import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discover } from '../../../pipeline/inputs/discover.js';
import { Taken } from '../../../pipeline/inputs/taken.js';
import { scratchFolder } from '../cli/run-command.js';

const { path: root, remove } = scratchFolder();
afterAll(remove);

const FILES = [
  ...['a.txt', 'b.md', 'plain', '.hidden.txt', 'n/c.txt', 'n/d.html', 'n/m/e.txt', 'n/m/.f.txt', 'n/m/g.dat'],
  // a folder may be called like a file
  ...['n/page.html/h.txt', 'empty.txt/i.md', 'o/j.jsonl'],
];
const LINKS = [
  ['n/to-a.txt', 'a.txt'],
  ['n/to-o', 'o'],
  ['o/to-n', 'n'],
  ['o/to-j.jsonl', 'o/j.jsonl'],
] as const;
const NAMES = [
  ...[
    '.',
    'n',
    'n/m',
    'n/page.html',
    'empty.txt',
    'o',
    'n/to-o',
    'o/to-n',
    'a.txt',
    'b.md',
    'plain',
    '.hidden.txt',
    'n/c.txt',
  ],
  ...[
    'n/d.html',
    'n/m/.f.txt',
    'n/m/g.dat',
    'n/to-a.txt',
    'o/to-j.jsonl',
    'n/*.txt',
    '*/*',
    'n/m/*',
    'o/to-n/c.txt',
    '*.txt',
  ],
];

beforeAll(() => {
  for (const file of FILES) {
    mkdirSync(join(root, file, '..'), { recursive: true });
    writeFileSync(join(root, file), 'text');
  }
  for (const [link, to] of LINKS) symlinkSync(join(root, to), join(root, link));
});

/** Paths of what names lead to, in order, of files and failures. */
function found(names: readonly string[], taken = new Taken(), followLinks = false): string[] {
  const paths = names.map((name) => join(root, name));
  return [...discover(paths, null, taken, followLinks)].map((one) => (one.kind === 'stdin' ? '-' : one.path));
}

describe('what several names lead to', () => {
  const names = fc.array(fc.constantFrom(...NAMES), { maxLength: 6 });

  it('is what each leads to by itself, each path once', () => {
    fc.assert(
      fc.property(names, names, (first, second) => {
        const taken = new Taken();
        const together = [...found(first, taken), ...found(second, taken)];
        // a file that only a pattern leads to is passed over where its ending is not known
        const alone = new Set([...first, ...second].flatMap((name) => found([name])));
        const patterned = new Set([...first, ...second].filter((name) => name.includes('*')));
        expect(new Set(together).size).toBe(together.length);
        if (patterned.size === 0) expect(new Set(together)).toEqual(alone);
        else for (const path of together) expect(alone).toContain(path);
      }),
      { numRuns: 500 },
    );
  });

  it('is found once, whether links in folders are followed or not', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...NAMES), fc.boolean()), { maxLength: 6 }), (all) => {
        const taken = new Taken();
        const together = all.flatMap(([name, followLinks]) => found([name], taken, followLinks));
        expect(new Set(together).size).toBe(together.length);
      }),
      { numRuns: 500 },
    );
  });

  it('in a folder is also the link that was passed over there, and what is hidden, once it is named', () => {
    const taken = new Taken();
    expect(found(['n'], taken)).not.toContain(join(root, 'n/to-a.txt'));
    const named = ['n/to-a.txt', 'n/m/.f.txt', 'n/c.txt'];
    expect(found(named, taken)).toEqual(named.slice(0, 2).map((name) => join(root, name)));
    expect(found(named, taken)).toEqual([]);
  });
});
