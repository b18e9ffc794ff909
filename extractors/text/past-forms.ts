/** Words on "-ed" that are no past form of a verb. */
const NO_PAST = new Set(
  'hundred kindred hatred sacred naked wicked rugged ragged crooked infrared aged beloved embed moped shed sled'.split(
    ' ',
  ),
);

/** Verbs whose past form ends on "-eed"; "need", "succeed" and their like are base forms, "greed" is a noun. */
const PAST_IN_EED = /(?:agr|fr|decr|guarant|refer)eed$/u;

/** Whether a lower-cased word is written like the past form of a regular verb, or its participle. */
export function isRegularPast(word: string): boolean {
  return (
    word.length > 3 && word.endsWith('ed') && (!word.endsWith('eed') || PAST_IN_EED.test(word)) && !NO_PAST.has(word)
  );
}
