/** Characters that a browser would obey or hide, as ranges of code points. Tab, line feed and carriage return are none of them. */
const HIDDEN_RANGES: readonly (readonly [first: number, last: number])[] = [
  [0x00, 0x08], // controls
  [0x0b, 0x0c],
  [0x0e, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad], // soft hyphen
  [0x034f, 0x034f], // grapheme joiner
  [0x061c, 0x061c], // bidirectional mark
  [0x115f, 0x1160], // fillers
  [0x17b4, 0x17b5],
  [0x180b, 0x180f], // variation selectors
  [0x200b, 0x200c], // zero width
  [0x200e, 0x200f], // bidirectional marks
  [0x2028, 0x202e], // separators and bidirectional controls
  [0x2060, 0x206f], // invisible operators and bidirectional isolates
  [0x3164, 0x3164],
  [0xfe00, 0xfe0e], // variation selectors, which can smuggle hidden text
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0x1d173, 0x1d17a],
  [0xe0000, 0xe0fff], // tags, which smuggle too
];

/** A zero-width joiner between pictographs, and a variation selector behind one, are part of an emoji and stay. */
const IN_EMOJI = [
  '(?<![\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f])\\u200d',
  '\\u200d(?!\\p{Extended_Pictographic})',
  '(?<!\\p{Emoji})\\ufe0f',
];

const HIDDEN = new RegExp(
  [
    `[${HIDDEN_RANGES.map(([first, last]) => `\\u{${first.toString(16)}}-\\u{${last.toString(16)}}`).join('')}]`,
    ...IN_EMOJI,
    '\\p{Surrogate}',
  ].join('|'),
  'gu',
);

/** How a hidden character is told: `U+202E`. */
export function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Whether a text holds characters that would not be seen, or would move others. */
export function hasHidden(text: string): boolean {
  HIDDEN.lastIndex = 0;
  const found = HIDDEN.test(text);
  HIDDEN.lastIndex = 0;
  return found;
}

/** A text in which every hidden character is replaced by what `show` makes of it. */
export function replaceHidden(text: string, show: (character: string) => string): string {
  return text.replace(HIDDEN, show);
}
