/** Words as one FTS5 string, in which no character is syntax. */
export function phrase(words: string): string {
  return `"${words.replaceAll('\0', '').replaceAll('"', '""')}"`;
}

/** The words that a search can be for: parted by white space, with a letter or digit in each. */
export function searchWords(words: readonly string[]): string[] {
  return words.flatMap((word) => word.split(/\s+/)).filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/**
 * A user's words as an FTS5 query in which nothing is an operator: each word becomes a quoted string, all must stand in the text. So
 * `$296`, `-billion`, `a AND`, `NEAR(` and a lone quote search for what they say. Words without a letter or digit are left out.
 */
export function wordQuery(words: readonly string[]): string {
  return searchWords(words).map(phrase).join(' ');
}
