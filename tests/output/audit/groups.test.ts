import { describe, expect, it } from 'vitest';
import { GROUPS, type Truth } from './groups.js';
import { findingsIn, worst } from './read-audit.js';

const EXPLAINED: ReadonlySet<Truth> = new Set(['true', 'rounding', 'truncated']);
const judged = GROUPS.map(([truth, text]) => ({ truth, text, findings: findingsIn(text) })).map((group) => ({
  ...group,
  verdict: worst(group.findings),
}));
const told = ({ text, findings }: (typeof judged)[number]): string =>
  `${text} -> ${findings.map((finding) => `${finding.verdict} ${finding.arithmetic}`).join('; ')}`;

describe(`the audit of ${GROUPS.length} groups of figures written by hand`, () => {
  it('has at least 200 of them, of every kind of slip', () => {
    expect(GROUPS.length).toBeGreaterThanOrEqual(200);
    const kinds = new Set(GROUPS.map(([truth]) => truth));
    expect([...kinds].sort()).toEqual(
      [
        'bound',
        'digit',
        'percent for points',
        'repeat',
        'rounding',
        'scale',
        'sign',
        'sum',
        'true',
        'truncated',
        'unit',
        'wrong base',
      ].sort(),
    );
  });

  it('calls nothing inconsistent that is true, or that rounding or cutting off explains', () => {
    const wrong = judged.filter(({ truth, verdict }) => EXPLAINED.has(truth) && verdict === 'inconsistent');
    expect(wrong.map(told)).toEqual([]);
  });

  it('tells what holds only by rounding from what holds to the last digit', () => {
    const loose = judged.filter(({ truth }) => truth === 'rounding' || truth === 'truncated');
    expect(loose.filter(({ verdict }) => verdict !== 'consistent_by_rounding').map(told)).toEqual([]);
    const plain = judged.filter(({ truth }) => truth === 'true');
    expect(plain.filter(({ verdict }) => verdict === 'consistent_by_rounding').map(told)).toEqual([]);
  });

  it('has a precision of at least 0.95 on "inconsistent", and finds at least four slips in five', () => {
    const flagged = judged.filter(({ verdict }) => verdict === 'inconsistent');
    const right = flagged.filter(({ truth }) => !EXPLAINED.has(truth));
    const slips = judged.filter(({ truth }) => !EXPLAINED.has(truth));
    expect(right.length / flagged.length).toBeGreaterThanOrEqual(0.95);
    expect(right.length / slips.length).toBeGreaterThanOrEqual(0.8);
  });
});
