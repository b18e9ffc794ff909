/** Tokens `first` to `end` (exclusive). */
export interface Range {
  readonly first: number;
  readonly end: number;
}

/** An attribution in the making, in tokens. */
export interface Draft {
  sources: Range[];
  cue: Range;
  /** First token of the cue's verb group or preposition: had *also* said. */
  start: number;
  /** In the order of the text; never empty. */
  contents: Range[];
  /** Family of the rule: verb.after, citation.per, … */
  rule: string;
  /** A citation by its form (per, as documented in). */
  citation: boolean;
}
