import { unlinkSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createExplorer } from '../../../output/explorer/app.js';
import { readArticle } from '../../../output/query/article.js';
import { factPage } from '../../../output/query/facts.js';
import { originalBytes } from '../../../output/query/original.js';
import { packSample, sampleText } from '../store/sample-documents.js';
import { plainStore, type SampleStore, storeOf } from './sample-store.js';

let sample: SampleStore;
beforeAll(() => {
  sample = plainStore();
});
afterAll(() => sample.remove());

async function page(path: string, store = sample.store): Promise<{ status: number; body: string }> {
  const answer = await createExplorer(store, { version: '0.0.0' }).request(path, { headers: { host: 'localhost' } });
  expect(answer.headers.get('content-type')).toBe('text/html; charset=UTF-8');
  return { status: answer.status, body: await answer.text() };
}
const words = (body: string): string => body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('the list of facts', () => {
  it('shows figure, measure, subject, time, source, sentence and place', async () => {
    const { body } = await page('/?q=kestrel');
    const row = words(/<tbody.*<\/tbody>/s.exec(body)![0]);
    expect(row).toContain('$57 billion = 8.5 trillion dorints roads Norvania 2024 Kestrel Office');
    expect(row).toContain('Norvania spent $57 billion (8.5 trillion dorints) on roads in 2024');
    expect(row).toContain('Roads, and what they cost line 1');
  });

  it('narrows down by facets, which keep the words, and takes filters away again', async () => {
    const { body } = await page('/?q=billion');
    const [, href] = /<a href="(\/\?q=billion&amp;sourceId=\d+)"[^>]*title="Heron Board"/.exec(body)!;
    const narrowed = await page(href!.replaceAll('&amp;', '&'));
    expect(narrowed.body.match(/class="value"><a href="\/facts/g)).toHaveLength(1);
    expect(narrowed.body).toContain('<a class="chip" href="/?q=billion"');
    expect(words(narrowed.body)).toContain('source Heron Board');
  });

  it('sorts by its heads, and goes on with the next page', async () => {
    const { body } = await page('/?sort=value&descending=1&limit=2');
    const values = [...body.matchAll(/class="value"><a href="\/facts[^>]*>([^<]*)/g)].map((match) => match[1]);
    expect(values).toEqual(['$300 billion', '$57 billion']);
    expect(body).toContain('aria-sort="descending"');
    const [, next] = /<a href="([^"]+)" rel="next"/.exec(body)!;
    const second = await page(next!.replaceAll('&amp;', '&'));
    expect(words(second.body)).toContain('$12 billion');
    expect(second.body).not.toContain('rel="next"');
    expect(second.body).toContain('rel="first"');
  });

  it('says what to do when nothing fits, and when nothing has been read', async () => {
    expect(words((await page('/?q=nothingfits')).body)).toContain('Nothing fits');
    const empty = storeOf(() => []);
    for (const path of ['/', '/documents', '/timeline', '/sources', '/entities', '/findings']) {
      const { status, body } = await page(path, empty.store);
      expect(status).toBe(200);
      expect(body).toContain('class="empty"');
    }
    empty.remove();
  });

  it('tells where there is nothing: no such document, source or entity', async () => {
    for (const path of [
      '/documents/999',
      '/documents/x',
      '/documents/999/report',
      '/documents/x/report',
      '/sources/x',
      '/sources/999',
      '/entities/x',
      '/entities/999',
    ])
      expect([path, (await page(path)).status]).toEqual([path, 404]);
    expect(words((await page('/sources?name=nobody')).body)).toContain('No source is called so');
    expect(words((await page('/entities?name=nobody')).body)).toContain('Nothing is called so');
  });

  it('tells an error as a page, with its code', async () => {
    const { status, body } = await page('/?sort=size');
    expect(status).toBe(400);
    expect(words(body)).toMatch(/sort: .*400 STORE_QUERY/);
    expect((await page('/nowhere')).status).toBe(404);
    expect(words((await page('/facts/ffff0000')).body)).toContain('404 FACT_NOT_FOUND');
  });
});

describe('a fact', () => {
  it('shows who said it, the slots with their places, and the bytes of the original', async () => {
    const fact = factPage(sample.store, { words: ['Kestrel'] }).facts[0]!;
    const { body } = await page(`/facts/${fact.fact_id.slice(0, 8)}`);
    const text = words(body);
    expect(text).toContain('Kestrel Office indirect speech, told by “said”');
    expect(text).toContain(`subject Norvania 0.90 11–19 11–19`);
    expect(text).toContain('Bytes 26 to 37 of');
    // "$57 bi" ends one line of the dump, "llion" begins the next
    expect([...body.matchAll(/class="ascii">(.*?)<\/td>/g)].map((match) => match[1])).toContain(
      '<mark>llion</mark> (8.5 trill',
    );
    expect(text).toContain('tail -c +27 FILE | head -c 11');
  });

  it('says why bytes are not shown when the original has changed or gone', async () => {
    const changed = plainStore();
    const fact = factPage(changed.store, { words: ['Heron'] }).facts[0]!;
    const path = `/facts/${fact.fact_id}`;
    writeFileSync(fact.document, `${sampleText('12', 'Heron Board')} And more.`);
    expect(words((await page(path, changed.store)).body)).toContain('the original has changed since it was read');
    unlinkSync(fact.document);
    expect(words((await page(path, changed.store)).body)).toContain('the original cannot be read again (ENOENT)');
    changed.remove();
  });

  it('gives exactly the bytes that the store points to, and no more than there are', async () => {
    const fact = factPage(sample.store, { words: ['Kestrel'] }).facts[0]!;
    const shown = await originalBytes(sample.store, fact.document_id, fact.byte_start!, fact.byte_end!, undefined, 4);
    if (!shown.ok) throw new Error(shown.reason);
    expect([shown.before, shown.bytes, shown.after].map((bytes) => Buffer.from(bytes).toString())).toEqual([
      'ent ',
      '$57 billion',
      ' (8.',
    ]);
    expect(await originalBytes(sample.store, fact.document_id, 5, 1_000_000)).toMatchObject({ ok: false });
    expect(await originalBytes(sample.store, 999, 0, 1)).toMatchObject({ ok: false });
  });
});

describe('a list of articles', () => {
  it('is narrowed down by any part of path, address or title', async () => {
    expect(words((await page('/documents?name=cost')).body)).toContain('Roads, and what they cost');
    expect(words((await page('/documents?name=ro')).body)).toContain('Roads, and what they cost');
    expect(words((await page('/documents?name=zq')).body)).toContain('No article is called so');
  });
});

describe('an article', () => {
  it('marks every mention by layer, each at its own address', async () => {
    const { body } = await page('/documents/1');
    for (const [layers, text] of [
      ['number figure', '$57 billion'],
      ['date', '2024'],
      ['entity subject', 'Norvania'],
      ['measure', 'roads'],
      ['cue', 'said'],
    ]) {
      const found = [...body.matchAll(/class="mark ([^"]+)" id="m-(\d+)-(\d+)"[^>]*>([^<]*)</g)].find(
        (match) => match[4] === text,
      );
      expect(found, text).toBeDefined();
      for (const layer of layers!.split(' ')) expect(found![1]).toContain(layer);
      expect(sampleText().slice(Number(found![2]), Number(found![3]))).toBe(text);
    }
  });

  it('points a span out that is asked for, even where it is no mention', async () => {
    const { body } = await page('/documents/1?span=0-10');
    expect(/<mark class="target" id="span">(.*?)<\/mark>/.exec(body)?.[1]).toBe('Before it.');
  });

  it('of any length comes in parts that end with a sentence; together they are the whole text', async () => {
    const text = Array.from({ length: 40 }, (_, i) => sampleText(String(i + 1))).join('\n\n');
    const long = storeOf((folder) => [packSample(`${folder}/long.txt`, { text, amount: '1' })]);
    let whole = '';
    let at = 0;
    for (;;) {
      const article = readArticle(long.store, 1, { at, length: 1000 })!;
      expect(article.from).toBe(at);
      whole += article.text;
      // a place within the part leads to the part
      for (const place of [article.from, article.to - 1]) {
        expect(readArticle(long.store, 1, { at: place, length: 1000 })).toMatchObject({
          from: article.from,
          to: article.to,
        });
      }
      if (article.to === text.length) break;
      expect(article.text.trimEnd()).toMatch(/\.$/);
      at = article.to;
    }
    expect(whole).toBe(text);
    long.remove();
  });

  it('that is equal to another one leads to that one and shows its marks', async () => {
    const twins = storeOf((folder) => [packSample(`${folder}/a.txt`), packSample(`${folder}/b.txt`)]);
    const { body } = await page('/documents/2', twins.store);
    expect(body).toContain('<a href="/documents/1">another document</a>');
    expect(body).toContain('class="mark number figure"');
    twins.remove();
  });

  it('repeats no title that its text begins with', async () => {
    const titled = storeOf((folder) => [
      packSample(`${folder}/a.txt`, { text: `The title\n\n${sampleText()}`, document: { title: 'The title' } }),
    ]);
    const { body } = await page('/documents/1', titled.store);
    expect(body.match(/<h1>/g)).toHaveLength(1);
    expect(body).toContain('<h1>The title</h1>');
    titled.remove();
  });
});

describe('a source', () => {
  it('shows what it said and what is said of it', async () => {
    const fact = factPage(sample.store, { words: ['Kestrel'] }).facts[0]!;
    const source = words((await page(`/sources/${fact.source_id}`)).body);
    expect(source).toContain('Kestrel Office is cited for 1 fact in 1 article');
    expect(source).toContain('Figures that it gave');
    expect(source).toContain(
      'Norvania spent $57 billion (8.5 trillion dorints) on roads in 2024 Kestrel Office indirect speech',
    );
    const subject = words((await page(`/sources/${fact.subject_id}`)).body);
    expect(subject).toContain('3 facts are about it');
    expect((await page('/sources/999')).status).toBe(404);
  });

  it('is found in the list by a part of its name', async () => {
    const list = words((await page('/sources?name=heron')).body);
    expect(list).toContain('Heron Board');
    expect(list).not.toContain('Kestrel');
  });
});

describe('quotes', () => {
  it('are those of one source, where its id is asked for', async () => {
    const [, id] = /\/quotes\?sourceId=(\d+)|\/sources\/(\d+)/.exec((await page('/sources?name=Heron')).body) ?? [];
    const source = id ?? /\/sources\/(\d+)/.exec((await page('/sources?name=Heron')).body)?.[1];
    const { body } = await page(`/quotes?sourceId=${source}`);
    expect(words(body)).toContain('Heron Board in quotes');
    expect(body).toContain(`<input type="hidden" name="sourceId" value="${source}"`);
    expect(body.match(/<blockquote>/g)).toHaveLength(1);
  });

  it('tell what was said, by whom, and where', async () => {
    const { body } = await page('/quotes?q=heron');
    expect(words(body)).toContain('Heron Board indirect speech, “said” Bridges line 1 · 2 facts');
    expect(body).toMatch(/href="\/documents\/\d+\?span=11-\d+#span"/);
    expect(words((await page('/quotes?q=zebra')).body)).toContain('Nothing fits');
  });
});

describe('a measure over time', () => {
  it('is drawn in one unit, with the figures in a table', async () => {
    const { body } = await page('/timeline?measure=roads');
    expect(body.match(/<circle/g)).toHaveLength(3);
    expect(words(body)).toContain('3 figures in USD');
  });
});
