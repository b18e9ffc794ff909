/** Universal part-of-speech tags (universaldependencies.org/u/pos), with verbs split by form, which clauses need. */
export const Pos = {
  unknown: 0,
  noun: 1,
  propn: 2,
  /** Finite verb, past: said, rose (VBD). */
  verbPast: 3,
  /** Finite verb, present: says, rise (VBZ, VBP). */
  verbPresent: 4,
  /** Base form or infinitive: (to) rise (VB). */
  verbBase: 5,
  /** Past participle: reported (by) (VBN). */
  verbParticiple: 6,
  /** Gerund or present participle: reporting (VBG). */
  verbGerund: 7,
  aux: 8,
  adj: 9,
  adv: 10,
  adp: 11,
  det: 12,
  pron: 13,
  num: 14,
  cconj: 15,
  sconj: 16,
  part: 17,
  intj: 18,
  sym: 19,
  punct: 20,
  x: 21,
} as const;

/** Universal dependency relations, as numbers; subtypes that clauses need are kept (nsubj:pass, obl:npmod as obl, ...). */
export const Dep = {
  none: 0,
  root: 1,
  nsubj: 2,
  nsubjPass: 3,
  obj: 4,
  iobj: 5,
  obl: 6,
  oblAgent: 7,
  ccomp: 8,
  xcomp: 9,
  advcl: 10,
  acl: 11,
  aclRelcl: 12,
  advmod: 13,
  amod: 14,
  nmod: 15,
  nmodPoss: 16,
  nummod: 17,
  compound: 18,
  flat: 19,
  appos: 20,
  conj: 21,
  cc: 22,
  case: 23,
  mark: 24,
  det: 25,
  aux: 26,
  auxPass: 27,
  cop: 28,
  punct: 29,
  parataxis: 30,
  csubj: 31,
  expl: 32,
  fixed: 33,
  nmodUnmarked: 34,
  oblUnmarked: 35,
  other: 36,
  /** A verb's particle: set *up* (compound:prt). */
  compoundPrt: 37,
} as const;

/**
 * Parts of speech and dependencies, worked out sentence by sentence when first asked for and kept. Arrays run over the document's tokens;
 * entries of sentences that nobody asked for are 0.
 */
export interface Syntax {
  /** Tags the sentence (once) and returns the document's array of `Pos` by token. */
  tags(sentence: number): Uint8Array;
  /** Parses the sentence (once). `heads[i]` is the token index of i's head, -1 for a root; `labels[i]` a `Dep`. */
  parse(sentence: number): { readonly heads: Int32Array; readonly labels: Uint8Array };
}
