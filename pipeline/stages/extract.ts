import { extractTokens } from '../../extractors/extract.js';
import { namesOf } from '../aliases.js';
import type { Stage } from './stage.js';

/** Tokens become marks: numbers, dates, entities, attributions, claims. */
export const extract: Stage = {
  name: 'extract',
  requires: ['source', 'document', 'referenceDate', 'tokens'],
  assigns: ['extraction'],
  run(work) {
    const document = {
      id: work.source.locator,
      text: work.document!.text,
      referenceDate: work.referenceDate ?? null,
    };
    const { aliases } = work.source;
    const names = aliases === undefined || aliases === null ? null : namesOf(aliases);
    work.extraction = extractTokens(document, work.tokens!, { names });
  },
};
