import type { FactDetail } from '../../query/fact-detail.js';
import type { OriginalBytes } from '../../query/original.js';
import { html, type Markup } from '../markup.js';
import { amount } from '../wording.js';

/** Bytes in one line of the dump. */
const LINE = 16;

/** The exact bytes of a figure in the original, as they lie there, with what stands around them. */
export function originalView(detail: FactDetail, original: OriginalBytes | null): Markup {
  const { byte_start: start, byte_end: end } = detail.number;
  if (start === null || end === null || original === null) {
    const { page, paragraph, place_offset: offset } = detail.fact;
    const from = offset === null ? '' : `, at character ${amount(offset)} of it`;
    const place =
      page !== null
        ? ` It stands on page ${page}${from}.`
        : paragraph !== null
          ? ` It stands in paragraph ${paragraph}${from}.`
          : '';
    return html`<p class="hint">A ${detail.format} file has no bytes of its own for a passage.${place}</p>`;
  }
  const told = html`<p>Bytes <b>${amount(start)}</b> to <b>${amount(end)}</b> of <span class="locator">${detail.fact.document}</span>${
    detail.byte_precision === 'exact'
      ? ', exact'
      : html`, <span class="tag">approximate: the range holds the figure, and perhaps more</span>`
  }.</p>`;
  if (!original.ok) return html`${told}<p class="hint">They are not shown: ${original.reason}.</p>`;
  const first = start - original.before.length;
  return html`${told}
<div class="scroll" tabindex="0" role="region" aria-label="Bytes of the original"><table class="bytes"><tbody>${dump(original, first)}</tbody></table></div>
<p class="hint">${original.from === 'store' ? 'From the copy that the store keeps' : 'Read again from the file'}, whose sha256 is still <code class="hash">${detail.content_sha256}</code>. In a terminal: <code>tail -c +${start + 1} FILE | head -c ${end - start}</code></p>`;
}

/** Lines of offset, hexadecimal bytes and printable ASCII; the figure's own bytes are marked. */
function dump(original: OriginalBytes & { ok: true }, first: number): Markup[] {
  const all = new Uint8Array([...original.before, ...original.bytes, ...original.after]);
  const [from, to] = [first + original.before.length, first + original.before.length + original.bytes.length];
  const lines: Markup[] = [];
  // whole lines only, but for what belongs to the figure
  const begin =
    first % LINE === 0 || first - (first % LINE) + LINE > from ? first - (first % LINE) : first - (first % LINE) + LINE;
  for (let line = begin; line < first + all.length; line += LINE) {
    const cells: { at: number; byte: number | undefined }[] = [];
    for (let at = line; at < line + LINE; at++) cells.push({ at, byte: at < first ? undefined : all[at - first] });
    lines.push(
      html`<tr><th scope="row">${line.toString(16).padStart(8, '0')}</th><td class="hex">${runs(cells, from, to, hex, ' ')}</td><td class="ascii">${runs(cells, from, to, ascii, '')}</td></tr>`,
    );
  }
  return lines;
}

function hex(byte: number | undefined): string {
  return byte === undefined ? '\u00a0\u00a0' : byte.toString(16).padStart(2, '0');
}

function ascii(byte: number | undefined): string {
  if (byte === undefined) return '\u00a0';
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·';
}

/** Cells side by side, those of the figure in one `mark`. */
function runs(
  cells: readonly { at: number; byte: number | undefined }[],
  from: number,
  to: number,
  show: (byte: number | undefined) => string,
  between: string,
): Markup {
  const of = (test: (at: number) => boolean): string =>
    cells
      .filter(({ at }) => test(at))
      .map(({ byte }) => show(byte))
      .join(between);
  const parts = [of((at) => at < from), of((at) => at >= from && at < to), of((at) => at >= to)] as const;
  const [before, own, after] = parts;
  const gap = (left: string, right: string): string => (left !== '' && right !== '' ? between : '');
  return html`${before}${gap(before, own)}${own === '' ? null : html`<mark>${own}</mark>`}${gap(own === '' ? before : own, after)}${after}`;
}
