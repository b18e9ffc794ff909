import { describe, expect, it } from 'vitest';
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
  });
});
