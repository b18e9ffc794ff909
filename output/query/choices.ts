// What filters and orders can be, beside nothing heavy: the command line loads it at every start.

export const NUMBER_KINDS = ['cardinal', 'percent', 'money', 'quantity', 'multiplier', 'ordinal'] as const;
export const QUOTE_KINDS = ['direct', 'mixed', 'citation', 'indirect'] as const;
export const ATTRIBUTION_KINDS = ['direct', 'mixed', 'citation', 'indirect', 'none'] as const;
export const RELATIONS = [
  'is',
  'increase',
  'decrease',
  'increase_to',
  'decrease_to',
  'from',
  'share',
  'projected',
  'limit',
] as const;
export const MODALITIES = ['asserted', 'projected', 'estimated', 'targeted'] as const;
export const REVIEW_STATES = ['accepted', 'rejected', 'corrected', 'any', 'none'] as const;
export const FACT_SORTS = ['document', 'relevance', 'value', 'time', 'subject', 'measure', 'said-by'] as const;
export type FactSort = (typeof FACT_SORTS)[number];

export const GROUPS = ['said-by', 'subject', 'measure', 'year', 'document'] as const;
export type GroupBy = (typeof GROUPS)[number];
