import { tokenAt, tokensOf, tokenText, tokenWord } from '../text/tokens.js';
import type { Item } from './items.js';
import { isParted } from './measure-base.js';
import { lastNamed, type Topic } from './pronouns.js';
import type { Draft, Sentence } from './sentence.js';
import { Word } from './words.js';

/** "Japan's Ministry of Health reported": the state whose office speaks. A company speaks of its own revenue. */
export function speaker(sentence: Sentence, draft: Draft): number {
  const { tokens, marks, context } = sentence;
  const source = context.attributions[draft.attribution]?.source;
  if (source == null || draft.measure < 0) return -1;
  const first = tokenAt(tokens, source.start);
  const mention = context.mentions[marks.entity[first] as number];
  if (mention === undefined) return -1;
  const [, end] = tokensOf(tokens, mention);
  if (mention.type === 'GPE' && end < tokens.count && /^['’]s?$/u.test(tokenText(tokens, end))) {
    // "Italy's Leonardo said its orders": the company that the place owns tells its own figures.
    const owned = end + 1 < tokens.count ? (marks.entity[end + 1] as number) : -1;
    const own = sentence.mention(owned)?.type === 'ORG' && isCompanyFigure(sentence, draft);
    return own ? owned : (marks.entity[first] as number);
  }
  const cue = context.attributions[draft.attribution]?.cue;
  if (cue === undefined || cue.start > sentence.number(draft).start) return -1;
  // "Oslo recorded 40 fires": a place does not speak, it has what is counted.
  const place = mention.type === 'GPE' || mention.type === 'LOC';
  if (place && !isCompanyFigure(sentence, draft))
    return RECORDS.test(cue.text) && end === tokensOf(tokens, source)[1] ? (marks.entity[first] as number) : -1;
  if (mention.type === 'PERSON' || mention.type === 'NORP' || !OWN_REPORT.test(cue.text)) return -1;
  return isCompanyFigure(sentence, draft) ? (marks.entity[first] as number) : -1;
}

const RECORDS = /^(?:record|report|register|post|log|notch|see|saw|count)/iu;

/** "Revenue fell 17%": the company that the sentences before were about, for figures that only a company has. */
export function company(sentence: Sentence, draft: Draft, topic: Topic): number {
  if (topic.company < 0 || topic.companyAge > TOPIC_AGE || !isCompanyFigure(sentence, draft)) return -1;
  if (ANYBODYS.has(tokenWord(sentence.tokens, draft.measureEnd - 1))) return -1;
  return lastNamed(sentence, topic.company, (sentence.item(draft.item) as Item).first);
}

/** "Norda raised its order intake by 4%, while net sales were $5bn": the company whose own figure the sentence told before; -1. */
export function toldBefore(sentence: Sentence, draft: Draft, drafts: readonly Draft[]): number {
  if (!isCompanyFigure(sentence, draft)) return -1;
  const before = drafts.find((other) => other.subject >= 0 && isCompanyFigure(sentence, other));
  if (before !== undefined) return before.subject;
  // "Norda shut two of its six mines; inventories cover 11 weeks": the company that the clause before was about
  const acts = drafts.findLast((other) => sentence.mention(other.subject)?.type === 'ORG' && other.from < 0);
  return acts !== undefined && isParted(sentence, acts.item, draft.item) ? acts.subject : -1;
}

/** "It now expects full-year sales of $9bn": what a company foresees, or tells of a whole year, is not of the quarter told before. */
export function isAhead(sentence: Sentence, draft: Draft): boolean {
  const cue = sentence.context.attributions[draft.attribution]?.cue.text ?? '';
  if (/^(?:expect|forecast|project|guid|predict|anticipat|foresee|sees$)/iu.test(cue)) return true;
  if (sentence.verbBits(sentence.clauses.verb[draft.item] as number) & (Word.future | Word.forecast)) return true;
  for (let i = draft.measureFirst; i < draft.measureEnd; i++)
    if (/^(?:full|annual|yearly)/u.test(tokenWord(sentence.tokens, i))) return true;
  return false;
}

/** Whether a figure measures what only a company has: revenue, profit, orders. */
export function isCompanyFigure(sentence: Sentence, draft: Draft): boolean {
  if (draft.measure < 0 || draft.measureEnd === 0) return false;
  if (!OWN_FIGURES.has(tokenWord(sentence.tokens, draft.measureEnd - 1))) return false;
  const type = sentence.mention(draft.subject)?.type;
  return type !== 'GPE' && type !== 'NORP' && type !== 'PERSON';
}

/** Figures of a company that others have as well: they need a name beside them. */
const ANYBODYS = new Set('output income orders expenditure costs headcount workforce'.split(' '));

const TOPIC_AGE = 6;

/** Verbs by which a company tells its own figures; a forecaster's are others'. */
const OWN_REPORT =
  /^(?:report|post|disclos|announc|record|publish|detail|show|sa(?:id|ys?)$|told|tells?$|expect|guid|warn|forecast|see)/iu;

const OWN_FIGURES = new Set(
  'revenue revenues sales profit profits earnings income turnover backlog orders expenditure costs margin margins bookings output headcount workforce loss losses ebit ebitda dividend guidance cash borrowings intake ebita opex capex dividends flow provisions impairment impairments writedown writedowns write-down'.split(
    ' ',
  ),
);
