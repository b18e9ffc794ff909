/** Tells whether a head has one of some words. */
export interface WordTest {
  test(text: string): boolean;
}

/** The words of a head, lower-cased. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/[^\p{L}]/u);
}

/** Whether one of some words, parted by blanks, stands in a head. */
function anyOf(list: string): WordTest {
  const words = new Set(list.split(' '));
  return { test: (text) => wordsOf(text).some((word) => words.has(word)) };
}

/** Nouns that are measured, in heads. */
export const MEASURES: WordTest = anyOf(
  'revenue revenues sales turnover income profit profits loss losses earnings ebit ebitda margin margins cost costs expense expenses spending expenditure expenditures budget debt deficit surplus cash assets liabilities equity dividend dividends capex tax taxes wage wages salary salaries pay price prices rent rents rate rates yield yields population pop inhabitants residents household households birth births death deaths case cases job jobs employment unemployment employee employees staff worker workers member members voter voters vote votes seat seats turnout area length height depth width weight mass speed temperature rainfall output production capacity consumption demand supply import imports export exports volume value share growth inflation gdp number amount quantity emissions visitors passengers tourists students pupils patients arrivals deliveries shipments orders units tonnage stock stocks reserves investment investments loans deposits density expectancy age score points goals wins index',
);

/** Heads of days and years that say when something came to be, and not when a figure held. */
const EVENTS: WordTest = anyOf(
  'founded founding opened opening built establish established establishment born birth died death since joined signed elected launch launched complete completed completion created closed start started starting starts end ends ended ending until due expires expired expiry expiration maturity matures inaugurated inauguration incorporated incorporation formed introduced first last latest debut release released updated discovered adopted enacted accession admitted independence',
);

/** Heads of figures that no unit over a whole table is that of: ratios, changes, averages, lengths of time. */
export const RATIOS: WordTest = anyOf(
  'ratio ratios index rate rates percentage percent per change changes growth margin margins rank score multiple average mean median age ages year years month months day days hour hours share proportion eps',
);

/** Heads of counts, which are no sums of money, and may be in thousands. */
export const COUNTS: WordTest = anyOf(
  'number numbers count headcount employees employee staff workers people persons population inhabitants members customers clients users subscribers accounts stores shops branches outlets visitors passengers tourists vehicles cars homes houses dwellings aircraft ships vessels rooms beds pupils students patients households jobs seats votes shares units barrels tonnes volume volumes',
);

/** Heads that say by how much another figure of the row differs. */
export const CHANGES: RegExp =
  /\b(?:changes?|growth|increase|decrease|difference|diff|variation|yoy|y\/y|variance|swing)\b|[+±]\/?[-−–]|Δ/iu;

/** Heads that say how a figure came about, or only that there is one: they name neither a subject nor a measure if another head does. */
export const EMPTY: RegExp =
  /^(?:(?:the )?(?:baseline|latest|targets?|goals?|actuals?|budget(?:ed)?|forecasts?|guidance|outlook|estimates?d?|projections?|values?|figures?|amounts?|numbers?|totals?|sums?|current|previous|prior|results?|data|level|outturn|plan(?:ned)?|reported|restated|all)(?: \([^()]{1,30}\))?)$/iu;

/** Heads of lengths, whose "m" is a metre. */
export const LENGTHS: RegExp =
  /\b(?:heights?|lengths?|depth|width|distance|altitude|elevation|size|draught|diameter|beam|span|radius|thickness|level|tall|long|wide|deep|jump|throw|swim|run|best)\b/iu;

/** Heads of times. */
const PERIOD =
  /^(?:years?|dates?|months?|quarters?|seasons?|periods?|days?|weeks?|as (?:of|at)|time|fiscal year|financial year|fy|year (?:ended|ending|to).{0,30})$/iu;
/** Heads of columns whose figures only name or order their rows. */
const ORDERS =
  /^(?:rank(?:ing)?|no\.?|nr\.?|№|#|pos\.?|position|place|seed|id|code|ref\.?|page|line|item no\.?|note|notes|phone|tel\.?|(?:zip|postal|area|dial(?:l?ing)?|calling|iso|country|plate) codes?|zip|post ?codes?|week|day|round|match(?:day)?|stage|grade|level|class|division|ward|district no\.?|section)$/iu;

/** Whether a head says that what is below it is a time. */
export const isPeriod = (text: string): boolean => PERIOD.test(text);
/** Whether a head says when something came to be. */
export const isEvent = (text: string): boolean => EVENTS.test(text);
/** Whether the figures under a head are no quantities. */
export const isOrder = (text: string): boolean => ORDERS.test(text);
