import { pluralOf } from '../text/plural.js';
import { tokenize } from '../text/tokenize.js';
import { type Tokens, tokenWord } from '../text/tokens.js';
import { type CueVerb, conjugate, type VerbForms } from './cue-verbs.js';
import { Frame } from './verb-lexicon.js';

/** What a cue verb may take, by name; see `Frame`. */
export const CUE_FRAMES = Object.keys(Frame) as readonly (keyof typeof Frame)[];

/** A cue that the user has told of; it wins over the lexicon of cues. */
export interface UserCue {
  /** The verb or noun in its dictionary form, or the words of a phrase. */
  readonly cue: string;
  /**
   * `verb`: "the mayor *dogwhistled* that …"; `noun`: "the mayor's *musing* that …"; `phrase`: words as they stand; `none`: a verb or noun of the
   * lexicon that is to be no cue.
   */
  readonly kind: 'verb' | 'noun' | 'phrase' | 'none';
  /** Of a verb: past, participle and gerund, where they are not regular. @default regular */
  readonly past?: string;
  readonly participle?: string;
  readonly gerund?: string;
  /** Of a noun. @default regular */
  readonly plural?: string;
  /** Of a verb: what it takes as its content. @default ['clause', 'parenthetical', 'quote'] */
  readonly takes?: readonly (keyof typeof Frame)[];
  /** Of a verb: prepositions that govern its content ("muse *about* a merger"). @default [] */
  readonly prepositions?: readonly string[];
  /**
   * Of a phrase: whether the source stands behind it ("*in the telling of* the mayor, …") or before it ("the mayor *is on record that* …").
   * @default 'before-source'
   */
  readonly position?: 'before-source' | 'after-source';
}

/** A phrase of the user's that stands in a text. */
export interface FoundPhrase {
  readonly position: NonNullable<UserCue['position']>;
  /** Token behind it. */
  readonly end: number;
}

interface Phrase {
  readonly words: readonly string[];
  readonly position: NonNullable<UserCue['position']>;
}

/** What a word is by the user's cues. */
export interface UserWord {
  readonly verb: CueVerb | null;
  /** `VerbForm` bits. */
  readonly forms: number;
  readonly noun: boolean;
}

const NO_CUE: UserWord = { verb: null, forms: 0, noun: false };

const DEFAULT_FRAMES = Frame.clause | Frame.parenthetical | Frame.quote;

/** What is wrong with a cue: the key, and what is allowed there; null where it can be used. */
export function userCueProblem(cue: UserCue): { readonly key: keyof UserCue; readonly message: string } | null {
  const { kind } = cue;
  const words = tokenize(cue.cue).count;
  if (words === 0) return { key: 'cue', message: 'expected a word' };
  if (kind !== 'phrase' && words > 1)
    return { key: 'cue', message: 'expected one word; several words are of the kind "phrase"' };
  const only = (key: keyof UserCue, kinds: readonly UserCue['kind'][]): boolean =>
    cue[key] !== undefined && !kinds.includes(kind);
  for (const key of ['past', 'participle', 'gerund', 'takes', 'prepositions'] as const)
    if (only(key, ['verb'])) return { key, message: `only a verb has this, not a ${kind}` };
  if (only('plural', ['noun'])) return { key: 'plural', message: `only a noun has this, not a ${kind}` };
  if (only('position', ['phrase'])) return { key: 'position', message: `only a phrase has this, not a ${kind}` };
  const frame = cue.takes?.find((name) => Frame[name] === undefined);
  if (frame !== undefined)
    return { key: 'takes', message: `expected some of ${CUE_FRAMES.join(', ')}; got "${frame}"` };
  return null;
}

function verbForms({ past, participle = past, gerund }: UserCue): Partial<VerbForms> | undefined {
  return past === undefined && participle === undefined && gerund === undefined
    ? undefined
    : { past, participle, gerund };
}

/** The user's cues, ready to be found. Made once for many texts. Throws TypeError for a cue that cannot be used. */
export class UserCues {
  readonly cues: readonly UserCue[];
  readonly #words = new Map<string, UserWord>();
  readonly #phrases = new Map<string, Phrase[]>();

  constructor(list: readonly UserCue[]) {
    this.cues = list;
    for (const cue of list) {
      const problem = userCueProblem(cue);
      if (problem !== null) throw new TypeError(`Cue "${cue.cue}": \`${problem.key}\`: ${problem.message}`);
      const lemma = cue.cue.trim().toLowerCase();
      if (cue.kind === 'phrase') this.#addPhrase(lemma, cue.position ?? 'before-source');
      else if (cue.kind === 'verb') this.#addVerb(lemma, cue);
      else if (cue.kind === 'noun') {
        for (const word of [lemma, cue.plural?.toLowerCase() ?? pluralOf(lemma)])
          this.#words.set(word, { ...(this.#words.get(word) ?? NO_CUE), noun: true });
      } else {
        for (const [word] of [...conjugate(lemma), [pluralOf(lemma)] as const])
          if (!this.#words.has(word)) this.#words.set(word, NO_CUE);
      }
    }
    // the longest phrase that fits wins
    for (const phrases of this.#phrases.values()) phrases.sort((a, b) => b.words.length - a.words.length);
  }

  #addVerb(lemma: string, cue: UserCue): void {
    const frames = cue.takes?.reduce((bits, name) => bits | Frame[name], 0) ?? DEFAULT_FRAMES;
    const prepositions = new Set(cue.prepositions?.map((word) => word.toLowerCase()));
    const verb: CueVerb = { lemma, frames, prepositions };
    for (const [word, form] of conjugate(lemma, verbForms(cue))) {
      const known = this.#words.get(word) ?? NO_CUE;
      // of two verbs with one form, the one that was told first has it
      if (known.verb !== null && known.verb !== verb) continue;
      this.#words.set(word, { ...known, verb, forms: known.forms | form });
    }
  }

  #addPhrase(words: string, position: Phrase['position']): void {
    const tokens = tokenize(words);
    const phrase = { words: Array.from({ length: tokens.count }, (_, i) => tokenWord(tokens, i)), position };
    const first = phrase.words[0] as string;
    this.#phrases.set(first, [...(this.#phrases.get(first) ?? []), phrase]);
  }

  /** What a lower-cased word is; undefined where the user says nothing of it. */
  word(word: string): UserWord | undefined {
    return this.#words.get(word);
  }

  /** The phrase that begins at token `i` and ends no later than `end`; null when there is none. */
  phraseAt(tokens: Tokens, i: number, end: number): FoundPhrase | null {
    const found = this.#phrases
      .get(tokenWord(tokens, i))
      ?.find(({ words }) => i + words.length <= end && words.every((word, k) => tokenWord(tokens, i + k) === word));
    return found === undefined ? null : { position: found.position, end: i + found.words.length };
  }
}
