import type { DateMention } from '../dates/mention.js';
import type { DocumentEntities } from '../entities/extract-entities.js';
import type { NumberMention } from '../numbers/mention.js';
import { Pos, type Syntax } from '../syntax/syntax.js';
import { FormTable } from '../text/lexicon.js';
import { bySpan } from '../text/span.js';
import { TokenKind, type Tokens, tokenSpan } from '../text/tokens.js';
import { readCitation, readPreposition } from './citations.js';
import { ruleConfidence } from './confidence.js';
import { citedDocument } from './documents.js';
import type { Draft, Range } from './draft.js';
import { introduceQuotes } from './introduced-quotes.js';
import { isDocument, kindOf } from './kinds.js';
import { readLayout } from './layouts.js';
import type { AttributionMention } from './mention.js';
import { dropNested, partBetween, separate, splitAroundCitations } from './nesting.js';
import { readNoun } from './noun-cues.js';
import { nounTies } from './noun-lexicon.js';
import { withoutArticle } from './phrases.js';
import { continueQuotes } from './quote-runs.js';
import { findQuotes } from './quotes.js';
import { Reader } from './reader.js';
import { resolveSources, type SourceEntity } from './resolve.js';
import { splitSources } from './several-sources.js';
import { isSpeaker } from './speakers.js';
import type { UserCues } from './user-cues.js';
import { readSpeakingPhrase, readVerb } from './verb-cues.js';
import { Word } from './words.js';

export interface AttributionContext extends DocumentEntities {
  readonly numbers: readonly NumberMention[];
  readonly dates: readonly DateMention[];
  readonly syntax: Syntax;
  /** The user's own cues; they win over the lexicon. @default none */
  readonly cues?: UserCues | null;
}

/** Finds who said what in a document, ordered by span; attributions may nest. */
export function extractAttributions(tokens: Tokens, context: AttributionContext): AttributionMention[] {
  const r = new Reader(tokens, context, findQuotes(tokens));
  const drafts: Draft[] = [];
  for (let i = 0; i < tokens.count; i++) {
    if ((r.quote[i] as number) >= 0) continue;
    const phrase = r.cues === null ? null : readPhrase(r, r.cues, i);
    if (phrase !== null) {
      drafts.push(phrase);
      i = phrase.cue.end - 1;
      continue;
    }
    const citing = r.is(i, Word.cited) || (opensCitation(r, i) && !r.isSilenced(i));
    // "reported in its yearbook that …": a verb with a clause of its own is no tie to a document
    const active = citing && r.cueVerb(i) !== undefined ? readVerb(r, i, drafts.at(-1)) : null;
    if (active !== null && speaksItself(r, active)) {
      drafts.push(active);
      continue;
    }
    const draft = citing ? readCitation(r, i, drafts) : null;
    if (draft !== null) {
      drafts.push(draft);
      continue;
    }
    if (tokens.kinds[i] === TokenKind.punctuation) {
      const layout = readLayout(r, i);
      if (layout === null) continue;
      drafts.push(layout);
      // a line of a transcript is read like a quotation: what its speaker reports is part of it
      if (layout.rule === 'layout.colon') i = (layout.contents.at(-1) as Range).end - 1;
    } else if (r.cueVerb(i) !== undefined) {
      const said = readVerb(r, i, drafts.at(-1));
      if (said !== null) {
        drafts.push(said);
        continue;
      }
    }
    if (r.is(i, Word.speech) || (nounTies(tokens.forms[i] as number) !== 0 && !r.isSilenced(i))) {
      const noun = readNoun(r, i);
      if (noun !== null) drafts.push(noun);
    }
  }
  separate(r, drafts);
  partBetween(r, drafts);
  splitAroundCitations(r, drafts);
  introduceQuotes(r, drafts);
  continueQuotes(r, drafts);
  const kept = dropNested(r, drafts);
  const entities = resolveSources(r, kept);
  return kept.map((draft, k) => finish(r, draft, entities[k] ?? null)).sort(bySpan);
}

/** The attribution of a phrase of the user's at token `i`. */
function readPhrase(r: Reader, cues: UserCues, i: number): Draft | null {
  const end = r.windowEnd(i);
  const found = cues.phraseAt(r.tokens, i, end);
  if (found === null) return null;
  if (found.position === 'after-source') return readSpeakingPhrase(r, i, found.end);
  return readPreposition(r, i, found.end, r.windowFirst(i), end, 'phrase.before-source');
}

/** Whether a verb that may also tie its clause to a document has a clause or quotation of its own: "the bank noted in its review that …". */
function speaksItself(r: Reader, draft: Draft): boolean {
  const behind = (draft.contents[0] as Range).first > draft.cue.first;
  if (behind) return /that|quote|colon|clause/u.test(draft.rule);
  // "the ships are late, a delay disclosed in a letter": the delay says nothing
  const source = draft.sources[0];
  return draft.rule === 'verb.trailing' && (source === undefined || isSpeaker(r, source));
}

/** "*last month* the ministry asked for": a date before who speaks; before a document it is the document's. */
function withoutDay(r: Reader, range: Range): Range {
  const date = r.date[range.first] as number;
  if (date < 0 || isDocument(r, range) || r.tag(range.first) === Pos.num) return range;
  let first = range.first;
  while (first < range.end && r.date[first] === date) first++;
  return first < range.end && !/^(?:'s|’s)$/u.test(r.word(first)) && r.mark(first) === ''
    ? { first, end: range.end }
    : range;
}

const citationOpeners = new FormTable();
for (const word of 'according per in derived as via by on'.split(' ')) citationOpeners.set(word, 1);

function opensCitation(r: Reader, i: number): boolean {
  return citationOpeners.get(r.tokens.forms[i] as number) !== 0;
}

function finish(r: Reader, draft: Draft, entity: SourceEntity | null): AttributionMention {
  const { tokens } = r;
  const sources = splitSources(r, draft)
    .map((range) => withoutArticle(r, withoutDay(r, range)))
    .map(({ first, end }) => tokenSpan(tokens, first, end));
  const cue = tokenSpan(tokens, draft.cue.first, draft.cue.end);
  const contents = draft.contents.map(({ first, end }) => tokenSpan(tokens, first, end));
  const cited = citedDocument(r, draft);
  const date = cited === null ? undefined : r.context.dates[cited.date];
  const all = [...sources, cue, ...contents];
  const start = Math.min(...all.map((span) => span.start));
  const end = Math.max(...all.map((span) => span.end));
  return {
    start,
    end,
    text: tokens.text.slice(start, end),
    rule: draft.rule,
    kind: kindOf(r, draft),
    source: sources[0] ?? null,
    sources,
    cue,
    contents,
    sourceEntity: entity?.entity ?? null,
    sourceEntityConfidence: entity === null ? null : Math.round(entity.confidence * 100) / 100,
    document: cited === null ? null : tokenSpan(tokens, cited.title.first, cited.title.end),
    documentDate: date === undefined ? null : { start: date.start, end: date.end, text: date.text },
    confidence: ruleConfidence(draft.rule),
  };
}
