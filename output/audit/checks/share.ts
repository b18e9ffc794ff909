import type { Decimal } from 'decimal.js';
import type { AuditDocument, Figure } from '../figure.js';
import { type Finding, part } from '../finding.js';
import { divide, exact, scale } from '../interval.js';
import { type Judgement, judge, type Reckoning, scaleSlip, show, showInterval, shown } from '../judge.js';
import { IN_BRACKETS, joins, lists, OF, ON, OR, PLAIN_OR, RATIO_OF, REST } from '../phrases.js';
import { readingOf, sumOf } from '../rounding.js';
import { gapText, levelKind, type Row } from '../rows.js';

const HUNDRED = exact(100);
/** How many figures before the part are looked at for the whole that a share is taken of. */
const LOOK_BACK = 12;
const COMPARED = /^ (?:more|fewer|less|lower|higher|above|below|up|down|over|under)\b/;
/** "83% of a month's pay": words behind a share that bring a whole of their own. */
const OWN_WHOLE = /^ of (?:an?|one|each|every|any) /;
/** "Of the 5,000 letters": words before a figure that make it a whole. */
const OF_WHOLE = /\b[Oo]f (?:the |all |its |their |some |about ){0,2}$/;
const PRONOUN_OF =
  /^ of (?:it|that|this|them|these|those|which|the total|the sum|the amount|the whole|the figure)(?: [a-z'-]+){0,2},? (?:or|that is) ?(?:[a-z]+ )?$/;

/** Whether a figure can be a share of something: a percentage or a factor under one that no change word governs. */
function isShare(figure: Figure): boolean {
  if (figure.relation === 'increase' || figure.relation === 'decrease' || figure.relation === 'from') return false;
  return canBeShare(figure);
}

/** The same, where "or" says that it is one. */
function canBeShare(figure: Figure): boolean {
  if (figure.kind === 'percent') return figure.unit === '%';
  return figure.kind === 'multiplier' && figure.value !== null && figure.value.lt(1) && figure.value.gt(0);
}

function isLevel(figure: Figure): boolean {
  return levelKind(figure) !== null && figure.kind !== 'percent' && figure.value !== null;
}

function reckon(partFigure: Figure, whole: Figure, share: Figure): Reckoning | null {
  const convert =
    partFigure.unit !== whole.unit && partFigure.baseUnit !== null && partFigure.baseUnit === whole.baseUnit;
  if (partFigure.unit !== whole.unit && !convert) return null;
  const [own, all] = [readingOf(partFigure, convert), readingOf(whole, convert)];
  if (own === null || all === null) return null;
  const times = share.kind === 'percent' ? HUNDRED : exact(1);
  const value = divide(own.value, all.value);
  const range = divide(own.range, all.range);
  if (value === null || range === null) return null;
  return { formula: `${partFigure.text} / ${whole.text}`, value: scale(value, times), range: scale(range, times) };
}

function finding(
  document: AuditDocument,
  rule: string,
  partFigure: Figure,
  whole: Figure,
  share: Figure,
  judgement: Judgement,
): Finding {
  const { reckoning, verdict } = judgement;
  const sign = share.kind === 'percent' ? '%' : '';
  const expected = reckoning.value.low;
  return {
    check: 'share',
    rule,
    verdict,
    document: document.locator,
    parts: [
      part(document.locator, 'part', partFigure),
      part(document.locator, 'whole', whole),
      part(document.locator, 'share', share),
    ],
    arithmetic: `${reckoning.formula} = ${showInterval(reckoning.value)}${sign}; the text says ${share.text}`,
    expected: showInterval(reckoning.range),
    printed: shown(share),
    slip:
      verdict === 'inconsistent' && share.value !== null && expected !== null ? scaleSlip(share.value, expected) : null,
  };
}

type Role = 'part' | 'whole' | 'share';
const PATTERNS: readonly {
  readonly rule: string;
  readonly roles: readonly [Role, Role, Role];
  readonly gaps: readonly [RegExp, RegExp];
}[] = [
  { rule: 'share.part-of-whole-share', roles: ['part', 'whole', 'share'], gaps: [OF, OR] },
  { rule: 'share.part-share-of-whole', roles: ['part', 'share', 'whole'], gaps: [OR, OF] },
  { rule: 'share.ratio-of-part-on-whole', roles: ['part', 'whole', 'share'], gaps: [ON, RATIO_OF] },
  { rule: 'share.share-of-whole-part', roles: ['share', 'whole', 'part'], gaps: [OF, PLAIN_OR] },
];

/** "504 units, 42% of 1,200": part, whole and share side by side. */
export function checkShareBeside(document: AuditDocument, row: Row, done: Set<Figure>): Finding[] {
  const findings: Finding[] = [];
  const { figures, gaps } = row;
  for (let i = 0; i + 2 < figures.length; i++) {
    const window = figures.slice(i, i + 3) as [Figure, Figure, Figure];
    const between = [gaps[i + 1] as string, gaps[i + 2] as string] as const;
    if (!joins(between[0]) || !joins(between[1])) continue;
    const pattern = PATTERNS.find(
      (candidate) =>
        candidate.gaps.every((gap, j) => gap.test(between[j] as string)) &&
        candidate.roles.every((role, j) => (role === 'share' ? isShare : isLevel)(window[j] as Figure)),
    );
    if (pattern === undefined) continue;
    const of = (role: Role): Figure => window[pattern.roles.indexOf(role)] as Figure;
    const reckoning = reckon(of('part'), of('whole'), of('share'));
    const judgement = reckoning === null ? null : judge(of('share'), [reckoning]);
    if (judgement === null) continue;
    findings.push(finding(document, pattern.rule, of('part'), of('whole'), of('share'), judgement));
    done.add(of('share'));
    i += 2;
  }
  return findings;
}

/** The levels before `index` in the same or the previous sentence that a part at `figure` may be a part of. */
function wholes(document: AuditDocument, index: number, partFigure: Figure): Figure[] {
  const found: Figure[] = [];
  for (let i = index - 1; i >= 0 && index - i <= LOOK_BACK; i--) {
    const figure = document.figures[i] as Figure;
    if (partFigure.sentence - figure.sentence > 1) break;
    if (figure.equivalentOf !== null || figure.relation === 'from' || figure.relation === 'limit') continue;
    if (!isLevel(figure) || levelKind(figure) !== levelKind(partFigure)) continue;
    if ((figure.value as Decimal).lte(partFigure.value as Decimal)) continue;
    found.push(figure);
  }
  return found;
}

/** "480, or 45 per cent" with the whole before it; "47% of it, or €2.8bn". */
export function checkShareOfEarlier(document: AuditDocument, done: Set<Figure>): Finding[] {
  const findings: Finding[] = [];
  const { figures, text } = document;
  for (let i = 0; i + 1 < figures.length; i++) {
    const [first, second] = figures.slice(i, i + 2) as [Figure, Figure];
    if (first.sentence !== second.sentence) continue;
    const gap = gapText(text, first.end, second.start);
    let rule: string;
    let roles: readonly [partFigure: Figure, share: Figure];
    if (isLevel(first) && canBeShare(second) && (PLAIN_OR.test(gap) || IN_BRACKETS.test(gap)) && joins(gap)) {
      rule = 'share.part-or-share';
      roles = [first, second];
    } else if (isShare(first) && isLevel(second) && PRONOUN_OF.test(gap)) {
      rule = 'share.share-of-it-part';
      roles = [second, first];
    } else continue;
    const [partFigure, share] = roles;
    if (done.has(share)) continue;
    // "or 6% fewer than a year before" is a change
    if (COMPARED.test(text.slice(share.end, share.end + 12))) continue;
    if (OWN_WHOLE.test(text.slice(share.end, share.end + 12))) continue;
    // a percentage in brackets may as well be a growth: the whole must be said to be one
    const bracketed = IN_BRACKETS.test(gap);
    const candidates = wholes(document, i, partFigure)
      .filter(
        (whole) =>
          !bracketed ||
          (whole.sentence === share.sentence && OF_WHOLE.test(text.slice(Math.max(0, whole.start - 24), whole.start))),
      )
      .map((whole) => ({ whole, reckoning: reckon(partFigure, whole, share) }))
      .filter((c): c is { whole: Figure; reckoning: Reckoning } => c.reckoning !== null);
    if (candidates.length === 0) continue;
    const judged = candidates.map(({ whole, reckoning }) => ({ whole, judgement: judge(share, [reckoning]) }));
    const best =
      judged.find((c) => c.judgement?.verdict === 'consistent') ??
      judged.find((c) => c.judgement?.verdict === 'consistent_by_rounding');
    // several wholes and none fits: nobody can tell which was meant
    const chosen = best ?? (judged.length === 1 ? judged[0] : undefined);
    if (chosen?.judgement === undefined || chosen.judgement === null) continue;
    findings.push(finding(document, rule, partFigure, chosen.whole, share, chosen.judgement));
    done.add(share);
  }
  return findings;
}

/** "45% …, 38% … and the remaining 27%": shares that are said to be all. */
export function checkShareSum(document: AuditDocument, row: Row): Finding[] {
  if (row.kind !== 'percent') return [];
  const { figures, gaps } = row;
  for (let first = 0; first + 1 < figures.length; first++) {
    let last = first;
    while (last + 1 < figures.length && lists(gaps[last + 1] as string)) last++;
    const list = figures.slice(first, last + 1);
    if (list.length < 2 || !list.every((f) => f.kind === 'percent' && f.unit === '%' && f.value !== null)) continue;
    if (list.some((f) => f.relation !== 'share' && f.relation !== 'is')) continue;
    const words = gaps[last] as string;
    const behind = (gaps[last + 1] ?? row.tail).slice(0, 40);
    if (!REST.test(words) && !/^ (?:for |to |of )?(?:the )?(?:rest|remainder|others?)\b/.test(behind)) continue;
    const all = sumOf(list);
    if (all === null) continue;
    const { range } = all;
    const sum = all.value.low as Decimal;
    const exactly = sum.eq(HUNDRED);
    const near = range.low !== null && range.high !== null && range.low.lte(HUNDRED) && range.high.gte(HUNDRED);
    return [
      {
        check: 'share',
        rule: 'share.sum-to-100',
        verdict: exactly ? 'consistent' : near ? 'consistent_by_rounding' : 'inconsistent',
        document: document.locator,
        parts: list.map((figure) => part(document.locator, 'share', figure)),
        arithmetic: `${list.map((figure) => figure.text).join(' + ')} = ${show(sum)}%; shares of one whole make 100%`,
        expected: '100',
        printed: show(sum),
        slip: null,
      },
    ];
  }
  return [];
}
