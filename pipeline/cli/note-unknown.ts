import { meant } from '../../output/query/nearest.js';
import type { Store } from '../../output/store/index.js';
import { note } from './output.js';

/** Says why nothing was found, where a name that was asked for is nobody's. `names` are the filters as the command has them. */
export async function noteUnknown(
  store: Store,
  names: {
    readonly entity?: string | undefined;
    readonly saidBy?: string | undefined;
    readonly measure?: string | undefined;
    readonly document?: string | undefined;
    readonly unit?: string | undefined;
  },
  flags: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { unknownNames } = await import('../../output/query/near-names.js');
  for (const { filter, words, what, near } of unknownNames(store, names)) {
    const flag = flags[filter] ?? `--${filter.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`;
    note(`${flag} "${words}": ${what}${meant(near)}`);
  }
  if (names.unit === undefined) return;
  const { absentUnit } = await import('../../output/query/near-units.js');
  const absent = absentUnit(store, names.unit);
  if (absent !== null) note(`--unit "${absent.words}": ${absent.what}${meant(absent.near)}`);
}
