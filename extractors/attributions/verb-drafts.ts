import { Pos } from '../syntax/syntax.js';
import type { After } from './content-after.js';
import { withWholeQuotes } from './content-quotes.js';
import { isFiniteVerb, predicateEnd, subordinateEnd, trim } from './contents.js';
import type { Draft, Range } from './draft.js';
import { endsPhrase, phraseAfter, phraseBefore } from './phrases.js';
import type { Reader } from './reader.js';
import { headOf } from './speakers.js';
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

/**
 * Contents of a cue whose subject is the relative word "that" or "who" right behind the noun phrase that opens the sentence: "a report *that found*
 * 40 boats leaked *was lost*". The verb behind the content's is the sentence's own.
 */
export function withinRelative(r: Reader, after: After): readonly (Range | null)[] {
  const last = after.contents.at(-1) ?? null;
  if (last === null || after.how === 'quote' || after.how === 'colon') return after.contents;
  // verbs of the content that come before the sentence's own: one of a clause, and one for each clause within
  let inner = /^(?:that|question|clause)$/u.test(after.how) ? 1 : 0;
  if (after.how === 'clause' && !agreesWithFirst(r, last)) inner = 0;
  let own: number | undefined;
  for (let i = last.first + 1; i < last.end && own === undefined && r.mark(i) !== ','; i++) {
    if ((r.quote[i] as number) >= 0) continue;
    if (r.is(i, Word.relative | Word.subordinate)) inner++;
    // "was sentenced": one verb
    if (!isFiniteVerb(r, i) || (isFiniteVerb(r, i - 1) && r.is(i - 1, Word.finite))) continue;
    if (inner-- === 0) own = i;
  }
  return own === undefined ? after.contents : [...after.contents.slice(0, -1), { first: last.first, end: own }];
}

/** Whether the first finite verb of a clause can go with the noun phrase that opens it: "40 leaks *was* lost" are no clause. */
function agreesWithFirst(r: Reader, { first, end }: Range): boolean {
  const phrase = phraseAfter(r, first, end);
  if (phrase === null || phrase.end >= end) return true;
  const head = headOf(r, phrase);
  if (r.tag(head) !== Pos.noun) return true;
  const verb = r.word(phrase.end);
  if (/[^s]s$/u.test(r.word(head))) return !/^(?:was|is|has)$/u.test(verb);
  return !(/^(?:an?|this|that)$/u.test(r.word(first)) && /^(?:were|are|have)$/u.test(verb));
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
