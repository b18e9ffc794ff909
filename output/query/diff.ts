import { diffArrays } from 'diff';
import type { Store } from '../store/store.js';
import { decodeText, type TextEncoding } from '../store/text.js';
import { unpackVersion, VERSION_FACT_COLUMNS, type VersionFact } from '../store/versions.js';
import { Anchorer, sentencesOf, sentenceText } from './align.js';

/** One version of a document: those that were replaced, oldest first and counted from 1, then the one that stands. */
export interface Version {
  readonly number: number;
  readonly current: boolean;
  readonly title: string | null;
  readonly reference_date: string | null;
  readonly content_sha256: string;
  readonly text_sha256: string;
  /** The version of whosaid that extracted it; null where that is not known. */
  readonly extractor: string | null;
  readonly read_at: string | null;
  readonly replaced_at: string | null;
}

/** A fact that differs between two versions. */
export interface FactChange {
  /** `changed`: the same measure of the same subject for the same time has another figure. */
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before: VersionFact | null;
  readonly after: VersionFact | null;
}

/** A sentence that only one of two versions has, in the order of the text. */
export interface SentenceChange {
  readonly kind: 'added' | 'removed';
  readonly text: string;
}

export interface DocumentDiff {
  readonly document: string;
  readonly from: Version;
  readonly to: Version;
  /** Facts that both have, though they may stand elsewhere. */
  readonly same_facts: number;
  /** Null where the facts of a version were not kept (it was replaced before they were). */
  readonly facts: readonly FactChange[] | null;
  /** Null where the text of a version was not kept. */
  readonly sentences: readonly SentenceChange[] | null;
}

interface Kept {
  readonly version: Version;
  readonly text: string | null;
  readonly facts: readonly VersionFact[] | null;
}

interface DocumentRow {
  readonly id: number;
  readonly locator: string;
  readonly title: string | null;
  readonly reference_date: string | null;
  readonly content_sha256: string;
  readonly text_sha256: string;
  readonly extraction_key: string;
  readonly run_version: string;
  readonly read_at: string;
  readonly text: string | null;
  readonly text_encoding: TextEncoding;
  readonly holder: number;
}

interface VersionRow {
  readonly title: string | null;
  readonly reference_date: string | null;
  readonly content_sha256: string;
  readonly text_sha256: string;
  readonly extractor: string | null;
  readonly read_at: string | null;
  readonly replaced_at: string;
  readonly text: Buffer | null;
  readonly facts: Buffer | null;
}

/** The versions of a document with all that was kept of them. */
function versionsOf(store: Store, id: number): { readonly locator: string; readonly kept: readonly Kept[] } {
  const { database } = store;
  const document = database
    .prepare(
      `SELECT d.id, d.locator, d.title, d.reference_date, d.content_sha256, d.text_sha256, d.extraction_key, r.version AS run_version,
         r.started_at AS read_at, h.text, h.text_encoding, h.id AS holder
       FROM documents AS d JOIN documents AS h ON h.id = iif(d.text IS NULL, coalesce(d.duplicate_of, d.id), d.id) JOIN runs AS r ON r.id = d.run_id
       WHERE d.id = ?`,
    )
    .get(id) as DocumentRow;
  const rows = database
    .prepare(
      `SELECT v.title, v.reference_date, v.content_sha256, v.text_sha256, k.version AS extractor, v.read_at, r.started_at AS replaced_at,
         v.text, v.facts
       FROM document_versions AS v JOIN runs AS r ON r.id = v.replaced_by_run_id
       LEFT JOIN extraction_keys AS k ON k.key = v.extraction_key WHERE v.document_id = ? ORDER BY v.id`,
    )
    .all(id) as VersionRow[];
  const facts = database
    .prepare(
      `SELECT ${VERSION_FACT_COLUMNS.join(', ')} FROM facts WHERE document_id = ? ORDER BY span_start, span_end, fact_id`,
    )
    .all(document.holder) as VersionFact[];
  const current = document.text === null ? null : decodeText(document.text, document.text_encoding);
  // a text is kept once: with the last version that had it
  const texts = new Map<string, string>(current === null ? [] : [[document.text_sha256, current]]);
  for (const row of rows) if (row.text !== null) texts.set(row.text_sha256, unpackVersion<string>(row.text));
  const kept = rows.map(({ text: _, facts, ...row }, i): Kept => {
    const version = { number: i + 1, current: false, ...row };
    return {
      version,
      text: texts.get(row.text_sha256) ?? null,
      facts: facts === null ? null : unpackVersion<VersionFact[]>(facts),
    };
  });
  const { title, reference_date, content_sha256, text_sha256, read_at } = document;
  const extractor = store.keyDescription(document.extraction_key)?.version ?? document.run_version;
  const version = {
    ...{ number: rows.length + 1, current: true, title, reference_date, content_sha256, text_sha256 },
    ...{ extractor, read_at, replaced_at: null },
  };
  return { locator: document.locator, kept: [...kept, { version, text: current, facts }] };
}

/** The versions of a document, oldest first. */
export function listVersions(store: Store, id: number): Version[] {
  return versionsOf(store, id).kept.map(({ version }) => version);
}

/**
 * Compares two versions of a document, given by their numbers; left out: the one that stands with the one before. Null where there is no such
 * version.
 */
export function diffDocument(
  store: Store,
  id: number,
  numbers: { readonly from?: number | null; readonly to?: number | null } = {},
): DocumentDiff | null {
  const { locator, kept } = versionsOf(store, id);
  const to = numbers.to ?? kept.length;
  const from = numbers.from ?? to - 1;
  const [left, right] = [kept[from - 1], kept[to - 1]];
  if (left === undefined || right === undefined) return null;
  const facts = left.facts === null || right.facts === null ? null : compareFacts(left, right);
  return {
    document: locator,
    from: left.version,
    to: right.version,
    same_facts: facts?.same ?? 0,
    facts: facts?.changes ?? null,
    sentences: left.text === null || right.text === null ? null : compareSentences(left.text, right.text),
  };
}

/** What a fact says, without where it stands. */
function saying(fact: VersionFact): string {
  const { fact_id: _, span_start: __, span_end: ___, sentence: ____, ...said } = fact;
  return JSON.stringify(said);
}

/** What a fact is about, without its figure; null where it says too little to be told from others. */
function topic({ measure, subject, time_value, time, relation }: VersionFact): string | null {
  return measure === null ? null : JSON.stringify([measure, subject, time_value ?? time, relation]);
}

/** Facts by what they say; then, of those that are left, by what they are about, where that leaves no choice. */
function compareFacts(left: Kept, right: Kept): { readonly same: number; readonly changes: FactChange[] } {
  const anchorer = left.text === null || right.text === null ? null : new Anchorer(left.text, right.text);
  const unmatched = new Map<string, VersionFact[]>();
  for (const fact of right.facts ?? []) {
    const key = saying(fact);
    const list = unmatched.get(key);
    if (list === undefined) unmatched.set(key, [fact]);
    else list.push(fact);
  }
  const removed: VersionFact[] = [];
  let same = 0;
  for (const fact of left.facts ?? []) {
    const list = unmatched.get(saying(fact)) ?? [];
    // of equal facts, the one in the same sentence
    const anchor = anchorer?.anchor(Number(fact.span_start), Number(fact.span_end));
    const at = anchor?.status === 'exact' ? list.findIndex((other) => other.span_start === anchor.start) : -1;
    if (list.length === 0) removed.push(fact);
    else {
      list.splice(Math.max(0, at), 1);
      same++;
    }
  }
  const added = [...unmatched.values()].flat();
  const only = (facts: readonly VersionFact[]): Map<string, VersionFact | null> => {
    const found = new Map<string, VersionFact | null>();
    for (const fact of facts) {
      const key = topic(fact);
      if (key !== null) found.set(key, found.has(key) ? null : fact);
    }
    return found;
  };
  const [before, after] = [only(removed), only(added)];
  const changes: FactChange[] = [];
  const paired = new Set<VersionFact>();
  for (const [key, fact] of before) {
    const other = after.get(key) ?? null;
    if (fact === null || other === null) continue;
    paired.add(fact).add(other);
    changes.push({ kind: 'changed', before: fact, after: other });
  }
  for (const fact of removed) if (!paired.has(fact)) changes.push({ kind: 'removed', before: fact, after: null });
  for (const fact of added) if (!paired.has(fact)) changes.push({ kind: 'added', before: null, after: fact });
  const place = ({ before, after }: FactChange): number => Number((after ?? before)?.span_start);
  return { same, changes: changes.sort((a, b) => place(a) - place(b)) };
}

/** Sentences that may come and go before two texts count as altogether different. */
const MAX_EDITS = 4000;

function compareSentences(before: string, after: string): SentenceChange[] {
  const [left, right] = [before, after].map((text) => {
    const list = sentencesOf(text);
    return Array.from(list.starts, (_, s) => sentenceText(list, s));
  }) as [string[], string[]];
  const change =
    (kind: SentenceChange['kind']) =>
    (text: string): SentenceChange => ({ kind, text });
  // two long texts that have nothing in common would take for ever to compare
  const parts = diffArrays(left, right, { maxEditLength: MAX_EDITS });
  if (parts === undefined) return [...left.map(change('removed')), ...right.map(change('added'))];
  return parts.flatMap(({ added, removed, value }) =>
    added || removed ? value.map(change(added ? 'added' : 'removed')) : [],
  );
}
