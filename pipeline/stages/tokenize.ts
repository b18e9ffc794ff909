import { tokenize as cut } from '../../extractors/text/tokenize.js';
import type { Stage } from './stage.js';

/** Text becomes sentences and tokens. */
export const tokenize: Stage = {
  name: 'tokenize',
  requires: ['document'],
  assigns: ['tokens'],
  run(work) {
    work.tokens = cut(work.document!.text);
  },
};
