/** An article as the extractors see it: its text and the few facts that its values depend on. */
export interface ArticleDocument {
  /** Identifier of the caller's choice; it is handed through. */
  readonly id: string;
  /** The article's text. All offsets are UTF-16 code units into it. */
  readonly text: string;
  /** The day from which relative dates are counted, as YYYY-MM-DD; null when it is not known. */
  readonly referenceDate: string | null;
}
