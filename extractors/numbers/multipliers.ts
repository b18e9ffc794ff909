import { Shape, TokenKind, tokenText, tokenWord, touchesPrevious } from '../text/tokens.js';
import { compare, decimal, quotient } from './decimal.js';
import type { Draft, Reader } from './draft.js';
import { bare } from './measure.js';
import { STREETS } from './not-numbers.js';
import { goesOnWithNoun } from './number-words.js';
import { type Numeral, readNumeral } from './numeral.js';
import { unitAt } from './unit-index.js';
import { MULTIPLIER_VALUES, ORDINAL_ENDING } from './words.js';

/** A draft, or where to go on because the words are no number; null when no rule here applies. */
export type Special = Draft | { readonly skip: number } | null;

const plain = (numeral: Numeral, draft: Draft['measure']): Draft => ({
  numeral,
  measure: draft,
  value: numeral.value,
  low: null,
  high: null,
});

/** Words that "double" and "twice" multiply: "double the", "twice as many". */
const BASES =
  /^(?:the|that|those|what|its|their|his|her|our|your|as|this|last|previous|normal|any|every|from|to|over|since|on|in|by|between|within|and|or|during|again|,|\.|;|:|—|–|\)|if)$/;

/** "doubled", "twofold", "twice": a factor on its own. "double bass", "double-digit" and "met twice" are none. */
export function multiplierWord({ tokens }: Reader, i: number, from: number, limit: number): Special {
  const word = tokenWord(tokens, i);
  const next = i + 1 < limit ? tokenWord(tokens, i + 1) : '.';
  const before = i > from ? tokenWord(tokens, i - 1) : '';
  if (/^(?:double|triple|quadruple|treble|quintuple)$/.test(word)) {
    const verb =
      /^(?:to|will|would|can|could|may|might|should|must|than|nearly|almost|about|roughly|is|are|was|were|over|just|even|not)$/.test(
        before,
      );
    if (!verb && !BASES.test(next)) return { skip: i + 1 };
    if (tokenText(tokens, i + 1) === '-' && i + 1 < limit) return { skip: i + 1 };
  }
  if (word === 'doubles' || word === 'triples') {
    if (
      /^(?:mixed|men's|women's|the|a|in)$/.test(before) ||
      /^(?:match|final|title|champions?|partner|pair|player)$/.test(next)
    )
      return { skip: i + 1 };
  }
  if (
    /^(?:twice|thrice)$/.test(word) &&
    !/^(?:as|the|that|those|what|its|their|his|her|our|this|last|normal|any)$/.test(next)
  )
    return { skip: i + 1 };
  const [numerator, denominator] = MULTIPLIER_VALUES.get(word) as readonly [number, number];
  const numeral: Numeral = {
    first: i,
    end: i + 1,
    value: quotient(BigInt(numerator), BigInt(denominator)),
    decimals: 0,
    precision: null,
    form: 'fraction',
    scaled: false,
    digits: null,
  };
  return plain(numeral, bare('multiplier', i, i + 1, 'multiplier.word'));
}

/** Ordinals, fractions and factors: "21st", "two-thirds", "three times as many", "1.5x", "10-fold". */
export function special(reader: Reader, numeral: Numeral, from: number, limit: number): Special {
  const { tokens } = reader;
  const { first, end } = numeral;
  if (
    numeral.form === 'digits' &&
    numeral.digits !== null &&
    end < limit &&
    touchesPrevious(tokens, end) &&
    ORDINAL_ENDING.test(tokenWord(tokens, end))
  ) {
    // 71st St
    if (end + 1 < limit && tokens.shapes[end + 1] === Shape.title && STREETS.test(tokenWord(tokens, end + 1)))
      return { skip: end + 1 };
    return plain(numeral, bare('ordinal', first, end + 1, 'ordinal.digits'));
  }
  if (numeral.form === 'ordinal') return ordinal(reader, numeral, from, limit);
  if (numeral.form === 'fraction') return fraction(reader, numeral, from, limit);
  if (end >= limit || numeral.form === 'vague' || numeral.value === null) return null;
  const word = tokenWord(tokens, end);
  // what has decimals is no count of times: "a ceiling of 2.5 times"
  if (word === 'times' && (numeral.decimals > 0 || isFactor(reader, end, limit)))
    return plain(numeral, bare('multiplier', first, end + 1, 'multiplier.times'));
  if (
    (word === 'x' || word === '×') &&
    touchesPrevious(tokens, end) &&
    !(end + 1 < limit && touchesPrevious(tokens, end + 1) && tokens.kinds[end + 1] === TokenKind.number)
  )
    return plain(numeral, bare('multiplier', first, end + 1, 'multiplier.x'));
  if (word === '-' && end + 1 < limit && touchesPrevious(tokens, end + 1) && tokenWord(tokens, end + 1) === 'fold')
    return plain(numeral, bare('multiplier', first, end + 2, 'multiplier.fold'));
  if (word === 'fold' && touchesPrevious(tokens, end))
    return plain(numeral, bare('multiplier', first, end + 1, 'multiplier.fold'));
  return null;
}

/** "third", "twenty-first"; not the first word of a name ("First Pacific", "Sixth Avenue"). */
function ordinal({ tokens }: Reader, numeral: Numeral, from: number, limit: number): Special {
  const { first, end } = numeral;
  if (isName(tokens, first, end, from, limit) || isFirmName(tokens, first, end, from, limit)) return { skip: end };
  if (
    end === first + 1 &&
    end < limit &&
    isIdiom(
      tokenWord(tokens, first),
      tokenWord(tokens, end),
      tokenText(tokens, end) === '-' && end + 1 < limit ? tokenWord(tokens, end + 1) : '',
    )
  )
    return { skip: end };
  if (end === first + 1 && tokenWord(tokens, first) === 'second' && isTime(tokens, first, from, limit))
    return { skip: end };
  return plain(numeral, bare('ordinal', first, end, 'ordinal.word'));
}

/** "First Union said", "First Securities Group": a capital behind an ordinal that opens the sentence, unless it is a people's or a calendar's. */
function isFirmName(tokens: Reader['tokens'], first: number, end: number, from: number, limit: number): boolean {
  if (first !== from || end !== first + 1 || end + 1 >= limit) return false;
  if (tokens.shapes[first] !== Shape.title || tokens.shapes[end] !== Shape.title) return false;
  return !/(?:ese|ish|ian|ans?|ch|day|quarter)$/.test(tokenWord(tokens, end));
}

/** "first class", "second thoughts", "third-rate": set phrases that count nothing. */
function isIdiom(word: string, next: string, hyphened: string): boolean {
  const noun = hyphened === '' ? next : hyphened;
  if (word === 'first') return /^(?:class|aid|hand|lady|name|names|responders?|rate|come|served)$/.test(noun);
  if (word === 'second') return /^(?:thoughts?|hand|nature|guess|guessed|guessing|rate|fiddle|wind)$/.test(noun);
  return word === 'third' && /^(?:rate|degree)$/.test(noun);
}

/** The second of time: "per second", "of a second", "a second later", "a split second". */
function isTime(tokens: Reader['tokens'], i: number, from: number, limit: number): boolean {
  const before = i > from ? tokenWord(tokens, i - 1) : '';
  if (/^(?:per|split|every|each|\/)$/.test(before))
    return before !== 'every' && before !== 'each' ? true : i + 1 >= limit || tokens.kinds[i + 1] !== TokenKind.word;
  if (before !== 'a') return false;
  if (i - 2 >= from && /^(?:of|times|within|for|just|half)$/.test(tokenWord(tokens, i - 2)))
    return (
      /^(?:of|times|within|half)$/.test(tokenWord(tokens, i - 2)) ||
      i + 1 >= limit ||
      tokens.kinds[i + 1] !== TokenKind.word
    );
  return (
    i + 1 < limit && /^(?:later|ago|before|earlier|faster|slower|behind|ahead|quicker)$/.test(tokenWord(tokens, i + 1))
  );
}

/** A capital inside a sentence beside another capital is a name's: "Pacific First Financial", "the Big Three". */
export function isName(tokens: Reader['tokens'], first: number, end: number, from: number, limit: number): boolean {
  if (tokens.shapes[first] !== Shape.title || first === from) return false;
  const before = tokenText(tokens, first - 1);
  if (/^[“"‘'(—–:•]$/.test(before)) return false;
  const capital = (i: number): boolean =>
    i >= from &&
    i < limit &&
    tokens.kinds[i] === TokenKind.word &&
    (tokens.shapes[i] === Shape.title || tokens.shapes[i] === Shape.upper || tokens.shapes[i] === Shape.mixed);
  if (!capital(first - 1) && !capital(end)) return false;
  // a headline in capitals says nothing
  for (let i = Math.max(from, first - 8); i < Math.min(limit, end + 8); i++)
    if (tokens.shapes[i] === Shape.lower && (tokens.ends[i] as number) - (tokens.starts[i] as number) >= 4) return true;
  return false;
}

/** Words that make "a quarter" a share where no "of" follows: "rose by a quarter", "nearly a quarter". */
const SHARES =
  /^(?:by|nearly|almost|about|around|roughly|some|than|least|only|just|over|under|up|from|to|another|of|some|is|was|are|were|—|–|\(|some|approximately|up|fully|lost|down|rose|fell|shrank|gained|and|or|with)$/;
/** Words behind "a third" that show an ordinal in spite of all: "a third in a row". */
const ORDER = /^(?:time|party|world|place|term|person|man|woman)$/;

function fraction({ tokens }: Reader, numeral: Numeral, from: number, limit: number): Special {
  const { first, end } = numeral;
  const word = tokenWord(tokens, end - 1);
  const alone = end === first + 1;
  const next = end < limit ? tokenWord(tokens, end) : '';
  const before = first > from ? tokenWord(tokens, first - 1) : '';
  if (word === 'quarter' || word === 'quarters') {
    const article = tokenWord(tokens, first);
    const share = next === 'of' || (article === 'a' && SHARES.test(before) && !goesOnWithNoun(tokens, end, limit));
    if (
      alone ||
      !(
        share ||
        (article === 'three' && word === 'quarters') ||
        (article === 'one' && word === 'quarter' && next !== '' && !goesOnWithNoun(tokens, end, limit))
      )
    )
      return { skip: end };
    // "a quarter of 2024" is a date's
    if (
      next === 'of' &&
      end + 1 < limit &&
      tokens.kinds[end + 1] === TokenKind.number &&
      /^(?:19|20)\d\d$/.test(tokenText(tokens, end + 1))
    )
      return { skip: end };
  }
  if (alone && word !== 'half') return { skip: end };
  if (word === 'half' && /^(?:first|second|other|latter|final|last|this|next|each|either|one|better)$/.test(before))
    return { skip: end };
  if (alone && next === '-') return { skip: end };
  if (/^(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)$/.test(word) && tokenWord(tokens, first) === 'a') {
    // "a third man" and "a third, five-year term" are the third; "a third of them" a share
    const behind = next === ',' && end + 2 < limit && /^[-‑]$/.test(tokenText(tokens, end + 2));
    if (goesOnWithNoun(tokens, end, limit) || ORDER.test(next) || (behind && touchesPrevious(tokens, end + 2)))
      return plain(
        { ...numeral, first: end - 1, value: orderOf(word), form: 'ordinal', precision: decimal(1) },
        bare('ordinal', end - 1, end, 'ordinal.word'),
      );
  }
  return plain(numeral, bare('multiplier', first, end, 'multiplier.fraction'));
}

const ORDERS = 'third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
const orderOf = (word: string): ReturnType<typeof decimal> => decimal(ORDERS.indexOf(word) + 3);

/** "three times the size", "43 times as much"; not "three times in May". */
function isFactor({ tokens }: Reader, at: number, limit: number): boolean {
  if (at + 1 >= limit) return false;
  return (
    /^(?:as|the|more|larger|higher|greater|bigger|that|those|what|its|their|his|her|over|faster|longer|less|fewer|lower|smaller|stronger|heavier|likelier|earnings|ebitda|ebit|assets|equity|sales|revenue|book|income|cash|profits?|gdp|of|oversubscribed|current|normal|average)$/.test(
      tokenWord(tokens, at + 1),
    ) || tokenText(tokens, at + 1) === '$'
  );
}

/** "one in five", "two out of three", "1 in 20", "one over three": a share of a whole. */
export function oneIn(reader: Reader, numeral: Numeral, from: number, limit: number): Draft | null {
  const { tokens } = reader;
  const { end, value } = numeral;
  if (value === null || numeral.scaled || value.exponent !== 0 || end + 1 >= limit) return null;
  const word = tokenWord(tokens, end);
  let at = end;
  let rule = 'multiplier.one-in';
  if (word === 'out' && tokenWord(tokens, at + 1) === 'of') at += 2;
  else if (word === 'in' && (numeral.form === 'words' || value.mantissa < 10n)) at += 1;
  else if (word === 'over') {
    at += 1;
    rule = 'multiplier.over';
  } else return null;
  if (at >= limit) return null;
  if (tokenWord(tokens, at) === 'every') at++;
  const whole = at < limit ? readNumeral(tokens, at, limit, { letters: false, european: false }) : null;
  if (whole === null || whole.value === null || whole.value.exponent !== 0 || reader.dateAt(at) > 0) return null;
  // "2000 over 3" is a fraction where it stands alone; in a sentence it may be a blood pressure
  const alone = rule === 'multiplier.over' && numeral.first === from && whole.end === limit;
  if (
    (compare(whole.value, value) <= 0 && !alone) ||
    whole.value.mantissa === 0n ||
    whole.form === 'fraction' ||
    whole.form === 'ordinal'
  )
    return null;
  // a year, and digits in words' company that a unit follows: "one in 2019", "three in 40 minutes"
  if (whole.digits !== null && whole.digits.length === 4 && !whole.digits.includes(',')) return null;
  if (whole.end < limit && unitAt(tokens, whole.end, limit) !== null) return null;
  if (rule === 'multiplier.over' && whole.end < limit && tokens.kinds[whole.end] !== TokenKind.punctuation) return null;
  const share: Numeral = {
    ...numeral,
    end: whole.end,
    value: quotient(value.mantissa, whole.value.mantissa),
    form: 'fraction',
  };
  return plain(share, bare('multiplier', numeral.first, whole.end, rule));
}
