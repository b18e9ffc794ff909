import { Pos } from '../syntax/syntax.js';
import { skipCircumstances } from './circumstances.js';
import { type After, contentAfter } from './content-after.js';
import { closesContent, contentAround } from './content-around.js';
import { beginsClause, clauseEnd, isFiniteVerb, nextComma } from './contents.js';
import { type CueVerb, VerbForm } from './cue-verbs.js';
import type { Draft, Range } from './draft.js';
import { readInverted } from './inverted-cues.js';
import { isDocument } from './kinds.js';
import { readGerund, readInfinitive, sharedSpeaker } from './nonfinite-cues.js';
import { objectEnd } from './objects.js';
import { readAsked, readPassive } from './passive-cues.js';
import { phraseAfter } from './phrases.js';
import { LONGEST_TITLE, lastInside } from './quotes.js';
import type { Reader } from './reader.js';
import { withOthersBefore } from './several-sources.js';
import { headOf, isSpeaker } from './speakers.js';
import { borrowedSubject, groupFirst, subjectBefore } from './subjects.js';
import { bounded, draft, withinRelative } from './verb-drafts.js';
import { Frame } from './verb-lexicon.js';
import { actsAsVerb, hasBe, isPlural } from './verb-or-noun.js';
import { Word } from './words.js';

/** Verbs that say something with the word behind them only: "point out" says, "point to" only shows; "as Lee put it, “…”". */
const PARTICLE_VERBS: readonly CueVerb[] = [
  {
    lemma: 'point out',
    frames: Frame.clause | Frame.object | Frame.parenthetical | Frame.quote | Frame.question,
    prepositions: new Set(['out']),
  },
  { lemma: 'put it', frames: Frame.parenthetical | Frame.quote, prepositions: new Set() },
];
const WITH_PARTICLE: ReadonlyMap<string, CueVerb> = new Map(PARTICLE_VERBS.map((verb) => [verb.lemma, verb]));

/** The verb that it is together with the word behind it. */
function withParticle(r: Reader, i: number, verb: CueVerb): CueVerb {
  // "puts it at $2bn": a pronoun for what is valued
  if (r.word(i + 2) === 'at') return verb;
  return WITH_PARTICLE.get(`${verb.lemma} ${r.word(i + 1)}`) ?? verb;
}

/** Tokens of a cue that stands behind or inside its content. */
function cueLength(verb: CueVerb): number {
  return WITH_PARTICLE.has(verb.lemma) ? 2 : 1;
}

/** The attribution that the verb at token `i` makes, if it makes one. */
export function readVerb(r: Reader, i: number, previous: Draft | undefined): Draft | null {
  const found = r.cueVerb(i);
  if (found === undefined) return null;
  const verb = withParticle(r, i, found);
  const forms = r.verbForm(i);
  const floor = floorBehind(r, i, previous);
  const end = r.windowEnd(i);
  // most sentences with "think" and "give" hold no figure, and need no tags
  if (verb.frames & Frame.figured && !r.holdsNumber(r.sentenceFirst(i), end)) return null;
  if (!actsAsVerb(r, i, verb, forms, floor, end)) return null;
  const group = groupFirst(r, i, floor);
  if (verb.lemma === 'ask') {
    const asked = readAsked(r, i, verb, floor, end);
    if (asked !== null) return asked;
  }
  if (forms & VerbForm.gerund && !hasBe(r, group, i)) return readGerund(r, i, verb, group, floor, end, previous);
  const passive = readPassive(r, i, verb, forms, group, floor, end);
  if (passive !== null) return passive;
  if (forms & (VerbForm.participle | VerbForm.past) && (hasBe(r, group, i) || isByAgent(r, i + 1))) return null;
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
  if (subject === null && group > floor && TOLD.has(verb.lemma) && forms !== VerbForm.base) {
    const far = borrowedSubject(r, group, floor, end);
    const told = far === null ? null : withSubject(r, { i, verb, subject: far, floor, end, previous });
    return told !== null && TELLS_FAR.test(told.rule) ? told : null;
  }
  if (subject !== null && /^(nobody|none|no|there)$/u.test(r.word(subject.first))) return null;
  if (subject === null || (shared === null && forms === VerbForm.base && group === i && !isPlural(r, subject)))
    return null;
  if (verb.frames & Frame.thing && !isSpeaker(r, subject) && !putsAtFigure(r, i, verb, end)) {
    // the outcome *showed* 40% had voted: a thing that shows a figure tells it; the move *shows* that rivals are nervous does not
    const may = verb.frames & Frame.clause && (r.word(i + 1) === 'that' || r.holdsNumber(i, end));
    const told = may ? withSubject(r, { i, verb, subject, floor, end, previous }) : null;
    return told !== null && showsFigure(r, told) ? told : null;
  }
  // a ferry called “Sea Dog”: named, not said; which Brun called “ugly” is said
  if (
    verb.frames & Frame.label &&
    !(verb.frames & Frame.clause) &&
    group === i &&
    forms & VerbForm.participle &&
    r.quotes[r.quote[i + 1] as number]?.first === i + 1
  ) {
    const before = subject.first - 1;
    if (before < floor || !r.is(before, Word.relative | Word.question)) return null;
  }
  const speakers = shared === null ? withOthersBefore(r, subject, floor) : subject;
  const opener = subject.first - 1;
  // "While the bank said prices fell, others …": the clause ends at its comma
  const bounded = opensSubordinate(r, opener, floor) ? nextComma(r, i + 1, end) : end;
  return withSubject(r, { i, verb, subject: speakers, floor, end: bounded, previous });
}

/** "said *by Brun*", not "said *by telephone*". */
function isByAgent(r: Reader, by: number): boolean {
  return (
    r.word(by) === 'by' &&
    !/^(?:tele)?phone$|^e(?:mail)?$|^(?:video|letter|text|fax|radio|satellite)$/u.test(r.word(by + 1))
  );
}

/** Verbs that have a speaker wherever he stands: "aides who had sat through the night took a break and *said* …". */
const TOLD = new Set(['say', 'tell', 'suggest', 'show', 'reveal', 'announce', 'report', 'note', 'ask']);

/** What such a verb tells of a speaker who stands far from it. */
const TELLS_FAR = /^verb\.(?:that|quote|question|clause)$/u;

/** How far before a subject the word that makes its clause subordinate may stand, in tokens. */
const OPENER_REACH = 12;

/** Whether a clause is subordinate whose subject stands behind token `opener`: "*while* the bank …", "*as* Brun left the room and …", "*because* polls in Kesta …". */
function opensSubordinate(r: Reader, opener: number, floor: number): boolean {
  for (let i = opener; i >= floor && i > opener - OPENER_REACH; i--) {
    if ((r.quote[i] as number) >= 0 || r.mark(i) === ',' || r.mark(i) === ';' || r.isDash(i)) return false;
    if (!r.is(i, Word.subordinate) || r.word(i) === 'where') continue;
    if (i === opener) return true;
    if (r.tag(i) === Pos.sconj || r.tag(i) === Pos.adv) return i === floor || r.mark(i - 1) === ',' || i === floor + 1;
  }
  return false;
}

/** "Output fell, A says, *and* prices rose, B finds": behind a cue that closes what stands before it the sentence begins anew. */
function floorBehind(r: Reader, i: number, previous: Draft | undefined): number {
  const floor = r.windowFirst(i);
  if (previous === undefined || previous.cue.first < floor) return floor;
  const content = previous.contents[0] as Range;
  if (content.end > previous.cue.first) return floor;
  const ends = Math.max(previous.cue.end, ...previous.sources.map((source) => source.end));
  return ends < i && r.mark(ends) === ',' && r.is(ends + 1, Word.and) && beginsClause(r, ends + 2, i)
    ? ends + 2
    : floor;
}

/** "the count *showed* prices had risen 3%"; a poll published on Sunday *suggests* that …, where the subject is read wrongly. */
function showsFigure(r: Reader, told: Draft): boolean {
  const source = told.sources[0];
  if (told.rule === 'verb.that' && source !== undefined && (r.date[headOf(r, source)] as number) >= 0) return true;
  return (
    /^verb\.(?:that|clause)$/u.test(told.rule) && told.contents.some(({ first, end }) => r.holdsNumber(first, end))
  );
}

/** The farthest that a figure stands behind "puts", in tokens. */
const FIGURE_REACH = 20;

/** "puts the cost *at $3 billion*": whatever does so tells a figure, a speaker or not. */
function putsAtFigure(r: Reader, i: number, verb: CueVerb, end: number): boolean {
  if (verb.lemma !== 'put' && verb.lemma !== 'peg') return false;
  const stop = Math.min(end, i + FIGURE_REACH);
  for (let k = i + 1; k + 1 < stop && r.mark(k) !== ',' && r.mark(k) !== ';'; k++)
    if (r.word(k) === 'at' && (r.number[k + 1] as number) >= 0) return true;
  return false;
}

/** What a phrase of the user's that speaks like a verb takes. */
const SPEAKING_PHRASE: CueVerb = {
  lemma: '',
  frames: Frame.clause | Frame.parenthetical | Frame.quote | Frame.question,
  prepositions: new Set(),
};

/** The attribution that a phrase of the user's makes, tokens `first` to `end`, whose source stands before it: "the mayor *is on record that* …". */
export function readSpeakingPhrase(r: Reader, first: number, end: number): Draft | null {
  const floor = r.windowFirst(first);
  const group = groupFirst(r, first, floor);
  const subject = subjectBefore(r, group, floor);
  if (subject === null) return null;
  const limit = r.windowEnd(first);
  // a phrase that ends with "that" leaves a clause to follow
  const that = r.word(end - 1) === 'that' && end < limit;
  const content = that ? [{ first: end, end: clauseEnd(r, end, limit) }] : null;
  const cue = { first, end };
  if (content !== null) return draft(r, withOthersBefore(r, subject, floor), cue, content, 'phrase.after-source');
  const made = withSubject(r, { i: end - 1, verb: SPEAKING_PHRASE, subject, floor, end: limit, previous: undefined });
  return made === null ? null : { ...made, cue, start: group, rule: 'phrase.after-source' };
}

/** "a deadline *that* aides said *had passed*": the relative and what is said of it, the speaker between them. */
function readGap(r: Reader, i: number, verb: CueVerb, subject: Range, floor: number, end: number): Draft | null {
  const relative = subject.first - 1;
  const next = i + 1;
  if (relative < floor || next >= end) return null;
  // "damage *that* Aon puts *at $3bn*"
  if (verb.frames & Frame.figure && r.word(next) === 'at' && /^(?:which|that)$/u.test(r.word(relative)))
    return draft(
      r,
      subject,
      { first: i, end: next },
      [
        { first: relative, end: relative + 1 },
        { first: next, end: objectEnd(r, next, end) },
      ],
      'verb.gap',
    );
  const expected = readExpected(r, i, verb, subject, floor);
  if (expected !== null) return expected;
  if (!(verb.frames & Frame.clause)) return null;
  const finite = isFiniteVerb(r, next) || r.tag(next) === Pos.aux;
  const rest = { first: next, end: clauseEnd(r, next, end) };
  if (!/^(which|that|who|what)$/u.test(r.word(relative))) return null;
  // "a finish that she said *defied* all forecasts": no passive
  if (!finite && !(r.tag(next) === Pos.verbParticiple && r.word(next).endsWith('ed') && r.word(next + 1) !== 'by'))
    return null;
  return draft(r, subject, { first: i, end: next }, [{ first: relative, end: subject.first }, rest], 'verb.gap');
}

/** "the *2.9%* that economists had predicted", "the *17%* analysts expected": a figure that is foretold in its own relative clause. */
function readExpected(r: Reader, i: number, verb: CueVerb, subject: Range, floor: number): Draft | null {
  if (!/^(?:expect|forecast|predict|project|anticipate|estimate)$/u.test(verb.lemma) || !isSpeaker(r, subject))
    return null;
  let left = subject.first - 1;
  if (/^(?:which|that)$/u.test(r.word(left))) left--;
  if (left <= floor || (r.number[left] as number) < 0) return null;
  let first = left;
  while (first > floor && r.number[first - 1] === r.number[left]) first--;
  return draft(r, subject, { first: i, end: i + 1 }, [{ first, end: left + 1 }], 'verb.gap');
}

/** A cue verb at token `i` with its subject, between the first token of its clause and the end of its window. */
interface Telling {
  readonly i: number;
  readonly verb: CueVerb;
  readonly subject: Range;
  readonly floor: number;
  readonly end: number;
  /** What the cue before made. */
  readonly previous: Draft | undefined;
}

function withSubject(r: Reader, telling: Telling): Draft | null {
  const { i, verb, subject } = telling;
  const made = saidBy(r, telling);
  if (made === null) return null;
  if (verb.lemma === 'see' && (!seesAhead(r, i, subject) || r.holdsNumber(subject.first, subject.end))) return null;
  if (KEEPS_COUNT.has(verb.lemma) && isPlace(r, subject)) return null;
  if (verb.lemma === 'hear' && !HEARINGS.test(r.word(headOf(r, subject)))) return null;
  if (verb.lemma === 'give' && !givesFigure(r, subject, made)) return null;
  if (!(verb.frames & Frame.figured)) return made;
  return isSpeaker(r, subject) && made.contents.some(({ first, end }) => r.holdsNumber(first, end)) ? made : null;
}

/** Verbs by which an office tells what it counted; a place that "recorded 40 cases" had them. */
const KEEPS_COUNT = new Set(['record', 'register', 'log', 'count', 'tally']);

function isPlace(r: Reader, subject: Range): boolean {
  const type = r.context.mentions[r.entity[headOf(r, subject)] as number]?.type;
  return type === 'GPE' || type === 'LOC';
}

/** Those before whom things are said: "the court *heard*". */
const HEARINGS = /^(?:court|committee|inquiry|tribunal|jury|hearing|inquest|panel)$/u;

/** "the bank sees rates at 9%": who says what will be; a place that "sees 40 storms a year" says nothing. */
function seesAhead(r: Reader, i: number, subject: Range): boolean {
  return /^sees?$/u.test(r.word(i)) && !isPlace(r, subject) && !/^(?:you|we|i)$/u.test(r.word(subject.first));
}

/** "a simulation gives a clash a probability of 15%", "gives it as 7.3": what a document gives, and odds; other gifts are acts. */
function givesFigure(r: Reader, subject: Range, made: Draft): boolean {
  if (isDocument(r, subject)) return true;
  return made.contents.some(({ first, end }) => {
    for (let k = first; k < end; k++)
      if (/^(?:chances?|probability|probabilities|odds|likelihood|magnitude|as)$/u.test(r.word(k))) return true;
    return false;
  });
}

function saidBy(r: Reader, { i, verb, subject, floor, end, previous }: Telling): Draft | null {
  const gap = readGap(r, i, verb, subject, floor, end);
  if (gap !== null) return gap;
  const after = contentAfter(r, i, verb, subject, end);
  const opener = subject.first - 1;
  const group = groupFirst(r, i, floor);
  const related = group > floor && r.is(group - 1, Word.relative) && (r.mark(group - 2) === ',' || r.isDash(group - 2));
  if (opener >= floor && r.word(opener) === 'as' && (after === null || after.how === 'clause')) {
    const said = readAs(r, i, verb, subject, opener, floor);
    if (said !== null) return said;
  }
  // "Fares, Ortiz said, “will rise”": the subject of what is quoted stands before the speaker
  if (
    after !== null &&
    after.how === 'quote' &&
    r.mark((after.contents[0]?.first ?? 0) - 1) === ',' &&
    r.mark(opener) === ',' &&
    opener > floor
  ) {
    const theme = phraseAfter(r, floor, opener);
    if (theme?.end === opener && (r.quote[floor] as number) < 0 && (r.date[floor] as number) < 0)
      return draft(r, subject, after.cue, [theme, ...after.contents], 'verb.trailing');
  }
  // “A,” Brun said, and *predicted*: “B”: what stands before the shared speaker is told already
  const told = previous !== undefined && previous.sources[0]?.first === subject.first;
  const quoted =
    !told && (verb.frames & Frame.parenthetical) !== 0 && quotedBefore(r, subject.first, floor, after, previous);
  if (
    after !== null &&
    !quoted &&
    (told ||
      after.how === 'that' ||
      after.how === 'quote' ||
      isFullClause(r, after, end) ||
      titleBefore(r, subject.first, floor, after) ||
      !closesContent(r, subject.first, floor, verb))
  )
    return draft(
      r,
      subject,
      after.cue,
      related
        ? bounded(r, after, opener)
        : defines(r, group, subject, floor)
          ? withinRelative(r, after)
          : after.contents,
      `verb.${after.how}`,
    );
  if (!(verb.frames & (Frame.parenthetical | Frame.quote))) return null;
  // "…," X said: the content stands before, or on both sides
  const contents = contentAround(r, subject.first, i + cueLength(verb), floor, end, verb);
  const cue = { first: i, end: i + cueLength(verb) };
  if (contents !== null) return draft(r, subject, cue, contents, 'verb.trailing');
  const behind = after === null ? clauseBehindComma(r, cue.end, end, verb) : null;
  return behind === null ? null : draft(r, subject, cue, [behind], 'verb.clause');
}

/** "In the end, Brun said, *voters stayed at home*": the clause behind the speaker's comma, where nothing before him can have been said. */
function clauseBehindComma(r: Reader, from: number, end: number, verb: CueVerb): Range | null {
  // "That said, …": nobody says it
  if (verb.lemma !== 'say' || r.word(from - 2) === 'that') return null;
  const comma = skipCircumstances(r, from, end, false);
  const first = comma + 1;
  if (r.mark(comma) !== ',' || first >= end || (r.quote[first] as number) >= 0) return null;
  if (r.is(first, Word.and | Word.relative | Word.subordinate) || r.tag(first) === Pos.verbGerund) return null;
  return beginsClause(r, first, end) ? { first, end: clauseEnd(r, first, end) } : null;
}

/** Whether "that" or "who" stands before the verb group and ties it to the noun phrase that opens the sentence: *a report that* found. */
function defines(r: Reader, group: number, subject: Range, floor: number): boolean {
  if (!/^(?:that|who|which)$/u.test(r.word(group - 1)) || subject.end !== group - 1) return false;
  return subject.first === floor || (subject.first === floor + 1 && r.is(floor, Word.article));
}

/**
 * Whether a quotation with a comma of its own stands right before the speaker and is what was said, whatever follows: “A,” Brun said, adding, “B”;
 * “A,” Brun said on the air's “Daybreak.” Not what the speaker before it said.
 */
function quotedBefore(
  r: Reader,
  subject: number,
  floor: number,
  after: After | null,
  previous: Draft | undefined,
): boolean {
  const quote = r.quotes[r.quote[subject - 1] as number];
  if (quote === undefined || quote.end !== subject || after === null || after.how === 'that') return false;
  if (!/[,?!—]/u.test(lastInside(r, quote)) || titleBefore(r, subject, floor, after)) return false;
  if (r.paragraph(subject)[0] === subject) return false;
  const said = previous?.contents.at(-1);
  return !(said !== undefined && previous !== undefined && said.first >= previous.cue.end && said.end > quote.first);
}

/** Whether a title in quotation marks stands right before the speaker, within a phrase: In a talk on “Daybreak,” Brun asked … */
function titleBefore(r: Reader, subject: number, floor: number, after: After): boolean {
  const quote = r.quotes[r.quote[subject - 1] as number];
  if (quote === undefined || quote.first <= floor || r.mark(quote.first - 1) !== '') return false;
  const within = r.tag(quote.first - 1) === Pos.adp || /^['’]s?$/u.test(r.word(quote.first - 1));
  if (!within || quote.end - quote.first > LONGEST_TITLE) return false;
  const adverbial = after.how !== 'quote' && (r.tag(floor) === Pos.verbGerund || r.tag(floor) === Pos.adp);
  return adverbial || !beginsClause(r, floor, quote.first);
}

/** Whether a subject with its finite verb stands behind a cue: it leaves no room for a content before the cue. */
function isFullClause(r: Reader, after: After, end: number): boolean {
  const content = after.contents[0] ?? null;
  if (after.how !== 'clause' || content === null || (r.date[content.first] as number) >= 0) return false;
  const phrase = phraseAfter(r, content.first, end);
  if (phrase === null) return false;
  let i = phrase.end;
  while (i < end && r.tag(i) === Pos.adv) i++;
  return i < end && isFiniteVerb(r, i);
}

/** "As Lee told the board, costs have doubled"; "costs have doubled, as Lee told the board". */
function readAs(r: Reader, i: number, verb: CueVerb, subject: Range, opener: number, floor: number): Draft | null {
  const whole = r.windowEnd(i);
  const cue = { first: i, end: i + cueLength(verb) };
  // "as Brun began to speak": what happens meanwhile
  if (ONGOING.has(verb.lemma) || r.word(cue.end) === 'to') return null;
  if (opener === floor || r.mark(opener - 1) === ',' || r.is(opener - 1, Word.and | Word.subordinate)) {
    // "As the board noted, …"
    const close =
      (opener === floor || r.is(opener - 1, Word.and)) &&
      r.mark(cue.end) === ',' &&
      beginsClause(r, cue.end + 1, whole);
    const comma = close ? cue.end : nextComma(r, cue.end, whole);
    if (comma < whole) {
      const content = { first: comma + 1, end: clauseEnd(r, comma + 1, whole) };
      return draft(r, subject, cue, [content], 'verb.as');
    }
  }
  if (opener === floor) return null;
  const contents = contentAround(r, opener, cue.end, floor, whole, verb);
  if (contents === null) return null;
  // "the last part, as Brun pointed out, is wrong"
  const first = contents[0] ?? null;
  const theme = first !== null && !beginsClause(r, first.first, first.end) && contents.length === 2;
  return draft(r, subject, cue, theme ? contents : contents.slice(0, 1), 'verb.as');
}

/** Verbs that tell what goes on rather than what is said, behind "as". */
const ONGOING = new Set(['continue', 'begin', 'speak', 'talk', 'respond', 'laugh', 'smile', 'nod', 'sign']);
