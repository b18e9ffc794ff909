import type { Place } from './reader.js';

/** Each line of a text as a paragraph, counted from 1. */
export function paragraphPlaces(text: string): Place[] {
  const places: Place[] = [];
  let start = 0;
  for (const [i, line] of text.split('\n').entries()) {
    places.push({ kind: 'paragraph', number: i + 1, start, end: start + line.length });
    start += line.length + 1;
  }
  return places;
}
