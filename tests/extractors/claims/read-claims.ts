import type { AttributionKind, AttributionMention } from '../../../extractors/attributions/mention.js';
import type { Claim } from '../../../extractors/claims/claim.js';
import { extractClaims } from '../../../extractors/claims/extract-claims.js';
import { extractDates } from '../../../extractors/dates/extract-dates.js';
import type { DocumentEntity, EntityMention, EntityType } from '../../../extractors/entities/mention.js';
import { extractNumbers } from '../../../extractors/numbers/extract-numbers.js';
import { parseSyntax } from '../../../extractors/syntax/parse-syntax.js';
import { bySpan, type TextSpan } from '../../../extractors/text/span.js';
import { tokenize } from '../../../extractors/text/tokenize.js';

/** What a test marks by hand: names (each occurrence counts) and who says what (source, cue, content, kind). */
export interface Marks {
  readonly names?: Readonly<Record<string, EntityType>>;
  readonly said?: readonly (readonly [source: string, cue: string, content: string, kind?: AttributionKind])[];
}

function find(text: string, part: string): TextSpan {
  const start = text.indexOf(part);
  if (start < 0) throw new Error(`"${part}" does not stand in "${text}"`);
  return { start, end: start + part.length, text: part };
}

/** Reads the claims of a text with names and attributions given, so that these tests depend on no other layer's quality but numbers and dates. */
export function readClaims(text: string, marks: Marks = {}): Claim[] {
  const tokens = tokenize(text);
  const entities: DocumentEntity[] = [];
  const mentions: EntityMention[] = [];
  for (const [name, type] of Object.entries(marks.names ?? {})) {
    entities.push({ name, type, aliases: [], acronym: null, code: null, relations: [], reasons: [] });
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      const span = { start: at, end: at + name.length, text: name };
      mentions.push({ ...span, rule: 'test', type, entity: entities.length - 1, confidence: 1 });
    }
  }
  mentions.sort(bySpan);
  const attributions: AttributionMention[] = (marks.said ?? []).map(([source, cue, content, kind]) => {
    const by = find(text, source);
    return {
      ...by,
      rule: 'test',
      kind: kind ?? 'indirect',
      source: by,
      sources: [by],
      cue: find(text, cue),
      contents: [find(text, content)],
      sourceEntity: null,
      sourceEntityConfidence: null,
      document: null,
      documentDate: null,
      confidence: 1,
    };
  });
  const dates = extractDates(tokens, { referenceDate: '2025-06-15' });
  const numbers = extractNumbers(tokens, { dates });
  const syntax = parseSyntax(tokens);
  return extractClaims(tokens, { numbers, dates, entities, mentions, attributions, syntax });
}

/** The claim of the figure that reads `number`. */
export function claimOf(text: string, number: string, marks: Marks = {}): Claim {
  const claims = readClaims(text, marks);
  const claim = claims.find((other) => other.text === number);
  if (claim === undefined) {
    throw new Error(
      `no claim of "${number}" among ${claims.map((other) => `"${other.text}"`).join(', ')} in "${text}"`,
    );
  }
  return claim;
}
