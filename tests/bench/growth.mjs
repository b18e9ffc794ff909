// How time grows with text: `node --single-threaded growth.mjs` prints milliseconds of the processor at n, 2n, 4n ... and the largest
// ratio of neighbours, as JSON. `growth.mjs NAME` measures only the rows whose names hold NAME.
import { generateArticles } from './generate.mjs';

const dist = new URL('../../dist/', import.meta.url);
const load = (path) => import(new URL(`extractors/${path}`, dist).href);
const { read } = await import(new URL('pipeline/readers/read.js', dist).href);
const { extract } = await load('extract.js');
const { tokenize } = await load('text/tokenize.js');
const { extractNumbers } = await load('numbers/extract-numbers.js');
const { extractDates } = await load('dates/extract-dates.js');
/** Enough different text for the compiler to have done its work: what it does between two rows would look like growth. */
const WARM_UP = 800_000;
const articles = generateArticles(WARM_UP, 7);
const article = articles[0];
for (const text of articles) extract({ text, referenceDate: '2025-06-30' });

const whole = (text) => extract({ text, referenceDate: '2025-06-30' });
/** Extractors alone, tokens given: in the whole their growth would hide behind that of others. */
const ALONE = {
  numbers: (tokens) => extractNumbers(tokens, { dates: [] }),
  dates: (tokens) => extractDates(tokens, { referenceDate: '2025-06-30' }),
};

/** At least so many rounds, and more up to the second while a ratio looks worse than linear: noise only ever adds. */
const ROUNDS = [2, 8];
const LINEAR = 2.2;
/** What one measurement takes at least, in milliseconds. */
const SHORTEST = 20;

/** Milliseconds of processor time that a read takes: what other processes do does not count. */
function cost(read, text, times) {
  // no gc() here: a forced collection throws compiled code away with the shapes that it was made for, and its compiling again is all that is seen
  const { user, system } = process.cpuUsage();
  for (let k = 0; k < times; k++) read(text);
  const used = process.cpuUsage({ user, system });
  return (used.user + used.system) / 1000 / times;
}

const ratiosOf = (milliseconds) => milliseconds.slice(1).map((value, i) => value / milliseconds[i]);

/**
 * The least cost of each text over rounds in which the texts take turns. A text of half the length is read twice as often, so that all measurements
 * are of one length: on a busy machine a long one loses its caches to others more often than a short one.
 */
function time(read, texts, sizes) {
  const [least, most] = ROUNDS;
  const largest = Math.max(...sizes);
  const last = cost(read, texts.at(-1), 1);
  const times = Math.max(1, Math.ceil(SHORTEST / Math.max(last, 0.02)));
  const best = texts.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < most; round++) {
    texts.forEach((text, i) => {
      best[i] = Math.min(best[i], cost(read, text, times * Math.round(largest / sizes[i])));
    });
    if (round + 1 >= least && Math.max(...ratiosOf(best)) < LINEAR) break;
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
  accounts: 'loss (5) ',
  points: '5% up 3 points ',
  'two to': 'two to ',
  nested: 'last week of ',
  ago: 'a year ago ',
  'the day': 'the 3rd of the day after ',
  'the night of': 'the night of ',
  'day before': 'day before last Monday ',
  'June 5': 'Monday, June 5, ',
};
/** What readers stumble over besides. */
const MARKS = { '<': '<', '[': '[', '>': '>', '&amp;': '&amp;', '</p>': '</p>', '*': '*', '`': '`' };
/** Readers: the bytes given. What is refused for a limit is refused in the same time. */
const reading = (format) => (bytes) => {
  try {
    read(bytes, format);
  } catch (error) {
    if (!/_TOO_/.test(error.code)) throw error;
  }
};
const only = process.argv[2] ?? '';
const rows = [];
const grow = (name, make, sizes, read = whole) => {
  if (!name.includes(only)) return;
  const milliseconds = time(read, sizes.map(make), sizes);
  rows.push({ name, sizes, milliseconds, worst: Math.max(...ratiosOf(milliseconds)) });
};
/** To the 100,000 characters that the goal names. */
const SIZES = [25_000, 50_000, 100_000];
/** Readers go through pages that are mostly not text. */
const READ_SIZES = [50_000, 100_000, 200_000];
grow('article', (n) => Array(n).fill(article).join('\n'), [1, 2, 4, 8, 16, 32]);
for (const [name, unit] of Object.entries(ODD)) grow(name, (n) => unit.repeat(Math.ceil(n / unit.length)), SIZES);
for (const [extractor, read] of Object.entries(ALONE))
  for (const [name, unit] of Object.entries(ODD))
    grow(`${extractor}, ${name}`, (n) => tokenize(unit.repeat(Math.ceil(n / unit.length))), SIZES, read);
for (const format of ['html', 'markdown'])
  for (const [name, unit] of Object.entries({ ...ODD, ...MARKS }))
    grow(
      `${format}, ${name}`,
      (n) => Buffer.from(`A word. ${unit.repeat(Math.ceil(n / unit.length))}`),
      READ_SIZES,
      reading(format),
    );
console.log(JSON.stringify({ articleLength: article.length, rows }));
