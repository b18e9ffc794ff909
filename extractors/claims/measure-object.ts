import { Pos } from '../syntax/syntax.js';
import { Kind } from './items.js';
import type { Draft, Sentence } from './sentence.js';
import { apposed } from './subject-names.js';
import { headWord, isThing } from './take.js';
import { CHANGE_VERB, isGiverNoun, Word } from './words.js';

/** Verbs that tell how much of their subject there is. */
export const TELLING: number = CHANGE_VERB | Word.level | Word.part;

/**
 * "unions want $30", "the parties have 60 days": who gives, gets or asks for a sum is not what it measures. The verb tells no change or level, and
 * the figure is its object.
 */
export function isGiver(sentence: Sentence, draft: Draft, subject: number, verb: number, left: number): boolean {
  const { kind } = sentence.number(draft);
  // "lent it $4m": whom it is given stands between.
  const object = left === verb + 1 && (sentence.kind(left) === Kind.pronoun || sentence.kind(left) === Kind.noun);
  // "asked donors for $5m"
  const asked =
    left === verb + 2 &&
    sentence.word(left) === 'for' &&
    isGiverNoun(0, headWord(sentence, sentence.possessed(verb + 1)));
  if (left !== verb && !object && !asked) return false;
  // "the spin-off raised $8m": of sums, who gains or loses them
  const telling = kind === 'money' && left === verb ? TELLING & ~(Word.up | Word.down) : TELLING;
  if ((kind !== 'money' && kind !== 'quantity' && !isLast(sentence, draft)) || sentence.verbBits(verb) & telling)
    return false;
  if (sentence.item(verb)?.tag === Pos.verbParticiple) return false;
  const head = sentence.possessed(subject);
  return (
    isGiverNoun(sentence.item(head)?.bits ?? 0, headWord(sentence, head)) ||
    isBesideName(sentence, head) ||
    // "ordered the drugmaker Axtell to pay $9m"
    (kind === 'money' && isNamedBody(sentence, head))
  );
}

/** "Its spin-off, Volta, has": a noun that the name of somebody stands beside. */
function isBesideName(sentence: Sentence, head: number): boolean {
  return isSomebody(sentence, apposed(sentence, head));
}

/** "the drugmaker Axtell": a phrase that ends with the name of somebody. */
function isNamedBody(sentence: Sentence, head: number): boolean {
  const item = sentence.item(head);
  if (item === undefined) return false;
  const mention = sentence.entityAt(item.head);
  return mention !== sentence.entityAt(item.first) && isSomebody(sentence, mention);
}

function isSomebody(sentence: Sentence, mention: number): boolean {
  const type = sentence.mention(mention)?.type;
  return type === 'ORG' || type === 'PERSON';
}

/** "has received nine.": a bare count at the end of its clause. */
function isLast(sentence: Sentence, draft: Draft): boolean {
  const next = sentence.kind(draft.item + 1);
  return sentence.number(draft).kind === 'cardinal' && (next === 0 || next === Kind.stop || next === Kind.comma);
}

/**
 * Whether the noun before "to", "by" or "for" is the object of the clause's verb, and the figure its new level, its change or its price:
 * "widened its berth to 80 metres", "bought a kiln for $2,300".
 */
export function isObjectBefore(sentence: Sentence, draft: Draft, head: number, noun: number, word: string): boolean {
  const verb = sentence.clauses.verb[draft.item] as number;
  let first = verb + 1;
  while (
    first < head &&
    (sentence.kind(first) === Kind.direction ||
      sentence.kind(first) === Kind.adverb ||
      sentence.isOwnerDate(first) ||
      sentence.item(first)?.possessor)
  )
    first++;
  if (verb < 0 || head !== first || !isThing(sentence, head)) return false;
  const { kind } = sentence.number(draft);
  // "signed contracts for 480,000 tonnes"
  if (word === 'for' && kind === 'quantity' && head === noun && CONTRACTS.test(headWord(sentence, head))) return true;
  // "sold a kiln for $2,300"; who is asked or sued for a sum is no measure
  if (word === 'for')
    return (
      kind === 'money' && head === noun && !isCountable(sentence, draft) && !isGiverNoun(0, headWord(sentence, head))
    );
  // "planted cotton on 4m acres"
  if (word === 'on' || word === 'over' || word === 'across')
    return (
      kind === 'quantity' &&
      !(sentence.verbBits(verb) & TELLING) &&
      isGiverNoun(0, headWord(sentence, sentence.clauses.subject[verb] as number))
    );
  return (
    (word === 'to' || word === 'by') &&
    // "taking the year's total to 54,700"
    (kind !== 'cardinal' || (word === 'to' && TOTALS.test(headWord(sentence, head)))) &&
    !(sentence.bits(verb) & Word.level && word === 'by')
  );
}

/** Nouns of how many there are in all. */
export const TOTALS: RegExp = /^(?:total|toll|tally|number|count|sum|bill|debt|fleet|headcount|cost)s?$/u;

const CONTRACTS = /^(?:contract|order|tender|bid|deal|agreement|licence|license|permit|application|request|demand)s?$/u;

const WAYS = new Set(
  'from north south east west northeast northwest southeast southwest off inland offshore away'.split(' '),
);

/** "330 kilometres from", "40 miles north of" */
export function isDistance(sentence: Sentence, draft: Draft): boolean {
  const number = sentence.number(draft);
  return number.kind === 'quantity' && number.baseUnit === 'm' && WAYS.has(sentence.word(sentence.after(draft.item)));
}

/** Whether nothing but a noun phrase stands between a verb and a figure. */
export function isObjectOnly(sentence: Sentence, verb: number, n: number): boolean {
  for (let k = verb + 1; k < n; k++) {
    const kind = sentence.kind(k);
    if (kind !== Kind.noun && kind !== Kind.number && kind !== Kind.adjective && kind !== Kind.pronoun) return false;
  }
  return true;
}

/** Whether a noun stands right behind the figure. */
function isCountable(sentence: Sentence, draft: Draft): boolean {
  return sentence.kind(sentence.after(draft.item)) === Kind.noun;
}
