import { Pos } from '../syntax/syntax.js';
import { Shape } from '../text/tokens.js';
import { beginsClause, clauseEnd, isFiniteVerb, objectEnd, trim } from './contents.js';
import { type CueVerb, cueVerb, VerbForm, verbForm } from './cue-verbs.js';
import type { Draft, Range } from './draft.js';
import { isDocument } from './kinds.js';
import { endsPhrase, phraseAfter, phraseBefore } from './phrases.js';
import type { Quote } from './quotes.js';
import type { Reader } from './reader.js';
import { withOthersAfter, withOthersBefore } from './several-sources.js';
import { isSpeaker } from './speakers.js';
import { borrowedSubject, groupFirst, subjectBefore } from './subjects.js';
import { Frame } from './verb-lexicon.js';
import { Word } from './words.js';

/** "point out" says, "point to" only shows. */
const POINT_OUT: CueVerb = {
  lemma: 'point out',
  frames: Frame.clause | Frame.object | Frame.parenthetical | Frame.quote | Frame.question,
  prepositions: new Set(['out']),
};

/** The attribution that the verb at token `i` makes, if it makes one. */
export function readVerb(r: Reader, i: number, previous: Draft | undefined): Draft | null {
  const found = cueVerb(r.tokens.forms[i] as number);
  if (found === undefined) return null;
  const verb = found.lemma === 'point' && r.word(i + 1) === 'out' ? POINT_OUT : found;
  const forms = verbForm(r.tokens.forms[i] as number);
  const floor = r.windowFirst(i);
  const end = r.windowEnd(i);
  if (!actsAsVerb(r, i, verb, forms, floor, end)) return null;
  const group = groupFirst(r, i, floor);
  if (verb.lemma === 'ask') {
    const asked = readAsked(r, i, verb, floor, end);
    if (asked !== null) return asked;
  }
  if (forms & VerbForm.gerund && !hasBe(r, group, i)) return readGerund(r, i, verb, group, floor, end, previous);
  const passive = readPassive(r, i, verb, forms, group, floor, end);
  if (passive !== null) return passive;
  if (forms & (VerbForm.participle | VerbForm.past) && (hasBe(r, group, i) || r.word(i + 1) === 'by')) return null;
  // the pier, said to be haunted
  if (verb.lemma === 'say' && r.word(i + 1) === 'to' && r.tag(i + 2) === Pos.aux) return null;
  if (forms === VerbForm.base && group > floor && r.word(group - 1) === 'to')
    return readInfinitive(r, i, verb, group, floor, end);
  const inverted = readInverted(r, i, verb, floor, end);
  if (inverted !== null) return inverted;
  const shared = group > floor && r.is(group - 1, Word.and) ? sharedSpeaker(floor, previous) : null;
  const subject =
    shared ??
    subjectBefore(r, group, floor) ??
    (r.mark(group - 1) === ',' && group > floor ? sharedSpeaker(floor, previous) : null);
  if (subject !== null && /^(nobody|none|no)$/u.test(r.word(subject.first))) return null;
  if (subject === null || (shared === null && forms === VerbForm.base && group === i && !isPlural(r, subject)))
    return null;
  if (verb.frames & Frame.thing && !isSpeaker(r, subject)) return null;
  const speakers = shared === null ? withOthersBefore(r, subject, floor) : subject;
  const opener = subject.first - 1;
  // "While the bank said prices fell, others …": the clause ends at its comma
  const bounded =
    opener >= floor && r.is(opener, Word.subordinate) && r.word(opener) !== 'where' ? nextComma(r, i + 1, end) : end;
  return withSubject(r, i, verb, speakers, floor, bounded);
}

/** Whether the token is a verb here: as the tagger says, or where a verb's neighbours stand on both sides of a form that nouns share. */
function actsAsVerb(r: Reader, i: number, verb: CueVerb, forms: number, floor: number, end: number): boolean {
  const tag = r.tag(i);
  if (i > floor && (r.entity[i] as number) >= 0 && r.tokens.shapes[i] !== Shape.lower) return false;
  if (tag >= Pos.verbPast && tag <= Pos.verbGerund) return true;
  if (tag === Pos.aux) return false;
  const word = r.word(i);
  if (word === 'said' || word === 'says' || word === 'told') return true;
  if (i <= floor || i + 1 >= end || tag === Pos.adp) return false;
  let left = i - 1;
  while (left > floor && r.tag(left) === Pos.adv && !endsPhrase(r, left)) left--;
  const pronoun = r.is(left, Word.subjectPronoun);
  // forms that no noun or adjective shares: added, argues, noting
  if (forms === (VerbForm.past | VerbForm.participle) && (tag !== Pos.adj || r.word(i + 1) === 'that'))
    return pronoun || r.tag(left) === Pos.propn || r.tag(left) === Pos.noun || (r.quote[left] as number) >= 0;
  if (pronoun && forms & (VerbForm.third | VerbForm.past | VerbForm.base)) return true;
  const nominal = (r.tag(left) === Pos.propn || r.tag(left) === Pos.noun) && !r.is(left, Word.possessive);
  // polls show, records say
  if (nominal && r.is(left, Word.document) && verb.frames & Frame.finding && !r.is(i + 1, Word.tie)) return true;
  if ((word === 'say' || word === 'put') && endsPhrase(r, left)) return true;
  // "…, data from the board show.", "“…,” notes Ada Brun"
  if (nominal && (r.mark(i + 1) === '.' || i + 1 >= end) && closesSentence(r, left, floor)) return true;
  // Ada Brun concludes: “…”
  if (
    (nominal || pronoun) &&
    (r.mark(i + 1) === ':' || r.mark(i + 1) === ',') &&
    r.quotes[r.quote[i + 2] as number]?.first === i + 2
  )
    return true;
  if (forms & VerbForm.third && beginsName(r, i + 1)) {
    if ((r.quote[i - 1] as number) >= 0) return true;
    if (r.mark(i - 1) === ',' && verb.frames & Frame.parenthetical && beginsClause(r, floor, i - 1)) return true;
  }
  // "Gartner projects growth of 14%", "researchers project 95,000 cases"
  if (
    nominal &&
    verb.frames & (Frame.figure | Frame.finding) &&
    figureNear(r, i + 1, end) &&
    !r.is(i + 1, Word.tie | Word.finite)
  ) {
    if (forms & (VerbForm.third | VerbForm.past) || (r.number[i + 1] as number) >= 0) return true;
  }
  if (nominal && verb.prepositions.has(r.word(i + 1)) && forms & VerbForm.third && r.tag(left) === Pos.propn)
    return true;
  // "the bank's outlook projects a 5% rise", "the survey, published in May, documents 40 cases"
  const subject = r.mark(left) === ',' || r.mark(left) === ')' || nominal;
  if (!subject || !(forms & (VerbForm.third | VerbForm.past | VerbForm.gerund))) return false;
  const next = i + 1;
  return (
    r.word(next) === 'that' ||
    r.is(next, Word.article) ||
    (r.number[next] as number) >= 0 ||
    r.is(next, Word.possessive) ||
    (r.tag(next) === Pos.propn && (r.mark(left) !== ',' || (verb.frames & Frame.as) !== 0))
  );
}

/** Whether a subject agrees with a bare verb form: pronouns but he, she, it; plurals; several names. */
function isPlural(r: Reader, range: Range): boolean {
  const word = r.word(range.first);
  if (r.is(range.first, Word.subjectPronoun)) return word !== 'he' && word !== 'she' && word !== 'it';
  for (let i = range.first; i < range.end; i++) {
    const tag = r.tag(i);
    if (r.is(i, Word.tie) && i > range.first) break;
    if (
      r.word(i) === 'and' ||
      /^(people|police|data|many|some|most|others|few|both|all|those|these|women|men|media|staff|percent|half|majority)$/.test(
        r.word(i),
      )
    )
      return true;
    if ((tag === Pos.noun || tag === Pos.propn) && /[^s]s$/u.test(r.word(i))) return true;
    if (tag === Pos.num || (r.number[i] as number) >= 0) return true;
  }
  return false;
}

function hasBe(r: Reader, group: number, verb: number): boolean {
  for (let i = group; i < verb; i++)
    if (r.is(i, Word.be) && !(r.word(i) === "'s" && r.word(i + 1) === 'been')) return true;
  return false;
}

function withSubject(r: Reader, i: number, verb: CueVerb, subject: Range, floor: number, end: number): Draft | null {
  const after = contentAfter(r, i, verb, subject, end);
  const opener = subject.first - 1;
  if (opener >= floor && r.word(opener) === 'as' && (after === null || after.how === 'clause')) {
    const said = readAs(r, i, verb, subject, opener, floor);
    if (said !== null) return said;
  }
  if (
    after !== null &&
    !(after.how !== 'that' && after.how !== 'quote' && closesContent(r, subject.first, floor, verb))
  )
    return draft(r, subject, after.cue, after.contents, `verb.${after.how}`);
  if (!(verb.frames & (Frame.parenthetical | Frame.quote))) return null;
  // "…," X said: the content stands before, or on both sides
  const contents = contentAround(r, subject.first, verb === POINT_OUT ? i + 2 : i + 1, floor, end, verb);
  return contents === null ? null : draft(r, subject, { first: i, end: i + 1 }, contents, 'verb.trailing');
}

function draft(
  r: Reader,
  source: Range | null,
  cue: Range,
  contents: readonly (Range | null)[],
  rule: string,
): Draft | null {
  const kept = contents.map((range) => (range === null ? null : trim(r, range))).filter((range) => range !== null);
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

/** “…,” said X: the subject behind the verb. */
function readInverted(r: Reader, i: number, verb: CueVerb, floor: number, end: number): Draft | null {
  if (!(verb.frames & (Frame.parenthetical | Frame.quote)) || i <= floor) return null;
  const left = i - 1;
  const quoted = (r.quote[left] as number) >= 0;
  if (!quoted && r.mark(left) !== ',' && !r.isDash(left)) return null;
  if (i + 1 >= end || (r.quote[i + 1] as number) >= 0) return null;
  let q = i + 1;
  if (r.tag(q) === Pos.adv) q++;
  if (q >= end || !beginsSource(r, q)) return null;
  const named = phraseAfter(r, q, end);
  if (named === null) return null;
  const subject = withOthersAfter(r, named, end);
  if (!quoted) {
    // "Smith, who lives in Rome, said the plan": what follows has a verb of its own, or the comma closes an insertion
    if (subject.end < end && isFiniteVerb(r, subject.end)) return null;
    const split = r.mark(subject.end) === ',' && subject.end + 1 < end && isFiniteVerb(r, subject.end + 1);
    if (!(split || beginsClause(r, floor, left)) || !isSpeaker(r, subject) || !closesSource(r, subject.end, end))
      return null;
    if (verb.frames & Frame.addressee || subjectBefore(r, i, floor) !== null) return null;
  } else if (subject.end < end && isFiniteVerb(r, subject.end) && r.mark(subject.end) === '') return null;
  const contents = contentAround(r, i, subject.end, floor, end, verb);
  return contents === null ? null : draft(r, subject, { first: i, end: i + 1 }, contents, 'verb.inverted');
}

/** Whether a phrase behind its verb is done: a mark, a date or the way it was said follows. */
function closesSource(r: Reader, i: number, end: number): boolean {
  return (
    i >= end ||
    r.mark(i) !== '' ||
    (r.date[i] as number) >= 0 ||
    r.is(i, Word.circumstance | Word.and) ||
    r.tag(i) === Pos.adv ||
    r.tag(i) === Pos.verbGerund
  );
}

function beginsSource(r: Reader, i: number): boolean {
  if (r.is(i, Word.relative) || r.word(i) === 'that') return false;
  const tag = r.tag(i);
  return (
    tag === Pos.det ||
    tag === Pos.noun ||
    tag === Pos.propn ||
    tag === Pos.adj ||
    tag === Pos.num ||
    tag === Pos.pron ||
    r.is(i, Word.article)
  );
}

/** Contents of a cue that stands behind or inside them: what ends before `first`, and what goes on behind `after`. */
function contentAround(
  r: Reader,
  first: number,
  after: number,
  floor: number,
  end: number,
  verb: CueVerb,
): Range[] | null {
  const left = first - 1;
  if (left < 0) return null;
  const contents: Range[] = [];
  const quoteIndex = r.quote[left] as number;
  let quoted = false;
  if (quoteIndex >= 0) {
    const quote = r.quotes[quoteIndex];
    if (quote === undefined) return null;
    // “…” He said. The cue's sentence must hold nothing but the cue
    if (left < floor && after < end - 1) return null;
    quoted = true;
    const start = r.sentenceFirst(quote.first);
    // words before the quotation in its sentence belong to it: The money went “upstairs,” he said
    if (start < quote.first && quote.pieces.length === 1 && r.mark(quote.first - 1) !== ':')
      contents.push({ first: start, end: quote.end });
    else contents.push(...quote.pieces.map(([from, to]) => ({ first: from, end: to })));
  } else if (left > floor && (r.mark(left) === ',' || r.isDash(left))) {
    if (!(verb.frames & Frame.parenthetical)) return null;
    const start = partStart(r, floor, left);
    if (left - start < 2 && !(r.quote[start] as number)) return null;
    contents.push({ first: start, end: left });
  } else return null;
  const rest = contentRest(r, after, end, quoted, (verb.frames & Frame.addressee) !== 0);
  if (rest !== null) contents.push(rest);
  if (!quoted && contents.length === 1 && !isStatement(r, contents[0]?.first ?? 0, left, after, end)) return null;
  return contents;
}

/** Where what ends before `end` begins: the sentence, or behind a semicolon. */
function partStart(r: Reader, floor: number, end: number): number {
  for (let i = end - 1; i > floor; i--) if (r.mark(i) === ';' && (r.quote[i] as number) < 0) return i + 1;
  return floor;
}

/** What goes on behind a cue in the middle: “A,” he said, “and B”; Lead times, she said, had stretched. */
function contentRest(r: Reader, after: number, end: number, quoted: boolean, addressee: boolean): Range | null {
  let i = skipCircumstances(r, after, end, addressee);
  if (i >= end) return null;
  if (r.mark(i) !== ',' && !r.isDash(i)) {
    // “A,” said Smith “and B”
    const quote = r.quotes[r.quote[i] as number];
    return quoted && quote !== undefined && quote.first === i ? { first: i, end: quote.end } : null;
  }
  i++;
  // an apposition behind the speaker: said Smith, the mayor, and …
  for (let steps = 0; steps < 4; steps++) {
    if (i >= end) return null;
    const quote = r.quotes[r.quote[i] as number];
    if (quote !== undefined) return quote.first === i ? { first: i, end: quote.end } : null;
    if (quoted) {
      const next = nextMark(r, i, end);
      if (next < 0) return null;
      i = next + 1;
      continue;
    }
    if (r.is(i, Word.and) || isFiniteVerb(r, i) || r.tag(i) === Pos.verbParticiple) break;
    if (r.word(i) === 'because' || r.word(i) === 'if' || r.word(i) === 'but' || r.word(i) === 'that') break;
    if (
      r.tag(i) === Pos.verbGerund ||
      r.is(i, Word.relative | Word.article | Word.circumstance | Word.subordinate) ||
      r.tag(i) === Pos.noun ||
      r.tag(i) === Pos.adp
    ) {
      if (!beginsClause(r, i, end) || r.is(i, Word.relative | Word.subordinate)) {
        const next = nextMark(r, i, end);
        if (next < 0) return null;
        i = next + 1;
        continue;
      }
    }
    break;
  }
  return i < end ? { first: i, end: clauseEnd(r, i, end) } : null;
}

function nextMark(r: Reader, from: number, end: number): number {
  for (let i = from; i < end; i++) if (r.mark(i) === ',' || r.isDash(i)) return i;
  return -1;
}

/** Steps over when, where and to whom something was said. */
export function skipCircumstances(r: Reader, from: number, end: number, addressee: boolean, object = false): number {
  let i = from;
  let heard = !addressee;
  for (let steps = 0; steps < 6 && i < end; steps++) {
    if ((r.quote[i] as number) >= 0) return i;
    if ((r.date[i] as number) >= 0 && r.mark(i) === '') {
      const mention = r.date[i];
      let k = i;
      while (k < end && r.date[k] === mention) k++;
      // "said 2024 was …" is content
      if (k < end && isFiniteVerb(r, k) && !r.is(k, Word.and)) return i;
      i = k;
      continue;
    }
    const tag = r.tag(i);
    if (tag === Pos.adv && !r.is(i, Word.question) && r.word(i) !== 'out') {
      if (i + 1 < end && (r.number[i + 1] as number) >= 0) return i;
      i++;
      continue;
    }
    if (!heard) {
      const to = addresseeEnd(r, i, end, object);
      heard = true;
      if (to > i) {
        i = to;
        continue;
      }
    }
    if ((tag === Pos.adp || r.is(i, Word.circumstance)) && r.is(i, Word.circumstance | Word.tie) && i + 1 < end) {
      const phrase = phraseAfter(r, i + 1, end);
      if (phrase === null) return i;
      const next = phrase.end;
      const opens =
        next >= end ||
        r.word(next) === 'that' ||
        r.mark(next) === ':' ||
        r.mark(next) === ',' ||
        r.mark(next) === '.' ||
        (r.quote[next] as number) >= 0 ||
        (next < end && (r.date[next] as number) >= 0);
      if (opens || tells(r, i + 1, next)) {
        i = next;
        continue;
      }
      return i;
    }
    // said, among other things, that
    const beside = r.mark(i) === ',' ? insertionEnd(r, i, end) : -1;
    if (beside > i) {
      i = beside;
      continue;
    }
    // , however, / , speaking in Rome,
    if (r.mark(i) === ',' && i + 2 < end && r.tag(i + 1) === Pos.adv && r.mark(i + 2) === ',') {
      i += 3;
      continue;
    }
    return i;
  }
  return i;
}

function tells(r: Reader, first: number, end: number): boolean {
  for (let i = first; i < end; i++) if (r.is(i, Word.manner | Word.hearer) || (r.date[i] as number) >= 0) return true;
  return false;
}

/** Where the noun phrase of those spoken to ends: told *reporters*, asked *Mr. Smith* whether. */
function addresseeEnd(r: Reader, i: number, end: number, object: boolean): number {
  if (r.word(i) === 'that' || r.mark(i) !== '' || (r.quote[i] as number) >= 0) return i;
  if (r.is(i, Word.hearer)) {
    const to = i + 1;
    if (r.tag(i) === Pos.pron || to >= end) return to;
  }
  if (r.is(i, Word.question) || r.word(i) === 'to') return i;
  const phrase = phraseAfter(r, i, end);
  if (phrase === null) return i;
  const next = phrase.end;
  if (next >= end) return object ? i : next;
  if (isFiniteVerb(r, next)) return i;
  const mark = r.mark(next);
  const opens =
    mark === ',' ||
    mark === '.' ||
    mark === ':' ||
    (r.quote[next] as number) >= 0 ||
    r.word(next) === 'that' ||
    r.is(next, Word.question | Word.circumstance | Word.subjectPronoun | Word.article | Word.possessive | Word.tie) ||
    r.word(next) === 'to' ||
    r.tag(next) === Pos.pron ||
    (r.date[next] as number) >= 0 ||
    beginsClause(r, next, end);
  return opens ? next : i;
}

interface After {
  readonly cue: Range;
  readonly contents: readonly (Range | null)[];
  readonly how: string;
}

/** What stands behind the verb as its content; null when nothing does. */
function contentAfter(r: Reader, i: number, verb: CueVerb, subject: Range | null, end: number): After | null {
  const { frames } = verb;
  let cueEnd = i + 1;
  if (verb.prepositions.has('out') && r.word(i + 1) === 'out') cueEnd++;
  if (cueEnd === i + 1 && cueEnd + 1 < end && verb.prepositions.has(r.word(cueEnd))) {
    const first = cueEnd + 1;
    if (r.mark(first) === '' || (r.quote[first] as number) >= 0)
      return { cue: { first: i, end: first }, contents: [{ first, end: objectEnd(r, first, end) }], how: 'about' };
  }
  const q = skipCircumstances(r, cueEnd, end, (frames & Frame.addressee) !== 0, (frames & Frame.object) !== 0);
  if (q >= end) return afterEnd(r, i, cueEnd, q, verb);
  const cue = { first: i, end: cueEnd };
  const word = r.word(q);
  const mark = r.mark(q);
  const quoteAt = r.quotes[r.quote[q] as number];
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
  if (
    word === 'that' &&
    frames & Frame.clause &&
    q + 1 < end &&
    !isFiniteVerb(r, q + 1) &&
    (beginsClause(r, q + 1, end) || !precededByQuote(r, subject, i))
  ) {
    return { cue, contents: [{ first: q + 1, end: clauseEnd(r, q + 1, end) }], how: 'that' };
  }
  if (
    word === 'to' &&
    frames & Frame.infinitive &&
    q + 1 < end &&
    (r.tag(q + 1) === Pos.verbBase || r.quotes[r.quote[q + 1] as number]?.first === q + 1)
  ) {
    return { cue, contents: [{ first: q, end: clauseEnd(r, q, end) }], how: 'infinitive' };
  }
  if (r.is(q, Word.question) && frames & Frame.question && r.tag(q) !== Pos.adp) {
    return { cue, contents: [{ first: q, end: clauseEnd(r, q, end) }], how: 'question' };
  }
  if (frames & Frame.label) {
    if (namesSomething(r, q, end)) return { cue, contents: [{ first: q, end: objectEnd(r, q, end) }], how: 'label' };
    return null;
  }
  if (frames & Frame.as && word === 'as' && q + 1 < end) {
    return { cue: { first: i, end: q + 1 }, contents: [{ first: q + 1, end: objectEnd(r, q + 1, end) }], how: 'label' };
  }
  if (frames & Frame.as) {
    const to = objectEnd(r, q, end);
    for (let k = q; k < to; k++)
      if (r.word(k) === 'as' && k > q) return { cue, contents: [{ first: q, end: to }], how: 'label' };
  }
  if (frames & Frame.clause && opensClause(r, q, end, verb)) {
    return { cue, contents: [{ first: q, end: clauseEnd(r, q, end) }], how: 'clause' };
  }
  if (
    frames & Frame.clause &&
    frames & Frame.parenthetical &&
    r.is(q, Word.subordinate | Word.tie | Word.circumstance) &&
    clauseBehindComma(r, q, end)
  ) {
    return { cue, contents: [{ first: q, end: clauseEnd(r, q, end) }], how: 'clause' };
  }
  if (!beginsObject(r, q) && !(frames & Frame.figure && !r.is(q, Word.tie | Word.circumstance))) return null;
  const object = { first: q, end: objectEnd(r, q, end) };
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

function precededByQuote(r: Reader, subject: Range | null, verb: number): boolean {
  const left = (subject === null ? verb : Math.min(subject.first, verb)) - 1;
  return left >= r.sentenceFirst(verb) && (r.quote[left] as number) >= 0;
}

function beginsObject(r: Reader, i: number): boolean {
  const tag = r.tag(i);
  return (
    tag === Pos.det ||
    tag === Pos.noun ||
    tag === Pos.propn ||
    tag === Pos.adj ||
    tag === Pos.num ||
    tag === Pos.pron ||
    tag === Pos.sym ||
    r.is(i, Word.article | Word.possessive) ||
    (r.number[i] as number) >= 0 ||
    tag === Pos.verbGerund ||
    tag === Pos.verbParticiple
  );
}

/** The last mark that a quotation holds, before its closing mark. */
function lastInside(r: Reader, quote: Quote): string {
  const close = r.mark(quote.end - 1);
  return r.mark(quote.end - (close === "'" && r.mark(quote.end - 2) === "'" ? 3 : 2));
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
  if (quote === undefined || quote.first !== next) return null;
  return {
    cue: { first: i, end: cueEnd },
    contents: quote.pieces.map(([from, to]) => ({ first: from, end: to })),
    how: 'colon',
  };
}

/** ", asserting that …", "with the report showing …", "by requesting …". */
function readGerund(
  r: Reader,
  i: number,
  verb: CueVerb,
  group: number,
  floor: number,
  end: number,
  previous: Draft | undefined,
): Draft | null {
  const left = group - 1;
  if (
    left >= floor &&
    r.mark(left) === ',' &&
    r.is(i, Word.gloss) &&
    verb.frames & Frame.thing &&
    r.word(i + 1) !== 'that'
  )
    return null;
  if (left < floor || (left === floor && r.is(left, Word.subordinate | Word.circumstance | Word.tie | Word.and))) {
    // "Announcing the plan, the mayor …": the content ends before the clause that tells who
    const subject = borrowedSubject(r, i, floor, end);
    const after =
      subject === null ? null : contentAfter(r, i, verb, subject, subject.first > i ? subject.first - 1 : end);
    return after === null || subject === null ? null : draft(r, subject, after.cue, after.contents, 'verb.participle');
  }
  let subject: Range | null = null;
  if (r.word(left) === 'as' && left > floor && endsPhrase(r, left - 1)) subject = phraseBefore(r, left, floor);
  else if ((r.quote[left] as number) < 0 && endsPhrase(r, left)) subject = subjectBefore(r, group, floor);
  else subject = speakerBefore(r, left, floor, previous) ?? borrowedSubject(r, i, floor, end);
  if (subject === null || (verb.frames & Frame.thing && !isSpeaker(r, subject))) return null;
  const after = contentAfter(r, i, verb, subject, end);
  if (after === null) return null;
  return draft(r, subject, after.cue, after.contents, 'verb.participle');
}

/** "went on to say that …": only what quotes or opens a clause. */
function readInfinitive(r: Reader, i: number, verb: CueVerb, group: number, floor: number, end: number): Draft | null {
  const after = contentAfter(r, i, verb, null, end);
  if (after === null || (after.how !== 'that' && after.how !== 'quote')) return null;
  const subject = borrowedSubject(r, group - 1, floor, end);
  return subject === null ? null : draft(r, subject, after.cue, after.contents, 'verb.infinitive');
}

/** Whether what stands before the speaker is what was said: a quotation that a comma or a mark of its own closes, or a clause and a comma. */
function closesContent(r: Reader, first: number, floor: number, verb: CueVerb): boolean {
  if (!(verb.frames & (Frame.parenthetical | Frame.quote))) return false;
  const left = first - 1;
  const quote = r.quotes[r.quote[left] as number];
  if (quote !== undefined) return left >= floor && quote.end === first && /[,?!—]/u.test(lastInside(r, quote));
  if (left <= floor || r.mark(left) !== ',' || !(verb.frames & Frame.parenthetical)) return false;
  if (r.is(floor, Word.subordinate | Word.circumstance | Word.tie | Word.and) || r.tag(floor) === Pos.adv) return false;
  if (r.tag(floor) === Pos.verbGerund || r.tag(floor) === Pos.verbParticiple) return false;
  return beginsClause(r, floor, left);
}

/** "Asked whether …", "when asked about …": a question that nobody is named for. */
function readAsked(r: Reader, i: number, verb: CueVerb, floor: number, end: number): Draft | null {
  const left = i - 1;
  const opens =
    i === floor || r.word(left) === 'when' || r.word(left) === 'being' || hasBe(r, groupFirst(r, i, floor), i);
  if (!opens || r.word(i) !== 'asked') return null;
  const comma = nextComma(r, i + 1, end);
  const after = contentAfter(r, i, verb, null, i === floor ? comma : end);
  if (after === null || (after.how !== 'question' && after.how !== 'about')) return null;
  return draft(r, null, after.cue, after.contents, 'verb.asked');
}

/** The comma behind which a clause with a subject of its own begins; `end` when there is none. */
function nextComma(r: Reader, from: number, end: number): number {
  for (let i = from; i < end; i++) {
    if (r.mark(i) !== ',') continue;
    const phrase = phraseAfter(r, i + 1, end);
    if (phrase !== null && phrase.end < end && (isFiniteVerb(r, phrase.end) || r.tag(phrase.end) === Pos.adv)) return i;
  }
  return end;
}

/** Whether an object with a name for it follows: the deal “a farce”, it a disgrace. A quotation may stand a long phrase away. */
function namesSomething(r: Reader, first: number, end: number): boolean {
  if (/(self|selves)$/u.test(r.word(first))) return false;
  const named = phraseAfter(r, first, end)?.end ?? first;
  if (named > first && named < end && r.mark(named) === '') {
    const tag = r.tag(named);
    if (tag === Pos.det || tag === Pos.adj || tag === Pos.noun || tag === Pos.propn || r.is(named, Word.possessive))
      return true;
  }
  for (let i = first; i < end && i < first + 25; i++) {
    if ((r.quote[i] as number) >= 0) return i > first;
    if (isFiniteVerb(r, i) || r.mark(i) === ';' || r.mark(i) === ':') return false;
  }
  return false;
}

/** “…,” said Smith, *adding* that: who spoke before in the sentence goes on speaking. */
function speakerBefore(r: Reader, left: number, floor: number, previous: Draft | undefined): Range | null {
  if (previous === undefined || previous.citation || previous.cue.first < floor) return null;
  const quote = r.quotes[r.quote[left] as number];
  return r.mark(left) === ',' || quote?.end === left + 1 ? (previous.sources[0] ?? null) : null;
}

/** "X said A and *added* B": who spoke before in the sentence goes on. */
function sharedSpeaker(floor: number, previous: Draft | undefined): Range | null {
  if (previous === undefined || previous.citation || previous.cue.first < floor) return null;
  return previous.sources[0] ?? null;
}

/** "says despite the rain, they will march": a circumstance and a comma before the clause. */
function clauseBehindComma(r: Reader, from: number, end: number): boolean {
  for (let i = from + 1; i < end && i < from + 25; i++) {
    if ((r.quote[i] as number) >= 0) return false;
    if (r.mark(i) === ',') return i - from > 1 && beginsClause(r, i + 1, end);
  }
  return false;
}

/** Whether what ends before a speaker's comma is a statement: it has a finite verb, or at the sentence's end a verb of any form. */
function isStatement(r: Reader, first: number, comma: number, after: number, end: number): boolean {
  if (beginsClause(r, first, comma)) return true;
  if (after < end - 1 || comma - first < 3) return false;
  // a clause behind what opens the sentence: "After all, prices fell, he said"
  for (let i = first; i < comma; i++) {
    if (r.mark(i) === ',' && beginsClause(r, i + 1, comma)) return true;
    if (isFiniteVerb(r, i) && i > first) return true;
  }
  if (r.tag(first) === Pos.adp) return false;
  for (let i = first + 1; i < comma; i++) {
    const tag = r.tag(i);
    if (tag >= Pos.verbPast && tag <= Pos.verbParticiple && !r.is(first, Word.subordinate)) return true;
  }
  return false;
}

/** Where a short insertion between two commas ends, when "that" or a quotation follows it; -1. */
function insertionEnd(r: Reader, comma: number, end: number): number {
  for (let i = comma + 1; i < end && i < comma + 12; i++) {
    if ((r.quote[i] as number) >= 0 || isFiniteVerb(r, i)) return -1;
    if (r.mark(i) === ',')
      return i + 1 < end && i > comma + 1 && (r.word(i + 1) === 'that' || (r.quote[i + 1] as number) >= 0) ? i + 1 : -1;
  }
  return -1;
}

/**
 * Whether a clause without "that" begins. Verbs that mostly take nouns need its verb right behind its subject: "added *that* …", "found the
 * men were …", but no clause in "repeated the story that he told".
 */
function opensClause(r: Reader, first: number, end: number, verb: CueVerb): boolean {
  if (!beginsClause(r, first, end)) return false;
  if (verb.lemma === 'say' || verb.lemma === 'tell') return true;
  const phrase = phraseAfter(r, first, end);
  if (phrase === null) return false;
  let next = phrase.end;
  while (next < end && r.tag(next) === Pos.adv) next++;
  if (next < end && isFiniteVerb(r, next)) return true;
  return (
    (verb.frames & Frame.parenthetical) !== 0 &&
    (verb.frames & Frame.object) === 0 &&
    r.tag(first) !== Pos.part &&
    r.word(first) !== 'to'
  );
}

/** Whether a comma stands before the noun phrase that ends with token `last`, so that a verb behind it may close the sentence. */
function closesSentence(r: Reader, last: number, floor: number): boolean {
  const phrase = phraseBefore(r, last + 1, floor);
  return (
    phrase !== null &&
    phrase.first > floor &&
    (r.mark(phrase.first - 1) === ',' || (r.quote[phrase.first - 1] as number) >= 0)
  );
}

function beginsName(r: Reader, i: number): boolean {
  return i < r.tokens.count && (r.tag(i) === Pos.propn || r.is(i, Word.article)) && r.mark(i) === '';
}

function figureNear(r: Reader, from: number, end: number): boolean {
  const stop = Math.min(end, from + 7);
  for (let i = from; i < stop && r.mark(i) !== ','; i++) if ((r.number[i] as number) >= 0) return true;
  return false;
}

/** "The bill is put by the ministry at $3bn", "the craft are estimated by Acme to weigh 571 kg": who speaks splits the content. */
function readPassive(
  r: Reader,
  i: number,
  verb: CueVerb,
  forms: number,
  group: number,
  floor: number,
  end: number,
): Draft | null {
  if (!(forms & VerbForm.participle) || r.word(i + 1) !== 'by' || !hasBe(r, group, i)) return null;
  const source = phraseAfter(r, i + 2, end);
  if (source === null || !isSpeaker(r, source)) return null;
  const next = source.end;
  const word = next < end ? r.word(next) : '';
  if (!(word === 'to' || word === 'as' || (word === 'at' && verb.frames & Frame.figure))) return null;
  const subject = subjectBefore(r, group, floor);
  if (subject === null) return null;
  return draft(
    r,
    source,
    { first: i, end: i + 1 },
    [subject, { first: next, end: clauseEnd(r, next, end) }],
    'verb.passive',
  );
}

/** "As Lee told the board, costs have doubled"; "costs have doubled, as Lee told the board". */
function readAs(r: Reader, i: number, verb: CueVerb, subject: Range, opener: number, floor: number): Draft | null {
  const whole = r.windowEnd(i);
  const cue = { first: i, end: i + 1 };
  if (opener === floor || r.mark(opener - 1) === ',' || r.is(opener - 1, Word.and)) {
    const comma = nextComma(r, i + 1, whole);
    if (comma < whole) {
      const content = { first: comma + 1, end: clauseEnd(r, comma + 1, whole) };
      return draft(r, subject, cue, [content], 'verb.as');
    }
  }
  if (opener === floor) return null;
  const contents = contentAround(r, opener, i + 1, floor, whole, verb);
  return contents === null ? null : draft(r, subject, cue, contents.slice(0, 1), 'verb.as');
}
