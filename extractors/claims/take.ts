import { tokenWord } from '../text/tokens.js';
import { Kind } from './items.js';
import type { Draft, Role, Sentence } from './sentence.js';

/** Makes a noun phrase the measure; false where the item is none. */
export function take(sentence: Sentence, draft: Draft, role: Role, noun: number): boolean {
  const i = role === 'counted' ? noun : behindEmptyNoun(sentence, noun, draft.item);
  const item = sentence.item(i);
  if (item === undefined || item.kind !== Kind.noun) return false;
  draft.role = role;
  draft.measure = i;
  draft.measureFirst = item.first;
  draft.measureEnd = item.end;
  return true;
}

/** "the *number* of people", "its *forecast* for growth": nouns that say nothing of what is measured, and the words that tie it to them. */
const EMPTY_NOUNS: ReadonlyMap<string, RegExp> = new Map([
  ['number', /^of$/u],
  ['numbers', /^of$/u],
  ['forecast', /^(?:for|of)$/u],
  ['forecasts', /^(?:for|of)$/u],
  ['projection', /^(?:for|of)$/u],
  ['projections', /^(?:for|of)$/u],
  ['outlook', /^for$/u],
]);

/** What forecasts are for, if they are not for somebody or some time. */
const FORESEEN =
  /^(?:growth|inflation|gdp|sales|revenues?|profits?|earnings|exports|imports|output|production|demand|deficit|unemployment|spending|investment|consumption|borrowing|deliveries|margins?|losses|prices)$/u;

/** The noun phrase behind an empty noun, before or behind the figure as that is; else the noun itself. */
function behindEmptyNoun(sentence: Sentence, i: number, figure: number): number {
  const ties = EMPTY_NOUNS.get(headWord(sentence, i));
  if (ties === undefined || !ties.test(sentence.word(i + 1))) return i;
  const noun = sentence.possessed(i + 2);
  if (!isThing(sentence, noun) || noun < figure !== i < figure) return i;
  return headWord(sentence, i).startsWith('number') || FORESEEN.test(headWord(sentence, noun)) ? noun : i;
}

/** Like `take`, but only the words before the head noun: "revenue" of "revenue increase". */
export function takeModifiers(sentence: Sentence, draft: Draft, role: Role, i: number): boolean {
  take(sentence, draft, role, i);
  draft.measureEnd = Math.max(draft.measureFirst, sentence.item(i)?.head ?? 0);
  return true;
}

/** Takes the measure over from the draft at index `from`. */
export function inherit(draft: Draft, drafts: readonly Draft[], from: number): boolean {
  // Past the earlier side of a comparison to its main figure: "116, against 100 before, a 16% gain"; past a whole to its part: "cut 40 of its 200
  // jobs, or 20%".
  let at = from;
  while (at > 0 && drafts[at]?.aside && draft.equivalentOf < 0) at--;
  const near = drafts[at];
  const back = near?.whole && draft.equivalentOf < 0 && at > 0 ? at - 1 : at;
  const main = near?.base && !draft.base && draft.equivalentOf < 0 && near.from >= 0 ? near.from : back;
  const source = drafts[main];
  if (source === undefined) return false;
  draft.role = 'inherited';
  draft.from = main;
  draft.measure = source.measure;
  draft.measureFirst = source.measureFirst;
  draft.measureEnd = source.measureEnd;
  return true;
}

/** The lower-cased head of an item; '' outside of the sentence. */
export function headWord(sentence: Sentence, i: number): string {
  const item = sentence.item(i);
  return item === undefined ? '' : tokenWord(sentence.tokens, item.head);
}

/** A noun phrase that is no bare name. */
export function isThing(sentence: Sentence, i: number): boolean {
  const item = sentence.item(i);
  return item !== undefined && item.kind === Kind.noun && sentence.entityAt(item.head) < 0;
}
