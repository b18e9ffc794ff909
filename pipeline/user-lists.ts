import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { CUE_FRAMES, type UserCue, UserCues, userCueProblem } from '../extractors/attributions/user-cues.js';
import { type UserEntity, UserNames } from '../extractors/entities/user-names.js';
import type { ExtractOptions } from '../extractors/extract.js';
import { type UserUnit, UserUnits, userUnitProblem } from '../extractors/numbers/user-units.js';
import { messageOf, WhosaidError } from './errors.js';
import { checkConfig } from './schedule/config-errors.js';
import { parseJson } from './schedule/parse-json.js';
import { systemReason } from './system-reason.js';

/** A file of the user's own names, units or cues, and what it held when the run began. */
export interface ListFile {
  /** Absolute. */
  readonly path: string;
  readonly sha256: string;
  /** Of units: how those that are the user's own convert, so that the store can be asked in them. */
  readonly conversions?: UserUnits['conversions'];
}

/** The kinds of lists, by their flags, settings and options. */
export const LIST_KINDS = ['aliases', 'units', 'cues'] as const;
export type ListKind = (typeof LIST_KINDS)[number];

/** The files of one run; null where there is none of a kind. */
export type ListFiles = Readonly<Record<ListKind, ListFile | null>>;

/** The files that are among some options. */
export function listsOf({ aliases, units, cues }: ListFiles): ListFiles {
  return { aliases, units, cues };
}

export const NO_LISTS: ListFiles = { aliases: null, units: null, cues: null };

const text = z.string().trim().min(1);
const texts = z.array(text);

const NAMES: z.ZodType<readonly UserEntity[]> = z.array(
  z.strictObject({
    name: text.meta({ description: 'A name that is not empty.' }),
    type: z.enum(['PERSON', 'ORG', 'GPE', 'LOC', 'PRODUCT', 'EVENT', 'WORK', 'NORP']),
    aliases: texts.default([]),
    code: z
      .string()
      .regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/)
      .meta({ description: 'An ISO 3166 code such as JP or JP-47.' })
      .nullable()
      .default(null),
  }),
);

const factor = z
  .union([z.string(), z.number()])
  .meta({ description: 'A number above zero, or one divided by another ("4200.8", "1/3").' });

const UNITS = z.array(
  z
    .strictObject({
      unit: text.meta({ description: 'A UCUM or ISO 4217 code, or a code of your own.' }),
      names: texts.optional(),
      plurals: texts.optional(),
      symbols: texts.optional(),
      factor: factor.optional(),
      of: text.meta({ description: 'A UCUM code of the table of units (m2, kg, [acr_us]).' }).optional(),
    })
    .superRefine((unit, context) => tellProblem(userUnitProblem(unitOf(unit)), context)),
);

const CUES = z.array(
  z
    .strictObject({
      cue: text.meta({ description: 'A verb, a noun, or the words of a phrase.' }),
      kind: z.enum(['verb', 'noun', 'phrase', 'none']),
      past: text.optional(),
      participle: text.optional(),
      gerund: text.optional(),
      plural: text.optional(),
      takes: z.array(z.enum(CUE_FRAMES as [string, ...string[]])).optional(),
      prepositions: texts.optional(),
      position: z.enum(['before-source', 'after-source']).optional(),
    })
    .superRefine((cue, context) => tellProblem(userCueProblem(cue as UserCue), context)),
) as unknown as z.ZodType<readonly UserCue[]>;

/** A unit as the file writes it: the factor may be a number. */
function unitOf(written: object): UserUnit {
  const unit = written as Omit<UserUnit, 'factor'> & { readonly factor?: string | number };
  return { ...unit, factor: unit.factor === undefined ? null : String(unit.factor) };
}

function tellProblem(
  problem: { readonly key: string; readonly message: string } | null,
  context: z.core.$RefinementCtx,
): void {
  if (problem !== null) context.addIssue({ code: 'custom', path: [problem.key], message: problem.message });
}

interface Lists {
  readonly aliases: UserNames;
  readonly units: UserUnits;
  readonly cues: UserCues;
}

const READERS: { readonly [Kind in ListKind]: (value: unknown, told: string) => Lists[Kind] } = {
  aliases: (value, told) => new UserNames(checkConfig(NAMES, value, told)),
  units: (value, told) => new UserUnits(checkConfig(UNITS, value, told).map(unitOf)),
  cues: (value, told) => new UserCues(checkConfig(CUES, value, told)),
};

/** Lists by the sha256 of their files: a run has few. */
const loaded = new Map<string, Lists[ListKind]>();

/**
 * Reads a file of the user's own: a JSON list of names, units or cues.
 * @throws CONFIG_INVALID when it isn't what it should be, with every wrong key and what is allowed there; USAGE when it can't be read.
 */
export function readList(kind: ListKind, path: string): ListFile {
  const { sha256, text } = readText(kind, path);
  const key = `${kind} ${sha256}`;
  const list = loaded.get(key) ?? parse(kind, path, text);
  loaded.set(key, list);
  return { path: resolve(path), sha256, ...(list instanceof UserUnits ? { conversions: list.conversions } : {}) };
}

/**
 * What a file held when the run began.
 * @throws USAGE when it has changed since: a document is not read half by one list and half by another.
 */
export function listOf<Kind extends ListKind>(kind: Kind, { path, sha256 }: ListFile): Lists[Kind] {
  const key = `${kind} ${sha256}`;
  const known = loaded.get(key);
  if (known !== undefined) return known as Lists[Kind];
  const found = readText(kind, path);
  if (found.sha256 !== sha256) {
    throw new WhosaidError('USAGE', `--${kind}: ${path} has changed while the run was at work; start it again.`);
  }
  const list = parse(kind, path, found.text);
  loaded.set(key, list);
  return list as Lists[Kind];
}

/** What the extractors take of a run's files. */
export function extractOptions(lists: ListFiles): ExtractOptions {
  const { aliases, units, cues } = lists;
  return {
    names: aliases === null ? null : listOf('aliases', aliases),
    units: units === null ? null : listOf('units', units),
    cues: cues === null ? null : listOf('cues', cues),
  };
}

/** What files are as they stand now; those of `otherwise` where one is gone. */
export function listsAgain(known: Partial<ListFiles>, otherwise: ListFiles): ListFiles {
  const again = (kind: ListKind): ListFile | null => {
    const file = known[kind] ?? null;
    if (file === null || otherwise[kind] !== null) return otherwise[kind];
    try {
      return readList(kind, file.path);
    } catch {
      return null;
    }
  };
  return { aliases: again('aliases'), units: again('units'), cues: again('cues') };
}

/** Those lists that there are, for what is written down of a run. */
export function givenLists(lists: ListFiles): Partial<ListFiles> {
  return Object.fromEntries(Object.entries(lists).filter(([, file]) => file !== null));
}

function readText(kind: ListKind, path: string): { readonly sha256: string; readonly text: string } {
  try {
    const text = readFileSync(path, 'utf8');
    return { sha256: hash('sha256', text), text };
  } catch (error) {
    throw new WhosaidError('USAGE', `--${kind}: ${path} cannot be read: ${systemReason(error)}`);
  }
}

function parse(kind: ListKind, path: string, text: string): Lists[ListKind] {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch (error) {
    throw new WhosaidError('CONFIG_INVALID', `--${kind}: ${path}: is no JSON: ${messageOf(error)}`);
  }
  return READERS[kind](value, `--${kind}: ${path}`);
}
