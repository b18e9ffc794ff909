import { Pos } from '../syntax/syntax.js';
import { FormTable } from '../text/lexicon.js';
import { cueVerb, VerbForm, verbForm } from './cue-verbs.js';

/** What a word can only be, whatever stands beside it. */
const Settled = { noun: 1, past: 2, pastOrParticiple: 3, gerund: 4, adverb: 5, determiner: 6 } as const;

const table = new FormTable();

// people by their work: no verb and no adjective is written like these
for (const word of `spokesman spokeswoman spokesperson spokesmen spokespeople congressman congresswoman congressmen analyst analysts economist economists
  strategist strategists lobbyist lobbyists columnist columnists activist activists scientist scientists historian historians politician politicians
  senator senators governor governors mayor mayors lawyer lawyers attorney attorneys lawmaker lawmakers legislator legislators expert experts colleague
  colleagues employee employees employer employers manager managers adviser advisers advisor advisors officials reporter reporters journalist journalists
  editor editors publisher publishers critics voters observers observer supporters supporter opponents opponent researcher researchers professor professors
  teacher teachers organizer organizers organiser organisers campaigner campaigners pollster pollsters operative operatives commentator commentators blogger
  bloggers president presidents minister ministers secretary secretaries ambassador ambassadors envoy envoys diplomat diplomats consultant consultants
  newspaper newspapers magazine magazines mogul billionaire businessman businesswoman entrepreneur residents commissioner commissioners councillor
  councillors councilman prosecutor prosecutors investigators regulators delegates candidate candidates nominee nominees chairman chairwoman sheriff
  veteran veterans executives aide aides spokespersons staffers staffer insiders insider bankers banker
  handful footage union unions rally rallies insider insiders entrepreneurs physician physicians academics academic theorists theorist democrats republicans conservatives liberals neighbors neighbours teammates`.split(
  /\s+/u,
))
  table.set(word, Settled.noun);

// past forms that no noun or adjective shares; "said" and "told" are participles too
for (const word of ['wrote', 'swore', 'spoke', 'foresaw', 'gave']) table.set(word, Settled.past);
table.set('saying', Settled.gerund);
table.set('meanwhile', Settled.adverb);
table.set('both', Settled.determiner);
for (const word of ['said', 'told']) table.set(word, Settled.pastOrParticiple);

/** Verbs whose forms are never nouns: argue, insists. */
const NO_NOUNS = new Set(
  `say cite vow argue insist allege contend assert suggest acknowledge announce explain describe accuse emphasize emphasise confirm deny predict indicate declare reveal tell
  recommend admit concede maintain propose conclude disclose inform assure remind persuade convince encourage criticize criticise condemn denounce reiterate
  stipulate testify opine portray depict characterize characterise demonstrate warn ask write believe complain predict boast announce`.split(
    /\s+/u,
  ),
);

/** Adverbs that taggers take for adjectives before a verb: *first* reported, *further* alleges. */
const ADVERBS = new Set([
  'first',
  'further',
  'long',
  'later',
  'earlier',
  'then',
  'even',
  'just',
  'right',
  'likewise',
  'only',
  'still',
  'last',
]);

/** Whether a word may stand as an adverb before a verb although it is mostly an adjective. */
export function isHiddenAdverb(word: string): boolean {
  return ADVERBS.has(word);
}

/** The tag of a token, mended where its word can be one thing only: a tagger of newspaper text takes *strategist* for a verb, *told* for a preposition. */
export function settledTag(form: number, tag: number): number {
  const settled = table.get(form);
  if (settled === 0 && isBare(tag) && NO_NOUNS.has(cueVerb(form)?.lemma ?? '')) {
    const bits = verbForm(form);
    if (bits === VerbForm.third || bits === VerbForm.base) return Pos.verbPresent;
  }
  // added, called: a regular past form is none of the small words that taggers take it for
  if (settled === 0)
    return isSmall(tag) && verbForm(form) === (VerbForm.past | VerbForm.participle) ? Pos.verbPast : tag;
  if (settled === Settled.gerund) return Pos.verbGerund;
  if (settled === Settled.adverb) return Pos.adv;
  if (settled === Settled.determiner) return tag === Pos.cconj ? Pos.det : tag;
  if (settled === Settled.noun) return tag === Pos.propn || tag === Pos.noun ? tag : Pos.noun;
  if (settled === Settled.past || (tag !== Pos.verbParticiple && tag !== Pos.verbPast)) return Pos.verbPast;
  return tag;
}

function isBare(tag: number): boolean {
  return tag === Pos.noun || tag === Pos.adj || tag === Pos.x || isSmall(tag);
}

function isSmall(tag: number): boolean {
  return (
    tag === Pos.aux ||
    tag === Pos.adp ||
    tag === Pos.adv ||
    tag === Pos.intj ||
    tag === Pos.sconj ||
    tag === Pos.cconj ||
    tag === Pos.num
  );
}
