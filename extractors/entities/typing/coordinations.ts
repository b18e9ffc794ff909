import { FormTable } from '../../text/lexicon.js';
import { Shape, TokenKind, type Tokens, tokenText } from '../../text/tokens.js';
import { extendKey } from '../recognizer/gazetteer.js';
import type { RawMention, Recognition } from '../recognizer/recognize.js';
import { Cue, cueOf } from './cue-words.js';

const ORG = 1;
/** What a name's head that was cut off speaks for, in log-odds. */
const HEAD_BONUS = 8;
/** Most words on either side of the "and". */
const LONGEST_SIDE = 4;

const and = new FormTable().set('and', 1).set('&', 1);
const the = new FormTable().set('the', 1);

const ADJECTIVE = 1;
const LINE = 2;
const ACTIVITY = 3;
const HOUSE = 4;
const words = new FormTable();
/** Words that open a name and don't make one alone: what stands before "and" after them is no name of its own. */
for (const word of 'national royal international federal american canadian australian european african asian british global world regional u.s us u.k uk'.split(
  ' ',
))
  words.set(word, ADJECTIVE);
/** Lines are named for the places at their ends: "London and South Western Railway". */
for (const word of 'railway railroad canal turnpike tramway'.split(' ')) words.set(word, LINE);
/** Houses that are names of their own before an "and". */
for (const word of 'library archive archives gallery zoo theatre theater house'.split(' ')) words.set(word, HOUSE);
/** What an office does; ends a name as an organization's word does. */
for (const word of 'enforcement protection studies research data safety security'.split(' ')) words.set(word, ACTIVITY);

const ENDS: ReadonlySet<number> = new Set([LINE, ACTIVITY]);

/**
 * Joins names that were cut at an "and": "National Soil | and | Peat Data Centre", "the Crime and | Courts Bill", "World Timber Supply | and
 * Demand Estimates". Both sides of an "and" that are names by themselves stay two. Mentions are in order and stay so.
 */
export function joinCoordinations(
  tokens: Tokens,
  mentions: readonly RawMention[],
  recognition: Recognition,
): RawMention[] {
  const joined: RawMention[] = [];
  for (const [m, mention] of mentions.entries()) {
    const last = joined[joined.length - 1];
    if (last !== undefined && mention.first < last.end) continue;
    const first = startBefore(tokens, mention, last, recognition);
    if (first >= 0) {
      if (last !== undefined && last.end > first) joined.pop();
      widen(tokens, mention, first, mention.end);
    } else {
      const next = mentions[m + 1];
      const end = endBehind(tokens, mention, next?.first ?? tokens.count, recognition);
      if (end > mention.end) widen(tokens, mention, mention.first, end);
    }
    joined.push(mention);
  }
  return joined;
}

/** First token of the left side that a mention is the right side of; -1 where the two are no one name. */
function startBefore(
  tokens: Tokens,
  mention: RawMention,
  last: RawMention | undefined,
  recognition: Recognition,
): number {
  const { forms } = tokens;
  const from = tokens.sentenceStarts[tokens.sentenceOf[mention.first] as number] as number;
  const link = mention.first - 1;
  if (link <= from || mention.type === 'PERSON' || and.get(forms[link] as number) === 0) return -1;
  const head = mention.end - 1;
  if (!endsName(tokens, head)) return -1;
  let first = link;
  while (first > from && link - first < LONGEST_SIDE && isCapitalWord(tokens, first - 1)) first--;
  if (first === link) return -1;
  const overlaps = last !== undefined && last.end > first;
  if (overlaps) {
    if (last.end !== link) return -1;
    first = last.first;
  }
  const lineOfPlaces = words.get(forms[head] as number) === LINE && overlaps && last.type === 'LOC';
  if (lineOfPlaces) return first;
  if ((overlaps && last.type === 'PERSON') || isWhole(tokens, first, link, recognition)) return -1;
  // "Columbia University" is no rest of another name
  if (recognition.words.known[recognition.types[mention.first] as number] !== 0) return -1;
  if (link - first > 1 && words.get(forms[first] as number) === ADJECTIVE) return first;
  // "the Crime and Courts Bill": one article for both, and the left side was no name to the model
  return !overlaps && first > from && the.get(forms[first - 1] as number) === 1 && mention.end - mention.first > 1
    ? first
    : -1;
}

/** Where a name ends that goes on behind an "and" with words that are no name to the model; its own end when it doesn't. */
function endBehind(tokens: Tokens, mention: RawMention, next: number, recognition: Recognition): number {
  const { first, end } = mention;
  const limit = Math.min(tokens.sentenceStarts[(tokens.sentenceOf[first] as number) + 1] as number, next);
  if (end - first < 2 || end + 1 >= limit || and.get(tokens.forms[end] as number) === 0) return end;
  if (mention.type === 'PERSON' || mention.type === 'LOC') return end;
  if (isWhole(tokens, first, end, recognition)) return end;
  let last = end + 1;
  while (last < limit && last - end <= LONGEST_SIDE && isCapitalWord(tokens, last)) last++;
  return last > end + 1 && endsName(tokens, last - 1) ? last : end;
}

function widen(tokens: Tokens, mention: RawMention, first: number, end: number): void {
  mention.first = first;
  mention.end = end;
  if (!(cueOf(tokens.forms[end - 1] as number) & Cue.work)) {
    mention.type = 'ORG';
    mention.support[ORG] = (mention.support[ORG] as number) + HEAD_BONUS;
  }
}

/** Whether a token is a word with a capital. */
export function isCapitalWord(tokens: Tokens, i: number): boolean {
  return tokens.kinds[i] === TokenKind.word && (tokens.shapes[i] as number) >= Shape.title;
}

function endsName(tokens: Tokens, i: number): boolean {
  if ((tokens.shapes[i] as number) < Shape.title) return false;
  return (
    (cueOf(tokens.forms[i] as number) & (Cue.organization | Cue.work)) !== 0 ||
    ENDS.has(words.get(tokens.forms[i] as number))
  );
}

/** Whether a side is a name of its own: it has a head, is in the lists, or owns what follows. */
function isWhole(tokens: Tokens, first: number, end: number, { words: known, types }: Recognition): boolean {
  const head = cueOf(tokens.forms[end - 1] as number);
  if (head & (Cue.organization | Cue.work | Cue.event | Cue.polity)) return true;
  if (tokenText(tokens, end - 1) === ')' || words.get(tokens.forms[end - 1] as number) === HOUSE) return true;
  let key = known.keys[types[first] as number] as number;
  for (let i = first + 1; i < end; i++) key = extendKey(key, known.keys[types[i] as number] as number);
  return known.lists.gazetteer.known(key) !== 0;
}
