import { Pos } from '../syntax/syntax.js';
import { tokenWord } from '../text/tokens.js';
import type { ClaimModality, ClaimRelation } from './claim.js';
import { Kind } from './items.js';
import { hasBoundMeasure, isBound, isThreshold } from './relation-bound.js';
import { changeOf, MULTIPLIES, timesOf, turnBehind } from './relation-change.js';
import { isApposed, isShare } from './relation-share.js';
import type { Draft, Sentence } from './sentence.js';
import { Word } from './words.js';

const DEFINITE = new Set(['the', 'these', 'those', 'its', 'their', 'his', 'her', 'our', 'my']);

const DEADLINE = new Set(['by', 'through', 'until']);

const PAST_AUXILIARY = new Set(['had', 'has', 'have', 'was', 'were', 'did']);

/** What a figure says of its measure. A change word wins over a forecast, the earlier side of a comparison over both. */
export function readRelation(
  sentence: Sentence,
  draft: Draft,
  drafts: readonly Draft[],
  relations: readonly ClaimRelation[],
  modality: ClaimModality,
): ClaimRelation {
  const twin = relations[draft.equivalentOf];
  if (twin !== undefined) return twin;
  if (draft.base) return 'from';
  if (draft.whole) return 'is';
  if (isEqualTo(sentence, draft.item)) return 'is';
  if (draft.change & Word.upNoun) return 'increase';
  if (draft.change & Word.downNoun) return 'decrease';
  const change = changeOf(sentence, draft, drafts);
  // "raised the limit to 45 feet": the bound itself has changed
  if (isBound(sentence, draft) && !(change !== null && (draft.role === 'noun-of' || hasBoundMeasure(sentence, draft))))
    return 'limit';
  const turn = turnBehind(sentence, draft, drafts);
  if (turn !== null) return turn;
  if (change !== null) return change;
  const verbal = MULTIPLIES.exec(sentence.number(draft).text);
  if (verbal !== null) return verbal[0].toLowerCase() === 'halv' ? 'decrease' : 'increase';
  const times = timesOf(sentence, draft, drafts);
  if (times !== null) return times;
  if (isChance(sentence, draft)) return 'projected';
  const inherited = draft.role === 'inherited' ? relations[draft.from] : undefined;
  // "to grow by 10% this year and by 23% in 2026"
  if ((inherited === 'increase' || inherited === 'decrease') && goesOnWithBy(sentence, draft)) return inherited;
  // "120 of which it plans to buy"
  if (
    draft.role === 'of' &&
    modality === 'projected' &&
    sentence.number(draft).kind === 'cardinal' &&
    sentence.kind(sentence.after(draft.item) + 1) === Kind.relative
  )
    return 'projected';
  // "three in four earn less than $90 a month": the bound that tells the part from the whole
  if (inherited === 'share' && isThreshold(sentence, draft, drafts)) return 'limit';
  if (isShare(sentence, draft, inherited))
    return modality === 'projected' && inherited === 'projected' && sentence.number(draft).kind !== 'percent'
      ? 'projected'
      : 'share';
  // "nine ships sailed, and 21 are due next year": a verb of its own
  const own = sentence.governor(draft) > draft.item;
  if (inherited !== undefined && isApposed(sentence, draft) && !(own && modality === 'projected'))
    return inherited === 'from' ? 'is' : inherited;
  // "17% of the workforce, or 1.2 million people"
  if (draft.role === 'counted' && isSamePart(sentence, draft, drafts, relations)) return 'share';
  // "the 30 members will vote": what is told of the members lies ahead, their number does not.
  if (draft.role === 'counted' && (isDefinite(sentence, draft) || sentence.isAttribute(draft))) return 'is';
  if (modality === 'targeted') return 'limit';
  if (modality === 'projected' || isAhead(sentence, draft)) return 'projected';
  return 'is';
}

function goesOnWithBy(sentence: Sentence, draft: Draft): boolean {
  const by = sentence.before(draft.item);
  return (
    sentence.word(by) === 'by' && (sentence.kind(by - 1) === Kind.conjunction || sentence.kind(by - 1) === Kind.comma)
  );
}

/** "equal to 71% of the other's": a figure beside another, whatever changed. */
export function isEqualTo(sentence: Sentence, n: number): boolean {
  const to = sentence.before(n);
  return sentence.word(to) === 'to' && /^(?:equal|equivalent)$/u.test(sentence.word(to - 1));
}

/** A count that tells the part before it in other terms. */
function isSamePart(
  sentence: Sentence,
  draft: Draft,
  drafts: readonly Draft[],
  relations: readonly ClaimRelation[],
): boolean {
  const k = drafts.indexOf(draft) - 1;
  const part = drafts[k];
  if (part === undefined || relations[k] !== 'share' || sentence.number(part).kind === 'cardinal') return false;
  const left = sentence.before(draft.item);
  return (
    sentence.word(left) === 'or' ||
    (sentence.kind(left) === Kind.comma && sentence.kind(sentence.after(draft.item) + 1) === Kind.comma)
  );
}

function isDefinite(sentence: Sentence, draft: Draft): boolean {
  const item = sentence.item(draft.item);
  if (item === undefined || item.first === 0) return false;
  return DEFINITE.has(tokenWord(sentence.tokens, item.first - 1)) || sentence.item(draft.item - 1)?.possessor === true;
}

/** "puts the shortage at 40,000 nurses by 2030": a deadline with a verb that is not in the past. */
function isAhead(sentence: Sentence, draft: Draft): boolean {
  if (draft.time < 0 || sentence.number(draft).kind === 'multiplier') return false;
  const k = sentence.items.findIndex((item) => item.kind === Kind.date && item.mark === draft.time);
  if (k < draft.item || !DEADLINE.has(sentence.word(k - 1))) return false;
  const verb = sentence.governor(draft);
  const tag = sentence.item(verb)?.tag;
  return tag !== Pos.verbPast && !PAST_AUXILIARY.has(sentence.word(verb));
}

function isChance(sentence: Sentence, draft: Draft): boolean {
  const measure = sentence.item(draft.measure);
  return measure !== undefined && draft.role !== 'inherited' && (measure.bits & Word.chance) !== 0;
}
