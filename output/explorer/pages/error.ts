import { EXPLORER_ERRORS, type ExplorerError } from '../errors.js';
import { html, type Markup } from '../markup.js';

/** What went wrong, and the way on. */
export function errorPage(error: ExplorerError): Markup {
  return html`<div class="empty">
<h1 class="empty-title">${EXPLORER_ERRORS[error.code].meaning}</h1>
<p>${error.message}</p>
<p class="error-code">${error.status} ${error.code}</p>
<p class="actions"><a class="button" href="/">All facts</a></p>
</div>`;
}
