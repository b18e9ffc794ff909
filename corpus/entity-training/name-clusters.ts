import { hashWord } from '../../extractors/syntax/hash.js';
import { clusterWords } from '../syntax-training/clusters.js';
import { ModelWriter } from '../syntax-training/model-writer.js';
import { writeHashedMap } from './hashed-map-writer.js';

/** Rare words are names more often than not, so that more of them are kept than for the tagger. */
const SIZES = { words: 80_000, fine: 1024, middle: 320, coarse: 96 };

/** Clusters the words of a word-vector file for the recogniser. Returns the bytes of clusters.bin. */
export function buildNameClusters(file: string): Uint8Array {
  const clusters = clusterWords(file, SIZES);
  const writer = new ModelWriter();
  writer.magic('WSC2');
  writer.integer(clusters.middleOf.length);
  clusters.middleOf.forEach((middle, c) => {
    writer.integer(middle);
    writer.integer(clusters.coarseOf[c] as number);
  });
  writeHashedMap(
    writer,
    clusters.words.map((word, i) => [hashWord(word, 0, word.length), clusters.fineOf[i] as number] as const),
  );
  return writer.bytes;
}
