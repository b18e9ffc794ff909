import { Pos } from '../syntax/syntax.js';
import { isFiniteVerb } from './contents.js';
import type { Range } from './draft.js';
import { isSurelyPeople } from './people.js';
import { endsPhrase, isDateComma, POSTPOSED, phraseAfter, phraseBefore } from './phrases.js';
import type { Reader } from './reader.js';
import { isSpeaker } from './speakers.js';
import { Word } from './words.js';

/** Finite verbs whose subjects are tried for another verb. */
const MOST_VERBS = 4;

/** How far left a subject is sought, in tokens. */
const REACH = 60;

/** From a verb back over auxiliaries and adverbs: the first token of the verb group. */
export function groupFirst(r: Reader, verb: number, floor: number): number {
  let i = verb;
  while (i > floor) {
    const p = i - 1;
    const tag = r.tag(p);
    if ((r.quote[p] as number) >= 0) break;
    if (
      tag === Pos.aux ||
      r.is(p, Word.aux | Word.negation) ||
      (tag === Pos.adv &&
        !r.is(p, Word.relative | Word.subordinate | Word.question) &&
        !isSurelyPeople(r.tokens.forms[p] as number))
    )
      i--;
    else break;
  }
  return i;
}

/** The subject of the verb group that begins at `group`, before it; null when there is none. */
export function subjectBefore(r: Reader, group: number, floor: number, depth = 0): Range | null {
  let p = group;
  // a date between: the minister on Tuesday said
  for (let steps = 0; steps < 3 && p - 1 > floor && (r.date[p - 1] as number) >= 0; steps++) {
    let k = p - 1;
    while (k > floor && (r.date[k] as number) >= 0) k--;
    if (r.is(k, Word.circumstance | Word.tie) && k > floor) k--;
    if (!endsPhrase(r, k) && r.mark(k) !== ',' && r.mark(k) !== ')') break;
    p = k + 1;
  }
  const left = p - 1;
  if (left < floor || (r.quote[left] as number) >= 0) return null;
  if (r.is(left, Word.relative) && r.tag(left) !== Pos.det && left > floor) return antecedent(r, left, floor);
  if (r.mark(left) === ',' || r.isDash(left)) return acrossParenthesis(r, left, floor, depth);
  if (r.is(left, Word.and) && depth < 3) return sharedSubject(r, left, floor, depth);
  const reduced = participleBefore(r, left, floor);
  if (reduced !== null) return reduced;
  if (endsPhrase(r, left)) return phraseBefore(r, p, floor);
  // an official who asked not to be named said; people briefed on the matter said
  for (let i = left; i > floor && i > left - 12; i--) {
    if (r.word(i) === 'who' && endsPhrase(r, i - 1)) return phraseBefore(r, i, floor);
    if (r.mark(i) !== '' && r.mark(i) !== '-') break;
  }
  return null;
}

/** "a poll conducted last week found", "the report published on Tuesday showed": the noun phrase before the participle. */
function participleBefore(r: Reader, left: number, floor: number): Range | null {
  for (let i = left; i > floor && i > left - 9; i--) {
    if (r.mark(i) !== '' && r.mark(i) !== '-') return null;
    if ((r.quote[i] as number) >= 0) return null;
    const tag = r.tag(i);
    if ((tag === Pos.verbParticiple || tag === Pos.verbPast) && POSTPOSED.has(r.word(i)) && endsPhrase(r, i - 1))
      return phraseBefore(r, i, floor);
  }
  return null;
}

/** The noun phrase that a relative word stands for. */
function antecedent(r: Reader, relative: number, floor: number): Range | null {
  let end = relative;
  if (r.mark(end - 1) === ',') end--;
  if (end - 1 >= floor && endsPhrase(r, end - 1)) return phraseBefore(r, end, floor);
  return null;
}

/** "Smith, the mayor, said": from the closing comma to the noun phrase before the opening one. */
function acrossParenthesis(r: Reader, close: number, floor: number, depth: number): Range | null {
  for (let i = close - 1; i > floor && i > close - REACH; i--) {
    const quote = r.quote[i] as number;
    if (quote >= 0) {
      i = Math.max(floor, r.quotes[quote]?.first ?? i);
      continue;
    }
    const mark = r.mark(i);
    if (mark === ';' || mark === ':') break;
    if (mark !== ',' && !r.isDash(i)) continue;
    if ((r.date[i] as number) >= 0 || ((r.date[i - 1] as number) >= 0 && /^\d{4}$/.test(r.word(i + 1)))) continue;
    if (isDateComma(r, i, close)) continue;
    if (!opensParenthesis(r, i + 1, close)) {
      if (r.is(i + 1, Word.and) && !holdsFinite(r, i + 1, close)) continue;
      break;
    }
    const before = i - 1;
    if (before < floor || !endsPhrase(r, before)) continue;
    const phrase = phraseBefore(r, i, floor);
    if (phrase === null) continue;
    // an apposition before another: "Smith, a doctor, who lives in Rome, said"
    const outer = phrase.first - 1;
    // an age: "Smith, 58, who lives in Rome, said"
    if (outer > floor && r.mark(outer) === ',' && i - phrase.first === 1 && r.tag(phrase.first) === Pos.num) {
      const aged = acrossOuter(r, outer, floor);
      if (aged !== null) return aged;
    }
    if (outer > floor && r.mark(outer) === ',' && r.is(phrase.first, Word.article) && depth < 3) {
      const further = acrossParenthesis(r, outer + 0, floor, depth + 1);
      return further ?? acrossOuter(r, outer, floor) ?? phrase;
    }
    return phrase;
  }
  // a comma that closes nothing: "Lydia Brown for the agency, says"
  const phrase = endsPhrase(r, close - 1) ? phraseBefore(r, close, floor) : null;
  if (phrase !== null && phrase.first === floor) return phrase;
  // commas within the insertion: "Smith, whose home town, Kesta, was flooded, argues"
  const opening = phraseAfter(r, floor, close);
  if (opening === null || r.mark(opening.end) !== ',' || !isSpeaker(r, opening)) return null;
  return r.is(opening.end + 1, Word.relative | Word.possessive | Word.article) ? opening : null;
}

function holdsFinite(r: Reader, first: number, end: number): boolean {
  for (let i = first; i < end; i++) if (isFiniteVerb(r, i)) return true;
  return false;
}

function acrossOuter(r: Reader, comma: number, floor: number): Range | null {
  return comma - 1 >= floor && endsPhrase(r, comma - 1) ? phraseBefore(r, comma, floor) : null;
}

/** Whether what stands between two commas is an insertion: an apposition, relative clause, participle, adverb or circumstance. */
function opensParenthesis(r: Reader, first: number, end: number): boolean {
  if (r.is(first, Word.relative | Word.tie | Word.circumstance | Word.article | Word.possessive)) return true;
  if (r.is(first, Word.and)) return false;
  const tag = r.tag(first);
  if (r.is(first, Word.subordinate) || tag === Pos.verbGerund) return true;
  if (tag === Pos.pron) return false;
  // a clause of its own is no insertion
  for (let i = first; i < end; i++) {
    if (r.is(i, Word.relative)) return true;
    if (isFiniteVerb(r, i)) return false;
  }
  return true;
}

/** "X said A and added B": the subject of the verb before the coordinator. */
function sharedSubject(r: Reader, and: number, floor: number, depth: number): Range | null {
  for (let i = and - 1, verbs = 0; i > floor && verbs < MOST_VERBS; i--) {
    const quote = r.quote[i] as number;
    if (quote >= 0) {
      i = Math.max(floor + 1, r.quotes[quote]?.first ?? i);
      continue;
    }
    if (!isFiniteVerb(r, i)) continue;
    verbs++;
    const group = groupFirst(r, i, floor);
    const subject = subjectBefore(r, group, floor, depth + 1);
    if (subject !== null) return subject;
    i = group;
  }
  return null;
}

/** The subject of a gerund or infinitive without its own: that of the nearest finite verb before it, else of the clause behind its comma. */
export function borrowedSubject(r: Reader, verb: number, floor: number, end: number): Range | null {
  let found: Range | null = null;
  for (let i = verb - 1, verbs = 0; i > floor && found === null && verbs < MOST_VERBS; i--) {
    const quote = r.quote[i] as number;
    if (quote >= 0) {
      i = Math.max(floor, r.quotes[quote]?.first ?? i);
      continue;
    }
    if (r.mark(i) === ';') break;
    if (!isFiniteVerb(r, i)) continue;
    verbs++;
    const group = groupFirst(r, i, floor);
    if (group > floor && r.is(group - 1, Word.relative)) {
      i = group;
      continue;
    }
    found = subjectBefore(r, group, floor, 1);
    i = group;
  }
  if (found !== null) return found;
  // "Announcing the plan, the minister …": the noun phrase behind the comma
  for (let i = verb + 1; i + 1 < end; i++) {
    if ((r.quote[i] as number) >= 0) continue;
    if (r.mark(i) === ',') {
      const phrase = phraseAfter(r, i + 1, end);
      return phrase !== null && phrase.end < end && isFiniteVerb(r, phrase.end) ? phrase : null;
    }
  }
  // no verb that the tagger knows for one: who opens the sentence
  const opening = phraseAfter(r, floor, verb);
  return opening !== null && isSpeaker(r, opening) ? opening : null;
}
