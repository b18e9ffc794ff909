import { overlaps, type Span } from '../../extractors/text/span.js';
import type { AuditDocument, Figure } from './figure.js';

/** Sentences longer than this are tables, or no sentences: nobody says them twice. In UTF-16 code units. */
const LONGEST = 400;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu;

/** Words that say nothing of what a figure measures: function words, words for levels and for counting, fillers. */
const EMPTY = new Set(
  `a an the this that these those it its it's they their he his she her we our there here which who whose what
  and but or so yet as at by for from in into of on to with within during throughout over about around among across
  is are was were be been being has have had having do does did s
  stood stand stands stay stayed came come comes amounted amount amounts reached reach reaches totalled totaled totals totalling hit
  numbered recorded reported registered counted put estimated calculated according
  some roughly approximately nearly almost just only exactly fully still then now also too again already once more
  however meanwhile instead rather indeed altogether overall alone total totally all
  whole year years month months quarter day days end ended`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** What else a figure's sentence says. */
export interface Residue {
  /** The words beside the figure, its slots and its attribution: lower-case, in alphabetical order, each once. */
  readonly words: readonly string[];
  /** Whether one of them is a name. */
  readonly named: boolean;
}

/**
 * Reads the words of a figure's sentence that may narrow what it measures ("under repair"), or make it another measure ("scrapped"). Null where
 * the sentence is too long to tell.
 */
export function residueReader(document: AuditDocument): (figure: Figure) => Residue | null {
  let plain: ReadonlySet<string> | null = null;
  // a word that begins a sentence is a name, where the document never writes it small
  const isPlain = (word: string): boolean => {
    plain ??= new Set(document.text.match(WORD));
    return plain.has(word);
  };
  return (figure) => {
    const sentence = document.sentences[figure.sentence];
    if (sentence === undefined || sentence.end - sentence.start > LONGEST) return null;
    const attribution = figure.attribution === null ? undefined : document.attributions[figure.attribution];
    const { measure, subject, time, source } = figure.slots ?? {};
    const cue = attribution === undefined ? null : { start: attribution.cueStart, end: attribution.cueEnd };
    const known = [figure, measure, subject, time, source, cue].filter((span): span is Span => span != null);
    const words = new Set<string>();
    let named = false;
    for (const match of document.text.slice(sentence.start, sentence.end).matchAll(WORD)) {
      const start = sentence.start + match.index;
      const end = start + match[0].length;
      if (known.some((span) => overlaps(span, { start, end }))) continue;
      const word = match[0].replace(/['’]s?$/, '');
      const lower = word.toLowerCase();
      if (EMPTY.has(lower)) continue;
      words.add(lower);
      if (word !== lower && (match.index > 0 || !isPlain(lower))) named = true;
    }
    return { words: [...words].sort(), named };
  };
}
