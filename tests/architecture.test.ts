import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const floors = ['extractors', 'output', 'pipeline'];

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

function imports(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'([^']+)'/g)].map((match) => match[1] as string);
}

describe('the house', () => {
  for (const [level, floor] of floors.entries()) {
    it(`${floor}/ imports nothing from the floors above it`, () => {
      const files = sources(join(root, floor));
      expect(files.length).toBeGreaterThan(0);
      const wrong = files.flatMap((file) =>
        imports(file)
          .filter((name) => name.startsWith('.'))
          .map((name) => relative(root, resolve(dirname(file), name)))
          .filter((target) => floors.indexOf(target.split('/')[0] as string) > level)
          .map((target) => `${relative(root, file)} -> ${target}`),
      );
      expect(wrong).toEqual([]);
    });
  }

  it('extractors/ knows no database, no worker and no network', () => {
    const forbidden =
      /^(better-sqlite3|piscina|p-queue|commander|undici|node:(worker_threads|http|https|net|child_process))$/;
    const wrong = sources(join(root, 'extractors')).flatMap((file) =>
      imports(file)
        .filter((name) => forbidden.test(name))
        .map((name) => `${relative(root, file)} -> ${name}`),
    );
    expect(wrong).toEqual([]);
  });
});
