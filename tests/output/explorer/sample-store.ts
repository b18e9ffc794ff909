import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Extraction } from '../../../extractors/extract.js';
import { openStore, type PackedDocument, type Store } from '../../../output/store/index.js';
import { packSample, RUN, sampleText } from '../store/sample-documents.js';

export interface SampleStore {
  readonly store: Store;
  readonly path: string;
  readonly remove: () => void;
}

/** A store in a folder of its own, opened for reading as the explorer does. The documents' files lie beside it. */
export function storeOf(make: (folder: string) => readonly PackedDocument[]): SampleStore {
  const folder = mkdtempSync(join(tmpdir(), 'whosaid-explorer-'));
  const path = join(folder, 'whosaid.db');
  const writing = openStore(path);
  const run = writing.beginRun(RUN);
  const documents = make(folder);
  for (const { fields } of documents) writeFileSync(fields.locator, fields.text);
  writing.writeBatch(run, documents);
  writing.finishRun(run, 'done', RUN.startedAt, {}, true);
  writing.close();
  const store = openStore(path, { readonly: true });
  return {
    store,
    path,
    remove: () => {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Three documents by three sources, two of them with a title and an address. */
export function plainStore(): SampleStore {
  return storeOf((folder) => [
    packSample(join(folder, 'roads.txt'), {
      amount: '57',
      who: 'Kestrel Office',
      document: { title: 'Roads, and what they cost', url: 'https://example.org/roads', published: '2025-01-02' },
    }),
    packSample(join(folder, 'bridges.txt'), {
      amount: '12',
      who: 'Heron Board',
      document: { title: 'Bridges', site: 'The Example' },
    }),
    packSample(join(folder, 'paths.txt'), { amount: '300', who: 'Plover Institute' }),
  ]);
}

/** A document in which a text stands wherever documents bring text of their own. */
export function hostileDocument(locator: string, payload: string): PackedDocument {
  // the text itself must hold the words of its marks
  const text = `${sampleText('57', payload)} ${payload}`;
  const change = (extraction: Extraction): Extraction => ({
    ...extraction,
    numbers: extraction.numbers.map((number, i) =>
      i === 0 ? { ...number, unit: payload, baseUnit: payload } : number,
    ),
    entities: extraction.entities.map((entity) => ({ ...entity, name: payload, aliases: [payload] })),
  });
  return packSample(locator, {
    text,
    who: payload,
    document: { title: payload, byline: payload, site: payload, url: payload },
    change,
  });
}
