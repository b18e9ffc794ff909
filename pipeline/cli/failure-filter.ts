import { type Command, Option } from 'commander';
import { didYouMean } from '../../output/query/nearest.js';
import { ERRORS, WhosaidError } from '../errors.js';
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

/** Whether there is such a day and time: JavaScript takes the 30th of February for the 2nd of March. */
function isInCalendar(value: string): boolean {
  const day = value.slice(0, 10);
  const midnight = new Date(`${day}T00:00:00Z`);
  const isDay = !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
  return isDay && !Number.isNaN(Date.parse(value));
}

/** Adds `--stage`, `--code`, `--document`, `--since` and `--run`. */
export function addFailureFilter(command: Command): Command {
  return command
    .addOption(
      choiceOption('--stage <stage>', 'only those of one stage', ['read', 'tokenize', 'extract', 'normalize', 'store']),
    )
    .addOption(
      new Option('--code <code>', 'only those with one code (TIMEOUT, PDF_BROKEN, …)').argParser((value) => {
        const code = value.toUpperCase();
        if (Object.hasOwn(ERRORS, code)) return code;
        const told = `--code: expected a code as whosaid failures lists them, got "${value}"${didYouMean(value, Object.keys(ERRORS))}`;
        throw new WhosaidError('USAGE', told);
      }),
    )
    .option('--document <part>', 'only those with this part in their path or address')
    .addOption(
      new Option('--since <when>', 'only those that failed at or after a day or time (UTC)').argParser((value) => {
        if (DAY_OR_INSTANT.test(value) && isInCalendar(value)) return value;
        throw new WhosaidError('USAGE', `--since: expected YYYY-MM-DD or YYYY-MM-DDTHH:MM, got "${value}"`);
      }),
    )
    .addOption(new Option('--run <id>', 'only those that a run met').argParser(wholeNumber('--run', 1)));
}
