import type { AuditDocument } from '../figure.js';
import { type Finding, type Part, part } from '../finding.js';

/** Documents that tell of what was, named by the year that they cover or appear in; budgets, plans and outlooks may be years ahead. */
const BACKWARD =
  /\b(?:report|survey|review|census|assessment|audit|study|bulletin|statement|filing|paper|article|letter|accounts|yearbook)\b/i;
const FORWARD =
  /\b(?:budget|plan|strategy|outlook|forecast|programme|program|agenda|roadmap|projection|target|vision|guidance)\b/i;
const FORECAST_CUE = /^(?:projects?|forecasts?|expects?|predicts?|anticipates?)$/i;
const PAST_CUE = /^(?:said|told|wrote|announced|reported|stated|noted|added|warned|confirmed|reported by|published)$/i;
/** Code units between a cue and the date on which it was said: "said on 3 June". */
const CUE_TO_DATE = 16;

const spanPart = (document: AuditDocument, role: string, start: number, end: number): Part => ({
  role,
  text: document.text.slice(start, end),
  start,
  end,
  claim: null,
  document: document.locator,
});

/** What is cited before it can exist, projections for years that were over, statements from after the article. */
export function checkTime(document: AuditDocument): Finding[] {
  const { day } = document;
  if (day === null) return [];
  const findings: Finding[] = [];
  const inconsistent = (rule: string, parts: Part[], arithmetic: string): void => {
    findings.push({
      check: 'time',
      rule,
      verdict: 'inconsistent',
      document: document.locator,
      parts,
      arithmetic,
      expected: null,
      printed: null,
      slip: null,
    });
  };
  const year = Number(day.slice(0, 4));
  for (const attribution of document.attributions) {
    const { cited, citedFirstDay, citedDate } = attribution;
    if (
      cited !== null &&
      citedFirstDay !== null &&
      citedDate !== null &&
      BACKWARD.test(cited) &&
      !FORWARD.test(cited)
    ) {
      const citedYear = Number(citedFirstDay.slice(0, 4));
      // a year in a title may be that of the next edition: two years ahead is none
      const tooEarly = /^\d{4}$/.test(citedDate)
        ? citedYear >= year + 2
        : citedFirstDay > day && /^\d{4}-\d\d-\d\d$/.test(citedDate);
      if (tooEarly) {
        inconsistent(
          'time.cited-before-it-exists',
          [spanPart(document, 'cited', attribution.citedStart as number, attribution.citedEnd as number)],
          `a document of ${citedDate} is cited in an article of ${day}`,
        );
      }
    }
    if (PAST_CUE.test(attribution.cue)) {
      const date = document.dates.find(
        (candidate) => candidate.start >= attribution.cueEnd && candidate.start - attribution.cueEnd <= CUE_TO_DATE,
      );
      const between = date === undefined ? '' : document.text.slice(attribution.cueEnd, date.start);
      if (
        date !== undefined &&
        /^\s+(?:on\s+)?$/.test(between) &&
        /^\d{4}-\d\d-\d\d$/.test(date.value) &&
        /\d{4}/.test(date.text) &&
        date.value > day
      ) {
        inconsistent(
          'time.said-after-article',
          [
            spanPart(document, 'cue', attribution.cueStart, attribution.cueEnd),
            spanPart(document, 'date', date.start, date.end),
          ],
          `said on ${date.value}, in an article of ${day}`,
        );
      }
    }
  }
  for (const figure of document.figures) {
    if (figure.attribution === null || figure.lastDay === null || figure.claim === null) continue;
    // what a forecast is counted from may well be over
    if (figure.relation === 'from') continue;
    if (figure.modality !== 'projected' && figure.relation !== 'projected') continue;
    const attribution = document.attributions[figure.attribution];
    if (attribution === undefined || !FORECAST_CUE.test(attribution.cue)) continue;
    if (Number(figure.lastDay.slice(0, 4)) < year - 1) {
      inconsistent(
        'time.projection-of-the-past',
        [part(document.locator, 'figure', figure), spanPart(document, 'cue', attribution.cueStart, attribution.cueEnd)],
        `a projection for ${figure.time}, which was over on ${day}`,
      );
    }
  }
  return findings;
}
