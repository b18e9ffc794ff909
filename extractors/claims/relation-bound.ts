import { Pos } from '../syntax/syntax.js';
import { tokenWord } from '../text/tokens.js';
import { Kind } from './items.js';
import { isShortOf } from './measure-base.js';
import { type Draft, givesSum, type Sentence } from './sentence.js';
import { CHANGE_VERB, Word } from './words.js';

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

/** Whether a figure is a bound, target or deadline and no level. */
export function isBound(sentence: Sentence, draft: Draft): boolean {
  const n = draft.item;
  const number = sentence.number(draft);
  if (
    number.modifier === 'at_most' &&
    precededByUpTo(sentence, n) &&
    (sentence.kind(sentence.after(n)) !== Kind.comparative || sentence.kind(sentence.after(n) + 1) === Kind.date)
  )
    return true;
  if (draft.from >= 0 && isShortOf(sentence, sentence.before(n))) return true;
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
    (sentence.bits(verb) & (Word.goal | Word.forecast) || !(sentence.verbBits(verb) & (Word.move | Word.carry))) &&
    sentence.bits(verb) & (Word.future | Word.goal | Word.forecast)
  )
    return true;
  if (verb < 0) return false;
  // "ordered it to bring the ratio below 70%"
  if ((before === 'below' || before === 'under' || before === 'above') && isOrdered(sentence, verb)) return true;
  const head = tokenWord(sentence.tokens, sentence.item(verb)?.head ?? 0);
  if (/^(?:cap|limit)(?:s|ped|ited|ping|iting)?$/u.test(head) && sentence.word(sentence.before(n)) === 'at')
    return true;
  // "may not exceed 95 grams"
  if (/^exceed/u.test(head) && isNegated(sentence, verb)) return true;
  // "if gas revenue tops $2bn", "if coverage holds above 70%"; "if it falls to 40" tells a level
  if (!(sentence.verbBits(verb) & Word.reach) && !/^exceed/u.test(head) && !isOneSided(sentence, draft)) return false;
  for (let k = verb - 1; k >= 0 && k >= verb - 12; k--) {
    if (sentence.bits(k) & Word.condition) return true;
    if (sentence.kind(k) === Kind.comma || sentence.kind(k) === Kind.stop) break;
  }
  return false;
}

/** A bound in another unit behind a part of a whole. */
export function isThreshold(sentence: Sentence, draft: Draft, drafts: readonly Draft[]): boolean {
  const number = sentence.number(draft);
  if (number.modifier === null || number.modifier === 'approximately' || number.modifier === 'nearly') return false;
  if (number.kind !== 'money' && number.kind !== 'quantity') return false;
  const part = drafts[draft.from];
  return part !== undefined && part.item < draft.item && sentence.number(part).kind !== number.kind;
}

/** Whether an infinitive tells what somebody was told to do. */
function isOrdered(sentence: Sentence, verb: number): boolean {
  if (sentence.item(verb)?.tag !== Pos.verbBase) return false;
  for (let k = verb - 1; k >= 0 && k > verb - 5; k--) {
    const item = sentence.item(k);
    if (item?.kind === Kind.verb || item?.kind === Kind.frame)
      return /^(?:order|requir|oblig|told|instruct|urg|direct|forc|compel|ask)/u.test(
        tokenWord(sentence.tokens, item.head),
      );
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
export function hasBoundMeasure(sentence: Sentence, draft: Draft): boolean {
  const measure = sentence.item(draft.measure);
  if (measure === undefined) return false;
  if (draft.role === 'noun-of' || draft.role === 'object')
    return (measure.bits & Word.bound) !== 0 || isGoal(sentence, draft.measure);
  // "short of the 90% target"
  return (
    draft.role === 'counted' &&
    sentence.number(draft).kind !== 'multiplier' &&
    // "scored 14 goals": bounds that are counted are none themselves
    !(sentence.number(draft).kind === 'cardinal' && tokenWord(sentence.tokens, measure.head).endsWith('s')) &&
    BOUNDS.test(tokenWord(sentence.tokens, measure.head))
  );
}

/** Nouns that only say that a figure is a bound: "the 90% target". */
const BOUNDS =
  /^(?:target|goal|ceiling|cap|limit|threshold|floor|minimum|maximum|quota|guideline|benchmark|objective)s?$/u;

/** "a goal of 75,000" */
export function isGoal(sentence: Sentence, measure: number): boolean {
  const item = sentence.item(measure);
  return item?.kind === Kind.noun && /^(?:goal|target|objective)s?$/u.test(tokenWord(sentence.tokens, item.head));
}

/** "a target of 300,000 homes": the figure counts what the bound is set for. */
function countsTarget(sentence: Sentence, draft: Draft): boolean {
  const of = sentence.before(draft.item);
  return draft.role === 'counted' && sentence.word(of) === 'of' && (sentence.bits(of - 1) & Word.bound) !== 0;
}

/** "should arrive within two weeks" */
function isDeadline(sentence: Sentence, draft: Draft): boolean {
  const { kind, baseUnit } = sentence.number(draft);
  if (kind !== 'quantity' || !DURATIONS.has(baseUnit ?? '')) return false;
  const before = sentence.before(draft.item);
  if (sentence.word(before) === 'within') return true;
  // "have two weeks to reply"
  const next = sentence.item(draft.item + 1);
  return (
    /^(?:have|has|had|give|gives|given|gave|get|gets)$/u.test(
      tokenWord(sentence.tokens, sentence.item(before)?.head ?? 0),
    ) &&
    next?.kind === Kind.verb &&
    sentence.word(draft.item + 1) === 'to'
  );
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
    !givesSum(tokenWord(sentence.tokens, head.head)) &&
    sentence.verbBits(verb) & (CHANGE_VERB | Word.level | Word.move)
  );
}
