import type { Decimal } from 'decimal.js';
import type { AuditDocument, Figure } from '../figure.js';
import { type Finding, part, type Slip } from '../finding.js';
import { divide, exact, type Interval, mapBounds, scale, subtract } from '../interval.js';
import { judge, type Reckoning, scaleSlip, showInterval, shown } from '../judge.js';
import { AGAINST, COUNTED_FROM, direction, FACTOR_OF, FROM, joins, NO_CHANGE, THEN_CHANGE, TO } from '../phrases.js';
import { type Reading, readingOf } from '../rounding.js';
import { isMinorMoney, isRatio, type Row } from '../rows.js';

type Role = 'from' | 'to' | 'change';

/** Three figures in a row and the words between them that make them one change. */
interface Pattern {
  readonly rule: string;
  readonly roles: readonly [Role, Role, Role];
  readonly gaps: readonly [RegExp, RegExp];
  /** Words before the first figure, where the pattern needs them. */
  readonly before?: RegExp;
  /** Only factors ("three times"), only percentages and differences, or any. */
  readonly only?: 'factor';
}

const PATTERNS: readonly Pattern[] = [
  { rule: 'change.percent-to-from', roles: ['change', 'to', 'from'], gaps: [TO, AGAINST] },
  { rule: 'change.percent-from-to', roles: ['change', 'from', 'to'], gaps: [COUNTED_FROM, TO] },
  { rule: 'change.level-factor-of', roles: ['to', 'change', 'from'], gaps: [THEN_CHANGE, FACTOR_OF], only: 'factor' },
  { rule: 'change.level-percent-from', roles: ['to', 'change', 'from'], gaps: [THEN_CHANGE, COUNTED_FROM] },
  { rule: 'change.level-from-percent', roles: ['to', 'from', 'change'], gaps: [AGAINST, THEN_CHANGE] },
  { rule: 'change.from-to-percent', roles: ['from', 'to', 'change'], gaps: [TO, THEN_CHANGE], before: FROM },
];

const HUNDRED = exact(100);

/** Whether a figure can be the change: a percentage, factor or points, or a difference that its claim calls one. */
function canChange(figure: Figure, kind: string): boolean {
  if (figure.kind === 'multiplier') return true;
  if (figure.kind === 'percent') {
    if (kind !== 'percent') return figure.unit === '%' && figure.relation !== 'share';
    return figure.unit !== '%' || figure.relation === 'increase' || figure.relation === 'decrease';
  }
  return isMinorMoney(figure) || figure.relation === 'increase' || figure.relation === 'decrease';
}

function canLevel(figure: Figure, kind: string): boolean {
  if (isMinorMoney(figure) || figure.value === null) return false;
  return kind === 'percent' ? figure.unit === '%' && figure.kind === 'percent' : !isRatio(figure);
}

interface Levels {
  readonly from: Figure;
  readonly to: Figure;
}

/** The readings of both levels, in base units where the two differ in unit. */
function readings({ from, to }: Levels): { readonly from: Reading; readonly to: Reading } | null {
  const convert = from.unit !== to.unit && from.baseUnit !== null && from.baseUnit === to.baseUnit;
  const [before, after] = [readingOf(from, convert), readingOf(to, convert)];
  return before === null || after === null ? null : { from: before, to: after };
}

/** The ways in which a change may be meant, the most usual first. */
function reckonings(levels: Levels, change: Figure, sign: -1 | 0 | 1, ofLevel: boolean, more: boolean): Reckoning[] {
  const read = readings(levels);
  if (read === null) return [];
  const { from, to } = levels;
  const both = (work: (from: Interval, to: Interval) => Interval | null): [Interval, Interval] | null => {
    const value = work(read.from.value, read.to.value);
    const range = work(read.from.range, read.to.range);
    return value === null || range === null ? null : [value, range];
  };
  const found: Reckoning[] = [];
  const offer = (formula: string, pair: [Interval, Interval] | null): void => {
    if (pair !== null) found.push({ formula, value: pair[0], range: pair[1] });
  };
  const divided = (f: Interval, t: Interval): Interval | null => divide(t, f);
  const swapped = (f: Interval, t: Interval): Interval | null => divide(f, t);
  const relative = (down: boolean, factor: Decimal) => (f: Interval, t: Interval) => {
    const quotient = divided(f, t);
    if (quotient === null) return null;
    const grown = subtract(quotient, { low: exact(1), high: exact(1) });
    const signed = down ? subtract({ low: exact(0), high: exact(0) }, grown) : grown;
    return mapBounds(signed, (value) => value.mul(factor));
  };
  const down = sign < 0 || (sign === 0 && (levels.to.value as Decimal).lt(levels.from.value as Decimal));
  if (change.kind === 'multiplier') {
    const fraction = change.value?.lt(1) ?? false;
    const loss = down && !ofLevel;
    // "fell by a third" leaves two thirds; "halved" leaves a half
    if (!fraction || !loss || change.rule === 'multiplier.word') offer(`${to.text} / ${from.text}`, both(divided));
    if (!fraction && loss) offer(`${from.text} / ${to.text}`, both(swapped));
    if (!ofLevel && (fraction || more)) {
      const words = down ? `(${from.text} - ${to.text}) / ${from.text}` : `${to.text} / ${from.text} - 1`;
      offer(words, both(relative(down, exact(1))));
    }
  } else if (change.kind === 'percent' && change.unit === '%') {
    offer(
      down ? `(${from.text} - ${to.text}) / ${from.text}` : `${to.text} / ${from.text} - 1`,
      both(relative(down, HUNDRED)),
    );
  } else {
    const comparable = change.kind === 'percent' || isMinorMoney(change) || change.unit === to.unit;
    if (!comparable || from.unit !== to.unit) return [];
    const factor = change.unit === 'bp' ? HUNDRED : exact(1);
    const words = down ? `${from.text} - ${to.text}` : `${to.text} - ${from.text}`;
    offer(
      words,
      both((f, t) => scale(down ? subtract(f, t) : subtract(t, f), factor)),
    );
  }
  return found;
}

function slipOf(levels: Levels, change: Figure, sign: -1 | 0 | 1, expected: Decimal | null): Slip {
  const from = levels.from.value as Decimal;
  const to = levels.to.value as Decimal;
  const printed = change.value;
  if (printed === null) return null;
  if ((sign > 0 && to.lt(from)) || (sign < 0 && to.gt(from))) return 'direction';
  if (change.kind === 'percent' && change.unit === '%') {
    const near = (value: Decimal): boolean => value.sub(printed).abs().lte(exact('0.5'));
    if (levels.from.kind === 'percent' && near(to.sub(from).abs())) return 'percent_for_points';
    if (!to.isZero() && near(to.sub(from).abs().div(to).mul(HUNDRED))) return 'wrong_base';
  }
  return expected === null ? null : scaleSlip(printed, expected);
}

/** Percentages, factors and differences between two levels that stand beside them. */
export function checkChange(document: AuditDocument, row: Row): Finding[] {
  const findings: Finding[] = [];
  const { figures, gaps, kind } = row;
  for (let i = 0; i + 2 < figures.length; i++) {
    const window = figures.slice(i, i + 3) as [Figure, Figure, Figure];
    const between = [gaps[i + 1] as string, gaps[i + 2] as string] as const;
    if (!joins(between[0]) || !joins(between[1])) continue;
    const pattern = PATTERNS.find((candidate) => {
      if (candidate.before !== undefined && !candidate.before.test(gaps[i] as string)) return false;
      if (!candidate.gaps.every((gap, j) => gap.test(between[j] as string))) return false;
      return candidate.roles.every((role, j) => {
        const figure = window[j] as Figure;
        if (role !== 'change') return canLevel(figure, kind) && figure.relation !== 'share';
        if (j > 0 && NO_CHANGE.test(between[j - 1] as string)) return false;
        return canChange(figure, kind) && (candidate.only !== 'factor' || figure.kind === 'multiplier');
      });
    });
    if (pattern === undefined) continue;
    const of = (role: Role): Figure => window[pattern.roles.indexOf(role)] as Figure;
    const levels = { from: of('from'), to: of('to') };
    const change = of('change');
    const around = `${gaps[i]} ${between.join(' ')} ${gaps[i + 3] ?? row.tail.slice(0, 30)}`;
    const sign =
      change.relation === 'increase' ? 1 : change.relation === 'decrease' ? -1 : direction(around.slice(-200));
    const ofLevel = pattern.only === 'factor';
    const more = /\b(?:more|higher|greater|larger|bigger|increase|growth)\b/.test(around);
    const ways = reckonings(levels, change, sign, ofLevel, more);
    const judgement = judge(change, ways);
    if (judgement === null) continue;
    const { reckoning, verdict } = judgement;
    const unit = change.kind === 'percent' ? (change.unit ?? '') : '';
    findings.push({
      check: 'change',
      rule: pattern.rule,
      verdict,
      document: document.locator,
      parts: [
        part(document.locator, 'from', levels.from),
        part(document.locator, 'to', levels.to),
        part(document.locator, 'change', change),
      ],
      arithmetic: `${reckoning.formula} = ${showInterval(reckoning.value)}${unit}; the text says ${change.text}`,
      expected: showInterval(reckoning.range),
      printed: shown(change),
      slip: verdict === 'inconsistent' ? slipOf(levels, change, sign, reckoning.value.low) : null,
    });
    i += 2;
  }
  return findings;
}

/** "fell to 82 from 67": the words point one way, the levels the other. */
export function checkDirection(document: AuditDocument, row: Row): Finding[] {
  const findings: Finding[] = [];
  const { figures, gaps, kind } = row;
  for (let i = 0; i + 1 < figures.length; i++) {
    const [to, from] = figures.slice(i, i + 2) as [Figure, Figure];
    if (from.relation !== 'from' || !canLevel(to, kind) || !canLevel(from, kind)) continue;
    if (to.relation !== 'increase_to' && to.relation !== 'decrease_to') continue;
    const gap = gaps[i + 1] as string;
    if (!joins(gap) || !FROM.test(gap)) continue;
    const read = readings({ from, to });
    if (read === null) continue;
    const up = to.relation === 'increase_to';
    const difference = up ? subtract(read.to.range, read.from.range) : subtract(read.from.range, read.to.range);
    if (difference.high === null || difference.high.gte(0)) continue;
    // "fell, up from": two words that contradict each other say nothing
    if (direction(gap) === (up ? -1 : 1)) continue;
    findings.push({
      check: 'change',
      rule: 'change.direction',
      verdict: 'inconsistent',
      document: document.locator,
      parts: [part(document.locator, 'from', from), part(document.locator, 'to', to)],
      arithmetic: `from ${from.text} to ${to.text} is ${up ? 'a fall' : 'a rise'}; the text says ${up ? 'a rise' : 'a fall'}`,
      expected: null,
      printed: null,
      slip: 'direction',
    });
  }
  return findings;
}
