import { Command, Option } from 'commander';
import { ExitStatus, WhosaidError } from '../../errors.js';
import type { IngestSummary } from '../../ingest.js';
import { note, write } from '../output.js';
import { dbOption, decimalNumber, wholeNumber } from '../shared-options.js';

interface Options {
  readonly db: string;
  readonly referenceDate?: string;
  readonly jobs?: number;
  readonly force?: boolean;
  readonly format?: 'text' | 'markdown' | 'html' | 'pdf' | 'docx' | 'jsonl';
  readonly charset?: string;
  readonly keepBytes: 'auto' | 'always' | 'never';
  readonly deadline?: number;
  readonly maxFileBytes?: number;
  readonly maxErrorRatio?: number;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `whosaid ingest`: articles in, facts into the database. */
export function ingestCommand(): Command {
  return new Command('ingest')
    .summary('read articles into the database')
    .description(
      'Reads articles and stores every figure in them with its place. What has not changed since the last time is passed over.',
    )
    .argument('<path...>', 'files, folders (recursive), patterns ("news/**/*.html"), or - for standard input')
    .addOption(dbOption())
    .option(
      '--reference-date <YYYY-MM-DD>',
      'the day from which relative dates are counted, where a document names none',
    )
    .addOption(
      new Option('--jobs <n>', 'worker threads (default: one a processor)').argParser(wholeNumber('--jobs', 1)),
    )
    .option('--force', 'read again what has not changed')
    .addOption(
      new Option('--format <format>', 'format of standard input and of files with other endings').choices([
        'text',
        'markdown',
        'html',
        'pdf',
        'docx',
        'jsonl',
      ]),
    )
    .option('--charset <label>', 'charset of text and Markdown that are not UTF-8 (windows-1252, utf-16le, …)')
    .addOption(
      new Option('--keep-bytes <when>', 'keep the original bytes in the database')
        .choices(['auto', 'always', 'never'])
        .default('auto'),
    )
    .addOption(
      new Option('--deadline <ms>', 'most time for one document (default: 30000)').argParser(
        wholeNumber('--deadline', 1),
      ),
    )
    .addOption(
      new Option('--max-file-bytes <n>', 'largest file or JSONL line (default: 50000000)').argParser(
        wholeNumber('--max-file-bytes', 1),
      ),
    )
    .addOption(
      new Option(
        '--max-error-ratio <share>',
        'end with 6 when more than this share of the inputs failed (0 to 1)',
      ).argParser(decimalNumber('--max-error-ratio')),
    )
    .option('--json', 'print what was done as one JSON object')
    .option('-q, --quiet', 'say nothing but errors')
    .addHelpText(
      'after',
      `
Reads .txt .md .html .htm .pdf .docx and .jsonl (id, text, reference_date, title, url). An input that fails is noted (whosaid failures) and stops
nothing: the run ends with 3. Ctrl-C stops cleanly; the same command goes on where it stopped.

Examples:
  $ whosaid ingest articles/
  $ whosaid ingest "archive/2025-*/**/*.html" --db archive.db --jobs 4
  $ curl -s https://example.org/release.txt | whosaid ingest - --reference-date 2025-04-02`,
    )
    .action(run);
}

async function run(paths: string[], options: Options): Promise<void> {
  if (paths.includes('-') && process.stdin.isTTY) {
    throw new WhosaidError('USAGE', 'Standard input is a terminal: pipe an article in, or name files.');
  }
  const { ProgressLine } = await import('../progress.js');
  const { ingest } = await import('../../ingest.js');
  const progress = new ProgressLine(options.quiet === true);
  const stop = new AbortController();
  let signalStatus: number | null = null;
  const onSignal = (signal: NodeJS.Signals): void => {
    const status = signal === 'SIGINT' ? ExitStatus.sigint : ExitStatus.sigterm;
    if (signalStatus !== null) process.exit(status);
    signalStatus = status;
    progress.clear();
    if (!options.quiet) note('whosaid: stopping: what has been read is being stored (once more to stop at once)');
    stop.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  try {
    const summary = await ingest(paths, {
      db: options.db,
      referenceDate: options.referenceDate ?? null,
      ...(options.jobs === undefined ? {} : { jobs: options.jobs }),
      force: options.force === true,
      format: options.format ?? null,
      charset: options.charset ?? null,
      keepBytes: options.keepBytes,
      limits: {
        ...(options.deadline === undefined ? {} : { documentDeadline: options.deadline }),
        ...(options.maxFileBytes === undefined ? {} : { fileBytes: options.maxFileBytes }),
      },
      signal: stop.signal,
      onProgress: progress.show,
      onFailure: (failure) => {
        progress.clear();
        note(`whosaid: ${failure.locator}: failed to ${failure.stage}: ${failure.code}: ${failure.message}`);
      },
    });
    progress.clear();
    if (options.json) await write(`${JSON.stringify({ ok: true, ...summary })}\n`);
    else if (!options.quiet) {
      const { describeRun } = await import('../describe-run.js');
      await write(describeRun(summary, options.db));
    }
    process.exitCode = signalStatus ?? statusOf(summary, options.maxErrorRatio);
  } finally {
    progress.clear();
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  }
}

function statusOf(summary: IngestSummary, maxErrorRatio: number | undefined): number {
  const { failed, ...others } = summary.documents;
  if (failed === 0) return ExitStatus.done;
  const all = failed + Object.values(others).reduce((sum, n) => sum + n, 0);
  if (maxErrorRatio !== undefined && failed / all > maxErrorRatio) {
    note(`whosaid: TOO_MANY_FAILURES: ${failed} of ${all} inputs failed, more than the share of ${maxErrorRatio}`);
    return ExitStatus.tooManyFailures;
  }
  return ExitStatus.inputFailed;
}
