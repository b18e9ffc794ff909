/** What a stretch of a sentence is to a figure. */
export const Kind = {
  number: 1,
  date: 2,
  noun: 3,
  verb: 4,
  preposition: 5,
  conjunction: 6,
  comma: 7,
  /** Semicolon, colon, full stop inside: what stands behind is another clause. */
  stop: 8,
  open: 9,
  close: 10,
  dash: 11,
  relative: 12,
  pronoun: 13,
  adjective: 14,
  adverb: 15,
  direction: 16,
  /** Source and cue of an attribution. */
  frame: 17,
  /** Comparative word: more, higher, below. */
  comparative: 18,
  other: 19,
} as const;
export type ItemKind = (typeof Kind)[keyof typeof Kind];

/** A stretch of a sentence: a figure, a date, a base noun phrase, a verb group, a preposition, a mark. */
export interface Item {
  readonly kind: ItemKind;
  /** Tokens, [first, end), without article and possessive pronoun. */
  readonly first: number;
  readonly end: number;
  /** Token of the head noun or main verb. */
  readonly head: number;
  /** Joined bits of a verb group's words; of the head for the rest. */
  readonly bits: number;
  /** Index into numbers or dates; -1. */
  readonly mark: number;
  /** Date inside a noun phrase, before its noun ("its 2025 budget"); -1. */
  readonly date: number;
  /** Token of the possessive pronoun that opens a noun phrase; -1. */
  readonly pronoun: number;
  /** Noun phrase with a possessive 's behind it: the next noun phrase is its. */
  readonly possessor: boolean;
  /** Noun phrase whose head is a name. */
  readonly named: boolean;
  /** Verb group: tag of its first finite or main word. */
  readonly tag: number;
}
