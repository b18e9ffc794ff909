import { FormTable } from '../text/lexicon.js';
import { type Tokens, tokenText, tokenWord } from '../text/tokens.js';

const clues = new FormTable();
for (const word of "will 'll shall wo scheduled expected due plans plan planned slated upcoming tomorrow intends expects until hopes aims deadline begin begins starts arrive".split(
  ' ',
))
  clues.set(word, 1);
for (const word of 'said was were had did told rose fell came went took gave made began ended won lost reported announced held met'.split(
  ' ',
))
  clues.set(word, 2);

const REACH = 10;

/** Whether the clause around token `i` speaks of what is to come. Looks at most ten tokens back and four on. */
export function isFuture(tokens: Tokens, i: number, end: number, from: number, limit: number): boolean {
  for (let k = i - 1; k >= from && k >= i - REACH; k--) {
    const text = tokenText(tokens, k);
    if (text === ';') break;
    const clue = clues.get(tokens.forms[k] as number);
    if (clue === 1) return true;
    if (clue === 2) return false;
    const word = tokenWord(tokens, k);
    if (word.length > 4 && word.endsWith('ed') && word !== 'need') return false;
  }
  for (let k = end; k < limit && k < end + 5; k++) {
    const word = tokenWord(tokens, k);
    if (word === 'will' || word === "'ll") return true;
    if (clues.get(tokens.forms[k] as number) === 2) return false;
  }
  return false;
}
