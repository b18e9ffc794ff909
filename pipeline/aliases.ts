import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { UserNames } from '../extractors/entities/user-names.js';
import { messageOf, WhosaidError } from './errors.js';

/** A file of the user's own names, and what it held when the run began. */
export interface AliasFile {
  /** Absolute. */
  readonly path: string;
  readonly sha256: string;
}

const name = z.string().trim().min(1);

const FILE = z.array(
  z.strictObject({
    name,
    type: z.enum(['PERSON', 'ORG', 'GPE', 'LOC', 'PRODUCT', 'EVENT', 'WORK', 'NORP']),
    aliases: z.array(name).default([]),
    code: z
      .string()
      .regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, 'expected an ISO 3166 code such as JP or JP-47')
      .nullable()
      .default(null),
  }),
);

/** Names by the file's sha256: a run has one file, or few. */
const loaded = new Map<string, UserNames>();

/**
 * Reads a file of the user's own names: a JSON list of `{"name", "type", "aliases"?, "code"?}`.
 * @throws USAGE when the file can't be read or isn't what it should be; the message names the entry.
 */
export function readAliases(path: string): AliasFile {
  const { sha256, text } = readText(path);
  if (!loaded.has(sha256)) loaded.set(sha256, parse(path, text));
  return { path: resolve(path), sha256 };
}

/**
 * The names of a file that was read when the run began.
 * @throws USAGE when it has changed since: a document is not read half by one list and half by another.
 */
export function namesOf({ path, sha256 }: AliasFile): UserNames {
  const known = loaded.get(sha256);
  if (known !== undefined) return known;
  const found = readText(path);
  if (found.sha256 !== sha256) {
    throw new WhosaidError('USAGE', `--aliases: ${path} has changed while the run was at work; start it again.`);
  }
  const names = parse(path, found.text);
  loaded.set(sha256, names);
  return names;
}

function readText(path: string): { readonly sha256: string; readonly text: string } {
  try {
    const text = readFileSync(path, 'utf8');
    return { sha256: hash('sha256', text), text };
  } catch (error) {
    throw new WhosaidError('USAGE', `--aliases: ${path} cannot be read: ${messageOf(error)}`);
  }
}

function parse(path: string, text: string): UserNames {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new WhosaidError('USAGE', `--aliases: ${path} is no JSON: ${messageOf(error)}`);
  }
  const checked = FILE.safeParse(value);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    const where = issue === undefined || issue.path.length === 0 ? 'the file' : issue.path.join('.');
    throw new WhosaidError(
      'USAGE',
      `--aliases: ${path}: ${where}: ${issue?.message ?? 'is not as it should be'}. Expected a list of {"name", "type", "aliases", "code"}.`,
    );
  }
  return new UserNames(checked.data);
}
