import type { Decimal } from 'decimal.js';
import type { AuditDocument, Figure } from '../figure.js';
import { type Finding, part, type Verdict } from '../finding.js';
import { exact, multiply } from '../interval.js';
import { judge, scaleSlip, show, showInterval, shown } from '../judge.js';
import { EACH, joins, LIST_OPENS, lists, REST, TOTAL, TOTAL_BEHIND, YIELD } from '../phrases.js';
import { inBase, readingOf, roundingInterval, sumOf } from '../rounding.js';
import { gapText, isRatio, levelKind, type Row } from '../rows.js';

/** The longest list that is added up. */
const MOST_PARTS = 12;

function isPart(figure: Figure): boolean {
  return figure.value !== null && !isRatio(figure) && figure.relation !== 'from' && figure.relation !== 'limit';
}

/** Between two parts of a list: a few words and a comma, a semicolon or "and". */
const LIST_GAP = /^(?: [a-z0-9'".&/-]+){0,9}(?:,|;)?(?: and)?(?: [a-z'-]+){0,4} ?$/;

function partsFrom(row: Row, first: number, whole: Figure): Figure[] {
  const parts: Figure[] = [];
  for (let i = first; i < row.figures.length && parts.length < MOST_PARTS; i++) {
    const figure = row.figures[i] as Figure;
    if (!isPart(figure) || figure.unit !== whole.unit) break;
    if (parts.length > 0) {
      const gap = row.gaps[i] as string;
      if (!LIST_GAP.test(gap) || !/,|;|\band\b/.test(gap) || /\b(?:to|from|of|than)(?: [a-z]+)? ?$/.test(gap)) break;
    }
    parts.push(figure);
  }
  return parts;
}

function totalFinding(
  document: AuditDocument,
  rule: string,
  whole: Figure,
  parts: readonly Figure[],
  exhaustive: boolean,
): Finding | null {
  const all = sumOf(parts);
  const printed = roundingInterval(whole);
  const judgement = all === null ? null : judge(whole, [{ formula: '', ...all }]);
  if (all === null || printed === null || judgement === null) return null;
  const verdict: Verdict = judgement.verdict;
  if (verdict === 'inconsistent' && !exhaustive) {
    // parts that need not be all may fall short of the whole, never go over it
    if (printed.high === null || all.range.low === null || all.range.low.lte(printed.high)) return null;
  }
  const total = all.value.low as Decimal;
  return {
    check: 'total',
    rule,
    verdict,
    document: document.locator,
    parts: [part(document.locator, 'total', whole), ...parts.map((figure) => part(document.locator, 'part', figure))],
    arithmetic: `${parts.map((figure) => figure.text).join(' + ')} = ${show(total)}; the text says ${whole.text}`,
    expected: showInterval(all.range),
    printed: shown(whole),
    slip: verdict === 'inconsistent' && whole.value !== null ? scaleSlip(whole.value, total) : null,
  };
}

/** Whether the words before a figure call it a total; a word that another figure follows, or that belongs to the one before, does not. */
function saidTotal(gap: string): boolean {
  const words = gap.replace(TOTAL_BEHIND, '');
  const said = TOTAL.exec(words);
  return said !== null && !/\d/.test(words.slice(said.index));
}

/** Parts that are said to make up a total: "900 tents: 500 for Ludo, 300 for Mira and 100 for Tolm". */
export function checkTotal(document: AuditDocument, row: Row): Finding[] {
  const findings: Finding[] = [];
  if (row.kind === 'percent') return findings;
  const { figures, gaps, tail } = row;
  for (let i = 0; i + 2 < figures.length; i++) {
    const whole = figures[i] as Figure;
    if (!isPart(whole)) continue;
    const gap = gaps[i + 1] as string;
    const opens = LIST_OPENS.test(gap) && lists(gap);
    const ofWhole =
      /(?:^|[ ,])of(?: the| its| their| all| some)? ?$/.test(gaps[i] as string) && /, (?:[a-z]+ ){0,2}$/.test(gap);
    if (!opens && !ofWhole) continue;
    const parts = partsFrom(row, i + 1, whole);
    if (parts.length < 2) continue;
    // "of 5, 6 and 7": a list itself, no whole with its parts
    if (!opens && parts.some((figure) => (figure.value as Decimal).gt(whole.value as Decimal))) continue;
    const next = i + 1 + parts.length;
    const last = (gaps[next] ?? tail).slice(0, 60);
    const between = gaps[next - 1] as string;
    const exhaustive = opens ? !/\bincluding\b/.test(gap) : REST.test(last) || REST.test(between);
    const finding = totalFinding(document, opens ? 'total.list-behind' : 'total.of-whole', whole, parts, exhaustive);
    if (finding !== null) findings.push(finding);
    i = next - 1;
  }
  for (let i = 2; i < figures.length; i++) {
    const whole = figures[i] as Figure;
    const gap = gaps[i] as string;
    const behind = (gaps[i + 1] ?? tail).slice(0, 24);
    if (!isPart(whole)) continue;
    if (!saidTotal(gap) && !TOTAL_BEHIND.test(behind)) continue;
    if (EACH.test(gap) || EACH.test(behind)) continue;
    let first = i - 1;
    while (
      first > 0 &&
      lists(gaps[first] as string) &&
      LIST_GAP.test(gaps[first] as string) &&
      /,|\band\b|\bplus\b/.test(gaps[first] as string)
    )
      first--;
    const parts = figures.slice(first, i);
    if (parts.length < 2 || !parts.every((f) => isPart(f) && f.unit === whole.unit)) continue;
    if (!/\b(?:for a|a|making|bringing|which|or|in|together|add)\b/.test(gap)) continue;
    const finding = totalFinding(document, 'total.list-before', whole, parts, true);
    if (finding !== null) findings.push(finding);
  }
  return findings;
}

/** What each of a count is or gets: "two units of 1,055 MW", "farmers will each receive Rs 6,000". */
const SIZE_GAP = /^(?: [a-z0-9'-]+){0,8} (?:of|at|for|from)(?: (?:about|some|around|nearly|almost|roughly|a|an))* ?$/;
const EACH_GAP = /^(?: [a-z0-9'-]+){0,4} each(?: [a-z0-9'-]+){0,8} ?$/;

/** A count, a size and what they come to: "two blocks of 1,055 MW are to yield 2.11 GW". */
export function checkProduct(document: AuditDocument): Finding[] {
  const findings: Finding[] = [];
  const { text } = document;
  const figures = document.figures.filter((figure) => figure.equivalentOf === null && figure.kind !== 'ordinal');
  for (let i = 0; i + 2 < figures.length; i++) {
    const [count, each, total] = figures.slice(i, i + 3) as [Figure, Figure, Figure];
    if (count.sentence !== total.sentence || count.kind !== 'cardinal' || count.value === null) continue;
    if (!isPart(each) || !isPart(total) || each.kind === 'cardinal' || total.kind !== each.kind) continue;
    if (levelKind(each) !== levelKind(total)) continue;
    const first = gapText(text, count.end, each.start);
    const second = gapText(text, each.end, total.start);
    const behind = gapText(text, each.end, Math.min(text.length, each.end + 12));
    const eachSaid = EACH_GAP.test(first) || /^ (?:each|apiece)\b/.test(behind);
    if (!eachSaid && !SIZE_GAP.test(first)) continue;
    if (!joins(first) || !lists(second) || !YIELD.test(second)) continue;
    const convert = each.unit !== total.unit;
    const [counts, sizes] = [readingOf(count), readingOf(each, convert)];
    if (counts === null || sizes === null) continue;
    const value = multiply(counts.value, sizes.value);
    const range = multiply(counts.range, sizes.range);
    const judgement = judge(total, [{ formula: '', value, range }], (interval) =>
      convert ? inBase(total, interval) : interval,
    );
    if (judgement === null) continue;
    const factor = convert ? (total.factor ?? exact(1)) : exact(1);
    const product = (value.low as Decimal).div(factor);
    findings.push({
      check: 'total',
      rule: eachSaid ? 'total.each' : 'total.count-times-size',
      verdict: judgement.verdict,
      document: document.locator,
      parts: [
        part(document.locator, 'count', count),
        part(document.locator, 'each', each),
        part(document.locator, 'total', total),
      ],
      arithmetic: `${count.text} × ${each.text} = ${show(product)} ${total.unit ?? ''}; the text says ${total.text}`,
      expected: show(product),
      printed: shown(total),
      slip: judgement.verdict === 'inconsistent' && total.value !== null ? scaleSlip(total.value, product) : null,
    });
    i += 2;
  }
  return findings;
}
