/** Shorter slices are copied by the engine as they are cut. Code units. */
const SHORTEST_SLICE = 13;

/**
 * The same string with characters of its own. A slice holds the whole text that it was cut from; what is kept from document to document must
 * not hold their texts.
 */
export function ownCopy(text: string): string {
  return text.length < SHORTEST_SLICE ? text : ` ${text}`.slice(1);
}
