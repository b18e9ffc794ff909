import type { ModelWriter } from '../syntax-training/model-writer.js';

/** Writes what `HashedMap` reads. Of two words with one hash the first is kept. */
export function writeHashedMap(writer: ModelWriter, entries: Iterable<readonly [hash: number, value: number]>): void {
  const values = new Map<number, number>();
  for (const [hash, value] of entries) if (!values.has(hash >>> 0)) values.set(hash >>> 0, value);
  writer.magic('WSH1');
  writer.integer(values.size);
  let last = 0;
  for (const hash of [...values.keys()].sort((a, b) => a - b)) {
    writer.integer(hash - last);
    writer.integer(values.get(hash) as number);
    last = hash;
  }
}
