/** How a cell ends, and how one begins, that is a figure or stands for none. */
const FIGURE_ENDS = /[\p{Nd}%‰)\u2010-\u2015−-]$/u;
const FIGURE_BEGINS = /^[\p{Nd}\p{Sc}(+.~<>≈\u2010-\u2015−-]/u;

/**
 * What stands between two cells of a row: a tab where both are figures, for with a blank between them "5" and "200" would be read as five thousand
 * two hundred; else a blank.
 */
export function betweenCells(before: string, after: string): '\t' | ' ' {
  return FIGURE_ENDS.test(before) && FIGURE_BEGINS.test(after) ? '\t' : ' ';
}
