import type { Root } from 'nlcst';
import type { Plugin } from 'unified';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { type Extraction, extract } from './extract.js';
import type { Mention } from './text/span.js';

/** What the retext plugins take. */
export interface RetextOptions {
  /** The day from which relative dates are counted, as YYYY-MM-DD; else the file's `data.referenceDate`, else none. */
  readonly referenceDate?: string | null;
}

/** The layers as lists of mentions. */
type Layer = 'numbers' | 'dates' | 'entities' | 'attributions' | 'claims';

/** The mentions that begin in one sentence of the tree, by layer. */
export type SentenceMentions = Partial<Record<Layer, readonly Mention[]>>;

declare module 'nlcst' {
  interface SentenceData {
    /** What `whosaid/retext` found that begins in this sentence. */
    whosaid?: SentenceMentions;
  }
}

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

const LAYERS: readonly Layer[] = ['numbers', 'dates', 'entities', 'attributions', 'claims'];

/** The extraction of a file, made once however many plugins ask. */
const extractions = new WeakMap<VFile, Extraction>();

function extractionOf(file: VFile, options: RetextOptions): Extraction {
  const known = extractions.get(file);
  if (known !== undefined) return known;
  const made = extract({ text: String(file), referenceDate: options.referenceDate ?? file.data.referenceDate ?? null });
  extractions.set(file, made);
  return made;
}

function mentionsOf(extraction: Extraction, layer: Layer): readonly Mention[] {
  return layer === 'entities' ? extraction.entityMentions : extraction[layer];
}

/** Hangs mentions on the sentences in which they begin, so that plugins that walk the tree meet them. Trees without positions are left. */
function hangOnSentences(tree: Root, layer: Layer, mentions: readonly Mention[]): void {
  let next = 0;
  visit(tree, 'SentenceNode', (sentence) => {
    const start = sentence.position?.start.offset;
    const end = sentence.position?.end.offset;
    if (start === undefined || end === undefined) return;
    // sentences and mentions both come in order: each is looked at once
    while (next < mentions.length && (mentions[next] as Mention).start < start) next++;
    const first = next;
    while (next < mentions.length && (mentions[next] as Mention).start < end) next++;
    if (next === first) return;
    sentence.data ??= {};
    sentence.data.whosaid ??= {};
    sentence.data.whosaid[layer] = mentions.slice(first, next);
  });
}

function layerPlugin(layer: Layer): Plugin<[RetextOptions?], Root> {
  return function plugin(options = {}) {
    return (tree, file) => {
      const extraction = extractionOf(file, options);
      hangOnSentences(tree, layer, mentionsOf(extraction, layer));
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
  return (tree, file) => {
    const extraction = extractionOf(file, options);
    const { numbers, dates, entities, entityMentions, attributions, claims } = extraction;
    for (const layer of LAYERS) hangOnSentences(tree, layer, mentionsOf(extraction, layer));
    file.data.whosaid = { numbers, dates, entities, entityMentions, attributions, claims };
  };
};

export default retextWhosaid;
