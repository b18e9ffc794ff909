import { extractTokens } from '../../extractors/extract.js';
import { extractOptions, NO_LISTS } from '../user-lists.js';
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
    const options = { ...extractOptions(work.source.lists ?? NO_LISTS), tables: work.document!.tables ?? null };
    work.extraction = extractTokens(document, work.tokens!, options);
  },
};
