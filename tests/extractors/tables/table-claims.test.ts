import { describe, expect, it } from 'vitest';
import { extract } from '../../../extractors/extract.js';
import { claimsOf, type TableText, tableText } from './table-text.js';

describe('a head that is a time', () => {
  const towns = {
    caption: 'Budget by year, million euros',
    rows: [
      ['Town', '2022', '2023'],
      ['Arden', '5', '200'],
      ['Belcombe', '7.5', '–'],
    ],
  };
  it('is the time of the figures below it, and of no others', () => {
    expect(claimsOf(towns)).toEqual([
      '5 = 5000000 EUR · Budget · Arden · 2022',
      '200 = 200000000 EUR · Budget · Arden · 2023',
      '7.5 = 7500000 EUR · Budget · Belcombe · 2022',
    ]);
  });
  it('is a time and no figure, and what it dates points to it', () => {
    const { text, tables } = tableText(towns);
    const { numbers, dates, claims } = extract(text, { tables });
    expect(numbers.map((number) => number.text)).toEqual(['5', '200', '7.5']);
    expect(dates.map((date) => date.text)).toEqual(['2022', '2023']);
    expect(claims.map((claim) => claim.time?.start)).toEqual(
      [text.indexOf('2022'), text.indexOf('2023')].concat(text.indexOf('2022')),
    );
  });
  it('beside a row is that of the row', () => {
    expect(
      claimsOf({
        rows: [
          ['Year', 'Ships', 'Crews'],
          ['2019', '12', '340'],
          ['2020', '9', '255'],
        ],
      }),
    ).toEqual([
      '12 = 12 · Ships · – · 2019',
      '340 = 340 · Crews · – · 2019',
      '9 = 9 · Ships · – · 2020',
      '255 = 255 · Crews · – · 2020',
    ]);
  });
  it('of two digits is of the century that such a year has in prose', () => {
    const rows = [
      ['Plant', "'34", "'45", 'Mar-62', '1Q24'],
      ['Hestvik', '12', '14', '15', '9'],
    ];
    expect(claimsOf({ rows }).map((claim) => claim.split(' · ').at(-1))).toEqual([
      '2034',
      '1945',
      '1962-03',
      '2024-Q1',
    ]);
  });
  it('over others lends them its year: quarters, halves, months', () => {
    expect(
      claimsOf({
        heads: 2,
        rows: [
          [
            { text: 'Plant', rows: 2 },
            { text: '2022', columns: 2 },
            { text: '2023', columns: 2 },
          ],
          ['Q1', 'March', 'Q1', 'March'],
          ['Hestvik', '12', '14', '11', '9'],
        ],
      }),
    ).toEqual([
      '12 = 12 · – · Hestvik · 2022-Q1',
      '14 = 14 · – · Hestvik · 2022-03',
      '11 = 11 · – · Hestvik · 2023-Q1',
      '9 = 9 · – · Hestvik · 2023-03',
    ]);
  });
  it('has no year where the table tells none, whatever the day of the article', () => {
    expect(
      claimsOf({
        rows: [
          ['Mine', 'Q1', 'May'],
          ['Tarn', '5', '6'],
        ],
      }),
    ).toEqual(['5 = 5 · – · Tarn · XXXX-Q1', '6 = 6 · – · Tarn · XXXX-05']);
  });
  it('below "Year ended 31 March" is a year, below "Three months ended 30 June" a quarter', () => {
    const under = (head: string): string[] =>
      claimsOf({
        heads: 2,
        rows: [
          ['', { text: head, columns: 2 }],
          ['', '2024', '2023'],
          ['Turnover', '£5m', '£4m'],
        ],
      });
    expect(under('Year ended 31 March')).toEqual([
      '£5m = 5000000 GBP · Turnover · – · 2024',
      '£4m = 4000000 GBP · Turnover · – · 2023',
    ]);
    expect(under('Three months ended 30 June')[0]).toBe('£5m = 5000000 GBP · Turnover · – · 2024-Q2');
  });
  it('beside others lends them its year as well', () => {
    expect(
      claimsOf({
        rows: [
          ['Year', 'Quarter', 'Sales'],
          [{ text: '2022', rows: 2 }, 'Q1', '5'],
          ['Q2', '6'],
        ],
      }),
    ).toEqual(['5 = 5 · Sales · – · 2022-Q1', '6 = 6 · Sales · – · 2022-Q2']);
  });
  it('over a part of the rows is that of the part', () => {
    expect(
      claimsOf({
        rows: [
          ['Month', 'Rain (mm)'],
          [{ text: '2022', columns: 2 }],
          ['January', '54'],
          [{ text: '2023', columns: 2 }],
          ['January', '61'],
        ],
      }),
    ).toEqual(['54 = 54 mm · Rain · – · 2022-01', '61 = 61 mm · Rain · – · 2023-01']);
  });
  it('may be written as only tables write it', () => {
    expect(
      claimsOf({
        rows: [
          ['Loans', '1Q24', "H2 '23", 'FY22', 'Mar-21'],
          ['Tarn Bank', '5', '6', '7', '8'],
        ],
      }),
    ).toEqual([
      '5 = 5 · Loans · Tarn Bank · 2024-Q1',
      '6 = 6 · Loans · Tarn Bank · 2023-H2',
      '7 = 7 · Loans · Tarn Bank · FY2022',
      '8 = 8 · Loans · Tarn Bank · 2021-03',
    ]);
  });
  it('that begins the columns anew ends the old ones', () => {
    expect(
      claimsOf({
        heads: 0,
        rows: [
          ['', '2021', '2022'],
          ['Roads', '5', '6'],
          ['', '2023', '2024'],
          ['Roads', '7', '8'],
        ],
      }),
    ).toEqual([
      '5 = 5 · Roads · – · 2021',
      '6 = 6 · Roads · – · 2022',
      '7 = 7 · Roads · – · 2023',
      '8 = 8 · Roads · – · 2024',
    ]);
  });
  it('of a forecast makes what is below it one', () => {
    expect(
      claimsOf({
        caption: 'Growth of GDP, per cent',
        rows: [
          ['', '2023', '2025 (forecast)', '2026f'],
          ['France', '0.9', '1.4', '1.6'],
        ],
      }),
    ).toEqual([
      '0.9 = 0.9 % · Growth of GDP · France · 2023',
      '1.4 = 1.4 % · Growth of GDP · France · 2025 · projected',
      '1.6 = 1.6 % · Growth of GDP · France · 2026 · projected',
    ]);
  });
});

describe('no time rather than a wrong one', () => {
  it.each([
    [
      'a head over two years at once',
      [
        ['Town', '2021', '2022'],
        ['Arden', { text: '5', columns: 2 }],
      ],
      '5 = 5 · – · Arden · –',
    ],
    [
      'a change between times',
      [
        ['Town', 'Change since 2019'],
        ['Arden', '5%'],
        ['Carrow', '6%'],
      ],
      '5% = 5 % · Change since 2019 · Arden · –',
    ],
    [
      'a stretch of years',
      [
        ['Town', '2013–2017', 'Area'],
        ['Arden', '5', '9'],
      ],
      '5 = 5 · – · Arden · –',
    ],
    [
      'a year beside and one above',
      [
        ['', '2021', '2022'],
        ['2020', '5', '6'],
        ['2019', '7', '8'],
      ],
      '5 = 5 · – · – · –',
    ],
    [
      'months beside years',
      [
        ['', '2021', '2022'],
        ['Jan', '5', '6'],
        ['Feb', '7', '8'],
        ['Mar', '1', '2'],
      ],
      '5 = 5 · – · – · –',
    ],
    [
      'a date in the cell itself',
      [
        ['Town', '2021'],
        ['Arden', '5 (2011)'],
      ],
      '5 = 5 · – · Arden · –',
    ],
    [
      'the year in which something came to be',
      [
        ['Founded', 'Company', 'Staff'],
        ['1985', 'Acme Corp.', '1,200'],
      ],
      '1,200 = 1200 · Staff · Acme Corp. · –',
    ],
    [
      'a year that is a fact of its row',
      [
        ['Company', 'Founded', 'Staff'],
        ['Acme Corp.', '1985', '1,200'],
      ],
      '1,200 = 1200 · Staff · Acme Corp. · –',
    ],
  ] as const)('%s', (_, rows, first) => {
    expect(claimsOf({ rows })[0]).toBe(first);
  });
  it.each([
    ['Passengers at Greek ports, 2023', '2023'],
    ['Passengers at Greek ports as of 31 December 2023', '2023-12-31'],
    ['Passengers at Greek ports since 2019', '–'],
    ['Passengers at Greek ports, 2019 and 2023', '–'],
    ['Passengers at Greek ports (updated 3 May 2024)', '–'],
  ])('a caption gives the one time that it tells: %s', (caption, time) => {
    expect(
      claimsOf({
        caption,
        rows: [
          ['Port', 'Passengers'],
          ['Piraeus', '900,000'],
        ],
      }),
    ).toEqual([`900,000 = 900000 · Passengers · Piraeus · ${time}`]);
  });
});

describe('rows', () => {
  it('of days, weeks or months by number have not the month of the caption', () => {
    expect(
      claimsOf({
        caption: 'Deaths per day, March 2020',
        rows: [
          ['Day', 'Italy', 'Spain'],
          ['1', '12', '0'],
          ['2', '18', '1'],
        ],
      })[0],
    ).toBe('12 = 12 · Deaths · Italy · –');
    expect(
      claimsOf({
        caption: 'Tests, 2020',
        rows: [
          ['Week', 'Tests'],
          ['1', '12'],
          ['2', '18'],
          ['3', '20'],
        ],
      }),
    ).toEqual(['12 = 12 · Tests · – · –', '18 = 18 · Tests · – · –', '20 = 20 · Tests · – · –']);
  });
  it('of ages or sizes are named by them', () => {
    expect(
      claimsOf({
        rows: [
          ['Age', 'Deaths'],
          ['0–9', '3'],
          ['10–19', '5'],
          ['80+', '500'],
        ],
      }),
    ).toEqual(['3 = 3 · Deaths · 0–9 · –', '5 = 5 · Deaths · 10–19 · –', '500 = 500 · Deaths · 80+ · –']);
  });
  it('without a name that hold figures in brackets tell of nothing', () => {
    expect(
      claimsOf({
        rows: [
          ['', 'Effect', 'Base'],
          ['Smoking', '0.12', '3'],
          ['', '(0.03)', '(1)'],
        ],
      }),
    ).toEqual(['0.12 = 0.12 · Effect · Smoking · –', '3 = 3 · Base · Smoking · –']);
  });
});

describe('four digits', () => {
  it('in a head are a year, below a year a figure', () => {
    expect(
      claimsOf({
        caption: 'Visitors',
        rows: [
          ['Museum', '2021', '2022'],
          ['Tarn Hall', '1985', '2,010'],
        ],
      }),
    ).toEqual(['1985 = 1985 · Visitors · Tarn Hall · 2021', '2,010 = 2010 · Visitors · Tarn Hall · 2022']);
  });
  it('among figures of their row and column are one', () => {
    expect(
      claimsOf({
        rows: [
          ['Museum', 'Visitors', 'Staff'],
          ['Tarn Hall', '1985', '12'],
          ['Vell House', '950', '7'],
        ],
      })[0],
    ).toBe('1985 = 1985 · Visitors · Tarn Hall · –');
  });
  it('where a column holds nothing else are years, of which nothing is claimed', () => {
    expect(
      claimsOf({
        rows: [
          ['Museum', 'Renewed', 'Staff'],
          ['Tarn Hall', '1985', '12'],
          ['Vell House', '2010', '7'],
        ],
      }),
    ).toEqual(['12 = 12 · Staff · Tarn Hall · –', '7 = 7 · Staff · Vell House · –']);
  });
});

describe('subject and measure', () => {
  it('are the name beside and the noun above', () => {
    expect(
      claimsOf({
        rows: [
          ['Country', 'Population', 'Area (km²)'],
          ['Norway', '5,400,000', '385,207'],
          ['Kenya', '55,000,000', '580,367'],
        ],
      }),
    ).toEqual([
      '5,400,000 = 5400000 · Population · Norway · –',
      '385,207 = 385207 km2 · Area · Norway · –',
      '55,000,000 = 55000000 · Population · Kenya · –',
      '580,367 = 580367 km2 · Area · Kenya · –',
    ]);
  });
  it('change places where the table is turned', () => {
    expect(
      claimsOf({
        rowHeads: true,
        rows: [
          ['', 'Norway', 'Kenya'],
          ['Population', '5,400,000', '55,000,000'],
          ['Area (km²)', '385,207', '580,367'],
        ],
      }),
    ).toEqual([
      '5,400,000 = 5400000 · Population · Norway · –',
      '55,000,000 = 55000000 · Population · Kenya · –',
      '385,207 = 385207 km2 · Area · Norway · –',
      '580,367 = 580367 km2 · Area · Kenya · –',
    ]);
  });
  it('need no known name below "Town" or "Company"', () => {
    expect(
      claimsOf({
        rows: [
          ['Town', 'Homes'],
          ['Upper Quill', '340'],
          ['Total', '340'],
        ],
      }),
    ).toEqual(['340 = 340 · Homes · Upper Quill · –', '340 = 340 · Homes · Total · –']);
  });
  it('in accounts are the line, and the company of the caption', () => {
    expect(
      claimsOf({
        caption: 'Acme Corp.: results',
        rowHeads: true,
        rows: [
          ['£m', '2023', '2022'],
          ['Revenue', '412.5', '398.1'],
          ['Operating profit', '(12.4)', '31.0'],
        ],
      }),
    ).toEqual([
      '412.5 = 412500000 GBP · Revenue · Acme Corp. · 2023',
      '398.1 = 398100000 GBP · Revenue · Acme Corp. · 2022',
      '(12.4) = -12400000 GBP · Operating profit · Acme Corp. · 2023',
      '31.0 = 31000000 GBP · Operating profit · Acme Corp. · 2022',
    ]);
  });
  it('of a list of what one thing has are its lines', () => {
    expect(
      claimsOf({
        caption: 'Hestvik',
        heads: 0,
        rowHeads: true,
        rows: [
          ['Country', 'Norway'],
          ['Population', '5,120'],
          ['Founded', '1985'],
        ],
      }),
    ).toEqual(['5,120 = 5120 · Population · Hestvik · –']);
  });
  it('of such a list without marks are not read from its first line', () => {
    expect(
      claimsOf({
        heads: 0,
        rows: [
          ['Mayor', 'Jane Roe'],
          ['Population', '5,120'],
          ['Area', '31 km²'],
        ],
      }),
    ).toEqual(['5,120 = 5120 · Population · – · –', '31 km² = 31 km2 · Area · – · –']);
  });
  it('are told by the first line of a table without marks, if it has no figures and the lines below have', () => {
    expect(
      claimsOf({
        heads: 0,
        rows: [
          ['Town', 'Homes', 'Schools'],
          ['Arden', '340', '2'],
          ['Carrow', '95', '1'],
        ],
      })[0],
    ).toBe('340 = 340 · Homes · Arden · –');
  });
  it('of two lines of heads are the inner ones', () => {
    expect(
      claimsOf({
        heads: 2,
        rows: [
          [
            { text: 'Town', rows: 2 },
            { text: 'Homes', columns: 2 },
          ],
          ['Old', 'New'],
          ['Arden', '340', '12'],
        ],
      }),
    ).toEqual(['340 = 340 · Old · Arden · –', '12 = 12 · New · Arden · –']);
  });
  it('reach down where a cell does', () => {
    expect(
      claimsOf({
        rows: [
          ['Region', 'Town', 'Homes'],
          [{ text: 'North', rows: 2 }, 'Arden', '340'],
          ['Carrow', '95'],
        ],
      }),
    ).toEqual(['340 = 340 · Homes · Arden · –', '95 = 95 · Homes · Carrow · –']);
  });
  it('beside a time are what the column counts, whatever the caption counts', () => {
    expect(
      claimsOf({
        caption: 'Ships sunk off Somalia',
        rows: [
          ['Year', 'Attacks', 'Hijackings'],
          ['2010', '219', '49'],
          ['2011', '237', '28'],
        ],
      })[0],
    ).toBe('219 = 219 · Attacks · – · 2010');
  });
  it('are not "Baseline", "Amount" or "Year"', () => {
    expect(
      claimsOf({
        rows: [
          ['Indicator', 'Baseline (2015)', 'Latest'],
          ['Literacy rate', '71%', '84%'],
          ['Grants paid', '$5m', '$7m'],
        ],
      }),
    ).toEqual([
      '71% = 71 % · Literacy rate · – · 2015',
      '84% = 84 % · Literacy rate · – · –',
      '$5m = 5000000 USD · Grants paid · – · 2015',
      '$7m = 7000000 USD · Grants paid · – · –',
    ]);
    expect(
      claimsOf({
        rows: [
          ['Month', 'Jan', 'Feb', 'Mar', 'Year'],
          ['Rainfall', '5', '6', '7', '18'],
        ],
      })[3],
    ).toBe('18 = 18 · Rainfall · – · –');
  });
  it('are not the caption’s where one of several columns has but a unit', () => {
    expect(
      claimsOf({
        caption: 'Turnout',
        rows: [
          ['Ward', 'Votes', '%', '±%'],
          ['Arden North', '21,568', '48.1', '-3.2'],
        ],
      }),
    ).toEqual([
      '21,568 = 21568 · Votes · Arden North · –',
      '48.1 = 48.1 % · – · Arden North · –',
      '-3.2 = -3.2 · – · Arden North · –',
    ]);
  });
  it('are none where a column only orders its rows', () => {
    expect(
      claimsOf({
        rows: [
          ['#', 'Club', 'Won', 'Points'],
          ['1', 'Tirrel Town', '20', '70'],
          ['2', 'Vell Rovers', '19', '68'],
        ],
      }),
    ).toEqual([
      '20 = 20 · Won · Tirrel Town · –',
      '70 = 70 · Points · Tirrel Town · –',
      '19 = 19 · Won · Vell Rovers · –',
      '68 = 68 · Points · Vell Rovers · –',
    ]);
  });
  it('are the heads of the first figure of a cell; what else it holds is told without a measure', () => {
    expect(
      claimsOf({
        rows: [
          ['Group', 'Patients (%)'],
          ['Drug', '45 (12%)'],
          ['None', '44 (11%)'],
        ],
      }).slice(0, 2),
    ).toEqual(['45 = 45 · Patients · Drug · –', '12% = 12 % · – · Drug · –']);
  });
});

describe('a numbered line right above a table', () => {
  const rows = [
    ['Town', '2022', '2023'],
    ['Arden', '5', '200'],
  ];
  it('is its caption', () => {
    const before = 'Spending rose.\nTable 2: Budget by town, million euros';
    expect(claimsOf({ before, rows })).toEqual([
      '5 = 5000000 EUR · Budget · Arden · 2022',
      '200 = 200000000 EUR · Budget · Arden · 2023',
    ]);
  });
  it.each([
    'Table talk cost 5 million euros',
    'Budget, million euros',
    'Table 2: Budget, million euros\nThe towns told it.',
  ])('any other is prose: %s', (before) => {
    expect(claimsOf({ before, rows }).at(-1)).toBe('200 = 200 · – · Arden · 2023');
  });
});

describe('a unit in a head', () => {
  it.each([
    ['Sales ($m)', '7 = 7000000 USD · Sales'],
    ['Sales, million euros', '7 = 7000000 EUR · Sales'],
    ['Sales (in thousands of euros)', '7 = 7000 EUR · Sales'],
    ['Sales in US$ billion', '7 = 7000000000 USD · Sales'],
    ["Sales (£'000)", '7 = 7000 GBP · Sales'],
    ['Share of sales (%)', '7 = 7 % · Share of sales'],
    ['% of sales', '7 = 7 % · % of sales'],
    ['Percentage of sales', '7 = 7 % · Percentage of sales'],
    ['Output, thousand tonnes', '7 = 7000 t · Output'],
    ['Temperature (°C)', '7 = 7 Cel · Temperature'],
    ['Depth (m)', '7 = 7 m · Depth'],
    ['Child deaths per 1,000', '7 = 7 · Child deaths per 1,000'],
    ['Mean °C', '7 = 7 Cel · Mean'],
    ['Area km2', '7 = 7 km2 · Area'],
    ['Share (%) 2019–23', '7 = 7 % · Share (%) 2019–23'],
    // it may be a million
    ['Population (m)', '7 = 7 · Population (m)'],
    // what no unit is stays with the name
    ['Output (index, 2015=100)', '7 = 7 · Output (index, 2015=100)'],
    ['Won', '7 = 7 · Won'],
    ['Points', '7 = 7 · Points'],
  ])('%s', (head, told) => {
    expect(
      claimsOf({
        rows: [
          ['Firm', head, 'Staff'],
          ['Acme Corp.', '7', '12'],
          ['Tarn Ltd', '8', '13'],
        ],
      })[0]
        ?.split(' · ')
        .slice(0, 2)
        .join(' · '),
    ).toBe(told);
  });
  it('is the figure’s although the cell holds the digits alone', () => {
    const { text, tables } = tableText({
      rows: [
        ['Firm', 'Height (°C)', 'Lake (km²)'],
        ['Acme Corp.', '−3', '2.5'],
      ],
    });
    expect(extract(text, { tables }).numbers).toMatchObject([
      {
        text: '−3',
        kind: 'quantity',
        unit: 'Cel',
        decimal: '-3',
        baseDecimal: '270.15',
        baseUnit: 'K',
        rule: 'quantity.table-head',
      },
      {
        text: '2.5',
        kind: 'quantity',
        unit: 'km2',
        decimal: '2.5',
        precision: '0.1',
        baseDecimal: '2500000',
        baseUnit: 'm2',
      },
    ]);
  });
  it('is none of a figure that has its own', () => {
    expect(
      claimsOf({
        caption: 'Results, million euros',
        rows: [
          ['Firm', 'Sales', 'Staff costs'],
          ['Acme Corp.', '$7m', '3%'],
        ],
      }),
    ).toEqual(['$7m = 7000000 USD · Sales · Acme Corp. · –', '3% = 3 % · Staff costs · Acme Corp. · –']);
  });
  it('over a whole table holds for no count, ratio or row that is said to be otherwise', () => {
    expect(
      claimsOf({
        caption: 'Statement of income (in thousands, except per share data)',
        rows: [
          ['', '2024', '2023'],
          ['Net sales', '$1,204', '$990'],
          ['Earnings per share', '$1.20', '$0.99'],
          ['Net loss', '(31)', '8'],
        ],
      }).map((line) => line.split(' · ')[0]),
    ).toEqual([
      '$1,204 = 1204000 USD',
      '$990 = 990000 USD',
      '$1.20 = 1.2 USD',
      '$0.99 = 0.99 USD',
      '(31) = -31000',
      '8 = 8000',
    ]);
    expect(
      claimsOf({
        caption: 'Accounts, £m',
        rows: [
          ['', '2024', '2023'],
          ['Revenue', '7', '6'],
          ['Number of employees', '70', '60'],
        ],
      }).map((line) => line.split(' · ')[0]),
    ).toEqual(['7 = 7000000 GBP', '6 = 6000000 GBP', '70 = 70', '60 = 60']);
  });
  it('may stand in a column of units', () => {
    expect(
      claimsOf({
        rows: [
          ['Indicator', 'Unit', '2021'],
          ['Coal output', 'Mt', '5.1'],
          ['Exports', '€ million', '120'],
          ['Unemployment', '%', '7.1'],
        ],
      }),
    ).toEqual([
      '5.1 = 5.1 Mt · Coal output · – · 2021',
      '120 = 120000000 EUR · Exports · – · 2021',
      '7.1 = 7.1 % · Unemployment · – · 2021',
    ]);
  });
  it('of money is none of counts, and no scale is one of averages, lengths of time or shares', () => {
    const figures = (caption: string, ...names: string[]): string[] =>
      claimsOf({ caption, rows: [['Item', '2023'], ...names.map((name) => [name, '7'])] }).map(
        (line) => line.split(' · ')[0] as string,
      );
    expect(figures('Accounts, £m', 'Revenue', 'Customers', 'Stores')).toEqual(['7 = 7000000 GBP', '7 = 7', '7 = 7']);
    expect(
      claimsOf({
        caption: 'Sales (in millions)',
        heads: 2,
        rows: [
          ['', { text: 'Three months ended June 30', columns: 2 }],
          ['', '2024', '2023'],
          ['Net sales', '$7', '$6'],
        ],
      })[0],
    ).toContain('$7 = 7000000 USD · Net sales');
    expect(figures('Workforce, thousands', 'Employees', 'Average age', 'Days lost', 'Share of women')).toEqual([
      '7 = 7000',
      '7 = 7',
      '7 = 7',
      '7 = 7',
    ]);
  });
  it('may stand in the corner, with what it does not hold for', () => {
    expect(
      claimsOf({
        rows: [
          ['(in $ millions, unless otherwise stated)', '2024', '2023'],
          ['Revenue', '1,204', '1,100'],
          ['Diluted EPS ($)', '1.20', '1.05'],
          ['Employees', '12,040', '11,900'],
        ],
      }).map((line) => line.split(' · ')[0]),
    ).toEqual([
      '1,204 = 1204000000 USD',
      '1,100 = 1100000000 USD',
      '1.20 = 1.2 USD',
      '1.05 = 1.05 USD',
      '12,040 = 12040',
      '11,900 = 11900',
    ]);
  });
  it('goes by the money of the article', () => {
    const before =
      'The Australian treasurer spoke in Canberra. Australia and the Australian states agreed, Australia said.';
    expect(
      claimsOf({
        before,
        rows: [
          ['State', 'Costs ($m)'],
          ['Victoria', '7'],
          ['Queensland', '8'],
        ],
      })[0],
    ).toBe('7 = 7000000 AUD · Costs · Victoria · –');
  });
});

describe('figures of cells', () => {
  it('in brackets are below zero where others of the column are not', () => {
    const values = (...column: string[]): string[] =>
      claimsOf({ rows: [['Line', 'Effect', 'Base'], ...column.map((cell) => ['Fees', cell, '1'])] })
        .map((line) => line.split(' · ')[0] as string)
        .filter((line) => !line.startsWith('1 '));
    expect(values('12', '(3)')).toEqual(['12 = 12', '(3) = -3']);
    expect(values('(12)', '(3)')).toEqual(['12 = 12', '3 = 3']);
  });
  it('are read without the marks of notes behind them', () => {
    expect(
      claimsOf({
        rows: [
          ['Town', 'Homes', 'Schools', 'Inns'],
          ['Arden*', '340†', '2 [a]', '7²'],
        ],
      }),
    ).toEqual(['340 = 340 · Homes · Arden · –', '2 = 2 · Schools · Arden · –', '7 = 7 · Inns · Arden · –']);
  });
  it('may have blanks between their groups, which two figures of a cell have not', () => {
    expect(
      claimsOf({
        rows: [
          ['Town', 'People', 'Change', 'Sales (€)'],
          ['Arden', '1 234', '-12 345,5', '7 001 234*'],
        ],
      }),
    ).toEqual([
      '1 234 = 1234 · People · Arden · –',
      '-12 345,5 = -12345.5 · Change · Arden · –',
      '7 001 234 = 7001234 EUR · Sales · Arden · –',
    ]);
    expect(
      claimsOf({
        rows: [
          ['Town', 'Score'],
          ['Arden', '12 34'],
          ['Carrow', '5 7'],
        ],
      })[0],
    ).toBe('12 = 12 · Score · Arden · –');
  });
  it('are none where a cell says that there is nothing', () => {
    expect(
      claimsOf({
        rows: [
          ['Town', '2020', '2021', '2022', '2023'],
          ['Arden', '–', 'n/a', '', '...'],
        ],
      }),
    ).toEqual([]);
  });
  it('are joined with signs that stand in cells of their own', () => {
    expect(
      claimsOf({
        rows: [
          ['', { text: '2024', columns: 3 }, { text: '2023', columns: 3 }],
          ['Net sales', '$', '1,204', '', '$', '990', ''],
          ['Net loss', '', '(31', ')', '', '(12', ')'],
        ],
      }),
    ).toEqual([
      '$\t1,204 = 1204 USD · Net sales · – · 2024',
      '$\t990 = 990 USD · Net sales · – · 2023',
      '(31\t) = -31 · Net loss · – · 2024',
      '(12\t) = -12 · Net loss · – · 2023',
    ]);
  });
  it('"m" is a million where people are counted and a metre where a height is', () => {
    expect(
      claimsOf({
        rows: [
          ['Place', 'Passengers', 'Height'],
          ['Tarn', '1.2m', '1.2m'],
        ],
      }),
    ).toEqual(['1.2m = 1200000 · Passengers · Tarn · –', '1.2m = 1.2 m · Height · Tarn · –']);
  });
});

describe('the source of a table', () => {
  const rows = [
    ['Country', '2023'],
    ['Norway', '7'],
    ['Kenya', '9'],
  ];
  it.each([
    ['a line below it', { after: 'Source: SIPRI' }, 'SIPRI'],
    [
      'a line below it, with its date',
      { after: 'Sources: Office for National Statistics, 2023.' },
      'Office for National Statistics',
    ],
    ['its last line', { rows: [...rows, [{ text: 'Source: Eurostat', columns: 2 }]] }, 'Eurostat'],
    ['its caption', { caption: 'Spending. Source: Eurostat' }, 'Eurostat'],
  ])('is named in %s', (_, written, source) => {
    expect(claimsOf({ rows, ...written }).map((line) => line.split(' · ')[4])).toEqual([source, source]);
  });
  it.each([
    ['a line further down', 'Prices rose.\nSource: SIPRI'],
    ['nobody', 'Source: own calculations'],
    ['a speaker below it', 'Kenya spent more, SIPRI said.'],
  ])('is not %s', (_, after) => {
    expect(
      claimsOf({ rows, after })
        .slice(0, 2)
        .map((line) => line.split(' · ').length),
    ).toEqual([4, 4]);
  });
  it('is an attribution of all that the table holds', () => {
    const { text, tables } = tableText({ rows, after: 'Source: SIPRI, 2024' });
    const [attribution] = extract(text, { tables }).attributions;
    expect(attribution).toMatchObject({
      rule: 'table.source-line',
      kind: 'citation',
      cue: { text: 'Source' },
      source: { text: 'SIPRI' },
      documentDate: { text: '2024' },
    });
    expect(attribution?.contents.map((content) => content.text)).toEqual(['Country\t2023\nNorway\t7\nKenya\t9']);
  });
});

describe('prose and cells', () => {
  it('lend each other nothing', () => {
    const before = 'In 2017 the Kestrel Office said that Norvania had 40 ships.';
    const after = 'It sold 12 of them.';
    const found = claimsOf({
      before,
      after,
      rows: [
        ['Item', 'Count'],
        ['Boats', '7'],
        ['Nets', '9'],
      ],
    });
    expect(found.slice(1, 3)).toEqual(['7 = 7 · Count · Boats · –', '9 = 9 · Count · Nets · –']);
    const without = extract({ text: `${before}\n${after}`, referenceDate: '2025-06-18' }).claims;
    expect([found[0], found[3]].map((line) => line?.split(' · ')[1])).toEqual(
      without.map((claim) => claim.measure?.text),
    );
    expect(found[3]).not.toMatch(/Boats|Nets|Count/);
  });
  it('sentences in a cell are read as prose is, and take nothing from other cells', () => {
    expect(
      claimsOf({
        rows: [
          ['Year', 'What happened'],
          ['2019', 'The firm hired 300 people in Ghent and shut two plants.'],
          ['2020', 'It cut 40 jobs, according to the union.'],
        ],
      }),
    ).toEqual([
      '300 = 300 · people · Ghent · –',
      'two = 2 · plants · – · –',
      '40 = 40 · jobs · – · – · union · decrease',
    ]);
  });
  it('without an annotation are read as they always were', () => {
    const { text } = tableText({
      rows: [
        ['Town', '2022'],
        ['Arden', '5'],
      ],
    });
    expect(extract(text, { tables: [] })).toEqual(extract(text));
    expect(extract(text, { tables: null })).toEqual(extract(text));
  });
});

describe('an annotation that is none of the text', () => {
  const { text, tables } = tableText({
    caption: 'Homes',
    rows: [
      ['Town', '2022'],
      ['Arden', '5'],
    ],
  });
  const [table] = tables as [(typeof tables)[number]];
  const [cell] = table.cells as [(typeof table.cells)[number]];
  it.each([
    ['a span behind its end', [{ ...table, end: text.length + 5 }], /tables\[0\]/],
    ['two tables that overlap', [table, table], /tables\[1\]/],
    ['cells that overlap', [{ ...table, cells: [cell, cell] }], /cells\[1\]/],
    ['a caption over a cell', [{ ...table, caption: cell }], /caption/],
    ['a cell that spans nothing', [{ ...table, cells: [{ ...cell, rowSpan: 0 }] }], /cells\[0\]/],
    ['a fraction of a row', [{ ...table, cells: [{ ...cell, row: 0.5 }] }], /cells\[0\]/],
  ])('is refused: %s', (_, wrong, message) => {
    expect(() => extract(text, { tables: wrong })).toThrow(message);
  });
});

describe('a box of facts', () => {
  const box = {
    heads: 1,
    rowHeads: true,
    rows: [
      [{ text: 'Belcombe', columns: 2 }],
      [{ text: 'Area', columns: 2, head: true }],
      ['• Total', '45.3 km² (17.5 sq mi)'],
      ['Elevation', '120 m'],
      [{ text: 'Population (2021)', columns: 2, head: true }],
      ['• Total', '5,120'],
      ['• Households', '2,008'],
      ['Postal code', '4512'],
      ['Schools', '7'],
    ],
  };
  it('has items, which belong to the line over them, and rows that do not', () => {
    expect(claimsOf(box)).toEqual([
      '45.3 km² = 45.3 km2 · Area · Belcombe · –',
      '17.5 sq mi = 17.5 [mi_i]2 · Area · Belcombe · –',
      '120 m = 120 m · Elevation · Belcombe · –',
      '5,120 = 5120 · Population · Belcombe · 2021',
      '2,008 = 2008 · Households · Belcombe · 2021',
      '7 = 7 · Schools · Belcombe · –',
    ]);
  });
  it('gives a figure again in another unit, in brackets behind it', () => {
    const { text, tables } = tableText(box);
    const { claims } = extract(text, { tables });
    expect(claims.map(({ equivalentOf }) => equivalentOf)).toEqual([null, 0, null, null, null, null]);
  });
});

describe('a statement of accounts', () => {
  const statement = (heads: TableText['rows'][number]): TableText => ({
    heads: 2,
    rows: [
      ['', { text: 'Three months ended March 31,', columns: 4 }],
      heads,
      ['Revenue', '$', '120,500', '$', '110,200'],
      ['Cost of revenue', '', '60,100', '', '55,900'],
      ['Diluted earnings per share', '$', '0.45', '$', '0.32'],
    ],
  });
  const corner = '(in thousands, except per share data)';
  it('has quarters where months end with one, thousands in its corner, and earnings of a share that are none', () => {
    expect(claimsOf(statement([corner, { text: '2025', columns: 2 }, { text: '2024', columns: 2 }]))).toEqual([
      '$\t120,500 = 120500000 USD · Revenue · – · 2025-Q1',
      '$\t110,200 = 110200000 USD · Revenue · – · 2024-Q1',
      '60,100 = 60100000 · Cost of revenue · – · 2025-Q1',
      '55,900 = 55900000 · Cost of revenue · – · 2024-Q1',
      '$\t0.45 = 0.45 USD · Diluted earnings per share · – · 2025-Q1',
      '$\t0.32 = 0.32 USD · Diluted earnings per share · – · 2024-Q1',
    ]);
  });
  it('takes no times from heads that make no room for signs of money', () => {
    expect(claimsOf(statement([corner, '2025', '2024'])).map((claim) => claim.split(' · ').at(-1))).toEqual(
      new Array(6).fill('–'),
    );
  });
  it.each([
    ['Six months ended June 30,', '2025-H1'],
    ['For the nine months ended 30 September', '2025-09-30'],
    ['3 months to 28 February', '2025-02-28'],
    ['Year ended 31 March', '2025'],
  ])('%s', (over, value) => {
    const rows = [
      ['', over],
      ['', '2025'],
      ['Sales', '12.5'],
      ['Tax', '3.1'],
    ];
    const times = claimsOf({ heads: 2, rows }).map((claim) => claim.split(' · ').at(-1));
    expect(times).toEqual([value, value]);
  });
});

describe('figures in square brackets', () => {
  const spending = {
    rows: [
      ['Country', 'Spending ($ bn)', 'Note'],
      ['Norvania', '9.5', '[1]'],
      ['Kestria', '[296]', '[2]'],
    ],
  };
  it('among others are figures, and marks of notes are none', () => {
    expect(claimsOf(spending)).toEqual([
      '9.5 = 9500000000 USD · Spending · Norvania · –',
      '296 = 296000000000 USD · Spending · Kestria · –',
    ]);
  });
  it.each([
    ['Figures in square brackets are estimates.', 'estimated'],
    ['[ ] = estimate', 'estimated'],
    ['Figures are in current prices.', 'asserted'],
  ])('%s', (after, modality) => {
    const { text, tables } = tableText({ ...spending, after });
    expect(extract(text, { tables }).claims.map((claim) => claim.modality)).toEqual(['asserted', modality]);
  });
});

it('figures under "guidance" are foreseen, and it is no subject', () => {
  const rows = [
    ['', 'Q2 2025 guidance', 'FY 2025 guidance'],
    ['Revenue', '$125m', '$500m'],
    ['Costs', '$100m', '$390m'],
  ];
  expect(claimsOf({ rows }).slice(0, 2)).toEqual([
    '$125m = 125000000 USD · Revenue · – · 2025-Q2 · projected',
    '$500m = 500000000 USD · Revenue · – · FY2025 · projected',
  ]);
});
