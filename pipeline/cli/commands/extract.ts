import { Command } from 'commander';
import { ExitStatus, WhosaidError } from '../../errors.js';
import { DEFAULT_LIMITS } from '../../limits.js';
import { write } from '../output.js';

interface ExtractOptions {
  readonly jsonl?: boolean;
  readonly referenceDate?: string;
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
    .addHelpText(
      'after',
      `
A line that cannot be processed prints {"id", "line", "error": {"code", "stage", "message"}}, and the run ends with 3.

Examples:
  $ whosaid extract article.txt
  $ whosaid extract --reference-date 2025-04-02 article.html | jq '.claims[]'
  $ whosaid extract --jsonl < articles.jsonl > marks.jsonl`,
    )
    .action(async (paths: string[], options: ExtractOptions, command: Command) => {
      if (paths.length === 0 || (paths.length === 1 && paths[0] === '-' && options.jsonl)) {
        if (!options.jsonl) command.help({ error: true });
        if (process.stdin.isTTY) {
          throw new WhosaidError('USAGE', 'Standard input is a terminal: pipe JSON lines in, or name files.');
        }
        const { extractJsonl } = await import('../extract-jsonl.js');
        const failures = await extractJsonl(process.stdin, write, DEFAULT_LIMITS);
        if (failures > 0) process.exitCode = ExitStatus.inputFailed;
        return;
      }
      throw new WhosaidError('USAGE', 'Reading files is not there yet: use --jsonl on standard input.');
    });
}
