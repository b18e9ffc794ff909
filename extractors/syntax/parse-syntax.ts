import type { Tokens } from '../text/tokens.js';
import type { FeatureTable } from './feature-table.js';
import { ModelReader } from './feature-table.js';
import type { Syntax } from './syntax.js';
import { Tagger } from './tagger.js';
import { lookAt } from './tagger-features.js';
import { WordTypes } from './word-types.js';

/** Word types that are kept from document to document; when there are more, the next document begins with none. */
const MOST_TYPES_KEPT = 30_000;

/** The models, with what they have worked out about words: all of it follows from the words alone. */
interface Models {
  readonly types: WordTypes;
  readonly tagger: Tagger;
}

let taggerTable: FeatureTable | undefined;
let current: Models | undefined;

/** The models, loaded when first asked for. Throws ModelFileError. */
function models(): Models {
  taggerTable ??= Tagger.loadTable();
  if (current === undefined || current.types.count > MOST_TYPES_KEPT) {
    const types = new WordTypes(current?.types ?? ModelReader.open('words.bin'));
    current = { types, tagger: new Tagger(taggerTable, types) };
  }
  return current;
}

/** Makes the lazy syntax of a document: nothing is tagged or parsed before it is asked for. */
export function parseSyntax(tokens: Tokens): Syntax {
  return new LazySyntax(tokens);
}

class LazySyntax implements Syntax {
  readonly #tokens: Tokens;
  readonly #tags: Uint8Array;
  readonly #heads: Int32Array;
  readonly #labels: Uint8Array;
  readonly #tagged: Uint8Array;
  #models: Models | undefined;
  #unknown: Int32Array | undefined;
  #word: Int32Array | undefined;
  #looks: Uint8Array | undefined;

  constructor(tokens: Tokens) {
    this.#tokens = tokens;
    this.#tags = new Uint8Array(tokens.count);
    this.#heads = new Int32Array(tokens.count).fill(-1);
    this.#labels = new Uint8Array(tokens.count);
    this.#tagged = new Uint8Array(tokens.sentenceCount);
  }

  tags(sentence: number): Uint8Array {
    if (this.#tagged[sentence] === 0) this.#tag(sentence);
    return this.#tags;
  }

  parse(sentence: number): { readonly heads: Int32Array; readonly labels: Uint8Array } {
    this.tags(sentence);
    return { heads: this.#heads, labels: this.#labels };
  }

  #tag(sentence: number): void {
    const tokens = this.#tokens;
    this.#models ??= models();
    this.#unknown ??= new Int32Array(tokens.unknownWords.length).fill(-1);
    this.#word ??= new Int32Array(tokens.count);
    this.#looks ??= new Uint8Array(tokens.count);
    const { types, tagger } = this.#models;
    const first = tokens.sentenceStarts[sentence] as number;
    const end = tokens.sentenceStarts[sentence + 1] as number;
    for (let i = first; i < end; i++) this.#word[i] = types.ofToken(tokens, i, this.#unknown);
    lookAt(tokens, first, end, this.#looks);
    tagger.tag(tokens, this.#word, this.#looks, first, end, this.#tags);
    this.#tagged[sentence] = 1;
  }
}
