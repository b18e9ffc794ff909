import { FormTable } from '../../text/lexicon.js';
import { Shape, type Tokens } from '../../text/tokens.js';
import type { EntityType } from '../mention.js';
import { extendKey, Known, LONGEST_PHRASE } from '../recognizer/gazetteer.js';
import type { Recognition } from '../recognizer/recognize.js';
import { WordClass } from '../recognizer/word-classes.js';
import { Cue, cueOf } from './cue-words.js';
import type { TypedMention } from './type-mentions.js';
import { ENTITY_TYPES } from './typing-model.js';

/** What a list adds to the score of the type that it knows, in log-odds. */
const SURE = 6;
const LIKELY = 3;
/** What the shape of an acronym that no list knows adds to ORG. */
const ACRONYM = 1.5;
/** What its head adds to the type of a name of several words. */
const HEAD = 1.5;
/** The same for names of three words and more: a name that long is a description. */
const LONG_HEAD = 4;
/** What the foreign word for a bank, a newspaper, an institute adds to ORG at a name's front. */
const OPENER = 9;

const index = (type: EntityType): number => ENTITY_TYPES.indexOf(type);
const ORG = index('ORG');
const GPE = index('GPE');
const LOC = index('LOC');
const NORP = index('NORP');
const PERSON = index('PERSON');

const HEAD_CUES = Cue.place | Cue.polity | Cue.event | Cue.work | Cue.product | Cue.organization;
/** What the last word of a name says of it, where it says one thing only. */
const HEADS: ReadonlyMap<number, number> = new Map([
  [Cue.place, LOC],
  [Cue.event, index('EVENT')],
  [Cue.work, index('WORK')],
  [Cue.product, index('PRODUCT')],
  [Cue.organization, ORG],
]);

const LISTED: ReadonlyMap<number, number> = new Map([
  [Known.event, index('EVENT')],
  [Known.work, index('WORK')],
  [Known.product, index('PRODUCT')],
]);

/** Words that open the names of organizations in languages that English newspapers leave them in. */
const openers = new FormTable();
for (const word of 'banco banca banque banka bank bolsa grupo groupe gruppo grupa compañía companhia compagnie universidad universidade universität université università uniwersytet universiteit instituto institut istituto instytut institutul ministerio ministério ministère ministero ministerstwo ministerium fundación fundação fondation fondazione stiftung fundacja partido parti partito partei partia gazeta gazetta gazzetta dziennik diario diário jornal periódico corriere zeitung radio rádio conseil consejo consiglio conselho comité comisión comissão comisia commissariat confederación confederação confédération federación federação fédération federazione asociación associação associazione sociedad société società sociedade agencia agência agence agenzia bundesamt bundesanstalt bundesverband verband sindicato syndicat tribunal cour corte cámara câmara chambre polskie polska polski krajowa instituição empresa office caisse caixa caja crédit crédito deutsche österreichische schweizerische nederlandse svenska norsk dansk statens'.split(
  ' ',
))
  openers.set(word, 1);

const STATES = Known.country | Known.subdivision | Known.city | Known.town;
const PERSONS = Known.firstName | Known.lastName;

/** Weighs in what the gazetteer knows of a whole name; names that may be several things get nothing. Changes the scores in place. */
export function weighKnown(
  tokens: Tokens,
  { types, words, facts }: Recognition,
  { first, end, scores }: TypedMention,
): void {
  const length = end - first;
  const add = (type: number, bonus: number): void => {
    scores[type] = (scores[type] as number) + bonus;
  };
  if (length > 1) {
    const head = HEADS.get(cueOf(tokens.forms[end - 1] as number) & HEAD_CUES);
    if (head !== undefined && (tokens.shapes[end - 1] as number) >= Shape.title)
      add(head, length > 2 ? LONG_HEAD : HEAD);
    if (openers.get(tokens.forms[first] as number) === 1) add(ORG, OPENER);
  }
  if (length > LONGEST_PHRASE) return;
  const opening = types[first] as number;
  let key = words.keys[opening] as number;
  for (let i = first + 1; i < end; i++) key = extendKey(key, words.keys[types[i] as number] as number);
  const known = words.lists.gazetteer.known(key) & ~Known.calendar;
  if (known === 0) {
    const acronym = length === 1 && (words.classes[opening] as number) & WordClass.acronym;
    if (acronym && !facts.headline[tokens.sentenceOf[first] as number]) add(ORG, ACRONYM);
    return;
  }
  if (known === Known.region) {
    // the model knows that it is a place; which kind is the list's to say
    add(LOC, SURE);
    return;
  }
  if ((known & ~(Known.nationality | PERSONS)) === 0 && known & Known.nationality) {
    add(NORP, known === Known.nationality ? SURE : LIKELY);
    return;
  }
  const listed = LISTED.get(known);
  if (listed !== undefined && length > 1) {
    add(listed, LIKELY);
    return;
  }
  if (known === Known.organization || (length > 1 && known === (Known.organization | Known.town))) {
    add(ORG, LIKELY);
    return;
  }
  if (known & (Known.country | Known.subdivision)) {
    if (!(known & (Known.region | Known.organization | PERSONS))) add(GPE, LIKELY);
    else if ((scores[GPE] as number) < (scores[LOC] as number) && !(known & Known.region)) add(GPE, LIKELY);
    return;
  }
  if (known & STATES && !(known & ~STATES) && length > 1) {
    add(GPE, LIKELY);
    return;
  }
  if (known & PERSONS && !(known & ~PERSONS) && length === 1) add(PERSON, 0.5);
}
