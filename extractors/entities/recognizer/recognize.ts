import type { Tokens } from '../../text/tokens.js';
import { DocumentFacts } from './document-facts.js';
import { SentenceView } from './features.js';
import { NameLists, NameWords, SHAPES_KEPT } from './name-words.js';
import { MOST_SECOND, SecondLook } from './second-look.js';
import { SequenceModel, SequenceWeights } from './sequence-model.js';
import { COARSE_TYPES, type CoarseType, OUTSIDE, Place, placeOfTag, TAG_COUNT, tagOf, typeOfTag } from './tags.js';

/** A name that the model found: tokens `first` to `end` (exclusive). */
export interface RawMention {
  first: number;
  end: number;
  type: CoarseType;
  /** 0 to 1. */
  confidence: number;
  /** What speaks for each coarse type, in log-odds. */
  support: Float64Array;
}

/** What recognition leaves for the layers above it. */
export interface Recognition {
  /** In order, without overlaps. */
  readonly mentions: RawMention[];
  readonly words: NameWords;
  /** The word type of each token. */
  readonly types: Int32Array;
  readonly facts: DocumentFacts;
}

/** Word types that are kept from document to document; when there are more, the next document begins with none. */
const MOST_TYPES_KEPT = 30_000;

interface Recognizer {
  readonly words: NameWords;
  readonly view: SentenceView;
  readonly model: SequenceModel;
}

let weights: SequenceWeights | undefined;
let current: Recognizer | undefined;
let scores = new Int32Array(0);
const features = new Int32Array(MOST_SECOND);

/** The model, loaded when first asked for, with what it has worked out about words. Throws ModelFileError. */
function recognizer(): Recognizer {
  weights ??= SequenceWeights.load();
  if (current === undefined || current.words.count > MOST_TYPES_KEPT) {
    const words = new NameWords(current?.words.lists ?? NameLists.load());
    current = { words, view: new SentenceView(words), model: new SequenceModel(weights, words) };
  }
  return current;
}

/** Finds the names of a document: one pass sentence by sentence, and one that knows what the first made of the same words elsewhere. */
export function recognize(tokens: Tokens): Recognition {
  const { words, view, model } = recognizer();
  const { count, sentenceCount, sentenceStarts } = tokens;
  const types = new Int32Array(count);
  words.read(tokens, 0, count, new Int32Array(SHAPES_KEPT * tokens.unknownWords.length), types);
  const facts = new DocumentFacts(tokens, words, types);
  const tags = new Uint8Array(count);
  const quiet = new Uint8Array(count);
  if (scores.length < count * TAG_COUNT || scores.length > 4_000_000) scores = new Int32Array(count * TAG_COUNT);
  view.open(tokens, facts, types);
  for (let s = 0; s < sentenceCount; s++) {
    const first = sentenceStarts[s] as number;
    const end = sentenceStarts[s + 1] as number;
    view.turnTo(s, first, end);
    model.score(view, scores, quiet);
    model.decode(scores, quiet, first, end, tags);
  }
  const look = new SecondLook(tokens, words, types, tags);
  if (look.repeats) {
    for (let s = 0; s < sentenceCount; s++) {
      const first = sentenceStarts[s] as number;
      const end = sentenceStarts[s + 1] as number;
      let changed = false;
      for (let i = first; i < end; i++) {
        const found = look.features(i, first, features);
        for (let f = 0; f < found; f++) model.addSecond(scores, i, features[f] as number);
        if (found > 0) changed = true;
      }
      // the second look has counted the first tags; those of this sentence may be written over
      if (changed) model.decode(scores, quiet, first, end, tags);
    }
  }
  return { mentions: mentionsOf(tokens, tags, model.unit), words, types, facts };
}

function mentionsOf(tokens: Tokens, tags: Uint8Array, unit: number): RawMention[] {
  const mentions: RawMention[] = [];
  for (let i = 0; i < tokens.count; i++) {
    const tag = tags[i] as number;
    if (tag === OUTSIDE) continue;
    let end = i + 1;
    if (placeOfTag(tag) === Place.begin) {
      while (end < tokens.count && placeOfTag(tags[end] as number) === Place.inside) end++;
      end++;
    }
    let confidence = 1;
    for (let k = i; k < end; k++) confidence = Math.min(confidence, share(k, tags[k] as number, unit));
    mentions.push({
      first: i,
      end,
      type: COARSE_TYPES[typeOfTag(tag)] as CoarseType,
      confidence,
      support: supportOf(i, end, tags, unit),
    });
    i = end - 1;
  }
  return mentions;
}

/** The share of a token's tag among all tags of the token, its neighbours left aside. */
function share(i: number, tag: number, unit: number): number {
  const from = i * TAG_COUNT;
  const own = scores[from + tag] as number;
  let sum = 0;
  for (let k = 0; k < TAG_COUNT; k++) sum += Math.exp(((scores[from + k] as number) - own) / unit);
  return 1 / sum;
}

/** The scores of a mention as if it were of each coarse type. */
function supportOf(first: number, end: number, tags: Uint8Array, unit: number): Float64Array {
  const support = new Float64Array(COARSE_TYPES.length);
  for (let i = first; i < end; i++) {
    const place = placeOfTag(tags[i] as number);
    for (let type = 0; type < support.length; type++)
      support[type] = (support[type] as number) + (scores[i * TAG_COUNT + tagOf(type, place)] as number) / unit;
  }
  return support;
}
