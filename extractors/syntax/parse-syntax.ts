import type { Tokens } from '../text/tokens.js';
import type { Syntax } from './syntax.js';

/** Makes the lazy syntax of a document: nothing is tagged or parsed before it is asked for. */
export function parseSyntax(tokens: Tokens): Syntax {
  const tags = new Uint8Array(tokens.count);
  const heads = new Int32Array(tokens.count).fill(-1);
  const labels = new Uint8Array(tokens.count);
  return { tags: () => tags, parse: () => ({ heads, labels }) };
}
