/** Words that English cannot do without, and of which its neighbours share few. */
const ENGLISH: ReadonlySet<string> = new Set(
  'the and of to that for with from said by on has have it he was were as at an be which this are not but will its their they who is in a or than more been had would after about'.split(
    ' ',
  ),
);

/** Of each two windows of a text, this much is looked at. UTF-16 code units. */
const WINDOW = 4000;
/** A text with fewer words or letters than this says too little: it is read. */
const LEAST_WORDS = 12;
const LEAST_LETTERS = 60;
/** Letters of another script tell more: so few are enough. */
const LEAST_FOREIGN_LETTERS = 12;
/** With this share of English words, a text is English whatever else is in it; prose has about half. */
const PLAINLY_ENGLISH = 0.22;
/** A text with less than this share is no English prose. */
const HARDLY_ENGLISH = 0.06;

/** What a text is written in, when that is plainly not English. */
export interface ForeignLanguage {
  /** ISO 639-1; null where it is no language that can be told. */
  readonly language: string | null;
  readonly message: string;
}

function windows(text: string): string {
  if (text.length <= 2 * WINDOW) return text;
  const middle = Math.floor(text.length / 2);
  return `${text.slice(0, WINDOW)} ${text.slice(middle, middle + WINDOW)}`;
}

/**
 * Tells whether a text is not English; null where it is, or where it says too little to know. `declared` is what the document says of itself, a
 * BCP 47 tag: pages lie about it, so it decides only where the text leaves it open. The detector is loaded only for texts that are not plainly
 * English.
 */
export async function foreignLanguage(text: string, declared: string | null): Promise<ForeignLanguage | null> {
  const sample = windows(text);
  let words = 0;
  let letters = 0;
  let english = 0;
  let foreignLetters = 0;
  for (const [word] of sample.matchAll(/\p{L}+/gu)) {
    words++;
    letters += word.length;
    if (!/^[A-Za-z]/.test(word) && !/^\p{Script=Latin}/u.test(word)) foreignLetters += word.length;
    if (ENGLISH.has(word.toLowerCase())) english++;
  }
  const share = words === 0 ? 0 : english / words;
  if (share >= PLAINLY_ENGLISH) return null;
  const otherScript = foreignLetters >= LEAST_FOREIGN_LETTERS && foreignLetters * 2 > letters;
  if (!otherScript && (letters < LEAST_LETTERS || words < LEAST_WORDS)) return null;
  const { eld } = await import('eld/extrasmall');
  const found = eld.detect(sample);
  if (found.language === 'en' && !otherScript) return null;
  const told = primary(declared);
  if (found.language !== '' && found.language !== 'en' && (otherScript || found.isReliable()))
    return foreign(found.language, 'its words');
  if ((otherScript || share < HARDLY_ENGLISH) && told !== null && told !== 'en')
    return foreign(told, 'what it says of itself');
  return otherScript ? { language: null, message: 'most of its letters are not Latin; only English is read' } : null;
}

function primary(tag: string | null): string | null {
  return /^([a-z]{2,3})(?:[-_]|$)/i.exec(tag ?? '')?.[1]?.toLowerCase() ?? null;
}

function foreign(language: string, by: string): ForeignLanguage {
  let name = language;
  try {
    name = new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language;
  } catch {
    // a code that nobody has named
  }
  return { language, message: `it is in ${name}, by ${by}; only English is read` };
}
