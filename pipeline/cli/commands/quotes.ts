import { basename } from 'node:path';
import { Command, Option } from 'commander';
import { QUOTE_KINDS } from '../../../output/query/choices.js';
import type { Quote, QuoteFilter } from '../../../output/query/quotes.js';
import { minConfidenceOption, rawSearchOption } from '../fact-filters.js';
import { type Layout, type ListOptions, printListing } from '../listing.js';
import { noteUnknown } from '../note-unknown.js';
import { count } from '../progress.js';
import { addListOptions, choiceOption, wholeNumber } from '../shared-options.js';
import { withStore } from '../with-store.js';

interface Options extends ListOptions, Omit<QuoteFilter, 'words'> {
  readonly limit?: number;
}

const QUOTES: Layout<Quote> = {
  name: 'quotes',
  keys: [
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
  ],
  columns: (paint) => [
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
  summary: (n) => (n === 0 ? 'nothing found' : count(n, 'quote')),
};

/** `whosaid quotes`: who said what, with figures or without. */
export function quotesCommand(): Command {
  const command = new Command('quotes')
    .summary('who said what, with figures or without')
    .description('Lists what articles say that somebody said: source, cue, content, and where they stand.')
    .argument('[words...]', 'words that must all stand in a sentence of the quote')
    .option('--said-by <name>', 'who said it: a name, a part of one, an alias or an acronym')
    .addOption(choiceOption('--attribution-kind <kind>', 'how it is attributed', QUOTE_KINDS))
    .option('--document <name>', 'a part of the document’s path, address or title')
    .addOption(minConfidenceOption())
    .option('--duplicates', 'near-duplicate documents too')
    .addOption(rawSearchOption())
    .addOption(new Option('--limit <n>', 'at most this many').argParser(wholeNumber('--limit', 0)))
    .option('--fail-if-empty', 'end with 4 when nothing is found');
  return addListOptions(command)
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
  const { parseQuoteFilter, quotes } = await import('../../../output/query/quotes.js');
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
  await withStore(options.db, async (store) => {
    const n = await printListing(quotes(store, filter, limit ?? null), options, QUOTES);
    if (n === 0) await noteUnknown(store, { saidBy, document });
  });
}
