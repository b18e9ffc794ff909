import { printable } from './text-width.js';

/** What is wrong with an input, its name said once: most messages begin with it already. */
export function failureLine(locator: string, told: string, message: string): string {
  const at = locator.indexOf('#');
  const file = at < 0 ? locator : locator.slice(0, at);
  let reason = message;
  for (const name of [locator, file]) {
    if (!message.startsWith(name)) continue;
    // "a.jsonl, line 3: …" tells no more than the locator "a.jsonl#line=3"
    const rest = /^(?:, line \d+)?: /.exec(message.slice(name.length));
    if (rest !== null) reason = message.slice(name.length + rest[0].length);
    break;
  }
  return printable(`${locator}: ${told}: ${reason}`);
}
