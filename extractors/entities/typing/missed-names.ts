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

function namesByFirstWord(tokens: Tokens, mentions: readonly RawMention[]): Map<number, RawMention[]> {
  const names = new Map<number, RawMention[]>();
  for (const mention of mentions) {
    if (mention.end - mention.first < 2 || !isCapitalWord(tokens, mention.first)) continue;
    const form = tokens.forms[mention.first] as number;
    const list = names.get(form);
    if (list === undefined) names.set(form, [mention]);
    else if (!list.some((other) => isSame(tokens, other, mention.first, mention.end))) list.push(mention);
  }
  return names;
}

function isSame(tokens: Tokens, { first, end }: RawMention, from: number, to: number): boolean {
  if (to - from !== end - first) return false;
  for (let k = 0; k < end - first; k++) if (tokenText(tokens, first + k) !== tokenText(tokens, from + k)) return false;
  return true;
}

/** The longest name of the document that stands at `i` again. */
function repeatedAt(tokens: Tokens, i: number, limit: number, names: Map<number, RawMention[]>): RawMention | null {
  let best: RawMention | null = null;
  for (const name of names.get(tokens.forms[i] as number) ?? []) {
    const end = i + name.end - name.first;
    if (end > limit || (best !== null && end <= best.end) || !isSame(tokens, name, i, end)) continue;
    best = { first: i, end, type: name.type, confidence: CONFIDENCE, support: Float64Array.from(name.support) };
  }
  return best;
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
