import type { EntityType } from '../entities/mention.js';
import { contains } from '../text/span.js';
import { tokenAt } from '../text/tokens.js';
import { type Item, Kind } from './items.js';
import { subjectItem } from './measure.js';
import type { Draft, Sentence } from './sentence.js';
import { Word } from './words.js';

/** Where the reader stands in the document: what the sentences before were about. */
export interface Topic {
  /** Entity mention that the claims of the sentence before were said of; -1. */
  subject: number;
  /** Token count of sentences since then. */
  age: number;
}

const HOLDERS: readonly EntityType[] = ['GPE', 'LOC', 'ORG', 'PERSON', 'PRODUCT', 'EVENT', 'NORP', 'WORK'];
const REACH = 8;

/** Finds the entity mention that a figure is said of; -1 where the text names none. */
export function readSubject(sentence: Sentence, draft: Draft, drafts: readonly Draft[], topic: Topic): void {
  const set = (mention: number, rule: string): boolean => {
    if (mention < 0) return false;
    draft.subject = mention;
    draft.subjectRule = rule;
    return true;
  };
  const source = drafts[draft.from];
  if (draft.equivalentOf >= 0 && source !== undefined) {
    set(source.subject, 'inherited');
    return;
  }
  if (source !== undefined) {
    if (set(recipient(sentence, draft), 'recipient')) return;
    if (draft.role === 'inherited') {
      set(source.subject, 'inherited');
      return;
    }
  }
  if (draft.measure >= 0 && draft.role !== 'inherited') {
    if (set(owner(sentence, draft.measure, topic), 'possessor')) return;
    const own = draft.role === 'counted' || draft.role === 'of' || draft.role === 'object' || draft.role === 'noun-of';
    if (draft.role !== 'counted' && set(complement(sentence, draft.measure), 'complement')) return;
    if (
      draft.role === 'counted' &&
      sentence.word(sentence.after(draft.item)) !== 'of' &&
      set(purpose(sentence, draft.measure), 'complement')
    )
      return;
    if (own && set(agent(sentence, draft, topic), 'agent')) return;
    if (draft.role === 'change' && set(agent(sentence, draft, topic), 'agent')) return;
    if (set(opening(sentence, draft.item), 'place')) return;
    if (draft.role === 'counted' && set(complement(sentence, draft.measure), 'complement')) return;
    if (set(attributive(sentence, draft.measure), 'attributive')) return;
    if (set(itself(sentence, draft), 'itself')) return;
    if (draft.role === 'predicate' && set(trailing(sentence, draft.item), 'place')) return;
  } else if (draft.measure < 0) {
    if (set(agent(sentence, draft, topic), 'agent')) return;
  }
  if (drafts.length > 0) {
    const before = drafts.at(-1) as Draft;
    if (before.subject >= 0 && set(shared(sentence, draft, before), 'shared')) return;
  }
}

/** "720 to France, 410 to Germany", "€17.30 in Poland": the entity right behind a figure that shares its measure with another. */
function recipient(sentence: Sentence, draft: Draft): number {
  const next = sentence.after(draft.item);
  const word = sentence.word(next);
  if (word !== 'to' && word !== 'in' && word !== 'for') return -1;
  const noun = sentence.item(next + 1);
  if (noun?.kind !== Kind.noun) return -1;
  return nameIn(sentence, noun, next + 1);
}

/** The name that a noun phrase is, or that its possessors are. */
function nameIn(sentence: Sentence, item: Item, i: number): number {
  let k = i;
  while (sentence.item(k)?.possessor && sentence.kind(k + 1) === Kind.noun) k++;
  const head = sentence.item(k) ?? item;
  const mention = sentence.entityAt(head.head);
  if (mention >= 0) return mention;
  for (let p = k - 1; p >= i; p--) {
    const possessor = sentence.entityAt((sentence.item(p) as Item).head);
    if (possessor >= 0) return possessor;
  }
  return -1;
}

/** The possessor of a noun phrase: "Japan's budget", "its budget", "the company's backlog". */
function owner(sentence: Sentence, i: number, topic: Topic): number {
  const item = sentence.item(i);
  if (item === undefined) return -1;
  if (item.pronoun >= 0) return resolve(sentence, item.pronoun, topic);
  // A figure may stand between possessor and noun: "India's 19.3 million households".
  for (let p = i - 1; p >= 0 && p >= i - 4; p--) {
    const before = sentence.item(p) as Item;
    if (before.kind === Kind.noun && before.possessor) {
      const mention = sentence.entityAt(before.head);
      if (mention >= 0) return mention;
      if (before.bits & Word.stand) return definite(sentence, before, topic);
      return before.pronoun >= 0 ? resolve(sentence, before.pronoun, topic) : owner(sentence, p, topic);
    }
    if (before.kind === Kind.adjective && before.pronoun >= 0) return resolve(sentence, before.pronoun, topic);
    if (before.kind === Kind.frame && isGenitive(sentence, before))
      return lastNameIn(sentence, before.first, before.end);
    if (
      before.kind !== Kind.number &&
      before.kind !== Kind.adjective &&
      before.kind !== Kind.date &&
      before.kind !== Kind.adverb &&
      before.kind !== Kind.open &&
      before.kind !== Kind.close
    )
      break;
  }
  return -1;
}

function isGenitive(sentence: Sentence, item: Item): boolean {
  const { tokens } = sentence;
  return /^['’]s?$/u.test(tokens.text.slice(tokens.starts[item.end], tokens.ends[item.end]));
}

function lastNameIn(sentence: Sentence, first: number, end: number): number {
  for (let i = end - 1; i >= first; i--) if (sentence.entityAt(i) >= 0) return sentence.entityAt(i);
  return -1;
}

/** "wages in Penang", "the budget of the navy", "demand for oil in Asia": the first name behind the noun. */
function complement(sentence: Sentence, i: number): number {
  for (let k = i + 1; k < i + REACH; k += 2) {
    const preposition = sentence.item(k);
    if (preposition?.kind !== Kind.preposition || !(preposition.bits & Word.holder)) return -1;
    const noun = sentence.item(k + 1);
    if (noun?.kind !== Kind.noun) return -1;
    const mention = nameIn(sentence, noun, k + 1);
    if (mention >= 0) return holder(sentence, mention);
    while (sentence.item(k + 1)?.possessor) k++;
  }
  return -1;
}

/** Like complement, but only for "of": what is counted stays with who acts, unless it is of somebody. */
function purpose(sentence: Sentence, i: number): number {
  return sentence.word(i + 1) === 'of' ? complement(sentence, i) : -1;
}

function holder(sentence: Sentence, mention: number): number {
  const type = sentence.context.mentions[mention]?.type;
  return type !== undefined && HOLDERS.includes(type) ? mention : -1;
}

/** The subject of the clause, where it is or holds a name. */
function agent(sentence: Sentence, draft: Draft, topic: Topic): number {
  const i = subjectItem(sentence, draft.item);
  if (i < 0 || i >= draft.item) return -1;
  const item = sentence.item(i) as Item;
  if (item.kind === Kind.pronoun) {
    return item.bits & (Word.person | Word.pronoun) ? resolve(sentence, item.head, topic) : -1;
  }
  if (item.kind === Kind.frame) return lastNameIn(sentence, item.first, item.end);
  if (item.kind !== Kind.noun) return -1;
  const mention = sentence.entityAt(item.head);
  if (mention >= 0) return holder(sentence, mention);
  const possessor = owner(sentence, i, topic);
  if (possessor >= 0) return possessor;
  const behind = complement(sentence, i);
  if (behind >= 0) return behind;
  const inside = attributive(sentence, i);
  if (inside >= 0) return inside;
  return item.bits & Word.stand ? definite(sentence, item, topic) : -1;
}

/** A name in front inside the noun phrase: "U.S. imports", "Polish wage growth". */
function attributive(sentence: Sentence, i: number): number {
  const item = sentence.item(i);
  if (item === undefined) return -1;
  const mention = sentence.entityAt(item.first);
  return mention >= 0 && mention !== sentence.entityAt(item.head) ? mention : -1;
}

/** The measure is a name itself: "58% of Japanese", "the FAO Food Price Index averaged 121". */
function itself(sentence: Sentence, draft: Draft): number {
  const item = sentence.item(draft.measure);
  return item === undefined ? -1 : sentence.entityAt(item.head);
}

/** "In Mali, incidence rose": the place that opens the sentence or the clause. */
function opening(sentence: Sentence, item: number): number {
  for (let i = item - 1; i >= 0 && i > item - 40; i--) {
    if (sentence.kind(i) === Kind.stop) return placeAt(sentence, i + 1);
  }
  return placeAt(sentence, 0);
}

function placeAt(sentence: Sentence, i: number): number {
  const k =
    sentence.kind(i) === Kind.conjunction || sentence.kind(i) === Kind.adverb || sentence.kind(i) === Kind.relative
      ? i + 1
      : i;
  if (!(sentence.bits(k) & Word.place) || sentence.kind(k) !== Kind.preposition) return -1;
  const noun = sentence.item(k + 1);
  return noun?.kind === Kind.noun ? nameIn(sentence, noun, k + 1) : -1;
}

/** "averaged €43.40 in Germany": the place behind the figure. */
function trailing(sentence: Sentence, n: number): number {
  const next = sentence.after(n);
  for (let k = next; k < next + 3; k++) {
    if (sentence.kind(k) === Kind.preposition && sentence.bits(k) & Word.place) {
      const noun = sentence.item(k + 1);
      if (noun?.kind === Kind.noun) return nameIn(sentence, noun, k + 1);
      if (noun?.kind !== Kind.date) return -1;
    }
  }
  return -1;
}

/** A figure without name of its own in the clause of one that has: same verb, same holder. */
function shared(sentence: Sentence, draft: Draft, before: Draft): number {
  const verb = sentence.clauses.verb[draft.item] as number;
  if (before.item > verb && before.role !== 'inherited' && draft.role !== 'of')
    return before.subjectRule === 'place' || before.subjectRule === 'agent' ? before.subject : -1;
  return -1;
}

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
  const first = tokens.sentenceStarts[tokens.sentenceOf[i] as number] as number;
  // Names before it in the sentence; the first is most often its subject.
  let nearest = -1;
  for (let k = first; k < i; k++) {
    const mention = marks.entity[k] as number;
    if (mention >= 0 && wanted(mention) && (marks.date[k] as number) < 0) {
      nearest = mention;
      break;
    }
  }
  if (nearest >= 0) return nearest;
  const attribution = context.attributions[content];
  if (attribution?.source) {
    const mention = mentionIn(sentence, attribution.source);
    if (mention >= 0 && wanted(mention)) return mention;
  }
  if (topic.subject >= 0 && wanted(topic.subject)) return topic.subject;
  return antecedent(sentence, first, wanted);
}

/** The first name of a kind in the sentence before, else in the one before that. */
function antecedent(sentence: Sentence, first: number, wanted: (mention: number) => boolean): number {
  const { tokens, marks } = sentence;
  const at = tokens.sentenceOf[first] as number;
  for (let s = at - 1; s >= 0 && s >= at - 2; s--) {
    const from = tokens.sentenceStarts[s] as number;
    const end = Math.min(tokens.sentenceStarts[s + 1] as number, from + 120);
    for (let k = from; k < end; k++) {
      const mention = marks.entity[k] as number;
      if (mention >= 0 && wanted(mention)) return mention;
    }
  }
  return -1;
}

/** "the company", "the country": the last name of such a thing. */
function definite(sentence: Sentence, item: Item, topic: Topic): number {
  const { tokens, context } = sentence;
  const word = tokens.text.slice(tokens.starts[item.head], tokens.ends[item.head]).toLowerCase();
  const place = /^(?:country|state|region|city|island|nation|province|town|kingdom|republic|system)$/u.test(word);
  const wanted = (mention: number): boolean => {
    const type = context.mentions[mention]?.type;
    return place
      ? type === 'GPE'
      : type === 'ORG' || (type === 'PRODUCT' && /^(?:missile|vessel|ship|rocket|aircraft|plane)$/u.test(word));
  };
  if (topic.subject >= 0 && wanted(topic.subject)) return topic.subject;
  return antecedent(sentence, tokens.sentenceStarts[tokens.sentenceOf[item.first] as number] as number, wanted);
}

/** The first entity mention inside a span; -1. */
export function mentionIn(sentence: Sentence, span: { start: number; end: number }): number {
  const { tokens, marks, context } = sentence;
  const limit = Math.min(tokens.count, tokenAt(tokens, span.start) + 40);
  for (let i = tokenAt(tokens, span.start); i < limit && (tokens.starts[i] as number) < span.end; i++) {
    const mention = marks.entity[i] as number;
    const found = context.mentions[mention];
    if (found !== undefined && contains(span, found)) return mention;
  }
  return -1;
}
