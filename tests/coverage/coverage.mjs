// Which lines and branches of pipeline/, output/ and extractors/ the tests run, with those that run in commands, workers and child processes:
// `npm run coverage`. Words behind it are handed to vitest (tests/output/query); then nothing is held against the floors.
//   --report    only the report, of what the last run has left in coverage/v8
// Ends with 1 when a test fails, or when a share is below its floor.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { mergeScriptCovs } from '@bcoe/v8-coverage';
import { convert } from 'ast-v8-to-istanbul';
import coverageLibrary from 'istanbul-lib-coverage';
import reportLibrary from 'istanbul-lib-report';
import reports from 'istanbul-reports';
import { parseAstAsync } from 'vite';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
const out = join(root, 'coverage');
const raw = join(out, 'v8');
const dist = join(root, 'dist');
const distUrl = `${pathToFileURL(dist).href}/`;
/** What is counted; corpus/ holds articles and the training of models, which people run by hand. */
const ROOMS = ['extractors', 'output', 'pipeline'];
/** Per cent that are wanted of each room. */
const GOAL = { lines: 95, branches: 90 };
/** Per cent below which a run fails: what has been reached. Raised when it is passed clearly, never lowered. */
const FLOORS = {
  all: { lines: 97, branches: 90 },
  extractors: { lines: 97, branches: 91 },
  output: { lines: 97, branches: 90 },
  pipeline: { lines: 96, branches: 90 },
};
/** Files of counts that are held in memory at once. */
const BATCH = 50;

function runTests(filters) {
  rmSync(raw, { recursive: true, force: true });
  mkdirSync(raw, { recursive: true });
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const run = spawnSync(process.execPath, [vitest, 'run', '--config', 'tests/coverage/vitest.config.ts', ...filters], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_V8_COVERAGE: raw },
  });
  return run.status === 0;
}

/** The counts of every built file, from all processes. */
function countsByFile() {
  const merged = new Map();
  let waiting = new Map();
  const settle = () => {
    for (const [url, counts] of waiting) {
      const known = merged.get(url);
      merged.set(url, mergeScriptCovs(known === undefined ? counts : [known, ...counts]));
    }
    waiting = new Map();
  };
  readdirSync(raw).forEach((name, i) => {
    let scripts;
    try {
      scripts = JSON.parse(readFileSync(join(raw, name), 'utf8')).result;
    } catch {
      return; // of a process that was killed while it wrote, as some tests do
    }
    for (const script of scripts) {
      if (!script.url.startsWith(distUrl)) continue;
      const counts = waiting.get(script.url);
      if (counts === undefined) waiting.set(script.url, [script]);
      else counts.push(script);
    }
    if (i % BATCH === BATCH - 1) settle();
  });
  settle();
  return merged;
}

function* builtFiles(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* builtFiles(path);
    else if (entry.name.endsWith('.js') && !path.includes(`${sep}static${sep}`)) yield path;
  }
}

async function coverageOfSources() {
  const counts = countsByFile();
  const map = coverageLibrary.createCoverageMap({});
  for (const room of ROOMS) {
    for (const file of builtFiles(join(dist, room))) {
      // of a source that has gone
      if (!existsSync(join(root, `${relative(dist, file).slice(0, -3)}.ts`))) continue;
      const url = pathToFileURL(file).href;
      const code = readFileSync(file, 'utf8');
      // a file that nobody loaded has run nothing
      const never = [
        { ranges: [{ startOffset: 0, endOffset: code.length, count: 0 }], functionName: '', isBlockCoverage: true },
      ];
      const coverage = counts.get(url) ?? { scriptId: '0', url, functions: never };
      const sourceMap = JSON.parse(readFileSync(`${file}.map`, 'utf8'));
      map.merge(await convert({ ast: parseAstAsync(code), code, wrapperLength: 0, coverage, sourceMap }));
    }
  }
  return map;
}

/** Shares by folder of two names (`output/query`), by room, and in all. */
function sums(map) {
  const sums = new Map();
  for (const file of map.files()) {
    const [room, folder, ...rest] = relative(root, file).split(sep);
    const names = [rest.length === 0 ? `${room}/` : `${room}/${folder}`, room, 'all'];
    const summary = map.fileCoverageFor(file).toSummary();
    for (const name of names) {
      const sum = sums.get(name) ?? coverageLibrary.createCoverageSummary();
      sum.merge(summary);
      sums.set(name, sum);
    }
  }
  return sums;
}

const words = process.argv.slice(2);
const reportOnly = words.includes('--report');
const filters = words.filter((word) => word !== '--report');
const passed = reportOnly || runTests(filters);

const map = await coverageOfSources();
const context = reportLibrary.createContext({ dir: out, coverageMap: map, defaultSummarizer: 'nested' });
for (const [kind, options] of [
  ['html', { subdir: 'html' }],
  ['lcovonly', {}],
  ['json', {}],
])
  reports.create(kind, options).execute(context);

const table = sums(map);
const percent = (share) => `${share.pct.toFixed(2)}%`.padStart(9);
console.log(`\n${'folder'.padEnd(28)}${'lines'.padStart(9)}${'branches'.padStart(10)}${'functions'.padStart(11)}`);
for (const [name, { lines, branches, functions }] of [...table].sort(([a], [b]) => (a < b ? -1 : 1))) {
  console.log(`${name.padEnd(28)}${percent(lines)} ${percent(branches)}  ${percent(functions)}`);
}
const missed = [];
const short = [];
for (const [name, floors] of Object.entries(FLOORS)) {
  for (const [kind, floor] of Object.entries(floors)) {
    const share = table.get(name)?.[kind].pct ?? 0;
    if (share < floor) missed.push(`${name}: ${share.toFixed(2)}% of ${kind}, expected at least ${floor}%`);
    else if (share < GOAL[kind]) short.push(`${name}: ${share.toFixed(2)}% of ${kind}, wanted ${GOAL[kind]}%`);
  }
}
writeFileSync(join(out, 'summary.json'), `${JSON.stringify(Object.fromEntries(table), null, 1)}\n`);
console.log('\ncoverage/html has every line.');
if (filters.length === 0 && short.length > 0) console.log(`short of the goal:\n  ${short.join('\n  ')}`);
if (filters.length === 0 && missed.length > 0) {
  console.error(`below the floors:\n  ${missed.join('\n  ')}`);
  process.exitCode = 1;
}
if (!passed) process.exitCode = 1;
