import { FormTable } from '../../text/lexicon.js';
import { Shape, TokenKind, type Tokens, touchesPrevious } from '../../text/tokens.js';
import { Cue, cueOf } from './cue-words.js';

/** Letters before a hyphen and digits that name no product. */
const NONE = new FormTable();
for (const word of 'covid sars mers cov g pm co fy q h u i u.s a p c x y t rs usd eur gbp no vol art sec ch fig table phase tier level grade stage age top pre post mid sub un em cop unit room gate pier camp zone group class page'.split(
  ' ',
))
  NONE.set(word, 1);

/** Letters of one hyphen-and-digits name that are a product's however short: F-35, B-52, S-400, T-90, K-9. */
const SHORT: ReadonlySet<string> = new Set('F B S T K M E L V W A C D J N R Y Z AH UH CH MH'.split(' '));

/**
 * The end of a product's designation that begins with token `i`: F-35A, SM-6, Su-57, Hwasong-19, RQ-4B; 0 when none begins there.
 */
export function designationAt(tokens: Tokens, i: number): number {
  const { kinds, shapes, count, sentenceOf } = tokens;
  if (i + 2 >= count || kinds[i] !== TokenKind.word || (shapes[i] as number) < Shape.title) return 0;
  if (kinds[i + 2] !== TokenKind.number || !isHyphen(tokens, i + 1)) return 0;
  if (!touchesPrevious(tokens, i + 1) || !touchesPrevious(tokens, i + 2) || sentenceOf[i] !== sentenceOf[i + 2])
    return 0;
  const length = (tokens.ends[i] as number) - (tokens.starts[i] as number);
  const word = tokens.text.slice(tokens.starts[i], tokens.ends[i]);
  if (word.includes('.')) return 0;
  if (!SHORT.has(word) || tokens.text.slice(tokens.starts[i + 2], tokens.ends[i + 2]).length < 2) {
    if (NONE.get(tokens.forms[i] as number) === 1) return 0;
    // one letter and one digit: a room, a seat, a score
    if (length === 1) return 0;
  }
  let end = i + 3;
  // F-35A, DF-21D, AIM-120C-8
  while (end < count && touchesPrevious(tokens, end) && end - i < 8) {
    if (
      kinds[end] === TokenKind.word &&
      shapes[end] !== Shape.lower &&
      (tokens.ends[end] as number) - (tokens.starts[end] as number) <= 3
    )
      end++;
    else if (
      end + 1 < count &&
      isHyphen(tokens, end) &&
      touchesPrevious(tokens, end + 1) &&
      kinds[end + 1] === TokenKind.number
    )
      end += 2;
    else break;
  }
  return end;
}

/** The end of "Type 12", "Mk 41", "Block II" at token `i`, where a product's word or a capital follows; 0 when there is none. */
export function numberedTypeAt(tokens: Tokens, i: number): number {
  const { kinds, shapes, count, sentenceOf } = tokens;
  if (i + 2 >= count || !(cueOf(tokens.forms[i] as number) & Cue.designator) || (shapes[i] as number) < Shape.title)
    return 0;
  if (!NUMBERED.has(tokens.text.slice(tokens.starts[i], tokens.ends[i]))) return 0;
  if (kinds[i + 1] !== TokenKind.number || touchesPrevious(tokens, i + 1) || sentenceOf[i] !== sentenceOf[i + 2])
    return 0;
  return cueOf(tokens.forms[compoundEnd(tokens, i + 2)] as number) & Cue.product ? i + 2 : 0;
}

/** Where a compound that stands before a noun ends, "surface-to-ship" or "guided-missile"; `from` where there is none. */
function compoundEnd(tokens: Tokens, from: number): number {
  const limit = Math.min(tokens.count - 1, from + LONGEST_COMPOUND);
  let i = from;
  while (
    i + 3 <= limit &&
    tokens.kinds[i] === TokenKind.word &&
    isHyphen(tokens, i + 1) &&
    touchesPrevious(tokens, i + 1)
  )
    i += 2;
  return i === from || i >= limit ? from : i + 1;
}

/** Tokens. */
const LONGEST_COMPOUND = 8;

const NUMBERED: ReadonlySet<string> = new Set(['Type', 'Mark', 'Mk', 'Mk.']);

function isHyphen(tokens: Tokens, i: number): boolean {
  const code = tokens.text.charCodeAt(tokens.starts[i] as number);
  return code === 0x2d || code === 0x2010 || code === 0x2011;
}
