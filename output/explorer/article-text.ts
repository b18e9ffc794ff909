import type { Finding } from '../audit/index.js';
import type { Article, ArticleFact } from '../query/article.js';
import { placeOfFinding } from './findings.js';
import { type MarkRenderer, markClasses, marksByRange, type PlacedMark, placeMarks, renderMarks } from './marks.js';
import { articleText, type Content, html, type Markup } from './markup.js';

/** A part of a text between line ends: UTF-16 code units of the document. */
export interface Paragraph {
  readonly start: number;
  readonly end: number;
}

/** The paragraphs of a text, without the line ends between them; blank ones are left out. */
export function paragraphsOf(text: string, offset = 0): Paragraph[] {
  const out: Paragraph[] = [];
  const lineEnd = /[\r\n\u2029]+/g;
  let start = 0;
  const add = (end: number): void => {
    if (text.slice(start, end).trim() !== '') out.push({ start: start + offset, end: end + offset });
  };
  for (let match = lineEnd.exec(text); match !== null; match = lineEnd.exec(text)) {
    add(match.index);
    start = match.index + match[0].length;
  }
  add(text.length);
  return out;
}

export interface ArticleTextOptions {
  /** Where a figure leads to. */
  readonly factLink: (fact: string) => string;
  readonly note: (fact: ArticleFact) => Content;
  readonly findingNote: (finding: Finding) => Content;
  readonly findings: readonly Finding[];
  /** A span to point out, or null. */
  readonly target: { readonly start: number; readonly end: number } | null;
  /** The title as the document gives it: a first paragraph that repeats it is its heading. */
  readonly title: string | null;
}

const LAYER_WORDS: Readonly<Record<string, string>> = {
  content: 'what was said',
  cited: 'cited document',
  source: 'who said it',
  cue: 'cue',
  measure: 'measure',
  subject: 'subject',
  rate: 'rate',
};

function markTitle(mark: PlacedMark): string {
  const words = mark.layers.map((layer) => LAYER_WORDS[layer]).filter((word) => word !== undefined);
  return [...mark.told, ...words].join(' · ');
}

/** Opens and closes the elements of marks; a figure is a link to its fact, and no link stands within another. */
function elements(options: ArticleTextOptions, ids: Set<string>): MarkRenderer {
  const names: string[] = [];
  return {
    open(mark, first) {
      const name = mark.figureOf !== null && !names.includes('a') ? 'a' : 'span';
      names.push(name);
      const id = `m-${mark.start}-${mark.end}`;
      const anchor = first && !ids.has(id);
      if (anchor) ids.add(id);
      const title = markTitle(mark);
      return html`<${element(name)} class="${markClasses(mark)}"${anchor ? html` id="${id}"` : null}${
        name === 'a' ? html` href="${options.factLink(mark.figureOf as string)}"` : null
      }${mark.facts.length === 0 ? null : html` data-facts="${mark.facts.join(' ')}"`}${title === '' ? null : html` title="${title}"`}>`;
    },
    close() {
      return html`</${element(names.pop() as string)}>`;
    },
    text: articleText,
  };
}

function element(name: string): Markup {
  return name === 'a' ? html`a` : html`span`;
}

/** A span that the reader was led to: it lies over all other marks and is cut by none. */
const TARGET_WEIGHT = 100;

/** The text of an article: each paragraph with its marks, and beside it the facts and findings that stand in it. */
export function renderArticleText(article: Article, options: ArticleTextOptions): Markup {
  const { text, from } = article;
  const paragraphs = paragraphsOf(text, from);
  const placed = placeMarks(article.marks);
  const byParagraph = marksByRange(paragraphs, placed);
  const facts = byStart(paragraphs, article.facts, (fact) => fact.span_start);
  const findings = byStart(
    paragraphs,
    options.findings,
    (finding) => placeOfFinding(finding, article.document.locator)?.start ?? from,
  );
  const ids = new Set<string>();
  const renderer = withTarget(elements(options, ids), options.target);
  return html`${paragraphs.map((paragraph, i) => {
    const { start, end } = paragraph;
    const marks = targeted(byParagraph[i] ?? [], options.target, paragraph);
    const words = renderMarks(text, from, start, end, marks, renderer);
    const heading = i === 0 && from === 0 && sameWords(text.slice(start, end), options.title);
    const notes = [...(findings[i] ?? []).map(options.findingNote), ...(facts[i] ?? []).map(options.note)];
    return html`<div class="passage${heading ? ' heading' : ''}" id="p-${start}">
${heading ? html`<h1>${words}</h1>` : html`<p>${words}</p>`}
${notes.length === 0 ? null : html`<aside class="notes" aria-label="Facts in this passage">${notes}</aside>`}
</div>
`;
  })}`;
}

/** Whether the text says its title itself, at its beginning. */
export function beginsWithTitle(article: Article): boolean {
  const first = paragraphsOf(article.text, article.from)[0];
  return (
    article.from === 0 &&
    first !== undefined &&
    sameWords(article.text.slice(first.start, first.end), article.document.title)
  );
}

function sameWords(text: string, title: string | null): boolean {
  const plain = (words: string): string => words.replace(/\s+/g, ' ').trim().toLowerCase();
  return title !== null && plain(text) === plain(title);
}

function byStart<T>(paragraphs: readonly Paragraph[], items: readonly T[], startOf: (item: T) => number): T[][] {
  const out: T[][] = paragraphs.map(() => []);
  let i = 0;
  for (const item of [...items].sort((a, b) => startOf(a) - startOf(b))) {
    while (i + 1 < paragraphs.length && startOf(item) >= (paragraphs[i + 1] as Paragraph).start) i++;
    out[i]?.push(item);
  }
  return out;
}

const targets = new WeakSet<PlacedMark>();

function targeted(
  marks: readonly PlacedMark[],
  target: ArticleTextOptions['target'],
  paragraph: Paragraph,
): readonly PlacedMark[] {
  if (target === null || target.start >= paragraph.end || target.end <= paragraph.start) return marks;
  const mark: PlacedMark = { ...target, layers: [], told: [], facts: [], figureOf: null, weight: TARGET_WEIGHT };
  targets.add(mark);
  return [...marks, mark].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Renders the span that the reader was led to as `<mark id="span">`. */
function withTarget(renderer: MarkRenderer, target: ArticleTextOptions['target']): MarkRenderer {
  if (target === null) return renderer;
  return {
    open: (mark, first) =>
      targets.has(mark)
        ? first
          ? html`<mark class="target" id="span">`
          : html`<mark class="target">`
        : renderer.open(mark, first),
    close: (mark) => (targets.has(mark) ? html`</mark>` : renderer.close(mark)),
    text: renderer.text,
  };
}
