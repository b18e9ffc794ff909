import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  engines: { node: string };
};
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<
    string,
    {
      resolved?: string;
      integrity?: string;
      license?: string;
      dev?: boolean;
      link?: boolean;
      hasInstallScript?: boolean;
      engines?: { node?: string };
    }
  >;
};

/** Packages that the shipped code imports; types count apart. */
function imported(): { code: Set<string>; types: Set<string> } {
  const found = { code: new Set<string>(), types: new Set<string>() };
  for (const room of ['extractors', 'output', 'pipeline']) {
    for (const entry of readdirSync(join(root, room), { withFileTypes: true, recursive: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.ts')) continue;
      const text = readFileSync(join(entry.parentPath, entry.name), 'utf8').replace(/^ *(?:\/\/|\*|\/\*).*$/gm, '');
      const patterns =
        /^(?:import|export)( type)?[^;]*?from '([^']+)';|\bimport\('([^']+)'\)|\bresolve\('([^']+)'\)|^import '([^']+)';/gm;
      for (const match of text.matchAll(patterns)) {
        const name = match[2] ?? match[3] ?? match[4] ?? match[5] ?? '';
        if (/^(?:\.|node:|whosaid|$)/.test(name)) continue;
        const parts = name.split('/');
        found[match[1] === undefined ? 'code' : 'types'].add(
          name.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] as string),
        );
      }
    }
  }
  return found;
}

describe('the dependencies', () => {
  const { code, types } = imported();
  const declared = Object.keys(manifest.dependencies);

  it('are all used by the code that is shipped', () => {
    const typesOf = new Set([...types].map((name) => `@types/${name}`));
    expect(declared.filter((name) => !code.has(name) && !types.has(name) && !typesOf.has(name))).toEqual([]);
  });

  it('are all declared', () => {
    expect([...code].filter((name) => !declared.includes(name))).toEqual([]);
  });

  it('are each justified in CONTRIBUTING.md, and no other is', () => {
    const contributing = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
    const section = contributing.slice(contributing.indexOf('## Dependencies'));
    const rows = [...section.matchAll(/^\| `([^`]+)`[^|]*\| (\S[^|]+) \|/gm)].map((row) => row[1] as string);
    expect([...rows].sort()).toEqual([...declared].sort());
  });

  it('are pinned to exact versions', () => {
    for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
    }
  });

  it('come from the registry, whole, under licences that may ship', () => {
    const free =
      /^(?:\(?(?:MIT|ISC|BSD(?:-[23]-Clause)?|Apache-2\.0|0BSD|BlueOak-1\.0\.0|Unlicense|CC0-1\.0|Python-2\.0|Zlib|MIT-0)(?: (?:OR|AND) )?)+/;
    for (const [path, entry] of Object.entries(lock.packages)) {
      if (path === '' || entry.link) continue;
      expect(entry.resolved ?? 'https://registry.npmjs.org/', path).toMatch(/^https:\/\/registry\.npmjs\.org\//);
      expect(entry.integrity, path).toMatch(/^sha512-/);
      if (!entry.dev && entry.license !== undefined) expect(entry.license, path).toMatch(free);
    }
  });

  it('run no script when they are installed, but for the one that brings SQLite', () => {
    const scripted = Object.entries(lock.packages).filter(([, { hasInstallScript }]) => hasInstallScript === true);
    expect(scripted.map(([path]) => path)).toEqual(['node_modules/better-sqlite3']);
  });

  it('run on the Node that package.json names', () => {
    expect(manifest.engines.node).toBe('>=20.19');
    const newer = Object.entries(lock.packages).filter(
      ([, { engines }]) => /^(?:\^|>=) ?(?:2[1-9])/.test(engines?.node ?? '') && !/20/.test(engines?.node ?? ''),
    );
    expect(newer.map(([path]) => path)).toEqual([]);
  });
});
