import { describe, expect, it } from 'vitest';
import { IN_ARTICLES } from './in-articles.js';
import { readForms } from './read-numbers.js';

const textOf = (marked: string): string => marked.replace(/[[\]]/g, '');

/** Passages of the kinds of text that the product reads, which no rule was written for. */
describe.each(IN_ARTICLES)('$title', ({ passages }) => {
  it.each(passages.map((form) => ({ text: textOf(form[0]), form })))('$text', ({ text, form: [marked, ...normal] }) => {
    const spans = [...marked.matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] as string);
    expect(spans.length, marked).toBe(normal.length);
    expect(readForms(text)).toEqual(spans.map((span, i) => `${span} = ${normal[i]}`));
  });
});
