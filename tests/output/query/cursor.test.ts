import { describe, expect, it } from 'vitest';
import { type Cursor, decodeCursor, encodeCursor } from '../../../output/query/cursor.js';

const TYPES = ['string', 'number', 'number'];
const refused = expect.objectContaining({ code: 'STORE_QUERY' });
const read = (text: string): Cursor => decodeCursor(text, 'document', false, TYPES);
const of = (parts: unknown): string => Buffer.from(JSON.stringify(parts)).toString('base64url');

describe('a cursor', () => {
  const cursor: Cursor = { sort: 'document', descending: false, half: 0, keys: ['/a b/ü.txt', 12, 34] };

  it('comes back as it was handed out, as text that an address can hold', () => {
    const text = encodeCursor(cursor);
    expect(text).toMatch(/^[\w-]+$/);
    expect(read(text)).toEqual(cursor);
    const later: Cursor = { sort: 'value', descending: true, half: 1, keys: [7] };
    expect(decodeCursor(encodeCursor(later), 'value', true, ['number', 'number'])).toEqual(later);
  });

  it('has one key, the id, where the rows have nothing to sort by', () => {
    expect(() => read(of(['document', 0, 1, 'x', 1, 2]))).toThrowError(refused);
    expect(read(of(['document', 0, 1, 9]))).toMatchObject({ half: 1, keys: [9] });
  });

  for (const [what, parts] of [
    ['of another order', ['value', 0, 0, 'x', 1, 2]],
    ['of the other direction', ['document', 1, 0, 'x', 1, 2]],
    ['of no half', ['document', 0, 2, 'x', 1, 2]],
    ['with too few keys', ['document', 0, 0, 'x', 1]],
    ['with too many keys', ['document', 0, 0, 'x', 1, 2, 3]],
    ['with keys of other kinds', ['document', 0, 0, 'x', '1', 2]],
    ['with one odd key at the end', ['document', 0, 0, 'x', 1, null]],
    ['that is no list', { sort: 'document' }],
    ['that is nothing', null],
  ] as const) {
    it(`${what} is refused`, () => expect(() => read(of(parts))).toThrowError(refused));
  }

  it('that is no cursor at all is refused, and the message says what to do', () => {
    for (const text of ['', 'abc', '%%%', 'eyJ'])
      expect(() => read(text)).toThrowError('cursor: not one of this list and order; begin with the first page again');
  });
});
