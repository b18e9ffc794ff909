import { basename } from 'node:path';
import { Command, Option } from 'commander';
import type { Quote, QuoteFilter } from '../../../output/query/quotes.js';
import { ExitStatus } from '../../errors.js';
import { rawSearchOption } from '../fact-filters.js';
import { note } from '../output.js';
import { dbOption, type FormatOptions, formatOptions, outputFormat, wholeNumber } from '../shared-options.js';

interface Options extends FormatOptions, Omit<QuoteFilter, 'words'> {
  readonly db: string;
  readonly limit?: number;
  readonly failIfEmpty?: boolean;
}

const KEYS: readonly (keyof Quote)[] = [
  'quote_id',
  'kind',
  'said_by',
  'said_by_name',
  'cue',
  'content',
  'cited_document',
  'cited_date',
  'facts',
  'confidence',
  'rule',
  'document',
  'title',
  'line',
];

/** `whosaid quotes`: who said what, with figures or without. */
export function quotesCommand(): Command {
  const command = new Command('quotes')
    .summary('who said what, with figures or without')
    .description('Lists what articles say that somebody said: source, cue, content, and where they stand.')
    .argument('[words...]', 'words that must all stand in a sentence of the quote')
    .addOption(dbOption())
    .option('--said-by <name>', 'who said it: a name, a part of one, an alias or an acronym')
    .addOption(
      new Option('--attribution-kind <kind>', 'how it is attributed').choices([
        'direct',
        'mixed',
        'citation',
        'indirect',
      ]),
    )
    .option('--document <name>', 'a part of the document’s path, address or title')
    .addOption(new Option('--min-confidence <share>', 'least confidence, 0 to 1').argParser(Number))
    .option('--duplicates', 'near-duplicate documents too')
    .addOption(rawSearchOption())
    .addOption(new Option('--limit <n>', 'at most this many').argParser(wholeNumber('--limit', 0)))
    .option('--fail-if-empty', 'end with 4 when nothing is found');
  for (const option of formatOptions()) command.addOption(option);
  return command
    .addHelpText(
      'after',
      `
Examples:
  $ whosaid quotes
  $ whosaid quotes budget --said-by "Ministry of Defense" --attribution-kind direct
  $ whosaid quotes --document report.html --jsonl`,
    )
    .action(run);
}

async function run(words: string[], options: Options): Promise<void> {
  const { openStore } = await import('../../../output/store/index.js');
  const { parseQuoteFilter, quotes } = await import('../../../output/query/quotes.js');
  const { printRows } = await import('../print-rows.js');
  const { paintFor } = await import('../paint.js');
  const { saidBy, attributionKind, document, minConfidence, duplicates, rawSearch, limit } = options;
  const filter = parseQuoteFilter({
    words: words.length === 0 ? undefined : words,
    saidBy,
    attributionKind,
    document,
    minConfidence,
    duplicates,
    rawSearch,
  });
  const paint = paintFor(process.stdout);
  const store = openStore(options.db, { readonly: true });
  try {
    const format = outputFormat(options);
    const n = await printRows(quotes(store, filter, limit ?? null), format, {
      name: 'quotes',
      keys: KEYS,
      columns: [
        { head: 'said by', cell: (q) => q.said_by_name ?? q.said_by, least: 14, most: 36, paint: paint.yellow },
        { head: 'cue', cell: (q) => q.cue, least: 6, most: 16, paint: paint.blue },
        { head: 'what', cell: (q) => q.content, least: 30, most: 90 },
        { head: 'kind', cell: (q) => q.kind, least: 8, most: 8, paint: paint.dim },
        {
          head: 'where',
          cell: (q) => `${basename(q.document)}${q.line === null ? `@${q.cue_span.start}` : `:${q.line}`}`,
          least: 12,
          most: 26,
          paint: paint.dim,
        },
      ],
    });
    if (format === 'table')
      note(n === 0 ? 'nothing found' : `${n.toLocaleString('en-US')} ${n === 1 ? 'quote' : 'quotes'}`);
    if (n === 0 && options.failIfEmpty) process.exitCode = ExitStatus.emptyResult;
  } finally {
    store.close();
  }
}
