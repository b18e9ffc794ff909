import { keep } from './keep.js';

/** A name as identity compares it: lower case, no accents, points or apostrophes' kinds, hyphens as blanks, no leading article. */
export const foldName: (name: string) => string = keep(fold);

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
