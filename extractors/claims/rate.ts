import type { TextSpan } from '../text/span.js';
import { tokenSpan, tokenWord } from '../text/tokens.js';
import type { Draft, Sentence } from './sentence.js';

const ADVERBS = new Set('annually yearly monthly weekly daily hourly apiece each'.split(' '));
const PERIODS = new Set(
  'year month week day hour minute second quarter decade night person capita head unit tonne ton kilogram kilo pound barrel kilowatt megawatt hectare acre share household dollar ounce student pupil patient'.split(
    ' ',
  ),
);
const OPENERS = new Set(['a', 'an', 'per', 'every', 'each']);
const REACH = 5;

/** The words that make a figure a rate, where they follow it closely: "annually", "per capita", "a month", "each year". */
export function readRate(sentence: Sentence, draft: Draft): TextSpan | null {
  const { tokens } = sentence;
  const item = sentence.item(draft.item);
  if (item === undefined) return null;
  const limit = tokens.sentenceStarts[(tokens.sentenceOf[item.first] as number) + 1] as number;
  for (let i = item.end; i < Math.min(limit, item.end + REACH); i++) {
    if ((sentence.marks.number[i] as number) >= 0 && (sentence.marks.number[i] as number) !== draft.number) return null;
    const word = tokenWord(tokens, i);
    if (word === ',' || word === ';') return null;
    // "€3m a year earlier" tells when, not how often
    const date = sentence.context.dates[sentence.marks.date[i] as number];
    if (date !== undefined && date.type !== 'SET') continue;
    const next = i + 1 < limit ? tokenWord(tokens, i + 1) : '';
    if (OPENERS.has(word) && PERIODS.has(next)) return tokenSpan(tokens, i, i + 2);
    if (ADVERBS.has(word)) return tokenSpan(tokens, i, i + 1);
  }
  return null;
}
