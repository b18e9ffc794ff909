/** Nouns that are measured, in heads. */
export const MEASURES: RegExp =
  /\b(?:revenues?|sales|turnover|income|profits?|loss(?:es)?|earnings|ebitda?|margins?|costs?|expens\w+|spending|expenditure|budget|debt|deficit|surplus|cash|assets|liabilities|equity|dividends?|capex|taxes|tax|wages?|salar\w+|pay|prices?|rents?|rates?|yields?|population|pop\.?(?!\w)|inhabitants|residents|households|births|deaths|cases|jobs|employment|unemployment|employees|staff|workers|members|voters|votes|seats|turnout|area|length|height|depth|width|weight|mass|speed|temperature|rainfall|output|production|capacity|consumption|demand|supply|imports?|exports?|volume|value|share|growth|inflation|gdp|number|amount|quantity|emissions|visitors|passengers|tourists|students|pupils|patients|arrivals|deliveries|shipments|orders|units|tonnage|stocks?|reserves|investments?|loans|deposits|density|life expectancy|age|score|points|goals|wins|index)\b/iu;

/** Heads that say by how much another figure of the row differs. */
export const CHANGES: RegExp =
  /\b(?:changes?|growth|increase|decrease|difference|diff|variation|yoy|y\/y|variance|swing)\b|[+±]\/?[-−–]|Δ/iu;

/** Heads that say how a figure came about, or only that there is one: they name neither a subject nor a measure if another head does. */
export const EMPTY: RegExp =
  /^(?:(?:the )?(?:baseline|latest|targets?|goals?|actuals?|budget(?:ed)?|forecasts?|estimates?d?|projections?|values?|figures?|amounts?|numbers?|totals?|sums?|current|previous|prior|results?|data|level|outturn|plan(?:ned)?|reported|restated|all)(?: \([^()]{1,30}\))?)$/iu;

/** Heads of lengths, whose "m" is a metre. */
export const LENGTHS: RegExp =
  /\b(?:heights?|lengths?|depth|width|distance|altitude|elevation|size|draught|diameter|beam|span|radius|thickness|level|tall|long|wide|deep|jump|throw|swim|run|best)\b/iu;
