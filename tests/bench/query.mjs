// How quick queries are on a store of 1,000,000 claims (--claims N for another number): the query table of npm run bench.
//   --db FILE   keep the store there, and use it when it is there
//   --json      what was printed and missed as one JSON object, for bench.mjs
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createExplorer } from '../../dist/output/explorer/app.js';
import { factFacets } from '../../dist/output/query/facets.js';
import { countFacts, factPage } from '../../dist/output/query/facts.js';
import { groupFacts } from '../../dist/output/query/groups.js';
import { quotePage } from '../../dist/output/query/quotes.js';
import { listSources } from '../../dist/output/query/sources.js';
import { timeline } from '../../dist/output/query/timeline.js';
import { openStore } from '../../dist/output/store/index.js';
import { explorerRoutes } from './explorer.mjs';
import { makeStore, measureName, sourceName, subjectName } from './query-store.mjs';

const PAGE = 100;
const MEDIANS = 1500;

/** The first names are everywhere (tens of thousands of facts), those far behind are rare. */
const [common, usual, rare] = [3, 300, 30_000];
const QUERIES = [
  ['all facts, first page', PAGE, (s) => factPage(s, {})],
  ['all facts, a page in the middle', PAGE, (s) => factPage(s, { cursor: middle(s) })],
  ['a rare subject', PAGE, (s) => factPage(s, { entity: subjectName(rare) })],
  ['a usual subject', PAGE, (s) => factPage(s, { entity: subjectName(usual) })],
  ['a common subject', PAGE, (s) => factPage(s, { entity: subjectName(common) })],
  ['a part of a name', PAGE, (s) => factPage(s, { entity: subjectName(usual).slice(1, 6) })],
  ['said by somebody usual', PAGE, (s) => factPage(s, { saidBy: sourceName(usual) })],
  [
    'a common source and unit, by value',
    PAGE,
    (s) => factPage(s, { saidBy: sourceName(common), unit: 'USD', sort: 'value' }),
  ],
  ['a usual measure', PAGE, (s) => factPage(s, { measure: measureName(usual) })],
  ['unit EUR, by value, greatest first', PAGE, (s) => factPage(s, { unit: 'EUR', sort: 'value', descending: true })],
  ['km and miles from 100 km on', PAGE, (s) => factPage(s, { min: '100 km' })],
  ['at least 99 million JPY', PAGE, (s) => factPage(s, { min: '99 million JPY' })],
  ['times in 1990 to 1992', PAGE, (s) => factPage(s, { from: '1990', to: '1992' })],
  [
    'subject, year, unit and source together',
    PAGE,
    (s) =>
      factPage(s, { entity: subjectName(common), from: '2020', to: '2024', unit: '%', saidBy: sourceName(common) }),
  ],
  ['direct quotations, projected', PAGE, (s) => factPage(s, { attributionKind: 'direct', modality: 'projected' })],
  ['by time, latest first', PAGE, (s) => factPage(s, { sort: 'time', descending: true })],
  ['by subject', PAGE, (s) => factPage(s, { sort: 'subject' })],
  ['a document by part of its path', PAGE, (s) => factPage(s, { document: '0012345' })],
  ['two rare words', PAGE, (s) => factPage(s, { words: measureName(usual * 3 + 1).split(' ') })],
  ['a common word, ranked', PAGE, (s) => factPage(s, { words: ['spending'] })],
  ['a common word and a unit, by value', PAGE, (s) => factPage(s, { words: ['spending'], unit: 'USD', sort: 'value' })],
  ['count of all facts', PAGE, (s) => countFacts(s)],
  ['count of a usual subject', PAGE, (s) => countFacts(s, { entity: subjectName(usual) })],
  ['facets of all facts', PAGE, (s) => factFacets(s)],
  ['facets of a usual subject', PAGE, (s) => factFacets(s, { entity: subjectName(usual) })],
  ['sources, most cited first', PAGE, (s) => listSources(s, { limit: 20 })],
  ['quotes of somebody usual', PAGE, (s) => quotePage(s, { saidBy: sourceName(usual) })],
  ['timeline of a usual measure', PAGE, (s) => timeline(s, measureName(usual))],
  ['groups by subject, medians of the first 50', MEDIANS, (s) => groupFacts(s, {}, 'subject')],
  ['groups by year, medians of all facts', MEDIANS, (s) => groupFacts(s, {}, 'year')],
  ['groups of 300,000 facts in USD by source', MEDIANS, (s) => groupFacts(s, { unit: 'USD' }, 'said-by')],
];

function middle(store) {
  const locator = store.statement('SELECT locator FROM documents ORDER BY locator LIMIT 1 OFFSET ?').pluck();
  const count = store.statement('SELECT count(*) FROM documents').pluck().get();
  return Buffer.from(JSON.stringify(['document', 0, 0, locator.get(Math.floor(count / 2)), 0, 0])).toString(
    'base64url',
  );
}

/** Runs each query, and asks for each page and answer of the explorer, several times on the store at `path`. */
export async function measureQueries(path, runs = 7) {
  const store = openStore(path, { readonly: true });
  const claims = store.statement('SELECT count(*) FROM claims').pluck().get();
  const rows = [];
  for (const [name, goal, ask] of QUERIES) rows.push(await measure(runs, name, goal, () => hitsOf(ask(store))));
  const app = createExplorer(store, { version: '0' });
  for (const path of explorerRoutes(store, { subjectName, measureName, sourceName })) {
    const ask = async () => {
      const answer = await app.request(path, { headers: { host: 'localhost' } });
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
      return (await answer.text()).length;
    };
    rows.push(await measure(runs, path, PAGE, ask));
  }
  store.close();
  return { claims, rows };
}

/** Asks several times: milliseconds of the first and of the middle one, and what came. */
async function measure(runs, name, goal, ask) {
  const times = [];
  let hits = 0;
  for (let i = 0; i < runs; i++) {
    const started = process.hrtime.bigint();
    hits = await ask();
    times.push(Number(process.hrtime.bigint() - started) / 1e6);
  }
  const sorted = [...times].sort((a, b) => a - b);
  return { name, goal, hits, first: times[0], median: sorted[runs >> 1] };
}

function hitsOf(answer) {
  if (typeof answer === 'number') return answer;
  const { values, facts, groups, points, quotes, sources } = answer;
  return (facts ?? (values && Object.values(values).flat()) ?? groups ?? points ?? quotes ?? sources ?? []).length;
}

/** Makes the store (unless it is there), prints the table and returns what was short of its goal. */
export async function benchQueries({ claims = 1_000_000, path = null, print = console.log } = {}) {
  const folder = path === null ? mkdtempSync(join(tmpdir(), 'whosaid-query-')) : null;
  const file = path ?? join(folder, 'query.db');
  try {
    if (!existsSync(file)) {
      const started = process.hrtime.bigint();
      makeStore(file, claims);
      print(
        `\nmade a store of ${claims.toLocaleString('en-US')} claims in ${(Number(process.hrtime.bigint() - started) / 1e9).toFixed(0)} s`,
      );
    }
    const result = await measureQueries(file);
    print(`\nqueries on ${result.claims.toLocaleString('en-US')} claims, milliseconds`);
    print(
      'query, or page of the explorer'.padEnd(46),
      'hits'.padStart(9),
      'first'.padStart(8),
      'median'.padStart(8),
      'goal'.padStart(6),
    );
    const missed = [];
    for (const { name, goal, hits, first, median } of result.rows) {
      const bad = median > goal;
      if (bad) missed.push(`query "${name}": ${median.toFixed(0)} ms, goal ${goal}`);
      print(
        name.slice(0, 46).padEnd(46),
        String(hits).padStart(9),
        first.toFixed(1).padStart(8),
        median.toFixed(1).padStart(8),
        String(goal).padStart(6),
        bad ? 'MISSED' : '',
      );
    }
    return missed;
  } finally {
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const value = (flag) => (process.argv.includes(flag) ? process.argv[process.argv.indexOf(flag) + 1] : undefined);
  const lines = [];
  const print = process.argv.includes('--json') ? (...cells) => lines.push(cells.join(' ')) : console.log;
  const missed = await benchQueries({
    claims: Number(value('--claims') ?? 1_000_000),
    path: value('--db') ?? null,
    print,
  });
  if (process.argv.includes('--json')) console.log(JSON.stringify({ missed, lines }));
  else if (missed.length > 0) console.log(`\nshort of their goals:\n  ${missed.join('\n  ')}`);
}
