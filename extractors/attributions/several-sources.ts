import type { Draft, Range } from './draft.js';
import { phraseAfter, phraseBefore } from './phrases.js';
import type { Reader } from './reader.js';
import { isSpeaker } from './speakers.js';
import { Word } from './words.js';

/**
 * Splits a coordinated source into its members, "Ada Brun, Acme and the mayor" -> three. One that shares its noun ("Acme and Kesta dispatches") or
 * is one name ("Ministry of Trade and Industry") stays whole.
 */
export function splitSources(r: Reader, draft: Draft): Range[] {
  const source = draft.sources[0];
  if (source === undefined || draft.sources.length > 1) return draft.sources;
  const and = coordinator(r, source);
  if (and < 0) return [source];
  const members: Range[] = [];
  let first = source.first;
  for (let i = source.first; i <= and; i++) {
    if (i !== and && (r.mark(i) !== ',' || (r.entity[i] as number) >= 0 || (r.date[i] as number) >= 0)) continue;
    if (i > first) members.push({ first, end: i });
    first = i + 1;
  }
  members.push({ first: and + 1, end: source.end });
  const split = members.length > 1 && members.every((member) => member.end > member.first && isMember(r, member));
  return split ? members : [source];
}

/** The last "and" of the phrase that joins speakers; -1. Within names and behind "of" it joins something else. */
function coordinator(r: Reader, source: Range): number {
  let tied = false;
  let found = -1;
  for (let i = source.first; i < source.end; i++) {
    if (r.is(i, Word.tie) && r.mark(i) === '') tied = true;
    if (r.word(i) !== 'and' && r.word(i) !== 'or') continue;
    const inside = i > 0 && (r.entity[i] as number) >= 0;
    if (!inside && !tied) found = i;
  }
  return found;
}

function isMember(r: Reader, member: Range): boolean {
  // a document noun at the end belongs to all of them
  return isSpeaker(r, member) && !r.isDocument(member.end - 1);
}

/** A subject with what is coordinated before it: "*Ada Brun and* the mayor said". Only where nothing but speakers stands there. */
export function withOthersBefore(r: Reader, range: Range, floor: number): Range {
  let { first } = range;
  if (first - 2 < floor || r.word(first - 1) !== 'and' || !isSpeaker(r, range)) return range;
  let end = first - 1;
  for (let steps = 0; steps < 4; steps++) {
    if (r.mark(end - 1) === ',') end--;
    const before = phraseBefore(r, end, floor);
    if (before === null || !isSpeaker(r, before)) return first === range.first ? range : { first, end: range.end };
    const opens = before.first === floor || (r.quote[before.first - 1] as number) >= 0;
    if (opens) return { first: before.first, end: range.end };
    if (r.mark(before.first - 1) !== ',') return first === range.first ? range : { first, end: range.end };
    first = before.first;
    end = before.first - 1;
  }
  return range;
}

/** A source with what is coordinated behind it: "according to officials *and analysts*", where the phrase then ends. */
export function withOthersAfter(r: Reader, range: Range, end: number): Range {
  const and = range.end;
  if (and + 1 >= end || r.word(and) !== 'and' || r.quote[and] !== r.quote[range.first]) return range;
  const other = phraseAfter(r, and + 1, end);
  if (other === null || !isSpeaker(r, other)) return range;
  const closes = other.end >= end || r.mark(other.end) !== '';
  return closes ? { first: range.first, end: other.end } : range;
}
