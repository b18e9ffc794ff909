import type { EntityRelation, EntityType } from '../mention.js';
import type { PersonName } from './persons.js';

/** A cluster of mentions while the document is read. */
export class Cluster {
  readonly type: EntityType;
  readonly names: Map<string, number> = new Map();
  readonly reasons: Set<string> = new Set();
  readonly relations: EntityRelation[] = [];
  acronym: string | null = null;
  code: string | null = null;
  person: PersonName | null = null;
  /** What the table of countries and subdivisions calls it. */
  standardName: string | null = null;
  /** Country whose office it is, as "Japan" in "Japan's Ministry of Defense". */
  owner: string | null = null;
  /** Told by the user. */
  byUser = false;
  mergedInto: Cluster | null = null;

  constructor(type: EntityType) {
    this.type = type;
  }

  addName(name: string): void {
    this.names.set(name, (this.names.get(name) ?? 0) + 1);
  }

  /** The longest of its names; of two as long the first. */
  get longest(): string {
    let best = '';
    for (const name of this.names.keys()) if (name.length > best.length) best = name;
    return best;
  }
}

/** The cluster that a cluster was merged into, in the end. */
export function top(cluster: Cluster): Cluster {
  let at = cluster;
  while (at.mergedInto !== null) at = at.mergedInto;
  return at;
}

/** Kinds that share their names: a place is one whether its type was read as GPE or LOC. */
export function family(type: EntityType): string {
  return type === 'LOC' ? 'GPE' : type;
}

/** Makes two clusters one, for a reason. What the user said stays its own. */
export function merge(into: Cluster, from: Cluster, reason: string): void {
  const a = top(into);
  const b = top(from);
  if (a === b || b.byUser) return;
  b.mergedInto = a;
  a.reasons.add(reason);
  for (const other of b.reasons) a.reasons.add(other);
  for (const [name, count] of b.names) a.names.set(name, (a.names.get(name) ?? 0) + count);
  a.acronym ??= b.acronym;
  a.code ??= b.code;
  a.standardName ??= b.standardName;
  a.owner ??= b.owner;
}

/** Adds to the set of a key. */
export function addTo<K>(map: Map<K, Set<Cluster>>, key: K, cluster: Cluster): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([cluster]));
  else set.add(cluster);
}
