import { describe, expect, it } from 'vitest';
import type { Form } from './forms.js';
import { IN_ARTICLES } from './in-articles.js';
import { readDates } from './read-dates.js';

const textOf = (marked: string): string => marked.replace(/[[\]]/g, '');

/** What a passage promises, as "span = value mod". */
function promised([marked, ...normal]: Form): string[] {
  const spans = [...marked.matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] as string);
  expect(spans.length, marked).toBe(normal.length);
  return spans.map((span, i) => `${span} = ${[normal[i]].flat().join(' ')}`);
}

/** Passages of the kinds of text that the product reads, which no rule was written for. */
describe.each(IN_ARTICLES)('$title', ({ reference, passages }) => {
  it.each(passages.map((form) => ({ text: textOf(form[0]), form })))('$text', ({ text, form }) => {
    const read = readDates(text, reference);
    expect(read.map(({ text, value, mod }) => `${text} = ${value}${mod === null ? '' : ` ${mod}`}`)).toEqual(
      promised(form),
    );
    for (const date of read) expect(text.slice(date.start, date.end)).toBe(date.text);
  });
});
