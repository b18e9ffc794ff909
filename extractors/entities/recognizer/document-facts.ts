import { defineForm, FIRST_UNKNOWN_FORM } from '../../text/lexicon.js';
import type { Tokens } from '../../text/tokens.js';
import { Known } from './gazetteer.js';
import type { NameWords } from './name-words.js';
import { WordClass } from './word-classes.js';

/** What a document shows of a word elsewhere in it. */
export const Fact = {
  /** It is also written small. */
  seenLower: 1,
  /** It has a capital in mid-sentence. */
  seenCapital: 2,
  afterTitle: 4,
  beforeSaying: 8,
  afterFirstName: 16,
  afterIn: 32,
  /** It stands in a run of capitals that an organization's word ends or begins. */
  withOrganizationWord: 64,
} as const;

/** What a document shows of an acronym. */
export const AcronymFact = { longForm: 1, organization: 2 } as const;

const IN = defineForm('in');
/** Longest run of words that an acronym is looked for in. */
const LONGEST_RUN = 16;

/** Facts of a document that no model was asked for: one pass over its tokens. */
export class DocumentFacts {
  readonly #known: Map<number, number> = new Map();
  readonly #own: Uint8Array;
  readonly #acronyms = new Map<string, number>();
  /** Whether most of a sentence's words have capitals, by sentence. */
  readonly headline: Uint8Array;

  constructor(tokens: Tokens, words: NameWords, types: Int32Array) {
    this.#own = new Uint8Array(tokens.unknownWords.length);
    this.headline = new Uint8Array(tokens.sentenceCount);
    for (let s = 0; s < tokens.sentenceCount; s++) this.#readSentence(tokens, words, types, s);
  }

  /** The `Fact` bits of a form. */
  ofForm(form: number): number {
    return form >= FIRST_UNKNOWN_FORM ? (this.#own[form - FIRST_UNKNOWN_FORM] as number) : (this.#known.get(form) ?? 0);
  }

  /** The `AcronymFact` bits of a word. */
  ofAcronym(word: string): number {
    return this.#acronyms.get(word) ?? 0;
  }

  #add(form: number, bits: number): void {
    if (form >= FIRST_UNKNOWN_FORM) {
      const own = form - FIRST_UNKNOWN_FORM;
      this.#own[own] = (this.#own[own] as number) | bits;
    } else this.#known.set(form, (this.#known.get(form) ?? 0) | bits);
  }

  #readSentence(tokens: Tokens, words: NameWords, types: Int32Array, sentence: number): void {
    const { forms } = tokens;
    const { classes } = words;
    const first = tokens.sentenceStarts[sentence] as number;
    const end = tokens.sentenceStarts[sentence + 1] as number;
    let capitals = 0;
    let small = 0;
    for (let i = first; i < end; i++) {
      const bits = classes[types[i] as number] as number;
      if (bits & WordClass.capital) capitals++;
      else if (bits & WordClass.lower) small++;
    }
    const headline = small * 2 < capitals;
    if (headline) this.headline[sentence] = 1;
    let runEnd = first;
    for (let i = first; i < end; i++) {
      const bits = classes[types[i] as number] as number;
      const form = forms[i] as number;
      if (bits & WordClass.lower) {
        // of the forms that the lexicon knows, only those with a capital somewhere are asked for; their number is small
        this.#add(form, Fact.seenLower);
        continue;
      }
      if (!(bits & WordClass.capital)) continue;
      let facts = 0;
      if (i > first && !headline) facts |= Fact.seenCapital;
      if (i > first) {
        const before = types[i - 1] as number;
        const beforeBits = classes[before] as number;
        if (beforeBits & WordClass.title) facts |= Fact.afterTitle;
        if (beforeBits & WordClass.capital && (words.known[before] as number) & Known.firstName)
          facts |= Fact.afterFirstName;
        if (forms[i - 1] === IN && i - 1 > first) facts |= Fact.afterIn;
      }
      if (i + 1 < end && (classes[types[i + 1] as number] as number) & WordClass.saying) facts |= Fact.beforeSaying;
      this.#add(form, facts);
      if (i >= runEnd) runEnd = this.#readRun(tokens, words, types, i, end);
    }
  }

  /** Reads a run of capitals that begins at `from`, links between them included; returns where it ends. */
  #readRun(tokens: Tokens, words: NameWords, types: Int32Array, from: number, end: number): number {
    const { classes } = words;
    const limit = Math.min(end, from + LONGEST_RUN);
    let initials = '';
    let organization = false;
    let last = from;
    for (let i = from; i < limit; i++) {
      const bits = classes[types[i] as number] as number;
      if (bits & WordClass.capital) {
        const word = words.words[types[i] as number] as string;
        initials += bits & WordClass.acronym ? word : word.charAt(0).toUpperCase();
        if (bits & WordClass.organization) organization = true;
        last = i;
      } else if (!(bits & (WordClass.link | WordClass.hyphen)) || i - last > 2) break;
    }
    if (last === from) return from + 1;
    if (initials.length >= 2 && initials.length <= 8) {
      const fact = AcronymFact.longForm | (organization ? AcronymFact.organization : 0);
      this.#acronyms.set(initials, (this.#acronyms.get(initials) ?? 0) | fact);
    }
    if (organization) {
      for (let i = from; i <= last; i++) {
        const bits = classes[types[i] as number] as number;
        if (bits & WordClass.capital && !(bits & WordClass.organization))
          this.#add(tokens.forms[i] as number, Fact.withOrganizationWord);
      }
    }
    return last + 1;
  }
}
