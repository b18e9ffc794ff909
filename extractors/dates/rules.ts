import { atClockWord, atDayPart } from './forms/clock.js';
import { atNumber } from './forms/digits.js';
import { atCount, atHalf, atUnits } from './forms/durations.js';
import { atHoliday } from './forms/holidays.js';
import { atMonth } from './forms/months.js';
import { atNear } from './forms/near.js';
import { atFiscal, atOrdinal, atPrefix } from './forms/quarters.js';
import { atSeason } from './forms/seasons.js';
import { atAdverb, atEvery } from './forms/sets.js';
import { atEndMark, atMoment, atOutlook, atReference, atShift, atUnit, yearToDate } from './forms/shifts.js';
import { atWeekday } from './forms/weekdays.js';
import { atDecadeWord } from './forms/years.js';
import { DIGITS, type Rule } from './reader.js';
import { Time } from './words.js';

/** Which rule each class of time word wakes. */
export const RULES: ReadonlyMap<number, Rule> = new Map<number, Rule>([
  [DIGITS, atNumber],
  [Time.month, atMonth],
  [Time.weekday, atWeekday],
  [Time.near, atNear],
  [Time.reference, atReference],
  [Time.outlook, atOutlook],
  [Time.moment, atMoment],
  [Time.toDate, (r, i) => yearToDate(r, i) ?? i],
  [Time.endMark, atEndMark],
  [Time.shift, atShift],
  [Time.adverb, atAdverb],
  [Time.every, atEvery],
  [Time.season, atSeason],
  [Time.ordinal, atOrdinal],
  [Time.cardinal, atCount],
  [Time.vague, atCount],
  [Time.half, atHalf],
  [Time.units, atUnits],
  [Time.fiscal, atFiscal],
  [Time.prefix, atPrefix],
  [Time.clock, atClockWord],
  [Time.dayPart, atDayPart],
  [Time.decadeWord, atDecadeWord],
  [Time.holiday, atHoliday],
  [Time.unit, atUnit],
  [Time.quarter, atUnit],
]);
