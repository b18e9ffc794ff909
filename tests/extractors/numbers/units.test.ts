import { UcumLhcUtils } from '@lhncbc/ucum-lhc';
import { describe, expect, it } from 'vitest';
import { CURRENCIES } from '../../../extractors/numbers/currencies.js';
import { UNITS } from '../../../extractors/numbers/units.js';
import { readNumbers } from './read-numbers.js';

const ucum = UcumLhcUtils.getInstance();
const ratio = (factor: string): number => {
  const [above, below = '1'] = factor.split('/') as [string, string | undefined];
  return Number(above) / Number(below);
};
/** How far two ratios may lie apart: the library counts in floating point. */
const NEAR = 1e-9;

describe('units', () => {
  const rows = UNITS.filter((unit) => unit.ucum);

  it('have each a code of their own and at least 250 names', () => {
    expect(new Set(UNITS.map(({ code }) => code)).size).toBe(UNITS.length);
    expect(new Set(UNITS.flatMap(({ names }) => names)).size).toBeGreaterThan(250);
  });

  it.each(rows)('$code is UCUM', ({ code }) => {
    expect(ucum.validateUnitString(code).status).toBe('valid');
  });

  it.each(rows.filter(({ factor, offset }) => factor !== null && offset === null))(
    '$code is $factor $base',
    ({ code, base, factor }) => {
      const { status, toVal } = ucum.convertUnitTo(code, 1, base as string);
      expect(status).toBe('succeeded');
      expect(Math.abs((toVal as number) / ratio(factor as string) - 1)).toBeLessThan(NEAR);
    },
  );

  it.each(rows.filter(({ offset }) => offset !== null))(
    '$code has its zero where UCUM has it',
    ({ code, base, factor, offset }) => {
      for (const value of [-40, 0, 36.6, 212]) {
        const { toVal } = ucum.convertUnitTo(code, value, base as string);
        expect(toVal as number).toBeCloseTo((value + Number(offset)) * ratio(factor as string), 9);
      }
    },
  );

  it.each(UNITS.filter(({ ucum: known }) => !known))(
    '$code is no UCUM code that means something else',
    ({ code, factor, base }) => {
      const { status, unit } = ucum.validateUnitString(code);
      // a plain symbol that UCUM happens to read is told apart by its kind: no factor of ours may contradict it
      if (status === 'valid' && factor !== null && unit !== null && base !== null) {
        const { toVal } = ucum.convertUnitTo(code, 1, base);
        if (toVal !== null) expect(Math.abs(toVal / ratio(factor) - 1)).toBeGreaterThan(NEAR);
      }
      expect(code).not.toBe('');
    },
  );

  it.each(
    rows
      .flatMap(({ names, code }) => names.map((name) => ({ name, code })))
      .filter(({ name }) => !/^(?:yo|[a-z]{1,3}|°.*|º.*)$/.test(name)),
  )('are read by name: $name', ({ name, code }) => {
    const [number] = readNumbers(`It came to 7.5 ${name.replace(' . ', '. ').replace(/ ([-/]) /g, '$1')}, they said.`);
    expect(number?.unit).toBe(code);
  });
});

describe('currencies', () => {
  const known = new Set(Intl.supportedValuesOf('currency'));

  it.each(CURRENCIES.filter(({ current }) => current))('$code is in ISO 4217', ({ code }) => {
    expect(known.has(code)).toBe(true);
  });

  it('hold every country’s currency of ISO 4217', () => {
    const ours = new Set(CURRENCIES.map(({ code }) => code));
    // funds, metals, and what was withdrawn or renamed since ICU's table
    const left = ['CUC', 'SLL', 'SVC', 'XCG', 'XSU', 'ZWL'];
    const missing = [...known].filter((code) => !ours.has(code) && !left.includes(code) && !/^X[A-Z]{2}$/.test(code));
    expect(missing.filter((code) => !/^(?:CHE|CHW|COU|CLF|MXV|USN|UYI|UYW|BOV)$/.test(code))).toEqual([]);
  });

  it.each(CURRENCIES.filter(({ names }) => names.length > 0))('$code is read before and behind a sum', ({ code }) => {
    for (const text of [`They paid ${code} 1,500 then.`, `They paid 1,500 ${code} then.`])
      expect(readNumbers(text)[0]).toMatchObject({ kind: 'money', unit: code, decimal: '1500' });
  });
});
