import { type Tokens, tokenSpan } from '../../text/tokens.js';
import type { DocumentEntity, EntityRelation, EntityType } from '../mention.js';
import type { TypedMention } from '../typing/type-mentions.js';
import type { UserEntity, UserNames } from '../user-names.js';
import { knownLongForm } from './acronyms.js';
import { addTo, Cluster, family, merge, top } from './cluster.js';
import { foldName } from './fold.js';
import { keep } from './keep.js';
import { linkOtherNames } from './link-names.js';
import { acronymsOf, isOfficeName, officeKey } from './organizations.js';
import { givenAgree, type PersonName, parsePerson } from './persons.js';
import { countryOf, countryOfCapital, countryOfDemonym, countryWithCode, subdivisionOf } from './places.js';
import { speaks } from './speaking.js';

/** What comes of the mentions of a document. */
export interface ResolvedEntities {
  readonly entities: readonly DocumentEntity[];
  /** Index of the entity of each mention. */
  readonly entityOf: Int32Array;
}

/** Tells who is behind each mention of a document. Mentions are in order and do not overlap. Linear in mentions and their words. */
export function resolveEntities(
  tokens: Tokens,
  mentions: readonly TypedMention[],
  names: UserNames | null = null,
): ResolvedEntities {
  const resolver = new Resolver(tokens, mentions, names);
  return resolver.resolve();
}

class Resolver {
  readonly #tokens: Tokens;
  readonly #mentions: readonly TypedMention[];
  readonly #texts: string[];
  readonly #byKey = new Map<string, Cluster>();
  /** Clusters by a name just as it stands. */
  readonly #byText = new Map<string, Cluster>();
  readonly #clusters: Cluster[];
  readonly #userNames: UserNames | null;
  /** Persons by family name. */
  readonly #families = new Map<string, Set<Cluster>>();
  readonly #byGiven = new Map<string, Set<Cluster>>();
  /** Organizations and other names by the acronyms that they may have; null when two may. */
  readonly #acronyms = new Map<string, Cluster | null>();

  constructor(tokens: Tokens, mentions: readonly TypedMention[], names: UserNames | null) {
    this.#tokens = tokens;
    this.#userNames = names;
    this.#mentions = mentions;
    this.#texts = mentions.map(({ first, end }) => cleanName(tokenSpan(tokens, first, end).text));
    this.#clusters = new Array<Cluster>(mentions.length);
  }

  resolve(): ResolvedEntities {
    const mentions = this.#mentions;
    for (let m = 0; m < mentions.length; m++) this.#clusters[m] = this.#place(m);
    this.#linkBrackets();
    this.#linkAcronyms();
    this.#linkPersons();
    this.#linkShortForms();
    linkOtherNames({
      tokens: this.#tokens,
      mentions,
      texts: this.#texts,
      clusters: this.#clusters,
      organization: (owner, key) => this.#byKey.get(`ORG ${owner} ${key}`),
    });
    return this.#finish();
  }

  /** Puts a mention into the cluster of its name, by code, person's parts or folded name. */
  #place(m: number): Cluster {
    const { type, userEntity } = this.#mentions[m] as TypedMention;
    if (userEntity !== undefined) return this.#placeUserName(m, userEntity);
    const name = this.#texts[m] as string;
    const owner = type === 'ORG' ? this.#ownerOf(m) : '';
    const exact = `${type} ${owner} ${name}`;
    const same = this.#byText.get(exact);
    if (same !== undefined) {
      same.addName(name);
      return same;
    }
    const cluster = this.#clusterOf(type, name, owner);
    this.#byText.set(exact, cluster);
    return cluster;
  }

  /** A name of the user's: all names of the same entity are one, and nothing merges it into another. */
  #placeUserName(m: number, entity: number): Cluster {
    const told = this.#userNames?.entities[entity] as UserEntity;
    const key = `USER ${entity}`;
    let cluster = this.#byKey.get(key);
    if (cluster === undefined) {
      cluster = new Cluster(told.type);
      cluster.code = told.code;
      cluster.standardName = told.name;
      cluster.byUser = true;
      cluster.reasons.add('user-list');
      this.#byKey.set(key, cluster);
    }
    cluster.addName(this.#texts[m] as string);
    return cluster;
  }

  #clusterOf(type: EntityType, name: string, owner: string): Cluster {
    let key: string;
    let reason = 'same-name';
    let code: string | null = null;
    let standardName: string | null = null;
    let person: PersonName | null = null;
    if (type === 'GPE' || type === 'LOC') {
      const country = countryOf(name);
      const subdivision =
        country === undefined ? (subdivisionOf(name) ?? subdivisionOf(withoutPolity(name))) : undefined;
      if (country !== undefined) {
        code = country.code;
        standardName = country.name;
        reason = 'country-name';
      } else if (subdivision !== undefined) {
        code = subdivision.code;
        standardName = subdivision.name;
        reason = 'subdivision-name';
      }
      key = code === null ? `GPE ${foldName(name)}` : `GPE #${code}`;
    } else if (type === 'PRODUCT') {
      // an AIM-120 stays one whatever is said behind its designation
      key = `PRODUCT ${designationOf(name) ?? singularAcronym(foldName(name), name)}`;
      reason = 'designation';
    } else if (type === 'PERSON') {
      person = parsePerson(name);
      key = `PERSON ${person.given} ${person.family} ${person.suffix}`;
    } else if (type === 'ORG') key = `ORG ${owner} ${officeKey(name)}`;
    else if (type === 'NORP') key = `NORP ${countryOfDemonym(name)?.code ?? singular(foldName(name))}`;
    else key = `${type} ${foldName(name)}`;
    let cluster = this.#byKey.get(key);
    if (cluster === undefined) {
      cluster = new Cluster(type);
      cluster.code = code;
      cluster.standardName = standardName;
      cluster.person = person;
      cluster.owner = owner === '' ? null : owner;
      this.#byKey.set(key, cluster);
      if (person !== null) {
        if (person.given === '') addTo(this.#byGiven, person.family, cluster);
        else addTo(this.#families, person.family, cluster);
      }
    } else if (!cluster.names.has(name)) cluster.reasons.add(reason);
    cluster.addName(name);
    return cluster;
  }

  /** Code of the country that stands before a mention and owns it: "Japan's Ministry of Defense"; '' when none does. */
  #ownerOf(m: number): string {
    const before = this.#mentions[m - 1];
    const here = this.#mentions[m] as TypedMention;
    if (before === undefined || before.type !== 'GPE' || here.first !== before.end + 1) return '';
    if (!/^['’]s?$/.test(this.#tokens.text.slice(this.#tokens.starts[before.end], this.#tokens.ends[before.end])))
      return '';
    return countryOf(this.#texts[m - 1] as string)?.code ?? '';
  }

  /** "Korean Central News Agency (KCNA)", "NATO (North Atlantic Treaty Organization)". */
  #linkBrackets(): void {
    const { text, ends, starts } = this.#tokens;
    for (let m = 1; m < this.#mentions.length; m++) {
      const before = this.#mentions[m - 1] as TypedMention;
      const here = this.#mentions[m] as TypedMention;
      if (here.first !== before.end + 1) continue;
      const between = text.slice(ends[before.end - 1], starts[here.first]);
      if (
        !/^\s{0,2}\($/.test(between) ||
        !/^[\s”"’']{0,2}[),;]/.test(text.slice(ends[here.end - 1], (ends[here.end - 1] as number) + 3))
      )
        continue;
      const long = this.#texts[m - 1] as string;
      const short = this.#texts[m] as string;
      const fits =
        isAcronym(short) && !isAcronym(long)
          ? abbreviates(short, long) || this.#isForeignAcronym(m)
          : isAcronym(long) && abbreviates(long, short);
      if (!fits) continue;
      const a = top(this.#clusters[m - 1] as Cluster);
      const b = top(this.#clusters[m] as Cluster);
      const acronym = isAcronym(short) ? short : long;
      if (a !== b) merge(a, b, 'acronym-in-brackets');
      const cluster = top(a);
      cluster.acronym ??= acronym;
      this.#acronyms.set(plainAcronym(acronym), cluster);
    }
  }

  /**
   * "Federal Harbour Office (BHA)": the letters are those of the name in its own language. Both are organizations, the long form has a head,
   * and the letters are no news agency's and no other's that the long form is not.
   */
  #isForeignAcronym(m: number): boolean {
    const long = this.#mentions[m - 1] as TypedMention;
    const short = this.#mentions[m] as TypedMention;
    const letters = this.#texts[m] as string;
    return (
      long.type === 'ORG' &&
      short.type === 'ORG' &&
      long.end - long.first > 2 &&
      /^\p{Lu}{2,6}$/u.test(letters) &&
      !AGENCIES.has(letters) &&
      knownLongForm(letters) === undefined &&
      isOfficeName(this.#texts[m - 1] as string)
    );
  }

  /** A bare acronym is the one long form of the document with its initials. */
  #linkAcronyms(): void {
    const bracketed = new Set(this.#acronyms.keys());
    const seen = new Set<Cluster>();
    for (let m = 0; m < this.#mentions.length; m++) {
      const cluster = top(this.#clusters[m] as Cluster);
      if (seen.has(cluster) || cluster.type === 'PERSON' || cluster.type === 'NORP') continue;
      seen.add(cluster);
      const name = cluster.longest;
      if (isAcronym(name)) continue;
      for (const acronym of acronymsOf(name)) {
        if (bracketed.has(acronym)) continue;
        const known = this.#acronyms.get(acronym);
        this.#acronyms.set(acronym, known === undefined || known === cluster ? cluster : null);
      }
    }
    for (let m = 0; m < this.#mentions.length; m++) {
      const name = this.#texts[m] as string;
      if (!isAcronym(name)) continue;
      const cluster = top(this.#clusters[m] as Cluster);
      const found = this.#acronyms.get(plainAcronym(name));
      const long = found === undefined || found === null ? undefined : top(found);
      if (long === undefined || long === cluster || cluster.type === 'PERSON') continue;
      if (family(long.type) !== family(cluster.type) && !bracketed.has(plainAcronym(name))) continue;
      merge(long, cluster, bracketed.has(plainAcronym(name)) ? 'acronym-in-brackets' : 'initials');
      top(long).acronym ??= name;
    }
  }

  /** A surname alone is the one person of the document who has it; initials agree with names. */
  #linkPersons(): void {
    for (const clusters of this.#families.values()) {
      const full = [...clusters].sort((a, b) => (b.person?.given.length ?? 0) - (a.person?.given.length ?? 0));
      for (const cluster of full) {
        if (cluster.person === null || cluster.person.given.length !== 1) continue;
        const same = full.filter(
          (other) =>
            other !== cluster &&
            other.person !== null &&
            other.person.given.length > 1 &&
            givenAgree(other.person, cluster.person as PersonName),
        );
        if (same.length === 1) merge(same[0] as Cluster, cluster, 'initial');
      }
    }
    const givens = new Map<string, Set<Cluster>>();
    for (const clusters of this.#families.values())
      for (const cluster of clusters) if (cluster.person !== null) addTo(givens, cluster.person.given, top(cluster));
    for (const [name, bare] of this.#byGiven) {
      const byFamily = new Set([...(this.#families.get(name) ?? [])].map(top));
      const byGiven = givens.get(name) ?? new Set<Cluster>();
      const [candidates, reason] = byFamily.size > 0 ? [byFamily, 'surname'] : [byGiven, 'given-name'];
      const [only] = candidates;
      for (const cluster of bare) {
        if (candidates.size === 1 && only !== undefined) merge(only, cluster, reason);
        else if (candidates.size > 1) cluster.reasons.add(`ambiguous-${reason}`);
      }
    }
  }

  /** "Lockheed" for "Lockheed Martin", "Apple" for "Apple Inc.", "Ministry of Defense" for the one owned ministry of that name. */
  #linkShortForms(): void {
    const starts = new Map<string, Set<Cluster>>();
    const ends = new Map<string, Set<Cluster>>();
    const organizations = new Set<Cluster>();
    for (const cluster of this.#clusters) if (cluster.type === 'ORG') organizations.add(top(cluster));
    for (const cluster of organizations) {
      for (const name of cluster.names.keys()) {
        const words = officeKey(name).split(' ');
        if (words.length > 8) continue;
        for (let k = 1; k < words.length; k++) addTo(starts, words.slice(0, k).join(' '), cluster);
        for (let k = 1; k < words.length - 1; k++) addTo(ends, words.slice(k).join(' '), cluster);
        if (cluster.owner !== null) addTo(ends, words.join(' '), cluster);
        // "Japanese Ministry of Defense" reads as an office of its own; its tail is the ministry
        const raw = name.split(' ');
        if (raw.length > 2 && (countryOfDemonym(raw[0] as string) ?? countryOf(raw[0] as string)) !== undefined)
          addTo(ends, officeKey(raw.slice(1).join(' ')), cluster);
      }
    }
    for (const cluster of organizations) {
      if (top(cluster) !== cluster || cluster.owner !== null) continue;
      const key = officeKey(cluster.longest);
      const single = !key.includes(' ');
      const heads = new Set([...(starts.get(key) ?? [])].map(top).filter((other) => other !== cluster));
      const tails = single
        ? new Set<Cluster>()
        : new Set([...(ends.get(key) ?? [])].map(top).filter((other) => other !== cluster));
      const [head] = heads;
      const [tail] = tails;
      if (
        heads.size === 1 &&
        head !== undefined &&
        head.type === 'ORG' &&
        !COMMON_STARTS.has(key) &&
        countryOf(key) === undefined &&
        countryOfDemonym(key) === undefined
      )
        merge(head, cluster, 'short-form');
      else if (tails.size === 1 && tail !== undefined) merge(tail, cluster, 'office-just-named');
    }
  }

  #finish(): ResolvedEntities {
    const mentions = this.#mentions;
    const order = new Map<Cluster, number>();
    const entityOf = new Int32Array(mentions.length);
    for (let m = 0; m < mentions.length; m++) {
      const cluster = top(this.#clusters[m] as Cluster);
      let index = order.get(cluster);
      if (index === undefined) {
        index = order.size;
        order.set(cluster, index);
      }
      entityOf[m] = index;
    }
    const byCode = new Map<string, number>();
    for (const [cluster, index] of order) if (cluster.code !== null) byCode.set(cluster.code, index);
    const relate = (cluster: Cluster, kind: EntityRelation['kind'], code: string): void => {
      if (cluster.relations.some((relation) => relation.kind === kind && relation.code === code)) return;
      const name = countryWithCode(code)?.name ?? code;
      cluster.relations.push({ kind, entity: byCode.get(code) ?? null, name, code });
    };
    for (const cluster of order.keys()) {
      if (cluster.type === 'NORP') {
        const country = countryOfDemonym(cluster.longest);
        if (country !== undefined) relate(cluster, 'demonym_of', country.code);
      }
      if (cluster.code?.includes('-')) relate(cluster, 'part_of', cluster.code.slice(0, 2));
      if (cluster.type === 'GPE' && cluster.code === null) {
        const country = countryOfCapital(cluster.longest);
        if (country !== undefined) relate(cluster, 'part_of', country.code);
      }
      if (cluster.type === 'ORG') {
        const owner = cluster.owner ?? ownerInName(cluster);
        if (owner !== null) relate(cluster, 'part_of', owner);
      }
    }
    for (let m = 0; m < mentions.length; m++) {
      const mention = mentions[m] as TypedMention;
      const cluster = top(this.#clusters[m] as Cluster);
      if (mention.type !== 'GPE' || cluster.code !== null) continue;
      const country = countryOfCapital(this.#texts[m] as string);
      if (country !== undefined && speaks(this.#tokens, mention)) relate(cluster, 'metonym_of', country.code);
    }
    const entities = [...order.keys()].map((cluster) => describe(cluster));
    return { entities, entityOf };
  }
}

const AGENCIES: ReadonlySet<string> = new Set('AP AFP UPI DPA PTI ANI PA NYSE'.split(' '));

const COMMON_STARTS: ReadonlySet<string> = new Set(
  'ministry department university institute council committee commission party bank agency association union army navy air force central national international general united new first american royal federal state world european supreme north south east west center foundation house senate office bureau city county'.split(
    ' ',
  ),
);

function describe(cluster: Cluster): DocumentEntity {
  const name = cluster.standardName ?? bestName(cluster);
  const acronym = cluster.acronym;
  const aliases = [...cluster.names.keys()].filter((alias) => alias !== name && alias !== acronym);
  return {
    name,
    type: cluster.type,
    aliases,
    acronym,
    code: cluster.code,
    relations: cluster.relations,
    reasons: [...cluster.reasons],
  };
}

/** The fullest name; a company without its form is fuller than an acronym. */
function bestName(cluster: Cluster): string {
  let best = '';
  for (const name of cluster.names.keys()) {
    if (
      best === '' ||
      (isAcronym(best) && !isAcronym(name)) ||
      (isAcronym(best) === isAcronym(name) && name.length > best.length)
    )
      best = name;
  }
  return best;
}

function ownerInName(cluster: Cluster): string | null {
  for (const name of cluster.names.keys()) {
    const owner = ownerOfName(name);
    if (owner !== '') return owner;
  }
  return null;
}

/** Code of the state that an organization's name opens or ends with; '' when it has none. */
const ownerOfName: (name: string) => string = keep((name) => {
  const words = name.split(' ');
  for (const length of [2, 1]) {
    if (words.length <= length) continue;
    const start = words.slice(0, length).join(' ');
    const country = countryOfDemonym(start) ?? countryOf(start);
    if (country !== undefined) return country.code;
  }
  const of = name.indexOf(' of ');
  const behind = of < 0 ? null : /^(?:the )?(\p{Lu}[\p{L} ]+)$/u.exec(name.slice(of + 4));
  const country = behind === null ? undefined : countryOf(behind[1] as string);
  if (country !== undefined) return country.code;
  return '';
});

function cleanName(text: string): string {
  return /[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ') : text;
}

function singular(word: string): string {
  return /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}

/** "Okinawa Prefecture" is Okinawa. */
function withoutPolity(name: string): string {
  return name.replace(/ (?:Prefecture|Province|Oblast|State|Region|prefecture|province|oblast|state|region)$/, '');
}

/** The designation that a product's name begins with: "AIM-120" of "AIM-120 AMRAAM"; undefined when it begins with none. */
function designationOf(name: string): string | undefined {
  const match = /^\p{Lu}[\p{L}]*[-‐‑]\d+[\p{L}\d-]*/u.exec(name);
  return match === null ? undefined : foldName(match[0]);
}

function singularAcronym(key: string, name: string): string {
  return /^\p{Lu}{2,}s$/u.test(name) ? key.slice(0, -1) : key;
}

function plainAcronym(name: string): string {
  return name
    .replace(/(?<=\p{Lu}{2})s$/u, '')
    .replace(/[.\s]/g, '')
    .toUpperCase();
}

/** Two to eight letters, at least two of them capitals and no blank: NATO, MoD, U.N. */
const isAcronym: (name: string) => boolean = keep((name) => {
  return (
    name.length <= 9 &&
    !/\s/.test(name) &&
    /^(?:[\p{L}][\p{L}\d&.-]*)$/u.test(name) &&
    (name.match(/\p{Lu}/gu)?.length ?? 0) >= 2
  );
});

/** Whether an acronym in brackets is the long form's: its letters run through the long form's words in order. */
function abbreviates(acronym: string, long: string): boolean {
  const letters = plainAcronym(acronym);
  for (const made of acronymsOf(long))
    if (made === letters || letters.endsWith(made) || made.endsWith(letters)) return true;
  const initials = foldName(long).toUpperCase();
  let at = 0;
  let strict = false;
  for (const letter of letters) {
    const found = initials.indexOf(letter, at);
    if (found < 0) return false;
    if (found === 0 || initials.charAt(found - 1) === ' ') strict = true;
    at = found + 1;
  }
  return strict;
}
