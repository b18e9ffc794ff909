import type { DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** Nodes of a raised text that are looked at, and characters: marks are short. */
const MOST_NODES = 12;
const LONGEST = 24;

function attribute(element: Element, name: string): string {
  return element.attrs.find((attr) => attr.name === name)?.value ?? '';
}

const isAnchor = (node: Node | null): node is Element => node !== null && node.nodeName === 'a' && 'attrs' in node;

/** A link within the page: to a note, and back. */
const leadsToNote = (node: Node | null): boolean => isAnchor(node) && attribute(node, 'href').includes('#');

/** The text of a short element, and whether it links within the page; null where it is too long to be a mark. */
function rawMark(element: Element): { readonly text: string; readonly linked: boolean } | null {
  const open: Node[] = [element];
  let text = '';
  let linked = leadsToNote(element.parentNode);
  for (let seen = 0; open.length > 0; seen++) {
    const node = open.pop() as Node;
    if (seen > MOST_NODES || text.length > LONGEST) return null;
    if (node.nodeName === '#text') text += (node as DefaultTreeAdapterTypes.TextNode).value;
    linked ||= leadsToNote(node);
    if ('childNodes' in node) open.push(...[...node.childNodes].reverse());
  }
  return { text: text.trim(), linked };
}

/** Whether a raised text is the mark of a note by itself: it stands in brackets, or is several numbers ("3,4"). */
export function isNoteText(text: string): boolean {
  return /^(?:\[[^\]]{1,20}\]|\(\d{1,3}\)|\d{1,3}(?:\s?[,;–]\s?\d{1,3})+)$/.test(text);
}

/** Text of a raised element; null where it is long, or the node is none. */
export function raisedText(node: Node): string | null {
  return node.nodeName === 'sup' && 'attrs' in node ? (rawMark(node)?.text ?? null) : null;
}

/**
 * Whether an element is the mark of a note: raised, and linked within the page, in brackets or several of them ("3,4"); or a link that says so
 * itself. It is no part of the text: behind a figure it would be read as its last digit.
 */
export function isNoteMark(node: Node): boolean {
  if (!('attrs' in node)) return false;
  if (node.nodeName === 'a') {
    return /\b(?:doc-)?noteref\b/.test(`${attribute(node, 'role')} ${attribute(node, 'epub:type')}`);
  }
  if (node.nodeName !== 'sup') return false;
  const mark = rawMark(node);
  return mark !== null && mark.text !== '' && (mark.linked || isNoteText(mark.text));
}
