/**
 * A name as two documents must write it to mean the same: case, compatibility forms, points, apostrophes, white space and a leading article
 * make no difference. A name that is nothing but these comes back as it is.
 */
export function foldName(name: string): string {
  const folded = name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll('.', '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^the (?=\S)/, '');
  return folded === '' ? name : folded;
}
