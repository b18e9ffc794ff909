import { Shape, TokenKind, type Tokens, tokenText, tokenWord, touchesPrevious } from '../text/tokens.js';
import type { Numeral } from './numeral.js';

/** Words that a label's number follows: "Article 9", "page 12", "Type 12", "No. 5". */
const LABELS: ReadonlySet<string> = new Set(
  'article articles section sections page pages chapter chapters clause paragraph figure fig. table annex appendix volume vol. part phase stage type mark mk block model route highway interstate flight room gate platform line unit level tier category class grade rule no. nos. number resolution protocol title chapter act amendment item version channel apollo boeing airbus windows formula goal sdg hall camp battalion regiment division brigade squadron area sector zone exit bus pier terminal question step verse psalm room suite apt box ward precinct catch episode season round game covid sars'.split(
    ' ',
  ),
);
/** Words that say that "3-1" is a score. */
const SCORE_WORDS: ReadonlySet<string> = new Set(
  'win won wins beat beats beaten lost loss lose defeat defeated victory draw drew lead led leads score scored vote voted ruling ruled decision aggregate game match final set sets record'.split(
    ' ',
  ),
);
const TITLES_OF_NUMBERED =
  /^(?:nasdaq|ftse|s&p|dax|cac|nikkei|fortune|stoxx|csi|sensex|nifty|kospi|dow|topix|russell)$/;

const isYearLike = (digits: string): boolean => digits.length === 4 && /^(?:1[5-9]|20|21)\d\d$/.test(digits);

/** Words that a year follows and hardly a count. */
const BEFORE_YEARS: ReadonlySet<string> = new Set(
  'in since by until till before after during of from late early mid end to and through between for around circa summer spring autumn winter fall fiscal fy year calendar'.split(
    ' ',
  ),
);

/** Whether bare digits are no figure but part of a name, date, score, label, phone number or version. */
export function isNoNumber(tokens: Tokens, numeral: Numeral, from: number, limit: number): boolean {
  const { first, end, digits, scaled } = numeral;
  const before = first - 1;
  const touchesBefore = before >= from && touchesPrevious(tokens, first);
  const touchesAfter = end < limit && touchesPrevious(tokens, end);
  const afterText = end < limit ? tokenText(tokens, end) : '';
  const beforeText = before >= from ? tokenText(tokens, before) : '';
  if (numeral.form !== 'digits' || digits === null) return false;
  // letters before: B52, MP3; letters behind: 4G, 3D (scales and units were taken before)
  if (touchesBefore && tokens.kinds[before] === TokenKind.word) return true;
  if (
    touchesAfter &&
    tokens.kinds[end] === TokenKind.word &&
    tokens.shapes[end] !== Shape.lower &&
    !scaled &&
    afterText.length <= 3
  )
    return true;
  // F-35, AIM-120, GPT-4: a word, a hyphen, the digits
  if (
    touchesBefore &&
    /^[-‑–/]$/.test(beforeText) &&
    before - 1 >= from &&
    touchesPrevious(tokens, before) &&
    tokens.kinds[before - 1] === TokenKind.word
  ) {
    const stem = tokenWord(tokens, before - 1);
    if (!/^(?:mid|some|about|sub|pre|post|around|nearly|plus|minus|under|over)$/.test(stem)) return true;
  }
  // 9:30, 1.2.3, 2+2, 12:1, #5, @3
  if (touchesBefore && /^[:#@+_\\=*]$/.test(beforeText) && before - 1 >= from && touchesPrevious(tokens, before))
    return true;
  if (touchesBefore && /^[#@]$/.test(beforeText)) return true;
  if (touchesAfter && /^[:+_@*\\]$/.test(afterText) && end + 1 < limit && touchesPrevious(tokens, end + 1)) return true;
  // dates and fractions with strokes that nobody has read: 9/11, 24/7
  if (touchesAfter && afterText === '/' && end + 1 < limit && tokens.kinds[end + 1] === TokenKind.number) return true;
  if (touchesBefore && beforeText === '/' && before - 1 >= from && tokens.kinds[before - 1] === TokenKind.number)
    return true;
  // 555-1234-99 and 3-1: hyphens between digits
  if (
    touchesBefore &&
    beforeText === '-' &&
    before - 1 >= from &&
    tokens.kinds[before - 1] === TokenKind.number &&
    touchesPrevious(tokens, before)
  )
    return true;
  if (
    !scaled &&
    touchesAfter &&
    /^[-–]$/.test(afterText) &&
    end + 1 < limit &&
    touchesPrevious(tokens, end + 1) &&
    tokens.kinds[end + 1] === TokenKind.number
  ) {
    return hyphenatedDigits(tokens, first, end, from, limit);
  }
  if (scaled) return false;
  if (isYearLike(digits) && isBareYear(tokens, first, end, from, limit)) return true;
  if (before < from) return false;
  const label = tokenWord(tokens, before);
  if (LABELS.has(label) && digits.length <= 5 && !digits.includes('.') && !isCounted(tokens, end, limit)) return true;
  if (TITLES_OF_NUMBERED.test(label)) return true;
  return isNamedNumber(tokens, numeral, from, limit);
}

function hyphenatedDigits(tokens: Tokens, first: number, end: number, from: number, limit: number): boolean {
  if (
    end + 2 < limit &&
    touchesPrevious(tokens, end + 2) &&
    /^[-–]$/.test(tokenText(tokens, end + 2)) &&
    tokens.kinds[end + 3] === TokenKind.number
  )
    return true;
  const a = Number(tokenText(tokens, first));
  const b = Number(tokenText(tokens, end + 1));
  if (isYearLike(tokenText(tokens, first))) return true;
  const sport = (i: number): boolean => i >= from && i < limit && SCORE_WORDS.has(tokenWord(tokens, i));
  for (let k = 1; k <= 4; k++) if (sport(first - k) || sport(end + 1 + k)) return true;
  return tokenText(tokens, end) === '-' && a >= b && a < 200;
}

function isBareYear(tokens: Tokens, first: number, end: number, from: number, limit: number): boolean {
  if (first - 1 >= from && BEFORE_YEARS.has(tokenWord(tokens, first - 1))) return true;
  if (end >= limit) return true;
  const next = tokenWord(tokens, end);
  // "2024 ships" counts; "2024 budget", "2024." does not
  return !(
    tokens.kinds[end] === TokenKind.word &&
    tokens.shapes[end] === Shape.lower &&
    /[a-z]{3,}s$/.test(next) &&
    !/(?:ss|us|is)$/.test(next)
  );
}

/** Whether a lower-case noun follows that the figure can count. */
function isCounted(tokens: Tokens, end: number, limit: number): boolean {
  return (
    end < limit &&
    tokens.kinds[end] === TokenKind.word &&
    tokens.shapes[end] === Shape.lower &&
    /s$/.test(tokenWord(tokens, end)) &&
    tokenWord(tokens, end).length > 3
  );
}

/** "Apollo 11", "Boeing 737", "Nasdaq 100": a capitalised word inside the sentence and a plain whole number that counts nothing. */
function isNamedNumber(tokens: Tokens, numeral: Numeral, from: number, limit: number): boolean {
  const before = numeral.first - 1;
  const digits = numeral.digits as string;
  if (before <= from || digits.includes(',') || digits.includes('.') || digits.length > 4) return false;
  const shape = tokens.shapes[before] as number;
  if (shape !== Shape.title && shape !== Shape.upper && shape !== Shape.mixed) return false;
  if (tokens.kinds[before] !== TokenKind.word) return false;
  if (numeral.end < limit && tokens.kinds[numeral.end] === TokenKind.word && tokens.shapes[numeral.end] === Shape.lower)
    return false;
  return true;
}

/** Uses of "one" that count nothing: pronouns and set phrases. */
export function isPronounOne(tokens: Tokens, i: number, from: number, limit: number): boolean {
  const before = i > from ? tokenWord(tokens, i - 1) : '';
  if (
    /^(?:no|the|this|that|any|every|each|another|some|which|every|a|an|new|old|last|first|next|good|bad|big|only|right|wrong)$/.test(
      before,
    )
  )
    return true;
  if (i + 1 >= limit) return true;
  const next = tokenWord(tokens, i + 1);
  if (
    /^(?:another|'s|day|thing|can|could|must|should|would|may|might|is|was|has|had|does|who|that|and|or|but|to|which|way|by|with|knows|might|side)$/.test(
      next,
    )
  )
    return true;
  return tokens.kinds[i + 1] !== TokenKind.word && next !== '-';
}
