import { Option } from 'commander';
import { WhosaidError } from '../errors.js';

/** `--db`, the same in every command that has a store. */
export function dbOption(): Option {
  return new Option('--db <file>', 'the database').default('whosaid.db').env('WHOSAID_DB');
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

export function outputFormat(options: FormatOptions): OutputFormat {
  if (options.json) return 'json';
  if (options.jsonl) return 'jsonl';
  return options.csv ? 'csv' : 'table';
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

/** YYYY, YYYY-MM or YYYY-MM-DD. */
export function partialDay(name: string): (value: string) => string {
  return (value) => {
    if (!/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(value)) {
      throw new WhosaidError('USAGE', `${name}: expected YYYY, YYYY-MM or YYYY-MM-DD, got "${value}"`);
    }
    return value;
  };
}
