import { describe, expect, it } from 'vitest';
import { extract } from '../../../extractors/extract.js';
import { read } from '../../../pipeline/readers/read.js';
import { readsAs } from '../../../pipeline/readers/reads-as.js';

/** Thirty ways to write HTML wrong. N stands for a figure of each case's own. */
const WRONG: readonly string[] = [
  '<table>Norvania paid N million<tr><td>in 2024</td></tr></table>',
  '<table><tr>Norvania paid<td>N million</td> more in 2024</table>',
  '<table><p>Norvania paid N million<tr><td>x</table>',
  '<table><tr><td>Norvania paid<table><tr><td>N million</td></tr></table>in 2024',
  '<table><caption>Norvania paid N million<td>in 2024',
  '<tr><td>Norvania paid N million</td></tr> in 2024',
  '<select><option>x<p>Norvania paid N million</select> in 2024',
  '<b><p>Norvania paid N</b> million</p> in 2024',
  '<i>Norvania <b>paid N</i> million</b> in 2024',
  '<a href=x>Norvania paid <a href=y>N million</a> in 2024</a>',
  '<p>Norvania paid <div>N million</p> in 2024</div>',
  '</p>Norvania paid N million</br>in 2024</div></body></html>',
  'Norvania paid N million</body></html> in 2024 <p>after the end',
  '<ul><li>Norvania paid<li>N million<ul><li>in 2024</ul></li>',
  '<h1>Norvania paid <h2>N million</h1> in 2024</h2>',
  '<p>Norvania paid <!-- N > million --> N million <!-> in 2024 <!--',
  '<p>Norvania paid N million <![CDATA[ in 2024 ]]> and more',
  '<p title="Norvania paid>N million in 2024">Norvania paid N million',
  "<p class='x\" id=y'>Norvania paid N million</p>",
  '<p/>Norvania paid<br/>N<br></br>million<hr/> in 2024',
  '<div<p>Norvania paid N million</div<p>in 2024',
  '<p>Norvania &amppaid N&nbspmillion &euro &#x20ac; &#0; &#xD800; &bogus; in 2024',
  '<p>Norvania paid N\u0000 million\u000c in\r2024\r\n',
  '<textarea>Norvania paid 1</textarea><p>Norvania paid N million',
  '<script>if (a < b) "Norvania paid 1"</script><p>Norvania paid N million<script>',
  '<noscript><p>Norvania paid 1</noscript><p>Norvania paid N million in 2024',
  '<form><form><p>Norvania paid N million</form></form> in 2024',
  '<svg><p>Norvania paid N million</svg> in 2024',
  '<math><mi>Norvania</mi></math><p>paid N<sup>million</p> in 2024',
  '<template><p>no</template><p>Norvania paid N million<frameset><p>in 2024',
];

/** Five pages to put them in. */
const AROUND: readonly ((inner: string) => string)[] = [
  (inner) => inner,
  (inner) => `<!doctype html><html><head><title>t</title><body><article>${inner}</article>`,
  (inner) => `<table><tr><td>before${inner}</td><td>behind</td></tr></table>`,
  (inner) => `\ufeff<div><b><i>caf\u00e9 \ud83d\ude80 ${inner}</div>`,
  (inner) => `<html><body>${inner}<p>Second: ${inner}</p></body></html><!-- end`,
];

const CASES = AROUND.flatMap((around, a) =>
  WRONG.map((wrong, w) => ({
    name: `${w + 1} in ${a + 1}`,
    html: around(wrong.replaceAll('N', String(a * 100 + w + 7))),
  })),
);

describe('malformed HTML', () => {
  it('is tried in 150 cases', () => {
    expect(CASES).toHaveLength(150);
  });

  it.each(CASES)('case $name: is read, keeps its spans, and every character leads to its bytes', ({ html }) => {
    const bytes = new TextEncoder().encode(html);
    const { text, sourceMap } = read(bytes, 'html');
    expect(text).toMatch(/\d/);
    // the slice law, for every mention
    const { numbers, dates, entityMentions, attributions } = extract({ text });
    for (const mention of [...numbers, ...dates, ...entityMentions, ...attributions]) {
      expect(text.slice(mention.start, mention.end)).toBe(mention.text);
    }
    // exact means exact, and what is not says so
    let exact = 0;
    for (let i = 0; i < text.length; i++) {
      const character = text.charAt(i);
      if (!/[a-z0-9]/i.test(character)) continue;
      const { byteStart, byteEnd, precision } = sourceMap.bytesOf(i, i + 1);
      const source = new TextDecoder().decode(bytes.subarray(byteStart, byteEnd));
      if (precision === 'exact') {
        exact++;
        if (!/^&/.test(source)) expect(source).toBe(character);
      } else expect(source).toContain(character);
    }
    expect(exact).toBeGreaterThan(0);
    for (const { start, end, text: words } of numbers) {
      const { byteStart, byteEnd, precision } = sourceMap.bytesOf(start, end);
      if (precision === 'exact') expect(readsAs(bytes.subarray(byteStart, byteEnd), words, 'html', 'utf-8')).toBe(true);
    }
  });
});
