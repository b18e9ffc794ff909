import { extractDates } from '../../../extractors/dates/extract-dates.js';
import { extractNumbers } from '../../../extractors/numbers/extract-numbers.js';
import type { NumberMention } from '../../../extractors/numbers/mention.js';
import { tokenize } from '../../../extractors/text/tokenize.js';

/** The numbers of a text, with its dates as they are found. */
export function readNumbers(text: string): NumberMention[] {
  const tokens = tokenize(text);
  return extractNumbers(tokens, { dates: extractDates(tokens, { referenceDate: '2025-06-18' }) });
}

/** Kind, value or bounds, unit and modifier in one line: "money 5600000000 USD, more_than". */
export function normalForm({ kind, decimal, lowDecimal, highDecimal, unit, modifier }: NumberMention): string {
  const value = decimal ?? (lowDecimal === null && highDecimal === null ? 'vague' : `${lowDecimal}..${highDecimal}`);
  return `${kind} ${value}${unit === null ? '' : ` ${unit}`}${modifier === null ? '' : `, ${modifier}`}`;
}

/** "span = normal form" for each number of a text. */
export function readForms(text: string): string[] {
  return readNumbers(text).map((number) => `${number.text} = ${normalForm(number)}`);
}
