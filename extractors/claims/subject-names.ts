import type { EntityType } from '../entities/mention.js';
import { Pos } from '../syntax/syntax.js';
import { tokenWord } from '../text/tokens.js';
import { climb } from './clauses.js';
import { type Item, Kind } from './items.js';
import { definite, mentionIn, namedAgain, resolve, type Topic } from './pronouns.js';
import type { Draft, Sentence } from './sentence.js';
import { Word } from './words.js';

const REACH = 8;

/** The name that a noun phrase is, or that its possessors are. */
export function nameIn(sentence: Sentence, item: Item, i: number): number {
  let k = i;
  while (sentence.item(k)?.possessor && sentence.kind(k + 1) === Kind.noun) k++;
  const head = sentence.item(k) ?? item;
  const mention = sentence.entityAt(head.head);
  if (mention >= 0) return mention;
  const front = sentence.entityAt(head.first);
  const type = sentence.mention(front)?.type;
  if (type === 'GPE' || type === 'LOC') return front;
  for (let p = k - 1; p >= i; p--) {
    const possessor = sentence.entityAt((sentence.item(p) as Item).head);
    if (possessor >= 0) return possessor;
  }
  return -1;
}

/** The possessor of a noun phrase: "Japan's budget", "its budget", "the company's backlog". */
export function owner(sentence: Sentence, i: number, topic: Topic): number {
  const item = sentence.item(i);
  if (item === undefined) return -1;
  if (item.pronoun >= 0) {
    const relative = whose(sentence, i);
    return relative >= 0 ? relative : resolve(sentence, item.pronoun, topic);
  }
  // A figure may stand between possessor and noun: "India's 19.3 million households".
  for (let p = i - 1; p >= 0 && p >= i - 4; p--) {
    const before = sentence.item(p) as Item;
    if (before.kind === Kind.noun && before.possessor) {
      const mention = sentence.entityAt(before.head);
      if (mention >= 0) return mention;
      const again = namedAgain(sentence, before);
      if (again >= 0) return again;
      if (before.bits & Word.stand) return definite(sentence, before, topic);
      return before.pronoun >= 0 ? resolve(sentence, before.pronoun, topic) : owner(sentence, p, topic);
    }
    if (before.kind === Kind.adjective && before.pronoun >= 0) return resolve(sentence, before.pronoun, topic);
    if (before.kind === Kind.frame && isGenitive(sentence, before))
      return lastNameIn(sentence, before.first, before.end);
    if (
      before.kind !== Kind.number &&
      before.kind !== Kind.adjective &&
      before.kind !== Kind.date &&
      before.kind !== Kind.adverb &&
      before.kind !== Kind.open &&
      before.kind !== Kind.close
    )
      break;
  }
  return -1;
}

/** "Gabon, whose army": the name right before. */
function whose(sentence: Sentence, i: number): number {
  const item = sentence.item(i) as Item;
  if (tokenWord(sentence.tokens, item.pronoun) !== 'whose') return -1;
  const k = sentence.kind(i - 1) === Kind.comma ? i - 2 : i - 1;
  const before = sentence.item(k);
  const source = before?.kind === Kind.frame ? sentence.context.attributions[before.mark]?.source : undefined;
  if (source) return mentionIn(sentence, source);
  return before?.kind === Kind.noun ? sentence.entityAt(before.head) : -1;
}

function isGenitive(sentence: Sentence, item: Item): boolean {
  const { tokens } = sentence;
  return /^['’]s?$/u.test(tokens.text.slice(tokens.starts[item.end], tokens.ends[item.end]));
}

/** The last name among tokens [first, end); -1. */
export function lastNameIn(sentence: Sentence, first: number, end: number): number {
  for (let i = end - 1; i >= first; i--) if (sentence.entityAt(i) >= 0) return sentence.entityAt(i);
  return -1;
}

/** "wages in Penang", "the budget of the navy", "demand for oil in Asia": the first name behind the noun. */
export function complement(sentence: Sentence, i: number, topic: Topic | null = null): number {
  // "fees collected at the gate"
  const participle = sentence.item(i + 1);
  const reduced = participle?.tag === Pos.verbParticiple && participle.end - participle.first === 1;
  return nameBehind(sentence, reduced ? i + 1 : i, topic);
}

/** "a deficit of 5% of GDP for Fiji", "unemployment of 32% in Soweto": the first name behind the figure. */
export function behindFigure(sentence: Sentence, n: number): number {
  let k = sentence.after(n);
  // The whole of a ratio.
  if (
    sentence.word(k) === 'of' &&
    sentence.kind(k + 1) === Kind.noun &&
    sentence.entityAt(sentence.item(k + 1)?.head ?? -1) < 0
  )
    k += 2;
  while (sentence.kind(k) === Kind.preposition && sentence.kind(k + 1) === Kind.date) k += 2;
  if (sentence.kind(k) === Kind.date) k++;
  return nameBehind(sentence, k - 1);
}

function nameBehind(sentence: Sentence, i: number, topic: Topic | null = null): number {
  for (let k = i + 1; k < i + REACH; k += 2) {
    // "children out of school in Chad"
    if (sentence.word(k) === 'out' && sentence.word(k + 1) === 'of') k++;
    const preposition = sentence.item(k);
    if (preposition?.kind !== Kind.preposition || !(preposition.bits & Word.holder)) return -1;
    const noun = sentence.item(k + 1);
    // "sales across its 212 shops"
    if (topic !== null && noun?.kind === Kind.adjective && noun.pronoun >= 0 && sentence.kind(k + 2) === Kind.number)
      return resolve(sentence, noun.pronoun, topic);
    if (noun?.kind !== Kind.noun) return -1;
    const mention = nameIn(sentence, noun, k + 1);
    // "images of the Korean port of Rajin"
    const place = sentence.item(k + 3);
    if (mention >= 0 && !noun.named && sentence.word(k + 2) === 'of' && place?.kind === Kind.noun && place.named)
      return holder(sentence, sentence.entityAt(place.head));
    if (mention >= 0) return holder(sentence, mention);
    // "shares in the company", "Diesel's share of its sales"
    if (
      topic !== null &&
      noun.bits & Word.stand &&
      noun.head === noun.first &&
      isDefinite(sentence, noun) &&
      tokenWord(sentence.tokens, noun.head) !== 'region'
    ) {
      const again = namedAgain(sentence, noun);
      return again >= 0 ? again : definite(sentence, noun, topic);
    }
    if (topic !== null && noun.pronoun >= 0 && ITS.has(tokenWord(sentence.tokens, noun.pronoun)))
      return resolve(sentence, noun.pronoun, topic);
    while (sentence.item(k + 1)?.possessor) k++;
  }
  return -1;
}

const ITS = new Set(['its', 'their', 'his', 'her']);

function isDefinite(sentence: Sentence, item: Item): boolean {
  return item.first > 0 && tokenWord(sentence.tokens, item.first - 1) === 'the';
}

/** "Fiji, Tonga and Samoa caught": several names that act together stand under the first. */
export function firstOfNames(sentence: Sentence, i: number, mention: number): number {
  let k = i;
  let first = mention;
  while (k >= 2 && (k === i ? sentence.kind(k - 1) === Kind.conjunction : sentence.kind(k - 1) === Kind.comma)) {
    const before = sentence.item(k - 2);
    const name = before?.kind === Kind.noun && !before.possessor && before.named ? sentence.entityAt(before.head) : -1;
    if (name < 0 || sentence.mention(name)?.type !== sentence.mention(mention)?.type) break;
    first = name;
    k -= 2;
  }
  return first;
}

/** "India's order for 97 fighters", "the navy's fleet of 12": the owner of the noun that a counted figure hangs on. */
export function chained(sentence: Sentence, draft: Draft, topic: Topic): number {
  const preposition = sentence.before(draft.item);
  const noun = sentence.item(preposition - 1);
  if (sentence.kind(preposition) !== Kind.preposition || noun?.kind !== Kind.noun || noun.named) return -1;
  const word = sentence.word(preposition);
  if (word !== 'for' && word !== 'of' && word !== 'with') return -1;
  const possessor = owner(sentence, preposition - 1, topic);
  // "a German brigade of 4,800 troops"
  return possessor >= 0 || word !== 'of' ? possessor : attributive(sentence, preposition - 1);
}

/** "the Zongo glacier, the source of 15% of the water": the name that a phrase between commas with the figure in it stands beside; -1. */
export function appositionOf(sentence: Sentence, draft: Draft, topic: Topic): number {
  const from = draft.measure >= 0 ? Math.min(draft.item, draft.measure) : draft.item;
  for (let k = from - 1; k > 0 && k > from - REACH; k--) {
    const { kind } = sentence.item(k) as Item;
    if (kind === Kind.verb || kind === Kind.relative || kind === Kind.stop || kind === Kind.conjunction) return -1;
    if (kind !== Kind.comma && kind !== Kind.dash) continue;
    const name = sentence.item(k - 1);
    const opener = sentence.item(k + 1);
    const opens = opener?.kind === Kind.noun || opener?.kind === Kind.number;
    if (name?.kind !== Kind.noun || !name.named || !opens || opener.named || opener.possessor) return -1;
    // An article opens an apposition; without one it may be a list.
    if (!DETERMINERS.has(tokenWord(sentence.tokens, opener.first - 1))) return -1;
    // "the maker's plant at Victoria, a $5m project": what the place is tied to has an owner.
    const head = climb(sentence.items, k - 1, -1);
    const possessor = head < k - 1 ? owner(sentence, head, topic) : -1;
    return possessor >= 0 ? possessor : sentence.entityAt(name.head);
  }
  return -1;
}

const DETERMINERS = new Set(['a', 'an', 'the']);

const HOLDERS: readonly EntityType[] = ['GPE', 'LOC', 'ORG', 'PERSON', 'PRODUCT', 'EVENT', 'NORP', 'WORK'];

/** The mention, where it names somebody or something that can have a figure; else -1. */
export function holder(sentence: Sentence, mention: number): number {
  const type = sentence.mention(mention)?.type;
  return type !== undefined && HOLDERS.includes(type) ? mention : -1;
}

/** A name in front inside the noun phrase: "U.S. imports", "Polish wage growth"; not "U.S.-Japan exercises". */
export function attributive(sentence: Sentence, i: number): number {
  const item = sentence.item(i);
  if (item === undefined) return -1;
  const mention = sentence.entityAt(item.first);
  if (mention < 0 || mention === sentence.entityAt(item.head)) return -1;
  const { tokens } = sentence;
  const span = sentence.mention(mention);
  return span !== undefined && /^-(?!\p{Ll})/u.test(tokens.text.slice(span.end, span.end + 2)) ? -1 : mention;
}

/** "A replacement, Chukotka, has slipped": the name between commas behind a noun. */
export function apposed(sentence: Sentence, i: number): number {
  const name = sentence.item(i + 2);
  if (sentence.kind(i + 1) !== Kind.comma || name?.kind !== Kind.noun || sentence.kind(i + 3) !== Kind.comma) return -1;
  return sentence.entityAt(name.first) === sentence.entityAt(name.head) ? sentence.entityAt(name.head) : -1;
}
