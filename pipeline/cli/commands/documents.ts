import { Command } from 'commander';
import type { DocumentRow } from '../../../output/query/documents.js';
import { note } from '../output.js';
import { dbOption, type FormatOptions, formatOptions, outputFormat } from '../shared-options.js';

const KEYS: readonly (keyof DocumentRow)[] = [
  'locator',
  'title',
  'byline',
  'site',
  'url',
  'published',
  'reference_date',
  'language',
  'format',
  'text_length',
  'numbers',
  'attributions',
  'claims',
  'duplicate_of',
  'versions',
  'text_sha256',
  'content_sha256',
];

/** `whosaid documents`: what has been read. */
export function documentsCommand(): Command {
  const command = new Command('documents')
    .summary('list the documents in the database')
    .argument('[name]', 'a part of the path, address or title')
    .option('--skipped', 'list what was passed over instead: not in English')
    .addOption(dbOption());
  for (const option of formatOptions()) command.addOption(option);
  return command
    .addHelpText(
      'after',
      `
Examples:
  $ whosaid documents
  $ whosaid documents budget --csv
  $ whosaid documents --skipped`,
    )
    .action(async (name: string | undefined, options: FormatOptions & { db: string; skipped?: boolean }) => {
      const { openStore } = await import('../../../output/store/index.js');
      const { listDocuments, listSkipped } = await import('../../../output/query/documents.js');
      const { printRows } = await import('../print-rows.js');
      const { paintFor } = await import('../paint.js');
      const paint = paintFor(process.stdout);
      const store = openStore(options.db, { readonly: true });
      try {
        const format = outputFormat(options);
        if (options.skipped) {
          await printRows(listSkipped(store, name ?? null), format, {
            name: 'skipped',
            keys: ['locator', 'input', 'code', 'language', 'message', 'run_id'],
            columns: [
              { head: 'document', cell: (d) => d.locator, least: 24, most: 70 },
              { head: 'language', cell: (d) => d.language, least: 8, most: 8, paint: paint.cyan },
              { head: 'why', cell: (d) => d.message, least: 24, most: 90 },
            ],
          });
          return;
        }
        const n = await printRows(listDocuments(store, name ?? null), format, {
          name: 'documents',
          keys: KEYS,
          columns: [
            { head: 'document', cell: (d) => d.locator, least: 24, most: 70 },
            { head: 'title', cell: (d) => d.title, least: 12, most: 50, paint: paint.bold },
            { head: 'published', cell: (d) => d.published, least: 10, most: 10, paint: paint.cyan },
            { head: 'reference', cell: (d) => d.reference_date, least: 10, most: 10, paint: paint.cyan },
            { head: 'format', cell: (d) => d.format, least: 6, most: 8, paint: paint.dim },
            {
              head: 'characters',
              cell: (d) => d.text_length.toLocaleString('en-US'),
              least: 10,
              most: 12,
              align: 'right',
            },
            {
              head: 'claims',
              cell: (d) => d.claims.toLocaleString('en-US'),
              least: 6,
              most: 10,
              align: 'right',
              paint: paint.green,
            },
            { head: 'same as', cell: (d) => d.duplicate_of, least: 16, most: 40, paint: paint.dim },
          ],
        });
        if (format === 'table') note(n === 1 ? '1 document' : `${n.toLocaleString('en-US')} documents`);
      } finally {
        store.close();
      }
    });
}
