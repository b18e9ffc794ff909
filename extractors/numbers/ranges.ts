import { TokenKind, type Tokens, tokenText, tokenWord, touchesPrevious } from '../text/tokens.js';
import { DOLLAR_PREFIXES, SIGNS } from './currencies.js';
import { compare, type Decimal, decimal, multiply, negate } from './decimal.js';
import type { Draft, Reader } from './draft.js';
import { bare, type Measure, measureOf } from './measure.js';
import { SCORE_WORDS } from './not-numbers.js';
import { isLeadingPoint, type Numeral, readNumeral } from './numeral.js';
import type { MeasuredTokens } from './user-units.js';
import { wordKind } from './words.js';

export const scaleBy = (value: Decimal | null, factor: Decimal | null): Decimal | null =>
  value === null || factor === null ? value : multiply(value, factor);

/** Words before a figure after which "X to Y" are a change and a level, unless the first has no unit. */
const CHANGE_WORDS =
  /^(?:by|rose|rise|fell|fall|up|down|increased|decreased|grew|climbed|dropped|slid|raised|cut|lowered|jumped|slipped|gained|gain|lost|edged|won|beat|voted|surged|soared|added|tumbled|leapt|plunged|shed|eased|advanced|declined|slumped|rallied|ticked|firmed)$/;

const TAB = 0x09;

/** How the second figure is joined to the first. */
type Joint = 'dash' | 'to' | 'and' | 'or' | 'plus-minus';

function jointAt(
  tokens: Tokens,
  at: number,
  first: number,
  from: number,
  limit: number,
): { joint: Joint; end: number } | null {
  const text = tokenText(tokens, at);
  const word = tokenWord(tokens, at);
  const start = isBelowZero(tokens, first, from) ? first - 1 : first;
  const previous = start > from ? tokenWord(tokens, start - 1) : '';
  if (/^[-–—‑]$/.test(text)) {
    // "8- to 16-meter": a hyphen that waits for the second's unit
    if (touchesPrevious(tokens, at) && at + 2 < limit && !touchesPrevious(tokens, at + 1)) {
      // "7- and 8-year-olds" are two of a list
      const next = tokenWord(tokens, at + 1);
      return next === 'to' || next === 'or' ? { joint: next, end: at + 2 } : null;
    }
    // between the cells of a row it stands where there is no figure
    if (tokens.text.charCodeAt((tokens.starts[at] as number) - 1) === TAB) return null;
    const before = touchesPrevious(tokens, at);
    const behind = at + 1 < limit && touchesPrevious(tokens, at + 1);
    if (before !== behind || text === '—' || (text === '-' && !before && !isDigit(tokens, at - 1))) return null;
    return { joint: 'dash', end: at + 1 };
  }
  if (text === '±') return { joint: 'plus-minus', end: at + 1 };
  if (
    text === '+' &&
    at + 2 < limit &&
    /^[/]$/.test(tokenText(tokens, at + 1)) &&
    /^[-−]$/.test(tokenText(tokens, at + 2))
  )
    return { joint: 'plus-minus', end: at + 3 };
  if (word === 'plus' && at + 2 < limit && tokenWord(tokens, at + 2) === 'minus')
    return { joint: 'plus-minus', end: at + 3 };
  if (word === 'to' || word === 'through') {
    if (previous === 'from' && !isRanging(tokens, first, from)) return null;
    let end = at + 1;
    if (end + 1 < limit && tokenText(tokens, end) === '-' && !touchesPrevious(tokens, end + 1)) end++;
    return word === 'to' ? { joint: 'to', end } : null;
  }
  if (word === 'and' && previous === 'between') return { joint: 'and', end: at + 1 };
  if (word === 'or') return { joint: 'or', end: at + 1 };
  return null;
}

/** "would shrink by 55% to 65%": what may come has no level yet, so the two are a range. */
function isForeseen(tokens: Tokens, first: number, from: number): boolean {
  if (first - 1 < from || tokenWord(tokens, first - 1) !== 'by') return false;
  for (let k = first - 2; k >= 0 && k > first - 7 && tokens.sentenceOf[k] === tokens.sentenceOf[first]; k--)
    if (/^(?:will|would|could|may|might|should|can|to|expects?|expected|forecasts?)$/.test(tokenWord(tokens, k)))
      return true;
  return false;
}

/** Whether a minus that touches the figure stands free before it. */
function isBelowZero(tokens: Tokens, first: number, from: number): boolean {
  const sign = first - 1;
  if (sign < from || !/^[-−]$/.test(tokenText(tokens, sign)) || !touchesPrevious(tokens, first)) return false;
  return sign === 0 || !touchesPrevious(tokens, sign);
}

const isDigit = (tokens: Tokens, i: number): boolean => i >= 0 && tokens.kinds[i] === TokenKind.number;

/** "ranging from", "ranged in price from", "anywhere from". */
function isRanging(tokens: Tokens, first: number, from: number): boolean {
  for (let k = first - 2; k >= from && k >= first - 6; k--)
    if (
      /^(?:rang(?:e|es|ed|ing)|anywhere|anything|var(?:y|ies|ied|ying)|stretch(?:es|ed|ing)?|homes|estimates?|somewhere)$/.test(
        tokenWord(tokens, k),
      )
    )
      return true;
  return false;
}

/** Reads a range or list that begins with `low`: "12-15%", "$1.2 million to $23.5 million", "between 40 and 60 km", "three or four years", "7.3 ± 0.1". */
export function readRange(
  reader: Reader,
  low: Numeral,
  measure: Measure | null,
  from: number,
  limit: number,
): { draft: Draft; end: number } | null {
  const { tokens, customs } = reader;
  if (low.value === null) return null;
  const until = measure?.end ?? low.end;
  if (until + 1 >= limit) return null;
  const first = measure?.first ?? low.first;
  const joined = jointAt(tokens, until, first, from, limit);
  if (joined === null) return null;
  const { joint } = joined;
  let at = joined.end;
  let code: string | null = null;
  while (
    at < limit &&
    at < joined.end + 3 &&
    (SIGNS.get(tokenText(tokens, at)) !== undefined ||
      (at + 1 < limit && DOLLAR_PREFIXES.get(tokenWord(tokens, at)) !== undefined && tokenText(tokens, at + 1) === '$'))
  ) {
    code = SIGNS.get(tokenText(tokens, at)) ?? code;
    at++;
  }
  while (
    at < limit &&
    at < joined.end + 2 &&
    joint === 'and' &&
    /^(?:about|around|roughly|some|nearly)$/.test(tokenWord(tokens, at))
  )
    at++;
  // "-5 to -2": a minus that touches the second figure
  const negative =
    at + 1 < limit && joint === 'to' && /^[-−]$/.test(tokenText(tokens, at)) && touchesPrevious(tokens, at + 1);
  if (negative) at++;
  const begins = at < limit && (tokens.kinds[at] === TokenKind.number || wordKind(tokens.forms[at] as number) !== 0);
  if (!begins && !(at < limit && isLeadingPoint(tokens, at, limit))) return null;
  if (reader.dateAt(at) > 0) return null;
  const money = measure?.kind === 'money' || code !== null;
  let high = readNumeral(tokens, at, limit, { letters: money, european: customs.european });
  if (
    high === null ||
    high.value === null ||
    high.form === 'ordinal' ||
    (high.form === 'fraction' && joint !== 'plus-minus')
  )
    return null;
  if (negative) high = { ...high, value: negate(high.value as Decimal) };
  const below = isBelowZero(tokens, low.first, from);
  const lowest = below ? negate(low.value) : low.value;
  if (negative && !below) return null;
  let second = measureOf(tokens, high, code === null ? at : joined.end, limit, customs);
  if (code !== null && second !== null && second.kind !== 'money') second = null;
  if (joint === 'plus-minus') return plusMinus(low, measure, high, second, first);
  if (measure !== null && second !== null && (measure.kind !== second.kind || measure.unit !== second.unit))
    return null;
  if (measure !== null && second === null && (measure.kind !== 'money' || measure.first === low.first)) return null;
  if (joint === 'or' && !isChoice(low, high, measure, second)) return null;
  if (
    joint === 'to' &&
    measure === null &&
    second === null &&
    !isCountRange(tokens, { ...low, value: lowest }, high, first, from, limit)
  )
    return null;
  const shared = second ?? measure;
  if (
    joint === 'to' &&
    CHANGE_WORDS.test(first > from ? tokenWord(tokens, first - 1) : '') &&
    !isForeseen(tokens, first, from)
  ) {
    // "rose 5% to 7%" is a change and a level; "rose 5 to 7%" is a range
    if (measure !== null || second === null || compare(lowest, high.value as Decimal) >= 0) return null;
  }
  // the scale of the second is the first's as well: $1.2-1.4bn
  let lowValue = lowest;
  if (high.scaled && !low.scaled && high.precision !== null) {
    const scale = multiply(high.precision, decimal(1, high.decimals));
    if (compare(multiply(lowValue, scale), high.value as Decimal) <= 0) lowValue = multiply(lowValue, scale);
  } else if (low.scaled && !high.scaled) return null;
  const factor = shared?.factor ?? null;
  lowValue = scaleBy(lowValue, factor) as Decimal;
  const highValue = scaleBy(high.value, factor) as Decimal;
  if (compare(lowValue, highValue) > 0 && joint !== 'to') return null;
  // "51% to 48%" falls, or is a vote: two figures; "-8% to -12%" is a range
  if (compare(lowValue, highValue) > 0 && shared?.kind === 'percent' && highValue.mantissa >= 0n) return null;
  if (compare(lowValue, highValue) > 0 && (measure === null || shared === null)) return null;
  if (joint === 'dash' && low.form === 'words' && lowValue.mantissa === 0n) return null;
  const kind = shared?.kind ?? 'cardinal';
  const end = second?.end ?? high.end;
  return {
    draft: {
      numeral: { ...high, first: low.first },
      measure: {
        ...(shared ?? bare('cardinal', first, end, '')),
        kind,
        factor: null,
        first: below ? first - 1 : first,
        end,
        rule: `${kind}.range`,
      },
      value: null,
      low: compare(lowValue, highValue) > 0 ? highValue : lowValue,
      high: compare(lowValue, highValue) > 0 ? lowValue : highValue,
    },
    end,
  };
}

/** "310 ± 15 m/s": the value is the first figure, the unit stands behind the second. */
function plusMinus(
  low: Numeral,
  measure: Measure | null,
  high: Numeral,
  second: Measure | null,
  first: number,
): { draft: Draft; end: number } | null {
  if (measure !== null && second !== null && measure.unit !== second.unit) return null;
  const shared = second ?? measure;
  const end = second?.end ?? high.end;
  const kind = shared?.kind ?? 'cardinal';
  return {
    draft: {
      numeral: low,
      measure: { ...(shared ?? bare('cardinal', first, end, '')), first, end, rule: `${kind}.plus-minus` },
      value: low.value,
      low: null,
      high: null,
    },
    end,
  };
}

/** "three or four years", "two or three": neighbours on the number line, the unit behind the second. */
function isChoice(low: Numeral, high: Numeral, measure: Measure | null, second: Measure | null): boolean {
  if (measure !== null || low.form !== high.form || low.scaled !== high.scaled) return false;
  const step = compare(high.value as Decimal, low.value as Decimal) > 0 && (low.value as Decimal).exponent === 0;
  if (!step || second === null || second.kind !== 'quantity') return false;
  const [a, b] = [Number((low.value as Decimal).mantissa), Number((high.value as Decimal).mantissa)];
  return a > 1 && (b - a === 1 || (b <= 2 * a && b - a <= 5));
}

/** "2,400 to 2,800 children": growing, of one form and size, and no score. */
function isCountRange(
  tokens: Tokens,
  low: Numeral,
  high: Numeral,
  first: number,
  from: number,
  limit: number,
): boolean {
  let a = low.value as Decimal;
  const b = high.value as Decimal;
  if (high.scaled && !low.scaled && high.precision !== null)
    a = multiply(a, multiply(high.precision, decimal(1, high.decimals)));
  if (compare(a, b) >= 0 || (low.form !== high.form && !high.scaled)) return false;
  // "rose 7 3/4 to 69" is a step and a level
  if ((a.mantissa > 0n && compare(b, multiply(a, decimal(3))) > 0) || (low.digits === null) !== (high.digits === null))
    return false;
  for (let k = Math.max(from, first - 4); k < Math.min(limit, high.end + 3); k++)
    if (SCORE_WORDS.has(tokenWord(tokens, k))) return false;
  return true;
}

/** The hyphen of "7- and 8-year-olds", "four-, five- and six-seaters", which waits for the last one's unit. */
function isWaitingHyphen(tokens: Tokens, at: number, limit: number): boolean {
  if (at + 1 >= limit || !/^[-‑]$/.test(tokenText(tokens, at)) || !touchesPrevious(tokens, at)) return false;
  return tokenText(tokens, at + 1) === ',' || !touchesPrevious(tokens, at + 1);
}

/** The second figure of a range that hyphens join, "33-35 billion", which has its scale and unit; null where there is none. */
function upperBound(tokens: MeasuredTokens, low: Numeral, limit: number, european: boolean): Numeral | null {
  const dash = low.end;
  if (low.scaled || dash + 1 >= limit || !/^[-–]$/.test(tokenText(tokens, dash))) return null;
  if (!touchesPrevious(tokens, dash) || !touchesPrevious(tokens, dash + 1) || !isDigit(tokens, dash + 1)) return null;
  const high = readNumeral(tokens, dash + 1, limit, { letters: false, european });
  return high?.value === null ? null : high;
}

/** How far two figures of one scale lie apart at most. */
const FAR = decimal(20);

/** The scale of `next` where `numeral` has none and is near it by that scale: "from 2.4 to 3.1 million", not "from 900 to 1.2 million". */
function sharedScale(numeral: Numeral, next: Numeral): Decimal | null {
  if (numeral.scaled || !next.scaled || next.precision === null || numeral.value === null || next.value === null)
    return null;
  const scale = multiply(next.precision, decimal(1, next.decimals));
  const value = multiply(numeral.value, scale);
  const near = compare(multiply(value, FAR), next.value) >= 0 && compare(value, multiply(next.value, FAR)) <= 0;
  return near ? scale : null;
}

/** Units, scale and percent that a figure has from a later one of its list or comparison: "5, 7 and 9 per cent", "from 4.8 to 4.7 percent". */
export function sharedMeasure(reader: Reader, numeral: Numeral, limit: number): Measure | null {
  const { tokens, customs } = reader;
  if (numeral.value === null || (numeral.form !== 'digits' && numeral.form !== 'words')) return null;
  const opener = numeral.first > 0 ? tokenWord(tokens, numeral.first - 1) : '';
  let at = numeral.end;
  let conjunction = false;
  let commas = 0;
  for (let n = 0; n < 6 && at + 1 < limit; n++) {
    if (isWaitingHyphen(tokens, at, limit)) at++;
    const text = tokenText(tokens, at);
    const word = tokenWord(tokens, at);
    if (text === ',') {
      commas++;
      at++;
      // "6,600, or 60% of the total" says the same twice, and ", and 5%" begins anew unless it ends a list
      if (tokenWord(tokens, at) === 'or' || (commas === 1 && tokenWord(tokens, at) === 'and')) return null;
      if (/^(?:and|or)$/.test(tokenWord(tokens, at)) && at + 1 < limit) {
        conjunction = true;
        at++;
      }
    } else if (/^(?:and|or|to)$/.test(word)) {
      conjunction = true;
      at++;
    } else return null;
    if (tokens.kinds[at] !== TokenKind.number && wordKind(tokens.forms[at] as number) === 0) return null;
    if (reader.dateAt(at) > 0) return null;
    let next = readNumeral(tokens, at, limit, { letters: false, european: customs.european });
    if (next === null || next.value === null || next.form !== numeral.form) return null;
    const upper = upperBound(tokens, next, limit, customs.european);
    if (upper !== null) next = upper;
    const measure = measureOf(tokens, next, next.first, limit, customs);
    const change = word === 'to' && opener === 'from';
    const scale = sharedScale(numeral, next);
    if (measure !== null) {
      const money = change && measure.kind === 'money' && measure.first === next.first;
      if (!conjunction || (measure.kind !== 'percent' && measure.kind !== 'quantity' && !money)) return null;
      return {
        ...measure,
        ...(scale === null ? {} : { factor: scaleBy(scale, measure.factor) }),
        first: numeral.first,
        end: numeral.end,
        rule: `${measure.kind}.shared`,
      };
    }
    if (change && scale !== null)
      return { ...bare('cardinal', numeral.first, numeral.end, 'cardinal.shared'), factor: scale };
    at = next.end;
  }
  return null;
}
