import { messageOf } from '../errors.js';

/** Parses the JSON of a file that people write. Throws an Error whose message says by line and column where it goes wrong. */
export function parseJson(text: string): unknown {
  const json = text.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(json);
  } catch (error) {
    const told = messageOf(error);
    const position = / at position (\d+)/.exec(told);
    if (position === null || / \(line \d/.test(told)) throw error;
    const lines = json.slice(0, Number(position[1])).split('\n');
    throw new Error(`${told} (line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1})`);
  }
}
