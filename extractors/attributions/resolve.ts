import type { EntityType } from '../entities/mention.js';
import type { Draft, Range } from './draft.js';
import { isDocument } from './kinds.js';
import { isPeople } from './people.js';
import type { Reader } from './reader.js';
import { headOf } from './speakers.js';

/** The entity behind a source, with the share of such readings that we trust to be right. */
export interface SourceEntity {
  readonly entity: number;
  readonly confidence: number;
}

/** How far back, in sentences, a pronoun or "the company" looks for who is meant. */
const MEMORY = 4;

/** Tokens of a sentence that are looked at for a name. */
const LOOKED_AT = 150;

const PERSONS: ReadonlySet<EntityType> = new Set(['PERSON']);
const BODIES: ReadonlySet<EntityType> = new Set(['ORG', 'GPE']);
const ANYBODY: ReadonlySet<EntityType> = new Set(['PERSON', 'ORG', 'GPE', 'NORP']);

/**
 * Tells who is behind the sources of a document, in the order of the text: a name by its mention, a pronoun or "the company" by who spoke or
 * was named last. A body whose document is cited stands before the document. Null where nobody fits.
 */
export function resolveSources(r: Reader, drafts: readonly Draft[]): (SourceEntity | null)[] {
  const spoke: { entity: number; type: EntityType; sentence: number }[] = [];
  return drafts.map((draft) => {
    const source = draft.sources[0];
    if (source === undefined) return null;
    const sentence = r.tokens.sentenceOf[draft.cue.first] as number;
    const found = named(r, source) ?? meant(r, source, sentence, spoke);
    const entity = found === null ? undefined : r.context.entities[found.entity];
    if (found !== null && entity !== undefined) spoke.push({ entity: found.entity, type: entity.type, sentence });
    return found;
  });
}

/** The entity that the noun phrase names: that of its head, else the last person, else the first body in it. */
function named(r: Reader, source: Range): SourceEntity | null {
  const { mentions } = r.context;
  const head = headOf(r, source);
  const cited = isDocument(r, source);
  let person = -1;
  let body = -1;
  let work = -1;
  for (let i = source.first; i < source.end; i++) {
    const index = r.entity[i] as number;
    const mention = mentions[index];
    if (mention === undefined) continue;
    if (mention.type === 'PERSON') person = index;
    else if ((mention.type === 'ORG' || mention.type === 'GPE') && body < 0) body = index;
    else if (mention.type === 'WORK' && work < 0) work = index;
  }
  const of = (index: number, confidence: number): SourceEntity | null => {
    const mention = mentions[index];
    return mention === undefined ? null : { entity: mention.entity, confidence };
  };
  const direct = mentions[r.entity[head] as number];
  if (cited || direct?.type === 'WORK') return of(body, 0.9) ?? of(person, 0.8) ?? of(work, 0.8);
  if (direct !== undefined) return of(r.entity[head] as number, 0.95);
  if (person >= 0) return of(person, 0.9);
  // "a Foreign Ministry official": people of a body are not the body
  return !isPeople(r.tokens.forms[head] as number) || isBody(r, head) ? of(body, 0.7) : null;
}

const BODY_NOUNS = new Set(
  `ministry department agency bank company firm government office bureau commission committee council union group charity institute university
  administration campaign newspaper paper magazine network authority board party fund foundation`.split(/\s+/u),
);

function isBody(r: Reader, head: number): boolean {
  return BODY_NOUNS.has(r.word(head));
}

/** Who a pronoun or a definite noun ("the company", "the minister") means: who spoke last, else who was named last before it. */
function meant(
  r: Reader,
  source: Range,
  sentence: number,
  spoke: readonly { entity: number; type: EntityType; sentence: number }[],
): SourceEntity | null {
  const fitting = kindMeant(r, source);
  if (fitting === null) return null;
  const nearest = nearestNamed(r, source.first, fitting);
  for (let k = spoke.length - 1; k >= 0; k--) {
    const last = spoke[k] as { entity: number; type: EntityType; sentence: number };
    if (sentence - last.sentence > MEMORY) break;
    if (!fitting.has(last.type)) continue;
    // speaker and last name agree: sure; else the speaker of this or the last sentence before a name
    const agree = nearest !== null && nearest.entity === last.entity;
    if (agree) return { entity: last.entity, confidence: 0.85 };
    if (sentence - last.sentence <= 1 || nearest === null) return { entity: last.entity, confidence: 0.7 };
    break;
  }
  return nearest === null ? null : { entity: nearest.entity, confidence: 0.5 };
}

function kindMeant(r: Reader, source: Range): ReadonlySet<EntityType> | null {
  const word = r.word(source.first);
  if (source.end - source.first === 1 || /^(his|her|its|their)$/u.test(word)) {
    if (/^(he|she|him|her|his|who)$/u.test(word)) return PERSONS;
    if (/^(it|its)$/u.test(word)) return BODIES;
    if (/^(they|their|them)$/u.test(word)) return ANYBODY;
  }
  const head = headOf(r, source);
  if (source.end - source.first > 2) return null;
  const before = source.first - 1;
  const definite = word === 'the' || (before >= 0 && r.word(before) === 'the');
  return definite && isBody(r, head) ? BODIES : null;
}

/** The first fitting name of the nearest earlier sentence that has one (its subject, mostly), or the last one before it in its own. */
function nearestNamed(r: Reader, before: number, fitting: ReadonlySet<EntityType>): { entity: number } | null {
  const { mentions } = r.context;
  const { sentenceOf, sentenceStarts } = r.tokens;
  const own = sentenceOf[before] as number;
  for (let s = own; s >= 0 && own - s <= 2; s--) {
    const end = s === own ? before : (sentenceStarts[s + 1] as number);
    for (let i = Math.max(sentenceStarts[s] as number, end - LOOKED_AT); i < end; i++) {
      const mention = mentions[r.entity[i] as number];
      if (mention !== undefined && fitting.has(mention.type)) return { entity: mention.entity };
    }
  }
  return null;
}
