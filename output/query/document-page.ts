import type { Store } from '../store/store.js';

/** A document in a list, with how many facts stand in it. */
export interface ListedDocument {
  readonly id: number;
  readonly locator: string;
  readonly title: string | null;
  readonly site: string | null;
  readonly published: string | null;
  readonly format: string;
  /** UTF-16 code units. */
  readonly text_length: number;
  readonly facts: number;
  readonly duplicate_of: number | null;
}

/** A page of documents, in order of their locators, from behind `after`; `ids` bounds them to some. */
export function documentPage(
  store: Store,
  options: { readonly after: string; readonly limit: number; readonly ids?: readonly number[] },
): { readonly documents: readonly ListedDocument[]; readonly next: string | null } {
  const among = options.ids === undefined ? '' : 'AND d.id IN (SELECT value FROM json_each(@ids))';
  const rows = store.read(() =>
    store
      .statement(
        `SELECT d.id, d.locator, d.title, d.site, d.published, d.format, d.text_length, d.duplicate_of,
           coalesce((SELECT facts FROM fact_counts WHERE dimension = 'document' AND key = d.id), 0) AS facts
         FROM documents AS d WHERE d.locator > @after ${among} ORDER BY d.locator LIMIT @limit`,
      )
      .all({
        after: options.after,
        limit: options.limit + 1,
        ...(options.ids === undefined ? {} : { ids: JSON.stringify(options.ids) }),
      }),
  ) as ListedDocument[];
  const documents = rows.slice(0, options.limit);
  return { documents, next: rows.length > options.limit ? (documents.at(-1)?.locator ?? null) : null };
}
