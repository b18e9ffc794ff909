import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extract } from '../../extractors/extract.js';

/** The normal form of the figures that a text claims: what they measure, how much, in which base unit, when, who said so. */
function claimed(text: string): string[] {
  const { claims, numbers, dates } = extract({ text, referenceDate: '2025-04-02' });
  return claims.map(({ number, measure, timeMention, source }) => {
    const { baseDecimal, baseUnit, decimal, unit } = numbers[number] as (typeof numbers)[number];
    const time = timeMention === null ? null : dates[timeMention]?.value;
    return [measure?.text, baseDecimal ?? decimal, baseUnit ?? unit, time, source?.text].join(' | ');
  });
}

describe('a figure that is written otherwise', () => {
  it('in thousands, millions or billions is the same claim', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 999 }), (n) => {
        const say = (amount: string): string[] =>
          claimed(`Norvania’s roads budget reached ${amount} in 2024, the Kestrel Office said.`);
        const one = say(`$${n} billion`);
        expect(one).toHaveLength(1);
        expect(one[0]).toContain(`${n}000000000 | USD | 2024 | Kestrel Office`);
        for (const same of [`$${n},000 million`, `$${n}bn`, `${n} billion dollars`, `$${n},000,000,000`, `US$${n} bn`])
          expect(say(same), same).toEqual(one);
      }),
      { numRuns: 100 },
    );
  });

  it('in a unit that is a thousand times as large or small is the same claim', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 999 }), (n) => {
        const pairs = [
          [`${n} km`, `${n},000 metres`],
          [`${n} tonnes`, `${n},000 kilograms`],
          [`${n} GW`, `${n},000 megawatts`],
        ] as const;
        for (const [large, small] of pairs) {
          const say = (amount: string): string[] =>
            claimed(`The new line’s total came to ${amount} in 2024, the Kestrel Office said.`);
          expect(say(small)).toEqual(say(large));
          expect(say(large)).toHaveLength(1);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('sentences in another order', () => {
  const sentences = [
    'Norvania’s roads budget reached $3.1 billion in 2024, the Kestrel Office said.',
    'According to the Heron Board, exports of Ostmark fell 12% in 2023.',
    'Unemployment in Lerria stood at 7.4% in March 2025, Ada Brandt said.',
    'The harbour of Muntok took in 300 ships in 2022, the Plover Institute said.',
    'The dam of Kesta holds 41 million cubic metres, according to the Rivers Agency.',
  ];

  it('make the same claims, if each says all that it needs', () => {
    const expected = claimed(sentences.join(' ')).sort();
    expect(expected).toHaveLength(5);
    fc.assert(
      fc.property(fc.shuffledSubarray(sentences, { minLength: sentences.length }), (order) => {
        expect(claimed(order.join(' ')).sort()).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});
