import { Pos } from '../syntax/syntax.js';
import { tokenWord } from '../text/tokens.js';
import { type Item, Kind } from './items.js';
import { definite, isFirm, namedAgain, resolve, type Topic } from './pronouns.js';
import type { Draft, Sentence } from './sentence.js';
import { isCompanyFigure } from './subject-company.js';
import { apposed, attributive, complement, firstOfNames, holder, lastNameIn, nameIn, owner } from './subject-names.js';
import { Word } from './words.js';

/** "The Taiwan Strait, a 180-kilometre-wide passage", "the club, with 85 boats": the name that the sentence begins with, when no verb stands between. */
export function headOfSentence(sentence: Sentence, n: number, topic: Topic): number {
  const verb = sentence.clauses.verb[n] as number;
  if (verb >= 0 && sentence.item(verb)?.tag !== Pos.verbGerund) return -1;
  for (let i = 0; i < n && i < 4; i++) {
    const item = sentence.item(i) as Item;
    // "Bulgaria's, with 4,000, is worse off": the noun is left out.
    if (item.kind === Kind.noun && item.possessor && item.named && sentence.kind(i + 1) === Kind.comma)
      return sentence.entityAt(item.head);
    if (item.kind === Kind.noun && !item.possessor) {
      return sentence.kind(i + 1) === Kind.comma ? nameOf(sentence, i, topic) : -1;
    }
    if (item.kind === Kind.preposition) return -1;
  }
  return -1;
}

const SAYS =
  /^(?:sees?$|estimat|forecast|project(?:s|ed)?$|predict|expect|reckon|calculat|identif|finds?$|found|attribut|assign|model|assess|pegs?$|pegged|puts?$|notes?$|noted|suggest|indicat)/u;

/** Pronouns that stand for a name; "we" and "this" rarely do. */
const RESOLVED = new Set('it they he she i its their his her'.split(' '));

/** The subject of the clause, where it is or holds a name. */
export function agent(sentence: Sentence, draft: Draft, topic: Topic): number {
  const accused = accusedOf(sentence, draft, topic);
  if (accused >= 0) return accused;
  const i = sentence.subjectOf(draft.item);
  if (i < 0 || i >= draft.item) return -1;
  // "the bank sees the rate at 9%", "a study identifies 40 wells": who says it, not of whom it is said. A company forecasts its own sales.
  const says = sentence.item(sentence.clauses.verb[draft.item] as number);
  if (says !== undefined && SAYS.test(tokenWord(sentence.tokens, says.head)) && !isCompanyFigure(sentence, draft))
    return -1;
  if (isSaying(sentence, draft)) return -1;
  if (isBehindSpeaker(sentence, draft)) return -1;
  // "said that there had been four outbreaks"
  if (says !== undefined && says.first > 0 && tokenWord(sentence.tokens, says.first - 1) === 'there') return -1;
  const name = nameOf(sentence, i, topic);
  return name >= 0 ? name : planner(sentence, draft, topic);
}

/** Verbs that tell what their object has done behind "for" or "of". */
const ACCUSES =
  /^(?:fin(?:e[sd]?|ing)|accus|charg|blam|sue[sd]?$|suing|sentenc|jail|convict|penali|punish|prais|thank|critici|condemn|suspect|reprimand|sack|arrest|prosecut|sanction|rebuk)/u;

/** "fined the shipper €4m for dumping 310 tonnes", "accused Kesta of hiding 40 cases": who is said to have done it, the object; -1. */
function accusedOf(sentence: Sentence, draft: Draft, topic: Topic): number {
  const gerund = sentence.clauses.verb[draft.item] as number;
  if (sentence.item(gerund)?.tag !== Pos.verbGerund || !/^(?:for|of)$/u.test(sentence.word(gerund - 1))) return -1;
  const verb = gerund < 1 ? -1 : (sentence.clauses.verb[gerund - 1] as number);
  const item = sentence.item(verb);
  if (item === undefined || !ACCUSES.test(tokenWord(sentence.tokens, item.head))) return -1;
  const object = sentence.possessed(verb + 1);
  return sentence.kind(object) === Kind.noun && object < gerund ? nameOf(sentence, object, topic) : -1;
}

/** "offered 43 flats; policy asks for 35%": a figure that somebody tells behind a semicolon. */
function isBehindSpeaker(sentence: Sentence, draft: Draft): boolean {
  for (let k = (sentence.clauses.verb[draft.item] as number) + 1; k < draft.item; k++)
    if (sentence.kind(k) === Kind.stop && sentence.kind(k + 1) === Kind.frame) return true;
  return false;
}

/** "X, which watches them, has documented 40": the cue is the verb, and its subject the source. */
function isSaying(sentence: Sentence, draft: Draft): boolean {
  const verb = sentence.clauses.verb[draft.item] as number;
  const cue = sentence.item(verb + 1);
  if (sentence.item(verb)?.tag !== Pos.aux || cue?.kind !== Kind.frame || cue.mark !== draft.attribution) return false;
  return COUNTS.test(tokenWord(sentence.tokens, cue.head));
}

/** Verbs of those who keep count of what others do. */
const COUNTS = /^(?:document|verif|confirm|count|tall|catalog|chronicl|identif|found$|estimat|record)/u;

/** "is to shut it in a bid to plug a £9m gap": who means to do it, when the noun before the infinitive is what is meant. */
function planner(sentence: Sentence, draft: Draft, topic: Topic): number {
  const verb = sentence.clauses.verb[draft.item] as number;
  const intent = sentence.item(verb - 1);
  if (sentence.item(verb)?.tag !== Pos.verbBase || intent?.kind !== Kind.noun) return -1;
  if (!INTENTS.test(tokenWord(sentence.tokens, intent.head))) return -1;
  const i = sentence.subjectOf(verb - 1);
  return i >= 0 && i < verb - 1 ? nameOf(sentence, i, topic) : -1;
}

/** Nouns of what somebody means, may or has to do. */
const INTENTS =
  /^(?:bid|plan|effort|attempt|move|drive|push|campaign|offer|deal|decision|promise|pledge|scheme|proposal|order|right|licence|license|permission|permit|contract|need|ability|capacity|room|option|chance)s?$/u;

/**
 * Who acts around a phrase that tells a figure of its own: "imposed *fines* totalling $4m", "has *a missile* with a range exceeding 160 km". The measure is
 * the subject of a participle, and the clause that holds it has a subject.
 */
export function enclosing(sentence: Sentence, draft: Draft, topic: Topic): number {
  const verb = sentence.clauses.verb[draft.item] as number;
  const participle = sentence.item(verb);
  if (participle === undefined || draft.measure > verb) return -1;
  // "expects sales to grow 5%": a company tells of its own.
  const expected = participle.tag === Pos.verbBase && isCompanyFigure(sentence, draft);
  if (!expected && !NON_FINITE.has(participle.tag)) return -1;
  const outer = sentence.clauses.verb[draft.measure] as number;
  const i = outer < 0 ? -1 : (sentence.clauses.subject[outer] as number);
  if (!expected && SAYS.test(tokenWord(sentence.tokens, sentence.item(outer)?.head ?? 0))) return -1;
  if (i < 0 || i >= draft.measure || NON_FINITE.has(sentence.item(outer)?.tag ?? 0)) return -1;
  for (let k = outer + 1; k < draft.measure; k++)
    if (sentence.kind(k) === Kind.relative || sentence.kind(k) === Kind.stop) return -1;
  return nameOf(sentence, i, topic);
}

/** "the delay cost it $3m", "promises Fiji 300 jobs": who pays or gets it stands between the verb and the figure. */
export function payer(sentence: Sentence, draft: Draft, topic: Topic): number {
  const left = sentence.before(draft.item);
  const verb = sentence.clauses.verb[draft.item] as number;
  const item = sentence.item(left);
  const giving = sentence.kind(left - 1) === Kind.frame ? left - 1 : verb;
  if (left !== giving + 1 || !DATIVE.test(tokenWord(sentence.tokens, sentence.item(giving)?.head ?? 0))) return -1;
  return item?.kind === Kind.pronoun || (item?.kind === Kind.noun && item.named && !item.possessor)
    ? nameOf(sentence, left, topic)
    : -1;
}

/** "a fine of $4m was imposed on Elvex", "the grant, $9m, went to Fiji": who gets it, behind the verb; -1. */
export function receiver(sentence: Sentence, draft: Draft): number {
  for (let k = draft.item + 1; k < draft.item + 6; k++) {
    const item = sentence.item(k);
    if (item === undefined || item.kind === Kind.stop || item.kind === Kind.relative) return -1;
    if (item.kind !== Kind.verb) continue;
    if (
      !/^(?:imposed|levied|awarded|handed|granted|transferred|went|goes|go|paid|lent)$/u.test(
        tokenWord(sentence.tokens, item.head),
      )
    )
      return -1;
    const noun = sentence.item(k + 2);
    if (!/^(?:on|to|upon|against)$/u.test(sentence.word(k + 1)) || noun?.kind !== Kind.noun) return -1;
    return nameIn(sentence, noun, k + 2);
  }
  return -1;
}

/** "gave the Greens a lead of 7 points": who gets what the figure tells of. */
export function given(sentence: Sentence, draft: Draft, topic: Topic): number {
  const verb = sentence.clauses.verb[draft.item] as number;
  const giving = sentence.kind(draft.measure - 2) === Kind.frame ? draft.measure - 2 : verb;
  const name = sentence.item(draft.measure - 1);
  if (draft.measure !== giving + 2 || name?.kind !== Kind.noun || !name.named || name.possessor) return -1;
  return DATIVE.test(tokenWord(sentence.tokens, sentence.item(giving)?.head ?? 0))
    ? nameOf(sentence, draft.measure - 1, topic)
    : -1;
}

const DATIVE =
  /^(?:cost|promis|offer|g[ai]v(?:e|es|en|ing)$|grant|pa(?:y|ys|id|ying)$|lend|lent|send|sent|award|hand|s[eo]l[dl]|charg|fin(?:e|ed|es|ing)$|loan|br(?:ing|ought))/u;

/** "320 drones fired by Iran": who did it, behind the participle. */
export function doer(sentence: Sentence, draft: Draft): number {
  // Behind the noun or, where that stands before, the figure: "a cap of 500,000 set by".
  const k = Math.max(draft.measure, draft.item) + 1;
  const participle = sentence.item(k);
  if (participle?.kind !== Kind.verb || participle.end - participle.first > 1 || participle.tag === Pos.verbGerund)
    return -1;
  const noun = sentence.item(k + 2);
  return sentence.word(k + 1) === 'by' && noun?.kind === Kind.noun ? nameIn(sentence, noun, k + 2) : -1;
}

const NON_FINITE = new Set<number>([Pos.verbGerund, Pos.verbParticiple, Pos.adj]);

/** "the Houthis control 28% of Yemen's territory": who holds a part of what is another's. */
export function partHolder(sentence: Sentence, draft: Draft, topic: Topic): number {
  const verb = sentence.clauses.verb[draft.item] as number;
  if (verb < 0 || !(sentence.verbBits(verb) & Word.part) || sentence.before(draft.item) < verb) return -1;
  const i = sentence.clauses.subject[verb] as number;
  const subject = sentence.item(i);
  return subject?.kind === Kind.noun && (subject.named || owner(sentence, i, topic) >= 0)
    ? agent(sentence, draft, topic)
    : -1;
}

/** "With 1.4bn people, India supplies": a phrase that opens the sentence is about the subject behind it. */
export function ahead(sentence: Sentence, draft: Draft, topic: Topic): number {
  const verb = sentence.clauses.verb[draft.item] as number;
  if (verb >= 0 && !(verb === 0 && NON_FINITE.has(sentence.item(0)?.tag ?? 0))) return -1;
  const word = sentence.word(0);
  if (verb < 0 && !OPENERS.has(word)) return -1;
  // "With 98% of ballots counted, the Greens had": how far the count has come
  if (BALLOTS.test(tokenWord(sentence.tokens, draft.measureEnd - 1))) return -1;
  for (let k = draft.item + 1; k < draft.item + AHEAD; k++) {
    const item = sentence.item(k);
    if (item === undefined || item.kind === Kind.stop || item.kind === Kind.relative) return -1;
    if (item.kind !== Kind.verb || NON_FINITE.has(item.tag)) continue;
    const subject = sentence.clauses.subject[k] as number;
    return subject > draft.item ? nameOf(sentence, subject, topic) : -1;
  }
  return -1;
}

const BALLOTS = /^(?:ballots?|votes?|precincts?|returns|stations|districts|constituencies)$/u;

const OPENERS = new Set(['with', 'despite', 'given', 'without']);
/** How far ahead the verb of the main clause is sought, in items. */
const AHEAD = 24;

/** The name that a subject is, holds or stands for. */
export function nameOf(sentence: Sentence, i: number, topic: Topic): number {
  const item = sentence.item(i) as Item;
  if (item.kind === Kind.pronoun) {
    return RESOLVED.has(tokenWord(sentence.tokens, item.head)) ? resolve(sentence, item.head, topic) : -1;
  }
  if (item.kind === Kind.frame) return lastNameIn(sentence, item.first, item.end);
  if (item.kind !== Kind.noun) return -1;
  const mention = sentence.entityAt(item.head);
  if (mention >= 0) return holder(sentence, firstOfNames(sentence, i, mention));
  const inside = attributive(sentence, i);
  const named = sentence.mention(inside)?.type;
  if (inside >= 0 && named !== 'NORP') return inside;
  const possessor = owner(sentence, i, topic);
  if (possessor >= 0) return possessor;
  const beside = apposed(sentence, i);
  if (beside >= 0) return beside;
  const bearer = bearerOf(sentence, i);
  if (bearer >= 0) return bearer;
  const behind = complement(sentence, i, topic);
  if (behind >= 0) return behind;
  // "the Danish firm": the firm, where one was told of, and no Danes
  const firm = inside >= 0 && isFirm(tokenWord(sentence.tokens, item.head)) ? definite(sentence, item, topic) : -1;
  if (firm >= 0) return firm;
  if (inside >= 0) return inside;
  const again = namedAgain(sentence, item);
  if (again >= 0) return again;
  const article = item.first > 0 ? tokenWord(sentence.tokens, item.first - 1) : '';
  return item.bits & Word.stand && article !== 'a' && article !== 'an' ? definite(sentence, item, topic) : -1;
}

/** "said Mia Roos, a nurse who vaccinates 40 a day": the name that a phrase with an article stands beside; -1. */
function bearerOf(sentence: Sentence, i: number): number {
  const item = sentence.item(i) as Item;
  if (sentence.kind(i - 1) !== Kind.comma || item.first === 0) return -1;
  if (!/^(?:an?|the)$/u.test(tokenWord(sentence.tokens, item.first - 1))) return -1;
  const before = sentence.item(i - 2);
  if (before?.kind === Kind.noun) return before.named && !before.possessor ? sentence.entityAt(before.head) : -1;
  if (before?.kind !== Kind.frame) return -1;
  return sentence.mention(sentence.entityAt(before.end - 1))?.type === 'PERSON'
    ? sentence.entityAt(before.end - 1)
    : -1;
}

/** A figure without name of its own in the clause of one that has: same verb, same holder. */
export function shared(sentence: Sentence, draft: Draft, before: Draft): number {
  const verb = sentence.clauses.verb[draft.item] as number;
  // "a quarter of Fiji's reef was lost, at a cost of $3m": what the clause is about is a figure itself.
  const told = sentence.subjectOf(draft.item);
  if (told >= 0 && (told === before.item || (told === before.measure && before.role === 'of')) && verb > before.item)
    return before.subject;
  if (isBehindSpeaker(sentence, draft)) return -1;
  if (before.item > verb && before.role !== 'inherited' && draft.role !== 'of')
    return before.subjectRule === 'place' || before.subjectRule === 'agent' ? before.subject : -1;
  return -1;
}
