import { FormTable } from '../../text/lexicon.js';
import type { Tokens } from '../../text/tokens.js';

const verbs = new FormTable();
for (const word of 'said says told announced announces decided decides agreed agrees approved warned warns insisted insists accused accuses denied denies demanded demands rejected rejects vowed vows pledged pledges urged urges condemned condemns confirmed confirms argued argues maintains maintained claimed claims responded responds protested protests hopes hoped wants wanted plans planned seeks sought intends refuses refused fears believes sees views considers reported estimates offered offers imposed imposes promised promises called calls criticised criticized signed signaled signalled dispatched recalled summoned ratified suspended lifted backed backs supports opposes opposed'.split(
  ' ',
))
  verbs.set(word, 1);

const helpers = new FormTable();
for (const word of "has had have also is was will would then later again now repeatedly recently formally long not n't".split(
  ' ',
))
  helpers.set(word, 1);

/** Most words between a name and its verb. */
const REACH = 4;

/** Whether a place stands where a speaker or decider stands: "Tokyo said", "Beijing has repeatedly rejected". */
export function speaks(tokens: Tokens, mention: { readonly first: number; readonly end: number }): boolean {
  const sentence = tokens.sentenceOf[mention.first] as number;
  const from = tokens.sentenceStarts[sentence] as number;
  const end = Math.min(tokens.sentenceStarts[sentence + 1] as number, mention.end + REACH);
  // "in Tokyo said" has its subject elsewhere
  if (mention.first > from && places.get(tokens.forms[mention.first - 1] as number) === 1) return false;
  for (let i = mention.end; i < end; i++) {
    const form = tokens.forms[i] as number;
    if (verbs.get(form) === 1) return true;
    if (helpers.get(form) !== 1) return false;
  }
  return false;
}

const places = new FormTable();
for (const word of 'in at from to near of around outside across into through for with by'.split(' '))
  places.set(word, 1);
