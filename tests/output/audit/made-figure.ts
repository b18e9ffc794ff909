import type { Figure } from '../../../output/audit/figure.js';
import { exact } from '../../../output/audit/interval.js';

/** A figure of `digits` printed with `decimals` behind the point, as a quantity: half a unit to either side. */
export function figure(digits: number, decimals: number, more: Partial<Figure> = {}): Figure {
  const precision = exact(10).pow(-decimals);
  return {
    start: 0,
    end: 1,
    text: exact(digits).mul(precision).toFixed(decimals),
    claim: null,
    kind: 'quantity',
    value: exact(digits).mul(precision),
    low: null,
    high: null,
    unit: 'km',
    precision,
    factor: null,
    baseUnit: null,
    modifier: null,
    rule: 'quantity.unit',
    sentence: 0,
    relation: null,
    modality: null,
    measure: null,
    subject: null,
    time: null,
    firstDay: null,
    lastDay: null,
    source: null,
    slots: null,
    attribution: null,
    equivalentOf: null,
    ...more,
  };
}
