import { Pos } from '../syntax/syntax.js';
import type { Range } from './draft.js';
import { baseAfter, endsPhrase, isDateComma } from './phrases.js';
import type { Reader } from './reader.js';
import { Word } from './words.js';

/** Whether token `i` is a finite verb or an auxiliary that stands for one. */
export function isFiniteVerb(r: Reader, i: number): boolean {
  const tag = r.tag(i);
  if (tag === Pos.verbPast || tag === Pos.verbPresent) return true;
  if (r.is(i, Word.finite)) return r.word(i) !== "'s" || tag === Pos.aux;
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
    if (r.isDash(i) && i > first && r.is(i + 1, LINK) && !closesDash(r, i, end) && beginsClause(r, first, i)) return i;
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

/** A verb form that is no bare form behind a modal: would rise and *praised*; not would rise and cut. */
function isInflected(r: Reader, i: number): boolean {
  const tag = r.tag(i);
  const word = r.word(i);
  return (tag === Pos.verbPast && word.endsWith('ed')) || (tag === Pos.verbPresent && word.endsWith('s'));
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

/** Words behind a comma that go on with the noun phrase before it. */
const GOES_ON = new Set([
  'with',
  'up',
  'down',
  'against',
  'compared',
  'from',
  'including',
  'or',
  'and',
  'of',
  'driven',
  'followed',
  'trailed',
  'led',
  'such',
  'particularly',
  'especially',
  'mostly',
  'half',
  'nearly',
  'more',
  'less',
  'about',
  'almost',
  'some',
  'not',
  'such',
  'like',
  'because',
  'if',
]);

/** Words behind a comma that leave the noun phrase before it for the narrative. */
const LEAVES = new Set([
  'but',
  'while',
  'whereas',
  'though',
  'although',
  'even',
  'despite',
  'just',
  'prompting',
  'then',
]);

/** Whether token `i` ends a quotation that holds the sentence's comma: “escalatory,” */
function closesWithComma(r: Reader, i: number): boolean {
  const quote = r.quotes[r.quote[i] as number];
  if (quote === undefined || quote.end !== i + 1 || quote.inner) return false;
  return r.mark(i - 1) === ',' || (r.mark(i - 1) === "'" && r.mark(i - 2) === ',');
}

/** Where a noun phrase that is said ends: "announced *a $2bn plan* after months of talks". */
export function objectEnd(r: Reader, first: number, end: number): number {
  let depth = 0;
  for (let i = first + 1; i < end; i++) {
    const mark = r.mark(i);
    if (mark === '(') depth++;
    else if (mark === ')' && depth-- === 0) return i;
    if (depth === 0 && closesWithComma(r, i)) {
      if (i + 1 < end && goesOn(r, i + 1, end)) continue;
      return i + 1;
    }
    if (depth > 0 || (r.quote[i] as number) >= 0) continue;
    if (mark === ';') return i;
    // "touted one idea: a levy on …": what it is goes with it
    if (mark === ':' && i + 1 < end) continue;
    if (mark === ':') return i;
    if (r.isDash(i)) {
      // an insertion between two dashes
      if (!closesDash(r, i, end)) return i;
      continue;
    }
    if (mark === ',') {
      if (i + 1 >= end) return i;
      if ((r.number[i - 1] as number) >= 0 && r.number[i - 1] === r.number[i + 1]) continue;
      if ((r.date[i - 1] as number) >= 0 && (r.date[i] === r.date[i - 1] || /^\d{4}$/.test(r.word(i + 1)))) continue;
      if (isDateComma(r, i, end)) continue;
      if (goesOn(r, i + 1, end)) continue;
      return i;
    }
    if (mark === '' && r.word(i) === 'but' && i + 1 < end && !r.is(i + 1, Word.negation)) return i;
    // announced a plan *Tuesday*, discussed it *with voters*, *through* a spokesman
    if (
      (r.date[i] as number) >= 0 &&
      r.tag(i) === Pos.propn &&
      (r.date[i - 1] as number) < 0 &&
      isDay(r, i) &&
      !r.is(i - 1, Word.tie | Word.article | Word.circumstance | Word.possessive)
    )
      return i;
    if (/^(through|via)$/u.test(r.word(i)) && r.tag(i) === Pos.adp && tellsWhom(r, i + 1, end)) return i;
    if ((r.word(i) === 'in' || r.word(i) === 'during' || r.word(i) === 'at') && tellsHow(r, i + 1, end)) return i;
    if (
      r.is(i, Word.subordinate) &&
      r.word(i) !== 'if' &&
      r.tag(i) !== Pos.adv &&
      r.word(i) !== 'where' &&
      r.word(i) !== 'since' &&
      r.word(i) !== 'so'
    ) {
      if (
        r.word(i) === 'as' ||
        r.word(i) === 'before' ||
        r.word(i) === 'after' ||
        r.word(i) === 'despite' ||
        r.tag(i) === Pos.sconj
      ) {
        if (r.word(i) === 'as' && (r.tag(i + 1) === Pos.verbGerund || !clauseFollows(r, i + 1, end))) continue;
        if (r.word(i) === 'as' && isAsNoun(r, i + 1, end)) continue;
        return i;
      }
    }
    if (
      (r.word(i) === 'and' || r.word(i) === 'but') &&
      i + 1 < end &&
      (r.tag(i + 1) === Pos.verbPast || (r.tag(i + 1) === Pos.verbPresent && !goesWithInfinitive(r, first, i)))
    )
      return i;
  }
  return end;
}

/** Whether the bare verb behind "and" at `and` goes on with an infinitive inside: its plan *to* sell the pier and *fund* the park. */
function goesWithInfinitive(r: Reader, first: number, and: number): boolean {
  if (r.word(and + 1).endsWith('s')) return false;
  for (let i = first; i < and; i++) if (r.word(i) === 'to' && r.tag(i + 1) === Pos.verbBase) return true;
  return false;
}

/** Whether a phrase tells in what document or on what occasion something was said: in a statement, during talks. */
function tellsHow(r: Reader, first: number, end: number): boolean {
  const to = baseAfter(r, first, end);
  return to > first + 1 && r.is(to - 1, Word.manner | Word.document) && r.is(first, Word.article | Word.possessive);
}

/** "as *evidence* that she knew", "as a *reason* it thought …": what something is cited as. */
function isAsNoun(r: Reader, first: number, end: number): boolean {
  const to = baseAfter(r, first, end);
  return to > first && to < end && r.word(first) !== 'the' && r.tag(to - 1) === Pos.noun && !isFiniteVerb(r, to);
}

/** Whether a weekday closes what is said. */
function isDay(r: Reader, i: number): boolean {
  return /^(mon|tues|wednes|thurs|fri|satur|sun)day$/u.test(r.word(i)) && r.mark(i + 1) !== '';
}

/** Whether another dash stands behind the one at `i`, in reach. */
function closesDash(r: Reader, i: number, end: number): boolean {
  const stop = Math.min(end, i + 25);
  for (let k = i + 2; k < stop; k++) if (r.isDash(k)) return true;
  return false;
}

/** Whether a phrase tells to whom or by whom it was said: to reporters, through a spokesman. */
function tellsWhom(r: Reader, first: number, end: number): boolean {
  const to = baseAfter(r, first, end);
  return to > first && (r.is(to - 1, Word.hearer) || /^spokes/u.test(r.word(to - 1)));
}

function clauseFollows(r: Reader, first: number, end: number): boolean {
  if (first < end && (r.quote[first] as number) >= 0) return false;
  return beginsClause(r, first, Math.min(end, first + 10));
}

/** Whether what follows a comma goes on with the object: figures, "with …", "up from …", an apposition with a figure, lists. */
function goesOn(r: Reader, i: number, end: number): boolean {
  const word = r.word(i);
  if (word === 'and' || word === 'or') {
    const next = i + 1;
    return (
      next < end &&
      !(r.tag(next) === Pos.verbPast || r.tag(next) === Pos.verbPresent) &&
      !beginsClause(r, next, Math.min(end, next + 12))
    );
  }
  if (GOES_ON.has(word)) return true;
  if ((r.number[i] as number) >= 0) return true;
  if (r.is(i, Word.relative)) return true;
  if (LEAVES.has(word)) return false;
  if (r.is(i, Word.article) || word === 'its') {
    // an apposition with a figure: "a 5% rise"
    const stop = Math.min(end, i + 6);
    for (let k = i + 1; k < stop && r.mark(k) === ''; k++) if ((r.number[k] as number) >= 0) return true;
    return listGoesOn(r, i, end) && !verbBehind(r, i, end);
  }
  if (r.tag(i) === Pos.verbGerund && !r.is(i, Word.gloss)) {
    const stop = Math.min(end, i + 6);
    for (let k = i + 1; k < stop && r.mark(k) !== ','; k++) if ((r.number[k] as number) >= 0) return true;
    return false;
  }
  // a list of names, nouns or infinitives
  if (r.tag(i) === Pos.verbBase) return listGoesOn(r, i, end);
  return (
    (r.tag(i) === Pos.noun || r.tag(i) === Pos.propn || r.tag(i) === Pos.adj || r.is(i, Word.possessive)) &&
    (listGoesOn(r, i, end) || !verbBehind(r, i, end))
  );
}

/** Whether the phrase behind a comma has a finite verb of its own before the next mark: the narrative, and no member of a list. */
function verbBehind(r: Reader, first: number, end: number): boolean {
  for (let i = first; i < end && r.mark(i) !== ',' && !r.isDash(i); i++) {
    if (r.is(i, Word.relative) && i > first) return false;
    if (isFiniteVerb(r, i) || (r.quote[i] as number) >= 0) return true;
  }
  return false;
}

function listGoesOn(r: Reader, first: number, end: number): boolean {
  const stop = Math.min(end, first + 25);
  for (let i = first; i < stop; i++) {
    if (r.word(i) === 'and' || r.word(i) === 'or') return true;
    if (isFiniteVerb(r, i)) return false;
  }
  return false;
}

/** Where the clause or phrase that ends before `end` begins, for a cue behind it ("…, according to X"). */
export function clauseStart(r: Reader, end: number, floor: number): number {
  let start = floor;
  // from right to left: the nearest boundary behind which a clause, or a phrase with a figure, stands by itself
  for (let i = end - 1; i > floor; i--) {
    if ((r.quote[i] as number) >= 0) continue;
    const mark = r.mark(i);
    if (mark === ';') return i + 1;
    if (r.isDash(i)) {
      if (standsAlone(r, i + 1, end)) return opening(r, i + 1, end);
      continue;
    }
    if (mark === ')') {
      const open = i - 1;
      let k = open;
      while (k > floor && r.mark(k) !== '(') k--;
      if (k > floor) i = k;
      continue;
    }
    if (mark === '(') return i + 1;
    if (mark === ':' && standsAlone(r, i + 1, end)) return i + 1;
    if (mark === ',' && startsPart(r, i + 1, end)) {
      start = i + 1;
      break;
    }
  }
  return opening(r, start, end);
}

/** Whether the part of a sentence from `first` on has its own verb or figure. */
function standsAlone(r: Reader, first: number, end: number): boolean {
  if (r.holdsNumber(first, end) || beginsClause(r, first, end)) return true;
  for (let i = first; i < end; i++) if ((r.date[i] as number) >= 0) return true;
  return false;
}

/** Participles that go on with the figure before them: a debt burden, *reaching* $2bn. */
const REACHING = new Set([
  'reaching',
  'totaling',
  'totalling',
  'exceeding',
  'rising',
  'falling',
  'hitting',
  'including',
  'averaging',
]);

/** Whether a new clause or absolute phrase begins behind the comma before `first`. */
function startsPart(r: Reader, first: number, end: number): boolean {
  const word = r.word(first);
  if (REACHING.has(word)) return false;
  if (word === 'with' || r.tag(first) === Pos.verbGerund)
    return r.holdsNumber(first, end) || (r.tag(first) === Pos.verbGerund && end - first > 4);
  if (word === 'which' || word === 'where' || word === 'while' || word === 'whereas' || word === 'who') return true;
  if (word === 'despite') return r.holdsNumber(first, end);
  if (word === 'when') return false;
  if (word === 'of' && r.word(first + 1) === 'which') return true;
  // "864, or 72%, had arrived"
  if (word === 'or' && (r.number[first + 1] as number) >= 0) return false;
  if (r.is(first, Word.and))
    return (
      beginsClause(r, first + 1, end) || (r.is(first + 1, Word.article | Word.possessive) && r.holdsNumber(first, end))
    );
  if ((r.number[first] as number) >= 0 && hasWord(r, first, end, 'which')) return true;
  if (r.tag(first) === Pos.adv && beginsClause(r, first, end)) return true;
  return false;
}

function hasWord(r: Reader, first: number, end: number, word: string): boolean {
  for (let i = first; i < end; i++) if (r.word(i) === word) return true;
  return false;
}

/** Skips the words that only tie the part to what went before: with, where, while, and; and a gloss's participle before its object. */
function opening(r: Reader, start: number, end: number): number {
  let i = start;
  const word = r.word(i);
  if (/^(with|where|while|whereas|despite)$/u.test(word) || r.is(i, Word.and)) i++;
  else if (r.is(i, Word.gloss) && i + 2 < end) {
    i++;
  }
  return i < end ? i : start;
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
