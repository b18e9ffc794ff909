import { TokenKind, type Tokens, tokenText, tokenWord, touchesPrevious } from '../text/tokens.js';
import { add, type Decimal, decimal, multiply, quotient } from './decimal.js';
import type { Numeral } from './numeral.js';
import { Word, wordKind, wordValue } from './words.js';

const kindAt = (tokens: Tokens, i: number, end: number): number => (i < end ? wordKind(tokens.forms[i] as number) : 0);
const valueAt = (tokens: Tokens, i: number): bigint => wordValue(tokens.forms[i] as number);

const HYPHEN = /^[-‐‑]$/;

/** Whether a hyphen at `i` joins its neighbours ("twenty-three"); old wires set it apart on both sides ("twenty - three"). */
function joins(tokens: Tokens, i: number, end: number): boolean {
  return (
    i + 1 < end && HYPHEN.test(tokenText(tokens, i)) && touchesPrevious(tokens, i) === touchesPrevious(tokens, i + 1)
  );
}

/** Denominator of a fraction word (half, quarters, third), or null. */
function fractionOf(tokens: Tokens, i: number, end: number): bigint | null {
  const kind = kindAt(tokens, i, end);
  if (kind === Word.fraction) {
    const value = valueAt(tokens, i);
    return value >= 2n && tokenWord(tokens, i) !== 'seconds' ? value : null;
  }
  if (kind === Word.ordinal && valueAt(tokens, i) >= 3n) return valueAt(tokens, i);
  return null;
}

const isPlural = (tokens: Tokens, i: number): boolean => /s$/.test(tokenWord(tokens, i));

/**
 * A denominator in words at `i`: "fifths", "twenty-firsts", "hundred fifths" behind a numerator; null when there is none. `plural` asks for the
 * plural, which no ordinal has.
 */
function denominatorAt(tokens: Tokens, i: number, end: number, plural: boolean): { value: bigint; end: number } | null {
  let at = i;
  if (joins(tokens, at, end)) at++;
  if (kindAt(tokens, at, end) === Word.tens) {
    const next = joins(tokens, at + 1, end) ? at + 2 : at + 1;
    const kind = kindAt(tokens, next, end);
    if (kind !== Word.fraction && kind !== Word.ordinal) return null;
    const unit = valueAt(tokens, next);
    if (unit > 9n || tokenWord(tokens, next) === 'seconds' || (plural && !isPlural(tokens, next))) return null;
    return { value: valueAt(tokens, at) + unit, end: next + 1 };
  }
  const value = fractionOf(tokens, at, end);
  if (value === null || (plural && !isPlural(tokens, at) && tokenWord(tokens, at) !== 'half')) return null;
  return { value, end: at + 1 };
}

/** "and a half", "and three quarters", "and one half" behind a number. */
export function trailingFraction(tokens: Tokens, at: number, end: number): { value: Decimal; end: number } | null {
  if (kindAt(tokens, at, end) !== Word.and) return null;
  const kind = kindAt(tokens, at + 1, end);
  if (kind !== Word.article && kind !== Word.unit) return null;
  const numerator = kind === Word.article ? 1n : valueAt(tokens, at + 1);
  const next = joins(tokens, at + 2, end) ? at + 3 : at + 2;
  const denominator = fractionOf(tokens, next, end);
  if (denominator === null || numerator >= denominator) return null;
  if (numerator > 1n && !isPlural(tokens, next)) return null;
  // "and a third man" goes on with a noun: an ordinal
  if (kindAt(tokens, next, end) === Word.ordinal && numerator === 1n && goesOnWithNoun(tokens, next + 1, end))
    return null;
  return { value: quotient(numerator, denominator), end: next + 1 };
}

const FUNCTION_WORDS = new Set(
  'of the a an in on at to for from by with and or but as that this than more less is was are were has have had will would which who when while if so not its their his her our your my it he she they we after before since over about into during against between because though although'.split(
    ' ',
  ),
);

/** Whether a word follows that a fraction word before would be the ordinal of: "a third man", "a fifth term". */
export function goesOnWithNoun(tokens: Tokens, i: number, end: number): boolean {
  if (i >= end || (tokens.kinds[i] !== TokenKind.word && tokenText(tokens, i) !== '-')) return false;
  if (tokenText(tokens, i) === '-') return touchesPrevious(tokens, i);
  const kind = wordKind(tokens.forms[i] as number);
  if (kind === Word.scale || kind === Word.dozen || kind === Word.hundred) return false;
  const word = tokenWord(tokens, i);
  return (
    !FUNCTION_WORDS.has(word) &&
    !/^(?:higher|larger|lower|smaller|fewer|bigger|greater|faster|slower|cheaper|longer|shorter|up|down|off|each|every|point|percentage|said|says?|voted?|think|thought|believed?|had|want(?:ed)?|agreed?|lived?|came|went|owned?|supported|backed|opposed|chose|felt|saw|knew|did|do|does|can|could|may|might|.*ly)$/.test(
      word,
    ) &&
    !word.startsWith("'")
  );
}

/** Decimals in words behind a whole: "point five", "point zero three", "point seventy-one". */
function pointWords(tokens: Tokens, at: number, end: number): { digits: string; end: number } | null {
  if (at + 1 >= end || tokenWord(tokens, at) !== 'point') return null;
  let i = at + 1;
  let digits = '';
  while (i < end && digits.length < 20) {
    const kind = kindAt(tokens, i, end);
    if (kind === Word.unit) {
      const value = valueAt(tokens, i);
      if (value > 9n && digits !== '') break;
      digits += value.toString();
      i++;
      if (value > 9n) break;
    } else if (kind === Word.tens && digits === '') {
      let value = valueAt(tokens, i);
      i++;
      const next = joins(tokens, i, end) ? i + 1 : i;
      if (kindAt(tokens, next, end) === Word.unit && valueAt(tokens, next) > 0n && valueAt(tokens, next) < 10n) {
        value += valueAt(tokens, next);
        i = next + 1;
      }
      digits = value.toString();
      break;
    } else break;
  }
  return digits === '' ? null : { digits, end: i };
}

const make = (
  first: number,
  end: number,
  value: Decimal,
  precision: Decimal | null,
  form: Numeral['form'],
  scaled: boolean,
  decimals = 0,
): Numeral => ({
  first,
  end,
  value,
  decimals,
  precision,
  form,
  scaled,
  digits: null,
});

/** Reads whole numbers in words, with decimals, fractions and scales behind: "three hundred and five", "two and a half million", "nine point four". */
export function wholeWords(tokens: Tokens, first: number, end: number): Numeral | null {
  let total = 0n;
  let current = 0n;
  let i = first;
  let last = first;
  let smallest = 1n;
  let scaled = false;
  let any = false;
  let ordinal = false;
  let slot = 1000n;
  let tensBefore = -1;
  /** What stood before the last "and"; -1 while there is none. */
  let afterAnd = -1n;
  while (i < end) {
    const kind = kindAt(tokens, i, end);
    const value = valueAt(tokens, i);
    if (kind === Word.article && !any) {
      const next = kindAt(tokens, i + 1, end);
      if (next === Word.ordinal && scaleOrdinal(tokens, i + 1)) return null;
      if (next !== Word.hundred && next !== Word.scale && next !== Word.dozen) return null;
      current = 1n;
      any = true;
      slot = 1n;
    } else if (kind === Word.unit && (slot > 10n ? value < 20n : slot === 10n && value > 0n && value < 10n)) {
      if (slot === 10n && !any) return null;
      current += value;
      slot = 1n;
      smallest = 1n;
      any = true;
    } else if (kind === Word.tens && slot > 10n) {
      tensBefore = i;
      current += value;
      slot = 10n;
      smallest = 1n;
      any = true;
    } else if (kind === Word.hundred && any && current > 0n && current < 100n) {
      current *= 100n;
      slot = 100n;
      smallest = 100n;
    } else if ((kind === Word.scale || kind === Word.dozen) && any && (current > 0n || (scaled && i === last))) {
      // "three lakh crore": a scale on a scale
      const factor = kind === Word.dozen ? 12n : value;
      total = current > 0n ? total + current * factor : total * factor;
      smallest = factor;
      current = 0n;
      slot = 1000n;
      scaled = true;
    } else if (kind === Word.vague && any && current > 0n && (value > 100n || (value === 100n && current < 10n))) {
      total += current * value;
      smallest = value;
      current = 0n;
      slot = 1000n;
      scaled = true;
    } else if (kind === Word.vague && any && value === 12n) {
      // "three hundred and two dozens" are 300 and 24
      const part = afterAnd >= 0n ? total + current - afterAnd : total + current;
      total = (afterAnd >= 0n ? afterAnd : 0n) + part * 12n;
      smallest = 12n;
      current = 0n;
      last = i + 1;
      scaled = true;
      break;
    } else if ((kind === Word.hundred || kind === Word.scale) && !any) {
      // "hundred thousand", "the hundred and fifth": a scale may begin only there
      const next = kindAt(tokens, i + 1, end);
      const counted = next === Word.and && kindAt(tokens, i + 2, end) === Word.ordinal && valueAt(tokens, i + 2) < 100n;
      if (kind !== Word.hundred || (next !== Word.scale && !counted)) return null;
      current = 100n;
      slot = 100n;
      smallest = 100n;
      any = true;
    } else if (kind === Word.ordinal) {
      // the ordinal ends the numeral: "twenty-first", "hundred and fifth", "two hundredth", "three trillionth"
      if (!any) {
        current = value;
        any = true;
      } else if (scaleOrdinal(tokens, i) && current > 0n) {
        total += current * value;
        current = 0n;
      } else if ((slot === 10n && value < 10n) || (slot >= 100n && value < 100n && (slot === 100n || scaled))) {
        current += value;
      } else break;
      last = i + 1;
      ordinal = true;
      break;
    } else break;
    last = i + 1;
    i = last;
    if (i >= end) break;
    if (joins(tokens, i, end)) {
      const next = kindAt(tokens, i + 1, end);
      const apart = !touchesPrevious(tokens, i);
      if (
        apart
          ? next === Word.unit && slot === 10n
          : next === Word.unit ||
            next === Word.tens ||
            next === Word.hundred ||
            next === Word.scale ||
            next === Word.dozen ||
            next === Word.ordinal
      )
        i++;
      else break;
    } else if (kindAt(tokens, i, end) === Word.and) {
      const half = trailingFraction(tokens, i, end);
      if (half !== null) return withFraction(tokens, first, half, total + current, smallest, scaled, end);
      // "hundred and five", "thousand and ten": only behind a hundred or a scale
      const next = kindAt(tokens, i + 1, end);
      const part = next === Word.unit || next === Word.tens || (next === Word.ordinal && valueAt(tokens, i + 1) < 100n);
      // "twenty and three and three fifths"
      const mixed = slot === 10n && next === Word.unit ? trailingFraction(tokens, i + 2, end) : null;
      if (mixed !== null)
        return withFraction(tokens, first, mixed, total + current + valueAt(tokens, i + 1), 1n, scaled, end);
      if (!(smallest >= 100n && slot >= 100n && part)) {
        const hundredths = part ? hundredthsBehind(tokens, i + 1, end) : null;
        if (hundredths === null) break;
        const value = add(decimal(total + current), hundredths.value as Decimal);
        return make(first, hundredths.end, value, null, 'words', scaled);
      }
      afterAnd = total + current;
      i++;
    }
  }
  if (!any) return null;
  let whole = total + current;
  if (!ordinal) {
    const improper = improperFraction(tokens, first, last, end, whole, tensBefore);
    if (improper !== null) return improper;
    const point = whole < 1_000_000n || !scaled ? pointWords(tokens, last, end) : null;
    if (point !== null) {
      const decimals = point.digits.length;
      const value: Decimal = { mantissa: BigInt(whole.toString() + point.digits), exponent: -decimals };
      const scale = kindAt(tokens, point.end, end) === Word.scale ? decimal(valueAt(tokens, point.end)) : null;
      if (scale === null) return make(first, point.end, value, decimal(1, -decimals), 'words', scaled, decimals);
      return make(
        first,
        point.end + 1,
        multiply(value, scale),
        multiply(decimal(1, -decimals), scale),
        'words',
        true,
        decimals,
      );
    }
  }
  if (whole < 0n) whole = 0n;
  return make(first, last, decimal(whole), decimal(smallest), ordinal ? 'ordinal' : 'words', scaled);
}

/** Ordinals of scales: hundredth, thousandth, millionth. */
function scaleOrdinal(tokens: Tokens, i: number): boolean {
  return valueAt(tokens, i) >= 100n;
}

/** "two and a half", "one and a half thousand", "two million and three fifths", "one billion and a quarter million". */
function withFraction(
  tokens: Tokens,
  first: number,
  half: { value: Decimal; end: number },
  whole: bigint,
  smallest: bigint,
  scaled: boolean,
  end: number,
): Numeral {
  const scale = kindAt(tokens, half.end, end) === Word.scale ? valueAt(tokens, half.end) : null;
  if (scale !== null && !scaled) {
    const factor = decimal(scale);
    return make(
      first,
      half.end + 1,
      multiply(add(decimal(whole), half.value), factor),
      multiply(half.value, factor),
      'words',
      true,
    );
  }
  if (scale !== null && scale < smallest) {
    const part = multiply(half.value, decimal(scale));
    return make(first, half.end + 1, add(decimal(whole), part), part, 'words', true);
  }
  const part = smallest >= 1000n ? multiply(half.value, decimal(smallest)) : half.value;
  return make(first, half.end, add(decimal(whole), part), part, 'words', scaled);
}

/** "fifty-four hundredths" behind "two and". */
function hundredthsBehind(tokens: Tokens, i: number, end: number): Numeral | null {
  const reach = Math.min(end, i + 5);
  for (let k = i + 1; k < reach; k++) {
    if (kindAt(tokens, k, end) !== Word.fraction || valueAt(tokens, k) < 100n) continue;
    const part = wholeWords(tokens, i, k + 1);
    return part !== null && part.form === 'fraction' && part.end === k + 1 ? part : null;
  }
  return null;
}

/** "twenty-three fifths", "three twenty-firsts", "a hundred trillionths", "two hundred and fifty-four hundredths". */
function improperFraction(
  tokens: Tokens,
  first: number,
  last: number,
  end: number,
  whole: bigint,
  tens: number,
): Numeral | null {
  let denominator = denominatorAt(tokens, last, end, true);
  if (denominator === null || whole === 0n) return null;
  if (tokenWord(tokens, denominator.end - 1) === 'quarters' && whole > 9n) return null;
  let numerator = whole;
  let add0: bigint = 0n;
  if (tens === last - 1 && denominator.value < 10n && tens > first && kindAt(tokens, tens - 1, end) !== Word.and) {
    // "one hundred thirty fifths": the tens belong to what is below, as in "thirty-fifths"
    numerator = whole - valueAt(tokens, tens);
    denominator = { value: valueAt(tokens, tens) + denominator.value, end: denominator.end };
  } else if (denominator.value === 100n || denominator.value === 1000n) {
    // "two hundred and fifty-four hundredths": a whole, and hundredths behind "and"
    for (let i = last - 1; i > first; i--) {
      if (kindAt(tokens, i, end) !== Word.and) continue;
      const part = wholeWords(tokens, i + 1, last);
      if (part?.value?.exponent === 0 && part.value.mantissa < denominator.value) {
        numerator = part.value.mantissa;
        add0 = whole - numerator;
      }
      break;
    }
  }
  const value = add(decimal(add0), quotient(numerator, denominator.value));
  return make(first, denominator.end, value, null, 'fraction', false);
}

/** "half a million", "a third", "two-thirds", "one over three", "two thirds of a million", "a trillionth". */
export function fractionWords(tokens: Tokens, first: number, end: number): Numeral | null {
  let i = first;
  let numerator = 1n;
  const kind = kindAt(tokens, i, end);
  if (kind === Word.article || (kind === Word.unit && valueAt(tokens, i) > 0n)) {
    if (kind === Word.article && kindAt(tokens, i + 1, end) === Word.couple) return coupleOf(tokens, first, end);
    numerator = kind === Word.article ? 1n : valueAt(tokens, i);
    i++;
    if (joins(tokens, i, end)) i++;
    if (kind === Word.unit && numerator === 1n && kindAt(tokens, i, end) === Word.unit) {
      // "one one-hundredth", "one one hundred fifth"
      const below = wholeWords(tokens, i, end);
      if (below?.form === 'ordinal' && below.value !== null && below.value.mantissa >= 100n)
        return make(first, below.end, quotient(1n, below.value.mantissa), null, 'fraction', false);
    }
  } else if (kind === Word.dozen) {
    return make(first, first + 1, decimal(12), decimal(12), 'words', false);
  } else if (kind === Word.couple || kind !== Word.fraction) return null;
  const singular = numerator === 1n && i > first;
  const below =
    i === first
      ? { value: fractionOf(tokens, i, end), end: i + 1 }
      : (denominatorAt(tokens, i, end, !singular) ?? { value: null, end: i });
  if (below.value === null) return null;
  const denominator = below.value;
  const word = tokenWord(tokens, below.end - 1);
  if (i === first && denominator !== 2n && kindAt(tokens, i, end) !== Word.fraction) return null;
  if (numerator > denominator && word !== 'half' && word !== 'halves') return null;
  if (kindAt(tokens, below.end - 1, end) === Word.ordinal && singular && denominator > 10n) {
    // "a twenty-first" of something, not "a twenty-first birthday"
    const next = below.end < end ? tokenWord(tokens, below.end) : '';
    if (next !== '' && next !== 'of' && tokens.kinds[below.end] === TokenKind.word) return null;
  }
  const value = quotient(numerator, denominator);
  i = below.end;
  // half a million, half million, two thirds of a million
  let next = i;
  if (next < end && tokenWord(tokens, next) === 'of' && kindAt(tokens, next + 1, end) === Word.article) next++;
  if (kindAt(tokens, next, end) === Word.article) next++;
  const scale = kindAt(tokens, next, end);
  if (scale === Word.scale || scale === Word.dozen) {
    const factor = decimal(scale === Word.dozen ? 12n : valueAt(tokens, next));
    return make(first, next + 1, multiply(value, factor), multiply(decimal(1, -1), factor), 'words', true);
  }
  return make(first, i, value, null, 'fraction', false);
}

/** "a couple of hundred". */
function coupleOf(tokens: Tokens, first: number, end: number): Numeral | null {
  let at = first + 2;
  if (at < end && tokenWord(tokens, at) === 'of') at++;
  const scale = kindAt(tokens, at, end);
  if (scale !== Word.hundred && scale !== Word.scale && scale !== Word.dozen) return null;
  const factor = scale === Word.dozen ? 12n : valueAt(tokens, at);
  return make(first, at + 1, decimal(2n * factor), decimal(factor), 'words', true);
}

/** "dozens", "tens of thousands", "hundreds of millions": no value. "tens" and "scores" need "of" behind them. */
export function vagueWords(tokens: Tokens, first: number, end: number): Numeral | null {
  const word = tokenWord(tokens, first);
  if ((word === 'tens' || word === 'scores') && (first + 1 >= end || tokenWord(tokens, first + 1) !== 'of'))
    return null;
  let i = first + 1;
  for (let n = 0; n < 2; n++) {
    if (i + 1 < end && tokenWord(tokens, i) === 'of' && kindAt(tokens, i + 1, end) === Word.vague) i += 2;
    else break;
  }
  if (word === 'tens' && i === first + 1) return null;
  return { first, end: i, value: null, decimals: 0, precision: null, form: 'vague', scaled: false, digits: null };
}
