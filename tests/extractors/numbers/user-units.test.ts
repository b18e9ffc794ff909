import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extract } from '../../../extractors/extract.js';
import { extractNumbers } from '../../../extractors/numbers/extract-numbers.js';
import { type UserUnit, UserUnits } from '../../../extractors/numbers/user-units.js';
import { tokenize } from '../../../extractors/text/tokenize.js';
import { normalForm } from './read-numbers.js';

const units = new UserUnits([
  { unit: 'feddan', names: ['feddan'], factor: '4200.8335', of: 'm2' },
  { unit: 'tatami', names: ['tatami mat'], symbols: ['jō'], factor: '1653/1000', of: 'm2' },
  { unit: 'kg', names: ['bag of cement'], plurals: ['bags of cement'], factor: '50' },
  { unit: 'MWac', symbols: ['MWac'] },
  { unit: 'GBP', names: ['quid'], plurals: ['quid'], symbols: ['q£'] },
  { unit: 'USD', names: ['grand'], plurals: ['grand'], factor: '1000' },
  { unit: 't', names: ['ton'], factor: '0.90718474' },
]);

const read = (text: string): string[] =>
  extract(text, { units }).numbers.map(
    (n) => `${n.text} = ${normalForm(n)}${n.baseDecimal === null ? '' : ` = ${n.baseDecimal} ${n.baseUnit}`}`,
  );

describe('the user’s own units', () => {
  it.each([
    ['The farm has 12 feddans of beans.', '12 feddans = quantity 12 feddan = 50410.002 m2'],
    ['A 40-feddan farm was sold.', '40-feddan = quantity 40 feddan = 168033.34 m2'],
    ['It grew from 1,500 Feddans.', '1,500 Feddans = quantity 1500 feddan = 6301250.25 m2'],
    ['The room holds six tatami mats.', 'six tatami mats = quantity 6 tatami = 9.918 m2'],
    ['The room has 8 jō.', '8 jō = quantity 8 tatami = 13.224 m2'],
    [
      'The crew used 3.5 million bags of cement.',
      '3.5 million bags of cement = quantity 175000000 kg = 175000000000 g',
    ],
    ['The plant has 300 MWac.', '300 MWac = quantity 300 MWac'],
    ['It costs 20 quid.', '20 quid = money 20 GBP'],
    ['It costs q£5m.', 'q£5m = money 5000000 GBP'],
    ['It costs 3 grand.', '3 grand = money 3000 USD'],
    ['They clear 20 feddans a day.', '20 feddans a day = quantity 20 feddan/d = 0.972415162037037 m2/s'],
    ['It needs 5 kg per feddan.', '5 kg per feddan = quantity 5 kg/feddan = 1.190239984517358 g/m2'],
    ['It sold 1500 feddans.', '1500 feddans = quantity 1500 feddan = 6301250.25 m2'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it('are shared by the figures of a range', () => {
    expect(read('It has 10 to 12 feddans.')).toEqual(['10 to 12 feddans = quantity 10..12 feddan']);
  });

  it('win over the tables', () => {
    expect(read('It carries 2 tons.')).toEqual(['2 tons = quantity 1.81436948 t = 1814369.48 g']);
  });

  it.each([
    ['The feddans were sold.', []],
    ['He met 12 feddanists.', ['12 = cardinal 12']],
    ['The plant has 300 mwac.', ['300 = cardinal 300']],
    ['It came third feddan.', ['third = ordinal 3']],
    ['There are 12. Feddans are small.', ['12 = cardinal 12']],
    ['In 2024 MWac was a name.', []],
  ])('are not seen in: %s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('change nothing where they do not stand', () => {
    const text = 'Output rose 12% to 3.4 million tonnes in 2024, and $5 million was spent on 40 km of road.';
    expect(extract(text, { units }).numbers).toEqual(extract(text).numbers);
  });

  it('keep the slice law in any text', () => {
    const words = fc.constantFrom(
      '12',
      '-',
      '.',
      'feddan',
      'feddans',
      ' ',
      'quid',
      'q£',
      'million',
      'to',
      'jō',
      '½',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), (parts) => {
        const text = parts.join(' ');
        for (const n of extractNumbers(tokenize(text), { dates: [], units }))
          expect(text.slice(n.start, n.end)).toBe(n.text);
      }),
    );
  });

  it.each<[UserUnit, RegExp]>([
    [{ unit: '', names: ['x'] }, /`unit`/],
    [{ unit: 'x' }, /`names`: expected a name here or a symbol/],
    [{ unit: 'x', names: ['x'], factor: '2' }, /`of`: expected the unit/],
    [{ unit: 'x', names: ['x'], of: 'm2' }, /`factor`/],
    [{ unit: 'x', names: ['x'], factor: '0', of: 'm2' }, /`factor`: expected a number above zero/],
    [{ unit: 'x', names: ['x'], factor: '1/0', of: 'm2' }, /`factor`/],
    [{ unit: 'x', names: ['x'], factor: '-3', of: 'm2' }, /`factor`/],
    [{ unit: 'x', names: ['x'], factor: '1', of: 'Cel' }, /`of`: expected a UCUM code/],
    [{ unit: 'x', names: ['x'], factor: '1', of: 'cubit' }, /`of`: expected a UCUM code/],
    [{ unit: 'USD', names: ['x'], factor: '1/3' }, /`factor`: expected a decimal/],
    [{ unit: 'USD', names: ['x'], factor: '3', of: 'm2' }, /`of`: a currency/],
  ])('refuse %j', (unit, told) => {
    expect(() => new UserUnits([unit])).toThrowError(told);
  });
});
