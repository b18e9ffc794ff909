import { Command } from 'commander';
import type { DocumentRow, SkippedRow } from '../../../output/query/documents.js';
import { type Layout, type ListOptions, listing } from '../listing.js';
import { count } from '../progress.js';
import { addListOptions } from '../shared-options.js';
import { amountColumn } from '../table.js';

const DOCUMENTS: Layout<DocumentRow> = {
  name: 'documents',
  keys: [
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
  ],
  columns: (paint) => [
    { head: 'document', cell: (d) => d.locator, least: 24, most: 70 },
    { head: 'title', cell: (d) => d.title, least: 12, most: 50, paint: paint.bold },
    { head: 'published', cell: (d) => d.published, least: 10, most: 10, paint: paint.cyan },
    { head: 'reference', cell: (d) => d.reference_date, least: 10, most: 10, paint: paint.cyan },
    { head: 'format', cell: (d) => d.format, least: 6, most: 8, paint: paint.dim },
    amountColumn('characters', (d) => d.text_length),
    amountColumn('claims', (d) => d.claims, paint.green),
    { head: 'same as', cell: (d) => d.duplicate_of, least: 16, most: 40, paint: paint.dim },
  ],
  summary: (n) => count(n, 'document'),
};

const SKIPPED: Layout<SkippedRow> = {
  name: 'skipped',
  keys: ['locator', 'input', 'code', 'language', 'message', 'run_id'],
  columns: (paint) => [
    { head: 'document', cell: (d) => d.locator, least: 24, most: 70 },
    { head: 'language', cell: (d) => d.language, least: 8, most: 8, paint: paint.cyan },
    { head: 'why', cell: (d) => d.message, least: 24, most: 90 },
  ],
  summary: (n) => `${count(n, 'document')} passed over`,
};

/** `whosaid documents`: what has been read. */
export function documentsCommand(): Command {
  const command = new Command('documents')
    .summary('list the documents in the database')
    .description('Lists what has been read, with how much was found in it; or what was passed over.')
    .argument('[name]', 'a part of the path, address or title')
    .option('--skipped', 'list what was passed over instead: not in English');
  return addListOptions(command)
    .addHelpText(
      'after',
      `
Examples:
  $ whosaid documents
  $ whosaid documents budget --csv
  $ whosaid documents --skipped`,
    )
    .action(async (name: string | undefined, options: ListOptions & { readonly skipped?: boolean }) => {
      const { listDocuments, listSkipped } = await import('../../../output/query/documents.js');
      if (options.skipped) await listing(options, SKIPPED, (store) => listSkipped(store, name ?? null));
      else await listing(options, DOCUMENTS, (store) => listDocuments(store, name ?? null));
    });
}
