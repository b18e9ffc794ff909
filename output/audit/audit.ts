import { documentIds } from '../query/names.js';
import type { Store } from '../store/store.js';
import { auditDocument } from './audit-document.js';
import { type ImpliedRate, impliedRates, oddRates } from './checks/equivalent.js';
import { type Placed, repeatKeys, repeats } from './checks/repeat.js';
import { CHECKS, type Check, type Finding, VERDICTS, type Verdict } from './finding.js';
import { loadDocument } from './load.js';

export interface AuditOptions {
  /** A part of the locator or title of the documents to look at. @default all */
  readonly document?: string;
  /** @default all checks */
  readonly checks?: readonly Check[];
  /** @default ['inconsistent'] */
  readonly verdicts?: readonly Verdict[];
  /** Hold the documents against each other too: repeats, rates of exchange of one quarter. @default true */
  readonly across?: boolean;
}

export interface AuditSummary {
  documents: number;
  /** Groups of figures that were worked out again, by verdict, whatever was asked for. */
  readonly verdicts: Record<Verdict, number>;
  readonly checks: Record<Check, number>;
}

function quarter(day: string | null): string {
  return day === null ? '' : `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** What one document asserts, worked out again; `document` is null for what several say of the same things. */
export interface AuditStep {
  readonly document: number | null;
  readonly findings: readonly Finding[];
}

/**
 * Works out again what documents of a store assert (`auditedDocuments`), one at a time, then what they say of the same things across documents:
 * a step each, with all findings. Throws `StoreError`.
 */
export function* auditSteps(
  store: Store,
  ids: readonly number[],
  options: Pick<AuditOptions, 'across'> = {},
): Generator<AuditStep, void> {
  const rates: ImpliedRate[] = [];
  const repeated = new Map<string, Placed[]>();
  for (const id of ids) {
    const document = loadDocument(store, id);
    if (document === null) continue;
    yield { document: id, findings: auditDocument(document) };
    if (options.across === false) continue;
    // the text of a document is not kept: only the figures that others may repeat
    const slim = { ...document, text: '', figures: [], sentences: [], dates: [], attributions: [] };
    rates.push(...impliedRates(document).map((rate) => ({ ...rate, document: slim })));
    const own = new Set<string>();
    for (const [key, figure] of repeatKeys(document)) {
      if (own.has(key)) continue;
      own.add(key);
      const known = repeated.get(key);
      if (known === undefined) repeated.set(key, [{ document: slim, figure }]);
      else known.push({ document: slim, figure });
    }
  }
  for (const group of repeated.values()) {
    if (group.length > 1) yield { document: null, findings: repeats(group, 'across-documents') };
  }
  const byQuarter = new Map<string, ImpliedRate[]>();
  for (const rate of rates) {
    const key = quarter(rate.document.day);
    const group = byQuarter.get(key);
    if (group === undefined) byQuarter.set(key, [rate]);
    else group.push(rate);
  }
  for (const [key, group] of byQuarter) {
    if (key === '' || new Set(group.map((rate) => rate.document.locator)).size < 2) continue;
    const findings = oddRates(group, 'equivalent.rate-across-documents');
    const across = findings.filter(({ parts }) => new Set(parts.map((part) => part.document)).size > 1);
    yield { document: null, findings: across };
  }
}

/** The ids of the documents that an audit looks at, in the order of their locators: all, or those that are named so, but no duplicates. */
export function auditedDocuments(store: Store, document?: string): number[] {
  const named = document === undefined ? null : JSON.stringify(documentIds(store, document));
  const where = named === null ? '' : 'AND id IN (SELECT value FROM json_each(@named))';
  return store.read((database) =>
    database
      .prepare(`SELECT id FROM documents WHERE duplicate_of IS NULL ${where} ORDER BY locator`)
      .pluck()
      .all(named === null ? {} : { named }),
  ) as number[];
}

/** All steps of an audit: yields the findings whose check and verdict were asked for; returns what was looked at. Throws `StoreError`. */
export function* audit(store: Store, options: AuditOptions = {}): Generator<Finding, AuditSummary> {
  const verdicts = new Set<Verdict>(options.verdicts ?? ['inconsistent']);
  const checks = new Set<Check>(options.checks ?? CHECKS);
  const summary: AuditSummary = {
    documents: 0,
    verdicts: Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>,
    checks: Object.fromEntries(CHECKS.map((check) => [check, 0])) as Record<Check, number>,
  };
  for (const { document, findings } of auditSteps(store, auditedDocuments(store, options.document), options)) {
    if (document !== null) summary.documents++;
    for (const finding of findings) {
      if (!checks.has(finding.check)) continue;
      summary.verdicts[finding.verdict]++;
      summary.checks[finding.check]++;
      if (verdicts.has(finding.verdict)) yield finding;
    }
  }
  return summary;
}
