// How time grows with text: `node growth.mjs` prints a table of milliseconds at n, 2n, 4n ... and the largest ratio of neighbours, as JSON.
import { generateArticles } from './generate.mjs';

const dist = new URL('../../dist/', import.meta.url);
const load = (path) => import(new URL(`extractors/${path}`, dist).href);
const { extract } = await load('extract.js');
const { tokenize } = await load('text/tokenize.js');
const { extractNumbers } = await load('numbers/extract-numbers.js');
const { extractDates } = await load('dates/extract-dates.js');
const article = generateArticles(4000, 7)[0];
for (let i = 0; i < 40; i++) extract({ text: article, referenceDate: '2025-06-30' });

const whole = (text) => extract({ text, referenceDate: '2025-06-30' });
/** Extractors alone, tokens given: in the whole their growth would hide behind that of others. */
const ALONE = {
  numbers: (tokens) => extractNumbers(tokens, { dates: [] }),
  dates: (tokens) => extractDates(tokens, { referenceDate: '2025-06-30' }),
};

/** Fastest of some rounds for each text: what else the machine does only ever adds, and it adds to all of them alike when they take turns. */
function time(read, texts, rounds) {
  const best = texts.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round++) {
    texts.forEach((text, i) => {
      // what earlier rounds left is not this one's to clear away
      globalThis.gc?.();
      const started = process.hrtime.bigint();
      read(text);
      best[i] = Math.min(best[i], Number(process.hrtime.bigint() - started) / 1e6);
    });
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
  lists: '5, ',
  groups: '1 000 ',
  fractions: 'one half of ',
  rates: '5 km a day ',
  clocks: '9:30 on ',
  strokes: '3/',
  nested: 'last week of ',
  ago: 'a year ago ',
  'the day': 'the 3rd of the day after ',
  'June 5': 'Monday, June 5, ',
};
const rows = [];
const grow = (name, make, sizes, runs, read = whole) => {
  const milliseconds = time(read, sizes.map(make), runs);
  const ratios = milliseconds.slice(1).map((value, i) => value / milliseconds[i]);
  rows.push({ name, sizes, milliseconds, worst: Math.max(...ratios) });
};
grow('article', (n) => Array(n).fill(article).join('\n'), [1, 2, 4, 8, 16, 32, 64], 7);
for (const [name, unit] of Object.entries(ODD))
  grow(name, (n) => unit.repeat(Math.ceil(n / unit.length)), [50_000, 100_000, 200_000], 6);
for (const [extractor, read] of Object.entries(ALONE))
  for (const [name, unit] of Object.entries(ODD))
    grow(
      `${extractor}, ${name}`,
      (n) => tokenize(unit.repeat(Math.ceil(n / unit.length))),
      [50_000, 100_000, 200_000],
      12,
      read,
    );
console.log(JSON.stringify({ articleLength: article.length, rows }));
