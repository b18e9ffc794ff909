import { TokenKind } from '../../text/tokens.js';
import type { DateReader } from '../reader.js';
import { duration, two } from '../values.js';
import { ADVERB_VALUES, DAY_PARTS, DAY_TO_YEAR, SEASONS, Time, type UnitId } from '../words.js';
import { readCount } from './counts.js';
import { isSpanEnd } from './shifts.js';

/** Whether "a year" tells a rate: a figure or its noun stands right before. */
export function isRate(r: DateReader, i: number): boolean {
  const before = i - 1;
  if (before < r.from) return false;
  const word = r.word(before);
  if (
    /^(?:once|twice|times|percent|cent|%|million|billion|trillion|thousand|crore|lakh|bn|tn)$/.test(word) ||
    r.isNumber(before)
  )
    return true;
  if (
    /^(?:in|for|within|than|about|nearly|almost|over|after|half|under|around|least|to|of|the|is|was|be|by|and|or|with|from|on|at|as|last|take|takes|took|just|only|not|such|what|lasted|spent|up|,|that|has|had|have|until|before|since|like|quite)$/.test(
      word,
    )
  )
    return false;
  // "98 kilograms of methane a year"
  if (r.word(before - 1) === 'of' && /s$/.test(r.word(before - 2)) && r.isNumber(before - 3)) return true;
  // "$330 per kilowatt a month"
  if (r.word(before - 1) === 'per') return true;
  // a plural noun with a figure near before it: "2,700 drones a month"
  if (!/s$|^(?:people|men|women|children)$/.test(word)) return false;
  for (let k = before - 1; k >= r.from && k > before - 6; k--)
    if (
      r.isNumber(k) ||
      r.kind(k) === Time.cardinal ||
      /^(?:hundreds|dozens|scores|thousands|millions|million|billion|\$|€|£)$/.test(r.word(k))
    )
      return true;
  return false;
}

/** "120 bombs per day", "13% per year". */
export function perUnit(r: DateReader, i: number): number | null {
  if (r.word(i - 1) !== 'per' || i - 1 < r.free || !DAY_TO_YEAR.test(r.word(i))) return null;
  return r.push(i - 1, i + 1, 'SET', duration(r.value(i) as UnitId, 1), 'set.per', { widen: false });
}

const NAMED_BY_PERIOD =
  /^(?:reports?|meetings?|results?|earnings|loss|losses|profits?|net|income|filings?|bulletins?|reviews?|surveys?|budgets?|conferences?|statements?|accounts|figures|figure|data|general|shareholder|shareholders|dividends?|session|letter|list|ranking|festival|summit|address|leave|rate|rates|pace|basis|parades?|keynote|exhibition|fair|convention|congress|assembly|probability|risk|sales|revenue|revenues|turnover|total|average)$/;

/** Whether the noun that "annual" stands before at `i` is named by it, past a word between: "annual cash dividend", "annual Easter parade". */
function isNamedByPeriod(r: DateReader, i: number): boolean {
  return (
    NAMED_BY_PERIOD.test(r.word(i)) ||
    (r.tokens.kinds[i + 1] === TokenKind.word && NAMED_BY_PERIOD.test(r.word(i + 1))) ||
    (i < r.limit && r.capital(i))
  );
}

export function atAdverb(r: DateReader, i: number): number {
  if (r.capital(i) && i > r.from) return i;
  // "the daily Granma": a newspaper
  if (/^(?:daily|weekly|monthly)$/.test(r.word(i)) && i + 1 < r.limit && r.capital(i + 1)) return i;
  if (r.word(i) === 'everyday' && !isSpanEnd(r, i + 1)) return i;
  // "annual report", "quarterly results": a name for the thing, not how often it comes
  if (/^(?:annual|quarterly)$/.test(r.word(i)) && isNamedByPeriod(r, i + 1)) return i;
  return r.push(i, i + 1, 'SET', ADVERB_VALUES[r.value(i)] as string, 'set.adverb', { widen: false });
}

export function atEvery(r: DateReader, i: number): number {
  let at = i + 1;
  let amount = 1;
  if (r.word(at) === 'other') {
    amount = 2;
    at++;
  } else {
    const count = readCount(r, at);
    if (count !== null && !count.article && count.value !== null && r.kind(count.end) === Time.units) {
      amount = count.value;
      at = count.end;
    }
  }
  const kind = r.kind(at);
  if (kind === Time.unit || kind === Time.units)
    return r.push(i, at + 1, 'SET', duration(r.value(at) as UnitId, amount), 'set.every', { widen: false });
  if (kind === Time.quarter) return r.push(i, at + 1, 'SET', `P${amount}Q`, 'set.every', { widen: false });
  if (kind === Time.weekday) {
    const part = r.kind(at + 1) === Time.dayPart ? DAY_PARTS[r.value(at + 1)] : null;
    return r.push(i, part === null ? at + 1 : at + 2, 'SET', `XXXX-WXX-${r.value(at)}${part ?? ''}`, 'set.every', {
      widen: false,
    });
  }
  if (kind === Time.month && r.capital(at))
    return r.push(i, at + 1, 'SET', `XXXX-${two(r.value(at))}`, 'set.every', { widen: false });
  if (kind === Time.season)
    return r.push(i, at + 1, 'SET', `XXXX-${SEASONS[r.value(at)]}`, 'set.every', { widen: false });
  if (kind === Time.dayPart)
    return r.push(i, at + 1, 'SET', `XXXX-XX-XX${DAY_PARTS[r.value(at)]}`, 'set.every', { widen: false });
  return i;
}
