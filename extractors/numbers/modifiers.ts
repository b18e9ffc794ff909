import { FormTable } from '../text/lexicon.js';
import { type Tokens, tokenWord } from '../text/tokens.js';
import type { NumberModifier } from './mention.js';

/** Words before a figure, the last word last, and what they say of it. Longer phrases win. */
const BEFORE: Readonly<Record<NumberModifier, string>> = {
  approximately:
    'about|around|approximately|approx.|approx|roughly|some|circa|c.|ca.|estimated|an estimated|in the region of|in the order of|on the order of|in the neighborhood of|~|≈|somewhere around|more or less|give or take|an average of about|close to around|maybe|perhaps|say',
  more_than:
    'more than|over|above|upwards of|upward of|in excess of|exceeding|exceeded|exceeds|exceed|greater than|well over|just over|a little over|slightly more than|slightly over|higher than|larger than|longer than|topping|north of|beyond|better than|>',
  at_least:
    'at least|no fewer than|no less than|not less than|a minimum of|minimum of|a minimum|≥|no fewer|as many as at least',
  less_than:
    'less than|fewer than|under|below|just under|just below|shy of|lower than|short of|smaller than|<|well under|a little under|well below',
  at_most:
    'up to|at most|no more than|not more than|as many as|as much as|a maximum of|maximum of|≤|as high as|not exceeding|at the most|as few as',
  nearly:
    'nearly|almost|close to|approaching|virtually|just shy of|not quite|some nearly|practically|as good as|just about',
};
/** Words behind a figure. */
const AFTER: readonly (readonly [string, NumberModifier])[] = [
  ['or more', 'at_least'],
  ['or so', 'approximately'],
  ['or less', 'at_most'],
  ['or fewer', 'at_most'],
  ['plus', 'at_least'],
];

const PHRASES = new Map<string, NumberModifier>();
const lastWords = new FormTable();
for (const [modifier, phrases] of Object.entries(BEFORE) as [NumberModifier, string][]) {
  for (const phrase of phrases.split('|')) {
    PHRASES.set(phrase, modifier);
    lastWords.set(phrase.slice(phrase.lastIndexOf(' ') + 1), 1);
  }
}
const LONGEST = 5;

/** The modifier that stands right before token `first` (a figure's first), not before token `from`; null when there is none. */
export function modifierBefore(tokens: Tokens, first: number, from: number): NumberModifier | null {
  const last = first - 1;
  if (last < from || lastWords.get(tokens.forms[last] as number) === 0) return null;
  let phrase = '';
  let found: NumberModifier | null = null;
  for (let i = last; i >= from && i > last - LONGEST; i--) {
    phrase = phrase === '' ? tokenWord(tokens, i) : `${tokenWord(tokens, i)} ${phrase}`;
    found = PHRASES.get(phrase) ?? found;
  }
  return found;
}

/** The modifier right behind a figure ("or more"). */
export function modifierAfter(tokens: Tokens, end: number, limit: number): NumberModifier | null {
  if (end >= limit) return null;
  const first = tokenWord(tokens, end);
  if (first !== 'or' && first !== 'plus') return null;
  const pair = end + 1 < limit ? `${first} ${tokenWord(tokens, end + 1)}` : first;
  for (const [phrase, modifier] of AFTER) if (phrase === pair || phrase === first) return modifier;
  return null;
}
