import type { AuditDocument, Figure } from '../figure.js';
import { type Finding, part } from '../finding.js';
import { type Interval, meets } from '../interval.js';
import { inBase, roundingInterval } from '../rounding.js';
import { gapText, levelKind } from '../rows.js';

/** A figure with the document in which it stands. */
export interface Placed {
  readonly document: AuditDocument;
  readonly figure: Figure;
}

/** A complement behind the measure ("arrivals by sea", "deaths in the north") makes it another measure. */
const COMPLEMENT =
  /^(?:(?: [a-z'-]+){0,6})? (?:of|in|for|to|from|at|by|on|with|among|under|over|per|between|across|through)\b/;

/**
 * What a level measures, of whom and for when, as one key; null where a slot is missing, or the words around it may narrow the measure.
 * Only levels that are asserted: forecasts, bounds and shares may differ.
 */
export function repeatKey(document: AuditDocument, figure: Figure): string | null {
  const { measure, subject, time, relation } = figure;
  if (measure === null || subject === null || time === null || figure.claim === null) return null;
  if (figure.modality !== 'asserted' || figure.modifier !== null || figure.value === null) return null;
  if (relation !== 'is' && relation !== 'increase_to' && relation !== 'decrease_to') return null;
  if (!/^\d{4}/.test(time) || !/\S\s+\S/.test(measure)) return null;
  const kind = levelKind(figure);
  if (kind === null || figure.equivalentOf !== null) return null;
  const behind = gapText(document.text, figure.end, Math.min(document.text.length, figure.end + 60));
  if (COMPLEMENT.test(behind)) return null;
  return [kind, measure.toLowerCase().replace(/\s+/g, ' '), subject.toLowerCase(), time].join('\u001f');
}

function reading(figure: Figure, convert: boolean): Interval | null {
  const interval = roundingInterval(figure);
  return interval === null || !convert ? interval : inBase(figure, interval);
}

/** Figures under one key that cannot all be true: one finding for each that contradicts the first. */
export function contradictions(placed: readonly Placed[], rule: string): Finding[] {
  const findings: Finding[] = [];
  const [first, ...others] = placed;
  if (first === undefined) return findings;
  const seen: Placed[] = [first];
  for (const other of others) {
    const clash = seen.every((known) => {
      if (known.document === other.document && known.figure.sentence === other.figure.sentence) return false;
      const convert = known.figure.unit !== other.figure.unit;
      const a = reading(known.figure, convert);
      const b = reading(other.figure, convert);
      return a !== null && b !== null && !meets(a, b);
    });
    if (!clash) continue;
    seen.push(other);
    const says = ({ document, figure }: Placed): string =>
      `${figure.text}${figure.source === null ? '' : ` (${figure.source})`}${document === first.document ? '' : ` in ${document.locator}`}`;
    findings.push({
      check: 'repeat',
      rule,
      verdict: 'inconsistent',
      document: other.document.locator,
      parts: [first, other].map((p) => part(p.document.locator, 'figure', p.figure)),
      arithmetic: `${first.figure.subject}, ${first.figure.measure}, ${first.figure.time}: ${says(first)}, but ${says(other)}`,
      expected: first.figure.text,
      printed: other.figure.text,
      slip: null,
    });
  }
  return findings;
}

/** The same measure, subject and time with different values in one document. */
export function checkRepeats(document: AuditDocument): Finding[] {
  const groups = new Map<string, Placed[]>();
  for (const figure of document.figures) {
    const key = repeatKey(document, figure);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [{ document, figure }]);
    else group.push({ document, figure });
  }
  return [...groups.values()].flatMap((group) => contradictions(group, 'repeat.in-document'));
}
