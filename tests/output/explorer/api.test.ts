import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ENDPOINTS } from '../../../output/explorer/api/endpoints.js';
import { openApi } from '../../../output/explorer/api/openapi.js';
import { errorSchema } from '../../../output/explorer/api/schemas.js';
import { createExplorer } from '../../../output/explorer/app.js';
import { EXPLORER_ERRORS } from '../../../output/explorer/errors.js';
import { factPage } from '../../../output/query/facts.js';
import { plainStore, type SampleStore, storeOf } from './sample-store.js';

interface Answer {
  readonly status: number;
  // the shape is what the tests are about
  readonly body: Record<string, unknown> & { readonly error?: { readonly code: string; readonly message: string } };
}

let sample: SampleStore;
beforeAll(() => {
  sample = plainStore();
});
afterAll(() => sample.remove());

async function ask(path: string, store = sample.store): Promise<Answer> {
  const answer = await createExplorer(store, { version: '1.2.3' }).request(path, { headers: { host: 'localhost' } });
  expect(answer.headers.get('content-type')).toBe('application/json');
  return { status: answer.status, body: (await answer.json()) as Answer['body'] };
}

/** An address for each endpoint that has an answer. */
function addresses(): Record<string, string> {
  const fact = factPage(sample.store, { limit: 1 }).facts[0]!;
  const ids: Record<string, string | number | null> = {
    getFact: fact.fact_id,
    getDocument: fact.document_id,
    getPassage: fact.document_id,
    getDocumentFindings: fact.document_id,
    getSource: fact.source_id,
  };
  return Object.fromEntries(
    ENDPOINTS.map(({ id, path }) => [
      id,
      path.replace(':id', String(ids[id])) + (id === 'getTimeline' ? '?measure=roads' : ''),
    ]),
  );
}

describe('the JSON API', () => {
  it.each(ENDPOINTS.map(({ id }) => id))('%s answers as its schema says, field for field', async (id) => {
    const endpoint = ENDPOINTS.find((each) => each.id === id)!;
    const { status, body } = await ask(addresses()[id]!);
    expect(status).toBe(200);
    const schema = z.strictObject({ ok: z.literal(true), ...endpoint.answer });
    expect(schema.safeParse(body).error?.issues ?? []).toEqual([]);
  });

  it('narrows lists down by a name, and a timeline by the id of its measure', async () => {
    const count = async (path: string, list: string): Promise<number> =>
      ((await ask(path)).body[list] as unknown[] | undefined)?.length ?? -1;
    expect(await count('/api/documents?name=bridges', 'documents')).toBe(1);
    expect(await count('/api/documents?name=nobody', 'documents')).toBe(0);
    expect(await count('/api/sources?name=kestrel', 'sources')).toBe(1);
    expect(await count('/api/entities?name=nobody', 'entities')).toBe(0);
    expect(await count('/api/measures?name=roads', 'measures')).toBe(1);
    const { facts } = (await ask('/api/facts?measure=roads&limit=1')).body as { facts: { measure_id: number }[] };
    const { body } = await ask(`/api/timeline?measureId=${facts[0]?.measure_id}`);
    expect(body).toMatchObject({ ok: true, measure: 'roads' });
  });

  it('pages through all facts by cursors, each once', async () => {
    const all = (await ask('/api/facts?limit=100&equivalents=each')).body.facts as { fact_id: string }[];
    expect(all).toHaveLength(6);
    const seen: string[] = [];
    let cursor: unknown = '';
    for (let page = 0; cursor !== null; page++) {
      expect(page).toBeLessThan(10);
      const { body } = await ask(`/api/facts?limit=2&equivalents=each&cursor=${cursor}`);
      seen.push(...(body.facts as { fact_id: string }[]).map((fact) => fact.fact_id));
      cursor = body.next;
    }
    expect(seen).toEqual(all.map((fact) => fact.fact_id));
  });

  it('pages through documents too', async () => {
    const first = await ask('/api/documents?limit=2');
    expect(first.body.documents).toHaveLength(2);
    const second = await ask(`/api/documents?limit=2&cursor=${encodeURIComponent(String(first.body.next))}`);
    expect(second.body).toMatchObject({ documents: [{ facts: 1 }], next: null });
  });

  it('filters as the command does', async () => {
    const numbers = async (query: string): Promise<unknown> =>
      ((await ask(`/api/facts?${query}`)).body.facts as { number: string }[]).map((fact) => fact.number);
    expect(await numbers('q=heron')).toEqual(['$12 billion']);
    expect(await numbers('saidBy=Kestrel')).toEqual(['$57 billion']);
    expect(await numbers('unit=USD&sort=value&descending=1')).toEqual(['$300 billion', '$57 billion', '$12 billion']);
    expect(await numbers('min=50%20billion%20USD&max=100%20billion%20USD')).toEqual(['$57 billion']);
    expect(await numbers('year=1999')).toEqual([]);
  });

  it('lists quotes by who said them', async () => {
    const { body } = await ask('/api/quotes?saidBy=heron');
    expect(body.quotes).toMatchObject([{ said_by: 'Heron Board', kind: 'indirect', cue: 'said', facts: 2 }]);
    expect((await ask('/api/quotes?saidBy=nobody')).body).toEqual({
      ok: true,
      quotes: [],
      next: null,
      among_newest: null,
    });
  });

  it('counts what a search can be narrowed down by', async () => {
    const { body } = await ask('/api/facets?q=heron');
    expect(body.facets).toMatchObject({ source: [{ name: 'Heron Board', facts: 1 }], year: [{ key: 2024, facts: 1 }] });
  });

  it('gives the text of a document as data, with its marks', async () => {
    const { body } = await ask('/api/documents/1/passage');
    const text = body.text as string;
    const marks = body.marks as { layer: string; start: number; end: number }[];
    expect(marks.length).toBeGreaterThan(5);
    expect(new Set(marks.map(({ layer }) => layer))).toEqual(
      new Set(['number', 'date', 'entity', 'source', 'content', 'cue', 'measure', 'subject']),
    );
    expect(marks.filter(({ layer }) => layer === 'measure').map(({ start, end }) => text.slice(start, end))).toContain(
      'roads',
    );
  });

  it.each([
    ['/api/facts?limit=0x10', 400, 'REQUEST_INVALID', 'limit'],
    ['/api/facts?limit=1001', 400, 'STORE_QUERY', 'limit'],
    ['/api/facts?colour=red', 400, 'REQUEST_INVALID', 'colour'],
    ['/api/facts?sort=size', 400, 'STORE_QUERY', 'sort'],
    ['/api/facts?cursor=!!!', 400, 'STORE_QUERY', 'cursor'],
    ['/api/facts?from=yesterday', 400, 'STORE_QUERY', 'from'],
    ['/api/facts?q="&rawSearch=1', 400, 'STORE_QUERY', ''],
    ['/api/facts/zzzz', 404, 'FACT_NOT_FOUND', ''],
    ['/api/facts/0000000000000000', 404, 'FACT_NOT_FOUND', ''],
    ['/api/documents/999', 404, 'DOCUMENT_NOT_FOUND', '999'],
    ['/api/documents/one', 400, 'REQUEST_INVALID', 'id'],
    ['/api/documents?limit=-1', 400, 'REQUEST_INVALID', 'limit'],
    ['/api/sources?offset=99999999', 400, 'REQUEST_INVALID', 'offset'],
    ['/api/timeline', 400, 'REQUEST_INVALID', 'measure'],
    ['/api/quotes?unit=USD', 400, 'REQUEST_INVALID', 'unit'],
    ['/api/quotes?limit=5000', 400, 'STORE_QUERY', 'limit'],
    ['/api/sources/999', 404, 'ENTITY_NOT_FOUND', '999'],
    ['/api/nothing', 404, 'NOT_FOUND', ''],
    ['/api', 404, 'NOT_FOUND', ''],
    ['/api/documents/999/passage', 404, 'DOCUMENT_NOT_FOUND', '999'],
    ['/api/documents/999/findings', 404, 'DOCUMENT_NOT_FOUND', '999'],
    ['/api/documents?nmae=roads', 400, 'REQUEST_INVALID', 'nmae'],
    ['/api/measures?offset=-1', 400, 'REQUEST_INVALID', 'offset'],
  ])('%s is refused in the one shape of errors', async (path, status, code, named) => {
    const answer = await ask(path);
    expect(answer.status).toBe(status);
    expect(errorSchema.safeParse(answer.body).error?.issues ?? []).toEqual([]);
    expect(answer.body.error?.code).toBe(code);
    expect(answer.body.error?.message).toContain(named);
  });

  it('answers from an empty store with empty lists', async () => {
    const empty = storeOf(() => []);
    try {
      for (const { path, id } of ENDPOINTS.filter((endpoint) => !endpoint.path.includes(':'))) {
        const { status, body } = await ask(id === 'getTimeline' ? `${path}?measure=roads` : path, empty.store);
        expect(status, id).toBe(200);
        for (const value of Object.values(body)) if (Array.isArray(value)) expect(value).toEqual([]);
      }
    } finally {
      empty.remove();
    }
  });

  it('tells nothing of an error that should not happen, but to who runs it', async () => {
    const broken = plainStore();
    broken.store.close();
    const told: unknown[] = [];
    const app = createExplorer(broken.store, { version: '0', onError: (error) => told.push(error) });
    const answer = await app.request('/api/facts', { headers: { host: 'localhost' } });
    expect(answer.status).toBe(500);
    expect(await answer.json()).toMatchObject({ ok: false, error: { code: 'STORE_FAILED' } });
    expect(told).toHaveLength(1);
    broken.remove();
  });
});

describe('the OpenAPI document', () => {
  const document = openApi('1.2.3') as {
    readonly openapi: string;
    readonly info: { readonly version: string };
    readonly paths: Readonly<
      Record<
        string,
        {
          readonly get: {
            readonly operationId: string;
            readonly parameters?: readonly {
              readonly name: string;
              readonly in: string;
              readonly description?: string;
            }[];
            readonly responses: Readonly<
              Record<string, { readonly content: Record<string, { readonly schema: object }> }>
            >;
          };
        }
      >
    >;
  };

  it('is of version 3.1 and served as it is made', async () => {
    expect(document.openapi).toBe('3.1.0');
    const { body } = await ask('/api/openapi.json');
    expect(body).toEqual(JSON.parse(JSON.stringify(document)));
  });

  it('tells every endpoint, every parameter and every error that it can meet', () => {
    expect(Object.keys(document.paths).sort()).toEqual(ENDPOINTS.map(({ path }) => path.replace(':id', '{id}')).sort());
    for (const { path, search, parameters = [], errors } of ENDPOINTS) {
      const { get } = document.paths[path.replace(':id', '{id}')]!;
      const names = (get.parameters ?? []).filter((each) => each.in === 'query').map(({ name }) => name);
      expect(names).toEqual([...(search === undefined ? [] : ['q', ...search]), ...parameters.map(({ name }) => name)]);
      for (const code of errors) expect(Object.keys(get.responses)).toContain(String(EXPLORER_ERRORS[code].status));
      expect(get.responses['200']!.content['application/json']!.schema).toMatchObject({
        type: 'object',
        additionalProperties: false,
      });
    }
  });

  it('describes every parameter in words', () => {
    for (const { get } of Object.values(document.paths)) {
      for (const parameter of get.parameters ?? []) {
        if (parameter.in === 'query') expect(parameter.description, parameter.name).not.toBe('');
      }
    }
  });
});
