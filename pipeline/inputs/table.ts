import { WhosaidError } from '../errors.js';
import type { TableAccess } from './access.js';
import type { TableColumns } from './input.js';

/** One row of a table as it lies in the file. */
export interface TableRow {
  /** 1 for the first row, the heads included. */
  readonly number: number;
  /** Line of the file on which it begins, from 1. */
  readonly line: number;
  /** Byte offset of its first byte. */
  readonly offset: number;
  /** Its bytes without the line end; null where it is longer than the limit: it was skipped unread. */
  readonly bytes: Uint8Array | null;
}

const QUOTE = 0x22;
const NEWLINE = 0x0a;
const BYTE_ORDER_MARK: readonly number[] = [0xef, 0xbb, 0xbf];
const [AT_FIELD, IN_FIELD, IN_QUOTES, AFTER_QUOTE] = [0, 1, 2, 3];

/**
 * Cuts CSV or TSV into rows, holding no more than one: a line end inside quotation marks belongs to its field (RFC 4180). A byte order mark
 * counts in the offsets but is in no row.
 */
export async function* readRows(
  chunks: AsyncIterable<Uint8Array>,
  delimiter: string,
  maxRowBytes: number,
  newline: number = NEWLINE,
): AsyncGenerator<TableRow> {
  const cut = delimiter.charCodeAt(0);
  let number = 1;
  let line = 1;
  let newlines = 0;
  let offset = 0;
  let length = 0;
  let parts: Uint8Array[] = [];
  let state: number = AT_FIELD;
  let position = 0;

  const finish = (end: Uint8Array): TableRow => {
    length += end.length;
    let bytes = length > maxRowBytes ? null : Buffer.concat([...parts, end]);
    let start = offset;
    if (bytes !== null && start === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
      bytes = bytes.subarray(3);
      start = 3;
    }
    if (bytes?.at(-1) === 0x0d) bytes = bytes.subarray(0, -1);
    const row = { number, line, offset: start, bytes };
    number++;
    line += newlines;
    newlines = 0;
    parts = [];
    length = 0;
    state = AT_FIELD;
    return row;
  };

  for await (const chunk of chunks) {
    let from = 0;
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i];
      if (byte === newline) {
        newlines++;
        if (state === IN_QUOTES) continue;
        yield finish(chunk.subarray(from, i));
        from = i + 1;
        offset = position + from;
      } else if (byte === QUOTE) {
        // a quotation mark opens a field only at its beginning; two of them inside stand for one
        if (state === AT_FIELD || state === AFTER_QUOTE) state = IN_QUOTES;
        else if (state === IN_QUOTES) state = AFTER_QUOTE;
      } else if (state !== IN_QUOTES) {
        if (byte === cut) state = AT_FIELD;
        else if (position + i > 2 || byte !== BYTE_ORDER_MARK[position + i]) state = IN_FIELD;
      }
    }
    const rest = chunk.subarray(from);
    length += rest.length;
    if (length > maxRowBytes) parts = [];
    else if (rest.length > 0) parts.push(rest);
    position += chunk.length;
  }
  if (length > 0) {
    newlines++;
    yield finish(new Uint8Array(0));
  }
}

/** How a table is written. */
export interface TableShape {
  readonly delimiter: string;
  /** The byte that ends its rows: the line feed, or the carriage return where there is no other (old files of Macs). */
  readonly newline: number;
  /** Whether its first row only names the delimiter, as spreadsheets write it ("sep=;"). */
  readonly namesDelimiter: boolean;
}

const RETURN = 0x0d;

/** How a table is written, by its first bytes. */
export function tableShape(head: Uint8Array, tabs: boolean): TableShape {
  const newline = !head.includes(NEWLINE) && head.includes(RETURN) ? RETURN : NEWLINE;
  const end = head.indexOf(newline);
  const first = end < 0 ? head : head.subarray(0, end);
  const named = /^(?:\xef\xbb\xbf)?"?sep=([^"\r\n])"?\r?$/i.exec(Buffer.from(first).toString('latin1'))?.[1];
  return { delimiter: named ?? delimiterOf(first, tabs), newline, namesDelimiter: named !== undefined };
}

/** The delimiter of a table: what stands most often in its first line, of comma, semicolon, tab and bar. */
export function delimiterOf(head: Uint8Array, tabs: boolean): string {
  if (tabs) return '\t';
  const end = head.indexOf(NEWLINE);
  const counts = new Map([',', ';', '\t', '|'].map((mark) => [mark, 0]));
  for (const byte of end < 0 ? head : head.subarray(0, end)) {
    const mark = String.fromCharCode(byte);
    const count = counts.get(mark);
    if (count !== undefined) counts.set(mark, count + 1);
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

const FIELDS: readonly (keyof TableColumns)[] = [
  'text',
  'id',
  'title',
  'url',
  'byline',
  'site',
  'published',
  'referenceDate',
];
/** What the columns are called where nobody says: the first of these that the table has. */
const USUAL_HEADS: Readonly<Record<keyof TableColumns, readonly string[]>> = {
  text: ['text', 'body', 'content', 'article'],
  id: ['id', 'guid'],
  title: ['title', 'headline'],
  url: ['url', 'link'],
  byline: ['byline', 'author', 'authors'],
  site: ['site', 'publication', 'publisher'],
  published: ['published', 'date', 'publication_date', 'publish_date'],
  referenceDate: ['reference_date', 'referencedate'],
};

/** Finds the columns of a table by its heads. Throws TABLE_COLUMNS where one that was named, or any text, is not there. */
export function findColumns(heads: readonly string[], delimiter: string, named: TableColumns | null): TableAccess {
  const folded = heads.map((head) => head.trim().toLowerCase());
  const columns: Record<string, number> = {};
  for (const field of FIELDS) {
    const name = named?.[field];
    if (name !== undefined) {
      let at = folded.indexOf(name.trim().toLowerCase());
      if (at < 0 && /^[1-9]\d{0,3}$/.test(name)) at = Number(name) - 1;
      if (at < 0 || at >= heads.length) {
        throw new WhosaidError(
          'TABLE_COLUMNS',
          `there is no column "${name}" for ${field}; there are: ${listed(heads)}`,
        );
      }
      columns[field] = at;
    } else {
      const at = USUAL_HEADS[field].map((head) => folded.indexOf(head)).find((found) => found >= 0);
      if (at !== undefined) columns[field] = at;
    }
  }
  if (columns.text === undefined) {
    throw new WhosaidError(
      'TABLE_COLUMNS',
      `no column is called text; say which one is, with --column text=NAME; there are: ${listed(heads)}`,
    );
  }
  return { delimiter, columns };
}

function listed(heads: readonly string[]): string {
  return heads
    .slice(0, 20)
    .map((head) => JSON.stringify(head.slice(0, 40)))
    .join(', ');
}
