import type { EntityType } from '../entities/mention.js';
import { contains } from '../text/span.js';
import { tokenAt, tokenWord } from '../text/tokens.js';
import { wordTable } from '../text/word-table.js';
import { type Item, Kind } from './items.js';
import { isVerbal } from './measure-verbal.js';
import type { Sentence } from './sentence.js';
import { CHANGE_NOUN, Word } from './words.js';

/** Where the reader stands in the document: what the sentences before were about. */
export interface Topic {
  /** Entity mention that the claims of the sentence before were said of; -1. */
  subject: number;
  /** Sentences since then. */
  age: number;
  /** Tokens of what the last figures measured; 0, 0. */
  measureFirst: number;
  measureEnd: number;
  /** Date that it held for; -1. */
  time: number;
  /** Kind and unit of the figure. */
  kind: string;
  unit: string | null;
  /** It was counted: "40 boats". */
  counts: boolean;
  /** Sentences since then. */
  measureAge: number;
  /** Mention of the company that told its own profit, sales or costs last; -1. */
  company: number;
  /** Date that its figures held for; -1. */
  companyTime: number;
  /** Sentences since then. */
  companyAge: number;
}

const FIRST_PERSON = new Set(['i', 'my', 'we', 'our']);

const THINGS: readonly EntityType[] = ['ORG', 'GPE', 'PRODUCT', 'LOC', 'EVENT', 'WORK'];

/** What a pronoun at token i stands for: the speaker of what is quoted, the subject before it, the topic of the sentence before. */
export function resolve(sentence: Sentence, i: number, topic: Topic): number {
  const { tokens, marks, context } = sentence;
  const word = tokens.text.slice(tokens.starts[i], tokens.ends[i]).toLowerCase();
  const person =
    word === 'he' ||
    word === 'she' ||
    word === 'his' ||
    word === 'her' ||
    word === 'him' ||
    word === 'i' ||
    word === 'my';
  const wanted = (mention: number): boolean => {
    const type = context.mentions[mention]?.type;
    return type !== undefined && (person ? type === 'PERSON' : THINGS.includes(type));
  };
  const content = marks.content[i] as number;
  // Behind the dateline, where there is one.
  const first = sentence.items[0]?.first ?? i;
  // Who says "my" outside of a quotation is the author, whom the text need not name.
  if (FIRST_PERSON.has(word) && context.attributions[content] === undefined) return -1;
  // The subject of its own clause, else the first name before it that is no source.
  const own = clauseName(sentence, i);
  if (own >= 0 && wanted(own)) return own;
  // "the country lost half of its forests"
  const k = itemAt(sentence, i);
  const subject = k < 0 || person ? undefined : sentence.item(sentence.subjectOf(k));
  const kind = subject?.kind === Kind.noun && tokenWord(tokens, subject.head) in KINDS;
  if (
    subject?.kind === Kind.noun &&
    subject.head < i &&
    subject.bits & Word.stand &&
    (kind || subject.head === subject.first)
  ) {
    const stands = definite(sentence, subject, topic);
    // "the central bank cut its rate": a kind that no name before is of
    if (stands >= 0 || kind) return stands;
  }
  // "the cell kept 88% of its capacity": a thing that stands for no name is what "its" goes back to.
  if ((word === 'its' || word === 'their') && isBareThing(sentence, subject, i, word === 'their')) return -1;
  // "those on the drug lost 15% of their weight"
  if (word === 'their' && subject !== undefined && subject.head < i && isThose(sentence, subject)) return -1;
  for (let k = first; k < i; k++) {
    const mention = marks.entity[k] as number;
    if (mention >= 0 && wanted(mention) && (marks.frame[k] as number) < 0 && (marks.content[k] as number) === content)
      return mention;
  }
  const attribution = context.attributions[content];
  const spoken = attribution?.kind === 'direct' || attribution?.kind === 'mixed';
  if (attribution?.source && (spoken || attribution.source.end <= (tokens.starts[i] as number))) {
    const mention = mentionIn(sentence, attribution.source);
    if (mention >= 0 && wanted(mention)) return mention;
    // "Officials said they were buying 12 jets"
    if (word === 'they' && !spoken) return -1;
    if ((word === 'it' || word === 'its') && !spoken && mention < 0) {
      // "It has said it hopes to": the same again; "The company said it would": whom the source stands for
      const speaker = tokenAt(tokens, attribution.source.start);
      if (tokenWord(tokens, speaker) === 'it' && speaker < i) return resolve(sentence, speaker, topic);
      const stands = sourceAgain(sentence, attribution.source, topic);
      if (stands !== null) return stands;
    }
  }
  for (let k = first; k < i; k++) {
    const mention = marks.entity[k] as number;
    if (mention >= 0 && wanted(mention) && context.mentions[mention]?.type !== 'WORK') return mention;
  }
  if (topic.subject >= 0 && topic.age <= 1 && wanted(topic.subject)) return topic.subject;
  return antecedent(sentence, first, wanted, !person, word === 'they' || word === 'their');
}

/** Whether a clause's subject is "those" or "some", alone or with a phrase of place behind it: "those on the drug". */
function isThose({ tokens }: Sentence, subject: Item): boolean {
  for (let i = subject.first; i >= 0 && i > subject.first - 4; i--)
    if (/^(?:those|these|some|many|most|others)$/u.test(tokenWord(tokens, i))) return true;
  return false;
}

/** The name that a source like "the company" or "the bank" stands for, where "it" speaks of itself: -1 for none, null where a source is no such body. */
function sourceAgain(sentence: Sentence, source: { start: number; end: number }, topic: Topic): number | null {
  const { tokens } = sentence;
  const first = tokenAt(tokens, source.start);
  let head = first;
  while (head + 1 < tokens.count && (tokens.ends[head + 1] as number) <= source.end) head++;
  const word = tokenWord(tokens, head);
  if (!isFirm(word) && !(word in KINDS)) return null;
  const item = { first, end: head + 1, head } as Item;
  const again = namedAgain(sentence, item);
  if (again >= 0) return again;
  const stands = definite(sentence, item, topic);
  if (stands >= 0 || topic.age > 1) return stands;
  // "The bank said it had": a business whose name does not tell what it is
  return sentence.mention(topic.subject)?.type === 'ORG' ? topic.subject : -1;
}

/** A noun phrase of one thing without a name in or beside it, before token i in the same breath. */
function isBareThing(sentence: Sentence, subject: Item | undefined, i: number, plural: boolean): boolean {
  if (
    subject?.kind !== Kind.noun ||
    subject.head >= i ||
    subject.bits & (Word.stand | CHANGE_NOUN) ||
    subject.pronoun >= 0
  )
    return false;
  if (/[^s]s$|^(?:people|children|men|women)$/u.test(tokenWord(sentence.tokens, subject.head)) !== plural) return false;
  for (let k = subject.first; k < i; k++) {
    if (sentence.entityAt(k) >= 0) return false;
    const word = tokenWord(sentence.tokens, k);
    if (word === ',' || word === 'and') return false;
  }
  return true;
}

/** The name that is the subject of the clause around a token, before it. */
function clauseName(sentence: Sentence, token: number): number {
  const k = itemAt(sentence, token);
  // "the Greens doubled its share": a figure that is the verb itself
  const doubled =
    k > 1 && sentence.kind(k - 1) === Kind.number && isVerbal(sentence, k - 1) && sentence.item(k - 2)?.named;
  const i = k < 0 ? -1 : doubled ? k - 2 : sentence.subjectOf(k);
  const item = sentence.item(i);
  if (item?.kind !== Kind.noun || item.head >= token) return -1;
  const mention = sentence.entityAt(item.head);
  if (mention >= 0) return mention;
  const possessor = sentence.item(i - 1);
  return possessor?.possessor && possessor.end <= token ? sentence.entityAt(possessor.head) : -1;
}

/** The item at or behind a token (binary search). */
function itemAt(sentence: Sentence, token: number): number {
  let low = 0;
  let high = sentence.items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sentence.items[middle] as Item).end <= token) low = middle + 1;
    else high = middle;
  }
  return low < sentence.items.length ? low : -1;
}

/** The first name of a kind in the sentence before, else in the one before that; `acts` for what no mere whereabouts is meant by: a pronoun, a state. */
function antecedent(
  sentence: Sentence,
  first: number,
  wanted: (mention: number) => boolean,
  acts = false,
  plural = false,
): number {
  const { tokens, marks, context } = sentence;
  const at = tokens.sentenceOf[first] as number;
  for (let s = at - 1; s >= 0 && s >= at - 2; s--) {
    const from = tokens.sentenceStarts[s] as number;
    const end = Math.min(tokens.sentenceStarts[s + 1] as number, from + 120);
    for (let k = from; k < end; k++) {
      const mention = marks.entity[k] as number;
      if (mention < 0 || !wanted(mention)) continue;
      // "She was born near Oslo. It made 40 boats": a town that something happened in is no topic
      const type = context.mentions[mention]?.type;
      // "the agency reported. They average": what it told of, and not the agency
      if (plural && (marks.frame[k] as number) >= 0) continue;
      const place = (type === 'GPE' && !isState(sentence, mention)) || type === 'LOC';
      if (acts && place && k > from && WHEREABOUTS.test(tokenWord(tokens, k - 1))) continue;
      return mention;
    }
  }
  return -1;
}

const WHEREABOUTS = /^(?:near|in|at|from|outside|off|to|around)$/u;

/** "the canal" behind "the Panama Canal", "the central bank" behind "the Central Bank of Kenya": a name that ends or begins with the same words; -1. */
export function namedAgain(sentence: Sentence, item: Item): number {
  const { tokens, context } = sentence;
  if (item.first === 0 || tokenWord(tokens, item.first - 1) !== 'the' || item.end - item.first > 3) return -1;
  const start = tokens.starts[item.first] as number;
  const phrase = tokens.text.slice(start, tokens.ends[item.head]);
  // Capitals name something themselves.
  if (phrase !== phrase.toLowerCase() || phrase.length < 4) return -1;
  for (let k = mentionsBefore(sentence, start) - 1, steps = 0; k >= 0 && steps < NAMES_BACK; k--, steps++) {
    const mention = context.mentions[k];
    if (mention === undefined || mention.type === 'WORK' || mention.type === 'PERSON' || mention.type === 'NORP')
      continue;
    const name = mention.text.toLowerCase();
    const at = name.indexOf(phrase);
    const ends = at > 0 && name.charAt(at - 1) === ' ' && at + phrase.length === name.length;
    const opens = at === 0 && name.startsWith(' of ', phrase.length);
    if (ends || opens) return lastNamed(sentence, k, item.first);
  }
  return -1;
}

const COMPANY = /^(?:company|firm|group|maker|retailer|manufacturer|carrier|airline|lender|operator)$/u;

/** Whether a noun stands for a business. */
export function isFirm(word: string): boolean {
  return COMPANY.test(word);
}

const NAMES_BACK = 40;

/** How many mentions start before an offset (binary search). */
function mentionsBefore(sentence: Sentence, offset: number): number {
  const { mentions } = sentence.context;
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((mentions[middle] as { start: number }).start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The last mention of what a mention names, before a token. */
export function lastNamed(sentence: Sentence, mention: number, token: number): number {
  const { tokens, context } = sentence;
  const entity = context.mentions[mention]?.entity;
  for (
    let k = mentionsBefore(sentence, tokens.starts[token] as number) - 1;
    k > mention && k > mention - NAMES_BACK;
    k--
  )
    if (context.mentions[k]?.entity === entity) return k;
  return mention;
}

/** Nouns that stand for a state: itself, or what it has but one of. */
const STATES = /^(?:country|nation|kingdom|republic|government|army|navy|military|forces|treasury|parliament)$/u;
const PLACES = /^(?:state|city|island|province|town|system)$/u;
const TOWNS = /^(?:city|town)$/u;
/** States that are cities, by their ISO 3166 codes. */
const CITY_STATES = /^(?:SG|MC|HK|MO|VA|GI|US-DC)$/u;
const CRAFT = /^(?:missile|vessel|ship|rocket|aircraft|plane)$/u;
/** Organisations that tell what they are in their names. */
const KINDS: Readonly<Record<string, RegExp>> = wordTable({
  bank: /ban[ckq]/iu,
  ministry: /minist/iu,
  fund: /fund|^IMF$/iu,
  alliance: /alliance|^NATO$/iu,
  bloc: /union|^(?:EU|ASEAN|BRICS|Mercosur)$/iu,
});

/** Whether an entity is a state; one that no gazetteer knows may be. */
function isCountry(sentence: Sentence, entity: number): boolean {
  const code = sentence.context.entities[entity]?.code ?? null;
  return code === null || code.length === 2;
}

/** Whether an entity is a country or a part of one, and no city. */
function isKnown(sentence: Sentence, entity: number): boolean {
  return (sentence.context.entities[entity]?.code ?? null) !== null;
}

/** Whether an entity may be a city: the gazetteer holds no others than those that are states. */
function isTown(sentence: Sentence, entity: number): boolean {
  const code = sentence.context.entities[entity]?.code ?? null;
  return code === null || CITY_STATES.test(code);
}

/** "the company", "the country": the last name of such a thing. */
export function definite(sentence: Sentence, item: Item, topic: Topic): number {
  const { tokens, context } = sentence;
  const word = tokens.text.slice(tokens.starts[item.head], tokens.ends[item.head]).toLowerCase();
  if (word === 'region') return regionBefore(sentence, item.first, topic);
  const wanted = (mention: number): boolean => {
    const name = context.mentions[mention];
    if (name === undefined) return false;
    if (STATES.test(word)) return name.type === 'GPE' && isCountry(sentence, name.entity);
    if (word === 'state') return name.type === 'GPE' && isKnown(sentence, name.entity);
    if (TOWNS.test(word)) return name.type === 'GPE' && isTown(sentence, name.entity);
    if (PLACES.test(word)) return name.type === 'GPE';
    if (word in KINDS) return name.type === 'ORG' && (KINDS[word] as RegExp).test(name.text);
    return name.type === 'ORG' || (name.type === 'PRODUCT' && CRAFT.test(word));
  };
  if (STATES.test(word)) {
    const near = nameBefore(sentence, item.first, wanted);
    if (near >= 0) return near;
  }
  if (word === 'bank' && tokenWord(tokens, item.first) === 'central') {
    const near = nameBefore(sentence, item.first, (mention) => context.mentions[mention]?.type === 'GPE');
    if (near >= 0) return near;
  }
  if (topic.company >= 0 && COMPANY.test(word)) return lastNamed(sentence, topic.company, item.first);
  if (topic.subject >= 0 && wanted(topic.subject)) return topic.subject;
  const start = tokens.sentenceStarts[tokens.sentenceOf[item.first] as number] as number;
  return antecedent(sentence, start, wanted, STATES.test(word));
}

/** The last name of a kind before a token in its sentence, that is no source; -1. */
function nameBefore(sentence: Sentence, token: number, wanted: (mention: number) => boolean): number {
  const { marks } = sentence;
  const first = sentence.items[0]?.first ?? token;
  for (let k = token - 1; k >= first && k > token - NEAR; k--) {
    const mention = marks.entity[k] as number;
    if (mention >= 0 && wanted(mention)) return mention;
  }
  return -1;
}

/** How far back the name for "the army" is sought in its sentence, in tokens. */
const NEAR = 40;

/** Whether a mention names a state, and no part of one. */
function isState(sentence: Sentence, mention: number): boolean {
  const code = sentence.context.entities[sentence.mention(mention)?.entity ?? -1]?.code ?? null;
  return code !== null && code.length === 2;
}

/** "the region": the last stretch of land or sea that was named. */
function regionBefore(sentence: Sentence, token: number, topic: Topic): number {
  const type = sentence.context.mentions[topic.subject]?.type;
  if (type === 'LOC' || (type === 'GPE' && !isState(sentence, topic.subject))) return topic.subject;
  const { marks, context, tokens } = sentence;
  const from = Math.max(0, token - 150);
  for (let i = token - 1; i >= from; i--) {
    if (
      context.mentions[marks.entity[i] as number]?.type === 'LOC' &&
      (tokens.sentenceOf[i] as number) < (tokens.sentenceOf[token] as number)
    )
      return marks.entity[i] as number;
  }
  return -1;
}

/** The name that a span of a source is about: the first that owns no other. */
export function mentionIn(sentence: Sentence, span: { start: number; end: number }): number {
  const { tokens, marks, context } = sentence;
  const limit = Math.min(tokens.count, tokenAt(tokens, span.start) + 40);
  for (let i = tokenAt(tokens, span.start); i < limit && (tokens.starts[i] as number) < span.end; i++) {
    const mention = marks.entity[i] as number;
    const found = context.mentions[mention];
    if (found === undefined || !contains(span, found)) continue;
    const owns = /^['’]/u.test(tokens.text.slice(found.end, found.end + 1)) && found.end < span.end - 2;
    if (!owns) return mention;
  }
  return -1;
}
