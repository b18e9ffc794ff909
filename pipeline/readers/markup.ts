import { wordTable } from '../../extractors/text/word-table.js';

/**
 * How a text that is plainly HTML is laid out: `page` is a whole page, `blocks` has paragraphs or breaks, `lines` has tags or references within
 * its lines only, and its line ends are those of its paragraphs.
 */
export type Markup = 'page' | 'blocks' | 'lines';

/** Elements that articles are written with; whether one stands without an end tag (`alone`), and whether it lays out lines. */
const ELEMENTS: Readonly<Record<string, 'inline' | 'block' | 'lines' | 'alone'>> = wordTable({
  ...Object.fromEntries(
    'a abbr b blockquote cite code del em figcaption figure font h1 h2 h3 h4 h5 h6 i iframe ins li mark ol pre q s script section small span strike strong style sub sup table tbody td th thead tr u ul'
      .split(' ')
      .map((name) => [name, 'inline']),
  ),
  p: 'lines',
  div: 'lines',
  article: 'block',
  main: 'block',
  br: 'alone',
  hr: 'alone',
  img: 'alone',
});

/** A tag as HTML is written: its name, and attributes with their values. What only begins like one ends at the next `<`. */
const TAG =
  /<(?:(\/)([a-z][a-z0-9]{0,9})\s{0,9}|([a-z][a-z0-9]{0,9})((?:\s{1,9}[a-z_:@][\w:.-]{0,60}(?:\s?=\s?(?:"[^"<>]{0,3000}"|'[^'<>]{0,3000}'|[^\s"'<>=`]{1,2000}))?){0,40})\s{0,9}\/?)>/gi;
const PAGE =
  /^\s{0,99}(?:<\?xml[^<>]{0,200}>\s{0,99})?(?:<!--[^<>]{0,2000}-->\s{0,99})?<(?:!doctype\s+html|html)[\s>]/i;
/** What a parser would take for a tag. */
const TAG_LIKE = /<[a-z/!?]/gi;
const COMMENT = /<!--/g;
/** References that texts are full of once they have been through HTML; those of programs and addresses have no semicolon. */
const REFERENCE =
  /&(?:amp|nbsp|quot|apos|lt|gt|mdash|ndash|hellip|[lr][ds]quo|pound|euro|cent|eacute|#\d{2,6}|#x[\da-f]{2,5});/i;
/** A break between words that goes on in small letters is talked about, not used: "the <br> tag". */
const NAMED_TAG = /^ \p{Ll}/u;

/**
 * Whether a text that is given as plain is plainly HTML, as many exports of articles have it. Tags must be those of articles, well-formed, and
 * closed where they have to be; where much else looks like a tag (addresses in angle brackets, programs) it is a text that talks of such things.
 * One pass, whatever the text.
 */
export function markupOf(text: string): Markup | null {
  if (!text.includes('<')) return REFERENCE.test(text) ? 'lines' : null;
  if (PAGE.test(text)) return 'page';
  const open = new Map<string, number>();
  let tags = 0;
  let proofs = 0;
  let paragraphs = 0;
  for (const match of text.matchAll(TAG)) {
    const name = (match[2] ?? match[3] ?? '').toLowerCase();
    const kind = ELEMENTS[name];
    if (kind === undefined) continue;
    tags++;
    if (match[1] !== undefined) {
      const left = open.get(name) ?? 0;
      if (left > 0) proofs++;
      open.set(name, Math.max(0, left - 1));
    } else if (kind === 'alone') {
      const behind = text.slice(match.index + match[0].length, match.index + match[0].length + 3);
      if (text[match.index - 1] !== ' ' || !NAMED_TAG.test(behind)) proofs++;
      if (name === 'br') paragraphs++;
    } else {
      open.set(name, (open.get(name) ?? 0) + 1);
      if (kind === 'lines') paragraphs++;
      // a paragraph needs no end tag
      if (name === 'p' && (open.get('p') as number) > 1) proofs++;
    }
  }
  const alike = countOf(text, TAG_LIKE) - countOf(text, COMMENT);
  if (proofs === 0) return alike === 0 && REFERENCE.test(text) ? 'lines' : null;
  if ((alike - tags) * 3 > tags) return null;
  return paragraphs > 0 ? 'blocks' : 'lines';
}

function countOf(text: string, pattern: RegExp): number {
  let count = 0;
  for (const _ of text.matchAll(pattern)) count++;
  return count;
}
