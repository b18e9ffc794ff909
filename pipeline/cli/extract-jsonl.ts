import { type ExtractOptions, extract } from '../../extractors/extract.js';
import { toStandoff } from '../../extractors/standoff.js';
import { codeOf, messageOf, WhosaidError } from '../errors.js';
import { type Line, readLines } from '../inputs/lines.js';
import type { Limits } from '../limits.js';
import { decodeLine, type JsonlArticle, parseArticle } from '../readers/jsonl.js';

/** What goes wrong with one line, as the line that is printed for it. */
function errorLine(id: string | number | null, line: number, stage: string, error: unknown): string {
  const code = codeOf(error);
  return JSON.stringify({
    id,
    line,
    error: { code: code === 'INTERNAL' ? 'EXTRACT_FAILED' : code, stage, message: messageOf(error) },
  });
}

function readArticle(line: Line, limits: Limits): JsonlArticle {
  if (line.bytes === null) {
    throw new WhosaidError('FILE_TOO_LARGE', `The line is longer than ${limits.fileBytes} bytes; split the article.`);
  }
  const article = parseArticle(decodeLine(line.bytes));
  if (article.text.length > limits.textLength) {
    const error = new WhosaidError(
      'TEXT_TOO_LONG',
      `The text has ${article.text.length} characters, over the limit of ${limits.textLength}; split the article.`,
    );
    throw Object.assign(error, { articleId: article.id });
  }
  return article;
}

/** The output line of one input line: its extraction, or what went wrong. Never throws. */
export function extractLine(
  line: Line,
  limits: Limits,
  fallbackDate: string | null,
  own: ExtractOptions = {},
): { readonly json: string; readonly failed: boolean } {
  let article: JsonlArticle;
  try {
    article = readArticle(line, limits);
  } catch (error) {
    const id = (error as { articleId?: string | number | null }).articleId ?? null;
    return { json: errorLine(id, line.number, 'read', error), failed: true };
  }
  const id = article.id ?? String(line.number);
  try {
    const { text } = article;
    const referenceDate = article.referenceDate ?? fallbackDate;
    const standoff = toStandoff(extract({ id: String(id), text, referenceDate }, own));
    standoff.id = id;
    if (article.warnings.length > 0) {
      const own = Array.isArray(standoff.diagnostics) ? standoff.diagnostics : [];
      const warnings = article.warnings.map((message) => ({ code: 'REFERENCE_DATE', severity: 'warning', message }));
      standoff.diagnostics = [...own, ...warnings];
    }
    return { json: JSON.stringify(standoff), failed: false };
  } catch (error) {
    return { json: errorLine(id, line.number, 'extract', error), failed: true };
  }
}

/**
 * One output line for each input line, in order, as they come: nothing is held but the line in hand, and a slow reader slows the input.
 * Returns how many lines failed.
 */
export async function extractJsonl(
  input: AsyncIterable<Uint8Array>,
  write: (data: string) => Promise<void>,
  limits: Limits,
  fallbackDate: string | null = null,
  own: ExtractOptions = {},
): Promise<number> {
  let failures = 0;
  for await (const line of readLines(input, limits.fileBytes)) {
    const { json, failed } = extractLine(line, limits, fallbackDate, own);
    if (failed) failures++;
    await write(`${json}\n`);
  }
  return failures;
}
