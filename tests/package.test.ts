import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const folder = mkdtempSync(join(tmpdir(), 'whosaid-package-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let tarball = '';

const npm = (args: string[], cwd: string): string =>
  execFileSync('npm', args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CI: '' },
  });

beforeAll(() => {
  const [packed] = JSON.parse(npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root)) as {
    filename: string;
  }[];
  tarball = join(folder, packed?.filename ?? '');
  // a stranger's folder: the packed package with the dependencies that it names. Its native module is not compiled again: ours is taken.
  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}');
  npm(['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', tarball], folder);
  const binding = 'node_modules/better-sqlite3/build/Release/better_sqlite3.node';
  mkdirSync(dirname(join(folder, binding)), { recursive: true });
  cpSync(join(root, binding), join(folder, binding));
}, 300_000);

describe('the packed package', () => {
  it('has exports, types and files that publint and arethetypeswrong accept', () => {
    const publint = spawnSync(
      process.execPath,
      [join(root, 'node_modules/publint/src/cli.js'), 'run', tarball, '--strict'],
      {
        encoding: 'utf8',
      },
    );
    expect(publint.status, publint.stdout + publint.stderr).toBe(0);
    const attw = spawnSync(
      process.execPath,
      [join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js'), tarball, '--profile', 'esm-only', '--no-color'],
      { encoding: 'utf8' },
    );
    expect(attw.status, attw.stdout + attw.stderr).toBe(0);
  });

  it('installs no test, no training text and no source', () => {
    const files = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).split('\n');
    expect(files).toContain('package/dist/pipeline/cli/main.js');
    expect(files).toContain('package/LICENSE');
    expect(files.filter((file) => /^package\/(tests|corpus\/training|node_modules)\//.test(file))).toEqual([]);
    expect(files.filter((file) => /\.ts$/.test(file) && !/\.d\.ts$/.test(file))).toEqual([]);
  });

  it('runs as a command', () => {
    writeFileSync(
      join(folder, 'budget.txt'),
      'The roads budget of Norvania reached $296 billion in 2024, according to the Kestrel Office.\n',
    );
    const whosaid = (...args: string[]): string =>
      execFileSync(join(folder, 'node_modules/.bin/whosaid'), args, {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      });
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(whosaid('--version').trim()).toBe(version);
    whosaid('ingest', 'budget.txt', '--reference-date', '2025-04-02');
    expect(whosaid('facts', '--csv')).toContain('$296 billion');
    whosaid('verify');
  });

  it('runs the example of its README as a module', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const example = /```js\n(import \{ extract \}[\s\S]*?)```/.exec(readme)?.[1];
    expect(example).toBeDefined();
    writeFileSync(join(folder, 'example.js'), example as string);
    const printed = execFileSync(process.execPath, ['example.js'], { cwd: folder, encoding: 'utf8' });
    expect(printed).toContain('12%');
    expect(printed).toContain('4.1 million tonnes');
  });

  it('extracts without loading a native module, a worker or the file system’s database', () => {
    const script = `
      import { extract } from 'whosaid/extract';
      extract('Exports rose 12% in 2023, the ministry of Norvania said.');
      const loaded = process.moduleLoadList.filter((name) => /worker_threads|sqlite/i.test(name));
      console.log(JSON.stringify({ loaded, native: Object.keys(process.report.getReport().sharedObjects).map((i) => process.report.getReport().sharedObjects[i]).filter((path) => path.endsWith('.node')) }));
    `;
    writeFileSync(join(folder, 'pure.js'), script);
    const { loaded, native } = JSON.parse(
      execFileSync(process.execPath, ['pure.js'], { cwd: folder, encoding: 'utf8' }),
    ) as {
      loaded: string[];
      native: string[];
    };
    expect(native).toEqual([]);
    expect(loaded.filter((name) => name.includes('better'))).toEqual([]);
  });

  it('has types that a strict TypeScript program sees', () => {
    writeFileSync(
      join(folder, 'types.ts'),
      `import { extract, type Extraction } from 'whosaid/extract';
       import { openStore } from 'whosaid/store';
       import { ingest } from 'whosaid/ingest';
       import retextWhosaid from 'whosaid/retext';
       const extraction: Extraction = extract('Exports rose 12%.');
       const decimal: string | null | undefined = extraction.numbers[0]?.decimal;
       // @ts-expect-error a number is no path
       openStore(5);
       export const all: unknown[] = [decimal, ingest, retextWhosaid];\n`,
    );
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: { strict: true, module: 'nodenext', noEmit: true, skipLibCheck: true, types: [] },
        files: ['types.ts'],
      }),
    );
    const tsc = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], {
      encoding: 'utf8',
    });
    expect(tsc.stdout + tsc.stderr).toBe('');
  });
});
