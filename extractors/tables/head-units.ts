import { add, type Decimal, formatDecimal, multiply, negate, parseDecimal } from '../numbers/decimal.js';
import type { Customs } from '../numbers/document.js';
import { extractNumbers } from '../numbers/extract-numbers.js';
import type { NumberKind, NumberMention } from '../numbers/mention.js';
import type { UserUnits } from '../numbers/user-units.js';
import { tokenize } from '../text/tokenize.js';
import { LENGTHS } from './head-words.js';

/** What a head says of the figures below it: what one of them is. */
export interface HeadUnit {
  readonly kind: NumberKind;
  readonly unit: string | null;
  /** What the printed figure is multiplied by. */
  readonly scale: Decimal;
  /** One and two of them in the base unit, where there is one: what lies between is linear. */
  readonly base: { readonly one: Decimal; readonly two: Decimal; readonly unit: string } | null;
}

const LONGEST = 40;
/** What stands before a unit: "All figures are in", "measured in", "Unit:". */
const OPENING = [
  /^all /iu,
  /^(?:figures|amounts|values|numbers|data|sums|results|prices)(?: are)? /iu,
  /^(?:shown|given|expressed|measured) /iu,
  /^(?:in |units?: ?|figures: ?|values: ?)/iu,
] as const;
/** Heads that are a unit and nothing else: with a sign, a scale, or a plural that names nothing else at the top of a column. */
const ALONE =
  /[%‰€£$¥₹²³°]|\b(?:hundred|thousand|million|billion|trillion|crore|lakh)s?\b|^['’]?000s?|^(?:(?:metric )?tonn?es|tons|kilomet(?:er|re)s|hectares|acres|lit(?:er|re)s|barrels|euros|dollars|yen|rupees|yuan|kilograms|kilos|megawatts|gigawatts|kg|km|kt|mm|cm|ha|[kMGT]Wh?|TEU|per cent|percent|pct|[A-Z]{3} ?(?:m|bn|mn|k))\b/u;
/** Words that are units in numbers, and in heads mostly something else: matches won, a second place, points. */
const NO_UNITS =
  /^(?:won|real|sum|mark|crown|stone|bar|cup|link|mole|second|minute|point|rand|sol|dong|yard|foot|feet|inch|knot|hand|chain|rod|grain|carat|lot|degree|turn|head|round|set|game|cell|block|case|pack|box|bit|byte|drop|line|page|piece|unit|person|people|man|colon|tether|ether|kip|cent)s?$/iu;
/** Short signs that are units where they stand in brackets. */
const SHORT = new Set([
  '%',
  '€',
  '£',
  '$',
  '¥',
  '₹',
  'g',
  't',
  'h',
  'W',
  'V',
  'K',
  's',
  'd',
  'kg',
  'km',
  'ha',
  'l',
  'L',
]);
const SIGN = '(?:(?:US|A|AU|C|CA|HK|NZ|S|R|Z|MX|NT)?[$]|[€£¥₹₩₽₺₦₱฿]|[A-Z]{3}|Rs\\.?|RM|CHF|kr)';
const SIGN_FIRST = new RegExp(`^(${SIGN})\\s?(.*)$`, 'u');

/** Reads units of heads; what was read once is remembered. */
export class HeadUnits {
  readonly #units: UserUnits | null;
  readonly #customs: Customs;
  readonly #known = new Map<string, HeadUnit | null>();

  constructor(units: UserUnits | null, customs: Customs) {
    this.#units = units;
    this.#customs = customs;
  }

  /**
   * The unit that a piece of a head names: "$m", "million euros", "in %", "'000 tonnes"; null where it names none, or more than that.
   * @param label What the piece stands behind, for signs that mean several things
   * @param place Whether the piece stands alone, in brackets, or behind a mark or "in": words that are seldom units are none there
   */
  read(piece: string, label: string, place: 'alone' | 'brackets' | 'behind'): HeadUnit | null {
    const bare = OPENING.reduce((rest, opening) => rest.replace(opening, ''), piece.trim()).trim();
    if (bare === '' || bare.length > LONGEST || /^\p{Nd}{4}/u.test(bare)) return null;
    if (bare === 'm') return LENGTHS.test(label) ? this.#probe('1 m') : null;
    if (
      bare.length < 3 &&
      !SHORT.has(bare) &&
      !/[%€£$¥]|^(?:bn|mn|tn|km|cm|mm|ha|kg|GW|MW|kW|TW|GB|TB|pp|bp|Mt|kt|Gt|m²|m³|m2|m3|°C|°F)$/u.test(bare)
    )
      return null;
    if (place === 'alone' && !ALONE.test(bare)) return null;
    // "Roe, Newton" names somebody, "won" in brackets may be what was won
    if (NO_UNITS.test(bare) || (place === 'behind' && /^\p{Lu}\p{Ll}{2,}$/u.test(bare) && !ALONE.test(bare)))
      return null;
    const key = bare;
    let unit = this.#known.get(key);
    if (unit === undefined) {
      unit = this.#readNew(bare);
      this.#known.set(key, unit);
    }
    return unit;
  }

  #readNew(piece: string): HeadUnit | null {
    const plain = piece
      .replace(/^(?:the\s)?(hundred|thousand|million|billion|trillion)s(?:\sof)?\b/iu, '$1')
      .replace(/^(?:['’]000s?|000s)\b(?:\sof)?|^000$/u, 'thousand')
      .replace(/^(m|k|bn|mn|tn)\.(?=\s|$)/iu, '$1')
      .trim();
    const sign = SIGN_FIRST.exec(plain);
    if (sign !== null) {
      const [, money, rest] = sign as unknown as [string, string, string];
      const scale = rest
        .replace(/^(hundred|thousand|million|billion|trillion)s\b/iu, '$1')
        .replace(/^['’]?000s?$/u, 'thousand')
        .trim();
      const touching = /^(?:m|k|bn|b|mn|tn|mm)$/iu.test(scale) ? `${money}1${scale}` : `${money}1 ${scale}`.trim();
      const read = this.#probe(touching) ?? this.#probe(`${money} 1 ${scale}`.trim());
      if (read?.kind === 'money') return read;
    }
    const behind = /^(.{1,12}?)\s?(['’]000s?|\(000s?\))$/u.exec(plain);
    if (behind !== null) return this.#readNew(`${behind[1]} thousand`) ?? this.#readNew(`thousand ${behind[1]}`);
    const turned = new RegExp(`^(hundred|thousand|million|billion|trillion|m|bn|mn)\\s?(${SIGN})$`, 'iu').exec(plain);
    if (turned !== null) return this.#readNew(`${turned[2]} ${turned[1]}`);
    return this.#probe(`1 ${plain}`) ?? (/^[%°]/u.test(plain) ? this.#probe(`1${plain}`) : null);
  }

  /** What one is, if the text is one figure from its beginning to its end. */
  #probe(text: string): HeadUnit | null {
    const one = this.#figure(text);
    if (one === null || one.decimal === null || one.modifier !== null) return null;
    if (one.kind === 'ordinal' || one.kind === 'multiplier') return null;
    if (one.kind === 'cardinal' && one.decimal === '1') return null;
    const two = one.baseDecimal === null ? null : this.#figure(text.replace('1', '2'));
    return {
      kind: one.kind,
      unit: one.unit,
      scale: parseDecimal(one.decimal),
      base:
        one.baseDecimal === null || one.baseUnit === null || two === null || two.baseDecimal === null
          ? null
          : { one: parseDecimal(one.baseDecimal), two: parseDecimal(two.baseDecimal), unit: one.baseUnit },
    };
  }

  #figure(text: string): NumberMention | null {
    const found = extractNumbers(tokenize(text), { dates: [], units: this.#units, customs: this.#customs });
    const figure = found[0];
    return found.length === 1 && figure?.start === 0 && figure.end === text.length ? figure : null;
  }
}

/** One unit of two heads: a scale in one ("thousands") and what is counted in the other ("tonnes"); null where both name something. */
export function joinUnits(inner: HeadUnit, outer: HeadUnit): HeadUnit | null {
  const isScale = ({ kind, unit }: HeadUnit): boolean => kind === 'cardinal' && unit === null;
  const unscaled = ({ scale }: HeadUnit): boolean => scale.mantissa === 1n && scale.exponent === 0;
  const [scale, measured] = isScale(outer) ? [outer, inner] : [inner, outer];
  if (!isScale(scale) || isScale(measured) || !unscaled(measured) || measured.kind === 'percent') return null;
  const by = (value: Decimal): Decimal => multiply(value, scale.scale);
  const { base } = measured;
  // what is not counted from zero has no thousands
  if (base !== null && add(base.two, negate(add(base.one, base.one))).mantissa !== 0n) return null;
  return {
    ...measured,
    scale: scale.scale,
    base: base === null ? null : { ...base, one: by(base.one), two: by(base.two) },
  };
}

const signed = (decimal: string): Decimal =>
  decimal.startsWith('-') ? negate(parseDecimal(decimal.slice(1))) : parseDecimal(decimal);

/** A bare figure as what its head says that it is. Span and text stay: they are the cell's digits. */
export function withUnit(number: NumberMention, head: HeadUnit): NumberMention {
  const scaled = (decimal: string | null): string | null =>
    decimal === null ? null : formatDecimal(multiply(signed(decimal), head.scale));
  const { base } = head;
  const based = (decimal: string): string => {
    const { one, two } = base as NonNullable<HeadUnit['base']>;
    const step = add(two, negate(one));
    return formatDecimal(add(multiply(signed(decimal), step), add(one, negate(step))));
  };
  return {
    ...number,
    rule: `${head.kind}.table-head`,
    kind: head.kind,
    unit: head.unit ?? number.unit,
    decimal: scaled(number.decimal),
    lowDecimal: scaled(number.lowDecimal),
    highDecimal: scaled(number.highDecimal),
    precision: scaled(number.precision),
    baseDecimal: base === null || number.decimal === null ? null : based(number.decimal),
    baseUnit: base === null || number.decimal === null ? null : base.unit,
  };
}
