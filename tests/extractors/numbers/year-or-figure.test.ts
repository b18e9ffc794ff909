import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMON_UNITS } from '../../../extractors/dates/counted.js';
import { extractDates } from '../../../extractors/dates/extract-dates.js';
import { extractNumbers } from '../../../extractors/numbers/extract-numbers.js';
import { UNITS } from '../../../extractors/numbers/units.js';
import { tokenize } from '../../../extractors/text/tokenize.js';
import { normalForm } from './read-numbers.js';

/** Figures and dates of a text: "figure 1500..2000 kg", "date 2000". */
function read(text: string): string[] {
  const tokens = tokenize(text);
  const dates = extractDates(tokens, { referenceDate: '2025-06-18' });
  return [
    ...extractNumbers(tokens, { dates }).map((number) => `${number.text} = ${normalForm(number)}`),
    ...dates.filter(({ type }) => type === 'DATE').map(({ text: span, value }) => `${span} = ${value}`),
  ];
}

describe('four digits are a figure where they', () => {
  it.each([
    ['The engine makes 2000 W.', '2000 W = quantity 2000 W'],
    ['A 2000W heater hums.', '2000W = quantity 2000 W'],
    ['The village lies at 2000 m above the sea.', '2000 m = quantity 2000 m'],
    ['The summit is 1998m high.', '1998m = quantity 1998 m'],
    ['It was heated to 1750°C.', '1750°C = quantity 1750 Cel'],
    ['The line carries 1200 kV.', '1200 kV = quantity 1200 kV'],
    ['They ordered a 2000-volt line.', '2000-volt = quantity 2000 V'],
    ['A crate of 1965 kg fell.', '1965 kg = quantity 1965 kg'],
    ['The plot has 1500-2000 sq m.', '1500-2000 sq m = quantity 1500..2000 m2'],
    ['The field measures 2010-2020 acres.', '2010-2020 acres = quantity 2010..2020 [acr_us]'],
    ['The pump (1500-2000 kWh) is old.', '1500-2000 kWh = quantity 1500..2000 kW.h'],
    ['It has 1500 to 2000 W.', '1500 to 2000 W = quantity 1500..2000 W'],
    ['It lasted 1500-2000 hours.', '1500-2000 hours = quantity 1500..2000 h'],
    ['It weighs ~1500–2000 g.', '1500–2000 g = quantity 1500..2000 g, approximately'],
  ])('measure: %s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it.each([
    ['He paid a fine of 1500 euros.', '1500 euros = money 1500 EUR'],
    ['It costs 2000 dollars.', '2000 dollars = money 2000 USD'],
    ['Tickets cost between 1500 and 2000 rupees.', '1500 and 2000 rupees = money 1500..2000 INR'],
    ['A place costs 1500-2000 euros.', '1500-2000 euros = money 1500..2000 EUR'],
    ['The repair cost EUR 2000.', 'EUR 2000 = money 2000 EUR'],
    ['The repair cost Rs 2000.', 'Rs 2000 = money 2000 INR'],
    ['The repair cost ₴2000.', '₴2000 = money 2000 UAH'],
    ['It costs USD 1500 to 2000.', 'USD 1500 to 2000 = money 1500..2000 USD'],
    ['It costs ₹1500 to ₹2000.', '₹1500 to ₹2000 = money 1500..2000 INR'],
  ])('are money: %s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it.each([
    ['The workforce fell by 2000 workers.', '2000 = cardinal 2000'],
    ['It was attended by 1500 guests.', '1500 = cardinal 1500'],
    ['A study of 2024 patients found it.', '2024 = cardinal 2024'],
    ['The force grew to 1750 troops.', '1750 = cardinal 1750'],
    ['The mill will shed 1500-2000 jobs.', '1500-2000 = cardinal 1500..2000'],
    ['A crowd of 1500-2000 people came.', '1500-2000 = cardinal 1500..2000'],
    ['Between 1500 and 2000 workers lost their jobs.', '1500 and 2000 = cardinal 1500..2000'],
    ['About 1500 people came.', '1500 = cardinal 1500, approximately'],
    ['More than 2000 people came.', '2000 = cardinal 2000, more_than'],
    ['There is no water in 1500 villages.', '1500 = cardinal 1500'],
    ['The 1800 workers were sent home.', '1800 = cardinal 1800'],
    ['It feeds 1500 to 2000 families.', '1500 to 2000 = cardinal 1500..2000'],
    ['The mill cut 1500 of its jobs.', '1500 = cardinal 1500'],
    ['The mill employs 1800.', '1800 = cardinal 1800'],
    ['It killed more than 1500.', '1500 = cardinal 1500, more_than'],
    ['At least 1500 were hurt.', '1500 = cardinal 1500, at_least'],
    ['They hired 1500 new teachers.', '1500 = cardinal 1500'],
    ['A poll of 1012 adults found it.', '1012 = cardinal 1012'],
    ['They had 2000 fewer guests.', '2000 = cardinal 2000'],
    ['The school has nearly 1500 former pupils.', '1500 = cardinal 1500, nearly'],
  ])('count: %s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });
});

describe('four digits without a noun are the levels of what changed', () => {
  it.each([
    ['Membership rose from 1500 to 2000.', '1500 = cardinal 1500', '2000 = cardinal 2000'],
    ['Membership fell from 2010 to 1980.', '2010 = cardinal 2010', '1980 = cardinal 1980'],
    ['Membership rose to 1950, the club said.', '1950 = cardinal 1950'],
    ['Deaths fell to 1950 last year.', '1950 = cardinal 1950', 'last year = 2024'],
    [
      'Membership rose from 1800 in 2019 to 1950 in 2020.',
      '1800 = cardinal 1800',
      '1950 = cardinal 1950',
      '2019 = 2019',
      '2020 = 2020',
    ],
  ])('%s', (text, ...expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    ['Membership fell from 2010 to 2020.', '2010', '2020'],
    ['Membership rose from 1990 to 2000.', '1990', '2000'],
    ['Deaths fell to 2009 levels.', '2009'],
  ])('unless years are meant: %s', (text, ...years) => {
    expect(read(text)).toEqual(years.map((year) => `${year} = ${year}`));
  });
});

describe('the same digits are a year where they', () => {
  it.each([
    ['In 2024 patients paid more.', '2024'],
    ['In 2020 people stayed at home.', '2020'],
    ['By 2000 workers had left.', '2000'],
    ['Since 2010 workers have left.', '2010'],
    ['Compared to 2019 passengers are fewer.', '2019'],
    ['The crisis of 2008 victims remember was long.', '2008'],
    ['The 2020 deaths were counted.', '2020'],
    ['It is banned by Act 1996 of the islands.', '1996'],
    ['In 2012 more people came.', '2012'],
    ['In 2012 new homes were rare.', '2012'],
    ['It is a 1963 children’s book.', '1963'],
    ['All but 7 percent of 2012 voters agreed.', '2012'],
  ])('stand before things: %s', (text, year) => {
    expect(read(text)).toContain(`${year} = ${year}`);
    expect(read(text).join()).not.toMatch(new RegExp(`cardinal ${year}`));
  });

  it.each([
    ['The 2022 cup was played in winter.', '2022'],
    ['The act of 1965 bars it.', '1965'],
    ['In 2016 pounds fell.', '2016'],
    ['By 2025 MPs had voted.', '2025'],
    ['In 2019 V Festival ended.', '2019'],
    ['By 2030 MW-class turbines will spin.', '2030'],
    ['They burned in the 1965 Watts Riots.', '1965'],
    ['It is told by Lepers et al. (2013c).', '2013'],
    ['It came in 2020 rather than 2018.', '2018'],
    ['It was later than 2021.', '2021'],
    ['The pact has held since about 1990.', '1990'],
  ])('stand before what only looks like a unit: %s', (text, year) => {
    expect(read(text)).toContain(`${year} = ${year}`);
    expect(read(text).join()).not.toMatch(/quantity|money/);
  });

  it('tell what money was worth', () => {
    expect(read('It cost $100 million in 2010 dollars.')).toEqual([
      '$100 million = money 100000000 USD',
      '2010 = 2010',
    ]);
  });

  it.each([
    ['Between 1950 and 1960 people left.', '1950', '1960'],
    ['In 1950-1960 people left the land.', '1950', '1960'],
    ['From 2010 to 2015 workers lost pay.', '2010', '2015'],
    ['Sales fell from 2010 to 2015.', '2010', '2015'],
  ])('bound a time: %s', (text, ...years) => {
    expect(read(text)).toEqual(years.map((year) => `${year} = ${year}`));
  });
});

describe('other figures beside', () => {
  it.each([
    ['The dam released 2000 ML of water.', '2000 ML = quantity 2000 ML'],
    ['A 500 ML bottle of beer.', '500 ML = quantity 500 mL'],
    ['Hearts beat 60-80 beats per minute.', '60-80 beats per minute = quantity 60..80 {beats}/min'],
    ['It cost 12-15 trillion won.', '12-15 trillion won = money 12000000000000..15000000000000 KRW'],
    ['They seized two kg of heroin.', 'two kg = quantity 2 kg'],
    ['The drive holds two TB.', 'two TB = quantity 2 TBy'],
    ['It lies three km away.', 'three km = quantity 3 km'],
    ['A fence used twelve cords of wood then.', 'twelve cords of wood = quantity 12 [crd_us]'],
    ['The shop paid R1 500 for it.', 'R1 500 = money 1500 ZAR'],
    ['The shop paid R3m for it.', 'R3m = money 3000000 ZAR'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });
});

describe('a figure that looks like a year', () => {
  const plurals = UNITS.filter(({ kind, names }) => kind !== 'time' && names.length > 1).map(
    ({ code, names }) => [names[1] as string, code] as const,
  );
  const named = plurals.filter(([name]) => /^[a-z ]{5,}s$/.test(name) && !COMMON_UNITS.has(name));
  const year = fc.integer({ min: 1500, max: 2098 });

  it('is one before any unit, alone and in any range', () => {
    expect(named.length).toBeGreaterThan(150);
    fc.assert(
      fc.property(fc.constantFrom(...named), year, fc.integer({ min: 1, max: 100 }), ([name, code], low, more) => {
        const high = low + more;
        expect(read(`They told us that ${low} ${name} were there.`).join(), name).toContain(` ${low} ${code}`);
        for (const joint of ['-', '–', ' to '])
          expect(read(`It has ${low}${joint}${high} ${name} left.`).join(), name).toContain(` ${low}..${high} ${code}`);
        expect(read(`It has between ${low} and ${high} ${name} left.`).join(), name).toContain(
          ` ${low}..${high} ${code}`,
        );
      }),
    );
  });

  it('is never a figure and a year at once', () => {
    const pieces = fc.constantFrom(
      '1500',
      '2000',
      '2024',
      'in',
      'of',
      'by',
      'to',
      'and',
      '-',
      '–',
      'from',
      'between',
      'workers',
      'kg',
      'W',
      'MW',
      'euros',
      '$',
      'EUR',
      '(',
      ')',
      ',',
      'people',
      'the',
      'a',
      '%',
      'points',
      'bars',
      'fell',
      'May',
      '.',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), fc.constantFrom('', ' '), (words, gap) => {
        const text = words.join(gap);
        const tokens = tokenize(text);
        const dates = extractDates(tokens, { referenceDate: '2025-06-18' });
        const years = dates.filter(({ rule }) => rule === 'date.year');
        for (const number of extractNumbers(tokens, { dates }))
          for (const { start, end } of years) expect(number.start < end && number.end > start, text).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});
