import { Pos } from '../syntax/syntax.js';
import { tokenAt, tokensOf, tokenText, tokenWord } from '../text/tokens.js';
import { climb } from './clauses.js';
import { type Item, Kind } from './items.js';
import { isParted } from './measure-base.js';
import { definite, lastNamed, namedAgain, resolve, type Topic } from './pronouns.js';
import type { Draft, Role, Sentence } from './sentence.js';
import { apposed, attributive, behindFigure, complement, holder, lastNameIn, nameIn, owner } from './subject-names.js';
import { opening, origin, there, trailing } from './subject-places.js';
import { Word } from './words.js';

/** Finds the entity mention that a figure is said of; -1 where the text names none. */
export function readSubject(sentence: Sentence, draft: Draft, drafts: readonly Draft[], topic: Topic): void {
  const source = drafts[draft.from];
  if (source !== undefined) {
    const own = draft.equivalentOf >= 0 ? -1 : recipient(sentence, draft);
    const gap = draft.equivalentOf >= 0 ? -1 : gapped(sentence, draft);
    const name = draft.equivalentOf >= 0 || draft.base ? -1 : ownAgent(sentence, draft, source);
    if (name >= 0) fill(draft, name, 'agent');
    else if (own < 0 && gap < 0 && isParted(sentence, source.item, draft.item) && opening(sentence, draft.item) >= 0)
      fill(draft, opening(sentence, draft.item), 'place');
    else if (own >= 0) fill(draft, own, 'recipient');
    else if (gap >= 0) fill(draft, gap, 'gapped');
    else fill(draft, source.subject, 'inherited');
    if (draft.role === 'inherited') return;
  }
  if (drafts.length > 0 && draft.role === 'predicate') fill(draft, gapped(sentence, draft), 'gapped');
  for (const [rule, find] of rulesOf(sentence, draft)) {
    if (draft.subject >= 0) return;
    fill(draft, find(sentence, draft, topic), rule);
  }
  // "a world total of 9m", "the global mean": nobody's.
  if (draft.subject >= 0 && draft.role === 'noun-of' && WORLDWIDE.has(tokenWord(sentence.tokens, draft.measureFirst))) {
    draft.subject = -1;
    return;
  }
  const before = drafts.at(-1);
  if (draft.subject < 0 && before !== undefined && before.subject >= 0)
    fill(draft, shared(sentence, draft, before), 'shared');
  if (draft.subject < 0) fill(draft, wholeName(sentence, draft), 'itself');
  if (draft.subject < 0) fill(draft, speaker(sentence, draft), 'speaker');
  if (draft.subject < 0) fill(draft, there(sentence, draft), 'there');
  if (draft.subject < 0) {
    fill(draft, company(sentence, draft, topic), 'topic');
    if (draft.subject >= 0) draft.told = topic.companyTime;
  }
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

function fill(draft: Draft, mention: number, rule: string): void {
  if (mention < 0) return;
  draft.subject = mention;
  draft.subjectRule = rule;
}

const WORLDWIDE = new Set(['world', 'global', 'worldwide', 'international']);

type Rule = readonly [name: string, find: (sentence: Sentence, draft: Draft, topic: Topic) => number];

const POSSESSOR: Rule = ['possessor', (sentence, draft, topic) => owner(sentence, draft.measure, topic)];

const COMPLEMENT: Rule = ['complement', (sentence, draft) => complement(sentence, draft.measure)];

const PURPOSE: Rule = ['complement', (sentence, draft) => purpose(sentence, draft)];

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
const BEHIND: Rule = ['complement', (sentence, draft) => behindFigure(sentence, draft.item)];
const SELF_AGAIN: Rule = ['again', (sentence, draft) => again(sentence, draft)];
const HEAD: Rule = ['head', (sentence, draft) => headOfSentence(sentence, draft.item)];

/** Who may be the subject, in the order in which it is asked, by how the figure stands to its measure. */
const RULES: Readonly<Record<Exclude<Role, 'of' | 'inherited'> | 'money' | 'share' | 'attribute', readonly Rule[]>> = {
  counted: [POSSESSOR, PURPOSE, OBJECT_OWNER, AGENT, OPENING, COMPLEMENT, HEAD, PEOPLE, ORIGIN],
  money: [POSSESSOR, PURPOSE, AGENT, OPENING, COMPLEMENT, ATTRIBUTIVE, HEAD],
  share: [POSSESSOR, AGENT, ITSELF, OPENING, COMPLEMENT, ATTRIBUTIVE, ORIGIN, HEAD],
  'noun-of': [INNER, POSSESSOR, ATTRIBUTIVE, COMPLEMENT, BEHIND, AGENT, OPENING, HEAD],
  predicate: [ITSELF, INNER, POSSESSOR, ATTRIBUTIVE, COMPLEMENT, OPENING, TRAILING, SELF_AGAIN],
  object: [INNER, POSSESSOR, ATTRIBUTIVE, COMPLEMENT, BEHIND, AGENT, OPENING],
  change: [INNER, POSSESSOR, ATTRIBUTIVE, COMPLEMENT, BEHIND, AGENT, OPENING],
  attribute: [POSSESSOR, ATTRIBUTIVE, APPOSED, COMPLEMENT, HEAD],
  apposition: [ITSELF, POSSESSOR, ATTRIBUTIVE, COMPLEMENT, OPENING],
  none: [AGENT, OPENING, HEAD],
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
  const next = sentence.after(draft.item);
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
  if (noun?.kind !== Kind.noun || (joint !== Kind.comma && joint !== Kind.conjunction)) return -1;
  return sentence.entityAt(noun.head);
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
  if (cue === undefined || cue.start > sentence.number(draft).start) return -1;
  // "Oslo recorded 40 fires": a place does not speak, it has what is counted.
  const place = mention.type === 'GPE' || mention.type === 'LOC';
  if (place && !isCompanyFigure(sentence, draft))
    return RECORDS.test(cue.text) && end === tokensOf(tokens, source)[1] ? (marks.entity[first] as number) : -1;
  if (mention.type === 'PERSON' || mention.type === 'NORP' || !OWN_REPORT.test(cue.text)) return -1;
  return isCompanyFigure(sentence, draft) ? (marks.entity[first] as number) : -1;
}

const RECORDS = /^(?:record|report|register|post|log|notch|see|saw|count)/iu;
/** "Revenue fell 17%": the company that the sentences before were about, for figures that only a company has. */
function company(sentence: Sentence, draft: Draft, topic: Topic): number {
  if (topic.company < 0 || topic.companyAge > TOPIC_AGE || !isCompanyFigure(sentence, draft)) return -1;
  if (ANYBODYS.has(tokenWord(sentence.tokens, draft.measureEnd - 1))) return -1;
  return lastNamed(sentence, topic.company, (sentence.item(draft.item) as Item).first);
}

/** Whether a figure measures what only a company has: revenue, profit, orders. */
export function isCompanyFigure(sentence: Sentence, draft: Draft): boolean {
  if (draft.measure < 0 || draft.measureEnd === 0) return false;
  if (!OWN_FIGURES.has(tokenWord(sentence.tokens, draft.measureEnd - 1))) return false;
  const type = sentence.context.mentions[draft.subject]?.type;
  return type !== 'GPE' && type !== 'NORP' && type !== 'PERSON';
}

/** Figures of a company that others have as well: they need a name beside them. */
const ANYBODYS = new Set('output income orders expenditure costs headcount workforce'.split(' '));

const TOPIC_AGE = 6;

/** Verbs by which a company tells its own figures; a forecaster's are others'. */
const OWN_REPORT = /^(?:report|post|disclos|announc|record|publish|detail|show)/iu;

const OWN_FIGURES = new Set(
  'revenue revenues sales profit profits earnings income turnover backlog orders expenditure costs margin margins bookings output headcount workforce loss losses ebit ebitda dividend guidance cash borrowings'.split(
    ' ',
  ),
);

const SAYS =
  /^(?:sees?$|estimat|forecast|project(?:s|ed)?$|predict|expect|reckon|calculat|identif|finds?$|found|attribut|assign|model|assess|pegs?$|pegged|puts?$|notes?$|noted|suggest|indicat)/u;

/** Pronouns that stand for a name; "we" and "this" rarely do. */
const RESOLVED = new Set('it they he she i its their his her'.split(' '));

/** The subject of the clause, where it is or holds a name. */
function agent(sentence: Sentence, draft: Draft, topic: Topic): number {
  const i = sentence.subjectOf(draft.item);
  if (i < 0 || i >= draft.item) return -1;
  // "the bank sees the rate at 9%", "a study identifies 40 wells": who says it, not of whom it is said. A company forecasts its own sales.
  const says = sentence.item(sentence.clauses.verb[draft.item] as number);
  if (says !== undefined && SAYS.test(tokenWord(sentence.tokens, says.head)) && !isCompanyFigure(sentence, draft))
    return -1;
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
  const again = namedAgain(sentence, item);
  if (again >= 0) return again;
  return item.bits & Word.stand ? definite(sentence, item, topic) : -1;
}

/** The measure is a name itself: "58% of Japanese", "the FAO Food Price Index averaged 121"; or has one beside it: "the rocket, Tyr-2, has". */
function itself(sentence: Sentence, draft: Draft): number {
  const item = sentence.item(draft.measure);
  if (item === undefined) return -1;
  const mention = sentence.entityAt(item.head);
  if (draft.role === 'of' && sentence.context.mentions[mention]?.type !== 'NORP') return -1;
  return mention >= 0 ? mention : apposed(sentence, draft.measure);
}

/** "Oslo's Nordbank index", "Peru's Petromar output": the organisation inside the phrase is nearer than the place that owns it. */
function inner(sentence: Sentence, draft: Draft): number {
  if (!sentence.item(draft.measure - 1)?.possessor) return -1;
  const mention = attributive(sentence, draft.measure);
  const type = sentence.context.mentions[mention]?.type;
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
  return sentence.context.mentions[mention]?.type === 'ORG' ? mention : -1;
}

/** "92,000 Poles commute": the people counted. */
function people(sentence: Sentence, draft: Draft): number {
  const mention = sentence.entityAt(draft.measureEnd - 1);
  return sentence.context.mentions[mention]?.type === 'NORP' ? mention : -1;
}

/** A figure without name of its own in the clause of one that has: same verb, same holder. */
function shared(sentence: Sentence, draft: Draft, before: Draft): number {
  const verb = sentence.clauses.verb[draft.item] as number;
  if (before.item > verb && before.role !== 'inherited' && draft.role !== 'of')
    return before.subjectRule === 'place' || before.subjectRule === 'agent' ? before.subject : -1;
  return -1;
}
