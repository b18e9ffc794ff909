import type { AnnotatedEntity } from './scoring/annotations.js';

export const ENTITY_TYPES: ReadonlySet<string> = new Set([
  'PERSON',
  'ORG',
  'GPE',
  'LOC',
  'PRODUCT',
  'EVENT',
  'WORK',
  'NORP',
]);

/** A text with its entity mentions; offsets are UTF-16 code units of the text. */
export interface MarkedText {
  readonly text: string;
  readonly entities: readonly AnnotatedEntity[];
}

/**
 * Takes the inline mark-up of the training articles, `[[TYPE|text]]`, away and gives the mentions as offsets.
 * @throws SyntaxError with the line of a mark that is not closed, is nested, is empty or names no type
 */
export function parseMarkedText(source: string): MarkedText {
  const entities: AnnotatedEntity[] = [];
  let text = '';
  let at = 0;
  const fail = (place: number, what: string): SyntaxError =>
    new SyntaxError(`line ${source.slice(0, place).split('\n').length}: ${what}`);
  for (;;) {
    const open = source.indexOf('[[', at);
    const plain = source.slice(at, open < 0 ? source.length : open);
    const stray = plain.indexOf(']]');
    if (stray >= 0) throw fail(at + stray, 'a mark is closed that was not opened');
    text += plain;
    if (open < 0) return { text, entities };
    const close = source.indexOf(']]', open);
    if (close < 0) throw fail(open, 'a mark is not closed');
    const inner = source.slice(open + 2, close);
    if (inner.includes('[[')) throw fail(open, 'a mark stands inside another');
    const bar = inner.indexOf('|');
    const type = inner.slice(0, Math.max(bar, 0));
    const mention = inner.slice(bar + 1);
    if (!ENTITY_TYPES.has(type)) throw fail(open, `${JSON.stringify(type)} is no entity type`);
    if (mention === '' || mention !== mention.trim() || mention.includes('|') || mention.includes('\n')) {
      throw fail(open, `${JSON.stringify(mention)} is no mention`);
    }
    entities.push({ start: text.length, end: text.length + mention.length, text: mention, type });
    text += mention;
    at = close + 2;
  }
}
