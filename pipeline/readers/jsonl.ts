import { WhosaidError } from '../errors.js';
import { NO_METADATA, type ReadDocument } from './reader.js';
import { type SourceMap, StartsMap, utf8Length } from './source-map.js';

/** One article of a JSONL file: the keys that whosaid reads, checked. */
export interface JsonlArticle {
  /** As given: a string or a number; null where there is none. */
  readonly id: string | number | null;
  readonly text: string;
  /** YYYY-MM-DD or null. */
  readonly referenceDate: string | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly byline: string | null;
  readonly site: string | null;
  readonly published: string | null;
  /** What was odd and has been passed over, e.g. a reference date that is no date. */
  readonly warnings: readonly string[];
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function asString(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Where others keep the text. */
const LIKELY_TEXTS: readonly string[] = ['body', 'content', 'article', 'Text', 'fulltext', 'full_text', 'content_text'];

/** Returns whether a string is a day of the proleptic Gregorian calendar, written YYYY-MM-DD. */
export function isIsoDay(value: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

/** Decodes the bytes of one line; throws INVALID_ENCODING where they are not UTF-8. */
export function decodeLine(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new WhosaidError('INVALID_ENCODING', 'The line is not valid UTF-8; convert the file (iconv -t utf-8) first.');
  }
}

/**
 * Reads one line of JSONL. Throws JSONL_INVALID, JSONL_NO_TEXT or INVALID_ENCODING; an error of the text still carries the line's id as
 * `articleId`, so that the answer can name it.
 */
export function parseArticle(line: string): JsonlArticle {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    const reason = line.trim() === '' ? 'the line is empty' : (error as Error).message;
    throw new WhosaidError('JSONL_INVALID', `The line is not JSON: ${reason}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const advice = Array.isArray(value) ? `; an array becomes lines by: jq -c '.[]'` : '';
    throw new WhosaidError('JSONL_INVALID', `The line is JSON, but no object: write {"id": …, "text": …}${advice}.`);
  }
  const object = value as Record<string, unknown>;
  const id = (typeof object.id === 'string' && object.id !== '') || typeof object.id === 'number' ? object.id : null;
  if (typeof object.text !== 'string') {
    const likely = LIKELY_TEXTS.find((key) => typeof object[key] === 'string');
    const advice =
      likely === undefined ? '' : ` It has one under "${likely}": jq -c '.text = .${likely}' makes it that.`;
    const error = new WhosaidError('JSONL_NO_TEXT', `The line has no string under "text".${advice}`);
    throw Object.assign(error, { articleId: id });
  }
  const warnings: string[] = [];
  let referenceDate: string | null = null;
  if (typeof object.reference_date === 'string' && isIsoDay(object.reference_date)) {
    referenceDate = object.reference_date;
  } else if (object.reference_date !== null && object.reference_date !== undefined) {
    warnings.push(`reference_date ${JSON.stringify(object.reference_date)} is no YYYY-MM-DD day: taken as null`);
  }
  return {
    id,
    text: object.text,
    referenceDate,
    title: asString(object.title),
    url: asString(object.url),
    byline: asString(object.byline),
    site: asString(object.site),
    published: typeof object.published === 'string' && isIsoDay(object.published) ? object.published : null,
    warnings,
  };
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Index behind the closing quotation mark of the JSON string that opens at `open`. The bytes must be valid JSON. */
function endOfString(bytes: Uint8Array, open: number): number {
  let i = open + 1;
  while (i < bytes.length && bytes[i] !== QUOTE) i += bytes[i] === BACKSLASH ? 2 : 1;
  return i + 1;
}

/**
 * Finds the value of the top-level key "text" in a line that `parseArticle` has accepted: the bytes between its quotation marks. Where the
 * key stands twice the last one counts, as in JSON.parse.
 */
export function locateText(bytes: Uint8Array): { readonly start: number; readonly end: number } {
  let depth = 0;
  let keyNext = false;
  let found = { start: 0, end: 0 };
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === 0x7b || byte === 0x5b) {
      depth++;
      keyNext = depth === 1;
    } else if (byte === 0x7d || byte === 0x5d) {
      depth--;
    } else if (byte === 0x2c && depth === 1) {
      keyNext = true;
    } else if (byte === QUOTE) {
      const end = endOfString(bytes, i);
      if (keyNext && depth === 1) {
        keyNext = false;
        if (JSON.parse(decodeLine(bytes.subarray(i, end))) === 'text') {
          let value = end;
          while (value < bytes.length && bytes[value] !== QUOTE) value++;
          const valueEnd = endOfString(bytes, value);
          found = { start: value + 1, end: valueEnd - 1 };
          i = valueEnd - 1;
          continue;
        }
      }
      i = end - 1;
    }
  }
  return found;
}

/**
 * Leads from a text to the bytes of the JSON string that holds it: through `\n`, `\u20ac` and UTF-8. `raw` are the bytes between the quotation
 * marks, `base` the offset of the first of them in the file.
 */
function jsonStringMap(raw: Uint8Array, textLength: number, base: number): SourceMap {
  if (raw.length === textLength) return new StartsMap(base, null);
  const starts = new Uint32Array(textLength + 1);
  let unit = 0;
  for (let i = 0; i < raw.length; ) {
    const byte = raw[i] as number;
    const length = byte === BACKSLASH ? (raw[i + 1] === 0x75 ? 6 : 2) : utf8Length(byte);
    starts[unit++] = i;
    // the second half of a pair stands where the first does
    if (byte !== BACKSLASH && length === 4) starts[unit++] = i;
    i += length;
  }
  starts[textLength] = raw.length;
  return new StartsMap(base, starts);
}

/** Reads one line of a JSONL file that begins at byte `offset` of the file; the source map addresses the file. */
export function readJsonlLine(bytes: Uint8Array, offset: number): { article: JsonlArticle; document: ReadDocument } {
  const article = parseArticle(decodeLine(bytes));
  const place = locateText(bytes);
  const raw = bytes.subarray(place.start, place.end);
  const { text, title, url, byline, site, published } = article;
  return {
    article,
    document: {
      ...NO_METADATA,
      title,
      url,
      byline,
      site,
      published,
      text,
      sourceMap: jsonStringMap(raw, text.length, offset + place.start),
      charset: 'utf-8',
      places: null,
      diagnostics: article.warnings.map((message) => ({ code: 'REFERENCE_DATE', severity: 'warning', message })),
    },
  };
}
