import { FormTable } from '../text/lexicon.js';
import { isRegularPast } from '../text/past-forms.js';
import { Shape, type Tokens, tokenText, tokenWord } from '../text/tokens.js';
import { Pos } from './syntax.js';

/** What a form is whatever stands around it, for forms that taggers of other text take for something else in the news. */
const Form = { past: 1, pastOrParticiple: 2, plural: 3, worth: 4, base: 5, third: 6 } as const;

const table = new FormTable();

// irregular past forms that no participle shares, and no noun but behind an article: "a *rose*"
for (const word of `rose grew shrank sank went took gave came became began drove flew froze knew spoke swore threw wore wrote woke broke chose stole rang
  arose underwent overtook withdrew drew foresaw outgrew rode fell ran`.split(/\s+/u))
  table.set(word, Form.past);
// those that are participles too, and no nouns
for (const word of `paid sold bought held kept lost won met told sent spent built made brought caught taught sought fought stood lent fled fed swept meant dealt sat
  struck dug swung spun clung rebuilt resold withheld withstood upheld overpaid`.split(/\s+/u))
  table.set(word, Form.pastOrParticiple);
// present forms of verbs that stand behind plurals
for (const word of `account average remain cover need want own earn face cost total number hold hover range employ vaccinate produce spend struggle suffer
  depend rely expect believe think hope fear oppose trust distrust prefer live pay lose buy sell receive import export belong exceed stand sit lie
  contain include require consume supply generate operate`.split(/\s+/u))
  table.set(word, Form.plural);
// third persons that no plural shares
for (const word of `owes owns gives gets tells brings sells lends sends earns seeks keeps becomes says includes contains provides expects believes requires
  receives`.split(/\s+/u))
  table.set(word, Form.third);

// verbs that are adjectives or nouns as well
for (const word of `lift close open clear free empty lower slow secure double triple halve plug trim shed boost field house plant fund staff arm back crew ship book
  post host list shut ease cap axe shelve scrap overhaul revamp retrofit raise hire build lay repair
  renew upgrade train equip pave drill rent lease paint supply support`.split(/\s+/u))
  table.set(word, Form.base);
table.set('worth', Form.worth);

/** Past forms that are mostly adjectives. */
const ADJECTIVES = new Set(['supposed', 'gifted', 'talented', 'biased']);
/** Words that a noun follows: "whose *debts* rose". */
const OWNS = /^(?:its|their|his|our|my|your|whose)$/u;
const ARTICLE = /^(?:an?|the)$/u;
/** Conjunctions behind which the subject of a clause stands before its verb. */
const OPENS_CLAUSE = new Set('where while because although though whereas if unless'.split(' '));
/** Plurals without an s. */
const PLURALS = new Set('people police children men women staff cattle'.split(' '));
/** Words on "-s" that are no third person. */
const NO_PRESENT =
  /(?:ss|us|is|ics|news|series|species|thousands|millions|billions|dozens|hundreds|times|years|days|weeks|months|hours|minutes)$/u;
const PERIODS =
  /^(?:year|month|week|quarter|season|summer|winter|spring|autumn|day|decade|century|morning|time|weekend)$/u;
/** How far a verb of the clause is sought, in tokens. */
const REACH = 14;

const D = 0x64;
const G = 0x67;
const S = 0x73;

/**
 * Mends the tags of one sentence, tokens [first, end), where the grammar of the clause allows a word to be one thing only: a past form between
 * a noun and what a verb takes is the clause's verb ("workers *downed* tools", "output *averaged* 40 tonnes") unless the clause has another (then it
 * is a participle, "boats *built* in May sank"), "where" and "while" have a subject before their verb ("where *delays* last"), and only
 * "to" or an auxiliary leads to a base form. Taggers err there on the prose of news, whose figures and past tenses other text lacks.
 */
export function mendTags(tokens: Tokens, first: number, end: number, tags: Uint8Array): void {
  for (let i = first + 1; i < end; i++) {
    const tag = tags[i] as number;
    // "has 60 days *to* appeal"
    if (tag === Pos.adp && i + 1 < end && tags[i + 1] === Pos.verbBase && tokenWord(tokens, i) === 'to')
      tags[i] = Pos.part;
    if (tag === Pos.punct || tag === Pos.propn || tag === Pos.aux || tokens.shapes[i] !== Shape.lower) continue;
    const last = tokens.text.charCodeAt((tokens.ends[i] as number) - 1);
    const form = table.get(tokens.forms[i] as number);
    if (tag === Pos.noun && last === G && isGerund(tokens, tags, i, end)) {
      tags[i] = Pos.verbGerund;
      continue;
    }
    // "proposes to *lift* council tax"
    if (tags[i - 1] === Pos.part && isInfinitive(tokens, tags, i, end)) {
      tags[i] = Pos.verbBase;
      continue;
    }
    if (tag >= Pos.verbPast && tag < Pos.aux) {
      if (tag === Pos.verbBase && !isLicensed(tokens, tags, i, first)) tags[i] = baseTag(tags, i, end, form);
      else if (
        tag === Pos.verbPresent &&
        last === S &&
        (OWNS.test(tokenWord(tokens, i - 1)) ||
          isSubjectBehind(tokens, tags, i, end) ||
          isCounted(tokens, tags, i, first))
      )
        tags[i] = Pos.noun;
      else if (tag === Pos.verbParticiple && takesObject(tokens, tags, i, first, end)) tags[i] = Pos.verbPast;
      continue;
    }
    if (form === Form.past) {
      if (!ARTICLE.test(tokenWord(tokens, i - 1))) tags[i] = Pos.verbPast;
    } else if (form === Form.third) tags[i] = Pos.verbPresent;
    else if (form === Form.worth) mendWorth(tags, i, end);
    else if (form === Form.pastOrParticiple || (last === D && isPastForm(tokenWord(tokens, i))))
      tags[i] = pastTag(tokens, tags, i, first, end);
    else if (form === Form.plural) {
      if (isPluralVerb(tokens, tags, i, first, end)) tags[i] = Pos.verbPresent;
    } else if (last === S && tag === Pos.noun && isThirdPerson(tokens, tags, i, first, end)) tags[i] = Pos.verbPresent;
  }
}

/** Whether a token, written small, is a verb by its form alone: a past form, or a third person that no plural shares. */
export function isVerbForm(tokens: Tokens, i: number): boolean {
  if (tokens.shapes[i] !== Shape.lower) return false;
  const form = table.get(tokens.forms[i] as number);
  return (
    form === Form.past || form === Form.pastOrParticiple || form === Form.third || isRegularPast(tokenWord(tokens, i))
  );
}

/** "a *deal* *worth* $3m": an adjective behind its noun. */
function mendWorth(tags: Uint8Array, i: number, end: number): void {
  const next = i + 1 < end ? (tags[i + 1] as number) : 0;
  if (tags[i] !== Pos.noun || (next !== Pos.sym && next !== Pos.num)) return;
  tags[i] = Pos.adj;
  if (tags[i - 1] === Pos.adj) tags[i - 1] = Pos.noun;
}

/** "to" as a particle, before what is no verb by its tag, and what a verb takes behind it. */
function isInfinitive(tokens: Tokens, tags: Uint8Array, i: number, end: number): boolean {
  const tag = tags[i] as number;
  if ((tag !== Pos.adj && tag !== Pos.noun) || i + 1 >= end) return false;
  if (table.get(tokens.forms[i] as number) !== Form.base || tokenWord(tokens, i - 1) !== 'to') return false;
  const next = tags[i + 1] as number;
  return (
    next === Pos.noun ||
    next === Pos.det ||
    next === Pos.num ||
    next === Pos.sym ||
    next === Pos.pron ||
    next === Pos.propn
  );
}

/** "recorded 1,125 cross-border *moves*": a plural behind its number is no verb of the singular. */
function isCounted(tokens: Tokens, tags: Uint8Array, i: number, first: number): boolean {
  for (let k = i - 1; k > first && k > i - 6; k--) {
    const tag = tags[k] as number;
    if (tag === Pos.num) {
      // "a budget of 89 billion rand *raises* fares": what stands behind "of" is not what the verb agrees with
      if (NO_COUNT.test(tokenText(tokens, k))) return false;
      const before = tags[k - 1] as number;
      return before !== Pos.sym && before !== Pos.propn && before !== Pos.adp && before !== Pos.num;
    }
    if (tag !== Pos.noun && tag !== Pos.adj && tokenText(tokens, k) !== '-') return false;
  }
  return false;
}

/** A year, or one of something. */
const NO_COUNT = /^(?:1|one|1[89]\d\d|20\d\d)$/iu;

/** "61% *preferred* higher taxes": a participle without an auxiliary takes no object. */
function takesObject(tokens: Tokens, tags: Uint8Array, i: number, first: number, end: number): boolean {
  if (i + 1 >= end || NAMING.test(tokenWord(tokens, i))) return false;
  const next = tags[i + 1] as number;
  if (
    next !== Pos.det &&
    next !== Pos.num &&
    next !== Pos.sym &&
    next !== Pos.noun &&
    next !== Pos.adj &&
    next !== Pos.propn
  )
    return false;
  const before = tags[i - 1] as number;
  if (!isNominal(before) && tokenText(tokens, i - 1) !== '%') return false;
  return !hasVerbBefore(tokens, tags, i, first) && !hasVerbBehind(tags, i, end);
}

/** Participles that take a name, a rank or a gift. */
const NAMING =
  /^(?:called|named|dubbed|titled|entitled|nicknamed|labelled|labeled|termed|considered|deemed|born|given|offered|paid|awarded|sent|shown|told|asked|taught|fined|charged|owed|denied|granted|aged|priced|valued|rated|ranked|elected|appointed|made|been)$/u;

/** "the cost of *mining* its border": behind a preposition and before what opens its object. */
function isGerund(tokens: Tokens, tags: Uint8Array, i: number, end: number): boolean {
  if (i + 1 >= end || tags[i - 1] !== Pos.adp || !tokenWord(tokens, i).endsWith('ing')) return false;
  return /^(?:its|their|his|her|the)$/u.test(tokenWord(tokens, i + 1));
}

function isPastForm(word: string): boolean {
  return word.length > 4 && isRegularPast(word) && !ADJECTIVES.has(word);
}

/** What a past form that was taken for no verb is: the verb of its clause, a participle, or what it was taken for. */
function pastTag(tokens: Tokens, tags: Uint8Array, i: number, first: number, end: number): number {
  const tag = tags[i] as number;
  const before = tags[i - 1] as number;
  if (before === Pos.aux) return tag === Pos.adj ? tag : Pos.verbParticiple;
  // "the 150,000 planned,": behind a figure, with nothing that it describes
  if (before === Pos.num && (tag === Pos.noun || tag === Pos.adj))
    return isNominalBehind(tags, i, end) || STATES.test(tokenWord(tokens, i))
      ? tag
      : behindFigure(tokens, tags, i, first, end);
  if (!isNominal(before) && before !== Pos.adv && !isClosing(tokens, i - 1)) return tag;
  if (before === Pos.adv && tag === Pos.adj) return tag;
  // "those surveyed say"
  if (before === Pos.pron && DEMONSTRATIVES.test(tokenWord(tokens, i - 1))) return tag;
  if (i + 1 < end && tokenWord(tokens, i + 1) === 'by' && tags[i + 2] !== Pos.num && tags[i + 2] !== Pos.sym)
    return Pos.verbParticiple;
  if (!hasVerbBefore(tokens, tags, i, first) && !hasVerbBehind(tags, i, end)) return Pos.verbPast;
  return (tag === Pos.adj || tag === Pos.noun) && isNominalBehind(tags, i, end) ? tag : Pos.verbParticiple;
}

/** "talks in 2010 *lasted* 541 days", "the 150,000 *planned*": the verb behind a year, else a participle. */
function behindFigure(tokens: Tokens, tags: Uint8Array, i: number, first: number, end: number): number {
  const year = i > first + 1 && tags[i - 2] === Pos.adp && /^(?:1[89]|20)\d\d$/u.test(tokenText(tokens, i - 1));
  return year && !hasVerbBefore(tokens, tags, i, first) && !hasVerbBehind(tags, i, end)
    ? Pos.verbPast
    : Pos.verbParticiple;
}

/** Participles that name people: "40 *wounded*". */
const STATES = /^(?:wounded|injured|displaced|unemployed|disabled|detained|deceased|accused|convicted|jailed)$/u;

const DEMONSTRATIVES = /^(?:those|these|all|some|many)$/u;

/** "a *fixed* rate": a noun behind it, that it may describe. */
function isNominalBehind(tags: Uint8Array, i: number, end: number): boolean {
  const next = i + 1 < end ? (tags[i + 1] as number) : 0;
  return next === Pos.noun || next === Pos.propn || next === Pos.adj;
}

function isNominal(tag: number): boolean {
  return tag === Pos.noun || tag === Pos.propn || tag === Pos.pron;
}

function isClosing(tokens: Tokens, i: number): boolean {
  const mark = tokenText(tokens, i);
  return mark === ',' || mark === ')' || mark === '%';
}

/** "where *delays* last": behind a conjunction stands the subject of its clause. */
function isSubjectBehind(tokens: Tokens, tags: Uint8Array, i: number, end: number): boolean {
  // "warns that *flows* into the delta could fall": the clause has its verb behind
  if (tags[i - 1] === Pos.sconj && tokenWord(tokens, i - 1) === 'that') return hasVerbBehind(tags, i, end);
  if (!OPENS_CLAUSE.has(tokenWord(tokens, i - 1)) || i + 1 >= end) return false;
  const next = tags[i + 1] as number;
  return next !== Pos.det && next !== Pos.pron && next !== Pos.propn;
}

/** "4,000 residents *remain* in", "households *account* for": the verb behind a plural, in a clause that has no other. */
function isPluralVerb(tokens: Tokens, tags: Uint8Array, i: number, first: number, end: number): boolean {
  const subject = tags[i - 1] === Pos.adv ? i - 2 : i - 1;
  if (subject < first || !isPlural(tokens, tags, subject) || i + 1 >= end) return false;
  const next = tags[i + 1] as number;
  const leads =
    next === Pos.adp ||
    next === Pos.num ||
    next === Pos.sym ||
    next === Pos.det ||
    next === Pos.adv ||
    next === Pos.part ||
    (next === Pos.adj && tags[i] !== Pos.noun);
  return leads && !hasVerbBefore(tokens, tags, i, first) && !hasVerbBehind(tags, i, end);
}

/** "the bond *pays* the treasury $3m": a form on "-s" between a singular and what a verb takes, in a clause that has no other verb. */
function isThirdPerson(tokens: Tokens, tags: Uint8Array, i: number, first: number, end: number): boolean {
  const before = tags[i - 1] as number;
  if (i + 1 >= end || (before !== Pos.noun && before !== Pos.propn) || isPlural(tokens, tags, i - 1)) return false;
  const next = tags[i + 1] as number;
  if (next !== Pos.det && next !== Pos.num && next !== Pos.sym) return false;
  // "missiles this year": when it is
  if (next === Pos.det && i + 2 < end && PERIODS.test(tokenWord(tokens, i + 2))) return false;
  if (NO_PRESENT.test(tokenWord(tokens, i))) return false;
  return !hasVerbBefore(tokens, tags, i, first) && !hasVerbBehind(tags, i, end);
}

function isPlural(tokens: Tokens, tags: Uint8Array, i: number): boolean {
  if (tags[i] !== Pos.noun) return false;
  const end = tokens.ends[i] as number;
  if (tokens.text.charCodeAt(end - 1) === S) return tokens.text.charCodeAt(end - 2) !== S;
  return PLURALS.has(tokenWord(tokens, i));
}

/** Whether a base form has what leads to one before it. */
function isLicensed(tokens: Tokens, tags: Uint8Array, i: number, first: number): boolean {
  for (let k = i - 1; k >= first && k > i - REACH; k--) {
    const tag = tags[k] as number;
    if (tag === Pos.aux || tag === Pos.part || tokenWord(tokens, k) === 'to') return true;
    if (LETS.test(tokenWord(tokens, k))) return true;
  }
  // an imperative
  return i === first || tags[i - 1] === Pos.punct || tags[i - 1] === Pos.cconj;
}

const LETS =
  /^(?:let|lets|make|makes|made|help|helps|helped|saw|see|seen|watch|watched|heard|had|has|have|that|demand|demanded|insist|insisted|urge|urged)$/u;

/** "stores *provide* 80%" is finite; a base form before another noun that no subject stands before is part of it. */
function baseTag(tags: Uint8Array, i: number, end: number, form: number): number {
  if (form === Form.past) return Pos.verbPast;
  const next = i + 1 < end ? (tags[i + 1] as number) : 0;
  const before = tags[i - 1] as number;
  const subject = isNominal(before) || before === Pos.adv || before === Pos.num || before === Pos.punct;
  return subject || (next !== Pos.noun && next !== Pos.propn) ? Pos.verbPresent : Pos.verbBase;
}

/** Marks behind which another clause may begin; brackets and quotation marks open none. */
const OPENS = /^[,;:.!?–—]$/u;

function isFiniteTag(tag: number): boolean {
  return tag === Pos.verbPast || tag === Pos.verbPresent || tag === Pos.aux;
}

/** Whether the clause has a finite verb before token i; a conjunction, a relative word or a mark opens another. */
function hasVerbBefore(tokens: Tokens, tags: Uint8Array, i: number, first: number): boolean {
  for (let k = i - 1; k >= first && k > i - REACH; k--) {
    const tag = tags[k] as number;
    if (isFiniteTag(tag)) return true;
    // "with 92% of ballots counted": a phrase that has no finite verb
    if (k === first && tokenWord(tokens, k) === 'with') return true;
    if (tag === Pos.sconj || (tag === Pos.punct && OPENS.test(tokenText(tokens, k)))) return false;
    if (tag === Pos.cconj && !isNominal(tags[k + 1] as number) && tags[k + 1] !== Pos.adj) return false;
    if (tag === Pos.pron && k < i - 1 && /^(?:which|that|who)$/u.test(tokenWord(tokens, k))) return false;
  }
  return false;
}

/** Whether the clause has a finite verb behind token i. */
function hasVerbBehind(tags: Uint8Array, i: number, end: number): boolean {
  for (let k = i + 1; k < end && k < i + REACH; k++) {
    const tag = tags[k] as number;
    if (isFiniteTag(tag)) return true;
    if (tag === Pos.sconj || tag === Pos.cconj || tag === Pos.punct || tag === Pos.pron) return false;
  }
  return false;
}
