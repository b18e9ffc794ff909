import { climb } from './clauses.js';
import { Kind } from './items.js';
import { predicate } from './measure-predicate.js';
import type { Draft, Sentence } from './sentence.js';
import { take, takeModifiers } from './take.js';
import { CHANGE_NOUN, Word } from './words.js';

/** Whether the multiplier is itself the verb: doubled, halve. */
export function isVerbal(sentence: Sentence, n: number): boolean {
  const item = sentence.item(n);
  if (item === undefined || item.end - item.first !== 1) return false;
  return /^(?:doubl|trebl|tripl|quadrupl|quintupl|halv)/u.test(sentence.word(n));
}

/** Takes what a verb that is a figure itself ("doubled") is said of. */
export function verbal(sentence: Sentence, draft: Draft, left: number, drafts: readonly Draft[]): boolean {
  draft.change = sentence.word(draft.item).startsWith('halv') ? Word.downNoun : Word.upNoun;
  let k = left;
  while (
    k >= 0 &&
    (sentence.kind(k) === Kind.verb ||
      sentence.kind(k) === Kind.adverb ||
      sentence.kind(k) === Kind.dash ||
      sentence.kind(k) === Kind.comparative ||
      sentence.word(k) === 'than')
  )
    k--;
  if (sentence.kind(k) === Kind.relative) k -= sentence.kind(k - 1) === Kind.comma ? 2 : 1;
  if (sentence.kind(k) === Kind.noun) {
    const head = climb(sentence.items, k, -1);
    const item = sentence.item(head);
    if (item !== undefined && item.bits & CHANGE_NOUN && item.head > item.first) {
      return takeModifiers(sentence, draft, 'predicate', head);
    }
    return take(sentence, draft, 'predicate', head);
  }
  if (sentence.kind(k) === Kind.pronoun) {
    const stop = lastNounBefore(sentence, k);
    if (stop >= 0) return take(sentence, draft, 'predicate', stop);
  }
  return predicate(sentence, draft, left, drafts);
}

function lastNounBefore(sentence: Sentence, k: number): number {
  for (let i = k - 1; i >= 0 && i > k - 12; i--) {
    if (sentence.kind(i) === Kind.noun && sentence.kind(i + 1) === Kind.verb) return climb(sentence.items, i, -1);
  }
  return -1;
}
