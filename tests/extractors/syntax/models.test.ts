import { describe, expect, it } from 'vitest';
import { ModelWriter } from '../../../corpus/syntax-training/model-writer.js';
import { FeatureTable, ModelFileError, ModelReader } from '../../../extractors/syntax/feature-table.js';
import { finishHash, hashLetter, hashWord, NO_LETTERS } from '../../../extractors/syntax/hash.js';
import { lanesOf, unpackRow } from '../../../extractors/syntax/packed-rows.js';
import { DenseKeptRows, KeptRows, RowPool } from '../../../extractors/syntax/sum-rows.js';

const WIDTH = 7;
const rows = Array.from({ length: 500 }, (_, i) => ({
  hash: Math.imul(i + 1, 0x9e3779b1),
  weights: Array.from({ length: WIDTH }, (_, k) => ((i * 31 + k * 17) % 255) - 127),
}));

function bytesOf(): Uint8Array {
  const writer = new ModelWriter();
  writer.table(WIDTH, rows);
  return writer.bytes;
}

function weightsAt(table: FeatureTable, at: number): number[] {
  const weights = new Int32Array(WIDTH);
  unpackRow(table.rows, at, WIDTH, weights, 0);
  return [...weights];
}

describe('a table of weights', () => {
  it('gives back every row that was written, the second time too', () => {
    const table = new FeatureTable(new ModelReader(bytesOf(), 'test'));
    for (const round of [1, 2]) {
      for (const { hash, weights } of rows) {
        const at = table.at(hash);
        expect(at, `round ${round}`).toBeGreaterThan(0);
        expect(weightsAt(table, at)).toEqual(weights);
      }
    }
  });

  it('reads hashes that it does not hold as zeros', () => {
    const table = new FeatureTable(new ModelReader(bytesOf(), 'test'));
    const held = new Set(rows.map(({ hash }) => hash));
    for (let i = 0; i < 20_000; i++) {
      const hash = Math.imul(i, 0x85ebca6b) ^ 0x1234567;
      if (!held.has(hash)) expect(table.at(hash)).toBe(0);
    }
    expect(weightsAt(table, 0)).toEqual(Array<number>(WIDTH).fill(0));
  });

  it('tells of a file that ends too soon, wherever it was cut', () => {
    const bytes = bytesOf();
    for (const length of [0, 3, 5, 100, 2000, bytes.length - 1])
      expect(() => new FeatureTable(new ModelReader(bytes.subarray(0, length), 'cut'))).toThrow(ModelFileError);
  });

  it('adds rows with the halves of a number kept apart', () => {
    const table = new FeatureTable(new ModelReader(bytesOf(), 'test'));
    const total = new Int32Array(lanesOf(WIDTH));
    const expected = new Array<number>(WIDTH).fill(0);
    for (const { hash, weights } of rows.slice(0, 200)) {
      const at = table.at(hash);
      for (let k = 0; k < total.length; k++) total[k] = (total[k] as number) + (table.rows[at + k] as number);
      weights.forEach((weight, k) => {
        expected[k] = (expected[k] as number) + weight;
      });
    }
    const sum = new Int32Array(WIDTH);
    unpackRow(total, 0, WIDTH, sum, 0);
    expect([...sum]).toEqual(expected);
  });
});

describe('several integers', () => {
  it('are read as one by one', () => {
    const values = [0, 1, 127, 128, 16_384, 2 ** 31, 2 ** 32 - 1];
    const writer = new ModelWriter();
    for (const value of values) writer.integer(value);
    expect([...new ModelReader(writer.bytes, 'test').integers(values.length)]).toEqual(values);
    const cut = writer.bytes.subarray(0, writer.bytes.length - 1);
    expect(() => new ModelReader(cut, 'cut').integers(values.length)).toThrow(ModelFileError);
  });
});

describe('kept sums', () => {
  it('are found where they were put, each of its own place', () => {
    const pool = new RowPool(2, 1 << 20);
    const one = new KeptRows(pool);
    const other = new DenseKeptRows(pool, 4096);
    const at = new Map<number, [number, number]>();
    for (let key = 1; key < 4000; key++) at.set(key, [one.add(key * 977), other.add(key)]);
    for (const [key, [first, second]] of at) {
      expect(one.find(key * 977)).toBe(first);
      expect(other.find(key)).toBe(second);
    }
    expect(new Set([...at.values()].flat()).size).toBe(2 * at.size);
    expect(one.find(5)).toBe(0);
  });

  it('begin anew, as zeros, when there are more than are to be kept', () => {
    const pool = new RowPool(2, 10);
    const kept = new KeptRows(pool);
    for (let key = 1; key <= 20; key++) pool.rows[kept.add(key)] = key;
    pool.trim();
    for (let key = 1; key <= 20; key++) expect(kept.find(key)).toBe(0);
    const at = kept.add(7);
    expect([...pool.rows.subarray(at, at + 2)]).toEqual([0, 0]);
  });
});

describe('the hash of a word', () => {
  it('is the same letter by letter', () => {
    let hash = NO_LETTERS;
    for (const letter of 'harbour') hash = hashLetter(hash, letter.charCodeAt(0));
    expect(finishHash(hash)).toBe(hashWord('a harbour', 2, 9));
  });
});
