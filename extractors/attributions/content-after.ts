import { Pos } from '../syntax/syntax.js';
import { skipCircumstances } from './circumstances.js';
import { beginsClause, clauseEnd, isFiniteVerb, isMisreadPlural } from './contents.js';
import type { CueVerb } from './cue-verbs.js';
import type { Range } from './draft.js';
import { isDocument } from './kinds.js';
import { objectEnd } from './objects.js';
import { isPeople } from './people.js';
import { beginsPhrase, phraseAfter } from './phrases.js';
import { lastInside } from './quotes.js';
import type { Reader } from './reader.js';
import { headOf } from './speakers.js';
import { Frame } from './verb-lexicon.js';
import { Word } from './words.js';

export interface After {
  readonly cue: Range;
  readonly contents: readonly (Range | null)[];
  readonly how: string;
}

/** What stands behind the verb as its content; null when nothing does. */
export function contentAfter(r: Reader, i: number, verb: CueVerb, subject: Range | null, end: number): After | null {
  const { frames } = verb;
  let cueEnd = i + 1;
  if (verb.prepositions.has('out') && r.word(i + 1) === 'out') cueEnd++;
  if (verb.lemma === 'put it') cueEnd++;
  // spoke *out* against, spoke *up* for
  if ((verb.lemma === 'speak' || verb.lemma === 'spell') && /^(out|up)$/u.test(r.word(i + 1))) cueEnd++;
  const spokeOut = verb.lemma === 'speak' && cueEnd === i + 2;
  if ((cueEnd === i + 1 || spokeOut) && cueEnd + 1 < end && verb.prepositions.has(r.word(cueEnd))) {
    const first = cueEnd + 1;
    if (r.mark(first) === '' || (r.quote[first] as number) >= 0 || (r.number[first] as number) >= 0)
      return { cue: { first: i, end: first }, contents: [{ first, end: topicEnd(r, first, end) }], how: 'about' };
  }
  const q = skipCircumstances(
    r,
    cueEnd,
    end,
    (frames & Frame.addressee) !== 0,
    (frames & Frame.object) !== 0,
    verb.prepositions,
  );
  if (q >= end) return afterEnd(r, i, cueEnd, q, verb);
  const cue = { first: i, end: cueEnd };
  // said so: what was said stands elsewhere
  if (r.word(i + 1) === 'so' && r.word(i + 2) !== 'that') return null;
  const word = r.word(q);
  const mark = r.mark(q);
  const quoteAt = r.quotes[r.quote[q] as number];
  // what officials call a *tragedy*
  if (
    frames & Frame.label &&
    subject !== null &&
    subject.first > r.sentenceFirst(i) &&
    r.word(subject.first - 1) === 'what'
  ) {
    const name = quoteAt?.first === q ? { first: q, end: quoteAt.end } : phraseAfter(r, q, end);
    if (name !== null) return { cue, contents: [name], how: 'label' };
  }
  // countered *with* “not now”
  const borne =
    word === 'with' && q === cueEnd ? r.quotes[r.quote[r.mark(q + 1) === ',' ? q + 2 : q + 1] as number] : undefined;
  if (borne !== undefined && borne.first <= q + 2 && borne.first < end && frames & Frame.quote && frames & Frame.clause)
    return { cue, contents: quotedContent(r, borne.first, end), how: 'quote' };
  if (
    quoteAt !== undefined &&
    quoteAt.first === q &&
    frames & (Frame.quote | Frame.clause | Frame.object | Frame.label | Frame.figure | Frame.as)
  ) {
    return { cue, contents: quotedContent(r, q, end), how: 'quote' };
  }
  if (mark === ':' || mark === ',' || r.isDash(q)) {
    const next = q + 1;
    const quote = next < r.tokens.count ? r.quotes[r.quote[next] as number] : undefined;
    if (
      quote !== undefined &&
      quote.first === next &&
      next < end &&
      (mark === ':' || !precededByQuote(r, subject, i))
    ) {
      return frames & (Frame.quote | Frame.clause)
        ? { cue, contents: quotedContent(r, next, end), how: 'quote' }
        : null;
    }
    if (mark === ':' && frames & Frame.clause && next < end)
      return { cue, contents: [{ first: next, end }], how: 'colon' };
    if (mark === ':') return afterEnd(r, i, cueEnd, q, verb);
    return null;
  }
  // said on Tuesday *in a report that had been* awaited: the relative word of what was stepped over
  if (word === 'that' && q > cueEnd && r.is(q + 1, Word.finite) && !isMisreadPlural(r, q + 1)) return null;
  if (
    word === 'that' &&
    (frames & Frame.clause || (frames & Frame.object && (r.tag(q) === Pos.sconj || r.holdsNumber(q + 1, q + 2)))) &&
    q + 1 < end &&
    (!isFiniteVerb(r, q + 1) || r.tag(q) === Pos.sconj || isMisreadPlural(r, q + 1)) &&
    (beginsClause(r, q + 1, end) || !precededByQuote(r, subject, i))
  ) {
    return { cue, contents: [{ first: q + 1, end: clauseEnd(r, q + 1, end) }], how: 'that' };
  }
  // insisted *that* was no part of it
  if (word === 'that' && frames & Frame.clause && q === cueEnd && q + 1 < end && isFiniteVerb(r, q + 1))
    return { cue, contents: [{ first: q, end: clauseEnd(r, q, end) }], how: 'clause' };
  // half of them said *yes*
  if (verb.lemma === 'say' && q === cueEnd && (word === 'yes' || word === 'no') && r.tag(q) === Pos.intj)
    return { cue, contents: [{ first: q, end: q + 1 }], how: 'object' };
  // talked to voters *about* fares, warned Kesta *against* a dam
  if (q > cueEnd && verb.prepositions.has(word) && word !== 'out' && q + 1 < end && r.mark(q + 1) === '')
    return { cue, contents: [{ first: q + 1, end: topicEnd(r, q + 1, end) }], how: 'about' };
  // asked not to be named: nothing is said
  const to = word === 'not' && r.word(q + 1) === 'to' && verb.lemma !== 'ask' ? q + 1 : q;
  if (
    r.word(to) === 'to' &&
    frames & Frame.infinitive &&
    to + 1 < end &&
    (opensInfinitive(r, to + 1) || r.quotes[r.quote[to + 1] as number]?.first === to + 1)
  ) {
    return { cue, contents: [{ first: q, end: beforeWhich(r, q, clauseEnd(r, q, end)) }], how: 'infinitive' };
  }
  if (r.is(q, Word.question) && frames & Frame.question && r.tag(q) !== Pos.adp) {
    return { cue, contents: [{ first: q, end: clauseEnd(r, q, end) }], how: 'question' };
  }
  if (frames & Frame.label) {
    if (namesSomething(r, q, end)) return { cue, contents: [{ first: q, end: objectEnd(r, q, end) }], how: 'label' };
    const plain = frames & Frame.clause && !r.is(q, Word.tie | Word.circumstance) && opensClause(r, q, end, verb);
    return plain ? { cue, contents: [{ first: q, end: clauseEnd(r, q, end) }], how: 'clause' } : null;
  }
  if (frames & Frame.as && word === 'as' && q + 1 < end) {
    return { cue: { first: i, end: q + 1 }, contents: [{ first: q + 1, end: objectEnd(r, q + 1, end) }], how: 'label' };
  }
  if (frames & Frame.as) {
    const to = objectEnd(r, q, end);
    for (let k = q; k < to && r.mark(k) !== ':' && !r.isDash(k); k++)
      if (r.word(k) === 'as' && k > q) return { cue, contents: [{ first: q, end: to }], how: 'label' };
  }
  if (frames & Frame.clause && opensClause(r, q, end, verb)) {
    return { cue, contents: [{ first: q, end: clauseEnd(r, q, end) }], how: 'clause' };
  }
  if (
    frames & Frame.clause &&
    frames & Frame.parenthetical &&
    word !== 'to' &&
    r.is(q, Word.subordinate | Word.tie | Word.circumstance) &&
    opensWithCircumstance(r, q, end)
  ) {
    return { cue, contents: [{ first: q, end: clauseEnd(r, q, end) }], how: 'clause' };
  }
  if (!beginsObject(r, q) && !(frames & Frame.figure && !r.is(q, Word.tie | Word.circumstance))) return null;
  // to endorse a candidate is an act, to endorse a plan a statement
  if (verb.lemma === 'endorse' && isPerson(r, q, end)) return null;
  const object = { first: q, end: objectEnd(r, q, end) };
  // "the flood claimed 40 lives"
  if (verb.lemma === 'claim' && takesLives(r, object)) return null;
  if (frames & Frame.figure && r.holdsNumber(object.first, object.end))
    return { cue, contents: [object], how: 'figure' };
  if (
    verb.lemma === 'find' &&
    !r.holdsNumber(object.first, object.end) &&
    !(subject !== null && isDocument(r, subject))
  )
    return null;
  if (frames & Frame.infinitive || frames & Frame.object) {
    return frames & Frame.object ? { cue, contents: [object], how: 'object' } : null;
  }
  return null;
}

function takesLives(r: Reader, object: Range): boolean {
  const stop = Math.min(object.end, object.first + 8);
  for (let k = object.first; k < stop; k++) if (/^(?:lives|victims|casualties)$/u.test(r.word(k))) return true;
  return false;
}

/** Where what is talked about ends: a clause behind a question word, else a noun phrase. */
function topicEnd(r: Reader, first: number, end: number): number {
  return r.is(first, Word.question) && r.word(first) !== 'which' ? clauseEnd(r, first, end) : objectEnd(r, first, end);
}

/** Whether the noun phrase that begins at `first` is a person: a name, him, her. */
function isPerson(r: Reader, first: number, end: number): boolean {
  if (/^(him|her|them|me|us|you)$/u.test(r.word(first))) return true;
  const phrase = phraseAfter(r, first, end);
  if (phrase === null) return false;
  const head = headOf(r, phrase);
  return r.context.mentions[r.entity[head] as number]?.type === 'PERSON' || isPeople(r.tokens.forms[head] as number);
}

/** Whether a bare verb form stands behind "to", an adverb before it: to *rebuild*, to be, to *fully* pay. */
function opensInfinitive(r: Reader, i: number): boolean {
  const at = r.tag(i) === Pos.adv ? i + 1 : i;
  // to forcibly *move*, whatever the tagger takes it for
  if (at > i && r.word(i).endsWith('ly') && r.mark(at) === '' && r.tag(at) === Pos.noun) return true;
  return r.tag(at) === Pos.verbBase || r.word(at) === 'be' || (r.word(at) === 'have' && r.tag(at) === Pos.aux);
}

function precededByQuote(r: Reader, subject: Range | null, verb: number): boolean {
  // “A,” she said, *adding*, “B”; “A,” she said, and then *predicted*, “B”: the quotation before is another verb's
  let before = verb - 1;
  while (before > 0 && r.tag(before) === Pos.adv) before--;
  if (r.is(before, Word.and) || (r.mark(before) === ',' && r.tag(verb) === Pos.verbGerund)) return false;
  const left = (subject === null ? verb : Math.min(subject.first, verb)) - 1;
  return left >= r.sentenceFirst(verb) && (r.quote[left] as number) >= 0;
}

function beginsObject(r: Reader, i: number): boolean {
  const tag = r.tag(i);
  if (beginsPhrase(r, i) || tag === Pos.sym || (r.number[i] as number) >= 0) return true;
  return tag === Pos.verbGerund || tag === Pos.verbParticiple;
}

/** A quotation behind its verb, alone or as the start of a clause: said “never” and “not now”. */
function quotedContent(r: Reader, first: number, end: number): Range[] {
  const quote = r.quotes[r.quote[first] as number];
  if (quote === undefined) return [{ first, end }];
  if (quote.end >= end) return quote.pieces.map(([from, to]) => ({ first: from, end: to }));
  const mark = r.mark(quote.end);
  const inside = lastInside(r, quote);
  if (mark === '.' || mark === ',' || mark === ';' || r.isDash(quote.end) || inside === ',' || inside === '.')
    return [{ first, end: quote.end }];
  // denied “any wrongdoing” in a letter
  if (r.is(quote.end, Word.circumstance) && !beginsClause(r, quote.end, end)) return [{ first, end: quote.end }];
  return [{ first, end: clauseEnd(r, first, end) }];
}

/** "He said:" at the end of its sentence: the quotation or line that follows. */
function afterEnd(r: Reader, i: number, cueEnd: number, at: number, verb: CueVerb): After | null {
  if (!(verb.frames & (Frame.quote | Frame.clause))) return null;
  if (at >= r.tokens.count) return null;
  const last = r.mark(at) === ':' || r.mark(at) === ',' ? at : at - 1;
  if (r.mark(last) !== ':' && r.mark(last) !== ',') return null;
  const next = last + 1;
  const quote = next < r.tokens.count ? r.quotes[r.quote[next] as number] : undefined;
  if (quote === undefined || quote.first !== next) {
    // "Brun writes:" above a paragraph of hers
    if (r.mark(last) !== ':' || next >= r.tokens.count || r.paragraph(next)[0] !== next) return null;
    return { cue: { first: i, end: cueEnd }, contents: [{ first: next, end: r.paragraph(next)[1] }], how: 'colon' };
  }
  return {
    cue: { first: i, end: cueEnd },
    contents: quote.pieces.map(([from, to]) => ({ first: from, end: to })),
    how: 'colon',
  };
}

/** Whether an object with a name for it follows: the deal “a farce”, it a disgrace. A quotation may stand a long phrase away. */
function namesSomething(r: Reader, first: number, end: number): boolean {
  if (/(self|selves)$/u.test(r.word(first)) && !namesItself(r, first + 1)) return false;
  const named = objectOf(r, first, end);
  if (named > first && named < end && r.mark(named) === '') {
    const tag = r.tag(named);
    if (tag === Pos.det || tag === Pos.adj || tag === Pos.noun || tag === Pos.propn || r.is(named, Word.possessive))
      return true;
    if (r.word(named) === 'nothing' || r.word(named) === 'something') return true;
  }
  // "called the talks that failed “a farce”": a relative clause has a verb of its own
  let relative = 0;
  for (let i = first; i < end && i < first + 25; i++) {
    if ((r.quote[i] as number) >= 0) return i > first;
    if (r.is(i, Word.relative | Word.question)) relative++;
    if (r.mark(i) === ';' || r.mark(i) === ':') return false;
    if (isFiniteVerb(r, i) && !isFiniteVerb(r, i - 1) && relative-- === 0) return false;
  }
  return false;
}

/** Whether a name for oneself follows "himself": *a* democrat, conservative. */
function namesItself(r: Reader, i: number): boolean {
  return r.word(i) === 'a' || r.word(i) === 'an' || r.word(i) === 'the' || r.tag(i) === Pos.adj;
}

/** Where the object of a naming verb ends: a pronoun, or a noun phrase with what "with", "for" or "in" ties to it. */
function objectOf(r: Reader, first: number, end: number): number {
  if (
    /^(?:it|him|her|them|us|me|this|(?:it|him|her)self|themselves)$/u.test(r.word(first)) &&
    r.tag(first + 1) !== Pos.noun
  )
    return first + 1;
  let to = phraseAfter(r, first, end)?.end ?? first;
  for (let steps = 0; steps < 2 && to > first && to < end && r.tag(to) === Pos.adp && r.word(to) !== 'as'; steps++) {
    const tied = phraseAfter(r, to + 1, end);
    if (tied === null) break;
    to = tied.end;
  }
  return to;
}

/** "says despite the rain, they will march": a circumstance and a comma before the clause. */
function opensWithCircumstance(r: Reader, from: number, end: number): boolean {
  for (let i = from + 1; i < end && i < from + 25; i++) {
    if ((r.quote[i] as number) >= 0) return false;
    if (r.mark(i) === ',') return i - from > 1 && beginsClause(r, i + 1, end);
  }
  return false;
}

/** Where a comma and "which" end what somebody is asked or promises to do. */
function beforeWhich(r: Reader, first: number, end: number): number {
  for (let i = first + 2; i + 1 < end; i++) {
    if (r.mark(i) !== ',' || r.word(i + 1) !== 'which' || (r.quote[i] as number) >= 0) continue;
    // "to form a guard, which he would lead, *to* watch the pier" goes on
    for (let k = i + 2; k + 1 < end; k++) if (r.mark(k) === ',' && r.word(k + 1) === 'to') return end;
    return i;
  }
  return end;
}

/** "*at least* six planes", "*more than* 40 donors". */
function isMeasured(r: Reader, i: number): boolean {
  return /^(?:at (?:least|most)|(?:more|less|fewer) than)$/u.test(`${r.word(i)} ${r.word(i + 1)}`);
}

/**
 * Whether a clause without "that" begins. Verbs that mostly take nouns need its verb right behind its subject: "added *that* …", "found the
 * men were …", but no clause in "repeated the story that he told".
 */
function opensClause(r: Reader, first: number, end: number, verb: CueVerb): boolean {
  if (!beginsClause(r, first, end)) return false;
  if (verb.lemma === 'say' || verb.lemma === 'tell') return true;
  const phrase = phraseAfter(r, isMeasured(r, first) ? first + 2 : first, end);
  if (phrase === null) return false;
  let next = phrase.end;
  while (next < end && r.tag(next) === Pos.adv) next++;
  if (next < end && isFiniteVerb(r, next)) return true;
  // "wrote 14 novels, sold 20 million books" is an act
  if (verb.lemma === 'write' && r.holdsNumber(phrase.first, phrase.end) && r.mark(phrase.end) === ',') return false;
  // "added 40 boats" is an act
  if (verb.lemma === 'add' && r.holdsNumber(phrase.first, phrase.end)) return false;
  return (
    (verb.frames & Frame.parenthetical) !== 0 &&
    (verb.frames & Frame.object) === 0 &&
    r.tag(first) !== Pos.part &&
    r.word(first) !== 'to'
  );
}
