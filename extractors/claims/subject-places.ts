import { tokenWord } from '../text/tokens.js';
import { Kind } from './items.js';
import type { Draft, Sentence } from './sentence.js';
import { complement, nameIn } from './subject-names.js';
import { Word } from './words.js';

/** "In Mali, incidence rose": the place that opens the sentence or the clause. */
export function opening(sentence: Sentence, item: number): number {
  for (let i = item - 1; i >= 0 && i > item - 40; i--) {
    if (sentence.kind(i) === Kind.stop) return placeAt(sentence, i + 1);
    // "the Miyako Strait, where …"
    if (sentence.kind(i) === Kind.relative && sentence.word(i) === 'where') {
      let noun = sentence.kind(i - 1) === Kind.comma ? i - 2 : i - 1;
      if (sentence.kind(noun) === Kind.date) noun--;
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
  if (sentence.kind(k) !== Kind.preposition) return -1;
  const street = sentence.word(k) === 'on' || sentence.word(k) === 'along';
  if (!(street || sentence.bits(k) & Word.place)) return -1;
  const noun = sentence.item(k + 1);
  const inside = noun?.kind === Kind.noun ? nameIn(sentence, noun, k + 1) : -1;
  // "In the eastern province of Ituri"
  const name =
    inside < 0 && noun?.kind === Kind.noun && sentence.word(k + 2) === 'of' ? complement(sentence, k + 1) : inside;
  const type = sentence.mention(name)?.type;
  return street && type !== 'LOC' && type !== 'GPE' ? -1 : name;
}

const WHERE = new Set(['in', 'from', 'through', 'across', 'off', 'near', 'at', 'outside', 'inside']);

/** "one in three cargoes came from Odesa", "62% are processed in Japan": the place behind the verb. */
export function origin(sentence: Sentence, draft: Draft): number {
  let verbs = 0;
  for (let k = draft.measure + 1; k < draft.measure + 12; k++) {
    const kind = sentence.kind(k);
    if (kind === Kind.verb) verbs++;
    else if (kind === Kind.preposition && verbs > 0 && WHERE.has(sentence.word(k))) {
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

/** "averaged €43.40 in Germany": the place behind the figure. */
export function trailing(sentence: Sentence, n: number): number {
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

/** "workers there", "delivery there": the last place named before. */
export function there(sentence: Sentence, draft: Draft): number {
  for (let k = draft.item - 8; k < draft.item + 5; k++) {
    const item = sentence.item(k);
    if (item === undefined || item.kind === Kind.noun || tokenWord(sentence.tokens, item.first) !== 'there') continue;
    const exists = item.kind !== Kind.adverb;
    if (exists && sentence.kind(k + 1) === Kind.verb && /^(?:is|are|was|were)$/u.test(sentence.word(k + 1))) continue;
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
