import { Pos } from '../syntax/syntax.js';
import { clauseStart } from './cited-clauses.js';
import { beginsClause, clauseEnd, isFiniteVerb, trim } from './contents.js';
import type { Draft, Range } from './draft.js';
import { objectEnd } from './objects.js';
import { endsPhrase, phraseAfter, phraseBefore } from './phrases.js';
import type { Reader } from './reader.js';
import { withOthersAfter } from './several-sources.js';
import { isSpeaker } from './speakers.js';
import { Word } from './words.js';

/** Participles that tie what stands before them to their agent: reported *by*. Those of acts (approved, signed) are none. */
const BY = new Set(
  `reported documented cited quoted corroborated substantiated confirmed calculated quantified articulated published transcribed obtained announced
  estimated projected described revealed disclosed compiled echoed outlined noted chronicled recorded modelled modeled stated carried
  verified acknowledged registered catalogued cataloged assessed forecast attested observed repeated`.split(/\s+/u),
);
/** The same, but only behind "as" or a comma: sales fell, *as tracked by* Kpler; no ships *tracked by* Kpler, no letter *seen by* it. */
const SET_OFF = new Set('tracked tallied counted logged monitored measured analysed analyzed seen reviewed'.split(' '));
/** Participles that tie it to the document in which it stands: detailed *in*. */
const IN = new Set(
  `detailed documented reported published echoed articulated outlined described disclosed stated noted recorded evident quoted cited shown seen
  critiqued chronicled set laid reflected summarized summarised highlighted contained listed revealed announced compiled`.split(
    /\s+/u,
  ),
);
/** Of these, what is done with the document that speaks itself: "images reviewed by X show". */
const SEEN = new Set(['published', 'transcribed', 'obtained', 'seen', 'reviewed', 'compiled', 'verified']);
/** The same, behind "as", a comma or "and" only: others are held in a place ("registered in Kesta"). */
const SET_OFF_IN = new Set(
  `tallied logged counted catalogued cataloged itemized itemised registered projected estimated forecast specified stipulated quantified analysed analyzed
  assessed calculated modelled modeled presented tabulated mapped collated`.split(/\s+/u),
);
/** Nouns that take up a whole clause: the ships are late, *a delay* disclosed in the letter. */
const CHANGES = new Set(
  'delay rise increase drop fall decline loss change shortfall overrun gain jump surge shift fact reduction improvement'.split(
    ' ',
  ),
);
const PLACES = new Set(['in', 'across', 'on', 'through']);

/** The citation that begins at token `i`: according to, per, as documented in, reported by. */
export function readCitation(r: Reader, i: number, drafts: readonly Draft[]): Draft | null {
  const end = r.windowEnd(i);
  const floor = floorOf(r, i, drafts);
  const word = r.word(i);
  if (word === 'according' && r.word(i + 1) === 'to')
    return readPreposition(r, i, i + 2, floor, end, 'citation.according-to');
  if (word === 'per') return ofItsOwn(r, readPer(r, i, floor, end), drafts);
  if (word === 'as' && r.word(i + 1) === 'of') return readAsOf(r, i, floor, end);
  if (word === 'via') return readVia(r, i, floor, end);
  if (word === 'by' || word === 'on') return readCount(r, i, floor, end);
  if (
    word === 'in' &&
    r.word(i + 1) === 'the' &&
    /^(words|view|opinion|eyes|estimation)$/.test(r.word(i + 2)) &&
    r.word(i + 3) === 'of'
  )
    return readPreposition(r, i, i + 4, floor, end, 'citation.words-of');
  if (word === 'derived' && r.word(i + 1) === 'from')
    return inDraft(r, readParticiple(r, i, i + 2, floor, end, 'citation.derived-from'), drafts);
  const next = i + 1 < end ? r.word(i + 1) : '';
  // "according to data compiled by Lima": the participle belongs to the source, nothing more is cited
  const cited = drafts.at(-1);
  if (
    cited?.citation === true &&
    cited.sources[0]?.end === i &&
    cited.cue.first < i &&
    /^(?:compiled|reported)$/u.test(word)
  )
    return null;
  // "published on May 22"
  if (next === 'on' && (r.date[i + 2] as number) >= 0) return null;
  const by = next === 'by' && (BY.has(word) || (SET_OFF.has(word) && isSetOff(r, i, floor)));
  const placed = PLACES.has(next) && (IN.has(word) || (SET_OFF_IN.has(word) && isSetOff(r, i, floor)));
  const rule = by ? 'citation.by' : placed ? 'citation.in' : null;
  if (rule === null) return null;
  const draft = readParticiple(r, i, i + 2, floor, end, rule);
  return alongWith(r, i, draft, drafts) ?? (by ? inDraft(r, draft, drafts) : draft);
}

/** Whether "as", a comma or another citation's "and" stands before a participle. */
function isSetOff(r: Reader, i: number, floor: number): boolean {
  const left = i - 1;
  return left > floor && (r.word(left) === 'as' || r.mark(left) === ',' || r.is(left, Word.and));
}

/** Whether another citation follows: "tallied in a report *and confirmed by* the navy". */
function isCoordinated(r: Reader, i: number): boolean {
  if (!r.is(i, Word.and)) return false;
  let next = i + 1;
  while (r.tag(next) === Pos.adv || r.word(next) === 'since') next++;
  return r.is(next, Word.cited) && (r.word(next + 1) === 'by' || PLACES.has(r.word(next + 1)));
}

/** "…, tallied in a report *and confirmed by the navy*": the content of the citation that it is coordinated with. */
function alongWith(r: Reader, i: number, draft: Draft | null, drafts: readonly Draft[]): Draft | null {
  const cited = drafts.at(-1);
  let left = i - 1;
  while (left > 0 && r.tag(left) === Pos.adv) left--;
  // "and since repeated by"
  if (r.word(left) === 'since') left--;
  if (cited?.citation !== true || !r.is(left, Word.and) || cited.sources.at(-1)?.end !== left) return null;
  const source = draft?.sources[0] ?? phraseAfter(r, i + 2, r.windowEnd(i));
  if (source === null || !(isSpeaker(r, source) || isDocumentLike(r, source))) return null;
  return { ...cited, sources: [source], cue: { first: i, end: i + 2 }, start: i };
}

function draftOf(
  source: Range,
  cue: Range,
  contents: readonly (Range | null)[],
  rule: string,
  r: Reader,
): Draft | null {
  const kept = contents.map((range) => (range === null ? null : trim(r, range))).filter((range) => range !== null);
  if (kept.length === 0) return null;
  return { sources: [source], cue, start: cue.first, contents: kept, rule, citation: true };
}

/** "per capita" and "per 1,000 people" are rates: a source begins with an article, a name, a possessor or a document's date. */
function readPer(r: Reader, i: number, floor: number, end: number): Draft | null {
  if (i + 1 >= end) return null;
  const next = i + 1;
  const mark = i > floor ? r.mark(i - 1) : ',';
  const set = mark === ',' || mark === '(' || (i > floor && r.isDash(i - 1));
  const named = r.tag(next) === Pos.propn || r.is(next, Word.article | Word.possessive);
  if (!named && !((r.date[next] as number) >= 0 && set)) return null;
  if (!set && (r.number[next] as number) >= 0) return null;
  const source = phraseAfter(r, next, end);
  if (source === null) return null;
  if (!set) {
    // "a catch of 640 boxes in 2021 per harbour data"
    let holds = false;
    for (let k = source.first; k < source.end; k++) holds ||= r.is(k, Word.document) || r.tag(k) === Pos.propn;
    if (!holds) return null;
  }
  return readPreposition(r, i, next, floor, end, 'citation.per');
}

export function readPreposition(
  r: Reader,
  cue: number,
  from: number,
  floor: number,
  end: number,
  rule: string,
): Draft | null {
  if (from >= end) return null;
  const named = phraseAfter(r, from, end);
  if (named === null) return null;
  const source = withOthersAfter(r, named, end);
  const spoken = r.quotes[r.quote[source.end + 1] as number];
  if (rule === 'citation.words-of' && spoken !== undefined && spoken.first === source.end + 1)
    return draftOf(source, { first: cue, end: from }, [{ first: spoken.first, end: spoken.end }], rule, r);
  const cueRange = { first: cue, end: from };
  let left = cue - 1;
  if (left >= floor && r.is(left, Word.and | Word.subordinate) && (left === floor || r.mark(left - 1) === ','))
    left = floor - 1;
  if (left < floor || r.mark(left) === ':' || (left === floor && r.mark(left) !== ''))
    return before(r, cueRange, source, end, rule);
  const bracketed = r.mark(left) === '(' || (r.isDash(left) && false);
  let stop = cue;
  if (r.mark(left) === ',' || r.isDash(left) || bracketed) stop = left;
  if (stop <= floor) return before(r, cueRange, source, end, rule);
  const quoteIndex = r.quote[stop - 1] as number;
  const quote = r.quotes[quoteIndex];
  let start = clauseStart(r, stop, floor);
  if (quote !== undefined && quote.first < start) start = r.sentenceFirst(quote.first);
  const contents: Range[] = [{ first: start, end: stop }];
  // "The plan, according to the bank, will cost …", "In May, according to the bank, prices rose"
  const next = source.end + 1;
  if (
    r.mark(left) === ',' &&
    next < end &&
    (r.mark(source.end) === ',' || (r.isDash(source.end) && !(start > floor && r.isDash(start - 1)))) &&
    !beginsClause(r, start, stop)
  ) {
    const rest = { first: next, end: clauseEnd(r, next, end) };
    if (isFiniteVerb(r, next)) contents.push(rest);
    else if (beginsClause(r, next, end) && (r.is(start, Word.relative) || !r.holdsNumber(start, stop)))
      contents.splice(0, 1, rest);
  }
  return draftOf(source, cueRange, contents, rule, r);
}

/** "According to X, C", "according to X C": the content begins behind what tells more of the source. */
function before(r: Reader, cue: Range, source: Range, end: number, rule: string): Draft | null {
  let i = source.end;
  // without a comma the clause may follow at once
  const bare =
    i < end &&
    r.mark(i) === '' &&
    beginsClause(r, i, end) &&
    (r.tag(i) === Pos.det || r.tag(i) === Pos.propn || r.tag(i) === Pos.pron);
  // "data compiled by the bank, prices …": a participle of the source runs to its comma
  const told = i < end && r.tag(i) === Pos.verbParticiple && hasComma(r, i, end);
  // "a notice dated May 4, 2021, this plan …"
  while (
    !bare &&
    i < end &&
    r.mark(i) !== ',' &&
    r.mark(i) !== ':' &&
    !r.isDash(i) &&
    !(r.tag(i) === Pos.det && i > source.end && !told)
  )
    i++;
  if (i < end && r.mark(i) === ',' && (r.date[i - 1] as number) >= 0 && (r.date[i + 1] as number) >= 0) {
    i++;
    while (i < end && (r.date[i] as number) >= 0) i++;
  }
  if (i < end && (r.mark(i) === ',' || r.mark(i) === ':' || r.isDash(i))) i++;
  if (i >= end) return null;
  // "According to A, quoting B, prices fell"
  if (r.tag(i) === Pos.verbGerund) {
    for (let k = i; k < end; k++) {
      if (r.mark(k) === ',' && beginsClause(r, k + 1, end)) {
        i = k + 1;
        break;
      }
    }
  }
  const quote = r.quotes[r.quote[i] as number];
  if (quote !== undefined && quote.first === i && quote.end >= end) {
    return draftOf(
      source,
      cue,
      quote.pieces.map(([first, to]) => ({ first, end: to })),
      rule,
      r,
    );
  }
  return draftOf(
    source,
    cue,
    [{ first: i, end: Math.max(clauseEnd(r, i, end), i + Math.floor((end - i) / 2)) }],
    rule,
    r,
  );
}

/** Whether a comma stands close behind that parts no date: "data compiled by the bank, prices …". */
function hasComma(r: Reader, first: number, end: number): boolean {
  for (let i = first; i < end && i < first + 15; i++) {
    if (r.mark(i) === ',') return (r.date[i - 1] as number) < 0;
    if (isFiniteVerb(r, i)) return false;
  }
  return false;
}

function isDocumentLike(r: Reader, range: Range): boolean {
  let names = 0;
  for (let i = range.first; i < range.end; i++) {
    if (r.is(i, Word.document | Word.manner)) return true;
    if (r.word(i) === "'s" || (r.tag(i) === Pos.propn && (r.date[i] as number) < 0)) names++;
  }
  return names >= 2 && r.tag(range.end - 1) === Pos.propn;
}

function readParticiple(r: Reader, i: number, from: number, floor: number, end: number, rule: string): Draft | null {
  if (from >= end) return null;
  const source = phraseAfter(
    r,
    r.tag(from) === Pos.verbGerund && rule === 'citation.derived-from' ? from + 1 : from,
    end,
  );
  if (source === null || ((r.date[source.first] as number) >= 0 && source.end - source.first <= 2)) return null;
  if (rule === 'citation.in' && !isDocumentLike(r, source)) return null;
  if (rule === 'citation.by' && !isSpeaker(r, source)) return null;
  let left = i - 1;
  // as *first* reported by
  if (left > floor && /^(first|previously|originally|also|initially)$/u.test(r.word(left))) left--;
  const as = left >= floor && r.word(left) === 'as';
  if (as) left--;
  const cue = { first: i, end: from };
  // "As reported by the Courier, fares rose"
  if (left < floor) return as ? before(r, cue, source, end, rule) : null;
  // "deposits, estimated by the survey at 31 tonnes"
  const at = rule === 'citation.by' && r.word(source.end) === 'at' && r.holdsNumber(source.end, source.end + 4);
  const valued = at ? { first: source.end, end: objectEnd(r, source.end, end) } : null;
  // , a figure corroborated by X
  if (
    !as &&
    (r.is(left, Word.figure) || CHANGES.has(r.word(left))) &&
    left - 1 > floor &&
    r.is(left - 1, Word.article)
  ) {
    const comma = left - 2;
    if (comma > floor && (r.mark(comma) === ',' || r.isDash(comma)))
      return draftOf(source, cue, [{ first: clauseStart(r, comma, floor), end: comma }], 'citation.figure', r);
  }
  if (r.mark(left) === ',' || r.isDash(left) || r.mark(left) === '(') {
    const stop = left;
    if (as || beginsClause(r, floor, stop)) {
      const start = clauseStart(r, stop, floor);
      if (as || source.end >= end - 1 || isCoordinated(r, source.end))
        return draftOf(source, cue, [{ first: start, end: stop }], `${rule}`, r);
    }
    const phrase = endsPhrase(r, stop - 1) ? phraseBefore(r, stop, floor) : null;
    // a short opening that the tagger takes for no noun phrase
    const opening = phrase === null && stop - floor <= 8 ? { first: floor, end: stop } : phrase;
    return opening === null ? null : draftOf(source, cue, [opening, valued], rule, r);
  }
  if (as) return draftOf(source, cue, [{ first: clauseStart(r, left + 1, floor), end: left + 1 }], rule, r);
  // "images reviewed by X show that …": the images speak
  if (SEEN.has(r.word(i)) && source.end < end && isFiniteVerb(r, source.end) && !r.is(left, Word.be)) return null;
  // was documented by X: what was documented is the subject
  let k = left;
  while (k > floor && (r.is(k, Word.aux | Word.negation) || r.tag(k) === Pos.adv)) k--;
  if (!endsPhrase(r, k)) return null;
  const phrase = phraseBefore(r, k + 1, floor);
  if (phrase === null) return null;
  return draftOf(source, cue, [phrase, valued], rule, r);
}

/** What a citation closes begins no earlier than the citation before it in the sentence: "…, as detailed in A, needs 27 plants, according to B". */
function floorOf(r: Reader, i: number, drafts: readonly Draft[]): number {
  const floor = r.windowFirst(i);
  for (let k = drafts.length - 1; k >= 0; k--) {
    const draft = drafts[k] as Draft;
    if (draft.cue.first < floor) break;
    const source = draft.sources[0];
    if (!draft.citation || source === undefined || source.end >= i) continue;
    if (draft.contents.some((content) => content.first > draft.cue.first)) continue;
    const comma = source.end;
    if (comma < i && (r.mark(comma) === ',' || r.isDash(comma)) && standsAsClause(r, comma + 1, i)) return comma + 1;
  }
  return floor;
}

function standsAsClause(r: Reader, first: number, end: number): boolean {
  return isFiniteVerb(r, first) || r.is(first, Word.and) || beginsClause(r, first, end);
}

/** "…, per its survey": the one whose survey it is said all of it. */
function ofItsOwn(r: Reader, draft: Draft | null, drafts: readonly Draft[]): Draft | null {
  const source = draft?.sources[0];
  if (draft === null || source === undefined || !r.is(source.first, Word.possessive)) return draft;
  const said = drafts.at(-1)?.contents.at(-1);
  // a survey stands behind figures, not behind whatever its owner did
  if (said === undefined || !r.holdsNumber(said.first, said.end)) return draft;
  return takeOver(draft, drafts, r.sentenceFirst(draft.cue.first));
}

/** ", a figure confirmed by X": what the sentence has somebody say is what X confirms. */
function inDraft(r: Reader, draft: Draft | null, drafts: readonly Draft[]): Draft | null {
  return draft === null || draft.rule !== 'citation.figure'
    ? draft
    : takeOver(draft, drafts, r.sentenceFirst(draft.cue.first));
}

function takeOver(draft: Draft, drafts: readonly Draft[], floor: number): Draft {
  const said = drafts.at(-1);
  const content = said?.contents.at(-1);
  if (
    said === undefined ||
    content === undefined ||
    said.citation ||
    said.cue.first < floor ||
    content.first < said.cue.first
  )
    return draft;
  const end = Math.min(content.end, draft.contents.at(-1)?.end ?? content.end);
  if (end <= content.first || content.end < (draft.contents[0]?.first ?? 0)) return draft;
  draft.contents = [{ first: content.first, end }];
  return draft;
}

/** "with 85 boats as of the 2021 Harbour Report" */
function readAsOf(r: Reader, i: number, floor: number, end: number): Draft | null {
  if (i + 3 >= end || !r.is(i + 2, Word.article) || !endsPhrase(r, i - 1)) return null;
  const source = phraseAfter(r, i + 2, end);
  if (source === null || !r.is(source.end - 1, Word.document)) return null;
  const told = phraseBefore(r, i, floor);
  // "with 234 ships commissioned since 2015 as of the assessment": back to the figure
  const dated = told !== null && (r.date[told.first] as number) >= 0;
  return draftOf(
    source,
    { first: i, end: i + 2 },
    [dated ? { first: clauseStart(r, i, floor), end: i } : told],
    'citation.as-of',
    r,
  );
}

/** "a statement via the Daily Post" */
function readVia(r: Reader, i: number, floor: number, end: number): Draft | null {
  const before = i - 1;
  if (before < floor || !r.is(before, Word.document | Word.manner)) return null;
  const source = phraseAfter(r, i + 1, end);
  if (source === null || r.tag(source.end - 1) !== Pos.propn) return null;
  return draftOf(source, { first: i, end: i + 1 }, [phraseBefore(r, i, floor)], 'citation.via', r);
}

/** ", by the ministry's count": a noun of counting with a possessor. */
function readCount(r: Reader, i: number, floor: number, end: number): Draft | null {
  const opens = i === floor;
  if (!opens && r.mark(i - 1) !== ',') return null;
  const phrase = phraseAfter(r, i + 1, end);
  if (
    phrase === null ||
    !/^(count|estimate|estimates|reckoning|calculation|calculations|tally|account)$/u.test(r.word(phrase.end - 1))
  )
    return null;
  // "by our estimate, the total will reach 40"
  if (opens && r.mark(phrase.end) !== ',') return null;
  if (opens && r.is(phrase.end - 2, Word.possessive))
    return draftOf(
      { first: phrase.end - 2, end: phrase.end - 1 },
      { first: phrase.end - 1, end: phrase.end },
      [{ first: phrase.end + 1, end: clauseEnd(r, phrase.end + 1, end) }],
      'citation.count',
      r,
    );
  const owner = phrase.end - 2;
  if (owner <= i || !(r.word(owner) === "'s" || r.mark(owner) === '’' || r.mark(owner) === "'")) return null;
  const source = { first: phrase.first, end: owner };
  const cue = { first: phrase.end - 1, end: phrase.end };
  const content = opens
    ? { first: phrase.end + 1, end: clauseEnd(r, phrase.end + 1, end) }
    : { first: clauseStart(r, i - 1, floor), end: i - 1 };
  return draftOf(source, cue, [content], 'citation.count', r);
}
