import { WhosaidError } from '../errors.js';

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

/** Returns whether a string is a day of the proleptic Gregorian calendar, written YYYY-MM-DD. */
export function isIsoDay(value: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

/** Decodes the bytes of one line; throws INPUT_ENCODING where they are not UTF-8. */
export function decodeLine(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new WhosaidError('INPUT_ENCODING', 'The line is not valid UTF-8; convert the file (iconv -t utf-8) first.');
  }
}

/**
 * Reads one line of JSONL. Throws JSONL_INVALID, JSONL_NO_TEXT or INPUT_ENCODING; an error of the text still carries the line's id as
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
    throw new WhosaidError('JSONL_INVALID', 'The line is JSON, but no object: write {"id": …, "text": …}.');
  }
  const object = value as Record<string, unknown>;
  const id = (typeof object.id === 'string' && object.id !== '') || typeof object.id === 'number' ? object.id : null;
  if (typeof object.text !== 'string') {
    const error = new WhosaidError('JSONL_NO_TEXT', 'The line has no string under "text".');
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
