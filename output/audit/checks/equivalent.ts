import { Decimal } from 'decimal.js';
import type { AuditDocument, Figure } from '../figure.js';
import { type Finding, part, type Verdict } from '../finding.js';
import { divide, exact, type Interval, meets, scale } from '../interval.js';
import { show, showInterval } from '../judge.js';
import { inBase, printedInterval, roundingInterval } from '../rounding.js';

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
    const [ranges, values] = [
      [roundingInterval(a), roundingInterval(b)],
      [printedInterval(a), printedInterval(b)],
    ];
    if (ranges[0] == null || ranges[1] == null || values[0] == null || values[1] == null) continue;
    const range = divide(ranges[0], ranges[1]);
    const value = divide(values[0], values[1])?.low;
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

/** Degrees in the other scale; null for other units. */
function celsius(figure: Figure, interval: Interval): Interval | null {
  if (figure.unit === 'Cel') return interval;
  if (figure.unit !== '[degF]') return null;
  const convert = (value: Decimal | null): Decimal | null => value?.sub(32).mul(5).div(9) ?? null;
  return { low: convert(interval.low), high: convert(interval.high) };
}

function metric(figure: Figure, interval: Interval): Interval | null {
  return celsius(figure, interval) ?? (figure.factor === null ? null : inBase(figure, interval));
}

/** "100 miles (160 km)": two notations of one quantity. */
export function checkUnitEquivalents(document: AuditDocument): Finding[] {
  const findings: Finding[] = [];
  for (const [first, second] of pairs(document)) {
    if (first.kind !== 'quantity' || second.kind !== 'quantity' || first.unit === second.unit) continue;
    const degrees = /^(?:Cel|\[degF\])$/;
    const sameScale = degrees.test(first.unit ?? '') && degrees.test(second.unit ?? '');
    if (!sameScale && (first.baseUnit === null || first.baseUnit !== second.baseUnit)) continue;
    const read = [first, second].map((figure) => {
      const printed = printedInterval(figure);
      const wide = roundingInterval(figure);
      return printed === null || wide === null ? null : [metric(figure, printed), metric(figure, wide)];
    });
    const [[aPrinted, aWide] = [null, null], [bPrinted, bWide] = [null, null]] = [read[0] ?? [], read[1] ?? []];
    if (aPrinted == null || aWide == null || bPrinted == null || bWide == null) continue;
    const loosen = (interval: Interval): Interval => ({
      low: interval.low === null ? null : interval.low.sub(interval.low.abs().mul(LOOSE)),
      high: interval.high === null ? null : interval.high.add(interval.high.abs().mul(LOOSE)),
    });
    const verdict: Verdict = meets(aPrinted, bWide)
      ? 'consistent'
      : meets(loosen(aWide), loosen(bWide))
        ? 'consistent_by_rounding'
        : 'inconsistent';
    const inUnit = sameScale ? aPrinted : scale(aPrinted, exact(1).div(second.factor ?? 1));
    const unit = sameScale ? 'Cel' : (second.unit ?? '');
    findings.push({
      check: 'equivalent',
      rule: 'equivalent.unit',
      verdict,
      document: document.locator,
      parts: [part(document.locator, 'quantity', first), part(document.locator, 'equivalent', second)],
      arithmetic: `${first.text} = ${showInterval(inUnit)} ${unit}; the text says ${second.text}`,
      expected: showInterval(inUnit),
      printed: second.value === null ? null : show(second.value),
      slip: null,
    });
  }
  return findings;
}
