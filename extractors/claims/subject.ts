import type { EntityType } from '../entities/mention.js';
import { Pos } from '../syntax/syntax.js';
import { contains } from '../text/span.js';
import { tokenAt, tokensOf, tokenText, tokenWord } from '../text/tokens.js';
import { climb } from './clauses.js';
import { type Item, Kind } from './items.js';
import { subjectItem } from './measure.js';
import type { Draft, Role, Sentence } from './sentence.js';
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
  const source = drafts[draft.from];
  if (source !== undefined) {
    const own = draft.equivalentOf >= 0 ? -1 : recipient(sentence, draft);
    const gap = draft.equivalentOf >= 0 ? -1 : gapped(sentence, draft);
    if (own >= 0) fill(draft, own, 'recipient');
    else if (gap >= 0) fill(draft, gap, 'gapped');
    else fill(draft, source.subject, 'inherited');
    if (draft.role === 'inherited') return;
  }
  if (drafts.length > 0 && draft.role === 'predicate') fill(draft, gapped(sentence, draft), 'gapped');
  for (const [rule, find] of rulesOf(sentence, draft)) {
    if (draft.subject >= 0) return;
    fill(draft, find(sentence, draft, topic), rule);
  }
  const before = drafts.at(-1);
  if (draft.subject < 0 && before !== undefined && before.subject >= 0)
    fill(draft, shared(sentence, draft, before), 'shared');
  if (draft.subject < 0) fill(draft, speaker(sentence, draft), 'speaker');
  if (draft.subject < 0) fill(draft, there(sentence, draft), 'there');
}

function fill(draft: Draft, mention: number, rule: string): void {
  if (mention < 0) return;
  draft.subject = mention;
  draft.subjectRule = rule;
}

type Rule = readonly [name: string, find: (sentence: Sentence, draft: Draft, topic: Topic) => number];

const POSSESSOR: Rule = ['possessor', (sentence, draft, topic) => owner(sentence, draft.measure, topic)];
const COMPLEMENT: Rule = ['complement', (sentence, draft) => complement(sentence, draft.measure)];
const PURPOSE: Rule = ['complement', (sentence, draft) => purpose(sentence, draft)];
const ITSELF: Rule = ['itself', (sentence, draft) => itself(sentence, draft)];
const AGENT: Rule = ['agent', (sentence, draft, topic) => agent(sentence, draft, topic)];
const OPENING: Rule = ['place', (sentence, draft) => opening(sentence, draft.item)];
const ATTRIBUTIVE: Rule = ['attributive', (sentence, draft) => attributive(sentence, draft.measure)];
const TRAILING: Rule = ['place', (sentence, draft) => trailing(sentence, draft.item)];
const OBJECT_OWNER: Rule = ['possessor', (sentence, draft, topic) => objectOwner(sentence, draft, topic)];
const ORIGIN: Rule = ['place', (sentence, draft) => origin(sentence, draft)];
const PEOPLE: Rule = ['itself', (sentence, draft) => people(sentence, draft)];
const HEAD: Rule = ['head', (sentence, draft) => headOfSentence(sentence, draft.item)];

/** Who may be the subject, in the order in which it is asked, by how the figure stands to its measure. */
const RULES: Readonly<Record<Exclude<Role, 'of' | 'inherited'> | 'money' | 'share', readonly Rule[]>> = {
  counted: [POSSESSOR, PURPOSE, OBJECT_OWNER, AGENT, OPENING, COMPLEMENT, HEAD, PEOPLE],
  money: [POSSESSOR, PURPOSE, AGENT, OPENING, COMPLEMENT, ATTRIBUTIVE, HEAD],
  share: [POSSESSOR, AGENT, ITSELF, OPENING, COMPLEMENT, ATTRIBUTIVE, ORIGIN, HEAD],
  'noun-of': [POSSESSOR, ATTRIBUTIVE, COMPLEMENT, AGENT, OPENING, HEAD],
  predicate: [ITSELF, POSSESSOR, ATTRIBUTIVE, COMPLEMENT, OPENING, TRAILING],
  object: [POSSESSOR, ATTRIBUTIVE, COMPLEMENT, AGENT, OPENING],
  change: [POSSESSOR, ATTRIBUTIVE, COMPLEMENT, AGENT, OPENING],
  apposition: [ITSELF, POSSESSOR, ATTRIBUTIVE, COMPLEMENT, OPENING],
  none: [AGENT, OPENING, HEAD],
};

function rulesOf(sentence: Sentence, draft: Draft): readonly Rule[] {
  if (draft.measure < 0 || draft.role === 'inherited') return RULES.none;
  if (draft.role === 'of') return RULES.share;
  if (draft.role !== 'counted') return RULES[draft.role];
  const kind = sentence.number(draft).kind;
  if (kind === 'multiplier') return RULES.share;
  return kind === 'cardinal' || kind === 'quantity' ? RULES.counted : RULES.money;
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

/** "Esmeraldas for 98 and Guayas for 62", "Ghana almost two": a name that takes the verb of the clause before. */
function gapped(sentence: Sentence, draft: Draft): number {
  let k = sentence.before(draft.item);
  if (sentence.kind(k) === Kind.preposition) k--;
  const noun = sentence.item(k);
  const joint = sentence.kind(k - 1);
  if (noun?.kind !== Kind.noun || (joint !== Kind.comma && joint !== Kind.conjunction)) return -1;
  return sentence.entityAt(noun.head);
}

/** The name that a noun phrase is, or that its possessors are. */
function nameIn(sentence: Sentence, item: Item, i: number): number {
  let k = i;
  while (sentence.item(k)?.possessor && sentence.kind(k + 1) === Kind.noun) k++;
  const head = sentence.item(k) ?? item;
  const mention = sentence.entityAt(head.head);
  if (mention >= 0) return mention;
  const front = sentence.entityAt(head.first);
  const type = sentence.context.mentions[front]?.type;
  if (type === 'GPE' || type === 'LOC') return front;
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
function purpose(sentence: Sentence, draft: Draft): number {
  return sentence.word(draft.measure + 1) === 'of' && sentence.word(sentence.after(draft.item)) !== 'of'
    ? complement(sentence, draft.measure)
    : -1;
}

/** "puts Canada's shortage at 3 million homes": the possessor of what is given a value. */
function objectOwner(sentence: Sentence, draft: Draft, topic: Topic): number {
  const left = sentence.before(draft.item);
  if (sentence.word(left) !== 'at' && sentence.word(left) !== 'to') return -1;
  if (sentence.kind(left - 1) !== Kind.noun) return -1;
  const head = climb(sentence.items, left - 1, sentence.clauses.verb[draft.item] as number);
  const possessor = owner(sentence, head, topic);
  return possessor >= 0 ? possessor : complement(sentence, head);
}

/** "The Taiwan Strait, a 180-kilometre-wide passage", "the navy, with 370 ships": the name that the sentence begins with, when no verb stands between. */
function headOfSentence(sentence: Sentence, n: number): number {
  const verb = sentence.clauses.verb[n] as number;
  if (verb >= 0 && sentence.item(verb)?.tag !== Pos.verbGerund) return -1;
  for (let i = 0; i < n && i < 4; i++) {
    const item = sentence.item(i) as Item;
    if (item.kind === Kind.noun && !item.possessor) {
      if (sentence.kind(i + 1) !== Kind.comma) return -1;
      return sentence.entityAt(item.head);
    }
    if (item.kind === Kind.preposition) return -1;
  }
  return -1;
}

/** "Japan's Ministry of Health reported": the state whose office speaks. A company speaks of its own revenue. */
function speaker(sentence: Sentence, draft: Draft): number {
  const { tokens, marks, context } = sentence;
  const source = context.attributions[draft.attribution]?.source;
  if (source == null || draft.measure < 0) return -1;
  const first = tokenAt(tokens, source.start);
  const mention = context.mentions[marks.entity[first] as number];
  if (mention === undefined) return -1;
  const [, end] = tokensOf(tokens, mention);
  if (mention.type === 'GPE' && end < tokens.count && /^['’]s?$/u.test(tokenText(tokens, end)))
    return marks.entity[first] as number;
  const cue = context.attributions[draft.attribution]?.cue;
  if (
    mention.type !== 'ORG' ||
    cue === undefined ||
    cue.start > sentence.number(draft).start ||
    !OWN_REPORT.test(cue.text)
  )
    return -1;
  const item = sentence.item(draft.measure);
  return item !== undefined && OWN_FIGURES.has(tokenWord(tokens, draft.measureEnd - 1))
    ? (marks.entity[first] as number)
    : -1;
}

/** Verbs by which a company tells its own figures; a forecaster's are others'. */
const OWN_REPORT = /^(?:report|post|disclos|announc|record|publish|detail|show)/iu;
const OWN_FIGURES = new Set(
  'revenue revenues sales profit profits earnings income turnover backlog orders dividend expenditure costs margin margins bookings output headcount workforce'.split(
    ' ',
  ),
);

/** "workers there", "delivery there": the last place named before. */
function there(sentence: Sentence, draft: Draft): number {
  for (let k = draft.item - 8; k < draft.item + 5; k++) {
    const item = sentence.item(k);
    if (item === undefined || item.kind === Kind.noun || tokenWord(sentence.tokens, item.first) !== 'there') continue;
    if (sentence.kind(k + 1) === Kind.verb && /^(?:is|are|was|were)$/u.test(sentence.word(k + 1))) continue;
    return lastPlace(sentence, item.first);
  }
  return -1;
}

/** The last place named before a token, at most two sentences back. */
function lastPlace(sentence: Sentence, token: number): number {
  const { tokens, marks, context } = sentence;
  const from = Math.max(0, token - 80);
  for (let i = token - 1; i >= from; i--) {
    const type = context.mentions[marks.entity[i] as number]?.type;
    if (type === 'GPE' || type === 'LOC') return marks.entity[i] as number;
    if ((tokens.sentenceOf[token] as number) - (tokens.sentenceOf[i] as number) > 2) break;
  }
  return -1;
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
    return RESOLVED.has(tokenWord(sentence.tokens, item.head)) ? resolve(sentence, item.head, topic) : -1;
  }
  if (item.kind === Kind.frame) return lastNameIn(sentence, item.first, item.end);
  if (item.kind !== Kind.noun) return -1;
  const mention = sentence.entityAt(item.head);
  if (mention >= 0) return holder(sentence, mention);
  const inside = attributive(sentence, i);
  const named = sentence.context.mentions[inside]?.type;
  if (inside >= 0 && named !== 'NORP') return inside;
  const possessor = owner(sentence, i, topic);
  if (possessor >= 0) return possessor;
  const beside = apposed(sentence, i);
  if (beside >= 0) return beside;
  const behind = complement(sentence, i);
  if (behind >= 0) return behind;
  if (inside >= 0) return inside;
  return item.bits & Word.stand ? definite(sentence, item, topic) : -1;
}

/** A name in front inside the noun phrase: "U.S. imports", "Polish wage growth"; not "U.S.-Japan exercises". */
function attributive(sentence: Sentence, i: number): number {
  const item = sentence.item(i);
  if (item === undefined) return -1;
  const mention = sentence.entityAt(item.first);
  if (mention < 0 || mention === sentence.entityAt(item.head)) return -1;
  const { tokens } = sentence;
  const span = sentence.context.mentions[mention];
  return span !== undefined && tokens.text.charAt(span.end) === '-' ? -1 : mention;
}

/** The measure is a name itself: "58% of Japanese", "the FAO Food Price Index averaged 121"; or has one beside it: "the rocket, Tyr-2, has". */
function itself(sentence: Sentence, draft: Draft): number {
  const item = sentence.item(draft.measure);
  if (item === undefined) return -1;
  const mention = sentence.entityAt(item.head);
  if (draft.role === 'of' && sentence.context.mentions[mention]?.type !== 'NORP') return -1;
  return mention >= 0 ? mention : apposed(sentence, draft.measure);
}

/** "A replacement, Chukotka, has slipped": the name between commas behind a noun. */
function apposed(sentence: Sentence, i: number): number {
  const name = sentence.item(i + 2);
  if (sentence.kind(i + 1) !== Kind.comma || name?.kind !== Kind.noun || sentence.kind(i + 3) !== Kind.comma) return -1;
  return sentence.entityAt(name.first) === sentence.entityAt(name.head) ? sentence.entityAt(name.head) : -1;
}

/** "In Mali, incidence rose": the place that opens the sentence or the clause. */
function opening(sentence: Sentence, item: number): number {
  for (let i = item - 1; i >= 0 && i > item - 40; i--) {
    if (sentence.kind(i) === Kind.stop) return placeAt(sentence, i + 1);
    // "the Miyako Strait, where …"
    if (sentence.kind(i) === Kind.relative && sentence.word(i) === 'where') {
      const noun = sentence.kind(i - 1) === Kind.comma ? i - 2 : i - 1;
      return sentence.entityAt(sentence.item(noun)?.head ?? -1);
    }
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

/** "one in three cargoes came from Odesa", "62% are processed in Japan": the place behind the verb. */
function origin(sentence: Sentence, draft: Draft): number {
  let verbs = 0;
  for (let k = draft.measure + 1; k < draft.measure + 12; k++) {
    const kind = sentence.kind(k);
    if (kind === Kind.verb) verbs++;
    else if (kind === Kind.preposition && verbs > 0 && (sentence.word(k) === 'in' || sentence.word(k) === 'from')) {
      const noun = sentence.item(k + 1);
      const name = noun?.kind === Kind.noun ? nameIn(sentence, noun, k + 1) : -1;
      if (name >= 0) return name;
    } else if (
      kind === 0 ||
      kind === Kind.number ||
      kind === Kind.comma ||
      kind === Kind.stop ||
      kind === Kind.conjunction
    )
      return -1;
  }
  return -1;
}

/** "92,000 Poles commute": the people counted. */
function people(sentence: Sentence, draft: Draft): number {
  const mention = sentence.entityAt(draft.measureEnd - 1);
  return sentence.context.mentions[mention]?.type === 'NORP' ? mention : -1;
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

/** Pronouns that stand for a name; "we" and "this" rarely do. */
const RESOLVED = new Set('it they he she i its their his her'.split(' '));
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
  }
  for (let k = first; k < i; k++) {
    const mention = marks.entity[k] as number;
    if (mention >= 0 && wanted(mention) && context.mentions[mention]?.type !== 'WORK') return mention;
  }
  if (topic.subject >= 0 && topic.age <= 1 && wanted(topic.subject)) return topic.subject;
  return antecedent(sentence, first, wanted);
}

/** The name that is the subject of the clause around a token, before it. */
function clauseName(sentence: Sentence, token: number): number {
  const k = itemAt(sentence, token);
  const i = k < 0 ? -1 : subjectItem(sentence, k);
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
  if (word === 'region') return regionBefore(sentence, item.first, topic);
  const place = /^(?:country|state|city|island|nation|province|town|kingdom|republic|system)$/u.test(word);
  const wanted = (mention: number): boolean => {
    const type = context.mentions[mention]?.type;
    return place
      ? type === 'GPE'
      : type === 'ORG' || (type === 'PRODUCT' && /^(?:missile|vessel|ship|rocket|aircraft|plane)$/u.test(word));
  };
  if (topic.subject >= 0 && wanted(topic.subject)) return topic.subject;
  return antecedent(sentence, tokens.sentenceStarts[tokens.sentenceOf[item.first] as number] as number, wanted);
}

/** "the region": the last stretch of land or sea that was named. */
function regionBefore(sentence: Sentence, token: number, topic: Topic): number {
  const type = sentence.context.mentions[topic.subject]?.type;
  if (type === 'LOC') return topic.subject;
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
