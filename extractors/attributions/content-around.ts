import { Pos } from '../syntax/syntax.js';
import { skipCircumstances } from './circumstances.js';
import { beginsClause, clauseEnd, isFiniteVerb } from './contents.js';
import type { CueVerb } from './cue-verbs.js';
import type { Range } from './draft.js';
import { phraseAfter } from './phrases.js';
import { LONGEST_TITLE, lastInside } from './quotes.js';
import type { Reader } from './reader.js';
import { Frame } from './verb-lexicon.js';
import { Word } from './words.js';

/** Contents of a cue that stands behind or inside them: what ends before `first`, and what goes on behind `after`. */
export function contentAround(
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
    // what opens a paragraph closes no quotation of the one before
    if (left < floor && r.paragraph(first)[0] > left) return null;
    // “…” He said. The cue's sentence must hold nothing but the cue
    const asked = /[?!]/u.test(lastInside(r, quote));
    if (left < floor && after < end - 1 && !tellsOnlyHow(r, after, end, asked)) return null;
    quoted = true;
    const start = r.sentenceFirst(quote.first);
    // words before the quotation in its sentence belong to it: The money went “upstairs,” he said
    if (start < quote.first && quote.pieces.length === 1 && !setsOff(r, quote.first - 1))
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
  if (!quoted && contents.length === 1) {
    const from = contents[0]?.first ?? 0;
    // behind a clause that closes with its speaker nothing else can have been said
    if (isBareSubordinate(r, from, left) && !(after >= end - 1 && r.holdsNumber(from, left))) return null;
    // "…, one old friend said.": nothing else can have been said
    const sure =
      (verb.lemma === 'say' ||
        (verb.lemma === 'tell' && r.holdsNumber(from, left)) ||
        (after >= end - 1 && r.holdsNumber(from, left))) &&
      left - from > 2 &&
      r.tag(from) !== Pos.adp &&
      !r.is(from, Word.subordinate);
    const figured = verb.frames & Frame.clause && isFigured(r, from, left) && closes(r, after, end, verb);
    if (!sure && !figured && !isStatement(r, from, left, after, end)) return null;
  }
  return contents;
}

/** Whether what stands before a speaker holds a figure and a verb of any form, whatever the tagger takes it for. */
function isFigured(r: Reader, first: number, end: number): boolean {
  if (end - first < 6 || r.tag(first) === Pos.adp || r.is(first, Word.subordinate) || !r.holdsNumber(first, end))
    return false;
  for (let i = first + 1; i < end; i++) if (r.tag(i) >= Pos.verbPast && r.tag(i) <= Pos.verbParticiple) return true;
  return false;
}

/** Whether a cue closes its clause: nothing but when and where follows it. */
function closes(r: Reader, after: number, end: number, verb: CueVerb): boolean {
  const i = skipCircumstances(r, after, end, (verb.frames & Frame.addressee) !== 0);
  return i >= end || /^[.;]$/u.test(r.mark(i));
}

/** Whether a mark sets a quotation off from the words before it: the article says those. */
function setsOff(r: Reader, i: number): boolean {
  const mark = r.mark(i);
  return mark === ':' || mark === '(' || mark === ';' || r.isDash(i);
}

/** Whether the rest of a sentence tells only when, where and to whom something was said: "… told reporters in Rome on Monday." */
function tellsOnlyHow(r: Reader, from: number, end: number, asked: boolean): boolean {
  for (let i = from; i < end; i++) {
    // “Why?” Brun said of the toll in May, *when* it rose
    if (asked && r.is(i, Word.subordinate) && r.tag(i) !== Pos.adp && r.word(i) !== 'if') return true;
    if (asked && r.mark(i) === ',' && i + 1 < end && r.tag(i + 1) === Pos.verbGerund) return true;
    if ((r.quote[i] as number) >= 0 || r.mark(i) === ':' || r.mark(i) === ';' || r.word(i) === 'that') return false;
    if (isFiniteVerb(r, i) || r.is(i, Word.question)) return false;
  }
  return true;
}

/** "When the bell rang, he said": a clause that only tells when; with a main clause of its own it is what was said. */
function isBareSubordinate(r: Reader, first: number, end: number): boolean {
  if (!r.is(first, Word.subordinate)) return false;
  for (let i = first; i < end; i++) {
    if (r.mark(i) === ',' && beginsClause(r, i + 1, end) && !r.is(i + 1, Word.and | Word.relative)) return false;
  }
  return beginsClause(r, first + 1, end);
}

/** Where what ends before `end` begins: the sentence, or behind a semicolon, or behind a colon that figures follow and none precede. */
function partStart(r: Reader, floor: number, end: number): number {
  for (let i = end - 1; i > floor; i--) {
    if ((r.quote[i] as number) >= 0) continue;
    if (r.mark(i) === ';') return i + 1;
    if (r.mark(i) === ':' && r.holdsNumber(i + 1, end) && !r.holdsNumber(floor, i) && beginsClause(r, i + 1, end))
      return i + 1;
  }
  return floor;
}

/** Words that go on with a statement behind its speaker: “…, he said, *because* …”, “It makes sense, he said, *for* us to …”. */
const RESTS = new Set([
  'because',
  'so',
  'if',
  'but',
  'that',
  'for',
  'unless',
  'despite',
  'even',
  'without',
  'as',
  'rather',
]);

/** Words that go on with a figure's statement behind its speaker, where another figure follows: “…, he said, *against* 5% in May”. */
const CONTRASTS = new Set([
  'although',
  'though',
  'while',
  'whereas',
  'against',
  'compared',
  'up',
  'down',
  'from',
  'including',
]);

/** ", an increase of 9%": what goes on with a figure behind the speaker. */
function isFigureGloss(r: Reader, i: number, end: number): boolean {
  // "…, the institute reckons, at a cost of $2bn"
  const priced = r.word(i) === 'at' && /^(?:cost|price|rate|pace|level|average|value)$/u.test(r.word(i + 2));
  const wide = priced || r.word(i) === 'with';
  if (r.word(i) !== 'a' && r.word(i) !== 'an' && !wide) return false;
  const stop = Math.min(end, i + (wide ? 6 : 4));
  for (let k = i + 1; k < stop && r.mark(k) !== ','; k++) if ((r.number[k] as number) >= 0) return true;
  return false;
}

/** Whether a figure stands in the clause behind a contrast. */
function figureBefore(r: Reader, from: number, end: number): boolean {
  const stop = Math.min(end, from + 20);
  for (let i = from; i < stop && r.mark(i) !== ';'; i++) if ((r.number[i] as number) >= 0) return true;
  return false;
}

/** What goes on behind a cue in the middle: “A,” he said, “and B”; Lead times, she said, had stretched. */
function contentRest(r: Reader, after: number, end: number, quoted: boolean, addressee: boolean): Range | null {
  if (quoted && speaksNext(r, after, end)) return null;
  let i = skipCircumstances(r, after, end, addressee);
  if (i >= end || (quoted && speaksNext(r, i, end))) return null;
  // "found in a report published in May, and …"
  if (r.tag(i) === Pos.verbParticiple && !quoted) i = Math.max(i, nextMark(r, i, Math.min(end, i + 8)));
  // "it was no omission, Brun noted; the board had cut it"
  if (r.mark(i) === ';' && !quoted && i + 1 < end && beginsClause(r, i + 1, end))
    return { first: i + 1, end: clauseEnd(r, i + 1, end) };
  if (r.mark(i) !== ',' && !r.isDash(i)) {
    // “A,” said Smith “and B”
    const quote = r.quotes[r.quote[i] as number];
    if (!quoted || quote === undefined || quote.first !== i) return null;
    // “A,” Smith said on the air's “Daybreak”: a title
    const title = (i > after || addressee) && quote.end - i <= LONGEST_TITLE && !r.is(i - 1, Word.and);
    return title ? null : { first: i, end: quote.end };
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
    // ", noting …" is said on its own
    if (r.tag(i) === Pos.verbGerund && r.cueVerb(i) !== undefined) return null;
    if (r.is(i, Word.and) || isFiniteVerb(r, i) || r.tag(i) === Pos.verbParticiple) break;
    if (isFigureGloss(r, i, end)) break;
    if (RESTS.has(r.word(i)) || (CONTRASTS.has(r.word(i)) && figureBefore(r, i, end))) break;
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
  if (i >= end) return null;
  // ", a former partner", ", head of a union that struck": more of the speaker, nothing said
  if ((r.tag(i) === Pos.propn || r.tag(i) === Pos.noun || r.tag(i) === Pos.adj) && !hasOwnVerb(r, i, end)) return null;
  return { first: i, end: clauseEnd(r, i, end) };
}

/** Whether a cue of the same speaker's stands behind the comma at `comma`: “A,” she said, *adding*, “B”; “A,” she said, and then *predicted*: “B”. */
function speaksNext(r: Reader, comma: number, end: number): boolean {
  if (r.mark(comma) !== ',') return false;
  let i = comma + 1;
  while (i < end && (r.is(i, Word.and) || r.tag(i) === Pos.adv)) i++;
  if (i >= end || (r.quote[i] as number) >= 0 || r.cueVerb(i) === undefined) return false;
  const tag = r.tag(i);
  return tag === Pos.verbGerund || (tag === Pos.verbPast && i > comma + 1);
}

/** Whether the noun phrase at `first` is the subject of a finite verb behind it. */
function hasOwnVerb(r: Reader, first: number, end: number): boolean {
  const phrase = phraseAfter(r, first, end);
  if (phrase === null) return beginsClause(r, first, end);
  let i = phrase.end;
  while (i < end && r.tag(i) === Pos.adv) i++;
  return i < end && isFiniteVerb(r, i);
}

function nextMark(r: Reader, from: number, end: number): number {
  for (let i = from; i < end; i++) if (r.mark(i) === ',' || r.isDash(i)) return i;
  return -1;
}

/** Whether what stands before the speaker is what was said: a quotation that a comma or a mark of its own closes, or a clause and a comma. */
export function closesContent(r: Reader, first: number, floor: number, verb: CueVerb): boolean {
  if (!(verb.frames & (Frame.parenthetical | Frame.quote))) return false;
  const left = first - 1;
  const quote = r.quotes[r.quote[left] as number];
  if (quote !== undefined) return left >= floor && quote.end === first && /[,?!—]/u.test(lastInside(r, quote));
  if (left <= floor || r.mark(left) !== ',' || !(verb.frames & Frame.parenthetical)) return false;
  if (r.is(floor, Word.subordinate | Word.circumstance | Word.tie | Word.and) || r.tag(floor) === Pos.adv) return false;
  if (r.tag(floor) === Pos.verbGerund || r.tag(floor) === Pos.verbParticiple) return false;
  return beginsClause(r, floor, left);
}

/** Whether what ends before a speaker's comma is a statement: it has a finite verb, or at the sentence's end a verb of any form. */
function isStatement(r: Reader, first: number, comma: number, after: number, end: number): boolean {
  if (beginsClause(r, first, comma)) return true;
  // a clause behind what opens the sentence: "After all, prices fell, he said"
  const closes = after >= end - 1;
  if (closes || r.mark(after) === ',')
    for (let i = first; i < comma; i++) if (r.mark(i) === ',' && beginsClause(r, i + 1, comma)) return true;
  if (!closes || comma - first < 3) return false;
  for (let i = first + 1; i < comma; i++) if (isFiniteVerb(r, i)) return true;
  if (r.tag(first) === Pos.adp) return false;
  for (let i = first + 1; i < comma; i++) {
    const tag = r.tag(i);
    if (tag >= Pos.verbPast && tag <= Pos.verbParticiple && !r.is(first, Word.subordinate)) return true;
  }
  return false;
}
