import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonLines, scratchFolder, whosaid } from './cli/run-command.js';

const { path: folder, remove } = scratchFolder();
afterAll(remove);

const run = (...args: string[]) => whosaid(folder, args);
const write = (name: string, value: unknown): void =>
  writeFileSync(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value));
const documents = (...args: string[]): Record<string, number> => {
  const { stdout, stderr } = run(...args, '--json');
  expect(stderr).not.toMatch(/CONFIG|USAGE/);
  return (JSON.parse(stdout) as { documents: Record<string, number> }).documents;
};
const facts = (): Record<string, unknown>[] => jsonLines(run('facts', '--jsonl').stdout);

const UNITS = [{ unit: 'feddan', names: ['feddan'], factor: '4200.8335', of: 'm2' }];
const CUES = [{ cue: 'dogwhistle', kind: 'verb' }];

beforeAll(() => {
  write('farm.txt', 'Mayor Ada Quill dogwhistled that the farm had grown to 12 feddans in 2024.');
  write('other.txt', 'The port of Velden took in 300 ships in 2024, the board said.');
  write('units.json', UNITS);
  write('cues.json', CUES);
});

describe('units and cues of the user’s own', () => {
  it('serve ingest, and are read again when their files change', () => {
    expect(documents('ingest', 'farm.txt', 'other.txt')).toMatchObject({ new: 2 });
    expect(facts().find(({ decimal }) => decimal === '12')).toMatchObject({ unit: null, said_by: null });
    const own = ['ingest', 'farm.txt', 'other.txt', '--units', 'units.json', '--cues', 'cues.json'];
    expect(documents(...own)).toMatchObject({ replaced: 2 });
    expect(facts().find(({ number }) => number === '12 feddans')).toMatchObject({
      unit: 'feddan',
      said_by: 'Mayor Ada Quill',
      cue: 'dogwhistled',
    });
    expect(documents(...own)).toMatchObject({ unchanged: 2 });
    write('cues.json', [...CUES, { cue: 'muse', kind: 'verb' }]);
    expect(documents(...own)).toMatchObject({ replaced: 2 });
  });

  it('can be asked for', () => {
    const asked = (...flags: string[]): unknown[] =>
      jsonLines(run('facts', '--jsonl', ...flags).stdout).map(({ number }) => number);
    expect(asked('--unit', 'feddan')).toEqual(['12 feddans']);
    expect(asked('--min', '11 feddan')).toEqual(['12 feddans']);
    expect(asked('--min', '13 feddan')).toEqual([]);
    expect(asked('--unit', 'm2', '--min', '50000')).toEqual(['12 feddans']);
    expect(run('facts', '--unit', 'feddam')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/no unit that is known/),
    });
  });

  it('make a document outdated for refresh when they change', () => {
    expect(run('refresh', '--dry-run').stdout).toBe('0\n');
    write('units.json', [{ ...UNITS[0], unit: 'fed' }]);
    expect(run('refresh', '--dry-run').stdout).toBe('2\n');
    expect(documents('refresh')).toMatchObject({ replaced: 2 });
    expect(facts().find(({ number }) => number === '12 feddans')).toMatchObject({ unit: 'fed' });
    expect(run('refresh', '--dry-run').stdout).toBe('0\n');
    write('units.json', UNITS);
  });

  it('serve a project, whose paths are relative to its file', () => {
    const project = {
      store: 'project.db',
      units: 'units.json',
      cues: 'cues.json',
      inputs: [{ kind: 'files', paths: ['farm.txt'] }],
    };
    write('whosaid.config.json', project);
    expect(documents('run')).toMatchObject({ new: 1 });
    expect(jsonLines(run('facts', '--db', 'project.db', '--jsonl').stdout)).toContainEqual(
      expect.objectContaining({ number: '12 feddans', unit: 'feddan', cue: 'dogwhistled' }),
    );
    const { stdout } = run('config', 'show', '--origin');
    expect(stdout).toMatch(/units.*units\.json/);
    write('whosaid.config.json', { ...project, units: 7 });
    expect(run('run')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/whosaid\.config\.json: units: expected/),
    });
    writeFileSync(join(folder, 'whosaid.config.json'), JSON.stringify(project));
  });

  it('serve extract and explain', () => {
    const own = ['--units', 'units.json', '--cues', 'cues.json'];
    const [marks] = jsonLines(run('extract', 'farm.txt', ...own).stdout) as [
      { numbers: { unit: string | null }[]; attributions: unknown[] },
    ];
    expect(marks.numbers.map(({ unit }) => unit)).toContain('feddan');
    expect(marks.attributions).toHaveLength(1);
    const { stdout } = run('explain', 'The board dogwhistled that 3 feddans were lost.', ...own);
    expect(stdout).toMatch(/quantity\.user-list/);
    expect(stdout).toMatch(/dogwhistled/);
    expect(run('explain', 'The board dogwhistled that 3 feddans were lost.').stdout).not.toMatch(/user-list/);
  });

  it.each([
    [
      '--units',
      '[{"unit": "feddan", "names": ["feddan"], "factor": "x", "of": "m2"}]',
      /--units: .*bad\.json: \[0\]\.factor: expected a number above zero/,
    ],
    [
      '--units',
      '[{"unit": "a", "names": ["a"]}, {"unit": "b", "name": "b"}]',
      /\[1\]\.name: no such key; allowed here: unit, names, plurals, symbols, factor, of/,
    ],
    ['--units', '[{"unit": "a"}]', /\[0\]\.names: expected a name here or a symbol/],
    [
      '--units',
      '[{"names": ["a"]}]',
      /\[0\]\.unit: expected a UCUM or ISO 4217 code, or a code of your own; it is missing/,
    ],
    ['--units', '{"unit": "a"}', /bad\.json: the file: expected a list of objects; got \{"unit":"a"\}/],
    ['--units', '[{"unit":\n "a",}]', /bad\.json: is no JSON: /],
    [
      '--cues',
      '[{"cue": "say", "kind": "adverb"}]',
      /--cues: .*\[0\]\.kind: expected one of "verb", "noun", "phrase", "none"; got "adverb"/,
    ],
    ['--cues', '[{"cue": "let slip", "kind": "verb"}]', /\[0\]\.cue: expected one word/],
    [
      '--cues',
      '[{"cue": "say", "kind": "verb", "takes": ["all"]}]',
      /\[0\]\.takes\[0\]: expected one of "clause".*got "all"/,
    ],
    ['--aliases', '[{"name": "Heron", "type": "ORG", "code": "xx"}]', /\[0\]\.code: expected an ISO 3166 code/],
  ])('refuse a file of %s that is not as it should be: %s', (flag, text, told) => {
    write('bad.json', text);
    for (const command of [
      ['ingest', 'farm.txt'],
      ['extract', 'farm.txt'],
      ['explain', 'x'],
    ]) {
      const { status, stderr } = run(...command, flag, 'bad.json');
      expect(stderr).toMatch(told);
      expect(stderr).toMatch(/CONFIG_INVALID/);
      expect(status).toBe(2);
    }
  });

  it('refuse a file that is not there', () => {
    expect(run('ingest', 'farm.txt', '--units', 'none.json')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/USAGE: --units: none\.json cannot be read/),
    });
  });
});
