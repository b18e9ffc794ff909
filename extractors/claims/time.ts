import { Pos } from '../syntax/syntax.js';
import { tokenWord } from '../text/tokens.js';
import { Kind } from './items.js';
import { isPartOfThem } from './measure-base.js';
import { isEqualTo } from './relation.js';
import type { Draft, Sentence } from './sentence.js';
import { ahead, behind, behindVerb, changesTense, headOfClause, near, opening, opens } from './time-clause.js';
import { dateOfEstimate, isSince, isTime, spanStart, usable, within, yearOfPlan } from './time-dates.js';
import { pollDate, sampleDate } from './time-poll.js';
import { Word } from './words.js';

/**
 * Gives each figure of a sentence its date. A date behind a figure, before the next figure, is that figure's; the level beside a change and its
 * second notation share it, the earlier side of a comparison never does. A date that opens the sentence, or stands before the first figure,
 * holds for all that have none; last comes the date of a poll.
 */
export function readTimes(sentence: Sentence, drafts: readonly Draft[]): void {
  if (!hasDate(sentence)) {
    for (const draft of drafts) if (!draft.base && !sentence.isAttribute(draft)) draft.time = toldTime(drafts, draft);
    return;
  }
  drafts.forEach((draft, i) => {
    const next = drafts[i + 1];
    // "a 12-metre fence": a property that has no date
    if (sentence.isAttribute(draft) && sentence.kind(draft.measure + 1) === Kind.verb) return;
    // A second notation has the time of the first, which stood before its own brackets.
    const first = drafts[draft.equivalentOf];
    if (first !== undefined && first.time >= 0) {
      draft.time = first.time;
      return;
    }
    // "the fare, now $3, will rise in June"
    const between = sentence.kind(draft.item - 2) === Kind.comma && isTime(sentence, draft.item - 1);
    // "than last year's $3bn"
    const owner = sentence.isOwnerDate(draft.item - 1) ? sentence.item(draft.item - 1) : undefined;
    draft.time = between
      ? (sentence.item(draft.item - 1)?.mark ?? -1)
      : owner !== undefined && usable(sentence, owner.mark)
        ? owner.mark
        : behind(sentence, draft, next?.item ?? sentence.items.length);
    // "the worst since 2008, when it lost 23%"
    if (draft.time < 0) draft.time = beforeWhen(sentence, draft);
    // "had 95,000 soldiers in 2015, now has 206,000"
    const verb = sentence.before(draft.item);
    if (
      draft.time < 0 &&
      sentence.kind(verb) === Kind.verb &&
      sentence.kind(verb - 1) === Kind.date &&
      /^(?:now|today)$/u.test(sentence.word(verb - 1))
    )
      draft.time = sentence.item(verb - 1)?.mark ?? -1;
    // "3,320 last month, up from 540 in 2021 and equal to 71% of the rest"
    if (draft.time < 0 && isEqualTo(sentence, draft.item))
      draft.time = drafts.slice(0, i).findLast((other) => !other.base)?.time ?? -1;
    if (draft.time < 0 && draft.from >= 0) draft.time = headOfClause(sentence, draft, drafts[i - 1]?.item ?? 0);
  });
  for (const draft of drafts)
    if (draft.time < 0 && !draft.base && draft.from < 0 && !sentence.isAttribute(draft))
      draft.time = behindVerb(sentence, draft);
  siblings(sentence, drafts);
  share(sentence, drafts);
  parts(sentence, drafts);
  // Inside the phrase of the measure: "its 2025 budget".
  for (const draft of drafts) {
    if (draft.time < 0 && draft.from < 0 && draft.measure >= 0) draft.time = within(sentence, draft.measure);
    if (draft.time < 0 && !draft.base && draft.from < 0) draft.time = yearOfPlan(sentence, draft);
  }
  share(sentence, drafts);
  // "has doubled since 2021, to $3,900 from $1,950": the base is the figure of that year.
  for (const draft of drafts) {
    const main = drafts[draft.from];
    if (draft.base && draft.time < 0 && main !== undefined) {
      const since = main.time >= 0 ? main.time : (drafts[main.from]?.time ?? -1);
      if (since >= 0 && isSince(sentence, since)) draft.time = since;
    }
  }
  for (const draft of drafts) {
    const main = drafts[draft.from];
    if (draft.base && draft.time < 0 && main !== undefined) draft.time = spanStart(sentence, main.time);
  }
  carry(sentence, drafts);
  const nearest = drafts[0] === undefined ? -1 : ahead(sentence, drafts[0]);
  const opener = opening(sentence);
  const before = opener >= 0 && !opens(sentence, nearest) ? opener : nearest;
  const earlier = new Set(drafts.filter((draft) => draft.base && draft.time >= 0).map((draft) => draft.time));
  for (const draft of drafts) {
    if (draft.time < 0 && draft.equivalentOf >= 0) draft.time = drafts[draft.equivalentOf]?.time ?? -1;
    // "a 12-metre fence": a property that has no date.
    if (sentence.isAttribute(draft)) continue;
    if (draft.time < 0 && draft.whole) draft.time = drafts[drafts.indexOf(draft) - 1]?.time ?? -1;
    if (draft.time < 0 && !draft.base) draft.time = near(sentence, draft, before, earlier);
    // "profit for the May quarter slipped 11% to $64m"
    const main = drafts[draft.from];
    if (draft.time < 0 && !draft.base && main?.base === false && isLevelBeside(sentence, main, draft))
      draft.time = main.time;
    if (draft.time < 0 && !draft.base) draft.time = pollDate(sentence, draft);
    if (draft.time < 0 && !draft.base) draft.time = sampleDate(sentence, draft);
    if (draft.time < 0 && !draft.base && draft.change === 0) draft.time = dateOfEstimate(sentence, draft);
    if (draft.time < 0 && !draft.base) draft.time = toldTime(drafts, draft);
  }
  // "shed 11,000 of its 27,000 jobs by 2030": the day is that of the act, and the whole was there before
  drafts.forEach((draft, i) => {
    if (draft.whole && i > 0 && isGivenUp(sentence, drafts[i - 1] as Draft, draft)) draft.time = -1;
  });
}

/** The date that the "when" of a figure's clause stands behind; -1. */
function beforeWhen(sentence: Sentence, draft: Draft): number {
  const verb = sentence.clauses.verb[draft.item] as number;
  for (let k = verb - 1; k > 0 && k > verb - 5; k--) {
    if (sentence.word(k) !== 'when') continue;
    const date = sentence.item(sentence.kind(k - 1) === Kind.comma ? k - 2 : k - 1);
    return date?.kind === Kind.date && usable(sentence, date.mark) ? date.mark : -1;
  }
  return -1;
}

/** Whether a part of what somebody has is closed, sold or shed. */
function isGivenUp(sentence: Sentence, part: Draft, whole: Draft): boolean {
  const owner = sentence.item(whole.item - 1);
  if (owner === undefined || !(owner.possessor || owner.pronoun >= 0)) return false;
  const verb = sentence.item(sentence.governor(part));
  if (verb === undefined) return false;
  return /^(?:shed|cut|clos|shut|retir|scrap|s[eo]l[dl]|los|eliminat|axe|slash|dismantl|withdr|destroy)/u.test(
    tokenWord(sentence.tokens, verb.head),
  );
}

/** Whether any date stands in the sentence; most have none, and are done. */
function hasDate(sentence: Sentence): boolean {
  const { date } = sentence.marks;
  const { sentenceOf, sentenceStarts } = sentence.tokens;
  const end = sentence.items.at(-1)?.end ?? 0;
  // a date that opens the first noun phrase stands before its item
  const first = sentenceStarts[sentenceOf[sentence.items[0]?.first ?? 0] as number] as number;
  for (let i = first; i < end; i++) if ((date[i] as number) >= 0) return true;
  return false;
}

/** The date that the sentence before told for a figure, or for the one that it takes its measure from; -1. */
function toldTime(drafts: readonly Draft[], draft: Draft): number {
  return draft.told >= 0 ? draft.told : (drafts[draft.from]?.told ?? -1);
}

/** Figures in one phrase ("214 firms in 19 states", "claims of $1.5bn on premiums of $600m", "18 of 72 districts") share the date behind the last. */
function siblings(sentence: Sentence, drafts: readonly Draft[]): void {
  for (let i = drafts.length - 2; i >= 0; i--) {
    const draft = drafts[i] as Draft;
    const next = drafts[i + 1] as Draft;
    if (draft.time >= 0 || next.time < 0 || next.base !== draft.base) continue;
    if (
      next.whole ||
      (draft.base && next.item === draft.item + 2) ||
      (next.from < 0 &&
        isOnePhrase(sentence, draft.item, next.item, draft.role === 'counted' && next.role === 'counted'))
    )
      draft.time = next.time;
  }
}

function isOnePhrase(sentence: Sentence, from: number, to: number, listed: boolean): boolean {
  for (let k = from + 1; k < to; k++) {
    const kind = sentence.kind(k);
    if (
      kind !== Kind.noun &&
      kind !== Kind.preposition &&
      kind !== Kind.adjective &&
      !(kind === Kind.comma && listed) &&
      // "181 vessels worth $20bn in 2024"
      !(kind === Kind.verb && sentence.word(k) === 'worth') &&
      !(kind === Kind.conjunction && sentence.word(k) === 'and')
    )
      return false;
  }
  return true;
}

/** "cases reached 118 million in 2024, and deaths fell by 5%": what one speaker tells of a year goes on until another date comes. */
function carry(sentence: Sentence, drafts: readonly Draft[]): void {
  let last: Draft | undefined;
  for (const draft of drafts) {
    const told = last?.attribution === draft.attribution && draft.role === 'predicate';
    if (
      told &&
      last !== undefined &&
      draft.time < 0 &&
      !draft.base &&
      near(sentence, draft, -1) < 0 &&
      joined(sentence, last.item, draft.item)
    )
      draft.time = last.time;
    if (!draft.base && draft.time >= 0) last = draft;
    else if (!draft.base) last = undefined;
  }
  for (const draft of drafts) {
    const from = drafts[draft.from];
    if (
      draft.time < 0 &&
      from !== undefined &&
      !draft.base &&
      !from.base &&
      !isSince(sentence, from.time) &&
      !keepsDate(sentence, from, draft)
    )
      draft.time = from.time;
  }
}

/** Whether "and" or "while" joins two clauses. */
function joined(sentence: Sentence, from: number, to: number): boolean {
  for (let k = to - 1; k > from; k--) {
    if (sentence.kind(k) === Kind.stop) return false;
    if ((sentence.kind(k) === Kind.conjunction && sentence.word(k) === 'and') || sentence.word(k) === 'while')
      return true;
  }
  return false;
}

/** "spent $935bn in 2024, 63% of the total", "40 boats, 12 of them new", "of which 9 were lost": a part has the date of its whole. */
function parts(sentence: Sentence, drafts: readonly Draft[]): void {
  for (let i = 1; i < drafts.length; i++) {
    const draft = drafts[i] as Draft;
    const whole = drafts[i - 1] as Draft;
    if (draft.time >= 0 || draft.base || whole.base || whole.time < 0 || isSince(sentence, whole.time)) continue;
    if (isPartBehind(sentence, whole.item, draft)) draft.time = whole.time;
  }
}

function isPartBehind(sentence: Sentence, whole: number, draft: Draft): boolean {
  const of = sentence.after(draft.item);
  let which = false;
  let parted = false;
  let verb = false;
  for (let k = whole + 1; k < draft.item; k++) {
    const kind = sentence.kind(k);
    if (kind === Kind.stop) return false;
    if (kind === Kind.comma || kind === Kind.dash || sentence.word(k) === 'or') parted = true;
    if (kind === Kind.verb) verb = true;
    if (sentence.word(k) === 'of' && /^(?:which|whom)$/u.test(sentence.word(k + 1))) which = true;
  }
  return which || (parted && !verb && sentence.word(of) === 'of');
}

/** "revenue, up 5% this year, closed at 40": the date stays with the figure before, as it does where another speaker's words end. */
function keepsDate(sentence: Sentence, from: Draft, draft: Draft): boolean {
  let parted = false;
  for (let k = from.item + 1; k < draft.item; k++) {
    if (sentence.kind(k) === Kind.stop && sentence.word(k) === ';') parted = true;
    if (parted && sentence.kind(k) === Kind.verb && draft.attribution < 0 && from.attribution >= 0) return true;
    if (sentence.kind(k) === Kind.conjunction && changesTense(sentence, k)) return true;
    const verb = sentence.item(k + 1);
    if (sentence.kind(k) === Kind.comma && verb?.kind === Kind.verb && verb.tag === Pos.verbPast) return true;
  }
  return false;
}

/** "a million, including 240,000 in May", "nine in all; last year it ran 13": what stands behind is dated by itself. */
function isApart(sentence: Sentence, from: Draft, draft: Draft): boolean {
  if (draft.attribution !== from.attribution || isPartOfThem(sentence, draft)) return true;
  for (let k = from.item + 1; k < draft.item; k++)
    if (
      (sentence.kind(k) === Kind.stop && sentence.word(k) === ';') ||
      sentence.word(k) === 'including' ||
      // "366 tanks, of which 28 arrived in January"
      (sentence.word(k) === 'of' &&
        /^(?:which|whom)$/u.test(sentence.word(k + 1)) &&
        draft.role === 'inherited' &&
        sentence.kind(draft.item + 1) === Kind.verb) ||
      // "employs 3,200 and will need 1,000 more by 2027"
      (sentence.kind(k) === Kind.conjunction &&
        sentence.kind(k + 1) === Kind.verb &&
        sentence.bits(k + 1) & Word.future) ||
      // "spends 3%, and the country will reach 5% by 2026"
      (sentence.kind(k) === Kind.conjunction &&
        sentence.kind(k + 1) === Kind.noun &&
        sentence.kind(k + 2) === Kind.verb &&
        sentence.bits(k + 2) & Word.future)
    )
      return true;
  return false;
}

/** Whether nothing but a preposition stands between a change and the level it led to. */
function isLevelBeside(sentence: Sentence, main: Draft, draft: Draft): boolean {
  return draft.item === main.item + 2 && sentence.word(main.item + 1) === 'to' && !isSince(sentence, main.time);
}

/** Figures that belong together share their date: change and level, both notations, parts of one whole. */
function share(sentence: Sentence, drafts: readonly Draft[]): void {
  // From left to right, then back: "rose 4% in May to $5bn" and "rose 4% to $5bn in May".
  for (const draft of drafts) {
    const from = drafts[draft.from];
    if (
      draft.time < 0 &&
      from !== undefined &&
      !draft.base &&
      !from.base &&
      !(isSince(sentence, from.time) && draft.change === 0) &&
      !keepsDate(sentence, from, draft)
    )
      draft.time = from.time;
  }
  for (let i = drafts.length - 1; i > 0; i--) {
    const draft = drafts[i] as Draft;
    const from = drafts[draft.from];
    if (
      from !== undefined &&
      from.time < 0 &&
      !isApart(sentence, from, draft) &&
      !draft.base &&
      !from.base &&
      draft.time >= 0 &&
      !isSince(sentence, draft.time)
    ) {
      from.time = draft.time;
    }
  }
  for (const draft of drafts) {
    const from = drafts[draft.from];
    if (
      draft.time < 0 &&
      from !== undefined &&
      !draft.base &&
      !from.base &&
      !(isSince(sentence, from.time) && draft.change === 0) &&
      !keepsDate(sentence, from, draft)
    )
      draft.time = from.time;
    const twin = drafts[draft.equivalentOf];
    if (twin === undefined) continue;
    if (draft.time >= 0 && twin.time < 0) twin.time = draft.time;
    else if (draft.time < 0) draft.time = twin.time;
  }
  // The other way round for those that a second notation separated from their date.
  for (const draft of drafts) {
    const from = drafts[draft.from];
    if (
      draft.time < 0 &&
      from !== undefined &&
      !draft.base &&
      !from.base &&
      !(isSince(sentence, from.time) && draft.change === 0) &&
      !keepsDate(sentence, from, draft)
    )
      draft.time = from.time;
  }
}
