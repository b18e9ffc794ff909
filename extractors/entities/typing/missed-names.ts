import { FormTable } from '../../text/lexicon.js';
import { type Tokens, tokenText } from '../../text/tokens.js';
import { Fact } from '../recognizer/document-facts.js';
import { extendKey, Known, LONGEST_PHRASE } from '../recognizer/gazetteer.js';
import type { RawMention, Recognition } from '../recognizer/recognize.js';
import { COARSE_TYPES, type CoarseType } from '../recognizer/tags.js';
import { isCapitalWord } from './coordinations.js';
import { isPortfolioWord } from './offices.js';

/** What made a mention of it speaks for its type, in log-odds. */
const SUPPORT = 6;
/** Not sure: the model was asked and said no. */
const CONFIDENCE = 0.5;

const HEAD = 1;
const OPENER = 2;
const offices = new FormTable();
for (const word of 'ministry secretariat directorate'.split(' ')) offices.set(word, HEAD | OPENER);
for (const word of 'department bureau'.split(' ')) offices.set(word, OPENER);
const of = new FormTable().set('of', 1);
const the = new FormTable().set('the', 1);
const and = new FormTable().set('and', 1).set('&', 1);

/** Which lists name things that are nothing else, by the coarse type that they are of. */
const LISTED: ReadonlyMap<number, CoarseType> = new Map([
  [Known.organization, 'ORG'],
  [Known.region, 'LOC'],
  [Known.event, 'MISC'],
  [Known.work, 'MISC'],
  [Known.product, 'MISC'],
]);

/**
 * Adds names that the model left out: ministries by their form ("Farm Ministry", "Ministry of the Environment"), names that the lists
 * know, and names of several words that the document has elsewhere. Mentions are in order and stay so.
 */
export function addMissedNames(
  tokens: Tokens,
  mentions: readonly RawMention[],
  recognition: Recognition,
): RawMention[] {
  const repeated = namesByFirstWord(tokens, mentions);
  const all: RawMention[] = [];
  let next = 0;
  for (let i = 0; i < tokens.count; i++) {
    const mention = mentions[next];
    if (mention !== undefined && mention.first <= i) {
      const publisher = publisherOf(mention, recognition);
      if (publisher !== null) all.push(publisher);
      all.push(mention);
      next++;
      i = Math.max(i, mention.end - 1);
      continue;
    }
    if (!isCapitalWord(tokens, i)) continue;
    const sentence = tokens.sentenceOf[i] as number;
    if (recognition.facts.headline[sentence]) continue;
    const limit = Math.min(tokens.sentenceStarts[sentence + 1] as number, mention?.first ?? tokens.count);
    const made =
      repeatedAt(tokens, i, limit, repeated) ?? officeAt(tokens, i, limit) ?? listedAt(tokens, i, limit, recognition);
    if (made === null) continue;
    all.push(made);
    i = made.end - 1;
  }
  return all;
}

/** Takes "OECD" out of "OECD Economic Outlook", a title that the lists know behind a publisher whom they know; null elsewhere. */
function publisherOf(mention: RawMention, { words, types }: Recognition): RawMention | null {
  const { first, end } = mention;
  if (end - first < 3 || end - first > LONGEST_PHRASE + LONGEST_PUBLISHER) return null;
  const known = (from: number, to: number): number => {
    let key = words.keys[types[from] as number] as number;
    for (let i = from + 1; i < to; i++) key = extendKey(key, words.keys[types[i] as number] as number);
    return words.lists.gazetteer.known(key);
  };
  if (known(first, end) !== 0) return null;
  for (let cut = first + 1; cut <= first + LONGEST_PUBLISHER && cut < end - 1; cut++) {
    if (!(known(first, cut) & Known.organization) || known(cut, end) !== Known.work) continue;
    mention.first = cut;
    mention.type = 'MISC';
    return make(first, cut, 'ORG');
  }
  return null;
}

/** Words. */
const LONGEST_PUBLISHER = 3;

function make(first: number, end: number, type: CoarseType): RawMention {
  const support = new Float64Array(COARSE_TYPES.length);
  support[COARSE_TYPES.indexOf(type)] = SUPPORT;
  return { first, end, type, confidence: CONFIDENCE, support };
}

/** The names of several words that begin with one word: by their text, and how many words they have, the most first. */
interface Names {
  readonly lengths: number[];
  readonly byText: Map<string, RawMention>;
}

/** Names are found by their text: of a list of thousands that begin alike ("Town 1", "Town 2") each would be held against all others. */
function namesByFirstWord(tokens: Tokens, mentions: readonly RawMention[]): Map<number, Names> {
  const names = new Map<number, Names>();
  for (const mention of mentions) {
    const length = mention.end - mention.first;
    if (length < 2 || !isCapitalWord(tokens, mention.first)) continue;
    const form = tokens.forms[mention.first] as number;
    let own = names.get(form);
    if (own === undefined) names.set(form, (own = { lengths: [], byText: new Map() }));
    const key = textOf(tokens, mention.first, mention.end);
    if (!own.byText.has(key)) own.byText.set(key, mention);
    if (!own.lengths.includes(length)) own.lengths.push(length);
  }
  for (const { lengths } of names.values()) lengths.sort((a, b) => b - a);
  return names;
}

/** The words from `first` to `end`, parted as no word is. */
function textOf(tokens: Tokens, first: number, end: number): string {
  let text = tokenText(tokens, first);
  for (let k = first + 1; k < end; k++) text += ` ${tokenText(tokens, k)}`;
  return text;
}

/** The longest name of the document that stands at `i` again. */
function repeatedAt(tokens: Tokens, i: number, limit: number, names: Map<number, Names>): RawMention | null {
  const own = names.get(tokens.forms[i] as number);
  if (own === undefined) return null;
  for (const length of own.lengths) {
    const end = i + length;
    const name = end > limit ? undefined : own.byText.get(textOf(tokens, i, end));
    if (name !== undefined)
      return { first: i, end, type: name.type, confidence: CONFIDENCE, support: Float64Array.from(name.support) };
  }
  return null;
}

/** "Farm Ministry", "Ministry of the Environment and Water". */
function officeAt(tokens: Tokens, i: number, limit: number): RawMention | null {
  const { forms } = tokens;
  if (offices.get(forms[i] as number) & OPENER && of.get(forms[i + 1] as number) === 1) {
    let end = i + 2;
    if (end < limit && the.get(forms[end] as number) === 1) end++;
    const from = end;
    while (
      end < limit &&
      (isPortfolioWord(tokens, end) ||
        (end > from && and.get(forms[end] as number) === 1 && end + 1 < limit && isPortfolioWord(tokens, end + 1)))
    )
      end++;
    return end > from ? make(i, end, 'ORG') : null;
  }
  let end = i;
  while (end < limit && isPortfolioWord(tokens, end)) end++;
  return end > i && end < limit && isCapitalWord(tokens, end) && offices.get(forms[end] as number) & HEAD
    ? make(i, end + 1, 'ORG')
    : null;
}

/** The longest name at `i` that a list knows as one thing; a single word only where it is nothing else in the text. */
function listedAt(tokens: Tokens, i: number, limit: number, { words, types, facts }: Recognition): RawMention | null {
  const type = types[i] as number;
  const most = Math.min(words.longest[type] as number, limit - i, LONGEST_PHRASE);
  let key = words.keys[type] as number;
  let best: RawMention | null = null;
  const opens = i === tokens.sentenceStarts[tokens.sentenceOf[i] as number];
  const common = facts.ofForm(tokens.forms[i] as number) & Fact.seenLower;
  if (words.known[type] === Known.organization && !opens && !common) best = make(i, i + 1, 'ORG');
  for (let length = 2; length <= most; length++) {
    key = extendKey(key, words.keys[types[i + length - 1] as number] as number);
    const listed = LISTED.get(words.lists.gazetteer.known(key));
    if (listed !== undefined && isCapitalWord(tokens, i + length - 1)) best = make(i, i + length, listed);
  }
  return best;
}
