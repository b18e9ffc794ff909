import { describe, expect, it } from 'vitest';
import { originalView } from '../../../output/explorer/pages/original-view.js';
import { exactValue, grouped, placeOf, reviewTag, shortName } from '../../../output/explorer/wording.js';
import type { Fact } from '../../../output/query/fact.js';
import type { FactDetail } from '../../../output/query/fact-detail.js';
import type { OriginalBytes } from '../../../output/query/original.js';

const fact = (more: Partial<Fact>): Fact =>
  ({
    page: null,
    paragraph: null,
    line: null,
    place_offset: null,
    span_start: 1234,
    unit: null,
    decimal: null,
    low: null,
    high: null,
    review: null,
    review_note: null,
    document: '/press/a.txt',
    ...more,
  }) as Fact;

describe('a fact in words', () => {
  it.each([
    [{ page: 3, paragraph: 9 }, 'p. 3'],
    [{ paragraph: 9 }, '¶ 9'],
    [{ line: 12 }, 'line 12'],
    [{}, 'character 1234'],
  ])('stands at %j: %s', (place, words) => {
    expect(placeOf(fact(place))).toBe(words);
  });
  it.each([
    [{ decimal: '296000000000', unit: 'USD' }, '296,000,000,000 USD'],
    [{ decimal: '1234.5678' }, '1,234.5678'],
    [{ low: 40, high: 6000, unit: 't' }, '40 to 6,000 t'],
    [{ low: 40 }, '40 to '],
    [{ high: 60 }, ' to 60'],
    [{ unit: 't' }, null],
  ])('is worth, with %j: %s', (value, words) => {
    expect(exactValue(fact(value))).toBe(words);
  });
  it('carries what reviewers said', () => {
    expect(reviewTag(fact({}))).toBeNull();
    expect(String(reviewTag(fact({ review: 'accepted' })))).toBe(' <span class="review accepted">accepted</span>');
    expect(String(reviewTag(fact({ review: 'rejected', review_note: 'a <b>' })))).toContain('title="a &lt;b&gt;"');
  });
  it('is in a document that is called by the end of its locator', () => {
    expect(shortName('/press/2025/a.txt')).toBe('a.txt');
    expect(shortName('C:\\press\\a.txt')).toBe('a.txt');
    expect(shortName('/')).toBe('/');
    expect(grouped('7')).toBe('7');
  });
});

describe('the bytes of a figure', () => {
  const detail = (more: object, place: Partial<Fact> = {}): FactDetail =>
    ({
      fact: fact(place),
      format: 'pdf',
      byte_precision: 'exact',
      content_sha256: 'abc',
      number: { byte_start: 20, byte_end: 22 },
      ...more,
    }) as unknown as FactDetail;
  const words = (d: FactDetail, original: OriginalBytes | null): string =>
    String(originalView(d, original))
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ');
  const none = { number: { byte_start: null, byte_end: null } };

  it('are none in a format that has none for a passage: its page or paragraph is told instead', () => {
    const told = (place: Partial<Fact>): string => words(detail(none, place), null);
    expect(told({ page: 3 })).toBe('A pdf file has no bytes of its own for a passage. It stands on page 3.');
    expect(told({ page: 3, place_offset: 1200 })).toMatch(/It stands on page 3, at character 1,200 of it\.$/);
    expect(told({ paragraph: 7, place_offset: 2 })).toMatch(/It stands in paragraph 7, at character 2 of it\.$/);
    expect(told({})).toMatch(/for a passage\.$/);
  });

  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const read = (from: 'store' | 'input'): OriginalBytes => ({
    ok: true,
    from,
    before: bytes('it cost about '),
    bytes: bytes('40'),
    after: bytes(' km\n'),
  });

  it('are shown as they lie there, where they come from, and how to see them oneself', () => {
    const html = String(originalView(detail({}), read('store')));
    expect(html).toContain('<mark>34 30</mark>');
    expect(html).toContain('<mark>40</mark>');
    expect(words(detail({}), read('store'))).toContain('From the copy that the store keeps');
    expect(words(detail({}), read('input'))).toContain('Read again from the file');
    expect(html).toContain('tail -c +21 FILE | head -c 2');
  });

  it('may be approximate, or not to be had', () => {
    expect(words(detail({ byte_precision: 'approximate' }), read('input'))).toContain(
      'approximate: the range holds the figure',
    );
    expect(words(detail({}), { ok: false, reason: 'it has gone' })).toContain('They are not shown: it has gone.');
  });
});
