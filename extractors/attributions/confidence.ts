/**
 * The share of contents that each family cut right, counted on annotated news and analyses of several kinds and rounded down to twentieths. Not a
 * model's probability.
 */
const BY_RULE: Readonly<Record<string, number>> = {
  'verb.inverted': 0.95,
  'verb.trailing': 0.9,
  'verb.that': 0.9,
  'verb.clause': 0.85,
  'verb.quote': 0.85,
  'verb.colon': 0.85,
  'verb.as': 0.8,
  'verb.question': 0.8,
  'verb.label': 0.75,
  'verb.participle': 0.75,
  'verb.infinitive': 0.7,
  'verb.asked': 0.7,
  'verb.about': 0.65,
  'verb.object': 0.65,
  'verb.figure': 0.7,
  'citation.according-to': 0.8,
  'citation.per': 0.85,
  'citation.figure': 0.85,
  'citation.by': 0.65,
  'citation.in': 0.6,
  'verb.gap': 0.8,
  'verb.passive': 0.7,
  'nobody.that': 0.75,
  'nobody.to': 0.75,
  'noun.infinitive': 0.65,
  'noun.that': 0.6,
  'noun.quote': 0.6,
  'noun.about': 0.6,
  'layout.colon': 0.65,
  'layout.quote': 0.85,
  'layout.signature': 0.9,
};

/** How far a family's readings are right; 0.5 for the rare ones that were too few to count. */
export function ruleConfidence(rule: string): number {
  return BY_RULE[rule] ?? 0.5;
}
