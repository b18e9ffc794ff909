import { printable } from './text-width.js';

/** What is wrong with an input, its name said once: most messages begin with it already. */
export function failureLine(locator: string, told: string, message: string): string {
  let reason = message;
  for (let name = locator; name !== ''; name = outerName(name)) {
    if (!message.startsWith(name)) continue;
    // "a.jsonl, line 3: …" tells no more than the locator "a.jsonl#line=3"
    const rest = /^(?:, line \d+)?: /.exec(message.slice(name.length));
    if (rest !== null) reason = message.slice(name.length + rest[0].length);
    break;
  }
  return printable(`${locator}: ${told}: ${reason}`);
}

/** What a line, member or record lies in: "a.zip#b.warc" of "a.zip#b.warc#120"; empty where that is nothing. */
function outerName(locator: string): string {
  return locator.slice(0, Math.max(0, locator.lastIndexOf('#')));
}
