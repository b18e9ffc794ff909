import type { Fact } from '../query/facts.js';
import { link } from './markup.js';

/** Addresses of the explorer's pages. */
export function factUrl(id: string): string {
  return `/facts/${id}`;
}

export function documentUrl(id: number): string {
  return `/documents/${id}`;
}

/** A directive's value: what separates its parts must be escaped too. */
function directive(text: string): string {
  return encodeURIComponent(text).replaceAll('-', '%2D');
}

/** Words that stand beside a span, to tell it from others of the same words; whole words only. */
const CONTEXT = 32;

/** A text fragment (`:~:text=`) for a span of a text: the words with those before and behind them in the same paragraph. */
export function textFragment(text: string, start: number, end: number): string {
  const words = text.slice(start, end);
  if (words.trim() === '' || /[\r\n]/.test(words)) return '';
  // a word that the bound cuts is left out: the browser looks for whole words
  const [first, last] = [Math.max(0, start - CONTEXT), Math.min(text.length, end + CONTEXT)];
  const left = text.slice(first, start).replace(/^[\s\S]*[\r\n]/, '');
  const right = text.slice(end, last).replace(/[\r\n][\s\S]*$/, '');
  const cutLeft = first > 0 && left.length === start - first && /\S/.test(text.charAt(first - 1));
  const cutRight = last < text.length && right.length === last - end && /\S/.test(text.charAt(last));
  const before = (cutLeft ? left.replace(/^\S*/, '') : left).trim();
  const behind = (cutRight ? right.replace(/\S*$/, '') : right).trim();
  const prefix = before === '' ? '' : `${directive(before)}-,`;
  const suffix = behind === '' ? '' : `,-${directive(behind)}`;
  return `:~:text=${prefix}${directive(words)}${suffix}`;
}

/** The place of a span in its article: the server points it out, whether or not the browser knows text fragments. */
export function spanUrl(documentId: number, start: number, end: number, fragment = ''): string {
  return `${link(documentUrl(documentId), { span: `${start}-${end}` })}#span${fragment}`;
}

/** The place of a fact's figure in its article. */
export function factPlaceUrl(fact: Fact, sentenceStart?: number): string {
  if (sentenceStart === undefined) return spanUrl(fact.document_id, fact.span_start, fact.span_end);
  const start = fact.span_start - sentenceStart;
  const end = fact.span_end - sentenceStart;
  const fragment = fact.sentence.slice(start, end) === fact.number ? textFragment(fact.sentence, start, end) : '';
  return spanUrl(fact.document_id, fact.span_start, fact.span_end, fragment);
}
