import { Pos } from '../syntax/syntax.js';
import { tokenWord } from '../text/tokens.js';
import { type Item, Kind } from './items.js';
import type { Draft, Sentence } from './sentence.js';
import { headWord, inherit, isThing, take, takeModifiers } from './take.js';
import { CHANGE_NOUN, CHANGE_VERB, isGiverNoun, Word } from './words.js';

/** Prepositions between money and what it is for. */
export const MONEY_PURPOSE: ReadonlySet<string> = new Set(['in', 'for', 'on', 'of', 'into', 'to', 'toward', 'towards']);

/** Nouns behind "of" that make a percentage a ratio: "58% of GDP", "an eighth of the global mean". */
export const RATIO_WHOLES: ReadonlySet<string> = new Set(
  'gdp mean average level levels rate price prices gnp peak normal'.split(' '),
);

/** Nouns that stand for the measure of another figure. */
export const STAND_INS: ReadonlySet<string> = new Set(['figure', 'pace', 'number', 'total', 'amount', 'sum', 'tally']);
/** Compounds behind a figure that say how it was compared or when it holds; tokens part at the hyphens. */
const ADVERBIAL = /^(?:year|month|quarter|week|day)[-‑](?:on|over|to)[-‑]|^off[-‑]peak/iu;
const LONGEST_ADVERBIAL = 14;
/** Nouns behind a figure that only repeat its unit. */
const UNIT_NOUNS = new Set(
  'away points point percentage per live births each apiece annually worldwide nationwide globally abroad aboard ashore overseas'.split(
    ' ',
  ),
);
/** Nouns behind a quantity that it measures: "shells of 152 mm calibre". */
const DIMENSIONS = new Set(
  'calibre caliber diameter length height width depth thickness displacement resolution'.split(' '),
);
/** Adjectives of size that the tagger took for nouns; before a noun they belong to it ("long-range missiles"). */
const SIZES = new Set('short long wide deep high tall'.split(' '));

const NAMED = new Set(['ORG', 'PERSON']);

/** What a length of time before it dates: "a five year low". */
const EXTREME = /^(?:low|high|peak|record|minimum|maximum)$/u;

/** Whether the noun behind the figure is the one that it counts or qualifies, and not the next phrase. */
export function isCounted(sentence: Sentence, draft: Draft, right: number): boolean {
  const item = sentence.item(right);
  const figure = sentence.item(draft.item);
  if (item === undefined || figure === undefined) return false;
  const kind = sentence.number(draft).kind;
  // "twice the loss": the noun is what it is measured against; "2.5 times its level": what is measured was told before.
  if (
    kind === 'multiplier' &&
    RATIO_WHOLES.has(headWord(sentence, sentence.possessed(right))) &&
    (item.pronoun >= 0 ||
      sentence.word(right) === 'price' ||
      (sentence.verbBits(sentence.before(draft.item)) & Word.level) !== 0)
  )
    return false;
  // "twice the figure for May", "double the pace of the first": the noun stands for what was measured before.
  if (kind === 'multiplier' && STAND_INS.has(headWord(sentence, sentence.possessed(right)))) return false;
  // "not the 700 Halden claimed": who says it
  const next = sentence.kind(right + 1);
  if (
    item.named &&
    !item.possessor &&
    sentence.followsThe(draft.item) &&
    sentence.entityAt(item.first) === sentence.entityAt(item.head) &&
    (next === Kind.verb || next === Kind.frame) &&
    NAMED.has(sentence.mention(sentence.entityAt(item.head))?.type ?? '')
  )
    return false;
  if (kind === 'multiplier' && !(item.bits & CHANGE_NOUN)) return true;
  if (item.pronoun >= 0 || (isUnitNoun(sentence, item) && !isCompound(sentence, figure))) return false;
  // "27 km west", "25 per 1,000 live births": a figure with a unit counts nothing, unless a hyphen makes it an adjective.
  // "a 20 mph limit": behind an article it is one without its hyphen.
  if (
    kind === 'quantity' &&
    !isCompound(sentence, figure) &&
    !DIMENSIONS.has(headWord(sentence, right)) &&
    !(
      item.first === figure.end &&
      !EXTREME.test(headWord(sentence, right)) &&
      figure.first > 0 &&
      /^an?$/u.test(tokenWord(sentence.tokens, figure.first - 1))
    )
  )
    return false;
  // An article between them opens another phrase: "paid $5m a year", "1.5 points either way".
  const tags = sentence.context.syntax.tags(sentence.tokens.sentenceOf[figure.first] as number);
  for (let i = figure.end; i < item.first; i++) if (tags[i] === Pos.det) return false;
  return true;
}

/** Whether the word behind a figure only repeats its unit or says how it was compared: "points", "year-on-year". */
export function isUnitNoun(sentence: Sentence, item: Item): boolean {
  const { tokens } = sentence;
  const from = tokens.starts[item.first] as number;
  const word = tokenWord(tokens, item.first);
  return (
    UNIT_NOUNS.has(word) ||
    (SIZES.has(word) && item.end - item.first === 1) ||
    ADVERBIAL.test(tokens.text.slice(from, from + LONGEST_ADVERBIAL))
  );
}

function isCompound(sentence: Sentence, figure: Item): boolean {
  const { tokens } = sentence;
  const end = tokens.ends[figure.end - 1] as number;
  return tokens.text.slice(tokens.starts[figure.first], end).includes('-') || tokens.text.charAt(end) === '-';
}

/** Takes the noun behind the figure, or what changed where that noun names a change. */
export function counted(sentence: Sentence, draft: Draft, right: number, drafts: readonly Draft[]): boolean {
  // "the two nations' trade": the possessors are counted.
  const owners =
    sentence.number(draft).kind === 'cardinal' &&
    sentence.item(right)?.possessor === true &&
    sentence.entityAt(sentence.item(right)?.head ?? -1) < 0;
  const noun = owners ? right : sentence.possessed(right);
  const item = sentence.item(noun);
  if (item === undefined) return false;
  if (item.bits & CHANGE_NOUN && sentence.number(draft).kind !== 'cardinal')
    return changed(sentence, draft, noun, drafts);
  take(sentence, draft, 'counted', noun);
  // "a drop of nine seats"
  const of = sentence.before(draft.item);
  const change = sentence.item(of - 1);
  if (sentence.word(of) === 'of' && change?.kind === Kind.noun && headWord(sentence, of - 1) !== 'growth')
    draft.change = change.bits & CHANGE_NOUN;
  return true;
}

/** "a 50% increase in tests", "a 9% revenue increase", "a rise of 5% in rents": the noun that changed. */
export function changed(sentence: Sentence, draft: Draft, noun: number, drafts: readonly Draft[]): boolean {
  const item = sentence.item(noun);
  if (item === undefined) return false;
  draft.change = item.bits & CHANGE_NOUN;
  const previous = drafts.length - 1;
  // What stands before the noun of change, in the same phrase or as its possessor.
  if (namesThing(sentence, noun)) return takeModifiers(sentence, draft, 'change', noun);
  const next = sentence.after(Math.max(noun, draft.item));
  const preposition = sentence.word(next);
  const follow = preposition === 'in' || preposition === 'of' || preposition === 'to' ? next + 1 : -1;
  const target = sentence.possessed(follow);
  const named = follow > 0 && sentence.kind(follow) === Kind.noun && preposition !== 'to' && isThing(sentence, target);
  // "an increase of 9% in real terms"
  if (named && headWord(sentence, target) !== 'terms') return take(sentence, draft, 'change', target);
  // "…, and suffer a drop of 4%": the object of a verb behind the figure before.
  const verb = sentence.clauses.verb[draft.item] as number;
  if (
    previous >= 0 &&
    noun < draft.item &&
    (sentence.kind(noun - 1) === Kind.verb ||
      // "two of nine voted for a cut of 25 points"
      (/^(?:for|against|on)$/u.test(sentence.word(noun - 1)) && sentence.kind(noun - 2) === Kind.verb)) &&
    verb > (drafts[previous]?.item ?? -1)
  )
    return take(sentence, draft, 'change', noun);
  if (previous >= 0) return inherit(draft, drafts, previous);
  const subject = sentence.subjectOf(draft.item);
  // "economists had pencilled in a 4.5% increase": who speaks does not grow
  const giver = isGiverNoun(sentence.item(subject)?.bits ?? 0, headWord(sentence, subject));
  if (subject >= 0 && sentence.kind(subject) === Kind.noun && isThing(sentence, subject) && !giver)
    return take(sentence, draft, 'change', subject);
  return take(sentence, draft, 'change', noun);
}

/** Words before a noun of change that taggers take for nouns. */
const DESCRIBES =
  /^(?:immediate|further|sharp|surprise|modest|record|deep|steep|quarter|point|half|percentage|annual|monthly|quarterly)$/u;

/** Whether the words before a noun of change name what changed ("revenue increase") and do not only describe it ("a sharp increase"). */
export function namesThing(sentence: Sentence, i: number): boolean {
  const item = sentence.item(i);
  if (item === undefined) return false;
  const tags = sentence.context.syntax.tags(sentence.tokens.sentenceOf[item.head] as number);
  for (let k = item.first; k < item.head; k++) {
    if (DESCRIBES.test(tokenWord(sentence.tokens, k))) continue;
    if (tags[k] === Pos.noun || (tags[k] === Pos.propn && sentence.entityAt(k) < 0)) return true;
  }
  return false;
}

/** Whether the verb makes the money a level or the size of a change; "lost $5m on fruit" and "raised $5m for schools" do not. */
export function isLevelled(sentence: Sentence, verb: number, preposition: string): boolean {
  const bits = sentence.bits(verb);
  if (bits & Word.level) return true;
  // "will lose $2bn in grants", "raised $3m in donations": what is lost or got
  if (preposition === 'in' && /^(?:los|rais|sav|gain|shed)/u.test(headWord(sentence, verb))) return false;
  return (bits & CHANGE_VERB) !== 0 && (preposition === 'in' || preposition === 'to');
}

/** The noun that money goes to: "for subsidies", "for 1,200 units". */
export function purposeNoun(sentence: Sentence, i: number): number {
  return sentence.possessed(sentence.kind(i) === Kind.number ? sentence.after(i) : i);
}

/** A noun phrase that money can be for: a thing, or a named programme or product. */
export function isObject(sentence: Sentence, i: number): boolean {
  const item = sentence.item(i);
  // "topped $1bn for the first time", "sold for $4m, for example"
  if (item?.kind !== Kind.noun || /^(?:times?|moment|example|instance|while|good)$/u.test(headWord(sentence, i)))
    return false;
  const type = sentence.mention(sentence.entityAt(item.head))?.type;
  return type === undefined || type === 'WORK' || type === 'PRODUCT' || type === 'EVENT';
}

const WIPES = /^(?:wip|knock|tak|took|slic)/u;

const TO_WHAT = new Set(['off', 'to', 'from', 'onto']);

/** "adds 0.3 points to inflation", "shaves 2.8% off output": the noun that is changed; -1. */
export function toWhat(sentence: Sentence, right: number, n: number, left: number): number {
  const verb = sentence.clauses.verb[n] as number;
  const word = sentence.word(right);
  // "wiping £4bn off its value"
  const wiped = word === 'off' && WIPES.test(headWord(sentence, verb));
  if (verb < 0 || left !== verb || !(wiped || sentence.bits(verb) & (Word.up | Word.down))) return -1;
  if (!TO_WHAT.has(word)) return -1;
  // "cut 3% from output"; "exports rose 4% from the same period" tells what it is compared with.
  if (word === 'from' && !(sentence.bits(verb) & Word.taking)) return -1;
  const kind = sentence.context.numbers[sentence.item(n)?.mark ?? -1]?.kind;
  // "adds 3,500 miles to each voyage", "added $4m to the bill"
  const added = word === 'to' && kind !== 'cardinal' && /^add/u.test(headWord(sentence, verb));
  if (kind !== 'percent' && word !== 'off' && !added) return -1;
  const noun = sentence.possessed(right + 1);
  return isThing(sentence, noun) ? noun : -1;
}
