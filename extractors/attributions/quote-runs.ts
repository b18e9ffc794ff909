import type { Draft, Range } from './draft.js';
import type { Reader } from './reader.js';
import { Word } from './words.js';

/**
 * Gives quotations that nobody introduces to the speaker of the sentence before: “We won,” said Smith. *“It was close.”* Runs of such
 * sentences within the paragraph are followed. Changes the drafts' contents.
 */
export function continueQuotes(r: Reader, drafts: readonly Draft[]): void {
  const claimed = new Uint8Array(r.quotes.length);
  for (const draft of drafts) {
    for (const content of draft.contents) {
      for (let i = content.first; i < content.end; i++) {
        const quote = r.quote[i] as number;
        if (quote >= 0) claimed[quote] = 1;
      }
    }
  }
  for (const draft of drafts) {
    if (draft.citation) continue;
    const quoting = quotesAtAll(r, draft);
    const home = r.paragraph(draft.cue.first)[1];
    const paragraphEnd = r.tokens.count;
    let at = Math.max(r.sentenceEnd(draft.cue.first), r.sentenceEnd((draft.contents.at(-1) as Range).end - 1));
    while (at < (quoting ? paragraphEnd : home)) {
      // But “it was close”: a word that ties the sentence to the one before belongs to it
      const lead = r.is(at, Word.and) && at + 1 < r.tokens.count && (r.quote[at] as number) < 0 ? 1 : 0;
      const index = r.quote[at + lead] as number;
      const quote = r.quotes[index];
      if (quote === undefined || quote.first !== at + lead || claimed[index] === 1) break;
      if (quote.end < r.tokens.count && r.sentenceEnd(quote.end - 1) !== quote.end) break;
      const [from, to] = r.paragraph(at);
      if (at === from && at >= home && quote.end < to && quote.pieces.length === 1) break;
      for (const [first, end] of quote.pieces) draft.contents.push({ first: first === quote.first ? at : first, end });
      claimed[index] = 1;
      at = quote.end;
    }
  }
}

function quotesAtAll(r: Reader, draft: Draft): boolean {
  if (draft.citation) return false;
  return draft.contents.some(({ first, end }) => (r.quote[first] as number) >= 0 || (r.quote[end - 1] as number) >= 0);
}
