import { Pos } from '../syntax/syntax.js';
import type { Range } from './draft.js';
import { baseAfter, endsPhrase, phraseAfter } from './phrases.js';
import type { Reader } from './reader.js';
import { Word } from './words.js';

/** Whether token `i` is a finite verb or an auxiliary that stands for one. */
export function isFiniteVerb(r: Reader, i: number): boolean {
  const tag = r.tag(i);
  if (tag === Pos.verbPast || tag === Pos.verbPresent) return true;
  // May is a month where it dates something
  if (r.is(i, Word.finite))
    return (r.word(i) !== "'s" || tag === Pos.aux) && !((r.date[i] as number) >= 0 && r.is(i, Word.month));
  return tag === Pos.aux && r.word(i) !== 'be' && r.word(i) !== 'being' && r.word(i) !== 'been';
}

/** "warns that *crews*, not ships, are …", "that *prices* have risen": a plural that the tagger takes for a verb where a clause begins. */
export function isMisreadPlural(r: Reader, i: number): boolean {
  return r.tag(i) === Pos.verbPresent && r.word(i).endsWith('s') && (r.mark(i + 1) === ',' || isFiniteVerb(r, i + 1));
}

/** Whether a clause begins at `first`: a noun phrase with a finite verb behind it, before the next boundary. */
export function beginsClause(r: Reader, first: number, end: number): boolean {
  let depth = 0;
  for (let i = first; i < end && i < first + 45; i++) {
    const mark = r.mark(i);
    if (mark === ';' || mark === ':') return false;
    if (
      r.is(i, Word.relative) &&
      i > first &&
      r.tag(i) !== Pos.sconj &&
      (endsPhrase(r, i - 1) || r.mark(i - 1) === ',')
    ) {
      depth++;
      continue;
    }
    if (i > first && r.is(i, Word.subordinate) && r.tag(i) !== Pos.adp) return false;
    if (isFiniteVerb(r, i)) {
      if (depth > 0) {
        depth--;
        continue;
      }
      if (i === first && isMisreadPlural(r, i)) continue;
      return i > first || r.is(i, Word.be);
    }
  }
  return false;
}

/** Cuts marks and blanks that belong to no content off its ends: commas, points outside quotation marks, dashes, a leading "that". */
export function trim(r: Reader, range: Range): Range | null {
  let { first, end } = range;
  while (
    first < end &&
    (isLoose(r, first) || (r.word(first) === 'that' && r.tag(first) === Pos.sconj && end - first > 1))
  )
    first++;
  while (end > first && isLoose(r, end - 1) && !(r.mark(end - 1) === ')' && hasOpen(r, first, end))) {
    // the mark that a quotation holds inside stays: “Never,”
    if ((r.quote[end - 1] as number) >= 0 && r.mark(end - 1) !== ',') break;
    end--;
  }
  return end > first ? { first, end } : null;
}

function hasOpen(r: Reader, first: number, end: number): boolean {
  for (let i = end - 1; i >= first; i--) if (r.mark(i) === '(') return true;
  return false;
}

function isLoose(r: Reader, i: number): boolean {
  const mark = r.mark(i);
  return (
    mark === ',' ||
    mark === '.' ||
    mark === ';' ||
    mark === ':' ||
    mark === '!' ||
    mark === '?' ||
    mark === ')' ||
    r.isDash(i)
  );
}

/** What goes on with the narrative behind a dash. */
const LINK = Word.and | Word.subordinate;

/** Where a clause that begins at `first` stops being what was said: before the article's own gloss, or at the sentence's end. */
export function clauseEnd(r: Reader, first: number, end: number): number {
  let depth = 0;
  let listed = false;
  // "would rebound and praised …": behind a modal or infinitive a finite verb is another's
  const modal = opensWithModal(r, first, end);
  for (let i = first; i < end; i++) {
    const mark = r.mark(i);
    if (mark === '(') depth++;
    else if (mark === ')') {
      if (depth === 0) return i;
      depth--;
    }
    const quotedComma = closesWithComma(r, i);
    if ((r.quote[i] as number) >= 0 && !quotedComma) continue;
    // "said three things: that A; that B" goes on
    if (mark === ':') listed = true;
    if (mark === ';' && (!listed || beginsClause(r, i + 1, end))) return i;
    if (
      r.isDash(i) &&
      i > first &&
      r.is(i + 1, LINK) &&
      !(r.is(i + 1, Word.and) && r.word(i + 2) === 'that') &&
      !closesDash(r, i, end) &&
      beginsClause(r, first, i)
    )
      return i;
    if (quotedComma && (isGloss(r, i + 1, end) || leavesSpeech(r, i + 1, end))) return i + 1;
    if (mark === ',' && (isGloss(r, i + 1, end) || leavesSpeech(r, i + 1, end)) && beginsClause(r, first, i)) return i;
    if (modal && r.is(i, Word.and) && i + 1 < end && isInflected(r, i + 1)) return i;
    // "said it was cheap but *took* issue with …", "… but *warning* that …"
    if (r.word(i) === 'but' && i > first && i + 1 < end && turnsAway(r, i + 1) && beginsClause(r, first, i)) return i;
  }
  return end;
}

/**
 * Where a reported clause gives way to the clause that its cue is subordinate to: "noting that prices fell, *the board cut its plan*", "the
 * mayor, who said it was safe, *closed* it". A content that opens with a circumstance has a comma of its own first.
 */
export function subordinateEnd(r: Reader, first: number, end: number): number {
  let open = r.is(first, Word.subordinate | Word.circumstance | Word.tie) ? 1 : 0;
  for (let i = first + 1; i + 1 < end; i++) {
    if ((r.quote[i] as number) >= 0 && !closesWithComma(r, i)) continue;
    if (r.is(i, Word.subordinate) && r.tag(i) !== Pos.adp && r.mark(i - 1) !== ',') open++;
    if (r.mark(i) !== ',' && !closesWithComma(r, i)) continue;
    if (!beginsClause(r, first, i) && r.word(first) !== 'to') continue;
    let next = i + 1;
    while (next < end && r.tag(next) === Pos.adv) next++;
    if (next >= end) return end;
    const own = isFiniteVerb(r, next) ? next : baseAfter(r, next, end);
    const finite = own < end && own >= next && isFiniteVerb(r, own) && !r.is(next, Word.relative | Word.and);
    if (!finite) continue;
    // ", he said,": an insertion
    const close = own + 1;
    if (own > next && r.cueVerb(own) !== undefined && (close >= end || r.mark(close) === ',')) continue;
    if (open > 0 && own > next) {
      open--;
      continue;
    }
    return closesWithComma(r, i) ? i + 1 : i;
  }
  return end;
}

/** A verb without a subject of its own that the narrative goes on with behind "but". */
function turnsAway(r: Reader, i: number): boolean {
  const tag = r.tag(i);
  return tag === Pos.verbPast || (tag === Pos.verbGerund && r.cueVerb(i) !== undefined);
}

/** Bare forms that end like the past. */
const BASE_ED =
  /^(?:shed|shred|wed|embed|[bf]eed|need|seed|heed|weed|bleed|breed|speed|exceed|proceed|succeed|concede)$/u;

/** A verb form that is no bare form behind a modal: would rise and *praised*; not would rise and cut. */
function isInflected(r: Reader, i: number): boolean {
  const tag = r.tag(i);
  const word = r.word(i);
  return (
    (tag === Pos.verbPast && word.endsWith('ed') && !BASE_ED.test(word)) ||
    (tag === Pos.verbPresent && word.endsWith('s'))
  );
}

/** ", but he …", ", and has …": the article's narrative goes on. */
function leavesSpeech(r: Reader, i: number, end: number): boolean {
  if (i + 1 >= end || !r.is(i, Word.and)) return false;
  const word = r.word(i + 1);
  if (r.word(i) === 'but') return (r.is(i + 1, Word.subjectPronoun) && word !== 'you') || turnsAway(r, i + 1);
  return word === 'has' || word === 'had' || word === 'is' || word === 'was' || r.tag(i + 1) === Pos.verbPast;
}

/** Whether the first finite verb of a clause is a modal, or an infinitive opens it. */
function opensWithModal(r: Reader, first: number, end: number): boolean {
  if (r.word(first) === 'to') return true;
  for (let i = first; i < end; i++) {
    if (r.is(i, Word.modal)) return true;
    if (isFiniteVerb(r, i) || r.mark(i) === ',') return false;
  }
  return false;
}

/** ", signaling …", ", a trend …", ", which …", ", while …": what the article adds to what it reports. What holds a figure stays. */
function isGloss(r: Reader, i: number, end: number): boolean {
  if (i >= end) return false;
  if (r.is(i, Word.gloss)) return true;
  const word = r.word(i);
  // ", as has Brun", ", as was the case"
  if (word === 'as' && i + 1 < end && r.is(i + 1, Word.finite)) return true;
  if (r.tag(i) === Pos.verbGerund && word !== 'including') return !numberNear(r, i, end, 5) && !quoteNear(r, i, end, 5);
  if (word === 'which' || word === 'who') return !numberNear(r, i, end, 12) && !quoteNear(r, i, end, 12);
  if (word === 'while' || word === 'whereas') return r.tag(i + 1) !== Pos.verbGerund && !numberNear(r, i, end, 30);
  if (word !== 'a' && word !== 'an') return r.is(i, Word.article) && i + 1 < end && r.is(i + 1, Word.resume);
  if (i + 1 < end && r.is(i + 1, Word.figure | Word.resume)) return true;
  return !numberNear(r, i, end, 5) && !quoteNear(r, i, end, 5) && !beginsClause(r, i, Math.min(end, i + 12));
}

/** Whether a quotation opens behind token `from`, before the next comma: a “liar,” a “whiner”. */
function quoteNear(r: Reader, from: number, end: number, reach: number): boolean {
  const stop = Math.min(end, from + reach);
  for (let k = from; k < stop && r.mark(k) !== ','; k++) if ((r.quote[k] as number) >= 0) return true;
  return false;
}

function numberNear(r: Reader, from: number, end: number, reach: number): boolean {
  const stop = Math.min(end, from + reach);
  for (let k = from; k < stop; k++) {
    if (k > from && r.mark(k) === ',') return false;
    if ((r.number[k] as number) >= 0) return true;
  }
  return false;
}

/** Whether token `i` ends a quotation that holds the sentence's comma: “escalatory,” */
export function closesWithComma(r: Reader, i: number): boolean {
  const quote = r.quotes[r.quote[i] as number];
  if (quote === undefined || quote.end !== i + 1 || quote.inner) return false;
  return r.mark(i - 1) === ',' || (r.mark(i - 1) === "'" && r.mark(i - 2) === ',');
}

/** Whether another dash stands behind the one at `i`, in reach. */
export function closesDash(r: Reader, i: number, end: number): boolean {
  const stop = Math.min(end, i + 25);
  for (let k = i + 2; k < stop; k++) if (r.isDash(k)) return true;
  return false;
}

/** Where the main clause takes over from what its subject holds: the claim that the pier is safe *was* mocked. */
export function predicateEnd(r: Reader, first: number, end: number, verbs: number): number {
  let left = verbs;
  let relative = 0;
  for (let i = first; i < end; i++) {
    if ((r.quote[i] as number) >= 0) continue;
    if (r.is(i, Word.relative | Word.and | Word.subordinate) || r.mark(i) === ',') relative++;
    if (!isFiniteVerb(r, i) || (i > first && isFiniteVerb(r, i - 1))) continue;
    if (left > 0) left--;
    else if (relative > 0) relative--;
    else return i;
  }
  return end;
}

/** The comma behind which a clause with a subject of its own begins; `end` when there is none. */
export function nextComma(r: Reader, from: number, end: number): number {
  for (let i = from; i < end; i++) {
    if (r.mark(i) !== ',') continue;
    // ", *at least* 40 *of the members* left"
    const measured = /^(?:at least|at most|more than|fewer than)$/u.test(`${r.word(i + 1)} ${r.word(i + 2)}`);
    const phrase = phraseAfter(r, measured ? i + 3 : i + 1, end);
    if (phrase === null || phrase.end >= end) continue;
    if (isFiniteVerb(r, phrase.end) || r.tag(phrase.end) === Pos.adv) return i;
    const tied = r.tag(phrase.end) === Pos.adp ? phraseAfter(r, phrase.end + 1, end) : null;
    if (tied !== null && tied.end < end && isFiniteVerb(r, tied.end)) return i;
    // "…, Ana Brun, the mayor, said"
    const named = r.context.mentions[r.entity[i + 1] as number]?.type === 'PERSON';
    if (named && r.mark(phrase.end) === ',' && beginsClause(r, from, i)) return i;
  }
  return end;
}
