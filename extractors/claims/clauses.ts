import { Pos } from '../syntax/syntax.js';
import { type Item, Kind } from './items.js';
import { Word } from './words.js';

/** The verb groups of a sentence with the items that are their subjects. */
export interface Clauses {
  /** For each item: index of the item that is the subject of this verb group; -1 where there is none. */
  readonly subject: Int32Array;
  /** For each item: index of the nearest verb group at or before it; -1. */
  readonly verb: Int32Array;
}

/** How far back a subject is sought, in items. */
const REACH = 40;

/** Finds the subject of each verb group, left to right, in one pass with bounded looks back. */
export function findClauses(items: readonly Item[]): Clauses {
  const subject = new Int32Array(items.length).fill(-1);
  const verb = new Int32Array(items.length).fill(-1);
  let last = -1;
  items.forEach((item, i) => {
    if (item.kind === Kind.verb) {
      subject[i] = subjectOf(items, i, last, subject);
      if (!isNominalGerund(items, i)) last = i;
    }
    verb[i] = last;
  });
  return { subject, verb };
}

/** "the cost of replacing pipes rose": a gerund with its object behind a noun and "of" is no clause; "the risk of losing 5%" is. */
function isNominalGerund(items: readonly Item[], i: number): boolean {
  const item = items[i] as Item;
  if (item.tag !== Pos.verbGerund || item.end - item.first > 1 || i < 2 || i + 1 >= items.length) return false;
  const behind = (items[i + 1] as Item).kind;
  const of = items[i - 1] as Item;
  return (
    of.kind === Kind.preposition &&
    (of.bits & Word.of) !== 0 &&
    (items[i - 2] as Item).kind === Kind.noun &&
    (behind === Kind.noun || behind === Kind.adjective)
  );
}

function isNominal(item: Item | undefined): boolean {
  return item !== undefined && (item.kind === Kind.noun || item.kind === Kind.pronoun || item.kind === Kind.number);
}

/** Whether the verb group is finite, or at least may carry a clause of its own. */
function canBeFinite(item: Item): boolean {
  return item.tag === Pos.verbPast || item.tag === Pos.verbPresent || item.tag === Pos.aux;
}

function subjectOf(items: readonly Item[], v: number, previous: number, subject: Int32Array): number {
  const verb = items[v] as Item;
  let i = v - 1;
  while (i >= 0 && skips(items[i] as Item)) i--;
  // "exports in 2024 rose", "the coast on Tuesday rose": look past the date.
  const dated = pastDate(items, i, previous);
  if (dated >= 0) i = dated;
  // "the firm expects to mine": the one who speaks is the one who acts.
  if (verb.tag === Pos.verbBase && (items[v - 1] as Item | undefined)?.kind === Kind.frame) return v - 1;
  // "Today Norway contributes 73%, …, telling": a source whose cue stands far behind is the subject of the verb right behind it.
  if (previous < 0 && canBeFinite(verb) && items[v - 1]?.kind === Kind.frame && opensSentence(items, v - 1))
    return v - 1;
  if (i < 0) return -1;
  // "a deal worth $3m", "those losses, worth $3m"
  if (verb.tag === Pos.adj) {
    const comma = (items[i] as Item).kind === Kind.comma ? i - 1 : i;
    if (comma > previous && items[comma]?.kind === Kind.noun) {
      // "in exchange for oil worth $1bn" is of the oil, "a cargo of oil worth $1bn" of the cargo.
      const of = items[comma - 1];
      return comma < i || (of !== undefined && of.bits & Word.of) ? climb(items, comma, previous) : comma;
    }
  }
  // "the decision to buy ships will cost": the noun before an infinitive that has no verb before it.
  const plan = canBeFinite(verb) ? infinitiveNoun(items, v, previous) : -1;
  if (plan >= 0) return climb(items, plan, -1);
  const left = items[i] as Item;
  const inherited = previous >= 0 ? (subject[previous] as number) : -1;
  // "the bridge that the town put up would cost": the verb behind a whole relative clause.
  const closed = canBeFinite(verb) ? behindRelative(items, v, previous, subject) : -1;
  if (closed >= 0) return closed;
  // "the firm reported a loss and hired 40 people": the verb before is the cue of an attribution, its subject the source.
  if (left.kind === Kind.conjunction) {
    const source = frameBefore(items, i, previous);
    if (source >= 0) return source;
  }
  // "carries debt worth 58% of its assets and pays 3% on it": what is coordinated is the finite verb before
  if (left.kind === Kind.conjunction && canBeFinite(verb)) {
    const main = finiteBefore(items, previous);
    if (main >= 0) return subject[main] as number;
  }
  if (left.kind === Kind.relative) return antecedent(items, i, previous, subject, verb);
  const reduced = canBeFinite(verb) ? reducedRelative(items, previous, i) : -1;
  if (reduced >= 0) return climb(items, reduced, -1, true);
  if (isNominal(left) && i > previous) {
    // "the toll from the quake that struck the coast rose": the noun before the relative clause is the subject.
    const relative = canBeFinite(verb) ? relativeBefore(items, previous, i) : -1;
    if (relative > 0 && (items[relative - 1] as Item).kind === Kind.noun) return climb(items, relative - 1, -1);
    if (canBeFinite(verb) || verb.bits & (Word.up | Word.down | Word.reach | Word.level))
      return climb(items, i, previous, canBeFinite(verb));
    // "plans to shed", "wants the company to shed": the noun between is the subject.
    return verb.tag === Pos.verbParticiple || verb.tag === Pos.verbGerund ? i : climb(items, i, previous);
  }
  if (
    left.kind === Kind.comma ||
    left.kind === Kind.close ||
    left.kind === Kind.dash ||
    left.kind === Kind.date ||
    left.kind === Kind.direction
  ) {
    if (!canBeFinite(verb) && left.kind === Kind.comma) return inherited >= 0 ? inherited : firstNominal(items, i);
    if (left.kind === Kind.date) {
      const before = items[i - 1];
      return before?.kind === Kind.relative ? antecedent(items, i - 1, previous, subject, verb) : inherited;
    }
    return pastApposition(items, i, previous, inherited);
  }
  return inherited;
}

/**
 * "fees collected at two gates came to": the noun before a participle, when what follows the participle is only where, when or by whom, and
 * ends at item `end`; -1.
 */
function reducedRelative(items: readonly Item[], previous: number, end: number): number {
  // "people forced to flee their homes stood at": the participle with its infinitive
  const open = items[previous];
  const before = items[previous - 1];
  const infinitive = open?.tag === Pos.verbBase && before?.kind === Kind.verb && before.tag === Pos.verbParticiple;
  const at = infinitive ? previous - 1 : previous;
  if (at < 1) return -1;
  const participle = items[at] as Item;
  const noun = items[at - 1] as Item;
  const gerund = participle.tag === Pos.verbGerund;
  if (
    (participle.tag !== Pos.verbParticiple && !gerund) ||
    participle.end - participle.first > 1 ||
    noun.kind !== Kind.noun ||
    noun.possessor
  )
    return -1;
  if (!gerund && !infinitive && (items[previous + 1] as Item).kind !== Kind.preposition) return -1;
  for (let i = previous + 1; i <= end; i++) {
    const { kind } = items[i] as Item;
    // A comma opens another clause, unless it closes this one ("at Bergen, Norway, came").
    if (kind === Kind.comma && i < end && (items[end] as Item).kind !== Kind.comma) return -1;
    if (
      kind !== Kind.noun &&
      kind !== Kind.preposition &&
      kind !== Kind.date &&
      kind !== Kind.adjective &&
      kind !== Kind.comma &&
      !(gerund && kind === Kind.number) &&
      kind !== Kind.frame
    )
      return -1;
  }
  return at - 1;
}

/** "the decision to buy ships will": the noun before an infinitive, when its clause has no verb before it and nothing parts them; -1. */
function infinitiveNoun(items: readonly Item[], v: number, previous: number): number {
  const infinitive = items[previous];
  if (previous < 1 || infinitive?.tag !== Pos.verbBase || infinitive.end - infinitive.first < 2) return -1;
  const noun = items[previous - 1] as Item;
  if (noun.kind !== Kind.noun || noun.possessor) return -1;
  for (let i = previous + 1; i < v; i++) {
    const { kind } = items[i] as Item;
    if (
      kind === Kind.comma ||
      kind === Kind.relative ||
      kind === Kind.stop ||
      kind === Kind.frame ||
      kind === Kind.dash
    )
      return -1;
  }
  for (let i = previous - 2; i >= 0 && i > previous - REACH; i--) {
    const { kind } = items[i] as Item;
    if (kind === Kind.verb || kind === Kind.frame) return -1;
    if (kind === Kind.stop || kind === Kind.relative || kind === Kind.comma) break;
  }
  return previous - 1;
}

/** Whether nothing but an adverb, a date or a mark stands before item `end`. */
function opensSentence(items: readonly Item[], end: number): boolean {
  for (let i = 0; i < end; i++) {
    const { kind } = items[i] as Item;
    if (kind !== Kind.adverb && kind !== Kind.date && kind !== Kind.comma && kind !== Kind.conjunction) return false;
  }
  return true;
}

/** The finite verb before one that only describes a noun ("worth $3m"), in the same clause; -1 where that verb is finite itself. */
function finiteBefore(items: readonly Item[], previous: number): number {
  if (items[previous]?.tag !== Pos.adj) return -1;
  for (let i = previous - 1; i >= 0 && i > previous - REACH; i--) {
    const item = items[i] as Item;
    if (item.kind === Kind.verb && canBeFinite(item)) return i;
    if (item.kind === Kind.stop || item.kind === Kind.relative || item.kind === Kind.comma) return -1;
  }
  return -1;
}

/** The first source or cue between two items; -1. */
function frameBefore(items: readonly Item[], end: number, previous: number): number {
  let found = -1;
  for (let i = end - 1; i > previous && i > end - REACH; i--) {
    const { kind } = items[i] as Item;
    if (kind === Kind.stop) break;
    if (kind === Kind.frame) found = i;
  }
  return found;
}

/** The noun that an object relative clause ("that the town put up") hangs on, when a verb follows its verb at once; -1. */
function behindRelative(items: readonly Item[], v: number, previous: number, subject: Int32Array): number {
  if (previous < 2 || v - previous > 4) return -1;
  for (let i = previous + 1; i < v; i++) {
    const { kind } = items[i] as Item;
    if (kind !== Kind.direction && kind !== Kind.adverb && kind !== Kind.date && kind !== Kind.preposition) return -1;
    if (kind === Kind.preposition && (items[i + 1] as Item).kind !== Kind.date) return -1;
  }
  let own = subject[previous] as number;
  // "the group that Fiji, Tonga and Samoa formed": from the last of several back to the first.
  while (
    own > 2 &&
    ((items[own - 1] as Item).kind === Kind.conjunction || (items[own - 1] as Item).kind === Kind.comma) &&
    (items[own - 2] as Item).kind === Kind.noun
  )
    own -= 2;
  if (own < 2 || (items[own - 1] as Item).kind !== Kind.relative) return -1;
  const noun = items[own - 2] as Item;
  return noun.kind === Kind.noun && !noun.possessor ? climb(items, own - 2, -1) : -1;
}

/** The noun before a date and its preposition; -1 when there is none behind the verb before. */
function pastDate(items: readonly Item[], from: number, previous: number): number {
  let i = from;
  if (i < 0 || (items[i] as Item).kind !== Kind.date) return -1;
  while (i >= 0 && ((items[i] as Item).kind === Kind.preposition || (items[i] as Item).kind === Kind.date)) i--;
  return i > previous && isNominal(items[i]) ? i : -1;
}

function skips(item: Item): boolean {
  return (
    item.kind === Kind.adverb ||
    item.kind === Kind.frame ||
    item.kind === Kind.other ||
    item.kind === Kind.adjective ||
    item.kind === Kind.comparative
  );
}

/**
 * From a noun phrase back over the prepositions that tie it to the noun before ("of", "in"; not "with" or "like"), to the head of the chain:
 * "wages in the north of Peru" -> wages. Does not go to `floor` or before it.
 */
export function climb(items: readonly Item[], from: number, floor: number, anyTie = false): number {
  let noun = from;
  for (let steps = 0; steps < REACH; steps++) {
    let p = noun - 1;
    // Possessors, figures and dates before the noun belong to it: "the bank of Peru's 2025 debt".
    while (p > floor && isInside(items[p] as Item)) p--;
    if (p > floor && (items[p] as Item).kind === Kind.verb && isNominalGerund(items, p)) {
      noun = p - 2;
      continue;
    }
    // "yields on ten-year bonds", "deaths in 18 districts"; but "18 of 72 districts" is a figure itself.
    if (p > floor + 1 && items[p]?.kind === Kind.number) {
      // "sales across its 212 shops"
      const opener = (items[p - 1] as Item).kind === Kind.adjective ? p - 2 : p - 1;
      if (items[opener]?.kind === Kind.preposition && items[opener - 1]?.kind === Kind.noun) p = opener;
    }
    const preposition = items[p];
    // "the price of salt and sugar", "the exports of Fiji, Tonga and Samoa": from the last of several back to the first.
    if (noun === from && anyTie && preposition?.kind === Kind.conjunction) {
      const listed = firstListed(items, p, floor);
      if (listed >= 0) {
        noun = listed;
        continue;
      }
    }
    if (p <= floor || preposition?.kind !== Kind.preposition || !(anyTie || preposition.bits & Word.holder))
      return noun;
    let head = p - 1;
    while (head > floor && (items[head] as Item).kind === Kind.date) {
      head--;
      if (head > floor && (items[head] as Item).kind === Kind.preposition) head--;
    }
    // "children out of school"
    if (head > floor + 1 && (items[head] as Item).kind === Kind.preposition) head--;
    if (head <= floor) return noun;
    const kind = (items[head] as Item).kind;
    if (kind !== Kind.noun && kind !== Kind.number) return noun;
    noun = head;
  }
  return noun;
}

/** The first noun of a list behind a preposition that ends with the conjunction at item p; -1. */
function firstListed(items: readonly Item[], p: number, floor: number): number {
  let noun = p - 1;
  while (noun - 2 > floor && items[noun]?.kind === Kind.noun && items[noun - 1]?.kind === Kind.comma) noun -= 2;
  return noun - 1 > floor && items[noun]?.kind === Kind.noun && items[noun - 1]?.kind === Kind.preposition ? noun : -1;
}

function isInside(item: Item): boolean {
  return (item.kind === Kind.noun && item.possessor) || item.kind === Kind.date || item.kind === Kind.adjective;
}

/** The relative word that opens the clause of the verb before, when nothing closes that clause before item `end`; -1. */
function relativeBefore(items: readonly Item[], previous: number, end: number): number {
  if (previous < 1) return -1;
  for (let i = previous + 1; i <= end; i++) {
    const kind = (items[i] as Item).kind;
    if (kind !== Kind.noun && kind !== Kind.preposition && kind !== Kind.date && kind !== Kind.adjective) return -1;
  }
  // "that now will be"
  let r = previous - 1;
  while (r > 0 && ((items[r] as Item).kind === Kind.adverb || (items[r] as Item).kind === Kind.date)) r--;
  const relative = items[r] as Item;
  return relative.kind === Kind.relative && relative.bits & Word.relative ? r : -1;
}

/** The noun that a relative word stands for. */
function antecedent(
  items: readonly Item[],
  relative: number,
  previous: number,
  subject: Int32Array,
  verb: Item,
): number {
  const word = items[relative] as Item;
  for (let i = relative - 1; i >= 0 && i > relative - 8; i--) {
    const item = items[i] as Item;
    if (item.kind === Kind.noun && !item.possessor) {
      // "orders from Berlin that exceed €8bn", "shipments to Japan, which doubled": a name takes neither.
      const quantity = verb.bits & (Word.up | Word.down | Word.reach | Word.level);
      const restricts = i === relative - 1;
      if (item.named && (restricts || quantity & ~Word.level)) return climb(items, i, -1);
      // "researchers at the institute in Bonn, who have dated": who is in a place, not the place
      const placed =
        i > 0 && ((items[i - 1] as Item).bits & Word.place) !== 0 && items[i - 1]?.kind === Kind.preposition;
      if (item.named && placed && word.bits & Word.person) return climb(items, i, -1);
      // "aid to the country, which grew": what grew is the aid.
      if (item.bits & Word.stand && quantity & ~Word.level) return climb(items, i, -1);
      return items[i - 1]?.kind === Kind.conjunction ? climb(items, i, -1, true) : i;
    }
    if (item.kind === Kind.frame) return i;
    if (item.kind === Kind.verb || item.kind === Kind.stop) break;
  }
  return word.bits & Word.relative && previous >= 0 ? (subject[previous] as number) : -1;
}

/** "Naura, a local champion, claims": from the closing comma back over the apposition to its noun. */
function pastApposition(items: readonly Item[], comma: number, previous: number, inherited: number): number {
  for (let i = comma - 1; i > 0 && i > comma - REACH; i--) {
    const item = items[i] as Item;
    if (item.kind === Kind.stop) break;
    if (item.kind === Kind.comma || item.kind === Kind.open || item.kind === Kind.dash) {
      const before = items[i - 1] as Item;
      if (before.kind === Kind.noun && !before.possessor) return climb(items, i - 1, -1);
      if (before.kind === Kind.frame) return i - 1;
    }
  }
  if (inherited >= 0) return inherited;
  return firstNominal(items, previous < 0 ? comma : previous);
}

function firstNominal(items: readonly Item[], end: number): number {
  for (let i = 0; i < end && i < REACH; i++) {
    const item = items[i] as Item;
    if (item.kind === Kind.noun && !item.possessor && items[i - 1]?.kind !== Kind.preposition) return i;
    if (item.kind === Kind.verb) break;
  }
  return -1;
}
