import { isFiniteVerb } from './contents.js';
import type { Draft, Range } from './draft.js';
import { endsPhrase, phraseBefore } from './phrases.js';
import type { Quote } from './quotes.js';
import type { Reader } from './reader.js';
import { isSpeaker } from './speakers.js';
import { groupFirst, subjectBefore } from './subjects.js';

/** The shortest quotation that a colon gives to the sentence before it, in tokens with its marks. */
const SHORTEST = 7;

/** How far back from the colon its sentence is read, in tokens. */
const REACH = 60;

/**
 * Quotations behind a colon that no cue brings in: the mayor had a simple message: “…”; from the report: “…”. A cue whose content ends at the colon
 * takes the quotation in, else who acts in the sentence says it. Changes and adds to the drafts, which stay ordered by cue.
 */
export function introduceQuotes(r: Reader, drafts: Draft[]): void {
  const found = r.quotes.filter((quote) => isIntroduced(r, quote));
  if (found.length === 0) return;
  const claimed = claimedBy(r, drafts);
  /** Drafts by the token behind their last content. */
  const ending = new Map<number, Draft>();
  for (const draft of drafts) if (!draft.citation) ending.set((draft.contents.at(-1) as Range).end, draft);
  const added: Draft[] = [];
  for (const quote of found) {
    if (claimed[quote.first] === 1) continue;
    const colon = quote.first - 1;
    const pieces = quote.pieces.map(([first, end]) => ({ first, end }));
    const open = ending.get(colon);
    if (open !== undefined && open.cue.first < colon) {
      open.contents.push(...pieces);
      continue;
    }
    const source = introducer(r, colon);
    if (source === null) continue;
    const cue = { first: colon, end: colon + 1 };
    added.push({ sources: [source], cue, start: colon, contents: pieces, rule: 'layout.quote', citation: false });
  }
  if (added.length === 0) return;
  drafts.push(...added);
  drafts.sort((a, b) => a.cue.first - b.cue.first);
}

function isIntroduced(r: Reader, quote: Quote): boolean {
  return !quote.inner && quote.first > 1 && r.mark(quote.first - 1) === ':' && quote.end - quote.first >= SHORTEST;
}

/** 1 for each token that a draft holds as content. */
function claimedBy(r: Reader, drafts: readonly Draft[]): Uint8Array {
  const claimed = new Uint8Array(r.tokens.count);
  for (const { contents } of drafts) for (const { first, end } of contents) claimed.fill(1, first, end);
  return claimed;
}

/** Who says what stands behind the colon: a name set off before it, else the first speaker who acts in its sentence, else a name right before it. */
function introducer(r: Reader, colon: number): Range | null {
  const floor = Math.max(r.sentenceFirst(colon), colon - REACH);
  const named = endsPhrase(r, colon - 1) ? phraseBefore(r, colon, floor) : null;
  const near = named !== null && isSpeaker(r, named) ? named : null;
  if (
    near !== null &&
    (near.first === floor || r.isDash(near.first - 1) || /^(?:from|by)$/u.test(r.word(near.first - 1)))
  )
    return near;
  for (let i = floor + 1; i < colon; i++) {
    if ((r.quote[i] as number) >= 0 || !isFiniteVerb(r, i)) continue;
    const subject = subjectBefore(r, groupFirst(r, i, floor), floor);
    if (subject !== null && isSpeaker(r, subject)) return subject;
  }
  return near;
}
