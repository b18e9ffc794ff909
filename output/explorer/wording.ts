import type { Fact } from '../query/facts.js';
import { grouped, MODIFIERS, RELATIONS, REMARKS, unitElsewhere } from '../query/wording.js';
import { type Content, html, type Markup } from './markup.js';

export { grouped, saidBy, timeOf } from '../query/wording.js';

/** A sign with the words that it stands for, which screen readers read. */
function sign([shown, words]: readonly [string, string]): Markup {
  return shown === words
    ? html`<span class="sign">${shown}</span> `
    : html`<span class="sign" role="img" aria-label="${words}" title="${words}">${shown}</span>`;
}

/** A figure as people write it: direction and bound as signs, the words of the article, the rate. */
export function figure(fact: Fact): Markup {
  const relation = RELATIONS[fact.relation];
  const modifier = MODIFIERS[fact.modifier ?? ''];
  const elsewhere = unitElsewhere(fact);
  return html`${relation === undefined ? null : html`${sign(relation)} `}${modifier === undefined ? null : sign(modifier)}${fact.number}${fact.rate === null ? null : html` <span class="rate">${fact.rate}</span>`}${elsewhere === null ? null : html` <span class="same">= ${elsewhere}</span>`}`;
}

/** What kind of statement it is, where it is more than a plain one: `projected`, `share`. */
export function remarks(fact: Fact): string[] {
  return [...new Set([REMARKS[fact.relation], REMARKS[fact.modality]])].filter((word) => word !== undefined);
}

export function remarkTags(fact: Fact): Content {
  return remarks(fact).map((word) => html` <span class="tag">${word}</span>`);
}

/** How something is said, as people read it. */
export const KINDS: Readonly<Record<string, string>> = {
  direct: 'direct speech',
  mixed: 'partly direct speech',
  indirect: 'indirect speech',
  citation: 'citation of a document',
};

/** The last part of a path or address: what a document without a title is called by. */
export function shortName(locator: string): string {
  const parts = locator.split(/[\\/]/).filter((part) => part !== '');
  return parts.at(-1) ?? locator;
}

/** Line, page or paragraph, whichever its format has. */
export function placeOf(fact: Fact): string {
  if (fact.page !== null) return `p. ${fact.page}`;
  if (fact.paragraph !== null) return `¶ ${fact.paragraph}`;
  return fact.line === null ? `character ${fact.span_start}` : `line ${fact.line}`;
}

export function amount(n: number): string {
  return n.toLocaleString('en-US');
}

/** `1 fact`, `2 facts`. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${amount(n)} ${n === 1 ? one : many}`;
}

/** What the figure amounts to: the exact value with its unit, or the ends of its range; null where it is vague. */
export function exactValue(fact: Fact): string | null {
  const unit = fact.unit === null ? '' : ` ${fact.unit}`;
  if (fact.decimal !== null) return `${grouped(fact.decimal)}${unit}`;
  if (fact.low === null && fact.high === null) return null;
  return `${fact.low === null ? '' : amount(fact.low)} to ${fact.high === null ? '' : amount(fact.high)}${unit}`;
}

/** What reviewers said of a fact, as a small label. */
export function reviewTag(fact: Fact): Content {
  if (fact.review === null) return null;
  return html` <span class="review ${fact.review}"${fact.review_note === null ? null : html` title="${fact.review_note}"`}>${fact.review}</span>`;
}
