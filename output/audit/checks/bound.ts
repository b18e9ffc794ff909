import type { AuditDocument, Figure } from '../figure.js';
import { type Finding, part } from '../finding.js';
import { exact } from '../interval.js';
import { gapText } from '../rows.js';

/** What can be counted head by head: a share of them goes from 0 to 100. */
const COUNTABLE =
  /^ of (?:(?:the|all|its|their|our|those|these|surveyed|eligible|registered|adult|local|young|older|[a-z]+) ){0,3}(?:respondents|voters|people|adults|children|women|men|households|families|members|patients|pupils|students|workers|employees|farmers|districts|schools|hospitals|companies|firms|residents|citizens|refugees|prisoners|inmates|tenants|seats|votes|ballots|deaths|cases|victims|states|countries|municipalities|villages|homes|houses|buildings|vehicles|ships|aircraft)\b/;
const PROBABILITY = /\b(?:probability|likelihood|chance|odds)\b/i;
const HUNDRED = exact(100);

function finding(document: AuditDocument, rule: string, figure: Figure, arithmetic: string): Finding {
  return {
    check: 'bound',
    rule,
    verdict: 'inconsistent',
    document: document.locator,
    parts: [part(document.locator, 'figure', figure)],
    arithmetic,
    expected: null,
    printed: figure.text,
    slip: null,
  };
}

/** Figures that cannot be, whatever stands beside them: 120% of voters, a probability over 1, a negative count. */
export function checkBounds(document: AuditDocument): Finding[] {
  const findings: Finding[] = [];
  for (const figure of document.figures) {
    const { value } = figure;
    if (value === null || figure.relation === 'increase' || figure.relation === 'decrease') continue;
    const behind = gapText(document.text, figure.end, Math.min(document.text.length, figure.end + 80));
    const measure = figure.measure ?? '';
    // 3.4 × 10⁻⁴ is not 3.4
    if (/^ ?[×x*] ?10/.test(behind)) continue;
    if (figure.kind === 'percent' && figure.unit === '%') {
      if (PROBABILITY.test(measure) && value.gt(HUNDRED)) {
        findings.push(finding(document, 'bound.probability', figure, `a probability of ${figure.text} is over 100%`));
      } else if (value.gt(HUNDRED) && COUNTABLE.test(behind)) {
        findings.push(finding(document, 'bound.share', figure, `${figure.text} of a whole is over 100%`));
      }
    } else if (figure.kind === 'cardinal') {
      if (/\b(?:probability|likelihood)$/i.test(measure) && figure.claim !== null && value.gt(1) && value.lt(HUNDRED)) {
        if (/\b(?:probability|likelihood) of (?:about |some |roughly )?$/.test(before(document, figure))) {
          findings.push(finding(document, 'bound.probability', figure, `a probability of ${figure.text} is over 1`));
        }
      } else if (value.isNegative() && figure.unit === null && COUNTABLE.test(` of${behind}`)) {
        findings.push(finding(document, 'bound.count', figure, `a count of ${figure.text} is below zero`));
      }
    }
  }
  return findings;
}

function before(document: AuditDocument, figure: Figure): string {
  return gapText(document.text, Math.max(0, figure.start - 60), figure.start);
}
