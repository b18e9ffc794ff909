import { describe, expect, it } from 'vitest';
import { readAny } from '../../../pipeline/readers/read.js';
import { paragraph, run, type WordParts, wordDocument } from './make-docx.js';

/** The lines that are read of a Word document. */
async function linesOf(body: string, parts: WordParts = {}): Promise<string[]> {
  return (await readAny(wordDocument(body, parts), 'docx')).text.split('\n');
}

const style = (type: 'character' | 'paragraph', id: string, properties: string, base = ''): string =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${id} name"/>${base === '' ? '' : `<w:basedOn w:val="${base}"/>`}<w:rPr>${properties}</w:rPr></w:style>`;

describe('hidden text of a Word document', () => {
  it.each([
    ['<w:vanish/>', false],
    ['<w:vanish></w:vanish>', false],
    ['<w:vanish w:val="1"/>', false],
    ['<w:b/><w:vanish w:val="true"/>', false],
    ['<w:strike w:val="0"/><w:vanish/>', false],
    ['<w:vanish w:val="0"/>', true],
    ['<w:vanish w:val="false"/>', true],
    ['<w:webHidden/>', true],
    ['<w:specVanish/>', true],
    ['<w:strike w:val="false"/>', true],
    // what the run was before a tracked change of its properties
    ['<w:rPrChange w:id="1"><w:rPr><w:vanish/></w:rPr></w:rPrChange>', true],
  ])('with %s is read: %s', async (properties, isRead) => {
    const lines = await linesOf(paragraph('Sales rose ', run('50 or ', properties), '5%.'));
    expect(lines).toEqual([isRead ? 'Sales rose 50 or 5%.' : 'Sales rose 5%.']);
  });

  it('is left out where its style hides it, or one that this is based on', async () => {
    const styles = [
      style('character', 'Secret', '<w:vanish/>'),
      style('character', 'More.Secret 2', '<w:b/>', 'Secret'),
      style('paragraph', 'Instruction', '<w:vanish w:val="on"/>'),
      style('paragraph', 'Shown', '<w:vanish w:val="0"/>', 'Instruction'),
    ].join('');
    const styled = (id: string, text: string): string => paragraph(`<w:pPr><w:pStyle w:val="${id}"/></w:pPr>`, text);
    const body = [
      paragraph(
        'Sales',
        run(' of 50', '<w:rStyle w:val="Secret"/>'),
        run(' or 60', '<w:rStyle w:val="More.Secret 2"/>'),
        ' rose.',
      ),
      styled('Instruction', 'Write 7 lines here.'),
      styled('Shown', 'Costs fell.'),
    ].join('');
    expect(await linesOf(body, { styles })).toEqual(['Sales rose.', 'Costs fell.']);
  });

  it('is left out whatever its namespace is called', async () => {
    const bytes = wordDocument(paragraph('Sales rose ', run('50 or ', '<w:vanish/>'), '5%.'));
    expect((await readAny(bytes, 'docx')).text).toBe('Sales rose 5%.');
    const { zip } = await import('../inputs/make-zip.js');
    const renamed = zip({
      '_rels/.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
      '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
      'word/document.xml':
        '<ns0:document xmlns:ns0="http://purl.oclc.org/ooxml/wordprocessingml/main"><ns0:body><ns0:p><ns0:r><ns0:t>Sales rose.</ns0:t></ns0:r><ns0:r><ns0:rPr><ns0:vanish/></ns0:rPr><ns0:t>50</ns0:t></ns0:r></ns0:p></ns0:body></ns0:document>',
    });
    expect((await readAny(renamed, 'docx')).text).toBe('Sales rose.');
  });
});

describe('tabs of a Word document', () => {
  const tab = '<w:r><w:tab/></w:r>';
  it('part figures as the cells of a row do, and words by a blank', async () => {
    expect(await linesOf(paragraph('Road', tab, '5', tab, tab, '200', tab, 'tonnes'))).toEqual(['Road 5\t200 tonnes']);
  });
});

describe('what begins a line of a Word document', () => {
  it.each(['<w:br/>', '<w:cr/>', '<w:cr></w:cr>', '<w:br w:type="page"/>', '<w:br w:type="column"></w:br>'])(
    'is %s',
    async (element) => {
      expect(await linesOf(paragraph('Sold: 5', `<w:r>${element}</w:r>`, '200 tonnes'))).toEqual([
        'Sold: 5',
        '200 tonnes',
      ]);
    },
  );

  it('or a column, where it is a tab to a place', async () => {
    expect(
      await linesOf(paragraph('5', '<w:r><w:ptab w:relativeTo="margin" w:alignment="right"/></w:r>', '200')),
    ).toEqual(['5\t200']);
  });
});

describe('a table of contents', () => {
  const named = (id: string, name: string): string =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;
  it('is left out, in any language of Word', async () => {
    const styles =
      named('Verzeichnis1', 'toc 1') +
      named('TableofFigures', 'table of figures') +
      named('Tocqueville', 'tocqueville 1');
    const styled = (id: string, ...runs: readonly string[]): string =>
      paragraph(`<w:pPr><w:pStyle w:val="${id}"/></w:pPr>`, ...runs);
    const tab = '<w:r><w:tab/></w:r>';
    const body =
      styled('Verzeichnis1', 'Roads', tab, '12') +
      styled('TableofFigures', 'Roads in 2024', tab, '40') +
      styled('Tocqueville', 'Sales rose 5%.');
    expect(await linesOf(body, { styles })).toEqual(['Sales rose 5%.']);
  });
});

describe('the title of a Word document', () => {
  it('is its first heading, as people read it', async () => {
    const heading = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Roads &amp; rail</w:t></w:r></w:p>';
    const { title } = await readAny(wordDocument(heading + paragraph('Sales rose 5%.')), 'docx');
    expect(title).toBe('Roads & rail');
  });
});

describe('a Word document with tracked changes', () => {
  const change = (name: string, content: string): string => `<w:${name} w:id="1" w:author="A">${content}</w:${name}>`;

  it('is read as if all of them were accepted', async () => {
    const body = [
      paragraph('Sales rose ', change('del', '<w:r><w:delText>50</w:delText></w:r>'), change('ins', run('5')), '%.'),
      paragraph('Moved: ', change('moveFrom', run('70')), change('moveTo', run('7')), '.'),
    ].join('');
    expect(await linesOf(body)).toEqual(['Sales rose 5%.', 'Moved: 7.']);
  });
});

describe('what stands beside the text of a Word document', () => {
  it('is read where it is part of the article: notes at its end, text boxes, fields, controls', async () => {
    const note = (id: number, text: string): string => `<w:footnote w:id="${id}">${paragraph(text)}</w:footnote>`;
    const box = `<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>${paragraph('In the box: 8.')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`;
    const field =
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE 99 </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>';
    const body = [
      paragraph('Sales rose 41', '<w:r><w:footnoteReference w:id="2"/></w:r>', '%.'),
      paragraph('Beside it.', box),
      paragraph('Table ', `<w:fldSimple w:instr=' IF 5 > 3 "x" '>${run('12')}</w:fldSimple>`, ' and page ', field, '.'),
      paragraph(`<w:dir w:val="ltr">${run('Rail: 9')}</w:dir>`, `<w:bdo w:val="ltr">${run(' km.')}</w:bdo>`),
      `<w:sdt><w:sdtContent>${paragraph('A control of 6.')}</w:sdtContent></w:sdt>`,
    ].join('');
    const lines = await linesOf(body, { footnotes: note(2, 'Without mines.') });
    expect(lines.slice(0, 6)).toEqual([
      ...['Sales rose 41%.', 'Beside it.', 'In the box: 8.', 'Table 12 and page 3.', 'Rail: 9 km.', 'A control of 6.'],
    ]);
    expect(lines.slice(6).join(' ')).toMatch(/^Without mines\./);
  });

  it('is left out where it is none: comments, headers and footers', async () => {
    const body = `${paragraph('Sales rose 5%.', '<w:commentRangeStart w:id="0"/>', '<w:r><w:commentReference w:id="0"/></w:r>')}<w:sectPr><w:headerReference w:type="default" r:id="r-header1"/></w:sectPr>`;
    const lines = await linesOf(body, {
      comments: `<w:comment w:id="0">${paragraph('Is it 6%?')}</w:comment>`,
      header1: paragraph('Report 77'),
      footer1: paragraph('Page 78'),
    });
    expect(lines).toEqual(['Sales rose 5%.']);
  });
});
