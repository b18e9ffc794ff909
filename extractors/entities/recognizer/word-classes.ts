/** What a word is by itself, as far as names need it. */
export const WordClass = {
  /** Begins with a capital or holds one: Tokyo, NATO, iPhone. */
  capital: 1,
  lower: 2,
  /** Before a person's name: President, Gen., Mrs. */
  title: 4,
  /** Behind a person's name: said, told. */
  saying: 8,
  /** Makes a run of capitals an organization's name: Ministry, Corp., University. */
  organization: 16,
  /** Stands inside names: of, the, van. */
  link: 32,
  /** Two to six capitals: NATO, MoD's like are not. */
  acronym: 64,
  number: 128,
  punctuation: 256,
  /** All letters capitals, of any length. */
  shouted: 512,
  hyphen: 1024,
} as const;

const TITLES =
  'mr mr. mrs mrs. ms ms. mx dr dr. president minister premier chancellor senator sen. sens. governor gov. general gen gen. colonel col. lieutenant lt. captain capt. major maj. admiral adm. commander cmdr. sergeant sgt. corporal private king queen prince princess emperor pope secretary sir dame lord lady prof prof. professor judge justice ambassador chairman chairwoman chair spokesman spokeswoman spokesperson director analyst economist representative rep. reps. congressman congresswoman sheikh ayatollah mayor coach bishop archbishop rabbi imam reverend rev. father sister brother deputy envoy author lawmaker legislator comrade marshal brigadier executive founder researcher activist';

const SAYING =
  'said says say told tells added adds wrote writes argued argues noted notes warned warns explained explains tweeted announced insisted replied testified recalled joked who whose himself herself';

const ORGANIZATIONS =
  'ministry department university institute council committee commission party corp corp. corporation inc inc. ltd ltd. llc plc co co. company companies group bank agency association union organization organisation army navy force forces court center centre foundation front movement parliament congress senate league club fc united college school academy board bureau office federation fund society authority service services times post news command brigade division regiment squadron holdings airlines airways alliance coalition network laboratory laboratories lab labs hospital press journal tribune herald gazette museum administration assembly directorate secretariat treasury police guard corps battalion partners capital systems technologies industries electronics motors energy pharmaceuticals consortium trust partnership observatory initiative chamber confederation exchange reserve gmbh ag sa s.a. nv spa ab oy asa bv bhd pte';

const LINKS =
  'of the for and de la le du des di da del der den van von al el bin ibn abu st st. on in y e do dos das zu ter ten af av';

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

const titles = setOf(TITLES);
const saying = setOf(SAYING);
const organizations = setOf(ORGANIZATIONS);
const links = setOf(LINKS);

/** The `WordClass` bits of a word; `lowered` is its lower-case form. */
export function wordClasses(word: string, lowered: string): number {
  let bits = 0;
  const upper = word.toUpperCase();
  const capital = word !== lowered;
  if (capital) bits |= WordClass.capital;
  else if (word !== upper) bits |= WordClass.lower;
  const code = word.charCodeAt(0);
  if (code >= 0x30 && code <= 0x39) bits |= WordClass.number;
  else if (lowered === upper) bits |= WordClass.punctuation;
  if (word === '-' || word === '‐' || word === '‑') bits |= WordClass.hyphen;
  if (titles.has(lowered)) bits |= WordClass.title;
  if (saying.has(lowered)) bits |= WordClass.saying;
  if (capital && organizations.has(lowered)) bits |= WordClass.organization;
  if (links.has(lowered)) bits |= WordClass.link;
  if (capital && word === upper && word.length > 1) {
    bits |= WordClass.shouted;
    if (word.length <= 6 && !word.includes('.')) bits |= WordClass.acronym;
  }
  return bits;
}
