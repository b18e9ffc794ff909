import { Pos } from '../syntax/syntax.js';
import { tokenWord } from '../text/tokens.js';
import type { ClaimModality } from './claim.js';
import { Kind } from './items.js';
import { hasBoundMeasure, isGoal } from './relation-bound.js';
import type { Draft, Sentence } from './sentence.js';
import { isCompanyFigure } from './subject-company.js';
import { CHANGE_NOUN, Word, wordBits } from './words.js';

const FORECASTS = /(?:^|\s)(?:project|forecast|expect|anticipat|predict|plan|foresee|assume)/iu;
const ESTIMATES = /(?:^|\s)(?:estimat|reckon|calculat|model)/iu;

/** Whether a figure is told as a fact, a forecast, an estimate or a goal: by its verb group, the noun that it measures, and the cue of its source. */
export function readModality(sentence: Sentence, draft: Draft): ClaimModality {
  const told = modalityOf(sentence, draft);
  if (told !== 'asserted' || draft.base) return told;
  // "estimates that 40 ships are lost and 12 damaged": what one estimates holds for all figures that he tells
  const cue = sentence.context.attributions[draft.attribution]?.cue.text;
  return cue !== undefined && ESTIMATES.test(cue) ? 'estimated' : told;
}

function modalityOf(sentence: Sentence, draft: Draft): ClaimModality {
  const n = draft.item;
  const verb = sentence.governor(draft);
  if (isGoal(sentence, draft.measure) && hasBoundMeasure(sentence, draft)) return 'targeted';
  const stated = statedEstimate(sentence, n);
  if (stated) return 'estimated';
  // "will rise to 4% from 3%": the earlier figure is known
  if (draft.base) return hasForecast(sentence, n - 1) || hasForecast(sentence, n + 1) ? 'projected' : 'asserted';
  if (verb >= 0) {
    const bits =
      sentence.bits(verb) |
      (sentence.bits(verb - 1) &
        (sentence.kind(verb - 1) === Kind.adjective || sentence.kind(verb - 1) === Kind.adverb ? Word.forecast : 0));
    if (isPledgedMoney(sentence, draft, verb)) return 'projected';
    if (bits & Word.goal && !(bits & Word.future)) return 'targeted';
    // "two mills will close" tells of plants that are there, "2,000 homes will be built" of homes to come.
    if (verb > n && !isPassive(sentence, verb)) return 'asserted';
    if (bits & (Word.future | Word.forecast)) return 'projected';
    // "would cap rents and build homes": the auxiliary of the first verb holds for the second.
    const earlier = firstOfSeries(sentence, verb);
    const coordinated =
      isBaseForm(sentence, verb, earlier) &&
      (sentence.kind(verb - 1) === Kind.conjunction || sentence.kind(verb - 1) === Kind.comma);
    if (coordinated && earlier >= 0 && sentence.bits(earlier) & (Word.future | Word.forecast)) return 'projected';
    const to = sentence.item(verb);
    // "are to give 2.31 GW"
    if (to !== undefined && isToBe(sentence, to.first, to.end)) return 'projected';
  }
  // "a tranche of $95m would follow": the verb behind, of which the figure's noun is the subject.
  const follows = verb < 0 || draft.role === 'noun-of' ? nextVerb(sentence, n) : -1;
  if (
    follows >= 0 &&
    (sentence.bits(follows) & Word.future ||
      isToBe(sentence, sentence.item(follows)?.first ?? 0, sentence.item(follows)?.end ?? 0))
  ) {
    return 'projected';
  }
  for (let k = n - 1; k >= 0 && k >= n - 6; k--) {
    const kind = sentence.kind(k);
    if (kind === Kind.verb || kind === Kind.comma || kind === Kind.number) break;
    // "on course for 4 million"
    if (/^(?:course|track)$/u.test(sentence.word(k)) && sentence.word(k - 1) === 'on') return 'projected';
    // "was likely to peak at 4%"; "likely voters" are there
    const likely = kind === Kind.adverb && sentence.word(k + 1) === 'to';
    if ((kind === Kind.adjective || likely || kind === Kind.noun) && hasForecast(sentence, k)) return 'projected';
  }
  for (let k = n + 1; k <= n + 2; k++)
    // "has approved 42 projects"
    if (sentence.kind(k) === Kind.noun && sentence.word(k) !== 'projects' && hasForecast(sentence, k))
      return 'projected';
  const attribution = sentence.context.attributions[draft.attribution];
  // "forecasts that …, for which the state set aside $2bn": what is past is no forecast
  const past = verb >= 0 && verb < n && sentence.item(verb)?.tag === Pos.verbPast;
  if (attribution !== undefined && !past) {
    if (FORECASTS.test(attribution.cue.text) || isSeenAhead(sentence, draft, attribution.cue.text)) return 'projected';
  }
  return 'asserted';
}

/** "sees inflation averaging 2%", "sees the rate at 9%"; one who "sees a market worth $9m" tells what is there. */
function isSeenAhead(sentence: Sentence, draft: Draft, cue: string): boolean {
  if (!/^sees?$/iu.test(cue)) return false;
  return (
    sentence.word(sentence.before(draft.item)) === 'at' ||
    sentence.item(sentence.clauses.verb[draft.item] as number)?.tag === Pos.verbGerund ||
    draft.role === 'inherited' ||
    // "see growth of 1.1% this year"
    (draft.role === 'noun-of' && (sentence.number(draft).kind === 'percent' || isCompanyFigure(sentence, draft)))
  );
}

/** "has pledged $500m": money that is promised is to come; "pledged to build 40 homes" is a goal. */
function isPledgedMoney(sentence: Sentence, draft: Draft, verb: number): boolean {
  if (sentence.number(draft).kind !== 'money' || sentence.before(draft.item) !== verb) return false;
  return /^(?:pledg|promis)/u.test(tokenWord(sentence.tokens, sentence.item(verb)?.head ?? 0));
}

/** "an estimated 100 silos", "100 silos by one estimate" */
function statedEstimate(sentence: Sentence, n: number): boolean {
  const first = sentence.item(n)?.first ?? 0;
  for (let i = first - 1; i >= 0 && i >= first - 3; i--) {
    const word = tokenWord(sentence.tokens, i);
    if (word === 'estimated') return true;
    if (word === ',' || (sentence.marks.number[i] as number) >= 0) return false;
  }
  return false;
}

/** The verb before a coordinated one, back to the first of several: "plans to *cut* jobs, return planes and emerge"; -1. */
function firstOfSeries(sentence: Sentence, verb: number): number {
  let earlier = verb > 0 ? (sentence.clauses.verb[verb - 1] as number) : -1;
  for (let steps = 0; steps < 3 && earlier > 0; steps++) {
    const before = sentence.clauses.verb[earlier - 1] as number;
    const joint = sentence.kind(earlier - 1);
    if (before < 0 || (joint !== Kind.comma && joint !== Kind.conjunction) || !isBaseForm(sentence, earlier, before))
      break;
    earlier = before;
  }
  return earlier;
}

/** A verb in the form that an auxiliary before it asks for; taggers take some for the present: "would cost $2bn, take six years". */
function isBaseForm(sentence: Sentence, verb: number, earlier: number): boolean {
  const item = sentence.item(verb);
  if (item === undefined || item.end - item.first > 1) return false;
  // "would cap rents and build homes": irregular verbs look like the past.
  if (
    item.tag === Pos.verbPast &&
    earlier >= 0 &&
    sentence.bits(earlier) & Word.future &&
    !sentence.word(verb).endsWith('ed')
  )
    return true;
  return item.tag === Pos.verbBase || (item.tag === Pos.verbPresent && !sentence.word(verb).endsWith('s'));
}

/** The verb right behind a figure and its noun; -1 when a comma or another figure comes first. */
function nextVerb(sentence: Sentence, n: number): number {
  for (let k = n + 1; k < n + 5; k++) {
    const kind = sentence.kind(k);
    if (kind === Kind.verb) return k;
    if (kind !== Kind.noun && kind !== Kind.preposition && kind !== Kind.adjective && kind !== Kind.adverb) return -1;
  }
  return -1;
}

function hasForecast(sentence: Sentence, k: number): boolean {
  const item = sentence.item(k);
  if (item === undefined) return false;
  for (let i = item.first; i < item.end; i++) {
    const bits = wordBits(sentence.tokens.forms[i] as number);
    if (bits & Word.forecast && !(bits & CHANGE_NOUN) && !UNDER_WAY.has(tokenWord(sentence.tokens, i))) return true;
  }
  return false;
}

/** Words of plans that also stand before what is there: "a $5bn project", "notes due in May". */
const UNDER_WAY = new Set(['due', 'project']);

function isToBe(sentence: Sentence, first: number, end: number): boolean {
  const word = tokenWord(sentence.tokens, first);
  return (word === 'is' || word === 'are') && end - first > 2 && tokenWord(sentence.tokens, first + 1) === 'to';
}

function isPassive(sentence: Sentence, verb: number): boolean {
  const item = sentence.item(verb);
  if (item === undefined) return false;
  for (let i = item.first; i < item.head; i++) if (PASSIVE.has(tokenWord(sentence.tokens, i))) return true;
  return sentence.kind(verb + 1) === Kind.adjective;
}

const PASSIVE = new Set(['be', 'been', 'is', 'are', 'was', 'were', 'being']);
