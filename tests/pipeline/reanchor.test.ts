import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sentenceAt, sentencesOf, sentenceText } from '../../output/query/align.js';
import { storedText } from '../../output/query/spans.js';
import { openStore, type Store } from '../../output/store/index.js';
import { ingest } from '../../pipeline/ingest.js';
import { readEdited } from '../../pipeline/read-edited.js';
import { read } from '../../pipeline/readers/read.js';
import { type AnchoredSpan, reanchor } from '../../pipeline/reanchor.js';
import { article, scratchFolder } from './cli/run-command.js';

const { path: folder, remove } = scratchFolder();
let store: Store;
const at = (name: string): string => join(folder, name);

/** An article in which one sentence stands three times, and figures look alike. */
const PROSE = [
  'Norvania spent $3 billion on roads in 2023. The fee rose 5%. Its ministry had asked for $30 billion.',
  'The fee rose 5%. Heron Board said the harbour took in €1.5 million a day, and €1.5 million a night.',
  'Output fell 12% to 300,000 tonnes. The fee rose 5%. “We count 300 bridges,” Ada Quill said on Monday.',
  'A café in Østmark sold 1,200 cakes 🎂 in March, up from 1,020.',
].join('\n\n');
const HTML = `<html><body><article><h1>Roads</h1>${PROSE.split('\n\n')
  .map((paragraph) => `<p>${paragraph.replace('$3 billion', '<b>$3</b> billion').replace('é', '&eacute;')}</p>`)
  .join('\n')}</article></body></html>`;

const idOf = (name: string): number => store.findDocument(at(name))?.id as number;

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(at('prose.txt'), PROSE);
  writeFileSync(at('page.html'), HTML);
  writeFileSync(at('lines.jsonl'), `${JSON.stringify({ id: 'one', text: PROSE.replace('roads', 'canals') })}\n`);
  await ingest([folder], { db: at('facts.db'), jobs: 1 });
  store = openStore(at('facts.db'), { readonly: true });
});
afterAll(() => {
  store.close();
  remove();
});

/** What must hold of each span that is found again: the same words, in the same sentence, at bytes that hold them. */
function checkExact(older: string, span: AnchoredSpan, newer: string): void {
  const [start, end] = [span.new_start as number, span.new_end as number];
  expect(newer.slice(start, end)).toBe(span.text);
  const [before, after] = [sentencesOf(older), sentencesOf(newer)];
  expect(sentenceText(after, sentenceAt(after, start))).toBe(sentenceText(before, sentenceAt(before, span.start)));
}

/** Edits of a text: words and figures changed, put in, taken away, sentences moved, doubled and lost. */
const edit = fc.oneof(
  fc.record({
    kind: fc.constant('insert' as const),
    at: fc.nat(),
    text: fc.constantFrom('x', '7', ' not', '. The fee rose 5%. ', ' 🎈', '\n\n'),
  }),
  fc.record({ kind: fc.constant('delete' as const), at: fc.nat(), length: fc.integer({ min: 1, max: 80 }) }),
  fc.record({ kind: fc.constant('digit' as const), at: fc.nat(), digit: fc.integer({ min: 0, max: 9 }) }),
  fc.record({ kind: fc.constant('swap' as const), at: fc.nat(), with: fc.nat() }),
  fc.record({ kind: fc.constant('double' as const), at: fc.nat(), to: fc.nat() }),
);

function apply(text: string, one: typeof edit extends fc.Arbitrary<infer T> ? T : never): string {
  const position = (n: number): number => n % (text.length + 1);
  if (one.kind === 'insert') return text.slice(0, position(one.at)) + one.text + text.slice(position(one.at));
  if (one.kind === 'delete') return text.slice(0, position(one.at)) + text.slice(position(one.at) + one.length);
  if (one.kind === 'digit') {
    const digits = [...text.matchAll(/\d/g)].map((match) => match.index);
    const place = digits[one.at % Math.max(1, digits.length)];
    return place === undefined ? text : text.slice(0, place) + one.digit + text.slice(place + 1);
  }
  const sentences = text.split(/(?<=\. )/);
  const [a, b] = [one.at % sentences.length, (one.kind === 'swap' ? one.with : one.to) % sentences.length];
  if (one.kind === 'swap') [sentences[a], sentences[b]] = [sentences[b] as string, sentences[a] as string];
  else sentences.splice(b, 0, sentences[a] as string);
  return sentences.join('');
}

describe('re-anchoring', () => {
  it('after 200 random edits leads to the same words in the same sentence, or to nothing', () => {
    const id = idOf('prose.txt');
    const { text } = storedText(store, id);
    let [exact, orphans] = [0, 0];
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const edited = edits.reduce((now, one) => apply(now, one), text);
        fc.pre(/\S/.test(edited));
        const document = read(Buffer.from(edited), 'text');
        const found = reanchor(store, id, document);
        for (const span of found.spans) {
          if (span.status === 'orphan') {
            orphans++;
            expect([span.new_start, span.byte_start]).toEqual([null, null]);
            continue;
          }
          exact++;
          checkExact(text, span, document.text);
          const bytes = Buffer.from(edited).subarray(span.byte_start as number, span.byte_end as number);
          expect(bytes.toString()).toBe(span.text);
        }
        expect(found.exact + found.orphans).toBe(found.spans.length);
      }),
      { numRuns: 200, seed: 20250402 },
    );
    // it finds what can be found, and gives up what cannot
    expect(exact).toBeGreaterThan(orphans);
    expect(orphans).toBeGreaterThan(200);
  });

  it('of a text that has not changed leaves every span where it was', async () => {
    for (const name of ['prose.txt', 'page.html', 'lines.jsonl#one']) {
      const id = idOf(name);
      const found = reanchor(store, id, await readEdited(store, id, null));
      const repeated = found.spans.filter((span) => span.status === 'orphan');
      // a sentence that is repeated is told by its neighbours
      expect(repeated, name).toEqual([]);
      for (const span of found.spans) expect([span.new_start, span.new_end]).toEqual([span.start, span.end]);
    }
  });

  it('takes no sentence for another: a figure whose sentence has changed by one word or digit is an orphan', () => {
    const id = idOf('prose.txt');
    for (const [was, is] of [
      ['$3 billion on roads', '$8 billion on roads'],
      ['spent $3 billion', 'did not spend $3 billion'],
      ['roads in 2023', 'roads in 2024'],
    ] as const) {
      const found = reanchor(store, id, read(Buffer.from(PROSE.replace(was, is)), 'text'));
      const figure = found.spans.find(({ layer, text }) => layer === 'number' && text === '$3 billion');
      expect(figure).toMatchObject({ status: 'orphan', reason: 'sentence-gone' });
      expect(found.claims_orphaned).toBeGreaterThan(0);
      const other = found.spans.find(({ layer, text }) => layer === 'number' && text === '$30 billion');
      expect(other?.status).toBe('exact');
    }
  });

  it('does not choose among sentences that are equal', () => {
    const id = idOf('prose.txt');
    // one of three is taken away: which one, nobody can tell where its neighbours have changed too
    const edited = PROSE.replace('Its ministry had', 'The ministry had').replace(
      'The fee rose 5%. Heron Board',
      'Heron Board',
    );
    const found = reanchor(store, id, read(Buffer.from(edited), 'text'));
    const fees = found.spans.filter(({ layer, text }) => layer === 'number' && text === '5%');
    expect(fees.map(({ status }) => status)).toEqual(['orphan', 'orphan', 'exact']);
  });

  it('gives the bytes of the edited page, through its markup', () => {
    const id = idOf('page.html');
    const edited = HTML.replace('<p>', '<p><i>Update:</i> more is known now. ').replace('&eacute;', '&#233;');
    const found = reanchor(store, id, read(Buffer.from(edited), 'html'));
    const figure = found.spans.find(({ layer, text }) => layer === 'number' && text === '$3 billion');
    const bytes = Buffer.from(edited)
      .subarray(figure?.byte_start as number, figure?.byte_end as number)
      .toString();
    expect(bytes).toBe('$3</b> billion');
  });

  it('says so when the original has gone', async () => {
    writeFileSync(at('gone.txt'), article(3));
    await ingest([at('gone.txt')], { db: at('gone.db'), jobs: 1 });
    const gone = openStore(at('gone.db'), { readonly: true });
    const { rmSync } = await import('node:fs');
    rmSync(at('gone.txt'));
    const id = gone.findDocument(at('gone.txt'))?.id as number;
    await expect(readEdited(gone, id, null)).rejects.toThrowError(expect.objectContaining({ code: 'INPUT_NOT_FOUND' }));
    writeFileSync(at('saved.txt'), `Late news. ${article(3)}`);
    expect(reanchor(gone, id, await readEdited(gone, id, at('saved.txt'))).exact).toBeGreaterThan(5);
    gone.close();
  });
});
