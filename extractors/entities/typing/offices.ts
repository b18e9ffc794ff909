import { FormTable } from '../../text/lexicon.js';
import { Shape, type Tokens, tokenText } from '../../text/tokens.js';
import type { RawMention } from '../recognizer/recognize.js';

const OPENER = 1;
const LINK = 2;
const TITLE = 3;
const table = new FormTable();
for (const word of 'ministry ministries department departments office bureau institute commission committee council agency board authority directorate secretariat chamber association federation confederation society center centre college faculty school university court academy administration bank fund union controller comptroller society league organization organisation foundation'.split(
  ' ',
))
  table.set(word, OPENER);
for (const word of 'treaty convention agreement act protocol declaration charter code'.split(' '))
  table.set(word, TITLE);
for (const word of 'of for on'.split(' ')) table.set(word, LINK);
const the = new FormTable().set('the', 1);
const and = new FormTable().set('and', 1).set('&', 1);

/** Most words of one item of a list of portfolios: "Labour and Social Policy". */
const LONGEST_ITEM = 4;
/** Most items. */
const MOST_ITEMS = 6;

/**
 * Completes the names of offices: "Office of the | Auditor General", "Ministry of Family | , Labour and Social Policy", which the model likes
 * to cut. Mentions are in order and stay so.
 */
export function joinOffices(tokens: Tokens, mentions: readonly RawMention[]): RawMention[] {
  const joined: RawMention[] = [];
  for (const mention of mentions) {
    const last = joined[joined.length - 1];
    if (last !== undefined && mention.first < last.end) {
      // it was swallowed by the office before it
      if (mention.end > last.end) last.end = mention.end;
      continue;
    }
    if (last !== undefined && mention.first === last.end && opensTitle(tokens, last)) {
      last.end = mention.end;
      last.end = endOfList(tokens, last);
      continue;
    }
    const opener = openerBefore(tokens, mention.first, last?.end ?? 0);
    if (opener >= 0) {
      mention.first = last !== undefined && last.end > opener ? last.first : opener;
      if (last !== undefined && last.first === mention.first) joined.pop();
      mention.support[ORG] = (mention.support[ORG] as number) + OFFICE_BONUS;
    }
    if (isOffice(tokens, mention)) mention.end = endOfList(tokens, mention);
    joined.push(mention);
  }
  return joined;
}

const ORG = 1;
/** An office's opening word speaks for an organization, in log-odds. */
const OFFICE_BONUS = 8;

/** Index of an office's word that stands before `of (the)` before a mention; -1 when none does or a mention ends behind it. */
function openerBefore(tokens: Tokens, first: number, lastEnd: number): number {
  const from = tokens.sentenceStarts[tokens.sentenceOf[first] as number] as number;
  let i = first - 1;
  if (i > from && the.get(tokens.forms[i] as number) === 1) i--;
  if (i <= from || table.get(tokens.forms[i] as number) !== LINK) return -1;
  i--;
  if (table.get(tokens.forms[i] as number) !== OPENER || (tokens.shapes[i] as number) < Shape.title) return -1;
  return lastEnd === i + 1 || lastEnd <= i ? i : -1;
}

/** Whether a mention begins like a title or an office, so that a mention right behind it is its rest: "Treaty of Mutual | Cooperation". */
function opensTitle(tokens: Tokens, { first, end }: RawMention): boolean {
  const kind = table.get(tokens.forms[first] as number);
  return end - first >= 3 && kind !== 0 && kind !== LINK && table.get(tokens.forms[first + 1] as number) === LINK;
}

/** Whether a mention has the form "Ministry of X" or "Treaty of X". */
function isOffice(tokens: Tokens, { first, end }: RawMention): boolean {
  if (end - first < 3) return false;
  for (let i = first; i < end - 2 && i < first + 4; i++) {
    const kind = table.get(tokens.forms[i] as number);
    if ((kind === OPENER || kind === TITLE) && table.get(tokens.forms[i + 1] as number) === LINK) return true;
  }
  return false;
}

/**
 * Where a list of portfolios ends that an office's name goes on with: ", Labour and Social Policy", "and Penology". Without an "and" before
 * its last item it is no such list.
 */
function endOfList(tokens: Tokens, { end }: RawMention): number {
  const limit = tokens.sentenceStarts[(tokens.sentenceOf[end - 1] as number) + 1] as number;
  let at = end;
  for (let item = 0; item < MOST_ITEMS && at < limit; item++) {
    const comma = tokenText(tokens, at) === ',';
    let i = comma ? at + 1 : at;
    const last = i < limit && and.get(tokens.forms[i] as number) === 1;
    if (last) i++;
    if (!comma && !last) return end;
    const from = i;
    while (i < limit && i - from < LONGEST_ITEM && isPortfolioWord(tokens, i)) i++;
    if (i === from) return end;
    if (last) {
      // "and Social Policy" ends it; "and Labour, ..." or "and Japan" would not: the words must be common ones
      while (i + 1 < limit && and.get(tokens.forms[i] as number) === 1 && isPortfolioWord(tokens, i + 1)) i += 2;
      return i;
    }
    at = i;
  }
  return end;
}

const PORTFOLIOS = new FormTable();
for (const word of 'foreign external internal home interior affairs trade industry industries finance economy economic commerce energy environment climate agriculture food forestry fisheries fishery rural development health welfare labour labor employment social policy policies family families women children youth education science technology culture sports sport tourism transport transportation communications infrastructure housing construction urban planning land water resources minerals mines mining petroleum natural defence defense security justice legal human rights citizenship immigration migration religious planning innovation digital information broadcasting media services public works administration management statistics research training logistics acquisition procurement technologies cooperation investment privatization enterprise enterprises small medium business consumer protection safety nuclear nutrition wildlife parks heritage arts railways aviation shipping ports waterways ayush textiles chemicals fertilizers fertilisers steel coal power renewable livestock irrigation veterans pensions insurance taxation customs revenue budget treasury local regional national state provincial integration equality gender ageing aging aid relief emergency disaster mitigation correction corrections firearms explosives tobacco alcohol drug drugs prevention control standards quality measurement'.split(
  ' ',
))
  PORTFOLIOS.set(word, 1);

/** Whether a token is a word with a capital that ministries are named for: Defence, Trade, Environment. */
export function isPortfolioWord(tokens: Tokens, i: number): boolean {
  return (tokens.shapes[i] as number) >= Shape.title && PORTFOLIOS.get(tokens.forms[i] as number) === 1;
}
