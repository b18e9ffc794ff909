/**
 * Units by kind: UCUM code (or the plain symbol where UCUM has none), names, printed symbols, the kind's base unit and the factor to it.
 * Factors: BIPM SI brochure (2019), NIST SP 811 and UCUM 2.1; a test proves each against a UCUM library.
 */
export interface Unit {
  /** Lower-cased words parted by blanks, singular and plural; the tokens of "metric ton" or "light - year". */
  readonly names: readonly string[];
  /** Printed symbols; these count only as they are written here. */
  readonly symbols: readonly string[];
  readonly code: string;
  /** The base unit of the kind in UCUM; null where nothing converts. */
  readonly base: string | null;
  /** Factor from the unit to its base: a decimal, or "numerator/denominator". */
  readonly factor: string | null;
  /** Added to the value before the factor: degrees of temperature. */
  readonly offset: string | null;
  /** Whether `code` is UCUM; else it is the plain symbol. */
  readonly ucum: boolean;
  readonly kind: UnitKind;
}

export type UnitKind =
  | 'length'
  | 'area'
  | 'volume'
  | 'mass'
  | 'time'
  | 'energy'
  | 'power'
  | 'speed'
  | 'temperature'
  | 'pressure'
  | 'electricity'
  | 'frequency'
  | 'force'
  | 'radiation'
  | 'information'
  | 'flow'
  | 'angle'
  | 'light'
  | 'share'
  | 'trade';

const units: Unit[] = [];

/** "meter/s|metre/s|foot|feet": a stroke parts a plural's ending from the word. */
function spell(names: string): string[] {
  if (names === '') return [];
  return names.split('|').flatMap((name) => {
    const plural = /\/([a-z]+)/.exec(name);
    return plural === null ? [name] : [name.replace(plural[0], ''), name.replace(plural[0], plural[1] as string)];
  });
}

interface Options {
  /** Letters of the SI prefixes that the unit takes. */
  readonly si?: string;
  readonly offset?: string;
  readonly ucum?: false;
}

const PREFIXES: Readonly<Record<string, readonly [name: string, power: number, code: string, symbols: string]>> = {
  a: ['atto', -18, 'a', 'a'],
  f: ['femto', -15, 'f', 'f'],
  p: ['pico', -12, 'p', 'p'],
  n: ['nano', -9, 'n', 'n'],
  u: ['micro', -6, 'u', 'µμu'],
  m: ['milli', -3, 'm', 'm'],
  c: ['centi', -2, 'c', 'c'],
  d: ['deci', -1, 'd', 'd'],
  h: ['hecto', 2, 'h', 'h'],
  k: ['kilo', 3, 'k', 'k'],
  M: ['mega', 6, 'M', 'M'],
  G: ['giga', 9, 'G', 'G'],
  T: ['tera', 12, 'T', 'T'],
  P: ['peta', 15, 'P', 'P'],
  E: ['exa', 18, 'E', 'E'],
  Z: ['zetta', 21, 'Z', 'Z'],
};

/** A decimal times a power of ten, in plain digits: ("0.2", 3) is "200". */
function shift(factor: string, power: number): string {
  const slash = factor.indexOf('/');
  if (slash >= 0) {
    return power >= 0
      ? `${shift(factor.slice(0, slash), power)}${factor.slice(slash)}`
      : `${factor.slice(0, slash + 1)}${shift(factor.slice(slash + 1), -power)}`;
  }
  const [whole, fraction = ''] = factor.split('.') as [string, string | undefined];
  const digits = whole + fraction;
  const point = whole.length + power;
  if (point >= digits.length) return digits.padEnd(point, '0').replace(/^0+(?=\d)/, '');
  const padded = point <= 0 ? digits.padStart(digits.length + 1 - point, '0') : digits;
  const at = Math.max(point, 1);
  let end = padded.length;
  while (end > at && padded[end - 1] === '0') end--;
  const head = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  return end === at ? head : `${head}.${padded.slice(at, end)}`;
}

function put(
  kind: UnitKind,
  code: string,
  base: string | null,
  factor: string | null,
  names: string,
  symbols = '',
  { si = '', offset, ucum }: Options = {},
): void {
  const spelled = spell(names);
  const printed = symbols === '' ? [] : symbols.split('|');
  const shared = { base, offset: offset ?? null, ucum: ucum ?? true, kind };
  units.push({ ...shared, names: spelled, symbols: printed, code, factor });
  for (const letter of si) {
    const [name, power, ucumLetter, letters] = PREFIXES[letter] as (typeof PREFIXES)[string];
    units.push({
      ...shared,
      names: spelled.map((word) => name + word),
      symbols: [...letters].flatMap((prefix) => printed.map((symbol) => prefix + symbol)),
      code: ucumLetter + code,
      factor: factor === null ? null : shift(factor, power),
    });
  }
}

/** Prefixed units that are written in more ways than prefix and name give. */
function also(code: string, names: string, symbols = ''): void {
  const i = units.findIndex((unit) => unit.code === code);
  const unit = units[i] as Unit;
  units[i] = {
    ...unit,
    names: [...unit.names, ...spell(names)],
    symbols: symbols === '' ? unit.symbols : [...unit.symbols, ...symbols.split('|')],
  };
}

// length
put('length', 'm', 'm', '1', 'meter/s|metre/s|mtr/s', 'm', { si: 'pnumcdk' });
also('km', 'kms|klick/s', 'Km|KM');
also('um', 'micron/s');
put('length', '[mi_i]', 'm', '1609.344', 'mile/s|statute mile/s', 'mi');
put('length', '[nmi_i]', 'm', '1852', 'nautical mile/s|sea mile/s', 'nmi|NM');
put('length', '[yd_i]', 'm', '0.9144', 'yard/s', 'yd|yds');
put('length', '[ft_i]', 'm', '0.3048', 'foot|feet|ft', 'ft|ft.|′');
put('length', '[in_i]', 'm', '0.0254', 'inch/es', 'in.|″');
put('length', '[fth_i]', 'm', '1.8288', 'fathom/s');
put('length', '[fur_us]', 'm', '792000/3937', 'furlong/s');
put('length', '[ly]', 'm', '9460730472580800', 'light - year/s|light year/s|lightyear/s', 'ly');
put('length', 'pc', 'm', '30856780000000000', 'parsec/s', '', { si: 'kM' });
put('length', 'AU', 'm', '149597870691', 'astronomical unit/s', 'AU');
put('length', 'Ao', 'm', '0.0000000001', 'angstrom/s|ångström/s|ångstrom/s', 'Å');
// area
put('area', 'm2', 'm2', '1', 'square meter/s|square metre/s|sq m|sq. m|sqm|sq meter/s|sq metre/s', 'm²|sqm');
put(
  'area',
  'km2',
  'm2',
  '1000000',
  'square kilometer/s|square kilometre/s|sq km|sq. km|sq kilometer/s|sq kilometre/s',
  'km²|sqkm',
);
put('area', 'cm2', 'm2', '0.0001', 'square centimeter/s|square centimetre/s|sq cm', 'cm²');
put('area', 'mm2', 'm2', '0.000001', 'square millimeter/s|square millimetre/s|sq mm', 'mm²');
put('area', 'har', 'm2', '10000', 'hectare/s', 'ha');
put('area', '[acr_us]', 'm2', '62726400000/15499969', 'acre/s');
put('area', '[mi_i]2', 'm2', '2589988.110336', 'square mile/s|sq mi|sq. mi|sq mile/s', 'mi²');
put('area', '[sft_i]', 'm2', '0.09290304', 'square foot|square feet|sq ft|sq. ft|sq feet|sqft', 'ft²|sqft');
put('area', '[syd_i]', 'm2', '0.83612736', 'square yard/s|sq yd|sq yds', 'yd²');
put('area', '[sin_i]', 'm2', '0.00064516', 'square inch/es|sq in', 'in²');
// volume
put('volume', 'L', 'm3', '0.001', 'liter/s|litre/s|ltr/s', 'L|l', { si: 'uncmdhMG' });
also('mL', 'mls', 'cc|ML');
put('volume', 'm3', 'm3', '1', 'cubic meter/s|cubic metre/s|cu m', 'm³|cbm');
put('volume', 'km3', 'm3', '1000000000', 'cubic kilometer/s|cubic kilometre/s', 'km³|bcm|Bcm|BCM');
put('volume', 'hm3', 'm3', '1000000', 'cubic hectometer/s|cubic hectometre/s', 'mcm|MCM');
put('volume', 'cm3', 'm3', '0.000001', 'cubic centimeter/s|cubic centimetre/s', 'cm³');
put('volume', 'mm3', 'm3', '0.000000001', 'cubic millimeter/s|cubic millimetre/s', 'mm³');
put('volume', '[cft_i]', 'm3', '0.028316846592', 'cubic foot|cubic feet|cu ft|cu . ft|cu. ft', 'ft³');
put('volume', '[cyd_i]', 'm3', '0.764554857984', 'cubic yard/s');
put('volume', '[cin_i]', 'm3', '0.000016387064', 'cubic inch/es');
put('volume', '1000.[cft_i]', 'm3', '28.316846592', '', 'Mcf|mcf');
put('volume', '1000000.[cft_i]', 'm3', '28316.846592', '', 'MMcf|mmcf');
put('volume', '1000000000.[cft_i]', 'm3', '28316846.592', '', 'Bcf|bcf');
put('volume', '1000000000000.[cft_i]', 'm3', '28316846592', '', 'Tcf|tcf');
put('volume', '[acr_us].[ft_i]', 'm3', '19119006720/15499969', 'acre - foot|acre - feet|acre foot|acre feet');
put('volume', '[gal_us]', 'm3', '0.003785411784', 'gallon/s|us gallon/s|u.s. gallon/s', 'gal|gals');
put('volume', '[gal_br]', 'm3', '0.00454609', 'imperial gallon/s|uk gallon/s');
put('volume', '[qt_us]', 'm3', '0.000946352946', 'quart/s|us quart/s', 'qt');
put('volume', '[pt_us]', 'm3', '0.000473176473', 'pint/s|us pint/s');
put('volume', '[pt_br]', 'm3', '0.00056826125', 'imperial pint/s');
put('volume', '[foz_us]', 'm3', '0.0000295735295625', 'fluid ounce/s|us fluid ounce/s|fl oz|fl . oz|fl. oz');
put('volume', '[cup_us]', 'm3', '0.0002365882365', 'cup/s|cupful/s');
put('volume', '[tbs_us]', 'm3', '0.00001478676478125', 'tablespoon/s|tablespoonful/s', 'tbsp|Tbsp|tbsp.');
put('volume', '[tsp_us]', 'm3', '0.00000492892159375', 'teaspoon/s|teaspoonful/s', 'tsp|tsp.');
put('volume', '[bbl_us]', 'm3', '0.158987294928', 'barrel/s|barrels of oil|barrels of crude', 'bbl|bbls');
put('volume', '[bu_us]', 'm3', '0.03523907016688', 'bushel/s', 'bu');
put('volume', '[crd_us]', 'm3', '3.624556363776', 'cord/s of wood|cords of firewood');
put(
  'flow',
  '[bbl_us]/d',
  'm3/s',
  '0.158987294928/86400',
  'bpd|b / d|barrel/s of oil per day|barrel/s of oil a day',
  'bopd',
);
put('flow', '1000000.[bbl_us]/d', 'm3/s', '158987.294928/86400', 'mb / d|mmb / d|mbpd|mbd');
put('flow', '[cft_i]/s', 'm3/s', '0.028316846592', 'cfs|cusec/s');
// mass
put('mass', 'g', 'g', '1', 'gram/s|gramme/s', 'g', { si: 'pnumk' });
also('kg', 'kilo/s|kgs', 'KG|Kg|kgs');
also('ug', '', 'mcg');
put('mass', 't', 'g', '1000000', 'metric ton/s|metric tonne/s|tonne/s|ton/s|metric - ton/s', 't', { si: 'kMG' });
also('kt', 'kiloton/s', 'KT');
also('Mt', 'megaton/s');
also('Gt', 'gigaton/s');
put('mass', '[ston_av]', 'g', '907184.74', 'short ton/s|us ton/s|u.s. ton/s');
put('mass', '[lton_av]', 'g', '1016046.9088', 'long ton/s|imperial ton/s');
put('mass', '[lb_av]', 'g', '453.59237', 'lb/s', 'lb|lbs|lbs.|lb.');
put('mass', '[oz_av]', 'g', '28.349523125', 'ounce/s', 'oz|oz.');
put('mass', '[oz_tr]', 'g', '31.1034768', 'troy ounce/s');
put('mass', '[stone_av]', 'g', '6350.29318', 'stone|stones');
put('mass', '[scwt_av]', 'g', '45359.237', 'hundredweight/s', 'cwt');
put('mass', '[car_m]', 'g', '0.2', 'carat/s', 'ct');
put('mass', '[gr]', 'g', '0.06479891', 'grain/s of');
put('mass', '100.kg', 'g', '100000', 'quintal/s');
put('mass', 'u', 'g', '0.0000000000000000000000016605402', 'dalton/s', 'Da');
// time
put('time', 's', 's', '1', 'second/s|sec/s', 's', { si: 'fpnum' });
also('ms', '', 'msec');
put('time', 'min', 's', '60', 'minute/s|min/s', 'min');
put('time', 'h', 's', '3600', 'hour/s|hr/s', 'h|hrs.');
put('time', 'd', 's', '86400', 'day/s');
put('time', 'wk', 's', '604800', 'week/s|wk/s');
put('time', '2.wk', 's', '1209600', 'fortnight/s');
put('time', 'mo', 'mo', '1', 'month/s');
put('time', 'a', 'mo', '12', 'year/s|yr/s|yo');
put('time', '10.a', 'mo', '120', 'decade/s');
put('time', '100.a', 'mo', '1200', 'century|centuries');
put('time', '1000.a', 'mo', '12000', 'millennium|millennia|millenniums');
put('time', 'ka', 'mo', '12000', '', 'kyr|ka');
put('time', 'Ma', 'mo', '12000000', '', 'Ma|Myr');
put('time', 'Ga', 'mo', '12000000000', '', 'Ga|Gyr');
// energy
put('energy', 'J', 'J', '1', 'joule/s', 'J', { si: 'mkMGTPE' });
put('energy', 'W.h', 'J', '3600', 'watt - hour/s|watt hour/s|watthour/s', 'Wh', { si: 'kMGT' });
also('kW.h', '', 'KWh|KWH|kwh|kw/h');
also('MW.h', '', 'MWH|mwh');
also('GW.h', '', 'GWH');
put('energy', '[Btu]', 'J', '1054.35', 'btu/s|british thermal unit/s', 'Btu|BTU');
put('energy', '1000000.[Btu]', 'J', '1054350000', '', 'MMBtu|mmBtu|MMBTU|mmBTU|mmbtu');
put('energy', '100000.[Btu]', 'J', '105435000', 'therm/s');
put('energy', 'cal', 'J', '4.184', 'calorie/s', 'cal', { si: 'k' });
put('energy', 'eV', 'J', '0.000000000000000000160217733', 'electron volt/s|electronvolt/s|electron - volt/s', 'eV', {
  si: 'mkMGT',
});
put('energy', 'toe', 'J', '41868000000', 'ton/s of oil equivalent|tonne/s of oil equivalent', 'toe', {
  ucum: false,
  si: 'kM',
});
put('energy', 'boe', 'J', '6117863200', 'barrel/s of oil equivalent|boe', 'boe', { ucum: false });
put(
  'flow',
  'boe/d',
  null,
  null,
  'boepd|boe / d|barrel/s of oil equivalent per day|barrel/s of oil equivalent a day',
  '',
  { ucum: false },
);
// power
put('power', 'W', 'W', '1', 'watt/s', 'W', { si: 'umkMGT' });
also('kW', '', 'KW|kw');
also('MW', 'mw');
also('GW', 'gw');
put('power', '[HP]', 'W', '745.69987158227022', 'horsepower|horse power', 'hp|bhp');
put('power', 'PS', 'W', '735.49875', 'metric horsepower', 'PS', { ucum: false });
put('power', 'Wp', 'W', '1', 'watt - peak|watt peak|watts peak', 'Wp', { ucum: false, si: 'kMG' });
put('power', 'We', 'W', '1', 'watt electric|watts electric', 'We', { ucum: false, si: 'kMG' });
put('power', 'VA', 'W', '1', 'volt - ampere/s|volt ampere/s', 'VA', { ucum: false, si: 'kMG' });
// speed
put('speed', 'km/h', 'm/s', '5/18', 'kph|kmh|kmph|kilometer/s an hour|kilometre/s an hour', 'km/h|km/hr|kph|KPH');
put('speed', '[mi_i]/h', 'm/s', '0.44704', 'mph', 'mph|MPH|mi/h');
put('speed', '[ft_i]/s', 'm/s', '0.3048', '', 'fps|ft/s');
put('speed', '[kn_i]', 'm/s', '1852/3600', 'knot/s', 'kn|kts');
// temperature
put(
  'temperature',
  'Cel',
  'K',
  '1',
  'degree/s celsius|degree/s celcius|celsius|celcius|degree/s centigrade|centigrade|deg celsius|deg c|degree/s c|° celsius|° centigrade|° c|º c',
  '℃',
  { offset: '273.15' },
);
put(
  'temperature',
  '[degF]',
  'K',
  '5/9',
  'degree/s fahrenheit|degree/s farenheit|fahrenheit|farenheit|deg fahrenheit|deg f|degree/s f|° fahrenheit|° f|º f',
  '℉',
  { offset: '459.67' },
);
put('temperature', 'K', 'K', '1', 'kelvin/s|degrees kelvin', 'K', { si: 'm' });
// angle
put(
  'angle',
  'deg',
  'rad',
  null,
  'degree/s|deg|deg .|degree/s north|degree/s south|degree/s east|degree/s west|° n|° s|° e|° w',
  '°|º',
);
put('angle', 'rad', 'rad', '1', 'radian/s', 'rad', { si: 'm' });
put('angle', "'", 'rad', null, 'arcminute/s|arc minute/s|minute/s of arc');
put('angle', "''", 'rad', null, 'arcsecond/s|arc second/s|second/s of arc');
// pressure
put('pressure', 'Pa', 'Pa', '1', 'pascal/s', 'Pa', { si: 'hkMG' });
put('pressure', 'bar', 'Pa', '100000', 'bar/s', '', { si: 'm' });
also('mbar', '', 'mbar');
put('pressure', 'atm', 'Pa', '101325', 'atmosphere/s of pressure', 'atm');
put('pressure', '[psi]', 'Pa', '6894.757293168361', 'psi|pound/s per square inch', 'psi|PSI');
put('pressure', 'mm[Hg]', 'Pa', '133.322', 'mm hg|millimeter/s of mercury|millimetre/s of mercury', 'mmHg');
put('pressure', "[in_i'Hg]", 'Pa', '3386.3788', 'inch/es of mercury');
// electricity
put('electricity', 'V', 'V', '1', 'volt/s', 'V', { si: 'umkM' });
put('electricity', 'A', 'A', '1', 'ampere/s|amp/s', 'A', { si: 'umk' });
put('electricity', 'A.h', 'C', '3600', 'ampere - hour/s|amp - hour/s|amp hour/s|ampere hour/s', 'Ah', { si: 'mk' });
put('electricity', 'Ohm', 'Ohm', '1', 'ohm/s', 'Ω|Ω', { si: 'mkM' });
put('electricity', 'F', 'F', '1', 'farad/s', '', { si: 'pnum' });
put('electricity', 'H', 'H', '1', 'henry|henries');
put('electricity', 'T', 'T', '1', 'teslas');
put('electricity', 'S', 'S', '1', 'siemens');
// frequency and turning
put('frequency', 'Hz', 'Hz', '1', 'hertz', 'Hz', { si: 'kMGT' });
put('frequency', '{rev}/min', 'Hz', '1/60', 'revolution/s per minute|revolution/s a minute|rpm', 'rpm|RPM');
put('frequency', '{beats}/min', 'Hz', '1/60', 'beat/s per minute|beat/s a minute|bpm', 'bpm|BPM');
// force and torque
put('force', 'N', 'N', '1', 'newton/s', 'N', { si: 'mkM' });
put(
  'force',
  '[lbf_av]',
  'N',
  '4.4482216152605',
  'pound/s - force|pound/s of force|pounds of thrust|pound/s force',
  'lbf',
);
put('force', 'kgf', 'N', '9.80665', 'kilogram/s - force|kilogram/s of thrust', 'kgf');
put('force', 'N.m', 'N.m', '1', 'newton - meter/s|newton - metre/s|newton meter/s|newton metre/s', 'Nm');
put(
  'force',
  '[ft_i].[lbf_av]',
  'N.m',
  '1.3558179483314004',
  'pound - foot|pound - feet|foot - pound/s|foot pound/s|pound feet|lb - ft|ft - lb|ft - lbs|lb . - ft',
  'lb-ft',
);
put('force', '[g]', 'm/s2', '9.80665', 'gs of acceleration');
// radiation
put('radiation', 'Sv', 'Sv', '1', 'sievert/s', 'Sv', { si: 'um' });
put('radiation', 'Bq', 'Bq', '1', 'becquerel/s', 'Bq', { si: 'kMGTP' });
put('radiation', 'Gy', 'Gy', '1', 'gray/s of radiation', 'Gy', { si: 'm' });
put('radiation', 'Ci', 'Bq', '37000000000', 'curie/s', 'Ci', { si: 'um' });
// information
put('information', 'bit', 'bit', '1', 'bit/s', 'bit', { si: 'kMGT' });
put('information', 'By', 'bit', '8', 'byte/s', '', { si: 'kMGTPEZ' });
also('kBy', '', 'KB|kB|kb');
also('Mbit', '', 'Mb');
also('MBy', 'mb', 'MB');
also('GBy', 'gb', 'GB');
also('TBy', 'tb', 'TB');
also('PBy', '', 'PB');
also('EBy', '', 'EB');
also('ZBy', '', 'ZB');
put('information', 'KiBy', 'bit', '8192', 'kibibyte/s', 'KiB');
put('information', 'MiBy', 'bit', '8388608', 'mebibyte/s', 'MiB');
put('information', 'GiBy', 'bit', '8589934592', 'gibibyte/s', 'GiB');
put('information', 'TiBy', 'bit', '8796093022208', 'tebibyte/s', 'TiB');
put('flow', 'kbit/s', 'bit/s', '1000', 'kbps', 'kbps|Kbps|kb/s');
put('flow', 'Mbit/s', 'bit/s', '1000000', 'mbps', 'Mbps|Mb/s');
put('flow', 'Gbit/s', 'bit/s', '1000000000', 'gbps', 'Gbps|Gb/s');
put('flow', 'Tbit/s', 'bit/s', '1000000000000', 'tbps', 'Tbps|Tb/s');
put('information', 'px', null, null, 'pixel/s', '', { ucum: false });
put('information', 'Mpx', null, null, 'megapixel/s', 'MP', { ucum: false });
put('information', 'FLOPS', null, null, 'flops', 'FLOPS', { ucum: false, si: 'GTPE' });
// light and sound
put('light', 'lm', 'lm', '1', 'lumen/s', 'lm');
put('light', 'lx', 'lx', '1', 'lux', 'lx');
put('light', 'cd', 'cd', '1', 'candela/s', 'cd');
put('light', 'dB', null, null, 'decibel/s', 'dB|dBA');
// shares and amounts of substance
put('share', '[ppm]', '1', '0.000001', 'part/s per million|ppm', 'ppm');
put('share', '[ppb]', '1', '0.000000001', 'part/s per billion|ppb', 'ppb');
put('share', '[pptr]', '1', '0.000000000001', 'part/s per trillion');
put('share', 'mol', 'mol', '1', 'mole/s of', 'mol', { si: 'pnumk' });
put('share', '[iU]', null, null, 'international unit/s', 'IU');
put(
  'share',
  '[mi_i]/[gal_us]',
  'm-2',
  '1609.344/0.003785411784',
  'mpg|mile/s per gallon|mile/s to the gallon',
  'mpg|MPG',
);
// trade and counts that UCUM has no code for
put('trade', 'TEU', null, null, 'teu/s|twenty - foot equivalent unit/s|twenty - foot container/s', 'TEU', {
  ucum: false,
});
put('trade', 'FEU', null, null, 'feu/s|forty - foot equivalent unit/s', 'FEU', { ucum: false });
put('trade', 'SWU', null, null, 'separative work unit/s', 'SWU', { ucum: false });
put('trade', 'GT', null, null, 'gross ton/s|gross tonnage|gross register tons|gross tonne/s', 'GT', { ucum: false });
put('trade', 'dwt', null, null, 'deadweight ton/s|deadweight tonne/s|dwt', 'dwt|DWT', { ucum: false });
put(
  'trade',
  'pkm',
  null,
  null,
  'passenger - kilometer/s|passenger - kilometre/s|passenger kilometre/s|passenger kilometer/s',
  'pkm',
  { ucum: false },
);
put(
  'trade',
  't.km',
  'g.m',
  '1000000000',
  'ton - kilometer/s|tonne - kilometre/s|ton kilometer/s|tonne kilometre/s',
  'tkm',
);
put('trade', 'person.h', null, null, 'man - hour/s|person - hour/s|man hour/s|staff hour/s', '', { ucum: false });

// masses of greenhouse gases, told as the mass of carbon dioxide that warms as much
for (const mass of ['g', 'kg', 't', 'kt', 'Mt', 'Gt']) {
  const { factor } = units.find((unit) => unit.code === mass) as Unit;
  const symbols = `${mass}CO2e|${mass}CO2eq|${mass}CO2-eq|${mass}CO₂e`;
  put('mass', `${mass}CO2e`, 'gCO2e', factor, '', symbols, { ucum: false });
}
put('flow', 't/d', 'g/s', '1000000/86400', 'tpd|ton/s per day|tonne/s per day');
put('flow', 'Mt/a', 'g/mo', '1000000000000/12', 'mtpa|mmtpa', 'Mtpa|mtpa|MTPA');

/** Units that stand before their number. */
export const LEADING_UNITS: ReadonlyMap<string, string> = new Map([
  ['mach', 'Mach'],
  ['magnitude', 'magnitude'],
]);

export const UNITS: readonly Unit[] = units;

/** Codes of the units of time that lengths are told in. */
export const TIME_UNITS: ReadonlySet<string> = new Set('s min h d wk mo a'.split(' '));
