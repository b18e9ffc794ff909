import { zip } from '../inputs/make-zip.js';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PART = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** A part of a Word document beside its body: the content of its root element. */
export type WordParts = Partial<
  Record<'styles' | 'footnotes' | 'endnotes' | 'comments' | 'header1' | 'footer1', string>
>;

/** A paragraph of runs: a word each, or XML as it is. */
export const paragraph = (...runs: readonly string[]): string =>
  `<w:p>${runs.map((run) => (run.startsWith('<') ? run : `<w:r><w:t xml:space="preserve">${run}</w:t></w:r>`)).join('')}</w:p>`;

/** A run with properties: `<w:vanish/>`. */
export const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A Word document put together by hand, so that it holds what no library writes. `main` is the type of its main part. */
export function wordDocument(
  body: string,
  parts: WordParts = {},
  { main = `${PART}.document.main+xml`, more = {} }: { main?: string; more?: Record<string, string | Uint8Array> } = {},
): Buffer {
  const roots = { styles: 'styles', footnotes: 'footnotes', endnotes: 'endnotes', comments: 'comments' };
  const names = Object.keys(parts) as (keyof WordParts)[];
  const root = (name: keyof WordParts): string =>
    name === 'header1' ? 'hdr' : name === 'footer1' ? 'ftr' : roots[name as keyof typeof roots];
  const type = (name: string): string => name.replace(/\d$/, '');
  const relation = (name: string): string =>
    `<Relationship Id="r-${name}" Type="${OFFICE}/${type(name)}" Target="${name}.xml"/>`;
  const override = (name: string): string =>
    `<Override PartName="/word/${name}.xml" ContentType="${PART}.${type(name)}+xml"/>`;
  const relationships = (content: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`;
  return zip({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${main}"/>${names.map(override).join('')}</Types>`,
    '_rels/.rels': relationships(`<Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/>`),
    'word/_rels/document.xml.rels': relationships(names.map(relation).join('')),
    'word/document.xml': `<w:document ${W} ${R}><w:body>${body}</w:body></w:document>`,
    ...Object.fromEntries(
      names.map((name) => [`word/${name}.xml`, `<w:${root(name)} ${W}>${parts[name]}</w:${root(name)}>`]),
    ),
    ...more,
  });
}
