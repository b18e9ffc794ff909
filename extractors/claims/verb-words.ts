import { Pos } from '../syntax/syntax.js';
import { isRegularPast } from '../text/past-forms.js';
import { Shape, type Tokens, tokenWord } from '../text/tokens.js';
import { type Item, Kind } from './items.js';
import { MODIFIERS, PERIODS, WordContext } from './word-context.js';
import { CHANGE_NOUN, CHANGE_VERB, isMeasureNoun, Word } from './words.js';

/** Verbs that tell a level, a part or a change. */
const TELLING = Word.level | Word.part | CHANGE_VERB;
const D = 0x64;
const S = 0x73;
const SUBORDINATORS = new Set(['since', 'after', 'before', 'until']);
const PARTICIPLES = new Set('set put paid built held made sold lost won sent spent laid met led hit cut'.split(' '));
/** Words between a modal and a figure or article that are no verbs ("will only a third"). */
const NO_BASE = new Set(
  'not never also only just even about around almost nearly over under roughly some well then'.split(' '),
);
/** Gerunds that are nouns of their own. */
const VERBAL_NOUNS = new Set(
  'spending funding lending borrowing shipping housing training mining manufacturing farming trading earnings savings holdings'.split(
    ' ',
  ),
);

export function isVerbalNoun(tokens: Tokens, i: number): boolean {
  return VERBAL_NOUNS.has(tokenWord(tokens, i));
}

/**
 * Which words of a sentence are its verbs. The tagger decides, but where it errs in ways that figures betray, lexicon and position do, and the
 * items that were cut so far.
 */
export class VerbWords extends WordContext {
  isVerb(i: number): boolean {
    const tag = this.tags[i] as number;
    if ((this.marks.entity[i] as number) >= 0) return false;
    if (this.isClearNoun(i)) return false;
    if (tag < Pos.verbPast || tag > Pos.aux) return this.isMissedVerb(i);
    if (tag === Pos.verbGerund && isVerbalNoun(this.tokens, i) && this.tags[i - 1] !== Pos.aux && !this.takesObject(i))
      return false;
    // "Cover for a voyage costs", "Spending per pupil has risen": a word that opens a sentence before a preposition is its subject.
    if (this.items.length === 0 && tag !== Pos.aux && this.tokens.shapes[i] === Shape.title && this.opensWithNoun(i))
      return false;
    // Taggers read "a 9% rise" as they like; a determiner, a possessor or a percentage before the word decides.
    if (i > 0 && this.isCapVerb(i - 1)) return false;
    if (this.bits(i) & CHANGE_NOUN && (this.afterDeterminer(i) || this.afterFullVerb(i))) return false;
    return true;
  }

  /** "the cost of mining *its* border": a noun has no article or possessive right behind it. */
  takesObject(i: number): boolean {
    if (i + 1 >= this.end || (this.marks.date[i + 1] as number) >= 0) return false;
    return this.tags[i + 1] === Pos.det || (this.bits(i + 1) & Word.possessive) !== 0;
  }

  /** "would cap rises": behind a verb with its auxiliary stands its object. */
  afterFullVerb(i: number): boolean {
    if (i > 0 && this.tags[i] === Pos.verbPresent && this.isCapVerb(i - 1)) return true;
    return (
      i > 1 &&
      this.tags[i] === Pos.verbPresent &&
      this.tags[i - 1] === Pos.verbBase &&
      (this.tags[i - 2] === Pos.aux || this.tags[i - 2] === Pos.part)
    );
  }

  /** "to" before a verb in its base form, which taggers take for a preposition behind some verbs ("aims to plant"). */
  isInfinitive(i: number): boolean {
    const next = i + 1 < this.end ? (this.tags[i + 1] as number) : 0;
    if (tokenWord(this.tokens, i) !== 'to' || next < Pos.verbPast || next > Pos.aux || !this.isVerb(i + 1))
      return false;
    return this.tags[i] === Pos.part || next === Pos.verbBase;
  }

  /**
   * Verbs that the tagger took for nouns: forms that are only verbs, and verbs of change or level before a figure or the preposition that
   * leads to one ("inventories stand at 70%").
   */
  isMissedVerb(i: number): boolean {
    const tag = this.tags[i] as number;
    const bits = this.bits(i);
    // Every word comes by here, so what a form is and how it ends is looked at before its neighbours are.
    const last = this.tokens.text.charCodeAt((this.tokens.ends[i] as number) - 1);
    if (tag === Pos.noun && (last === S || last === D) && this.isBetweenNameAndFigure(i)) return true;
    if (bits & Word.bound && this.isCapVerb(i)) return true;
    // "the $180,000 set aside in the budget"
    if (bits & Word.assess && i + 1 < this.end && tokenWord(this.tokens, i + 1) === 'aside') return true;
    if (last === D && this.isMissedPast(i)) return true;
    // "500,000 set by the council"
    if (tag === Pos.noun && i > 0 && this.figure(i - 1) >= 0 && this.isDoneBy(i)) return true;
    if (tag === Pos.noun && last === S && this.isMissedPresent(i)) return true;
    if (tag === Pos.noun && last !== S && this.isVerbOfPart(i)) return true;
    const aux = i > 0 ? this.tags[i - 1] : Pos.punct;
    if ((aux === Pos.aux || aux === Pos.part) && this.isMissedBase(i)) return true;
    const tells = (bits & TELLING) !== 0;
    if (tag === Pos.noun ? last === S && this.isMissedMain(i) : tells && this.isMissedMain(i)) return true;
    if (!(tells || bits & Word.verb) || i === 0 || this.afterFullVerb(i)) return false;
    // "widened its reach"
    if (this.bits(i - 1) & Word.possessive) return false;
    const before = this.tags[i - 1] as number;
    // "has risen", "had sunk": behind an auxiliary.
    if (before === Pos.aux && bits & CHANGE_VERB) return true;
    if (isMeasureNoun(this.tokens.forms[i] as number) && this.isLevelVerb(i)) return true;
    if (this.tokens.shapes[i] !== Shape.lower || tag === Pos.propn) return false;
    // "the city alone accounts for 40%"
    if (bits & Word.part && i + 2 < this.end && tokenWord(this.tokens, i + 1) === 'for' && before !== Pos.det) {
      for (let k = i + 2; k < this.end && k <= i + 4; k++) if (this.figure(k) >= 0) return true;
      return false;
    }
    if (bits & Word.verb) return before !== Pos.det && before !== Pos.adj;
    if (tag !== Pos.noun && tag !== Pos.adj && tag !== Pos.x) return false;
    // "if revenue tops $2bn", "its sailors number just 15,300": nothing but a verb stands right before a figure and behind a word.
    const figure = this.figureBehind(i);
    if (
      before === Pos.adj &&
      bits & CHANGE_VERB &&
      tokenWord(this.tokens, i).endsWith('ed') &&
      this.leadsToFigure(i + 1)
    )
      return true;
    const name = this.tokens.shapes[i - 1] === Shape.title && i > 1;
    if (before === Pos.adj && !name)
      return figure && ((bits & Word.reach) !== 0 || tokenWord(this.tokens, i).endsWith('ed'));
    // "taking total job cuts to 20,000": behind a verb that takes something somewhere stands its object.
    if (bits & CHANGE_NOUN && (this.items.at(-1)?.bits ?? 0) & Word.carry && this.items.at(-1)?.kind === Kind.verb)
      return false;
    if (before === Pos.adj && name) return figure || this.leadsToFigure(i + 1);
    // "has shed 24% of its value and trades at 15.7"
    const goesOn = before === Pos.cconj && last === S && this.hasVerb() && this.figureAhead(i, false);
    if (before !== Pos.noun && before !== Pos.propn && before !== Pos.pron && before !== Pos.punct && !goesOn)
      return false;
    return figure || (i + 1 < this.end && this.governsFigure(i + 1));
  }

  /**
   * A form on "-ed" that the tagger took for a noun, an adverb or the like, where a verb can stand: behind a noun, a name, a comma or an adverb
   * ("the firm, …, *booked* sales of $2bn", "uranium *enriched* to 60%"), or behind an auxiliary ("was *fined* $3m").
   */
  isMissedPast(i: number): boolean {
    if (i === 0 || (this.marks.entity[i] as number) >= 0) return false;
    const tag = this.tags[i] as number;
    const before = this.tags[i - 1] as number;
    if (!this.isPastForm(i)) return false;
    if (before === Pos.aux) return tag === Pos.adj || tag === Pos.noun;
    if (tag >= Pos.verbPast && tag <= Pos.aux) return false;
    const nominal = before === Pos.noun || before === Pos.propn || before === Pos.pron;
    const named = (this.marks.entity[i - 1] as number) >= 0;
    // "sacks priced at $4", "plants valued at"
    if (tag === Pos.adj) return (nominal || named) && this.leadsToFigure(i + 1);
    if (nominal || named) return !this.nounish(i + 1) || this.figure(i + 1) >= 0;
    const last = this.items.at(-1)?.kind;
    return (
      (last === Kind.comma || last === Kind.close || last === Kind.adverb) && tag !== Pos.noun && tag !== Pos.propn
    );
  }

  /** "the budget strains a debt": behind a noun and before an article, with no verb before in the clause, a form on "-s" is the verb. */
  isMissedPresent(i: number): boolean {
    if (i === 0 || i + 2 >= this.end || this.tags[i] !== Pos.noun || this.tokens.shapes[i] !== Shape.lower)
      return false;
    const before = this.tags[i - 1] as number;
    if (before !== Pos.noun && before !== Pos.propn && before !== Pos.adj && (this.marks.entity[i - 1] as number) < 0)
      return false;
    const opens = this.tags[i + 1] === Pos.det || (this.bits(i + 1) & Word.possessive) !== 0;
    if (!opens || (this.marks.date[i + 1] as number) >= 0 || (this.marks.date[i + 2] as number) >= 0) return false;
    const word = tokenWord(this.tokens, i);
    if (!/[^s]s$/u.test(word) || PERIODS.has(tokenWord(this.tokens, i + 2))) return false;
    for (let k = this.items.length - 1; k >= 0; k--) {
      const { kind } = this.items[k] as Item;
      if (kind === Kind.verb || kind === Kind.frame) return false;
      if (kind === Kind.comma || kind === Kind.stop || kind === Kind.relative || kind === Kind.conjunction) break;
    }
    return true;
  }

  /**
   * A form on "-s" that the tagger took for a noun, or a verb of level, part or change that it took for anything, before a figure and with no verb
   * before it in the clause: "the strait, 38 km wide, *carries* 20m barrels", "imports now *cover* 1.7 gigawatts", "the country *sits* on 13tn".
   */
  isMissedMain(i: number): boolean {
    const tag = this.tags[i] as number;
    if ((tag >= Pos.verbPast && tag <= Pos.aux) || tag === Pos.propn || tag === Pos.det || tag === Pos.num)
      return false;
    const last = this.items.at(-1);
    if (this.tokens.shapes[i] !== Shape.lower) return false;
    const present = tag === Pos.noun;
    const telling = !present;
    const mention = this.marks.entity[i - 1] as number;
    const name = mention >= 0 ? this.context.mentions[mention] : undefined;
    const named = name?.type === 'GPE' || name?.type === 'ORG' || name?.type === 'PRODUCT';
    const placed = named || (last?.end === i && (!present || last.kind === Kind.comma));
    if (!placed || !this.figureAhead(i, named)) return false;
    for (let k = this.items.length - 1; k >= 0; k--) {
      const { kind } = this.items[k] as Item;
      if (kind === Kind.verb || kind === Kind.frame || kind === Kind.number)
        return kind === Kind.number && present && !named;
      if (kind === Kind.stop || kind === Kind.relative) break;
      if (kind === Kind.noun && telling) return true;
    }
    return true;
  }

  /** Whether the clause that is being cut has a verb. */
  hasVerb(): boolean {
    for (let k = this.items.length - 1; k >= 0; k--) {
      const { kind } = this.items[k] as Item;
      if (kind === Kind.verb || kind === Kind.frame) return true;
      if (kind === Kind.stop || kind === Kind.relative) return false;
    }
    return false;
  }

  /** Whether a figure stands behind token i, past at most a preposition and words that only modify it; behind a name past "on" as well. */
  figureAhead(i: number, any: boolean): boolean {
    let k = i + 1;
    if (k < this.end && (this.governsFigure(k) || (any && tokenWord(this.tokens, k) === 'on'))) k++;
    for (let steps = 0; steps < 3 && k < this.end; steps++, k++) {
      if (this.figure(k) >= 0) return true;
      const word = tokenWord(this.tokens, k);
      if (!MODIFIERS.has(word) && word !== 'more' && word !== 'than' && word !== 'least' && word !== 'at') return false;
    }
    return k < this.end && this.figure(k) >= 0;
  }

  /** Whether the word looks like the past form of a regular verb. */
  isPastForm(i: number): boolean {
    const { tokens } = this;
    if (tokens.shapes[i] !== Shape.lower) return false;
    const word = tokenWord(tokens, i);
    return word.length > 4 && isRegularPast(word);
  }

  /** "will close two plants", "to field 12 brigades": a word before a figure, article or possessor, behind a modal or "to", is a verb. */
  isMissedBase(i: number): boolean {
    const before = this.tags[i - 1];
    if (i + 1 >= this.end || this.tokens.shapes[i] !== Shape.lower) return false;
    const tag = this.tags[i] as number;
    if (tag !== Pos.adj && tag !== Pos.adv && tag !== Pos.noun) return false;
    const modal = before === Pos.aux && (this.bits(i - 1) & Word.future) !== 0;
    const to = before === Pos.part && tokenWord(this.tokens, i - 1) === 'to';
    if (!modal && !to) return false;
    const word = tokenWord(this.tokens, i);
    if (word.endsWith('ly') || NO_BASE.has(word)) return false;
    return this.figure(i + 1) >= 0 || this.tags[i + 1] === Pos.det || (this.bits(i + 1) & Word.possessive) !== 0;
  }

  /** "Malta houses 7,200 refugees": nothing but a verb stands between the name of a place or organisation and a count. */
  isBetweenNameAndFigure(i: number): boolean {
    if (i === 0 || i + 1 >= this.end || (this.marks.entity[i - 1] as number) < 0) return false;
    if (this.tokens.shapes[i] !== Shape.lower || this.tags[i] !== Pos.noun) return false;
    const type = this.context.mentions[this.marks.entity[i - 1] as number]?.type;
    if (type !== 'GPE' && type !== 'ORG') return false;
    const number = this.context.numbers[this.figure(i + 1)];
    return (number?.kind === 'cardinal' || number?.kind === 'money') && /(?:s|ed)$/u.test(tokenWord(this.tokens, i));
  }

  /** "found that 74% *struggle* to fill posts": a bare percentage is the subject of what stands between it and an infinitive. */
  isVerbOfPart(i: number): boolean {
    if (i === 0 || i + 2 >= this.end || this.tokens.shapes[i] !== Shape.lower) return false;
    const part = this.context.numbers[this.figure(i - 1)];
    // "four in ten plan to leave"
    if (part?.kind !== 'percent' && !(part?.kind === 'multiplier' && / in /u.test(part.text))) return false;
    if (tokenWord(this.tokens, i + 1) !== 'to' || this.tags[i + 2] !== Pos.verbBase) return false;
    return /^(?:|[.,;:!?]|that|and|but|while)$/u.test(this.beforeFigure(i - 1));
  }

  /** The word before the figure that ends at token `last`, past what only modifies it. */
  beforeFigure(last: number): string {
    const mark = this.marks.number[last] as number;
    let k = last;
    while (k >= 0 && this.marks.number[k] === mark) k--;
    while (k >= 0 && MODIFIERS.has(tokenWord(this.tokens, k))) k--;
    return k < 0 ? '' : tokenWord(this.tokens, k);
  }

  /** "500,000 set by the council" */
  isDoneBy(i: number): boolean {
    if (i + 1 >= this.end || tokenWord(this.tokens, i + 1) !== 'by') return false;
    return PARTICIPLES.has(tokenWord(this.tokens, i));
  }

  /** "the law caps fares at $3" */
  isCapVerb(i: number): boolean {
    if (
      !(this.bits(i) & Word.bound) ||
      !/^(?:caps?|limits?)$/u.test(tokenWord(this.tokens, i)) ||
      i === 0 ||
      this.tags[i - 1] !== Pos.noun
    )
      return false;
    for (let k = i + 2; k < this.end - 1 && k < i + 5; k++)
      if (tokenWord(this.tokens, k) === 'at') return this.figure(k + 1) >= 0;
    return false;
  }

  /** A word that is a noun here, whatever the tagger says: a measure noun with no "to" or auxiliary before it, or a word before a modal. */
  isClearNoun(i: number): boolean {
    const before = i > 0 ? (this.tags[i - 1] as number) : 0;
    // "says that arrivals will drop"
    if (
      i > 0 &&
      tokenWord(this.tokens, i - 1) === 'that' &&
      this.tags[i + 1] === Pos.aux &&
      isMeasureNoun(this.tokens.forms[i] as number)
    )
      return true;
    if (before === Pos.aux || before === Pos.part || before === Pos.pron || this.tags[i] === Pos.aux) return false;
    if (isMeasureNoun(this.tokens.forms[i] as number)) return !this.isLevelVerb(i);
    const next = i + 1 < this.end ? this.bits(i + 1) & Word.future : 0;
    return next !== 0 && this.tags[i + 1] === Pos.aux && this.tags[i] === Pos.verbPresent;
  }

  /** "a plant now costs about $5bn", "each costs $3": a measure noun that is a verb of level, with its subject before and a figure behind it. */
  isLevelVerb(i: number): boolean {
    if (!(this.bits(i) & Word.level) || i === 0) return false;
    const before = this.tags[i - 1] as number;
    const subject = before === Pos.adv || before === Pos.noun || before === Pos.propn || before === Pos.pron;
    if (!subject && tokenWord(this.tokens, i - 1) !== 'each') return false;
    for (let k = i + 1; k < this.end && k <= i + 4; k++) {
      if ((this.marks.number[k] as number) >= 0) return true;
      const tag = this.tags[k] as number;
      if (tag !== Pos.adv && tag !== Pos.adp && tag !== Pos.adj && tag !== Pos.sconj && tag !== Pos.det) return false;
      const word = tokenWord(this.tokens, k);
      if (word === 'of' && tokenWord(this.tokens, k - 1) !== 'upward') return false;
      if (word === 'for' || word === 'in' || word === 'on' || word === 'by' || word === 'from') return false;
    }
    return false;
  }

  isFiniteForm(i: number): boolean {
    const tag = this.tags[i];
    return (
      tag === Pos.verbPast ||
      tag === Pos.verbPresent ||
      tag === Pos.aux ||
      (this.bits(i) & Word.verb) !== 0 ||
      this.isLevelVerb(i)
    );
  }

  opensWithNoun(i: number): boolean {
    const next = i + 1 < this.end ? tokenWord(this.tokens, i + 1) : '';
    if (next === 'of' || next === 'for' || next === 'per' || next === 'between') return true;
    // "Support stood at 47%", "Diesel now costs $2"
    const k = this.tags[i + 1] === Pos.adv ? i + 2 : i + 1;
    if (this.tags[i] !== Pos.verbGerund && k < this.end && this.isFiniteForm(k)) return true;
    return (next === 'on' || next === 'in' || next === 'from') && this.tags[i] !== Pos.verbGerund;
  }

  /** "since the port *opened*", "after imports *fell*": a preposition that opens a clause, with a finite verb behind the next noun phrase. */
  opensSubordinate(i: number): boolean {
    const length = (this.tokens.ends[i] as number) - (this.tokens.starts[i] as number);
    if (length < 5 || length > 6 || (this.tags[i] !== Pos.adp && this.tags[i] !== Pos.sconj)) return false;
    if (!SUBORDINATORS.has(tokenWord(this.tokens, i))) return false;
    for (let k = i + 1; k < this.end && k < i + 7; k++) {
      if (this.figure(k) >= 0) return false;
      const named = (this.marks.entity[k] as number) >= 0;
      if (!named && (this.marks.date[k] as number) >= 0) return false;
      const tag = this.tags[k] as number;
      if (!named && (tag === Pos.verbPast || tag === Pos.verbPresent || tag === Pos.aux)) return k > i + 1;
      if (!named && tag !== Pos.det && tag !== Pos.adj && tag !== Pos.noun && tag !== Pos.propn && tag !== Pos.pron)
        return false;
    }
    return false;
  }
}
