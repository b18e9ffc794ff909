import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  COARSE_TYPES,
  OUTSIDE,
  Place,
  TAG_COUNT,
  tagOf,
  typeOfTag,
} from '../../extractors/entities/recognizer/tags.js';
import { tokenize } from '../../extractors/text/tokenize.js';
import { Shape, TokenKind, type Tokens, tokenAt, tokensOf, tokenText } from '../../extractors/text/tokens.js';
import { parseMarkedText } from '../marked-text.js';

/** A mention of a training set. */
export interface GoldEntity {
  readonly start: number;
  readonly end: number;
  readonly type: string;
}

/** A text to learn from. */
export interface GoldText {
  readonly set: string;
  readonly text: string;
  readonly entities: readonly GoldEntity[];
  /** Zones where the annotation says nothing. */
  readonly ignore: readonly { readonly start: number; readonly end: number }[];
}

/** Which coarse type each type of the sets is learnt as; types that are not here leave their span open. */
const COARSE: Readonly<Record<string, (typeof COARSE_TYPES)[number]>> = {
  PERSON: 'PERSON',
  ORG: 'ORG',
  LOC: 'LOC',
  GPE: 'LOC',
  NORP: 'MISC',
  EVENT: 'MISC',
  WORK: 'MISC',
  PRODUCT: 'MISC',
  MISC: 'MISC',
};

/** The sets that are learnt from, in order, with the weight of an update. */
export const SETS: readonly (readonly [name: string, weight: number])[] = [
  ['uner-ewt', 1],
  ['gum', 1],
  ['wikigold', 1],
  ['wnut17', 1],
  ['btc', 1],
  ['sec', 1],
  ['crossner', 1],
  ['redocred', 1],
  ['europarl', 1],
  ['voa-silver', 1],
];

/** What the sets don't annotate: there, a capital that is O may as well be MISC. */
const WITHOUT_MISC: ReadonlySet<string> = new Set(['uner-ewt', 'btc', 'sec', 'gum', 'wnut17']);

/** Reads one set: JSON lines of `{text, entities, ignore?}`. */
export function readSet(folder: string, name: string): GoldText[] {
  return readFileSync(join(folder, `${name}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { text, entities, ignore } = JSON.parse(line) as Omit<GoldText, 'set'> & { ignore?: GoldText['ignore'] };
      return { set: name, text, entities: [...entities].sort((a, b) => a.start - b.start), ignore: ignore ?? [] };
    });
}

/** Reads the project's own training articles. */
export function readArticles(folder: string): GoldText[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => {
      const { text, entities } = parseMarkedText(readFileSync(join(folder, name), 'utf8'));
      return { set: 'articles', text, entities, ignore: [] };
    });
}

/** A text on our tokens, with what its tags may be. */
export interface TaggedText {
  readonly set: string;
  readonly tokens: Tokens;
  /** The annotated tags. */
  readonly tags: Uint8Array;
  /** Bit t: tag t agrees with the annotation. */
  readonly allowed: Int32Array;
  /** 0 where a sentence can't be learnt from: its annotation cuts through tokens. */
  readonly usable: Uint8Array;
}

const ALL = (1 << TAG_COUNT) - 1;
const MISC = COARSE_TYPES.indexOf('MISC');
const MISC_OR_OUTSIDE = Array.from({ length: TAG_COUNT }, (_, tag) => tag).reduce(
  (mask, tag) => (tag === OUTSIDE || typeOfTag(tag) === MISC ? mask | (1 << tag) : mask),
  0,
);

/** Lays the mentions of a text on its tokens. */
export function tagText({ set, text, entities, ignore }: GoldText): TaggedText {
  const tokens = tokenize(text);
  const { count } = tokens;
  const tags = new Uint8Array(count);
  const open = new Uint8Array(count);
  const usable = new Uint8Array(tokens.sentenceCount).fill(1);
  for (const entity of entities) {
    const [first, end] = tokensOf(tokens, entity);
    if (end <= first) continue;
    const sentence = tokens.sentenceOf[first] as number;
    const cuts = (tokens.starts[first] as number) < entity.start || (tokens.ends[end - 1] as number) > entity.end;
    // a mention that our sentences cut in two, or that cuts a token, teaches nothing true
    if (
      tokens.sentenceOf[end - 1] !== sentence ||
      (cuts && !onlyPoint(tokens, end - 1, entity.end, first, entity.start))
    ) {
      for (let s = sentence; s <= (tokens.sentenceOf[end - 1] as number); s++) usable[s] = 0;
      continue;
    }
    const type = COARSE[entity.type];
    if (type === undefined) {
      open.fill(1, first, end);
      continue;
    }
    const index = COARSE_TYPES.indexOf(type);
    if (end === first + 1) tags[first] = tagOf(index, Place.unit);
    else {
      tags[first] = tagOf(index, Place.begin);
      tags.fill(tagOf(index, Place.inside), first + 1, end - 1);
      tags[end - 1] = tagOf(index, Place.last);
    }
  }
  for (const zone of ignore) {
    const last = tokenAt(tokens, zone.end - 1);
    for (let i = tokenAt(tokens, zone.start); i <= last && i < count; i++) open[i] = 1;
  }
  const allowed = new Int32Array(count);
  const partial = WITHOUT_MISC.has(set);
  for (let i = 0; i < count; i++) {
    if (open[i]) allowed[i] = ALL;
    else if (partial && tags[i] === OUTSIDE && mayBeName(tokens, i)) allowed[i] = MISC_OR_OUTSIDE;
    else allowed[i] = 1 << (tags[i] as number);
  }
  return { set, tokens, tags, allowed, usable };
}

/** Whether a mention differs from its tokens by an abbreviation's point only. */
function onlyPoint(tokens: Tokens, last: number, end: number, first: number, start: number): boolean {
  return (
    (tokens.starts[first] as number) >= start &&
    (tokens.ends[last] as number) === end + 1 &&
    tokens.text.charAt(end) === '.'
  );
}

const LINKS: ReadonlySet<string> = new Set(['of', 'the', 'for', 'and', '-', '&', '’s', "'s", ':']);

function mayBeName(tokens: Tokens, i: number): boolean {
  if ((tokens.shapes[i] as number) >= Shape.title || tokens.kinds[i] === TokenKind.number) return true;
  return (
    i > 0 && i + 1 < tokens.count && (tokens.shapes[i - 1] as number) >= Shape.title && LINKS.has(tokenText(tokens, i))
  );
}
