import { COUNTRIES, type Country } from './countries.js';
import { foldName } from './fold.js';
import { SUBDIVISIONS } from './subdivisions.js';

const countryByName = new Map<string, Country>();
const countryByCode = new Map<string, Country>();
const countryByDemonym = new Map<string, Country>();
const countryByCapital = new Map<string, Country>();
const subdivisionByName = new Map<string, { readonly code: string; readonly name: string }>();

for (const country of COUNTRIES) {
  countryByCode.set(country.code, country);
  for (const name of [country.name, ...country.otherNames]) {
    countryByName.set(name.length <= 3 ? name : foldName(name), country);
  }
  for (const demonym of country.demonyms) countryByDemonym.set(foldName(demonym), country);
  for (const capital of country.capitals) countryByCapital.set(foldName(capital), country);
}
for (const { code, names } of SUBDIVISIONS) {
  for (const name of names) {
    const key = foldName(name);
    if (!subdivisionByName.has(key)) subdivisionByName.set(key, { code, name: names[0] as string });
  }
}

/** The country that a name is the name of. Acronyms of three letters or fewer count only as they stand: US is one, us is not. */
export function countryOf(name: string): Country | undefined {
  if (name.length <= 3) return countryByName.get(name);
  const found = countryByName.get(foldName(name));
  return found ?? (name.includes('.') ? countryByName.get(name.replace(/\./g, '')) : undefined);
}

/** The country with an ISO 3166-1 alpha-2 code. */
export function countryWithCode(code: string): Country | undefined {
  return countryByCode.get(code);
}

/** The country whose people or things a word names: Japanese -> Japan. */
export function countryOfDemonym(word: string): Country | undefined {
  return countryByDemonym.get(foldName(word));
}

/** The country whose government sits in a city. */
export function countryOfCapital(city: string): Country | undefined {
  return countryByCapital.get(foldName(city));
}

/** The state or province that a name is the name of. */
export function subdivisionOf(name: string): { readonly code: string; readonly name: string } | undefined {
  return subdivisionByName.get(foldName(name));
}
