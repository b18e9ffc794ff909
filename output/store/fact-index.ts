import type Database from 'better-sqlite3';
import { conversionOf, toBaseDecimal } from './base-unit.js';
import { CountChanges, type CountKey, type Dimension, NO_KEY } from './counts.js';
import { foldName } from './fold-name.js';
import { Identity } from './identity.js';

/** A claim with all that its row of `fact_index` is made of. */
interface ClaimRow {
  readonly id: number;
  readonly sentence_id: number;
  readonly span_start: number;
  readonly subject_text: string | null;
  readonly subject_entity_id: number | null;
  readonly source_text: string | null;
  readonly source_entity_id: number | null;
  readonly measure_text: string | null;
  readonly number_kind: string;
  readonly unit: string | null;
  readonly value: number | null;
  readonly low: number | null;
  readonly low_decimal: string | null;
  readonly high: number | null;
  readonly high_decimal: string | null;
  readonly base_value: number | null;
  readonly base_unit: string | null;
  readonly relation: string;
  readonly modality: string;
  readonly attribution_kind: string | null;
  readonly first_day: string | null;
  readonly last_day: string | null;
  readonly confidence: number;
  readonly equivalent_of: number | null;
}

const CLAIMS = `SELECT c.id, c.sentence_id, n.span_start, c.subject_text, c.subject_entity_id, c.source_text, a.source_entity_id,
    c.measure_text, n.kind AS number_kind, n.unit, n.value, n.low, n.low_decimal, n.high, n.high_decimal, n.base_value, n.base_unit,
    c.relation, c.modality, a.kind AS attribution_kind, d.first_day, d.last_day, c.confidence, c.equivalent_of
  FROM claims AS c
  JOIN numbers AS n ON n.id = c.number_id
  LEFT JOIN attributions AS a ON a.id = c.attribution_id
  LEFT JOIN dates AS d ON d.id = c.date_id
  WHERE c.document_id = ? ORDER BY c.id`;

const INSERT = `INSERT INTO fact_index (id, document_id, sentence_id, span_start, subject_id, source_id, measure_id, number_kind, unit, low,
    high, value, printed_low, printed_high, relation, modality, attribution_kind, first_day, last_day, year, confidence, equivalent_to,
    is_copy) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

interface AttributionRow {
  readonly id: number;
  readonly text: string | null;
  readonly entity: number | null;
  readonly kind: string;
  readonly cites: 0 | 1;
}

/** What a row of `fact_index` is counted by, in the order of `DIMENSIONS` after `total` and `document`. */
interface Counted {
  readonly id: number;
  readonly subject_id: number | null;
  readonly source_id: number | null;
  readonly measure_id: number | null;
  readonly unit: string | null;
  readonly year: number | null;
  readonly number_kind: string;
  readonly attribution_kind: string | null;
  readonly relation: string;
  readonly modality: string;
  readonly equivalent_to: number | null;
}

const COUNTED: readonly (readonly [Dimension, keyof Counted])[] = [
  ['subject', 'subject_id'],
  ['source', 'source_id'],
  ['measure', 'measure_id'],
  ['unit', 'unit'],
  ['year', 'year'],
  ['number_kind', 'number_kind'],
  ['attribution_kind', 'attribution_kind'],
  ['relation', 'relation'],
  ['modality', 'modality'],
];

const FIRST_DAY = '0000-01-01';
const LAST_DAY = '9999-12-31';

/**
 * Keeps what queries read beside the claims: `fact_index`, `parties`, `measures`, `fact_counts` and the words of `sentences_fts`. Called by
 * the writer for each document, inside its transaction.
 */
export class FactIndex {
  readonly identity: Identity;
  readonly #database: Database.Database;
  readonly #counts: CountChanges;
  readonly #claims: Database.Statement;
  readonly #insert: Database.Statement;
  readonly #sentences: Database.Statement;
  readonly #insertWords: Database.Statement;
  readonly #counted: Database.Statement;
  readonly #findMeasure: Database.Statement;
  readonly #insertMeasure: Database.Statement;
  readonly #isCopy: Database.Statement;
  readonly #findLocator: Database.Statement;
  readonly #attributions: Database.Statement;
  readonly #insertAttribution: Database.Statement;
  readonly #attributed: Database.Statement;
  readonly #measureIds = new Map<string, number>();

  constructor(database: Database.Database) {
    this.#database = database;
    this.identity = new Identity(database);
    this.#counts = new CountChanges(database);
    this.#claims = database.prepare(CLAIMS);
    this.#insert = database.prepare(INSERT);
    this.#sentences = database.prepare('SELECT id, text FROM sentences WHERE document_id = ?');
    this.#insertWords = database.prepare('INSERT INTO sentences_fts (rowid, text, names) VALUES (?, ?, ?)');
    this.#counted = database.prepare(
      `SELECT id, subject_id, source_id, measure_id, unit, year, number_kind, attribution_kind, relation, modality, equivalent_to
       FROM fact_index WHERE document_id = ? AND is_copy = 0 ORDER BY id`,
    );
    this.#findMeasure = database.prepare('SELECT id FROM measures WHERE key = ?').pluck();
    this.#insertMeasure = database.prepare('INSERT INTO measures (key, name) VALUES (?, ?)');
    this.#isCopy = database.prepare('SELECT duplicate_of IS NOT NULL FROM documents WHERE id = ?').pluck();
    this.#findLocator = database.prepare('SELECT locator FROM documents WHERE id = ?').pluck();
    this.#attributions = database.prepare(
      `SELECT id, source_text AS text, source_entity_id AS entity, kind, cited_text IS NOT NULL AS cites
       FROM attributions WHERE document_id = ? ORDER BY id`,
    );
    this.#insertAttribution = database.prepare(
      'INSERT INTO attribution_index (id, document_id, source_id, kind, cites, is_copy) VALUES (?, ?, ?, ?, ?, 0)',
    );
    this.#attributed = database.prepare(
      `SELECT source_id AS source, count(*) AS n FROM attribution_index INDEXED BY attribution_index_document
       WHERE document_id = ? AND is_copy = 0 GROUP BY source_id`,
    );
  }

  /** Forgets the ids and counts of the transaction before: it may have been rolled back. */
  begin(): void {
    this.identity.begin();
    this.#measureIds.clear();
    this.#counts.forget();
  }

  /** Writes down the counts of the documents since `begin()`. */
  flush(): void {
    this.#counts.flush();
  }

  /** Takes up a document whose marks have been written. */
  add(documentId: number): void {
    const claims = this.#claims.all(documentId) as ClaimRow[];
    const names = new Map<number, Set<string>>();
    const roots = new Map<number, number>();
    const attributions = this.#attributions.all(documentId) as AttributionRow[];
    const locator = claims.length + attributions.length === 0 ? '' : (this.#findLocator.get(documentId) as string);
    for (const claim of claims) {
      const subject = this.identity.partyOf(claim.subject_text, claim.subject_entity_id, locator);
      const source = this.identity.partyOf(claim.source_text, claim.source_entity_id, locator);
      for (const name of [subject?.name, source?.name, claim.measure_text]) {
        if (name === undefined || name === null) continue;
        const known = names.get(claim.sentence_id);
        if (known === undefined) names.set(claim.sentence_id, new Set([name]));
        else known.add(name);
      }
      const root = claim.equivalent_of === null ? null : (roots.get(claim.equivalent_of) ?? claim.equivalent_of);
      if (root !== null) roots.set(claim.id, root);
      const { unit, low, high } = inBaseUnit(claim);
      this.#insert.run(
        claim.id,
        documentId,
        claim.sentence_id,
        claim.span_start,
        subject?.id ?? null,
        source?.id ?? null,
        this.#measureId(claim.measure_text),
        claim.number_kind,
        unit,
        low,
        high,
        low ?? high,
        claim.value ?? claim.low,
        claim.value ?? claim.high,
        claim.relation,
        claim.modality,
        claim.attribution_kind,
        // an end that is not known is open
        claim.first_day ?? (claim.last_day === null ? null : FIRST_DAY),
        claim.last_day ?? (claim.first_day === null ? null : LAST_DAY),
        yearOf(claim.first_day ?? claim.last_day),
        claim.confidence,
        root,
        0,
      );
    }
    for (const { id, text } of this.#sentences.all(documentId) as { id: number; text: string }[]) {
      const known = names.get(id);
      let missing = '';
      if (known !== undefined) {
        const lower = text.toLowerCase();
        for (const name of known) if (!lower.includes(name.toLowerCase())) missing += `${name}\n`;
      }
      this.#insertWords.run(id, text, missing);
    }
    const insert = this.#insertAttribution;
    for (const { id, text, entity, kind, cites } of attributions) {
      insert.run(id, documentId, this.identity.partyOf(text, entity, locator)?.id ?? null, kind, cites);
    }
    if (this.#isCopy.get(documentId) === 1) this.#setCopy(documentId, true);
    this.#count(documentId, 1);
  }

  /** Lets a document go whose marks are about to be deleted. */
  remove(documentId: number): void {
    this.#count(documentId, -1);
    for (const table of ['fact_index', 'attribution_index'])
      this.#database.prepare(`DELETE FROM ${table} WHERE document_id = ?`).run(documentId);
  }

  /** Takes a document up anew, whose marks are the same but whose names are to be read otherwise. */
  renew(documentId: number): void {
    this.remove(documentId);
    this.#database
      .prepare('DELETE FROM sentences_fts WHERE rowid IN (SELECT id FROM sentences WHERE document_id = ?)')
      .run(documentId);
    this.add(documentId);
  }

  /** Says whether a document is nearly the same as another: its facts stay, but are not counted or listed unless asked for. */
  markCopy(documentId: number, isCopy: boolean): void {
    this.#count(documentId, -1);
    this.#setCopy(documentId, isCopy);
    this.#count(documentId, 1);
  }

  #setCopy(documentId: number, isCopy: boolean): void {
    for (const table of ['fact_index', 'attribution_index']) {
      this.#database.prepare(`UPDATE ${table} SET is_copy = ? WHERE document_id = ?`).run(isCopy ? 1 : 0, documentId);
    }
  }

  /** Makes everything anew from the claims. */
  rebuild(): void {
    this.#database.exec(
      'DELETE FROM fact_index; DELETE FROM attribution_index; DELETE FROM fact_counts; DELETE FROM parties; DELETE FROM measures',
    );
    this.#database.prepare(`INSERT INTO sentences_fts (sentences_fts) VALUES ('delete-all')`).run();
    this.begin();
    const ids = this.#database.prepare('SELECT id FROM documents ORDER BY id').pluck().all() as number[];
    for (const id of ids) this.add(id);
    this.flush();
  }

  #measureId(text: string | null): number | null {
    if (text === null) return null;
    const key = foldName(text);
    let id = this.#measureIds.get(key);
    if (id === undefined) {
      id = this.#findMeasure.get(key) as number | undefined;
      id ??= Number(this.#insertMeasure.run(key, text).lastInsertRowid);
      this.#measureIds.set(key, id);
    }
    return id;
  }

  /** Adds a document's facts to the counts, or takes them away. Of one fact's figures, the first with a key is counted under it. */
  #count(documentId: number, sign: 1 | -1): void {
    const attributed = this.#attributed.all(documentId) as { source: number | null; n: number }[];
    for (const { source, n } of attributed) this.#counts.add('attributed', source ?? NO_KEY, sign * n, sign);
    const rows = this.#counted.all(documentId) as Counted[];
    if (rows.length === 0) return;
    const groups = new Map<number, Counted[]>();
    for (const row of rows) {
      if (row.equivalent_to === null) continue;
      const group = groups.get(row.equivalent_to);
      if (group === undefined) groups.set(row.equivalent_to, [row]);
      else group.push(row);
    }
    let total = 0;
    const counts = new Map<Dimension, Map<CountKey, number>>(COUNTED.map(([dimension]) => [dimension, new Map()]));
    const heads = new Map(rows.map((row) => [row.id, row]));
    for (const row of rows) {
      const head = row.equivalent_to === null ? undefined : heads.get(row.equivalent_to);
      const earlier =
        row.equivalent_to === null
          ? []
          : [
              ...(head === undefined ? [] : [head]),
              ...(groups.get(row.equivalent_to) ?? []).filter((other) => other.id < row.id),
            ];
      if (earlier.length === 0) total++;
      for (const [dimension, column] of COUNTED) {
        const key = row[column];
        if (earlier.some((other) => other[column] === key)) continue;
        const keys = counts.get(dimension) as Map<CountKey, number>;
        keys.set(key ?? NO_KEY, (keys.get(key ?? NO_KEY) ?? 0) + 1);
      }
    }
    this.#counts.add('total', NO_KEY, sign * total, sign);
    this.#counts.add('document', documentId, sign * total, sign);
    for (const [dimension, keys] of counts)
      for (const [key, facts] of keys) this.#counts.add(dimension, key, sign * facts, sign);
  }
}

/** The value in the base unit of its kind, so that miles and kilometres compare; ranges too. */
function inBaseUnit(claim: ClaimRow): {
  readonly unit: string | null;
  readonly low: number | null;
  readonly high: number | null;
} {
  if (claim.base_value !== null && claim.base_unit !== null)
    return { unit: claim.base_unit, low: claim.base_value, high: claim.base_value };
  if (claim.value !== null) return { unit: claim.unit, low: claim.value, high: claim.value };
  const conversion = claim.unit === null ? null : conversionOf(claim.unit);
  if (conversion === null) return { unit: claim.unit, low: claim.low, high: claim.high };
  const converted = (decimal: string | null): number | null =>
    decimal === null ? null : Number(toBaseDecimal(decimal, conversion));
  return { unit: conversion.base, low: converted(claim.low_decimal), high: converted(claim.high_decimal) };
}

function yearOf(day: string | null): number | null {
  const year = day === null ? Number.NaN : Number.parseInt(day, 10);
  return Number.isInteger(year) ? year : null;
}
