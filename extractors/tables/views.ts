import type { Span } from '../text/span.js';
import type { Tokens } from '../text/tokens.js';

/** A stretch of a text that is read for itself: a cell, or a caption. */
export interface Region extends Span {
  /** Whether it holds sentences of its own, which are read as prose is. */
  readonly prose: boolean;
}

/** The tokens of a text with tables, cut so that nothing is read across the border of a cell. */
export interface TableViews {
  /** All tokens; each region is a paragraph of its own. */
  readonly cut: Tokens;
  /** Those that stand in no table. */
  readonly prose: Tokens;
  /** Those that stand in regions. */
  readonly cells: Tokens;
  /** Those that stand in regions which hold sentences. */
  readonly told: Tokens;
  /** What is read for itself, in order. */
  readonly regions: readonly Region[];
}

/** What the sentences of a text stand in. */
const Place = { prose: 0, cell: 1, told: 2 } as const;

/**
 * Cuts a text's sentences at the borders of regions, which are ordered and disjoint, and deals its tokens out. One pass; the views share the
 * document's forms and text, so that spans are the same in all.
 */
export function viewTables(tokens: Tokens, regions: readonly Region[]): TableViews {
  const { count, starts } = tokens;
  const sentenceOf = new Int32Array(count);
  const sentences: number[] = [];
  const paragraphs: number[] = [];
  const places: number[] = [];
  let next = 0;
  let region = -1;
  let sentence = -1;
  let paragraph = -1;
  for (let i = 0; i < count; i++) {
    const start = starts[i] as number;
    let at = region;
    while (next < regions.length && start >= (regions[next] as Region).end) next++;
    at = next < regions.length && start >= (regions[next] as Region).start ? next : -1;
    const own = tokens.sentenceOf[i] as number;
    const ownParagraph = own === sentence ? paragraph : paragraphOf(tokens, own, paragraph);
    const crossed = i > 0 && at !== region;
    if (own !== sentence || crossed || i === 0) {
      if (i === 0 || crossed || ownParagraph !== paragraph) paragraphs.push(sentences.length);
      sentences.push(i);
      places.push(at < 0 ? Place.prose : (regions[at] as Region).prose ? Place.told : Place.cell);
    }
    sentence = own;
    paragraph = ownParagraph;
    region = at;
    sentenceOf[i] = sentences.length - 1;
  }
  const cut: Tokens = {
    ...tokens,
    sentenceOf,
    sentenceCount: sentences.length,
    sentenceStarts: Int32Array.from([...withEnd(sentences, count)]),
    paragraphCount: paragraphs.length,
    paragraphStarts: Int32Array.from([...withEnd(paragraphs, sentences.length)]),
  };
  return {
    cut,
    prose: pick(cut, (s) => places[s] === Place.prose),
    cells: pick(cut, (s) => places[s] !== Place.prose),
    told: pick(cut, (s) => places[s] === Place.told),
    regions,
  };
}

function* withEnd(list: readonly number[], end: number): Generator<number> {
  yield* list;
  yield end;
}

/** The paragraph of a sentence that is not before the one of the paragraph `from`. */
function paragraphOf({ paragraphStarts, paragraphCount }: Tokens, sentence: number, from: number): number {
  let paragraph = Math.max(from, 0);
  while (paragraph + 1 < paragraphCount && (paragraphStarts[paragraph + 1] as number) <= sentence) paragraph++;
  return paragraph;
}

/** The sentences that are asked for, as if nothing else stood in the text. */
function pick(tokens: Tokens, wanted: (sentence: number) => boolean): Tokens {
  let count = 0;
  for (let s = 0; s < tokens.sentenceCount; s++) if (wanted(s)) count += lengthOf(tokens, s);
  const picked = {
    starts: new Int32Array(count),
    ends: new Int32Array(count),
    kinds: new Uint8Array(count),
    shapes: new Uint8Array(count),
    forms: new Int32Array(count),
  };
  const sentenceOf = new Int32Array(count);
  const sentenceStarts: number[] = [];
  const paragraphStarts: number[] = [];
  let at = 0;
  for (let p = 0; p < tokens.paragraphCount; p++) {
    let opened = false;
    for (let s = tokens.paragraphStarts[p] as number; s < (tokens.paragraphStarts[p + 1] as number); s++) {
      if (!wanted(s)) continue;
      if (!opened) paragraphStarts.push(sentenceStarts.length);
      opened = true;
      const from = tokens.sentenceStarts[s] as number;
      const to = tokens.sentenceStarts[s + 1] as number;
      for (const key of ['starts', 'ends', 'kinds', 'shapes', 'forms'] as const)
        picked[key].set(tokens[key].subarray(from, to), at);
      sentenceOf.fill(sentenceStarts.length, at, at + to - from);
      sentenceStarts.push(at);
      at += to - from;
    }
  }
  return {
    text: tokens.text,
    count,
    ...picked,
    sentenceOf,
    sentenceCount: sentenceStarts.length,
    sentenceStarts: Int32Array.from([...withEnd(sentenceStarts, count)]),
    paragraphCount: paragraphStarts.length,
    paragraphStarts: Int32Array.from([...withEnd(paragraphStarts, sentenceStarts.length)]),
    unknownWords: tokens.unknownWords,
  };
}

function lengthOf({ sentenceStarts }: Tokens, s: number): number {
  return (sentenceStarts[s + 1] as number) - (sentenceStarts[s] as number);
}
