import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, it } from 'vitest';
import { parseParts } from '../../../pipeline/readers/markdown.js';
import { partsOf } from '../../../pipeline/readers/markdown-parts.js';
import { type ReadError, read } from '../../../pipeline/readers/read.js';

const markdown = (source: string): ReturnType<typeof read> => read(new TextEncoder().encode(source), 'markdown');

describe('front matter', () => {
  it('may end the file, hold lines that say nothing, and end with dots', () => {
    expect(markdown('---\ntitle: Rails\n- odd\n: odd\n...\nTwo lines.').title).toBe('Rails');
    expect(markdown("---\r\ntitle: 'Rails'\r\n---\r\nTwo lines.").title).toBe('Rails');
  });
  it('that is never closed is text', () => {
    const { title, text } = markdown('---\ntitle: Rails\n\nThe line is 40 km long.');
    expect(title).toBeNull();
    expect(text).toContain('The line is 40 km long.');
  });
});

describe('Markdown', () => {
  it('reads a heading with marks in it as the title', () => {
    expect(markdown('# The *40 km* `line` ![map](m.png)\n\nIt opened.').title).toBe('The 40 km line');
  });
  it('reads code with blanks and marks in it', () => {
    expect(markdown('Run `` `ops` `` and ` x `.').text).toBe('Run `ops` and x.');
  });
  it('with marks without end is read as plain text, with a note', () => {
    const source = `${'*_`['.repeat(20_000)}\nThe line is 40 km long.`;
    const { text, diagnostics } = markdown(source);
    expect(diagnostics.map((d) => d.code)).toContain('MARKDOWN_READ_AS_TEXT');
    expect(text.endsWith('The line is 40 km long.')).toBe(true);
  });
  it('indented without end is refused', () => {
    const codeOf = (source: string): string => {
      try {
        markdown(source);
      } catch (error) {
        return (error as ReadError).code;
      }
      return 'read';
    };
    expect(codeOf(`${' '.repeat(2000)}x`)).toBe('MARKDOWN_TOO_DEEP');
    expect(codeOf(`${'- '.repeat(200)}x`)).toBe('MARKDOWN_TOO_DEEP');
    expect(codeOf(`${'1. '.repeat(200)}x`)).toBe('MARKDOWN_TOO_DEEP');
    expect(codeOf(`${'2024) > - '.repeat(60)}x`)).toBe('MARKDOWN_TOO_DEEP');
    expect(codeOf(`${'1. '.repeat(90)}x`)).toBe('read');
  });
});

/** What of Markdown can be read: its texts with their places, and the blocks and lines that part them. */
function readable(trees: Iterable<readonly [tree: Nodes, start: number]>): string[] {
  const found: string[] = [];
  const walk = (node: Nodes, start: number): void => {
    if (['code', 'html', 'definition'].includes(node.type)) return;
    const place = (node.position?.start.offset ?? 0) + start;
    const block = !['root', 'list'].includes(node.type);
    if ('value' in node) found.push(`${node.type} ${place} ${node.value}`);
    else if (block) found.push(node.type);
    if (!('children' in node)) return;
    for (const child of node.children) walk(child, start);
    if (block) found.push(`/${node.type}`);
  };
  for (const [tree, start] of trees) walk(tree, start);
  return found;
}

describe('Markdown that is parsed in parts', () => {
  const PIECES =
    'word,word 5,\n,\n,\n\n,\n\n,- ,* ,1. ,5. ,12) ,-\n,1.\n,> ,>,```,~~~,````,```js,  ,    , ,\t,#,## ,---,===,* * *,<div>,<b>,</b>,<!--,-->,<pre>,</pre>,<?,?>,<!X,<![CDATA[,]]>,[a],[b],[b]: x,[a]: <y> "t,",*,_,`,\\,&amp;,![a],(x),- [a],\r\n,\r,<script>,</script>,<a href="x">,\0,\ufeff'.split(
      ',',
    );
  const source = fc
    .array(fc.constantFrom(...PIECES), { minLength: 3, maxLength: 60 })
    .map((pieces) => pieces.join('').replace(/^\ufeff+/, ''));

  it('says what it says as a whole, each word in the same place', () => {
    fc.assert(
      fc.property(source, (text) => {
        const parts = [...parseParts(text, 1)].map(({ tree, start }) => [tree as Nodes, start] as const);
        expect(readable(parts)).toEqual(readable([[fromMarkdown(text), 0]]));
      }),
      { numRuns: 600 },
    );
  });

  it.each([
    ['paragraphs', 'A word.\n\n', 100],
    ['items', '- a word\n', 100],
    ['items with items in them', '- a word\n  - one more\n', 100],
    ['items of several lines', '1. a word\n\n   and one more\n', 100],
    ['quotes', '> a word\n\n', 100],
    ['headings', '# A word\nA line.\n', 200],
    ['headings that are underlined', 'A word\n---\nA line.\n', 101],
    ['code', '```\n- a\n\n# b\n```\n', 100],
    ['code in items', '- a\n  ```\n  b\n- c\n', 200],
    ['raw HTML', '<!--\n\n# a\n-->\n\n', 100],
  ])('is cut between %s', (_, block, count) => {
    expect(partsOf(block.repeat(100), 1)).toHaveLength(count);
  });

  it('knows what is defined in another part', () => {
    const lines = 'A line that says little.\n\n'.repeat(1000);
    const { text } = markdown(`The [line] is 40 km long.\n\n${lines}[line]: x\n\n${lines}As is the other [line][].`);
    expect(text.startsWith('The line is 40 km long.')).toBe(true);
    expect(text.endsWith('As is the other line.')).toBe(true);
  });

  it('reads a list of many thousand links', () => {
    const { text, diagnostics } = markdown('- [Story](http://example.org/)\n'.repeat(5000));
    expect(text).toBe('Story\n'.repeat(5000).trim());
    expect(diagnostics).toEqual([]);
  });

  it('is read as plain text only where it must be', () => {
    const tangle = `- a\n${'  - [b](c)\n'.repeat(6000)}`;
    const { text, diagnostics } = markdown(`The *line* is 40 km long.\n\n${tangle}\nIt *opened* in May.`);
    expect(text.startsWith('The line is 40 km long.\n- a\n- [b](c)')).toBe(true);
    expect(text.endsWith('It opened in May.')).toBe(true);
    expect(diagnostics.map((d) => d.code)).toEqual(['MARKDOWN_READ_AS_TEXT']);
  });

  it.each([
    ['in one item', `- a\n\n${'  Heading\n  ---\n'.repeat(2500)}`],
    ['in one quote', '> Heading\n> ===\n'.repeat(2500)],
    ['that are indented', ' Heading\n ---\n'.repeat(2500)],
  ])('reads underlined headings without end as plain text %s', (_, source) => {
    const { text, diagnostics } = markdown(source);
    expect(text.split('Heading')).toHaveLength(2501);
    expect(diagnostics.map((d) => d.code)).toEqual(['MARKDOWN_READ_AS_TEXT']);
  });

  it('reads a quote of many thousand lines', () => {
    expect(markdown('> a line\n'.repeat(6000)).text).toBe('a line\n'.repeat(6000).trim().replaceAll('\n', ' '));
  });
});
