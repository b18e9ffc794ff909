import { describe, expect, it } from 'vitest';
import { readDates, readValues } from './read-dates.js';

describe('the order of numeric dates', () => {
  it('is month first where nothing says otherwise', () => {
    expect(readValues('Filed on 03/04/2025.')).toEqual(['03/04/2025 = 2025-03-04']);
  });

  it('is the one that another numeric date shows', () => {
    expect(readValues('Filed on 03/04/2025, heard on 25/04/2025.')[0]).toBe('03/04/2025 = 2025-04-03');
    expect(readValues('The British firm filed on 03/04/2025, was heard on 04/25/2025.')[0]).toBe(
      '03/04/2025 = 2025-03-04',
    );
  });

  it('is the one of the dates that are written out', () => {
    expect(readValues('Filed on 03/04/2025, heard on 5 May 2025.')[0]).toBe('03/04/2025 = 2025-04-03');
    expect(readValues('Filed on 03/04/2025, heard on May 5, 2025.')[0]).toBe('03/04/2025 = 2025-03-04');
  });

  it('is the one of the country', () => {
    expect(readValues('The court in London took £40 on 03/04/2025.')).toEqual(['03/04/2025 = 2025-04-03']);
    expect(readValues('The court in Texas took $40 on 03/04/2025.')).toEqual(['03/04/2025 = 2025-03-04']);
  });
});

describe('tense', () => {
  it.each([
    ['He said the plant closed in September.', '2024-09'],
    ['The plant will close in September.', '2025-09'],
    ['The plant is expected to close by September.', '2025-09'],
    ['The deal is payable Jan. 2.', '2026-01-02'],
    ['The deal was signed on Jan. 2.', '2025-01-02'],
    ['They agreed to meet on Friday.', '2025-06-20'],
    ['They agreed on Friday.', '2025-06-13'],
    ['It could open as early as Friday.', '2025-06-20'],
    ['Until Friday, they had not met.', '2025-06-13'],
    ['The rules take effect on Friday, effective July 1.', '2025-06-13'],
  ])('%s', (text, value) => {
    expect(readDates(text)[0]?.value).toBe(value);
  });
});

describe('what a date is counted from', () => {
  it('is the reference for "ago", the date before for "later"', () => {
    const [march, later] = readDates('It opened on March 3, 2020. It closed two days later.');
    expect(later?.value).toBe('2020-03-05');
    expect(later?.anchor).toEqual({ start: march?.start, end: march?.end, text: 'March 3, 2020' });
    expect(readDates('It opened on March 3, 2020, but closed two days ago.')[1]).toMatchObject({
      value: '2025-06-16',
      anchor: 'reference',
    });
  });

  it('is the year-ago period beside figures, and that does not move what follows', () => {
    expect(
      readValues(
        'Sales were $4 million in the first quarter, from $3 million a year earlier and $2 million a year earlier.',
      ),
    ).toEqual(['the first quarter = 2025-Q1', 'a year earlier = 2024-Q1', 'a year earlier = 2024-Q1']);
  });

  it('is a year for events', () => {
    expect(readValues('It was founded a year ago.')).toEqual(['a year ago = 2024']);
  });

  it('is the year told last in a text of long ago', () => {
    const text =
      'In 1812 he marched. In 1813 he fled. In 1814 he fell; in 1815 he came back, and in 1816 he was gone. He died on May 5.';
    expect(readValues(text).at(-1)).toBe('May 5 = 1816-05-05');
  });
});

describe('without a reference date', () => {
  it.each([
    ['It opened on Friday.', 'Friday = XXXX-WXX-5'],
    ['It opened on March 3.', 'March 3 = XXXX-03-03'],
    ['It opened in March.', 'March = XXXX-03'],
    ['It opened last year.', 'last year = XXXX'],
    ['It opened yesterday.', 'yesterday = XXXX-XX-XX'],
    ['It opened today.', 'today = PRESENT_REF'],
    ['It opened two years ago.', 'two years ago = PAST_REF'],
    ['It closed on Christmas.', 'Christmas = XXXX-12-25'],
    ['It opened in 2020, in March.', 'March = 2020-03'],
  ])('%s', (text, expected) => {
    const date = readDates(text, null).at(-1);
    expect(`${date?.text} = ${date?.value}`).toBe(expected);
    if (!expected.includes('2020')) expect(date?.firstDay).toBeNull();
  });

  it('counts no year back from a quarter whose year is not known', () => {
    for (const { value } of readDates('Profit fell in the third quarter from the year-earlier third quarter.', null))
      expect(value).not.toContain('NaN');
  });

  it('takes no part of an impossible one', () => {
    expect(readValues('It opened yesterday.', '2025-02-30')).toEqual(['yesterday = XXXX-XX-XX']);
  });
});

describe('reordering sentences', () => {
  it('changes nothing for dates that carry all they need', () => {
    const sentences = [
      'It opened on March 3, 2020.',
      'It closed in 2021.',
      'It burnt yesterday.',
      'It lasted two years.',
    ];
    const forward = readValues(sentences.join(' '));
    expect(readValues([...sentences].reverse().join(' '))).toEqual([...forward].reverse());
  });
});

describe('a whole year that figures are of', () => {
  it('has ended where it is told of early in the next', () => {
    expect(readValues('For the full year, sales rose 4%.', '2026-02-05')).toEqual(['the full year = 2025']);
    expect(readValues('For the full year, sales rose 4%.', '2025-11-05')).toEqual(['the full year = 2025']);
    expect(readValues('For the full year, sales will rise 4%.', '2026-02-05')).toEqual(['the full year = 2026']);
  });
});
