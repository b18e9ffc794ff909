import { didYouMean } from '../../output/query/nearest.js';

/** Names that people write, of the hundreds that the WHATWG knows: what a mistyped one may mean. */
const COMMON = [
  ...['utf-8', 'utf-16le', 'utf-16be', 'latin1', 'ascii', 'macintosh', 'koi8-r', 'koi8-u'],
  ...['shift_jis', 'euc-jp', 'iso-2022-jp', 'gbk', 'gb18030', 'big5', 'euc-kr'],
  ...[1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258].map((page) => `windows-${page}`),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16].map((part) => `iso-8859-${part}`),
];

/** What is wrong with the name of a charset; null where it is a label that the WHATWG knows. */
export function charsetProblem(label: string): string | null {
  try {
    new TextDecoder(label);
    return null;
  } catch {
    return `expected the name of a charset (windows-1252, utf-16le, …); got "${label}"${didYouMean(label, COMMON)}`;
  }
}
