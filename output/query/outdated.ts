import type { Store } from '../store/store.js';

/** Compares versions by their numbers; a pre-release comes before its release. */
export function compareVersions(a: string, b: string): number {
  const parts = (version: string): [number[], string] => {
    const [numbers = '', ...rest] = version.split('-');
    return [numbers.split('.').map(Number), rest.join('-')];
  };
  const [left, leftPre] = parts(a);
  const [right, rightPre] = parts(b);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  if (leftPre === rightPre) return 0;
  if (leftPre === '' || rightPre === '') return leftPre === '' ? 1 : -1;
  return leftPre < rightPre ? -1 : 1;
}

/** The versions that what is stored is held against: of whosaid, and of its readers. */
export interface Versions {
  readonly version: string;
  readonly readers: number;
}

/**
 * Ids of the documents that older versions have extracted or read, or with one of the extraction keys `stale`, the newest articles first: by the
 * day that they were published, or else refer to, then by when they were read.
 */
export function outdatedDocuments(store: Store, now: Versions, stale: ReadonlySet<string> = new Set()): number[] {
  const isOlder = ({ version, readers }: Versions): boolean => {
    const order = compareVersions(version, now.version);
    return order < 0 || (order === 0 && readers < now.readers);
  };
  return store.read((database) => {
    const rows = database
      .prepare(
        `SELECT d.id, d.extraction_key AS key, coalesce(k.version, r.version) AS version, coalesce(k.reader_version, 0) AS readers
         FROM documents AS d JOIN runs AS r ON r.id = d.run_id
         LEFT JOIN extraction_keys AS k ON k.key = ltrim(d.extraction_key, '~')
         ORDER BY coalesce(d.published, d.reference_date, substr(r.started_at, 1, 10)) DESC, d.run_id DESC, d.locator`,
      )
      .all() as ({ readonly id: number; readonly key: string } & Versions)[];
    return rows.filter((row) => stale.has(row.key) || isOlder(row)).map((row) => row.id);
  });
}
