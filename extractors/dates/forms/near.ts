import { Shape } from '../../text/tokens.js';
import type { DateReader } from '../reader.js';
import { DAY_PARTS, Time } from '../words.js';

/** "today", "yesterday morning", "tonight", "tomorrow's evening": days by where they lie from the reference. */
export function atNear(r: DateReader, i: number): number {
  if (isPaper(r, i)) return i;
  const value = r.value(i);
  let end = i + 1;
  if (value === 8 && r.touches(end) && /^['’]s$/.test(r.text(end)) && isOfTheAge(r, end + 1))
    return r.push(i, end, 'DATE', 'PRESENT_REF', 'date.near');
  if (value === 20)
    return r.push(
      i,
      end,
      'TIME',
      r.state.referenceDay === null ? 'PRESENT_REF' : `${r.state.dayFrom(0)}TNI`,
      'time.tonight',
      { anchor: 'reference' },
    );
  if (value === 8 && r.state.referenceDay === null) return r.push(i, end, 'DATE', 'PRESENT_REF', 'date.near');
  if (r.touches(end) && /^['’]s$/.test(r.text(end)) && r.kind(end + 1) === Time.dayPart) end++;
  if (r.kind(end) === Time.dayPart)
    return r.push(i, end + 1, 'TIME', `${r.state.dayFrom(value - 8)}${DAY_PARTS[r.value(end)]}`, 'time.near-part', {
      anchor: 'reference',
    });
  return r.push(i, i + 1, 'DATE', r.state.dayFrom(value - 8), 'date.near', { anchor: 'reference' });
}

/** What lasts: "today's" before it names the present, and no day. */
const LASTING: ReadonlySet<string> = new Set(
  'world society economy culture politics technology technologies youth generation generations standards environment climate landscape era age reality realities life lifestyle lifestyles language values needs challenges problems marketplace workplace workforce system systems workers employees consumers customers families households children kids parents teenagers teens students pupils teachers women men people voters readers viewers politicians artists musicians athletes farmers companies businesses corporations schools universities colleges cities cars vehicles phones smartphones computers machines devices aircraft jets planes engines homes houses weapons wars films movies internet'.split(
    ' ',
  ),
);
/** What makes a day's event of what lasts: "today's world cup final", "today's climate talks". */
const EVENT =
  /^(?:cups?|championships?|finals?|series|title|leaders|talks|summits?|meetings?|votes?|hearings?|close|news|data|figures|reports?|ministers?|bill|protests?|strikes?|march|parade|match|game)$/;

/** "today's world", "today's personal computers". */
function isOfTheAge(r: DateReader, at: number): boolean {
  const described = !LASTING.has(r.word(at)) && r.tokens.shapes[at] === Shape.lower && !EVENT.test(r.word(at));
  const noun = described ? at + 1 : at;
  return LASTING.has(r.word(noun)) && !EVENT.test(r.word(noun + 1));
}

/** Whether "TODAY" is of the name of a paper or a programme: "USA TODAY", "VOA Today"; not of a headline in capitals. */
function isPaper(r: DateReader, i: number): boolean {
  const { shapes } = r.tokens;
  return (
    r.word(i) === 'today' &&
    r.capital(i) &&
    i > r.from &&
    shapes[i - 1] === Shape.upper &&
    r.text(i - 1).length > 1 &&
    (i - 2 < r.from || shapes[i - 2] !== Shape.upper)
  );
}
