import { wordTable } from '../../extractors/text/word-table.js';
import type { Format } from './reader.js';

const ENDINGS: Readonly<Record<string, Format>> = wordTable({
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  xht: 'html',
  pdf: 'pdf',
  docx: 'docx',
  // with macros, which are not run, and templates
  docm: 'docx',
  dotx: 'docx',
  dotm: 'docx',
  epub: 'epub',
});

/** The format that a file name's ending stands for; null for endings that are not read. */
export function formatOf(path: string): Format | null {
  const ending = /\.([a-z]+)$/i.exec(path.slice(-16))?.[1]?.toLowerCase();
  return ending === undefined ? null : (ENDINGS[ending] ?? null);
}
