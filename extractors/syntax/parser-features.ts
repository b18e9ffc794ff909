import { wordTable } from '../text/word-table.js';
import { join, mix } from './hash.js';
import { Pos } from './syntax.js';
import type { WordTypes } from './word-types.js';

/** Tokens that are parsed together at most; a longer sentence is parsed in windows. */
export const LONGEST_WINDOW = 200;

/** Transitions of the arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta 2011). */
export const Action = {
  /** The next word goes on the stack. */
  shift: 0,
  /** The top of the stack becomes a dependent of the next word. */
  left: 1,
  /** The top of the stack becomes a dependent of the word below it. */
  right: 2,
} as const;
export const ACTION_COUNT = 3;

/** Places whose word is read by itself: the stack's top three, the next three. */
export const PLACES = 6;
/** Room that a feature buffer needs. */
export const MOST_PARSER_FEATURES = 128;

const SIZE = LONGEST_WINDOW + 3;
/** Tag of what is not there, and of the root, which stands behind the last word. */
const NOTHING = 30;
const ROOT = 31;
const COMMA = 1;
const OTHER_MARK = 64;
/** Kinds of marks, as bits. */
const MARKS: Readonly<Record<string, number>> = wordTable({
  ',': COMMA,
  '"': 2,
  "'": 2,
  '(': 4,
  ')': 8,
  '–': 16,
  ':': 16,
  ';': 16,
  '-': 32,
});
/** Index of the place where nothing is. */
const LACKING = SIZE - 1;

/**
 * One window's words and the tree that grows over them. Indexes run from 0 in the window; the root is index `length`. Punctuation is left out: it
 * would stand between words that belong together; the words keep what marks stood before them. Buffers are reused from window to window.
 */
export class ParserState {
  length = 0;
  /** Where each word stands, from the window's first token. */
  readonly at: Int32Array = new Int32Array(SIZE);
  readonly words: Int32Array = new Int32Array(SIZE);
  readonly types: Int32Array = new Int32Array(SIZE);
  readonly tags: Uint8Array = new Uint8Array(SIZE);
  readonly fine: Int32Array = new Int32Array(SIZE);
  readonly middle: Int32Array = new Int32Array(SIZE);
  /** Word and tag, cluster and tag: joined once for each token. */
  readonly wordTags: Int32Array = new Int32Array(SIZE);
  readonly middleTags: Int32Array = new Int32Array(SIZE);
  /** The kinds of marks (`MARKS`) that stand directly before each word. */
  readonly before: Uint8Array = new Uint8Array(SIZE);
  /** Counts of commas, other marks and verbs up to each word. */
  readonly commas: Uint8Array = new Uint8Array(SIZE + 1);
  readonly marks: Uint8Array = new Uint8Array(SIZE + 1);
  readonly verbs: Uint8Array = new Uint8Array(SIZE + 1);
  readonly heads: Int32Array = new Int32Array(SIZE);
  readonly stack: Int32Array = new Int32Array(SIZE);
  readonly leftmost: Int32Array = new Int32Array(SIZE);
  readonly left2: Int32Array = new Int32Array(SIZE);
  readonly rightmost: Int32Array = new Int32Array(SIZE);
  readonly right2: Int32Array = new Int32Array(SIZE);
  readonly leftCount: Uint8Array = new Uint8Array(SIZE);
  readonly rightCount: Uint8Array = new Uint8Array(SIZE);
  depth = 0;
  next = 0;

  /** Fills the state with the words among the tokens `first` to `end` of a document, at most LONGEST_WINDOW; marks are left out. */
  fill(types: WordTypes, word: Int32Array, tags: Uint8Array, first: number, end: number): void {
    let n = 0;
    let marks = 0;
    this.commas[0] = 0;
    this.marks[0] = 0;
    this.verbs[0] = 0;
    for (let i = first; i < end; i++) {
      const tag = tags[i] as number;
      const type = word[i] as number;
      if (tag === Pos.punct) {
        marks |= MARKS[types.words[type] as string] ?? OTHER_MARK;
        continue;
      }
      this.at[n] = i - first;
      this.place(n, types, type, tag, types.wordHashes[type] as number, marks);
      n++;
      marks = 0;
    }
    this.length = n;
    this.at[n] = end - first;
    this.place(n, types, 0, ROOT, ROOT, marks);
    this.place(LACKING, types, 0, NOTHING, NOTHING, 0);
    this.depth = 0;
    this.next = 0;
  }

  private place(i: number, types: WordTypes, type: number, tag: number, word: number, before: number): void {
    this.types[i] = type;
    this.words[i] = word;
    this.tags[i] = tag;
    this.fine[i] = types.fine[type] as number;
    this.middle[i] = types.middle[type] as number;
    this.wordTags[i] = join(word, tag);
    this.middleTags[i] = (this.middle[i] as number) * 32 + tag;
    this.before[i] = before;
    this.commas[i] = (i > 0 ? (this.commas[i - 1] as number) : 0) + (before & COMMA);
    this.marks[i] = (i > 0 ? (this.marks[i - 1] as number) : 0) + (before > COMMA ? 1 : 0);
    this.verbs[i + 1] = (this.verbs[i] as number) + (tag >= Pos.verbPast && tag <= Pos.aux ? 1 : 0);
    this.heads[i] = -1;
    this.leftmost[i] = LACKING;
    this.left2[i] = LACKING;
    this.rightmost[i] = LACKING;
    this.right2[i] = LACKING;
    this.leftCount[i] = 0;
    this.rightCount[i] = 0;
  }

  /** Whether an action may be taken: the tree will have one root, and every word a head. */
  allows(action: number): boolean {
    if (action === Action.shift) return this.next < this.length;
    if (action === Action.right) return this.depth > 1;
    return this.depth === 1 || (this.depth > 1 && this.next < this.length);
  }

  get done(): boolean {
    return this.next === this.length && this.depth === 0;
  }

  take(action: number): void {
    if (action === Action.shift) {
      this.stack[this.depth++] = this.next++;
      return;
    }
    const child = this.stack[--this.depth] as number;
    if (action === Action.left) this.attachLeft(this.next, child);
    else this.attachRight(this.stack[this.depth - 1] as number, child);
  }

  /** Lays a given tree over the words: heads by index, the root's head is `length`. */
  build(heads: Int32Array): void {
    for (let i = this.length - 1; i >= 0; i--) if ((heads[i] as number) > i) this.attachLeft(heads[i] as number, i);
    for (let i = 0; i < this.length; i++) if ((heads[i] as number) < i) this.attachRight(heads[i] as number, i);
  }

  /** Attaches a child to a head on its right; children come from the inside out. */
  attachLeft(head: number, child: number): void {
    this.heads[child] = head;
    this.left2[head] = this.leftmost[head] as number;
    this.leftmost[head] = child;
    this.leftCount[head] = (this.leftCount[head] as number) + 1;
  }

  attachRight(head: number, child: number): void {
    this.heads[child] = head;
    this.right2[head] = this.rightmost[head] as number;
    this.rightmost[head] = child;
    this.rightCount[head] = (this.rightCount[head] as number) + 1;
  }
}

/** Writes the features that a word has by itself in a place; returns how many. */
export function placeFeatures(types: WordTypes, type: number, place: number, out: Int32Array): number {
  const base = 400 + place * 8;
  out[0] = mix(base, types.wordHashes[type] as number);
  out[1] = mix(base + 1, types.fine[type] as number);
  out[2] = mix(base + 2, types.middle[type] as number);
  out[3] = mix(base + 3, types.suffixHashes[type] as number);
  return 4;
}

/** Where the word of a place stands: an index of the state. */
export function placeOf(state: ParserState, place: number): number {
  if (place < 3) return place < state.depth ? (state.stack[state.depth - 1 - place] as number) : LACKING;
  const index = state.next + place - 3;
  return index <= state.length ? index : LACKING;
}

function distance(from: number, to: number): number {
  const d = to - from;
  return d < 5 ? d : d < 8 ? 5 : d < 13 ? 6 : 7;
}

function few(count: number): number {
  return Math.min(count, 3);
}

/** Writes the features of the next action, without those of single words; returns how many. */
export function actionFeatures(state: ParserState, out: Int32Array): number {
  const { words, tags, fine, middle, wordTags, middleTags, leftmost, left2, rightmost, right2 } = state;
  const none = LACKING;
  const { depth, next: b0 } = state;
  const s0 = depth > 0 ? (state.stack[depth - 1] as number) : none;
  const s1 = depth > 1 ? (state.stack[depth - 2] as number) : none;
  const s2 = depth > 2 ? (state.stack[depth - 3] as number) : none;
  const b1 = b0 + 1 <= state.length ? b0 + 1 : none;
  const b2 = b0 + 2 <= state.length ? b0 + 2 : none;
  const s0t = tags[s0] as number;
  const s1t = tags[s1] as number;
  const s2t = tags[s2] as number;
  const b0t = tags[b0] as number;
  const b1t = tags[b1] as number;
  const b2t = tags[b2] as number;
  const s0w = words[s0] as number;
  const s1w = words[s1] as number;
  const b0w = words[b0] as number;
  const s0wt = wordTags[s0] as number;
  const s1wt = wordTags[s1] as number;
  const b0wt = wordTags[b0] as number;
  const s0m = middle[s0] as number;
  const s1m = middle[s1] as number;
  const b0m = middle[b0] as number;
  const s0l = leftmost[s0] as number;
  const s0r = rightmost[s0] as number;
  const s1l = leftmost[s1] as number;
  const s1r = rightmost[s1] as number;
  const b0l = leftmost[b0] as number;
  const s0lt = tags[s0l] as number;
  const s0rt = tags[s0r] as number;
  const s1rt = tags[s1r] as number;
  const s0lw = words[s0l] as number;
  const d10 = s1 === none ? 9 : distance(s1, s0);
  const d0b = s0 === none ? 9 : distance(s0, b0);
  const s01 = s0t * 32 + s1t;
  const s0b = s0t * 32 + b0t;
  const s1b = s1t * 32 + b0t;
  const s01b = s01 * 32 + b0t;
  let n = 0;
  out[n++] = mix(1, s0wt);
  out[n++] = mix(2, middleTags[s0] as number);
  out[n++] = mix(3, s1wt);
  out[n++] = mix(4, middleTags[s1] as number);
  out[n++] = mix(5, b0wt);
  out[n++] = mix(6, middleTags[b0] as number);
  out[n++] = mix(7, wordTags[b1] as number);
  out[n++] = mix(8, middleTags[b1] as number);
  out[n++] = mix(9, b1t * 32 + b2t);
  out[n++] = mix(10, s2t * 32 + s1t);
  out[n++] = mix(11, s01);
  out[n++] = mix(12, s0b);
  out[n++] = mix(13, s1b);
  out[n++] = mix(14, join(s0wt, s1t));
  out[n++] = mix(15, join(s1wt, s0t));
  out[n++] = mix(16, join(s0wt, b0t));
  out[n++] = mix(17, join(b0wt, s0t));
  out[n++] = mix(18, join(s0w, b0w));
  out[n++] = mix(19, join(s0w, s1w));
  out[n++] = mix(20, join(s1w, b0w));
  out[n++] = mix(21, s0m * 512 + s1m);
  out[n++] = mix(22, s0m * 512 + b0m);
  out[n++] = mix(23, s1m * 512 + b0m);
  out[n++] = mix(24, s01 * 32 + s2t);
  out[n++] = mix(25, s01b);
  out[n++] = mix(26, s0b * 32 + b1t);
  out[n++] = mix(27, (b0t * 32 + b1t) * 32 + b2t);
  out[n++] = mix(28, s01b * 32 + b1t);
  out[n++] = mix(29, join(s0wt, s1b));
  out[n++] = mix(30, join(s1wt, s0b));
  out[n++] = mix(31, join(b0wt, s01));
  out[n++] = mix(32, s01b * 32 + s2t);
  out[n++] = mix(33, s0t * 32 + s0lt);
  out[n++] = mix(34, s0t * 32 + s0rt);
  out[n++] = mix(35, (s1t * 32 + (tags[s1l] as number)) * 32 + s1rt);
  out[n++] = mix(36, s0b * 32 + (tags[b0l] as number));
  out[n++] = mix(37, s01 * 32 + s0lt);
  out[n++] = mix(38, s01 * 32 + s0rt);
  out[n++] = mix(39, s01 * 32 + s1rt);
  out[n++] = mix(40, s0b * 32 + s0rt);
  out[n++] = mix(41, s0b * 32 + s0lt);
  // a preposition at the left of the top's phrase, with the words that it could hang on
  out[n++] = mix(42, join(s1w, s0lw));
  out[n++] = mix(43, join(join(s1m, s0lw), s0m));
  out[n++] = mix(44, join(join(s1t, s0lw), s2t));
  out[n++] = mix(45, join(words[s2] as number, s0lw));
  out[n++] = mix(46, join(join(s0lw, s01), b0t));
  out[n++] = mix(47, join(s0lw, s0wt));
  out[n++] = mix(48, s01 * 16 + d10);
  out[n++] = mix(49, s0b * 16 + d0b);
  out[n++] = mix(50, join(s1wt, d10));
  out[n++] = mix(51, join(s0wt, d0b));
  const s0v = few(state.leftCount[s0] as number) * 4 + few(state.rightCount[s0] as number);
  const s1v = few(state.rightCount[s1] as number) * 4 + few(state.leftCount[s1] as number);
  out[n++] = mix(52, s0t * 16 + s0v);
  out[n++] = mix(53, join(s0w, s0v));
  out[n++] = mix(54, s1t * 16 + s1v);
  out[n++] = mix(55, join(s1w, s1v));
  out[n++] = mix(56, (s0b * 4 + few(state.leftCount[b0] as number)) * 16 + s0v);
  if (s0 !== none) {
    const commas = few((state.commas[b0] as number) - (state.commas[s0] as number));
    const marks = few((state.marks[b0] as number) - (state.marks[s0] as number));
    const verbs = few((state.verbs[b0] as number) - (state.verbs[s0 + 1] as number));
    out[n++] = mix(57, (s0b * 4 + commas) * 4 + marks);
    out[n++] = mix(58, (s0b * 4 + commas) * 4 + verbs);
  }
  if (s1 !== none) {
    const commas = few((state.commas[s0] as number) - (state.commas[s1] as number));
    const marks = few((state.marks[s0] as number) - (state.marks[s1] as number));
    const verbs = few((state.verbs[s0] as number) - (state.verbs[s1 + 1] as number));
    out[n++] = mix(59, (s01 * 4 + commas) * 4 + marks);
    out[n++] = mix(60, (s01 * 4 + commas) * 4 + verbs);
    out[n++] = mix(61, (s01b * 4 + commas) * 4 + verbs);
  }
  out[n++] = mix(62, (s01 * 32 + s1rt) * 32 + (tags[right2[s1] as number] as number));
  out[n++] = mix(63, (s0b * 32 + s0lt) * 32 + (tags[left2[s0] as number] as number));
  out[n++] = mix(64, join(s1wt, words[s1r] as number));
  out[n++] = mix(65, join(s01b, s0lw));
  out[n++] = mix(66, (fine[s0] as number) * 2048 + (fine[s1] as number));
  out[n++] = mix(67, (fine[s0] as number) * 2048 + (fine[b0] as number));
  out[n++] = mix(68, join(s1wt, s01b));
  out[n++] = mix(69, join(words[b0l] as number, s0b));
  out[n++] = mix(70, join(words[rightmost[s0] as number] as number, s0b));
  out[n++] = mix(71, join(join(s2t, s01), words[s1l] as number));
  const marksBeforeTop = state.before[s0] as number;
  const marksBeforeNext = state.before[b0] as number;
  out[n++] = mix(72, s0b * 128 + marksBeforeNext);
  out[n++] = mix(73, s01 * 128 + marksBeforeTop);
  out[n++] = mix(74, (s0t * 128 + marksBeforeTop) * 128 + marksBeforeNext);
  out[n++] = mix(75, (b0t * 32 + b1t) * 128 + (state.before[b1] as number));
  out[n++] = mix(76, s01b * 128 + marksBeforeNext);
  out[n++] = mix(77, s01b * 128 + marksBeforeTop);
  out[n++] = mix(78, join(b0wt, s0t * 128 + marksBeforeNext));
  out[n++] = mix(79, join(words[b0l] as number, s01b));
  return n;
}
