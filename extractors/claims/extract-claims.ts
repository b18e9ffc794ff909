import type { AttributionContext } from '../attributions/extract-attributions.js';
import type { AttributionMention } from '../attributions/mention.js';
import { Pos } from '../syntax/syntax.js';
import type { TextSpan } from '../text/span.js';
import { type Tokens, tokenSpan } from '../text/tokens.js';
import { carryMeasure, rememberMeasure } from './carry-over.js';
import type { Claim, ClaimRelation, ClaimSlot } from './claim.js';
import { findClauses } from './clauses.js';
import { claimConfidence, slotConfidence } from './confidence.js';
import { cutItems, LONGEST_SENTENCE } from './cut-items.js';
import { assertedNumbers } from './filter.js';
import { Kind } from './items.js';
import { markTokens, type TokenMarks } from './marks.js';
import { readMeasure } from './measure.js';
import { isOrigin, isParted } from './measure-base.js';
import { readModality } from './modality.js';
import type { Topic } from './pronouns.js';
import { readRate } from './rate.js';
import { readRelation } from './relation.js';
import { type Draft, Sentence } from './sentence.js';
import { readSource } from './source.js';
import { readSubject } from './subject.js';
import { isAhead, isCompanyFigure } from './subject-company.js';
import { readTimes } from './time.js';
import { CHANGE_VERB } from './words.js';

export interface ClaimContext extends AttributionContext {
  readonly attributions: readonly AttributionMention[];
  /** Whether each paragraph stands alone (a cell of a table): nothing is carried over from the one before. @default false */
  readonly apart?: boolean;
}

/**
 * Joins the marks of a document into claims: one for each asserted quantity, in the order of their numbers. Sentences without an asserted
 * number are not looked at.
 */
export function extractClaims(tokens: Tokens, context: ClaimContext): Claim[] {
  if (context.numbers.length === 0) return [];
  const marks = markTokens(tokens, context);
  const asserted = assertedNumbers(tokens, marks, context);
  const claims: Claim[] = [];
  const topic = noTopic();
  let done = -1;
  let paragraph = 0;
  for (let i = 0; i < tokens.count; i++) {
    const number = marks.number[i] as number;
    if (number < 0 || asserted[number] !== 1) continue;
    const s = tokens.sentenceOf[i] as number;
    if (s === done) continue;
    topic.age += s - Math.max(done, 0);
    topic.companyAge += s - Math.max(done, 0);
    topic.measureAge += s - Math.max(done, 0);
    if (context.apart === true && s >= (tokens.paragraphStarts[paragraph + 1] as number)) {
      while (s >= (tokens.paragraphStarts[paragraph + 1] as number)) paragraph++;
      Object.assign(topic, noTopic());
    }
    done = s;
    readSentence(tokens, marks, context, asserted, s, topic, claims);
    i = (tokens.sentenceStarts[s + 1] as number) - 1;
  }
  return claims;
}

function noTopic(): Topic {
  return {
    subject: -1,
    age: 0,
    measureFirst: 0,
    measureEnd: 0,
    time: -1,
    kind: '',
    unit: null,
    counts: false,
    measureAge: 0,
    company: -1,
    companyTime: -1,
    companyAge: 0,
  };
}

function readSentence(
  tokens: Tokens,
  marks: TokenMarks,
  context: ClaimContext,
  asserted: Uint8Array,
  s: number,
  topic: Topic,
  claims: Claim[],
): void {
  const end = tokens.sentenceStarts[s + 1] as number;
  let first = tokens.sentenceStarts[s] as number;
  while (first < end) {
    const last = pieceEnd(marks, first, end);
    const items = cutItems(tokens, marks, context, first, last, asserted);
    first = last;
    const sentence = new Sentence(tokens, marks, context, items, findClauses(items));
    const drafts: Draft[] = [];
    items.forEach((item, i) => {
      if (item.kind !== Kind.number || item.mark === drafts.at(-1)?.number) return;
      const draft = emptyDraft(i, item.mark, marks.content[item.first] as number);
      readMeasure(sentence, draft, drafts);
      if (draft.base && isOrigin(sentence, draft, drafts)) draft.base = false;
      draft.aside = sentence.isAttribute(draft) || sentence.word(sentence.before(i)) === 'per';
      carryMeasure(sentence, draft, drafts, topic);
      attributeWithMain(sentence, draft, drafts);
      readSubject(sentence, draft, drafts, topic);
      drafts.push(draft);
    });
    readTimes(sentence, drafts);
    write(sentence, drafts, claims);
    rememberMeasure(sentence, drafts, topic);
    const main = drafts.find((draft) => draft.subject >= 0 && draft.subjectRule !== 'recipient');
    if (main !== undefined) {
      topic.subject = main.subject;
      topic.age = 0;
    }
    const company = drafts.find((draft) => draft.subject >= 0 && isCompanyFigure(sentence, draft));
    if (company !== undefined) {
      topic.company = company.subject;
      // what it expects of the year dates nothing that it reports
      if (!isAhead(sentence, company)) topic.companyTime = company.time;
      topic.companyAge = 0;
    }
  }
}

/** "…, the bank said, up from 236": the rest of a comparison behind the speaker is the speaker's as well. */
function attributeWithMain(sentence: Sentence, draft: Draft, drafts: readonly Draft[]): void {
  const main = drafts[draft.from];
  if (draft.attribution >= 0 || main === undefined || isParted(sentence, main.item, draft.item)) return;
  // A verb or a dash opens what the author adds.
  for (let k = main.item + 1; k < draft.item; k++)
    if ((sentence.kind(k) === Kind.verb && !goesOn(sentence, k)) || sentence.kind(k) === Kind.dash) return;
  draft.attribution = main.attribution;
}

/** "would cost $230, the group expects, falling to $120": what changes behind the speaker is still what he told. */
function goesOn(sentence: Sentence, verb: number): boolean {
  return (
    sentence.item(verb)?.tag === Pos.verbGerund &&
    sentence.kind(verb - 1) === Kind.comma &&
    sentence.kind(verb - 2) === Kind.frame &&
    (sentence.verbBits(verb) & CHANGE_VERB) !== 0
  );
}

/** Where the piece of a sentence that begins at `first` ends: at the sentence's end, or past the longest that is read at once, but in no number. */
function pieceEnd(marks: TokenMarks, first: number, end: number): number {
  let last = Math.min(end, first + LONGEST_SENTENCE);
  while (last < end && (marks.number[last] as number) >= 0 && marks.number[last] === marks.number[last - 1]) last++;
  return last;
}

function emptyDraft(item: number, number: number, attribution: number): Draft {
  return {
    item,
    number,
    role: 'none',
    measure: -1,
    measureFirst: 0,
    measureEnd: 0,
    from: -1,
    change: 0,
    base: false,
    whole: false,
    aside: false,
    equivalentOf: -1,
    verb: -2,
    subject: -1,
    subjectRule: '',
    time: -1,
    told: -1,
    attribution,
  };
}

function write(sentence: Sentence, drafts: readonly Draft[], claims: Claim[]): void {
  const { tokens, context } = sentence;
  const offset = claims.length;
  const relations: ClaimRelation[] = [];
  drafts.forEach((draft, i) => {
    const number = sentence.number(draft);
    const modality = readModality(sentence, draft);
    const relation = readRelation(sentence, draft, drafts, relations, modality);
    relations.push(relation);
    const subject = context.mentions[draft.subject];
    const time = context.dates[draft.time];
    const measure = measureSpan(tokens, draft, draft.subject, sentence);
    const source = readSource(sentence, draft);
    const base = drafts.find((other, k) => k > i && other.base && (other.from === i || other.from === draft.from));
    const slot = (span: TextSpan | null | undefined, confidence: number): ClaimSlot | null =>
      span == null ? null : { start: span.start, end: span.end, text: span.text, confidence };
    claims.push({
      start: number.start,
      end: number.end,
      text: number.text,
      rule: `claim.${draft.role}`,
      number: draft.number,
      measure: slot(measure, slotConfidence(draft.role)),
      subject: slot(subject, slotConfidence(draft.subjectRule)),
      subjectMention: subject === undefined ? null : draft.subject,
      subjectEntity: subject?.entity ?? null,
      time: slot(time, slotConfidence('time')),
      timeMention: time === undefined ? null : draft.time,
      source: slot(source, slotConfidence('source')),
      attribution: draft.attribution < 0 ? null : draft.attribution,
      relation,
      modality,
      comparison:
        base === undefined || draft.base ? null : { number: base.number, time: base.time < 0 ? null : base.time },
      rate: readRate(sentence, draft),
      equivalentOf: draft.equivalentOf < 0 ? null : offset + draft.equivalentOf,
      confidence: claimConfidence(draft),
    });
  });
}

/** The measure without the name that is its subject, and none where the measure is but the name of its subject. */
function measureSpan(tokens: Tokens, draft: Draft, subject: number, sentence: Sentence): TextSpan | null {
  let first = draft.measureFirst;
  const end = draft.measureEnd;
  if (end <= first) return null;
  const whole = sentence.entityAt(end - 1);
  const type = sentence.context.mentions[whole]?.type;
  // "the drugmaker Axtell": a name with what it is
  if (whole >= 0 && whole === subject && (type === 'ORG' || type === 'PERSON')) return null;
  if (whole >= 0 && sentence.entityAt(first) === whole && type !== 'NORP') {
    const holder = type === 'ORG' || type === 'GPE' || type === 'PERSON' || type === 'LOC';
    if (holder || whole === subject) return null;
  }
  if (subject >= 0)
    while (first < end - 1 && sentence.entityAt(first) === subject && sentence.entityAt(end - 1) !== subject) first++;
  return tokenSpan(tokens, first, end);
}
