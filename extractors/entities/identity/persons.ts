import { foldName } from './fold.js';
import { keep } from './keep.js';

/** A person's name in parts; folded. */
export interface PersonName {
  /** First name or its initial; '' when the name is one word. */
  readonly given: string;
  readonly middle: readonly string[];
  /** Last name with its particles. */
  readonly family: string;
  readonly suffix: string;
}

const TITLES: ReadonlySet<string> = new Set(
  'mr mrs ms miss mx dr professor sir dame lord lady president minister senator governor general colonel captain admiral king queen prince princess pope judge justice sheikh ayatollah imam reverend father sister saint mr. mrs. ms. dr. prof. sen. rep. gov. gen. col. capt. lt. adm. rev. st. maj. sgt.'.split(
    ' ',
  ),
);
const SUFFIXES: ReadonlySet<string> = new Set('jr sr ii iii iv phd md esq kc qc mp'.split(' '));
const PARTICLES: ReadonlySet<string> = new Set(
  'van von der den de da di del della du la le dos das do bin ibn al el abu af av ter ten zu y e st san bint ben mac mc'.split(
    ' ',
  ),
);

/** Parses a person's name into parts. Particles (van der, al, bin) belong to the family name. */
export const parsePerson: (name: string) => PersonName = keep(parse);

function parse(name: string): PersonName {
  const raw = name.trim().split(/\s+/);
  // an abbreviation is a rank by its point only: Gen is a first name, Gen. a rank
  while (raw.length > 1 && TITLES.has((raw[0] as string).toLowerCase())) raw.shift();
  const words = foldName(raw.join(' '))
    .replace(/,/g, ' ')
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return { given: '', middle: [], family: name, suffix: '' };
  let suffix = '';
  while (words.length > 1 && SUFFIXES.has(words[words.length - 1] as string)) suffix = words.pop() as string;
  if (words.length === 1) return { given: '', middle: [], family: words[0] as string, suffix };
  let from = words.length - 1;
  while (from > 1 && PARTICLES.has(words[from - 1] as string)) from--;
  // a name that begins with its particle: "van der Leyen", "al Assad"
  if (words.slice(0, -1).every((word) => PARTICLES.has(word)))
    return { given: '', middle: [], family: words.join(' '), suffix };
  return {
    given: words[0] as string,
    middle: words.slice(1, from),
    family: words.slice(from).join(' '),
    suffix,
  };
}

/** Whether two given names can be one person's: equal, or one is the other's initial. A missing one agrees with any. */
export function givenAgree(a: PersonName, b: PersonName): boolean {
  if (a.given === '' || b.given === '' || a.given === b.given) return true;
  if (a.given.length === 1 || b.given.length === 1) return a.given.charAt(0) === b.given.charAt(0);
  return false;
}
