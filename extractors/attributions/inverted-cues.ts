import { Pos } from '../syntax/syntax.js';
import { contentAround } from './content-around.js';
import { beginsClause, isFiniteVerb } from './contents.js';
import type { CueVerb } from './cue-verbs.js';
import type { Draft, Range } from './draft.js';
import { beginsPhrase, POSTPOSED, phraseAfter } from './phrases.js';
import { lastInside } from './quotes.js';
import type { Reader } from './reader.js';
import { withOthersAfter } from './several-sources.js';
import { isSpeaker } from './speakers.js';
import { subjectBefore } from './subjects.js';
import { draft } from './verb-drafts.js';
import { Frame } from './verb-lexicon.js';
import { Word } from './words.js';

/** “…,” said X: the subject behind the verb. */
export function readInverted(r: Reader, i: number, verb: CueVerb, floor: number, end: number): Draft | null {
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
