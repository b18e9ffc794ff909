/**
 * The words between figures that tell how they belong together. All are tried against gaps of at most 140 code units (rows.ts), in lower case.
 * `W` stands for a few plain words: determiners, approximations, an adjective.
 */
const W = "(?: [a-z'-]+)";

/** Words that begin another statement: figures on their two sides are not joined. */
const DIVIDER = /;|\0|\b(?:while|whereas|but|although|though|meanwhile|and|with|as well as|plus|excluding)\b|[.!?] /;
const HARD_DIVIDER = /;|\0|\b(?:while|whereas|but|although|though|meanwhile)\b|[.!?] /;

export function joins(gap: string): boolean {
  return !DIVIDER.test(gap);
}

/** Like `joins`, for lists, where "and" is no border. */
export function lists(gap: string): boolean {
  return !HARD_DIVIDER.test(gap);
}

/** "… to ‹figure›": the level that was reached. */
export const TO: RegExp = new RegExp(`\\bto${W}{0,3} ?$`);
/** "… from ‹figure›": the level before. */
export const FROM: RegExp = new RegExp(`\\bfrom${W}{0,5} ?$`);
/** "after 67 in May", "after a record 67": an event behind it ("after councillors passed a budget of") is no level. */
const AFTER = `after(?=${W}{0,2} ?$| \\d{4})`;
/** "‹level› against, compared with, than ‹level›": the other level. */
export const AGAINST: RegExp = new RegExp(
  `\\b(?:against|versus|vs\\.?|compared (?:with|to)|from|than|${AFTER})${W}{0,6}(?: \\d{4}(?:-\\d\\d)?(?:'s)?${W}{0,4})? ?$`,
);
/** "‹change› from, over, above ‹level›": what the change is counted from; behind a comma, "well below ‹level›" begins anew. */
export const COUNTED_FROM: RegExp = new RegExp(
  `(?:\\b(?:against|versus|vs\\.?|compared (?:with|to)|from|than|${AFTER})|(?<!, (?:[a-z]+ )?)\\b(?:over|on|above|below))${W}{0,6}(?: \\d{4}(?:-\\d\\d)?(?:'s)?${W}{0,4})? ?$`,
);
/** "‹level›, up ‹change›", "‹level›: ‹change›". */
export const THEN_CHANGE: RegExp = new RegExp(
  `(?:[,:—–-]|\\b(?:up|down|or|is|was|were|are|higher|lower|by))(?: (?:or|that is|which is|representing))?${W}{0,6} ?$`,
);
/** Words behind which a figure is no change of what stands before them: a level follows, or a clause of its own. */
export const NO_CHANGE: RegExp =
  /\b(?:from|to)(?: (?:about|some|around|nearly|almost|roughly|over|under|just|only|an?))* ?$|\b(?:including|because|(?:that|which) (?!is\b))/;
/** "‹factor› the ‹level›": a factor says at once what it is taken of. */
export const FACTOR_OF: RegExp = new RegExp(
  `^ (?:the|its|their|his|her|our|that of|what|as (?:many|much|high|large|big) as|more than the|higher than the)${W}{0,4} ?$`,
);
/** "‹share› of ‹whole›", also of several words: "of the country's". */
export const OF: RegExp = new RegExp(`^(?:${W}{0,4})? of${W}{0,4} ?$`);
/** "‹part›, or ‹share›", "‹part› (‹share›" with the bracket gone, "‹part›, ‹share›". */
export const OR: RegExp = new RegExp(
  `^(?:${W}{0,3})?(?:,|:| —| –|—|–| -| \\()? ?(?:or|that is|i\\.e\\.,?|about|some|around|equal to|equivalent to|representing)?(?: (?:about|some|around|nearly|almost|roughly|just|over|under|more than|less than|a))* ?$`,
);
/** "‹part›, or ‹share›" only with the word that says so. */
export const PLAIN_OR: RegExp =
  /^(?: [a-z'-]+){0,4}(?:,|:| —| –|—|–)? ?or(?: (?:about|some|around|nearly|almost|roughly|just|over|under|more than|less than|a))* ?$/;

/** "‹part› (‹share›)". */
export const IN_BRACKETS: RegExp = /^(?: [a-z'-]+){0,3} \((?:about |some |nearly |almost |roughly )?$/;

/** What stands before the first part of a list that gives all parts; a dash alone stands in a score ("2 – 1"). */
export const LIST_OPENS: RegExp =
  /(?::|(?<!^ ?)[—–]|\b(?:comprising|consisting of|made up of|composed of|split (?:into|between|among)|divided (?:into|between|among)|broken down (?:as|into)|namely))(?: [a-z'-]+){0,3} ?$/;
/** Words behind the last part, or before it, that say that nothing else remains. */
export const REST: RegExp = /\b(?:other|others|rest|remaining|remainder|elsewhere|balance)\b/;
/** "for a total of ‹figure›", "a combined ‹figure›". */
export const TOTAL: RegExp =
  /\b(?:total(?:l?ing)?|totals|combined|in all|altogether|together|sum of|add(?:s|ed|ing)? up to|overall|all told|aggregate|collectively)\b/;
/** "‹total› in all, …": words that belong to the figure before them, not to one that follows. */
export const TOTAL_BEHIND: RegExp = /^ (?:in (?:all|total)|altogether|combined|together|all told)\b/;
/** "claims of ‹part› on premiums of ‹whole›, a loss ratio of ‹share›". */
export const ON: RegExp = new RegExp(`^${W}{0,3} on${W}{0,3} of ?$`);
export const RATIO_OF: RegExp = /,(?: [a-z]+){0,3} (?:ratio|rate|margin|yield|share) of ?$/;

/** Words before a figure that say that it is the yield of a count times a size. */
export const YIELD: RegExp =
  /\b(?:total(?:l?ing)?|combined|in all|altogether|together|for a (?:sum|total|bill)|worth|give|gives|giving|yield|yields|yielding|make|makes|making|amounting to|amount to|produce|produces|producing|deliver|delivering|provide|providing|costing|outgo|outlay)\b/;
export const EACH: RegExp =
  /\b(?:each|apiece|per (?:unit|person|head|household|farmer|worker|piece|vehicle|ship|aircraft)|a (?:unit|head|piece|person))\b/;

const UP =
  /\b(?:up|rise|rises|rose|risen|rising|increase[sd]?|increasing|grow[sn]?|grew|growing|growth|gain(?:ed|s)?|more|higher|jump(?:ed|s)?|climb(?:ed|s)?|surge[ds]?|above|lift(?:ed|s)?|raise[ds]?|expand(?:ed|s)?|soar(?:ed|s)?|leap|leapt)\b/;
const DOWN =
  /\b(?:down|fall|falls|fell|fallen|falling|decrease[sd]?|decreasing|decline[sd]?|declining|drop(?:ped|s)?|less|fewer|lower|cut|cuts|shrink|shrank|shrunk|slump(?:ed|s)?|plunge[ds]?|below|reduc(?:ed|es|tion)|loss|lost|tumble[ds]?|slid|slide|slides|discount|cheaper)\b/;

/** Which way words point: 1 up, -1 down, 0 both or neither. */
export function direction(words: string): -1 | 0 | 1 {
  const up = UP.test(words);
  const down = DOWN.test(words);
  return up === down ? 0 : up ? 1 : -1;
}
