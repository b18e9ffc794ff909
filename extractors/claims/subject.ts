import { tokenWord } from '../text/tokens.js';
import { climb } from './clauses.js';
import { type Item, Kind } from './items.js';
import { isParted } from './measure-base.js';
import { namedAgain, type Topic } from './pronouns.js';
import type { Draft, Role, Sentence } from './sentence.js';
import {
  agent,
  ahead,
  doer,
  enclosing,
  given,
  headOfSentence,
  partHolder,
  payer,
  receiver,
  shared,
} from './subject-agents.js';
import { company, isAhead, speaker, toldBefore } from './subject-company.js';
import {
  apposed,
  appositionOf,
  attributive,
  behindFigure,
  chained,
  complement,
  firstOfNames,
  nameIn,
  owner,
} from './subject-names.js';
import { opening, origin, there, trailing } from './subject-places.js';

/** Finds the entity mention that a figure is said of; -1 where the text names none. */
export function readSubject(sentence: Sentence, draft: Draft, drafts: readonly Draft[], topic: Topic): void {
  const source = drafts[draft.from];
  if (source !== undefined) {
    const own = draft.equivalentOf >= 0 ? -1 : recipient(sentence, draft);
    const gap = draft.equivalentOf >= 0 ? -1 : gapped(sentence, draft);
    const name = draft.equivalentOf >= 0 || draft.base ? -1 : ownAgent(sentence, draft, source);
    if (name >= 0) fill(draft, name, 'agent');
    else if (
      own < 0 &&
      gap < 0 &&
      (isParted(sentence, source.item, draft.item) || isWhere(sentence, draft)) &&
      opening(sentence, draft.item) >= 0
    )
      fill(draft, opening(sentence, draft.item), 'place');
    else if (holding(sentence, draft) >= 0) fill(draft, holding(sentence, draft), 'possessor');
    else if (own >= 0) fill(draft, own, 'recipient');
    else if (gap >= 0) fill(draft, gap, 'gapped');
    else fill(draft, source.subject, 'inherited');
    if (draft.role === 'inherited') return;
  }
  if (drafts.length > 0 && draft.role === 'predicate') fill(draft, gapped(sentence, draft), 'gapped');
  if (isSample(sentence, draft)) {
    fill(draft, complement(sentence, draft.measure, topic), 'complement');
    return;
  }
  for (const [rule, find] of rulesOf(sentence, draft)) {
    if (draft.subject >= 0) break;
    fill(draft, find(sentence, draft, topic), rule);
  }
  // "a world total of 9m", "the global mean", "the 3.3% national average": nobody's.
  const average =
    draft.measureEnd > 0 && /^(?:average|mean|median)$/u.test(tokenWord(sentence.tokens, draft.measureEnd - 1));
  if ((draft.role === 'noun-of' || average) && WORLDWIDE.has(tokenWord(sentence.tokens, draft.measureFirst))) {
    draft.subject = -1;
    return;
  }
  if (draft.subject >= 0) return;
  const before = drafts.at(-1);
  if (draft.subject < 0 && before !== undefined && before.subject >= 0)
    fill(draft, shared(sentence, draft, before), 'shared');
  if (draft.subject < 0) fill(draft, wholeName(sentence, draft), 'itself');
  if (draft.subject < 0) fill(draft, speaker(sentence, draft), 'speaker');
  if (draft.subject < 0) fill(draft, there(sentence, draft), 'there');
  if (draft.subject < 0) {
    const told = toldBefore(sentence, draft, drafts);
    fill(draft, told >= 0 ? told : company(sentence, draft, topic), 'topic');
    if (draft.subject >= 0 && told < 0 && !isAhead(sentence, draft)) draft.told = topic.companyTime;
  }
}

/** "Fiji, where the figure is 9m" */
function isWhere(sentence: Sentence, draft: Draft): boolean {
  const verb = sentence.clauses.verb[draft.item] as number;
  const subject = sentence.subjectOf(draft.item);
  return (
    subject > 0 && subject < verb && sentence.kind(subject) === Kind.noun && sentence.word(subject - 1) === 'where'
  );
}

/** "…, and Fiji holds at 4%": the name that is the subject of a verb behind the figure whose measure is taken over; -1. */
function ownAgent(sentence: Sentence, draft: Draft, source: Draft): number {
  const verb = sentence.clauses.verb[draft.item] as number;
  const subject = sentence.subjectOf(draft.item);
  if (verb <= source.item || subject <= source.item) return -1;
  const item = sentence.item(subject);
  return item?.kind === Kind.noun && sentence.entityAt(item.first) === sentence.entityAt(item.head)
    ? sentence.entityAt(item.head)
    : -1;
}

/** "took 17% of the tonnage, against China's 70%": who has the figure, right before it; -1. */
function holding(sentence: Sentence, draft: Draft): number {
  const rival = sentence.item(draft.item - 1);
  return draft.equivalentOf < 0 && rival?.kind === Kind.noun && rival.possessor && rival.named
    ? sentence.entityAt(rival.head)
    : -1;
}

function fill(draft: Draft, mention: number, rule: string): void {
  if (mention < 0) return;
  draft.subject = mention;
  draft.subjectRule = rule;
}

const WORLDWIDE = new Set(['world', 'global', 'worldwide', 'international', 'national', 'nationwide']);

type Rule = readonly [name: string, find: (sentence: Sentence, draft: Draft, topic: Topic) => number];

const POSSESSOR: Rule = ['possessor', (sentence, draft, topic) => owner(sentence, draft.measure, topic)];

const COMPLEMENT: Rule = ['complement', (sentence, draft, topic) => complement(sentence, draft.measure, topic)];

const PURPOSE: Rule = ['complement', (sentence, draft, topic) => purpose(sentence, draft, topic)];

const ITSELF: Rule = ['itself', (sentence, draft) => itself(sentence, draft)];

const AGENT: Rule = ['agent', (sentence, draft, topic) => agent(sentence, draft, topic)];

const OPENING: Rule = ['place', (sentence, draft) => opening(sentence, draft.item)];

const ATTRIBUTIVE: Rule = ['attributive', (sentence, draft) => attributive(sentence, draft.measure)];

const INNER: Rule = ['attributive', (sentence, draft) => inner(sentence, draft)];
const TRAILING: Rule = ['place', (sentence, draft) => trailing(sentence, draft.item)];

const OBJECT_OWNER: Rule = ['possessor', (sentence, draft, topic) => objectOwner(sentence, draft, topic)];

const ORIGIN: Rule = ['place', (sentence, draft) => origin(sentence, draft)];

const PEOPLE: Rule = ['itself', (sentence, draft) => people(sentence, draft)];

const APPOSED: Rule = ['itself', (sentence, draft) => apposed(sentence, draft.measure)];
const ENCLOSING: Rule = ['agent', (sentence, draft, topic) => enclosing(sentence, draft, topic)];
const MAIN: Rule = ['agent', (sentence, draft, topic) => ahead(sentence, draft, topic)];
const CHAIN: Rule = ['possessor', (sentence, draft, topic) => chained(sentence, draft, topic)];
const BESIDE: Rule = ['head', (sentence, draft, topic) => appositionOf(sentence, draft, topic)];
const PAYER: Rule = ['agent', (sentence, draft, topic) => payer(sentence, draft, topic)];
const GIVEN: Rule = ['agent', (sentence, draft, topic) => given(sentence, draft, topic)];
const RECEIVER: Rule = ['recipient', (sentence, draft) => receiver(sentence, draft)];
const DOER: Rule = ['agent', (sentence, draft) => doer(sentence, draft)];
const HOLDER: Rule = ['agent', (sentence, draft, topic) => partHolder(sentence, draft, topic)];
const BEHIND: Rule = ['complement', (sentence, draft) => behindFigure(sentence, draft.item)];
const SELF_AGAIN: Rule = ['again', (sentence, draft) => again(sentence, draft)];
const HEAD: Rule = ['head', (sentence, draft, topic) => headOfSentence(sentence, draft.item, topic)];

/** Who may be the subject, in the order in which it is asked, by how the figure stands to its measure. */
const RULES: Readonly<Record<Exclude<Role, 'of' | 'inherited'> | 'money' | 'share' | 'attribute', readonly Rule[]>> = {
  counted: [
    POSSESSOR,
    PURPOSE,
    PAYER,
    OBJECT_OWNER,
    CHAIN,
    DOER,
    BESIDE,
    AGENT,
    OPENING,
    PEOPLE,
    COMPLEMENT,
    HEAD,
    ORIGIN,
    MAIN,
  ],
  money: [POSSESSOR, PURPOSE, PAYER, CHAIN, BESIDE, AGENT, OPENING, COMPLEMENT, ATTRIBUTIVE, HEAD, MAIN],
  share: [HOLDER, POSSESSOR, BESIDE, AGENT, ITSELF, OPENING, COMPLEMENT, ATTRIBUTIVE, ORIGIN, HEAD, MAIN],
  'noun-of': [
    INNER,
    POSSESSOR,
    RECEIVER,
    GIVEN,
    ATTRIBUTIVE,
    COMPLEMENT,
    DOER,
    BEHIND,
    BESIDE,
    AGENT,
    OPENING,
    HEAD,
    MAIN,
  ],
  predicate: [
    PAYER,
    ITSELF,
    INNER,
    POSSESSOR,
    ATTRIBUTIVE,
    COMPLEMENT,
    OPENING,
    TRAILING,
    SELF_AGAIN,
    ENCLOSING,
    BESIDE,
  ],
  object: [INNER, POSSESSOR, ATTRIBUTIVE, COMPLEMENT, BEHIND, AGENT, OPENING, MAIN],
  change: [INNER, POSSESSOR, ATTRIBUTIVE, COMPLEMENT, BEHIND, AGENT, OPENING],
  attribute: [POSSESSOR, ATTRIBUTIVE, APPOSED, COMPLEMENT, HEAD],
  apposition: [ITSELF, POSSESSOR, RECEIVER, ATTRIBUTIVE, COMPLEMENT, OPENING, ENCLOSING],
  none: [PAYER, RECEIVER, AGENT, OPENING, HEAD],
};

function rulesOf(sentence: Sentence, draft: Draft): readonly Rule[] {
  if (draft.measure < 0 || draft.role === 'inherited') return RULES.none;
  if (draft.role === 'of') return RULES.share;
  if (draft.role !== 'counted') return RULES[draft.role];
  if (sentence.isAttribute(draft)) return RULES.attribute;
  const kind = sentence.number(draft).kind;
  if (kind === 'multiplier') return RULES.share;
  return kind === 'cardinal' || kind === 'quantity' ? RULES.counted : RULES.money;
}

/** "720 to France, 410 to Germany", "€17.30 in Poland": the entity right behind a figure that shares its measure with another. */
function recipient(sentence: Sentence, draft: Draft): number {
  // "119 of them for Qatar"
  const after = sentence.after(draft.item);
  const next = sentence.word(after) === 'of' && sentence.kind(after + 1) === Kind.pronoun ? after + 2 : after;
  const word = sentence.word(next);
  if (word !== 'to' && word !== 'in' && word !== 'for') return -1;
  const noun = sentence.item(next + 1);
  if (noun?.kind !== Kind.noun) return -1;
  // "jumped 8% to $31 in Toronto": where it happened, not another's figure.
  const left = sentence.word(sentence.before(draft.item));
  if (word === 'in' && (left === 'to' || left === 'from') && draft.from >= 0) return -1;
  return nameIn(sentence, noun, next + 1);
}

/** "Esmeraldas for 98 and Guayas for 62", "Ghana almost two": a name that takes the verb of the clause before. */
function gapped(sentence: Sentence, draft: Draft): number {
  let k = sentence.before(draft.item);
  if (sentence.kind(k) === Kind.preposition) k--;
  const noun = sentence.item(k);
  const joint = sentence.kind(k - 1);
  if (noun?.kind !== Kind.noun) return -1;
  if (joint === Kind.comma || joint === Kind.conjunction) return sentence.entityAt(noun.head);
  return k < sentence.before(draft.item) ? rival(sentence, draft, k) : -1;
}

/** "leads with 38%, ahead of the Greens' list on 31%", "followed by Fiji with 9": whose figure stands beside the one before; -1. */
function rival(sentence: Sentence, draft: Draft, noun: number): number {
  if (!/^(?:on|at|with)$/u.test(sentence.word(sentence.before(draft.item)))) return -1;
  let first = noun;
  while (sentence.item(first - 1)?.possessor) first--;
  const word = sentence.word(first - 1);
  const before = sentence.word(first - 2);
  const beside =
    (word === 'of' && before === 'ahead') ||
    (word === 'by' && /^(?:followed|trailed|chased|pursued)$/u.test(before)) ||
    word === 'behind' ||
    word === 'against';
  return beside ? nameIn(sentence, sentence.item(first) as Item, first) : -1;
}

/** Like complement, but only for "of": what is counted stays with who acts, unless it is of somebody. */
function purpose(sentence: Sentence, draft: Draft, topic: Topic): number {
  return sentence.word(draft.measure + 1) === 'of' && sentence.word(sentence.after(draft.item)) !== 'of'
    ? complement(sentence, draft.measure, topic)
    : -1;
}

/** "puts Canada's shortage at 3 million homes": the possessor of what is given a value. */
function objectOwner(sentence: Sentence, draft: Draft, topic: Topic): number {
  const left = sentence.before(draft.item);
  if (sentence.word(left) !== 'at' && sentence.word(left) !== 'to') return -1;
  if (sentence.kind(left - 1) !== Kind.noun) return -1;
  const head = climb(sentence.items, left - 1, sentence.clauses.verb[draft.item] as number);
  const possessor = owner(sentence, head, topic);
  return possessor >= 0 ? possessor : complement(sentence, head, topic);
}

/** Those asked by a poll are nobody's but whose the noun says. */
function isSample(sentence: Sentence, draft: Draft): boolean {
  const of = sentence.before(draft.item);
  return (
    draft.role === 'counted' &&
    sentence.word(of) === 'of' &&
    POLLS.has(tokenWord(sentence.tokens, sentence.item(of - 1)?.head ?? 0))
  );
}

const POLLS = new Set(['poll', 'survey', 'sample']);

/** The measure is a name itself: "58% of Japanese", "the FAO Food Price Index averaged 121"; or has one beside it: "the rocket, Tyr-2, has". */
function itself(sentence: Sentence, draft: Draft): number {
  const item = sentence.item(draft.measure);
  if (item === undefined) return -1;
  const mention = sentence.entityAt(item.head);
  if (draft.role === 'of' && sentence.mention(mention)?.type !== 'NORP') return -1;
  if (mention >= 0 && draft.role === 'predicate') return firstOfNames(sentence, draft.measure, mention);
  return mention >= 0 ? mention : apposed(sentence, draft.measure);
}

/** "Oslo's Nordbank index", "Peru's Petromar output": the organisation inside the phrase is nearer than the place that owns it. */
function inner(sentence: Sentence, draft: Draft): number {
  if (!sentence.item(draft.measure - 1)?.possessor) return -1;
  const mention = attributive(sentence, draft.measure);
  const type = sentence.mention(mention)?.type;
  return type === 'ORG' || type === 'PRODUCT' ? mention : -1;
}

/** "the canal handled", where the measure itself stands for a name told before. */
function again(sentence: Sentence, draft: Draft): number {
  const item = sentence.item(draft.measure);
  return item?.kind === Kind.noun ? namedAgain(sentence, item) : -1;
}

/** "51% of Norsk Kraft": the organisation that is the whole. */
function wholeName(sentence: Sentence, draft: Draft): number {
  if (draft.role !== 'of' || draft.measure < 0) return -1;
  const item = sentence.item(draft.measure);
  const mention = sentence.entityAt(item?.head ?? -1);
  return sentence.mention(mention)?.type === 'ORG' ? mention : -1;
}

/** "92,000 Poles commute": the people counted. */
function people(sentence: Sentence, draft: Draft): number {
  const mention = sentence.entityAt(draft.measureEnd - 1);
  return sentence.mention(mention)?.type === 'NORP' ? mention : -1;
}
