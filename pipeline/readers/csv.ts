import { WhosaidError } from '../errors.js';
import { readDay } from './html-metadata.js';
import { isIsoDay } from './jsonl.js';
import { NO_METADATA, type ReadDocument } from './reader.js';
import { type SourceMap, StartsMap, utf8Length } from './source-map.js';

/** One field of a row: its value, and the range of bytes between its quotation marks, or without them of the whole field. */
export interface CsvField {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const QUOTE = 0x22;

/**
 * Cuts one row into its fields (RFC 4180; in TSV, whose values need no quotation marks, they are taken the same way). What stands behind a
 * closing quotation mark is passed over. Throws INVALID_ENCODING where the row is not UTF-8.
 */
export function cutRow(row: Uint8Array, delimiter: string): CsvField[] {
  const cut = delimiter.charCodeAt(0);
  const fields: CsvField[] = [];
  const decode = (start: number, end: number): string => {
    try {
      return utf8.decode(row.subarray(start, end));
    } catch {
      throw new WhosaidError(
        'INVALID_ENCODING',
        'The row is not valid UTF-8; convert the file (iconv -t utf-8) first.',
      );
    }
  };
  for (let i = 0; i <= row.length; ) {
    if (row[i] === QUOTE) {
      const start = i + 1;
      let end = start;
      let doubled = false;
      for (;;) {
        end = row.indexOf(QUOTE, end);
        if (end < 0) throw new WhosaidError('TABLE_INVALID', 'A quotation mark is never closed.');
        if (row[end + 1] !== QUOTE) break;
        doubled = true;
        end += 2;
      }
      const raw = decode(start, end);
      fields.push({ value: doubled ? raw.replaceAll('""', '"') : raw, start, end });
      const next = row.indexOf(cut, end + 1);
      if (next < 0) break;
      i = next + 1;
    } else {
      const next = row.indexOf(cut, i);
      const end = next < 0 ? row.length : next;
      fields.push({ value: decode(i, end), start: i, end });
      if (next < 0) break;
      i = next + 1;
    }
  }
  return fields;
}

/** Leads from a field's value to its bytes: through UTF-8 and doubled quotation marks. `raw` are its bytes without the marks around it. */
function csvFieldMap(raw: Uint8Array, quoted: boolean, textLength: number, base: number): SourceMap {
  const starts = new Uint32Array(textLength + 1);
  let unit = 0;
  for (let i = 0; i < raw.length; ) {
    const byte = raw[i] as number;
    const length = quoted && byte === QUOTE ? 2 : utf8Length(byte);
    starts[unit++] = i;
    // the second half of a pair stands where the first does
    if (length === 4) starts[unit++] = i;
    i += length;
  }
  starts[textLength] = raw.length;
  return new StartsMap(base, starts);
}

/** One row of a table as an article. `columns` are numbers from 0; `offset` is that of the row's first byte in the file. */
export function readCsvRow(
  row: Uint8Array,
  table: { readonly delimiter: string; readonly columns: Readonly<Record<string, number>> },
  offset: number,
): { readonly id: string | null; readonly referenceDate: string | null; readonly document: ReadDocument } {
  const fields = cutRow(row, table.delimiter);
  const field = (name: string): CsvField | undefined => {
    const at = table.columns[name];
    return at === undefined ? undefined : fields[at];
  };
  const value = (name: string): string | null => {
    const found = field(name)?.value.trim();
    return found === undefined || found === '' ? null : found.slice(0, 1000);
  };
  const text = field('text');
  if (text === undefined)
    throw new WhosaidError('TABLE_INVALID', `The row has ${fields.length} fields, none for the text.`);
  const referenceDate = value('referenceDate');
  const odd = referenceDate !== null && !isIsoDay(referenceDate);
  return {
    id: value('id'),
    referenceDate: odd ? null : referenceDate,
    document: {
      ...NO_METADATA,
      title: value('title'),
      url: value('url'),
      byline: value('byline'),
      site: value('site'),
      published: readDay(value('published')),
      text: text.value,
      sourceMap: csvFieldMap(
        row.subarray(text.start, text.end),
        row[text.start - 1] === QUOTE,
        text.value.length,
        offset + text.start,
      ),
      charset: 'utf-8',
      places: null,
      diagnostics: odd
        ? [
            {
              code: 'REFERENCE_DATE',
              severity: 'warning',
              message: `reference date ${JSON.stringify(referenceDate)} is no YYYY-MM-DD day: taken as null`,
            },
          ]
        : [],
    },
  };
}
