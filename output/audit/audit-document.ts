import { checkBounds } from './checks/bound.js';
import { checkChange, checkDirection } from './checks/change.js';
import { checkUnitEquivalents, impliedRates, oddRates } from './checks/equivalent.js';
import { checkRepeats } from './checks/repeat.js';
import { checkShareBeside, checkShareOfEarlier, checkShareSum } from './checks/share.js';
import { checkTime } from './checks/time.js';
import { checkProduct, checkTotal } from './checks/total.js';
import type { AuditDocument, Figure } from './figure.js';
import type { Finding } from './finding.js';
import { rows } from './rows.js';

/**
 * Works out again what one article asserts: every group of figures that belong together, with the arithmetic and a verdict, ordered by place.
 * Pure; cost grows with the number of figures.
 */
export function auditDocument(document: AuditDocument): Finding[] {
  const findings: Finding[] = [];
  const shares = new Set<Figure>();
  for (const row of rows(document)) {
    findings.push(
      ...checkChange(document, row),
      ...checkDirection(document, row),
      ...checkShareBeside(document, row, shares),
      ...checkShareSum(document, row),
      ...checkTotal(document, row),
    );
  }
  findings.push(
    ...checkShareOfEarlier(document, shares),
    ...checkProduct(document),
    ...checkUnitEquivalents(document),
    ...oddRates(impliedRates(document), 'equivalent.rate-in-document'),
    ...checkRepeats(document),
    ...checkBounds(document),
    ...checkTime(document),
  );
  return distinct(findings).sort(byPlace);
}

const place = (finding: Finding): number => Math.min(...finding.parts.map((part) => part.start));

export function byPlace(a: Finding, b: Finding): number {
  return place(a) - place(b) || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}

/** One finding for each set of figures: rows of several kinds may see the same ones. */
function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const key = `${finding.check} ${finding.parts
      .map((part) => part.start)
      .sort((a, b) => a - b)
      .join(' ')}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
