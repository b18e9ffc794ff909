import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const here = import.meta.dirname;
const readme = readFileSync(join(here, 'README.md'), 'utf8');
const { scripts } = JSON.parse(readFileSync(resolve(here, '..', 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

/** Rows of the tables of promises: promise, figure, files. */
const rows = [...readme.slice(readme.indexOf('## What is promised')).matchAll(/^\| (.+) \|$/gm)]
  .map((row) => (row[1] as string).split(' | ').map((cell) => cell.replace(/^\|?\s*|\s*\|?$/g, '')))
  .filter(([promise]) => promise !== 'promise' && promise !== '---');
const filesOf = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] as string);

describe('the README of the tests', () => {
  it('names for every promise the files that show it, and they are there', () => {
    expect(rows.length).toBeGreaterThan(35);
    for (const row of rows) {
      const files = filesOf(row.at(-1) ?? '');
      expect([row[0], files.length > 0]).toEqual([row[0], true]);
      for (const file of files) expect([file, existsSync(join(here, file))]).toEqual([file, true]);
    }
  });

  it('names every nightly test', () => {
    const nightly = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.nightly.ts'),
    );
    expect(nightly.length).toBeGreaterThan(4);
    for (const name of nightly) expect(readme).toContain(`\`${name}\``);
  });

  it('tells only scripts that package.json has', () => {
    for (const [, name] of readme.matchAll(/`npm (?:run )?([a-z:]+)/g))
      expect(scripts).toHaveProperty([name as string]);
  });
});
