import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { scratchFolder, whosaid } from './run-command.js';

const { path: folder, remove } = scratchFolder();
afterAll(remove);
const run = (...args: string[]): string => whosaid(folder, args).stdout;

/** Whether this machine has a shell; CI has bash. */
function has(shell: string): boolean {
  return spawnSync(shell, ['-c', 'exit 0']).status === 0;
}

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

  it('is a script that a shell reads through: quotes and cases are closed', () => {
    for (const shell of ['bash', 'zsh']) {
      // what the zsh script is written in, bash reads as well
      const { status, stderr } = spawnSync('bash', ['-n'], { input: run('completion', shell), encoding: 'utf8' });
      expect(`${status} ${stderr}`).toBe('0 ');
    }
    const [comment, ...lines] = run('completion', 'fish').trimEnd().split('\n');
    expect(comment).toMatch(/^#/);
    const word = String.raw`(?:[\w-]+|'[^']*'(?:\\''[^']*')*)`;
    const line = new RegExp(`^complete -c whosaid -n ${word}(?: -[fr]| -(?:l|s|a|xa|d) ${word})+$`);
    expect(lines.filter((given) => !line.test(given))).toEqual([]);
  });

  it.skipIf(!has('zsh'))('is read by a real zsh', () => {
    const { status, stderr } = spawnSync('zsh', ['-fn'], { input: run('completion', 'zsh'), encoding: 'utf8' });
    expect(`${status} ${stderr}`).toBe('0 ');
  });

  it.skipIf(!has('fish'))('completes in a real fish: commands, flags, values of flags', () => {
    const script = join(folder, 'whosaid.fish');
    writeFileSync(script, run('completion', 'fish'));
    const complete = (line: string): string[] => {
      const { stdout, stderr } = spawnSync('fish', ['-c', `source ${script}; complete -C '${line}'`], {
        encoding: 'utf8',
        env: { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder },
      });
      expect(stderr).toBe('');
      return stdout
        .split('\n')
        .map((given) => given.split('\t')[0] as string)
        .filter((given) => given !== '');
    };
    expect(complete('whosaid fac')).toEqual(['facts']);
    expect(complete('whosaid export --fo')).toEqual(['--format']);
    expect(complete('whosaid export --format p')).toEqual(['parquet', 'prov']);
    expect(complete('whosaid completion z')).toEqual(['zsh']);
    expect(complete('whosaid alias split --a')).toEqual(['--as']);
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
