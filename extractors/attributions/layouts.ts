import { Pos } from '../syntax/syntax.js';
import { Shape } from '../text/tokens.js';
import type { Draft, Range } from './draft.js';
import { isPeople } from './people.js';
import { opensTranscript } from './quotes.js';
import type { Reader } from './reader.js';
import { Word } from './words.js';

/** The longest name before a colon, in tokens. */
const LONGEST_NAME = 8;
/** Words before a colon that label what follows and speak for nobody. */
const LABELS = new Set(
  `note update correction exclusive breaking watch read related video photo image source editor warning opinion analysis summary background
  abstract byline credit caption tags topics category contact sign subscribe share date time place where when what why how who
  question answer more also here q latest contributing categories wow update updates live poll twitter facebook instagram look notice notices email e-mail phone call web website quiz review explainer factbox timeline`.split(
    /\s+/u,
  ),
);

/**
 * Layouts without a verb: "Smith: Taxes must fall" at the head of a paragraph (headlines, transcripts), a name and a colon before a
 * quotation, and a quotation with a dash and a name behind it.
 */
export function readLayout(r: Reader, i: number): Draft | null {
  if (r.mark(i) === ':') return readColon(r, i);
  if (r.isDash(i)) return readSignature(r, i);
  return null;
}

function readColon(r: Reader, colon: number): Draft | null {
  const [from, to] = r.paragraph(colon);
  const next = colon + 1;
  if (next >= to || colon === from) return null;
  const quote = r.quotes[r.quote[next] as number];
  const opens = quote !== undefined && quote.first === next;
  let first = colon;
  while (first > from && colon - first < LONGEST_NAME && isNamePart(r, first - 1)) first--;
  if (first === colon) return null;
  // a headline or a line of a transcript: nothing stands before the name, or the mark that quotes the transcript
  const heads = first === from || (first === from + 1 && opensTranscript(r.tokens, from, to));
  if (!heads && !(opens && startsHere(r, first))) return null;
  while (first < colon && r.is(first, Word.article) && first + 1 < colon) first++;
  if (!isSpeaker(r, first, colon)) return null;
  // "Rivera: 1,501", "Rivera: finish second": a table or a heading
  if (!opens && (to - next < 3 || ((r.number[next] as number) >= 0 && to - next < 8))) return null;
  // Brun: ‘No Need’ For A New Bridge: the quotation only opens what is said
  const whole = opens && quote.pieces.length === 1 && r.sentenceEnd(quote.first) >= to && quote.end < to - 1;
  const contents: Range[] =
    opens && !whole
      ? quote.pieces.map(([a, b]) => ({ first: a, end: b }))
      : [{ first: next, end: trimPoint(r, next, to) }];
  return {
    sources: [{ first, end: colon }],
    cue: { first: colon, end: next },
    start: colon,
    contents,
    rule: 'layout.colon',
    citation: false,
  };
}

function trimPoint(r: Reader, first: number, end: number): number {
  return end - 1 > first && r.mark(end - 1) === '.' ? end - 1 : end;
}

/** Whether a name may begin at `first` in the middle of a paragraph: at a sentence's start or behind a dash. */
function startsHere(r: Reader, first: number): boolean {
  return r.sentenceFirst(first) === first || r.isDash(first - 1);
}

function isNamePart(r: Reader, i: number): boolean {
  const mark = r.mark(i);
  if (mark !== '') return mark === '.' || mark === '-' || mark === "'" || mark === '’' || mark === '&';
  const shape = r.tokens.shapes[i];
  if (r.word(i) === 'and' || r.word(i) === 'of') return true;
  return (shape === Shape.title || shape === Shape.upper || shape === Shape.mixed) && !r.is(i, Word.finite);
}

function isSpeaker(r: Reader, first: number, end: number): boolean {
  let names = 0;
  for (let i = first; i < end; i++) {
    // "Poll: …" heads an article, and a list of links elsewhere
    if (
      (LABELS.has(r.word(i)) && !(i === 0 && r.word(i) === 'poll')) ||
      (r.date[i] as number) >= 0 ||
      (r.number[i] as number) >= 0
    )
      return false;
    const tag = r.tag(i);
    // "Insiders: …", "Lynch: …": at the head of the article a word with a capital that is no common noun
    if (
      isPeople(r.tokens.forms[i] as number) ||
      (i === first && end - first === 1 && first === 0 && isUnknownName(r, i))
    )
      names++;
    else if (tag === Pos.propn || (tag === Pos.noun && r.is(i, Word.document)) || r.tokens.shapes[i] === Shape.upper)
      names++;
  }
  return names > 0;
}

/** Whether a word with a capital before a colon is nothing that this room knows as a common word. */
function isUnknownName(r: Reader, i: number): boolean {
  // a list of ingredients goes on with a small letter
  if (r.tokens.shapes[i + 2] === Shape.lower) return false;
  return r.bits(i) === 0 && r.tokens.shapes[i] === Shape.title && r.tag(i) !== Pos.verbGerund && r.tag(i) !== Pos.adv;
}

/** “…” — Jane Smith */
function readSignature(r: Reader, dash: number): Draft | null {
  const from = r.paragraph(dash)[0];
  const before = dash - 1;
  if (before < 0) return null;
  const quote = r.quotes[r.quote[before] as number];
  if (quote === undefined || quote.end !== dash || r.paragraph(quote.first)[1] < from) return null;
  if (dash !== from && quote.first !== from) return null;
  const end = r.paragraph(dash)[1];
  let last = dash + 1;
  while (last < end && last - dash <= LONGEST_NAME && isNamePart(r, last) && r.mark(last) !== '.') last++;
  if (
    last === dash + 1 ||
    !isSpeaker(r, dash + 1, last) ||
    (last < end && r.mark(last) !== ',' && r.mark(last) !== '.')
  )
    return null;
  return {
    sources: [{ first: dash + 1, end: last }],
    cue: { first: dash, end: dash + 1 },
    start: dash,
    contents: quote.pieces.map(([a, b]) => ({ first: a, end: b })),
    rule: 'layout.signature',
    citation: false,
  };
}
