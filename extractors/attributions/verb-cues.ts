import { Pos } from '../syntax/syntax.js';
import { skipCircumstances } from './circumstances.js';
import { type After, contentAfter } from './content-after.js';
import { closesContent, contentAround } from './content-around.js';
import { withWholeQuotes } from './content-quotes.js';
import { beginsClause, clauseEnd, isFiniteVerb, objectEnd, predicateEnd, subordinateEnd, trim } from './contents.js';
import { type CueVerb, VerbForm } from './cue-verbs.js';
import type { Draft, Range } from './draft.js';
import { isDocument } from './kinds.js';
import { beginsPhrase, endsPhrase, POSTPOSED, phraseAfter, phraseBefore } from './phrases.js';
import { lastInside } from './quotes.js';
import type { Reader } from './reader.js';
import { withOthersAfter, withOthersBefore } from './several-sources.js';
import { headOf, isSpeaker } from './speakers.js';
import { borrowedSubject, groupFirst, subjectBefore } from './subjects.js';
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
  if (subject !== null && /^(nobody|none|no|there)$/u.test(r.word(subject.first))) return null;
  if (subject === null || (shared === null && forms === VerbForm.base && group === i && !isPlural(r, subject)))
    return null;
  if (verb.frames & Frame.thing && !isSpeaker(r, subject) && !putsAtFigure(r, i, verb, end)) return null;
  // a ferry called “Sea Dog”: named, not said; which Brun called “ugly” is said
  if (
    verb.frames & Frame.label &&
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
  const bounded =
    opener >= floor && r.is(opener, Word.subordinate) && r.word(opener) !== 'where' ? nextComma(r, i + 1, end) : end;
  return withSubject(r, i, verb, speakers, floor, bounded);
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

/** The farthest that a figure stands behind "puts", in tokens. */
const FIGURE_REACH = 20;

/** "puts the cost *at $3 billion*", "gives rain *a probability* of 40%": whatever does so tells a figure. */
function putsAtFigure(r: Reader, i: number, verb: CueVerb, end: number): boolean {
  const stop = Math.min(end, i + FIGURE_REACH);
  if (verb.lemma === 'put' || verb.lemma === 'peg') {
    for (let k = i + 1; k + 1 < stop && r.mark(k) !== ',' && r.mark(k) !== ';'; k++)
      if (r.word(k) === 'at' && (r.number[k + 1] as number) >= 0) return true;
  }
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
  const made = withSubject(r, end - 1, SPEAKING_PHRASE, subject, floor, limit);
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

function withSubject(r: Reader, i: number, verb: CueVerb, subject: Range, floor: number, end: number): Draft | null {
  const made = saidBy(r, i, verb, subject, floor, end);
  if (made === null) return null;
  if (verb.lemma === 'see' && (!seesAhead(r, i, subject) || r.holdsNumber(subject.first, subject.end))) return null;
  if (verb.lemma === 'hear' && !HEARINGS.test(r.word(headOf(r, subject)))) return null;
  if (verb.lemma === 'give' && !givesFigure(r, subject, made)) return null;
  if (!(verb.frames & Frame.counting)) return made;
  return isSpeaker(r, subject) && made.contents.some(({ first, end }) => r.holdsNumber(first, end)) ? made : null;
}

/** Those before whom things are said: "the court *heard*". */
const HEARINGS = /^(?:court|committee|inquiry|tribunal|jury|hearing|inquest|panel)$/u;

/** "the bank sees rates at 9%": who says what will be; a place that "sees 40 storms a year" says nothing. */
function seesAhead(r: Reader, i: number, subject: Range): boolean {
  const type = r.context.mentions[r.entity[headOf(r, subject)] as number]?.type;
  return (
    /^sees?$/u.test(r.word(i)) && type !== 'GPE' && type !== 'LOC' && !/^(?:you|we|i)$/u.test(r.word(subject.first))
  );
}

/** "a simulation gives a clash a probability of 15%": what a document gives, and odds; other gifts are acts. */
function givesFigure(r: Reader, subject: Range, made: Draft): boolean {
  if (isDocument(r, subject)) return true;
  return made.contents.some(({ first, end }) => {
    for (let k = first; k < end; k++)
      if (/^(?:chances?|probability|odds|likelihood|magnitude)$/u.test(r.word(k))) return true;
    return false;
  });
}

function saidBy(r: Reader, i: number, verb: CueVerb, subject: Range, floor: number, end: number): Draft | null {
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
  if (
    after !== null &&
    (after.how === 'that' ||
      after.how === 'quote' ||
      isFullClause(r, after, end) ||
      !closesContent(r, subject.first, floor, verb))
  )
    return draft(r, subject, after.cue, related ? bounded(r, after, opener) : after.contents, `verb.${after.how}`);
  if (!(verb.frames & (Frame.parenthetical | Frame.quote))) return null;
  // "…," X said: the content stands before, or on both sides
  const contents = contentAround(r, subject.first, i + cueLength(verb), floor, end, verb);
  return contents === null
    ? null
    : draft(r, subject, { first: i, end: i + cueLength(verb) }, contents, 'verb.trailing');
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

function draft(
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

/** “…,” said X: the subject behind the verb. */
function readInverted(r: Reader, i: number, verb: CueVerb, floor: number, end: number): Draft | null {
  const left = i - 1;
  const alone = i === floor && left >= 0 && r.quotes[r.quote[left] as number]?.end === i;
  if (!(verb.frames & (Frame.parenthetical | Frame.quote)) || (i <= floor && !alone)) return null;
  const before = r.quotes[r.quote[left] as number];
  const quoted = before !== undefined;
  // “…,” said one voter involved in it: nothing but a speaker follows a quotation with its comma
  const closed = quoted && before.end === i && /[,?!—]/u.test(lastInside(r, before));
  if (!quoted && r.mark(left) !== ',' && !r.isDash(left)) return null;
  if (i + 1 >= end || (r.quote[i + 1] as number) >= 0) return null;
  let q = i + 1;
  if (r.tag(q) === Pos.adv) q++;
  if (q >= end) return null;
  const named = beginsSource(r, q) ? phraseAfter(r, q, end) : null;
  const wide = closed ? nameStretch(r, q, end) : null;
  if (named === null && wide === null) return null;
  const subject =
    named === null || (wide !== null && wide.end > named.end) ? (wide as Range) : withOthersAfter(r, named, end);
  if (!quoted) {
    // "Smith, who lives in Rome, said the plan": what follows has a verb of its own, or the comma closes an insertion
    if (subject.end < end && isFiniteVerb(r, subject.end)) return null;
    const split = r.mark(subject.end) === ',' && subject.end + 1 < end && isFiniteVerb(r, subject.end + 1);
    const closes = subject.end >= end - 1 || r.mark(subject.end) === ',';
    // who is only named may close any sentence: "…, said Lena Ortiz"
    const only = (verb.lemma === 'say' || !(verb.frames & Frame.object)) && closes && !split;
    // "A poll, conducted by Lowe, shows Brun ahead": what the commas enclose tells of the subject
    const theme = phraseAfter(r, floor, left);
    if (theme !== null && r.mark(theme.end) === ',' && POSTPOSED.has(r.word(theme.end + 1))) return null;
    if (!(split || only || beginsClause(r, floor, left)) || !isSpeaker(r, subject)) return null;
    if (!closesSource(r, subject.end, end) || verb.frames & Frame.addressee) return null;
    if (!only && subjectBefore(r, i, floor) !== null) return null;
  } else if (subject.end < end && isFiniteVerb(r, subject.end) && r.mark(subject.end) === '' && !closed) return null;
  const contents = contentAround(r, i, subject.end, floor, end, verb);
  return contents === null ? null : draft(r, subject, { first: i, end: i + 1 }, contents, 'verb.inverted');
}

/** The longest speaker behind a quotation's verb, in tokens. */
const LONGEST_SPEAKER = 12;

/** “…,” said *campaign manager Ana Brun*: all up to the first mark or small word, whatever the tagger takes its words for, when a name closes it. */
function nameStretch(r: Reader, first: number, end: number): Range | null {
  let i = first;
  const small =
    Word.tie |
    Word.circumstance |
    Word.relative |
    Word.and |
    Word.finite |
    Word.subordinate |
    Word.hearer |
    Word.question;
  while (
    i < end &&
    i - first < LONGEST_SPEAKER &&
    !r.is(i, small) &&
    (r.date[i] as number) < 0 &&
    (r.quote[i] as number) < 0
  ) {
    const mark = r.mark(i);
    if (mark !== '' && mark !== '-' && mark !== '’' && (mark !== '.' || i + 1 >= end)) break;
    i++;
  }
  return i > first && r.tag(i - 1) === Pos.propn ? { first, end: i } : null;
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
  return !r.is(i, Word.relative) && r.word(i) !== 'that' && beginsPhrase(r, i);
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
  if (verb.lemma === 'give' || verb.lemma === 'hear' || verb.frames & Frame.counting) return null;
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
  return draft(r, subject, after.cue, bounded(r, after, left), 'verb.participle');
}

/** Contents of a cue in a subordinate clause: the last ends where the main clause goes on. */
function bounded(r: Reader, after: After, left: number): readonly (Range | null)[] {
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

/** Words before an infinitive that say that it was said: went *on* to describe, *continued* to call for. */
const GOES_ON_TO = new Set(['on', 'continued', 'continues', 'continuing', 'began', 'proceeded']);

/** Words before an infinitive that leave it unsaid: *refused* to explain. */
const WISHES = new Set(
  `declined declines refused refuses refusing refusal not never failed fails want wants wanted wanting need needs needed plan plans planned planning hope hopes
  hoped unable able reluctant reluctance impossible inability authorized authorised opportunity hesitant hesitancy hesitated pressure asked urged told required
  willing unwilling ready afraid supposed yet how whether enough`.split(/\s+/u),
);

/** "went on to say that …", "used the speech to call the plan a farce": what quotes, opens a clause or names something. */
function readInfinitive(r: Reader, i: number, verb: CueVerb, group: number, floor: number, end: number): Draft | null {
  if (verb.frames & Frame.counting || verb.lemma === 'give' || verb.lemma === 'hear') return null;
  const after = contentAfter(r, i, verb, null, end);
  if (after === null) return null;
  const subject = borrowedSubject(r, group - 1, floor, end);
  if (after.how !== 'that' && after.how !== 'quote') {
    const matrix = r.word(group - 2);
    const speaks = GOES_ON_TO.has(matrix) || (/^(label|clause|question)$/u.test(after.how) && !WISHES.has(matrix));
    if (!speaks || subject === null || !isSpeaker(r, subject)) return null;
  }
  return subject === null ? null : draft(r, subject, after.cue, after.contents, 'verb.infinitive');
}

/** "Asked whether …", "when asked about …": a question that nobody is named for. */
function readAsked(r: Reader, i: number, verb: CueVerb, floor: number, end: number): Draft | null {
  const left = i - 1;
  const opens =
    i === floor || r.word(left) === 'when' || r.word(left) === 'being' || hasBe(r, groupFirst(r, i, floor), i);
  if (!opens || r.word(i) !== 'asked') return null;
  const heads = i === floor || (r.word(left) === 'when' && (left === floor || r.mark(left - 1) === ','));
  const stop = heads ? nextComma(r, i + 1, end) : end;
  // asked *by Brun* whether …
  const asker = r.word(i + 1) === 'by' ? phraseAfter(r, i + 2, stop) : null;
  const after = contentAfter(r, asker === null ? i : asker.end - 1, verb, null, stop);
  if (after === null) return null;
  const asks =
    after.how === 'question' || after.how === 'about' || after.how === 'quote' || (heads && after.how === 'infinitive');
  if (!asks) return null;
  return draft(r, asker, { first: i, end: asker === null ? after.cue.end : i + 1 }, after.contents, 'verb.asked');
}

/** The comma behind which a clause with a subject of its own begins; `end` when there is none. */
function nextComma(r: Reader, from: number, end: number): number {
  for (let i = from; i < end; i++) {
    if (r.mark(i) !== ',') continue;
    const phrase = phraseAfter(r, i + 1, end);
    if (phrase === null || phrase.end >= end) continue;
    if (isFiniteVerb(r, phrase.end) || r.tag(phrase.end) === Pos.adv) return i;
    // "…, Ana Brun, the mayor, said"
    const named = r.context.mentions[r.entity[i + 1] as number]?.type === 'PERSON';
    if (named && r.mark(phrase.end) === ',' && beginsClause(r, from, i)) return i;
  }
  return end;
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
  if (!(forms & VerbForm.participle) || !hasBe(r, group, i)) return null;
  if (r.word(i + 1) !== 'by') return readNobody(r, i, verb, group, floor, end);
  const source = phraseAfter(r, i + 2, end);
  if (source === null || !isSpeaker(r, source)) return null;
  const next = source.end;
  const word = next < end ? r.word(next) : '';
  // was asked by a caller whether …, was told by the board that …
  if (verb.frames & Frame.addressee && next < end) {
    const told = toldContent(r, next, end);
    if (told !== null) return draft(r, source, { first: i, end: i + 1 }, [told], 'verb.passive');
  }
  if (!(word === 'to' || word === 'as' || (word === 'at' && verb.frames & Frame.figure))) {
    if (!IMPERSONAL.has(verb.lemma) || verb.lemma === 'claim') return null;
    // "the sale was first *reported* by the Courier"
    const said = subjectBefore(r, group, floor);
    return said === null ? null : draft(r, source, { first: i, end: i + 1 }, [said], 'verb.passive');
  }
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

/** What somebody was told, asked or warned of, behind the agent: that …, whether …, to …, “…”. */
function toldContent(r: Reader, i: number, end: number): Range | null {
  if (r.word(i) === 'that' && i + 1 < end) return { first: i + 1, end: clauseEnd(r, i + 1, end) };
  if (r.is(i, Word.question) && r.word(i) !== 'who') return { first: i, end: clauseEnd(r, i, end) };
  const quote = r.quotes[r.quote[r.mark(i) === '' || r.quote[i] !== -1 ? i : i + 1] as number];
  if (quote !== undefined && (quote.first === i || quote.first === i + 1))
    return { first: quote.first, end: quote.end };
  return null;
}

/** Participles of what is said by nobody in particular: it is *claimed* that, is *said* to. */
const IMPERSONAL = new Set(
  'say report announce allege claim reveal disclose confirm predict suggest argue estimate note rumor rumour acknowledge agree'.split(
    ' ',
  ),
);

/** "It was announced on Monday that …", "the pier is said to be unsafe": nobody is named. */
function readNobody(r: Reader, i: number, verb: CueVerb, group: number, floor: number, end: number): Draft | null {
  if (!IMPERSONAL.has(verb.lemma) || group <= floor - 1) return null;
  const cue = { first: i, end: i + 1 };
  if (group - 1 >= floor && r.word(group - 1) === 'it') {
    const q = skipCircumstances(r, i + 1, end, false);
    if (q + 1 < end && r.word(q) === 'that')
      return draft(r, null, cue, [{ first: q + 1, end: clauseEnd(r, q + 1, end) }], 'nobody.that');
    return null;
  }
  if (r.word(i + 1) !== 'to' || i + 2 >= end || !/^(say|report|allege|rumor|rumour|estimate)$/u.test(verb.lemma))
    return null;
  if (!(r.tag(i + 2) === Pos.verbBase || r.word(i + 2) === 'be' || r.word(i + 2) === 'have')) return null;
  const subject = subjectBefore(r, group, floor);
  if (subject === null) return null;
  return draft(r, null, cue, [subject, { first: i + 1, end: clauseEnd(r, i + 1, end) }], 'nobody.to');
}

/** "As Lee told the board, costs have doubled"; "costs have doubled, as Lee told the board". */
function readAs(r: Reader, i: number, verb: CueVerb, subject: Range, opener: number, floor: number): Draft | null {
  const whole = r.windowEnd(i);
  const cue = { first: i, end: i + cueLength(verb) };
  // "as Brun began to speak": what happens meanwhile
  if (ONGOING.has(verb.lemma) || r.word(cue.end) === 'to') return null;
  if (opener === floor || r.mark(opener - 1) === ',' || r.is(opener - 1, Word.and | Word.subordinate)) {
    const comma = nextComma(r, cue.end, whole);
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
