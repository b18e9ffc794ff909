import { Shape, type Tokens } from '../../text/tokens.js';
import type { EntityType } from '../mention.js';
import { extendKey, Known, LONGEST_PHRASE } from '../recognizer/gazetteer.js';
import type { Recognition } from '../recognizer/recognize.js';
import { WordClass } from '../recognizer/word-classes.js';
import { Cue, cueOf } from './cue-words.js';
import type { TypedMention } from './type-mentions.js';
import { ENTITY_TYPES } from './typing-model.js';

/** What a list adds to the score of the type that it knows, in log-odds. */
const SURE = 6;
const LIKELY = 3;
/** What the shape of an acronym that no list knows adds to ORG. */
const ACRONYM = 1.5;
/** What its head adds to the type of a name of several words. */
const HEAD = 1.5;

const index = (type: EntityType): number => ENTITY_TYPES.indexOf(type);
const ORG = index('ORG');
const GPE = index('GPE');
const LOC = index('LOC');
const NORP = index('NORP');
const PERSON = index('PERSON');

const HEAD_CUES = Cue.place | Cue.polity | Cue.event | Cue.work | Cue.product | Cue.organization;
/** What the last word of a name says of it, where it says one thing only. */
const HEADS: ReadonlyMap<number, number> = new Map([
  [Cue.place, LOC],
  [Cue.event, index('EVENT')],
  [Cue.work, index('WORK')],
  [Cue.product, index('PRODUCT')],
  [Cue.organization, ORG],
]);

const STATES = Known.country | Known.subdivision | Known.city | Known.town;
const PERSONS = Known.firstName | Known.lastName;

/** Weighs in what the gazetteer knows of a whole name; names that may be several things get nothing. Changes the scores in place. */
export function weighKnown(
  tokens: Tokens,
  { types, words, facts }: Recognition,
  { first, end, scores }: TypedMention,
): void {
  const length = end - first;
  if (length > LONGEST_PHRASE) return;
  const opening = types[first] as number;
  let key = words.keys[opening] as number;
  for (let i = first + 1; i < end; i++) key = extendKey(key, words.keys[types[i] as number] as number);
  const known = words.lists.gazetteer.known(key) & ~Known.calendar;
  const add = (type: number, bonus: number): void => {
    scores[type] = (scores[type] as number) + bonus;
  };
  if (length > 1) {
    const head = HEADS.get(cueOf(tokens.forms[end - 1] as number) & HEAD_CUES);
    if (head !== undefined && (tokens.shapes[end - 1] as number) >= Shape.title) add(head, HEAD);
  }
  if (known === 0) {
    const acronym = length === 1 && (words.classes[opening] as number) & WordClass.acronym;
    if (acronym && !facts.headline[tokens.sentenceOf[first] as number]) add(ORG, ACRONYM);
    return;
  }
  if (known === Known.region) {
    // the model knows that it is a place; which kind is the list's to say
    add(LOC, SURE);
    return;
  }
  if ((known & ~(Known.nationality | PERSONS)) === 0 && known & Known.nationality) {
    add(NORP, known === Known.nationality ? SURE : LIKELY);
    return;
  }
  if (known === Known.organization || (length > 1 && known === (Known.organization | Known.town))) {
    add(ORG, LIKELY);
    return;
  }
  if (known & (Known.country | Known.subdivision)) {
    if (!(known & (Known.region | Known.organization | PERSONS))) add(GPE, LIKELY);
    else if ((scores[GPE] as number) < (scores[LOC] as number) && !(known & Known.region)) add(GPE, LIKELY);
    return;
  }
  if (known & STATES && !(known & ~STATES) && length > 1) {
    add(GPE, LIKELY);
    return;
  }
  if (known & PERSONS && !(known & ~PERSONS) && length === 1) add(PERSON, 0.5);
}
