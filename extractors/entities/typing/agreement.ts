import { type Tokens, tokenText } from '../../text/tokens.js';
import { bestType, type TypedMention } from './type-mentions.js';
import { ENTITY_TYPE_COUNT } from './typing-model.js';

/** How much the mean of the other mentions of a string weighs against a mention's own scores. */
const WEIGHT_OF_OTHERS = 0.8;
/** Scores of one mention are kept within this range of its best, so that no single one decides for all. */
const RANGE = 8;
/** Mentions that a long form counts for when its acronym's type is told. */
const WEIGHT_OF_LONG_FORM = 3;

/**
 * Makes the mentions of one string agree on a type unless their context insists, and a bracketed acronym with its long form. Changes the
 * mentions in place.
 */
export function agreeOnTypes(tokens: Tokens, mentions: readonly TypedMention[]): void {
  const groups = new Map<string, { readonly sum: Float64Array; count: number }>();
  const keys = mentions.map(({ first, end }) => stringOf(tokens, first, end));
  for (const mention of mentions) bound(mention.scores);
  const acronyms = bracketed(tokens, mentions);
  for (const [m, mention] of mentions.entries()) {
    const key = keys[m] as string;
    let group = groups.get(key);
    if (group === undefined) {
      group = { sum: new Float64Array(ENTITY_TYPE_COUNT), count: 0 };
      // what is said of the long form counts for each mention of its acronym
      const long = acronyms.get(key);
      if (long !== undefined) {
        for (let t = 0; t < ENTITY_TYPE_COUNT; t++) group.sum[t] = WEIGHT_OF_LONG_FORM * (long[t] as number);
        group.count = WEIGHT_OF_LONG_FORM;
      }
      groups.set(key, group);
    }
    group.count++;
    for (let t = 0; t < ENTITY_TYPE_COUNT; t++) group.sum[t] = (group.sum[t] as number) + (mention.scores[t] as number);
  }
  const pooled = new Float64Array(ENTITY_TYPE_COUNT);
  for (const [m, mention] of mentions.entries()) {
    const { sum, count } = groups.get(keys[m] as string) as { sum: Float64Array; count: number };
    if (count < 2) continue;
    for (let t = 0; t < ENTITY_TYPE_COUNT; t++) {
      const own = mention.scores[t] as number;
      pooled[t] = own + (WEIGHT_OF_OTHERS * Math.min(count - 1, 3) * ((sum[t] as number) - own)) / (count - 1);
    }
    const type = bestType(pooled);
    if (type === mention.type) continue;
    mention.type = type;
    mention.rule = 'same-string';
  }
}

function bound(scores: Float64Array): void {
  const top = Math.max(...scores);
  for (let t = 0; t < scores.length; t++) scores[t] = Math.max(-RANGE, (scores[t] as number) - top);
}

/** "Long Form (ABC)": both are of the type that the two together speak for. Returns the scores by acronym. */
function bracketed(tokens: Tokens, mentions: readonly TypedMention[]): Map<string, Float64Array> {
  const acronyms = new Map<string, Float64Array>();
  for (let m = 1; m < mentions.length; m++) {
    const long = mentions[m - 1] as TypedMention;
    const short = mentions[m] as TypedMention;
    if (short.end - short.first !== 1 || short.first !== long.end + 1 || tokenText(tokens, long.end) !== '(') continue;
    if (short.end >= tokens.count || tokenText(tokens, short.end) !== ')' || long.end - long.first < 2) continue;
    if (!/^[\p{Lu}\d&.-]{2,}s?$/u.test(tokenText(tokens, short.first))) continue;
    for (let t = 0; t < ENTITY_TYPE_COUNT; t++) {
      const both = (long.scores[t] as number) + (short.scores[t] as number) / 2;
      long.scores[t] = both;
      short.scores[t] = both;
    }
    for (const mention of [long, short]) {
      const type = bestType(mention.scores);
      if (type !== mention.type) mention.rule = 'acronym-of';
      mention.type = type;
    }
    acronyms.set(stringOf(tokens, short.first, short.end), long.scores);
  }
  return acronyms;
}

/** A mention's string; the plural of an acronym counts as the acronym. */
function stringOf(tokens: Tokens, first: number, end: number): string {
  const string = tokens.text.slice(tokens.starts[first], tokens.ends[end - 1]);
  return /^\p{Lu}{3,}s$/u.test(string) ? string.slice(0, -1) : string;
}
