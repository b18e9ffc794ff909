import { Pos } from '../syntax/syntax.js';
import { skipCircumstances } from './circumstances.js';
import { contentAfter } from './content-after.js';
import { clauseEnd, nextComma } from './contents.js';
import { type CueVerb, VerbForm } from './cue-verbs.js';
import type { Draft, Range } from './draft.js';
import { phraseAfter } from './phrases.js';
import type { Reader } from './reader.js';
import { isSpeaker } from './speakers.js';
import { groupFirst, subjectBefore } from './subjects.js';
import { draft } from './verb-drafts.js';
import { Frame } from './verb-lexicon.js';
import { hasBe } from './verb-or-noun.js';
import { Word } from './words.js';

/** "Asked whether …", "when asked about …": a question that nobody is named for. */
export function readAsked(r: Reader, i: number, verb: CueVerb, floor: number, end: number): Draft | null {
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

/** "The bill is put by the ministry at $3bn", "the craft are estimated by Acme to weigh 571 kg": who speaks splits the content. */
export function readPassive(
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

/** "Brun was asked *to resign*", "was told *that* …": what is asked or told of whom it is asked, nobody named. */
function readAddressed(r: Reader, i: number, verb: CueVerb, group: number, floor: number, end: number): Draft | null {
  const next = i + 1;
  const cue = { first: i, end: next };
  if (r.word(next) === 'that' && next + 1 < end)
    return draft(r, null, cue, [{ first: next + 1, end: clauseEnd(r, next + 1, end) }], 'nobody.that');
  if (r.word(next) !== 'to' || verb.lemma !== 'ask' || r.tag(next + 1) !== Pos.verbBase) return null;
  const asked = subjectBefore(r, group, floor);
  return asked === null
    ? null
    : draft(r, null, cue, [asked, { first: next, end: clauseEnd(r, next, end) }], 'nobody.to');
}

/** "It was announced on Monday that …", "the pier is said to be unsafe": nobody is named. */
function readNobody(r: Reader, i: number, verb: CueVerb, group: number, floor: number, end: number): Draft | null {
  if (verb.frames & Frame.addressee) return readAddressed(r, i, verb, group, floor, end);
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
