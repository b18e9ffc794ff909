import type { Root } from 'nlcst';
import { retext } from 'retext';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { extract } from '../../extractors/extract.js';
import retextWhosaid, {
  retextAttributions,
  retextClaims,
  retextDates,
  retextEntities,
  retextNumbers,
} from '../../extractors/retext.js';

const TEXT = 'Japan’s exports rose 12% to 4.1 million tonnes in 2023, the finance ministry said on Monday.';

describe('whosaid/retext', () => {
  it.each([
    ['numbers', retextNumbers],
    ['dates', retextDates],
    ['attributions', retextAttributions],
    ['claims', retextClaims],
  ] as const)('puts %s alone into the data of the file', async (layer, plugin) => {
    const file = await retext().use(plugin, { referenceDate: '2024-02-01' }).process(TEXT);
    expect(String(file)).toBe(TEXT);
    expect(file.data.whosaid).toEqual({ [layer]: extract({ text: TEXT, referenceDate: '2024-02-01' })[layer] });
    expect(file.data.whosaid?.[layer]?.length).toBeGreaterThan(0);
  });

  it('puts entities with their mentions', async () => {
    const file = await retext().use(retextEntities).process(TEXT);
    const { entities, entityMentions } = extract(TEXT);
    expect(file.data.whosaid).toEqual({ entities, entityMentions });
  });

  it('puts all layers with the default export, counted from the reference date of the file', async () => {
    const processor = retext().use(retextWhosaid);
    const file = await processor.process({ value: TEXT, data: { referenceDate: '2024-02-01' } });
    expect(file.data.whosaid?.dates?.map((date) => date.value)).toEqual(
      extract({ text: TEXT, referenceDate: '2024-02-01' }).dates.map((date) => date.value),
    );
    expect(Object.keys(file.data.whosaid ?? {}).sort()).toEqual(
      ['attributions', 'claims', 'dates', 'entities', 'entityMentions', 'numbers'].sort(),
    );
  });

  it('hangs mentions on the sentences of the tree in which they begin', async () => {
    const text = `${TEXT}\n\nNothing is said here. Imports fell 3% in 2022.`;
    const sentences: { text: string; numbers: string[] }[] = [];
    await retext()
      .use(retextNumbers)
      .use(() => (tree, file) => {
        visit(tree as Root, 'SentenceNode', (node) => {
          sentences.push({
            text: String(file).slice(node.position?.start.offset, node.position?.end.offset),
            numbers: (node.data?.whosaid?.numbers ?? []).map((number) => number.text),
          });
        });
      })
      .process(text);
    expect(sentences).toEqual([
      { text: TEXT, numbers: ['12%', '4.1 million tonnes'] },
      { text: 'Nothing is said here.', numbers: [] },
      { text: 'Imports fell 3% in 2022.', numbers: ['3%'] },
    ]);
  });

  it('lets plugins stand side by side, and other plugins see the tree as it was', async () => {
    const file = await retext().use(retextNumbers).use(retextClaims).process(TEXT);
    expect(Object.keys(file.data.whosaid ?? {}).sort()).toEqual(['claims', 'numbers']);
  });
});
