import { z } from 'zod';
import { didYouMean } from '../../output/query/nearest.js';
import { WhosaidError } from '../errors.js';

/** As much of a JSON Schema as tells what is allowed somewhere. */
interface SchemaNode {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly oneOf?: readonly SchemaNode[];
  readonly anyOf?: readonly SchemaNode[];
}

type Path = readonly PropertyKey[];

/** `inputs[0].paths`. */
function pathName(path: Path): string {
  return path
    .map((key, i) => (typeof key === 'number' ? `[${key}]` : i === 0 ? String(key) : `.${String(key)}`))
    .join('');
}

function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const key of path) at = (at as Record<PropertyKey, unknown> | undefined)?.[key];
  return at;
}

/** The part of a schema that holds for a path of a value; of a union the member with the value's `kind`. */
function schemaAt(schema: SchemaNode, value: unknown, path: Path): SchemaNode | null {
  let node: SchemaNode | undefined = schema;
  let at = value;
  for (const key of [...path, null]) {
    const choices: readonly SchemaNode[] | undefined = node?.oneOf;
    if (choices !== undefined) {
      const kind = (at as { kind?: unknown } | undefined)?.kind;
      const chosen: SchemaNode | undefined = choices.find((choice) => choice.properties?.kind?.const === kind);
      if (chosen === undefined && key === 'kind') {
        return { type: 'string', enum: choices.map((choice) => choice.properties?.kind?.const) };
      }
      node = chosen ?? node;
    }
    if (key === null) break;
    node = typeof key === 'number' ? node?.items : node?.properties?.[String(key)];
    at = (at as Record<PropertyKey, unknown> | undefined)?.[key];
  }
  return node ?? null;
}

/** What a schema says of a value, as a part of a sentence. */
function described(description: string): string {
  const told = description.replace(/ Default: [^.]*\.?$/, '').replace(/\.$/, '');
  return `${told.charAt(0).toLowerCase()}${told.slice(1)}`;
}

/** What a schema allows, in words. */
function allowed(node: SchemaNode): string {
  if (node.const !== undefined) return JSON.stringify(node.const);
  if (node.enum !== undefined) return `one of ${node.enum.map((value) => JSON.stringify(value)).join(', ')}`;
  const choices = node.anyOf ?? node.oneOf;
  if (node.description !== undefined && (choices !== undefined || node.type === 'string')) {
    return described(node.description);
  }
  if (choices !== undefined) return choices.map(allowed).join(', or ');
  if (node.type === 'integer' || node.type === 'number') {
    const what = node.type === 'integer' ? 'a whole number' : 'a number';
    const least = node.minimum === undefined ? '' : ` of at least ${node.minimum}`;
    const most = node.maximum === undefined || node.maximum > 1e12 ? '' : `, at most ${node.maximum}`;
    return `${what}${least}${most}`;
  }
  if (node.type === 'array') {
    const items = node.items?.type === 'string' ? 'strings' : 'objects';
    return `a list of ${items}${node.minItems === undefined ? '' : `, at least ${node.minItems}`}`;
  }
  if (node.type === 'object') return `an object with ${Object.keys(node.properties ?? {}).join(', ')}`;
  return node.type === 'string' ? 'text that is not empty' : `a ${node.type ?? 'value'}`;
}

function got(value: unknown): string {
  if (value === undefined) return 'it is missing';
  const told = JSON.stringify(value) ?? String(value);
  return `got ${told.length > 60 ? `${told.slice(0, 60)}…` : told}`;
}

/** The words that a schema allows, where it allows some. */
function wordsOf(node: SchemaNode | null): string[] {
  const own = [...(node?.enum ?? []), ...(node?.const === undefined ? [] : [node.const])].map(String);
  return [...own, ...[...(node?.anyOf ?? []), ...(node?.oneOf ?? [])].flatMap(wordsOf)];
}

/** What is wrong with one value: where it stands, and what is allowed there. */
export interface ConfigProblem {
  /** `inputs[0].paths`; empty where it is the whole. */
  readonly key: string;
  readonly message: string;
}

function problemsOf(issue: z.core.$ZodIssue, schema: SchemaNode, value: unknown): ConfigProblem[] {
  if (issue.code === 'unrecognized_keys') {
    const known = Object.keys(schemaAt(schema, value, issue.path)?.properties ?? {}).filter((key) => key !== '$schema');
    return issue.keys.map((key, i) => ({
      key: pathName([...issue.path, key]),
      // of several in one place, what is allowed there is said once
      message: `no such key${i < issue.keys.length - 1 ? '' : `; allowed here: ${known.join(', ')}`}${didYouMean(key, known)}`,
    }));
  }
  const key = pathName(issue.path);
  const own = issue.code === 'custom' && issue.message !== 'Invalid input' ? issue.message : null;
  if (own !== null) return [{ key, message: own }];
  const node = schemaAt(schema, value, issue.path);
  const found = valueAt(value, issue.path);
  const meant = typeof found === 'string' ? didYouMean(found, wordsOf(node)) : '';
  return [{ key, message: `expected ${node === null ? 'nothing' : allowed(node)}; ${got(found)}${meant}` }];
}

/** What is wrong with a value by a schema: every wrong key, and what is allowed there. */
export function configProblems<T>(schema: z.ZodType<T>, value: unknown): ConfigProblem[] {
  const result = schema.safeParse(value);
  if (result.success) return [];
  const node = z.toJSONSchema(schema) as SchemaNode;
  const found = result.error.issues.flatMap((issue) => problemsOf(issue, node, value));
  // a value that fits no member of a union, and fails a check beside it, is told once
  return found.filter(({ key, message }, i) => i === found.findIndex((o) => o.key === key && o.message === message));
}

/** Checks a value by a schema. Throws CONFIG_INVALID; the message names every wrong key and what is allowed there. */
export function checkConfig<T>(schema: z.ZodType<T>, value: unknown, file: string): T {
  const problems = configProblems(schema, value);
  if (problems.length === 0) return schema.parse(value);
  const told = problems.map(({ key, message }) => `${key === '' ? 'the file' : key}: ${message}`);
  throw new WhosaidError('CONFIG_INVALID', `${file}: ${told.join('; also ')}`);
}
