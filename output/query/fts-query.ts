/**
 * A user's words as an FTS5 query in which nothing is an operator: each word becomes a quoted string, all must stand in the sentence. So
 * `$296`, `-billion`, `a AND`, `NEAR(` and a lone quote search for what they say. Words without a letter or digit are left out.
 */
export function ftsQuery(words: readonly string[]): string {
  return words
    .flatMap((word) => word.split(/\s+/))
    .map((word) => word.replaceAll('\0', ''))
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .map((word) => `"${word.replaceAll('"', '""')}"`)
    .join(' ');
}
