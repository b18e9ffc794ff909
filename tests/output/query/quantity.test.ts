import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CURRENCIES } from '../../../extractors/numbers/currencies.js';
import { UNITS } from '../../../extractors/numbers/units.js';
import { askedUnit, fromBase, parseBound, toBase, unknownUnit } from '../../../output/query/quantity.js';

describe('a unit that is asked for', () => {
  it('is known by code, symbol, name, in either number and case', () => {
    for (const [words, code, base] of [
      ['km', 'km', 'm'],
      ['kilometres', 'km', 'm'],
      ['miles', '[mi_i]', 'm'],
      ['[mi_i]', '[mi_i]', 'm'],
      ['t', 't', 'g'],
      ['tonnes', 't', 'g'],
      ['m', 'm', 'm'],
      ['USD', 'USD', 'USD'],
      ['usd', 'USD', 'USD'],
      ['try', 'TRY', 'TRY'],
      ['top', 'TOP', 'TOP'],
      ['dollars', 'USD', 'USD'],
      ['Canadian dollars', 'CAD', 'CAD'],
      ['€', 'EUR', 'EUR'],
      ['$', 'USD', 'USD'],
      ['%', '%', '%'],
      ['percent', '%', '%'],
      ['percentage points', 'pp', 'pp'],
      ['dorints', 'dorints', 'dorints'],
    ] as const) {
      const unit = askedUnit(words);
      expect([words, unit.code, unit.base]).toEqual([words, code, base]);
    }
  });

  it('may be one for another, which converts as its parts do; blanks around it do not count', () => {
    for (const [words, code, base, two] of [
      [' km ', 'km', 'm', 2000],
      ['km/h', 'km/h', 'm/s', 2 / 3.6],
      ['tonnes per day', 't/d', 'g/s', 2e6 / 86_400],
      ['cubic metres per second', 'm3/s', 'm3/s', 2],
      ['thb', 'THB', 'THB', 2],
    ] as const) {
      const unit = askedUnit(words);
      expect([words, unit.code, unit.base, unit.known]).toEqual([words, code, base, true]);
      expect(toBase(2, unit)).toBeCloseTo(two, 9);
      expect(fromBase(toBase(2, unit), unit)).toBe(2);
    }
    expect(askedUnit('xyz')).toMatchObject({ code: 'xyz', known: false });
  });

  it('every unit and currency of the tables is found by its own code', () => {
    for (const { code, base, factor } of UNITS) {
      const unit = askedUnit(code);
      expect([code, unit.code, unit.base]).toEqual([code, code, base !== null && factor !== null ? base : code]);
    }
    for (const { code } of CURRENCIES) expect(askedUnit(code).code).toBe(code);
  });

  it('converts there and back without loss', () => {
    const convertible = UNITS.filter((unit) => unit.factor !== null).map((unit) => unit.code);
    fc.assert(
      fc.property(fc.constantFrom(...convertible), fc.integer({ min: -1_000_000, max: 1_000_000 }), (code, n) => {
        const unit = askedUnit(code);
        const value = n / 100;
        expect(fromBase(toBase(value, unit), unit)).toBeCloseTo(value, 6);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('words that are no unit', () => {
  it('are known as such, and those that are one as that', () => {
    for (const [words, known] of [
      ['km', true],
      ['usd', true],
      ['miles', true],
      ['m/s', true],
      ['xyzzy', false],
      ['dorints', false],
      ['', false],
    ] as const)
      expect([words, askedUnit(words).known]).toEqual([words, known]);
  });

  for (const [words, meant] of [
    ['dolars', ['dollars']],
    ['kilometrs', ['kilometers']],
    ['tones', ['tonnes']],
    ['uro', ['euro']],
    ['xyzzy', []],
  ] as const) {
    it(`"${words}" may mean ${meant.join(' or ') || 'nothing that is known'}`, () => {
      const told = unknownUnit(words);
      expect(told).toContain(`"${words}" is no unit that is known: give a currency (EUR, dollars)`);
      for (const name of meant) expect(told).toContain(`"${name}"`);
      expect(told.includes('did you mean')).toBe(meant.length > 0);
      // at most three, each of another unit
      expect(told.match(/ or "/g)?.length ?? 0).toBeLessThanOrEqual(2);
    });
  }

  it.each(['million', 'bn', 'Thousand'])('"%s" is a scale', (words) => {
    expect(askedUnit(words).known).toBe(false);
    expect(unknownUnit(words)).toBe(
      `"${words}" is a scale and no unit: it goes with a value (min "3 ${words}", or "3 ${words} EUR")`,
    );
  });

  it('may be a symbol in other capitals, where no other is written so', () => {
    expect(['Kwh', 'KWH', 'Km', 'gwH'].map((words) => askedUnit(words).code)).toEqual(['kW.h', 'kW.h', 'km', 'GW.h']);
    expect(['mW', 'MW'].map((words) => askedUnit(words).code)).toEqual(['mW', 'MW']);
  });

  it('may count something: then they are a measure', () => {
    expect(unknownUnit('people')).toContain('what is counted is a measure');
  });

  it('name one unit once', () => {
    expect(unknownUnit('kilometrs').match(/kilomet/g)).toHaveLength(2);
  });
});

describe('a bound', () => {
  it('keeps words that are no unit, for whoever knows them', () => {
    const { value, unit } = parseBound('min', 'ten apples');
    expect([value, unit?.code, unit?.known]).toEqual([10, 'apples', false]);
    expect(() => parseBound('min', '5 km apples')).toThrowError('"apples" in "5 km apples" is not understood');
    expect(() => parseBound('max', 'lots')).toThrowError('max: expected a number, or a figure with its unit');
  });

  it('is a number, however it is written', () => {
    for (const [given, value] of [
      [1500000, 1.5e6],
      ['1500000', 1.5e6],
      ['1,500,000', 1.5e6],
      ['1.5m', 1.5e6],
      ['2bn', 2e9],
      ['3 tn', 3e12],
      ['4k', 4000],
      ['-0.5', -0.5],
      ['1e6', 1e6],
      ['3 million', 3e6],
    ] as const) {
      const bound = parseBound('min', given);
      expect([given, bound.value, bound.unit]).toEqual([given, value, null]);
    }
  });

  it('or a figure with its unit', () => {
    for (const [given, value, code] of [
      ['1 trillion JPY', 1e12, 'JPY'],
      ['¥1 trillion', 1e12, 'JPY'],
      ['$40', 40, 'USD'],
      ['50bn USD', 5e10, 'USD'],
      ['10 km', 10, 'km'],
      ['2.5 million tonnes', 2.5e6, 't'],
      ['12%', 12, '%'],
    ] as const) {
      const bound = parseBound('min', given);
      expect([given, bound.value, bound.unit?.code]).toEqual([given, value, code]);
    }
  });

  it('in which 296 billion and 296,000 million are one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), (n) => {
        const one = parseBound('min', `${n} billion USD`);
        expect(parseBound('min', `${n},000 million USD`)).toEqual(one);
        expect(parseBound('min', `$${n}bn`).value).toBe(one.value);
      }),
      { numRuns: 200 },
    );
  });

  it('that is none is refused, whatever it is', () => {
    for (const given of ['', 'lots', '5 or 6 km', 'about', '$', 'km', '1 2 3'])
      expect(() => parseBound('min', given), given).toThrowError(expect.objectContaining({ code: 'STORE_QUERY' }));
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (given) => {
        try {
          expect(Number.isFinite(parseBound('max', given).value)).toBe(true);
        } catch (error) {
          expect(error).toMatchObject({ code: 'STORE_QUERY' });
        }
      }),
      { numRuns: 1000 },
    );
  });
});
