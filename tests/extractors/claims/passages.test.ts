import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extractAttributions } from '../../../extractors/attributions/extract-attributions.js';
import type { Claim } from '../../../extractors/claims/claim.js';
import { extractClaims } from '../../../extractors/claims/extract-claims.js';
import { extractDates } from '../../../extractors/dates/extract-dates.js';
import type { DocumentEntity, EntityMention, EntityType } from '../../../extractors/entities/mention.js';
import { extractNumbers } from '../../../extractors/numbers/extract-numbers.js';
import { parseSyntax } from '../../../extractors/syntax/parse-syntax.js';
import { tokenize } from '../../../extractors/text/tokenize.js';

/**
 * Short passages of many house styles, annotated before they were run: `passages.txt`. A passage is a line, with its names in brackets and their
 * type behind a slash; each line below it is a figure with its measure, subject, time ("-" for none) and relation. A line that begins with "?" is
 * a known failure, which is run and reported. "= " opens a section.
 */
interface Passage {
  readonly section: string;
  readonly marked: string;
  readonly figures: readonly Figure[];
}

interface Figure {
  readonly known: boolean;
  readonly number: string;
  readonly slots: Readonly<Record<Slot, string>>;
}

const SLOTS = ['measure', 'subject', 'time', 'relation'] as const;
type Slot = (typeof SLOTS)[number];

function readPassages(): Passage[] {
  const passages: Passage[] = [];
  let section = '';
  for (const block of readFileSync(new URL('passages.txt', import.meta.url), 'utf8')
    .trim()
    .split(/\n\n+/u)) {
    const lines = block.split('\n');
    if (lines[0]?.startsWith('= ')) section = (lines.shift() as string).slice(2);
    const [marked, ...figures] = lines;
    if (marked !== undefined) passages.push({ section, marked, figures: figures.map(readFigure) });
  }
  return passages;
}

function readFigure(line: string): Figure {
  const known = line.startsWith('? ');
  const [number = '', measure = '', subject = '', time = '', relation = ''] = (known ? line.slice(2) : line).split(
    ' | ',
  );
  return { known, number, slots: { measure, subject, time, relation } };
}

function claimsOf(marked: string): { text: string; claims: Claim[] } {
  let text = '';
  let at = 0;
  const entities: DocumentEntity[] = [];
  const mentions: EntityMention[] = [];
  for (const match of marked.matchAll(/\[([^\]/]+)\/([A-Z]+)\]/gu)) {
    const [whole, name, type] = match as unknown as [string, string, EntityType];
    text += marked.slice(at, match.index);
    entities.push({ name, type, aliases: [], acronym: null, code: null, relations: [], reasons: [] });
    mentions.push({
      start: text.length,
      end: text.length + name.length,
      text: name,
      rule: 'test',
      type,
      entity: entities.length - 1,
      confidence: 1,
    });
    text += name;
    at = match.index + whole.length;
  }
  text += marked.slice(at);
  const tokens = tokenize(text);
  const dates = extractDates(tokens, { referenceDate: '2025-06-15' });
  const numbers = extractNumbers(tokens, { dates });
  const context = { numbers, dates, entities, mentions, syntax: parseSyntax(tokens) };
  const attributions = extractAttributions(tokens, context);
  return { text, claims: extractClaims(tokens, { ...context, attributions }) };
}

/** Half of the words of the shorter and a third of the longer are shared, as in the evaluation. */
function isLike(a: string, b: string): boolean {
  if (a === '-' || b === '-') return a === b;
  const words = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const [x, y] = [words(a), words(b)];
  const common = [...x].filter((word) => y.has(word)).length;
  return common > 0 && common * 2 >= Math.min(x.size, y.size) && common * 3 >= Math.max(x.size, y.size);
}

function wrongSlots(claim: Claim, figure: Figure): string[] {
  return SLOTS.flatMap((slot) => {
    const got = slot === 'relation' ? claim.relation : (claim[slot]?.text ?? '-');
    const expected = figure.slots[slot];
    const right = slot === 'relation' ? got === expected : isLike(got, expected);
    return right ? [] : [`${slot} of ${figure.number}: expected ${expected}, read ${got}`];
  });
}

describe('passages', () => {
  it.each(readPassages())('$section: $marked', ({ marked, figures }) => {
    const { text, claims } = claimsOf(marked);
    let from = 0;
    const wrong: string[] = [];
    for (const figure of figures) {
      const start = text.indexOf(figure.number, from);
      expect(start, `"${figure.number}" stands in the passage`).toBeGreaterThanOrEqual(0);
      const claim = claims.find((other) => other.start < start + figure.number.length && start < other.end);
      if (claim === undefined) {
        wrong.push(`no claim of ${figure.number}`);
        continue;
      }
      from = claim.end;
      const slots = wrongSlots(claim, figure);
      if (!figure.known) wrong.push(...slots);
      else console.info(`known failure: ${slots.length === 0 ? `READ RIGHT NOW: ${figure.number}` : slots.join('; ')}`);
    }
    expect(wrong).toEqual([]);
  });
});
