import { Shape, TokenKind, type Tokens, tokenText, tokenWord, touchesPrevious } from '../text/tokens.js';
import { wordTable } from '../text/word-table.js';
import { measureByContext } from './contexts.js';
import { compare, type Decimal, decimal, formatDecimal } from './decimal.js';
import type { Customs } from './document.js';
import type { Factor } from './factor.js';
import type { NumberKind } from './mention.js';
import { currencyAfter, currencyBefore } from './money.js';
import { type Numeral, readNumeral } from './numeral.js';
import { percentAfter } from './percent.js';
import { type FoundUnit, unitAt } from './unit-index.js';
import { LEADING_UNITS } from './units.js';
import type { MeasuredTokens } from './user-units.js';
import { isPluralForm, Word, wordKind, wordValue } from './words.js';

/** What a numeral measures, read from its neighbours. */
export interface Measure {
  readonly kind: NumberKind;
  readonly unit: string | null;
  /** What the printed figure is multiplied by (cents to dollars), else null. */
  readonly factor: Decimal | null;
  readonly base: string | null;
  readonly baseFactor: Factor | null;
  /** Added before the base factor: degrees, else null. */
  readonly offset: string | null;
  /** Tokens that belong to the mention. */
  readonly first: number;
  readonly end: number;
  readonly rule: string;
}

/** A measure without unit: a cardinal, an ordinal, a multiplier. */
export function bare(kind: NumberKind, first: number, end: number, rule: string): Measure {
  return { kind, unit: null, factor: null, base: null, baseFactor: null, offset: null, first, end, rule };
}

/** Reads what the numeral measures; null for a count. `from` and `limit` bound the look to both sides. */
export function measureOf(
  tokens: MeasuredTokens,
  numeral: Numeral,
  from: number,
  limit: number,
  customs: Customs,
): Measure | null {
  const { first, end } = numeral;
  const own = ownMeasure(tokens, numeral, from, limit);
  if (own !== null) return own;
  const before = currencyBefore(tokens, first, from, customs);
  if (before !== null) {
    // "$10 dollars": the word says again what the sign says
    const again = currencyAfter(tokens, end, limit, customs);
    const bracket =
      tokenText(tokens, first - 1) === '(' && before.first < first - 1 && end < limit && tokenText(tokens, end) === ')';
    const scale = bracket && end + 1 < limit && wordKind(tokens.forms[end + 1] as number) === Word.scale ? end + 1 : 0;
    const rule = before.rule === 'money.sign' && numeral.scaled ? 'money.sign-scale' : before.rule;
    return {
      ...bare('money', before.first, scale > 0 ? scale + 1 : bracket ? end + 1 : end, rule),
      unit: before.code,
      factor:
        scale > 0
          ? decimal(wordValue(tokens.forms[scale] as number))
          : before.power === 0
            ? null
            : decimal(1, before.power),
      ...(again !== null &&
      !again.hundredth &&
      again.factor === null &&
      (again.code === before.code || before.rule === 'money.sign')
        ? { end: again.end, unit: again.code }
        : {}),
    };
  }
  const percent = percentAfter(tokens, end, limit);
  if (percent !== null) {
    return {
      ...bare('percent', first, percent.end, percent.rule),
      unit: percent.unit,
      factor: percent.shift === 0 ? null : decimal(1, percent.shift),
    };
  }
  const leading = leadingUnit(tokens, first, from);
  if (leading !== null) return { ...bare('quantity', leading.first, end, 'quantity.leading-unit'), unit: leading.unit };
  const pounds = readPounds(tokens, numeral, limit, customs);
  if (pounds !== null)
    return pounds.money
      ? { ...bare('money', first, pounds.end, 'money.name'), unit: 'GBP' }
      : { ...bare('quantity', first, pounds.end, 'quantity.unit'), unit: '[lb_av]', base: 'g', baseFactor: POUND };
  const context = measureByContext(tokens, numeral, from, limit);
  if (context !== null) return context;
  const longer = forceOrTorque(tokens, end, limit);
  const after = longer ? null : currencyAfter(tokens, end, limit, customs);
  if (after !== null) return { ...bare('money', first, after.end, after.rule), unit: after.code, factor: after.factor };
  return quantityOf(tokens, numeral, limit, customs);
}

/** What the user's own units make of the numeral; null where none of them stands there. */
function ownMeasure(tokens: MeasuredTokens, numeral: Numeral, from: number, limit: number): Measure | null {
  const { userUnits } = tokens;
  if (userUnits === undefined || userUnits === null) return null;
  const { first, end } = numeral;
  const sign = userUnits.moneyBefore(tokens, first, from);
  if (sign !== null)
    return { ...bare('money', sign.first, end, 'money.user-list'), unit: sign.code, factor: sign.scale };
  if (numeral.form === 'ordinal' || numeral.form === 'fraction') return null;
  const at = unitStart(tokens, end, limit);
  const found = userUnits.at(tokens, at, limit);
  if (found === null) return null;
  const { code, base, factor: baseFactor, offset, scale: factor } = found;
  if (found.money) return { ...bare('money', first, found.end, 'money.user-list'), unit: code, factor };
  const measure = {
    ...bare('quantity', first, found.end, 'quantity.user-list'),
    unit: code,
    factor,
    base,
    baseFactor,
    offset,
  };
  if (factor !== null) return measure;
  const rate = unitAt(tokens, at, limit);
  if (rate === null || rate.end === found.end) return measure;
  return { ...measure, end: rate.end, unit: rate.code, base: rate.base, baseFactor: rate.factor, offset: rate.offset };
}

/** Where the unit of a figure begins: behind a hyphen that joins them ("180-kilometer"), else right behind the figure. */
function unitStart(tokens: Tokens, end: number, limit: number): number {
  const hyphened =
    end + 1 < limit &&
    /^[-‑–]$/.test(tokenText(tokens, end)) &&
    touchesPrevious(tokens, end) &&
    touchesPrevious(tokens, end + 1);
  return hyphened ? end + 1 : end;
}

/** "pounds of force", "pound-feet", "pounds per square inch" are no sums. */
function forceOrTorque(tokens: Tokens, end: number, limit: number): boolean {
  const at = end < limit && /^[-‑]$/.test(tokenText(tokens, end)) ? end + 1 : end;
  return at < limit && /^pounds?$/.test(tokenWord(tokens, at)) && unitAt(tokens, at, limit) !== null;
}

const POUND: Factor = { numerator: 45_359_237n, denominator: 100_000n };

/** "Mach 4", "magnitude 7.2", "magnitude-7.8". */
function leadingUnit(tokens: Tokens, first: number, from: number): { unit: string; first: number } | null {
  let i = first - 1;
  if (i >= from && tokenText(tokens, i) === '-' && touchesPrevious(tokens, first)) i--;
  if (i < from) return null;
  const unit = LEADING_UNITS.get(tokenWord(tokens, i));
  return unit === undefined ? null : { unit, first: i };
}

/**
 * Pounds are money where the document speaks of sterling or a scale stands before them; else they are mass. "pounds of force" and "pound-feet"
 * are units of their own.
 */
function readPounds(
  tokens: Tokens,
  numeral: Numeral,
  limit: number,
  customs: Customs,
): { money: boolean; end: number } | null {
  let at = numeral.end;
  if (at < limit && /^[-‑]$/.test(tokenText(tokens, at)) && touchesPrevious(tokens, at)) at++;
  if (at >= limit || !/^pounds?$/.test(tokenWord(tokens, at))) return null;
  const end = at + 1;
  const unit = unitAt(tokens, at, limit);
  if (unit !== null && unit.end > end) return null; // the unit is read before the currency
  const next = end < limit ? tokenWord(tokens, end) : '';
  if (next === 'sterling') return { money: true, end: end + 1 };
  const bracket = next === '(' && end + 1 < limit ? tokenText(tokens, end + 1) : '';
  if (bracket === '$' || bracket === '€') return { money: true, end };
  if (next === 'of') return { money: false, end };
  if (/^(?:heavier|lighter|overweight)$/.test(next)) return { money: false, end };
  return {
    money:
      customs.sterling ||
      (numeral.scaled && numeral.value !== null && compare(numeral.value, MILLION) >= 0) ||
      isPaid(tokens, numeral.first),
    end,
  };
}

/** Whether a verb of paying stands shortly before a sum of pounds. */
function isPaid(tokens: Tokens, first: number): boolean {
  for (let k = first - 1; k >= 0 && k > first - 5 && tokens.sentenceOf[k] === tokens.sentenceOf[first]; k--)
    if (
      /^(?:pa(?:y|ys|id|ying)|offer(?:s|ed|ing)?|costs?|costing|fined|priced?|earn(?:s|ed|ing)?|spen[dt]|spends|spending|salary|bid|donat(?:e|ed|es)|owe[sd]?|debts?|invest(?:s|ed|ing)?|bill|fee|fine|grant)$/.test(
        tokenWord(tokens, k),
      )
    )
      return true;
  return false;
}

const MILLION = decimal(1_000_000);

/** Symbols that are letters of other senses as well: they need digits that touch them. */
const TOUCHING = new Set(['A', 'MP', 'GT', 'AU', 'N', 'F']);
/** Symbols of two letters that number words stand before as well: "two kg". */
const FIRM_SYMBOLS = new Set('km cm mm kg mg ml mL kW MW GW TW TB GB MB Hz dB ha ft lb oz hp m² °C °F'.split(' '));
/** Units named after people, whose capitalised names are names. */
const SURNAMES = /^(?:newtons?|candelas?|daltons?|henry|henries|grays?|curies?|kelvins?|pascals?|teslas)$/;
const NETWORKS =
  /^(?:networks?|technolog(?:y|ies)|phones?|smartphones?|spectrum|services?|rollout|signal|coverage|connectivity|wireless|modems?|internet|mobile|masts?|towers?|equipment|kit)$/;
const LENGTH_WORDS =
  /^(?:tall|long|wide|high|deep|below|above|away|apart|thick|across|from|race|dash|sprint|hurdles|freestyle|butterfly|final|in|by|x|×|square|under|up|down|underwater|waves?|swells?|resolution)$/;

/** A measure with a unit: "160 kilometers", "180-kilometer", "40 tonnes a year", "12.4 per 100,000", "0.62°S". */
function quantityOf(tokens: Tokens, numeral: Numeral, limit: number, customs: Customs): Measure | null {
  const { first, end } = numeral;
  if (numeral.form === 'ordinal' || numeral.form === 'fraction') return null;
  const at = unitStart(tokens, end, limit);
  const hyphened = at > end;
  let found = unitAt(tokens, at, limit) ?? inchMark(tokens, at, limit);
  let closing = 0;
  if (found === null && !hyphened) {
    // a table's "20 (kg)"
    const close = at + 2 < limit && tokens.kinds[at] !== TokenKind.word ? BRACKETS[tokenText(tokens, at)] : undefined;
    const inside = close === undefined ? null : unitAt(tokens, at + 1, limit);
    if (inside?.symbol && inside.end < limit && tokenText(tokens, inside.end) === close) {
      found = inside;
      closing = 1;
    }
  }
  if (found !== null && isOther(tokens, numeral, at, found, limit, customs)) found = null;
  if (found === null) return perOf(tokens, numeral, limit);
  return {
    ...bare(
      'quantity',
      first,
      found.end + closing,
      hyphened ? 'quantity.hyphen' : found.kind === 'flow' ? 'quantity.rate' : 'quantity.unit',
    ),
    unit: found.code,
    base: found.base,
    baseFactor: found.factor,
    offset: found.offset,
  };
}
/** 10" long: a straight mark that closes no quotation. */
function inchMark(tokens: Tokens, at: number, limit: number): FoundUnit | null {
  if (at + 1 >= limit || !/^["”]$/.test(tokenText(tokens, at))) return null;
  if (
    !/^(?:long|wide|tall|high|thick|deep|across|screens?|displays?|tvs?|monitors?|diameter|x|by)$/.test(
      tokenWord(tokens, at + 1),
    )
  )
    return null;
  return {
    code: '[in_i]',
    base: 'm',
    factor: { numerator: 254n, denominator: 10_000n },
    offset: null,
    kind: 'length',
    symbol: true,
    end: at + 1,
  };
}
const BRACKETS: Readonly<Record<string, string>> = wordTable({ '(': ')', '[': ']', '{': '}', '<': '>' });

/** "half an hour", "½ teaspoon", "a quarter mile": a fraction of a unit. */
export function fractionOfUnit(tokens: Tokens, numeral: Numeral, limit: number): Measure | null {
  let at = numeral.end;
  // "sales in the quarter a year ago"
  const period = at < limit && at === numeral.first + 1 && tokenWord(tokens, numeral.first) === 'quarter';
  if (period && tokenWord(tokens, at) === 'a' && numeral.first > 0)
    if (/^(?:the|this|that|last|same)$/.test(tokenWord(tokens, numeral.first - 1))) return null;
  if (at < limit && tokenText(tokens, at) === '-') at++;
  if (at < limit && /^(?:an?|of)$/.test(tokenWord(tokens, at))) at++;
  if (at < limit && tokenWord(tokens, at - 1) === 'of' && /^an?$/.test(tokenWord(tokens, at))) at++;
  const found = unitAt(tokens, at, limit);
  if (found === null || found.symbol || found.kind === 'share') return null;
  const word = tokenWord(tokens, at);
  // "a third of years" counts years; "half year" is a period, and "a third second" none
  if (/s$/.test(word) && tokenWord(tokens, at - 1) === 'of') return null;
  if (/^(?:second|minute|cup|stone|pound)$/.test(word) || (found.kind === 'time' && at === numeral.end)) return null;
  return {
    ...bare('quantity', numeral.first, found.end, 'quantity.fraction'),
    unit: found.code,
    base: found.base,
    baseFactor: found.factor,
  };
}

/** "a quarter of a percentage point", "half a percent", "a quarter-point cut": a fraction of a percent. */
export function fractionOfPercent(tokens: Tokens, numeral: Numeral, limit: number): Measure | null {
  let at = numeral.end;
  if (at + 1 < limit && tokenText(tokens, at) === '-' && /^points?$/.test(tokenWord(tokens, at + 1))) {
    const cut =
      at + 2 < limit && /^(?:cuts?|increases?|rises?|hikes?|reductions?|moves?|rate)$/.test(tokenWord(tokens, at + 2));
    return cut ? { ...bare('percent', numeral.end - 1, at + 2, 'percent.fraction'), unit: 'pp' } : null;
  }
  if (at < limit && tokenWord(tokens, at) === 'of') at++;
  if (at < limit && /^(?:an?|one)$/.test(tokenWord(tokens, at))) at++;
  else return null;
  const percent = percentAfter(tokens, at, limit);
  if (percent === null || percent.shift !== 0) return null;
  return { ...bare('percent', numeral.first, percent.end, 'percent.fraction'), unit: percent.unit };
}

/** Whether what looks like the numeral's unit is something else here. */
function isOther(
  tokens: Tokens,
  numeral: Numeral,
  at: number,
  found: FoundUnit,
  limit: number,
  customs: Customs,
): boolean {
  const text = tokenText(tokens, at);
  const touching = touchesPrevious(tokens, at);
  const next = found.end < limit ? tokenWord(tokens, found.end) : '';
  const digits = numeral.form === 'digits';
  if (found.symbol && found.end === at + 1) {
    if (!digits && text.length <= 2 && !FIRM_SYMBOLS.has(text)) return true;
    // an "8-K filing", a "5-V" something: a hyphen before one capital
    if (touching && tokenText(tokens, at - 1) === '-' && /^[A-Z]$/.test(text)) return true;
    if (text === 'PS' && !/^\d{2,4}$/.test(numeral.digits ?? '')) return true;
    if (TOUCHING.has(text) && !touching) return true;
    // the 80s, Model 3s; 0.5s is half a second
    if (text === 's' && touching && numeral.decimals === 0) return true;
    // "2.1m members": millions where the document writes them so, or a noun in the plural follows
    if (text === 'm' && touching) {
      const people = countsPeople(tokens, numeral.first);
      if (people && /^(?:by|in|from|under|up|down)$/.test(next)) return true;
      if (LENGTH_WORDS.test(next) || next === '(' || next === '-') return false;
      // "1.2m TEU": a unit that is counted in millions
      return (
        customs.millions ||
        isPluralNoun(tokens, found.end, limit) ||
        unitAt(tokens, found.end, limit) !== null ||
        people
      );
    }
    if (text === 'g' && touching && NETWORKS.test(next)) return true;
    // "10 W 57th Street"
    if (
      text.length === 1 &&
      /[A-Z]/.test(text) &&
      !touching &&
      found.end < limit &&
      tokens.kinds[found.end] === TokenKind.number
    )
      return true;
    if (text === 'in.' || text === '′') return false;
  }
  const word = tokenWord(tokens, at);
  if (!found.symbol && tokens.shapes[at] === Shape.title && SURNAMES.test(word)) return true;
  // "cords of wood" are told in full
  if (/^(?:stone|cords?|grains?)$/.test(word)) return found.end === at + 1 && isNoun(tokens, found.end, limit);
  if (/^(?:bars|bits|moles?|links?)$/.test(word)) return !digits;
  if (/^cups?$/.test(word)) {
    for (let k = numeral.first - 1; k > numeral.first - 6 && k >= 0; k--)
      if (/^(?:win|wins|won|winning|world|trophy|title|titles|league)$/.test(tokenWord(tokens, k))) return true;
    return false;
  }
  if (word === 'feet' || word === 'foot') return /^(?:soldiers?|patrols?)$/.test(next);
  return false;
}

const isNoun = (tokens: Tokens, i: number, limit: number): boolean =>
  i < limit &&
  tokens.kinds[i] === TokenKind.word &&
  tokens.shapes[i] === Shape.lower &&
  !/^(?:and|or|in|at|of|to|by|on|than|for|per|a|an|the|with|was|is|from|but|as)$/.test(tokenWord(tokens, i));

function isPluralNoun(tokens: Tokens, i: number, limit: number): boolean {
  if (i >= limit || tokens.kinds[i] !== TokenKind.word) return false;
  const word = tokenWord(tokens, i);
  return isPluralForm(word) || /^(?:people|men|women|children)$/.test(word);
}

/** "the population will shrink by 2.1m": people are counted shortly before the figure, in its sentence. */
function countsPeople(tokens: Tokens, first: number): boolean {
  for (let k = first - 1; k >= 0 && k > first - 8 && tokens.sentenceOf[k] === tokens.sentenceOf[first]; k--)
    if (COUNTED_PEOPLE.test(tokenWord(tokens, k))) return true;
  return false;
}

const COUNTED_PEOPLE =
  /^(?:population|workforce|electorate|membership|readership|audience|headcount|employment|unemployment|migration|immigration|voters|households|customers|users|subscribers|viewers|passengers|workers|people|jobs|visitors|tourists|patients|students|pupils|refugees|members)$/;
const PEOPLE = /^(?:people|persons|inhabitants|residents)$/;

/** "12.4 per 100,000", "25 per 1,000", "320 people per square kilometre". */
function perOf(tokens: Tokens, numeral: Numeral, limit: number): Measure | null {
  const { first, end } = numeral;
  if (end + 1 >= limit) return null;
  const word = tokenWord(tokens, end);
  if (PEOPLE.test(word) && end + 2 < limit && /^(?:per|an?)$/.test(tokenWord(tokens, end + 1))) {
    const area = unitAt(tokens, end + 2, limit);
    if (area?.kind !== 'area') return null;
    return {
      ...bare('quantity', first, area.end, 'quantity.density'),
      unit: `/${area.code}`,
      base: area.base === null ? null : `/${area.base}`,
      baseFactor:
        area.factor === null ? null : { numerator: area.factor.denominator, denominator: area.factor.numerator },
    };
  }
  if (word !== 'per') return null;
  const below = readNumeral(tokens, end + 1, limit, { letters: false, european: false });
  if (below === null || below.value === null) return null;
  const text = formatDecimal(below.value);
  return /^10+$/.test(text) ? { ...bare('quantity', first, below.end, 'quantity.per'), unit: `/${text}` } : null;
}
