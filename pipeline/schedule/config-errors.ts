import { z } from 'zod';
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

/** What a schema allows, in words. */
function allowed(node: SchemaNode): string {
  if (node.const !== undefined) return JSON.stringify(node.const);
  if (node.enum !== undefined) return `one of ${node.enum.map((value) => JSON.stringify(value)).join(', ')}`;
  const choices = node.anyOf ?? node.oneOf;
  if (node.description !== undefined && (choices !== undefined || node.type === 'string')) {
    return `${node.description.charAt(0).toLowerCase()}${node.description.slice(1).replace(/\.$/, '')}`;
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

function tell(issue: z.core.$ZodIssue, schema: SchemaNode, value: unknown): string[] {
  if (issue.code === 'unrecognized_keys') {
    const keys = Object.keys(schemaAt(schema, value, issue.path)?.properties ?? {}).filter((key) => key !== '$schema');
    return issue.keys.map((key) => `${pathName([...issue.path, key])}: no such key; allowed here: ${keys.join(', ')}`);
  }
  const name = issue.path.length === 0 ? 'the file' : pathName(issue.path);
  const node = schemaAt(schema, value, issue.path);
  const own = issue.code === 'custom' && issue.message !== 'Invalid input' ? issue.message : null;
  if (own !== null) return [`${name}: ${own}`];
  return [`${name}: expected ${node === null ? 'nothing' : allowed(node)}; ${got(valueAt(value, issue.path))}`];
}

/** Checks a value by a schema. Throws CONFIG_INVALID; the message names every wrong key and what is allowed there. */
export function checkConfig<T>(schema: z.ZodType<T>, value: unknown, file: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const node = z.toJSONSchema(schema) as SchemaNode;
  const told = result.error.issues.flatMap((issue) => tell(issue, node, value));
  throw new WhosaidError('CONFIG_INVALID', `${file}: ${told.join('; also ')}`);
}
