#!/usr/bin/env node
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { extract } from '../extractors/extract.js';
import { toStandoff } from '../extractors/standoff.js';
import type { AnnotatedArticle } from './scoring/annotations.js';
import { belowFloors, type Floors, type FloorsFile, markCorpus, raiseFloors } from './scoring/floors.js';
import { type CorpusArticle, CorpusError, loadCorpus } from './scoring/load-corpus.js';
import { MEASURES, measures, type Scores, score } from './scoring/score.js';
import { ratesOf } from './scoring/tally.js';

const USAGE = `Usage: npm run evaluate -- [options]

Scores the extractors on the articles of corpus/ and fails (exit 5) when a measure is below its floor in corpus/floors.json.

  --locked         score the locked articles instead; no floors, for the closing note of a piece of work only
  --articles       print one line an article as well
  --pin            raise the floors to what is reached now (floors are never lowered)
  --json           one JSON object instead of the table
  --corpus DIR     another corpus folder
  --help
`;

/** Extracts from an article's text as the commands do, and hands back what they would print. */
function predict({ gold }: CorpusArticle): AnnotatedArticle {
  const extraction = extract({ id: gold.id, text: gold.text, referenceDate: gold.reference_date });
  return toStandoff(extraction) as unknown as AnnotatedArticle;
}

function table(scores: Scores, floors: Floors): string {
  const rows = measures.map((measure) => {
    const { precision, recall, f1 } = ratesOf(scores[measure]);
    const { layer, what } = MEASURES[measure];
    const { gold, found, right } = scores[measure];
    const floor = floors[measure];
    return [layer, what, `${gold}`, `${found}`, `${right}`]
      .concat([precision, recall, f1].map((rate) => rate.toFixed(1)))
      .concat(floor === undefined ? '' : floor.toFixed(1));
  });
  const all = [['layer', 'what', 'gold', 'found', 'right', 'P', 'R', 'F1', 'floor'], ...rows];
  const widths = (all[0] ?? []).map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  return all
    .map((row) =>
      row
        .map((cell, i) => (i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function readFloors(path: string): FloorsFile {
  try {
    return { corpus: null, floors: {}, ...(JSON.parse(readFileSync(path, 'utf8')) as Partial<FloorsFile>) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { corpus: null, floors: {} };
    throw new CorpusError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function main(args: string[]): number {
  const { values } = parseArgs({
    args,
    options: {
      locked: { type: 'boolean', default: false },
      articles: { type: 'boolean', default: false },
      pin: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      corpus: { type: 'string', default: fileURLToPath(new URL('../../corpus', import.meta.url)) },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  if (values.locked && values.pin)
    throw new TypeError('--pin cannot be used with --locked: locked articles have no floors');
  const articles = loadCorpus(values.corpus).filter(({ locked }) => locked === values.locked);
  const pairs = articles.map((article) => [article.gold, predict(article)] as const);
  const scores = score(pairs);
  const floorsPath = `${values.corpus}/floors.json`;
  const file: FloorsFile = values.locked ? { corpus: null, floors: {} } : readFloors(floorsPath);
  const { floors } = file;
  const mark = markCorpus(articles);
  const moved = file.corpus !== null && file.corpus.sha256 !== mark.sha256;
  const shortfalls = belowFloors(scores, floors);

  if (values.json) {
    const rows = measures.map((measure) => ({
      measure,
      ...scores[measure],
      ...ratesOf(scores[measure]),
      floor: floors[measure] ?? null,
    }));
    process.stdout.write(
      `${JSON.stringify({ ok: shortfalls.length === 0, articles: articles.length, measures: rows })}\n`,
    );
  } else {
    process.stdout.write(`${articles.length} ${values.locked ? 'locked ' : ''}articles\n${table(scores, floors)}\n`);
    if (values.articles) {
      for (const [gold, found] of pairs) {
        const one = score([[gold, found]]);
        const cells = measures.filter((m) => MEASURES[m].pinned).map((m) => `${m} ${ratesOf(one[m]).f1.toFixed(0)}`);
        process.stdout.write(`${gold.id.padEnd(24)} ${cells.join('  ')}\n`);
      }
    }
  }
  for (const { measure, f1, floor } of shortfalls) {
    process.stderr.write(`${measure}: F1 ${f1.toFixed(2)} is below the floor ${floor.toFixed(1)}\n`);
  }
  if (moved && !values.pin) {
    process.stderr.write(
      'the corpus is not the one that the floors were reached on: look at the scores, then run with --pin\n',
    );
  }
  if (values.pin) {
    const raised: FloorsFile = { corpus: mark, floors: raiseFloors(scores, floors) };
    writeFileSync(floorsPath, `${JSON.stringify(raised, null, 2)}\n`);
  }
  return shortfalls.length === 0 && (!moved || values.pin) ? 0 : 5;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (error instanceof TypeError) process.stderr.write(USAGE);
  process.exitCode = error instanceof TypeError ? 2 : 1;
}
