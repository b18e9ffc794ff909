import { ABBREVIATIONS, Abbreviation, LETTERED, SENTENCE_OPENERS } from './abbreviations.js';
import { CharClass, classOf, classOfPair, isLower, isUpper } from './characters.js';
import { FIRST_UNKNOWN_FORM, findForm } from './lexicon.js';
import { Shape, TokenKind, type Tokens } from './tokens.js';

/** A token that is longer is cut here, so that no form and no feature grows with its input. Code units. */
export const LONGEST_TOKEN = 1000;
/** A sentence that is longer is cut at a token here: all look-ahead is bounded by the sentence. Code units. */
export const LONGEST_SENTENCE = 20_000;

const POINT = 0x2e;
const NEWLINE = 0x0a;
const APOSTROPHE = 0x27;
const RIGHT_QUOTE = 0x2019;

class Scanner {
  readonly text: string;
  starts: Int32Array;
  ends: Int32Array;
  kinds: Uint8Array;
  shapes: Uint8Array;
  forms: Int32Array;
  sentenceOf: Int32Array;
  count = 0;
  readonly sentenceStarts: number[] = [];
  readonly paragraphStarts: number[] = [];
  /** Forms of the words that only this document has. */
  readonly unknown = new Map<string, number>();
  readonly unknownWords: string[] = [];
  readonly hardWrapped: boolean;

  constructor(text: string) {
    this.text = text;
    const room = Math.max(16, (text.length >> 2) + 8);
    this.starts = new Int32Array(room);
    this.ends = new Int32Array(room);
    this.kinds = new Uint8Array(room);
    this.shapes = new Uint8Array(room);
    this.forms = new Int32Array(room);
    this.sentenceOf = new Int32Array(room);
    this.hardWrapped = isHardWrapped(text);
  }

  grow(): void {
    const room = this.starts.length * 2;
    const widen = <T extends Int32Array | Uint8Array>(old: T, wide: T): T => {
      wide.set(old);
      return wide;
    };
    this.starts = widen(this.starts, new Int32Array(room));
    this.ends = widen(this.ends, new Int32Array(room));
    this.kinds = widen(this.kinds, new Uint8Array(room));
    this.shapes = widen(this.shapes, new Uint8Array(room));
    this.forms = widen(this.forms, new Int32Array(room));
    this.sentenceOf = widen(this.sentenceOf, new Int32Array(room));
  }

  push(start: number, end: number, kind: number): void {
    if (this.count === this.starts.length) this.grow();
    const i = this.count++;
    this.starts[i] = start;
    this.ends[i] = end;
    this.kinds[i] = kind;
    const raw = this.text.slice(start, end);
    const shape = kind === TokenKind.word ? shapeOf(raw) : Shape.none;
    this.shapes[i] = shape;
    let word = shape === Shape.lower || shape === Shape.none ? raw : raw.toLowerCase();
    if (kind === TokenKind.word && word.includes('’')) word = word.replaceAll('’', "'");
    let form = findForm(word) ?? this.unknown.get(word);
    if (form === undefined) {
      form = FIRST_UNKNOWN_FORM + this.unknownWords.length;
      this.unknown.set(word, form);
      this.unknownWords.push(word);
    }
    this.forms[i] = form;
  }

  /** Scans the whole text once, left to right. */
  scan(): void {
    const { text } = this;
    let i = 0;
    let sentenceOpen = false;
    let paragraphOpen = false;
    let sentenceBegan = 0;
    while (i < text.length) {
      const charClass = this.classAt(i);
      if (charClass === CharClass.space || charClass === CharClass.joiner) {
        if (text.charCodeAt(i) === NEWLINE && paragraphOpen && this.breaksParagraph(i)) {
          sentenceOpen = false;
          paragraphOpen = false;
        }
        i++;
        continue;
      }
      if (!sentenceOpen || i - sentenceBegan > LONGEST_SENTENCE) {
        if (!paragraphOpen) this.paragraphStarts.push(this.sentenceStarts.length);
        paragraphOpen = true;
        this.sentenceStarts.push(this.count);
        sentenceOpen = true;
        sentenceBegan = i;
      }
      const before = this.count;
      if (charClass === CharClass.letter) i = this.word(i);
      else if (charClass === CharClass.digit) i = this.number(i);
      else if (charClass === CharClass.fraction) {
        this.push(i, i + 1, TokenKind.number);
        i++;
      } else if (charClass === CharClass.punctuation) {
        this.push(i, i + 1, TokenKind.punctuation);
        i++;
      } else {
        const width = text.charCodeAt(i) >= 0xd800 && (text.codePointAt(i) as number) > 0xffff ? 2 : 1;
        this.push(i, i + width, TokenKind.symbol);
        i += width;
      }
      const sentence = this.sentenceStarts.length - 1;
      for (let k = before; k < this.count; k++) this.sentenceOf[k] = sentence;
      if (this.mayEndSentence()) {
        const end = this.sentenceEnd(i);
        if (end >= 0) {
          // closing quotation marks, brackets and note numbers belong to the sentence that they close
          while (i < end) {
            const closing = this.classAt(i);
            if (closing === CharClass.digit) i = this.number(i);
            else {
              if (closing !== CharClass.space) this.push(i, i + 1, TokenKind.punctuation);
              i++;
            }
          }
          for (let k = before; k < this.count; k++) this.sentenceOf[k] = sentence;
          sentenceOpen = false;
        }
      }
    }
  }

  /** The class of the character at `i`; 0 behind the end. */
  classAt(i: number): number {
    // a table is slow at an index that is no number
    if (i >= this.text.length) return 0;
    const code = this.text.charCodeAt(i);
    return code >= 0xd800 && code <= 0xdbff ? classOfPair(this.text, i) : classOf(code);
  }

  /** Reads a word from `i` on, with clitics as tokens of their own, and returns where it ends. */
  word(i: number): number {
    const { text } = this;
    const start = i;
    const limit = Math.min(text.length, start + LONGEST_TOKEN);
    let lastApostrophe = -1;
    while (i < limit) {
      const charClass = this.classAt(i);
      if (charClass === CharClass.letter) {
        const code = text.charCodeAt(i);
        i += code >= 0xd800 && code <= 0xdbff ? 2 : 1;
      } else if (charClass === CharClass.joiner && i + 1 < limit && this.classAt(i + 1) === CharClass.letter) i++;
      else if (isApostrophe(text.charCodeAt(i)) && i + 1 < limit && this.classAt(i + 1) === CharClass.letter) {
        lastApostrophe = i;
        i++;
      } else break;
    }
    if (i > text.length) i = text.length;
    if (lastApostrophe > start) {
      const tail = text.slice(lastApostrophe + 1, i).toLowerCase();
      if (CLITICS.has(tail)) {
        this.push(start, lastApostrophe, TokenKind.word);
        this.push(lastApostrophe, i, TokenKind.word);
        return i;
      }
      if (tail === 't' && lastApostrophe - start >= 2 && (text.charCodeAt(lastApostrophe - 1) | 32) === 110) {
        this.push(start, lastApostrophe - 1, TokenKind.word);
        this.push(lastApostrophe - 1, i, TokenKind.word);
        return i;
      }
    }
    if (text.charCodeAt(i) === POINT) i = this.abbreviation(start, i);
    this.push(start, i, TokenKind.word);
    return i;
  }

  /** Returns where a word that stands before a point ends: behind the point when the point belongs to it. */
  abbreviation(start: number, end: number): number {
    const { text } = this;
    if (end - start === 1) {
      // U.S. · e.g. · p.m.: single letters, a point behind each
      let i = end;
      let letters = 1;
      while (
        letters < 12 &&
        text.charCodeAt(i) === POINT &&
        this.classAt(i + 1) === CharClass.letter &&
        (i + 2 >= text.length || this.classAt(i + 2) !== CharClass.letter)
      ) {
        letters++;
        i += 2;
      }
      if (letters > 1) return text.charCodeAt(i) === POINT ? i + 1 : i;
      // an initial: J. Smith; not behind its digits: "hit 17.2C. Sea ice"
      if (
        this.classAt(start - 1) !== CharClass.digit &&
        isUpper(text.charCodeAt(start)) &&
        this.isSpace(end + 1) &&
        isUpper(text.charCodeAt(this.skipBlanks(end + 1)))
      ) {
        const previous = this.count - 1;
        const opens = previous < 0 || this.sentenceStarts[this.sentenceStarts.length - 1] === this.count;
        const afterName = opens || (this.shapes[previous] as number) >= Shape.title;
        if (afterName || isApostrophe(text.charCodeAt(this.starts[previous] as number))) return end + 1;
        if (this.isInitialBehind(previous, end)) return end + 1;
      }
      return end;
    }
    if (end - start > 6) return end;
    const kind = ABBREVIATIONS.get(text.slice(start, end).toLowerCase());
    if (kind === undefined) return end;
    if (kind === Abbreviation.beforeDigits) {
      return classOf(text.charCodeAt(this.skipBlanks(end + 1)) || 32) === CharClass.digit ? end + 1 : end;
    }
    if (isUpper(text.charCodeAt(start))) return end + 1;
    // written small it is an abbreviation only where a sentence can't end: "approx. 5", "vs. them"
    const next = text.charCodeAt(this.skipBlanks(end + 1)) || 32;
    return classOf(next) === CharClass.digit || isLower(next) || text.charCodeAt(end + 1) === 0x2c ? end + 1 : end;
  }

  /**
   * Whether the capital before the point at `end` is the initial of a name that a small word leads to: "by J. Smith", "lawyer A. B. Cohen". It
   * is none behind what letters tell apart ("plan B. Critics say"), nor before a word that opens sentences ("vitamin C. It").
   */
  isInitialBehind(previous: number, end: number): boolean {
    const { text } = this;
    const next = end + 2;
    if (text.charCodeAt(end + 1) !== 0x20 || !isUpper(text.charCodeAt(next))) return false;
    if (this.classAt(next + 1) !== CharClass.letter) return text.charCodeAt(next + 1) === POINT;
    // "neither do I"
    if (text.charCodeAt(end - 1) === 0x49) return false;
    if (LETTERED.has(text.slice(this.starts[previous], this.ends[previous]).toLowerCase())) return false;
    // "from A to B"
    const ends = previous > 0 && (this.ends[previous - 1] as number) - (this.starts[previous - 1] as number) === 1;
    if (ends && isUpper(text.charCodeAt(this.starts[previous - 1] as number))) return false;
    let limit = next + 1;
    while (limit < next + 10 && this.classAt(limit) === CharClass.letter) limit++;
    return !SENTENCE_OPENERS.has(text.slice(next, limit).toLowerCase());
  }

  /** Reads digits with single commas or points between them. */
  number(i: number): number {
    const { text } = this;
    const start = i;
    const limit = Math.min(text.length, start + LONGEST_TOKEN);
    while (i < limit) {
      const code = text.charCodeAt(i);
      if (classOf(code) === CharClass.digit) i++;
      else if (
        (code === POINT || code === 0x2c) &&
        i + 1 < limit &&
        classOf(text.charCodeAt(i + 1)) === CharClass.digit
      )
        i++;
      else break;
    }
    this.push(start, i, TokenKind.number);
    return i;
  }

  /** Whether the last token could be the last of a sentence, closing marks aside. */
  mayEndSentence(): boolean {
    const last = this.count - 1;
    const end = this.ends[last] as number;
    const code = this.text.charCodeAt(end - 1);
    return (
      code === POINT ||
      code === 0x21 ||
      code === 0x3f ||
      code === 0x2026 ||
      code === 0x3002 ||
      code === 0xff01 ||
      code === 0xff1f
    );
  }

  /**
   * The last token ends with a terminator: returns where the sentence ends (behind closing quotation marks, brackets and note numbers), or
   * -1 when it goes on.
   */
  sentenceEnd(i: number): number {
    const { text } = this;
    const last = this.count - 1;
    const wide = text.charCodeAt(i - 1) >= 0x3000;
    let end = i;
    if (end < text.length && isTerminator(text.charCodeAt(end))) return -1; // an ellipsis or ?! goes on: asked again at its last mark
    while (
      end < text.length &&
      isCloser(text.charCodeAt(end)) &&
      !(
        text.charCodeAt(end) === 0x22 &&
        end + 1 < text.length &&
        !this.isSpace(end + 1) &&
        !isCloser(text.charCodeAt(end + 1))
      )
    )
      end++;
    // notes, as encyclopaedias set them: .[12]
    for (
      let notes = 0;
      notes < 8 && text.charCodeAt(end) === 0x5b && classOf(text.charCodeAt(end + 1)) === CharClass.digit;
      notes++
    ) {
      let k = end + 1;
      while (k < end + 5 && classOf(text.charCodeAt(k)) === CharClass.digit) k++;
      if (text.charCodeAt(k) !== 0x5d) break;
      end = k + 1;
    }
    if (end >= text.length) return end;
    if (!wide && !this.isSpace(end)) return -1;
    const next = this.skipBlanks(end);
    if (next >= text.length) return end;
    const code = text.charCodeAt(next);
    if (code === NEWLINE || code === 0x0d) return end;
    if (isLower(code)) return -1;
    if (this.kinds[last] === TokenKind.word) {
      // an abbreviation: it ends the sentence only before a word that often begins one
      const word = text.slice(this.starts[last], (this.ends[last] as number) - 1).toLowerCase();
      if (ABBREVIATIONS.get(word) === Abbreviation.beforeNames) return -1;
      if (!isUpper(code)) return end > i && isOpener(code) ? end : -1;
      let k = next;
      while (k < next + 12 && this.classAt(k) === CharClass.letter) k++;
      return SENTENCE_OPENERS.has(text.slice(next, k).toLowerCase()) ? end : -1;
    }
    if (code === 0x2c || code === 0x3b || code === 0x3a) return -1;
    return end;
  }

  isSpace(i: number): boolean {
    return i < this.text.length && classOf(this.text.charCodeAt(i)) === CharClass.space;
  }

  /** Skips blanks, and single newlines of a hard-wrapped text; bounded. */
  skipBlanks(i: number): number {
    const { text } = this;
    const limit = Math.min(text.length, i + 64);
    while (
      i < limit &&
      this.isSpace(i) &&
      (text.charCodeAt(i) !== NEWLINE || (this.hardWrapped && !this.breaksParagraph(i)))
    )
      i++;
    return i;
  }

  /** Whether the newline at `i` ends a paragraph: always, but in a hard-wrapped text only before an empty line or a list item. */
  breaksParagraph(i: number): boolean {
    if (!this.hardWrapped) return true;
    const { text } = this;
    const limit = Math.min(text.length, i + 256);
    for (let k = i + 1; k < limit; k++) {
      const code = text.charCodeAt(k);
      if (code === NEWLINE) return true;
      if (code === 0x2022 || (code === 0x2d && this.isSpace(k + 1)) || (code === 0x2a && this.isSpace(k + 1)))
        return true;
      if (!this.isSpace(k)) return false;
    }
    return true;
  }

  finish(): Tokens {
    const { count } = this;
    const sentenceCount = this.sentenceStarts.length;
    const paragraphCount = this.paragraphStarts.length;
    return {
      text: this.text,
      count,
      starts: this.starts.subarray(0, count),
      ends: this.ends.subarray(0, count),
      kinds: this.kinds.subarray(0, count),
      shapes: this.shapes.subarray(0, count),
      forms: this.forms.subarray(0, count),
      sentenceOf: this.sentenceOf.subarray(0, count),
      sentenceCount,
      sentenceStarts: Int32Array.from([...this.sentenceStarts, count]),
      paragraphCount,
      paragraphStarts: Int32Array.from([...this.paragraphStarts, sentenceCount]),
      unknownWords: this.unknownWords,
    };
  }
}

/** 's and its like: tokens of their own, as in the treebanks that the models are trained on. */
const CLITICS: ReadonlySet<string> = new Set(['s', 're', 've', 'll', 'd', 'm']);

function isApostrophe(code: number): boolean {
  return code === APOSTROPHE || code === RIGHT_QUOTE;
}

function isTerminator(code: number): boolean {
  return code === POINT || code === 0x21 || code === 0x3f || code === 0x2026;
}

/** ” ’ » ) ] " ' and the doubled apostrophe of old typesetting. */
function isCloser(code: number): boolean {
  return (
    code === 0x201d ||
    code === RIGHT_QUOTE ||
    code === 0xbb ||
    code === 0x29 ||
    code === 0x5d ||
    code === 0x22 ||
    code === APOSTROPHE
  );
}

function isOpener(code: number): boolean {
  return (
    code === 0x201c ||
    code === 0x2018 ||
    code === 0xab ||
    code === 0x28 ||
    code === 0x5b ||
    code === 0x22 ||
    code === APOSTROPHE
  );
}

function shapeOf(word: string): number {
  let upper = 0;
  let lower = 0;
  const first = isUpper(word.charCodeAt(0));
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code < 0x80) {
      if (code >= 97 && code <= 122) lower++;
      else if (code >= 65 && code <= 90) upper++;
    } else if (isUpper(code)) upper++;
    else if (isLower(code)) lower++;
  }
  if (upper === 0) return lower === 0 ? Shape.none : Shape.lower;
  if (lower === 0) return upper === 1 ? Shape.title : Shape.upper;
  return upper === 1 && first ? Shape.title : Shape.mixed;
}

/**
 * Whether single newlines are line wrapping (old wire copy, mail, text files at 72 columns) rather than paragraph ends: most lines but a
 * paragraph's last are then of one length. Looks at the first 200 lines.
 */
function isHardWrapped(text: string): boolean {
  let lines = 0;
  let full = 0;
  let long = 0;
  let from = 0;
  while (lines < 200 && from < text.length) {
    let to = text.indexOf('\n', from);
    if (to < 0) to = text.length;
    const length = to - from;
    if (length > 1) {
      lines++;
      if (length > 100) long++;
      else if (length >= 45) full++;
    }
    from = to + 1;
  }
  return lines >= 4 && long * 20 <= lines && full * 2 >= lines;
}

/**
 * Cuts a text into tokens, sentences and paragraphs in one pass; cost is linear in the text. Works on any string, lone surrogates and NUL
 * included. White space and control characters are no tokens; every other code unit stands in exactly one.
 */
export function tokenize(text: string): Tokens {
  const scanner = new Scanner(text);
  scanner.scan();
  return scanner.finish();
}
