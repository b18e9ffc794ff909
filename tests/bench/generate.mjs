// Makes distinct articles out of the bundled ones: sentences in a new order, every figure another figure of the same form, every name
// another name. Seeded, so that each run reads the same text; varied, so that no cache of word types flatters anybody.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { random } from '../batch/random.mjs';

const articles = fileURLToPath(new URL('../../corpus/articles/', import.meta.url));

const ONSETS = 'b br c ch d dr f g gr h j k kl l m n p pr r s sh st t tr v w y z'.split(' ');
const VOWELS = 'a e i o u ai ei ou ia'.split(' ');
const CODAS = ['', '', 'n', 'r', 's', 'l', 'm', 'nd', 'rt', 'k', 'sh', 'ng'];

function syllables(next, count) {
  const pick = (list) => list[Math.floor(next() * list.length)];
  let word = '';
  for (let i = 0; i < count; i++) word += pick(ONSETS) + pick(VOWELS) + pick(CODAS);
  return word;
}

/** Words that are capitalised without being names, or whose change would change the language. */
const KEPT = new Set(
  'The A An In On At By For From With Of And But Or It Its He She They We You His Her Their This That These Those As If When While After Before Since Until January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Ministry Minister President Report Council Bank National Institute University Agency Department United States Kingdom Nations'.split(
    ' ',
  ),
);

function vary(sentence, next, names) {
  return sentence
    .replace(/\d+(?:[.,]\d+)*/g, (figure) => {
      if (/^(19|20)\d\d$/.test(figure)) return String(1990 + Math.floor(next() * 36));
      return figure.replace(/\d/g, (digit, at) =>
        at === 0 ? String(1 + Math.floor(next() * 9)) : digit === '.' ? digit : String(Math.floor(next() * 10)),
      );
    })
    .replace(/\b[A-Z][a-z]{3,}\b/g, (name) => {
      if (KEPT.has(name) || next() < 0.5) return name;
      const known = names.get(name);
      if (known !== undefined) return known;
      const made = syllables(next, 2);
      const varied = made[0].toUpperCase() + made.slice(1);
      names.set(name, varied);
      return varied;
    });
}

/** Returns articles of together at least `characters` UTF-16 code units. */
export function generateArticles(characters, seed = 1) {
  const sources = readdirSync(articles)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => readFileSync(join(articles, name), 'utf8'));
  if (sources.length === 0) throw new Error('no articles in corpus/articles');
  const sentences = sources
    .flatMap((text) => text.split(/(?<=[.!?]”?)\s+(?=[“A-Z])/))
    .filter((sentence) => sentence.length > 20);
  const next = random(seed);
  const made = [];
  for (let total = 0; total < characters; ) {
    const names = new Map();
    const paragraphs = [];
    const count = 4 + Math.floor(next() * 8);
    for (let p = 0; p < count; p++) {
      const lines = [];
      for (let s = 2 + Math.floor(next() * 5); s > 0; s--)
        lines.push(vary(sentences[Math.floor(next() * sentences.length)], next, names));
      paragraphs.push(lines.join(' '));
    }
    const text = paragraphs.join('\n');
    total += text.length;
    made.push(text);
  }
  return made;
}

/** How many different words (lower-cased) the articles hold. */
export function countWordTypes(texts) {
  const types = new Set();
  for (const text of texts) for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) types.add(word);
  return types.size;
}
