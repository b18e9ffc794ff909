import { join, mix } from './hash.js';
import type { ParserState } from './parser-features.js';
import { Dep } from './syntax.js';

/** Number of labels, `Dep.none` included, which is never given. */
export const LABEL_COUNT = 38;
/** Room that a feature buffer needs. */
export const MOST_LABEL_FEATURES = 64;

function distance(from: number, to: number): number {
  const d = Math.abs(to - from);
  const size = d < 4 ? d : d < 7 ? 4 : d < 12 ? 5 : 6;
  return to > from ? size : size + 8;
}

/** What is remembered of a head's dependents while its labels are given, left to right: subject, object, ... */
const SEEN: Readonly<Record<number, number>> = {
  [Dep.nsubj]: 1,
  [Dep.nsubjPass]: 1,
  [Dep.csubj]: 1,
  [Dep.obj]: 2,
  [Dep.cop]: 4,
  [Dep.auxPass]: 8,
  [Dep.expl]: 16,
  [Dep.ccomp]: 32,
  [Dep.conj]: 64,
  [Dep.case]: 128,
  [Dep.mark]: 256,
};

/** Adds a label to the bits of its head. */
export function seenBit(label: number): number {
  return SEEN[label] ?? 0;
}

/** Writes the features of the label of word `i`, whose tree is complete; `seen` are the head's labels so far, by index. Returns how many. */
export function labelFeatures(state: ParserState, seen: Int32Array, i: number, out: Int32Array): number {
  const { words, tags, wordTags, middle, middleTags, leftmost, left2, rightmost, heads, length } = state;
  const h = heads[i] as number;
  const g = h < length ? (heads[h] as number) : h;
  const it = tags[i] as number;
  const ht = tags[h] as number;
  const iw = words[i] as number;
  const hw = words[h] as number;
  const iwt = wordTags[i] as number;
  const hwt = wordTags[h] as number;
  const pair = it * 32 + ht;
  const l = leftmost[i] as number;
  const r = rightmost[i] as number;
  const hl = leftmost[h] as number;
  const far = distance(i, h);
  const side = h > i ? 1 : 0;
  const had = seen[h] as number;
  const own = pair * 2 + side;
  let n = 0;
  out[n++] = mix(201, own);
  out[n++] = mix(202, pair * 16 + far);
  out[n++] = mix(203, join(iwt, side));
  out[n++] = mix(204, join(iwt, ht * 2 + side));
  out[n++] = mix(205, join(hwt, it * 2 + side));
  out[n++] = mix(206, join(iw, hw));
  out[n++] = mix(207, join(middleTags[i] as number, ht * 2 + side));
  out[n++] = mix(208, join(middleTags[h] as number, it * 2 + side));
  out[n++] = mix(209, ((middle[i] as number) * 512 + (middle[h] as number)) * 2 + side);
  out[n++] = mix(210, own * 32 + (tags[l] as number));
  out[n++] = mix(211, join(own, words[l] as number));
  out[n++] = mix(212, join(words[l] as number, iwt));
  out[n++] = mix(213, join(words[l] as number, hwt));
  out[n++] = mix(214, join(own, words[left2[i] as number] as number));
  out[n++] = mix(215, own * 32 + (tags[r] as number));
  out[n++] = mix(216, join(own, words[r] as number));
  out[n++] = mix(217, own * 512 + had);
  out[n++] = mix(218, join(iwt, had));
  out[n++] = mix(219, join(hwt, join(it * 2 + side, had)));
  out[n++] = mix(220, join(hwt, join(words[l] as number, it)));
  out[n++] = mix(221, own * 32 + (tags[g] as number));
  out[n++] = mix(222, own * 32 + (tags[hl] as number));
  out[n++] = mix(223, join(own, words[hl] as number));
  out[n++] = mix(224, join(own, words[left2[h] as number] as number));
  out[n++] = mix(225, own * 32 + (i > 0 ? (tags[i - 1] as number) : 30));
  out[n++] = mix(226, own * 32 + (tags[i + 1] as number));
  out[n++] = mix(227, own * 128 + (state.before[i] as number));
  out[n++] = mix(228, own * 128 + (state.before[i + 1] as number));
  const low = Math.min(i, h);
  const high = Math.max(i, h);
  out[n++] = mix(229, own * 8 + Math.min(7, (state.commas[high] as number) - (state.commas[low] as number)));
  out[n++] = mix(230, own * 8 + Math.min(7, (state.verbs[high] as number) - (state.verbs[low] as number)));
  out[n++] = mix(
    231,
    own * 16 + Math.min(3, state.leftCount[i] as number) * 4 + Math.min(3, state.rightCount[i] as number),
  );
  out[n++] = mix(
    232,
    own * 16 + Math.min(3, state.leftCount[h] as number) * 4 + Math.min(3, state.rightCount[h] as number),
  );
  out[n++] = mix(233, join(iwt, i > 0 ? (words[i - 1] as number) : 0));
  out[n++] = mix(234, join(iwt, words[i + 1] as number));
  out[n++] = mix(235, join((own * 32 + (tags[l] as number)) * 32 + (tags[hl] as number), had));
  out[n++] = mix(236, state.types[i] === 0 ? 0 : join(iw, far));
  return n;
}
