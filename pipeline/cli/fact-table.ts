import { basename } from 'node:path';
import type { Equivalent, Fact, FactRow } from '../../output/query/facts.js';
import { MODIFIERS, RELATIONS, REMARKS, saidBy, timeOf, unitElsewhere, unitSign } from '../../output/query/wording.js';
import type { Paint } from './paint.js';
import type { Column } from './table.js';
import { printable } from './text-width.js';

export { saidBy, timeOf };

/** A bound as it stands before a figure; terminals often lack the sign of `nearly`. */
function bound(modifier: string | null): string {
  return modifier === 'nearly' ? 'nearly ' : (MODIFIERS[modifier ?? '']?.[0] ?? '');
}

/** A figure as people write it: the words of the article with its bound in front. */
export function figure(fact: Pick<Fact | Equivalent, 'modifier' | 'number'>): string {
  return bound(fact.modifier) + printable(fact.number);
}

/** The figure with its direction before it and what kind of statement it is behind: "↗ $57 billion (projected)". */
export function valueCell(fact: FactRow): string {
  const elsewhere = fact.converted === null ? unitElsewhere(fact) : null;
  const own = elsewhere === null ? [] : [`= ${printable(elsewhere)}`];
  const figures = [figure(fact), ...own, ...fact.equivalents.map((e) => `= ${figure(e)}`), ...convertedTo(fact)].join(
    ' ',
  );
  const rate = fact.rate === null ? '' : ` ${printable(fact.rate)}`;
  const remarks = [REMARKS[fact.relation], fact.relation === fact.modality ? undefined : REMARKS[fact.modality]];
  const told = remarks.filter((remark) => remark !== undefined).join(', ');
  const direction = RELATIONS[fact.relation];
  return `${direction === undefined ? '' : `${direction[0]} `}${figures}${rate}${told === '' ? '' : ` (${told})`}`;
}

function convertedTo({ converted }: FactRow): string[] {
  if (converted === null) return [];
  const { low, high, unit } = converted;
  const short = (value: number): string =>
    value !== 0 && Math.abs(value) < 1e-4
      ? value.toExponential(3)
      : value.toLocaleString('en-US', { maximumSignificantDigits: 6 });
  return [`= ${low === high ? short(low) : `${short(low)} to ${short(high)}`} ${unitSign(unit)}`];
}

/** The document's name and the line, or the place in the text where there are no lines. */
export function placeOf(fact: Fact): string {
  // the locator of standard input is the hash of what was read: too long to read here, whole in every other format
  const name = fact.document.startsWith('stdin:') ? 'stdin' : basename(fact.document);
  if (fact.page !== null) return `${name} p. ${fact.page}`;
  if (fact.paragraph !== null) return `${name} ¶${fact.paragraph}`;
  return fact.line === null ? `${name}@${fact.span_start}` : `${name}:${fact.line}`;
}

export function factColumns(paint: Paint): Column<FactRow>[] {
  return [
    { head: 'subject', cell: (r) => r.subject, least: 10, most: 28, paint: paint.bold },
    { head: 'measure', cell: (r) => r.measure, least: 12, most: 36 },
    { head: 'value', cell: valueCell, least: 14, most: 36, paint: paint.green },
    { head: 'time', cell: (r) => timeOf(r), least: 9, most: 24, paint: paint.cyan },
    { head: 'said by', cell: (r) => saidBy(r), least: 12, most: 40, paint: paint.yellow },
    { head: 'where', cell: (r) => placeOf(r), least: 21, most: 26, paint: paint.dim },
    { head: 'fact', cell: (r) => r.fact_id.slice(0, 8), least: 8, most: 8, paint: paint.dim },
  ];
}
