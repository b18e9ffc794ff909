import { LONGEST_WINDOW, type ParserState } from './parser-features.js';
import { Dep } from './syntax.js';

const leftEdge = new Int32Array(LONGEST_WINDOW + 1);
const rightEdge = new Int32Array(LONGEST_WINDOW + 1);

/**
 * Copies a window's tree into the document's arrays and hangs the punctuation on it, as Universal Dependencies would: a mark belongs to the
 * unit that it sets off, the one at the end to the root. A window of marks alone hangs on its first.
 * @param tail What the root of the window depends on: -1, or the sentence's root when the window is not the first.
 * @returns The document index of the window's root.
 */
export function writeTree(
  state: ParserState,
  windowLabels: Uint8Array,
  first: number,
  end: number,
  tail: number,
  heads: Int32Array,
  labels: Uint8Array,
): number {
  const { length, at } = state;
  if (length === 0) {
    for (let i = first; i < end; i++) {
      heads[i] = i === first ? tail : first;
      labels[i] = i === first ? (tail < 0 ? Dep.root : Dep.punct) : Dep.punct;
    }
    return first;
  }
  let root = 0;
  for (let i = 0; i < length; i++) {
    leftEdge[i] = i;
    rightEdge[i] = i;
  }
  for (let i = 0; i < length; i++) {
    const head = state.heads[i] as number;
    const token = first + (at[i] as number);
    if (head === length) {
      root = i;
      heads[token] = tail;
      labels[token] = tail < 0 ? Dep.root : Dep.parataxis;
    } else {
      heads[token] = first + (at[head] as number);
      labels[token] = windowLabels[i] as number;
    }
  }
  // edges: a dependent widens all that it hangs on; the tree is projective, so climbing stops where nothing is widened
  for (let i = 0; i < length; i++) {
    for (let up = state.heads[i] as number; up < length && (leftEdge[up] as number) > i; up = state.heads[up] as number)
      leftEdge[up] = i;
  }
  for (let i = length - 1; i >= 0; i--) {
    for (
      let up = state.heads[i] as number;
      up < length && (rightEdge[up] as number) < i;
      up = state.heads[up] as number
    )
      rightEdge[up] = i;
  }
  let right = 0;
  for (let token = first; token < end; token++) {
    if (right < length && first + (at[right] as number) === token) {
      right++;
      continue;
    }
    const owner = right === length ? root : right === 0 ? climbRight(state, 0) : unitOf(state, right - 1, right);
    heads[token] = first + (at[owner] as number);
    labels[token] = Dep.punct;
  }
  return first + (at[root] as number);
}

/** The highest word whose unit begins at `i`. */
function climbRight(state: ParserState, i: number): number {
  let top = i;
  for (;;) {
    const up = state.heads[top] as number;
    if (up >= state.length || (leftEdge[up] as number) < i) return top;
    top = up;
  }
}

/** The unit that a mark between two neighbouring words sets off. */
function unitOf(state: ParserState, left: number, right: number): number {
  const following = climbRight(state, right);
  // what follows depends on what went before: conjunct, apposition, clause
  if ((state.heads[following] as number) < right) return following;
  let top = left;
  for (;;) {
    // a unit that a mark opened is closed by this one
    if ((state.before[leftEdge[top] as number] as number) !== 0 && (leftEdge[top] as number) > 0) return top;
    const up = state.heads[top] as number;
    if (up >= state.length || (rightEdge[up] as number) > left) return top;
    top = up;
  }
}
