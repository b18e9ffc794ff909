import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDecimal, parseDecimal } from '../../../extractors/numbers/decimal.js';
import { applyFactor, parseFactor } from '../../../extractors/numbers/factor.js';
import { UNITS } from '../../../extractors/numbers/units.js';
import { readNumbers } from './read-numbers.js';

/** What a text's only number is worth. */
function only(text: string): ReturnType<typeof readNumbers>[number] {
  const numbers = readNumbers(text);
  expect(numbers.map((number) => number.text)).toHaveLength(1);
  return numbers[0] as (typeof numbers)[number];
}

const group = (digits: string, mark: string): string => digits.replace(/\B(?=(?:\d{3})+$)/g, mark);
/** Indian grouping: 12,34,567. */
const lakhs = (digits: string): string =>
  digits.length <= 3 ? digits : `${digits.slice(0, -3).replace(/\B(?=(?:\d{2})+$)/g, ',')},${digits.slice(-3)}`;

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = ['', '', ...'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')];
const SCALES: readonly (readonly [bigint, string])[] = [
  [10n ** 15n, 'quadrillion'],
  [10n ** 12n, 'trillion'],
  [10n ** 9n, 'billion'],
  [10n ** 6n, 'million'],
  [1000n, 'thousand'],
];

/** A whole number in words, as style books spell it. */
function spell(value: bigint): string {
  for (const [scale, word] of SCALES) {
    if (value < scale) continue;
    const rest = value % scale;
    const tail = rest === 0n ? '' : ` ${rest < 100n ? 'and ' : ''}${spell(rest)}`;
    return `${spell(value / scale)} ${word}${tail}`;
  }
  const small = Number(value);
  if (small >= 100)
    return `${ONES[Math.floor(small / 100)]} hundred${small % 100 === 0 ? '' : ` and ${spell(BigInt(small % 100))}`}`;
  if (small < 20) return ONES[small] as string;
  return `${TENS[Math.floor(small / 10)]}${small % 10 === 0 ? '' : `-${ONES[small % 10]}`}`;
}

const whole = fc.bigInt({ min: 1000n, max: 10n ** 15n }).map(String);
const fraction = fc.stringMatching(/^\d{1,6}$/);

describe('a value that is formatted and read again is the value', () => {
  it.each([
    ['plain', (w: string, f: string) => `${w}.${f}`],
    ['with commas', (w: string, f: string) => `${group(w, ',')}.${f}`],
    ['with lakhs', (w: string, f: string) => `${lakhs(w)}.${f}`],
    ['with points and a comma', (w: string, f: string) => `${group(w, '.')},${f}`],
  ])('%s', (_name, format) => {
    fc.assert(
      fc.property(whole, fraction, (w, f) => {
        const number = only(`They bought ${format(w, f)} units of it.`);
        expect(number.decimal).toBe(formatDecimal(parseDecimal(`${w}.${f}`)));
        expect(number.decimals).toBe(f.length);
        expect(number.precision).toBe(formatDecimal({ mantissa: 1n, exponent: -f.length }));
      }),
    );
  });

  it.each([
    ['no-break spaces', '\u00a0'],
    ['narrow no-break spaces', '\u202f'],
    ['apostrophes', "'"],
  ])('with %s', (_name, mark) => {
    fc.assert(
      fc.property(whole, (w) => {
        expect(only(`They bought ${group(w, mark)} units of it.`).decimal).toBe(w);
      }),
    );
  });

  it('in words', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 2n, max: 10n ** 18n - 1n }), (value) => {
        fc.pre(value < 1000n || value >= 3000n); // "two thousand and five" is a year to many
        const words = spell(value);
        const number = only(`They bought ${words} units of it.`);
        expect(number).toMatchObject({ kind: 'cardinal', text: words, decimal: String(value) });
      }),
    );
  });

  it.each(['million', 'billion', 'trillion', 'bn', 'lakh', 'crore'])('with the scale word %s', (scale) => {
    const power = { million: 6, billion: 9, trillion: 12, bn: 9, lakh: 5, crore: 7 }[scale] as number;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), fraction, (w, f) => {
        const exact = parseDecimal(`${w}.${f}`);
        const expected = formatDecimal({ mantissa: exact.mantissa, exponent: exact.exponent + power });
        expect(only(`They bought ${w}.${f} ${scale} units of it.`).decimal).toBe(expected);
        expect(only(`They paid €${w}.${f} ${scale} for it.`)).toMatchObject({ decimal: expected, unit: 'EUR' });
      }),
    );
  });

  it('as a range', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 400 }),
        fc.integer({ min: 1, max: 400 }),
        fc.constantFrom('–', '-', ' to '),
        (low, more, joint) => {
          expect(only(`It takes ${low}${joint}${low + more}% of it.`)).toMatchObject({
            kind: 'percent',
            decimal: null,
            lowDecimal: String(low),
            highDecimal: String(low + more),
          });
        },
      ),
    );
  });

  it('below zero', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), fc.constantFrom('-', '−', 'minus '), (value, sign) => {
        expect(only(`It fell to ${sign}${value}% then.`).decimal).toBe(String(-value));
      }),
    );
  });
});

describe('units', () => {
  /** Units of one kind that decimals convert exactly, by their first name. */
  const scalable = UNITS.filter(
    ({ factor, offset, base, names }) =>
      factor !== null &&
      base !== null &&
      offset === null &&
      !factor.includes('/') &&
      names.length > 0 &&
      /^[a-z]{4,}$/.test(names[1] ?? (names[0] as string)) &&
      names[0] !== 'pound' &&
      names[0] !== 'gray',
  );

  it('scaled up and down keep the value in the base unit', () => {
    const pairs = scalable.flatMap((a) =>
      scalable.filter((b) => b.base === a.base && b !== a).map((b) => [a, b] as const),
    );
    expect(pairs.length).toBeGreaterThan(100);
    fc.assert(
      fc.property(fc.constantFrom(...pairs), fc.integer({ min: 2, max: 9999 }), ([a, b], count) => {
        // count × a, told in b
        const inB = applyFactor(parseDecimal(String(count)), {
          numerator: parseFactor(a.factor as string).numerator * parseFactor(b.factor as string).denominator,
          denominator: parseFactor(a.factor as string).denominator * parseFactor(b.factor as string).numerator,
        });
        fc.pre(formatDecimal(inB).length < 15);
        const name = (unit: typeof a): string => unit.names[1] ?? (unit.names[0] as string);
        const one = only(`A total of ${count} ${name(a)} remained.`);
        const other = only(`A total of ${formatDecimal(inB)} ${name(b)} remained.`);
        expect(other.baseUnit).toBe(one.baseUnit);
        // what had to be rounded to be printed may differ in the last of its digits
        expect(Math.abs(Number(other.baseDecimal) / Number(one.baseDecimal) - 1)).toBeLessThan(1e-9);
      }),
    );
  });
});

describe('the slice law', () => {
  const odd = fc.constantFrom(
    '$',
    '€',
    '1',
    '23',
    '1.1',
    '1,200',
    '.5',
    '-',
    '–',
    '—',
    ' ',
    ' ',
    '  ',
    'two',
    'and',
    'half',
    'a',
    'hundred',
    'million',
    'bn',
    'k',
    '%',
    'per',
    'cent',
    'km',
    '/',
    'h',
    '2',
    '²',
    '°',
    'C',
    '(',
    ')',
    '[',
    ']',
    'to',
    'from',
    'between',
    ',',
    '.',
    'x',
    '×',
    '^',
    '⁻⁴',
    '½',
    'one',
    'in',
    'third',
    'dozens',
    'of',
    'US',
    'USD',
    'pounds',
    '±',
    'minus',
    '\n',
    '💶',
    '́',
    '\u202e',
    '\ud800',
    '\u00a0',
    '\u202f',
    '"',
    '″',
  );

  function holds(text: string): void {
    let end = 0;
    for (const number of readNumbers(text)) {
      expect(text.slice(number.start, number.end)).toBe(number.text);
      expect(number.start).toBeGreaterThanOrEqual(end);
      expect(number.end).toBeGreaterThan(number.start);
      end = number.end;
      for (const decimal of [
        number.decimal,
        number.lowDecimal,
        number.highDecimal,
        number.precision,
        number.baseDecimal,
      ])
        if (decimal !== null) expect(decimal).toMatch(/^-?\d+(?:\.\d+)?$/);
      expect((number.lowDecimal === null) === (number.highDecimal === null)).toBe(true);
    }
  }

  it('holds for odd pieces in any order', () => {
    fc.assert(
      fc.property(fc.array(odd, { maxLength: 40 }), (pieces) => holds(pieces.join(''))),
      { numRuns: 1500 },
    );
    fc.assert(
      fc.property(fc.array(odd, { maxLength: 40 }), (pieces) => holds(pieces.join(' '))),
      { numRuns: 1500 },
    );
  });

  it('holds for any characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), holds), { numRuns: 500 });
  });

  it.each(['7', ',', ' ', '-', '$1.1 ', 'two and ', '5, ', '5 per ', '(1', '[1,', 'one half of ', '1 000 '])(
    'holds for %j without end',
    (piece) => {
      holds(piece.repeat(2000));
    },
  );
});

describe('sentences in another order', () => {
  const sentences = [
    'The yard built 12 cargo ships.',
    'Costs fell 3.5% to €2.4 bn.',
    'It lies 40 to 60 km away.',
    'Two-thirds of them are old.',
    'It burns 40 tonnes a year.',
  ];

  it('have the same numbers', () => {
    const forms = (text: string): string[] =>
      readNumbers(text)
        .map(({ text: span, decimal, lowDecimal, unit }) => `${span} ${decimal ?? lowDecimal} ${unit}`)
        .sort();
    const expected = forms(sentences.join(' '));
    fc.assert(
      fc.property(fc.shuffledSubarray(sentences, { minLength: sentences.length }), (order) => {
        expect(forms(order.join(' '))).toEqual(expected);
      }),
    );
  });
});
