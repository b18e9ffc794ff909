import { wordMap } from '../text/word-table.js';

/** One currency: ISO 4217 code, names, the countries' adjectives that tell it from others of its name, and its hundredths' names. */
export interface Currency {
  readonly code: string;
  /** Lower-cased names, singular and plural. */
  readonly names: readonly string[];
  /** Words of its country that stand before the name: "canadian dollars". */
  readonly adjectives: readonly string[];
  /** Lower-cased names of its hundredth. */
  readonly hundredths: readonly string[];
  /** Whether the code is in ISO 4217 today; withdrawn and digital currencies are not. */
  readonly current: boolean;
}

/**
 * The first currency of a name is the one meant where no country is told. Columns: code, names, adjectives, hundredths; a stroke parts a
 * plural's ending from the word. Codes after ISO 4217 (2025).
 */
const TABLE = `
USD|dollar/s dlr/s buck/s greenback/s|us u.s. american united_states u.s|cent/s
EUR|euro/s|european eu|cent/s eurocent/s
GBP|pound/s sterling quid|british uk sterling english|pence penny pennies
JPY|yen|japanese|sen
CNY|yuan renminbi rmb kuai|chinese|fen
AUD|dollar/s|australian aussie|cent/s
CAD|dollar/s loonie/s|canadian|cent/s
NZD|dollar/s|new_zealand zealand kiwi|cent/s
HKD|dollar/s|hong_kong kong|cent/s
SGD|dollar/s|singapore singaporean|cent/s
TWD|dollar/s|taiwan taiwanese new_taiwan|cent/s
CHF|franc/s|swiss|rappen centime/s
INR|rupee/s|indian|paise paisa
RUB|ruble/s rouble/s|russian|kopeck/s kopek/s copeck/s
KRW|won|korean south_korean|
BRL|real reais reals|brazilian|centavo/s
MXN|peso/s|mexican|centavo/s
ZAR|rand/s|south_african african|cent/s
TRY|lira/s lire|turkish|kurus
SEK|krona kronor crown/s|swedish|öre
NOK|krone kroner crown/s|norwegian|øre
DKK|krone kroner crown/s|danish|øre
ISK|krona kronur króna krónur crown/s|icelandic|
PLN|zloty/s zloties złoty/s|polish|grosz groszy
CZK|koruna/s koruny crown/s|czech|haler
HUF|forint/s|hungarian|
RON|leu lei|romanian|bani
BGN|lev leva levs|bulgarian|stotinki
UAH|hryvnia/s hryvnya/s|ukrainian|kopiyka/s
THB|baht/s|thai|satang
IDR|rupiah/s|indonesian|
MYR|ringgit/s|malaysian malaysia|sen/s
PHP|peso/s|philippine filipino philippines|centavo/s sentimo
VND|dong/s|vietnamese|
SAR|riyal/s|saudi saudi_arabian|halala/s
AED|dirham/s|emirati uae|fils
ILS|shekel/s|israeli new|agorot agora
EGP|pound/s|egyptian|piastre/s piaster/s
NGN|naira/s|nigerian|kobo
KES|shilling/s|kenyan kenya|cent/s
GHS|cedi/s|ghanaian|pesewa/s
KZT|tenge|kazakh kazakhstani|tiyn
UZS|som sum|uzbek|
PKR|rupee/s|pakistani pakistan|paisa
BDT|taka/s|bangladeshi|poisha
LKR|rupee/s|sri_lankan lankan|cent/s
NPR|rupee/s|nepalese nepali|paisa
MUR|rupee/s|mauritian|cent/s
SCR|rupee/s|seychelles seychellois|cent/s
MVR|rufiyaa|maldivian|laari
COP|peso/s|colombian|centavo/s
CLP|peso/s|chilean|
ARS|peso/s|argentine argentinian|centavo/s
UYU|peso/s|uruguayan|
DOP|peso/s|dominican|centavo/s
CUP|peso/s|cuban|centavo/s
PEN|sol soles|peruvian|
BOB|boliviano/s|bolivian|
PYG|guarani/s guaraní/es|paraguayan|
VES|bolivar/s bolívar/es bolivares|venezuelan|
GTQ|quetzal/s quetzales|guatemalan|
HNL|lempira/s|honduran|
NIO|cordoba/s córdoba/s|nicaraguan|
CRC|colon colones colón|costa_rican|
PAB|balboa/s|panamanian|
JMD|dollar/s|jamaican|cent/s
TTD|dollar/s|trinidad tobago trinidadian|cent/s
BBD|dollar/s|barbadian barbados|cent/s
BSD|dollar/s|bahamian|cent/s
BZD|dollar/s|belize|cent/s
GYD|dollar/s|guyanese guyana|cent/s
SRD|dollar/s|surinamese|cent/s
XCD|dollar/s|east_caribbean caribbean|cent/s
BMD|dollar/s|bermudian bermuda|cent/s
KYD|dollar/s|cayman|cent/s
FJD|dollar/s|fijian fiji|cent/s
SBD|dollar/s|solomon|cent/s
NAD|dollar/s|namibian|cent/s
LRD|dollar/s|liberian|cent/s
BND|dollar/s|brunei|cent/s
HTG|gourde/s|haitian|
PGK|kina|papua|toea
WST|tala|samoan|sene
TOP|paʻanga pa'anga|tongan|
VUV|vatu|vanuatu|
IRR|rial/s|iranian|
OMR|rial/s|omani|baisa
YER|rial/s|yemeni|fils
QAR|riyal/s|qatari|
IQD|dinar/s|iraqi|fils
KWD|dinar/s|kuwaiti|fils
BHD|dinar/s|bahraini|fils
JOD|dinar/s|jordanian|piastre/s
TND|dinar/s|tunisian|millime/s
DZD|dinar/s|algerian|
LYD|dinar/s|libyan|
RSD|dinar/s|serbian|para
MKD|denar/s|macedonian|
MAD|dirham/s|moroccan|
LBP|pound/s|lebanese|
SYP|pound/s|syrian|
SDG|pound/s|sudanese|
SSP|pound/s|south_sudanese|
GIP|pound/s|gibraltar|
FKP|pound/s|falkland|
SHP|pound/s|helena|
ETB|birr|ethiopian|santim
ERN|nakfa|eritrean|
DJF|franc/s|djibouti djiboutian|
XOF|franc/s|cfa west_african|
XAF|franc/s|central_african|
XPF|franc/s|cfp pacific|
GNF|franc/s|guinean|
CDF|franc/s|congolese|
RWF|franc/s|rwandan rwanda|
BIF|franc/s|burundian burundi|
KMF|franc/s|comorian comoran|
UGX|shilling/s|ugandan uganda|
TZS|shilling/s|tanzanian tanzania|
SOS|shilling/s|somali|
ZMW|kwacha/s|zambian|ngwee
MWK|kwacha/s|malawian malawi|tambala
MZN|metical/s meticais|mozambican|
AOA|kwanza/s|angolan|
BWP|pula/s|botswana|thebe
LSL|loti maloti|lesotho|
SZL|lilangeni emalangeni|swazi|
GMD|dalasi/s|gambian|
SLE|leone/s|leonean|
MGA|ariary|malagasy|
MRU|ouguiya/s|mauritanian|
CVE|escudo/s|cape_verdean verdean|
STN|dobra/s|são_tomé|
ZWG|zig|zimbabwean|
AFN|afghani/s|afghan|
AMD|dram/s|armenian|
AZN|manat/s|azerbaijani azeri|
TMT|manat/s|turkmen|
GEL|lari/s|georgian|tetri
KGS|som/s|kyrgyz|
TJS|somoni/s|tajik|
MNT|tugrik/s tögrög/s togrog/s|mongolian|
KHR|riel/s|cambodian|
LAK|kip/s|lao laotian|
MMK|kyat/s|myanmar burmese|pya/s
MOP|pataca/s|macau macanese|avos
KPW|won|north_korean|
BTN|ngultrum/s|bhutanese|
ALL|lek/s leke|albanian|
BAM|mark/s|bosnian convertible|
BYN|ruble/s rouble/s|belarusian belarussian|
MDL|leu lei|moldovan|
AWG|florin/s|aruban|
ANG|guilder/s|antillean|
XDR|sdr/s|special_drawing_rights|
`;

/** Currencies that ISO 4217 has withdrawn, and digital ones; the same columns. */
const OTHERS = `
DEM|mark/s deutschmark/s deutsche_mark/s d-mark/s|german west_german|pfennig/s
FRF|franc/s|french|centime/s
BEF|franc/s|belgian|
LUF|franc/s|luxembourg|
ITL|lira lire|italian|
ESP|peseta/s|spanish|
PTE|escudo/s|portuguese|
NLG|guilder/s|dutch|
ATS|schilling/s|austrian|
FIM|markka/s markkaa finnmark/s|finnish|
IEP|punt/s pound/s|irish|
GRD|drachma/s drachmas|greek|
CYP|pound/s|cyprus cypriot|
MTL|lira|maltese|
SKK|koruna/s crown/s|slovak|
SIT|tolar/s|slovenian|
EEK|kroon/s krooni|estonian|
LVL|lats lati|latvian|
LTL|litas litai|lithuanian|
HRK|kuna/s|croatian|
ECS|sucre/s|ecuadorian|
BTC|bitcoin/s||
ETH|ether ethereum||gwei
XRP|xrp||
USDT|tether||
DOGE|dogecoin/s||
LTC|litecoin/s||
`;

function spell(words: string | undefined): string[] {
  if (words === undefined || words === '') return [];
  return words.split(' ').flatMap((word) => {
    const [stem, ending] = word.replaceAll('_', ' ').split('/') as [string, string | undefined];
    return ending === undefined ? [stem] : [stem, stem + ending];
  });
}

function read(table: string, current: boolean): Currency[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [code, names, adjectives, hundredths] = line.split('|') as [string, string, string, string];
      return { code, names: spell(names), adjectives: spell(adjectives), hundredths: spell(hundredths), current };
    });
}

export const CURRENCIES: readonly Currency[] = [...read(TABLE, true), ...read(OTHERS, false)];

/** Signs of currencies. */
export const SIGNS: ReadonlyMap<string, string> = wordMap({
  $: 'USD',
  '＄': 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '￡': 'GBP',
  '¥': 'JPY',
  '￥': 'JPY',
  円: 'JPY',
  元: 'CNY',
  '₹': 'INR',
  '₽': 'RUB',
  '₩': 'KRW',
  '₺': 'TRY',
  '₴': 'UAH',
  '₪': 'ILS',
  '₫': 'VND',
  '฿': 'THB',
  '₦': 'NGN',
  '₱': 'PHP',
  '₸': 'KZT',
  '₿': 'BTC',
  Ξ: 'ETH',
  '₡': 'CRC',
  '₲': 'PYG',
  '₵': 'GHS',
  '₾': 'GEL',
  '₭': 'LAK',
  '₮': 'MNT',
  '៛': 'KHR',
  '৳': 'BDT',
  '₼': 'AZN',
  '֏': 'AMD',
  '₨': 'INR',
  '௹': 'INR',
  ரூ: 'LKR',
  '﷼': 'IRR',
  '₧': 'ESP',
  '₤': 'ITL',
  '¢': 'USD',
});
/** Signs of hundredths. */
export const HUNDREDTH_SIGNS: ReadonlySet<string> = new Set(['¢']);

/** Letters that stand before (rarely behind) a dollar sign. */
export const DOLLAR_PREFIXES: ReadonlyMap<string, string> = wordMap({
  us: 'USD',
  'u.s.': 'USD',
  'u.s': 'USD',
  a: 'AUD',
  au: 'AUD',
  aus: 'AUD',
  c: 'CAD',
  ca: 'CAD',
  can: 'CAD',
  cdn: 'CAD',
  nz: 'NZD',
  hk: 'HKD',
  s: 'SGD',
  sg: 'SGD',
  nt: 'TWD',
  mx: 'MXN',
  mex: 'MXN',
  r: 'BRL',
  j: 'JMD',
  tt: 'TTD',
  ec: 'XCD',
  bds: 'BBD',
  fj: 'FJD',
  z: 'ZWG',
  n: 'NAD',
  cl: 'CLP',
  ar: 'ARS',
});

/** Words and letters before a figure that are no ISO codes: "Rs 500", "Rp 3 million", "RM20". As they are printed. */
export const LOCAL_PREFIXES: ReadonlyMap<string, string> = wordMap({
  Rs: 'INR',
  'Rs.': 'INR',
  RS: 'INR',
  Re: 'INR',
  Rp: 'IDR',
  RM: 'MYR',
  RMB: 'CNY',
  rmb: 'CNY',
  Kr: 'SEK',
  kr: 'SEK',
  Kc: 'CZK',
  Kč: 'CZK',
  Ft: 'HUF',
  zl: 'PLN',
  zł: 'PLN',
  dlrs: 'USD',
  Dlrs: 'USD',
  Tk: 'BDT',
  SFr: 'CHF',
  Fr: 'CHF',
  FFr: 'FRF',
  FF: 'FRF',
  BFr: 'BEF',
  DM: 'DEM',
  Ksh: 'KES',
  KSh: 'KES',
  Sh: 'KES',
  CFA: 'XOF',
  FCFA: 'XOF',
  NIS: 'ILS',
  LE: 'EGP',
  Dh: 'AED',
  Dhs: 'AED',
  Pta: 'ESP',
  Ptas: 'ESP',
  Php: 'PHP',
  Lm: 'MTL',
  Tl: 'TRY',
  TL: 'TRY',
  Bs: 'VES',
  GHC: 'GHS',
  R: 'ZAR',
  P: 'PHP',
  PS: 'GBP',
  E: 'EUR',
});
/** Letters that are a currency only where the digits touch them: "R500", "PS8.1bn" (a pound sign that lost its encoding). */
export const TOUCHING_PREFIXES: ReadonlySet<string> = new Set(['R', 'P', 'PS', 'E', 'FF', 'Fr', 'Sh']);

/** Codes that news writes in small letters too and that are no English words. */
export const SMALL_CODES: ReadonlySet<string> = new Set(
  'usd eur gbp jpy cny inr rub krw chf aud cad nzd hkd sgd twd mxn brl zar sek nok dkk pln czk huf thb idr myr php vnd sar aed ils egp ngn pkr bdt lkr clp kwd qar btc eth uah kzt'.split(
    ' ',
  ),
);

/** Words that tell which country a document is about, for signs and names that several currencies share. */
export const COUNTRY_CUES: Readonly<Record<string, string>> = {
  AUD: 'australia australian australians sydney melbourne brisbane perth adelaide canberra queensland tasmania',
  CAD: 'canada canadian canadians toronto ottawa montreal vancouver calgary alberta ontario quebec',
  NZD: 'zealand zealanders auckland wellington christchurch waikato otago dunedin',
  SGD: 'singapore singaporean singaporeans',
  MAD: 'morocco moroccan casablanca rabat marrakech',
  AED: 'dubai emirates emirati abu uae sharjah',
  PKR: 'pakistan pakistani islamabad karachi lahore',
  LKR: 'lanka lankan colombo',
  NPR: 'nepal nepali nepalese kathmandu',
  INR: 'india indian delhi mumbai bangalore bengaluru chennai',
  PHP: 'philippines philippine filipino filipinos manila',
  ARS: 'argentina argentine argentinian buenos',
  CLP: 'chile chilean santiago',
  COP: 'colombia colombian bogota bogotá',
  UYU: 'uruguay uruguayan montevideo',
  MXN: 'mexico mexican',
  DKK: 'denmark danish copenhagen danes',
  NOK: 'norway norwegian oslo',
  ISK: 'iceland icelandic reykjavik',
  UGX: 'uganda ugandan kampala',
  TZS: 'tanzania tanzanian dar',
  KES: 'kenya kenyan nairobi',
  SEK: 'sweden swedish swedes stockholm gothenburg',
  CZK: 'czech czechs prague brno',
  CVE: 'verde verdean verdeans praia mindelo',
  PTE: 'portugal portuguese lisbon porto',
  SKK: 'slovakia slovak slovaks bratislava',
  KWD: 'kuwait kuwaiti',
  JOD: 'jordan jordanian amman',
  TND: 'tunisia tunisian tunis',
  DZD: 'algeria algerian algiers',
  RSD: 'serbia serbian belgrade',
  IQD: 'iraq iraqi baghdad',
  LYD: 'libya libyan tripoli',
  QAR: 'qatar qatari doha',
  SAR: 'saudi riyadh jeddah',
  OMR: 'oman omani muscat',
  YER: 'yemen yemeni',
  IRR: 'iran iranian tehran',
  EGP: 'egypt egyptian cairo',
  LBP: 'lebanon lebanese beirut',
  SYP: 'syria syrian damascus',
  SDG: 'sudan sudanese khartoum',
  XOF: 'senegal dakar mali burkina benin togo niger ivorian',
  XAF: 'cameroon gabon chad equatorial',
  RWF: 'rwanda rwandan kigali',
  CDF: 'congolese kinshasa congo',
  CHF: 'swiss switzerland zurich geneva bern',
  ZAR: 'johannesburg pretoria eskom soweto durban',
  ZMW: 'zambia zambian lusaka',
  MWK: 'malawi malawian lilongwe blantyre',
  USD: 'america american americans u.s. us usa washington',
  GBP: 'britain british england london uk u.k. scotland wales sterling',
};
