import { type DefaultTreeAdapterMap, type DefaultTreeAdapterTypes, defaultTreeAdapter, type TreeAdapter } from 'parse5';
import { ReadError } from './errors.js';
import type { ReadLimits } from './reader.js';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;
type ParentNode = DefaultTreeAdapterTypes.ParentNode;

/** An element that knows how deep it stands (1 is `html`), with room for what its text weighs. */
interface DeepElement extends Element {
  depth?: number;
  weight?: unknown;
}

/**
 * Goes through a tree in the order of its source. `enter` says whether to go into a node; `leave` is called behind the children of those that
 * were gone into. Depth costs no stack, and breadth nothing.
 */
export function walk(root: Node, enter: (node: Node) => boolean, leave: (node: ParentNode) => void = () => {}): void {
  if (!enter(root) || !('childNodes' in root)) return;
  const open: ParentNode[] = [root];
  const next: number[] = [0];
  while (open.length > 0) {
    const node = open[open.length - 1] as ParentNode;
    const at = next[next.length - 1] as number;
    const child = node.childNodes[at];
    if (child === undefined) {
      open.pop();
      next.pop();
      leave(node);
      continue;
    }
    next[next.length - 1] = at + 1;
    if (enter(child) && 'childNodes' in child) {
      open.push(child);
      next.push(0);
    }
  }
}

/**
 * A tree adapter that stops a hostile page while it is being parsed, before its depth or number makes parsing slow, and keeps of the places in
 * the source only those of text: a page of many elements is mostly what is kept of each, and the collector goes through all of it again and again.
 */
export function guardedAdapter(limits: ReadLimits): TreeAdapter<DefaultTreeAdapterMap> {
  let elements = 0;
  const enter = (parent: ParentNode, node: Node): void => {
    if (!('childNodes' in node)) return;
    const depth = ((parent as DeepElement).depth ?? 0) + 1;
    if (depth > limits.maxHtmlDepth) {
      throw new ReadError('HTML_TOO_DEEP', `elements are nested more than ${limits.maxHtmlDepth} deep`);
    }
    (node as DeepElement).depth = depth;
  };
  return {
    ...defaultTreeAdapter,
    createElement(tagName, namespaceURI, attrs) {
      if (++elements > limits.maxHtmlElements) {
        throw new ReadError('HTML_TOO_MANY_ELEMENTS', `the page has more than ${limits.maxHtmlElements} elements`);
      }
      // what has no value was not seen by the scan before
      if (attrs.length > limits.maxHtmlAttributes) {
        throw new ReadError(
          'HTML_TOO_MANY_ATTRIBUTES',
          `a tag has ${attrs.length} attributes, more than ${limits.maxHtmlAttributes}`,
        );
      }
      const element: DeepElement = {
        nodeName: tagName,
        tagName,
        attrs,
        namespaceURI,
        childNodes: [],
        parentNode: null,
        depth: 0,
        weight: undefined,
      };
      return element;
    },
    setNodeSourceCodeLocation(node, location) {
      if (node.nodeName === '#text') defaultTreeAdapter.setNodeSourceCodeLocation(node, location);
    },
    // called for every run of a text node: the default copies two objects key by key each time
    updateNodeSourceCodeLocation(node, end) {
      const own = node.sourceCodeLocation;
      if (!own || end.endOffset === undefined) return;
      const { startLine, startCol, startOffset } = own;
      const { endLine = own.endLine, endCol = own.endCol, endOffset } = end;
      node.sourceCodeLocation = { startLine, startCol, startOffset, endLine, endCol, endOffset };
    },
    appendChild(parent, node) {
      enter(parent, node);
      defaultTreeAdapter.appendChild(parent, node);
    },
    insertBefore(parent, node, reference) {
      enter(parent, node);
      defaultTreeAdapter.insertBefore(parent, node, reference);
    },
  };
}
