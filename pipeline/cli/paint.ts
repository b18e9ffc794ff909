import pc from 'picocolors';
import { wantsColor } from './output.js';

export type Paint = ReturnType<typeof pc.createColors>;

let flag: boolean | undefined;

/** What --color or --no-color said; undefined when neither was given. */
export function setColorFlag(value: boolean | undefined): void {
  flag = value;
}

/** Colours for a stream, or functions that change nothing where it gets none. */
export function paintFor(stream: { isTTY?: boolean }): Paint {
  return pc.createColors(wantsColor({ isTTY: stream.isTTY === true }, process.env, flag));
}
