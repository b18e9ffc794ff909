import { PLAIN_CUSTOMS } from '../numbers/document.js';
import { currencyAfter, currencyBefore, isWordCode } from '../numbers/money.js';
import { percentAfter } from '../numbers/percent.js';
import { unitAt } from '../numbers/unit-index.js';
import { Word, wordKind } from '../numbers/words.js';
import { Shape, TokenKind, type Tokens, tokenText, tokenWord, touchesPrevious } from '../text/tokens.js';
import {
  COMMON_SYMBOLS,
  COMMON_UNITS,
  COUNTING_VERBS,
  DESCRIBED,
  MEASURES,
  THINGS_BEHIND,
  THINGS_BY_HYPHEN,
} from './counted.js';
import { Time, timeKind } from './words.js';

/**
 * What stands behind digits that may be a year: a measure that no year has ("km", "%", "million"); money, which stands behind a year only as
 * what it was worth then ("in 2010 dollars"); nouns that are counted, which a year can stand before ("in 1950 passengers paid more"); units that are
 * common words or initials as well.
 */
const Behind = { nothing: 0, measure: 1, money: 2, things: 3, common: 4, initials: 5 } as const;
type Behind = (typeof Behind)[keyof typeof Behind];

/** Words before a year, and before no figure of things. */
const YEARLY =
  /^(?:in|since|until|till|before|after|during|early|late|mid|year|years|spring|summer|autumn|winter|fall|fiscal|fy|calendar|annual)$/;
/** Words before either, of which only the figure itself tells. */
const EITHER = /^(?:the|and|or|for|around|through|between|its|their|his|her|our)$/;
const MODIFIER = /^(?:about|nearly|almost|approximately|roughly|some|than|least|most|over|under|exactly|only|just)$/;
const CHANGED =
  /^(?:by|up|down|ris(?:e|es|en|ing)|rose|fall(?:s|en|ing)?|fell|gr[eo]w(?:s|n|ing)?|increas(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|drop(?:s|ped|ping)?|cut(?:s|ting)?|reduc(?:e|es|ed|ing)|shr[aiu]nk(?:s|ing)?|expand(?:s|ed|ing)?|rais(?:e|es|ed|ing)|lower(?:s|ed|ing)?|jump(?:s|ed|ing)?|climb(?:s|ed|ing)?|swell(?:s|ed|ing)?|swollen|slash(?:es|ed|ing)?|trim(?:s|med|ming)?|exceed(?:s|ed|ing)?|outnumber(?:s|ed|ing)?|beat(?:s|en)?|w[io]n(?:s|ning)?|los(?:e|es|t|ing)|le[ad]d?(?:s|ing)?|ahead|behind|short|rang(?:e|es|ed|ing)|anywhere|anything)$/;
/** Nouns that a year follows behind "of". */
const OF_YEARS =
  /^(?:end|start|beginning|middle|half|quarter|rest|part|parts|months?|weeks?|days?|years?|season|eve|crisis|crash|wars?|battle|uprising|coup|revolution|revolt|elections?|referendum|acts?|law|bill|treaty|constitution|recession|depression|pandemic|epidemic|famine|drought|floods?|flooding|storms?|fires?|riots?|protests?|earthquake|class|percent|%|cent|share|majority|most|many|all|none|some|each|attacks?|massacre|genocide|olympics|games|budget|events|spring|summer|autumn|winter|fall)$/;
/** A year in a phrase of its own before "to": "compared to 2019". */
const TO_YEARS = /^(?:compared|relative|prior|back|dating|dates|dated|due|up-to|similar)$/;

/** Words behind what a figure measures, if it has no noun of its own. */
const AFTER_MEASURE =
  /^(?:and|or|in|at|of|to|by|on|than|for|per|a|an|the|with|was|were|is|are|from|but|as|then|that|each|when|while|if|so|more|less|after|before|during|into|through|per)$/;

/** Whether a year is one of those that articles tell of most; 2000 is the roundest figure, too. */
export const isNear = (year: number): boolean => year >= 1900 && year <= 2060 && year !== 2000;
const isFar = (year: number): boolean => year < 1700 || year > 2100;

interface Found {
  readonly kind: Behind;
  /** The token behind it. */
  readonly end: number;
}

/** What stands from token `at` on, right behind digits. */
function behind(tokens: Tokens, at: number, limit: number): Found {
  const nothing: Found = { kind: Behind.nothing, end: at };
  if (at >= limit) return nothing;
  const percent = percentAfter(tokens, at, limit);
  if (percent !== null) return { kind: Behind.measure, end: percent.end };
  if (wordKind(tokens.forms[at] as number) === Word.scale) return { kind: Behind.measure, end: at + 1 };
  const hyphened = /^[-‑]$/.test(tokenText(tokens, at)) && touchesPrevious(tokens, at);
  if (hyphened) {
    if (at + 1 >= limit || !touchesPrevious(tokens, at + 1)) return nothing;
    if (THINGS_BY_HYPHEN.has(tokenWord(tokens, at + 1))) return { kind: Behind.measure, end: at + 2 };
  }
  const first = hyphened ? at + 1 : at;
  const unit = unitAt(tokens, first, limit);
  if (unit !== null) {
    const text = tokens.text.slice(tokens.starts[first], tokens.ends[unit.end - 1]);
    const { end } = unit;
    if (unit.symbol) {
      if (text === 's' || (end < limit && tokenText(tokens, end) === '-' && touchesPrevious(tokens, end)))
        return nothing;
      if (!/^[A-Z]$/.test(text)) return { kind: COMMON_SYMBOLS.has(text) ? Behind.initials : Behind.measure, end };
      if (hyphened || /^[AEFNT]$/.test(text)) return nothing;
      return { kind: touchesPrevious(tokens, first) ? Behind.measure : Behind.initials, end };
    }
    if (tokens.shapes[first] !== Shape.lower && tokens.kinds[first] === TokenKind.word)
      return { kind: Behind.initials, end };
    if (hyphened) return { kind: Behind.measure, end };
    const last = tokenWord(tokens, end - 1);
    if (unit.kind === 'time')
      return /(?:s|millennia|sec|min|hr|wk|yr)$/.test(last) ? { kind: Behind.things, end } : nothing;
    return { kind: COMMON_UNITS.has(last) ? Behind.common : Behind.measure, end };
  }
  // "2005c" is one of the works of that year
  if (/^[cp]$/.test(tokenText(tokens, first))) return nothing;
  const currency = currencyAfter(tokens, first, limit, PLAIN_CUSTOMS);
  if (currency !== null) {
    const named = /^money\.(?:name|hundredths)$/.test(currency.rule);
    const plural = /s$|^(?:yen|yuan|renminbi|baht|ringgit|kron[ou]r|kroner|kwacha|naira|rupiah|dong|zloty|hryvnia)$/;
    if (!named || hyphened || plural.test(tokenWord(tokens, currency.end - 1)))
      return { kind: Behind.money, end: currency.end };
    return { kind: Behind.initials, end: currency.end };
  }
  const word = tokenWord(tokens, first);
  // "a 1963 children's book"
  if (first + 1 < limit && /^['’]s?$/.test(tokenText(tokens, first + 1)) && touchesPrevious(tokens, first + 1))
    return nothing;
  if (hyphened || tokens.shapes[first] !== Shape.lower) return nothing;
  if (THINGS_BEHIND.has(word)) return { kind: Behind.things, end: first + 1 };
  // "1500 of its jobs"
  const next = first + 1 < limit ? tokenWord(tokens, first + 1) : '';
  if (word === 'of' && /^(?:the|its|their|them|those|these|his|her|our|us)$/.test(next))
    return { kind: Behind.common, end: first + 1 };
  if (DESCRIBED.has(word) && THINGS_BEHIND.has(next)) return { kind: Behind.things, end: first + 2 };
  return nothing;
}

/** What measures the figure at `i`, with the figure that ends its range, if any: "1500-2000 jobs", "1500 to 2000 kg". */
function behindRange(tokens: Tokens, i: number, limit: number): Found & { joint: string } {
  const alone = behind(tokens, i + 1, limit);
  const joint = i + 3 < limit ? tokenWord(tokens, i + 1) : '';
  if (alone.kind !== Behind.nothing || !/^(?:to|and|or|-|–|‑)$/.test(joint)) return { ...alone, joint: '' };
  const second = tokenText(tokens, i + 2);
  const value = /^\d{4,}$|^\d{1,3}(?:,\d{3})+$/.test(second) ? Number(second.replaceAll(',', '')) : 0;
  if (value <= Number(tokenText(tokens, i))) return { ...alone, joint: '' };
  return { ...behind(tokens, i + 3, limit), joint };
}

/**
 * Whether the four digits at token `i`, which look like a year, are a figure: a measure, a sum, a count, or the first of two that share one.
 * `from` and `limit` bound the sentence; `dated` says that a month or a day stands before them, behind which only a measure makes a figure.
 */
export function isFigure(tokens: Tokens, i: number, from: number, limit: number, dated = false): boolean {
  const first = rangeBefore(tokens, i, from, limit) ?? i;
  return isPriced(tokens, first, from) || isFigureAlone(tokens, first, from, limit, dated);
}

/** "EUR 2000", "Rs 1500"; "COP 2015" is a meeting. */
function isPriced(tokens: Tokens, i: number, from: number): boolean {
  const currency = currencyBefore(tokens, i, from, PLAIN_CUSTOMS);
  if (currency === null || !/^money\.(?:sign|code|local)$/.test(currency.rule)) return false;
  return !isWordCode(tokenText(tokens, i - 1));
}

/** The figure that begins the range which ends at `i`: what stands before it tells of both. */
function rangeBefore(tokens: Tokens, i: number, from: number, limit: number): number | null {
  const first = i - 2;
  if (first < from || !/^1\d{3}$|^2[01]\d\d$/.test(tokenText(tokens, first))) return null;
  if (behindRange(tokens, first, limit).joint !== '') return first;
  return /^(?:to|-|–)$/.test(tokenWord(tokens, i - 1)) && isPriced(tokens, first, from) ? first : null;
}

function isFigureAlone(tokens: Tokens, i: number, from: number, limit: number, dated: boolean): boolean {
  const { kind, end, joint } = behindRange(tokens, i, limit);
  const word = (k: number): string => (k >= from ? tokenWord(tokens, k) : '');
  const before = word(i - 1);
  const year = Number(tokenText(tokens, i));
  if (kind === Behind.nothing)
    return (
      !dated && ((COUNTING_VERBS.has(before) && isObject(tokens, end, limit)) || isLevel(tokens, i, year, from, limit))
    );
  // "in 2019 and 2020 people left"
  if (
    /^(?:and|or)$/.test(joint) &&
    (YEARLY.test(before) || (kind !== Behind.measure && isNear(year) && before !== 'between'))
  )
    return false;
  if (kind === Behind.measure) return true;
  if (dated) return isFar(year) && kind !== Behind.initials;
  if (kind === Behind.initials) {
    if (/^(?:a|an)$/.test(before) || MODIFIER.test(before)) return !isNear(year);
    if (YEARLY.test(before) || EITHER.test(before) || before === '') return false;
    if (/^(?:by|from|to)$/.test(before) && isNear(year)) return false;
    if (before === 'of' && isOfYear(tokens, i - 2, from)) return false;
    return end >= limit || tokens.kinds[end] !== TokenKind.word || AFTER_MEASURE.test(tokenText(tokens, end));
  }
  if (kind === Behind.money) return !(YEARLY.test(before) || /^(?:the|constant|current|real)$/.test(before));
  if (i > from && tokens.kinds[i - 1] !== TokenKind.word && touchesPrevious(tokens, i) && before !== '(') return false;
  if (timeKind(tokens.forms[i - 1] as number) === Time.month) return false;
  if (YEARLY.test(before)) return isFar(year) && year % 50 === 0;
  if (EITHER.test(before)) return !isNear(year);
  // "Act 1996 of the islands", "Rule 2016 more"
  const named = i - 1 > from && tokens.shapes[i - 1] !== Shape.lower && tokens.kinds[i - 1] === TokenKind.word;
  if (named && /^(?:of|more|fewer)$/.test(word(i + 1))) return false;
  switch (before) {
    case 'of':
      // "the act of 1965 bars it"
      if (kind === Behind.common && isNear(year)) return MEASURES.has(word(i - 2));
      return !isOfYear(tokens, i - 2, from);
    case 'by':
      return isCounting(tokens, i - 2, from);
    case 'from':
      return !isNear(year) || isChange(tokens, i - 2, from);
    case 'to':
      return !(TO_YEARS.test(word(i - 2)) || (word(i - 3) === 'from' && !isChange(tokens, i - 4, from)));
    default:
      return true;
  }
}

/** Whether digits that nothing measures have no noun of their own: "it employs 1800." */
function isObject(tokens: Tokens, end: number, limit: number): boolean {
  return (
    end >= limit || /^(?:[.,;:)]|and|in|at|on|by|last|this|since|during|across|worldwide)$/.test(tokenText(tokens, end))
  );
}

const RISES = /^(?:ris|rose|gr[eo]w|increas|rais|jump|climb|swell|swollen|expand)/;
const FALLS = /^(?:fall|fell|decreas|declin|drop|cut|reduc|shr[aiu]nk|lower|slash|trim)/;

/**
 * Whether digits without a noun of their own are the levels of what changed: "rose from 1500 to 2000.", "fell to 1950", "fell from 2010 to 1980". Years
 * follow one another ("rose from 2010 to 2020"), and figures that could be such years are left to them.
 */
function isLevel(tokens: Tokens, i: number, year: number, from: number, limit: number): boolean {
  const word = (k: number): string => (k >= from && k < limit ? tokenWord(tokens, k) : '');
  const digits = (k: number): number => (/^\d{4}$/.test(word(k)) ? Number(word(k)) : 0);
  const verb = word(i - 2);
  if (word(i - 1) === 'to') {
    if (RISES.test(verb) || FALLS.test(verb)) return isObject(tokens, i + 1, limit);
    // "from 1800 in 2019 to 1950 in 2020"
    if (word(i + 1) === 'in' && isNear(digits(i + 2)) && word(i - 3) === 'in' && word(i - 5) === 'from') return true;
    // the second of two, the larger first
    return word(i - 3) === 'from' && digits(i - 2) > year && FALLS.test(word(i - 4));
  }
  if (word(i - 1) !== 'from' || !(RISES.test(verb) || FALLS.test(verb))) return false;
  // "from 1800 in 2019"
  if (word(i + 1) === 'in' && isNear(digits(i + 2))) return true;
  const second = word(i + 1) === 'to' ? digits(i + 2) : 0;
  if (second === 0) return false;
  return FALLS.test(verb) ? second < year : year < second && !isNear(year) && !isNear(second);
}

/** "the summer of 2020", "May of 2020", "the crisis of 2008". */
function isOfYear(tokens: Tokens, i: number, from: number): boolean {
  if (i < from) return false;
  return OF_YEARS.test(tokenWord(tokens, i)) || timeKind(tokens.forms[i] as number) === Time.month;
}

/** Whether a word of change stands among the four before token `i + 1`. */
function isChange(tokens: Tokens, i: number, from: number): boolean {
  for (let k = i; k >= from && k > i - 4 && tokens.kinds[k] === TokenKind.word; k--)
    if (CHANGED.test(tokenWord(tokens, k))) return true;
  return false;
}

/** "fell by 2000 jobs", "attended by 1500 guests"; "by 2000 workers had left" tells of a year. */
function isCounting(tokens: Tokens, i: number, from: number): boolean {
  if (i < from || tokens.kinds[i] !== TokenKind.word) return false;
  return (
    isChange(tokens, i, from) ||
    ((tokens.shapes[i] === Shape.lower || i === from) &&
      /(?:ed|seen|taken|written|built|made)$/.test(tokenWord(tokens, i)))
  );
}
