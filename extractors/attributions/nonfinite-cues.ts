import { Pos } from '../syntax/syntax.js';
import { contentAfter } from './content-after.js';
import type { CueVerb } from './cue-verbs.js';
import type { Draft, Range } from './draft.js';
import { endsPhrase, phraseBefore } from './phrases.js';
import type { Reader } from './reader.js';
import { isSpeaker } from './speakers.js';
import { borrowedSubject, subjectBefore } from './subjects.js';
import { bounded, draft } from './verb-drafts.js';
import { Frame } from './verb-lexicon.js';
import { Word } from './words.js';

/** ", asserting that …", "with the report showing …", "by requesting …". */
export function readGerund(
  r: Reader,
  i: number,
  verb: CueVerb,
  group: number,
  floor: number,
  end: number,
  previous: Draft | undefined,
): Draft | null {
  if (verb.frames & Frame.figured) return null;
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
    // a comma in quotation marks belongs to what is said: "Citing a “need for peace,” the mayor …"
    const comma = subject === null ? end : subject.first - 1;
    const stop = subject === null || subject.first < i ? end : (r.quote[comma] as number) < 0 ? comma : comma + 1;
    const after = subject === null ? null : contentAfter(r, i, verb, subject, stop);
    return after === null || subject === null ? null : draft(r, subject, after.cue, after.contents, 'verb.participle');
  }
  let subject: Range | null = null;
  if (r.word(left) === 'as' && left > floor && endsPhrase(r, left - 1)) subject = phraseBefore(r, left, floor);
  else if ((r.quote[left] as number) < 0 && endsPhrase(r, left)) subject = subjectBefore(r, group, floor);
  else
    subject =
      withOwner(r, left, group, floor) ?? speakerBefore(r, left, floor, previous) ?? borrowedSubject(r, i, floor, end);
  const after = contentAfter(r, i, verb, subject, end);
  if (after === null) return null;
  // a video *depicting* a fight shows it; a survey of anything *suggesting that* it is so tells
  if (
    subject !== null &&
    verb.frames & Frame.thing &&
    !isSpeaker(r, subject) &&
    !/^(?:that|question)$/u.test(after.how)
  )
    return null;
  // "while *talking about* fares", "a voice *saying*: “…”": said, whoever it is
  if (subject === null && !TELLING.test(after.how) && !(after.how === 'object' && verb.lemma === 'cite')) return null;
  return draft(r, subject, after.cue, beforeParallel(r, bounded(r, after, left)), 'verb.participle');
}

/** "vowing to cut fares *and suggesting* …", "by saying that A *and by leaving*": a participle beside the cue's ends its content. */
function beforeParallel(r: Reader, contents: readonly (Range | null)[]): readonly (Range | null)[] {
  const last = contents.at(-1) ?? null;
  if (last === null || r.tag(last.first) === Pos.verbGerund) return contents;
  for (let i = last.first + 1; i + 1 < last.end; i++) {
    if ((r.quote[i] as number) >= 0) continue;
    // "costs of running and mending it": a participle inside the content goes with one of its own
    if (r.tag(i) === Pos.verbGerund) return contents;
    if (r.word(i) !== 'and') continue;
    const next = r.word(i + 1) === 'by' ? i + 2 : i + 1;
    if (next < last.end && r.tag(next) === Pos.verbGerund)
      return [...contents.slice(0, -1), { first: last.first, end: i }];
  }
  return contents;
}

/** Contents that only something said has. */
const TELLING = /^(?:that|quote|question|about|infinitive)$/u;

/** ", *with* the firm's report, released in May, *detailing* …": who the "with" brings in, across an insertion. */
function withOwner(r: Reader, left: number, group: number, floor: number): Range | null {
  if (r.mark(left) !== ',') return null;
  const subject = subjectBefore(r, group, floor);
  if (subject === null || subject.first <= floor) return null;
  const before = r.is(subject.first - 1, Word.article) ? subject.first - 2 : subject.first - 1;
  return before >= floor && r.word(before) === 'with' ? subject : null;
}

/** Words before an infinitive that say that it was said: went *on* to describe, *continued* to call for. */
const GOES_ON_TO = new Set(['on', 'continued', 'continues', 'continuing', 'began', 'proceeded']);

/** Words before an infinitive that leave it unsaid: *refused* to explain. */
const WISHES = new Set(
  `declined declines refused refuses refusing refusal not never failed fails want wants wanted wanting need needs needed plan plans planned planning hope hopes
  hoped unable able reluctant reluctance impossible inability authorized authorised opportunity hesitant hesitancy hesitated pressure asked urged told required
  willing unwilling ready afraid supposed yet how whether enough`.split(/\s+/u),
);

/** Verbs that are never an act behind an infinitive: took the stage to *discuss* fares. */
const TALKS = new Set('discuss talk speak comment explain mention emphasize emphasise underscore confirm'.split(' '));

/** To decline to *comment on* something is an answer. */
const REFUSES = /^(?:declined|declines|refused|refuses)$/u;

/** "went on to say that …", "used the speech to call the plan a farce": what quotes, opens a clause or names something. */
export function readInfinitive(
  r: Reader,
  i: number,
  verb: CueVerb,
  group: number,
  floor: number,
  end: number,
): Draft | null {
  if (verb.frames & Frame.figured) return null;
  const after = contentAfter(r, i, verb, null, end);
  if (after === null) return null;
  const subject = borrowedSubject(r, group - 1, floor, end);
  if (after.how !== 'that' && after.how !== 'quote') {
    const matrix = r.word(group - 2);
    const speaks =
      GOES_ON_TO.has(matrix) ||
      (/^(label|clause|question)$/u.test(after.how) && !WISHES.has(matrix)) ||
      (TALKS.has(verb.lemma) && !WISHES.has(matrix)) ||
      (REFUSES.test(matrix) && (verb.lemma === 'comment' || verb.lemma === 'discuss'));
    if (!speaks || subject === null || !isSpeaker(r, subject)) return null;
  }
  return subject === null ? null : draft(r, subject, after.cue, after.contents, 'verb.infinitive');
}

/** “…,” said Smith, *adding* that: who spoke before in the sentence goes on speaking. */
function speakerBefore(r: Reader, left: number, floor: number, previous: Draft | undefined): Range | null {
  if (previous === undefined || previous.citation || previous.cue.first < floor) return null;
  const quote = r.quotes[r.quote[left] as number];
  return r.mark(left) === ',' || quote?.end === left + 1 ? (previous.sources[0] ?? null) : null;
}

/** "X said A and *added* B": who spoke before in the sentence goes on. */
export function sharedSpeaker(floor: number, previous: Draft | undefined): Range | null {
  if (previous === undefined || previous.citation || previous.cue.first < floor) return null;
  return previous.sources[0] ?? null;
}
