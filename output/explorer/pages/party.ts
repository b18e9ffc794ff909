import type { FactRow } from '../../query/facts.js';
import type { Party } from '../../query/parties.js';
import type { QuotePage } from '../../query/quotes.js';
import { html, link, type Markup } from '../markup.js';
import { amount, counted } from '../wording.js';
import { factTable } from './facts.js';
import { quoteList } from './quotes.js';

export interface PartyPageOptions {
  readonly said: readonly FactRow[];
  readonly about: readonly FactRow[];
  /** The first of what it said, figures or not. */
  readonly quotes: QuotePage;
  readonly sentenceStarts: ReadonlyMap<number, number>;
}

const TYPES: Readonly<Record<string, string>> = {
  PERSON: 'person',
  ORG: 'organisation',
  GPE: 'country or place with a government',
  LOC: 'place',
  PRODUCT: 'product',
  EVENT: 'event',
  WORK: 'work',
  NORP: 'nationality or group',
};

/** Whom facts are about or who said them: names, what was said, what is said of it. */
export function partyPage(who: Party, { said, about, quotes, sentenceStarts }: PartyPageOptions): Markup {
  const aliases = who.aliases.filter(({ alias }) => alias !== who.name);
  return html`<article>
<header class="fact-head">
<p class="kicker">${who.type === null ? 'named in words only' : (TYPES[who.type] ?? who.type)}${who.code === null ? null : ` · ${who.code}`}</p>
<h1>${who.name}</h1>
<p class="summary">${
    who.facts_said === 0
      ? 'is cited for no figure'
      : html`is cited for ${counted(who.facts_said, 'fact')} in ${counted(who.documents_said, 'article')}`
  }, ${who.facts_about === 0 ? 'and no figure is about it' : html`and ${counted(who.facts_about, 'fact is', 'facts are')} about it`}</p>
${
  aliases.length === 0
    ? null
    : html`<p class="aliases"><span class="soft">also called</span> ${aliases.map(({ alias, documents }) => html`<span class="alias">${alias} <small>${amount(documents)}</small></span> `)}</p>`
}
</header>
${said.length === 0 ? null : html`<section class="block"><h2>Figures that it gave</h2>${factTable(said, sentenceStarts, null)}${more(said.length, who.facts_said, link('/', { sourceId: who.id }))}</section>`}
${about.length === 0 ? null : html`<section class="block"><h2>Figures about it</h2>${factTable(about, sentenceStarts, null)}${more(about.length, who.facts_about, link('/', { subjectId: who.id }))}</section>`}
${
  quotes.quotes.length === 0
    ? null
    : html`<section class="block"><h2>In its words</h2>${quoteList(quotes.quotes)}<p class="pager"><a href="${link('/quotes', { sourceId: who.id })}">${quotes.next === null ? 'Search these' : 'All its quotes'} →</a></p></section>`
}
</article>`;
}

function more(shown: number, all: number, href: string): Markup {
  return html`<p class="pager"><a href="${href}">${all > shown ? `All ${amount(all)}` : 'Search and sort these'} →</a></p>`;
}
