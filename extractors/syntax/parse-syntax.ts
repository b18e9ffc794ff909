import type { Tokens } from '../text/tokens.js';
import { writeTree } from './attach-marks.js';
import type { FeatureTable } from './feature-table.js';
import { ModelReader } from './feature-table.js';
import { Labeler } from './labeler.js';
import { mendTags } from './mend-tags.js';
import { Parser } from './parser.js';
import { LONGEST_WINDOW } from './parser-features.js';
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
  parser: Parser | undefined;
}

let taggerTable: FeatureTable | undefined;
let parserTable: FeatureTable | undefined;
let labeler: Labeler | undefined;
let current: Models | undefined;

/** The models, loaded when first asked for. Throws ModelFileError. */
function models(): Models {
  taggerTable ??= Tagger.loadTable();
  if (current === undefined || current.types.count > MOST_TYPES_KEPT) {
    const types = new WordTypes(current?.types ?? ModelReader.open('words.bin'));
    current = { types, tagger: new Tagger(taggerTable, types), parser: undefined };
  }
  return current;
}

/** The parser of a set of models; many documents need only tags. */
function parserOf(loaded: Models): Parser {
  parserTable ??= Parser.loadTable();
  loaded.parser ??= new Parser(parserTable, loaded.types);
  return loaded.parser;
}

const windowLabels = new Uint8Array(LONGEST_WINDOW);

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
  readonly #parsed: Uint8Array;
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
    this.#parsed = new Uint8Array(tokens.sentenceCount);
  }

  tags(sentence: number): Uint8Array {
    if (this.#tagged[sentence] === 0) this.#tag(sentence);
    return this.#tags;
  }

  parse(sentence: number): { readonly heads: Int32Array; readonly labels: Uint8Array } {
    if (this.#parsed[sentence] === 0) this.#parse(sentence);
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
    mendTags(tokens, first, end, this.#tags);
    this.#tagged[sentence] = 1;
  }

  #parse(sentence: number): void {
    this.tags(sentence);
    const parser = parserOf(this.#models as Models);
    labeler ??= new Labeler(Labeler.loadTable());
    const end = this.#tokens.sentenceStarts[sentence + 1] as number;
    let root = -1;
    let first = this.#tokens.sentenceStarts[sentence] as number;
    while (first < end) {
      const last = Math.min(end, first + LONGEST_WINDOW);
      parser.parse(this.#word as Int32Array, this.#tags, first, last);
      labeler.label(parser.state, windowLabels);
      const top = writeTree(parser.state, windowLabels, first, last, root, this.#heads, this.#labels);
      if (root < 0) root = top;
      first = last;
    }
    this.#parsed[sentence] = 1;
  }
}
