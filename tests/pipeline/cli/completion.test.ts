import { spawnSync } from 'node:child_process';
import { afterAll, describe, expect, it } from 'vitest';
import { scratchFolder, whosaid } from './run-command.js';

const { path: folder, remove } = scratchFolder();
afterAll(remove);
const run = (...args: string[]): string => whosaid(folder, args).stdout;

/** Every command with the long flags that its help lists. */
const commands = [...run('--help').matchAll(/^ {2}([a-z]+)(?: |$)/gm)]
  .map((match) => match[1] as string)
  .filter((name) => name !== 'help');
const flagsOf = new Map(
  commands.map((command) => [
    command,
    new Set([...run(command, '--help').matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map((match) => match[1] as string)),
  ]),
);

describe('whosaid completion', () => {
  it.each(['bash', 'zsh', 'fish'])('knows every command and every flag in %s', (shell) => {
    expect(commands.length).toBeGreaterThan(10);
    const script = run('completion', shell);
    for (const command of commands) {
      expect(script).toContain(command);
      for (const flag of flagsOf.get(command) ?? [])
        expect(script).toContain(shell === 'fish' ? `-l ${flag.slice(2)}` : flag);
    }
  });

  it('completes in a real bash: commands, flags, values of flags', () => {
    const script = run('completion', 'bash');
    const complete = (...words: string[]): string[] => {
      const line = words.map((word) => `'${word}'`).join(' ');
      const { stdout, status, stderr } = spawnSync('bash', ['--norc', '-s'], {
        input: `${script}\nCOMP_WORDS=(${line})\nCOMP_CWORD=${words.length - 1}\n_whosaid\nprintf '%s\\n' "\${COMPREPLY[@]}"\n`,
        encoding: 'utf8',
      });
      expect(status, stderr).toBe(0);
      return stdout.split('\n').filter((word) => word !== '');
    };
    expect(complete('whosaid', 'fac')).toEqual(['facts']);
    expect(complete('whosaid', 'export', '--fo')).toEqual(['--format']);
    expect(complete('whosaid', 'export', '--format', 'p')).toEqual(['parquet', 'prov']);
    expect(complete('whosaid', 'completion', 'z')).toEqual(['zsh']);
    expect(complete('whosaid', 'export', '--out', '')).toEqual([]);
    // commands below commands, with flags of their own
    expect(complete('whosaid', 'alias', 'sp')).toEqual(['split']);
    expect(complete('whosaid', 'alias', 'split', '--a')).toEqual(['--as']);
    expect(complete('whosaid', '--no-color', 'config', 'show', '--o')).toEqual(['--origin']);
    expect(complete('whosaid', 'audit', '--check', 'to')).toEqual(['total']);
  });

  it.each(['bash', 'zsh', 'fish'])('knows the flags of commands below commands in %s', (shell) => {
    const script = run('completion', shell);
    for (const flag of ['as', 'words', 'origin'])
      expect(script).toContain(shell === 'fish' ? `-l ${flag} ` : `--${flag}`);
  });

  it('refuses a shell that it does not know', () => {
    const { status, stderr } = whosaid(folder, ['completion', 'csh']);
    expect(status).toBe(2);
    expect(stderr).toContain('bash, zsh, fish');
  });
});
