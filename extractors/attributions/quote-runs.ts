import type { Draft, Range } from './draft.js';
import type { Quote } from './quotes.js';
import type { Reader } from './reader.js';
import { Word } from './words.js';

/** The shortest quotation that is given to a speaker before it in its sentence, in tokens with its marks. */
const SHORTEST = 6;

/** The share of a sentence's tokens that a quotation inside it must hold for the whole sentence to be said. */
const MOSTLY = 0.6;

/**
 * Gives quotations that nobody introduces to the speaker before them: “We won,” said Smith. *“It was close.”* Runs of such sentences within the
 * paragraph are followed; of several speakers in a sentence the last has what follows it. Changes the drafts' contents.
 */
export function continueQuotes(r: Reader, drafts: readonly Draft[]): void {
  const claimed = new Uint8Array(r.quotes.length);
  const cued = new Uint8Array(r.tokens.sentenceCount);
  for (const draft of drafts) {
    cued[r.tokens.sentenceOf[draft.cue.first] as number] = 1;
    for (const content of draft.contents) {
      for (let i = content.first; i < content.end; i++) {
        const quote = r.quote[i] as number;
        if (quote >= 0) claimed[quote] = 1;
      }
    }
  }
  goOnInside(r, drafts, claimed);
  const speakers = drafts.filter((draft) => !draft.citation).reverse();
  // who is quoted goes on before whoever only reports: “A,” she said, referring to the toll. *“B.”*
  const quoted = new Set(speakers.filter((draft) => quotesAtAll(r, draft)));
  for (const draft of [...quoted, ...speakers.filter((draft) => !quoted.has(draft))]) {
    const quoting = quoted.has(draft);
    const home = r.paragraph(draft.cue.first)[1];
    const limit = quoting ? r.tokens.count : home;
    let at = Math.max(r.sentenceEnd(draft.cue.first), r.sentenceEnd((draft.contents.at(-1) as Range).end - 1));
    while (at < limit) {
      // But “it was close”: a word that ties the sentence to the one before belongs to it
      const lead = r.is(at, Word.and) && at + 1 < r.tokens.count && (r.quote[at] as number) < 0 ? 1 : 0;
      const index = r.quote[at + lead] as number;
      const quote = r.quotes[index];
      const whole =
        quote !== undefined &&
        quote.first === at + lead &&
        (quote.end >= r.tokens.count || r.sentenceEnd(quote.end - 1) === quote.end);
      if (!whole || claimed[index] === 1) {
        const end = r.sentenceEnd(at);
        if (!quoting || at >= home || cued[r.tokens.sentenceOf[at] as number] === 1) break;
        if (!isMostlyQuoted(r, at, end, claimed)) break;
        draft.contents.push({ first: at, end: withoutPoint(r, at, end) });
        for (let i = at; i < end; i++) if ((r.quote[i] as number) >= 0) claimed[r.quote[i] as number] = 1;
        at = end;
        continue;
      }
      const [from, to] = r.paragraph(at);
      if (at === from && at >= home && quote.end < to && quote.pieces.length === 1) break;
      for (const [first, end] of quote.pieces) draft.contents.push({ first: first === quote.first ? at : first, end });
      claimed[index] = 1;
      at = quote.end;
    }
  }
}

/** “A,” she said in Kesta, Ill. *“B”*: a quotation behind its speaker in one sentence that nobody else introduces. */
function goOnInside(r: Reader, drafts: readonly Draft[], claimed: Uint8Array): void {
  for (const [k, draft] of drafts.entries()) {
    const last = draft.contents.at(-1) as Range;
    if (draft.citation || last.end > draft.cue.first || !quotesAtAll(r, draft)) continue;
    const end = r.sentenceEnd(draft.cue.first);
    for (let i = draft.cue.end; i < end && i < draft.cue.end + 60; i++) {
      if (drafts[k + 1] !== undefined && i >= (drafts[k + 1] as Draft).start) break;
      const index = r.quote[i] as number;
      const quote = r.quotes[index];
      if (quote === undefined) continue;
      if (quote.first === i && claimed[index] === 0 && quote.end - i >= SHORTEST && isSetOff(r, quote)) {
        draft.contents.push({ first: quote.first, end: quote.end });
        claimed[index] = 1;
      }
      i = quote.end - 1;
    }
  }
}

/** Whether a mark stands before a quotation, within no phrase. */
function isSetOff(r: Reader, quote: Quote): boolean {
  return quote.first > 0 && /[,.\-—:]/u.test(r.tokens.text[(r.tokens.ends[quote.first - 1] as number) - 1] ?? '');
}

/** Whether most of a sentence stands in quotations that nobody has claimed. */
function isMostlyQuoted(r: Reader, first: number, end: number, claimed: Uint8Array): boolean {
  let quoted = 0;
  for (let i = first; i < end; i++) {
    const index = r.quote[i] as number;
    if (index < 0) {
      if (r.cueVerb(i) !== undefined) return false;
      continue;
    }
    const quote = r.quotes[index] as Quote;
    if (claimed[index] === 1 || quote.first < first || quote.end > end) return false;
    quoted++;
  }
  return quoted >= MOSTLY * (end - first);
}

function withoutPoint(r: Reader, first: number, end: number): number {
  return end - 1 > first && r.mark(end - 1) === '.' && (r.quote[end - 1] as number) < 0 ? end - 1 : end;
}

function quotesAtAll(r: Reader, draft: Draft): boolean {
  if (draft.citation) return false;
  return draft.contents.some(({ first, end }) => (r.quote[first] as number) >= 0 || (r.quote[end - 1] as number) >= 0);
}
