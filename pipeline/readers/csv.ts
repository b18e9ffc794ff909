import { TextDecoder as AnyDecoder } from '@exodus/bytes/encoding.js';
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

/** How the bytes of a row become text. */
interface RowDecoder {
  /** WHATWG name. */
  readonly charset: string;
  decode(bytes: Uint8Array): string;
}

/** A row is UTF-8 where it can be, else in the charset that was named, of those with one byte a character. Throws INVALID_ENCODING. */
function decoderOf(row: Uint8Array, charset: string | null): RowDecoder {
  try {
    utf8.decode(row);
    return { charset: 'utf-8', decode: (bytes) => utf8.decode(bytes) };
  } catch {
    const named = charset === null ? null : singleByte(row, charset);
    if (named !== null) return named;
    throw new WhosaidError(
      'INVALID_ENCODING',
      'The row is not valid UTF-8; name its charset with --charset (windows-1252, ...) where it has one byte a character, or convert the file (iconv -t utf-8) first.',
    );
  }
}

function singleByte(row: Uint8Array, charset: string): RowDecoder | null {
  try {
    const decoder = new AnyDecoder(charset);
    if (decoder.encoding === 'utf-8' || decoder.decode(row).length !== row.length) return null;
    return { charset: decoder.encoding, decode: (bytes) => decoder.decode(bytes) };
  } catch {
    return null; // no charset that is known
  }
}

/**
 * Cuts one row into its fields (RFC 4180; in TSV, whose values need no quotation marks, they are taken the same way). A quotation mark whose other
 * one does not end the field stands for itself. Throws INVALID_ENCODING where the row is neither UTF-8 nor in the charset.
 */
export function cutRow(row: Uint8Array, delimiter: string, charset: string | null = null): CsvField[] {
  return fieldsOf(row, delimiter, decoderOf(row, charset));
}

function fieldsOf(row: Uint8Array, delimiter: string, decoder: RowDecoder): CsvField[] {
  const cut = delimiter.charCodeAt(0);
  const fields: CsvField[] = [];
  const decode = (start: number, end: number): string => decoder.decode(row.subarray(start, end));
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
      const next = row.indexOf(cut, end + 1);
      const isQuoted = end + 1 === (next < 0 ? row.length : next);
      const [from, to] = isQuoted ? [start, end] : [i, next < 0 ? row.length : next];
      // what seems to be one row is two
      if (!isQuoted && row.subarray(from, to).some((byte) => byte === 0x0a || byte === 0x0d)) {
        throw new WhosaidError(
          'TABLE_INVALID',
          'A quotation mark begins a field and its other one stands in another row; double it, and put the field in quotation marks.',
        );
      }
      const raw = decode(from, to);
      fields.push({ value: isQuoted && doubled ? raw.replaceAll('""', '"') : raw, start: from, end: to });
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
function csvFieldMap(raw: Uint8Array, quoted: boolean, textLength: number, base: number, charset: string): SourceMap {
  const starts = new Uint32Array(textLength + 1);
  let unit = 0;
  for (let i = 0; i < raw.length; ) {
    const byte = raw[i] as number;
    const length = quoted && byte === QUOTE ? 2 : charset === 'utf-8' ? utf8Length(byte) : 1;
    starts[unit++] = i;
    // the second half of a pair stands where the first does
    if (length === 4) starts[unit++] = i;
    i += length;
  }
  starts[textLength] = raw.length;
  return new StartsMap(base, starts);
}

/**
 * One row of a table as an article. `columns` are numbers from 0; `offset` is that of the row's first byte in the file; `charset` counts where the
 * row is no UTF-8.
 */
export function readCsvRow(
  row: Uint8Array,
  table: { readonly delimiter: string; readonly columns: Readonly<Record<string, number>> },
  offset: number,
  charset: string | null = null,
): { readonly id: string | null; readonly referenceDate: string | null; readonly document: ReadDocument } {
  const decoder = decoderOf(row, charset);
  const fields = fieldsOf(row, table.delimiter, decoder);
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
        decoder.charset,
      ),
      charset: decoder.charset,
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
