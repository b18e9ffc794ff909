import { hash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ENDPOINTS, type Endpoint } from '../../../output/explorer/api/endpoints.js';
import { errorSchema } from '../../../output/explorer/api/schemas.js';
import { createExplorer } from '../../../output/explorer/app.js';
import { HOSTILE_STRINGS } from '../query/hostile-strings.js';
import { plainStore, type SampleStore } from './sample-store.js';

let sample: SampleStore;
let app: ReturnType<typeof createExplorer>;
let before: string;
beforeAll(() => {
  sample = plainStore();
  app = createExplorer(sample.store, { version: '0.0.0' });
  before = stateOf(sample);
});
afterAll(() => sample.remove());

/** The schema and all facts, as one hash. */
function stateOf({ store: { database } }: SampleStore): string {
  const all = (sql: string): unknown[] => database.prepare(sql).all();
  const state = [all('SELECT * FROM sqlite_schema ORDER BY 1, 2'), all('SELECT * FROM facts ORDER BY claim_id')];
  return hash('sha256', JSON.stringify(state));
}

/** Every parameter of an endpoint, by name. */
const parametersOf = ({ search = [], parameters = [] }: Endpoint): string[] => [
  ...(search.length > 0 ? ['q', ...search] : []),
  ...parameters.map(({ name }) => name),
];

const cases = ENDPOINTS.flatMap((endpoint) => [
  ...parametersOf(endpoint).map((parameter) => ({ endpoint, parameter, name: `${endpoint.path}?${parameter}=` })),
  // a name that is none of a parameter, and whatever stands in the path
  { endpoint, parameter: null, name: endpoint.path },
]);

describe(`none of ${HOSTILE_STRINGS.length} hostile strings`, () => {
  it.each(cases)('in $name gives an answer of another shape, or changes anything', async ({ endpoint, parameter }) => {
    const answer = z.strictObject({ ok: z.literal(true), ...endpoint.answer });
    const given = endpoint.id === 'getTimeline' ? { measure: 'roads' } : {};
    let answered = 0;
    // all of them where every filter and order is, and a third of them where the same code is asked again
    const strings = endpoint.path === '/api/facts' ? HOSTILE_STRINGS : HOSTILE_STRINGS.filter((_, i) => i % 3 === 0);
    for (const text of strings) {
      // no address can hold half of a pair
      const wellFormed = Buffer.from(text).toString();
      const path = endpoint.path.replace(':id', parameter === null ? encodeURIComponent(wellFormed) : '1');
      const asked = parameter === null ? { ...given, [wellFormed]: '1' } : { ...given, [parameter]: text };
      const response = await app.request(`${path}?${new URLSearchParams(asked)}`, { headers: { host: 'localhost' } });
      const body: unknown = await response.json();
      if (response.status === 200) {
        answered++;
        expect([text, answer.safeParse(body).error?.issues ?? []]).toEqual([text, []]);
      } else {
        expect([400, 404], `${text}: ${JSON.stringify(body)}`).toContain(response.status);
        expect([text, errorSchema.safeParse(body).error?.issues ?? []]).toEqual([text, []]);
      }
    }
    // a name of a parameter that nobody knows is refused, always
    if (parameter === null) expect(answered).toBe(0);
    expect(stateOf(sample)).toBe(before);
  });
});
