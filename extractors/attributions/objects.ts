import { Pos } from '../syntax/syntax.js';
import { beginsClause, closesDash, closesWithComma, isFiniteVerb } from './contents.js';
import { baseAfter, isDateComma } from './phrases.js';
import type { Reader } from './reader.js';
import { Word } from './words.js';

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
