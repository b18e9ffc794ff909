import { Pos } from '../syntax/syntax.js';
import { Shape, touchesPrevious } from '../text/tokens.js';
import { beginsClause } from './contents.js';
import { type CueVerb, VerbForm } from './cue-verbs.js';
import type { Range } from './draft.js';
import { isPeople } from './people.js';
import { endsPhrase, phraseBefore } from './phrases.js';
import type { Reader } from './reader.js';
import { isHiddenAdverb } from './settled-tags.js';
import { isMeasureWord } from './speakers.js';
import { Frame } from './verb-lexicon.js';
import { Word } from './words.js';

const PAST = VerbForm.past | VerbForm.participle;
const PAST_OR_GERUND = PAST | VerbForm.gerund;

/** Whether the token is a verb here: as the tagger says, or where a verb's neighbours stand on both sides of a form that nouns share. */
export function actsAsVerb(r: Reader, i: number, verb: CueVerb, forms: number, floor: number, end: number): boolean {
  const tag = r.tag(i);
  if (i > floor && (r.entity[i] as number) >= 0 && r.tokens.shapes[i] !== Shape.lower) return false;
  // the mayor's insisting voice
  if (forms & VerbForm.gerund && isOwned(r, i) && i + 1 < end && r.tag(i + 1) === Pos.noun) return false;
  // cross-*referencing*, self-*described*
  if (i > floor && r.mark(i - 1) === '-' && touchesPrevious(r.tokens, i)) return false;
  if (tag >= Pos.verbPast && tag <= Pos.verbGerund) return true;
  if (tag === Pos.aux) return false;
  // have *pledged*, aren't *proposing*: behind an auxiliary nothing but a verb
  if (followsAux(r, i, forms, floor)) return true;
  const word = r.word(i);
  if (word === 'said' || word === 'says' || word === 'told' || (i === floor && word === 'asked')) return true;
  // added, “…”, adding: “…”: no noun stands so before a quotation
  if (opensQuote(r, i + 1, end) && verb.frames & (Frame.quote | Frame.clause) && forms & PAST_OR_GERUND) {
    if (
      i > floor &&
      (r.is(i - 1, Word.and) || r.mark(i - 1) === ',' || (r.quote[i - 1] as number) >= 0 || endsPhrase(r, i - 1))
    )
      return true;
  }
  if (
    forms & VerbForm.gerund &&
    !isOwned(r, i) &&
    (r.word(i + 1) === 'that' || (verb.frames & Frame.addressee && r.is(i + 1, Word.hearer)))
  )
    return true;
  // “Get out!” screamed one fan
  const ended = r.quotes[r.quote[i - 1] as number];
  if (i > 0 && ended?.end === i && forms & VerbForm.past && verb.frames & Frame.quote && i + 1 < end) return true;
  if (i <= floor || i + 1 >= end || (tag === Pos.adp && word !== 'put')) return false;
  // "…, statistics published on May 22 show;"
  if (word === 'show' && /^[.;,]$/u.test(r.mark(i + 1)) && (endsPhrase(r, i - 1) || (r.date[i - 1] as number) >= 0))
    return true;
  // Kesta, the agency, put the toll at 40
  if (word === 'put' && r.mark(i - 1) === ',' && figureNear(r, i + 1, end)) return true;
  // what the mayor calls “progress”
  if (
    forms & VerbForm.third &&
    verb.frames & Frame.label &&
    r.quotes[r.quote[i + 1] as number]?.first === i + 1 &&
    tag === Pos.noun
  )
    return !r.is(i - 1, Word.article | Word.possessive) && r.tag(i - 1) !== Pos.part;
  // the mayor *calls* it a farce; Brun, head of a union, *calls* the pier “ugly”
  if (
    forms & VerbForm.third &&
    verb.frames & Frame.label &&
    tag === Pos.noun &&
    (/^(?:it|him|her|them|us|me|this|these|those|(?:it|him|her)self)$/u.test(r.word(i + 1)) ||
      (r.mark(i - 1) === ',' && quoteNear(r, i + 1, end)))
  )
    return !r.is(i - 1, Word.article | Word.possessive) && r.tag(i - 1) !== Pos.part;
  // figures released on Monday show that
  if (forms === VerbForm.base && verb.frames & Frame.finding && r.word(i + 1) === 'that' && tag === Pos.noun) {
    const after = r.tag(i + 2);
    if (
      !r.is(i - 1, Word.article | Word.possessive) &&
      r.tag(i - 1) !== Pos.part &&
      r.tag(i - 1) !== Pos.adj &&
      ((r.date[i - 1] as number) >= 0 || !(after >= Pos.verbPast && after <= Pos.aux))
    )
      return true;
  }
  // scholars caution that, critics point to: behind a plural that owns nothing
  if (forms === VerbForm.base && tag === Pos.noun && /[^s]s$/u.test(r.word(i - 1)) && r.tag(i - 1) === Pos.noun) {
    if (r.word(i + 1) === 'that' && verb.frames & Frame.clause) return true;
    if (verb.prepositions.has(r.word(i + 1)) && isPeople(r.tokens.forms[i - 1] as number)) return true;
  }
  // officials urged drivers to stay
  if (
    forms === PAST &&
    verb.frames & Frame.infinitive &&
    r.tag(i + 1) === Pos.noun &&
    isPeople(r.tokens.forms[i - 1] as number)
  )
    return true;
  if (forms & VerbForm.gerund && r.word(i + 1) === 'to' && verb.frames & Frame.infinitive && r.is(i - 1, Word.be))
    return true;
  let left = i - 1;
  while (left > floor && ((r.tag(left) === Pos.adv && !endsPhrase(r, left)) || isHiddenAdverb(r.word(left)))) left--;
  // alleges that, argues that: a plural noun is seldom followed so, and stands behind no name
  if (
    forms & VerbForm.third &&
    r.word(i + 1) === 'that' &&
    (pronounAt(r, left) || r.tag(left) === Pos.propn || r.is(left, Word.and))
  )
    return true;
  const pronoun = pronounAt(r, left);
  // forms that no noun or adjective shares: added, argues, noting
  if (forms === PAST && (tag !== Pos.adj || r.word(i + 1) === 'that' || opensObject(r, i + 1)))
    return (
      pronoun ||
      r.is(left, Word.and) ||
      r.tag(left) === Pos.propn ||
      r.tag(left) === Pos.noun ||
      (r.quote[left] as number) >= 0
    );
  if (pronoun && forms & (VerbForm.third | VerbForm.past | VerbForm.base)) return true;
  const nominal =
    (r.tag(left) === Pos.propn || r.tag(left) === Pos.noun || (r.isDocument(left) && r.tag(left) === Pos.adj)) &&
    !r.is(left, Word.possessive);
  // polls show, records say
  if (nominal && r.is(left, Word.document) && verb.frames & Frame.finding && !r.is(i + 1, Word.tie)) return true;
  if ((word === 'say' || word === 'put') && endsPhrase(r, left)) return true;
  // "…, data from the board show.", "“…,” notes Ada Brun"
  if (nominal && (r.mark(i + 1) === '.' || i + 1 >= end) && closesSentence(r, left, floor)) return true;
  // "a dependence that the institute estimates will cost $9m"
  const valued = verb.frames & Frame.figure && r.word(i + 1) === 'at' && r.holdsNumber(i + 2, Math.min(end, i + 5));
  if (forms & VerbForm.third && nominal && (valued || (r.is(i + 1, Word.finite) && verb.frames & Frame.clause))) {
    const subject = phraseBefore(r, left + 1, floor);
    if (subject !== null && subject.first > floor && /^(?:that|which|who)$/u.test(r.word(subject.first - 1)))
      return true;
  }
  // "goods worth $3m cross the strait, Kesta calculates, and …"
  if (
    forms & VerbForm.third &&
    verb.frames & Frame.parenthetical &&
    r.mark(i + 1) === ',' &&
    r.tag(left) === Pos.propn &&
    closesSentence(r, left, floor) &&
    beginsClause(r, i + 2, end)
  )
    return true;
  // Ada Brun concludes: “…”
  if (
    (nominal || pronoun) &&
    (r.mark(i + 1) === ':' || r.mark(i + 1) === ',') &&
    r.quotes[r.quote[i + 2] as number]?.first === i + 2
  )
    return true;
  if (forms & VerbForm.third && beginsName(r, i + 1)) {
    if ((r.quote[i - 1] as number) >= 0) return true;
    if (r.mark(i - 1) === ',' && verb.frames & Frame.parenthetical && beginsClause(r, floor, i - 1)) return true;
  }
  // "Gartner projects growth of 14%", "researchers project 95,000 cases"
  // "the service's Focus 2025 counts 48 ships"
  const titled = (r.date[left] as number) >= 0 && r.tag(left) === Pos.num && (r.number[i + 1] as number) >= 0;
  if (
    (nominal || titled) &&
    verb.frames & (Frame.figure | Frame.finding) &&
    figureNear(r, i + 1, end) &&
    !r.is(i + 1, Word.tie | Word.finite)
  ) {
    if (forms & (VerbForm.third | VerbForm.past) || (r.number[i + 1] as number) >= 0) return true;
  }
  if (nominal && verb.prepositions.has(r.word(i + 1)) && forms & VerbForm.third && r.tag(left) === Pos.propn)
    return true;
  // "the bank's outlook projects a 5% rise", "the survey, published in May, documents 40 cases"
  const subject = r.mark(left) === ',' || r.mark(left) === ')' || nominal;
  if (!subject || !(forms & (VerbForm.third | VerbForm.past | VerbForm.gerund))) return false;
  const next = i + 1;
  return (
    r.word(next) === 'that' ||
    r.is(next, Word.article) ||
    (r.number[next] as number) >= 0 ||
    r.is(next, Word.possessive) ||
    (r.tag(next) === Pos.propn && (r.mark(left) !== ',' || (verb.frames & Frame.as) !== 0))
  );
}

/** Whether a verb form stands behind the auxiliary that it goes with, adverbs between: had long *maintained*, can't quite *say*. */
function followsAux(r: Reader, i: number, forms: number, floor: number): boolean {
  let left = i - 1;
  while (left > floor && (r.tag(left) === Pos.adv || r.is(left, Word.negation) || isHiddenAdverb(r.word(left)))) left--;
  if (left < floor) return false;
  const word = r.word(left);
  if (forms & VerbForm.participle) return word === 'have' || word === 'has' || word === "'ve";
  if (forms & VerbForm.gerund) return r.is(left, Word.be) && r.word(left) !== "'s";
  if (forms & VerbForm.base) return r.is(left, Word.modal) || word === 'did' || word === 'does';
  return false;
}

/** Whether a subject agrees with a bare verb form: pronouns but he, she, it; plurals; several names. */
export function isPlural(r: Reader, range: Range): boolean {
  const word = r.word(range.first);
  if (r.is(range.first, Word.subjectPronoun)) return word !== 'he' && word !== 'she' && word !== 'it';
  for (let i = range.first; i < range.end; i++) {
    const tag = r.tag(i);
    if (r.is(i, Word.tie) && i > range.first && !isMeasureWord(r.word(i - 1))) break;
    if (
      r.word(i) === 'and' ||
      /^(people|police|data|many|some|most|others|few|both|all|those|these|women|men|media|staff|percent|half|majority)$/.test(
        r.word(i),
      )
    )
      return true;
    if ((tag === Pos.noun || tag === Pos.propn) && /[^s]s$/u.test(r.word(i))) return true;
    if (tag === Pos.num || (r.number[i] as number) >= 0) return true;
  }
  return false;
}

/** Whether "'s" stands for "has": he's been asked, she's said. */
function hasShort(r: Reader, i: number, verb: number): boolean {
  if (r.word(i) !== "'s") return false;
  if (r.word(i + 1) === 'been') return true;
  return i + 2 >= verb && r.word(verb) === 'said' && /^(he|she|who)$/u.test(r.word(i - 1));
}

export function hasBe(r: Reader, group: number, verb: number): boolean {
  for (let i = group; i < verb; i++) if (r.is(i, Word.be) && !hasShort(r, i, verb)) return true;
  return false;
}

/** Whether a comma stands before the noun phrase that ends with token `last`, so that a verb behind it may close the sentence. */
function closesSentence(r: Reader, last: number, floor: number): boolean {
  const phrase = phraseBefore(r, last + 1, floor);
  return (
    phrase !== null &&
    phrase.first > floor &&
    (r.mark(phrase.first - 1) === ',' || (r.quote[phrase.first - 1] as number) >= 0)
  );
}

function beginsName(r: Reader, i: number): boolean {
  return i < r.tokens.count && (r.tag(i) === Pos.propn || r.is(i, Word.article)) && r.mark(i) === '';
}

function quoteNear(r: Reader, from: number, end: number): boolean {
  const stop = Math.min(end, from + 7);
  for (let i = from; i < stop && r.mark(i) !== ','; i++) if (r.quotes[r.quote[i] as number]?.first === i) return true;
  return false;
}

function figureNear(r: Reader, from: number, end: number): boolean {
  const stop = Math.min(end, from + 7);
  for (let i = from; i < stop && r.mark(i) !== ','; i++) if ((r.number[i] as number) >= 0) return true;
  return false;
}

function pronounAt(r: Reader, i: number): boolean {
  return r.is(i, Word.subjectPronoun);
}

/** Whether a quotation begins at `i`, or behind the comma or colon there. */
function opensQuote(r: Reader, i: number, end: number): boolean {
  const at = i < end && (r.mark(i) === ',' || r.mark(i) === ':') ? i + 1 : i;
  return at < r.tokens.count && r.quotes[r.quote[at] as number]?.first === at;
}

/** Whether the object of a verb begins here, and no noun that an adjective before it would stand with: urged *the* city, urged *them*. */
function opensObject(r: Reader, i: number): boolean {
  return r.is(i, Word.article | Word.possessive) || r.tag(i) === Pos.pron || r.tag(i) === Pos.propn;
}

/** Whether a possessor, an article or an adjective stands before the token: the mayor's *musing*. */
function isOwned(r: Reader, i: number): boolean {
  return (
    i > 0 && (r.is(i - 1, Word.article | Word.possessive) || r.tag(i - 1) === Pos.part || r.tag(i - 1) === Pos.adj)
  );
}
