import { CHECKS, VERDICTS } from '../audit/finding.js';
import type { FactQuery } from '../query/facts.js';
import { parseFactQuery, parseQuoteFilter, type QuoteFilter } from '../query/filter.js';
import { didYouMean } from '../query/nearest.js';
import { type FindingFilter, SCOPES } from './audit-pass.js';
import { ExplorerError } from './errors.js';
import { link } from './markup.js';

type Kind = 'text' | 'whole' | 'number' | 'yes';

/** The parameters of a search, as they stand in an address; `q` are the words. */
export const PARAMETERS: Readonly<Record<Exclude<keyof FactQuery, 'words'>, Kind>> = {
  rawSearch: 'yes',
  entity: 'text',
  saidBy: 'text',
  measure: 'text',
  subjectId: 'whole',
  sourceId: 'whole',
  measureId: 'whole',
  documentId: 'whole',
  unit: 'text',
  numberKind: 'text',
  attributionKind: 'text',
  relation: 'text',
  modality: 'text',
  from: 'text',
  to: 'text',
  year: 'whole',
  min: 'text',
  max: 'text',
  document: 'text',
  minConfidence: 'number',
  reviewed: 'text',
  duplicates: 'yes',
  equivalents: 'text',
  sort: 'text',
  descending: 'yes',
  limit: 'whole',
  cursor: 'text',
};

/** The parameters of a search for quotes: some of those for facts. */
export const QUOTE_PARAMETERS: readonly (keyof typeof PARAMETERS)[] = [
  'rawSearch',
  'saidBy',
  'sourceId',
  'attributionKind',
  'document',
  'documentId',
  'minConfidence',
  'duplicates',
  'limit',
  'cursor',
];

/** A search as it stands in an address: the words, and the other parameters that are given, by name. */
export interface Asked {
  readonly words: string;
  readonly given: Readonly<Record<string, string>>;
}

export interface Search extends Asked {
  readonly query: FactQuery;
}

export interface QuoteSearch extends Asked {
  readonly query: QuoteFilter & { readonly limit?: number | undefined; readonly cursor?: string | undefined };
}

function valueOfKind(name: string, text: string, kind: Kind): string | number | boolean {
  switch (kind) {
    case 'whole':
      if (!/^-?\d{1,15}$/.test(text)) throw invalid(name, 'a whole number', text);
      return Number(text);
    case 'number':
      if (!/^\d+(\.\d+)?$|^\.\d+$/.test(text)) throw invalid(name, 'a number', text);
      return Number(text);
    case 'yes':
      if (!/^(1|0|true|false)$/.test(text)) throw invalid(name, 'true or false', text);
      return text === '1' || text === 'true';
    default:
      return text;
  }
}

function invalid(name: string, expected: string, got: string, hint = ''): ExplorerError {
  return new ExplorerError('REQUEST_INVALID', `${name}: expected ${expected}, got "${got.slice(0, 80)}"${hint}`);
}

interface Options {
  /** Refuse parameters that there are not, as programs want; pages leave them. */
  readonly strict: boolean;
}

function readParameters(
  parameters: Readonly<Record<string, string>>,
  known: readonly string[],
  { strict }: Options,
): Asked & { readonly input: Record<string, unknown> } {
  const given: Record<string, string> = {};
  const input: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(parameters)) {
    if (value === '' || name === 'q') continue;
    if (!known.includes(name)) {
      if (!strict) continue;
      throw new ExplorerError('REQUEST_INVALID', `${name}: there is no such parameter; /api/openapi.json lists them.`);
    }
    given[name] = value;
    input[name] = valueOfKind(name, value, PARAMETERS[name as keyof typeof PARAMETERS]);
  }
  const words = (parameters.q ?? '').trim();
  if (words !== '') input.words = input.rawSearch === true ? [words] : words.split(/\s+/);
  return { words, given, input };
}

/** Reads a search for facts from the parameters of an address; empty ones are as if not given. Throws an error that names what is wrong. */
export function searchOf(parameters: Readonly<Record<string, string>>, options: Options): Search {
  const { input, ...asked } = readParameters(parameters, Object.keys(PARAMETERS), options);
  return { ...asked, query: parseFactQuery(input) };
}

/** As `searchOf`, for quotes. */
export function quoteSearchOf(parameters: Readonly<Record<string, string>>, options: Options): QuoteSearch {
  const { input, ...asked } = readParameters(parameters, QUOTE_PARAMETERS, options);
  const { limit, cursor, ...filter } = input;
  // limit and cursor are those of facts
  const page = parseFactQuery({ limit, cursor });
  return { ...asked, query: { ...parseQuoteFilter(filter), limit: page.limit, cursor: page.cursor } };
}

/** One of some words, or null where it is not given. */
function oneOf<T extends string>(parameters: Asked['given'], name: string, words: readonly T[]): T | null {
  const given = parameters[name] ?? '';
  if (given === '') return null;
  const known = words.find((word) => word === given);
  if (known === undefined) throw invalid(name, `one of ${words.join(', ')}`, given, didYouMean(given, words));
  return known;
}

/** Which findings of the audit are asked for, and from where on. Throws an error that names what is wrong. */
export function findingFilterOf(parameters: Asked['given']): { filter: FindingFilter; from: number } {
  const verdict = oneOf(parameters, 'verdict', [...VERDICTS, 'any'] as const) ?? 'inconsistent';
  const check = oneOf(parameters, 'check', CHECKS);
  const scope = oneOf(parameters, 'scope', SCOPES);
  const cursor = parameters.cursor ?? '';
  if (!/^\d{0,9}$/.test(cursor)) throw invalid('cursor', '`next` of a page of findings', cursor);
  return { filter: { verdict: verdict === 'any' ? null : verdict, check, scope }, from: Number(cursor) };
}

/** The address of a search that differs in some parameters; null takes one away. Paging begins anew unless a cursor is given. */
export function searchUrl(
  search: Asked,
  changes: Readonly<Record<string, string | number | null>>,
  path = '/',
): string {
  const { cursor: _, ...given } = search.given;
  return link(path, { q: search.words, ...given, ...changes });
}
