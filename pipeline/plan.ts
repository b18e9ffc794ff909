import { existsSync } from 'node:fs';
import { openStore } from '../output/store/index.js';
import { type BatchPart, extractionKey, isUnchanged } from './ingest.js';
import { discover } from './inputs/discover.js';
import { sourcesOf } from './inputs/sources.js';

/** What a run would do with one document or input. */
export interface PlannedDocument {
  readonly locator: string;
  readonly outcome: 'new' | 'replaced' | 'unchanged' | 'failed';
  readonly format: string | null;
  readonly bytes: number;
  /** Where it cannot even be taken in. */
  readonly code: string | null;
  readonly message: string | null;
}

/**
 * Says what a run over these parts would do, document by document: the inputs are read and compared with the store, nothing is extracted and
 * nothing is written. What only shows when a document is read (a broken PDF) is not known before.
 */
export async function* plan(
  parts: readonly BatchPart[],
  db: string,
  force: boolean,
): AsyncGenerator<PlannedDocument, void> {
  const store = existsSync(db) ? openStore(db, { readonly: true }) : null;
  try {
    for (const { paths, options } of parts) {
      const key = extractionKey(options);
      for (const input of discover(paths, options.format)) {
        if (input.kind === 'failure') {
          const { path, code, message } = input;
          yield { locator: path, outcome: 'failed', format: null, bytes: 0, code, message };
          continue;
        }
        for await (const item of sourcesOf(input, options, key)) {
          if (item.kind === 'failure') {
            const { locator, bytes, code, message } = item;
            yield { locator, outcome: 'failed', format: null, bytes, code, message };
            continue;
          }
          const { source } = item;
          const known = store?.findDocument(source.locator) ?? null;
          const outcome = known === null ? 'new' : !force && isUnchanged(known, source) ? 'unchanged' : 'replaced';
          const { locator, format, bytes } = source;
          yield { locator, outcome, format, bytes: bytes.length, code: null, message: null };
        }
      }
    }
  } finally {
    store?.close();
  }
}
