import { FormTable } from '../text/lexicon.js';
import { TokenKind, type Tokens, tokenText, touchesPrevious } from '../text/tokens.js';
import { COUNTRY_CUES, CURRENCIES, DOLLAR_PREFIXES, SIGNS } from './currencies.js';
import { showsEnglish, showsEuropean } from './digits.js';

/** What a document shows of its own customs; figures that are ambiguous alone are read by it. */
export interface Customs {
  /** Points group digits and a comma parts the decimals. */
  readonly european: boolean;
  /** "m" behind digits is a million ("£2.3m"). */
  readonly millions: boolean;
  /** Sterling is spoken of: "pounds" are money. */
  readonly sterling: boolean;
  /** The currency that a bare "$" stands for. */
  readonly dollar: string;
  /** The currency of a name that several countries share, where the document is about one of them; else null. */
  currencyOf(candidates: readonly string[]): string | null;
}

/** Of a document that shows no customs. */
export const PLAIN_CUSTOMS: Customs = {
  european: false,
  millions: false,
  sterling: false,
  dollar: 'USD',
  currencyOf: () => null,
};

const COUNTRIES = Object.keys(COUNTRY_CUES);
const countryOf = new FormTable();
for (const [i, code] of COUNTRIES.entries())
  for (const word of (COUNTRY_CUES[code] as string).split(' ')) countryOf.set(word, i + 1);
const sterlingWords = new FormTable();
for (const word of '£ sterling pence gbp quid'.split(' ')) sterlingWords.set(word, 1);
const signs = new FormTable();
for (const sign of SIGNS.keys()) signs.set(sign.toLowerCase(), 1);
/** Currencies whose countries call them dollars, whose bare sign is "$" at home. */
const DOLLARS = CURRENCIES.filter(({ names }) => names.includes('dollar')).map(({ code }) => code);
/** Mentions of a country that make a document one about it. */
const ABOUT = 5;
/** The same where hardly another country is spoken of. */
const ABOUT_ALONE = 3;

/** The currency among `candidates` whose country the sentence names last before token `i`, within thirty tokens; else null. */
export function currencyNear(tokens: Tokens, i: number, candidates: readonly string[]): string | null {
  for (let k = i - 1; k >= 0 && k > i - 30 && tokens.sentenceOf[k] === tokens.sentenceOf[i]; k--) {
    const country = countryOf.get(tokens.forms[k] as number);
    const code = country > 0 ? (COUNTRIES[country - 1] as string) : null;
    if (code !== null && candidates.includes(code)) return code;
  }
  return null;
}

/** Looks over a document once. */
export function readCustoms(tokens: Tokens): Customs {
  const counts = new Int32Array(COUNTRIES.length);
  const explicit = new Set<string>();
  let [european, english, millions, sterling] = [0, 0, 0, false];
  for (let i = 0; i < tokens.count; i++) {
    const form = tokens.forms[i] as number;
    const country = countryOf.get(form);
    // "they paid us" speaks of no country
    if (country > 0 && tokenText(tokens, i) !== 'us') counts[country - 1] = (counts[country - 1] as number) + 1;
    if (tokens.kinds[i] === TokenKind.number) {
      const length = (tokens.ends[i] as number) - (tokens.starts[i] as number);
      if (length >= 5 && length < 40) {
        const text = tokenText(tokens, i);
        if (showsEuropean(text)) european++;
        else if (showsEnglish(text)) english++;
      }
    } else if (sterlingWords.get(form) !== 0) sterling = true;
    if (signs.get(form) === 0) continue;
    if (tokenText(tokens, i) === '$' && touchesPrevious(tokens, i)) {
      const prefix = DOLLAR_PREFIXES.get(tokenText(tokens, i - 1).toLowerCase());
      if (prefix !== undefined) explicit.add(prefix);
    }
    if (
      i + 2 < tokens.count &&
      tokens.kinds[i + 1] === TokenKind.number &&
      touchesPrevious(tokens, i + 2) &&
      /^(?:m|bn)$/.test(tokenText(tokens, i + 2))
    )
      millions++;
  }
  const count = (code: string): number => counts[COUNTRIES.indexOf(code)] ?? 0;
  const currencyOf = (candidates: readonly string[]): string | null => {
    let best: string | null = null;
    let most = 0;
    for (const code of candidates) {
      if (count(code) > most) {
        best = code;
        most = count(code);
      }
    }
    return best;
  };
  let dollar = 'USD';
  const local = currencyOf(DOLLARS.filter((code) => code === 'USD' || !explicit.has(code)));
  // a document that writes A$ means the American by the bare sign; one that writes US$ does not
  const american = explicit.has('USD') ? 0 : count('USD');
  const others = local === null ? 0 : counts.reduce((sum, n) => sum + n, 0) - count(local);
  const alone = american === 0 && local !== null && count(local) > 2 * others;
  if (local !== null && local !== 'USD' && count(local) >= (alone ? ABOUT_ALONE : ABOUT)) {
    if (american * 2 <= count(local)) dollar = local;
  }
  return { european: european > 0 && english === 0, millions: millions > 0, sterling, dollar, currencyOf };
}
