import { Decimal } from 'decimal.js';
import type { AuditDocument, Figure } from '../figure.js';
import { type Finding, part, type Verdict } from '../finding.js';
import { divide, exact, type Interval, mapBounds, meets, scale } from '../interval.js';
import { show, showInterval, shown } from '../judge.js';
import { type Reading, readingOf } from '../rounding.js';

/** Notations of one length or weight are rounded to what reads well: this much apart is nothing. */
const LOOSE = exact('0.03');
/** How far two rates of exchange of one date may lie apart, as a factor; markets and editors' tables differ. */
const SAME_DATE = exact('1.15');
/** The same, where the two amounts are of different years or one has no date. */
const OTHER_DATE = exact('2');
/** With two pairs only, neither is the odd one out: they must be far apart. */
const TWO_PAIRS = exact('1.3');

/** A rate of exchange that an article implies: "¥8.5 trillion ($57 billion)". */
export interface ImpliedRate {
  readonly document: AuditDocument;
  readonly first: Figure;
  readonly second: Figure;
  /** Units in alphabetical order: what one of the second costs in the first. */
  readonly units: readonly [string, string];
  readonly value: Decimal;
  readonly range: Interval;
  /** The year for which the amounts hold, else that of the article. */
  readonly year: string | null;
}

function pairs(document: AuditDocument): [Figure, Figure][] {
  return document.figures.flatMap((second) => {
    const first = second.equivalentOf === null ? undefined : document.figures[second.equivalentOf];
    return first === undefined ? [] : [[first, second] as [Figure, Figure]];
  });
}

/** The rates of exchange that a document implies, in the order of its text. */
export function impliedRates(document: AuditDocument): ImpliedRate[] {
  const found: ImpliedRate[] = [];
  for (const [first, second] of pairs(document)) {
    if (first.kind !== 'money' || second.kind !== 'money' || first.unit === null || second.unit === null) continue;
    if (first.unit === second.unit) continue;
    const [a, b] = first.unit < second.unit ? [first, second] : [second, first];
    const [amount, cost] = [readingOf(a), readingOf(b)];
    if (amount === null || cost === null) continue;
    const range = divide(amount.range, cost.range);
    const value = divide(amount.value, cost.value)?.low;
    if (range === null || value == null || value.isZero()) continue;
    found.push({
      document,
      first: a,
      second: b,
      units: [a.unit as string, b.unit as string],
      value,
      range,
      year: (first.lastDay ?? document.day)?.slice(0, 4) ?? null,
    });
  }
  return found;
}

const apart = (a: Decimal, b: Decimal): Decimal => Decimal.max(a.div(b), b.div(a));

function near(rate: ImpliedRate, value: Decimal, factor: Decimal): boolean {
  return meets(rate.range, { low: value.div(factor), high: value.mul(factor) });
}

/** The rates of one pair of currencies that do not go with the others. `rule` says where the others stand. */
export function oddRates(rates: readonly ImpliedRate[], rule: string): Finding[] {
  const groups = new Map<string, ImpliedRate[]>();
  for (const rate of rates) {
    const key = rate.units.join('/');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [rate]);
    else group.push(rate);
  }
  const findings: Finding[] = [];
  for (const [key, group] of groups) {
    if (group.length < 2) continue;
    const sorted = [...group].sort((a, b) => a.value.comparedTo(b.value));
    const median = (sorted[sorted.length >> 1] as ImpliedRate).value;
    for (const rate of group.length === 2 ? [sorted[1] as ImpliedRate] : group) {
      const other = group.length === 2 ? (sorted[0] as ImpliedRate) : nearest(group, rate, median);
      const sameYear = rate.year !== null && rate.year === other.year;
      const factor = sameYear ? (group.length === 2 ? TWO_PAIRS : SAME_DATE) : OTHER_DATE;
      const against = group.length === 2 ? other.value : median;
      const fits = near(rate, against, factor);
      const equal = apart(rate.value, against).lte('1.01');
      const verdict: Verdict = equal ? 'consistent' : fits ? 'consistent_by_rounding' : 'inconsistent';
      const say = (r: ImpliedRate): string => `${r.first.text} / ${r.second.text} = ${show(r.value)} ${key}`;
      findings.push({
        check: 'equivalent',
        rule,
        verdict,
        document: rate.document.locator,
        parts: [rate, other].flatMap((r) => [
          part(r.document.locator, r === rate ? 'amount' : 'other amount', r.first),
          part(r.document.locator, r === rate ? 'equivalent' : 'other equivalent', r.second),
        ]),
        arithmetic:
          group.length === 2
            ? `${say(rate)}, but ${say(other)}`
            : `${say(rate)}; the middle of ${group.length} pairs is ${show(median)}`,
        expected: show(against),
        printed: show(rate.value),
        slip: verdict === 'inconsistent' && apart(rate.value, against).gte(9) ? 'scale' : null,
      });
    }
  }
  return findings;
}

function nearest(group: readonly ImpliedRate[], rate: ImpliedRate, median: Decimal): ImpliedRate {
  const others = group.filter((other) => other !== rate);
  return others.reduce((best, other) => (apart(other.value, median).lt(apart(best.value, median)) ? other : best));
}

const DEGREES = /^(?:Cel|\[degF\])$/;

/** Degrees in the scale that both are compared in. */
function celsius(figure: Figure, interval: Interval): Interval {
  if (figure.unit === 'Cel') return interval;
  return mapBounds(interval, (value) => value.sub(32).mul(5).div(9));
}

/** Degrees Celsius in the scale of a figure. */
function inDegrees(figure: Figure, interval: Interval): Interval {
  if (figure.unit === 'Cel') return interval;
  return mapBounds(interval, (value) => value.mul(9).div(5).add(32));
}

/** The unit of a figure as the text has it ("miles"), else its code. */
function unitWords(figure: Figure): string {
  const words = /^[\d.,\s]+-?(\D+)$/.exec(figure.text)?.[1];
  return words ?? figure.unit ?? '';
}

/** A figure in the unit that its equivalent can be brought to as well; null for a vague one. */
function metric(figure: Figure): Reading | null {
  const read = readingOf(figure);
  if (read === null) return null;
  if (DEGREES.test(figure.unit ?? ''))
    return { value: celsius(figure, read.value), range: celsius(figure, read.range) };
  return figure.factor === null ? null : readingOf(figure, true);
}

/** "100 miles (160 km)": two notations of one quantity. */
export function checkUnitEquivalents(document: AuditDocument): Finding[] {
  const findings: Finding[] = [];
  for (const [first, second] of pairs(document)) {
    if (first.kind !== 'quantity' || second.kind !== 'quantity' || first.unit === second.unit) continue;
    const sameScale = DEGREES.test(first.unit ?? '') && DEGREES.test(second.unit ?? '');
    if (!sameScale && (first.baseUnit === null || first.baseUnit !== second.baseUnit)) continue;
    const [a, b] = [metric(first), metric(second)];
    if (a === null || b === null) continue;
    const loosen = (interval: Interval): Interval =>
      mapBounds(
        interval,
        (low) => low.sub(low.abs().mul(LOOSE)),
        (high) => high.add(high.abs().mul(LOOSE)),
      );
    const verdict: Verdict = meets(a.value, b.range)
      ? 'consistent'
      : meets(loosen(a.range), loosen(b.range))
        ? 'consistent_by_rounding'
        : 'inconsistent';
    const inUnit = sameScale ? inDegrees(second, a.value) : scale(a.value, exact(1).div(second.factor ?? 1));
    findings.push({
      check: 'equivalent',
      rule: 'equivalent.unit',
      verdict,
      document: document.locator,
      parts: [part(document.locator, 'quantity', first), part(document.locator, 'equivalent', second)],
      arithmetic: `${first.text} = ${showInterval(inUnit)} ${unitWords(second)}; the text says ${second.text}`,
      expected: showInterval(inUnit),
      printed: shown(second),
      slip: null,
    });
  }
  return findings;
}
