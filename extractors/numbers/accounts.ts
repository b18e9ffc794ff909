import { TokenKind, type Tokens, tokenText, tokenWord, touchesPrevious } from '../text/tokens.js';

/** Words of accounts, beside which a figure in brackets is below zero. */
const ACCOUNTS: ReadonlySet<string> = new Set(
  'income loss losses profit profits revenue revenues sales cash tax taxes expense expenses expenditure earnings ebitda ebit margin assets liabilities equity cost costs depreciation amortisation amortization impairment interest dividend dividends surplus deficit inflow inflows outflow outflows balance turnover proceeds payables receivables inventory inventories provisions'.split(
    ' ',
  ),
);
/** Words that a loss in brackets follows at once: "a loss of (1,234)". */
const LOSSES = /^(?:loss|losses|deficit|deficits|outflow|outflows|shortfall|impairment|write-down|writedown)$/;
/** How far a line of accounts is looked over, in tokens. */
const REACH = 40;

const isNumber = (tokens: Tokens, i: number): boolean => tokens.kinds[i] === TokenKind.number;

/** Whether token `i` begins a cell of a table, or what is behind the last one: parted by a bar or a wide blank. */
function isParted(tokens: Tokens, i: number): boolean {
  if (i <= 0 || i >= tokens.count) return false;
  const gap = tokens.text.slice(tokens.ends[i - 1] as number, tokens.starts[i] as number);
  return /\t| {2}|\n/.test(gap) || tokenText(tokens, i - 1) === '|' || tokenText(tokens, i) === '|';
}

/**
 * Whether the figure from token `first` to `end` (exclusive) stands in accounting brackets: in a row of a table, in a line of accounts among
 * other figures, or as a loss. Brackets elsewhere are brackets: "the region (41 towns)".
 */
export function inAccountBrackets(tokens: Tokens, first: number, end: number, limit: number): boolean {
  const from = tokens.sentenceStarts[tokens.sentenceOf[first] as number] as number;
  const open = first - 1;
  if (open < from || end >= limit || tokenText(tokens, open) !== '(' || tokenText(tokens, end) !== ')') return false;
  if (!touchesPrevious(tokens, first) || !touchesPrevious(tokens, end)) return false;
  // "(2.1)%" is written in accounts only
  if (end + 1 < limit && tokenText(tokens, end + 1) === '%' && touchesPrevious(tokens, end + 1)) return true;
  const of = open - 1 >= from && tokenWord(tokens, open - 1) === 'of' ? open - 2 : open - 1;
  if (of >= from && LOSSES.test(tokenWord(tokens, of))) return true;
  const row = isParted(tokens, open) || isParted(tokens, end + 1);
  return (row || besideFigures(tokens, open, end, from, limit)) && namesAccounts(tokens, first, from, limit);
}

/** "1,204 (356) (87)": a figure of the same kind right before or behind. */
function besideFigures(tokens: Tokens, open: number, end: number, from: number, limit: number): boolean {
  const before = open - 1;
  if (before >= from && isNumber(tokens, tokenText(tokens, before) === ')' ? before - 1 : before)) return true;
  const next = end + 1;
  return next < limit && isNumber(tokens, tokenText(tokens, next) === '(' ? next + 1 : next);
}

/** Whether a word of accounts stands in the line or shortly before it. */
function namesAccounts(tokens: Tokens, first: number, from: number, limit: number): boolean {
  for (let k = Math.max(from, first - REACH); k < Math.min(limit, first + REACH); k++)
    if (ACCOUNTS.has(tokenWord(tokens, k))) return true;
  return false;
}
