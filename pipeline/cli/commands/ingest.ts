import { Command, Option } from 'commander';
import { didYouMean } from '../../../output/query/nearest.js';
import { WhosaidError } from '../../errors.js';
import {
  INPUT_FORMATS,
  type InputFormat,
  type InputSpec,
  inputOf,
  isAddress,
  type TableColumns,
} from '../../inputs/input.js';
import { addRunOptions, driveOptions, type RunFlags } from '../run-options.js';
import { choiceOption, listOption, wholeNumber } from '../shared-options.js';

interface Flags extends RunFlags {
  readonly referenceDate?: string;
  readonly force?: boolean;
  readonly format?: InputFormat;
  readonly column?: Record<string, string>;
  readonly followLinks?: boolean;
  readonly fetch?: boolean;
  readonly feedText?: 'auto' | 'item' | 'page';
  readonly limit?: number;
  readonly hostDelay?: number;
  readonly allowLoopback?: boolean;
  readonly charset?: string;
  readonly aliases?: string;
  readonly units?: string;
  readonly cues?: string;
  readonly keepBytes?: 'auto' | 'always' | 'never';
  readonly dryRun?: boolean;
}

/** `whosaid ingest`: articles in, facts into the database. */
export function ingestCommand(): Command {
  const command = new Command('ingest')
    .summary('read articles into the database')
    .description(
      'Reads articles and stores every figure in them with its place. What has not changed since the last time is passed over.',
    )
    .argument(
      '<input...>',
      'files, folders (recursive), patterns ("news/**/*.html"), addresses, or - for standard input',
    )
    .option(
      '--reference-date <day>',
      'YYYY-MM-DD, run-day or file-modified: from where relative dates are counted, where a document names no day',
    )
    .option('--force', 'read again what has not changed')
    .option('--dry-run', 'only say what would be read; nothing is written')
    .addOption(
      choiceOption('--format <format>', 'format of standard input and of files with other endings', INPUT_FORMATS),
    )
    .addOption(
      new Option(
        '--column <field=name>',
        'which column of CSV or TSV holds text, id, title, url, byline, site, published',
      ).argParser(column),
    )
    .option('--follow-links', 'follow symbolic links inside folders')
    .option('--fetch', 'fetch the addresses that are named, and the pages that feeds and sitemaps link to')
    .addOption(
      choiceOption('--feed-text <where>', "take an article's text from the feed, from the linked page, or either", [
        'auto',
        'item',
        'page',
      ]),
    )
    .addOption(
      new Option('--limit <n>', 'most items of a feed, or pages of a sitemap').argParser(wholeNumber('--limit', 1)),
    )
    .addOption(
      new Option('--host-delay <ms>', 'pause between two fetches from one host (default: 1000)').argParser(
        wholeNumber('--host-delay', 0),
      ),
    )
    .option('--allow-loopback', 'let addresses lead to this machine (tests, closed networks)')
    .option('--charset <label>', 'charset of text and Markdown that are not UTF-8 (windows-1252, utf-16le, …)')
    .addOption(listOption('aliases'))
    .addOption(listOption('units'))
    .addOption(listOption('cues'))
    .addOption(
      choiceOption('--keep-bytes <when>', 'keep the original bytes in the database (default: auto)', [
        'auto',
        'always',
        'never',
      ]),
    )
    .addOption(
      new Option('--max-file-bytes <n>', 'largest file or JSONL line (default: 50000000)').argParser(
        wholeNumber('--max-file-bytes', 1),
      ),
    );
  return addRunOptions(command)
    .addHelpText(
      'after',
      `
Reads .txt .md .html .pdf .docx .epub, .jsonl (id, text, reference_date, title, url), .csv .tsv, .warc, saved feeds (.rss .atom .opml), and any
of these in .gz .bz2 .zip .tar. Addresses (pages, feeds, sitemaps) are fetched only with --fetch, from the public internet, at the pace that
their hosts ask for. An input that fails is noted (whosaid failures) and stops nothing: the run ends with 3. Ctrl-C stops cleanly; the same
command goes on where it stopped.

Examples:
  $ whosaid ingest articles/
  $ whosaid ingest "archive/2025-*/**/*.html" --db archive.db --jobs 4
  $ whosaid ingest wire.csv --column text=body --column published=date
  $ whosaid ingest CC-NEWS-20250402.warc.gz
  $ whosaid ingest https://example.org/feed.xml --fetch --feed-text page
  $ curl -s https://example.org/release.txt | whosaid ingest - --reference-date 2025-04-02`,
    )
    .action(run);
}

const COLUMNS = new Set(['text', 'id', 'title', 'url', 'byline', 'site', 'published', 'referenceDate']);

function column(value: string, before: Record<string, string> | undefined): Record<string, string> {
  const [field, ...name] = value.split('=');
  const known = field === 'reference_date' ? 'referenceDate' : (field ?? '');
  if (!COLUMNS.has(known) || name.join('') === '') {
    throw new WhosaidError(
      'USAGE',
      `--column: expected field=name with one of ${[...COLUMNS].join(', ')}, got "${value}"${didYouMean(field ?? '', COLUMNS.has(known) ? [] : COLUMNS)}`,
    );
  }
  return { ...before, [known]: name.join('=') };
}

/** What a word means, with what the flags say of all of them. */
function inputOfWord(word: string, flags: Flags): InputSpec {
  const { format, followLinks, feedText, limit, fetch } = flags;
  return inputOf(word, {
    fetch: fetch === true,
    format: format ?? null,
    ...(flags.column === undefined ? {} : { columns: flags.column as TableColumns }),
    ...(followLinks === undefined ? {} : { followLinks }),
    ...(feedText === undefined || !(isAddress(word) || format === 'feed') ? {} : { feedText }),
    ...(limit === undefined ? {} : { limit }),
  });
}

async function run(words: string[], flags: Flags): Promise<void> {
  if (words.includes('-') && process.stdin.isTTY) {
    throw new WhosaidError('USAGE', 'Standard input is a terminal: pipe an article in, or name files.');
  }
  const { Drive } = await import('../drive-run.js');
  const { filledRunOptions, resolveSettings } = await import('../../schedule/settings.js');
  const { runBatch } = await import('../../ingest.js');
  const settings = resolveSettings({ ...flags }, flags.config ?? null);
  const { hostDelay, allowLoopback } = flags;
  const fetchOptions = {
    ...(hostDelay === undefined ? {} : { hostDelay }),
    ...(allowLoopback === undefined ? {} : { allowLoopback }),
  };
  const own = { force: flags.force === true, format: flags.format ?? null, fetchOptions };
  const inputs = words.map((word) => inputOfWord(word, flags));
  if (flags.dryRun) {
    const { printPlan } = await import('../print-plan.js');
    const options = filledRunOptions(settings, own);
    await printPlan([{ inputs, options }], options, flags);
    return;
  }
  const told = driveOptions('ingest', flags, settings);
  // people start it, and read what it says: JSON lines only where they are asked for
  const drive = await Drive.start({ ...told, logFormat: told.logFormat === 'auto' ? 'text' : told.logFormat });
  await drive.run(() =>
    drive.onlyBatch((hooks) => {
      const options = filledRunOptions(settings, { ...own, ...hooks });
      return runBatch('ingest', [{ inputs, options }], options);
    }),
  );
}
