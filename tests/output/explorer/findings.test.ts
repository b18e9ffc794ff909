import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extract } from '../../../extractors/extract.js';
import { audit } from '../../../output/audit/audit.js';
import type { Finding } from '../../../output/audit/finding.js';
import { createExplorer } from '../../../output/explorer/app.js';
import { AuditPass, type FindingFilter } from '../../../output/explorer/audit-pass.js';
import { openStore, type Store } from '../../../output/store/index.js';
import { packSample } from '../store/sample-documents.js';
import { type SampleStore, storeOf } from './sample-store.js';

/** Articles that contradict themselves and each other; the later ones have nothing to audit. */
const ARTICLES: Readonly<Record<string, string>> = {
  'a-bridges.txt':
    'In 2024 the bridge budget of Norvania was $40 million. Of 72 bridges, 18, or 60%, were closed. Sales rose 10% to $40 million from $20 million.',
  'b-bridges.txt': 'In 2024 the bridge budget of Norvania was $55 million, the Heron Board said.',
  'c-sums.txt': 'Sales rose 50% to $30 million from $20 million.',
};
const everything: FindingFilter = { verdict: null, check: null, scope: null };

let sample: SampleStore;
let store: Store;
beforeAll(() => {
  sample = storeWith({});
  store = sample.store;
});
afterAll(() => sample.remove());

/** A store of the articles above and some more, read by the real extractors. */
function storeWith(more: Readonly<Record<string, string>>): SampleStore {
  return storeOf((folder) =>
    Object.entries({ ...ARTICLES, ...more }).map(([name, text]) => {
      const referenceDate = '2025-04-02';
      return packSample(join(folder, name), {
        text,
        referenceDate,
        extraction: extract({ id: name, text, referenceDate }),
      });
    }),
  );
}

/** All findings, a page at a time. */
function allOf(pass: AuditPass, filter: FindingFilter, limit: number): Finding[] {
  const found: Finding[] = [];
  for (let from: number | null = 0; from !== null; ) {
    const page = pass.page(filter, from, limit);
    expect(page.findings.length).toBeLessThanOrEqual(limit);
    found.push(...page.findings);
    from = page.next;
  }
  return found;
}

describe('the audit of a whole store', () => {
  it('finds what the command finds, in pages of any size', () => {
    const all = [...audit(store, { verdicts: ['inconsistent', 'consistent_by_rounding', 'consistent'] })];
    expect(all.map((finding) => finding.verdict)).toEqual(expect.arrayContaining(['inconsistent', 'consistent']));
    for (const limit of [1, 2, 100]) expect(allOf(new AuditPass(store), everything, limit)).toEqual(all);
  });

  it('is narrowed down by verdict, check and place, and counts what each would leave', () => {
    const pass = new AuditPass(store);
    const all = allOf(pass, everything, 100);
    const { counts, complete, documents, total } = pass.page(everything, 0, 1);
    expect([complete, documents, total]).toEqual([true, 3, 3]);
    for (const verdict of ['inconsistent', 'consistent_by_rounding', 'consistent'] as const) {
      const some = allOf(pass, { ...everything, verdict }, 2);
      expect(some).toEqual(all.filter((finding) => finding.verdict === verdict));
      expect(counts.verdict[verdict]).toBe(some.length);
    }
    for (const check of ['share', 'change', 'repeat'] as const) {
      const some = allOf(pass, { ...everything, check }, 2);
      expect(some).toEqual(all.filter((finding) => finding.check === check));
      expect(counts.check[check]).toBe(some.length);
    }
    const across = allOf(pass, { ...everything, scope: 'across' }, 100);
    expect(across.map((finding) => new Set(finding.parts.map((part) => part.document)).size)).toContain(2);
    expect(allOf(pass, { ...everything, scope: 'within' }, 100)).toHaveLength(all.length - across.length);
    expect(counts.scope).toEqual({ within: all.length - across.length, across: across.length });
  });

  it('goes on by itself when there are many articles, and each question carries it further', async () => {
    const many = storeWith(
      Object.fromEntries(
        Array.from({ length: 90 }, (_, n) => [`z-${n}.txt`, `Of ${n + 200} gates, 11, or 90%, were shut.`]),
      ),
    );
    const pass = new AuditPass(many.store);
    const first = pass.page({ ...everything, verdict: 'inconsistent' }, 0, 1000);
    expect([first.complete, first.documents, first.total]).toEqual([false, 20, 93]);
    let last = first;
    for (let n = 0; n < 5 && !last.complete; n++) last = pass.page({ ...everything, verdict: 'inconsistent' }, 0, 1000);
    expect([last.complete, last.documents]).toEqual([true, 93]);
    // what has been told stays at its place
    expect(last.findings.slice(0, first.findings.length)).toEqual(first.findings);
    expect(last.findings).toEqual([...audit(many.store)]);
    const alone = new AuditPass(many.store);
    alone.page(everything, 0, 1);
    await expect
      .poll(() => [...allOf(alone, { ...everything, verdict: 'inconsistent' }, 1000)].length, { timeout: 30_000 })
      .toBe(last.findings.length);
    many.remove();
  });

  it('begins anew when others have written', () => {
    const changing = storeWith({});
    const pass = new AuditPass(changing.store);
    const before = pass.page({ ...everything, verdict: 'inconsistent' }, 0, 100);
    const writing = openStore(changing.path);
    writing.database.prepare("DELETE FROM documents WHERE locator LIKE '%a-bridges.txt'").run();
    writing.close();
    const after = pass.page({ ...everything, verdict: 'inconsistent' }, 0, 100);
    expect(before.findings.length).toBeGreaterThan(after.findings.length);
    expect(after.total).toBe(2);
    changing.remove();
  });

  it('does not outlive its store', async () => {
    const closing = storeWith(
      Object.fromEntries(
        Array.from({ length: 60 }, (_, n) => [`z-${n}.txt`, `Of ${n + 20} gates, 11, or 90%, were shut.`]),
      ),
    );
    const pass = new AuditPass(closing.store);
    expect(pass.page(everything, 0, 1).complete).toBe(false);
    closing.store.close();
    await new Promise((done) => setTimeout(done, 50));
    expect(() => pass.page(everything, 0, 1)).toThrowError(expect.objectContaining({ code: 'STORE_CLOSED' }));
    closing.remove();
  });
});

describe('the page of findings', () => {
  const page = async (path: string): Promise<{ status: number; body: string }> => {
    const answer = await createExplorer(store, { version: '1' }).request(path, { headers: { host: 'localhost' } });
    return { status: answer.status, body: await answer.text() };
  };

  it('shows what does not add up with its sentences, and links to the article', async () => {
    const { body } = await page('/findings');
    expect(body).toContain('a-bridges.txt');
    expect(body).toMatch(/href="\/documents\/\d+\?span=\d+-\d+#span"/);
    expect(body).toContain('3 articles worked out again');
    expect(body).not.toContain('c-sums.txt');
    expect((await page('/findings?verdict=any')).body).toContain('c-sums.txt');
  });

  it('shows both articles of a contradiction between them', async () => {
    const { body } = await page('/findings?scope=across');
    expect(body).toContain('a-bridges.txt');
    expect(body).toContain('b-bridges.txt');
    expect(body).toContain('aria-current="true">between articles');
    // each with the words of its own
    expect(body).toMatch(/\$40 million/);
    expect(body).toMatch(/\$55 million/);
  });

  it('says which words it knows when it is given others', async () => {
    const { status, body } = await page('/findings?check=shar');
    expect(status).toBe(400);
    expect(body).toContain('check: expected one of share, change');
    expect(body).toContain('did you mean');
    expect((await page('/findings?cursor=x')).status).toBe(400);
  });

  it('says so when nothing is such', async () => {
    expect((await page('/findings?check=bound')).body).toContain('Nothing to report');
  });
});

describe('the findings for programs', () => {
  const ask = async (path: string): Promise<Record<string, unknown>> => {
    const answer = await createExplorer(store, { version: '1' }).request(path, { headers: { host: 'localhost' } });
    return (await answer.json()) as Record<string, unknown>;
  };

  it('come in pages, narrowed down as on the page', async () => {
    const all = (await ask('/api/findings?verdict=any')).findings as Finding[];
    const found: Finding[] = [];
    let cursor = '';
    do {
      const body = await ask(`/api/findings?verdict=any&limit=1&cursor=${cursor}`);
      found.push(...(body.findings as Finding[]));
      cursor = (body.next as string | null) ?? '';
    } while (cursor !== '');
    expect(found).toEqual(all);
    expect(await ask('/api/findings?check=change')).toMatchObject({ ok: true, complete: true, documents: 3, total: 3 });
    expect(await ask('/api/findings?verdict=odd')).toMatchObject({ ok: false, error: { code: 'REQUEST_INVALID' } });
  });
});
