// How time grows with text: `node growth.mjs` prints a table of milliseconds at n, 2n, 4n ... and the largest ratio of neighbours, as JSON.
import { generateArticles } from './generate.mjs';

const dist = new URL('../../dist/', import.meta.url);
const { extract } = await import(new URL('extractors/extract.js', dist).href);
const article = generateArticles(4000, 7)[0];
for (let i = 0; i < 40; i++) extract({ text: article, referenceDate: '2025-06-30' });

/** Fastest of some runs: what else the machine does only ever adds. */
function time(text, runs) {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < runs; i++) {
    const started = process.hrtime.bigint();
    extract({ text, referenceDate: '2025-06-30' });
    best = Math.min(best, Number(process.hrtime.bigint() - started) / 1e6);
  }
  return best;
}

const ODD = {
  digits: '7',
  commas: ',',
  spaces: ' ',
  hyphens: '-',
  quotes: '"',
  brackets: '(',
  'a-': 'a-',
  'U.S.': 'U.S. ',
  '$1.1': '$1.1 ',
  'two and': 'two and ',
  months: 'May June ',
  said: 'he said that ',
  capitals: 'Aa Bb ',
  per: '5 per ',
};
const rows = [];
const grow = (name, make, sizes, runs) => {
  const milliseconds = sizes.map((size) => time(make(size), runs));
  const ratios = milliseconds.slice(1).map((value, i) => value / milliseconds[i]);
  rows.push({ name, sizes, milliseconds, worst: Math.max(...ratios) });
};
grow('article', (n) => Array(n).fill(article).join('\n'), [1, 2, 4, 8, 16, 32, 64], 7);
for (const [name, unit] of Object.entries(ODD))
  grow(name, (n) => unit.repeat(Math.ceil(n / unit.length)), [50_000, 100_000, 200_000], 3);
console.log(JSON.stringify({ articleLength: article.length, rows }));
