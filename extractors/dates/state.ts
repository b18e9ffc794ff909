import { TokenKind, type Tokens, tokenText, tokenWord } from '../text/tokens.js';
import {
  addMonths,
  type CivilDay,
  formatDay,
  formatMonth,
  formatYear,
  fromEpochDay,
  isDay,
  parseDay,
  toEpochDay,
  weekdayOf,
} from './civil.js';
import { weekValue } from './intervals.js';
import { isDayFirst } from './numeric-order.js';
import type { Tense } from './tense.js';
import { unknownUnit, yearOf } from './values.js';
import { Time, timeKind, Unit, type UnitId } from './words.js';

interface Memory {
  readonly anchor: DocumentState['anchor'];
  readonly lastQuarter: string | null;
  readonly period: Told | null;
  readonly month: Told | null;
  readonly day: Told | null;
  readonly dated: DatedMonth | null;
}

/** A value and the sentence that it stands in. */
interface Told {
  readonly value: string;
  readonly sentence: number;
}

/** A month that was told with its year, and the sentence that it stands in. */
interface DatedMonth {
  readonly year: number;
  readonly month: number;
  readonly sentence: number;
}

/** What the document has told so far: the reference date, the date told last, the quarter told last. */
export class DocumentState {
  readonly reference: CivilDay | null;
  readonly referenceDay: number | null;
  /** Whether the text tells of days long past, whose years are told rarely. */
  readonly narrative: boolean;
  /** The last date that was told with its year. */
  anchor: { year: number; month: number | null; day: number | null } | null = null;
  lastQuarter: string | null = null;
  /** The last year, half, quarter or month that was told, and its sentence: what figures near it are of. */
  #period: Told | null = null;
  #month: Told | null = null;
  /** Years of the days that were told with theirs, by month * 100 + day: "Oct. 23, 1998", later "Oct. 23". */
  readonly #days = new Map<number, number>();
  #day: Told | null = null;
  /** The last month that was told with its year. */
  #dated: DatedMonth | null = null;

  readonly #tokens: Tokens;
  #dayFirst: boolean | null = null;
  #fiscalYears: boolean | null = null;

  constructor(tokens: Tokens, referenceDate: string | null) {
    this.#tokens = tokens;
    this.reference = parseDay(referenceDate);
    this.referenceDay = this.reference === null ? null : toEpochDay(this.reference);
    this.narrative = this.reference === null || tellsOfLongAgo(tokens, this.reference.year);
  }

  /** Whether the day stands first in this text's numeric dates. */
  isDayFirst(): boolean {
    this.#dayFirst ??= isDayFirst(this.#tokens);
    return this.#dayFirst;
  }

  /** Whether the text speaks of budgets, whose years are told as 2024-25. */
  countsFiscalYears(): boolean {
    this.#fiscalYears ??= namesFiscalYears(this.#tokens);
    return this.#fiscalYears;
  }

  /** What the state holds now, to go back to. */
  memory(): Memory {
    return {
      anchor: this.anchor,
      lastQuarter: this.lastQuarter,
      period: this.#period,
      month: this.#month,
      day: this.#day,
      dated: this.#dated,
    };
  }

  restore(memory: Memory): void {
    this.anchor = memory.anchor;
    this.lastQuarter = memory.lastQuarter;
    this.#period = memory.period;
    this.#month = memory.month;
    this.#day = memory.day;
    this.#dated = memory.dated;
  }

  /** Keeps what a value of a date tells for the dates behind it; `ofFigures` false where it is part of a name. */
  remember(value: string, sentence: number, withYear: boolean, ofFigures: boolean): void {
    if (ofFigures && /^\d{4}(?:-[QH]\d|-\d\d)?$/.test(value) && this.#hasEnded(value))
      this.#period = { value, sentence };
    if (/^\d{4}-\d\d$/.test(value)) this.#month = { value, sentence };
    if (/^\d{4}-\d\d-\d\d/.test(value)) {
      this.#day = { value: value.slice(0, 10), sentence };
      if (withYear)
        this.#days.set(Number(value.slice(5, 7)) * 100 + Number(value.slice(8, 10)), Number(value.slice(0, 4)));
    }
    if (/^\d{4}-Q[1-4]$/.test(value) && this.#hasEnded(value)) this.lastQuarter = value;
    const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(value);
    if (match?.[2] !== undefined && withYear)
      this.#dated = { year: Number(match[1]), month: Number(match[2]), sentence };
    if (match !== null) {
      this.anchor = {
        year: Number(match[1]),
        month: match[2] === undefined ? null : Number(match[2]),
        day: match[3] === undefined ? null : Number(match[3]),
      };
    }
  }

  /** Whether a quarter had ended on the reference day: no figures are of one that has not, unless the text names no other. */
  #hasEnded(value: string): boolean {
    const match = /^(\d{4})-Q(\d)$/.exec(value);
    if (match === null || this.reference === null || this.lastQuarter === null) return true;
    return Number(match[1]) * 12 + Number(match[2]) * 3 < this.reference.year * 12 + this.reference.month;
  }

  /** The period that figures in a sentence are of: the one told in it or in the two before it, else the quarter that the text is about. */
  figurePeriod(sentence: number): string | null {
    const near = this.#period !== null && this.#period.sentence >= sentence - 2 ? this.#period.value : null;
    if (this.#period !== null && this.#period.sentence === sentence) return near;
    return near !== null && near.length > 4 ? near : (this.lastQuarter ?? near);
  }

  /** The month told last, else the reference's. */
  monthTold(): string | null {
    return (
      this.#month?.value ?? (this.reference === null ? null : formatMonth(this.reference.year, this.reference.month))
    );
  }

  /** The month told last in a sentence; null where it told none. */
  toldMonth(sentence: number): string | null {
    return this.#month?.sentence === sentence ? this.#month.value : null;
  }

  /** The month that a sentence told last with its year, some years before; null where it told none. */
  datedMonth(sentence: number, yearsBefore: number): string | null {
    return this.#dated?.sentence === sentence ? formatMonth(this.#dated.year - yearsBefore, this.#dated.month) : null;
  }

  /** The day told in a sentence or the one before it, else the reference day. */
  dayTold(sentence: number): string | null {
    if (this.#day !== null && (this.#day.sentence >= sentence - 1 || this.narrative)) return this.#day.value;
    return this.reference === null ? null : formatDay(this.reference);
  }

  /** The day that is `step` days from the one told last; null where no day was told. */
  dayNear(step: number): string | null {
    const { anchor } = this;
    if (anchor === null || anchor.month === null || anchor.day === null) return null;
    return formatDay(fromEpochDay(toEpochDay({ year: anchor.year, month: anchor.month, day: anchor.day }) + step));
  }

  /** A day of the month that the text is at: of the month told last, else the nearest that the tense allows. */
  dayOfMonth(day: number, tense: Tense): string | null {
    const told = this.anchor;
    if (told?.month != null && (this.narrative || told.day !== null))
      return isDay(told.year, told.month, day) ? formatDay({ year: told.year, month: told.month, day }) : null;
    if (this.reference === null) return null;
    const shift = tense === 'future' ? (day < this.reference.day ? 1 : 0) : day > this.reference.day ? -1 : 0;
    const month = addMonths({ ...this.reference, day: 1 }, shift);
    return isDay(month.year, month.month, day) ? formatDay({ ...month, day }) : null;
  }

  /** The year that the text is at. */
  currentYear(): number | null {
    return (this.narrative ? this.anchor?.year : null) ?? this.reference?.year ?? null;
  }

  /** The ISO week of a day, as a value. */
  weekOf(epochDay: number): string {
    return weekValue(epochDay);
  }

  /** The last quarter that had ended on the reference day. */
  lastFullQuarter(): string | null {
    if (this.reference === null) return null;
    const index = this.reference.year * 4 + Math.floor((this.reference.month - 1) / 3) - 1;
    return `${Math.floor(index / 4)}-Q${(index % 4) + 1}`;
  }

  /** The value of a unit that is `step` away from the reference, or from the date told last. */
  shiftUnit(unit: UnitId, step: number, fromAnchor: boolean): string | null {
    const unknown = fromAnchor && this.anchor !== null ? unknownPart(unit, this.anchor, this.lastQuarter) : null;
    if (unknown !== null) return unknown;
    const anchorDay =
      fromAnchor && this.anchor !== null
        ? toEpochDay({ year: this.anchor.year, month: this.anchor.month ?? 6, day: this.anchor.day ?? 15 })
        : this.referenceDay;
    if (anchorDay === null) return unknownUnit(unit);
    const day = fromEpochDay(anchorDay);
    switch (unit) {
      case Unit.day:
        return formatDay(fromEpochDay(anchorDay + step));
      case Unit.week:
        return weekValue(anchorDay + 7 * step);
      case Unit.weekend:
        return `${weekValue(anchorDay + 7 * (step < 0 && weekdayOf(anchorDay) >= 6 ? -1 : step < 0 ? -1 : step > 0 ? 1 : 0))}-WE`;
      case Unit.month: {
        const moved = addMonths(day, step);
        return formatMonth(moved.year, moved.month);
      }
      case Unit.quarter: {
        const last = fromAnchor && this.lastQuarter !== null ? /^(\d{4})-Q(\d)$/.exec(this.lastQuarter) : null;
        const index =
          (last === null ? day.year * 4 + Math.floor((day.month - 1) / 3) : Number(last[1]) * 4 + Number(last[2]) - 1) +
          step;
        return `${Math.floor(index / 4)}-Q${(index % 4) + 1}`;
      }
      case Unit.year:
        return formatYear(day.year + step);
      case Unit.decade:
        return String(Math.floor(day.year / 10) + step);
      case Unit.century:
        return String(Math.floor(day.year / 100) + step);
      default:
        return null;
    }
  }

  /** A date that is some units from the reference or from the date told last; at the unit's grain. */
  distance(unit: UnitId, amount: number, fromAnchor: boolean): string | null {
    const base: CivilDay | null =
      fromAnchor && this.anchor !== null
        ? { year: this.anchor.year, month: this.anchor.month ?? 1, day: this.anchor.day ?? 1 }
        : this.reference;
    if (base === null) return amount < 0 ? 'PAST_REF' : 'FUTURE_REF';
    switch (unit) {
      case Unit.day:
        return formatDay(fromEpochDay(toEpochDay(base) + Math.trunc(amount)));
      case Unit.week:
        return weekValue(toEpochDay(base) + Math.trunc(amount * 7));
      case Unit.fortnight:
        return weekValue(toEpochDay(base) + Math.trunc(amount * 14));
      case Unit.month: {
        const moved = addMonths(base, Math.trunc(amount));
        return formatMonth(moved.year, moved.month);
      }
      case Unit.quarter: {
        const moved = addMonths(base, Math.trunc(amount) * 3);
        return `${moved.year}-Q${Math.floor((moved.month - 1) / 3) + 1}`;
      }
      case Unit.year:
        return formatYear(base.year + Math.trunc(amount));
      case Unit.decade:
        return Math.abs(amount) === 1
          ? String(Math.floor(base.year / 10) + amount)
          : formatYear(base.year + amount * 10);
      case Unit.century:
        return String(Math.floor((base.year + amount * 100) / 100));
      case Unit.hour:
      case Unit.minute:
        return fromAnchor ? null : formatDay(base);
      default:
        return null;
    }
  }

  /** The day n days from the reference, as a value. */
  dayFrom(shift: number): string {
    return this.referenceDay === null ? 'XXXX-XX-XX' : formatDay(fromEpochDay(this.referenceDay + shift));
  }

  /** The year of a month or day that is told without one; `toCome` says that it is yet to come as the text is written. */
  yearFor(month: number, day: number | null, tense: Tense, sentence: number, toCome: boolean): number | null {
    if (this.narrative && this.anchor !== null && !(toCome && this.reference !== null)) return this.anchor.year;
    if (this.reference === null) return this.anchor?.year ?? null;
    // Months from the reference's month, in the reference's year.
    const told = day === null ? undefined : this.#days.get(month * 100 + day);
    if (told !== undefined) return told;
    // "in March 1840 he sailed for London, where he arrived in June"
    const { year, month: before } = (this.#dated?.sentence === sentence ? this.#dated : null) ?? {
      year: null,
      month: 0,
    };
    if (year !== null && year < this.reference.year - 1 && month >= before && tense !== 'future') return year;
    const ahead = month - this.reference.month;
    let years = 0;
    if (day === null) {
      if (tense === 'future') years = ahead < 0 ? 1 : 0;
      else years = ahead > (tense === null ? 5 : 0) ? -1 : 0;
    } else if (tense === 'future') years = ahead < -3 ? 1 : ahead > 9 ? -1 : 0;
    else if (tense === 'past') years = ahead > 1 ? -1 : 0;
    else years = ahead > 5 ? -1 : ahead < -8 ? 1 : 0;
    return this.reference.year + years;
  }
}

/** A unit that is counted from a date that is told less finely: the parts that are not told are X. Null where it is told. */
function unknownPart(
  unit: UnitId,
  { year, month, day }: NonNullable<DocumentState['anchor']>,
  lastQuarter: string | null,
): string | null {
  if (unit === Unit.day && day === null) return month === null ? `${year}-XX-XX` : `${formatMonth(year, month)}-XX`;
  if (unit === Unit.week && day === null) return `${year}-WXX`;
  if (unit === Unit.weekend && day === null) return `${year}-WXX-WE`;
  if (unit === Unit.month && month === null) return `${year}-XX`;
  if (unit === Unit.quarter && month === null && lastQuarter === null) return `${year}-QX`;
  return null;
}

/** What a text says of the time that it is about. */
interface TimeTold {
  /** Years more than two years before the reference date's, those after them, and all that are before it. */
  readonly old: number;
  readonly fresh: number;
  readonly before: number;
  /** How many different years are before the reference date's. */
  readonly distinct: number;
  /** Words that count from the day of writing: yesterday, Monday, last week. */
  readonly near: number;
  readonly months: number;
}

function timeTold(tokens: Tokens, referenceYear: number): TimeTold {
  let [old, fresh, before, near, months] = [0, 0, 0, 0, 0];
  const years = new Set<number>();
  for (let i = 0; i < tokens.count; i++) {
    const kind = timeKind(tokens.forms[i] as number);
    if (kind === Time.month) months++;
    if (kind === Time.near || kind === Time.weekday) near++;
    if (kind === Time.unit && i > 0 && /^(?:last|this|next)$/.test(tokenWord(tokens, i - 1))) near++;
    if (tokens.kinds[i] !== TokenKind.number || (tokens.ends[i] as number) - (tokens.starts[i] as number) !== 4)
      continue;
    const year = yearOf(tokenText(tokens, i));
    if (year === null) continue;
    if (year < referenceYear - 2) old++;
    else fresh++;
    if (year < referenceYear) {
      before++;
      years.add(year);
    }
  }
  return { old, fresh, before, distinct: years.size, near, months };
}

/** Whether the text tells of times past, not of the days around its reference date: then months and days are of the year last told. */
function tellsOfLongAgo(tokens: Tokens, referenceYear: number): boolean {
  const { old, fresh, before, distinct, near, months } = timeTold(tokens, referenceYear);
  // news that looks back has its weekdays
  if (months < 8 * near) return false;
  // most of the years that it names are long past
  if (old >= 5 && old > 2 * fresh) return true;
  // a chronicle of the last years, that counts nothing from the day of writing
  if (before >= 8 && distinct >= 4 && before > 4 * (old + fresh - before) && before > 2 * near) return true;
  // a year of long ago, day by day
  return old > 0 && fresh === 0 && months >= 8;
}

const FISCAL_WORDS = new Set(['fiscal', 'budget', 'budgeted', 'exchequer', 'crore', 'lakh', 'rupees', '₹']);

/** Whether words of public money stand at least twice in the text. */
function namesFiscalYears(tokens: Tokens): boolean {
  let count = 0;
  for (let i = 0; i < tokens.count; i++) if (FISCAL_WORDS.has(tokenWord(tokens, i)) && ++count === 2) return true;
  return false;
}
