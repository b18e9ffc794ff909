import { FormTable } from '../text/lexicon.js';

/** What a function word or noun is to the reader of attributions, as bits of one table. */
export const Word = {
  /** Auxiliary before a verb: has, would, 's, did. */
  aux: 0x1,
  /** A form of "be", which makes a participle passive. */
  be: 0x2,
  modal: 0x4,
  /** Preposition that ties a noun phrase to the one before it. */
  tie: 0x8,
  /** who, which, that behind a noun. */
  relative: 0x10,
  /** Word that opens a question in the content: whether, how. */
  question: 0x20,
  and: 0x40,
  /** Subordinating word that opens a clause of its own. */
  subordinate: 0x80,
  /** Participle of the article's own gloss: signaling, reflecting. */
  gloss: 0x100,
  /** Noun that takes up what was said: a trend, a figure. */
  resume: 0x200,
  /** Preposition before a date or place between verb and content: said *on* Tuesday. */
  circumstance: 0x400,
  /** Noun of the way something was said: statement, interview. */
  manner: 0x800,
  /** Those who are spoken to: reporters. */
  hearer: 0x1000,
  /** Titled or untitled piece of writing, poll or data set. */
  document: 0x2000,
  negation: 0x4000,
  /** Weekday, month, "yesterday", "earlier": a date between verb and content. */
  day: 0x8000,
  subjectPronoun: 0x10000,
  /** Noun for what somebody says: claim, assertion. */
  speech: 0x20000,
  /** Verb form that is finite wherever it stands: is, was, has, will. */
  finite: 0x40000,
  /** Possessive pronoun. */
  possessive: 0x80000,
  /** Participle that ties a claim to where it stands: reported (by), documented (in). */
  cited: 0x100000,
  /** Noun that stands for the content in apposition: a figure, a statistic. */
  figure: 0x200000,
  /** Adverb of hearsay: reportedly, allegedly. */
  hearsay: 0x400000,
  article: 0x800000,
  /** Noun for what somebody says that they or others will or shall do: promise, call. */
  pledge: 0x1000000,
  /** Name of a month. */
  month: 0x2000000,
} as const;

const table = new FormTable();

function fill(bits: number, words: string): void {
  for (const word of words.trim().split(/\s+/u)) table.add(word, bits);
}

fill(
  Word.aux,
  `has have had having 's 've 'd is are was were be been being am 're 'm will would can could may might must shall should do does did 'll`,
);
fill(Word.be, `is are was were be been being 's 're 'm am`);
fill(Word.modal, `will would can could may might must shall should 'll`);
fill(
  Word.finite,
  `is are was were has have had will would can could may might must shall should do does did 's 're 've 'll ca wo`,
);
fill(
  Word.tie,
  'of at from for in by with on near to against between behind under across among about over within on to like outside into',
);
fill(Word.relative, 'who which that whom');
fill(Word.question, 'whether if how what why when where who whom which');
fill(Word.and, 'and but or yet nor');
fill(
  Word.subordinate,
  'while whereas as although though because since when after before if unless until once where so despite',
);
fill(
  Word.gloss,
  `signaling signalling reflecting underscoring underlining highlighting marking amplifying necessitating raising complicating driving illustrating
  prompting forcing fueling fuelling enhancing encompassing suggesting indicating making leaving putting giving setting bringing addressing factoring
  demonstrating echoing sparking triggering drawing adding positioning straining forging creating causing pushing casting touching`,
);
fill(
  Word.resume,
  'trend move development claim charge sign shift step accusation allegation assertion remark comment reference designation reality prospect statement',
);
fill(
  Word.figure,
  'sum share rate gap level cost price amount count figure statistic estimate number finding claim projection assessment conclusion total tally count',
);
fill(Word.circumstance, 'on in at during late early last this after before from to via through outside inside');
fill(
  Word.manner,
  `statement interview interviews tweet tweets email emails letter letters post posts speech testimony conference remarks briefing call note memo
  message appearance rally debate column article op-ed editorial essay blog release hearing filing report series event television radio twitter facebook
  program show address podcast video telegram forum press ad transcript book piece presentation decision ruling document`,
);
fill(
  Word.hearer,
  `reporters journalists lawmakers investors analysts supporters voters audience crowd reporter parliament congress senators staff employees
  shareholders delegates viewers members people users customers host anchor judges jurors police investigators them him her us me you everyone`,
);
fill(
  Word.document,
  `analyses calculations readings returns report reports study studies survey surveys poll polls polling reporting data figures assessment forecast analysis review outlook statistics brief briefing paper
  census index datasheet specifications summary summaries filing filings audit tally snapshot snapshots projections projection estimates memo document documents
  statement release dispatch dispatches article proceedings database records record results ledger accounts bulletin note plan strategy update
  guide profile ranking research invoices balance dataset memorandum transcript transcripts letter email emails book journal schedule
  programme program evidence findings series manifesto petition lawsuit complaint indictment affidavit papers copy copies barometer
  monitor yearbook atlas prospectus presentation communique communiqué contributions newsletter website blog post images imagery
  intercepts telemetry inventory register registry dossier appraisal compendium handbook factsheet tracker dashboard simulation simulations wargame wargames
  modelling modeling model models scorecard almanac spreadsheet spreadsheets dossiers trackers audits memos`,
);
fill(Word.negation, "not n't never no neither nor");
const MONTHS = 'january february march april may june july august september october november december';
fill(Word.month, MONTHS);
fill(
  Word.day,
  `monday tuesday wednesday thursday friday saturday sunday ${MONTHS}
  yesterday today tonight earlier later recently afternoon morning evening night week month year weekend again once also previously then now ago
  meanwhile however too repeatedly often publicly privately simply only still already`,
);
fill(Word.subjectPronoun, 'he she it they we i you who');
fill(
  Word.speech,
  `claim claims assertion assertions allegation allegations accusation accusations statement statements warning warnings argument arguments contention
  suggestion suggestions remark remarks comment comments criticism complaint complaints announcement declaration prediction predictions
  estimate estimates forecast projection belief view narrative rhetoric admission acknowledgment acknowledgement insistence emphasis denial
  promise pledge vow testimony observation explanation conclusion proposal call calls report reports rumor rumors doctrine mantra slogan
  phrase words description characterization question point message response theory threat threats vows pledges promises demand demands forecasts
  projections reckoning calculation calculations tally count`,
);
fill(
  Word.pledge,
  'promise promises pledge pledges vow vows threat threats call calls proposal proposals offer demand demands',
);
fill(Word.possessive, 'its their his her our my your whose');
fill(
  Word.cited,
  `reported documented detailed published cited quoted corroborated substantiated confirmed echoed calculated quantified articulated chronicled
  outlined described noted recorded compiled released issued obtained transcribed announced revealed disclosed estimated critiqued derived shown
  evidenced seen stated summarized summarised modelled modeled projected approved set laid made told listed reproduced carried aired broadcast
  reviewed posted verified commissioned conducted tracked counted measured found highlighted acknowledged evident exemplified attributed
  tallied logged registered catalogued cataloged itemized itemised assessed forecast specified stipulated analysed analyzed presented tabulated attested
  observed monitored repeated mapped collated`,
);
fill(Word.hearsay, 'reportedly allegedly supposedly purportedly');
fill(Word.article, 'the a an');

/** The bits of a token's form. */
export function wordBits(form: number): number {
  return table.get(form);
}
