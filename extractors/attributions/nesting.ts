import { VerbForm } from './cue-verbs.js';
import type { Draft, Range } from './draft.js';
import type { Reader } from './reader.js';
import { Word } from './words.js';

/**
 * Ends a content where another cue begins that is no part of it: "said prices rose *and added that* …", "told voters he won, *adding* …",
 * "said A, *while B said* …". Both drafts must be ordered by cue. Changes the drafts' contents.
 */
export function separate(r: Reader, drafts: readonly Draft[]): void {
  for (const [k, draft] of drafts.entries()) {
    const last = draft.contents.at(-1) as Range;
    if (last.first < draft.cue.first) continue;
    for (let j = k + 1; j < drafts.length; j++) {
      const other = drafts[j] as Draft;
      if (other.cue.first >= last.end) break;
      if ((r.quote[last.first] as number) >= 0 && r.quote[last.first] === r.quote[last.end - 1]) break;
      // "output fell, A said, and *exports shrank*, B found": what goes on behind A is B's
      const theirs = other.contents[0] as Range;
      if (
        draft.contents.length > 1 &&
        theirs.end <= other.cue.first &&
        theirs.first >= last.first &&
        theirs.first <= last.first + 1
      ) {
        draft.contents.pop();
        break;
      }
      const cut = boundary(r, draft, other, last);
      if (cut > last.first && cut < last.end) {
        draft.contents[draft.contents.length - 1] = { first: last.first, end: trimEnd(r, last.first, cut) };
        break;
      }
    }
  }
}

/**
 * "goods cross the strait, *A calculates*, and sales rose 5%, *B shows*": each speaker tells the clause before him. Changes the drafts' contents.
 */
export function partBetween(r: Reader, drafts: readonly Draft[]): void {
  for (let k = 1; k < drafts.length; k++) {
    const draft = drafts[k] as Draft;
    const earlier = drafts[k - 1] as Draft;
    const content = draft.contents[0] as Range;
    const told = earlier.contents[0] as Range;
    if (draft.citation || earlier.citation || earlier.contents.length > 2) continue;
    if (content.first > told.first || content.end < earlier.cue.end || content.end > draft.cue.first) continue;
    if (told.end > earlier.cue.first || (r.quote[told.first] as number) >= 0) continue;
    const comma = Math.max(earlier.cue.end, earlier.sources[0]?.end ?? 0);
    if (r.mark(comma) !== ',' || !r.is(comma + 1, Word.and) || comma + 2 >= content.end) continue;
    draft.contents = [{ first: comma + 2, end: content.end }, ...draft.contents.slice(1)];
    earlier.contents = [told];
  }
}

/**
 * An insertion that cites somebody else is not said by the outer speaker: "notes that 62% of the ore—*1,800 tons, per the survey*—is shipped
 * raw" has two contents. Changes the drafts' contents.
 */
export function splitAroundCitations(r: Reader, drafts: readonly Draft[]): void {
  for (const [k, draft] of drafts.entries()) {
    const last = draft.contents.at(-1) as Range;
    if (last.first < draft.cue.first || draft.contents.length > 1) continue;
    for (let j = k + 1; j < drafts.length; j++) {
      const other = drafts[j] as Draft;
      if (other.cue.first >= last.end) break;
      const close = other.sources[0]?.end ?? last.end;
      if (!other.citation || close >= last.end || !r.isDash(close)) continue;
      const open = dashBefore(r, other.cue.first, last.first);
      if (open <= last.first) continue;
      draft.contents = [
        { first: last.first, end: open },
        { first: close + 1, end: last.end },
      ];
      break;
    }
  }
}

/** The dash before token `i`; -1 when none stands behind `floor`. */
function dashBefore(r: Reader, i: number, floor: number): number {
  for (let k = i - 1; k > floor && k > i - INSERTION; k--) if (r.isDash(k)) return k;
  return -1;
}

/** The longest insertion, in tokens. */
const INSERTION = 60;

function isPresent(forms: number): boolean {
  return forms !== 0 && (forms & ~(VerbForm.base | VerbForm.third)) === 0;
}

function isPast(forms: number): boolean {
  return (forms & VerbForm.past) !== 0;
}

function trimEnd(r: Reader, first: number, end: number): number {
  let to = end;
  while (to - 1 > first && (r.mark(to - 1) === ',' || r.mark(to - 1) === ';' || r.isDash(to - 1))) to--;
  return to;
}

/** The token at which the content of `draft` ends because of `other`; -1 where the other is nested in it. */
function boundary(r: Reader, draft: Draft, other: Draft, content: Range): number {
  // "Lima's claim that A grew is false, Ortiz said": who closes the sentence speaks of all of it
  if (!other.citation && (other.contents[0] as Range).first <= draft.cue.first) {
    const speaker = other.sources[0]?.first ?? other.start;
    return Math.min(speaker, other.start) - 1;
  }
  if (other.citation) {
    const source = other.sources[0];
    return source !== undefined && source.end >= content.end - 1 && other.cue.first > content.first
      ? other.cue.first
      : -1;
  }
  let start = other.start;
  const source = other.sources[0];
  if (source !== undefined && source.first >= content.first && source.first < start) start = source.first;
  let left = start - 1;
  // "and *more than* four in ten said"
  for (let steps = 0; steps < 5 && left > content.first && isMeasure(r, left); steps++) left--;
  if (left <= content.first) return -1;
  const own = source !== undefined && source.first >= content.first;
  const quote = r.quotes[r.quote[left] as number];
  if (quote !== undefined && quote.end === start && quote.end < content.end) return own ? -1 : start;
  if (r.mark(left) === ',' || r.mark(left) === ';' || r.isDash(left)) {
    // ", adding that …": a participle of the same speaker
    return own && r.mark(left) === ',' ? -1 : left;
  }
  if (
    !r.is(left, Word.and) &&
    r.word(left) !== 'while' &&
    r.word(left) !== 'whereas' &&
    r.word(left) !== 'though' &&
    r.word(left) !== 'although'
  )
    return -1;
  // "says she called the board and *asked* for time": what is past goes on with what is said now
  if (!own && isPresent(r.verbForm(draft.cue.first)) && isPast(r.verbForm(other.cue.first))) return -1;
  const shared = source !== undefined && draft.sources.some((range) => range.first === source.first);
  return shared || own ? left : -1;
}

/** Drops what stands inside the content of another verb's clause. */
export function dropNested(r: Reader, drafts: readonly Draft[]): Draft[] {
  const { sentenceOf } = r.tokens;
  let from = 0;
  return drafts.filter((draft) => {
    const weighty = draft.contents.some(
      ({ first, end }) => r.holdsNumber(first, end) || (r.quote[first] as number) >= 0,
    );
    if (draft.citation || (weighty && draft.rule.startsWith('verb'))) return true;
    // cues are read outside of quotations only: what nests them stands in their own sentence
    const sentence = sentenceOf[draft.cue.first] as number;
    while ((sentenceOf[(drafts[from] as Draft).cue.first] as number) < sentence) from++;
    for (let k = from; k < drafts.length; k++) {
      const outer = drafts[k] as Draft;
      if ((sentenceOf[outer.cue.first] as number) > sentence || k - from > MOST_CUES) break;
      if (outer === draft) continue;
      // what nobody in particular says gives way to whoever is named for it
      if (draft.rule.startsWith('nobody') && outer.sources.length > 0 && overlaps(outer, draft)) return false;
      if ((!outer.citation || (isBare(r, draft) && !isNamed(r, draft))) && holds(r, outer, draft)) return false;
    }
    return true;
  });
}

/** Whether neither a figure nor a quotation stands in what a draft tells. */
function isBare(r: Reader, draft: Draft): boolean {
  for (const { first, end } of draft.contents)
    for (let i = first; i < end; i++) if ((r.quote[i] as number) >= 0 || (r.number[i] as number) >= 0) return false;
  return true;
}

/** "According to the Herald, *Ada Brun* said …": whom a citation names keeps what she said. */
function isNamed(r: Reader, draft: Draft): boolean {
  const source = draft.sources[0];
  if (source === undefined) return false;
  for (let i = source.first; i < source.end; i++)
    if (r.context.mentions[r.entity[i] as number]?.type === 'PERSON') return true;
  return false;
}

/** Cues of one sentence that are looked at. */
const MOST_CUES = 60;

function holds(r: Reader, outer: Draft, draft: Draft): boolean {
  const source = draft.sources[0];
  // "cites the crowds: He says …": what the colon introduces is told by the article
  if (source !== undefined && source.first > 0 && r.mark(source.first - 1) === ':' && outer.cue.first < source.first)
    return false;
  // who is not set apart by now is only spoken of: "says she called the board and *asked* for time"
  const same = source !== undefined && source.first === outer.sources[0]?.first;
  return outer.contents.some(
    (content) =>
      content.first <= draft.start &&
      draft.cue.end <= content.end &&
      content.first <= (draft.contents[0] as Range).first &&
      (same || content.first <= (source?.first ?? content.first)),
  );
}

/** Whether a token measures the noun phrase behind it: more than, about, nearly, four in. */
function isMeasure(r: Reader, i: number): boolean {
  return (
    (r.number[i] as number) >= 0 ||
    /^(more|less|fewer|than|about|nearly|almost|some|over|at|least|in)$/u.test(r.word(i))
  );
}

function overlaps(outer: Draft, draft: Draft): boolean {
  return outer.contents.some((content) => content.first < draft.cue.end && draft.cue.first < content.end);
}
