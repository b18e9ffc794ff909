import { FormTable } from '../text/lexicon.js';
import { IRREGULAR, PREPOSITIONS, VERB_FRAMES } from './verb-lexicon.js';

/** What a verb's form can be, as bits: show, shows, showed, shown, showing. */
export const VerbForm = { base: 0x1, third: 0x2, past: 0x4, participle: 0x8, gerund: 0x10 } as const;

export interface CueVerb {
  readonly lemma: string;
  /** Bits of `Frame`. */
  readonly frames: number;
  /** The prepositions that may govern its content. */
  readonly prepositions: ReadonlySet<string>;
}

const verbs: CueVerb[] = [];
/** Form of a word -> index of its verb + 1 in the low 12 bits, `VerbForm` bits above. */
const forms = new FormTable();

/** Forms of a verb that are not regular. */
export interface VerbForms {
  readonly past: string | undefined;
  readonly participle: string | undefined;
  readonly gerund: string | undefined;
}

function irregularForms(lemma: string): Partial<VerbForms> {
  const [past, participle, gerund] = IRREGULAR[lemma] ?? [];
  return { past, participle, gerund };
}

/** The forms of a verb with their bits; regular where `irregular` tells none. */
export function conjugate(
  lemma: string,
  irregular: Partial<VerbForms> = irregularForms(lemma),
): (readonly [word: string, bits: number])[] {
  const silentE = lemma.endsWith('e');
  const consonantY = /[^aeiou]y$/u.test(lemma);
  const stem = silentE && !lemma.endsWith('ee') ? lemma.slice(0, -1) : lemma;
  const past = silentE ? `${lemma}d` : consonantY ? `${lemma.slice(0, -1)}ied` : `${lemma}ed`;
  const third = consonantY ? `${lemma.slice(0, -1)}ies` : /(s|sh|ch|x|z|o)$/u.test(lemma) ? `${lemma}es` : `${lemma}s`;
  return [
    [lemma, VerbForm.base],
    [third, VerbForm.third],
    [irregular.past ?? past, VerbForm.past],
    [irregular.participle ?? past, VerbForm.participle],
    [irregular.gerund ?? `${stem}ing`, VerbForm.gerund],
  ];
}

const frames = new Map<string, number>();
for (const [bits, lemmas] of VERB_FRAMES) {
  for (const lemma of lemmas.trim().split(/\s+/u)) frames.set(lemma, (frames.get(lemma) ?? 0) | bits);
}
for (const lemma of Object.keys(PREPOSITIONS)) if (!frames.has(lemma)) frames.set(lemma, 0);
for (const [lemma, bits] of frames) {
  verbs.push({ lemma, frames: bits, prepositions: new Set(PREPOSITIONS[lemma]?.split(' ')) });
  for (const [word, form] of conjugate(lemma)) {
    const old = forms.ofWord(word);
    if (old === 0 || (old & 0xfff) === verbs.length) forms.set(word, verbs.length | (form << 12) | old);
  }
}

/** The verb behind a word form; undefined when it is no cue. */
export function cueVerb(form: number): CueVerb | undefined {
  const entry = forms.get(form);
  return entry === 0 ? undefined : verbs[(entry & 0xfff) - 1];
}

/** The `VerbForm` bits of a word form. */
export function verbForm(form: number): number {
  return forms.get(form) >>> 12;
}
