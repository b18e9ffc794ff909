import type { Root } from 'nlcst';
import type { Plugin } from 'unified';
import type { VFile } from 'vfile';
import { type Extraction, extract } from './extract.js';

/** What the retext plugins take. */
export interface RetextOptions {
  /** The day from which relative dates are counted, as YYYY-MM-DD; else the file's `data.referenceDate`, else none. */
  readonly referenceDate?: string | null;
}

type Layer = 'numbers' | 'dates' | 'entities' | 'attributions' | 'claims';

declare module 'vfile' {
  interface DataMap {
    /** What `whosaid/retext` found in the file's text. Offsets are UTF-16 code units into it. */
    whosaid: Partial<Pick<Extraction, 'numbers' | 'dates' | 'attributions' | 'claims'>> & {
      entities?: Extraction['entities'];
      entityMentions?: Extraction['entityMentions'];
    };
    referenceDate: string;
  }
}

/** The extraction of a file, made once however many plugins ask. */
const extractions = new WeakMap<VFile, Extraction>();

function extractionOf(file: VFile, options: RetextOptions): Extraction {
  const known = extractions.get(file);
  if (known !== undefined) return known;
  const made = extract({ text: String(file), referenceDate: options.referenceDate ?? file.data.referenceDate ?? null });
  extractions.set(file, made);
  return made;
}

function layerPlugin(layer: Layer): Plugin<[RetextOptions?], Root> {
  return function plugin(options = {}) {
    return (_tree, file) => {
      const extraction = extractionOf(file, options);
      const found = (file.data.whosaid ??= {});
      if (layer === 'entities') {
        found.entities = extraction.entities;
        found.entityMentions = extraction.entityMentions;
      } else Object.assign(found, { [layer]: extraction[layer] });
    };
  };
}

/** Puts the numbers of a file's text into `file.data.whosaid.numbers`. */
export const retextNumbers: Plugin<[RetextOptions?], Root> = layerPlugin('numbers');
/** Puts the expressions of time into `file.data.whosaid.dates`. */
export const retextDates: Plugin<[RetextOptions?], Root> = layerPlugin('dates');
/** Puts entities and their mentions into `file.data.whosaid.entities` and `.entityMentions`. */
export const retextEntities: Plugin<[RetextOptions?], Root> = layerPlugin('entities');
/** Puts the attributions into `file.data.whosaid.attributions`. */
export const retextAttributions: Plugin<[RetextOptions?], Root> = layerPlugin('attributions');
/** Puts the claims into `file.data.whosaid.claims`. */
export const retextClaims: Plugin<[RetextOptions?], Root> = layerPlugin('claims');

/** All five layers. */
export const retextWhosaid: Plugin<[RetextOptions?], Root> = function retextWhosaid(options = {}) {
  return (_tree, file) => {
    const { numbers, dates, entities, entityMentions, attributions, claims } = extractionOf(file, options);
    file.data.whosaid = { numbers, dates, entities, entityMentions, attributions, claims };
  };
};

export default retextWhosaid;
