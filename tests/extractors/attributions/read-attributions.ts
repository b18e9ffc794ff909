import { expect, it } from 'vitest';
import type { AttributionMention } from '../../../extractors/attributions/mention.js';
import { extract } from '../../../extractors/extract.js';

/** An attribution in short: who, cue, what; spans are joined with " + ", nobody is "-". */
export function inShort(attribution: AttributionMention): string {
  const texts = (spans: readonly { text: string }[]): string => spans.map((span) => span.text).join(' + ');
  return `${texts(attribution.sources) || '-'} | ${attribution.cue.text} | ${texts(attribution.contents)}`;
}

/** All attributions of a text in short. */
export function said(text: string): string[] {
  return extract(text).attributions.map(inShort);
}

/** One test for each text: its attributions in short, in their order; a near-miss has none. */
export function reads(cases: readonly (readonly [text: string, ...expected: string[]])[]): void {
  it.each(cases)('%s', (text, ...expected) => {
    expect(said(text)).toEqual(expected);
  });
}
