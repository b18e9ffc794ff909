import { html, type Markup } from '../markup.js';

const KEYS: readonly (readonly [keys: readonly string[], what: string])[] = [
  [['/'], 'search'],
  [['j', 'k'], 'next and previous fact, or figure of an article'],
  [['Enter'], 'open it'],
  [['n', 'p'], 'next page, and back'],
  [['g', 'f'], 'facts'],
  [['g', 'a'], 'articles'],
  [['g', 'q'], 'quotes'],
  [['g', 't'], 'over time'],
  [['g', 's'], 'sources'],
  [['g', 'e'], 'entities'],
  [['g', 'c'], 'audit'],
  [['t'], 'light, dark, or as the system has it'],
  [['?'], 'this page'],
];

const SIGNS: readonly (readonly [sign: string, what: string])[] = [
  ['↑ ↓', 'rose by, fell by'],
  ['↗ ↘', 'rose to, fell to'],
  ['~', 'about'],
  ['> ≥', 'more than, at least'],
  ['< ≤', 'less than, at most'],
  ['≲', 'nearly'],
  ['= $57 billion', 'the same figure in another unit, as the article gives it'],
  ['≈ 91.7 km', 'the figure in the unit that was asked for'],
  ['⟨U+202E⟩', 'a character of the text that would not be seen, or would move others'],
];

const LAYERS: readonly (readonly [layer: string, what: string])[] = [
  ['number', 'a figure: click it to see who said it, and its bytes'],
  ['date', 'a date or time'],
  ['entity', 'a person, organisation, place, …'],
  ['source', 'who said it, and the words that tell so'],
  ['content', 'what was said'],
  ['measure', 'what is measured or counted'],
  ['subject', 'of whom or what'],
];

/** Keys, signs and colours. */
export function helpPage(): Markup {
  return html`<div class="page-head"><h1>Keys, signs, colours</h1></div>
<div class="help-page">
<section class="block"><h2>Keys</h2><dl>${KEYS.map(([keys, what]) => html`<div><dt>${keys.map((key, i) => html`${i === 0 ? null : ' '}<kbd>${key}</kbd>`)}</dt><dd>${what}</dd></div>`)}</dl></section>
<section class="block"><h2>Signs</h2><dl>${SIGNS.map(([sign, what]) => html`<div><dt>${sign}</dt><dd>${what}</dd></div>`)}</dl></section>
<section class="block"><h2>Colours of an article</h2><dl>${LAYERS.map(([layer, what]) => html`<div><dt><span class="swatch ${layer}">${layer}</span></dt><dd>${what}</dd></div>`)}</dl></section>
<section class="block wide"><h2>Good to know</h2><p>A number that is pointed at is tied to its slots. Every place has an address of its own: <code>/documents/ID?span=START-END#span</code>, in UTF-16 code units of the text; links to places carry the words too (<code>:~:text=</code>).</p>
<p>Programs get the same data from <a href="/api/openapi.json">/api/openapi.json</a>. Nothing here can be changed, and nothing is asked of any other host.</p></section>
</div>`;
}
