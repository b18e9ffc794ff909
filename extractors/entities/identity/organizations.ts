import { foldName } from './fold.js';
import { keep } from './keep.js';

const LINKS: ReadonlySet<string> = new Set(
  'of the for and de la le du des di da del der den on in to a an at by'.split(' '),
);
const FORMS: ReadonlySet<string> = new Set(
  'inc corp corporation co company ltd limited llc plc ag sa se nv spa ab oyj oy asa gmbh bv kk group holdings holding'.split(
    ' ',
  ),
);
const OFFICES = 'ministry|department|bureau|office|agency|commission|committee|council|institute|university|bank';

/** Initials of a long form, with and without its small words: the acronyms that it may have. */
export const acronymsOf: (name: string) => ReadonlySet<string> = keep(findAcronyms);

function findAcronyms(name: string): ReadonlySet<string> {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[\s\-‐‑–/]+/)
    .map((word) => word.replace(/['’]s$/, '').replace(/[^\p{L}\p{N}&]/gu, ''))
    .filter((word) => word !== '');
  const found = new Set<string>();
  if (words.length < 2) return found;
  const initials = (chosen: readonly string[]): string =>
    chosen
      .map((word) => (word.length > 1 && word === word.toUpperCase() ? word : word.charAt(0)))
      .join('')
      .toUpperCase();
  const content = words.filter((word) => !LINKS.has(word.toLowerCase()));
  for (const chosen of [words, content, words.filter((word) => !/^(?:the|a|an)$/i.test(word))]) {
    const letters = initials(chosen);
    if (letters.length >= 2) found.add(letters);
  }
  return found;
}

/** A name without its company form at the end: Apple Inc. -> apple. Folded. */
export const withoutForm: (name: string) => string = keep(dropForm);

function dropForm(name: string): string {
  const words = foldName(name).replace(/,/g, ' ').split(/\s+/);
  while (words.length > 1 && FORMS.has(words[words.length - 1] as string)) words.pop();
  return words.join(' ');
}

const reversed = new RegExp(`^(.+) (${OFFICES})$`);

/** One form for "Defense Ministry" and "Ministry of Defense"; folded. */
export const officeKey: (name: string) => string = keep(turnOffice);

function turnOffice(name: string): string {
  const key = withoutForm(name);
  const match = reversed.exec(key);
  if (match !== null && !/ (?:of|for) /.test(key)) return `${match[2]} of ${match[1]}`;
  return key.replace(/ of the /g, ' of ').replace(/ for /g, ' of ');
}

/** Whether a name could be any state's: a ministry, an army, a parliament, a central bank. */
export function isGenericOffice(name: string): boolean {
  return /\b(?:ministry|department|parliament|army|navy|air force|police|senate|congress|central bank|supreme court|cabinet|coast guard|foreign office|home office|treasury|government|assembly|armed forces|defense forces?|self defense forces?)\b/.test(
    foldName(name),
  );
}

/** Whether a name is that of an office or a body by one of its words: Office, Agency, Council, Authority. */
export function isOfficeName(name: string): boolean {
  return BODY.test(name);
}

const BODY =
  /\b(?:Ministry|Department|Bureau|Office|Agency|Commission|Committee|Council|Institute|Authority|Administration|Service|Directorate|Board|Court|Party|Union|Federation|Confederation|Association|Foundation|University|Laboratory|Cent(?:re|er)|Company|Corporation|Bank|Front|Movement|Army|Force|Forces|Organi[sz]ation)\b/;
