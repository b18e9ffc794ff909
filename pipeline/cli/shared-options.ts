import { Argument, type Command, Option } from 'commander';
import type { ExtractOptions } from '../../extractors/extract.js';
import { didYouMean } from '../../output/query/nearest.js';
import { WhosaidError } from '../errors.js';
import type { ListKind } from '../user-lists.js';

/** `--db`, the same in every command that has a store. */
export function dbOption(): Option {
  return new Option('--db <file>', 'the database').default('whosaid.db').env('WHOSAID_DB');
}

/** `--aliases`, `--units`, `--cues`: files of the user's own. */
export function listOption(kind: ListKind): Option {
  const told = {
    aliases: 'your own names: a JSON list of {name, type, aliases, code}; they win',
    units: 'your own units: a JSON list of {unit, names, symbols, factor, of}; they win',
    cues: 'your own cues of attributions: a JSON list of {cue, kind, …}; they win',
  };
  return new Option(`--${kind} <file>`, told[kind]);
}

/** What the extractors take of such files. Throws CONFIG_INVALID, USAGE. */
export async function listsFrom(files: { readonly [Kind in ListKind]?: string }): Promise<ExtractOptions> {
  const { aliases, units, cues } = files;
  if (aliases === undefined && units === undefined && cues === undefined) return {};
  const { extractOptions, readList } = await import('../user-lists.js');
  return extractOptions({
    aliases: aliases === undefined ? null : readList('aliases', aliases),
    units: units === undefined ? null : readList('units', units),
    cues: cues === undefined ? null : readList('cues', cues),
  });
}

export const FORMATS = ['table', 'json', 'jsonl', 'csv'] as const;
export type OutputFormat = (typeof FORMATS)[number];

export interface FormatOptions {
  readonly json?: boolean;
  readonly jsonl?: boolean;
  readonly csv?: boolean;
}

export function formatOptions(): Option[] {
  return [
    new Option('--json', 'one JSON object').conflicts(['jsonl', 'csv']),
    new Option('--jsonl', 'one JSON object a line').conflicts(['json', 'csv']),
    new Option('--csv', 'comma-separated values (RFC 4180)').conflicts(['json', 'jsonl']),
  ];
}

/** Adds what every command has that lists something of a store: the database and the formats. */
export function addListOptions(command: Command): Command {
  for (const option of [dbOption(), ...formatOptions()]) command.addOption(option);
  return command;
}

export function outputFormat(options: FormatOptions): OutputFormat {
  if (options.json) return 'json';
  if (options.jsonl) return 'jsonl';
  return options.csv ? 'csv' : 'table';
}

/** What is said of a word that is none of those that there are. */
export function notOneOf(name: string, choices: readonly string[], value: string): WhosaidError {
  const told = `${name}: expected one of ${choices.join(', ')}, got "${value}"${didYouMean(value, choices)}`;
  return new WhosaidError('USAGE', told);
}

/** An option that takes one of a few words; any other is refused with those that there are and the one that may be meant. */
export function choiceOption(flags: string, description: string, choices: readonly string[]): Option {
  const option = new Option(flags, description).choices(choices);
  return option.argParser((value: string) => {
    if (choices.includes(value)) return value;
    throw notOneOf(`--${option.name()}`, choices, value);
  });
}

/** An option that takes some of a few words, parted by commas, or given several times; capitals do not count. */
export function choicesOption(flags: string, description: string, choices: readonly string[]): Option {
  const option = new Option(flags, `${description}, comma-separated`).choices(choices);
  let given: string[] = [];
  return option.argParser((value: string) => {
    for (const word of value.split(',').map((part) => part.trim())) {
      const choice = choices.find((known) => known.toLowerCase() === word.toLowerCase());
      if (choice === undefined) throw notOneOf(`--${option.name()}`, choices, word);
      given = [...given, choice];
    }
    return given;
  });
}

/** An argument that is one of a few words. */
export function choiceArgument(name: string, description: string, choices: readonly string[]): Argument {
  const argument = new Argument(name, description).choices(choices);
  return argument.argParser((value: string) => {
    if (choices.includes(value)) return value;
    throw notOneOf(argument.name(), choices, value);
  });
}

/** Parsers of option values; each throws USAGE with what it got. */
export function wholeNumber(name: string, least: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (!/^\d+$/.test(value) || !Number.isSafeInteger(number) || number < least) {
      throw new WhosaidError('USAGE', `${name}: expected a whole number of at least ${least}, got "${value}"`);
    }
    return number;
  };
}

export function decimalNumber(name: string): (value: string) => number {
  return (value) => {
    const match = /^([-+]?(?:\d[\d_]*)?(?:\.\d+)?(?:e[-+]?\d+)?)\s*(k|m|mn|bn|b|tn|t)?$/i.exec(
      value.replaceAll(',', ''),
    );
    const number = match === null || match[1] === '' ? Number.NaN : Number((match[1] as string).replaceAll('_', ''));
    if (!Number.isFinite(number)) throw new WhosaidError('USAGE', `${name}: expected a number, got "${value}"`);
    const scales: Record<string, number> = { k: 1e3, m: 1e6, mn: 1e6, b: 1e9, bn: 1e9, t: 1e12, tn: 1e12 };
    return number * (scales[match?.[2]?.toLowerCase() ?? ''] ?? 1);
  };
}

/** A share: a number from 0 to 1. */
export function share(name: string): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (value.trim() === '' || !(number >= 0 && number <= 1)) {
      throw new WhosaidError('USAGE', `${name}: expected a number from 0 to 1, got "${value}"`);
    }
    return number;
  };
}

/** YYYY, YYYY-MM or YYYY-MM-DD. */
export function partialDay(name: string): (value: string) => string {
  return (value) => {
    if (!/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(value)) {
      throw new WhosaidError('USAGE', `${name}: expected YYYY, YYYY-MM or YYYY-MM-DD, got "${value}"`);
    }
    return value;
  };
}
