import { describe, expect, it } from 'vitest';
import { claimOf, type Marks } from './read-claims.js';

const measure = (text: string, number: string, marks?: Marks): string | undefined =>
  claimOf(text, number, marks).measure?.text;

describe('the noun behind the figure', () => {
  it.each([
    ['The shipyard built 12 cargo vessels.', '12', 'cargo vessels'],
    ['The ministry approved a $1.2 billion rescue package.', '$1.2 billion', 'rescue package'],
    ['It is a 180-kilometer-wide strait.', '180-kilometer', 'strait'],
    ['The state runs a 90-vessel fleet.', '90', 'vessel'],
    ['The region saw 25% more heavy storms.', '25%', 'heavy storms'],
    ['The plan needs a ¥8 trillion ($57 billion) reserve fund.', '¥8 trillion', 'reserve fund'],
  ])('%s', (text, number, expected) => {
    expect(measure(text, number)).toContain(expected);
  });

  it('is not taken where an article opens another phrase', () => {
    expect(measure('Tickets cost $50 a seat.', '$50')).toBe('Tickets');
  });
});

describe('the noun behind "of"', () => {
  it.each([
    ['The mill bought 38% of its dried beans abroad.', '38%', 'dried beans'],
    ['Farmers stored 270,000 tonnes of dry grain.', '270,000 tonnes', 'dry grain'],
    ['The team inspected 18 of 72 village wells.', '18', 'village wells'],
    ['The team inspected 18 of 72 village wells.', '72', 'village wells'],
  ])('%s (%s)', (text, number, expected) => {
    expect(measure(text, number)).toContain(expected);
  });

  it('is not taken where the percentage is a ratio', () => {
    expect(measure('The fiscal deficit stood at 4.4% of GDP.', '4.4%')).toBe('fiscal deficit');
  });
});

describe('the noun before "of"', () => {
  it.each([
    ['The yard has a backlog of €37 billion.', '€37 billion', 'backlog'],
    ['The bank forecasts growth of 2.5%.', '2.5%', 'growth'],
    ['The bond carries a coupon of 9%.', '9%', 'coupon'],
  ])('%s', (text, number, expected) => {
    expect(measure(text, number)).toBe(expected);
  });
});

describe('the noun that changed', () => {
  it.each([
    ['The firm recorded a 9% revenue increase.', '9%', 'revenue'],
    ['The agency saw a 15% rise in truck crossings.', '15%', 'truck crossings'],
    ['Rents fell to $700, a drop of 8%.', '8%', 'Rents'],
  ])('%s', (text, number, expected) => {
    expect(measure(text, number)).toBe(expected);
  });
});

describe('the subject of the verb', () => {
  it.each([
    ['Median rents rose 5% in March.', '5%', 'Median rents'],
    ['Wages in the northern mines climbed by 4%.', '4%', 'Wages'],
    ['Unemployment was 6.3%.', '6.3%', 'Unemployment'],
    ['The toll from the storm that struck the coast rose to 418.', '418', 'toll'],
  ])('%s', (text, number, expected) => {
    expect(measure(text, number)).toBe(expected);
  });
});

describe('the object before the figure', () => {
  it.each([
    ['The audit puts the unit cost at $380.', '$380', 'unit cost'],
    ['The chain will raise prices by 6%.', '6%', 'prices'],
    ['The tax adds 0.3 percentage points to food inflation.', '0.3 percentage points', 'food inflation'],
  ])('%s', (text, number, expected) => {
    expect(measure(text, number)).toBe(expected);
  });
});

describe('shared heads and ellipses', () => {
  const text = 'The port counted 82 ferry landings in 2024, up from 67 a year before, a rise of 22%.';
  it.each(['82', '67', '22%'])('%s takes the noun of the first figure', (number) => {
    expect(measure(text, number)).toBe('ferry landings');
  });

  it('a second notation takes it too', () => {
    expect(measure('Its budget is ¥8.5 trillion ($57 billion).', '$57 billion')).toBe('budget');
  });

  it('but a semicolon ends it', () => {
    expect(measure('Exports rose 5% to $3 billion; imports fell 2%.', '2%')).toBe('imports');
  });
});

it('is empty where only a name stands for it', () => {
  expect(measure('The Kestrel 5 weighs 83 kg.', '83 kg', { names: { 'Kestrel 5': 'PRODUCT' } })).toBeUndefined();
});
