// One trial in a process of its own: `node trial.mjs <what> <characters> <passes>`. Prints {characters, seconds: [first, ...warm]} as JSON.
import { generateArticles } from './generate.mjs';

const [what, characters, passes] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const dist = new URL('../../dist/', import.meta.url);
const load = (path) => import(new URL(path, dist).href);
const texts = generateArticles(characters);

/** Sentences as each tool is fed them where it cannot take an article at once. */
const sentencesOf = (text) => text.split(/(?<=[.!?]”?)\s+/);

const subjects = {
  async extract() {
    const { extract } = await load('extractors/extract.js');
    return (text) => extract({ text, referenceDate: '2025-06-30' });
  },
  async compromise() {
    const { default: nlp } = await import('compromise/three');
    return (text) => nlp(text);
  },
  async 'compromise numbers and dates'() {
    const { default: nlp } = await import('compromise/three');
    return (text) => nlp(text).numbers().json();
  },
  async wink() {
    const [{ default: wink }, { default: model }] = await Promise.all([
      import('wink-nlp'),
      import('wink-eng-lite-web-model'),
    ]);
    const nlp = wink(model);
    return (text) => nlp.readDoc(text).entities().out();
  },
  async recognizers() {
    const { default: suite } = await import('@microsoft/recognizers-text-suite');
    const reference = new Date(Date.UTC(2025, 5, 30));
    return (text) => {
      for (const sentence of sentencesOf(text)) {
        suite.recognizeNumber(sentence, 'en-us');
        suite.recognizePercentage(sentence, 'en-us');
        suite.recognizeCurrency(sentence, 'en-us');
        suite.recognizeDimension(sentence, 'en-us');
        try {
          suite.recognizeDateTime(sentence, 'en-us', 0, reference);
        } catch {
          // it throws on some sentences ("a third-quarter net loss"); they count as read
        }
      }
    };
  },
  async 'parse-english'() {
    const [{ unified }, { default: retextEnglish }] = await Promise.all([import('unified'), import('retext-english')]);
    const processor = unified().use(retextEnglish).freeze();
    return (text) => processor.parse(text);
  },
  async tokenize() {
    const { tokenize } = await load('extractors/text/tokenize.js');
    return (text) => tokenize(text);
  },
  async numbers() {
    const { extractNumbers } = await load('extractors/numbers/extract-numbers.js');
    const tokens = await tokensByText();
    return (text) => extractNumbers(tokens.get(text), { dates: [] });
  },
  async dates() {
    const { extractDates } = await load('extractors/dates/extract-dates.js');
    const tokens = await tokensByText();
    return (text) => extractDates(tokens.get(text), { referenceDate: '2025-06-30' });
  },
  async entities() {
    const { extractEntities } = await load('extractors/entities/extract-entities.js');
    const tokens = await tokensByText();
    return (text) => extractEntities(tokens.get(text), { numbers: [], dates: [] });
  },
  async syntax() {
    const { parseSyntax } = await load('extractors/syntax/parse-syntax.js');
    const tokens = await tokensByText();
    return (text) => {
      const own = tokens.get(text);
      const syntax = parseSyntax(own);
      for (let s = 0; s < own.sentenceCount; s++) syntax.parse(s);
    };
  },
};

async function tokensByText() {
  const { tokenize } = await load('extractors/text/tokenize.js');
  return new Map(texts.map((text) => [text, tokenize(text)]));
}

const run = await subjects[what]();
const seconds = [];
for (let pass = 0; pass < passes; pass++) {
  const started = process.hrtime.bigint();
  for (const text of texts) run(text);
  seconds.push(Number(process.hrtime.bigint() - started) / 1e9);
}
console.log(JSON.stringify({ characters: texts.reduce((sum, text) => sum + text.length, 0), seconds }));
