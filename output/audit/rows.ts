import type { AuditDocument, Figure } from './figure.js';
import { AGAINST, FROM, joins } from './phrases.js';

/** Longest stretch of text between two figures that is still read as joining them, in UTF-16 code units. */
const LONGEST_GAP = 140;

/** The figures of one sentence that can be held against each other, with the words between them. */
export interface Row {
  readonly sentence: number;
  /** What the levels have in common: `money:USD`, `quantity:m`, `cardinal`, `percent`. */
  readonly kind: string;
  readonly figures: readonly Figure[];
  /** `gaps[i]`: the words before figure i, from figure i - 1 or the sentence's start; lower-case, without what stands in brackets. */
  readonly gaps: readonly string[];
  /** The words behind the last figure. */
  readonly tail: string;
}

/** Units of scores and indices, which count like plain numbers. */
const COUNTING_UNITS = new Set(['point', 'points', '{point}', '[pts]', '1']);

/** What a level is measured in; figures of one kind can be held against each other. Null for what is no level. */
export function levelKind(figure: Figure): string | null {
  switch (figure.kind) {
    case 'money':
      return `money:${figure.unit ?? ''}`;
    case 'quantity':
      return COUNTING_UNITS.has(figure.unit ?? '') ? 'cardinal' : `quantity:${figure.baseUnit ?? figure.unit ?? ''}`;
    case 'cardinal':
      return 'cardinal';
    case 'percent':
      return figure.unit === '%' ? 'percent' : 'points';
    default:
      return null;
  }
}

/** Whether a figure tells how others stand to each other: a percentage, points, a factor. */
export function isRatio(figure: Figure): boolean {
  return figure.kind === 'percent' || figure.kind === 'multiplier';
}

/** "41 cents" names no country: it may be of any currency near it. */
export function isMinorMoney(figure: Figure): boolean {
  return figure.kind === 'money' && figure.rule === 'money.hundredths';
}

function fits(figure: Figure, kind: string): boolean {
  if (isRatio(figure)) return true;
  if (levelKind(figure) === kind) return true;
  return kind.startsWith('money:') && isMinorMoney(figure);
}

/** The words of `text` from `start` to `end` as gap patterns read them: lower-case, plain quotation marks, no brackets. */
export function gapText(text: string, start: number, end: number): string {
  if (end - start > LONGEST_GAP) return '\u0000';
  return text
    .slice(start, end)
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\([^()]*\)/g, '')
    .replace(/\s+/g, ' ');
}

/** Another notation of the figure before it; a share in brackets ("3,500 (70%)") is none. */
function isNotation(document: AuditDocument, figure: Figure): boolean {
  return figure.equivalentOf !== null && document.figures[figure.equivalentOf]?.kind === figure.kind;
}

/** "$94 million, or ‹89 cents› a share": the words on both sides of a figure that says the one before it again, for each of many. */
const OR_EACH = /^\)?(?: [a-z'-]+){0,3},? ?or(?: (?:about|some|around|nearly|almost|roughly|just|over|under))* ?$/;
const FOR_EACH = /^ (?:an?|per|each) [a-z]/;

function isForEach(document: AuditDocument, figure: Figure, before: Figure | undefined): boolean {
  if (before === undefined || isRatio(figure) || isRatio(before)) return false;
  const { text } = document;
  return FOR_EACH.test(text.slice(figure.end, figure.end + 8)) && OR_EACH.test(gapText(text, before.end, figure.start));
}

/** "70,000 tonnes, 12% of ‹figure›", "70,000 tonnes of ‹figure›". */
const OF_TAIL = /^(?:,? (?:[a-z]+ ){0,3}|[, (—–a-z]{1,24}[\d.]+ ?(?:%|per ?cent) )of (?:the |some |about )?$/;

/** "to 90,000 tonnes from 30,000": a bare number that is compared with one that has a unit has the same. */
function adopt(figures: readonly Figure[], all: readonly Figure[], text: string): Figure[] {
  const adopted = [...figures];
  for (const figure of all) {
    if (figure.kind !== 'cardinal' || figure.value === null) continue;
    const before = all.filter((other) => other.end <= figure.start && !isRatio(other)).at(-1);
    if (before === undefined || !figures.includes(before) || before.kind === 'cardinal') continue;
    const gap = gapText(text, before.end, figure.start);
    if (!joins(gap) || !(FROM.test(gap) || AGAINST.test(gap) || OF_TAIL.test(gap))) continue;
    const { kind, unit, baseUnit, factor } = before;
    adopted.push({ ...figure, kind, unit, baseUnit, factor });
  }
  return adopted.sort((a, b) => a.start - b.start);
}

/** Every row of a document: one for each sentence and kind of level that stands in it at least once. */
export function* rows(document: AuditDocument): Generator<Row> {
  const bySentence = new Map<number, Figure[]>();
  for (const [i, figure] of document.figures.entries()) {
    if (isNotation(document, figure) || figure.kind === 'ordinal') continue;
    if (isForEach(document, figure, document.figures[i - 1])) continue;
    const list = bySentence.get(figure.sentence);
    if (list === undefined) bySentence.set(figure.sentence, [figure]);
    else list.push(figure);
  }
  for (const [sentence, all] of bySentence) {
    const kinds = new Set<string>();
    for (const figure of all) {
      const kind = levelKind(figure);
      if (kind !== null && kind !== 'points' && !isMinorMoney(figure)) kinds.add(kind);
    }
    const span = document.sentences[sentence];
    if (span === undefined) continue;
    for (const kind of kinds) {
      const own = all.filter((figure) => fits(figure, kind));
      const figures = kind === 'cardinal' || kind === 'percent' ? own : adopt(own, all, document.text);
      if (figures.length < 2) continue;
      let from = span.start;
      const gaps = figures.map((figure) => {
        const gap = gapText(document.text, Math.max(from, figure.start - LONGEST_GAP), figure.start);
        const joined = figure.start - from > LONGEST_GAP && from !== span.start ? '\u0000' : gap;
        from = figure.end;
        return joined;
      });
      const tail = gapText(document.text, from, Math.min(span.end, from + LONGEST_GAP));
      yield { sentence, kind, figures, gaps, tail };
    }
  }
}
