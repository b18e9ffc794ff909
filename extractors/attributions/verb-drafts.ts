import type { After } from './content-after.js';
import { withWholeQuotes } from './content-quotes.js';
import { predicateEnd, subordinateEnd, trim } from './contents.js';
import type { Draft, Range } from './draft.js';
import { endsPhrase, phraseBefore } from './phrases.js';
import type { Reader } from './reader.js';
import { groupFirst } from './subjects.js';
import { Word } from './words.js';

export function draft(
  r: Reader,
  source: Range | null,
  cue: Range,
  contents: readonly (Range | null)[],
  rule: string,
): Draft | null {
  const kept = contents
    .map((range) => (range === null ? null : trim(r, range)))
    .filter((range) => range !== null)
    .flatMap((range, k, all) => (k === all.length - 1 ? withWholeQuotes(r, range) : [range]));
  if (kept.length === 0) return null;
  return {
    sources: source === null ? [] : [source],
    cue,
    start: groupFirst(r, cue.first, r.windowFirst(cue.first)),
    contents: kept,
    rule,
    citation: false,
  };
}

/** Contents of a cue in a subordinate clause: the last ends where the main clause goes on. */
export function bounded(r: Reader, after: After, left: number): readonly (Range | null)[] {
  const last = after.contents.at(-1) ?? null;
  if (last === null || after.how === 'quote' || after.how === 'colon') return after.contents;
  let end = subordinateEnd(r, last.first, last.end);
  // "Brun - who said it was safe - left"
  const dashed = r.is(groupFirst(r, after.cue.first, r.sentenceFirst(left)) - 1, Word.relative);
  if (dashed && r.isDash(groupFirst(r, after.cue.first, r.sentenceFirst(left)) - 2))
    for (let i = last.first + 1; i < end; i++) if (r.isDash(i)) end = i;
  // "a petition calling on him to resign *has* drawn …": the noun before the participle has a verb of its own
  if (
    r.mark(left) === '' &&
    endsPhrase(r, left) &&
    (phraseBefore(r, left + 1, r.sentenceFirst(left))?.first ?? -1) === r.sentenceFirst(left)
  )
    end = Math.min(
      end,
      predicateEnd(
        r,
        last.first,
        end,
        after.how === 'that' || after.how === 'clause' || after.how === 'question' ? 1 : 0,
      ),
    );
  return [...after.contents.slice(0, -1), { first: last.first, end }];
}
