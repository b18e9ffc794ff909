import { extractAttributions } from '../attributions/extract-attributions.js';
import type { AttributionMention } from '../attributions/mention.js';
import type { UserCues } from '../attributions/user-cues.js';
import type { Claim } from '../claims/claim.js';
import { extractClaims } from '../claims/extract-claims.js';
import { extractEntities } from '../entities/extract-entities.js';
import type { EntityMention } from '../entities/mention.js';
import type { UserNames } from '../entities/user-names.js';
import type { Extraction } from '../extract.js';
import { extractNumbers } from '../numbers/extract-numbers.js';
import type { UserUnits } from '../numbers/user-units.js';
import { parseSyntax } from '../syntax/parse-syntax.js';
import type { ArticleDocument } from '../text/document.js';
import { bySpan, type Span, type TextSpan } from '../text/span.js';
import type { Tokens } from '../text/tokens.js';
import { withCaptionsAbove } from './caption.js';
import { settleNumbers } from './cell-numbers.js';
import { firstFrom } from './first-from.js';
import { type ReadTable, readTables } from './read-tables.js';
import { assertTables, type TextTable } from './table.js';
import { claimsOfTables } from './table-claims.js';

interface Options {
  readonly names: UserNames | null;
  readonly units: UserUnits | null;
  readonly cues: UserCues | null;
}

/**
 * Extracts a text with tables. Prose is read as if the tables were not there, cells each for itself; what joins a cell to others is the table,
 * not the order of the text. Throws a RangeError where the tables are none of the text.
 */
export function extractTables(
  document: ArticleDocument,
  tokens: Tokens,
  tables: readonly TextTable[],
  { names, units, cues }: Options,
): Extraction {
  assertTables(document.text, tables);
  const { referenceDate } = document;
  const {
    views,
    dates,
    counts,
    customs,
    tables: read,
  } = readTables(tokens, withCaptionsAbove(document.text, tables), {
    referenceDate,
    units,
  });
  const numbers = settleNumbers(extractNumbers(views.cut, { dates, units, customs, counts }), read, customs);
  const { entities, mentions } = extractEntities(views.cut, { numbers, dates, names });
  const layers = { numbers, dates, entities, mentions };
  const streams = [views.prose, views.told].map((view) => {
    const context = { ...layers, syntax: parseSyntax(view), cues };
    return { view, context, attributions: extractAttributions(view, context) };
  });
  const sources = read.flatMap((table) => {
    const attribution = attributionOf(document.text, table, mentions);
    return attribution === null ? [] : [{ table, attribution }];
  });
  const attributions = [...streams.flatMap((stream) => stream.attributions), ...sources.map((s) => s.attribution)].sort(
    bySpan,
  );
  const indexOf = new Map(attributions.map((attribution, i) => [attribution, i]));
  const ofTable = new Map(sources.map(({ table, attribution }) => [table, indexOf.get(attribution) as number]));
  const claims = joinClaims([
    ...streams.map(({ view, context, attributions: own }) =>
      extractClaims(view, { ...context, attributions: own, apart: view === views.told }).map((claim) => ({
        ...(view === views.told ? withinCell(claim, views.regions) : claim),
        attribution:
          claim.attribution === null ? null : (indexOf.get(own[claim.attribution] as AttributionMention) as number),
      })),
    ),
    claimsOfTables(document.text, read, layers, ofTable, attributions),
  ]);
  return { document, tokens, numbers, dates, entities, entityMentions: mentions, attributions, claims };
}

/** A claim of a cell's sentences without what it found in another cell: "It cut 40 jobs" below a row about somebody else. */
function withinCell(claim: Claim, regions: readonly Span[]): Claim {
  const region = regions[firstFrom(regions, claim.start)];
  if (region === undefined) return claim;
  const outside = (span: Span | null): boolean => span !== null && (span.start < region.start || span.end > region.end);
  return {
    ...claim,
    ...(outside(claim.measure) ? { measure: null } : {}),
    ...(outside(claim.subject) ? { subject: null, subjectMention: null, subjectEntity: null } : {}),
    ...(outside(claim.time) ? { time: null, timeMention: null } : {}),
  };
}

/** Claims of several streams as one list, in the order of their numbers. */
function joinClaims(streams: readonly (readonly Claim[])[]): Claim[] {
  const all = streams.flatMap((claims) => claims.map((claim) => ({ claim, stream: claims })));
  all.sort((a, b) => a.claim.number - b.claim.number);
  const indexes = new Map(all.map(({ claim }, i) => [claim, i]));
  return all.map(({ claim, stream }) =>
    claim.equivalentOf === null
      ? claim
      : { ...claim, equivalentOf: indexes.get(stream[claim.equivalentOf] as Claim) as number },
  );
}

/** "Source: SIPRI" below a table: who gives all that it holds. */
function attributionOf(text: string, table: ReadTable, mentions: readonly EntityMention[]): AttributionMention | null {
  const { source } = table;
  if (source === null) return null;
  const spanned = ({ start, end }: Span): TextSpan => ({ start, end, text: text.slice(start, end) });
  const { places } = table.layout;
  const first = places[0];
  const last = places.at(-1);
  if (first === undefined || last === undefined) return null;
  const content = { start: table.layout.table.start, end: last.cell.end };
  const start = Math.min(content.start, source.cue.start);
  const end = Math.max(content.end, source.source.end, source.date?.end ?? 0);
  const mention = mentions[firstFrom(mentions, source.source.start)];
  const known = mention !== undefined && mention.start < source.source.end ? mention : null;
  return {
    ...spanned({ start, end }),
    rule: 'table.source-line',
    kind: 'citation',
    source: spanned(source.source),
    sources: [spanned(source.source)],
    cue: spanned(source.cue),
    contents: [spanned(content)],
    sourceEntity: known?.entity ?? null,
    sourceEntityConfidence: known === null ? null : 0.9,
    document: null,
    documentDate: source.date === null ? null : spanned(source.date),
    confidence: 0.9,
  };
}
