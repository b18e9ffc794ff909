import { FormTable } from '../text/lexicon.js';
import { HOLIDAYS } from './holiday-table.js';

/** Classes of time words; a word has one. The low byte of a table entry is the class, the rest its value. */
export const Time = {
  month: 1,
  weekday: 2,
  /** day, week, month, year ...: value is the `Unit` */
  unit: 3,
  /** the same in the plural */
  units: 4,
  season: 5,
  /** morning, evening: value is the index in `DAY_PARTS` */
  dayPart: 6,
  /** today, yesterday, tomorrow, tonight */
  near: 7,
  /** now, recently, soon: value is the index in `REFERENCES` */
  reference: 8,
  /** last, next, this, past, previous, coming, following */
  shift: 9,
  /** early, mid, late */
  part: 10,
  ordinal: 11,
  cardinal: 12,
  /** annually, daily, hourly: value is the `Unit` */
  adverb: 13,
  /** noon, midnight */
  clock: 14,
  quarter: 15,
  half: 16,
  /** fiscal, financial */
  fiscal: 17,
  /** several, few, some, many: a number that is not told */
  vague: 18,
  every: 19,
  /** 1990s written out: nineties */
  decadeWord: 20,
  holiday: 21,
  /** q1, h2, fy: glued to digits */
  prefix: 22,
  /** the future, the near term */
  outlook: 23,
  /** at the moment, at present */
  moment: 24,
  /** YTD */
  toDate: 25,
  /** EOM */
  endMark: 26,
} as const;

export const Unit = {
  second: 1,
  minute: 2,
  hour: 3,
  day: 4,
  week: 5,
  month: 6,
  quarter: 7,
  year: 8,
  decade: 9,
  century: 10,
  fortnight: 11,
  weekend: 12,
  millennium: 13,
} as const;
export type UnitId = (typeof Unit)[keyof typeof Unit];

const table = new FormTable();
const put = (words: string, kind: number, value: number): void => {
  for (const word of words.split(' ')) table.set(word, kind | (value << 8));
};

const MONTHS = [
  'january jan jan.',
  'february feb feb.',
  'march mar mar.',
  'april apr apr.',
  'may',
  'june jun jun.',
  'july jul jul.',
  'august aug aug.',
  'september sept sept. sep sep.',
  'october oct oct.',
  'november nov nov.',
  'december dec dec.',
];
for (const [i, words] of MONTHS.entries()) put(words, Time.month, i + 1);
const WEEKDAYS = [
  'monday mon mon. mondays',
  'tuesday tue tue. tues tues. tuesdays',
  'wednesday wed wed. weds wednesdays',
  'thursday thu thu. thur thur. thurs thurs. thursdays',
  'friday fri fri. fridays',
  'saturday sat sat. saturdays',
  'sunday sun sun. sundays',
];
for (const [i, words] of WEEKDAYS.entries()) put(words, Time.weekday, i + 1);

put('second sec', Time.unit, Unit.second);
put('seconds secs', Time.units, Unit.second);
put('minute min', Time.unit, Unit.minute);
put('minutes mins', Time.units, Unit.minute);
put('hour hr', Time.unit, Unit.hour);
put('hours hrs', Time.units, Unit.hour);
put('day', Time.unit, Unit.day);
put('days', Time.units, Unit.day);
put('week wk workweek', Time.unit, Unit.week);
put('weeks wks', Time.units, Unit.week);
put('month', Time.unit, Unit.month);
put('months', Time.units, Unit.month);
put('year yr', Time.unit, Unit.year);
put('years yrs', Time.units, Unit.year);
put('decade', Time.unit, Unit.decade);
put('decades', Time.units, Unit.decade);
put('century', Time.unit, Unit.century);
put('centuries', Time.units, Unit.century);
put('fortnight', Time.unit, Unit.fortnight);
put('fortnights', Time.units, Unit.fortnight);
put('weekend', Time.unit, Unit.weekend);
put('weekends', Time.units, Unit.weekend);
put('millennium', Time.unit, Unit.millennium);
put('millennia', Time.units, Unit.millennium);
put('quarter', Time.quarter, 1);
put('quarters', Time.quarter, 2);
put('half', Time.half, 1);

export const SEASONS: readonly string[] = ['SP', 'SU', 'FA', 'WI'];
put('spring springtime', Time.season, 0);
put('summer summertime summers', Time.season, 1);
put('autumn fall', Time.season, 2);
put('winter wintertime winters', Time.season, 3);

export const DAY_PARTS: readonly string[] = ['TMO', 'TAF', 'TEV', 'TNI', 'TDT'];
put('morning mornings', Time.dayPart, 0);
put('afternoon afternoons', Time.dayPart, 1);
put('evening evenings', Time.dayPart, 2);
put('night nights overnight', Time.dayPart, 3);
put('daytime', Time.dayPart, 4);

/** Days from the reference day, plus 8. */
put('today', Time.near, 8);
put('yesterday', Time.near, 7);
put('tomorrow', Time.near, 9);
put('tonight tonite', Time.near, 20);

export const REFERENCES: readonly string[] = ['PAST_REF', 'PRESENT_REF', 'FUTURE_REF'];
put('recently lately', Time.reference, 0);
put('now currently nowadays presently', Time.reference, 1);
put('soon shortly', Time.reference, 2);

/** -1, 0, 1, plus 8; past and coming ask for durations with a number. */
put('last previous preceding prior', Time.shift, 7);
put('this current same comparable corresponding latest', Time.shift, 8);
put('next following coming upcoming', Time.shift, 9);
put('past', Time.shift, 6);
put('moment present time date', Time.moment, 1);
put('ytd', Time.toDate, 1);
put('future', Time.outlook, 2);
put('term', Time.outlook, 3);

put('early beginning start', Time.part, 1);
put('mid middle midway', Time.part, 2);
put('late end', Time.part, 3);

const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );
for (const [i, word] of ORDINALS.entries()) put(word, Time.ordinal, i + 1);
put('thirtieth', Time.ordinal, 30);
const CARDINALS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
for (const [i, word] of CARDINALS.entries()) put(word, Time.cardinal, i + 1);
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
for (const [i, word] of TENS.entries()) put(word, Time.cardinal, (i + 2) * 10);
put('hundred', Time.cardinal, 100);
put('a an', Time.cardinal, 0);

/** How often: words and the TIMEX3 value of the set. */
const ADVERBS: readonly (readonly [words: string, value: string])[] = [
  ['annually yearly annual', 'P1Y'],
  ['biennial biennially', 'P2Y'],
  ['semiannual semiannually biannual biannually', 'P6M'],
  ['quarterly', 'P1Q'],
  ['monthly', 'P1M'],
  ['bimonthly', 'P2M'],
  ['weekly', 'P1W'],
  ['biweekly fortnightly', 'P2W'],
  ['daily everyday', 'P1D'],
  ['nightly', 'XXXX-XX-XXTNI'],
  ['hourly', 'PT1H'],
];
export const ADVERB_VALUES: readonly string[] = ADVERBS.map(([, value]) => value);
for (const [i, [words]] of ADVERBS.entries()) put(words, Time.adverb, i);

put('noon midday noonish', Time.clock, 12);
put('midnight', Time.clock, 24);
put('fiscal financial', Time.fiscal, 1);
put('several few some many couple recent coming', Time.vague, 1);
put('every each', Time.every, 1);
put('twenties', Time.decadeWord, 2);
put('thirties', Time.decadeWord, 3);
put('forties', Time.decadeWord, 4);
put('fifties', Time.decadeWord, 5);
put('sixties', Time.decadeWord, 6);
put('seventies', Time.decadeWord, 7);
put('eighties', Time.decadeWord, 8);
put('nineties', Time.decadeWord, 9);
put([...HOLIDAYS.keys()].join(' '), Time.holiday, 1);
put('q h fy', Time.prefix, 1);
put('eod', Time.endMark, Unit.day);
put('eom', Time.endMark, Unit.month);
put('eoy', Time.endMark, Unit.year);
put('qtr', Time.quarter, 1);

/** Class of a form (`Time`), 0 for words that tell no time. */
export function timeKind(form: number): number {
  return table.get(form) & 0xff;
}

/** What the class says of the word. */
export function timeValue(form: number): number {
  return table.get(form) >>> 8;
}

/** Letters of a TIMEX3 duration: P3Y, PT5M. */
export const UNIT_LETTERS: Readonly<Record<number, string>> = {
  [Unit.second]: 'S',
  [Unit.minute]: 'M',
  [Unit.hour]: 'H',
  [Unit.day]: 'D',
  [Unit.week]: 'W',
  [Unit.month]: 'M',
  [Unit.quarter]: 'Q',
  [Unit.year]: 'Y',
  [Unit.decade]: 'DE',
  [Unit.century]: 'CE',
  [Unit.weekend]: 'WE',
  [Unit.millennium]: 'L',
};

/** The units of the calendar that make a period of their own, in the singular. */
export const DAY_TO_YEAR: RegExp = /^(?:day|week|month|year)$/;

/** What counts back behind a length of time. */
export const AGO: RegExp = /^(?:ago|earlier|before|previously)$/;
