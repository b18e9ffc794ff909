import type { Span } from '../../text/span.js';
import { TokenKind, type Tokens, tokenText } from '../../text/tokens.js';

/** Capitals that name nothing: measures, offices, seasons, currencies, abbreviations of common nouns. */
const WORDS: ReadonlySet<string> = new Set(
  'GDP GNP GNI CPI PPI PMI VAT IPO ROI EBITDA ETF ETFs CEO CFO COO CTO CIO MP MPs PM TV PC PCs AI IT ID IDs PR HR DNA RNA HIV AIDS COVID Covid LNG LPG EV EVs SUV SUVs UAV UAVs UFO NGO NGOs SME SMEs IPOs KPI FAQ PDF URL USB GPS Wi-Fi WiFi CO2 CO FY H1 H2 Q1 Q2 Q3 Q4 1H 2H AM PM a.m p.m EDT EST PST GMT UTC CET BST IST JST KST BC AD CE BCE USD EUR GBP JPY CNY RMB INR Rs Rs. KSh R RM S Tk ICBM ICBMs SLBM EEZ R&D Q&A M&A No Nos Mr Mrs Ms Dr Ph.D PhD MBA BA MA OK DIY VIP RIP CCTV MRI ICU IVF BMI TB MW GW kW TWh GWh MWh km kg Mach Internet internet God Act Bill Sir Madam'.split(
    ' ',
  ),
);

/** Whether a name of one word is none: an abbreviation of a common noun, a currency's sign. */
export function isNoName(tokens: Tokens, first: number, end: number): boolean {
  const text = tokens.text.slice(tokens.starts[first], tokens.ends[end - 1]);
  if (WORDS.has(text)) return true;
  if (/^(?:FY|CY|H|Q)\s?\d+$/.test(text)) return true;
  // nothing but marks and digits
  for (let i = first; i < end; i++) if (tokens.kinds[i] === TokenKind.word) return false;
  return true;
}

/**
 * Whether a name begins inside a figure or is part of one: "US" of "US$38 million", "KSh5" of "KSh5.5 billion". Spans are in order.
 * @param at Index into `spans` from which to look; the caller hands in names in order and keeps what comes back.
 */
export function figureFrom(spans: readonly Span[], start: number, at: number): number {
  let index = at;
  while (index < spans.length && (spans[index] as Span).end <= start) index++;
  return index;
}

/** Offices and callings that stand before a person's name and are none of it. */
const CALLINGS: ReadonlySet<string> = new Set(
  'mr mr. mrs mrs. ms ms. mx dr dr. prof prof. professor president vice-president minister premier chancellor senator sen. governor gov. gen. general col. colonel lt. lieutenant capt. captain maj. major adm. admiral sgt. sergeant rep. congressman congresswoman secretary ambassador judge justice mayor chairman chairwoman economist analyst director commissioner spokesman spokeswoman spokesperson author coach manager engineer inspector detective commander marshal brigadier cmdr. rev. reverend smt. shri sri hon. sir dame lord baroness co-author counsellor deputy foreign finance defense defence prime vice attorney chief executive officer'.split(
    ' ',
  ),
);

/** Takes titles off the front of a person's name, as long as a name is left. */
export function withoutCalling(tokens: Tokens, first: number, end: number): number {
  let from = first;
  while (from < end - 1 && CALLINGS.has(tokenText(tokens, from).toLowerCase())) from++;
  return from;
}
