import { WhosaidError } from '../errors.js';
import { readJsonlLine } from '../readers/jsonl.js';
import { readAny } from '../readers/read.js';
import type { Stage } from './stage.js';

/** Bytes become text that remembers where each character came from. */
export const read: Stage = {
  name: 'read',
  requires: ['source'],
  assigns: ['document', 'referenceDate'],
  async run(work, limits) {
    const { source } = work;
    if (source.format === 'jsonl') {
      const { article, document } = readJsonlLine(source.bytes, source.byteStart);
      if (!/\S/.test(article.text)) throw new WhosaidError('EMPTY_DOCUMENT', 'the article has no text');
      if (article.text.length > limits.textLength) {
        throw new WhosaidError(
          'TEXT_TOO_LONG',
          `the text has ${article.text.length} characters, more than ${limits.textLength}; split the article`,
        );
      }
      work.document = document;
      work.referenceDate = article.referenceDate ?? article.published ?? source.referenceDate;
      return;
    }
    const document = await readAny(source.bytes, source.format, {
      ...(source.charset === null ? {} : { charset: source.charset }),
      limits: { maxBytes: limits.fileBytes, maxTextLength: limits.textLength },
    });
    work.document = document;
    work.referenceDate = document.published ?? source.referenceDate;
  },
};
