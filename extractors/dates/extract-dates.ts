import { Shape, TokenKind, type Tokens, tokenText, tokenWord, touchesPrevious } from '../text/tokens.js';
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
import { intervalOf, weekValue } from './intervals.js';
import type { DateMention, DateMod, DateType } from './mention.js';
import { isFuture } from './tense.js';
import { DAY_PARTS, REFERENCES, SEASONS, Time, timeKind, timeValue, UNIT_LETTERS, Unit, type UnitId } from './words.js';

export interface DateContext {
  /** YYYY-MM-DD or null. */
  readonly referenceDate: string | null;
}

interface Found {
  first: number;
  end: number;
  type: DateType;
  value: string;
  mod: DateMod | null;
  rule: string;
  anchor: 'reference' | 'previous' | null;
  zone: string | null;
}

const two = (n: number): string => String(n).padStart(2, '0');
const PARTS: readonly (DateMod | null)[] = [null, 'START', 'MID', 'END'];

/** Reads whole numbers: digits, words to the hundreds ("twenty-four"), "a". */
interface Count {
  readonly end: number;
  /** null for a vague count ("several"). */
  readonly value: number | null;
  readonly article: boolean;
}

class DateReader {
  readonly tokens: Tokens;
  readonly reference: CivilDay | null;
  readonly referenceDay: number | null;
  readonly narrative: boolean;
  readonly found: Found[] = [];
  /** The last date that was told with its year. */
  anchor: { year: number; month: number | null; day: number | null; found: number } | null = null;
  lastQuarter: string | null = null;
  from = 0;
  limit = 0;
  free = 0;

  constructor(tokens: Tokens, referenceDate: string | null) {
    this.tokens = tokens;
    this.reference = parseDay(referenceDate);
    this.referenceDay = this.reference === null ? null : toEpochDay(this.reference);
    this.narrative = this.reference === null || this.tellsOfLongAgo();
  }

  /** Whether most of the years that the text names are long past: then months and days are of the year last told. */
  tellsOfLongAgo(): boolean {
    const { tokens } = this;
    let old = 0;
    let fresh = 0;
    for (let i = 0; i < tokens.count; i++) {
      if (tokens.kinds[i] !== TokenKind.number || (tokens.ends[i] as number) - (tokens.starts[i] as number) !== 4)
        continue;
      const year = yearOf(tokenText(tokens, i));
      if (year === null) continue;
      if (year < (this.reference as CivilDay).year - 2) old++;
      else fresh++;
    }
    return old >= 5 && old > 2 * fresh;
  }

  word(i: number): string {
    return i >= this.from && i < this.limit ? tokenWord(this.tokens, i) : '';
  }

  text(i: number): string {
    return i >= this.from && i < this.limit ? tokenText(this.tokens, i) : '';
  }

  kind(i: number): number {
    return i >= this.from && i < this.limit ? timeKind(this.tokens.forms[i] as number) : 0;
  }

  value(i: number): number {
    return timeValue(this.tokens.forms[i] as number);
  }

  isNumber(i: number): boolean {
    return i >= this.from && i < this.limit && this.tokens.kinds[i] === TokenKind.number;
  }

  touches(i: number): boolean {
    return i > this.from && i < this.limit && touchesPrevious(this.tokens, i);
  }

  capital(i: number): boolean {
    return this.tokens.shapes[i] !== Shape.lower && this.tokens.shapes[i] !== Shape.none;
  }

  /** The digits at `i` as a whole number of at most `most` digits; null when they are none. */
  digits(i: number, most: number): number | null {
    if (!this.isNumber(i)) return null;
    const text = tokenText(this.tokens, i);
    return text.length <= most && /^\d+$/.test(text) ? Number(text) : null;
  }

  year(i: number): number | null {
    return this.isNumber(i) ? yearOf(tokenText(this.tokens, i)) : null;
  }

  read(): void {
    const { tokens } = this;
    for (let s = 0; s < tokens.sentenceCount; s++) {
      this.from = tokens.sentenceStarts[s] as number;
      this.limit = tokens.sentenceStarts[s + 1] as number;
      this.free = this.from;
      let i = this.from;
      while (i < this.limit) {
        const kind = tokens.kinds[i] === TokenKind.number ? -1 : timeKind(tokens.forms[i] as number);
        const end = kind === 0 ? i : this.at(i, kind);
        if (end > i) {
          i = end;
          this.free = end;
        } else i++;
      }
    }
  }

  /** Tries the rules that token `i` can wake; returns the token behind what was found, or `i`. */
  at(i: number, kind: number): number {
    if (kind === -1) return this.atNumber(i);
    switch (kind) {
      case Time.month:
        return this.atMonth(i);
      case Time.weekday:
        return this.atWeekday(i);
      case Time.near:
        return this.atNear(i);
      case Time.reference:
        return this.push(i, i + 1, 'DATE', REFERENCES[this.value(i)] as string, 'date.reference');
      case Time.shift:
        return this.atShift(i);
      case Time.adverb:
        return this.atAdverb(i);
      case Time.every:
        return this.atEvery(i);
      case Time.season:
        return this.atSeason(i);
      case Time.ordinal:
        return this.atOrdinal(i);
      case Time.cardinal:
      case Time.vague:
        return this.atCount(i);
      case Time.half:
        return this.atHalf(i);
      case Time.units:
        return this.atUnits(i);
      case Time.fiscal:
        return this.atFiscal(i);
      case Time.prefix:
        return this.atPrefix(i);
      case Time.clock:
        return this.atClockWord(i);
      case Time.dayPart:
        return this.atDayPart(i);
      case Time.decadeWord:
        if (this.word(i - 1) === 'the' || (this.word(i - 1) === '-' && this.kind(i - 2) === Time.part))
          return this.push(i, i + 1, 'DATE', `19${this.value(i)}`, 'date.decade');
        return i;
      case Time.holiday:
        return this.atHoliday(i);
      case Time.unit:
      case Time.quarter:
        return this.atUnit(i);
      default:
        return i;
    }
  }

  // ---- what stands around a date

  /** Stretches a date to the left over "the", "early", "mid-", "the end of", and takes their sense along. */
  widen(first: number): { first: number; mod: DateMod | null } {
    let at = first;
    let mod: DateMod | null = null;
    const room = (i: number): boolean => i >= this.free;
    const partOf = (i: number): DateMod | null => (this.kind(i) === Time.part ? (PARTS[this.value(i)] ?? null) : null);
    if (room(at - 2) && /^[-‑–]$/.test(this.text(at - 1)) && this.touches(at) && this.word(at - 2) === 'mid') {
      mod = 'MID';
      at -= 2;
      if (room(at - 1) && this.word(at - 1) === 'the') at--;
      return { first: at, mod };
    }
    let k = at;
    if (room(k - 1) && this.word(k - 1) === 'the') k--;
    const direct = room(k - 1) ? partOf(k - 1) : null;
    if (direct !== null && /^(?:early|late|mid)$/.test(this.word(k - 1))) {
      at = k - 1;
      mod = direct;
      if (room(at - 1) && this.word(at - 1) === 'the') at--;
      return { first: at, mod };
    }
    if (
      room(k - 2) &&
      this.word(k - 1) === 'of' &&
      partOf(k - 2) !== null &&
      !/^(?:early|late|mid)$/.test(this.word(k - 2))
    ) {
      mod = partOf(k - 2);
      at = k - 2;
      if (room(at - 1) && /^(?:the|this|that)$/.test(this.word(at - 1))) at--;
      return { first: at, mod };
    }
    return { first: at, mod };
  }

  push(
    first: number,
    end: number,
    type: DateType,
    value: string,
    rule: string,
    more: { anchor?: Found['anchor']; mod?: DateMod | null; zone?: string | null; widen?: boolean } = {},
  ): number {
    const wide = more.widen === false ? { first, mod: null } : this.widen(first);
    this.found.push({
      first: wide.first,
      end,
      type,
      value,
      mod: more.mod ?? wide.mod,
      rule,
      anchor: more.anchor ?? null,
      zone: more.zone ?? null,
    });
    const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(value);
    if ((type === 'DATE' || type === 'TIME') && match !== null) {
      this.anchor = {
        year: Number(match[1]),
        month: match[2] === undefined ? null : Number(match[2]),
        day: match[3] === undefined ? null : Number(match[3]),
        found: this.found.length - 1,
      };
    }
    if (/-Q[1-4]$/.test(value)) this.lastQuarter = value;
    return end;
  }

  future(first: number, end: number): boolean {
    return isFuture(this.tokens, first, end, this.from, this.limit);
  }

  /** The year of a month or day that is told without one. */
  yearFor(month: number, day: number | null, first: number, end: number): number | null {
    if (this.narrative && this.anchor !== null) return this.anchor.year;
    if (this.reference === null) return this.anchor?.year ?? null;
    const { year } = this.reference;
    const here = this.reference.year * 12 + this.reference.month;
    let there = year * 12 + month;
    const ahead = this.future(first, end);
    if (day === null && ahead) {
      if (there < here) there += 12;
    } else if (there - here > (ahead ? 9 : day === null ? (here === there ? 0 : 4) : 5)) there -= 12;
    else if (there - here < (ahead ? -3 : -8)) there += 12;
    if (day === null && !ahead && there > here) there -= 12;
    return Math.floor((there - 1) / 12);
  }

  // ---- digits

  atNumber(i: number): number {
    const { tokens } = this;
    if (this.touches(i) && tokens.kinds[i - 1] === TokenKind.word && !/^(?:fy|q|h)$/.test(this.word(i - 1))) return i;
    const before = this.text(i - 1);
    if (/^[$€£¥₹#+@]$/.test(before)) return i;
    if (
      this.touches(i) &&
      (before === '-' || before === '/' || before === ':') &&
      this.isNumber(i - 2) &&
      this.touches(i - 1) &&
      this.free <= i - 2
    )
      return i;
    return (
      this.isoDate(i) ??
      this.clock(i) ??
      this.dayMonth(i) ??
      this.numericDate(i) ??
      this.decade(i) ??
      this.centuryDigits(i) ??
      this.yearAlone(i) ??
      this.atCount(i)
    );
  }

  isoDate(i: number): number | null {
    const year = this.digits(i, 4);
    if (
      year === null ||
      tokenText(this.tokens, i).length !== 4 ||
      this.text(i + 1) !== '-' ||
      !this.touches(i + 1) ||
      !this.touches(i + 2)
    )
      return null;
    const month = this.digits(i + 2, 2);
    if (month === null || tokenText(this.tokens, i + 2).length !== 2 || month < 1 || month > 12) return null;
    if (this.text(i + 3) === '-' && this.touches(i + 3) && this.touches(i + 4)) {
      const day = this.digits(i + 4, 2);
      if (day !== null && isDay(year, month, day))
        return this.withClock(i, i + 5, formatDay({ year, month, day }), 'date.iso');
    }
    // 2011-12 is two years, 2025-03 a month
    if (month === (year % 100) + 1) return null;
    return this.push(i, i + 3, 'DATE', formatMonth(year, month), 'date.iso-month');
  }

  numericDate(i: number): number | null {
    const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$/.exec(this.text(i));
    if (dotted !== null)
      return this.dayFromParts(i, i + 1, Number(dotted[1]), Number(dotted[2]), dotted[3] as string, true);
    for (const mark of ['/', '-']) {
      if (
        this.text(i + 1) !== mark ||
        !this.touches(i + 1) ||
        !this.touches(i + 2) ||
        this.text(i + 3) !== mark ||
        !this.touches(i + 3) ||
        !this.touches(i + 4)
      )
        continue;
      const [a, b] = [this.digits(i, 4), this.digits(i + 2, 2)];
      const yearText = this.text(i + 4);
      if (a === null || b === null || !/^(?:\d{4}|\d{2})$/.test(yearText)) continue;
      if (this.text(i).length === 4 && mark === '/') {
        const day = Number(yearText);
        return isDay(a, b, day)
          ? this.push(i, i + 5, 'DATE', formatDay({ year: a, month: b, day }), 'date.numeric')
          : null;
      }
      return this.dayFromParts(i, i + 5, a, b, yearText, false);
    }
    return null;
  }

  dayFromParts(i: number, end: number, a: number, b: number, yearText: string, dayFirst: boolean): number | null {
    const raw = Number(yearText);
    const pivot = ((this.reference?.year ?? 2030) % 100) + 10;
    const year = yearText.length === 4 ? raw : raw > pivot ? 1900 + raw : 2000 + raw;
    const [month, day] = dayFirst || a > 12 ? [b, a] : [a, b];
    if (!isDay(year, month, day)) return null;
    return this.withClock(i, end, formatDay({ year, month, day }), 'date.numeric');
  }

  /** "30 March 2025", "30th of March", "2-5 March". */
  dayMonth(i: number): number | null {
    const day = this.digits(i, 2);
    if (day === null || day < 1 || day > 31) return null;
    let at = i + 1;
    if (this.touches(at) && /^(?:st|nd|rd|th)$/.test(this.word(at))) at++;
    if (this.word(at) === 'of') at++;
    if (/^[-–]$/.test(this.text(at)) && this.touches(at) && this.kind(at + 1) === Time.month) at++;
    if (this.kind(at) !== Time.month || !this.isMonthName(at)) {
      // 26-27 September: the first of two days
      if (/^(?:[-–]|to|and)$/.test(this.text(at))) {
        const second = this.digits(at + 1, 2);
        let k = at + 2;
        if (this.touches(k) && /^(?:st|nd|rd|th)$/.test(this.word(k))) k++;
        if (second !== null && second > day && second <= 31 && this.kind(k) === Time.month && this.isMonthName(k)) {
          const month = this.value(k);
          const year =
            this.year(k + 1) ??
            (this.text(k + 1) === ',' ? this.year(k + 2) : null) ??
            this.yearFor(month, day, i, k + 1);
          if (year !== null && isDay(year, month, day))
            return this.push(i, i + 1, 'DATE', formatDay({ year, month, day }), 'date.range-first');
        }
      }
      return null;
    }
    return this.finishDay(i, at + 1, this.value(at), day, 'date.day-month');
  }

  /** Reads the year that follows a day and month, if one does. */
  finishDay(first: number, at: number, month: number, day: number, rule: string): number | null {
    let end = at;
    let year: number | null = null;
    const comma = this.text(at) === ',' ? 1 : 0;
    const told = this.year(at + comma);
    if (told !== null && !(comma === 1 && this.touches(at + 1)) && !this.isCount(at + comma)) {
      year = told;
      end = at + comma + 1;
    } else if (/^(?:last|this|next)$/.test(this.word(at)) && this.word(at + 1) === 'year' && this.reference !== null) {
      year = this.reference.year + (this.value(at) === 7 ? -1 : this.value(at) === 9 ? 1 : 0);
      end = at + 2;
    } else if (this.text(at) === '-' && this.touches(at) && this.year(at + 1) !== null && this.touches(at + 1)) {
      year = this.year(at + 1);
      end = at + 2;
    }
    const guessed = year === null;
    year ??= this.yearFor(month, day, first, end);
    if (year === null) {
      if (!isDay(2000, month, day)) return null;
      return this.push(first, end, 'DATE', `XXXX-${two(month)}-${two(day)}`, rule);
    }
    if (!isDay(year, month, day)) return null;
    return this.withClock(first, end, formatDay({ year, month, day }), rule, guessed);
  }

  /** Whether digits that look like a year count something: "2,000 ships" never gets here, "2024 ships" does. */
  isCount(i: number): boolean {
    const next = i + 1;
    if (next >= this.limit) return false;
    const word = this.word(next);
    if (
      /^(?:%|percent|million|billion|trillion|thousand|km|kg|miles|kilometers|kilometres|meters|metres|tons|tonnes|feet|hectares|people|dollars|euros|pounds|points|mw|megawatts|rpm|words)$/.test(
        word,
      )
    )
      return true;
    if (this.text(next) === '-' && this.touches(next))
      return /^(?:kilometer|kilometre|mile|meter|metre|ton|foot|strong|seat|page|word|acre|room)$/.test(
        this.word(next + 1),
      );
    return false;
  }

  yearAlone(i: number): number | null {
    const { tokens } = this;
    const year = this.year(i);
    if (year === null || this.isCount(i)) return this.shortYear(i);
    const before = this.word(i - 1);
    if (
      this.touches(i) &&
      /^[-/+:]$/.test(this.text(i - 1)) &&
      this.touches(i - 1) &&
      tokens.kinds[i - 2] === TokenKind.word &&
      !/^(?:mid|pre|post)$/.test(this.word(i - 2))
    )
      return null;
    if (
      /^(?:about|nearly|almost|approximately|roughly|over|than|least|most|some|around|resolution|no\.|room|route|flight|model|page|type)$/.test(
        before,
      ) &&
      !(before === 'around' || before === 'over')
    )
      return null;
    if (year < 1700 || year > 2100) {
      if (!/^(?:in|since|by|until|from|of|year|to|and|around|c\.|before|after)$/.test(before)) return null;
    }
    const next = this.word(i + 1);
    if (
      !/^(?:in|since|by|until|of|from|late|early|mid|to|and|the|for|through|during)$/.test(before) &&
      tokens.kinds[i + 1] === TokenKind.word &&
      tokens.shapes[i + 1] === Shape.lower &&
      /[a-z]{3}s$/.test(next) &&
      /^(?:ships|men|soldiers|troops|workers|jobs|employees|homes|houses|deaths|cases|vehicles|missiles|students|patients|votes|tests|units|times|shares|members|families|barrels|flights|residents|victims|prisoners|refugees|dead|injured|wounded|demonstrators|protesters|vessels|aircraft|drones|tanks|boats|containers|voters|seats|villages|buildings|children|women|companies|schools|firms|pages)$/.test(
        next,
      )
    )
      return null;
    if (/^(?:a\.?d\.?|ce)$/.test(next)) return this.push(i, i + 2, 'DATE', formatYear(year), 'date.year');
    if (/^(?:b\.?c\.?(?:e\.?)?)$/.test(next))
      return this.push(i, i + 2, 'DATE', `BC${String(year).padStart(4, '0')}`, 'date.year-bc');
    if (next === 'fiscal' && this.word(i + 2) === 'year')
      return this.push(i, i + 3, 'DATE', `FY${year}`, 'date.fiscal');
    if (/^[-–/]$/.test(this.text(i + 1)) && this.touches(i + 1) && this.touches(i + 2)) {
      const short = this.text(i + 2);
      // 2023–24 is one span of two halves
      if (/^\d{2}$/.test(short) && Number(short) === (year + 1) % 100)
        return this.push(i, i + 3, 'DATE', String(year), 'date.year-pair');
    }
    return this.push(i, i + 1, 'DATE', formatYear(year), 'date.year');
  }

  /** '98 and 499 BC. */
  shortYear(i: number): number | null {
    const text = this.text(i);
    if (/^b\.?c\.?(?:e\.?)?$/.test(this.word(i + 1)) && /^\d{1,4}$/.test(text))
      return this.push(i, i + 2, 'DATE', `BC${text.padStart(4, '0')}`, 'date.year-bc');
    if (/^\d{2}$/.test(text) && /^['’‘]$/.test(this.text(i - 1)) && this.touches(i) && !this.touches(i - 1)) {
      if (this.touches(i + 1) && this.word(i + 1) === 's')
        return this.push(i - 1, i + 2, 'DATE', `19${text[0]}`, 'date.decade');
      const value = Number(text);
      return this.push(
        i - 1,
        i + 1,
        'DATE',
        String(value > ((this.reference?.year ?? 2030) % 100) + 5 ? 1900 + value : 2000 + value),
        'date.year-short',
      );
    }
    return null;
  }

  decade(i: number): number | null {
    const text = this.text(i);
    if (!/^(?:1\d|20)\d0$/.test(text)) return null;
    let at = i + 1;
    if (/^['’]s?$/.test(this.text(at)) && this.touches(at)) {
      if (/^['’]s$/.test(this.text(at))) {
        if (text.endsWith('00') && text !== '2000') return null;
        if (this.word(i - 1) !== 'the' && this.kind(i - 1) !== Time.part && this.text(i - 1) !== '-') return null;
        return this.push(this.word(i - 1) === 'the' ? i - 1 : i, at + 1, 'DATE', text.slice(0, 3), 'date.decade');
      }
      at++;
    }
    if (!this.touches(at) || this.word(at) !== 's') return null;
    const first = this.word(i - 1) === 'the' ? i - 1 : i;
    if (text.endsWith('00') && text !== '2000')
      return this.push(first, at + 1, 'DATE', text.slice(0, 2), 'date.century');
    return this.push(first, at + 1, 'DATE', text.slice(0, 3), 'date.decade');
  }

  centuryDigits(i: number): number | null {
    const ordinal = this.digits(i, 2);
    if (ordinal === null || !/^(?:st|nd|rd|th)$/.test(this.word(i + 1)) || !this.touches(i + 1)) return null;
    let at = i + 2;
    if (/^[-‑]$/.test(this.text(at))) at++;
    if (this.word(at) !== 'century' || ordinal < 1 || ordinal > 21) return this.quarterAfter(i, i + 2, ordinal);
    return this.push(this.word(i - 1) === 'the' ? i - 1 : i, at + 1, 'DATE', two(ordinal - 1), 'date.century');
  }

  /** 9:30 p.m. · 17:00 · 8 a.m. · 9.10am, with the day and zone that follow. */
  clock(i: number): number | null {
    let hour = this.digits(i, 2);
    let minute: number | null = null;
    let second: number | null = null;
    let end = i + 1;
    const dotted = /^(\d{1,2})\.(\d{2})$/.exec(this.text(i));
    if (hour !== null && this.text(end) === ':' && this.touches(end) && this.touches(end + 1)) {
      minute = this.digits(end + 1, 2);
      if (minute === null || this.text(end + 1).length !== 2) return null;
      end += 2;
      if (this.text(end) === ':' && this.touches(end) && this.touches(end + 1) && this.digits(end + 1, 2) !== null) {
        second = this.digits(end + 1, 2);
        end += 2;
      }
    } else if (dotted !== null && /^[ap]\.?m\.?$/.test(this.word(end))) {
      hour = Number(dotted[1]);
      minute = Number(dotted[2]);
    }
    if (hour === null) return null;
    const half = this.word(end);
    if (/^[ap]\.?m\.?$/.test(half)) {
      if (hour < 1 || hour > 12) return null;
      hour = (hour % 12) + (half.startsWith('p') ? 12 : 0);
      end++;
    } else if (half === "o'clock") end++;
    else if (minute === null) return null;
    if (hour > 24 || (minute ?? 0) > 59) return null;
    const zone = this.zone(end);
    end = zone.end;
    let day: string | null = null;
    let first = i;
    const joined = this.dayBehind(end);
    if (joined !== null) {
      day = joined.value;
      end = joined.end;
    } else {
      const last = this.found[this.found.length - 1];
      if (
        last !== undefined &&
        last.end === i - 1 &&
        /^(?:at|,)$/.test(this.word(i - 1)) &&
        /^\d{4}-\d\d-\d\d$/.test(last.value)
      ) {
        // "March 3 at 9:30 p.m." is one expression
        this.found.pop();
        day = last.value;
        first = last.first;
      }
    }
    day ??=
      this.referenceDay === null
        ? 'XXXX-XX-XX'
        : this.narrative && this.anchor?.day
          ? formatDay({ year: this.anchor.year, month: this.anchor.month as number, day: this.anchor.day })
          : formatDay(this.reference as CivilDay);
    return this.push(
      first,
      end,
      'TIME',
      `${day}T${two(hour)}:${two(minute ?? 0)}${second === null ? '' : `:${two(second)}`}${zone.offset}`,
      'time.clock',
      { anchor: 'reference', zone: zone.name, widen: false },
    );
  }

  zone(at: number): { end: number; offset: string; name: string | null } {
    const text = this.text(at);
    if (/^(?:UTC|GMT|Z)$/.test(text)) {
      const sign = this.text(at + 1);
      const hours = this.digits(at + 2, 2);
      if (/^[+\-−]$/.test(sign) && hours !== null && this.touches(at + 1) && this.touches(at + 2))
        return { end: at + 3, offset: `${sign === '+' ? '+' : '-'}${two(hours)}:00`, name: null };
      return { end: at + 1, offset: 'Z', name: null };
    }
    if (
      /^(?:EST|EDT|CST|CDT|MST|MDT|PST|PDT|ET|PT|CT|BST|CET|CEST|EET|EEST|IST|JST|KST|MSK|SGT|HKT|AEST|AEDT|WAT|EAT|SAST)$/.test(
        text,
      )
    )
      return { end: at + 1, offset: '', name: text };
    if (this.word(at) === 'local' && this.word(at + 1) === 'time') return { end: at + 2, offset: '', name: null };
    return { end: at, offset: '', name: null };
  }

  /** A day that follows a clock time: "on Tuesday", "yesterday", "on March 3". */
  dayBehind(at: number): { value: string; end: number } | null {
    let i = at;
    if (this.word(i) === 'on') i++;
    if (this.text(i) === ',') i++;
    const kind = this.kind(i);
    if (
      kind !== Time.weekday &&
      kind !== Time.near &&
      kind !== Time.month &&
      !(this.digits(i, 2) !== null && this.kind(i + 1) === Time.month)
    )
      return null;
    const count = this.found.length;
    const free = this.free;
    this.free = i;
    const end = this.at(i, this.isNumber(i) ? -1 : kind);
    this.free = free;
    if (this.found.length === count || end === i) return null;
    const day = this.found.pop() as Found;
    return /^\d{4}-\d\d-\d\d$/.test(day.value) ? { value: day.value, end } : null;
  }

  /** A day, and the clock time or part of the day that is written behind it. */
  withClock(first: number, end: number, day: string, rule: string, guessed = false): number {
    const anchor = guessed ? 'reference' : null;
    if (this.text(end) === 'T' && this.touches(end)) {
      const hour = this.digits(end + 1, 2);
      const minute = this.digits(end + 3, 2);
      if (hour !== null && minute !== null && this.text(end + 2) === ':') {
        let until = end + 4;
        if (this.text(until) === ':' && this.isNumber(until + 1)) until += 2;
        const zone = this.zone(until);
        return this.push(first, zone.end, 'TIME', `${day}T${two(hour)}:${two(minute)}${zone.offset}`, 'time.iso');
      }
    }
    if (this.kind(end) === Time.dayPart)
      return this.push(first, end + 1, 'TIME', `${day}${DAY_PARTS[this.value(end)]}`, `${rule}-part`, { anchor });
    return this.push(first, end, 'DATE', day, rule, { anchor });
  }

  // ---- months

  /** Whether the word is the month: "may", "march", "mar." and their like are words of their own. */
  isMonthName(i: number): boolean {
    const word = this.word(i);
    if (!this.capital(i)) return false;
    if (/^(?:may|march|august)$/.test(word)) {
      const next = i + 1;
      if (this.isNumber(next) || this.text(next) === ',' || /^(?:of|this|last|next)$/.test(this.word(next)))
        return true;
      const before = this.word(i - 1);
      if (word === 'august' && i > this.from) return true;
      return (
        /^(?:in|since|until|till|by|last|next|this|early|mid|late|of|from|to|and|through|during|between|for|each|every|-|–|before|after|on|\(|each)$/.test(
          before,
        ) ||
        (this.isNumber(i - 1) && i - 1 >= this.from) ||
        this.word(i - 2) === 'mid'
      );
    }
    if (/^(?:mar|dec|jan|jun|jul|apr|oct|nov|sep|aug|feb)$/.test(word))
      return this.isNumber(i + 1) || this.isNumber(i - 1);
    return true;
  }

  atMonth(i: number): number {
    if (!this.isMonthName(i)) return i;
    const month = this.value(i);
    let at = i + 1;
    const day = this.digits(at, 2);
    if (day !== null && day >= 1 && day <= 31 && !this.isAmount(at)) {
      let end = at + 1;
      if (this.touches(end) && /^(?:st|nd|rd|th)$/.test(this.word(end))) end++;
      // Sept 26-27: two dates
      const mark = this.text(end);
      if (
        /^(?:[-–]|to|and)$/.test(mark) &&
        this.digits(end + 1, 2) !== null &&
        (this.digits(end + 1, 2) as number) > day &&
        (this.digits(end + 1, 2) as number) <= 31 &&
        !this.isAmount(end + 1)
      ) {
        const second = this.digits(end + 1, 2) as number;
        let until = end + 2;
        if (this.touches(until) && /^(?:st|nd|rd|th)$/.test(this.word(until))) until++;
        if (mark !== 'and' || this.kind(until) !== Time.month) {
          const told = this.text(until) === ',' ? this.year(until + 1) : this.year(until);
          const year = told ?? this.yearFor(month, day, i, end);
          if (year !== null && isDay(year, month, day) && isDay(year, month, second)) {
            this.push(i, end, 'DATE', formatDay({ year, month, day }), 'date.range-first');
            const last = told === null ? until : this.text(until) === ',' ? until + 2 : until + 1;
            return this.push(end + 1, last, 'DATE', formatDay({ year, month, day: second }), 'date.range-second', {
              widen: false,
            });
          }
        }
      }
      return this.finishDay(i, end, month, day, 'date.month-day') ?? i;
    }
    if (this.kind(at) === Time.ordinal && this.kind(at + 1) !== Time.quarter && this.value(at) <= 31)
      return this.finishDay(i, at + 1, month, this.value(at), 'date.month-day') ?? i;
    if (this.text(at) === ',' || this.word(at) === 'of') {
      if (this.year(at + 1) !== null && !this.isCount(at + 1))
        return this.push(i, at + 2, 'DATE', formatMonth(this.year(at + 1) as number, month), 'date.month-year');
      if (
        this.word(at) === 'of' &&
        /^(?:that|last|this|next|the)$/.test(this.word(at + 1)) &&
        (this.word(at + 2) === 'year' || this.word(at + 3) === 'year')
      ) {
        const step =
          this.word(at + 1) === 'last' || this.word(at + 2) === 'previous'
            ? -1
            : this.word(at + 1) === 'next' || this.word(at + 2) === 'following'
              ? 1
              : 0;
        const base =
          this.word(at + 1) === 'that' || this.word(at + 1) === 'the'
            ? (this.anchor?.year ?? this.reference?.year)
            : this.reference?.year;
        const end = this.word(at + 2) === 'year' ? at + 3 : at + 4;
        if (base !== undefined)
          return this.push(i, end, 'DATE', formatMonth(base + step, month), 'date.month-of-year', {
            anchor: 'previous',
          });
      }
    }
    const year = this.year(at);
    if (year !== null && !this.isCount(at))
      return this.push(i, at + 1, 'DATE', formatMonth(year, month), 'date.month-year');
    if (/^['’‘]$/.test(this.text(at)) && this.digits(at + 1, 2) !== null && this.touches(at + 1)) {
      const short = this.digits(at + 1, 2) as number;
      return this.push(
        i,
        at + 2,
        'DATE',
        formatMonth(short > 40 ? 1900 + short : 2000 + short, month),
        'date.month-year',
      );
    }
    if (/^(?:last|this|next)$/.test(this.word(at)) && this.word(at + 1) === 'year' && this.reference !== null) {
      return this.push(
        i,
        at + 2,
        'DATE',
        formatMonth(this.reference.year + Math.sign(this.value(at) - 8), month),
        'date.month-year',
        { anchor: 'reference' },
      );
    }
    at = i + 1;
    const before = this.word(i - 1);
    if (
      this.kind(i - 1) === Time.shift &&
      i - 1 >= this.free &&
      /^(?:last|next|this)$/.test(before) &&
      this.reference !== null
    ) {
      const { year: refYear, month: refMonth } = this.reference;
      let shifted = refYear;
      if (before === 'last') shifted = month >= refMonth ? refYear - 1 : refYear;
      else if (before === 'next') shifted = month <= refMonth ? refYear + 1 : refYear;
      return this.push(i - 1, at, 'DATE', formatMonth(shifted, month), 'date.month-shift', { anchor: 'reference' });
    }
    const guessed = this.yearFor(month, null, i, at);
    return this.push(
      i,
      at,
      'DATE',
      guessed === null ? `XXXX-${two(month)}` : formatMonth(guessed, month),
      'date.month',
      { anchor: 'reference' },
    );
  }

  /** Digits behind a month that count something: "in May 40 ships". */
  isAmount(i: number): boolean {
    const next = this.word(i + 1);
    return (
      /^(?:%|percent|million|billion|trillion|bn|per)$/.test(next) ||
      (this.kind(i + 1) === Time.units && this.word(i + 1) !== 'days')
    );
  }

  // ---- weekdays

  isWeekdayName(i: number): boolean {
    const word = this.word(i);
    if (!this.capital(i)) return false;
    return (
      !/^(?:sun|sat|mon|wed|thu|fri|tue|thur|thurs|tues|weds)$/.test(word) ||
      this.isNumber(i + 1) ||
      this.text(i + 1) === ',' ||
      this.kind(i + 1) === Time.dayPart
    );
  }

  atWeekday(i: number): number {
    if (!this.isWeekdayName(i)) return i;
    const weekday = this.value(i);
    let at = i + 1;
    if (/days$/.test(this.word(i)))
      return this.push(i, at, 'SET', `XXXX-WXX-${weekday}`, 'set.weekdays', { widen: false });
    // Monday, March 3[, 2025] · Monday 3 March
    const comma = this.text(at) === ',' ? 1 : 0;
    if (
      (this.kind(at + comma) === Time.month &&
        this.isMonthName(at + comma) &&
        this.digits(at + comma + 1, 2) !== null) ||
      (this.digits(at + comma, 2) !== null && this.kind(at + comma + 1) === Time.month) ||
      (this.digits(at + comma, 2) !== null &&
        /^(?:st|nd|rd|th)$/.test(this.word(at + comma + 1)) &&
        this.kind(at + comma + 2) === Time.month)
    ) {
      const count = this.found.length;
      const free = this.free;
      this.free = at + comma;
      const end = this.at(at + comma, this.isNumber(at + comma) ? -1 : Time.month);
      this.free = free;
      const last = this.found[count];
      if (last !== undefined && end > at + comma) {
        last.first = i;
        return end;
      }
    }
    if (this.referenceDay === null) {
      if (this.kind(at) === Time.dayPart)
        return this.push(i, at + 1, 'TIME', `XXXX-WXX-${weekday}${DAY_PARTS[this.value(at)]}`, 'time.weekday-part');
      return this.push(i, at, 'DATE', `XXXX-WXX-${weekday}`, 'date.weekday');
    }
    let first = i;
    const today = weekdayOf(this.referenceDay);
    const back = (today - weekday + 7) % 7;
    const before = this.word(i - 1);
    let day = this.referenceDay - back;
    if (
      this.kind(i - 1) === Time.shift &&
      /^(?:last|next|this|past|coming|following)$/.test(before) &&
      i - 1 >= this.free
    ) {
      first = i - 1;
      if (before === 'last' || before === 'past') day = this.referenceDay - (back === 0 ? 7 : back);
      else if (before === 'this') day = this.future(i, at) && back !== 0 ? day + 7 : day;
      else day = this.referenceDay + (back === 0 ? 7 : 7 - back);
    } else if (this.future(i, at) && back !== 0) day += 7;
    if (/^(?:last|next|this)$/.test(this.word(at)) && this.word(at + 1) === 'week') {
      day = this.referenceDay - today + weekday + 7 * Math.sign(this.value(at) - 8);
      at += 2;
    }
    const value = formatDay(fromEpochDay(day));
    if (this.kind(at) === Time.dayPart) {
      const plural = this.word(at).endsWith('s');
      return plural
        ? this.push(first, at + 1, 'SET', `XXXX-WXX-${weekday}${DAY_PARTS[this.value(at)]}`, 'set.weekday-part')
        : this.push(first, at + 1, 'TIME', `${value}${DAY_PARTS[this.value(at)]}`, 'time.weekday-part', {
            anchor: 'reference',
          });
    }
    return this.push(first, at, 'DATE', value, 'date.weekday', { anchor: 'reference' });
  }

  // ---- words counted from the reference date

  /** The day n days from the reference, as a value. */
  dayFrom(shift: number): string {
    return this.referenceDay === null ? 'XXXX-XX-XX' : formatDay(fromEpochDay(this.referenceDay + shift));
  }

  atNear(i: number): number {
    const value = this.value(i);
    let end = i + 1;
    if (value === 20)
      return this.push(
        i,
        end,
        'TIME',
        this.referenceDay === null ? 'PRESENT_REF' : `${this.dayFrom(0)}TNI`,
        'time.tonight',
        { anchor: 'reference' },
      );
    if (value === 8 && this.referenceDay === null) return this.push(i, end, 'DATE', 'PRESENT_REF', 'date.near');
    if (this.touches(end) && /^['’]s$/.test(this.text(end)) && this.kind(end + 1) === Time.dayPart) end++;
    if (this.kind(end) === Time.dayPart)
      return this.push(
        i,
        end + 1,
        'TIME',
        `${this.dayFrom(value - 8)}${DAY_PARTS[this.value(end)]}`,
        'time.near-part',
        { anchor: 'reference' },
      );
    return this.push(i, i + 1, 'DATE', this.dayFrom(value - 8), 'date.near', { anchor: 'reference' });
  }

  /** "last year", "this week", "the next three months", "the previous quarter", "last night". */
  atShift(i: number): number {
    const word = this.word(i);
    const step = word === 'past' ? -1 : this.value(i) - 8;
    let first = i;
    if (i - 1 >= this.free && /^(?:the|its|this|these|their)$/.test(this.word(i - 1))) first = i - 1;
    const determined = first < i;
    const at = i + 1;
    const count = this.count(at);
    if (
      count !== null &&
      !count.article &&
      (this.kind(count.end) === Time.units || this.kind(count.end) === Time.unit || this.word(count.end) === 'quarters')
    ) {
      if (this.word(i) === 'same' || this.word(i) === 'current') return i;
      const unit = this.kind(count.end) === Time.quarter ? Unit.quarter : (this.value(count.end) as UnitId);
      return this.push(first, count.end + 1, 'DURATION', duration(unit, count.value), 'duration.shift', {
        anchor: 'reference',
      });
    }
    let noun = at;
    if (this.kind(noun) === Time.fiscal) noun++;
    const kind = this.kind(noun);
    if (kind === Time.units) {
      if (/^(?:coming|next|past|last|previous|preceding|following)$/.test(word))
        return this.push(first, noun + 1, 'DURATION', duration(this.value(noun) as UnitId, null), 'duration.shift', {
          anchor: 'reference',
        });
      return i;
    }
    if (kind === Time.month || kind === Time.weekday) return i;
    if (kind === Time.dayPart) {
      if (!/^(?:last|this)$/.test(word)) return i;
      return this.push(
        first,
        noun + 1,
        'TIME',
        this.referenceDay === null
          ? `XXXX-XX-XX${DAY_PARTS[this.value(noun)]}`
          : `${this.dayFrom(step)}${DAY_PARTS[this.value(noun)]}`,
        'time.shift',
        { anchor: 'reference' },
      );
    }
    if (kind === Time.season) return this.seasonFrom(first, noun, step);
    if (kind === Time.quarter || kind === Time.unit) {
      const relative = /^(?:previous|preceding|prior|following|same)$/.test(word);
      if (
        word === 'past' ||
        (determined &&
          /^(?:last|next|coming)$/.test(word) &&
          kind === Time.unit &&
          this.word(first) === 'the' &&
          (this.value(noun) as UnitId) !== Unit.century)
      ) {
        return this.push(
          first,
          noun + 1,
          'DURATION',
          kind === Time.quarter ? 'P1Q' : duration(this.value(noun) as UnitId, 1),
          'duration.shift',
          { anchor: 'reference' },
        );
      }
      const unit = kind === Time.quarter ? Unit.quarter : (this.value(noun) as UnitId);
      const value = this.shiftUnit(unit, step, relative);
      if (value === null) return i;
      if (noun > at && unit === Unit.year)
        return this.push(first, noun + 1, 'DATE', /^\d{4}$/.test(value) ? `FY${value}` : value, 'date.fiscal', {
          anchor: 'reference',
        });
      return this.push(first, noun + 1, 'DATE', value, 'date.shift', { anchor: relative ? 'previous' : 'reference' });
    }
    if (word === 'past' && determined && this.word(first) === 'the' && this.isSpanEnd(at))
      return this.push(first, at, 'DATE', 'PAST_REF', 'date.reference');
    if (/^(?:this|last|previous|next)$/.test(word) && this.word(at) === 'season' && this.reference !== null)
      return this.push(first, at + 1, 'DATE', String(this.reference.year + step), 'date.season');
    if (/^(?:this|same)$/.test(word) || kind !== Time.half) return i;
    return i;
  }

  isSpanEnd(i: number): boolean {
    return (
      i >= this.limit ||
      this.tokens.kinds[i] !== TokenKind.word ||
      /^(?:and|but|or|that|when|is|was|has|had|of|in|to|for|as|with|by|on|at|which)$/.test(this.word(i))
    );
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

  atSeason(i: number): number {
    const word = this.word(i);
    const before = this.word(i - 1);
    const capital = this.capital(i) && i > this.from;
    const year = this.year(i + 1) ?? (/^(?:of|,)$/.test(this.word(i + 1)) ? this.year(i + 2) : null);
    if (year !== null) {
      const end = this.year(i + 1) !== null ? i + 2 : i + 3;
      return this.push(
        before === 'the' ? i - 1 : i,
        end,
        'DATE',
        `${year}-${SEASONS[this.value(i)]}`,
        'date.season-year',
      );
    }
    if (/s$/.test(word)) return i;
    if (word === 'fall' || word === 'spring') {
      const article =
        before === 'the' && /^(?:in|of|by|until|since|during|through|before|after|late|early)$/.test(this.word(i - 2));
      if (
        !article &&
        !(before === 'in' && word === 'spring') &&
        !/^(?:late|early|mid)$/.test(before) &&
        !(capital && before === 'in')
      )
        return i;
    } else if (!/^(?:the|in|by|since|until|late|early|mid|during|each|every|of|-|through|for)$/.test(before)) return i;
    if (word === 'fall' && this.word(i + 1) === 'in') return i;
    return this.seasonFrom(before === 'the' ? i - 1 : i, i, 0);
  }

  seasonFrom(first: number, noun: number, step: number): number {
    if (this.reference === null)
      return this.push(first, noun + 1, 'DATE', `XXXX-${SEASONS[this.value(noun)]}`, 'date.season');
    const season = this.value(noun);
    const now =
      this.reference.month === 12 ? 3 : this.reference.month <= 2 ? -1 : Math.floor((this.reference.month - 3) / 3);
    let { year } = this.reference;
    const starts = season;
    if (step < 0) year -= starts >= now ? 1 : 0;
    else if (step > 0) year += starts <= now ? 1 : 0;
    else if (starts > now && !this.future(first, noun + 1) && starts - now > 1) year -= 1;
    if (now === -1 && season === 3 && step <= 0) year = this.reference.year - 1;
    return this.push(first, noun + 1, 'DATE', `${year}-${SEASONS[season]}`, 'date.season', { anchor: 'reference' });
  }

  // ---- quarters, halves, fiscal years

  atOrdinal(i: number): number {
    const after = /^[-‑]$/.test(this.text(i + 1)) ? i + 2 : i + 1;
    return (
      this.quarterAfter(i, after, this.value(i)) ??
      this.centuryWord(i, after) ??
      this.dayOfMonthWord(i) ??
      this.firstUnits(i) ??
      i
    );
  }

  dayOfMonthWord(i: number): number | null {
    if (this.word(i + 1) !== 'of' || this.kind(i + 2) !== Time.month || !this.isMonthName(i + 2)) return null;
    return this.finishDay(
      this.word(i - 1) === 'the' ? i - 1 : i,
      i + 3,
      this.value(i + 2),
      this.value(i),
      'date.day-month',
    );
  }

  /** "the first nine months [of 2024]": a duration. */
  firstUnits(i: number): number | null {
    if (this.word(i - 1) !== 'the') return null;
    const count = this.count(i + 1);
    if (count === null || count.article || this.kind(count.end) !== Time.units) return null;
    return this.push(
      i - 1,
      count.end + 1,
      'DURATION',
      duration(this.value(count.end) as UnitId, count.value),
      'duration.first',
    );
  }

  centuryWord(i: number, at: number): number | null {
    if (this.word(at) !== 'century') return null;
    const ordinal = this.value(i);
    return this.push(this.word(i - 1) === 'the' ? i - 1 : i, at + 1, 'DATE', two(ordinal - 1), 'date.century');
  }

  /** "third quarter", "first half", "2nd quarter", with the year that follows or that the text is at. */
  quarterAfter(i: number, at: number, ordinal: number): number | null {
    const noun = this.word(at);
    const isQuarter = noun === 'quarter';
    const isHalf = noun === 'half';
    if ((!isQuarter && !isHalf) || ordinal < 1 || ordinal > (isQuarter ? 4 : 2)) return null;
    let first = i;
    if (this.kind(first - 1) === Time.fiscal) first--;
    if (/^(?:the|its|their)$/.test(this.word(first - 1)) && first - 1 >= this.free) first--;
    const letter = isQuarter ? 'Q' : 'H';
    let end = at + 1;
    let year: number | null = null;
    let k = end;
    if (/^(?:of|in|,)$/.test(this.word(k))) k++;
    if (this.word(k) === 'the' || this.kind(k) === Time.fiscal) k++;
    if (this.kind(k) === Time.fiscal) k++;
    if (this.word(k) === 'year' && this.year(k + 1) !== null) k++;
    if (this.year(k) !== null) {
      year = this.year(k);
      end = k + 1;
    } else if (
      this.word(end) === 'of' &&
      this.kind(end + 1) === Time.shift &&
      this.word(end + 2) === 'year' &&
      this.reference !== null
    ) {
      year = this.reference.year + Math.sign(this.value(end + 1) - 8);
      end += 3;
    } else if (
      this.kind(end) === Time.shift &&
      /^(?:last|this|next)$/.test(this.word(end)) &&
      this.word(end + 1) === 'year' &&
      this.reference !== null
    ) {
      year = this.reference.year + Math.sign(this.value(end) - 8);
      end += 2;
    } else if (this.word(end) === 'of' && this.word(end + 1) === 'the' && this.word(end + 2) === 'year') {
      end += 3;
    }
    const previousYear = this.year(i - 1);
    if (year === null && previousYear !== null && i - 1 >= this.free) year = previousYear;
    if (year === null && isHalf && this.word(first) !== 'the' && this.text(i + 1) !== '-') return null;
    if (year === null && isHalf && /^(?:of)$/.test(this.word(end))) return null;
    if (year === null) {
      if (this.reference === null) {
        return this.push(
          first,
          end,
          'DATE',
          this.anchor === null ? `XXXX-${letter}${ordinal}` : `${this.anchor.year}-${letter}${ordinal}`,
          'date.quarter',
        );
      }
      const starts = isQuarter ? ordinal * 3 - 2 : ordinal * 6 - 5;
      year = this.narrative && this.anchor !== null ? this.anchor.year : this.reference.year;
      if (year === this.reference.year && starts > this.reference.month && !this.future(first, end)) year -= 1;
      else if (
        year === this.reference.year &&
        this.future(first, end) &&
        starts + (isQuarter ? 2 : 5) < this.reference.month
      )
        year += 1;
    }
    return this.push(first, end, 'DATE', `${year}-${letter}${ordinal}`, isQuarter ? 'date.quarter' : 'date.half', {
      anchor: 'reference',
    });
  }

  atHalf(i: number): number {
    // "half an hour", "half a year"
    if (/^(?:a|an)$/.test(this.word(i + 1)) && this.kind(i + 2) === Time.unit) {
      const unit = this.value(i + 2) as UnitId;
      const value =
        unit === Unit.hour
          ? 'PT30M'
          : unit === Unit.year
            ? 'P6M'
            : unit === Unit.decade
              ? 'P5Y'
              : unit === Unit.century
                ? 'P50Y'
                : duration(unit, 0.5);
      return this.push(i, i + 3, 'DURATION', value, 'duration.half');
    }
    return i;
  }

  atFiscal(i: number): number {
    let at = i + 1;
    if (this.word(at) === 'year') at++;
    const year = this.year(at);
    if (year === null) return i;
    const end =
      /^[-–/]$/.test(this.text(at + 1)) && this.touches(at + 1) && this.digits(at + 2, 2) !== null ? at + 3 : at + 1;
    return this.push(this.word(i - 1) === 'the' ? i - 1 : i, end, 'DATE', `FY${year}`, 'date.fiscal');
  }

  /** Q3 2024, H1, FY2025, FY25 */
  atPrefix(i: number): number {
    const word = this.word(i);
    if (!this.capital(i) || !this.isNumber(i + 1) || !this.touches(i + 1)) {
      if (word === 'fy' && this.year(i + 1) !== null)
        return this.push(i, i + 2, 'DATE', `FY${this.year(i + 1)}`, 'date.fiscal');
      return i;
    }
    const digits = this.text(i + 1);
    if (word === 'fy') {
      if (/^\d{4}$/.test(digits)) return this.push(i, i + 2, 'DATE', `FY${digits}`, 'date.fiscal');
      return /^\d{2}$/.test(digits) ? this.push(i, i + 2, 'DATE', `FY20${digits}`, 'date.fiscal') : i;
    }
    const ordinal = Number(digits);
    if (!/^\d$/.test(digits) || ordinal < 1 || ordinal > (word === 'q' ? 4 : 2)) return i;
    const told = this.year(i + 2) ?? (this.word(i + 2) === 'of' ? this.year(i + 3) : null);
    if (word === 'h' && told === null) return i;
    const before = this.year(i - 1);
    const end = told === null ? i + 2 : this.year(i + 2) === null ? i + 4 : i + 3;
    const year = told ?? before ?? this.anchor?.year ?? this.reference?.year ?? null;
    return this.push(
      before !== null && told === null ? i - 1 : i,
      end,
      'DATE',
      `${year ?? 'XXXX'}-${word.toUpperCase()}${ordinal}`,
      'date.quarter',
    );
  }

  // ---- lengths of time

  /** Reads a count before a unit: digits, words, "a", "several", "a few", "a couple of", "two and a half". */
  count(i: number): Count | null {
    if (this.isNumber(i)) {
      const text = this.text(i).replace(/,/g, '');
      if (!/^\d{1,7}(?:\.\d{1,3})?$/.test(text)) {
        return text === '½' ? { end: i + 1, value: 0.5, article: false } : null;
      }
      let value = Number(text);
      let end = i + 1;
      if (this.isNumber(end) && this.text(end) === '½') {
        value += 0.5;
        end++;
      } else if (
        this.isNumber(end) &&
        this.text(end + 1) === '/' &&
        this.text(end) === '1' &&
        this.text(end + 2) === '2'
      ) {
        value += 0.5;
        end += 3;
      }
      return this.andHalf({ end, value, article: false });
    }
    const kind = this.kind(i);
    if (kind === Time.cardinal) {
      if (this.value(i) === 0) {
        const next = this.word(i + 1);
        if (next === 'few' || next === 'several') return { end: i + 2, value: null, article: false };
        if (next === 'couple') return { end: this.word(i + 2) === 'of' ? i + 3 : i + 2, value: 2, article: false };
        if (next === 'dozen') return { end: i + 2, value: 12, article: false };
        if (next === 'hundred') return { end: i + 2, value: 100, article: false };
        if (next === 'thousand') return { end: i + 2, value: 1000, article: false };
        return { end: i + 1, value: 1, article: true };
      }
      let value = this.value(i);
      let end = i + 1;
      if (value >= 20 && value < 100) {
        const at = /^[-‑]$/.test(this.text(end)) ? end + 1 : end;
        if (this.kind(at) === Time.cardinal && this.value(at) > 0 && this.value(at) < 10) {
          value += this.value(at);
          end = at + 1;
        }
      }
      if (this.word(end) === 'hundred') {
        value *= 100;
        end++;
      } else if (this.word(end) === 'thousand') {
        value *= 1000;
        end++;
      }
      return this.andHalf({ end, value, article: false });
    }
    if (kind === Time.vague && this.word(i) !== 'recent' && this.word(i) !== 'coming' && this.word(i) !== 'couple')
      return { end: i + 1, value: null, article: false };
    return null;
  }

  andHalf(count: Count): Count {
    if (
      this.word(count.end) === 'and' &&
      this.word(count.end + 1) === 'a' &&
      this.word(count.end + 2) === 'half' &&
      count.value !== null
    ) {
      return { end: count.end + 3, value: count.value + 0.5, article: false };
    }
    return count;
  }

  atCount(i: number): number {
    if (this.kind(i) === Time.vague && this.word(i) === 'recent') {
      if (this.kind(i + 1) !== Time.units) return i;
      return this.push(i, i + 2, 'DURATION', duration(this.value(i + 1) as UnitId, null), 'duration.recent');
    }
    if (this.kind(i) === Time.vague && this.word(i) === 'coming' && this.kind(i + 1) === Time.units)
      return this.push(
        this.word(i - 1) === 'the' ? i - 1 : i,
        i + 2,
        'DURATION',
        duration(this.value(i + 1) as UnitId, null),
        'duration.coming',
      );
    const count = this.count(i);
    if (count === null) return i;
    let at = count.end;
    const hyphen = /^[-‑–]$/.test(this.text(at)) && this.touches(at);
    if (hyphen) at++;
    if (this.word(at) === 'more' && this.kind(at + 1) === Time.units) at++;
    const kind = this.kind(at);
    let unit: UnitId;
    if (kind === Time.unit || kind === Time.units) unit = this.value(at) as UnitId;
    else if (kind === Time.quarter && (this.word(at) === 'quarters' || hyphen)) unit = Unit.quarter;
    else return i;
    if (
      kind === Time.unit &&
      !hyphen &&
      !count.article &&
      count.value !== 1 &&
      !/^(?:day|month|week|year)$/.test(this.word(at))
    )
      return i;
    if ((unit === Unit.second || unit === Unit.minute) && count.article && unit === Unit.second) return i;
    let end = at + 1;
    let first = i;
    // "year-old", "8-month-old": the length alone
    if (count.article && this.text(end) === '-' && this.touches(end)) return i;
    if (
      this.word(end) === 'and' &&
      this.word(end + 1) === 'a' &&
      this.word(end + 2) === 'half' &&
      count.value !== null
    ) {
      return this.push(first, end + 3, 'DURATION', duration(unit, count.value + 0.5), 'duration.count');
    }
    if (this.touches(end) && /^['’]s?$/.test(this.text(end)) && !hyphen) {
      // "three months' pay"
      return this.push(first, at + 1, 'DURATION', duration(unit, count.value), 'duration.count', { widen: false });
    }
    const direction = this.word(end);
    const value = count.value;
    if (!hyphen && /^(?:ago|earlier|before|previously|later|after|hence|afterward|afterwards)$/.test(direction)) {
      const past = /^(?:ago|earlier|before|previously)$/.test(direction);
      if (/^(?:before|after)$/.test(direction) && !this.isSpanEnd(end + 1))
        return count.article
          ? i
          : this.push(first, end, 'DURATION', duration(unit, value), 'duration.count', { widen: false });
      if (value === null)
        return this.push(first, end + 1, 'DATE', past ? 'PAST_REF' : 'FUTURE_REF', 'date.vague-distance', {
          widen: false,
        });
      const resolved = this.distance(unit, past ? -value : value, direction !== 'ago');
      if (resolved !== null)
        return this.push(first, end + 1, 'DATE', resolved, 'date.distance', {
          anchor: direction === 'ago' ? 'reference' : 'previous',
          widen: false,
        });
    }
    if (!hyphen && direction === 'from' && this.word(end + 1) === 'now' && value !== null) {
      const resolved = this.distance(unit, value, false);
      if (resolved !== null)
        return this.push(first, end + 2, 'DATE', resolved, 'date.distance', { anchor: 'reference', widen: false });
    }
    if (count.article) {
      if (this.isRate(i)) return this.push(i, end, 'SET', duration(unit, 1), 'set.rate', { widen: false });
      if (unit === Unit.weekend) return i;
      // "a day" of nothing in particular: only where a preposition or bound says that it is a length
      if (
        !/^(?:in|for|within|than|about|nearly|almost|over|after|last|lasted|take|takes|took|half|under|around|least|up|once|of|roughly|just|only|every|to)$/.test(
          this.word(i - 1),
        )
      )
        return i;
      if (/^(?:of|in|at|on|for|with|that|when)$/.test(this.word(end)) && this.word(i - 1) === 'of') return i;
    }
    end = at + 1;
    first = i;
    if (i - 1 >= this.free && /^(?:the|these|those)$/.test(this.word(i - 1)) && !hyphen && !count.article)
      first = i - 1;
    return this.push(first, end, 'DURATION', duration(unit, value), hyphen ? 'duration.hyphen' : 'duration.count', {
      widen: false,
    });
  }

  /** Whether "a year" tells a rate: a figure or its noun stands right before. */
  isRate(i: number): boolean {
    const before = i - 1;
    if (before < this.from) return false;
    const word = this.word(before);
    if (/^(?:once|twice|times|percent|%|million|billion|trillion|thousand)$/.test(word) || this.isNumber(before))
      return true;
    if (
      /^(?:in|for|within|than|about|nearly|almost|over|after|half|under|around|least|to|of|the|is|was|be|by|and|or|with|from|on|at|as|last|take|takes|took|just|only|not|such|what|lasted|spent|up|,|that|has|had|have|until|before|since|like|quite)$/.test(
        word,
      )
    )
      return false;
    // a plural noun with a figure near before it: "2,700 drones a month"
    if (!/s$/.test(word)) return false;
    for (let k = before - 1; k >= this.from && k > before - 6; k--)
      if (this.isNumber(k) || this.kind(k) === Time.cardinal || /^(?:million|billion|\$|€|£)$/.test(this.word(k)))
        return true;
    return false;
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

  /** "decades", "years", "months" alone. */
  atUnits(i: number): number {
    const before = this.word(i - 1);
    if (/^(?:decades|centuries)$/.test(this.word(i)))
      return this.push(i, i + 1, 'DURATION', duration(this.value(i) as UnitId, null), 'duration.bare', {
        widen: false,
      });
    if (
      /^(?:for|in|within|over|after|of|last|take|took|lasted)$/.test(before) &&
      /^(?:days|weeks|months|years)$/.test(this.word(i))
    ) {
      if (/^(?:ago|earlier|later)$/.test(this.word(i + 1)))
        return this.push(
          i,
          i + 2,
          'DATE',
          this.word(i + 1) === 'later' ? 'FUTURE_REF' : 'PAST_REF',
          'date.vague-distance',
          { widen: false },
        );
      if (before === 'of' || this.word(i + 1) === 'of') return i;
      return this.push(i, i + 1, 'DURATION', duration(this.value(i) as UnitId, null), 'duration.bare', {
        widen: false,
      });
    }
    return i;
  }

  /** "the quarter", "the year before", "the decade", "the same year", "year-end". */
  atUnit(i: number): number {
    const word = this.word(i);
    const before = this.word(i - 1);
    if (word === 'year' && /^[-‑]$/.test(this.text(i + 1)) && this.word(i + 2) === 'end') {
      const year = this.year(i + 3);
      const value = year ?? this.reference?.year;
      return value === undefined
        ? i
        : this.push(i, year === null ? i + 3 : i + 4, 'DATE', String(value), 'date.year-end', {
            mod: 'END',
            widen: false,
          });
    }
    if (before === 'that' && /^(?:year|month|day|week)$/.test(word) && this.anchor !== null) {
      const value = this.shiftUnit(this.value(i) as UnitId, 0, true);
      if (value !== null) return this.push(i - 1, i + 1, 'DATE', value, 'date.that', { anchor: 'previous' });
    }
    if (before === 'the') {
      if (word === 'year' && /^(?:before|earlier|after)$/.test(this.word(i + 1)) && this.isSpanEnd(i + 2)) {
        const value = this.shiftUnit(Unit.year, this.word(i + 1) === 'after' ? 1 : -1, true);
        if (value !== null)
          return this.push(i - 1, i + 2, 'DATE', value, 'date.the-before', { anchor: 'previous', widen: false });
      }
      if (word === 'quarter' && this.lastQuarter !== null && this.word(i + 1) !== 'of')
        return this.push(i - 1, i + 1, 'DATE', this.lastQuarter, 'date.the-quarter', { anchor: 'previous' });
      if (word === 'weekend') {
        const value =
          this.referenceDay === null
            ? 'XXXX-WXX-WE'
            : `${weekValue(weekdayOf(this.referenceDay) >= 6 ? this.referenceDay : this.referenceDay - 7)}-WE`;
        return this.push(i - 1, i + 1, 'DATE', value, 'date.the-weekend', { anchor: 'reference' });
      }
      if (
        word === 'year' &&
        /^(?:of|in)$/.test(this.word(i - 2)) &&
        this.kind(i - 3) === Time.part &&
        this.reference !== null
      ) {
        return this.push(i - 1, i + 1, 'DATE', String(this.reference.year), 'date.the-year', { anchor: 'reference' });
      }
    }
    return i;
  }

  // ---- sets, parts of the day, holidays

  atAdverb(i: number): number {
    const unit = this.value(i) as UnitId;
    if (this.capital(i) && i > this.from) return i;
    return this.push(i, i + 1, 'SET', duration(unit, 1), 'set.adverb', { widen: false });
  }

  atEvery(i: number): number {
    let at = i + 1;
    let amount = 1;
    if (this.word(at) === 'other') {
      amount = 2;
      at++;
    } else {
      const count = this.count(at);
      if (count !== null && !count.article && count.value !== null && this.kind(count.end) === Time.units) {
        amount = count.value;
        at = count.end;
      }
    }
    const kind = this.kind(at);
    if (kind === Time.unit || kind === Time.units)
      return this.push(i, at + 1, 'SET', duration(this.value(at) as UnitId, amount), 'set.every', { widen: false });
    if (kind === Time.quarter) return this.push(i, at + 1, 'SET', `P${amount}Q`, 'set.every', { widen: false });
    if (kind === Time.weekday) {
      const part = this.kind(at + 1) === Time.dayPart ? DAY_PARTS[this.value(at + 1)] : null;
      return this.push(
        i,
        part === null ? at + 1 : at + 2,
        'SET',
        `XXXX-WXX-${this.value(at)}${part ?? ''}`,
        'set.every',
        { widen: false },
      );
    }
    if (kind === Time.month && this.capital(at))
      return this.push(i, at + 1, 'SET', `XXXX-${two(this.value(at))}`, 'set.every', { widen: false });
    if (kind === Time.season)
      return this.push(i, at + 1, 'SET', `XXXX-${SEASONS[this.value(at)]}`, 'set.every', { widen: false });
    if (kind === Time.dayPart)
      return this.push(i, at + 1, 'SET', `XXXX-XX-XX${DAY_PARTS[this.value(at)]}`, 'set.every', { widen: false });
    return i;
  }

  atClockWord(i: number): number {
    const before = this.word(i - 1);
    if (
      !/^(?:at|by|around|before|after|until|since|about|from|to|till|past)$/.test(before) &&
      this.kind(i + 1) !== Time.weekday
    )
      return i;
    const joined = this.dayBehind(i + 1);
    const day = joined?.value ?? (this.referenceDay === null ? 'XXXX-XX-XX' : this.dayFrom(0));
    return this.push(
      i,
      joined?.end ?? i + 1,
      'TIME',
      `${day}T${this.value(i) === 12 ? '12:00' : '24:00'}`,
      'time.word',
      { anchor: 'reference', widen: false },
    );
  }

  atDayPart(i: number): number {
    const before = this.word(i - 1);
    if (
      before === 'the' &&
      /^(?:in|during|late)$/.test(this.word(i - 2)) &&
      !/s$/.test(this.word(i)) &&
      this.word(i + 1) !== 'of'
    ) {
      const day =
        this.referenceDay === null
          ? 'XXXX-XX-XX'
          : this.narrative && this.anchor?.day
            ? formatDay({ year: this.anchor.year, month: this.anchor.month as number, day: this.anchor.day })
            : this.dayFrom(0);
      return this.push(i - 1, i + 1, 'TIME', `${day}${DAY_PARTS[this.value(i)]}`, 'time.part', {
        anchor: 'reference',
        widen: false,
      });
    }
    if (this.word(i) === 'overnight' && this.referenceDay !== null)
      return this.push(i, i + 1, 'TIME', `${this.dayFrom(0)}TNI`, 'time.part', { anchor: 'reference', widen: false });
    return i;
  }

  atHoliday(i: number): number {
    if (!this.capital(i)) return i;
    let end = i + 1;
    if (/^(?:day|eve)$/.test(this.word(end)) && this.capital(end)) end++;
    const eve = this.word(end - 1) === 'eve';
    const told = this.year(end);
    const year = told ?? this.anchor?.year ?? this.reference?.year;
    if (year === undefined) return i;
    let day: number;
    if (this.value(i) === 1) {
      const first = toEpochDay({ year, month: 11, day: 1 });
      day = first + ((4 - weekdayOf(first) + 7) % 7) + 21;
    } else if (this.value(i) === 2) day = easter(year);
    else day = toEpochDay({ year, month: Math.floor(this.value(i) / 100), day: this.value(i) % 100 });
    return this.push(
      i,
      told === null ? end : end + 1,
      'DATE',
      formatDay(fromEpochDay(day - (eve ? 1 : 0))),
      'date.holiday',
      { anchor: 'reference' },
    );
  }
}

/** Easter Sunday, as an epoch day. Source: the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, ch. 8). */
function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return toEpochDay({ year, month: Math.floor(n / 31), day: (n % 31) + 1 });
}

function yearOf(text: string): number | null {
  return /^(?:1[0-9]|20|21)\d\d$/.test(text) ? Number(text) : null;
}

function unknownUnit(unit: UnitId): string | null {
  if (unit === Unit.year) return 'XXXX';
  if (unit === Unit.month) return 'XXXX-XX';
  if (unit === Unit.week) return 'XXXX-WXX';
  if (unit === Unit.day) return 'XXXX-XX-XX';
  if (unit === Unit.quarter) return 'XXXX-QX';
  return null;
}

/** TIMEX3 duration of a count (null: not told) of a unit. */
function duration(unit: UnitId, count: number | null): string {
  if (unit === Unit.fortnight) return count === null ? 'PXW' : `P${count * 2}W`;
  const amount = count === null ? 'X' : String(count);
  const time = unit === Unit.hour || unit === Unit.minute || unit === Unit.second ? 'T' : '';
  return `P${time}${amount}${UNIT_LETTERS[unit]}`;
}

function toMention(tokens: Tokens, found: Found, previous: DateMention | null): DateMention {
  const start = tokens.starts[found.first] as number;
  const end = tokens.ends[found.end - 1] as number;
  const interval =
    found.type === 'DATE' || found.type === 'TIME'
      ? intervalOf(found.value)
      : { firstDay: null, lastDay: null, edtf: null };
  const anchor =
    found.anchor === 'previous'
      ? previous === null
        ? 'reference'
        : { start: previous.start, end: previous.end, text: previous.text }
      : found.anchor;
  return {
    start,
    end,
    text: tokens.text.slice(start, end),
    rule: found.rule,
    type: found.type,
    value: found.value,
    mod: found.mod,
    ...interval,
    anchor,
    zone: found.zone,
  };
}

/** Finds and resolves the expressions of time in a document, ordered by span, without overlaps. */
export function extractDates(tokens: Tokens, context: DateContext): DateMention[] {
  const reader = new DateReader(tokens, context.referenceDate);
  reader.read();
  const mentions: DateMention[] = [];
  let dated: DateMention | null = null;
  for (const found of reader.found) {
    const mention = toMention(tokens, found, dated);
    if (mention.firstDay !== null) dated = mention;
    mentions.push(mention);
  }
  return mentions;
}
