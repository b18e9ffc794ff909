import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { spansOf } from '../../corpus/scoring/annotations.js';
import { CorpusError, loadCorpus } from '../../corpus/scoring/load-corpus.js';
import { formatOf, read } from '../../pipeline/readers/read.js';

const bundled = join(import.meta.dirname, '../../corpus');

describe('the bundled corpus', () => {
  const articles = loadCorpus(bundled);

  it('has at least 35 articles in three formats, and ten more locked', () => {
    expect(articles.filter(({ locked }) => !locked).length).toBeGreaterThanOrEqual(35);
    expect(articles.filter(({ locked }) => locked).length).toBeGreaterThanOrEqual(10);
    expect(new Set(articles.map(({ path }) => formatOf(path)))).toEqual(new Set(['text', 'markdown', 'html']));
  });

  it('annotates all five layers in each article', () => {
    for (const { gold } of articles) {
      for (const layer of ['numbers', 'dates', 'entities', 'attributions', 'claims'] as const) {
        expect(gold[layer].length, `${gold.id} ${layer}`).toBeGreaterThan(5);
      }
    }
  });

  it('has no overlapping mentions within a layer', () => {
    for (const { gold } of articles) {
      for (const layer of [gold.numbers, gold.dates, gold.entities]) {
        const sorted = layer.toSorted((a, b) => a.start - b.start);
        for (let i = 1; i < sorted.length; i++) {
          expect(sorted[i]!.start, `${gold.id}: ${sorted[i]!.text}`).toBeGreaterThanOrEqual(sorted[i - 1]!.end);
        }
      }
    }
  });

  it('claims only numbers that are annotated, about entities and times that are', () => {
    for (const { gold } of articles) {
      const at = (spans: { start: number; end: number }[]) => new Set(spans.map((s) => `${s.start}-${s.end}`));
      const [numbers, dates, entities] = [at(gold.numbers), at(gold.dates), at(gold.entities)];
      for (const { number, time, subject } of gold.claims) {
        expect(numbers.has(`${number.start}-${number.end}`), `${gold.id}: ${number.text}`).toBe(true);
        if (time) expect(dates.has(`${time.start}-${time.end}`), `${gold.id}: ${number.text} ${time.text}`).toBe(true);
        if (subject)
          expect(entities.has(`${subject.start}-${subject.end}`), `${gold.id}: ${number.text} ${subject.text}`).toBe(
            true,
          );
      }
    }
  });

  it('says in its pages and front matter the day that the gold takes as reference date', () => {
    for (const { path, gold } of articles) {
      const { published } = read(readFileSync(path), formatOf(path) as 'text' | 'markdown' | 'html');
      if (published !== null) expect(published, path).toBe(gold.reference_date);
    }
  });

  it('has bytes for every span of every layer', () => {
    for (const { path, gold } of articles) {
      const { sourceMap } = read(readFileSync(path), formatOf(path) as 'text' | 'markdown' | 'html');
      for (const { start, end } of spansOf(gold)) {
        const bytes = sourceMap.bytesOf(start, end);
        expect(bytes.byteEnd, `${path} ${start}`).toBeGreaterThan(bytes.byteStart);
      }
    }
  });
});

describe('a broken corpus', () => {
  let folder: string;
  const gold = { id: 'a', text: 'Oslo has 7 trams.', reference_date: null, dates: [], attributions: [], claims: [] };
  const numbers = [
    { start: 9, end: 10, text: '7', kind: 'cardinal', value: 7, unit: null, low: null, high: null, modifier: null },
  ];
  const whole = { ...gold, numbers, entities: [{ start: 0, end: 4, text: 'Oslo', type: 'GPE' }] };
  const writeGold = (value: unknown): void => writeFileSync(join(folder, 'gold/a.json'), JSON.stringify(value));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'whosaid-corpus-'));
    mkdirSync(join(folder, 'articles/locked'), { recursive: true });
    mkdirSync(join(folder, 'gold'));
    writeFileSync(join(folder, 'articles/a.txt'), 'Oslo has 7 trams.');
    writeGold(whole);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('loads when nothing is wrong with it', () => {
    expect(loadCorpus(folder).map((a) => [a.gold.id, a.locked])).toEqual([['a', false]]);
  });

  it('is refused when the reader’s text is not the gold’s', () => {
    writeFileSync(join(folder, 'articles/a.txt'), 'Oslo has 8 trams.');
    expect(() => loadCorpus(folder)).toThrow(CorpusError);
    expect(() => loadCorpus(folder)).toThrow(/a\.txt does not read as the text of .*a\.json: at character 9 /);
  });

  it('is refused when an article has no gold, or gold no article', () => {
    cpSync(join(folder, 'gold/a.json'), join(folder, 'gold/b.json'));
    expect(() => loadCorpus(folder)).toThrow('gold/b.json belongs to no article');
    rmSync(join(folder, 'gold/b.json'));
    rmSync(join(folder, 'gold/a.json'));
    expect(() => loadCorpus(folder)).toThrow(/a\.json is missing/);
  });

  it('is refused when a span is not what the text has there', () => {
    writeGold({ ...whole, entities: [{ start: 0, end: 5, text: 'Oslo', type: 'GPE' }] });
    expect(() => loadCorpus(folder)).toThrow('0-5 is "Oslo " in the text, not "Oslo"');
  });

  it('is refused when a layer is missing or a type unknown', () => {
    writeGold(gold);
    expect(() => loadCorpus(folder)).toThrow(/a\.json: numbers: /);
    writeGold({ ...whole, entities: [{ start: 0, end: 4, text: 'Oslo', type: 'CITY' }] });
    expect(() => loadCorpus(folder)).toThrow(/a\.json: entities\.0\.type: /);
  });

  it('is refused when two articles share a name', () => {
    cpSync(join(folder, 'articles/a.txt'), join(folder, 'articles/locked/a.md'));
    expect(() => loadCorpus(folder)).toThrow('two articles share one name');
  });
});
