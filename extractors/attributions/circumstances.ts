import { Pos } from '../syntax/syntax.js';
import { beginsClause, isFiniteVerb } from './contents.js';
import { phraseAfter } from './phrases.js';
import { LONGEST_TITLE } from './quotes.js';
import type { Reader } from './reader.js';
import { isSpeaker } from './speakers.js';
import { Word } from './words.js';

const NONE: ReadonlySet<string> = new Set();

/** How far "that" may stand behind its verb, in tokens: admitted as a part of the deal *that*. */
const FAR_THAT = 18;

/** Steps over when, where and to whom something was said. */
export function skipCircumstances(
  r: Reader,
  from: number,
  end: number,
  addressee: boolean,
  object = false,
  governs: ReadonlySet<string> = NONE,
): number {
  let i = from;
  let heard = !addressee;
  for (let steps = 0; steps < 6 && i < end; steps++) {
    if ((r.quote[i] as number) >= 0) return i;
    // said *at least* six planes …
    if (r.word(i) === 'at' && /^(?:least|most)$/u.test(r.word(i + 1))) return i;
    if ((r.date[i] as number) >= 0 && r.mark(i) === '') {
      const mention = r.date[i];
      let k = i;
      while (k < end && r.date[k] === mention) k++;
      // "said 2024 was …" is content
      if (k < end && isFiniteVerb(r, k) && !r.is(k, Word.and)) return i;
      // "puts the summer's total at 40", "puts this year's harvest at"
      if (k < end && /^['’]s?$/u.test(r.word(k))) return i;
      i = k;
      continue;
    }
    const tag = r.tag(i);
    // said of the plan: “…”
    if (i === from && r.word(i) === 'of' && !governs.has('of')) {
      const phrase = phraseAfter(r, i + 1, end);
      if (phrase === null) return i;
      i = phrase.end;
      continue;
    }
    if (tag === Pos.adv && !r.is(i, Word.question) && r.word(i) !== 'out') {
      if (i + 1 < end && ((r.number[i + 1] as number) >= 0 || r.word(i + 1) === 'than')) return i;
      i++;
      continue;
    }
    if (!heard) {
      const to = addresseeEnd(r, i, end, object, governs);
      heard = true;
      if (to > i) {
        i = to;
        continue;
      }
    }
    if ((tag === Pos.adp || r.is(i, Word.circumstance)) && r.is(i, Word.circumstance | Word.tie) && i + 1 < end) {
      const phrase = phraseAfter(r, i + 1, end);
      if (phrase === null) return i;
      const next = titleEnd(r, r.word(phrase.end) === "'s" ? phrase.end + 1 : phrase.end, end);
      const opens =
        next >= end ||
        r.word(next) === 'that' ||
        governs.has(r.word(next)) ||
        r.mark(next) === ':' ||
        r.mark(next) === ',' ||
        r.mark(next) === '.' ||
        (r.quote[next] as number) >= 0 ||
        /^(?:why|how|whether)$/u.test(r.word(next)) ||
        (/^(?:in|at|from)$/u.test(r.word(i)) && /^(?:he|she|they|it)$/u.test(r.word(next))) ||
        (next < end && (r.date[next] as number) >= 0);
      if ((opens || tells(r, i + 1, next)) && !governs.has(r.word(i))) {
        i = next;
        continue;
      }
      return i;
    }
    const far = r.is(i, Word.tie | Word.circumstance) || r.word(i) === 'as' ? farThat(r, i, end) : -1;
    if (far > i) return far;
    // said — on the radio, as it happens — that
    const aside = r.isDash(i) ? asideEnd(r, i, end) : -1;
    if (aside > i) {
      i = aside;
      continue;
    }
    // said, among other things, that
    const beside = r.mark(i) === ',' ? insertionEnd(r, i, end) : -1;
    if (beside > i) {
      i = beside;
      continue;
    }
    // in Kesta, *Lima,* on Monday
    const place = isPlaceComma(r, i) ? phraseAfter(r, i + 1, end) : null;
    if (place !== null && r.mark(place.end) === ',' && r.is(place.end + 1, Word.circumstance | Word.tie)) {
      i = place.end + 1;
      continue;
    }
    // , however, / , speaking in Rome,
    if (r.mark(i) === ',' && i + 2 < end && r.tag(i + 1) === Pos.adv && r.mark(i + 2) === ',') {
      i += 3;
      continue;
    }
    return i;
  }
  return i;
}

/** Where a show's or paper's title in quotation marks ends that a phrase closes with: said on the air's *“Daybreak”* that; else `i`. */
function titleEnd(r: Reader, i: number, end: number): number {
  const quote = r.quotes[r.quote[i] as number];
  if (quote === undefined || quote.first !== i || quote.end >= end || quote.end - quote.first > LONGEST_TITLE) return i;
  return r.word(quote.end) === 'that' || (r.word(quote.end) === 'on' && (r.date[quote.end + 1] as number) >= 0)
    ? quote.end
    : i;
}

/** Where an insertion between two dashes ends, when "that" or a quotation follows it; -1. */
function asideEnd(r: Reader, dash: number, end: number): number {
  for (let i = dash + 2; i + 1 < end && i < dash + 20; i++) {
    if ((r.quote[i] as number) >= 0) return -1;
    if (r.isDash(i)) return r.word(i + 1) === 'that' || (r.quote[i + 1] as number) >= 0 ? i + 1 : -1;
  }
  return -1;
}

export function tells(r: Reader, first: number, end: number): boolean {
  for (let i = first; i < end; i++) if (r.is(i, Word.manner | Word.hearer) || (r.date[i] as number) >= 0) return true;
  return false;
}

/** Where the noun phrase of those spoken to ends: told *reporters*, asked *Mr. Smith* whether. */
function addresseeEnd(r: Reader, i: number, end: number, object: boolean, governs: ReadonlySet<string>): number {
  if (r.word(i) === 'that' || r.mark(i) !== '' || (r.quote[i] as number) >= 0) return i;
  if (r.is(i, Word.hearer)) {
    const to = i + 1;
    if (r.tag(i) === Pos.pron || to >= end) return to;
  }
  if (r.is(i, Word.question) || r.word(i) === 'to') return i;
  const phrase = phraseAfter(r, i, end);
  if (phrase === null) return i;
  const next = phrase.end;
  // questioned *the mayor's sincerity*: nobody who hears it
  if (object && (next >= end || r.mark(next) !== '') && !isSpeaker(r, phrase)) return i;
  // questioned *their respect for* the law
  if (object && !isSpeaker(r, phrase) && r.is(next, Word.circumstance | Word.tie) && r.tag(next) === Pos.adp) return i;
  // questioned *Brun's statements about* the dam: what is questioned, nobody who is
  if (object && governs.has(r.word(next)) && !isSpeaker(r, phrase)) return i;
  if (next >= end) return object ? i : next;
  if (isFiniteVerb(r, next)) return i;
  const mark = r.mark(next);
  const opens =
    mark === ',' ||
    mark === '.' ||
    mark === ':' ||
    (r.quote[next] as number) >= 0 ||
    r.word(next) === 'that' ||
    r.is(next, Word.question | Word.circumstance | Word.subjectPronoun | Word.article | Word.possessive | Word.tie) ||
    r.word(next) === 'to' ||
    r.tag(next) === Pos.pron ||
    (r.date[next] as number) >= 0 ||
    beginsClause(r, next, end);
  return opens ? next : i;
}

/** The "that" which opens a clause behind a phrase of circumstance; -1. */
function farThat(r: Reader, from: number, end: number): number {
  for (let i = from + 2; i < end && i < from + FAR_THAT; i++) {
    if (
      (r.quote[i] as number) >= 0 ||
      isFiniteVerb(r, i) ||
      r.mark(i) === ':' ||
      r.mark(i) === ';' ||
      (r.mark(i) === ',' && !isPlaceComma(r, i))
    )
      return -1;
    if (r.word(i) === 'that') return r.tag(i) === Pos.sconj && i + 1 < end && r.tag(i + 1) !== Pos.noun ? i : -1;
  }
  return -1;
}

/** Whether a stretch has no finite verb. */
function isPlain(r: Reader, first: number, end: number): boolean {
  for (let i = first; i < end; i++) if (isFiniteVerb(r, i)) return false;
  return true;
}

/** "told a meeting in Kesta*,* Lima, on Monday that": the commas of a place's name. */
function isPlaceComma(r: Reader, i: number): boolean {
  return (
    r.mark(i) === ',' &&
    r.tag(i - 1) === Pos.propn &&
    (r.tag(i + 1) === Pos.propn || r.is(i + 1, Word.circumstance | Word.tie))
  );
}

/** Where a short insertion between two commas ends, when "that" or a quotation follows it; -1. */
function insertionEnd(r: Reader, comma: number, end: number): number {
  // ", who was there, that", ", where he lives, that", ", when the news broke, “…”"
  if (r.word(comma + 1) === 'that') return -1;
  const relative = r.is(comma + 1, Word.relative | Word.question | Word.subordinate);
  for (let i = comma + 1; i < end && i < comma + 12; i++) {
    if ((r.quote[i] as number) >= 0 || (isFiniteVerb(r, i) && !relative)) return -1;
    if (r.mark(i) === ',' && relative && !isPlain(r, comma + 1, i))
      return i + 1 < end && (/^(?:that|to|whether)$/u.test(r.word(i + 1)) || (r.quote[i + 1] as number) >= 0)
        ? i + 1
        : -1;
    if (r.mark(i) === ',')
      return i + 1 < end &&
        i > comma + 1 &&
        (r.word(i + 1) === 'that' ||
          (r.quote[i + 1] as number) >= 0 ||
          ((r.is(comma + 1, Word.subordinate) || r.is(i + 1, Word.subjectPronoun)) && beginsClause(r, i + 1, end)))
        ? i + 1
        : -1;
  }
  return -1;
}
