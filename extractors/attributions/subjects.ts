import { Pos } from '../syntax/syntax.js';
import { closesWithComma, isFiniteVerb } from './contents.js';
import type { Range } from './draft.js';
import { isSurelyPeople } from './people.js';
import {
  baseBefore,
  beginsPhrase,
  endsPhrase,
  isDateComma,
  isName,
  POSTPOSED,
  phraseAfter,
  phraseBefore,
} from './phrases.js';
import { LONGEST_TITLE, lastInside } from './quotes.js';
import type { Reader } from './reader.js';
import { isHiddenAdverb } from './settled-tags.js';
import { isSpeaker } from './speakers.js';
import { Frame } from './verb-lexicon.js';
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
      /^(?:it|him|her|them)sel(?:f|ves)$/u.test(r.word(p)) ||
      (r.word(p) === 'since' && p > floor && r.is(p - 1, Word.aux)) ||
      (tag === Pos.adj && isHiddenAdverb(r.word(p)) && endsPhrase(r, p - 1)) ||
      (p > floor && isHiddenAdverb(r.word(p)) && r.is(p - 1, Word.aux)) ||
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
  if (left < floor) return null;
  const named = r.quotes[r.quote[left] as number];
  if (named !== undefined) {
    // a name within an insertion: "the owner of “Sea Dog,” said that"
    const short = named.end === p && p - named.first <= LONGEST_TITLE && lastInside(r, named) === ',';
    return short && named.first > floor && r.mark(named.first - 1) === ''
      ? acrossParenthesis(r, left, floor, depth)
      : null;
  }
  const behind = behindQuote(r, p, floor);
  if (behind !== null) return behind;
  if (r.is(left, Word.relative) && r.tag(left) !== Pos.det && left > floor) return antecedent(r, left, floor);
  const dashed = acrossDashes(r, left, floor);
  if (dashed !== null) return dashed;
  if (r.mark(left) === ',' || r.isDash(left)) return acrossParenthesis(r, left, floor, depth);
  if (r.is(left, Word.and) && depth < 3) return sharedSubject(r, left, floor, depth);
  const reduced = participleBefore(r, left, floor);
  if (reduced !== null) {
    const tied = reduced.end;
    return r.word(tied) === 'briefed' && endsPhrase(r, left) ? { first: reduced.first, end: p } : reduced;
  }
  const agent = agentBefore(r, left, floor);
  if (agent !== null) return agent;
  if (endsPhrase(r, left) || r.tag(left) === Pos.adv) {
    const further = behindRelative(r, left, floor);
    if (further !== null) return further;
  }
  // "a committee that he *chairs* has told": the relative clause's verb, which looks like a noun
  if (
    left - 2 > floor &&
    r.is(left - 1, Word.subjectPronoun) &&
    r.word(left - 1) !== 'who' &&
    /^(?:that|which)$/u.test(r.word(left - 2)) &&
    endsPhrase(r, left - 3)
  )
    return phraseBefore(r, left - 2, floor);
  if (endsPhrase(r, left)) return phraseBefore(r, p, floor);
  // a name that opens the sentence, whatever the tagger takes it for: Browning told …
  if (left === floor && isName(r, left) && !r.is(left, NO_NAME)) return { first: left, end: p };
  // an official who asked not to be named said; people briefed on the matter said
  for (let i = left; i > floor && i > left - 12; i--) {
    if (r.word(i) === 'who' && endsPhrase(r, i - 1)) return phraseBefore(r, i, floor);
    if (r.mark(i) !== '' && r.mark(i) !== '-') break;
  }
  return null;
}

/** How far back a relative word is sought, in tokens. */
const RELATIVE_REACH = 18;

/** "voters who have heard from the board say": who the relative clause before the verb tells of; null where that clause itself reports. */
function behindRelative(r: Reader, left: number, floor: number): Range | null {
  let verbs = 0;
  for (let i = left; i > floor && i > left - RELATIVE_REACH; i--) {
    if ((r.quote[i] as number) >= 0 || r.isDash(i) || /[,;:()]/u.test(r.mark(i))) return null;
    if (r.is(i, Word.and | Word.subordinate)) return null;
    const word = r.word(i);
    if (word === 'who' || ((word === 'that' || word === 'which') && r.tag(i) === Pos.pron))
      return verbs === 1 && endsPhrase(r, i - 1) ? phraseBefore(r, i, floor) : null;
    const verbal = isFiniteVerb(r, i) || r.tag(i) === Pos.verbParticiple;
    if (!verbal) continue;
    if (TELLS.has(word) || (r.cueVerb(i)?.frames ?? 0) & Frame.clause) return null;
    if (!isFiniteVerb(r, i - 1)) verbs++;
  }
  return null;
}

/** Verbs that take a clause without reporting it: in "voters who think Brun said so" Brun says. */
const TELLS = new Set(
  'think thinks thought believe believes believed know knows knew hope hopes hoped feel feels felt fear feared wish'.split(
    ' ',
  ),
);

/** Words that open a sentence with a capital and are no name. */
const NO_NAME =
  Word.tie | Word.article | Word.and | Word.subordinate | Word.circumstance | Word.finite | Word.question | Word.gloss;

/** How far back such a participle is sought, in tokens: a long name may stand behind it. */
const PARTICIPLE_REACH = 14;

/** "a poll conducted last week found", "the report published on Tuesday showed": the noun phrase before the participle. */
function participleBefore(r: Reader, left: number, floor: number): Range | null {
  for (let i = left; i > floor && i > left - PARTICIPLE_REACH; i--) {
    if (r.mark(i) !== '' && r.mark(i) !== '-') return null;
    if ((r.quote[i] as number) >= 0) return null;
    const tag = r.tag(i);
    if (
      (tag === Pos.verbParticiple || tag === Pos.verbPast || tag === Pos.noun) &&
      POSTPOSED.has(r.word(i)) &&
      endsPhrase(r, i - 1)
    )
      return phraseBefore(r, i, floor);
  }
  return null;
}

/** "a draft *seen by Reuters* says", "images *analysed by Maxar* show": the noun phrase before a participle with its agent. */
function agentBefore(r: Reader, left: number, floor: number): Range | null {
  if (!endsPhrase(r, left)) return null;
  const agent = baseBefore(r, left + 1, floor);
  const participle = agent - 2;
  if (agent < 0 || participle <= floor || r.word(agent - 1) !== 'by') return null;
  const tag = r.tag(participle);
  if (tag !== Pos.verbParticiple && tag !== Pos.verbPast) return null;
  return endsPhrase(r, participle - 1) ? phraseBefore(r, participle, floor) : null;
}

/** The noun phrase that a relative word stands for. */
function antecedent(r: Reader, relative: number, floor: number): Range | null {
  let end = relative;
  while (end - 1 > floor && (r.mark(end - 1) === ',' || r.isDash(end - 1))) end--;
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
    // "The firm that makes it, Norda, said": the pronoun is the relative clause's
    const related = /^(?:it|them|him|her)$/u.test(r.word(before)) ? behindRelative(r, before, floor) : null;
    const phrase = related ?? phraseBefore(r, i, floor);
    if (phrase === null) continue;
    if (related !== null) return related;
    // an apposition before another: "Smith, a doctor, who lives in Rome, said"
    const outer = phrase.first - 1;
    // an age: "Smith, 58, who lives in Rome, said"
    if (outer > floor && r.mark(outer) === ',' && i - phrase.first === 1 && r.tag(phrase.first) === Pos.num) {
      const aged = acrossOuter(r, outer, floor);
      if (aged !== null) return aged;
    }
    if (outer > floor && r.mark(outer) === ',' && r.is(phrase.first, Word.article) && depth < 3) {
      const further = acrossParenthesis(r, outer + 0, floor, depth + 1);
      const found = further ?? acrossOuter(r, outer, floor) ?? phrase;
      // "revenue, which fell, …, the port's chairman, Ada Brun, said": the nearer can speak, the further cannot
      return !isSpeaker(r, found) && isSpeaker(r, phrase) ? phrase : found;
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

/** "Brun — a doctor, who lives in Rome — said", "Brun -- a doctor -- said": the noun phrase before the dash that opens what the dash at `close` closes. */
function acrossDashes(r: Reader, close: number, floor: number): Range | null {
  const last = dashFirst(r, close, floor);
  if (last < 0) return null;
  for (let i = last - 2; i > floor && i > last - REACH; i--) {
    if ((r.quote[i] as number) >= 0) continue;
    if (r.mark(i) === ';' || r.mark(i) === ':') return null;
    const open = dashFirst(r, i, floor);
    if (open < 0) continue;
    return open > floor && endsPhrase(r, open - 1) ? phraseBefore(r, open, floor) : null;
  }
  return null;
}

/** First token of the dash that ends with token `i`, typed as one mark or as two hyphens; -1 where none does. */
function dashFirst(r: Reader, i: number, floor: number): number {
  if (r.mark(i) === '-' && i - 1 > floor && r.mark(i - 1) === '-' && r.tokens.ends[i - 1] === r.tokens.starts[i])
    return i - 1;
  return r.isDash(i) ? i : -1;
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
  if (POSTPOSED.has(r.word(first))) return true;
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
    // "Bemoaning a “phony system,” Brun left"
    if (closesWithComma(r, i)) return actorBehind(r, i + 1, end);
    if ((r.quote[i] as number) >= 0) continue;
    if (r.mark(i) === ',') return actorBehind(r, i + 1, end);
  }
  // no verb that the tagger knows for one: who opens the sentence
  const opening = phraseAfter(r, floor, verb);
  return opening !== null && isSpeaker(r, opening) ? opening : null;
}

/** The noun phrase at `first` where a finite verb follows it. */
function actorBehind(r: Reader, first: number, end: number): Range | null {
  const phrase = phraseAfter(r, first, end);
  return phrase !== null && phrase.end < end && isFiniteVerb(r, phrase.end) ? phrase : null;
}

/** Longest speaker between a quotation and its verb, in tokens. */
const LONGEST_SPEAKER = 12;

/** “…,” *Rivera campaign manager Ana Brun* said: all that stands between a quotation and the verb, when no mark and no pronoun interrupts it. */
function behindQuote(r: Reader, verb: number, floor: number): Range | null {
  let first = verb;
  while (first > floor && verb - first <= LONGEST_SPEAKER && (r.quote[first - 1] as number) < 0) {
    const mark = r.mark(first - 1);
    if (mark !== '' && mark !== '-' && mark !== '.' && mark !== '’' && mark !== "'" && mark !== '&') return null;
    if (
      r.is(first - 1, Word.relative | Word.and | Word.finite | Word.subordinate | Word.tie) &&
      r.word(first - 1) !== "'s"
    )
      return null;
    first--;
  }
  const quote = r.quotes[r.quote[first - 1] as number];
  if (quote === undefined || first === verb || quote.end !== first) return null;
  // “…,” *retired general Ada Brun* said
  if (!beginsPhrase(r, first) && !isName(r, first) && r.tag(verb - 1) !== Pos.propn) return null;
  const close = lastInside(r, quote);
  if (close !== ',' && close !== '?' && close !== '!' && close !== '—') return null;
  return { first, end: verb };
}
