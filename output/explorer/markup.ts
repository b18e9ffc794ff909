import { codePointName, replaceHidden } from './visible.js';

/** HTML that was put together by `html`: the only thing that `html` does not escape. */
export class Markup {
  readonly #html: string;
  constructor(html: string) {
    this.#html = html;
  }
  toString(): string {
    return this.#html;
  }
}

/** What may stand in a template; null, undefined and false are nothing. */
export type Content = Markup | string | number | bigint | null | undefined | false | readonly Content[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** A text as it may stand in an element or in a quoted attribute. Every character stays what it is. */
export function escapeExactly(text: string): string {
  return text.replace(/[&<>"'`]/g, (c) => ENTITIES[c] as string);
}

/** The same, and characters that a browser would hide or obey are told by their names: `⟨U+202E⟩`. */
export function escapeText(text: string): string {
  return replaceHidden(escapeExactly(text), (c) => `⟨${codePointName(c)}⟩`);
}

/**
 * Puts HTML together. Every value is escaped, but for what another `html` made; attributes must stand in double quotes. There is no way to
 * hand it HTML of a document.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  let out = strings[0] as string;
  for (const [i, value] of values.entries()) out += render(value) + (strings[i + 1] as string);
  return new Markup(out);
}

function render(value: Content): string {
  if (value instanceof Markup) return value.toString();
  if (typeof value === 'string') return escapeText(value);
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'object') return value.map(render).join('');
  return String(value);
}

/** A value that must come back unchanged from a form: escaped, but with its hidden characters. */
export function exact(value: string): Markup {
  return new Markup(escapeExactly(value));
}

/** Text of an article: what would be hidden is shown as a small label of its code point, and told to screen readers. */
export function articleText(text: string): Markup {
  return new Markup(
    replaceHidden(escapeExactly(text.replace(/\r\n?/g, '\n')), (c) => {
      const name = codePointName(c);
      return `<span class="hidden-character" title="hidden character ${name}">${name}</span>`;
    }),
  );
}

export const NOTHING: Markup = new Markup('');

/** An address that may be linked to: http or https only, null otherwise. */
export function webAddress(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const url = new URL(address);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}

/** A link to another host, which learns nothing of where the reader comes from; plain text where the address is no web address. */
export function outerLink(address: string | null, words: Content): Markup {
  const href = webAddress(address);
  if (href === null) return html`${words}`;
  return html`<a href="${href}" rel="noopener noreferrer nofollow" class="outer">${words}</a>`;
}

/** A path of this server with its query; nulls and empty strings are left out. */
export function link(path: string, query: Readonly<Record<string, string | number | null | undefined>> = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') parameters.set(name, String(value));
  }
  const search = parameters.toString();
  return search === '' ? path : `${path}?${search}`;
}
