import { Command, Option } from 'commander';
import { WhosaidError } from '../../errors.js';
import { addRunOptions, driveOptions, type RunFlags } from '../run-options.js';
import { wholeNumber } from '../shared-options.js';

interface Flags extends RunFlags {
  readonly referenceDate?: string;
  readonly force?: boolean;
  readonly format?: 'text' | 'markdown' | 'html' | 'pdf' | 'docx' | 'jsonl';
  readonly charset?: string;
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
    .argument('<path...>', 'files, folders (recursive), patterns ("news/**/*.html"), or - for standard input')
    .option(
      '--reference-date <day>',
      'YYYY-MM-DD, run-day or file-modified: from where relative dates are counted, where a document names no day',
    )
    .option('--force', 'read again what has not changed')
    .option('--dry-run', 'only say what would be read; nothing is written')
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
      new Option('--keep-bytes <when>', 'keep the original bytes in the database (default: auto)').choices([
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
Reads .txt .md .html .htm .pdf .docx and .jsonl (id, text, reference_date, title, url). An input that fails is noted (whosaid failures) and stops
nothing: the run ends with 3. Ctrl-C stops cleanly; the same command goes on where it stopped.

Examples:
  $ whosaid ingest articles/
  $ whosaid ingest "archive/2025-*/**/*.html" --db archive.db --jobs 4
  $ curl -s https://example.org/release.txt | whosaid ingest - --reference-date 2025-04-02`,
    )
    .action(run);
}

async function run(paths: string[], flags: Flags): Promise<void> {
  if (paths.includes('-') && process.stdin.isTTY) {
    throw new WhosaidError('USAGE', 'Standard input is a terminal: pipe an article in, or name files.');
  }
  const { Drive } = await import('../drive-run.js');
  const { filledRunOptions, resolveSettings } = await import('../../schedule/settings.js');
  const { runBatch } = await import('../../ingest.js');
  const settings = resolveSettings({ ...flags }, flags.config ?? null);
  const own = { force: flags.force === true, format: flags.format ?? null };
  if (flags.dryRun) {
    const { printPlan } = await import('../print-plan.js');
    const options = filledRunOptions(settings, own);
    await printPlan([{ paths, options }], options, flags);
    return;
  }
  const told = driveOptions('ingest', flags, settings);
  // people start it, and read what it says: JSON lines only where they are asked for
  const drive = await Drive.start({ ...told, logFormat: told.logFormat === 'auto' ? 'text' : told.logFormat });
  await drive.run(() =>
    drive.onlyBatch((hooks) => {
      const options = filledRunOptions(settings, { ...own, ...hooks });
      return runBatch('ingest', [{ paths, options }], options);
    }),
  );
}
