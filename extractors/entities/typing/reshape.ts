import type { DateMention } from '../../dates/mention.js';
import { isVerbForm } from '../../syntax/mend-tags.js';
import { FormTable } from '../../text/lexicon.js';
import { Shape, TokenKind, type Tokens, tokenText, touchesPrevious } from '../../text/tokens.js';
import { countryOf, countryOfDemonym } from '../identity/places.js';
import type { RawMention } from '../recognizer/recognize.js';
import { Cue, cueOf } from './cue-words.js';
import { designationAt } from './designations.js';

const ORG = 1;
const LOC = 2;
/** What a form that only one type has adds to it, in log-odds. */
const FORM_BONUS = 8;

/**
 * Mends the ends of names by their form, before their types are told: a state that owns an office is a name of its own ("Japan’s | Coast
 * Guard"), a bracketed acronym in mid-name is not ("People’s Army (PA) Navy"), a title has no month before it, a designation no common noun
 * behind it. Mentions are in order and stay so.
 */
export function reshape(tokens: Tokens, mentions: readonly RawMention[], dates: readonly DateMention[]): RawMention[] {
  const mended: RawMention[] = [];
  let date = 0;
  for (const mention of mentions) {
    if (inAddress(tokens, mention)) continue;
    const actor = beforeVerb(tokens, mention);
    if (actor !== null) mended.push(actor);
    while (date < dates.length && (dates[date] as DateMention).end <= (tokens.starts[mention.first] as number)) date++;
    withoutDate(tokens, mention, dates[date]);
    withoutPrefix(tokens, mention);
    withoutNoun(tokens, mention);
    withoutOutput(tokens, mention);
    withInitials(tokens, mention, mended[mended.length - 1]);
    withDomain(tokens, mention);
    const owner = ownerOf(tokens, mention) ?? firstOfTwoContinents(tokens, mention);
    if (owner !== null) mended.push(owner);
    const last = mended[mended.length - 1];
    const before = mended[mended.length - 2];
    if (last !== undefined && before !== undefined && goesOnBehindBrackets(tokens, before, last, mention)) {
      mended.length -= 2;
      mention.first = before.first;
      mention.type = 'ORG';
      mention.support[ORG] = (mention.support[ORG] as number) + 2 * FORM_BONUS;
    }
    if (last !== undefined && isOneOffice(tokens, last, mention)) {
      mended.pop();
      mention.first = last.first;
      mention.type = 'ORG';
      mention.support[ORG] = (mention.support[ORG] as number) + 2 * FORM_BONUS;
    } else if (last !== undefined) onlyState(tokens, last, mention);
    withCompass(tokens, mention, last);
    mended.push(mention);
  }
  return mended;
}

/** "Durban *owes* Eskom", "Lagos *sued* Shell": two names, the first of which is given back, cut from the mention; null where no verb parts it. */
function beforeVerb(tokens: Tokens, mention: RawMention): RawMention | null {
  const { first, end, type, confidence } = mention;
  for (let i = first + 1; i < end - 1; i++) {
    if (!isVerbForm(tokens, i) || tokens.shapes[i + 1] === Shape.lower) continue;
    mention.first = i + 1;
    // what the whole looked like tells nothing of either
    mention.support = new Float64Array(mention.support.length);
    return { first, end: i, type, confidence, support: new Float64Array(mention.support.length) };
  }
  return null;
}

/** E-mail addresses, handles in them, file names: no names of anything in the text's world. */
function inAddress(tokens: Tokens, { first, end }: RawMention): boolean {
  const { text } = tokens;
  const before = text.charAt((tokens.starts[first] as number) - 1);
  const behind = text.charAt(tokens.ends[end - 1] as number);
  if (behind === '@' || behind === '_' || before === '_' || before === '=') return true;
  if (before !== '@') return false;
  // "@name" is a handle; "somebody@name" an address
  return /[\p{L}\d]/u.test(text.charAt((tokens.starts[first] as number) - 2));
}

function withoutDate(tokens: Tokens, mention: RawMention, date: DateMention | undefined): void {
  if (date === undefined || date.start > (tokens.starts[mention.first] as number)) return;
  let first = mention.first;
  while (first < mention.end && (tokens.starts[first] as number) < date.end) first++;
  if (first < mention.end && first > mention.first) mention.first = first;
}

/** "F-99 deal" is about the F-99; "ICBM" is what it is. */
function withoutNoun(tokens: Tokens, mention: RawMention): void {
  const end = designationAt(tokens, mention.first);
  if (end > mention.first && end < mention.end) {
    const next = tokenText(tokens, end);
    const noun = tokens.shapes[end] === Shape.lower || GENERIC.has(next);
    if (noun && tokens.kinds[end] === TokenKind.word) mention.end = end;
  }
  // "Kogi and Benue states": the word that is small in a place's name is none of it
  const last = mention.end - 1;
  if (
    mention.type === 'LOC' &&
    last > mention.first &&
    tokens.shapes[last] === Shape.lower &&
    SMALL_HEADS.has(tokenText(tokens, last))
  )
    mention.end = last;
}

const GENERIC: ReadonlySet<string> = new Set([
  'ICBM',
  'ICBMs',
  'SLBM',
  'SLBMs',
  'IRBM',
  'UAV',
  'UAVs',
  'SAM',
  'SAMs',
  'MBT',
  'MBTs',
]);
const SMALL_HEADS: ReadonlySet<string> = new Set(
  'state states province provinces region regions county counties city cities district districts coast'.split(' '),
);

/** Takes "Japan" out of "Japan’s Coast Guard" and returns it; null where no state owns the rest. */
function ownerOf(tokens: Tokens, mention: RawMention): RawMention | null {
  for (let i = mention.first + 1; i < mention.end - 1 && i < mention.first + 4; i++) {
    if (!/^['’]s$/.test(tokenText(tokens, i))) continue;
    const name = tokens.text.slice(tokens.starts[mention.first], tokens.ends[i - 1]);
    if (countryOf(name) === undefined && !CAPITALS_THAT_OWN.has(name)) return null;
    const support = new Float64Array(mention.support.length);
    support[LOC] = FORM_BONUS;
    const owner: RawMention = { first: mention.first, end: i, type: 'LOC', confidence: mention.confidence, support };
    mention.first = i + 1;
    if (mention.type === 'LOC' && cueOf(tokens.forms[mention.end - 1] as number) & Cue.organization)
      mention.support[ORG] = (mention.support[ORG] as number) + FORM_BONUS;
    return owner;
  }
  return null;
}

/** "Defense|.gov": a site's name goes on to its end. */
function withDomain(tokens: Tokens, mention: RawMention): void {
  const { end } = mention;
  if (end + 1 >= tokens.count || tokenText(tokens, end) !== '.') return;
  if (!touchesPrevious(tokens, end) || !touchesPrevious(tokens, end + 1)) return;
  if (!DOMAINS.has(tokenText(tokens, end + 1))) return;
  mention.end = end + 2;
  mention.type = 'ORG';
  mention.support[ORG] = (mention.support[ORG] as number) + FORM_BONUS;
}

const DOMAINS: ReadonlySet<string> = new Set('com org gov net edu mil eu io info'.split(' '));

/** Takes "Asia" out of "Asia-Africa trade" and returns it; null where the two are not both continents. */
function firstOfTwoContinents(tokens: Tokens, mention: RawMention): RawMention | null {
  const { first, end } = mention;
  if (end - first !== 3 || !isTightHyphen(tokens, first + 1)) return null;
  if (!CONTINENTS.has(tokenText(tokens, first)) || !CONTINENTS.has(tokenText(tokens, end - 1))) return null;
  const support = new Float64Array(mention.support.length);
  support[LOC] = FORM_BONUS;
  mention.first = first + 2;
  mention.type = 'LOC';
  mention.support.fill(0);
  mention.support[LOC] = FORM_BONUS;
  return { first, end: first + 1, type: 'LOC', confidence: mention.confidence, support };
}

const CAPITALS_THAT_OWN: ReadonlySet<string> = new Set(
  'Washington Beijing Moscow Tokyo Seoul Pyongyang London Paris Berlin Brussels Kyiv Delhi Tehran Ankara Jerusalem Riyadh Cairo Taipei Manila Canberra Ottawa Europe Africa Asia'.split(
    ' ',
  ),
);

/** "People’s Army (PA) Navy": the name goes on behind the acronym. */
function goesOnBehindBrackets(tokens: Tokens, long: RawMention, short: RawMention, rest: RawMention): boolean {
  return (
    short.first === long.end + 1 &&
    rest.first === short.end + 1 &&
    short.end - short.first === 1 &&
    tokenText(tokens, long.end) === '(' &&
    tokenText(tokens, short.end) === ')' &&
    tokens.shapes[short.first] === Shape.upper &&
    (cueOf(tokens.forms[rest.end - 1] as number) & Cue.organization) !== 0 &&
    long.type !== 'PERSON'
  );
}

/** "post-Cold War", "82 Chinese ships": what is written before a name with a hyphen, or counts it, is none of it. */
function withoutPrefix(tokens: Tokens, mention: RawMention): void {
  const { first, end } = mention;
  // with a capital it opens the name ("Non-Proliferation Treaty"), unless the sentence gives it the capital
  const small =
    tokens.shapes[first] === Shape.lower ||
    (first === tokens.sentenceStarts[tokens.sentenceOf[first] as number] &&
      timePrefixes.get(tokens.forms[first] as number) === 1);
  if (
    small &&
    first + 2 < end &&
    prefixes.get(tokens.forms[first] as number) === 1 &&
    tokenText(tokens, first + 1) === '-'
  )
    mention.first = first + 2;
  withCapitalPrefix(tokens, mention);
  if (
    mention.end - mention.first === 2 &&
    tokens.kinds[mention.first] === TokenKind.number &&
    countryOfDemonym(tokenText(tokens, mention.first + 1)) !== undefined
  )
    mention.first++;
}

const prefixes = new FormTable();
for (const word of 'post pre anti pro non ex mid inter trans pan then cross'.split(' ')) prefixes.set(word, 1);
const timePrefixes = new FormTable();
for (const word of 'post pre ex mid then'.split(' ')) timePrefixes.set(word, 1);

const JOINED_PREFIXES: ReadonlySet<string> = new Set([
  'Inter',
  'Trans',
  'Pan',
  'Non',
  'Anti',
  'Euro',
  'Afro',
  'Anglo',
  'Pre',
  'Post',
  'Cross',
]);

/** "Inter-|Island Ferry Board": a prefix with a capital belongs to the name that it is joined to. */
function withCapitalPrefix(tokens: Tokens, mention: RawMention): void {
  const { first } = mention;
  const from = tokens.sentenceStarts[tokens.sentenceOf[first] as number] as number;
  if (first - 2 < from || !isTightHyphen(tokens, first - 1)) return;
  if (first - 2 === from && timePrefixes.get(tokens.forms[first - 2] as number) === 1) return;
  if (JOINED_PREFIXES.has(tokenText(tokens, first - 2))) mention.first = first - 2;
}

/** "J. P. van der Laan": initials before a person's name are a part of it, whatever the model left out. */
function withInitials(tokens: Tokens, mention: RawMention, last: RawMention | undefined): void {
  if (mention.type !== 'PERSON' || mention.end - mention.first < 2) return;
  const sentence = tokens.sentenceStarts[tokens.sentenceOf[mention.first] as number] as number;
  for (;;) {
    // the tokenizer keeps the point with an initial that surely is one
    const joined = isJoinedInitial(tokens, mention.first - 1);
    if (!joined && !isInitial(tokens, mention.first - 2)) return;
    const first = mention.first - (joined ? 1 : 2);
    // "J. | P. van der Laan": the point of an initial ends no sentence where another initial follows
    if (mention.first <= sentence && !isInitial(tokens, mention.first)) return;
    if (last !== undefined && first < last.end) return;
    mention.first = first;
  }
}

function isJoinedInitial(tokens: Tokens, i: number): boolean {
  if (i < 0) return false;
  const start = tokens.starts[i] as number;
  return (tokens.ends[i] as number) - start === 2 && tokens.text[start + 1] === '.' && tokens.shapes[i] !== Shape.lower;
}

function isInitial(tokens: Tokens, i: number): boolean {
  return (
    i >= 0 &&
    i + 1 < tokens.count &&
    (tokens.ends[i] as number) - (tokens.starts[i] as number) === 1 &&
    tokens.shapes[i] !== Shape.lower &&
    tokens.kinds[i] === TokenKind.word &&
    tokenText(tokens, i + 1) === '.' &&
    touchesPrevious(tokens, i + 1)
  );
}

/** "Harbour Institute study": what a name put out, with a small letter behind the name's own head, is none of it. */
function withoutOutput(tokens: Tokens, mention: RawMention): void {
  const last = mention.end - 1;
  if (
    last <= mention.first + 1 ||
    tokens.shapes[last] !== Shape.lower ||
    outputs.get(tokens.forms[last] as number) !== 1
  )
    return;
  if (cueOf(tokens.forms[last - 1] as number) & Cue.organization) mention.end = last;
}

const outputs = new FormTable();
for (const word of 'study studies report reports survey surveys poll polls data analysis paper brief briefing website statement release note figures estimate estimates forecast article'.split(
  ' ',
))
  outputs.set(word, 1);

/** How many tokens at the front of a mention are a state's name; 0 when none are. */
function stateAt(tokens: Tokens, { first, end }: RawMention): number {
  for (let length = Math.min(3, end - first); length > 0; length--) {
    const name = tokens.text.slice(tokens.starts[first], tokens.ends[first + length - 1]);
    if (countryOf(name) !== undefined) return length;
  }
  return 0;
}

/** States that stand as adjectives before the names of their offices: "U.S. Trade Office". */
const ADJECTIVES: ReadonlySet<string> = new Set(['U.S.', 'US', 'U.K.', 'UK', 'U.N.', 'UN', 'EU']);

/** "U.S.-Japan Trade Committee", "U.S. | Trade Office": one office, whatever the model made of its front. */
function isOneOffice(tokens: Tokens, last: RawMention, mention: RawMention): boolean {
  const head = mention.end - 1;
  if (head === mention.first || (tokens.shapes[head] as number) < Shape.title) return false;
  if (!(cueOf(tokens.forms[head] as number) & Cue.organization)) return false;
  if (stateAt(tokens, last) !== last.end - last.first) return false;
  if (mention.first === last.end)
    return (
      mention.type === 'ORG' && ADJECTIVES.has(tokens.text.slice(tokens.starts[last.first], tokens.ends[last.end - 1]))
    );
  return mention.first === last.end + 1 && isTightHyphen(tokens, last.end) && stateAt(tokens, mention) > 0;
}

/** "U.S.-Japan pact": two states, and what they have between them is no name. */
function onlyState(tokens: Tokens, last: RawMention, mention: RawMention): void {
  if (mention.first !== last.end + 1 || !isTightHyphen(tokens, last.end)) return;
  if (stateAt(tokens, last) !== last.end - last.first) return;
  const length = stateAt(tokens, mention);
  if (length === 0 || mention.first + length === mention.end) return;
  mention.end = mention.first + length;
  mention.type = 'LOC';
  mention.support[LOC] = (mention.support[LOC] as number) + 2 * FORM_BONUS;
}

function isTightHyphen(tokens: Tokens, i: number): boolean {
  return (
    HYPHENS.has(tokenText(tokens, i)) &&
    touchesPrevious(tokens, i) &&
    i + 1 < tokens.count &&
    touchesPrevious(tokens, i + 1)
  );
}

const HYPHENS: ReadonlySet<string> = new Set(['-', '‐', '‑', '–']);

const compass = new FormTable();
for (const word of 'western eastern northern southern central southeastern southwestern northeastern northwestern southeast northeast north south west east'.split(
  ' ',
))
  compass.set(word, 1);
const sub = new FormTable().set('sub', 1);
const saharan = new FormTable().set('saharan', 1);

const CONTINENTS: ReadonlySet<string> = new Set(['Africa', 'Europe', 'Asia']);

/** "sub-Saharan Africa", "western Europe": parts of the world, however they are written. */
function withCompass(tokens: Tokens, mention: RawMention, last: RawMention | undefined): void {
  const { first, end } = mention;
  const from = Math.max(tokens.sentenceStarts[tokens.sentenceOf[first] as number] as number, last?.end ?? 0);
  if (mention.type !== 'LOC') return;
  if (
    end - first === 1 &&
    CONTINENTS.has(tokenText(tokens, first)) &&
    first > from &&
    compass.get(tokens.forms[first - 1] as number) === 1
  )
    mention.first = first - 1;
  else if (
    first - 3 >= from &&
    saharan.get(tokens.forms[first - 1] as number) === 1 &&
    sub.get(tokens.forms[first - 3] as number) === 1
  )
    mention.first = first - 3;
  else if (
    first - 2 >= from &&
    saharan.get(tokens.forms[first] as number) === 1 &&
    sub.get(tokens.forms[first - 2] as number) === 1
  )
    mention.first = first - 2;
}
