import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Command, type Option } from 'commander';
import { beforeAll, describe, expect, it } from 'vitest';
import { WhosaidError } from '../../../pipeline/errors.js';

const folder = join(import.meta.dirname, '..', '..', '..', 'pipeline', 'cli', 'commands');

interface Placed {
  readonly name: string;
  readonly command: Command;
}
/** Every command, and every command below one. */
const commands: Placed[] = [];
beforeAll(async () => {
  for (const file of readdirSync(folder)) {
    const module = (await import(pathToFileURL(join(folder, file)).href)) as Record<string, unknown>;
    for (const [name, make] of Object.entries(module)) {
      if (!name.endsWith('Command') || typeof make !== 'function') continue;
      const add = (command: unknown, above: string): void => {
        if (!(command instanceof Command)) return;
        const name = `${above}${command.name()}`;
        commands.push({ name, command });
        for (const inner of command.commands) add(inner, `${name} `);
      };
      add(make(), '');
    }
  }
});

/** What an option makes of a value; what it throws. */
function refusal(option: Option, value: string): WhosaidError | null {
  try {
    option.parseArg?.(value, undefined);
    return null;
  } catch (error) {
    expect(error).toBeInstanceOf(WhosaidError);
    return error as WhosaidError;
  }
}
const options = (): { name: string; option: Option }[] =>
  commands.flatMap(({ name, command }) => command.options.map((option) => ({ name, option })));

describe('every command', () => {
  it('says what it does, and shows how', () => {
    expect(commands.length).toBeGreaterThan(35);
    for (const { name, command } of commands) {
      expect([name, command.summary() || command.description()]).not.toEqual([name, '']);
      let help = '';
      command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
      expect([name, help.includes('Examples:') || command.parent !== null]).toEqual([name, true]);
    }
  });

  it('describes each of its options', () => {
    for (const { name, option } of options()) expect([name, option.flags, option.description]).not.toContain('');
  });

  it('refuses a word that is none of a list, tells the list, and which word may be meant', () => {
    const lists = options().filter(({ option }) => option.argChoices !== undefined);
    expect(lists.length).toBeGreaterThan(15);
    for (const { name, option } of lists) {
      const choices = option.argChoices as readonly string[];
      const longest = choices.reduce((a, b) => (b.length > a.length ? b : a));
      const near = `${longest.slice(0, -2)}${longest.at(-1)}${longest.at(-2)}`;
      for (const value of ['xyzzy', near]) {
        const error = refusal(option, value);
        expect([name, error?.code]).toEqual([name, 'USAGE']);
        expect(error?.message).toContain(`--${option.name()}: expected one of ${choices.join(', ')}, got "${value}"`);
      }
      expect([name, refusal(option, near)?.message]).toEqual([name, expect.stringContaining('did you mean "')]);
      for (const choice of choices) expect([name, choice, refusal(option, choice)]).toEqual([name, choice, null]);
    }
  });

  it('refuses numbers, days and shares that are none, and says what it got', () => {
    const parsed = options().filter(({ option }) => option.parseArg !== undefined && option.argChoices === undefined);
    expect(parsed.length).toBeGreaterThan(25);
    for (const { name, option } of parsed) {
      for (const value of ['xyzzy', '', '-1x']) {
        const error = refusal(option, value);
        expect([name, option.flags, error?.code]).toEqual([name, option.flags, 'USAGE']);
        expect([name, error?.message]).toEqual([name, expect.stringContaining(`--${option.name()}`)]);
        expect(error?.message).toContain('expected');
      }
    }
  });

  it('lists flags once, and means the same by a flag that others have too', () => {
    for (const { name, command } of commands) {
      const flags = command.options.map((option) => option.long);
      expect([name, new Set(flags).size]).toEqual([name, flags.length]);
    }
    for (const flag of ['--csv', '--fail-if-empty', '--raw-search', '--duplicates']) {
      const told = new Set(
        options()
          .filter(({ option }) => option.long === flag)
          .map(({ option }) => option.description),
      );
      expect([flag, told.size]).toEqual([flag, 1]);
    }
  });
});
