import { describe, expect, it } from 'vitest';
import { DocumentState } from '../../../extractors/dates/state.js';
import { tokenize } from '../../../extractors/text/tokenize.js';
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
    ['In April, Norden called the plans too dear.', '2025-04'],
    ['He revised his plans in April.', '2025-04'],
    ['In September, Norden plans to open a mill.', '2025-09'],
    ['Norden cut 400 jobs in September.', '2024-09'],
    ['Norden will cut 400 jobs in September.', '2025-09'],
    ['Prices sank in September.', '2024-09'],
    // told by no verb: the nearest
    ['The race for a seat in November', '2025-11'],
    ['The race for a seat in February', '2025-02'],
    ['It won the prize at a fair this autumn.', '2025-FA'],
    ['They agreed on Friday.', '2025-06-13'],
    ['It could open as early as Friday.', '2025-06-20'],
    ['Until Friday, they had not met.', '2025-06-13'],
    ['The rules take effect on Friday, effective July 1.', '2025-06-13'],
    ['The bank announced on Friday that it will close 40 branches.', '2025-06-13'],
    ['The bank said Friday’s vote will settle it.', '2025-06-20'],
    ['It would be paid at an undisclosed time in January.', '2026-01'],
    ['It was unveiled at the fair in September.', '2024-09'],
    ['Rivals trade barbs ahead of Friday’s vote.', '2025-06-20'],
    ['Heading into Friday’s vote, he trails.', '2025-06-20'],
    ['The north holds its vote on Friday.', '2025-06-20'],
    ['We really can win on Friday.', '2025-06-20'],
    ['Can she win on Friday?', '2025-06-20'],
    ['And on Friday, the members of the board will vote.', '2025-06-20'],
    ['But on Friday, the members of the board voted.', '2025-06-13'],
    ['The price could be higher Friday.', '2025-06-20'],
    ['He could not be reached on Friday.', '2025-06-13'],
    ['The crew may have left on Friday.', '2025-06-13'],
    ['On May 6 the crew came, and on Friday it left.', '2025-05-06'],
    ['If she wins the race Friday, she will retire.', '2025-06-20'],
    ['If anything, the rain on Friday helped.', '2025-06-13'],
    ['She died Friday at the age of 90.', '2025-06-13'],
    ['He announced a spending plan on Friday.', '2025-06-13'],
    ['They plan a march for Friday.', '2025-06-20'],
    ['Voters will stay away because of the storm on Friday.', '2025-06-13'],
    ['The terms were hammered out beginning on Friday.', '2025-06-13'],
    ['The terms will apply beginning on Friday.', '2025-06-20'],
    ['She was on “Meet the Town” on Friday.', '2025-06-13'],
    ['The two teams meet on Friday.', '2025-06-20'],
    // a plan told in the past may be over: the nearer
    ['She was scheduled to leave on Tuesday.', '2025-06-17'],
    ['The firm was to report on Friday.', '2025-06-20'],
    ['The firm is to report on Tuesday.', '2025-06-24'],
    ['A strike set for Friday has been postponed.', '2025-06-20'],
    ['A strike set for Monday has been postponed.', '2025-06-16'],
    ['A strike set for Monday will go ahead.', '2025-06-23'],
  ])('%s', (text, value) => {
    expect(readDates(text)[0]?.value).toBe(value);
  });
});

describe('a weekday beside other words', () => {
  it.each([
    // a range goes on from its first day
    ['The poll was taken Thursday through Monday.', ['Thursday = 2025-06-12', 'Monday = 2025-06-16']],
    ['He was there from Saturday to Sunday.', ['Saturday = 2025-06-14', 'Sunday = 2025-06-15']],
    ['They will be shut Saturday through Tuesday.', ['Saturday = 2025-06-21', 'Tuesday = 2025-06-24']],
    // of the day of writing, printed later
    ['He may meet protests when he speaks later Tuesday.', ['later Tuesday = 2025-06-17']],
    ['Following Monday’s leak, two aides resigned.', ['Monday = 2025-06-16']],
    [
      'It began on June 5 and ended the following Monday.',
      ['June 5 = 2025-06-05', 'the following Monday = 2025-06-09'],
    ],
    ['She was on “Saturday Night Live”.', []],
    ['It rained Saturday night in Oslo.', ['Saturday night = 2025-06-14TNI']],
  ])('%s', (text, expected) => {
    expect(readValues(text)).toEqual(expected);
  });
});

describe('a weekday that stands more than once in a text', () => {
  it.each([
    // no verb of its own tells the first
    ['The race for Saturday’s vote is open. It will be held Saturday.', ['2025-06-21', '2025-06-21']],
    ['The party won on Monday. Its win Monday will help the treasurer.', ['2025-06-16', '2025-06-16']],
    ['Judges ruled Monday. Lawyers were to study Monday’s ruling.', ['2025-06-16', '2025-06-16']],
    // nothing tells either: the nearer
    ['It was quiet before Monday’s vote. They would look for a way round Monday’s vote.', ['2025-06-16', '2025-06-16']],
    // tomorrow's weekday
    ['Envoys left Thursday for Oslo. They are to arrive Thursday.', ['2025-06-19', '2025-06-19']],
  ])('is one day: %s', (text, values) => {
    expect(readDates(text).map(({ value }) => value)).toEqual(values);
  });

  it.each([
    ['They met Monday. They will meet again next Monday.', ['2025-06-16', '2025-06-23']],
    ['They met Monday. The offer was extended until Monday.', ['2025-06-16', '2025-06-23']],
    ['They met Monday and will meet on Monday next week.', ['2025-06-16', '2025-06-23']],
    ['Leaders met Monday. The ministers will meet on Monday in Rome.', ['2025-06-16', '2025-06-23']],
    ['On Monday, the court ruled. On Monday, the king will speak.', ['2025-06-16', '2025-06-23']],
    ['They met Monday. They will meet Saturday.', ['2025-06-16', '2025-06-21']],
  ])('is two where verbs or the words beside it say so: %s', (text, values) => {
    expect(readDates(text).map(({ value }) => value)).toEqual(values);
  });

  it('takes the end of its range along', () => {
    const values = readDates('The party won on Monday. Its rally Monday through Friday will help.').map((d) => d.value);
    expect(values).toEqual(['2025-06-16', '2025-06-16', '2025-06-20']);
    expect(readValues('They will be shut Saturday through Tuesday.').at(-1)).toBe('Tuesday = 2025-06-24');
  });

  it('is left alone without a reference date', () => {
    expect(readDates('They met Monday. They will meet Monday.', null).map(({ value }) => value)).toEqual([
      'XXXX-WXX-1',
      'XXXX-WXX-1',
    ]);
  });
});

describe('what is counted from a date that is told less finely', () => {
  it.each([
    ['It opened in March 2020. The same day, it burnt.', 'The same day = 2020-03-XX'],
    ['It opened in 2020. The following month, it burnt.', 'The following month = 2020-XX'],
    ['It opened in March 2020. That week, it burnt.', 'That week = 2020-WXX'],
    ['It opened in March 2020. That weekend, it burnt.', 'That weekend = 2020-WXX-WE'],
    ['It opened on March 3, 2020. The same day, it burnt.', 'The same day = 2020-03-03'],
    ['It opened on March 3, 2020. The following month, it burnt.', 'The following month = 2020-04'],
  ])('%s', (text, expected) => {
    expect(readValues(text).at(-1)).toBe(expected);
  });

  it('is no date where "that day" is any day', () => {
    expect(readValues('In March 2020, a bad tweet meant heavy losses that day.')).toEqual(['March 2020 = 2020-03']);
  });

  it('is the quarter told last', () => {
    expect(readValues('Profit fell in the first quarter. Costs of that quarter rose.').at(-1)).toBe(
      'that quarter = 2025-Q1',
    );
  });
});

describe('holiday weeks', () => {
  it.each([
    ['Shops were full in Christmas week 2022.', 'Christmas week 2022 = 2022-W51'],
    // Labor Day is a Monday, its weekend stands before it
    ['Roads were full over Labor Day weekend.', 'Labor Day weekend = 2024-W35-WE'],
    ['Roads will be full over Thanksgiving weekend.', 'Thanksgiving weekend = 2025-W48-WE'],
    ['They will collect on Giving Tuesday.', 'Giving Tuesday = 2025-12-02'],
    ['Roads were full last Easter weekend.', 'last Easter weekend = 2025-W16-WE'],
  ])('%s', (text, expected) => {
    expect(readValues(text)).toEqual([expected]);
  });

  it('has begun on the first of its days', () => {
    expect(readValues('Easter week began with a strike.', '2025-04-14')).toEqual(['Easter week = 2025-W16']);
  });

  it('is unknown without a year', () => {
    expect(readDates('It shut in Christmas week.', null)).toEqual([]);
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

  it('is the month some years before, where the month was told with its year', () => {
    expect(readValues('Output fell to 40% in May 2024 from 70% three years earlier.').at(-1)).toBe(
      'three years earlier = 2021-05',
    );
    expect(readValues('A poll in May found 40%, up from 30% three years earlier.').at(-1)).toBe(
      'three years earlier = 2022',
    );
  });

  it('is a year for events', () => {
    expect(readValues('It was founded a year ago.')).toEqual(['a year ago = 2024']);
  });

  it('is the year told last in a text of long ago', () => {
    const text =
      'In 1812 he marched. In 1813 he fled. In 1814 he fell; in 1815 he came back, and in 1816 he was gone. He died on May 5.';
    expect(readValues(text).at(-1)).toBe('May 5 = 1816-05-05');
  });

  it('is the day of writing in news that looks back', () => {
    const text =
      'She ran in 1994, in 1998, in 2002, in 2006 and in 2010. On Monday she said she was done. Her party meets Saturday. She joined the board in May.';
    expect(readValues(text).at(-1)).toBe('May = 2025-05');
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

describe('a date that was only tried', () => {
  it('leaves no month behind when it is taken back', () => {
    const state = new DocumentState(tokenize(''), '2025-06-18');
    state.remember('2019-03', 4, true, true);
    const memory = state.memory();
    state.remember('2020-05', 6, true, true);
    expect([state.toldMonth(6), state.datedMonth(6, 1)]).toEqual(['2020-05', '2019-05']);
    state.restore(memory);
    expect([state.toldMonth(6), state.datedMonth(6, 1)]).toEqual([null, null]);
    expect([state.toldMonth(4), state.datedMonth(4, 1), state.monthTold()]).toEqual(['2019-03', '2018-03', '2019-03']);
  });
});
