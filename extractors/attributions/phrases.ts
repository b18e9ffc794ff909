import { Pos } from '../syntax/syntax.js';
import { Shape, touchesPrevious } from '../text/tokens.js';
import type { Range } from './draft.js';
import { isPeople, isSurelyPeople } from './people.js';
import type { Reader } from './reader.js';
import { Word } from './words.js';

/** How far a noun phrase is followed, in tokens. */
const REACH = 40;

/** Whether a noun phrase may end with token `i`. */
export function endsPhrase(r: Reader, i: number): boolean {
  if (i < 0) return false;
  const tag = r.tag(i);
  if (tag === Pos.noun || tag === Pos.propn || tag === Pos.num || tag === Pos.sym) return true;
  if (isSurelyPeople(r.tokens.forms[i] as number)) return true;
  if (tag === Pos.pron) return !r.is(i, Word.possessive) || r.word(i) === 'his' || r.word(i) === 'her';
  if (r.mark(i) === ')') return true;
  if (tag === Pos.x) return true;
  if (isCapital(r, i) && tag !== Pos.punct) {
    const small = r.is(
      i,
      Word.tie | Word.article | Word.and | Word.subordinate | Word.circumstance | Word.finite | Word.question,
    );
    return !small && !(i === r.sentenceFirst(i) && tag !== Pos.adj && tag !== Pos.intj);
  }
  const before = i - 1;
  // taggers take plurals before a verb for verbs: refugee *advocates* say
  if (tag === Pos.verbPresent && /[^s]s$/u.test(r.word(i)) && !r.is(i, Word.finite)) {
    const next = r.tag(i + 1);
    if (next === Pos.verbPast || next === Pos.verbPresent || next === Pos.adv || next === Pos.aux) return true;
  }
  if (COUNTS.has(r.word(i))) return true;
  if (tag === Pos.adj && isPeople(r.tokens.forms[i] as number)) return true;
  if (
    r.is(i, Word.document) &&
    i > 0 &&
    tag !== Pos.adp &&
    (isDateComma(r, i - 1, i + 1) ||
      r.tag(i - 1) === Pos.propn ||
      r.word(i - 1) === "'s" ||
      (r.date[i - 1] as number) >= 0)
  )
    return true;
  // the accused, the oldest, many, some, others
  if (tag === Pos.adj || tag === Pos.det || tag === Pos.verbParticiple)
    return (
      tag !== Pos.verbParticiple &&
      !r.is(i, Word.article) &&
      (tag === Pos.det ||
        (before >= 0 && (r.tag(before) === Pos.det || r.is(before, Word.article) || r.word(before) === 'those')))
    );
  return false;
}

/** Words that stand for people by their number: *many* said. */
const COUNTS = new Set([
  'many',
  'few',
  'others',
  'several',
  'some',
  'most',
  'both',
  'another',
  'half',
  'all',
  'everyone',
  'anyone',
  'one',
  'none',
]);

function isCapital(r: Reader, i: number): boolean {
  const shape = r.tokens.shapes[i];
  return shape !== Shape.lower && shape !== Shape.none;
}

/** Whether a noun phrase may begin with token `i`. */
export function beginsPhrase(r: Reader, i: number): boolean {
  const tag = r.tag(i);
  return (
    tag === Pos.det ||
    tag === Pos.noun ||
    tag === Pos.propn ||
    tag === Pos.adj ||
    tag === Pos.num ||
    tag === Pos.pron ||
    r.is(i, Word.article | Word.possessive)
  );
}

/** Whether token `i` may stand inside a noun phrase, before its head. */
function standsInside(r: Reader, i: number): boolean {
  // whatever stands within a name belongs to it: Health, Labour and Welfare
  const entity = r.entity[i] as number;
  if (entity >= 0 && i > 0 && r.entity[i - 1] === entity && r.entity[i + 1] === entity) return true;
  const tag = r.tag(i);
  if (isSurelyPeople(r.tokens.forms[i] as number)) return true;
  if (tag === Pos.noun || tag === Pos.propn || tag === Pos.adj || tag === Pos.num || tag === Pos.sym || tag === Pos.x)
    return true;
  const mark = r.mark(i);
  if (
    mark === '-' ||
    mark === '&' ||
    mark === '/' ||
    mark === '.' ||
    mark === '@' ||
    mark === '#' ||
    mark === '’' ||
    mark === "'"
  )
    return !r.isDash(i) && (mark !== '.' || r.tokens.starts[i] === r.tokens.ends[i - 1]);
  // a possessor, whatever the tagger says, before a document's date: the board's May bulletin
  if (r.word(i) === "'s") return tag === Pos.part || (r.date[i + 1] as number) >= 0;
  if ((r.date[i] as number) >= 0) return mark !== ',' || (r.date[i + 1] as number) === r.date[i];
  return (
    r.tokens.shapes[i] !== Shape.lower &&
    r.tokens.shapes[i] !== Shape.none &&
    !r.is(i, Word.tie | Word.article | Word.and | Word.subordinate | Word.subjectPronoun | Word.finite)
  );
}

/** The token that opens the bracket that token `i` closes; -1. */
function openBracket(r: Reader, i: number, floor: number): number {
  for (let k = i - 1; k >= floor && k > i - 12; k--) if (r.mark(k) === '(') return k;
  return -1;
}

function closeBracket(r: Reader, i: number, end: number): number {
  for (let k = i + 1; k < end && k < i + 12; k++) if (r.mark(k) === ')') return k;
  return -1;
}

/** Whether the comma at `i` belongs to a date inside a noun phrase: "a March 30, 2025, Reuters report", "the bank's May 2, 2025, note". */
export function isDateComma(r: Reader, i: number, end: number): boolean {
  if (r.mark(i) !== ',' || i === 0 || i + 1 >= end) return false;
  const mention = r.date[i - 1] as number;
  if (mention < 0 || !/^\d{4}$/.test(r.word(i - 1))) return false;
  let first = i - 1;
  while (first > 0 && r.date[first - 1] === mention) first--;
  const opens = first > 0 && (r.is(first - 1, Word.article | Word.possessive) || r.word(first - 1) === "'s");
  if (opens) return !r.is(i + 1, Word.finite | Word.relative | Word.and);
  return r.tag(i + 1) === Pos.propn && r.is(i + 2, Word.document);
}

/** First token of the base noun phrase (no prepositions) that ends before `end`; -1 when there is none. */
export function baseBefore(r: Reader, end: number, floor: number): number {
  let i = end - 1;
  if (i < floor || !endsPhrase(r, i)) return -1;
  if (r.mark(i) === ')') {
    const open = openBracket(r, i, floor);
    if (open <= floor || !endsPhrase(r, open - 1)) return -1;
    i = open - 1;
  }
  if (r.tag(i) === Pos.pron && r.is(i, Word.subjectPronoun)) return i;
  let first = i;
  for (i--; i >= floor && i > end - REACH; i--) {
    if ((r.quote[i] as number) >= 0 && r.quote[i] !== r.quote[end - 1]) {
      // the “peace first” doctrine
      const quote = r.quotes[r.quote[i] as number];
      if (quote === undefined || i - quote.first > 8 || quote.first <= floor) break;
      if (
        !/[\p{L}\p{N}]/u.test(r.word(i - 1)) ||
        !(r.is(quote.first - 1, Word.article | Word.possessive) || r.word(quote.first - 1) === "'s")
      )
        break;
      first = quote.first;
      i = quote.first;
      continue;
    }
    const tag = r.tag(i);
    if (r.is(i, Word.possessive)) return i;
    if (r.is(i, Word.question) && r.tag(i) !== Pos.noun) return first;
    if (
      tag === Pos.det ||
      r.is(i, Word.article) ||
      (i === end - 2 && (r.word(i) === 'those' || r.word(i) === 'these'))
    ) {
      first = i;
      if (i > floor && r.word(i - 1) === 'all') return i - 1;
      return first;
    }
    if (standsInside(r, i)) {
      first = i;
      continue;
    }
    if (isDateComma(r, i, end)) continue;
    if (isDateComma(r, i - 1, end)) {
      first = i;
      continue;
    }
    // leaked invoices, the anticipated output; "highly regarded analysts"
    if ((tag === Pos.verbParticiple || tag === Pos.verbGerund) && i > floor) {
      const before = i - 1;
      if (
        r.is(before, Word.article | Word.possessive) ||
        r.tag(before) === Pos.adj ||
        r.word(before) === "'s" ||
        r.mark(before) === '-'
      ) {
        first = i;
        continue;
      }
      break;
    }
    if (tag === Pos.adv && (r.tag(i + 1) === Pos.adj || r.tag(i + 1) === Pos.num) && r.is(i - 1, Word.article)) {
      first = i;
      continue;
    }
    // current and former officials
    if (r.word(i) === 'and' && r.tag(i + 1) === Pos.adj && i - 1 > floor && r.tag(i - 1) === Pos.adj) {
      first = i - 1;
      i--;
      continue;
    }
    const listed = listBefore(r, i, first, floor);
    if (listed >= 0) {
      first = listed;
      i = listed;
      continue;
    }
    if (r.mark(i) === ')') {
      const open = openBracket(r, i, floor);
      if (open > floor && endsPhrase(r, open - 1) && r.tag(i + 1) !== Pos.adp) {
        i = open;
        first = open;
        continue;
      }
    }
    break;
  }
  return first;
}

/** "Labour and" before "Welfare", "Trade, Economy and" before "Industry": names only. First token of what joins, or -1. */
function listBefore(r: Reader, i: number, next: number, floor: number): number {
  if (i - 1 < floor || !isName(r, next)) return -1;
  if (r.word(i) !== 'and' && r.mark(i) !== '&') return -1;
  let k = i - 1;
  if (r.mark(k) === ',') k--;
  if (k < floor || !isName(r, k)) return -1;
  let first = nameBefore(r, k, floor);
  while (first - 2 >= floor && r.mark(first - 1) === ',' && isName(r, first - 2))
    first = nameBefore(r, first - 2, floor);
  return first;
}

function nameBefore(r: Reader, i: number, floor: number): number {
  let first = i;
  while (first - 1 >= floor && isName(r, first - 1) && r.mark(first - 1) === '') first--;
  return first;
}

/** Whether token `i` is written like a name. */
export function isName(r: Reader, i: number): boolean {
  const shape = r.tokens.shapes[i] as number;
  return (
    shape !== Shape.lower && shape !== Shape.none && !r.is(i, Word.subjectPronoun | Word.article | Word.subordinate)
  );
}

/** Adjectives and participles that tie a preposition to the noun before: a person *close* to, people *briefed* on. */
const TIED = new Set(['close', 'familiar', 'briefed', 'aware', 'knowledgeable', 'based', 'privy']);

/** The noun phrase that ends before `end`, with "of/at/from …" and what stands before that; null when there is none. */
export function phraseBefore(r: Reader, end: number, floor: number): Range | null {
  let first = baseBefore(r, end, floor);
  if (first < 0) return null;
  for (let steps = 0; steps < 5; steps++) {
    let p = first - 1;
    if (p - 1 < floor || (r.tag(p) !== Pos.adp && !r.is(p, Word.tie)) || !r.is(p, Word.tie)) break;
    if ((r.quote[p] as number) >= 0 && r.quote[p] !== r.quote[end - 1]) break;
    if (TIED.has(r.word(p - 1)) && p - 2 >= floor) p--;
    if (!endsPhrase(r, p - 1) || r.quote[p - 1] !== r.quote[end - 1]) break;
    // "on Tuesday officials said": a date before the noun phrase is none of it
    if ((r.date[p - 1] as number) >= 0 && (r.date[p - 1] as number) !== (r.date[p] as number)) break;
    const before = baseBefore(r, p, floor);
    if (before < 0) break;
    first = before;
  }
  return { first, end };
}

/** Participles that stand behind their noun and begin something of their own. */
export const POSTPOSED: ReadonlySet<string> = new Set(
  `conducted published released issued taken obtained commissioned posted dated cited quoted done carried compiled leaked written prepared
  produced sponsored filed interviewed briefed submitted reviewed seen collected gathered analysed analyzed circulated presented completed drafted tabled
  declassified verified funded based drawn surveyed polled`.split(/\s+/u),
);

/** Whether token `i` is the last noun of a document's title, whatever its tag: behind a date, a name or a noun, with no clause after it. */
function endsTitle(r: Reader, i: number, end: number): boolean {
  if (!r.is(i, Word.document) || r.tag(i) === Pos.adp) return false;
  if ((r.date[i - 1] as number) >= 0 || r.mark(i - 1) === ',' || r.tag(i - 1) === Pos.num) return true;
  const before = r.tag(i - 1);
  if (before !== Pos.propn && before !== Pos.noun) return false;
  return i + 1 >= end || (!r.is(i + 1, Word.article) && r.word(i + 1) !== 'that' && (r.number[i + 1] as number) < 0);
}

/** Where the base noun phrase that begins at `first` ends; `first` when there is none. */
const AMPERSAND = 0x26;

/** "I&O", "S&P": a sign that ties two capitals to a name. */
function isAmpersand(r: Reader, i: number): boolean {
  const { tokens } = r;
  return (
    tokens.text.charCodeAt(tokens.starts[i] as number) === AMPERSAND &&
    touchesPrevious(tokens, i) &&
    touchesPrevious(tokens, i + 1)
  );
}

export function baseAfter(r: Reader, first: number, end: number): number {
  let i = first;
  let head = -1;
  const limit = Math.min(end, first + REACH);
  const quote = r.quote[first];
  for (; i < limit; i++) {
    if (r.quote[i] !== quote) break;
    // a survey of buyers *published* in May
    if (head >= 0 && POSTPOSED.has(r.word(i))) break;
    // "an I&O poll"
    if (isAmpersand(r, i) || isAmpersand(r, i + 1) || (i > first && isAmpersand(r, i - 1))) {
      head = i;
      continue;
    }
    const tag = r.tag(i);
    if (i === first) {
      if (r.is(i, Word.subjectPronoun) || (tag === Pos.pron && !r.is(i, Word.possessive)))
        return r.is(i, Word.relative) && r.word(i) !== 'that' && r.word(i) !== 'who' ? first : i + 1;
      if (tag === Pos.det || r.is(i, Word.article | Word.possessive) || r.word(i) === 'all') continue;
    }
    if (head < 0 && (tag === Pos.det || r.is(i, Word.article | Word.possessive))) continue;
    // several of / "the world’s": an article inside only before a name's possessor
    if (
      tag === Pos.noun ||
      tag === Pos.propn ||
      tag === Pos.num ||
      tag === Pos.sym ||
      tag === Pos.x ||
      isSurelyPeople(r.tokens.forms[i] as number)
    ) {
      head = i;
      continue;
    }
    if (standsInside(r, i)) {
      if (isName(r, i)) head = i;
      // a date behind the head is no part of the phrase, unless a noun follows it
      continue;
    }
    if (isDateComma(r, i, end)) continue;
    if (i - 1 > first && isDateComma(r, i - 1, end) && r.mark(i) === '') {
      head = i;
      continue;
    }
    // taggers take a title's last word for a verb: its March 2025 *forecast*
    if (i > first && endsTitle(r, i, limit)) {
      head = i;
      continue;
    }
    if ((tag === Pos.verbParticiple || tag === Pos.verbGerund) && head < 0) continue;
    if (
      tag === Pos.adv &&
      head < 0 &&
      i + 1 < limit &&
      (r.tag(i + 1) === Pos.adj || r.tag(i + 1) === Pos.num || r.tag(i + 1) === Pos.adv)
    )
      continue;
    if (r.mark(i) === '(') {
      const close = closeBracket(r, i, limit);
      if (close > 0 && close - i <= 3 && head >= 0 && isName(r, i + 1)) {
        head = close;
        i = close;
        continue;
      }
    }
    const list = listAfter(r, i, limit, head);
    if (list > i) {
      head = list - 1;
      i = head;
      continue;
    }
    break;
  }
  if (head < 0) return first;
  return head + 1;
}

/** ", Labour and Welfare" behind "Health": the end of what joins, or `i` where nothing does. */
function listAfter(r: Reader, i: number, end: number, head: number): number {
  if (head !== i - 1 || !isName(r, head) || r.mark(head) !== '') return i;
  let k = i;
  let seen = 0;
  while (k < end && r.mark(k) === ',' && k + 1 < end && isName(r, k + 1)) {
    k++;
    while (k < end && isName(r, k) && r.mark(k) === '') k++;
    seen++;
  }
  if (k < end && seen > 0 && r.mark(k) === ',' && r.word(k + 1) === 'and') k++;
  if (k + 1 < end && (r.word(k) === 'and' || r.mark(k) === '&') && isName(r, k + 1)) {
    k++;
    while (k < end && isName(r, k) && r.mark(k) === '') k++;
    return k;
  }
  return i;
}

/** Prepositions that keep what follows inside a source. */
const SOURCE_TIES = new Set([
  'of',
  'at',
  'from',
  'for',
  'by',
  'in',
  'with',
  'to',
  'on',
  'against',
  'among',
  'between',
  'behind',
]);

/** The noun phrase that begins at `first`, with "of/at/from …" behind it; null when there is none. */
export function phraseAfter(r: Reader, first: number, end: number): Range | null {
  let to = baseAfter(r, first, end);
  if (to === first) return null;
  if (r.is(first, Word.subjectPronoun) && to === first + 1) return { first, end: to };
  for (let steps = 0; steps < 5 && to + 1 < end; steps++) {
    let p = to;
    if (TIED.has(r.word(p)) && p + 2 < end) p++;
    if (!SOURCE_TIES.has(r.word(p)) || r.quote[p] !== r.quote[first]) break;
    const inner = baseAfter(r, p + 1, end);
    if (inner === p + 1) break;
    // put by the ministry at $3 billion
    if (r.word(p) === 'at' && (r.number[p + 1] as number) >= 0) break;
    if ((r.date[p + 1] as number) >= 0 && (r.date[inner - 1] as number) >= 0) break;
    const word = r.word(p);
    if (
      (word === 'in' || word === 'on' || word === 'at' || word === 'to' || word === 'with') &&
      circumstance(r, p + 1, inner)
    )
      break;
    to = inner;
  }
  return { first, end: to };
}

/** Whether a phrase tells how or when something was said rather than who: "in a statement", "on Tuesday", "on Twitter", "to reporters". */
function circumstance(r: Reader, first: number, end: number): boolean {
  for (let i = first; i < end; i++) if (r.is(i, Word.manner | Word.hearer) || (r.date[i] as number) >= 0) return true;
  return false;
}

/** A source without its leading article. */
export function withoutArticle(r: Reader, range: Range): Range {
  return range.end - range.first > 1 && r.is(range.first, Word.article)
    ? { first: range.first + 1, end: range.end }
    : range;
}
