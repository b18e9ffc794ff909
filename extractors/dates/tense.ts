import { FormTable } from '../text/lexicon.js';
import { isRegularPast } from '../text/past-forms.js';
import { Shape, type Tokens, tokenText, tokenWord } from '../text/tokens.js';

/** What the words around a date say of the time of its clause; null where they say nothing. */
export type Tense = 'past' | 'future' | null;

const Clue = {
  future: 1,
  past: 2,
  /** Planned things: future, unless "had been" stands before. */
  planned: 3,
  /** "agreed to", "is to": an infinitive behind them is yet to come. */
  governor: 4,
  /** "until", "effective": the date behind them is yet to come. */
  before: 5,
  /** "the two meet Monday": a present tense that is a plan beside a day. */
  plan: 8,
  /** "said": what stands before it is another clause. */
  report: 7,
  /** "early", "the", "next": what may stand between those words and the date. */
  between: 6,
} as const;

const clues = new FormTable();
const put = (words: string, clue: number): void => {
  for (const word of words.split(' ')) clues.set(word, clue);
};
put(
  "will 'll shall wo would should might must upcoming tomorrow hopes aims deadline begin begins starts arrive",
  Clue.future,
);
put(
  'meet meets reconvene reconvenes resume resumes expires lapses opens reopens starts hosts holds travels departs speaks testifies convenes faces',
  Clue.plan,
);
put('scheduled expected plans plan planned planning slated intends expects supposed', Clue.planned);
put('was were had did rose fell came went took gave made began ended won lost held met', Clue.past);
put(
  'brought bought sold sent became grew built saw found kept led spoke sought struck fought broke drew flew',
  Clue.past,
);
put('threw wrote stood chose fled spent paid left ran used taken', Clue.past);
put(
  'arose ate blew drove forbade forgot froze knew oversaw overtook rode sank shook shrank stole swore undertook withdrew wore',
  Clue.past,
);
put('said says told reported announced added', Clue.report);
put(
  'agreed set decided ready likely wants hopes aims means is are be asks asked ordered vowed promised pledged',
  Clue.governor,
);
put('effective starting beginning until till payable due', Clue.before);
put('early late mid the - next this coming on noon midnight at', Clue.between);

const REACH = 20;

/** What "is" before it is still to come: "is expected to". */
const PLANNED = /^(?:scheduled|expected|planned|slated|supposed|due|set|to)$/;
const SUBORDINATE = /^(?:when|as|after|before|while|since)$/;

/** Verbs of what is to come, behind a date that opens the sentence; "to" behind "is". */
const PLANS = /^(?:plans|expects|intends|hopes|aims|to)$/;

/** Adjectives that look like a past form: "at an unspecified time in January". */
const ADJECTIVES = new Set(
  'unaudited unchanged unconfirmed undated undecided undetermined undisclosed unexpected unfinished unidentified unlimited unmanned unnamed unprecedented unpublished unresolved unscheduled unsigned unsolicited unsolved unspecified untested unused unwanted'.split(
    ' ',
  ),
);

function isPastForm(word: string): boolean {
  return isRegularPast(word) && !ADJECTIVES.has(word);
}

/**
 * Tells the tense of the clause around the tokens `first` to `end`, by words: the nearest one decides, at most twenty tokens before, then five
 * behind. `from` and `limit` bound the sentence.
 */
export function tenseAround(tokens: Tokens, first: number, end: number, from: number, limit: number): Tense {
  const clueAt = (k: number): number => (k >= from && k < limit ? clueOf(tokens, k) : 0);
  const wordAt = (k: number): string => (k >= from && k < limit ? tokenWord(tokens, k) : '');
  let opener = first - 1;
  while (opener >= from && opener > first - 5 && clueAt(opener) === Clue.between) opener--;
  const announced =
    clueAt(opener) === Clue.before || /^(?:soon|early)$/.test(wordAt(opener)) || isAsEarlyAs(wordAt, first);
  if (announced && opener > from + 1 && !hasBegun(wordAt, clueAt, opener)) return 'future';
  if (wordAt(opener) === 'of' && wordAt(opener - 1) === 'ahead') return 'future';
  if (wordAt(opener) === 'into' && wordAt(opener - 1) === 'heading') return 'future';
  if (isReportedOn(clueAt, wordAt, first, end)) return 'past';
  // "last summer brought floods, this winter may bring frost"
  if (wordAt(first - 1) === ',' && /^(?:will|'ll|shall|may|could)$/.test(wordAt(end))) return 'future';
  if (isEarlierSide(wordAt, opener)) return 'past';
  const by = /^(?:by|through)$/.test(wordAt(opener)) && opener > from;
  let crossed = false;
  for (let k = first - 1; k >= from && k >= first - REACH; k--) {
    if (tokenText(tokens, k) === ';' || wordAt(k) === 'because') break;
    const clue = clueAt(k);
    if (clue === Clue.report) break;
    crossed ||= BOUNDARY.test(wordAt(k));
    if (isOpenModal(tokens, k) || (wordAt(k) === 'if' && !crossed)) return 'future';
    if (wordAt(k) === 'since' && k >= first - 4) return 'past';
    if (clue === Clue.future || (clue === Clue.plan && wordAt(k - 1) !== 'to')) return 'future';
    if (clue === Clue.planned || wordAt(k) === 'due')
      return /^(?:had|been)$/.test(wordAt(k - 1)) && wordAt(k - 2) !== 'has' ? 'past' : 'future';
    if (wordAt(k) === 'to' && wordAt(k + 1) === 'be') return 'future';
    if ((clue === Clue.past || isPastForm(wordAt(k)) || isBarePast(tokens, k, from)) && !isAdjective(wordAt(k - 1))) {
      if (wordAt(k + 1) === 'to' && clue !== Clue.past && clueAt(k) === Clue.governor) return 'future';
      return 'past';
    }
    if (clue === Clue.governor && wordAt(k + 1) === 'to') return 'future';
  }
  // "On Tuesday, the league of women voters plans to meet": the verb is behind
  const lead = /^(?:and|but)$/.test(wordAt(from)) ? from + 1 : from;
  const opens =
    (first === lead || (first === lead + 1 && /^(?:on|in|by|at)$/.test(wordAt(lead)))) &&
    !SUBORDINATE.test(wordAt(end)) &&
    !SUBORDINATE.test(wordAt(end + 1));
  for (let k = end; k < limit && k < end + (opens ? REACH : 5); k++) {
    const word = wordAt(k);
    if (word === 'will' || word === "'ll") return 'future';
    if (word === 'deadline' && (k === end || (k === end + 1 && /^['’]s$/.test(wordAt(end))))) return 'future';
    if (opens && PLANS.test(word) && (word !== 'to' || /^(?:is|are)$/.test(wordAt(k - 1)))) return 'future';
    if (clueAt(k) === Clue.past || clueAt(k) === Clue.report) return 'past';
    // past the noun that the date may open: "On Friday, planned talks will"
    if (opens && k > end + 1 && isPastForm(word) && !isAdjective(wordAt(k - 1))) return 'past';
  }
  return by ? 'future' : null;
}

/** How far before a date the "from" of its figure may stand, in tokens. */
const SIDE_REACH = 7;

/** "think it will last, down *from* 44% in December": the earlier side of a comparison lies behind, whatever its clause tells of. */
function isEarlierSide(wordAt: (k: number) => string, opener: number): boolean {
  for (let k = opener; k > opener - SIDE_REACH; k--) {
    const word = wordAt(k);
    if (word === 'from') return /^(?:up|down)$/.test(wordAt(k - 1));
    if (word === ',' || word === '' || word === 'to') return false;
  }
  return false;
}

/**
 * Whether what stands within twenty tokens before `first` is said to be yet to come as the text is written: "will", "is expected to", "are to"; not
 * "would" and "was expected to", which a tale of the past has as well.
 */
export function isStillToCome(tokens: Tokens, first: number, from: number): boolean {
  for (let k = first - 1; k >= from && k >= first - REACH; k--) {
    const word = tokenWord(tokens, k);
    if (tokenText(tokens, k) === ';') return false;
    if (/^(?:will|'ll|shall)$/.test(word)) return true;
    if (/^(?:is|are)$/.test(word)) return PLANNED.test(tokenWord(tokens, k + 1));
    if (clues.get(tokens.forms[k] as number) === Clue.past && !isAdjective(tokenWord(tokens, k - 1))) return false;
  }
  return false;
}

/** "talks were held beginning Monday": what has begun, told in the past. */
function hasBegun(wordAt: (k: number) => string, clueAt: (k: number) => number, opener: number): boolean {
  if (!/^(?:beginning|starting)$/.test(wordAt(opener))) return false;
  for (let k = opener - 1; wordAt(k) !== '' && k > opener - 8 && !BOUNDARY.test(wordAt(k)); k--) {
    if (WILL.test(wordAt(k)) || /^(?:to|be)$/.test(wordAt(k))) return false;
    if (clueAt(k) === Clue.past || isPastForm(wordAt(k))) return !isAdjective(wordAt(k - 1));
  }
  return false;
}

/** "announced Monday that it will close": the date is when it was said; not in "said Monday's vote will decide". */
function isReportedOn(
  clueAt: (k: number) => number,
  wordAt: (k: number) => string,
  first: number,
  end: number,
): boolean {
  const verb = /^(?:on|in)$/.test(wordAt(first - 1)) ? first - 2 : first - 1;
  return clueAt(verb) === Clue.report && /^(?:that|it|he|she|they|we|,|\.)$/.test(wordAt(end));
}

/** The clue of a token; names ("Meet the Press") and "plan" as a noun before the preposition of a date ("announced a plan on Monday") are none. */
function clueOf(tokens: Tokens, k: number): number {
  const clue = clues.get(tokens.forms[k] as number);
  if (clue === Clue.plan && tokens.shapes[k] !== Shape.lower) return 0;
  if (
    clue === Clue.planned &&
    /^plans?$/.test(tokenWord(tokens, k)) &&
    /^(?:on|in|at|,|\.)$/.test(tokenWord(tokens, k + 1))
  )
    return 0;
  return clue;
}

/** Ends the clause that a verb before a date rules. */
const BOUNDARY = /^(?:[,;:()[\]"“”_–—]|``|''|--|who|whom|whose|which|when|where|while|because|although|though)$/;

/** Verbs that promise; "would" and "should" tell of plans that may be over. */
const WILL = /^(?:will|'ll|’ll|shall|wo)$/;

/**
 * Whether the tense of a date is told by a verb of its own clause: "will meet on Friday", "dropped out on Friday"; not by one behind a comma or a relative
 * pronoun, not by "would", "was to" or "was due", which may speak of either side.
 */
export function isFirm(tense: Tense, tokens: Tokens, first: number, end: number, from: number, limit: number): boolean {
  const clueAt = (k: number): number => (k >= from && k < limit ? clueOf(tokens, k) : 0);
  const wordAt = (k: number): string => (k >= from && k < limit ? tokenWord(tokens, k) : '');
  const isPast = (k: number): boolean =>
    (clueAt(k) === Clue.past || isPastForm(wordAt(k))) &&
    !isAdjective(wordAt(k - 1)) &&
    !(wordAt(k + 1) === 'to' && clueAt(k) === Clue.governor);
  let start = first - 1;
  while (start >= from && /^(?:on|in|at|the|early|late|-|of)$/.test(wordAt(start))) start--;
  if (tense === 'future' && clueAt(start) === Clue.before) return true;
  if (start < from || (start === from && /^(?:and|but)$/.test(wordAt(from)))) {
    // "On Friday, the ministers will meet"
    for (let k = wordAt(end) === ',' ? end + 1 : end; k < limit && k < end + REACH && !BOUNDARY.test(wordAt(k)); k++) {
      if (WILL.test(wordAt(k))) return tense === 'future';
      if (isPast(k) || clueAt(k) === Clue.report) return tense !== 'future';
    }
    return false;
  }
  for (let k = start; k >= from && k >= first - REACH && !BOUNDARY.test(wordAt(k)); k--) {
    const word = wordAt(k);
    if (clueAt(k) === Clue.report) return k === start && tense !== 'future';
    if (WILL.test(word)) return tense === 'future';
    if (clueAt(k) === Clue.future) return false;
    if (clueAt(k) === Clue.plan) return tense === 'future' && wordAt(k - 1) !== 'to';
    if (clueAt(k) === Clue.planned || word === 'due' || (/^(?:is|are)$/.test(word) && wordAt(k + 1) === 'to'))
      return tense === 'future' && !/^(?:was|were|had)$/.test(wordAt(wordAt(k - 1) === 'been' ? k - 2 : k - 1));
    if (isPast(k)) return tense !== 'future';
  }
  return false;
}

/**
 * Whether what is planned for the date from `first` to `end` was then called off or put off, right behind it: then the clause does not tell whether the date
 * is still to come.
 */
export function isCalledOff(tokens: Tokens, first: number, end: number, from: number, limit: number): boolean {
  const wordAt = (k: number): string => (k >= from && k < limit ? tokenWord(tokens, k) : '');
  if (!/^(?:was|were|is|are|has|have|had)$/.test(wordAt(end))) return false;
  const verb = /^(?:been|being)$/.test(wordAt(end + 1)) ? end + 2 : end + 1;
  if (!CALLED_OFF.test(wordAt(verb))) return false;
  for (let k = first - 1; k >= from && k >= first - REACH; k--)
    if (/^(?:planned|scheduled|slated|due|set)$/.test(wordAt(k))) return true;
  return false;
}

/**
 * Whether the date at `first` is that of a plan told in the past: "was scheduled to leave on Tuesday", "were due Friday". It may have come or be yet to come.
 */
export function isPastPlan(tokens: Tokens, first: number, from: number): boolean {
  for (let k = first - 1; k > from && k >= first - REACH; k--) {
    const word = tokenWord(tokens, k);
    if (BOUNDARY.test(word) || WILL.test(word)) return false;
    if (PLANNED.test(word) && /^(?:was|were)$/.test(tokenWord(tokens, k - 1))) return true;
  }
  return false;
}

const CALLED_OFF =
  /^(?:cancell?ed|postponed|delayed|scrapped|abandoned|suspended|rescheduled|called|put|moved|dropped|shelved)$/;

/** "can win on Tuesday", "may open Friday"; not "could not be reached Friday" and "may have left Friday". */
function isOpenModal(tokens: Tokens, k: number): boolean {
  return (
    /^(?:may|can|could)$/.test(tokenWord(tokens, k)) &&
    (tokens.shapes[k] === Shape.lower || tokenWord(tokens, k) !== 'may') &&
    !/^(?:not|n't|n’t|have|never|only)$/.test(tokenWord(tokens, k + 1))
  );
}

/** Verbs whose past is their base form. */
const BARE_PAST = /^(?:beat|bet|burst|cost|cut|hit|hurt|let|put|quit|shut|split|spread)$/;

/** "it cost $96", "Norden cut jobs": the present would have an -s. */
function isBarePast(tokens: Tokens, k: number, from: number): boolean {
  if (k <= from || !BARE_PAST.test(tokenWord(tokens, k)) || tokenWord(tokens, k + 1) === 'to') return false;
  const subject = tokenWord(tokens, k - 1);
  return (
    /^(?:it|he|she)$/.test(subject) ||
    (tokens.shapes[k - 1] === Shape.title && tokens.shapes[k] === Shape.lower && !subject.endsWith('s'))
  );
}

/** Whether a form in -ed behind this word is an adjective or a passive of no past: "the reduced dividend", "to be completed", "is heard". */
function isAdjective(before: string): boolean {
  return /^(?:the|a|an|its|their|his|her|this|be|being|is|are)$/.test(before);
}

function isAsEarlyAs(wordAt: (k: number) => string, first: number): boolean {
  return wordAt(first - 1) === 'as' && /^(?:soon|early)$/.test(wordAt(first - 2)) && wordAt(first - 3) === 'as';
}
