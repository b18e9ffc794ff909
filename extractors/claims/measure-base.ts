import { Kind } from './items.js';
import type { Draft, Sentence } from './sentence.js';
import { CHANGE_NOUN, CHANGE_VERB } from './words.js';

/** Words before a figure that make it the earlier side of a comparison. */
export const BASE: ReadonlySet<string> = new Set(['from', 'against', 'than', 'versus', 'vs', 'after']);

/** Whether what stands before a figure makes it the earlier side of a comparison. */
export function isBase(sentence: Sentence, left: number, n: number): boolean {
  const word = sentence.word(left);
  if (BASE.has(word) && sentence.kind(left) !== Kind.comparative) {
    if (word === 'after')
      return sentence.context.numbers[(sentence.item(n) as { mark: number }).mark]?.kind === 'percent';
    return true;
  }
  if (word === 'of' && sentence.word(left - 1) === 'instead') return true;
  if (word === 'with' && /^compar/u.test(sentence.word(left - 1))) return true;
  if (sentence.kind(left) === Kind.number) {
    // "three times the 750,000 built", "half the 40 days"
    const before = sentence.context.numbers[(sentence.item(left) as { mark: number }).mark];
    return before?.kind === 'multiplier' && !/ing$/u.test(before.text);
  }
  if (isHalfOf(sentence, left, n)) return true;
  // "was below the 8% paid in 2010"
  if ((word === 'above' || word === 'below') && sentence.kind(left - 1) === Kind.verb && sentence.followsThe(n))
    return true;
  // "5% more, but still below the 40 million that the industry needs"
  if (
    (word === 'above' || word === 'below') &&
    sentence.followsThe(n) &&
    /^(?:still|but|yet|well|far|just|barely|slightly|only|little|hardly|marginally|narrowly)$/u.test(
      sentence.word(left - 1),
    )
  )
    return true;
  // "12% above the 113.1 million", "5% over the estimate of"
  return sentence.kind(left - 1) === Kind.number &&
    (sentence.kind(left) === Kind.comparative ||
      ((word === 'on' || word === 'over') && isHeldAgainst(sentence, left, n)))
    ? true
    : word === 'on' && (sentence.bits(left - 1) & CHANGE_NOUN) !== 0;
}

/** "12% on the 113 million", "40 over the 300 of May", but not "spent $4 million on 3 bridges", "20 over the 3 years": what stands before is a share of it, or of its kind. */
function isHeldAgainst(sentence: Sentence, left: number, n: number): boolean {
  const { numbers } = sentence.context;
  const before = numbers[sentence.item(left - 1)?.mark ?? -1];
  const number = numbers[sentence.item(n)?.mark ?? -1];
  if (before === undefined || number === undefined) return false;
  if (before.kind === 'percent' || before.kind === 'multiplier') return true;
  return before.kind === number.kind && before.unit === number.unit && sentence.followsThe(n);
}

/** "short of the 95%": what ought to be, beside the figure that is. */
export function isShortOf(sentence: Sentence, left: number): boolean {
  return sentence.word(left) === 'of' && /^(?:short|shy)$/u.test(sentence.word(left - 1));
}

/** "up from 4.1% in 2024 and 2.2% in 2022", "compared with $37bn for eight ships": a second figure on the earlier side of a comparison. */
export function goesOnWithBase(sentence: Sentence, previous: Draft, left: number, n: number): boolean {
  const word = sentence.word(left);
  if (word === 'for') return left === previous.item + 1;
  if (word !== 'and' && word !== 'or') return false;
  const { numbers } = sentence.context;
  const before = sentence.number(previous);
  const number = numbers[sentence.item(n)?.mark ?? -1];
  if (number === undefined || number.kind !== before.kind || number.unit !== before.unit) return false;
  if (sentence.kind(sentence.after(n)) === Kind.noun) return false;
  for (let k = previous.item + 1; k < left; k++) {
    const kind = sentence.kind(k);
    if (kind !== Kind.preposition && kind !== Kind.date && kind !== Kind.noun && kind !== Kind.comma) return false;
  }
  const next = sentence.kind(sentence.after(n));
  return next !== Kind.verb && next !== Kind.direction;
}

/** "data from 31 yards", "orders from nine countries": where things come from; no earlier figure of what was counted before. */
export function isOrigin(sentence: Sentence, draft: Draft, drafts: readonly Draft[]): boolean {
  const from = sentence.before(draft.item);
  if (draft.role !== 'counted' || sentence.word(from) !== 'from') return false;
  // "raised $8m from two funds"
  const paid = drafts.at(-1);
  if (
    sentence.kind(from - 1) === Kind.number &&
    paid?.item === from - 1 &&
    sentence.number(paid).kind === 'money' &&
    sentence.number(draft).kind === 'cardinal'
  )
    return true;
  if (sentence.kind(from - 1) !== Kind.noun) return false;
  if (sentence.word(draft.measure + 1) === 'to' || sentence.bits(from - 1) & CHANGE_NOUN) return false;
  const verb = sentence.clauses.verb[draft.item] as number;
  if (verb >= 0 && sentence.verbBits(verb) & CHANGE_VERB) return false;
  const previous = drafts.at(-1);
  if (previous === undefined) return true;
  const head = sentence.item(previous.measure)?.head;
  return (
    head !== undefined && sentence.tokens.forms[head] !== sentence.tokens.forms[sentence.item(draft.measure)?.head ?? 0]
  );
}

/** "8% in Ecuador, against 31% in Chile": another place, no earlier figure. */
export function isElsewhere(sentence: Sentence, n: number): boolean {
  const left = sentence.word(sentence.before(n));
  if (left !== 'against' && left !== 'with') return false;
  const next = sentence.after(n);
  const noun = sentence.item(next + 1);
  return sentence.word(next) === 'in' && noun?.kind === Kind.noun && sentence.entityAt(noun.head) >= 0;
}

/**
 * The figure that an earlier one is compared with: the last of the same kind and unit before it in the same clause ("*a third* of tenants
 * spend over 30 per cent, up from a quarter"), else the last of all.
 */
export function comparedWith(sentence: Sentence, draft: Draft, drafts: readonly Draft[]): number {
  const number = sentence.number(draft);
  const last = drafts.length - 1;
  // "to 80 metres from 50": the unit is told once.
  const near = drafts[last];
  if (
    number.kind === 'cardinal' &&
    near !== undefined &&
    draft.item - near.item <= 2 &&
    sentence.number(near).kind !== 'cardinal'
  )
    return last;
  for (let k = last; k >= 0 && k > last - 4; k--) {
    const other = drafts[k] as Draft;
    if (k < last && isParted(sentence, other.item, draft.item)) break;
    if (other.whole || other.aside || (k > 0 && isPartOfThem(sentence, other))) continue;
    const { kind, unit } = sentence.number(other);
    if (kind === number.kind && unit === number.unit) return k;
  }
  return last;
}

/** "14,000 troops, 9,000 *of them* American, down from 17,600": a part of the figure before. */
export function isPartOfThem(sentence: Sentence, draft: Draft): boolean {
  const of = sentence.after(draft.item);
  return sentence.word(of) === 'of' && THEM.has(sentence.word(of + 1)) && sentence.kind(of + 1) !== Kind.noun;
}

const THEM = new Set(['them', 'which', 'whom', 'these', 'those', 'it']);

/** Whether a semicolon stands between two items. */
export function isParted(sentence: Sentence, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) if (sentence.kind(i) === Kind.stop && sentence.word(i) === ';') return true;
  return false;
}

/** "half of the $9 charged in May": a sum behind a fraction; "half of the 40 wells" is a part of a whole. */
function isHalfOf(sentence: Sentence, left: number, n: number): boolean {
  if (sentence.word(left) !== 'of' || sentence.kind(left - 1) !== Kind.number) return false;
  const { numbers } = sentence.context;
  const part = numbers[sentence.item(left - 1)?.mark ?? -1];
  const whole = numbers[sentence.item(n)?.mark ?? -1];
  if (part?.kind !== 'multiplier' || (whole?.kind !== 'money' && whole?.kind !== 'percent')) return false;
  return sentence.kind(sentence.after(n)) !== Kind.noun;
}
