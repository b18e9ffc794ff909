import type { DefaultTreeAdapterTypes } from 'parse5';
import type { Metadata } from './reader.js';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Reads the day of a machine-made date: ISO 8601, "4 March 2025", "March 4, 2025", "Tue, 04 Mar 2025 ..."; null when it is none. */
export function readDay(value: string | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  const text = value.trim().slice(0, 64);
  const iso = /^(\d{4})-?(\d{2})-?(\d{2})(?!\d)/.exec(text);
  if (iso !== null) return validDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const words = /(?:(\d{1,2})\s+)?\b([A-Za-z]{3,9})\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})\b/.exec(text);
  if (words === null) return null;
  const month = MONTHS.indexOf((words[2] as string).slice(0, 3).toLowerCase()) + 1;
  return validDay(Number(words[4]), month, Number(words[1] ?? words[3] ?? 0));
}

function validDay(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The value of an attribute, or null. */
export function attribute(element: Element, name: string): string | null {
  for (const { name: found, value } of element.attrs) if (found === name) return value;
  return null;
}

/** The text of a small element, white space collapsed; at most 1,000 characters. */
function textOf(element: Element): string {
  let text = '';
  const stack: Node[] = [element];
  while (stack.length > 0 && text.length < 1000) {
    const node = stack.pop() as Node;
    if (node.nodeName === '#text') text += (node as DefaultTreeAdapterTypes.TextNode).value;
    else if ('childNodes' in node)
      for (let i = node.childNodes.length - 1; i >= 0; i--) stack.push(node.childNodes[i] as Node);
  }
  return text.replace(/\s+/g, ' ').trim();
}

interface JsonLd {
  headline: string | null;
  author: string | null;
  published: string | null;
  modified: string | null;
  site: string | null;
}

const ARTICLE_TYPES = /Article|BlogPosting|Report|WebPage/;

function nameOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) {
    const names = value.map(nameOf).filter((name) => name !== null);
    return names.length > 0 ? names.join(', ') : null;
  }
  if (typeof value === 'object' && value !== null && 'name' in value) return nameOf(value.name);
  return null;
}

/** Looks through one JSON-LD block, its @graph included, for an article. Bounded: 200 objects. */
function readJsonLd(text: string): JsonLd | null {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return null;
  }
  const queue: unknown[] = [root];
  for (let seen = 0; seen < queue.length && seen < 200; seen++) {
    const item = queue[seen];
    if (Array.isArray(item)) queue.push(...item.slice(0, 200));
    else if (typeof item === 'object' && item !== null) {
      const object = item as Record<string, unknown>;
      if (Array.isArray(object['@graph'])) queue.push(...object['@graph'].slice(0, 200));
      const type = JSON.stringify(object['@type'] ?? '');
      if (ARTICLE_TYPES.test(type) && (object.headline !== undefined || object.datePublished !== undefined)) {
        const string = (key: string): string | null =>
          typeof object[key] === 'string' ? (object[key] as string) : null;
        return {
          headline: string('headline'),
          author: nameOf(object.author),
          published: readDay(string('datePublished')),
          modified: readDay(string('dateModified')),
          site: nameOf(object.publisher),
        };
      }
    }
  }
  return null;
}

const clean = (value: string | null | undefined): string | null => {
  const text = value?.replace(/\s+/g, ' ').trim();
  return text === undefined || text === '' ? null : text.slice(0, 1000);
};

/** Collects what a page says of itself: meta elements first, then JSON-LD, then what its body marks up. One walk. */
export function readMetadata(root: DefaultTreeAdapterTypes.Document): Metadata {
  const meta = new Map<string, string>();
  let jsonLd: JsonLd | null = null;
  let title: string | null = null;
  let heading: string | null = null;
  let headings = 0;
  let byline: string | null = null;
  let time: string | null = null;
  let marked: string | null = null;
  let language: string | null = null;
  let canonical: string | null = null;
  const stack: Node[] = [root];
  while (stack.length > 0) {
    const node = stack.pop() as Node;
    if ('tagName' in node) {
      const property = (attribute(node, 'itemprop') ?? '').toLowerCase();
      if (node.tagName === 'html') language = attribute(node, 'lang');
      else if (node.tagName === 'title' && title === null) title = textOf(node);
      else if (node.tagName === 'meta') {
        const key = (attribute(node, 'property') ?? attribute(node, 'name') ?? property).toLowerCase();
        const content = attribute(node, 'content');
        if (key !== '' && content !== null && !meta.has(key)) meta.set(key, content);
      } else if (node.tagName === 'link' && attribute(node, 'rel') === 'canonical')
        canonical ??= attribute(node, 'href');
      else if (node.tagName === 'script') {
        if (attribute(node, 'type') === 'application/ld+json') jsonLd ??= readJsonLd(scriptText(node));
        continue;
      } else if (node.tagName === 'h1') {
        headings++;
        heading ??= textOf(node);
      } else if (node.tagName === 'time') time ??= readDay(attribute(node, 'datetime') ?? textOf(node));
      if (property === 'datepublished')
        marked ??= readDay(attribute(node, 'datetime') ?? attribute(node, 'content') ?? textOf(node));
      if (byline === null && (property === 'author' || attribute(node, 'rel') === 'author' || hasBylineClass(node))) {
        byline = textOf(node).replace(/^by\s+/i, '');
      }
    }
    if ('childNodes' in node)
      for (let i = node.childNodes.length - 1; i >= 0; i--) stack.push(node.childNodes[i] as Node);
  }
  const site = clean(meta.get('og:site_name') ?? meta.get('application-name')) ?? clean(jsonLd?.site);
  const author =
    meta.get('author') ?? meta.get('article:author') ?? meta.get('dc.creator') ?? meta.get('parsely-author');
  return {
    title:
      clean(meta.get('og:title')) ??
      clean(jsonLd?.headline) ??
      (headings === 1 ? clean(heading) : null) ??
      withoutSite(title, site),
    byline:
      clean(author !== undefined && /^https?:/.test(author) ? null : author) ?? clean(jsonLd?.author) ?? clean(byline),
    published:
      readDay(meta.get('article:published_time')) ??
      jsonLd?.published ??
      readDay(meta.get('datepublished')) ??
      readDay(meta.get('date')) ??
      readDay(meta.get('pubdate')) ??
      readDay(meta.get('publishdate')) ??
      readDay(meta.get('dc.date')) ??
      readDay(meta.get('dc.date.issued')) ??
      readDay(meta.get('dcterms.created')) ??
      readDay(meta.get('parsely-pub-date')) ??
      readDay(meta.get('sailthru.date')) ??
      marked ??
      time,
    modified:
      readDay(meta.get('article:modified_time')) ?? readDay(meta.get('og:updated_time')) ?? jsonLd?.modified ?? null,
    site,
    language: clean(language) ?? clean(meta.get('og:locale')),
    url: clean(canonical ?? meta.get('og:url')),
  };
}

function scriptText(element: Element): string {
  const first = element.childNodes[0];
  return first !== undefined && first.nodeName === '#text' ? (first as DefaultTreeAdapterTypes.TextNode).value : '';
}

function hasBylineClass(element: Element): boolean {
  const name = attribute(element, 'class');
  return name !== null && /(^|[\s_-])(byline|author-name)($|[\s_-])/i.test(name.slice(0, 200));
}

function withoutSite(title: string | null, site: string | null): string | null {
  const text = clean(title);
  if (text === null) return null;
  const cut = Math.max(
    text.lastIndexOf(' | '),
    text.lastIndexOf(' - '),
    text.lastIndexOf(' – '),
    text.lastIndexOf(' — '),
  );
  if (cut <= 0) return text;
  const tail = text.slice(cut + 3);
  return tail === site || text.slice(cut, cut + 3) === ' | ' ? text.slice(0, cut) : text;
}
