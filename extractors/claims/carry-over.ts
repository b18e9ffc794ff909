import { tokenWord } from '../text/tokens.js';
import { Kind } from './items.js';
import { isHolderName } from './measure-predicate.js';
import type { Topic } from './pronouns.js';
import type { Draft, Sentence } from './sentence.js';
import { CHANGE_VERB, Word } from './words.js';

/** How many sentences back a measure is remembered. */
const AGE = 1;
const THEM = new Set(['them', 'those', 'these', 'that', 'this', 'it', 'which']);

/**
 * Takes over what the sentence before measured or counted, where this one says so with a pronoun or leaves the noun out: "Of that, $3bn is held
 * abroad", "It fell 3%", "60 were still missing", "two of them".
 */
export function carryMeasure(sentence: Sentence, draft: Draft, drafts: readonly Draft[], topic: Topic): void {
  if (topic.measureEnd === 0 || topic.measureAge > AGE) return;
  if (drafts.length > 0 && draft.role === 'inherited') return;
  const parts = drafts.length === 0 && isOfThem(sentence, draft);
  if (draft.measureEnd > 0 && !parts && !isHolderName(sentence, draft.measure)) return;
  const expected = isExpected(sentence, draft, topic);
  if (expected && topic.age <= AGE) {
    draft.subject = topic.subject;
    draft.subjectRule = 'inherited';
  }
  if (!expected && !isOfThem(sentence, draft) && !isLeftOut(sentence, draft, topic) && !isOfPronoun(sentence, draft))
    return;
  if (isOfPronoun(sentence, draft) && topic.age <= AGE) {
    draft.subject = topic.subject;
    draft.subjectRule = 'inherited';
  }
  // What is asked for or received now need not be of the time told before.
  if (!isObject(sentence, draft)) draft.told = topic.time;
  draft.role = draft.measure < 0 ? 'inherited' : draft.role;
  draft.measureFirst = topic.measureFirst;
  draft.measureEnd = topic.measureEnd;
}

/** Remembers what the figures of a sentence measured: the last count, else the first measure. */
export function rememberMeasure(sentence: Sentence, drafts: readonly Draft[], topic: Topic): void {
  const counts = (draft: Draft): boolean =>
    draft.measureEnd > 0 &&
    sentence.number(draft).kind === 'cardinal' &&
    (draft.role === 'counted' || draft.role === 'of');
  const last = drafts.filter(counts).at(-1);
  const main = drafts.find((draft) => draft.measureEnd > 0 && !draft.base);
  const draft = last ?? main;
  if (draft === undefined) return;
  topic.measureFirst = draft.measureFirst;
  topic.measureEnd = draft.measureEnd;
  topic.time = draft.time;
  topic.counts = last !== undefined;
  const number = sentence.number(draft);
  topic.kind = number.kind;
  topic.unit = number.unit;
  topic.measureAge = 0;
}

/** "The army has received nine": a bare figure that is the object of a verb, or of the cue that a source has. */
function isObject(sentence: Sentence, draft: Draft): boolean {
  const left = sentence.before(draft.item);
  return draft.role === 'none' && (left === sentence.clauses.verb[draft.item] || sentence.kind(left) === Kind.frame);
}

/** "Analysts had forecast $841m": a figure of the kind of the one told before, that somebody expected. */
function isExpected(sentence: Sentence, draft: Draft, topic: Topic): boolean {
  const { kind, unit } = sentence.number(draft);
  if (!isObject(sentence, draft) || kind === 'cardinal' || kind !== topic.kind || unit !== topic.unit) return false;
  return /^(?:forecast|expect|predict|project|pencil|foresee|guid|anticipat)/u.test(headVerb(sentence, draft));
}

/** The verb or cue right before a bare figure. */
function headVerb(sentence: Sentence, draft: Draft): string {
  const left = sentence.item(sentence.before(draft.item));
  return left === undefined ? '' : tokenWord(sentence.tokens, left.head);
}

/** "half of them", "two of these" */
function isOfThem(sentence: Sentence, draft: Draft): boolean {
  const k = sentence.after(draft.item);
  // "3% of those on the new drugs": told here
  if (/^(?:those|that)$/u.test(sentence.word(k + 1)) && sentence.kind(k + 2) === Kind.preposition) return false;
  return sentence.word(k) === 'of' && THEM.has(sentence.word(k + 1)) && sentence.kind(k + 1) !== Kind.noun;
}

/** "Of that, $3bn": a pronoun that opens the sentence. */
function isOfPronoun(sentence: Sentence, draft: Draft): boolean {
  return sentence.word(0) === 'of' && THEM.has(sentence.word(1)) && sentence.kind(1) !== Kind.noun && draft.item < 8;
}

/** "Some 900 were stolen": a bare count that is the subject of a verb; "It fell 3%": a pronoun for what changed. */
function isLeftOut(sentence: Sentence, draft: Draft, topic: Topic): boolean {
  const { kind } = sentence.number(draft);
  const next = sentence.kind(draft.item + 1);
  if (kind === 'cardinal')
    return (
      topic.counts && (next === Kind.verb || sentence.word(draft.item + 1) === 'more' || isObject(sentence, draft))
    );
  if (kind !== 'percent' && kind !== 'money' && !(kind === 'quantity' && topic.kind === kind)) return false;
  const verb = sentence.clauses.verb[draft.item] as number;
  const subject = sentence.item(sentence.subjectOf(draft.item));
  const pronoun = subject?.kind === Kind.pronoun ? tokenWord(sentence.tokens, subject.head) : '';
  // "88 lawmakers signed. It lost 8%": one is not many
  if (pronoun === 'it' && topic.counts) return false;
  return /^(?:it|they|that|this)$/u.test(pronoun) && (sentence.verbBits(verb) & (CHANGE_VERB | Word.level)) !== 0;
}
