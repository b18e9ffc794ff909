import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraphsOf } from '../../../output/explorer/article-text.js';
import { textFragment } from '../../../output/explorer/links.js';
import { marksByRange, type PlacedMark, placeMarks, renderMarks } from '../../../output/explorer/marks.js';
import { html } from '../../../output/explorer/markup.js';
import type { ArticleMark, MarkLayer } from '../../../output/query/article.js';

const LAYERS: readonly MarkLayer[] = ['number', 'date', 'entity', 'source', 'cue', 'content', 'measure'];
const plain = {
  open: (mark: PlacedMark) => html`[${mark.layers.join('+')} `,
  close: () => html`]`,
  text: (text: string) => html`${text}`,
};
const mark = (layer: MarkLayer, start: number, end: number, fact: string | null = null): ArticleMark => ({
  layer,
  start,
  end,
  told: '',
  fact,
});
const render = (text: string, marks: readonly ArticleMark[]): string =>
  renderMarks(text, 0, 0, text.length, placeMarks(marks), plain).toString();

describe('marks in a text', () => {
  it('stand within each other where their spans do', () => {
    expect(render('said $5m in 2024', [mark('content', 0, 16), mark('number', 5, 8), mark('date', 12, 16)])).toBe(
      '[content said [number $5m] in [date 2024]]',
    );
  });

  it('cut the longer statement, never the figure, where they cross', () => {
    expect(render('abcdef', [mark('content', 0, 4), mark('number', 2, 6)])).toBe('[content ab][number [content cd]ef]');
    expect(render('abcdef', [mark('number', 0, 4), mark('content', 2, 6)])).toBe('[number ab[content cd]][content ef]');
  });

  it('are one element where their spans are the same', () => {
    expect(render('Norvania', [mark('entity', 0, 8), mark('subject', 0, 8, 'f1')])).toBe('[entity+subject Norvania]');
    const [place] = placeMarks([mark('number', 0, 2), mark('number', 0, 2, 'f1'), mark('number', 0, 2, 'f2')]);
    expect(place).toMatchObject({ facts: ['f1', 'f2'], figureOf: 'f1', layers: ['number'] });
  });

  it('are cut at the ends of a paragraph and go on in the next one', () => {
    const text = 'one two\n\nthree';
    const paragraphs = paragraphsOf(text);
    expect(paragraphs).toEqual([
      { start: 0, end: 7 },
      { start: 9, end: 14 },
    ]);
    const placed = placeMarks([mark('content', 4, 14)]);
    const rendered = marksByRange(paragraphs, placed).map((marks, i) =>
      renderMarks(text, 0, paragraphs[i]!.start, paragraphs[i]!.end, marks, plain).toString(),
    );
    expect(rendered).toEqual(['one [content two]', '[content three]']);
  });

  it('open only the first piece as the first', () => {
    const firsts: boolean[] = [];
    renderMarks('abcdef', 0, 0, 6, placeMarks([mark('content', 0, 4), mark('number', 2, 6)]), {
      ...plain,
      open: (m, first) => {
        if (m.layers[0] === 'content') firsts.push(first);
        return html``;
      },
    });
    expect(firsts).toEqual([true, false]);
  });

  const spans = fc.array(
    fc
      .tuple(fc.nat(29), fc.integer({ min: 1, max: 30 }), fc.constantFrom(...LAYERS))
      .map(([start, length, layer]) => mark(layer, start, Math.min(30, start + length))),
    { maxLength: 12 },
  );
  const letters = 'abcdefghijklmnopqrstuvwxyzABCD';

  it('never change, lose or repeat a character of the text', () => {
    fc.assert(
      fc.property(spans, (marks) => {
        expect(render(letters, marks).replace(/\[[a-z+]+ |\]/g, '')).toBe(letters);
      }),
    );
  });

  it('always nest, cover exactly their spans, and have no empty piece', () => {
    fc.assert(
      fc.property(spans, (marks) => {
        const covered = new Map<PlacedMark, string>();
        const open: PlacedMark[] = [];
        let last = '';
        renderMarks(letters, 0, 0, 30, placeMarks(marks), {
          open: (m) => {
            open.push(m);
            last = 'open';
            return html``;
          },
          close: (m) => {
            expect(open.pop()).toBe(m);
            expect(last).not.toBe('open');
            last = 'close';
            return html``;
          },
          text: (text) => {
            for (const m of open) covered.set(m, (covered.get(m) ?? '') + text);
            last = 'text';
            return html``;
          },
        });
        expect(open).toEqual([]);
        for (const [m, text] of covered) expect(text).toBe(letters.slice(m.start, m.end));
        expect(covered.size).toBe(placeMarks(marks).length);
      }),
    );
  });

  it('never cut a figure by anything but another figure', () => {
    fc.assert(
      fc.property(spans, (marks) => {
        fc.pre(marks.filter((m) => m.layer === 'number').length === 1);
        let opened = 0;
        renderMarks(letters, 0, 0, 30, placeMarks(marks), {
          ...plain,
          open: (m) => {
            if (m.layers.includes('number')) opened++;
            return html``;
          },
        });
        expect(opened).toBe(1);
      }),
    );
  });
});

describe('a text fragment', () => {
  it('carries the words with those beside them, separators escaped', () => {
    const text = 'It spent $57 billion, the Office said.';
    expect(textFragment(text, 9, 20)).toBe(':~:text=It%20spent-,%2457%20billion,-%2C%20the%20Office%20said.');
    expect(textFragment('a 5-6, b', 2, 5)).toBe(':~:text=a-,5%2D6,-%2C%20b');
  });

  it('begins and ends with whole words', () => {
    const text = `${'abcdefgh '.repeat(9)}42 ${'ijklmnop '.repeat(9)}`;
    const [, prefix, suffix] = /text=(.*)-,42,-(.*)$/.exec(textFragment(text, 81, 83)) ?? [];
    expect(decodeURIComponent(prefix ?? '')).toMatch(/^(abcdefgh )*abcdefgh$/);
    expect(decodeURIComponent(suffix ?? '')).toMatch(/^(ijklmnop )*ijklmnop$/);
  });

  it('is none where the words stand on several lines', () => {
    expect(textFragment('a\nb', 0, 3)).toBe('');
  });
});
