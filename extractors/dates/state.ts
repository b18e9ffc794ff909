import { TokenKind, type Tokens, tokenText } from '../text/tokens.js';
import {
  addMonths,
  type CivilDay,
  formatDay,
  formatMonth,
  formatYear,
  fromEpochDay,
  parseDay,
  toEpochDay,
  weekdayOf,
} from './civil.js';
import { weekValue } from './intervals.js';
import { unknownUnit, yearOf } from './values.js';
import { Unit, type UnitId } from './words.js';

/** What the document has told so far: the reference date, the date told last, the quarter told last. */
export class DocumentState {
  readonly reference: CivilDay | null;
  readonly referenceDay: number | null;
  /** Whether the text tells of days long past, whose years are told rarely. */
  readonly narrative: boolean;
  /** The last date that was told with its year. */
  anchor: { year: number; month: number | null; day: number | null } | null = null;
  lastQuarter: string | null = null;

  constructor(tokens: Tokens, referenceDate: string | null) {
    this.reference = parseDay(referenceDate);
    this.referenceDay = this.reference === null ? null : toEpochDay(this.reference);
    this.narrative = this.reference === null || tellsOfLongAgo(tokens, this.reference.year);
  }

  /** Keeps what a value of a date tells for the dates behind it. */
  remember(value: string): void {
    const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(value);
    if (match !== null) {
      this.anchor = {
        year: Number(match[1]),
        month: match[2] === undefined ? null : Number(match[2]),
        day: match[3] === undefined ? null : Number(match[3]),
      };
    }
  }

  /** The value of a unit that is `step` away from the reference, or from the date told last. */
  shiftUnit(unit: UnitId, step: number, fromAnchor: boolean): string | null {
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

  /** The year of a month or day that is told without one. */
  yearFor(month: number, day: number | null, ahead: boolean): number | null {
    if (this.narrative && this.anchor !== null) return this.anchor.year;
    if (this.reference === null) return this.anchor?.year ?? null;
    const { year } = this.reference;
    const here = this.reference.year * 12 + this.reference.month;
    let there = year * 12 + month;
    if (day === null && ahead) {
      if (there < here) there += 12;
    } else if (there - here > (ahead ? 9 : day === null ? (here === there ? 0 : 4) : 5)) there -= 12;
    else if (there - here < (ahead ? -3 : -8)) there += 12;
    if (day === null && !ahead && there > here) there -= 12;
    return Math.floor((there - 1) / 12);
  }
}

/** Whether most of the years that the text names are long past: then months and days are of the year last told. */
function tellsOfLongAgo(tokens: Tokens, referenceYear: number): boolean {
  let old = 0;
  let fresh = 0;
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kinds[i] !== TokenKind.number || (tokens.ends[i] as number) - (tokens.starts[i] as number) !== 4)
      continue;
    const year = yearOf(tokenText(tokens, i));
    if (year === null) continue;
    if (year < referenceYear - 2) old++;
    else fresh++;
  }
  return old >= 5 && old > 2 * fresh;
}
