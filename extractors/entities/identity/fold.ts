const folded = new Map<string, string>();
/** Names whose folded form is kept; when there are more, keeping begins anew. */
const MOST_KEPT = 20_000;

/** A name as identity compares it: lower case, no accents, points or apostrophes' kinds, hyphens as blanks, no leading article. */
export function foldName(name: string): string {
  const known = folded.get(name);
  if (known !== undefined) return known;
  if (folded.size >= MOST_KEPT) folded.clear();
  const made = fold(name);
  folded.set(name, made);
  return made;
}

function fold(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’'‘`]/g, "'")
    .replace(/\./g, '')
    .replace(/[-‐‑–_/]/g, ' ')
    .replace(/'s\b/g, '')
    .replace(/\bdefence\b/g, 'defense')
    .replace(/\borganis/g, 'organiz')
    .replace(/\blabour\b/g, 'labor')
    .replace(/\bcentre\b/g, 'center')
    .replace(/\bprogramme\b/g, 'program')
    .replace(/&/g, ' and ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:the|an?) (?=.)/, '');
}
