import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '../../../output/store/index.js';
import { ingest } from '../../../pipeline/ingest.js';
import { markupOf } from '../../../pipeline/readers/markup.js';
import { type ReadDocument, read } from '../../../pipeline/readers/read.js';
import { verify } from '../../../pipeline/verify.js';
import { scratchFolder } from '../cli/run-command.js';

const { path: folder, remove } = scratchFolder();
afterAll(remove);

describe('a plain text is HTML', () => {
  it.each([
    ['<p>Norvania paid $3 billion.</p>', 'blocks'],
    ['<P class="lead">Norvania paid $3 billion.<P>It was much.', 'blocks'],
    ['Norvania paid $3 billion.<br />It was much.<br>\nSo it was.', 'blocks'],
    ['<div id=a><h1>Roads</h1><ul><li>One</li></ul></div>', 'blocks'],
    [
      'Norvania paid <strong>$3 billion</strong>.\n\nIt was <a href="https://a.example/?a=1&amp;b=2" target=_blank>much</a>.',
      'lines',
    ],
    ['<!-- wp:paragraph -->\n<p>Norvania paid $3 billion.</p>\n<!-- /wp:paragraph -->', 'blocks'],
    ['<h2>Roads</h2>\n\nNorvania paid $3 billion.', 'lines'],
    ['Smith &amp; Sons paid &pound;3m &#8211; a record.', 'lines'],
    ['<!DOCTYPE html>\n<html><body>Norvania paid $3 billion.</body></html>', 'page'],
    ['\n<html lang="en"><head></head><body><p>Text</p></body></html>', 'page'],
    ['<?xml version="1.0"?><!-- saved --><html xmlns="x"><body>Text</body></html>', 'page'],
  ])('%j as %s', (text, markup) => {
    expect(markupOf(text)).toBe(markup);
  });
});

describe('a plain text is none where "<" or "&" stand in it for what they are', () => {
  it.each([
    'Sales rose 5%.',
    'The ratio a < b held in 2023, and c > d did not.',
    'Write to Jane Roe <jane.roe@example.org> or <https://example.org/a>.',
    'From: Jane <jane@example.org>\nTo: <b@example.org>\n\nWe paid 5% more.',
    'I <3 this, said 40 of them. <sigh> Nobody knew.',
    'List<String> a = new ArrayList<>(); if (a<b && b>c) { 5; }',
    'Profit was <5% in 2023 and >7% in 2024.',
    'the <br> tag breaks a line, the <p> tag begins a paragraph, and <b> is for bold',
    'AT&T and Q&A: R&D rose 5% at https://a.example/?a=1&copy=2&amp=3',
    '<unk> <pad> tokens of <s> models were 5% of all </s2>',
    '<name> of </name> in <config><value>5</value></config>',
    'x <y and &amp; z',
    '<<<<<<< HEAD\nfive\n=======\nsix\n>>>>>>> main',
    '<b',
    '<p',
    '</p> 5',
    '<a href="https://a.example>no end of it</a',
  ])('%j', (text) => {
    expect(markupOf(text)).toBeNull();
    expect(read(new TextEncoder().encode(text), 'text').text).toBe(text);
  });

  it('whatever words, signs and brackets of other things it is made of', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      ' ',
      '&',
      '/',
      'a',
      'p ',
      'b=1',
      '"',
      '5%',
      '\n',
      '<jane@a.example>',
      'br',
      ' < ',
      '<x>',
      '</y>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        // a tag of these letters would be one
        fc.pre(!/<\/?(?:a|p|b|br|abr|pbr)\b/i.test(text));
        expect(markupOf(text)).toBeNull();
      }),
    );
  });
});

describe('such a text is read as HTML', () => {
  const of = (text: string): ReadDocument => read(new TextEncoder().encode(text), 'text');

  it('without its tags, with its references resolved, each character with its bytes', () => {
    const source =
      '\ufeff<p>Smith &amp; Sons paid $<b>3</b> billion &#8211; “much”.</p><p>Rain<script>5 + 5</script> fell.</p>';
    const { text, sourceMap } = of(source);
    expect(text).toBe('Smith & Sons paid $3 billion – “much”.\nRain fell.');
    const bytes = new TextEncoder().encode(source);
    const standing = (words: string): string => {
      const at = text.indexOf(words);
      const { byteStart, byteEnd, precision } = sourceMap.bytesOf(at, at + words.length);
      expect(precision).toBe('exact');
      return new TextDecoder().decode(bytes.subarray(byteStart, byteEnd));
    };
    expect([standing('Smith & Sons'), standing('$3 billion'), standing('–'), standing('Rain fell')]).toEqual([
      ...['Smith &amp; Sons', '$<b>3</b> billion', '&#8211;', 'Rain<script>5 + 5</script> fell'],
    ]);
  });

  it('keeps its lines where it has no paragraphs or breaks of its own', () => {
    expect(of('<h2>Roads</h2>\n\nPaid <b>5</b>.\r\n\r\nRain\nfell.').text).toBe('Roads\n\n\nPaid 5.\n\nRain\nfell.');
    expect(of('One &amp; two.\nThree.').text).toBe('One & two.\nThree.');
    expect(of('<p>One\ntwo.</p>\n\n<p>Three.</p>').text).toBe('One two.\nThree.');
  });

  it('and a whole page by its main content, with what it says of itself', () => {
    const prose = 'Norvania paid $3 billion for roads in 2024, the ministry said on Monday. '.repeat(5);
    const page = of(
      `<!doctype html><html><head><title>Roads</title></head><body><nav><a href="/">Home</a></nav><article><p>${prose}</p></article></body></html>`,
    );
    expect([page.title, page.text]).toEqual(['Roads', prose.trim()]);
  });

  it('but stays as it is where it is over a limit of HTML', () => {
    const deep = `${'<div>'.repeat(600)}5${'</div>'.repeat(600)}`;
    expect(of(deep).text).toBe(deep);
  });
});

describe('a Markdown file', () => {
  it('with nothing but HTML in it is read as HTML, and any other as Markdown', () => {
    const of = (text: string): string => read(new TextEncoder().encode(text), 'markdown').text;
    expect(of('<h1>Roads</h1>\n<p>Norvania paid $<b>3</b> billion.</p>\n')).toBe('Roads\nNorvania paid $3 billion.');
    expect(of('# Roads\n\nNorvania paid $**3** billion.')).toBe('Roads\nNorvania paid $3 billion.');
    expect(() => of('<!-- nothing -->')).toThrowError(expect.objectContaining({ code: 'EMPTY_DOCUMENT' }));
  });
});

describe('texts, rows and lines that are HTML', () => {
  const html = '<p>Norvania paid “$<b>3</b> billion” &amp; more in 2024.</p>\n<p>It was 5% more\tthan before 😀.</p>';
  const plain = 'Write to <jane@a.example>: sales rose 7%, a < b.';
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

  it('are stored as what people read, row by row, and every span is proved in its bytes', async () => {
    mkdirSync(join(folder, 'in'));
    const put = (name: string, content: string): void => writeFileSync(join(folder, 'in', name), content);
    put('a.txt', `${html} <p class="x">In all 41 of them.</p>`);
    put('b.csv', `\ufeffid,title,text\r\nh,Roads,${quoted(html)}\r\np,Mail,${quoted(plain)}\r\n`);
    put('c.tsv', `id\ttext\nh\t${html.replace(/[\n\t]/g, ' ')}<p>End of 2.</p>\n`);
    put(
      'd.jsonl',
      `${JSON.stringify({ id: 'h', text: `${html}<p>End of 3.</p>` })}\n${JSON.stringify({ id: 'p', text: `${plain} Yes.` })}\n`,
    );
    const db = join(folder, 'in.db');
    expect((await ingest([join(folder, 'in')], { db, jobs: 1 })).documents).toMatchObject({ new: 6, failed: 0 });
    const store = openStore(db, { readonly: true });
    const rows = store.database.prepare('SELECT locator, text, title FROM documents ORDER BY locator').all() as {
      readonly locator: string;
      readonly text: string;
      readonly title: string | null;
    }[];
    const found = Object.fromEntries(rows.map(({ locator, text }) => [locator.replace(/^.*\//, ''), text]));
    const text = 'Norvania paid “$3 billion” & more in 2024.\nIt was 5% more than before 😀.';
    expect(found).toEqual({
      'a.txt': `${text}\nIn all 41 of them.`,
      'b.csv#h': text,
      'b.csv#p': plain,
      'c.tsv#h': `${text}\nEnd of 2.`,
      'd.jsonl#h': `${text}\nEnd of 3.`,
      'd.jsonl#p': `${plain} Yes.`,
    });
    expect(rows.find(({ locator }) => locator.endsWith('csv#h'))?.title).toBe('Roads');
    const problems = [];
    for await (const problem of verify(store)) problems.push(problem.message);
    expect(problems).toEqual([]);
    const precisions = store.database.prepare('SELECT DISTINCT byte_precision FROM numbers').pluck().all();
    expect(precisions).toEqual(['exact']);
    store.close();
  });
});
