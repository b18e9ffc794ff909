import { FormTable } from '../text/lexicon.js';
import { Shape, TokenKind, type Tokens, tokenText, tokenWord, touchesPrevious } from '../text/tokens.js';
import { wordTable } from '../text/word-table.js';
import {
  CURRENCIES,
  DOLLAR_PREFIXES,
  HUNDREDTH_SIGNS,
  LOCAL_PREFIXES,
  SIGNS,
  SMALL_CODES,
  TOUCHING_PREFIXES,
} from './currencies.js';
import { type Decimal, decimal } from './decimal.js';
import { type Customs, currencyNear } from './document.js';
import { Word, wordKind, wordValue } from './words.js';

const CODES = new Set(CURRENCIES.map(({ code }) => code));
/** Codes that are words in capitals as well: "COP 28", "TOP 10". They need a large figure. */
const WORD_CODES = new Set('COP TOP ALL TRY CUP SOS GEL PEN MAD BAM MOP BOB LAK RON ANG ERN TMT STN PAB'.split(' '));
/** Whether a code is a word in capitals as well. */
export const isWordCode = (text: string): boolean => WORD_CODES.has(text);
/** Names that are words of other senses: they need digits or a scale before them. */
const WORD_NAMES = new Set(
  'real reais reals sol sum som sums won colon kip tether ether rand rands mark marks crown crowns'.split(' '),
);
/** Currencies meant by a name where no country is told, other than the first of the table. */
const DEFAULTS: Readonly<Record<string, string>> = wordTable({
  mark: 'DEM',
  marks: 'DEM',
  lire: 'ITL',
  guilder: 'NLG',
  guilders: 'NLG',
  escudo: 'PTE',
  escudos: 'PTE',
});
const byName = new Map<string, string[]>();
const byHundredth = new Map<string, string[]>();
const byAdjective = new Map<string, Set<string>>();
/** First words of what may stand behind a figure: names, adjectives, codes and signs, as small letters. */
const behind = new FormTable();
for (const { code, names, adjectives, hundredths } of CURRENCIES) {
  for (const name of names) {
    const codes = byName.get(name) ?? [];
    byName.set(name, DEFAULTS[name] === code ? [code, ...codes] : [...codes, code]);
    behind.set(name.split(' ')[0] as string, 1);
  }
  for (const name of hundredths) {
    byHundredth.set(name, [...(byHundredth.get(name) ?? []), code]);
    behind.set(name, 1);
  }
  for (const adjective of adjectives) {
    const codes = byAdjective.get(adjective) ?? new Set<string>();
    byAdjective.set(adjective, codes.add(code));
    behind.set(adjective.split(' ')[0] as string, 1);
  }
  behind.set(code.toLowerCase(), 1);
  for (const letter of 'mkb') behind.set(letter + code.toLowerCase(), 1);
}
for (const sign of [...SIGNS.keys(), ...HUNDREDTH_SIGNS]) behind.set(sign.toLowerCase(), 1);
for (const word of [...LOCAL_PREFIXES.keys(), 'dime', 'dimes', 'nickels', 'p', 'c', 'u.s', '-', '‑'])
  behind.set(word.toLowerCase(), 1);

/** What may stand right before a figure that is money, as small letters: signs, letters of countries, codes, local words, names. */
const leading = new FormTable();
for (const mark of ['-', '−', '(', '=', '.']) leading.set(mark, 1);
for (const word of [...SIGNS.keys(), ...DOLLAR_PREFIXES.keys(), ...CODES, ...SMALL_CODES, ...byName.keys()])
  leading.set(word.toLowerCase(), 1);
for (const code of CODES) for (const letter of 'mkb') leading.set(letter + code.toLowerCase(), 1);
for (const word of LOCAL_PREFIXES.keys()) leading.set(word.toLowerCase(), 1).set(`${word.toLowerCase()}.`, 1);

export interface CurrencyBefore {
  readonly code: string;
  readonly first: number;
  /** Power of ten that letters before the code scale by: "MUSD 60". */
  readonly power: number;
  readonly rule: string;
}

/** A code with a letter that scales: MUSD, kEUR. */
function scaledCode(text: string): { code: string; power: number } | null {
  if (text.length !== 4) return null;
  const power = text[0] === 'M' ? 6 : text[0] === 'k' || text[0] === 'K' ? 3 : text[0] === 'B' ? 9 : 0;
  return power > 0 && CODES.has(text.slice(1)) ? { code: text.slice(1), power } : null;
}

/** Currency that stands before the figure: a sign (with a country's letters), an ISO code, a local word or a name. */
export function currencyBefore(tokens: Tokens, first: number, from: number, customs: Customs): CurrencyBefore | null {
  let i = first - 1;
  // nearly all words are turned away here
  if (i < from || leading.get(tokens.forms[i] as number) === 0) return null;
  let text = tokenText(tokens, i);
  if (
    (text === '-' || text === '−' || text === '(') &&
    i - 1 >= from &&
    touchesPrevious(tokens, i) &&
    touchesPrevious(tokens, i + 1)
  ) {
    i--;
    text = tokenText(tokens, i);
    if (SIGNS.get(text) === undefined) return null;
  }
  const touching = touchesPrevious(tokens, i + 1);
  const sign = SIGNS.get(text);
  if (sign !== undefined && !HUNDREDTH_SIGNS.has(text)) return signBefore(tokens, i, from, text, sign, customs);
  // $US5, $A5; Y=5,000
  if (touching && i - 1 >= from && touchesPrevious(tokens, i)) {
    const before = tokenText(tokens, i - 1);
    const prefix = DOLLAR_PREFIXES.get(text.toLowerCase());
    if (before === '$' && prefix !== undefined && text === text.toUpperCase())
      return { code: prefix, first: i - 1, power: 0, rule: 'money.sign' };
    if (text === '=' && before === 'Y') return { code: 'JPY', first: i - 1, power: 0, rule: 'money.sign' };
  }
  if (tokens.kinds[i] !== TokenKind.word) {
    if (text !== '.' || i - 1 < from || !touchesPrevious(tokens, i)) return null;
    i--;
    text = tokenText(tokens, i);
  }
  const glued = i - 1 >= from && touchesPrevious(tokens, i) && /^[-–/]$/.test(tokenText(tokens, i - 1));
  if (glued) return null;
  if (CODES.has(text))
    return WORD_CODES.has(text) && !isLarge(tokens, first)
      ? null
      : { code: text, first: i, power: 0, rule: 'money.code' };
  if (SMALL_CODES.has(text)) return { code: text.toUpperCase(), first: i, power: 0, rule: 'money.code' };
  const scaled = scaledCode(text);
  if (scaled !== null) return { ...scaled, first: i, rule: 'money.code-scale' };
  const local = LOCAL_PREFIXES.get(text) ?? LOCAL_PREFIXES.get(text.replace(/\.$/, ''));
  // "R21" is a name: letters that are a currency only here and there need a sum that looks like one
  if (
    local !== undefined &&
    (TOUCHING_PREFIXES.has(text) ? touching && looksLikeSum(tokens, first, local, customs) : true)
  )
    return { code: local, first: i, power: 0, rule: 'money.local' };
  return nameBefore(tokens, i, first, from, customs);
}

const isLarge = (tokens: Tokens, i: number): boolean =>
  /^\d{1,3},\d{3}|^\d{4,}/.test(tokenText(tokens, i)) || wordKind(tokens.forms[i + 1] as number) === Word.scale;

const looksLikeSum = (tokens: Tokens, i: number, code: string, customs: Customs): boolean =>
  isLarge(tokens, i) ||
  isRand(tokens, i, code) ||
  /\.\d/.test(tokenText(tokens, i)) ||
  customs.currencyOf([code]) !== null;

/** "R3m", "R1 500": South African papers group by blanks. */
function isRand(tokens: Tokens, i: number, code: string): boolean {
  if (code !== 'ZAR' || i + 1 >= tokens.count || !/^\d{1,3}$/.test(tokenText(tokens, i))) return false;
  const next = tokenText(tokens, i + 1);
  if (touchesPrevious(tokens, i + 1)) return /^(?:m|mn|k|b)$/.test(next);
  return (
    /^\d{3}$/.test(next) &&
    !(i + 2 < tokens.count && touchesPrevious(tokens, i + 2) && tokens.kinds[i + 2] === TokenKind.word)
  );
}

function signBefore(
  tokens: Tokens,
  i: number,
  from: number,
  text: string,
  sign: string,
  customs: Customs,
): CurrencyBefore {
  const rule = 'money.sign';
  const before = i - 1;
  if (before >= from) {
    const word = tokenWord(tokens, before);
    const touching = touchesPrevious(tokens, i);
    if (text === '$') {
      const prefix = DOLLAR_PREFIXES.get(word);
      const spaced = /^(?:us|u\.s\.?|c|hk|nz|nt)$/.test(word) && tokens.kinds[before] === TokenKind.word;
      if (
        prefix !== undefined &&
        (touching || (spaced && (tokenText(tokens, before) !== 'us' || !touchesPrevious(tokens, i + 1))))
      )
        return { code: prefix, first: before, power: 0, rule };
      if (prefix !== undefined && word === 'us' && tokens.shapes[before] === Shape.upper)
        return { code: prefix, first: before, power: 0, rule };
      // u.s $ 5: the point is a token of its own
      if (word === '.' && before - 1 >= from && tokenWord(tokens, before - 1) === 'u.s')
        return { code: 'USD', first: before - 1, power: 0, rule };
      const code = tokenText(tokens, before).toUpperCase();
      if (CODES.has(code) && (touching || tokens.shapes[before] === Shape.upper))
        return { code, first: before, power: 0, rule };
    }
    if ((text === '¥' || text === '￥') && touching && /^(?:cn|rmb)$/.test(word))
      return { code: 'CNY', first: before, power: 0, rule };
    if (text === '£' && touching && /^(?:ir|e|le)$/.test(word))
      return { code: word === 'ir' ? 'IEP' : 'EGP', first: before, power: 0, rule };
  }
  if (text === '$')
    return { code: customs.dollar, first: i, power: 0, rule: customs.dollar === 'USD' ? rule : 'money.local-dollar' };
  if (text === '¥' || text === '￥') return { code: customs.currencyOf(['CNY']) ?? sign, first: i, power: 0, rule };
  return { code: sign, first: i, power: 0, rule };
}

/** "dollar 22.5 million", "malaysian ringgit 42": a name before a figure that has no measure of its own. */
function nameBefore(tokens: Tokens, i: number, first: number, from: number, customs: Customs): CurrencyBefore | null {
  const word = tokenWord(tokens, i);
  const candidates = byName.get(word);
  if (candidates === undefined || WORD_NAMES.has(word) || tokens.kinds[first] !== TokenKind.number) return null;
  if (/^(?:pounds?|sterling|bucks?|bitcoins?|ether|ethereum|xrp)$/.test(word)) return null;
  const before = i > from ? tokenWord(tokens, i - 1) : '';
  if (/^(?:the|a|an|per|one|its|his|their|against|of)$/.test(before) || /^\d/.test(before)) return null;
  const adjective = byAdjective.get(before);
  const code = adjective === undefined ? undefined : candidates.find((candidate) => adjective.has(candidate));
  if (code === undefined && i > from && tokens.kinds[i - 1] === TokenKind.number) return null;
  return {
    code: code ?? customs.currencyOf(candidates) ?? (candidates[0] as string),
    first: code === undefined ? i : i - 1,
    power: 0,
    rule: 'money.name-before',
  };
}

export interface CurrencyAfter {
  readonly code: string;
  readonly end: number;
  /** What the printed figure is multiplied by: hundredths, or a scale behind the code ("75 USD million"). */
  readonly factor: Decimal | null;
  readonly hundredth: boolean;
  readonly rule: string;
}

const CENT = decimal(1, -2);
/** Coins of the dollar that are no hundredths; a "nickel" is also a metal. */
const COINS: ReadonlyMap<string, Decimal> = new Map([
  ['dime', decimal(1, -1)],
  ['dimes', decimal(1, -1)],
  ['nickels', decimal(5, -2)],
]);

/** Currency words behind the figure: "dollars", "Hong Kong dollars", "USD", "MUSD", "€", "cents". */
export function currencyAfter(tokens: Tokens, at: number, limit: number, customs: Customs): CurrencyAfter | null {
  if (at >= limit || behind.get(tokens.forms[at] as number) === 0) return null;
  let i = at;
  if (/^[-‑]$/.test(tokenText(tokens, i)) && touchesPrevious(tokens, i)) i++;
  if (i >= limit) return null;
  const text = tokenText(tokens, i);
  // "3 USD50": the code belongs to what it touches
  const leads = i + 1 < limit && touchesPrevious(tokens, i + 1) && tokens.kinds[i + 1] === TokenKind.number;
  if (leads) return null;
  if (HUNDREDTH_SIGNS.has(text))
    return { code: customs.dollar, end: i + 1, factor: CENT, hundredth: true, rule: 'money.hundredths' };
  const sign = SIGNS.get(text);
  if (sign !== undefined) {
    // "5 $10 bills": a sign with a figure behind it that it does not touch itself
    if (!touchesPrevious(tokens, i) && i + 1 < limit && tokens.kinds[i + 1] === TokenKind.number) {
      const next = i + 2 < limit ? tokenText(tokens, i + 2) : '';
      if (SIGNS.get(next) === undefined && !byHundredth.has(next)) return null;
    }
    return {
      code: text === '$' ? customs.dollar : sign,
      end: i + 1,
      factor: null,
      hundredth: false,
      rule: 'money.sign-behind',
    };
  }
  if (CODES.has(text) || SMALL_CODES.has(text)) return withScale(tokens, text.toUpperCase(), i + 1, limit);
  const scaled = scaledCode(text);
  if (scaled !== null)
    return {
      code: scaled.code,
      end: i + 1,
      factor: decimal(1, scaled.power),
      hundredth: false,
      rule: 'money.code-scale',
    };
  const prefix = DOLLAR_PREFIXES.get(tokenWord(tokens, i));
  if (
    prefix !== undefined &&
    i + 1 < limit &&
    tokenText(tokens, i + 1) === '$' &&
    touchesPrevious(tokens, i + 1) &&
    !(i + 2 < limit && tokens.kinds[i + 2] === TokenKind.number && touchesPrevious(tokens, i + 2))
  )
    return { code: prefix, end: i + 2, factor: null, hundredth: false, rule: 'money.sign-behind' };
  const local = LOCAL_PREFIXES.get(text);
  // "1,800 CFA francs"
  const named =
    local !== undefined && byAdjective.has(tokenWord(tokens, i)) ? nameAfter(tokens, i, limit, customs) : null;
  if (named !== null) return named;
  if (local !== undefined && !TOUCHING_PREFIXES.has(text))
    return { code: local, end: i + 1, factor: null, hundredth: false, rule: 'money.local' };
  const coin = COINS.get(tokenWord(tokens, i));
  if (coin !== undefined)
    return { code: customs.dollar, end: i + 1, factor: coin, hundredth: false, rule: 'money.hundredths' };
  return hundredthsAfter(tokens, i, limit, customs) ?? nameAfter(tokens, i, limit, customs);
}

/** "75 USD million". */
function withScale(tokens: Tokens, code: string, end: number, limit: number): CurrencyAfter {
  if (end < limit && wordKind(tokens.forms[end] as number) === Word.scale)
    return {
      code,
      end: end + 1,
      factor: decimal(wordValue(tokens.forms[end] as number)),
      hundredth: false,
      rule: 'money.code',
    };
  return { code, end, factor: null, hundredth: false, rule: 'money.code' };
}

function hundredthsAfter(tokens: Tokens, i: number, limit: number, customs: Customs): CurrencyAfter | null {
  const word = tokenWord(tokens, i);
  const result = (code: string, end: number): CurrencyAfter => ({
    code,
    end,
    factor: CENT,
    hundredth: true,
    rule: 'money.hundredths',
  });
  if (word === 'p' || word === 'c') {
    if (!touchesPrevious(tokens, i) || tokens.shapes[i] !== Shape.lower) return null;
    if (word === 'p') return result('GBP', i + 1);
    return customs.sterling ? null : result(customs.dollar, i + 1);
  }
  const candidates = byHundredth.get(word);
  if (candidates !== undefined) {
    const local = customs.currencyOf(candidates.filter((code) => code !== 'USD'));
    if (word.startsWith('cent') && !word.startsWith('centa')) return result(customs.dollar, i + 1);
    return result(word === 'sen' ? 'MYR' : (local ?? (candidates[0] as string)), i + 1);
  }
  // "37.5 Canadian cents"
  const adjective = byAdjective.get(word);
  const next = i + 1 < limit ? byHundredth.get(tokenWord(tokens, i + 1)) : undefined;
  const code = next?.find((candidate) => adjective?.has(candidate));
  return code === undefined ? null : result(code, i + 2);
}

function nameAfter(tokens: Tokens, start: number, limit: number, customs: Customs): CurrencyAfter | null {
  let adjectives = '';
  for (let i = start; i < limit && i < start + 3; i++) {
    const word = tokenWord(tokens, i);
    // "deutsche marks" and "d-mark" are two and three tokens
    const pair = i + 1 < limit ? `${word} ${tokenWord(tokens, i + 1)}` : '';
    const paired = byName.get(pair);
    const candidates = paired ?? byName.get(word);
    if (candidates !== undefined) {
      const end = paired === undefined ? i + 1 : i + 2;
      const told = adjectives === '' ? undefined : countryTold(candidates, adjectives);
      if (adjectives !== '' && told === undefined) return null;
      if (told === undefined && WORD_NAMES.has(word) && !firmly(tokens, start, word)) return null;
      const code =
        told ??
        (candidates.length > 1 ? currencyNear(tokens, start, candidates) : null) ??
        customs.currencyOf(candidates) ??
        (candidates[0] as string);
      return { code, end, factor: null, hundredth: false, rule: 'money.name' };
    }
    if (tokens.kinds[i] !== TokenKind.word) return null;
    adjectives = adjectives === '' ? word : `${adjectives} ${word}`;
  }
  return null;
}

function countryTold(candidates: readonly string[], adjectives: string): string | undefined {
  const whole = byAdjective.get(adjectives);
  const last = byAdjective.get(adjectives.slice(adjectives.lastIndexOf(' ') + 1));
  return (
    candidates.find((code) => whole?.has(code)) ??
    (adjectives.includes(' ') && whole === undefined && !byAdjective.has(adjectives.slice(0, adjectives.indexOf(' ')))
      ? undefined
      : candidates.find((code) => last?.has(code)))
  );
}

/** Whether digits or a scale stand before a name that is a common word too: "200 won", "3 million real"; "85 marks" and "3 crowns" need decimals or thousands. */
function firmly(tokens: Tokens, at: number, name: string): boolean {
  const before = at - 1;
  if (before < 0) return false;
  if (wordKind(tokens.forms[before] as number) === Word.scale) return true;
  const text = tokenText(tokens, before);
  // "a hundred and twenty rand": "rand" is no other word behind a longer numeral
  if (/^rands?$/.test(name) && before > 0 && wordKind(tokens.forms[before] as number) !== 0)
    return wordKind(tokens.forms[before - 1] as number) !== 0 || tokenText(tokens, before - 1) === '-';
  if (!/^\d/.test(text)) return tokens.kinds[before] === TokenKind.word && /^(?:bn|m|mn)$/.test(text);
  return /^(?:mark|crown)s?$/.test(name) ? /\.\d|,\d{3}/.test(text) : true;
}
