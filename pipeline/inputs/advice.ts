import { wordTable } from '../../extractors/text/word-table.js';

const WORD = 'save it as DOCX or PDF';
const SHEET = 'save it as CSV, with a column for the text';
const JSON_LINES =
  'JSON is read as JSON lines, an object with a "text" a line: jq -c \'.[]\' makes them of an array, --format jsonl says that they are some';

/** What becomes of files that people have, and that no reader knows. */
const ADVICE: Readonly<Record<string, string>> = wordTable({
  doc: WORD,
  dot: WORD,
  rtf: WORD,
  odt: WORD,
  pages: WORD,
  wpd: WORD,
  wps: WORD,
  ppt: 'save it as PDF',
  pptx: 'save it as PDF',
  odp: 'save it as PDF',
  key: 'save it as PDF',
  xls: SHEET,
  xlsx: SHEET,
  ods: SHEET,
  numbers: SHEET,
  json: JSON_LINES,
  mht: 'save the page as HTML',
  mhtml: 'save the page as HTML',
  webarchive: 'save the page as HTML',
  eml: 'save the text of the mail as .txt or .html',
  msg: 'save the text of the mail as .txt or .html',
  mobi: 'convert the book to EPUB',
  azw3: 'convert the book to EPUB',
  djvu: 'convert it to PDF with its text',
  xml: 'it is no feed and no sitemap',
});

const READ = '.txt .md .html .pdf .docx .epub .jsonl .csv .warc, feeds and archives are read, or name it with --format';

/** What to do with a file whose ending no reader knows. */
export function adviceFor(path: string): string {
  const ending = /\.([a-z\d]+)$/i.exec(path.slice(-16))?.[1]?.toLowerCase() ?? '';
  const own = ADVICE[ending];
  return own === undefined ? READ : `${own}. ${READ}`;
}
