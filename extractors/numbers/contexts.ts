import { type Tokens, tokenText, tokenWord, touchesPrevious } from '../text/tokens.js';
import type { Factor } from './factor.js';
import { bare, type Measure } from './measure.js';
import type { Numeral } from './numeral.js';

/** Units that only the words around them make units of: "38C" where it is hot, "three turns" of a valve, shaking of "0.6 g", a dam of "1,500 ML", a coin of "one drachma". */

const HEAT: ReadonlySet<string> = new Set(
  'degree degrees temperature temperatures warm warmer warmed warming hot hotter cold colder cool cooler heat heatwave high highs low lows weather forecast forecasters freezing frost thermometer pre-industrial preindustrial climate mercury celsius summer winter'.split(
    ' ',
  ),
);
const ROTATION: ReadonlySet<string> = new Set(
  'rotate rotates rotated rotating rotation spin spins twist twisted screw valve dial knob crank wheel clockwise anticlockwise counterclockwise'.split(
    ' ',
  ),
);
const WEIGHT: ReadonlySet<string> = new Set('weigh weighs weighed weighing weight weights'.split(' '));
const GRAVITY: ReadonlySet<string> = new Set(
  'shaking acceleration accelerations accelerometer accelerometers g-force g-forces seismometer seismometers'.split(
    ' ',
  ),
);
/** Waters that are told in megalitres, whose sign careless bottles of millilitres bear as well. */
const WATERS: ReadonlySet<string> = new Set(
  'dam dams reservoir reservoirs river rivers irrigation irrigators storage storages megalitre megalitres gigalitre gigalitres desalination sewage effluent wastewater stormwater aquifer groundwater catchment basin floodwater entitlement entitlements allocation allocations'.split(
    ' ',
  ),
);
/** How far such words may stand from the figure, in tokens. */
const REACH = 12;

const MEGALITRE: Factor = { numerator: 1000n, denominator: 1n };

function speaksOf(tokens: Tokens, words: ReadonlySet<string>, i: number, from: number, limit: number): boolean {
  for (let k = Math.max(from, i - REACH); k < Math.min(limit, i + REACH); k++)
    if (words.has(tokenWord(tokens, k))) return true;
  return false;
}

/** What the numeral measures by the words around it; null where they tell nothing. */
export function measureByContext(tokens: Tokens, numeral: Numeral, from: number, limit: number): Measure | null {
  const { first, end, form } = numeral;
  if (end >= limit) return null;
  const text = tokenText(tokens, end);
  if (form === 'digits' && /^[CF]$/.test(text) && touchesPrevious(tokens, end) && !numeral.scaled) {
    // "17.16C": tenths of degrees are read without a word of heat
    if (numeral.decimals === 0 && !speaksOf(tokens, HEAT, first, from, limit)) return null;
    return {
      ...bare('quantity', first, end + 1, 'quantity.temperature'),
      unit: text === 'C' ? 'Cel' : '[degF]',
    };
  }
  if (form === 'digits' && text === 'g' && !numeral.scaled && speaksOf(tokens, GRAVITY, first, from, limit))
    return { ...bare('quantity', first, end + 1, 'quantity.gravity'), unit: '[g]' };
  if (form === 'digits' && text === 'ML' && speaksOf(tokens, WATERS, first, from, limit))
    return {
      ...bare('quantity', first, end + 1, 'quantity.megalitres'),
      unit: 'ML',
      base: 'm3',
      baseFactor: MEGALITRE,
    };
  if (form !== 'digits' && form !== 'words' && form !== 'fraction') return null;
  const word = tokenWord(tokens, end);
  if (/^turns?$/.test(word) && (form === 'fraction' || speaksOf(tokens, ROTATION, first, from, limit)))
    return { ...bare('quantity', first, end + 1, 'quantity.turn'), unit: 'circ' };
  if (form !== 'fraction' && /^drachmas?$/.test(word) && speaksOf(tokens, WEIGHT, first, from, limit))
    return { ...bare('quantity', first, end + 1, 'quantity.drachma'), unit: '[dr_av]' };
  return null;
}
