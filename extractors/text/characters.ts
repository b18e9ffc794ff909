/** What a code unit (or a surrogate pair) is to the tokenizer. */
export const CharClass = { space: 1, letter: 2, digit: 3, fraction: 4, punctuation: 5, symbol: 6, joiner: 7 } as const;

const classes = new Uint8Array(0x10000);

function classify(code: number): number {
  if (code >= 0xd800 && code <= 0xdfff) return CharClass.symbol; // pairs are looked at by classOfPair
  const character = String.fromCharCode(code);
  if (code === 0xad || code === 0x200c || code === 0x200d || code === 0x2060) return CharClass.joiner;
  if (/\s/u.test(character) || /\p{C}|\p{Z}/u.test(character)) return CharClass.space;
  if (/\p{Nd}/u.test(character)) return CharClass.digit;
  if (/\p{No}/u.test(character)) return CharClass.fraction;
  if (/[\p{L}\p{M}\p{Nl}]/u.test(character)) return CharClass.letter;
  if (/\p{P}/u.test(character))
    return character === '%' || character === '‰' ? CharClass.symbol : CharClass.punctuation;
  return CharClass.symbol;
}

/** Class of the code unit, worked out once for each. */
export function classOf(code: number): number {
  const known = classes[code] as number;
  if (known !== 0) return known;
  return (classes[code] = classify(code));
}

/** Class of a surrogate pair: letter or symbol. */
export function classOfPair(text: string, index: number): number {
  const point = text.codePointAt(index) as number;
  if (point < 0x10000) return CharClass.symbol;
  return /[\p{L}\p{M}]/u.test(String.fromCodePoint(point)) ? CharClass.letter : CharClass.symbol;
}

/** Returns whether the code unit is an upper-case (or title-case) letter of the BMP. */
export function isUpper(code: number): boolean {
  if (code < 0x80) return code >= 65 && code <= 90;
  if (classOf(code) !== CharClass.letter) return false;
  const character = String.fromCharCode(code);
  return character !== character.toLowerCase();
}

/** Returns whether the code unit is a lower-case letter of the BMP. */
export function isLower(code: number): boolean {
  if (code < 0x80) return code >= 97 && code <= 122;
  if (classOf(code) !== CharClass.letter) return false;
  const character = String.fromCharCode(code);
  return character !== character.toUpperCase();
}
