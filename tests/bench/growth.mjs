// How time grows with text: `node --single-threaded growth.mjs` prints milliseconds of the processor at n, 2n, 4n ... and the largest
// ratio of neighbours, as JSON. `growth.mjs NAME` measures only the rows whose names hold NAME.
import { generateArticles } from './generate.mjs';

const dist = new URL('../../dist/', import.meta.url);
const load = (path) => import(new URL(`extractors/${path}`, dist).href);
const loadFrom = (path) => import(new URL(`pipeline/${path}`, dist).href);
const { read } = await loadFrom('readers/read.js');
const { readCsvRow } = await loadFrom('readers/csv.js');
const { readJsonlLine } = await loadFrom('readers/jsonl.js');
const { readLines } = await loadFrom('inputs/lines.js');
const { readRows } = await loadFrom('inputs/table.js');
const { parseFeed } = await loadFrom('inputs/web/parse-feed.js');
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
const ROUNDS = [2, 12];
const LINEAR = 2.2;
/** What one measurement takes at least, in milliseconds. */
const SHORTEST = 20;

/** Milliseconds of processor time that a read takes: what other processes do does not count. */
async function cost(read, text, times) {
  // no gc() here: a forced collection throws compiled code away with the shapes that it was made for, and its compiling again is all that is seen
  const { user, system } = process.cpuUsage();
  for (let k = 0; k < times; k++) {
    const reading = read(text);
    if (reading instanceof Promise) await reading;
  }
  const used = process.cpuUsage({ user, system });
  return (used.user + used.system) / 1000 / times;
}

const ratiosOf = (milliseconds) => milliseconds.slice(1).map((value, i) => value / milliseconds[i]);

/**
 * The least cost of each text over rounds in which the texts take turns. A text of half the length is read twice as often, so that all measurements
 * are of one length: on a busy machine a long one loses its caches to others more often than a short one.
 */
async function time(read, texts, sizes) {
  const [least, most] = ROUNDS;
  const largest = Math.max(...sizes);
  // the first time is no measure: the compiler has not seen the shape
  await cost(read, texts.at(-1), 1);
  const last = await cost(read, texts.at(-1), 1);
  const times = Math.max(1, Math.ceil(SHORTEST / Math.max(last, 0.02)));
  const best = texts.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < most; round++) {
    for (const [i, text] of texts.entries())
      best[i] = Math.min(best[i], await cost(read, text, times * Math.round(largest / sizes[i])));
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
/** Words of who said what, quotations and brackets without end, names, addresses: what the other extractors could stumble over. */
const ODD_PROSE = {
  'he said': 'said ',
  'according to': 'according to ',
  'as he said': '"x" said Mr. Smith, ',
  'open quotation': '“a ',
  'closed quotation': 'a” ',
  'single quotation': '‘a ',
  'straight quotation': '"a b" ',
  guillemets: '« a ',
  'quoted paragraphs': '“a b c.\n\n',
  'open bracket': '[a ',
  braces: '(a) {',
  'of the': 'of the ',
  names: 'Mary Ann, John Paul, Acme Corp., ',
  'names of names': 'Bank of England of ',
  acronyms: 'Alpha Beta Gamma (ABG) ',
  'a name and its surname': 'John Smith lost. Smith won. ',
  datelines: 'LONDON (Reuters) - ',
  'ISO dates': '2024-03-05 ',
  years: '2019-',
  'years ago': 'three years ago, ',
  dollars: '$ ',
  addresses: 'http://a.b/c?d=e ',
  mail: 'a@b.c ',
  dots: '. ',
  semicolons: 'a; ',
  lines: 'word\n',
  'sales rose': 'Sales rose 5%. ',
  'sales of': 'sales of ',
  respectively: 'A and B rose 5% and 6% respectively. ',
  'no full stop': 'Acme Corp said sales rose 5% to $3 million in May while ',
  'combining marks': 'a\u0301',
  ideographs: '漢字',
};
/** What readers stumble over besides. */
const MARKS = { '<': '<', '[': '[', '>': '>', '&amp;': '&amp;', '</p>': '</p>', '*': '*', '`': '`' };
const repeat =
  (unit, before = '') =>
  (n) =>
    before + unit.repeat(Math.ceil(n / unit.length));
/** Pages and files of one shape: what is made of n characters. */
const SHAPES = {
  html: {
    paragraphs: repeat('<p>A word. '),
    divisions: repeat('<div>'),
    bold: repeat('<b><p>'),
    attributes: (n) => `<p ${Array.from({ length: n / 8 }, (_, i) => `a${i}=1`).join(' ')}>x`,
    'bare attributes': (n) => `<p ${Array.from({ length: n / 8 }, (_, i) => `a${i}`).join(' ')}>x`,
    'one attribute': (n) => `<p class="${'ab '.repeat(n / 3)}">x`,
    'an open tag': repeat('a ', '<p '),
    words: repeat('word and '),
    'words and tags': repeat('word <b>and</b> '),
    references: repeat('a&nbsp;b&#65; '),
    tables: repeat('<table><tr><td>1</table>'),
    rows: repeat('<tr><td>1<td>2', '<table>'),
    cells: repeat(
      '<tr><th>Arden<td>5<td>1985',
      '<table><caption>Budget, million euros</caption><tr><th>Town<th>2022<th>2023',
    ),
    'heads of columns': repeat('<tr><th>a<th>2022<tr><td>b<td>5', '<table>'),
    'cells that reach down': repeat('<tr><td rowspan=9>a<td>5', '<table>'),
    'text in tables': repeat('a<tr>', '<table>'),
    'tables in tables': repeat('<table><tr><td>'),
    comments: repeat('a<!-- b -->c '),
    'open comment': repeat('a - ', '<!--'),
    'open script': repeat('var a<b;', '<script>'),
    items: repeat('<li>a'),
    options: repeat('<option>a', '<select>'),
    templates: repeat('<template>a</template>'),
    'stray ends': repeat('word</b> '),
    headings: repeat('<h1>a</h1>'),
    times: repeat('<time>3 May</time>'),
    articles: repeat('<article><p>a</article>'),
    menus: repeat('<ul><li><a href=x>a</a></ul>'),
    lines: repeat('é\r\n'),
  },
  markdown: {
    items: repeat('- item ten\n'),
    'loose items': repeat('- item ten\n\n'),
    'numbered items': repeat('10. item\n'),
    'items in items': repeat('- item\n  - inner\n'),
    'items fifty deep': (n) => Array.from({ length: n / 60 }, (_, i) => `${'  '.repeat(i % 50)}- item`).join('\n'),
    'items in one item': repeat('  - inner\n', '- item\n'),
    'numbers in a line': repeat('1. '),
    quotes: repeat('> a line\n\n'),
    'one quote': repeat('> a line\n'),
    'quotes in items': repeat('- > a line\n'),
    'quotes ninety deep': repeat(`${'>'.repeat(90)} a line\n`),
    headings: repeat('# Heading\n'),
    'underlined headings': repeat('Heading\n---\n'),
    'underlined headings in an item': repeat('  Heading\n  ---\n', '- a\n\n'),
    paragraphs: repeat('A word and more.\n\n'),
    'one paragraph': repeat('A word and more.\n'),
    'one line': repeat('word and '),
    links: repeat('[word](http://a.b/c)\n\n'),
    emphasis: repeat('*word* **and** _more_\n\n'),
    underscores: repeat('snake_case_name '),
    references: repeat('[a]\n\n[a]: b\n\n'),
    tables: repeat('| a | b | 5 |\n'),
    'ruled tables': repeat('| a | b | 5 |\n', '| a | b | c |\n| - | - | - |\n'),
    'tables one by one': repeat('| a | b |\n| - | - |\n| c | 5 |\n\n'),
    code: repeat('```\na\n```\n'),
    'open code': repeat('a line\n', '```\n'),
    'raw HTML': repeat('<b>x</b>\n\n'),
    breaks: repeat('word  \n'),
    rules: repeat('\n---\n'),
    'character references': repeat('a &amp; b\n\n'),
  },
};
/** Readers: the bytes given. What is refused for a limit is refused in the same time. */
const reading = (format) => (bytes) => {
  try {
    read(bytes, format);
  } catch (error) {
    if (!/_TOO_|EMPTY_/.test(error.code)) throw error;
  }
};
/** Pages of tables, read and extracted. */
const tabled = (bytes) => {
  const { text, tables = [] } = read(bytes, 'html');
  extract({ text, referenceDate: '2025-06-30' }, { tables });
};
const HEAD = '<table><caption>Budget, million euros</caption><tr><th>Town<th>2022<th>2023';
const TABLES = {
  rows: repeat('<tr><th>Arden<td>5<td>1985', HEAD),
  columns: (n) => `<table><tr><th>Town${repeat('<th>2022')(n / 2)}<tr><td>Arden${repeat('<td>1985')(n / 2)}`,
  'one by one': repeat(`${HEAD}<tr><td>Arden<td>5<td>(7)</table><p>Source: Eurostat`),
  'heads anew': repeat('<tr><th>a<th>2022<tr><td>b<td>5', '<table>'),
  'lines over parts': repeat('<tr><td colspan=2>2022<tr><td>May<td>5', '<table><tr><th>Month<th>Rain (mm)'),
  'cells that reach down': repeat('<tr><td rowspan=9>a<td>5', '<table>'),
  sentences: repeat('<tr><td>2019<td>The firm hired 300 people in Ghent, the union said.', '<table>'),
};
/** Readers of records: one of n bytes, and n bytes of small ones. */
const ARTICLE = 'A "word" and more, of it. ';
const TABLE = { delimiter: ',', columns: { id: 0, text: 1 } };
async function* chunked(bytes) {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}
const RECORDS = {
  'csv, one row': [(n) => `1,"${repeat('A ""word"", ')(n)}"`, (bytes) => readCsvRow(bytes, TABLE, 0)],
  'csv, rows': [
    repeat('1,"A ""word"""\n'),
    async (bytes) => {
      for await (const row of readRows(chunked(bytes), ',', 1e9)) readCsvRow(row.bytes, TABLE, 0);
    },
  ],
  'csv, open quotation': [
    repeat('a\n', '1,"'),
    async (bytes) => {
      for await (const _ of readRows(chunked(bytes), ',', 1e9));
    },
  ],
  'jsonl, one line': [(n) => JSON.stringify({ id: 1, text: repeat(ARTICLE)(n) }), (bytes) => readJsonlLine(bytes, 0)],
  'jsonl, lines': [
    repeat(`${JSON.stringify({ id: 1, text: ARTICLE })}\n`),
    async (bytes) => {
      for await (const line of readLines(chunked(bytes), 1e9)) readJsonlLine(line.bytes, 0);
    },
  ],
  'feed, one item': [
    (n) =>
      `<rss version="2.0"><channel><item><guid>a</guid><description>${repeat(ARTICLE)(n)}</description></item></channel></rss>`,
    (bytes) => parseFeed(bytes.toString()),
  ],
  'feed, items': [
    (n) => `<rss version="2.0"><channel>${repeat('<item><guid>a</guid><title>b</title></item>')(n)}</channel></rss>`,
    (bytes) => parseFeed(bytes.toString()),
  ],
};
const only = process.argv[2] ?? '';
const rows = [];
const grow = async (name, make, sizes, read = whole) => {
  if (!name.includes(only)) return;
  const milliseconds = await time(read, sizes.map(make), sizes);
  rows.push({ name, sizes, milliseconds, worst: Math.max(...ratiosOf(milliseconds)) });
};
/** To the 100,000 characters that the goal names. */
const SIZES = [25_000, 50_000, 100_000];
/** Readers go through pages that are mostly not text. */
const READ_SIZES = [50_000, 100_000, 200_000];
/** One paragraph of megabytes without a full stop, in words of articles. */
const ENDLESS = articles.join(' ').replace(/[.!?\n]/g, ' ');
/** Records are read faster than pages. */
const RECORD_SIZES = [500_000, 1_000_000, 2_000_000];
const bytesOf = (make) => (n) => Buffer.from(make(n));
await grow('article', (n) => Array(n).fill(article).join('\n'), [1, 2, 4, 8, 16, 32, 64]);
await grow('one paragraph', (n) => ENDLESS.slice(0, n), [200_000, 400_000, 800_000]);
for (const [name, unit] of Object.entries({ ...ODD, ...ODD_PROSE })) await grow(name, repeat(unit), SIZES);
for (const [extractor, read] of Object.entries(ALONE))
  for (const [name, unit] of Object.entries(ODD))
    await grow(`${extractor}, ${name}`, (n) => tokenize(repeat(unit)(n)), SIZES, read);
for (const format of ['html', 'markdown']) {
  for (const [name, unit] of Object.entries({ ...ODD, ...MARKS }))
    await grow(`${format}, ${name}`, bytesOf(repeat(unit, 'A word. ')), READ_SIZES, reading(format));
  for (const [name, make] of Object.entries(SHAPES[format]))
    await grow(`${format}, shape: ${name}`, bytesOf(make), format === 'html' ? READ_SIZES : SIZES, reading(format));
}
for (const [name, make] of Object.entries(TABLES)) await grow(`tables, ${name}`, bytesOf(make), SIZES, tabled);
for (const [name, [make, read]] of Object.entries(RECORDS)) await grow(name, bytesOf(make), RECORD_SIZES, read);
console.log(JSON.stringify({ articleLength: article.length, rows }));
