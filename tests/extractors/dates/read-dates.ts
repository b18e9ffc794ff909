import { extractDates } from '../../../extractors/dates/extract-dates.js';
import type { DateMention } from '../../../extractors/dates/mention.js';
import { tokenize } from '../../../extractors/text/tokenize.js';
import { REFERENCE } from './forms.js';

/** The dates of a text, told on Wednesday, 18 June 2025, if nothing else is said. */
export function readDates(text: string, referenceDate: string | null = REFERENCE): DateMention[] {
  return extractDates(tokenize(text), { referenceDate });
}

/** The same as "text = value" lines. */
export function readValues(text: string, referenceDate: string | null = REFERENCE): string[] {
  return readDates(text, referenceDate).map((date) => `${date.text} = ${date.value}`);
}
