import { Pos } from '../syntax/syntax.js';
import { skipCircumstances } from './circumstances.js';
import { clauseEnd, predicateEnd, trim } from './contents.js';
import type { Draft, Range } from './draft.js';
import { LIGHT_VERBS, nounTies, Tie } from './noun-lexicon.js';
import { objectEnd } from './objects.js';
import { phraseBefore } from './phrases.js';
import type { Reader } from './reader.js';
import { groupFirst, subjectBefore } from './subjects.js';
import { Word } from './words.js';

/**
 * The attribution that the noun at token `i` makes for its possessor: Lima's *claim* that …, the mayor's *criticism* of “…”,
 * the mayor's “never again” *mantra*. Without a clause or a quotation a noun only names a statement, and counts as none.
 */
export function readNoun(r: Reader, i: number): Draft | null {
  const tag = r.tag(i);
  if (tag !== Pos.noun && tag !== Pos.propn && tag !== Pos.verbPresent && tag !== Pos.adj) return null;
  const floor = r.windowFirst(i);
  const end = r.windowEnd(i);
  const left = i - 1;
  // "the 67,000 claims that the firm faces": what is counted is no statement
  if (left >= floor && (r.number[left] as number) >= 0) return null;
  if (left < floor) return readGoverned(r, i, floor, end);
  const before = r.quotes[r.quote[left] as number];
  if (before !== undefined && before.end === i && before.first > floor) {
    const source = possessor(r, before.first, floor) ?? holder(r, before.first, floor);
    return source === null ? null : draftOf(r, source, i, { first: before.first, end: before.end }, 'noun.quote');
  }
  const source = possessor(r, i, floor);
  if (source === null) return readGoverned(r, i, floor, end);
  let next = i + 1;
  if (next >= end) return null;
  if (r.word(next) === 'that' && next + 1 < end)
    return draftOf(
      r,
      source,
      i,
      { first: next + 1, end: predicateEnd(r, next + 1, clauseEnd(r, next + 1, end), 1) },
      'noun.that',
    );
  // his vow *to rebuild* the pier
  if (r.word(next) === 'to' && r.is(i, Word.pledge) && next + 1 < end && r.tag(next + 1) === Pos.verbBase)
    return draftOf(
      r,
      source,
      i,
      { first: next, end: predicateEnd(r, next, clauseEnd(r, next, end), 0) },
      'noun.infinitive',
    );
  // the mayor's point *was that* it leaked
  if (r.is(next, Word.be) && r.word(next + 1) === 'that' && next + 2 < end)
    return draftOf(r, source, i, { first: next + 2, end: clauseEnd(r, next + 2, end) }, 'noun.that');
  const valued = readEstimate(r, i, source, end);
  if (valued !== null) return valued;
  // her claim *in an interview that* …
  const far = /^(?:in|on|at|during)$/u.test(r.word(next)) ? skipCircumstances(r, next, end, false) : next;
  if (far > next && r.word(far) === 'that' && far + 1 < end && r.is(i, Word.speech))
    return draftOf(
      r,
      source,
      i,
      { first: far + 1, end: predicateEnd(r, far + 1, clauseEnd(r, far + 1, end), 1) },
      'noun.that',
    );
  if (r.word(next) === 'of' || r.word(next) === 'on' || r.word(next) === 'about') next++;
  const to = objectEnd(r, next, end);
  for (let k = next; k < to && k < next + 20; k++) {
    if ((r.quote[k] as number) >= 0)
      return draftOf(r, source, i, { first: next, end: predicateEnd(r, next, quoteEnd(r, k, to), 0) }, 'noun.quote');
    if (r.mark(k) === ',') break;
  }
  return r.word(i + 1) === 'for' ? readGoverned(r, i, floor, end, source) : null;
}

/** Nouns of what somebody has reckoned. */
const ESTIMATES = /^(?:estimates?|forecasts?|projections?|reckoning|calculations?|count|tally|assessment)$/u;

/** "the institute's own reckoning *is 0.6 points*", "the bank's forecast *of 3% growth*": a figure behind an estimate that somebody owns. */
function readEstimate(r: Reader, i: number, source: Range, end: number): Draft | null {
  if (!ESTIMATES.test(r.word(i)) || r.is(source.first, Word.possessive)) return null;
  let next = i + 1;
  const is = r.is(next, Word.be) || /^(?:stands|stood)$/u.test(r.word(next));
  if (!is && r.word(next) !== 'of') return null;
  next++;
  if (r.word(next) === 'at' || r.word(next) === 'for') next++;
  const reach = Math.min(end, next + 4);
  for (let k = next; k < reach && r.mark(k) !== ','; k++)
    if ((r.number[k] as number) >= 0)
      return draftOf(
        r,
        source,
        i,
        { first: next, end: is ? clauseEnd(r, next, end) : objectEnd(r, next, end) },
        'noun.figure',
      );
  return null;
}

/** "*calls for* a strike", "made no *mention of* the loss": what a noun governs; without an owner the light verb before it has the speaker. */
function readGoverned(r: Reader, i: number, floor: number, end: number, owner: Range | null = null): Draft | null {
  const ties = nounTies(r.tokens.forms[i] as number);
  const next = i + 1;
  if (ties === 0 || next + 1 >= end || (i > floor && standsAsVerb(r, i))) return null;
  const word = r.word(next);
  const opens = word === 'to' && r.tag(next + 1) === Pos.verbBase;
  const content = opens && ties & Tie.infinitive ? next : governs(ties, word) && !opens ? next + 1 : -1;
  if (content < 0) return null;
  const clause = word === 'that' || opens;
  const to = clause
    ? predicateEnd(r, content, clauseEnd(r, content, end), word === 'that' ? 1 : 0)
    : predicateEnd(r, content, objectEnd(r, content, end), 0);
  if (to <= content) return null;
  const rule = word === 'that' ? 'noun.that' : opens ? 'noun.infinitive' : 'noun.about';
  return draftOf(r, owner ?? uttererBefore(r, i, floor), i, { first: content, end: to }, rule);
}

/** Whether what stands before the noun makes a verb of it: *rules that* promise to, the *crew* calls for. */
function standsAsVerb(r: Reader, i: number): boolean {
  const tag = r.tag(i - 1);
  return (
    r.is(i - 1, Word.relative | Word.subjectPronoun) || r.word(i - 1) === 'to' || tag === Pos.noun || tag === Pos.propn
  );
}

function governs(ties: number, word: string): boolean {
  const tie = word in Tie ? Tie[word as keyof typeof Tie] : 0;
  return (ties & tie) !== 0;
}

/** Who makes the statement that the noun at `i` names: the subject of the light verb before it. */
function uttererBefore(r: Reader, i: number, floor: number): Range | null {
  for (let k = i - 1; k > floor && k > i - 5; k--) {
    if (LIGHT_VERBS.has(r.word(k))) return subjectBefore(r, groupFirst(r, k, floor), floor);
    const tag = r.tag(k);
    if (
      tag !== Pos.det &&
      tag !== Pos.adj &&
      tag !== Pos.adv &&
      tag !== Pos.noun &&
      !r.is(k, Word.article | Word.negation)
    )
      return null;
  }
  return null;
}

function quoteEnd(r: Reader, i: number, end: number): number {
  const quote = r.quotes[r.quote[i] as number];
  return quote === undefined ? end : Math.max(end, Math.min(quote.end, r.sentenceEnd(i)));
}

function draftOf(r: Reader, source: Range | null, noun: number, content: Range, rule: string): Draft | null {
  const kept = trim(r, content);
  if (kept === null) return null;
  return {
    sources: source === null ? [] : [source],
    cue: { first: noun, end: noun + 1 },
    start: noun,
    contents: [kept],
    rule,
    citation: false,
  };
}

/** Who owns the noun before `end`: a name with 's, or a possessive pronoun, with adjectives between. */
function possessor(r: Reader, end: number, floor: number): Range | null {
  for (let i = end - 1; i >= floor && i > end - 5; i--) {
    if (r.word(i) === "'s" || r.word(i) === "'" || r.mark(i) === '’') return phraseBefore(r, i, floor);
    if (r.is(i, Word.possessive)) return { first: i, end: i + 1 };
    const tag = r.tag(i);
    if (
      tag !== Pos.adj &&
      tag !== Pos.noun &&
      tag !== Pos.adv &&
      tag !== Pos.num &&
      tag !== Pos.verbParticiple &&
      tag !== Pos.propn
    )
      return null;
  }
  return null;
}

/** The name that stands right before the quotation: the Trump administration “peace first” doctrine. */
function holder(r: Reader, end: number, floor: number): Range | null {
  return r.tag(end - 1) === Pos.propn ? phraseBefore(r, end, floor) : null;
}
