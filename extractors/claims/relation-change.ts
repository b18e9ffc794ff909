import type { NumberMention } from '../numbers/mention.js';
import { tokenWord } from '../text/tokens.js';
import type { ClaimRelation } from './claim.js';
import { Kind } from './items.js';
import { STAND_INS } from './measure-counted.js';
import { TOTALS } from './measure-object.js';
import type { Draft, Sentence } from './sentence.js';
import { isWhatItWas } from './time-clause.js';
import { CHANGE_NOUN, CHANGE_VERB, isGiverNoun, Word } from './words.js';

/** The verb or direction word that governs a figure: "rose 5%", "fell to 61", "down from". */
export function changeOf(sentence: Sentence, draft: Draft, drafts: readonly Draft[]): ClaimRelation | null {
  const n = draft.item;
  const number = sentence.number(draft);
  // "a third off the peak"
  const right = sentence.after(n);
  if (
    sentence.word(right) === 'off' &&
    (TOPS.test(sentence.word(right + 1)) || (draft.role === 'object' && draft.measure > n))
  )
    return 'decrease';
  let left = sentence.before(n);
  // "grew 3% to an annual rate of $99bn"
  if (draft.role === 'inherited' && sentence.word(left) === 'of' && sentence.word(left - 2) === 'to') left -= 2;
  // "up to 6.3", "up 23%", "rose, to 5"
  const word = sentence.word(left);
  const crosses = word === 'above' || word === 'below';
  const preposition =
    sentence.kind(left) === Kind.preposition || (crosses && sentence.kind(left) === Kind.comparative) ? word : '';
  const to = preposition === 'to' || preposition === 'at' || preposition === 'above' || preposition === 'below';
  if (preposition !== '') left--;
  while (
    left >= 0 &&
    (sentence.kind(left) === Kind.comma || sentence.kind(left) === Kind.adverb || sentence.kind(left) === Kind.dash)
  )
    left--;
  if (
    sentence.kind(left) === Kind.direction &&
    LEADS.has(preposition) &&
    (preposition === 'by' || !isParticle(sentence, left))
  ) {
    const up = sentence.word(left) === 'up';
    // "was pushed down by 10%"
    if (to) return up ? 'increase_to' : 'decrease_to';
    if (isAmount(number) || sentence.kind(left - 1) === Kind.comma || preposition === 'by')
      return up ? 'increase' : 'decrease';
  }
  // "six of its 50 clinics will be cut"
  const behind = draft.role === 'of' || draft.role === 'counted' ? sentence.governor(draft) : -1;
  if (behind > n && sentence.verbBits(behind) & Word.taking && isPassive(sentence, behind)) return 'decrease';
  // "spending was off 2.6%"
  if (
    sentence.word(left) === 'off' &&
    (preposition === '' || preposition === 'by') &&
    sentence.verbBits(left - 1) & Word.level
  )
    return 'decrease';
  const verb = sentence.clauses.verb[n] as number;
  const previous = drafts[drafts.indexOf(draft) - 1];
  if (verb >= 0 && verb < n) {
    const bits = sentence.verbBits(verb);
    const between = previous !== undefined && previous.item > verb && !sentence.isAttribute(previous);
    const governed = bits & CHANGE_VERB;
    if (governed) {
      const direct = left === verb || sentence.kind(left) === Kind.direction;
      if (bits & Word.reach && direct && sentence.bits(verb) & Word.goal) return null;
      if (bits & Word.reach && direct && draft.role !== 'of') return bits & Word.down ? 'decrease_to' : 'increase_to';
      if (
        to &&
        preposition !== 'at' &&
        !(preposition === 'to' && sentence.word(verb).startsWith('add')) &&
        sentence.kind(left) !== Kind.adjective &&
        (draft.role === 'predicate' ||
          draft.role === 'inherited' ||
          draft.role === 'object' ||
          draft.role === 'counted' ||
          draft.role === 'change')
      ) {
        return bits & Word.down ? 'decrease_to' : 'increase_to';
      }
      // "has lost 18% of its value"
      if (
        direct &&
        draft.role === 'of' &&
        number.kind !== 'cardinal' &&
        tokenWord(sentence.tokens, sentence.item(verb)?.head ?? 0) === 'lost'
      )
        return 'decrease';
      if (direct && bits & Word.taking && (draft.role === 'of' || draft.role === 'counted')) return 'decrease';
      const moves = (bits & (Word.up | Word.down)) !== 0;
      if (
        moves &&
        (preposition === 'by' || direct) &&
        !between &&
        draft.role !== 'noun-of' &&
        (draft.role !== 'of' || number.kind === 'quantity' || sentence.word(verb).startsWith('add')) &&
        !isHolding(sentence, draft, verb)
      ) {
        if (
          draft.role === 'counted' &&
          !(bits & Word.taking) &&
          !(bits & Word.up && sentence.word(verb).startsWith('add'))
        )
          return null;
        return bits & Word.down ? 'decrease' : 'increase';
      }
      if (moves && draft.role === 'object' && !between && preposition !== 'at' && preposition !== 'as')
        return bits & Word.down ? 'decrease' : 'increase';
    }
  }
  // "taking the year's total to 54,700"
  if (
    preposition === 'to' &&
    verb >= 0 &&
    draft.role === 'object' &&
    sentence.verbBits(verb) & Word.carry &&
    TOTALS.test(tokenWord(sentence.tokens, draft.measureEnd - 1))
  )
    return 'increase_to';
  // "pushing down the yield to 5.9%"
  if (
    preposition === 'to' &&
    verb >= 0 &&
    sentence.kind(verb + 1) === Kind.direction &&
    sentence.verbBits(verb) & (Word.move | Word.carry)
  )
    return sentence.word(verb + 1) === 'up' ? 'increase_to' : 'decrease_to';
  // "push its debt above 90%", "brought the rate below 3%"
  const crossing = preposition === 'above' || preposition === 'below';
  if (
    crossing &&
    verb >= 0 &&
    sentence.verbBits(verb) & (Word.move | Word.carry) &&
    draft.role !== 'of' &&
    draft.role !== 'counted'
  )
    return preposition === 'above' ? 'increase_to' : 'decrease_to';
  // "a 5% rise, to $5bn": the level behind a change named by a noun or by the figure before.
  const source = drafts[draft.from] ?? previous;
  if (
    preposition === 'to' &&
    source !== undefined &&
    source.change !== 0 &&
    // "a 22% rise, and the award amounts to 5% of that"
    !(left === verb && sentence.verbBits(verb) & Word.level && !(sentence.verbBits(verb) & Word.move)) &&
    (draft.role === 'inherited' || draft.role === 'counted' || draft.role === 'predicate')
  ) {
    return source.change & Word.downNoun ? 'decrease_to' : 'increase_to';
  }
  // "doubled its share to 24%"
  const multiplied = source === undefined ? null : MULTIPLIES.exec(sentence.number(source).text);
  if (preposition === 'to' && multiplied !== null && draft.role === 'inherited')
    return multiplied[0].toLowerCase() === 'halv' ? 'decrease_to' : 'increase_to';
  const noun = preposition === 'to' ? (sentence.item(left)?.bits ?? 0) & CHANGE_NOUN : 0;
  if (noun !== 0 && draft.role === 'change') return noun & Word.downNoun ? 'decrease_to' : 'increase_to';
  if (preposition === 'to') return movedFrom(sentence, draft, drafts);
  return null;
}

const TOPS = /^(?:peak|high|top|record|maximum)s?$/u;

/** "will be cut", "were shed" */
function isPassive(sentence: Sentence, verb: number): boolean {
  const item = sentence.item(verb);
  if (item === undefined) return false;
  for (let i = item.first; i < item.head; i++)
    if (/^(?:be|been|being|is|are|was|were)$/u.test(tokenWord(sentence.tokens, i))) return true;
  return false;
}

/** "extended its reach to 300 km from 40", "to 300 from 40": the figures themselves tell the direction. */
function movedFrom(sentence: Sentence, draft: Draft, drafts: readonly Draft[]): ClaimRelation | null {
  const index = drafts.indexOf(draft);
  const earlier = drafts.find(
    (other) => other.base && (other.from === index || (draft.from >= 0 && other.from === draft.from)),
  );
  if (earlier === undefined || sentence.word(sentence.before(earlier.item)) !== 'from') {
    return draft.role === 'inherited' && drafts.some((other) => other.base) ? 'increase_to' : null;
  }
  const to = sentence.number(draft).decimal;
  const from = sentence.number(earlier).decimal;
  return to !== null && from !== null && Number(to) < Number(from) ? 'decrease_to' : 'increase_to';
}

/** What may stand between "up" or "down" and its figure; "came up with 5" tells of no change. */
const LEADS = new Set(['', 'by', 'to', 'at', 'above', 'below']);

/** Whether "up" or "down" only completes a verb that tells of no change: "make up 17%", "set up 40 clinics". */
function isParticle(sentence: Sentence, direction: number): boolean {
  const verb = sentence.item(direction - 1);
  if (verb?.kind !== Kind.verb) return false;
  return !(sentence.verbBits(direction - 1) & (CHANGE_VERB | Word.level | Word.move));
}

/** "the firm raised $8m", "they gained 20 seats": somebody got something; nothing grew. */
function isHolding(sentence: Sentence, draft: Draft, verb: number): boolean {
  const kind = sentence.number(draft).kind;
  if (kind === 'percent' || kind === 'multiplier') return false;
  const subject = sentence.item(sentence.clauses.subject[verb] as number);
  // "its spin-off, Volta, has raised $8m"
  // "the bank lost $5m": of a sum alone, whoever gets or gives it
  const giver = subject !== undefined && isGiverNoun(subject.bits, tokenWord(sentence.tokens, subject.head));
  if (kind === 'money' && draft.measureEnd === 0 && giver) return !(sentence.verbBits(verb) & Word.taking);
  const acts = draft.subjectRule === 'agent' || (draft.measureEnd === 0 && draft.subject >= 0);
  const type = sentence.mention(acts ? draft.subject : sentence.entityAt(subject?.head ?? -1))?.type;
  return (type === 'ORG' || type === 'PERSON' || type === 'GPE') && !(sentence.verbBits(verb) & Word.taking);
}

/** Figures that can be the size of a change by themselves. */
function isAmount(number: NumberMention): boolean {
  return (
    number.kind === 'percent' ||
    number.kind === 'money' ||
    number.kind === 'quantity' ||
    number.kind === 'multiplier' ||
    number.kind === 'cardinal'
  );
}

/** "82 transits in 2024, up from 67": a level that a direction behind it explains. */
export function turnBehind(sentence: Sentence, draft: Draft, drafts: readonly Draft[]): ClaimRelation | null {
  if (draft.equivalentOf >= 0) return null;
  const index = drafts.indexOf(draft);
  const turned = drafts.find((other) => other.base && other.from === index && turnBefore(sentence, other) >= 0);
  if (turned !== undefined) return sentence.word(turnBefore(sentence, turned)) === 'up' ? 'increase_to' : 'decrease_to';
  let passed = false;
  for (let k = draft.item + 1; k < draft.item + 14; k++) {
    const kind = sentence.kind(k);
    // "80% could not swim, up 4 points"
    if (kind === Kind.verb && !passed && isPart(draft, sentence)) {
      passed = true;
      continue;
    }
    if (kind === 0 || kind === Kind.verb || (kind === Kind.stop && sentence.word(k) === ';')) return null;
    if (kind === Kind.number && sentence.kind(k - 1) !== Kind.open && sentence.word(k - 1) !== 'per') return null;
    if (kind === Kind.direction && sentence.kind(k - 1) !== Kind.verb) {
      const next = sentence.word(k + 1);
      // The figure that is compared has been found by its kind, and it is another.
      if (next === 'from' && drafts.some((other) => other.base && turnBefore(sentence, other) === k)) return null;
      if (next === 'from' || sentence.kind(k + 1) === Kind.number || sentence.kind(k + 1) === Kind.adverb)
        return sentence.word(k) === 'up' ? 'increase_to' : 'decrease_to';
    }
  }
  return null;
}

/** A percentage or fraction. */
function isPart(draft: Draft, sentence: Sentence): boolean {
  const { kind } = sentence.number(draft);
  return kind === 'percent' || kind === 'multiplier';
}

/** The direction word of "up from 67", "down from a peak of 40"; -1. */
function turnBefore(sentence: Sentence, draft: Draft): number {
  const from = sentence.before(draft.item);
  return sentence.word(from) === 'from' && sentence.kind(from - 1) === Kind.direction ? from - 1 : -1;
}

/** "three times the 750 built", "half the 5.5%": a multiplier of an earlier figure. */
export function timesOf(sentence: Sentence, draft: Draft, drafts: readonly Draft[]): ClaimRelation | null {
  const number = sentence.number(draft);
  if (number.kind !== 'multiplier' || number.decimal === null) return null;
  const next = drafts[drafts.indexOf(draft) + 1];
  const compared = next?.base && next.item <= draft.item + 2;
  // "a third of its peak", "twice its level of May"
  if (!compared && !isOfItsPast(sentence, draft) && !isAsMany(sentence, draft)) return null;
  // "half as much again"
  if (
    sentence.word(draft.item + 1) === 'as' &&
    sentence.items.slice(draft.item, draft.item + 5).some((_, k) => sentence.word(draft.item + k) === 'again')
  )
    return 'increase';
  return Number(number.decimal) < 1 ? 'decrease' : 'increase';
}

/** "twice as many as in 2001": compared with what it was at another time. */
function isAsMany(sentence: Sentence, draft: Draft): boolean {
  const as = draft.item + 1;
  if (sentence.word(as) !== 'as') return false;
  for (let k = as + 2; k < as + 5; k++)
    if (sentence.word(k) === 'as')
      return (
        // "as in the whole of 2024"
        (/^(?:whole|all)$/u.test(sentence.word(k + 2)) && sentence.kind(k + 4) === Kind.date) ||
        sentence.kind(k + 1) === Kind.date ||
        (sentence.kind(k + 1) === Kind.preposition && sentence.kind(k + 2) === Kind.date)
      );
  return false;
}

/** "a third of their peak", "twice its 2019 level": a multiple of what the measure itself was. */
function isOfItsPast(sentence: Sentence, draft: Draft): boolean {
  let k = sentence.after(draft.item);
  if (sentence.word(k) === 'of') k++;
  // "half of what they asked in July"
  if (sentence.word(k) === 'what' && sentence.word(k - 1) === 'of')
    return (sentence.clauses.verb[draft.item] as number) >= 0;
  if (isWhatItWas(sentence, k)) return true;
  const item = sentence.item(k);
  // "three times those of 2020"
  if (/^(?:that|those)$/u.test(sentence.word(k)) && sentence.word(k + 1) === 'of' && sentence.kind(k + 2) === Kind.date)
    return true;
  if (item?.kind === Kind.noun && STAND_INS.has(tokenWord(sentence.tokens, item.head)) && draft.role === 'inherited')
    return true;
  return item?.kind === Kind.noun && item.pronoun >= 0 && PAST_VALUES.has(tokenWord(sentence.tokens, item.head));
}

const PAST_VALUES = new Set('peak level value high low price average size rate maximum record'.split(' '));

/** Verbs that are figures themselves: "it doubled the risk". */
export const MULTIPLIES: RegExp = /^(?:doubl|tripl|trebl|quadrupl|quintupl|halv)(?=e[sd]?$|ing$)/iu;
