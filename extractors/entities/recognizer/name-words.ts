import { ModelReader } from '../../syntax/feature-table.js';
import { hashWord } from '../../syntax/hash.js';
import { FIRST_UNKNOWN_FORM } from '../../text/lexicon.js';
import { ownCopy } from '../../text/own-copy.js';
import { Shape, TokenKind, type Tokens, tokenText, tokenWord } from '../../text/tokens.js';
import { Gazetteer, keyOfWord } from './gazetteer.js';
import { HashedMap } from './hashed-map.js';
import { WordClass, wordClasses } from './word-classes.js';

/** The lists that words are looked up in. */
export class NameLists {
  readonly gazetteer: Gazetteer;
  readonly #fine: HashedMap;
  readonly middleOf: Uint16Array;
  readonly coarseOf: Uint16Array;

  constructor(clusters: ModelReader, gazetteer: ModelReader) {
    clusters.expect('WSC2');
    const count = clusters.integer();
    this.middleOf = new Uint16Array(count + 1);
    this.coarseOf = new Uint16Array(count + 1);
    for (let c = 1; c <= count; c++) {
      this.middleOf[c] = clusters.integer();
      this.coarseOf[c] = clusters.integer();
    }
    this.#fine = new HashedMap(clusters);
    this.gazetteer = new Gazetteer(gazetteer);
  }

  /** Loads the shipped lists. Throws ModelFileError. */
  static load(): NameLists {
    const { url } = import.meta;
    return new NameLists(ModelReader.open('clusters.bin', url), ModelReader.open('gazetteer.bin', url));
  }

  fineOf(lowerHash: number): number {
    return this.#fine.get(lowerHash);
  }
}

/** Shapes in which a form's type is kept: small or without case, one capital, all capitals. */
export const SHAPES_KEPT = 3;

/** Type 0 stands for what is outside the sentence. */
export const OUTSIDE_WORD = 0;

/**
 * The words met so far, capitals as they stand, each with what the recogniser reads of it. A pure function of the word, worked out once; the
 * collection only saves time. Numbers share types by their pattern.
 */
export class NameWords {
  count = 0;
  readonly lists: NameLists;
  /** The word, digits as 0 where it is a number. */
  readonly words: string[] = [];
  /** Hash of the word as it stands. */
  exact: Int32Array = new Int32Array(1024);
  /** Hash of the lower-cased word. */
  lower: Int32Array = new Int32Array(1024);
  /** Key in the gazetteer. */
  keys: Int32Array = new Int32Array(1024);
  /** Hash of the word's shape: Xx, X.X., xX, 00. */
  shapes: Int32Array = new Int32Array(1024);
  fine: Uint16Array = new Uint16Array(1024);
  middle: Uint16Array = new Uint16Array(1024);
  coarse: Uint16Array = new Uint16Array(1024);
  /** `Known` bits of the word by itself. */
  known: Uint16Array = new Uint16Array(1024);
  /** Longest phrase of the gazetteer that begins with the word, in tokens. */
  longest: Uint8Array = new Uint8Array(1024);
  /** `WordClass` bits. */
  classes: Uint16Array = new Uint16Array(1024);
  readonly #ids = new Map<string, number>();
  /** Types by lower-case form: of words with one capital, and of those all in capitals. */
  readonly #shaped: readonly Map<string, number>[] = [new Map(), new Map()];
  /** Types of the forms that the lexicon knows, `SHAPES_KEPT` each. */
  #knownForms = new Int32Array(4096);

  constructor(lists: NameLists) {
    this.lists = lists;
    this.#add('\0', '\0');
  }

  /**
   * Works out the types of the tokens `first` to `end`. `unknown` keeps those of the document's own forms, `SHAPES_KEPT` each, 0 where not
   * known.
   */
  read(tokens: Tokens, first: number, end: number, unknown: Int32Array, out: Int32Array): void {
    const { forms, shapes } = tokens;
    for (let i = first; i < end; i++) {
      const form = forms[i] as number;
      const shape = shapes[i] as number;
      // a word in small letters, with one capital, or all in capitals follows from its form
      const column = shape <= Shape.lower ? 0 : shape - Shape.lower;
      if (column >= SHAPES_KEPT) {
        out[i] = this.ofWord(tokenText(tokens, i), tokens.kinds[i] as number);
        continue;
      }
      let table = unknown;
      let at = SHAPES_KEPT * (form - FIRST_UNKNOWN_FORM) + column;
      if (form < FIRST_UNKNOWN_FORM) {
        at = SHAPES_KEPT * form + column;
        if (at >= this.#knownForms.length) this.#knownForms = widen(this.#knownForms, new Int32Array(at * 2));
        table = this.#knownForms;
      }
      let id = table[at] as number;
      if (id === 0) {
        id = this.#ofToken(tokens, i, column);
        table[at] = id;
      }
      out[i] = id;
    }
  }

  /** The type of a token, found by its lower-case form, which the tokens hold already. */
  #ofToken(tokens: Tokens, i: number, column: number): number {
    const kind = tokens.kinds[i] as number;
    const lowered = tokenWord(tokens, i);
    if (column === 0) return this.ofWord(lowered, kind);
    if (kind === TokenKind.number) return this.ofWord(tokenText(tokens, i), kind);
    const shaped = this.#shaped[column - 1] as Map<string, number>;
    const known = shaped.get(lowered);
    if (known !== undefined) return known;
    const id = this.ofWord(tokenText(tokens, i), kind);
    shaped.set(ownCopy(lowered), id);
    return id;
  }

  /** The type of a word as it stands. */
  ofWord(raw: string, kind: number): number {
    // figures are kept by their pattern: each document has others, and there is no end of them
    const key = kind === TokenKind.number ? patternOf(raw) : raw;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const own = ownCopy(key);
    const word = own.includes('’') ? own.replaceAll('’', "'") : own;
    const id = this.#ids.get(word) ?? this.#add(word, word.toLowerCase());
    this.#ids.set(own, id);
    this.#ids.set(word, id);
    return id;
  }

  #add(word: string, lowered: string): number {
    const id = this.count++;
    if (id === this.exact.length) this.#widen(id * 2);
    const { lists } = this;
    const lower = hashWord(lowered, 0, lowered.length);
    const key = keyOfWord(word);
    const fine = lists.fineOf(lower);
    this.words.push(word);
    this.exact[id] = hashWord(word, 0, word.length);
    this.lower[id] = lower;
    this.keys[id] = key;
    this.shapes[id] = shapeOf(word);
    this.fine[id] = fine;
    this.middle[id] = lists.middleOf[fine] as number;
    this.coarse[id] = lists.coarseOf[fine] as number;
    this.known[id] = lists.gazetteer.known(key);
    this.longest[id] = lists.gazetteer.longest(key);
    const classes = wordClasses(word, lowered);
    // a name written small, as on the web: what it would be with a capital
    if (classes & WordClass.lower && word.length > 3) {
      const capital = word.charAt(0).toUpperCase() + word.slice(1);
      this.known[id] = lists.gazetteer.known(hashWord(capital, 0, capital.length));
    }
    this.classes[id] = classes;
    return id;
  }

  #widen(room: number): void {
    this.exact = widen(this.exact, new Int32Array(room));
    this.lower = widen(this.lower, new Int32Array(room));
    this.keys = widen(this.keys, new Int32Array(room));
    this.shapes = widen(this.shapes, new Int32Array(room));
    this.fine = widen(this.fine, new Uint16Array(room));
    this.middle = widen(this.middle, new Uint16Array(room));
    this.coarse = widen(this.coarse, new Uint16Array(room));
    this.known = widen(this.known, new Uint16Array(room));
    this.longest = widen(this.longest, new Uint8Array(room));
    this.classes = widen(this.classes, new Uint16Array(room));
  }
}

function widen<T extends Int32Array | Uint16Array | Uint8Array>(old: T, wide: T): T {
  wide.set(old);
  return wide;
}

/** Years stand apart; any other number is its pattern of digits and marks. */
function patternOf(number: string): string {
  if (/^(1[5-9]|20)\d\d$/.test(number)) return '0000y';
  return number.length > 8 ? '000,000,000' : number.replace(/\d/g, '0');
}

const LONGEST_SHAPE = 6;

/** Hash of a shape: X a capital, x a small letter, 0 a digit, other marks as they are; runs as one, six at most. */
function shapeOf(word: string): number {
  let shape = '';
  let last = '';
  for (let i = 0; i < word.length && shape.length < LONGEST_SHAPE; i++) {
    const character = word.charAt(i);
    let kind = character;
    if (character >= '0' && character <= '9') kind = '0';
    else if (character !== character.toLowerCase()) kind = 'X';
    else if (character !== character.toUpperCase()) kind = 'x';
    if (kind !== last) shape += kind;
    last = kind;
  }
  if (shape === 'X') shape = word.length === 1 ? 'X' : word.length < 5 ? 'XX' : 'XXX';
  return hashWord(shape, 0, shape.length);
}
