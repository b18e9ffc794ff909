import type { Fact } from './fact.js';

/** The words of a time and what they stand for, where these differ: `last year (2024)`. */
export function timeOf(fact: Fact): string | null {
  if (fact.time === null) return null;
  const value = fact.time_value;
  if (value === null || fact.time.includes(value) || /REF|X/.test(value)) return fact.time;
  return /\b\d{4}\b/.test(fact.time) && value.length === 4 ? fact.time : `${fact.time} (${value})`;
}

/** Who said it, by name where the words are a pronoun. */
export function saidBy(fact: Fact): string | null {
  if (fact.said_by === null) return null;
  const pronoun = /^(he|she|they|it|we|i)$/i.test(fact.said_by);
  return pronoun && fact.said_by_entity !== null ? fact.said_by_entity : fact.said_by;
}
