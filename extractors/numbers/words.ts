import { FormTable } from '../text/lexicon.js';
import { wordMap } from '../text/word-table.js';

/** What a word can be inside a numeral. Kept in the low byte of `NUMERAL_WORDS`; the value's index is above it. */
export const Word = {
  /** zero to nineteen */
  unit: 1,
  /** twenty to ninety */
  tens: 2,
  hundred: 3,
  /** thousand, million, bn: a power of ten */
  scale: 4,
  /** half, third, quarter(s), tenths: a denominator */
  fraction: 5,
  /** first, twenty-first's second half, hundredth */
  ordinal: 6,
  dozen: 7,
  /** dozens, hundreds, millions: vague on their own */
  vague: 8,
  /** a, an */
  article: 9,
  /** doubled, twofold, thrice: a factor on its own */
  multiplier: 10,
  and: 11,
  couple: 12,
} as const;

const values: bigint[] = [];
/** Denominators for fraction words that are ordinals as well (third, fifth). */
const table = new FormTable();
/** Scales written as plurals: "three billions"; vague where no numeral stands before. */
const PLURAL_SCALES: Readonly<Record<string, bigint>> = {
  hundreds: 100n,
  thousands: 1000n,
  millions: 1_000_000n,
  billions: 1_000_000_000n,
  trillions: 1_000_000_000_000n,
  dozens: 12n,
};

function put(word: string, kind: number, value: number | bigint): void {
  values.push(BigInt(value));
  table.set(word, kind | (values.length << 8));
}

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );
const TENTH_ORDINALS = 'twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth'.split(' ');
/** Powers of ten of the scale words, short scale. */
const SCALES: Readonly<Record<string, number>> = {
  thousand: 3,
  million: 6,
  billion: 9,
  trillion: 12,
  quadrillion: 15,
  quintillion: 18,
  lakh: 5,
  lakhs: 5,
  crore: 7,
  crores: 7,
  bn: 9,
  mn: 6,
  mln: 6,
  bln: 9,
  tn: 12,
  trn: 12,
  bil: 9,
  mil: 6,
  mio: 6,
  mrd: 9,
  tln: 12,
  lac: 5,
  lacs: 5,
  lkh: 5,
  cr: 7,
};
/** Letters that scale money and little else: "$5m", "€3k", "$200MM". */
export const SCALE_LETTERS: ReadonlyMap<string, number> = wordMap({ k: 3, m: 6, mm: 6, b: 9, t: 12, g: 9 });

for (const [value, word] of UNITS.entries()) put(word, Word.unit, value);
for (const [i, word] of TENS.entries()) put(word, Word.tens, (i + 2) * 10);
for (const [i, word] of ORDINALS.entries()) put(word, Word.ordinal, i + 1);
for (const [i, word] of TENTH_ORDINALS.entries()) put(word, Word.ordinal, (i + 2) * 10);
put('hundredth', Word.ordinal, 100);
put('thousandth', Word.ordinal, 1000);
put('millionth', Word.ordinal, 1_000_000);
put('billionth', Word.ordinal, 1_000_000_000);
put('trillionth', Word.ordinal, 1_000_000_000_000);
put('nought', Word.unit, 0);
put('naught', Word.unit, 0);
put('hundred', Word.hundred, 100);
for (const [word, power] of Object.entries(SCALES)) put(word, Word.scale, 10n ** BigInt(power));
put('half', Word.fraction, 2);
put('halves', Word.fraction, 2);
put('quarter', Word.fraction, 4);
put('quarters', Word.fraction, 4);
for (const [i, word] of ORDINALS.entries()) if (i >= 2) put(`${word}s`, Word.fraction, i + 1);
for (const [i, word] of TENTH_ORDINALS.entries()) put(`${word}s`, Word.fraction, (i + 2) * 10);
put('firsts', Word.fraction, 1);
put('seconds', Word.fraction, 2);
put('hundredths', Word.fraction, 100);
put('thousandths', Word.fraction, 1000);
put('millionths', Word.fraction, 1_000_000);
put('billionths', Word.fraction, 1_000_000_000);
put('trillionths', Word.fraction, 1_000_000_000_000);
for (const word of ['dozen', 'doz', 'dozs', 'dz', 'dzs']) put(word, Word.dozen, 12);
for (const [word, scale] of Object.entries(PLURAL_SCALES)) put(word, Word.vague, scale);
put('scores', Word.vague, 0);
put('tens', Word.vague, 0);
put('a', Word.article, 1);
put('an', Word.article, 1);
put('and', Word.and, 0);
put('couple', Word.couple, 2);

/** Words that multiply on their own, as numerator and denominator. */
const MULTIPLIERS: Readonly<Record<string, readonly [number, number]>> = {
  double: [2, 1],
  doubled: [2, 1],
  doubles: [2, 1],
  doubling: [2, 1],
  twice: [2, 1],
  twofold: [2, 1],
  triple: [3, 1],
  tripled: [3, 1],
  triples: [3, 1],
  tripling: [3, 1],
  thrice: [3, 1],
  threefold: [3, 1],
  treble: [3, 1],
  trebled: [3, 1],
  trebling: [3, 1],
  quadruple: [4, 1],
  quadrupled: [4, 1],
  quadrupling: [4, 1],
  fourfold: [4, 1],
  quadruples: [4, 1],
  quintuple: [5, 1],
  quintupled: [5, 1],
  quintupling: [5, 1],
  sextupled: [6, 1],
  fivefold: [5, 1],
  sixfold: [6, 1],
  sevenfold: [7, 1],
  eightfold: [8, 1],
  ninefold: [9, 1],
  tenfold: [10, 1],
  twentyfold: [20, 1],
  fiftyfold: [50, 1],
  hundredfold: [100, 1],
  thousandfold: [1000, 1],
  halved: [1, 2],
  halve: [1, 2],
  halving: [1, 2],
  halves: [1, 2],
};
export const MULTIPLIER_VALUES: ReadonlyMap<string, readonly [number, number]> = new Map(Object.entries(MULTIPLIERS));
for (const word of MULTIPLIER_VALUES.keys()) if (word !== 'halves') put(word, Word.multiplier, 0);

/** Kind of a word form inside numerals (`Word`), or 0. */
export function wordKind(form: number): number {
  return table.get(form) & 0xff;
}

/** Value of a word form: the number, the scale, or the denominator. */
export function wordValue(form: number): bigint {
  return values[(table.get(form) >>> 8) - 1] ?? 0n;
}

/** Whether a lower-cased word looks like a noun in the plural: "ships", not "gas", "press" or "crisis". */
export function isPluralForm(word: string): boolean {
  return word.length > 3 && word.endsWith('s') && !/(?:ss|us|is|'s)$/.test(word);
}

/** What makes an ordinal of digits. */
export const ORDINAL_ENDING: RegExp = /^(?:st|nd|rd|th)$/;
