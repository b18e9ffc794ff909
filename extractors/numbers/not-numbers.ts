import { isFigure, isNear } from '../dates/year-or-figure.js';
import { Shape, TokenKind, type Tokens, tokenText, tokenWord, touchesPrevious } from '../text/tokens.js';
import type { Numeral } from './numeral.js';
import { unitAt } from './unit-index.js';
import { isPluralForm, ORDINAL_ENDING, Word, wordKind } from './words.js';

/** Words that a label's number follows: "Article 9", "page 12", "Type 12", "No. 5". */
const LABELS: ReadonlySet<string> = new Set(
  'article articles section sections page pages chapter chapters clause paragraph figure fig. table annex appendix volume vol. part phase stage type mark mk block model route highway interstate flight room gate platform line unit level tier category class grade rule no. nos. number resolution protocol title chapter act amendment item version channel local cask reactor nr nrs version versions release android ios covid-19 boeing apollo airbus windows formula goal sdg hall camp battalion regiment division brigade squadron area sector zone exit bus pier terminal question step verse psalm room suite apt box ward precinct catch episode season round game covid sars ligue serie bundesliga psalms windows server'.split(
    ' ',
  ),
);
/** Labels whose number counts nothing whatever follows, where they are capitalised: "Article 9 names 12 states". */
const FIRM_LABELS: ReadonlySet<string> = new Set(
  'article section page chapter clause figure fig. annex appendix type mark route interstate resolution protocol amendment apollo boeing airbus windows android version no. local formula phase server'.split(
    ' ',
  ),
);
/** Words that say that "3-1" is a score. */
export const SCORE_WORDS: ReadonlySet<string> = new Set(
  'win won wins beat beats beaten lost loss lose defeat defeated victory draw drew lead led leads score scored vote voted ruling ruled decision aggregate game match final set sets record'.split(
    ' ',
  ),
);
const TITLES_OF_NUMBERED =
  /^(?:nasdaq|ftse|s&p|dax|cac|nikkei|fortune|stoxx|csi|bist|ibex|asx|aex|omx|wig|tsx|jse|msci|sensex|nifty|kospi|dow|topix|russell)$/;

/** What a figure that it touches may stand behind. */
const OPENING = /^[("“‘'~≈]$/;
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
  // the power of "1.1^--23" that nobody has read
  if (
    touchesBefore &&
    beforeText === '-' &&
    before - 2 >= from &&
    /^[-^]$/.test(tokenText(tokens, before - 1)) &&
    tokenText(tokens, before - 2) === '^'
  )
    return true;
  // %20 of an address
  if (touchesBefore && beforeText === '%' && before - 1 >= from && touchesPrevious(tokens, before)) return true;
  // the 80s, two 737s
  if (touchesAfter && afterText === 's') return true;
  // an 8-K filing, 401(k)
  if (touchesAfter && end + 1 < limit && touchesPrevious(tokens, end + 1)) {
    const behind = tokenText(tokens, end + 1);
    if (afterText === '-' && /^[A-Z]{1,2}$/.test(behind)) return true;
    if (afterText === '(' && /^[a-z]$/i.test(behind)) return true;
  }
  const start = tokens.sentenceStarts[tokens.sentenceOf[first] as number] as number;
  // "1500-2000 jobs", "1500 to 2000 litres", "about 1500 people"
  if (isYearLike(digits) && (!touchesBefore || OPENING.test(beforeText)) && isFigure(tokens, first, start, limit))
    return isLabelled(tokens, numeral, from, limit);
  if (isListMark(tokens, numeral, start, limit) || isReference(tokens, first, end, start, limit)) return true;
  if (isPhone(tokens, first, end, from, limit)) return true;
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
  if (isAddress(tokens, numeral, limit)) return true;
  if (isLabelled(tokens, numeral, from, limit)) return true;
  if (isAirliner(tokens, numeral, from, limit)) return true;
  return isNamedNumber(tokens, numeral, from, limit);
}

/** "Article 1789", "the FTSE 100", "Poor's 500": behind what a number names. */
function isLabelled(tokens: Tokens, numeral: Numeral, from: number, limit: number): boolean {
  const { first, end } = numeral;
  const digits = numeral.digits as string;
  const before = first - 1;
  if (before < from) return false;
  const joint =
    tokenText(tokens, before) === '-' && before - 1 >= from && !touchesPrevious(tokens, before) ? before - 1 : before;
  const label = tokenWord(tokens, joint);
  if (label === 'p' && before - 2 >= from && tokenText(tokens, before - 1) === '&') return true;
  if (label === "'s" && before - 1 >= from && tokenWord(tokens, before - 1) === 'poor') return true;
  if (
    LABELS.has(label) &&
    digits.length <= 5 &&
    (!digits.includes('.') ||
      /^(?:version|section|chapter|article|table|figure|fig\.|annex|appendix|clause|paragraph)/.test(label)) &&
    (joint < before || isFirm(tokens, joint) || !isCounted(tokens, end, limit))
  )
    return true;
  return TITLES_OF_NUMBERED.test(label);
}

const isFirm = (tokens: Tokens, i: number): boolean =>
  tokens.shapes[i] === Shape.title && FIRM_LABELS.has(tokenWord(tokens, i));

function hyphenatedDigits(tokens: Tokens, first: number, end: number, from: number, limit: number): boolean {
  if (
    end + 2 < limit &&
    touchesPrevious(tokens, end + 2) &&
    /^[-–]$/.test(tokenText(tokens, end + 2)) &&
    tokens.kinds[end + 3] === TokenKind.number
  )
    return true;
  // 555-0199
  if (/^0\d{3}$/.test(tokenText(tokens, end + 1)) && /^\d{3}$/.test(tokenText(tokens, first))) return true;
  const a = Number(tokenText(tokens, first));
  const b = Number(tokenText(tokens, end + 1));
  if (isYearLike(tokenText(tokens, first))) return true;
  const sport = (i: number): boolean => i >= from && i < limit && SCORE_WORDS.has(tokenWord(tokens, i));
  // "60-80 beats per minute", "12-15 trillion won"
  const measured =
    end + 2 < limit &&
    (unitAt(tokens, end + 2, limit) !== null || wordKind(tokens.forms[end + 2] as number) === Word.scale);
  for (let k = 1; k <= 4; k++) if (!measured && (sport(first - k) || sport(end + 1 + k))) return true;
  if (isSetScore(tokens, first, from, limit)) return true;
  if (isStreet(tokens, end + 2, limit)) return true;
  return tokenText(tokens, end) === '-' && a >= b && a < 200;
}

/** "6-4, 5-7, 6-2": a rising pair of small figures beside a pair that falls, in one list. */
function isSetScore(tokens: Tokens, first: number, from: number, limit: number): boolean {
  if (!isPair(tokens, first, from, limit)) return false;
  const falls = (i: number): boolean =>
    isPair(tokens, i, from, limit) && Number(tokenText(tokens, i)) > Number(tokenText(tokens, i + 2));
  for (const step of [-4, 4])
    for (let i = first + step, n = 0; n < 4 && isPair(tokens, i, from, limit); i += step, n++) {
      if (tokenText(tokens, step < 0 ? i + 3 : i - 1) !== ',') break;
      if (falls(i)) return true;
    }
  return false;
}

/** Whether two figures of at most two digits stand at `i` with a hyphen between them. */
function isPair(tokens: Tokens, i: number, from: number, limit: number): boolean {
  return (
    i >= from &&
    i + 2 < limit &&
    /^\d{1,2}$/.test(tokenText(tokens, i)) &&
    /^[-–]$/.test(tokenText(tokens, i + 1)) &&
    /^\d{1,2}$/.test(tokenText(tokens, i + 2)) &&
    touchesPrevious(tokens, i + 1) &&
    touchesPrevious(tokens, i + 2)
  );
}

function isBareYear(tokens: Tokens, first: number, end: number, from: number, limit: number): boolean {
  const before = first - 1 >= from ? tokenWord(tokens, first - 1) : '';
  if (BEFORE_YEARS.has(before)) return true;
  // "more than 1500" and "at least 1500 were hurt", but "about 1600" only as "about 1600 former pupils"
  const bound = first - 2 >= from ? `${tokenWord(tokens, first - 2)} ${before}` : '';
  if (/^(?:more|fewer|less) than$/.test(bound)) return false;
  if (!isNear(Number(tokenText(tokens, first)))) {
    if (/^(?:at least|at most)$/.test(bound) || /^(?:nearly|almost)$/.test(before)) return false;
    if (/^(?:about|approximately|roughly|some)$/.test(before)) return !isPluralSoon(tokens, end, limit);
  }
  if (end >= limit) return true;
  const next = tokenWord(tokens, end);
  // "2000 over 3" alone
  if (next === 'over' && first === from && end + 2 >= limit && tokens.kinds[end + 1] === TokenKind.number) return false;
  // "2024 ships" counts; "2024 budget", "2024." does not
  return !(tokens.kinds[end] === TokenKind.word && tokens.shapes[end] === Shape.lower && isPluralForm(next));
}

/** Whether a plural stands among the next three words, all of them small letters. */
function isPluralSoon(tokens: Tokens, end: number, limit: number): boolean {
  for (let k = end; k < limit && k < end + 3 && tokens.shapes[k] === Shape.lower; k++)
    if (isPluralForm(tokenWord(tokens, k))) return true;
  return false;
}

/** Whether a lower-case noun follows that the figure can count. */
function isCounted(tokens: Tokens, end: number, limit: number): boolean {
  return (
    end < limit &&
    tokens.kinds[end] === TokenKind.word &&
    tokens.shapes[end] === Shape.lower &&
    isPluralForm(tokenWord(tokens, end))
  );
}

/** "the 747 landed", "the larger 767": a model of aircraft by its number, where the sentence speaks of flying. */
function isAirliner(tokens: Tokens, numeral: Numeral, from: number, limit: number): boolean {
  const { first, end, digits } = numeral;
  if (!/^7[0-8]7$/.test(digits ?? '') || isCounted(tokens, end, limit)) return false;
  const determiner = (i: number): boolean =>
    i >= from &&
    /^(?:the|a|an|its|their|new|own|larger|smaller|older|newer|bigger|that|this|every|each|two|three)$/.test(
      tokenWord(tokens, i),
    );
  if (!determiner(first - 1) && !(determiner(first - 2) && tokens.shapes[first - 1] === Shape.lower)) return false;
  for (let k = Math.max(from, first - 15); k < Math.min(limit, end + 15); k++)
    if (
      /^(?:boeing|airbus|jets?|jetliners?|dreamliners?|twin-jet|airliners?|airlines?|planes?|aircraft|flights?|flew|fly|flies|landed|runway|pilots?|cockpit|rival|airport)$/.test(
        tokenWord(tokens, k),
      )
    )
      return true;
  return false;
}

/** Things of which there are several of one name, told apart by number. */
const NUMBERED =
  /^(?:plant|reactor|unit|turbine|mine|well|rocket|mission|satellite|probe|spacecraft|missile|engine|terminal|pier|dam|pipeline|tower|field|block|station|case|order|trial|study|launch|flight|programme|program|project|league|car|race)$/;

/** "Apollo 11", "Boeing 737", "LockJaw 4.2": a capitalised word inside the sentence and a plain number that counts nothing. */
function isNamedNumber(tokens: Tokens, numeral: Numeral, from: number, limit: number): boolean {
  const before = numeral.first - 1;
  const digits = numeral.digits as string;
  if (before <= from || digits.includes(',') || digits.length > 4 || tokens.kinds[before] !== TokenKind.word)
    return false;
  const shape = tokens.shapes[before] as number;
  if (digits.includes('.') && shape !== Shape.mixed) return false;
  if (shape !== Shape.title && shape !== Shape.upper && shape !== Shape.mixed) return false;
  const next = numeral.end;
  if (next >= limit || tokens.kinds[next] !== TokenKind.word || tokens.shapes[next] !== Shape.lower) return true;
  // "the Riverside 2 plant": what a single figure would count stands in the plural
  if (digits.length === 1 && NUMBERED.test(tokenWord(tokens, next))) return true;
  // "iPhone 15 models" are no fifteen; "EasyJet 15 planes" hardly stands without a verb
  return shape === Shape.mixed;
}

/** "1)" and "(2)" that number the parts of a sentence, "1." that numbers a line. */
function isListMark(tokens: Tokens, numeral: Numeral, from: number, limit: number): boolean {
  const { first, end, digits } = numeral;
  if (numeral.scaled || digits === null || !/^\d{1,2}$/.test(digits) || end >= limit) return false;
  const closes = tokenText(tokens, end) === ')' && touchesPrevious(tokens, end);
  if (closes && !(first > from && tokenText(tokens, first - 1) === '(')) {
    // no bracket was opened for it
    for (let k = first - 1; k >= from && k > first - 12; k--) {
      if (tokenText(tokens, k) === ')') break;
      if (tokenText(tokens, k) === '(') return false;
    }
    return true;
  }
  if (closes) {
    // "(1) … (2)": the neighbour's mark stands in the same sentence
    const value = Number(digits);
    if (value > 20) return false;
    const reach = 60;
    for (let k = Math.max(from, first - reach); k + 2 < Math.min(limit, first + reach); k++) {
      if (tokenText(tokens, k) !== '(' || tokenText(tokens, k + 2) !== ')') continue;
      const other = Number(tokenText(tokens, k + 1));
      if (Math.abs(other - value) === 1) return true;
    }
    return false;
  }
  return first === from && tokenText(tokens, end) === '.' && touchesPrevious(tokens, end);
}

/** Notes in square brackets: [10], [10, 11], [3-5]. */
function isReference(tokens: Tokens, first: number, end: number, from: number, limit: number): boolean {
  let i = first - 1;
  while (i >= from && i > first - 12 && (tokens.kinds[i] === TokenKind.number || /^[,;–-]$/.test(tokenText(tokens, i))))
    i--;
  if (i < from || tokenText(tokens, i) !== '[') return false;
  let k = end;
  while (k < limit && k < end + 12 && (tokens.kinds[k] === TokenKind.number || /^[,;–-]$/.test(tokenText(tokens, k))))
    k++;
  return k < limit && tokenText(tokens, k) === ']';
}

/** "(202) 555-0199", "+44 20 7946 0000". */
function isPhone(tokens: Tokens, first: number, end: number, from: number, limit: number): boolean {
  const length = (tokens.ends[first] as number) - (tokens.starts[first] as number);
  if (isNational(tokens, first, limit)) return true;
  if (first > from && tokenText(tokens, first - 1) === '+' && touchesPrevious(tokens, first))
    return end < limit && (tokens.kinds[end] === TokenKind.number || /^[-(]$/.test(tokenText(tokens, end)));
  if (length !== 3 || first === from || tokenText(tokens, first - 1) !== '(' || end + 3 >= limit) return false;
  return (
    tokenText(tokens, end) === ')' &&
    /^\d{3}$/.test(tokenText(tokens, end + 1)) &&
    /^[-–.]$/.test(tokenText(tokens, end + 2)) &&
    tokens.kinds[end + 3] === TokenKind.number
  );
}

/** "020 7946 0958": groups of digits behind one that begins with a nought. */
function isNational(tokens: Tokens, first: number, limit: number): boolean {
  const from = tokens.sentenceStarts[tokens.sentenceOf[first] as number] as number;
  let i = first;
  while (i - 1 >= from && i > first - 4 && tokens.kinds[i - 1] === TokenKind.number) i--;
  if (!/^0\d{1,4}$/.test(tokenText(tokens, i))) return false;
  let groups = 0;
  for (let k = i + 1; k < limit && k < i + 5 && /^\d{2,7}$/.test(tokenText(tokens, k)); k++) groups++;
  return groups >= 2 || (groups === 1 && /^\d{6,7}$/.test(tokenText(tokens, i + 1)));
}

export const STREETS: RegExp =
  /^(?:street|st|st\.|road|rd|rd\.|avenue|ave|ave\.|drive|lane|boulevard|blvd|blvd\.|highway|terrace|crescent|way|parkway|plaza|court)$/;

const STATE_CODES =
  /^(?:A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])$/;

/** "St Paul, MN 55101": five digits behind the letters of a state. */
function isZipCode(tokens: Tokens, first: number, end: number): boolean {
  return (
    end === first + 1 &&
    first > 0 &&
    /^\d{5}$/.test(tokenText(tokens, first)) &&
    STATE_CODES.test(tokenText(tokens, first - 1)) &&
    !touchesPrevious(tokens, first)
  );
}

/** "49 Orchard Road", "9 E 71st St", "10 Downing Street", "the 90210 ZIP code". */
function isAddress(tokens: Tokens, numeral: Numeral, limit: number): boolean {
  const { first, end } = numeral;
  if (isZipCode(tokens, first, end)) return true;
  if (!/^\d{1,5}$/.test(numeral.digits ?? '') || end >= limit) return false;
  if (/^zip$/.test(tokenWord(tokens, end))) return true;
  return isStreet(tokens, end, limit);
}

/** Whether the name of a street begins at token `end`. */
function isStreet(tokens: Tokens, end: number, limit: number): boolean {
  for (let k = end; k < limit && k < end + 4; k++) {
    if (tokens.kinds[k] === TokenKind.number || ORDINAL_ENDING.test(tokenText(tokens, k))) continue;
    if (tokens.kinds[k] !== TokenKind.word || tokens.shapes[k] === Shape.lower || tokens.shapes[k] === Shape.none)
      return false;
    if (k > end && STREETS.test(tokenWord(tokens, k))) return true;
    if (k === end && /^ave\.?$/i.test(tokenText(tokens, k))) return true;
  }
  return false;
}

/** Places that are named by how far off they are or how long. */
const PLACES =
  /^(?:beach|creek|bridge|island|islands|hill|lake|river|reef|bay|bend|point|rock|house|canyon|ranch|ridge|trail|walk)$/;

/** "8 Mile Road", "Seven Mile Beach", "the 29km Road": a length from `first` to `end` in the name of a place. */
export function isPlaceName(tokens: Tokens, first: number, end: number, limit: number): boolean {
  if (end >= limit || end - first < 2 || tokens.shapes[end] !== Shape.title) return false;
  const place = tokenWord(tokens, end);
  if (!STREETS.test(place) && !PLACES.test(place)) return false;
  return tokens.shapes[end - 1] === Shape.title || (end - first === 2 && touchesPrevious(tokens, end - 1));
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

/** "F-35 miles"? No: a name's digits keep no unit. */
export function isDesignation(tokens: Tokens, numeral: Numeral, from: number): boolean {
  const before = numeral.first - 1;
  if (before < from || numeral.form !== 'digits' || !touchesPrevious(tokens, numeral.first)) return false;
  if (tokens.kinds[before] === TokenKind.word) return true;
  if (before - 1 < from) return false;
  return (
    tokenText(tokens, before) === '-' &&
    touchesPrevious(tokens, before) &&
    tokens.kinds[before - 1] === TokenKind.word &&
    !/^(?:sub|mid|minus|magnitude|now|post|pre|then|non|ex|super|plus)$/.test(tokenWord(tokens, before - 1))
  );
}
