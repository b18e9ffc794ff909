import { parseFactor } from '../../extractors/numbers/factor.js';
import type { Conversion } from '../store/base-unit.js';
import type { Store } from '../store/store.js';
import type { AskedUnit } from './quantity.js';

interface KeyOptions {
  readonly units?: {
    readonly conversions?: Readonly<Record<string, { readonly base: string; readonly factor: string }>>;
  } | null;
}

/** How a unit of the user's own converts, as it was noted with the documents that were read with the user's list; null where none was. */
function userConversion(store: Store, code: string): Conversion | null {
  const rows = store.read(
    (database) =>
      database
        .prepare(
          `SELECT options FROM extraction_keys AS k WHERE json_extract(options, '$.units') IS NOT NULL
           AND EXISTS (SELECT 1 FROM documents AS d WHERE d.extraction_key = k.key)`,
        )
        .pluck()
        .all() as string[],
  );
  for (const row of rows) {
    const { units } = JSON.parse(row) as KeyOptions;
    const found =
      units?.conversions !== undefined && Object.hasOwn(units.conversions, code) ? units.conversions[code] : null;
    if (found != null) return { base: found.base, factor: parseFactor(found.factor), offset: null };
  }
  return null;
}

/** A unit that was asked for, with what the user's own lists say of one that no table knows. */
export function withUserConversion(store: Store, asked: AskedUnit): AskedUnit {
  if (asked.known) return asked;
  const conversion = userConversion(store, asked.code);
  return conversion === null ? asked : { ...asked, base: conversion.base, conversion, known: true };
}
