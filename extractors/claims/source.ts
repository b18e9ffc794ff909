import type { TextSpan } from '../text/span.js';
import type { Draft, Sentence } from './sentence.js';

/** The source of the innermost attribution whose content holds the figure; null where nobody is named. */
export function readSource(sentence: Sentence, draft: Draft): TextSpan | null {
  return sentence.context.attributions[draft.attribution]?.source ?? null;
}
