import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FeatureCounter } from '../../corpus/entity-training/feature-counter.js';
import { type GoldText, tagText } from '../../corpus/entity-training/gold-sets.js';
import { writeHashedMap } from '../../corpus/entity-training/hashed-map-writer.js';
import { trainRecognizer } from '../../corpus/entity-training/recognizer-trainer.js';
import { trainTyping } from '../../corpus/entity-training/typing-trainer.js';
import { parseMarkedText } from '../../corpus/marked-text.js';
import { ModelWriter } from '../../corpus/syntax-training/model-writer.js';
import { DocumentFacts } from '../../extractors/entities/recognizer/document-facts.js';
import { SentenceView } from '../../extractors/entities/recognizer/features.js';
import { HashedMap } from '../../extractors/entities/recognizer/hashed-map.js';
import { NameLists, NameWords, SHAPES_KEPT } from '../../extractors/entities/recognizer/name-words.js';
import { SequenceModel, SequenceWeights } from '../../extractors/entities/recognizer/sequence-model.js';
import { mayFollow, TAG_COUNT } from '../../extractors/entities/recognizer/tags.js';
import { ModelReader } from '../../extractors/syntax/feature-table.js';
import { tokenize } from '../../extractors/text/tokenize.js';

const NAMES = ['Ada Holm', 'Otto Brandt', 'Mira Okoye', 'Leona Castro'];
const FIRMS = ['Kestrel Group', 'Heron Works', 'Plover Bank', 'Marlin Foods'];
const TOWNS = ['Oslo', 'Nairobi', 'Lima', 'Quito'];

/** Forty little articles that all tell of somebody of some firm in some town. */
const texts: GoldText[] = Array.from({ length: 40 }, (_, i) => {
  const [name, firm, town] = [NAMES[i % 4], FIRMS[(i >> 2) % 4], TOWNS[(i * 3) % 4]];
  const last = name?.split(' ')[1];
  const { text, entities } = parseMarkedText(
    `[[PERSON|${name}]] of [[ORG|${firm}]] said the plant in [[GPE|${town}]] would close. Workers told [[PERSON|${last}]] that they would stay.`,
  );
  return { set: 'articles', text, entities, ignore: [] };
});
const file = (name: string): ModelReader =>
  new ModelReader(readFileSync(new URL(`../../extractors/entities/recognizer/${name}`, import.meta.url)), name);
const lists = new NameLists(file('clusters.bin'), file('gazetteer.bin'));
const sizes = { rounds: 3, halfRounds: 1, lastRounds: 2, rows: 2000, least: 2 };
const train = (): Uint8Array =>
  trainRecognizer(
    texts.map((text) => ({ text: tagText(text), weight: 1 })),
    lists,
    sizes,
    () => {},
  );

describe('training the entity models', () => {
  it('gives the same bytes twice', () => {
    expect(Buffer.from(train()).equals(Buffer.from(train()))).toBe(true);
    const typing = (): Buffer =>
      Buffer.from(
        trainTyping(
          texts.map((text) => ({ text, weight: 1 })),
          lists,
        ),
      );
    expect(typing().equals(typing())).toBe(true);
  });

  it('gives a model that finds what it was shown, in words that it was not', () => {
    const words = new NameWords(lists);
    const model = new SequenceModel(new SequenceWeights(new ModelReader(train(), 'trained')), words);
    const tokens = tokenize('Jonas Weber of Osprey Bank said the plant in Bogotá would close.');
    const types = new Int32Array(tokens.count);
    words.read(tokens, 0, tokens.count, new Int32Array(SHAPES_KEPT * tokens.unknownWords.length), types);
    const view = new SentenceView(words);
    view.open(tokens, new DocumentFacts(tokens, words, types), types);
    view.turnTo(0, 0, tokens.count);
    const scores = new Int32Array(tokens.count * TAG_COUNT);
    const tags = new Uint8Array(tokens.count);
    const quiet = new Uint8Array(tokens.count);
    model.score(view, scores, quiet);
    model.decode(scores, quiet, 0, tokens.count, tags);
    // B- and L-PERSON, B- and L-ORG, U-LOC
    expect([...tags]).toEqual([1, 3, 0, 5, 7, 0, 0, 0, 0, 12, 0, 0, 0]);
  });

  it('decodes only legal sequences, whatever the scores', () => {
    const words = new NameWords(lists);
    const model = new SequenceModel(new SequenceWeights(new ModelReader(train(), 'trained')), words);
    let seed = 1;
    const scores = Int32Array.from({ length: 300 * TAG_COUNT }, () => {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
      return (seed % 400) - 200;
    });
    const tags = new Uint8Array(300);
    model.decode(scores, new Uint8Array(300), 0, 300, tags);
    let last = 0;
    for (const tag of tags) {
      expect(mayFollow(last, tag)).toBe(true);
      last = tag;
    }
    expect(new Set(tags).size).toBeGreaterThan(5);
  });
});

describe('gold texts on our tokens', () => {
  const tagged = (source: string, set = 'articles'): ReturnType<typeof tagText> =>
    tagText({ set, ...parseMarkedText(source), ignore: [] });

  it('leave a sentence aside whose annotation cuts a token', () => {
    const { text } = parseMarkedText('[[GPE|Oslo]] won. Lima lost.');
    const cut = tagText({ set: 'articles', text, entities: [{ start: 0, end: 2, type: 'GPE' }], ignore: [] });
    expect([...cut.usable]).toEqual([0, 1]);
    expect([...tagged('[[GPE|Oslo]] won. Lima lost.').usable]).toEqual([1, 1]);
  });

  it('leave open what a set does not annotate: there a capital may be MISC', () => {
    const strict = tagged('[[GPE|Oslo]] met Kestrel.');
    expect(strict.allowed[2]).toBe(1);
    const open = tagged('[[GPE|Oslo]] met Kestrel.', 'btc');
    expect(open.allowed[1]).toBe(1);
    expect((open.allowed[2] as number) & 1).toBe(1);
    expect(open.allowed[2]).toBeGreaterThan(1);
    expect(open.allowed[0]).toBe(1 << (open.tags[0] as number));
  });
});

describe('the files’ parts', () => {
  it('keep a value by hash, and nothing for others', () => {
    const writer = new ModelWriter();
    writeHashedMap(writer, [
      [7, 3],
      [-5, 65535],
      [7, 9],
    ]);
    const map = new HashedMap(new ModelReader(writer.bytes, 'map'));
    expect([map.get(7), map.get(-5), map.get(8), map.get(0)]).toEqual([3, 65535, 0, 0]);
  });

  it('count features and number those that are seen often enough', () => {
    const counter = new FeatureCounter();
    for (const hash of [0, 5, 0, -9, 5, 5]) counter.add(hash);
    const rows = counter.number(2);
    expect([...rows].sort()).toEqual([0, 5]);
    expect(rows[counter.rowOf(5)]).toBe(5);
    expect([counter.rowOf(-9), counter.rowOf(77)]).toEqual([-1, -1]);
  });
});
