import { describe, expect, it } from 'vitest';
import { audit } from '../../../output/audit/audit.js';
import { exportRows } from '../../../output/export/layers.js';
import { facts } from '../../../output/query/facts.js';
import { madeDocument, madeStore, money, write } from './made-store.js';

const figures = [money('$1', 1)];
const store = madeStore({
  '/wire.csv': [{ subject: 'Ash', measure: 'budget', figures }],
  '/wire.csv#1': [{ subject: 'Birch', measure: 'budget', figures }],
  '/ÅRSRAPPORT.txt': [{ subject: 'Cedar', measure: 'budget', figures }],
});
write(store, [madeDocument('/100%.txt', [{ subject: 'Elm', measure: 'budget', figures }], 'The Budget')]);

/** How many documents the audit looks at: it has nothing to say of single figures. */
function audited(document: string): number {
  const run = audit(store, { document });
  for (let step = run.next(); ; step = run.next()) if (step.done) return step.value.documents;
}

describe('the name of a document means the same wherever it is asked for', () => {
  for (const [name, subjects] of [
    ['/wire.csv', ['Ash']],
    ['wire', ['Ash', 'Birch']],
    ['årsrapport', ['Cedar']],
    ['the budget', ['Elm']],
    ['100%', ['Elm']],
    ['%.', ['Elm']],
    ['1_0', []],
    ['nowhere', []],
  ] as const) {
    it(`as ${name}`, () => {
      expect([...facts(store, { document: name })].map((fact) => fact.subject).sort()).toEqual(subjects);
      expect([...exportRows(store, 'claims', { document: name })].map((row) => row.subject).sort()).toEqual(subjects);
      expect(audited(name)).toBe(subjects.length);
    });
  }
});
