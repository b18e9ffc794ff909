import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { formatOf, read } from '../../pipeline/readers/read.js';
import { type AnnotatedArticle, parseGold } from './annotations.js';

/** Something about the corpus itself is wrong; the message says which file and what to do. */
export class CorpusError extends Error {
  override readonly name: string = 'CorpusError';
}

/** An article of the corpus, read by the product's own reader, with its gold. */
export interface CorpusArticle {
  /** The article's file. */
  readonly path: string;
  readonly locked: boolean;
  readonly gold: AnnotatedArticle;
}

function readGold(path: string): AnnotatedArticle {
  let source: string;
  try {
    source = readFileSync(path, 'utf8');
  } catch {
    throw new CorpusError(`${path} is missing; each article needs its gold annotations`);
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(source);
  } catch (error) {
    throw new CorpusError(`${path} is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  try {
    return parseGold(parsed);
  } catch (error) {
    throw new CorpusError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The first place where two texts part, for people. */
function firstDifference(read: string, gold: string): string {
  let at = 0;
  while (at < read.length && read[at] === gold[at]) at++;
  const around = (text: string): string => JSON.stringify(text.slice(Math.max(0, at - 20), at + 20));
  return `at character ${at} the reader has ${around(read)}, the gold text ${around(gold)}`;
}

function loadArticle(path: string, goldFolder: string, locked: boolean): CorpusArticle {
  const format = formatOf(path);
  if (format !== 'text' && format !== 'markdown' && format !== 'html') {
    throw new CorpusError(`${path}: the corpus holds .txt, .md and .html only`);
  }
  const goldPath = join(goldFolder, `${basename(path, extname(path))}.json`);
  const gold = readGold(goldPath);
  const { text } = read(readFileSync(path), format);
  if (text !== gold.text) {
    throw new CorpusError(`${path} does not read as the text of ${goldPath}: ${firstDifference(text, gold.text)}`);
  }
  return { path, locked, gold };
}

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort();

/**
 * Loads the articles of a corpus folder (`articles/`, `articles/locked/`, `gold/`), sorted by name, the locked ones last.
 * @throws CorpusError when an article has no gold, gold has no article, or the reader's text is not the gold's
 */
export function loadCorpus(folder: string): CorpusArticle[] {
  const goldFolder = join(folder, 'gold');
  const articles: CorpusArticle[] = [];
  for (const [sub, locked] of [
    ['articles', false],
    ['articles/locked', true],
  ] as const) {
    for (const name of filesOf(join(folder, sub)))
      articles.push(loadArticle(join(folder, sub, name), goldFolder, locked));
  }
  const known = new Set(articles.map(({ path }) => basename(path, extname(path))));
  if (known.size < articles.length) throw new CorpusError('two articles share one name, and so one gold file');
  for (const name of filesOf(goldFolder)) {
    if (!known.has(basename(name, '.json'))) throw new CorpusError(`gold/${name} belongs to no article`);
  }
  return articles;
}
