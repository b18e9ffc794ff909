import { Command } from 'commander';
import { ExitStatus, WhosaidError } from '../../errors.js';
import type { InputFormat } from '../../inputs/input.js';
import { DEFAULT_LIMITS } from '../../limits.js';
import { isIsoDay } from '../../readers/jsonl.js';
import { FORMATS } from '../../readers/reader.js';
import { note, write } from '../output.js';
import { choiceOption, listOption, listsFrom } from '../shared-options.js';

interface Flags {
  readonly jsonl?: boolean;
  readonly referenceDate?: string;
  readonly format?: InputFormat;
  readonly charset?: string;
  readonly aliases?: string;
  readonly units?: string;
  readonly cues?: string;
}

/** `whosaid extract`: marks on standard output, no database. Loads the extractors only when it runs. */
export function extractCommand(): Command {
  return new Command('extract')
    .summary('print the marks of articles as JSON lines, without a database')
    .description(
      'Prints one JSON object a line for each article: its text and the numbers, dates, entities, attributions and claims in it, each with\nits span (UTF-16 code units, half-open). No database is opened.',
    )
    .argument('[path...]', 'files to read (.txt .md .html .jsonl), or - for standard input')
    .option(
      '--jsonl',
      'standard input holds JSON lines with id, text and reference_date; one line is printed for each, in order',
    )
    .option(
      '--reference-date <YYYY-MM-DD>',
      'the day from which relative dates are counted, where the input names none',
    )
    .addOption(
      choiceOption('--format <format>', 'format of standard input and of files with other endings', [
        ...FORMATS,
        'jsonl',
      ]),
    )
    .option('--charset <label>', 'charset of text and Markdown that are not UTF-8 (windows-1252, utf-16le, …)')
    .addOption(listOption('aliases'))
    .addOption(listOption('units'))
    .addOption(listOption('cues'))
    .addHelpText(
      'after',
      `
A line that cannot be processed prints {"id", "line", "error": {"code", "stage", "message"}}, and the run ends with 3.

Examples:
  $ whosaid extract article.txt
  $ whosaid extract --reference-date 2025-04-02 article.html | jq '.claims[]'
  $ whosaid extract --jsonl < articles.jsonl > marks.jsonl`,
    )
    .action(async (paths: string[], options: Flags, command: Command) => {
      const referenceDate = options.referenceDate ?? null;
      if (referenceDate !== null && !isIsoDay(referenceDate)) {
        throw new WhosaidError('USAGE', `--reference-date: expected a day as YYYY-MM-DD, got "${referenceDate}"`);
      }
      const fromStdin = paths.length === 0 || paths.includes('-');
      if (paths.length === 0 && !options.jsonl) command.help({ error: true });
      if (fromStdin && process.stdin.isTTY) {
        throw new WhosaidError('USAGE', 'Standard input is a terminal: pipe articles in, or name files.');
      }
      let failures: number;
      const own = await listsFrom(options);
      if (options.jsonl && (paths.length === 0 || (paths.length === 1 && paths[0] === '-'))) {
        const { extractJsonl } = await import('../extract-jsonl.js');
        failures = await extractJsonl(process.stdin, write, DEFAULT_LIMITS, referenceDate, own);
      } else {
        const { extractFiles } = await import('../extract-files.js');
        failures = await extractFiles(paths, {
          referenceDate,
          format: options.jsonl ? 'jsonl' : (options.format ?? null),
          charset: options.charset ?? null,
          limits: DEFAULT_LIMITS,
          own,
          write,
          onFailure: (message) => note(`whosaid: ${message}`),
        });
      }
      if (failures > 0) process.exitCode = ExitStatus.inputFailed;
    });
}
