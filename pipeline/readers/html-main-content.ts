import type { DefaultTreeAdapterTypes } from 'parse5';
import {
  ARTICLE_WORDS,
  BOILERPLATE_WORDS,
  PROSE_ELEMENTS,
  SKIPPED_ELEMENTS,
  UNSEEN_ELEMENTS,
} from './html-elements.js';
import { attribute } from './html-metadata.js';
import { walk } from './html-tree.js';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;
type ParentNode = DefaultTreeAdapterTypes.ParentNode;

/** The part of a page that is the article. */
export interface MainContent {
  readonly root: ParentNode;
  /** Elements below the root that are none of it. */
  readonly skipped: ReadonlySet<Node>;
}

/** What is counted of an element, its descendants included, skipped ones not. */
interface Weight {
  /** Characters that are not white space. */
  text: number;
  /** Those of them inside links. */
  linked: number;
  /** Those of them inside prose elements. */
  prose: number;
  /** Links. */
  links: number;
  /** Own score as a container of prose. */
  score: number;
}

/** A page with less prose than this is taken as a whole: there is nothing to find. Characters. */
const LEAST_PROSE = 140;

function lettersIn(text: string): number {
  let letters = 0;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x20) letters++;
  return letters;
}

/** Whether an element says that it is not shown, or that it is none of the article. */
export function isHidden(element: Element): boolean {
  for (const { name, value } of element.attrs) {
    if (name === 'hidden') return true;
    if (name === 'style' && /display\s{0,8}:\s{0,8}none|visibility\s{0,8}:\s{0,8}hidden/i.test(value.slice(0, 500)))
      return true;
    if (name === 'role' && /^(navigation|banner|complementary|contentinfo|search|dialog|menu|tooltip)$/.test(value))
      return true;
  }
  return false;
}

/** Whether class or id say that this is boilerplate. */
function isBoilerplate(element: Element): boolean {
  if (
    element.tagName === 'body' ||
    element.tagName === 'html' ||
    element.tagName === 'main' ||
    element.tagName === 'article'
  )
    return false;
  const names = `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`.slice(0, 500);
  if (names === ' ') return false;
  let boilerplate = false;
  for (const word of names.toLowerCase().split(/[^a-z0-9]+/)) {
    if (ARTICLE_WORDS.has(word)) return false;
    if (BOILERPLATE_WORDS.has(word)) boilerplate = true;
  }
  return (
    boilerplate ||
    /(^|\s)(sr-only|visually-hidden|screen-reader-text|pull-quote|author-bio|sup-ref|mw-editsection|reference)(\s|$)/i.test(
      names,
    )
  );
}

/** An element that only links: a list of other stories, a menu without a name. */
function isLinkList(element: Element, weight: Weight): boolean {
  // in a table of data one cell in a row may be a link; a cell of several is a menu
  if (element.tagName === 'td' && weight.links < 3) return false;
  return (
    weight.text > 0 &&
    weight.linked > weight.text * 0.6 &&
    /^(ul|ol|div|section|table|td|dl)$/.test(element.tagName) &&
    weight.prose - weight.linked < LEAST_PROSE
  );
}

/** A node that has been weighed: a map from nodes to weights would have to grow with the page again and again. */
type Weighed = Node & { weight?: Weight };

const weightOf = (node: Node): Weight | undefined => (node as Weighed).weight;

/** Weighs what is below the root, and returns the nodes that it weighed, in the order of the page. */
function weigh(root: ParentNode, skipped: Set<Node>): ParentNode[] {
  const weighed: ParentNode[] = [];
  let links = 0;
  let proses = 0;
  let own: Weight | undefined;
  walk(
    root,
    (node) => {
      if (node.nodeName === '#text') {
        if (own === undefined) return false;
        const letters = lettersIn((node as DefaultTreeAdapterTypes.TextNode).value);
        own.text += letters;
        if (links > 0) own.linked += letters;
        if (proses > 0) own.prose += letters;
        return false;
      }
      if (!('childNodes' in node)) return false;
      if ('tagName' in node && (SKIPPED_ELEMENTS.has(node.tagName) || isHidden(node) || isBoilerplate(node))) {
        skipped.add(node);
        return false;
      }
      const isLink = node.nodeName === 'a';
      own = { text: 0, linked: 0, prose: 0, links: isLink ? 1 : 0, score: 0 };
      (node as Weighed).weight = own;
      weighed.push(node);
      if (isLink) links++;
      if (PROSE_ELEMENTS.has(node.nodeName)) proses++;
      return true;
    },
    (node) => {
      if (node.nodeName === 'a') links--;
      if (PROSE_ELEMENTS.has(node.nodeName)) proses--;
      const parent = 'parentNode' in node ? node.parentNode : null;
      own = parent === null ? undefined : weightOf(parent);
      addTo(own, node, skipped);
    },
  );
  return weighed;
}

/** Adds the weight of a node to that of its parent. */
function addTo(above: Weight | undefined, node: ParentNode, skipped: Set<Node>): void {
  const weight = weightOf(node) as Weight;
  if ('tagName' in node && isLinkList(node, weight)) {
    skipped.add(node);
    return;
  }
  const parent = 'parentNode' in node ? node.parentNode : null;
  if (above === undefined || parent === null) return;
  above.text += weight.text;
  above.linked += weight.linked;
  above.prose += weight.prose;
  above.links += weight.links;
  if (!PROSE_ELEMENTS.has(node.nodeName) || weight.text < 25) return;
  const density = weight.linked / weight.text;
  const score = (1 + Math.min(6, weight.text / 100)) * (1 - density);
  above.score += score;
  const further = 'parentNode' in parent && parent.parentNode !== null ? weightOf(parent.parentNode) : undefined;
  if (further !== undefined) further.score += score / 2;
}

/** How plainly an element says that it is the article. */
function rank(element: Element): number {
  if ((attribute(element, 'itemprop') ?? '').toLowerCase() === 'articlebody') return 3;
  if (element.tagName === 'article') return 2;
  if (element.tagName === 'main' || attribute(element, 'role') === 'main') return 1;
  return 0;
}

/**
 * Finds the article in a page: what the page itself marks as article when that holds most of its prose, else the container whose paragraphs
 * score highest, else the body. Menus, asides, comments, link lists and hidden elements are left out.
 */
export function findMainContent(root: DefaultTreeAdapterTypes.Document, title: string | null): MainContent {
  const skipped = new Set<Node>();
  const weighed = weigh(root, skipped);
  const total = weightOf(root)?.prose ?? 0;
  let marked: Element | null = null;
  let markedRank = 0;
  let best: ParentNode | null = null;
  let bestScore = 0;
  let body: ParentNode = root;
  for (const node of weighed) {
    if (!('tagName' in node)) continue;
    const weight = weightOf(node) as Weight;
    if (node.tagName === 'body') body = node;
    const ownRank = rank(node);
    const heavier = marked === null || weight.prose > (weightOf(marked) as Weight).prose;
    if (ownRank > 0 && weight.prose * 2 > total && (ownRank > markedRank || (ownRank === markedRank && heavier))) {
      marked = node;
      markedRank = ownRank;
    }
    const score = weight.text === 0 ? 0 : weight.score * (1 - weight.linked / weight.text);
    if (score > bestScore) {
      best = node;
      bestScore = score;
    }
  }
  let main: ParentNode = body;
  if (marked !== null) main = marked;
  else if (best !== null && total >= LEAST_PROSE) main = widen(best, total);
  skipTitle(main, title, skipped);
  if ((weightOf(main)?.text ?? 0) === 0) return { root: body, skipped: skipOnlyUnseen(body) };
  return { root: main, skipped };
}

/** Climbs while the parent holds clearly more prose: articles are often cut into several containers. */
function widen(start: ParentNode, total: number): ParentNode {
  let node = start;
  while ('parentNode' in node && node.parentNode !== null) {
    const here = weightOf(node)?.prose ?? 0;
    if (here * 5 >= total * 4) break;
    const parent = node.parentNode;
    const above = weightOf(parent);
    if (above === undefined || parent.nodeName === 'html' || above.linked * 3 > above.text) break;
    node = parent;
  }
  return node;
}

/** Leaves out a heading that only repeats the title, which is kept as such. */
function skipTitle(main: ParentNode, title: string | null, skipped: Set<Node>): void {
  if (title === null) return;
  const stack: Node[] = [main];
  for (let seen = 0; stack.length > 0 && seen < 2000; seen++) {
    const node = stack.pop() as Node;
    if (!('childNodes' in node)) continue;
    if (node.nodeName === 'h1') {
      let text = '';
      const inner: Node[] = [node];
      while (inner.length > 0 && text.length < 2000) {
        const child = inner.pop() as Node;
        if (child.nodeName === '#text') text += (child as DefaultTreeAdapterTypes.TextNode).value;
        else if ('childNodes' in child)
          for (let i = child.childNodes.length - 1; i >= 0; i--) inner.push(child.childNodes[i] as Node);
      }
      if (text.replace(/\s+/g, ' ').trim() === title) skipped.add(node);
      return;
    }
    for (let i = node.childNodes.length - 1; i >= 0; i--) stack.push(node.childNodes[i] as Node);
  }
}

/** Only what no reader sees or what was struck out: for a page that is the article as a whole, or whose every part looks like boilerplate. */
export function skipOnlyUnseen(body: ParentNode): Set<Node> {
  const skipped = new Set<Node>();
  const stack: Node[] = [body];
  while (stack.length > 0) {
    const node = stack.pop() as Node;
    if (!('childNodes' in node)) continue;
    if ('tagName' in node && (UNSEEN_ELEMENTS.has(node.tagName) || isHidden(node))) skipped.add(node);
    else for (const child of node.childNodes) stack.push(child);
  }
  return skipped;
}
