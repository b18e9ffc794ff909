const COMBINING = /\p{M}/u;
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
/** What a terminal would obey or hide: controls, escape, bidi and zero-width characters, tags. */
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

/** Text from a document, made safe for a terminal: white space becomes one blank, and what a terminal would obey is shown as its code. */
export function printable(text: string): string {
  return text.replace(/\s+/g, ' ').replace(UNSAFE, codeOf);
}

/** A message with its lines as they are, made safe for a terminal: names of files and reasons may hold anything. */
export function printableLines(text: string): string {
  return text.replace(UNSAFE, (c) => (c === '\n' ? c : codeOf(c)));
}

/** Rows of data as they go to a terminal: the same, line by line, with what a terminal would obey shown as its code. */
export function printableData(text: string): string {
  return text.replace(UNSAFE, (c, at: number) =>
    c === '\n' || c === '\t' || (c === '\r' && text.charAt(at + 1) === '\n') ? c : codeOf(c),
  );
}

/** JSON for a terminal: JSON still, which has controls escaped by itself but not what moves or hides other text. */
export function printableJson(json: string): string {
  return json.replace(UNSAFE, (c) =>
    c < '\u007f' ? c : [...Array(c.length).keys()].map((i) => `\\u${hex4(c.charCodeAt(i))}`).join(''),
  );
}

const hex4 = (code: number): string => code.toString(16).padStart(4, '0');

function codeOf(c: string): string {
  const code = c.codePointAt(0) as number;
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
}

/** Columns that a printable text takes. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const c of text) width += COMBINING.test(c) ? 0 : WIDE.test(c) ? 2 : 1;
  return width;
}

/** Pads to a width on the right. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** The longest beginning that takes no more than `width` columns. */
function headOf(text: string, width: number): string {
  let used = 0;
  let end = 0;
  for (const c of text) {
    used += COMBINING.test(c) ? 0 : WIDE.test(c) ? 2 : 1;
    if (used > width) break;
    end += c.length;
  }
  return text.slice(0, end);
}

/** Breaks a text into lines of at most `width` columns, at blanks where there are some; what is over `maxLines` ends in an ellipsis. */
export function wrap(text: string, width: number, maxLines: number): string[] {
  const lines: string[] = [];
  let rest = text.trim();
  while (rest !== '' && lines.length < maxLines) {
    if (displayWidth(rest) <= width) {
      lines.push(rest);
      return lines;
    }
    let head = headOf(rest, width);
    if (head === '') head = rest.slice(0, 1);
    const blank = rest[head.length] === ' ' ? head.length : head.lastIndexOf(' ');
    if (blank > 0 && blank >= head.length / 3) head = head.slice(0, blank);
    rest = rest.slice(head.length).trimStart();
    lines.push(head.trimEnd());
  }
  if (rest !== '' && lines.length > 0)
    lines[lines.length - 1] = `${headOf(lines.at(-1) as string, width - 1).trimEnd()}…`;
  return lines.length === 0 ? [''] : lines;
}
