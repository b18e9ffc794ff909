import { contains, type Span } from '../../../extractors/text/span.js';
import type { AuditDocument, Figure } from '../figure.js';
import { type Finding, part } from '../finding.js';
import { type Interval, meets } from '../interval.js';
import { direction } from '../phrases.js';
import { type Residue, residueReader } from '../residue.js';
import { inBase, roundingInterval } from '../rounding.js';
import { levelKind } from '../rows.js';

/** A figure with the document in which it stands. */
export interface Placed {
  readonly document: AuditDocument;
  readonly figure: Figure;
}

/** Counts that grow from day to day. */
const TALLY = /\b(?:toll|tally|count|total|casualties|deaths|dead|injured|missing|cases|infections)$/i;

const plain = (words: string): string =>
  words
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^(?:the|an?) /, '');

/**
 * What a level measures, of whom and for when, and what else its sentence says, as one key: two figures with one key are of the same thing. Null
 * where that cannot be told: all must stand in the sentence itself, and be asserted; forecasts, bounds and shares may differ, and what rises or
 * grows has many values in its time.
 */
function keyOf(document: AuditDocument, figure: Figure, residueOf: (figure: Figure) => Residue | null): string | null {
  const { measure, subject, time, relation, slots } = figure;
  if (slots === null || measure === null || time === null) return null;
  if (figure.modality !== 'asserted' || figure.modifier !== null || figure.value === null) return null;
  if (relation !== 'is' && relation !== 'increase_to' && relation !== 'decrease_to') return null;
  if (!/^\d{4}/.test(time) || TALLY.test(measure)) return null;
  const kind = levelKind(figure);
  const sentence = document.sentences[figure.sentence];
  if (kind === null || figure.equivalentOf !== null || sentence === undefined) return null;
  const inSentence = (span: Span | null): boolean => span !== null && contains(sentence, span);
  if (!inSentence(slots.measure) || !inSentence(slots.time)) return null;
  if (subject !== null && !inSentence(slots.subject)) return null;
  const residue = residueOf(figure);
  if (residue === null || (subject === null && !residue.named)) return null;
  const words = residue.words.join(' ');
  if (direction(words) !== 0) return null;
  return [kind, plain(measure), plain(subject ?? ''), time, words].join('\u001f');
}

/** The figures of a document of which other sentences may say the same or another value, in its order, each with its key. */
export function* repeatKeys(document: AuditDocument): Generator<readonly [key: string, figure: Figure]> {
  const residueOf = residueReader(document);
  for (const figure of document.figures) {
    const key = keyOf(document, figure, residueOf);
    if (key !== null) yield [key, figure];
  }
}

function reading(figure: Figure, convert: boolean): Interval | null {
  const interval = roundingInterval(figure);
  return interval === null || !convert ? interval : inBase(figure, interval);
}

/** Whether two figures can be of one value; null where they stand in one sentence, which may say what tells them apart, or cannot be compared. */
function agree(a: Placed, b: Placed): boolean | null {
  if (a.document === b.document && a.figure.sentence === b.figure.sentence) return null;
  const convert = a.figure.unit !== b.figure.unit;
  const [one, other] = [reading(a.figure, convert), reading(b.figure, convert)];
  return one === null || other === null ? null : meets(one, other);
}

/**
 * Figures under one key: a finding for each that cannot be true beside any of those before it, and for each that another source than the first
 * has given as well.
 */
export function repeats(placed: readonly Placed[], where: 'in-document' | 'across-documents'): Finding[] {
  const findings: Finding[] = [];
  const [first, ...others] = placed;
  if (first === undefined) return findings;
  const says = ({ document, figure }: Placed): string =>
    `${figure.text}${figure.source === null ? '' : ` (${figure.source})`}${where === 'in-document' ? '' : ` in ${document.locator}`}`;
  const report = (rule: string, verdict: Finding['verdict'], other: Placed, but: string): void => {
    findings.push({
      check: 'repeat',
      rule,
      verdict,
      document: other.document.locator,
      parts: [first, other].map((p) => part(p.document.locator, 'figure', p.figure)),
      arithmetic: `${[first.figure.subject, first.figure.measure, first.figure.time].filter((slot) => slot !== null).join(', ')}: ${says(first)}, ${but} ${says(other)}`,
      expected: first.figure.text,
      printed: other.figure.text,
      slip: null,
    });
  };
  const seen: Placed[] = [first];
  const sources = new Set([first.figure.source]);
  for (const other of others) {
    const agreed = seen.map((known) => agree(known, other));
    if (agreed.every((yes) => yes === false)) {
      seen.push(other);
      report(`repeat.${where}`, 'inconsistent', other, 'but');
    } else if (agreed[0] === true && first.figure.source !== null && !sources.has(other.figure.source)) {
      const same = first.figure.value?.eq(other.figure.value ?? NaN) && first.figure.unit === other.figure.unit;
      if (other.figure.source !== null)
        report('repeat.other-source', same ? 'consistent' : 'consistent_by_rounding', other, 'and');
    }
    sources.add(other.figure.source);
  }
  return findings;
}

/** The same measure, subject and time with different values, or by different sources, in one document. */
export function checkRepeats(document: AuditDocument): Finding[] {
  const groups = new Map<string, Placed[]>();
  for (const [key, figure] of repeatKeys(document)) {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [{ document, figure }]);
    else group.push({ document, figure });
  }
  return [...groups.values()].flatMap((group) => repeats(group, 'in-document'));
}
