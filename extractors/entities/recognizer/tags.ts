/** What the sequence model tells apart. The eight types are told from these by the typing layer. */
export const COARSE_TYPES = ['PERSON', 'ORG', 'LOC', 'MISC'] as const;
export type CoarseType = (typeof COARSE_TYPES)[number];

/** Number of tags: O, and B, I, L, U of each coarse type (BILOU). */
export const TAG_COUNT = 17;
export const OUTSIDE = 0;

/** Place of a token in its mention. */
export const Place = { begin: 0, inside: 1, last: 2, unit: 3 } as const;

/** The tag of a coarse type (its index) at a place. */
export function tagOf(type: number, place: number): number {
  return 1 + type * 4 + place;
}

/** Index of a tag's coarse type; -1 for O. */
export function typeOfTag(tag: number): number {
  return tag === OUTSIDE ? -1 : (tag - 1) >> 2;
}

/** The place that a tag stands for; -1 for O. */
export function placeOfTag(tag: number): number {
  return tag === OUTSIDE ? -1 : (tag - 1) & 3;
}

function opens(tag: number): boolean {
  const place = placeOfTag(tag);
  return place === Place.begin || place === Place.inside;
}

/** Whether `next` may follow `tag`; a sentence begins behind `OUTSIDE`. */
export function mayFollow(tag: number, next: number): boolean {
  const place = placeOfTag(next);
  if (opens(tag)) return (place === Place.inside || place === Place.last) && typeOfTag(tag) === typeOfTag(next);
  return place === -1 || place === Place.begin || place === Place.unit;
}

/** Whether a sentence may end with the tag. */
export function mayEnd(tag: number): boolean {
  return !opens(tag);
}

/** Tags that may stand before each tag. */
export const BEFORE: readonly Int32Array[] = Array.from({ length: TAG_COUNT }, (_, next) =>
  Int32Array.from(Array.from({ length: TAG_COUNT }, (_, tag) => tag).filter((tag) => mayFollow(tag, next))),
);

/** Tags that may stand behind each tag. */
export const BEHIND: readonly Int32Array[] = Array.from({ length: TAG_COUNT }, (_, tag) =>
  Int32Array.from(Array.from({ length: TAG_COUNT }, (_, next) => next).filter((next) => mayFollow(tag, next))),
);
