import { extractAttributions } from './attributions/extract-attributions.js';
import type { AttributionMention } from './attributions/mention.js';
import type { UserCues } from './attributions/user-cues.js';
import type { Claim } from './claims/claim.js';
import { extractClaims } from './claims/extract-claims.js';
import { extractDates } from './dates/extract-dates.js';
import type { DateMention } from './dates/mention.js';
import { extractEntities } from './entities/extract-entities.js';
import type { DocumentEntity, EntityMention } from './entities/mention.js';
import type { UserNames } from './entities/user-names.js';
import { extractNumbers } from './numbers/extract-numbers.js';
import type { NumberMention } from './numbers/mention.js';
import type { UserUnits } from './numbers/user-units.js';
import { parseSyntax } from './syntax/parse-syntax.js';
import { extractTables } from './tables/extract-tables.js';
import type { TextTable } from './tables/table.js';
import type { ArticleDocument } from './text/document.js';
import { tokenize } from './text/tokenize.js';
import type { Tokens } from './text/tokens.js';

/** All that is found in one document. Every mention obeys `text.slice(start, end) === mention.text`. */
export interface Extraction {
  readonly document: ArticleDocument;
  readonly tokens: Tokens;
  readonly numbers: readonly NumberMention[];
  readonly dates: readonly DateMention[];
  readonly entities: readonly DocumentEntity[];
  readonly entityMentions: readonly EntityMention[];
  readonly attributions: readonly AttributionMention[];
  readonly claims: readonly Claim[];
}

/** A text, or what an `ArticleDocument` holds; id and reference date may be left out. */
export type ExtractInput = string | { id?: string; text: string; referenceDate?: string | null };

/** What the user brings to an extraction. */
export interface ExtractOptions {
  /** The user's own names; they win over what is found without them. @default none */
  readonly names?: UserNames | null;
  /** The user's own units and currency words; they win over the tables. @default none */
  readonly units?: UserUnits | null;
  /** The user's own cues of attributions; they win over the lexicon. @default none */
  readonly cues?: UserCues | null;
  /**
   * The tables in the text, in its order, as the reader of its format knows them; what stands in their cells is read by their heads and not as
   * a sentence. @default none
   */
  readonly tables?: readonly TextTable[] | null;
}

/**
 * Extracts numbers, dates, entities, attributions and claims from one article. Pure: no I/O, no clock; the same input gives the same output
 * anywhere. Throws a RangeError for `tables` that are none of the text.
 */
export function extract(input: ExtractInput, options: ExtractOptions = {}): Extraction {
  const document: ArticleDocument =
    typeof input === 'string'
      ? { id: '', text: input, referenceDate: null }
      : { id: input.id ?? '', text: input.text, referenceDate: input.referenceDate ?? null };
  return extractTokens(document, tokenize(document.text), options);
}

/** `extract()` for those who have the tokens of `document.text` already. */
export function extractTokens(document: ArticleDocument, tokens: Tokens, options: ExtractOptions = {}): Extraction {
  const { names = null, units = null, tables = null } = options;
  if (tables !== null && tables.length > 0)
    return extractTables(document, tokens, tables, { names, units, cues: options.cues ?? null });
  const syntax = parseSyntax(tokens);
  const dates = extractDates(tokens, { referenceDate: document.referenceDate });
  const numbers = extractNumbers(tokens, { dates, units });
  const { entities, mentions } = extractEntities(tokens, { numbers, dates, names });
  const cues = options.cues ?? null;
  const attributions = extractAttributions(tokens, { numbers, dates, entities, mentions, syntax, cues });
  const claims = extractClaims(tokens, { numbers, dates, entities, mentions, syntax, attributions });
  return { document, tokens, numbers, dates, entities, entityMentions: mentions, attributions, claims };
}
