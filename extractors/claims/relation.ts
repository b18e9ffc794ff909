import type { NumberMention } from '../numbers/mention.js';
import { Pos } from '../syntax/syntax.js';
import { tokenWord } from '../text/tokens.js';
import type { ClaimModality, ClaimRelation } from './claim.js';
import { Kind } from './items.js';
import type { Draft, Sentence } from './sentence.js';
import { CHANGE_VERB, Word, wordBits } from './words.js';

/** Verbs that are figures themselves: "it doubled the risk". */
const MULTIPLIES = /^(?:doubl|tripl|trebl|quadrupl|quintupl|halv)(?=e[sd]?$|ing$)/iu;

const DEFINITE = new Set(['the', 'these', 'those', 'its', 'their', 'his', 'her', 'our', 'my']);
const DEADLINE = new Set(['by', 'through', 'until']);
const PAST_AUXILIARY = new Set(['had', 'has', 'have', 'was', 'were', 'did']);
/** What follows "or" behind the least or greatest of a range: "magnitude 7 or more". */
const OPEN_ENDS = new Set([
  'more',
  'less',
  'fewer',
  'higher',
  'lower',
  'above',
  'below',
  'over',
  'under',
  'greater',
  'longer',
  'older',
]);
/** Base units of lengths of time. */
const DURATIONS = new Set(['s', 'mo', 'a']);

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
  if (inherited !== undefined && isApposed(sentence, draft)) return inherited === 'from' ? 'is' : inherited;
  // "the 176 members will vote": what is told of the members lies ahead, their number does not.
  if (draft.role === 'counted' && isDefinite(sentence, draft)) return 'is';
  if (modality === 'targeted') return 'limit';
  if (modality === 'projected' || isAhead(sentence, draft)) return 'projected';
  return 'is';
}

function isDefinite(sentence: Sentence, draft: Draft): boolean {
  const item = sentence.item(draft.item);
  if (item === undefined || item.first === 0) return false;
  return DEFINITE.has(tokenWord(sentence.tokens, item.first - 1)) || sentence.item(draft.item - 1)?.possessor === true;
}

/** "puts the shortage at 3 million homes by 2030": a deadline with a verb that is not in the past. */
function isAhead(sentence: Sentence, draft: Draft): boolean {
  if (draft.time < 0 || sentence.number(draft).kind === 'multiplier') return false;
  const k = sentence.items.findIndex((item) => item.kind === Kind.date && item.mark === draft.time);
  if (k < draft.item || !DEADLINE.has(sentence.word(k - 1))) return false;
  const verb = sentence.clauses.verb[draft.item] as number;
  const tag = sentence.item(verb)?.tag;
  return tag !== Pos.verbPast && !PAST_AUXILIARY.has(sentence.word(verb));
}

/** A bound in another unit behind a part of a whole. */
function isThreshold(sentence: Sentence, draft: Draft, drafts: readonly Draft[]): boolean {
  const number = sentence.number(draft);
  if (number.modifier === null || number.modifier === 'approximately' || number.modifier === 'nearly') return false;
  if (number.kind !== 'money' && number.kind !== 'quantity') return false;
  const part = drafts[draft.from];
  return part !== undefined && part.item < draft.item && sentence.number(part).kind !== number.kind;
}

function isBound(sentence: Sentence, draft: Draft): boolean {
  const n = draft.item;
  const number = sentence.number(draft);
  if (
    number.modifier === 'at_most' &&
    precededByUpTo(sentence, n) &&
    sentence.kind(sentence.after(n)) !== Kind.comparative
  )
    return true;
  if (hasBoundMeasure(sentence, draft) || countsTarget(sentence, draft) || isDeadline(sentence, draft)) return true;
  if (/^(?:or|and)$/u.test(sentence.word(sentence.after(n))) && OPEN_ENDS.has(sentence.word(sentence.after(n) + 1)))
    return true;
  const verb = sentence.clauses.verb[n] as number;
  // "above magnitude 5", "bring the rate below 20%"
  const before = sentence.word(sentence.before(n));
  if (
    (before === 'below' || before === 'under' || before === 'above') &&
    verb >= 0 &&
    sentence.kind(sentence.before(n) - 1) === Kind.noun &&
    sentence.bits(verb) & (Word.future | Word.goal | Word.forecast)
  )
    return true;
  if (verb < 0) return false;
  const head = tokenWord(sentence.tokens, sentence.item(verb)?.head ?? 0);
  if (/^(?:cap|limit)(?:s|ped|ited|ping|iting)?$/u.test(head) && sentence.word(sentence.before(n)) === 'at')
    return true;
  // "may not exceed 95 grams"
  if (/^exceed/u.test(head) && sentence.bits(verb) & Word.future && isNegated(sentence, verb)) return true;
  // "if gas revenue tops $2bn", "if coverage holds above 70%"; "if it falls to 40" tells a level
  if (!(verbBits(sentence, verb) & Word.reach) && !/^exceed/u.test(head) && !isOneSided(sentence, draft)) return false;
  for (let k = verb - 1; k >= 0 && k >= verb - 12; k--) {
    if (sentence.bits(k) & Word.condition) return true;
    if (sentence.kind(k) === Kind.comma || sentence.kind(k) === Kind.stop) break;
  }
  return false;
}

function isNegated(sentence: Sentence, verb: number): boolean {
  const item = sentence.item(verb);
  if (item === undefined) return false;
  for (let i = item.first; i < item.end; i++)
    if (/^(?:not|n['’]t|cannot|never)$/u.test(tokenWord(sentence.tokens, i))) return true;
  return false;
}

/** "above 70%", "at least 5": a figure that only bounds. */
function isOneSided(sentence: Sentence, draft: Draft): boolean {
  const { modifier } = sentence.number(draft);
  const before = sentence.word(sentence.before(draft.item));
  return (
    (modifier !== null && modifier !== 'approximately' && modifier !== 'nearly') ||
    before === 'above' ||
    before === 'below' ||
    before === 'over' ||
    before === 'under'
  );
}

/** "a ceiling of 40", "raised the limit by 5". */
function hasBoundMeasure(sentence: Sentence, draft: Draft): boolean {
  const measure = sentence.item(draft.measure);
  return (
    measure !== undefined && (draft.role === 'noun-of' || draft.role === 'object') && (measure.bits & Word.bound) !== 0
  );
}

/** "a target of 300,000 homes": the figure counts what the bound is set for. */
function countsTarget(sentence: Sentence, draft: Draft): boolean {
  const of = sentence.before(draft.item);
  return draft.role === 'counted' && sentence.word(of) === 'of' && (sentence.bits(of - 1) & Word.bound) !== 0;
}

/** "should arrive within two weeks" */
function isDeadline(sentence: Sentence, draft: Draft): boolean {
  return sentence.number(draft).kind === 'quantity' && DURATIONS.has(sentence.number(draft).baseUnit ?? '')
    ? sentence.word(sentence.before(draft.item)) === 'within'
    : false;
}

function precededByUpTo(sentence: Sentence, n: number): boolean {
  const item = sentence.item(n);
  if (item === undefined || item.first < 2) return false;
  if (tokenWord(sentence.tokens, item.first - 1) !== 'to' || tokenWord(sentence.tokens, item.first - 2) !== 'up')
    return false;
  // "edged up to 6.3%": the verb takes "up", and the figure is a level.
  const verb = sentence.clauses.verb[n] as number;
  const head = sentence.item(verb);
  return !(
    head !== undefined &&
    head.end === item.first - 2 &&
    verbBits(sentence, verb) & (CHANGE_VERB | Word.level | Word.move)
  );
}

/** The verb or direction word that governs a figure: "rose 5%", "fell to 61", "down from". */
function changeOf(sentence: Sentence, draft: Draft, drafts: readonly Draft[]): ClaimRelation | null {
  const n = draft.item;
  const number = sentence.number(draft);
  let left = sentence.before(n);
  // "up to 6.3", "up 23%", "rose, to 5"
  const preposition = sentence.kind(left) === Kind.preposition ? sentence.word(left) : '';
  const to = preposition === 'to' || preposition === 'at';
  if (preposition !== '') left--;
  while (
    left >= 0 &&
    (sentence.kind(left) === Kind.comma || sentence.kind(left) === Kind.adverb || sentence.kind(left) === Kind.dash)
  )
    left--;
  if (sentence.kind(left) === Kind.direction && !isParticle(sentence, left)) {
    const up = sentence.word(left) === 'up';
    if (to) return up ? 'increase_to' : 'decrease_to';
    if (isAmount(number) || sentence.kind(left - 1) === Kind.comma || preposition === 'by')
      return up ? 'increase' : 'decrease';
  }
  const verb = sentence.clauses.verb[n] as number;
  const previous = drafts[drafts.indexOf(draft) - 1];
  if (verb >= 0 && verb < n) {
    const bits = verbBits(sentence, verb);
    const between = previous !== undefined && previous.item > verb;
    const governed = bits & CHANGE_VERB;
    if (governed) {
      const direct = left === verb || sentence.kind(left) === Kind.direction;
      if (bits & Word.reach && direct && sentence.bits(verb) & Word.goal) return null;
      if (bits & Word.reach && direct && draft.role !== 'of') return bits & Word.down ? 'decrease_to' : 'increase_to';
      if (
        preposition === 'to' &&
        (draft.role === 'predicate' ||
          draft.role === 'inherited' ||
          draft.role === 'object' ||
          draft.role === 'counted' ||
          draft.role === 'change')
      ) {
        return bits & Word.down ? 'decrease_to' : 'increase_to';
      }
      if (direct && bits & Word.taking && (draft.role === 'of' || draft.role === 'counted')) return 'decrease';
      const moves = (bits & (Word.up | Word.down)) !== 0;
      if (
        moves &&
        (preposition === 'by' || direct) &&
        !between &&
        draft.role !== 'noun-of' &&
        draft.role !== 'of' &&
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
  // "a 5% rise, to $5bn": the level behind a change named by a noun or by the figure before.
  const source = drafts[draft.from] ?? previous;
  if (
    preposition === 'to' &&
    source !== undefined &&
    source.change !== 0 &&
    (draft.role === 'inherited' || draft.role === 'counted' || draft.role === 'predicate')
  ) {
    return source.change & Word.downNoun ? 'decrease_to' : 'increase_to';
  }
  if (preposition === 'to' && draft.role === 'inherited' && drafts.some((other) => other.base)) return 'increase_to';
  return null;
}

/** Whether "up" or "down" only completes a verb that tells of no change: "make up 17%", "set up 40 clinics". */
function isParticle(sentence: Sentence, direction: number): boolean {
  const verb = sentence.item(direction - 1);
  if (verb?.kind !== Kind.verb) return false;
  return !(verbBits(sentence, direction - 1) & (CHANGE_VERB | Word.level | Word.move));
}

/** "the firm raised $8m", "they gained 20 seats": somebody got something; nothing grew. */
function isHolding(sentence: Sentence, draft: Draft, verb: number): boolean {
  const kind = sentence.number(draft).kind;
  if (kind === 'percent' || kind === 'multiplier') return false;
  const subject = sentence.item(sentence.clauses.subject[verb] as number);
  const type = sentence.context.mentions[sentence.entityAt(subject?.head ?? -1)]?.type;
  return (type === 'ORG' || type === 'PERSON' || type === 'GPE') && !(verbBits(sentence, verb) & Word.taking);
}

/** Bits of a verb group's main verb; the auxiliaries say nothing of change. */
function verbBits(sentence: Sentence, verb: number): number {
  const item = sentence.item(verb);
  return item === undefined ? 0 : wordBits(sentence.tokens.forms[item.head] as number);
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
function turnBehind(sentence: Sentence, draft: Draft, drafts: readonly Draft[]): ClaimRelation | null {
  if (draft.equivalentOf >= 0) return null;
  const index = drafts.indexOf(draft);
  const turned = drafts.find((other) => other.base && other.from === index && turnBefore(sentence, other) >= 0);
  if (turned !== undefined) return sentence.word(turnBefore(sentence, turned)) === 'up' ? 'increase_to' : 'decrease_to';
  for (let k = draft.item + 1; k < draft.item + 14; k++) {
    const kind = sentence.kind(k);
    if (kind === 0 || kind === Kind.verb || (kind === Kind.stop && sentence.word(k) === ';')) return null;
    if (kind === Kind.number && sentence.kind(k - 1) !== Kind.open) return null;
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

/** The direction word of "up from 67", "down from a peak of 40"; -1. */
function turnBefore(sentence: Sentence, draft: Draft): number {
  const from = sentence.before(draft.item);
  return sentence.word(from) === 'from' && sentence.kind(from - 1) === Kind.direction ? from - 1 : -1;
}

function isChance(sentence: Sentence, draft: Draft): boolean {
  const measure = sentence.item(draft.measure);
  return measure !== undefined && draft.role !== 'inherited' && (measure.bits & Word.chance) !== 0;
}

/** "three times the 750 built", "half the 5.5%": a multiplier of an earlier figure. */
function timesOf(sentence: Sentence, draft: Draft, drafts: readonly Draft[]): ClaimRelation | null {
  const number = sentence.number(draft);
  if (number.kind !== 'multiplier' || number.decimal === null) return null;
  const next = drafts[drafts.indexOf(draft) + 1];
  const compared = next?.base && next.item <= draft.item + 2;
  // "less than a third of its peak", "2.5 times its level of January"
  if (!compared && !isOfItsPast(sentence, draft)) return null;
  return Number(number.decimal) < 1 ? 'decrease' : 'increase';
}

/** "a third of their peak", "twice its 2019 level": a multiple of what the measure itself was. */
function isOfItsPast(sentence: Sentence, draft: Draft): boolean {
  let k = sentence.after(draft.item);
  if (sentence.word(k) === 'of') k++;
  const item = sentence.item(k);
  return item?.kind === Kind.noun && item.pronoun >= 0 && PAST_VALUES.has(tokenWord(sentence.tokens, item.head));
}

const PAST_VALUES = new Set('peak level value high low price average size rate maximum record'.split(' '));

/** A part of a whole: "38% of", "one in three", "11 of 40", "of which 42%", "accounts for 62". */
function isShare(sentence: Sentence, draft: Draft, inherited: ClaimRelation | undefined): boolean {
  const number = sentence.number(draft);
  const n = draft.item;
  if (draft.role === 'of') {
    // "dozens of militants" are no part of a whole
    if (number.decimal === null && number.lowDecimal === null) return false;
    return (
      number.kind === 'percent' || number.kind === 'cardinal' || (number.kind === 'multiplier' && isFraction(number))
    );
  }
  if (number.kind === 'multiplier' && isFraction(number) && /\sin\s/u.test(number.text)) return true;
  const next = sentence.after(n);
  // "5% of that", "two of them"
  if (sentence.word(next) === 'of' && sentence.kind(next + 1) === Kind.pronoun && number.kind !== 'money') return true;
  if (isPartOfSample(sentence, draft)) return true;
  if (draft.role === 'inherited' && inherited !== undefined) {
    const word = sentence.word(sentence.after(n));
    if (word === 'of' && (number.kind === 'percent' || number.kind === 'cardinal' || number.kind === 'multiplier'))
      return true;
    if (inherited === 'share') return true;
    // "480 of them, or 45 per cent"
    if (
      inherited === 'is' &&
      number.kind === 'percent' &&
      isApposed(sentence, draft) &&
      sentence.word(sentence.before(n)) === 'or'
    )
      return true;
    if (
      number.kind === 'cardinal' &&
      inherited === 'is' &&
      draft.subjectRule === 'recipient' &&
      sentence.word(sentence.after(n)) === 'to'
    )
      return true;
  }
  const verb = sentence.clauses.verb[n] as number;
  // "the navy's portion of it is 14%", "half the town was out"
  if (
    number.kind === 'percent' &&
    draft.role !== 'inherited' &&
    SHARES.has(tokenWord(sentence.tokens, draft.measureEnd - 1))
  )
    return true;
  if (draft.role === 'counted' && number.kind === 'multiplier' && isFraction(number) && draft.change === 0) return true;
  // "puts the insured part at a tenth", "which is more than half"
  if (
    number.kind === 'multiplier' &&
    isFraction(number) &&
    (draft.role === 'predicate' || draft.role === 'object') &&
    sentence.word(next) !== 'of'
  )
    return true;
  if (verb >= 0 && number.kind === 'percent') {
    const bits = verbBits(sentence, verb);
    if (bits & Word.part && (sentence.before(n) === verb || sentence.word(sentence.before(n)) === 'for')) return true;
  }
  // "Of the 30 mills that he visits, 12 will close"
  return ofWhich(sentence, n);
}

/** "found that 59% had been attacked": a percentage that acts itself is a part of those who were asked. */
function isPartOfSample(sentence: Sentence, draft: Draft): boolean {
  const { kind } = sentence.number(draft);
  if (kind !== 'percent' || draft.change !== 0) return false;
  const left = sentence.kind(sentence.before(draft.item));
  if (left === Kind.verb || left === Kind.preposition || left === Kind.direction || left === Kind.noun) return false;
  let k = draft.item + 1;
  // "the 2% that gave no place"
  if (sentence.kind(k) === Kind.relative && sentence.word(k) !== 'which') return true;
  // "62% no longer took calls"
  while (
    k < draft.item + 4 &&
    (sentence.kind(k) === Kind.adverb || sentence.kind(k) === Kind.comparative || sentence.word(k) === 'no')
  )
    k++;
  return (
    sentence.kind(k) === Kind.verb && !(verbBits(sentence, k) & CHANGE_VERB) && sentence.item(k)?.tag !== Pos.verbGerund
  );
}

const SHARES = new Set(['share', 'portion', 'proportion', 'percentage', 'fraction']);

function isFraction(number: NumberMention): boolean {
  return number.decimal !== null && Number(number.decimal) < 1;
}

function ofWhich(sentence: Sentence, n: number): boolean {
  for (let k = n - 1; k >= 0 && k > n - 8; k--) {
    if (sentence.kind(k) === Kind.stop) return false;
    if (sentence.word(k) === 'of' && (sentence.kind(k + 1) === Kind.relative || sentence.kind(k + 1) === Kind.pronoun))
      return true;
  }
  if (sentence.word(0) !== 'of') return false;
  // "Of the 40 mills, 11 will close": behind the comma.
  for (let k = n - 1; k > 0; k--) if (sentence.kind(k) === Kind.comma) return true;
  return false;
}

/** Second value of the same thing: ", or 5.2m", "—504 units—". */
function isApposed(sentence: Sentence, draft: Draft): boolean {
  const left = sentence.before(draft.item);
  const kind = sentence.kind(left);
  return kind === Kind.conjunction || kind === Kind.dash || kind === Kind.comma || kind === Kind.open;
}
