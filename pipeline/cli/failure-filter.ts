import { type Command, Option } from 'commander';
import { WhosaidError } from '../errors.js';
import { choiceOption, wholeNumber } from './shared-options.js';

/** Options that choose failures, the same for `failures` and `retry`. */
export interface FailureFlags {
  readonly stage?: string;
  readonly code?: string;
  readonly document?: string;
  readonly since?: string;
  readonly run?: number;
}

const DAY_OR_INSTANT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z?)?$/;

/** Adds `--stage`, `--code`, `--document`, `--since` and `--run`. */
export function addFailureFilter(command: Command): Command {
  return command
    .addOption(
      choiceOption('--stage <stage>', 'only those of one stage', ['read', 'tokenize', 'extract', 'normalize', 'store']),
    )
    .option('--code <code>', 'only those with one code (TIMEOUT, PDF_BROKEN, …)')
    .option('--document <part>', 'only those with this part in their path or address')
    .addOption(
      new Option('--since <when>', 'only those that failed at or after a day or time (UTC)').argParser((value) => {
        if (DAY_OR_INSTANT.test(value) && !Number.isNaN(Date.parse(value))) return value;
        throw new WhosaidError('USAGE', `--since: expected YYYY-MM-DD or YYYY-MM-DDTHH:MM, got "${value}"`);
      }),
    )
    .addOption(new Option('--run <id>', 'only those that a run met').argParser(wholeNumber('--run', 1)));
}
