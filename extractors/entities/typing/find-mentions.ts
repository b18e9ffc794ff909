import type { DateMention } from '../../dates/mention.js';
import type { NumberMention } from '../../numbers/mention.js';
import type { Span } from '../../text/span.js';
import type { Tokens } from '../../text/tokens.js';
import type { RawMention, Recognition } from '../recognizer/recognize.js';
import { agreeOnTypes } from './agreement.js';
import { weighContext } from './context-cues.js';
import { joinCoordinations } from './coordinations.js';
import { designationAt, numberedTypeAt } from './designations.js';
import { weighKnown } from './known-type.js';
import { addMissedNames } from './missed-names.js';
import { figureFrom, isNoName, withoutCalling } from './not-names.js';
import { joinOffices } from './offices.js';
import { reshape } from './reshape.js';
import { trimMention } from './trim-mention.js';
import { bestType, type TypedMention, typeMention } from './type-mentions.js';
import { ENTITY_TYPE_COUNT, ENTITY_TYPES } from './typing-model.js';

/** The typed mentions of a document, in order and without overlaps. */
export function findMentions(
  tokens: Tokens,
  recognition: Recognition,
  numbers: readonly NumberMention[],
  dates: readonly DateMention[],
): TypedMention[] {
  const raw = recognition.mentions.filter((mention) => trimMention(tokens, mention));
  const mended = joinOffices(tokens, reshape(tokens, outsideFigures(tokens, raw, numbers, dates), dates));
  const whole = addMissedNames(tokens, joinCoordinations(tokens, mended, recognition), recognition);
  const typed: TypedMention[] = [];
  for (const mention of whole) {
    const found = typeMention(tokens, recognition, mention);
    weighKnown(tokens, recognition, found);
    weighContext(tokens, found, typed[typed.length - 1]);
    found.type = bestType(found.scores);
    if (found.type === 'PERSON') found.first = withoutCalling(tokens, found.first, found.end);
    if (!isNoName(tokens, found.first, found.end)) typed.push(found);
  }
  const all = withDesignations(tokens, typed);
  agreeOnTypes(tokens, all);
  return all;
}

/** Mentions that lie in no figure and are no date. */
function outsideFigures(
  tokens: Tokens,
  mentions: readonly RawMention[],
  numbers: readonly NumberMention[],
  dates: readonly DateMention[],
): RawMention[] {
  let number = 0;
  let date = 0;
  const touches = (span: Span | undefined, start: number, end: number): boolean =>
    span !== undefined && span.start < end && start < span.end;
  return mentions.filter(({ first, end }) => {
    const from = tokens.starts[first] as number;
    const to = tokens.ends[end - 1] as number;
    number = figureFrom(numbers, from, number);
    date = figureFrom(dates, from, date);
    const figure = numbers[number];
    if (touches(figure, from, to) && (figure as NumberMention).kind !== 'ordinal') {
      // a name that holds a figure (2+2, Title 10) is one; a figure that holds the name, or begins with it, is none
      if ((figure as Span).end >= to) return false;
    }
    const day = dates[date];
    return !(touches(day, from, to) && (day as Span).start <= from && (day as Span).end >= to);
  });
}

/** Adds designations that the model left out and types those that it found as something else. */
function withDesignations(tokens: Tokens, mentions: readonly TypedMention[]): TypedMention[] {
  const found: TypedMention[] = [];
  let next = 0;
  for (let i = 0; i < tokens.count; i++) {
    const mention = mentions[next];
    if (mention !== undefined && mention.first <= i) {
      const end = designationAt(tokens, mention.first);
      if (end >= mention.end && end > 0) retype(mention, end, 'designation');
      found.push(mention);
      next++;
      i = Math.max(i, mention.end - 1);
      continue;
    }
    // only capitals can begin one
    if ((tokens.shapes[i] as number) < 2) continue;
    const end = designationAt(tokens, i) || numberedTypeAt(tokens, i);
    if (end === 0) continue;
    // a mention that begins inside it is a part of it
    const overlapped = mention !== undefined && mention.first < end;
    if (overlapped && mention.end > end) continue;
    const scores = new Float64Array(ENTITY_TYPE_COUNT);
    const made: TypedMention = { first: i, end, type: 'PRODUCT', confidence: 0.8, rule: 'designation', scores };
    retype(made, end, 'designation');
    found.push(made);
    if (overlapped) next++;
    i = end - 1;
  }
  return found;
}

const PRODUCT = ENTITY_TYPES.indexOf('PRODUCT');

function retype(mention: TypedMention, end: number, rule: string): void {
  mention.end = end;
  mention.type = 'PRODUCT';
  mention.rule = rule;
  mention.scores.fill(-6);
  mention.scores[PRODUCT] = 0;
}
