import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { checkConfig } from '../../../pipeline/schedule/config-errors.js';
import { schemaText } from '../../../pipeline/schedule/init-project.js';
import { PROJECT_SCHEMA } from '../../../pipeline/schedule/project-schema.js';
import { resolveSettings, SETTINGS } from '../../../pipeline/schedule/settings.js';
import { article, scratchFolder, whosaid } from '../cli/run-command.js';

// a busy machine starts processes slowly
vi.setConfig({ testTimeout: 300_000 });
const { path: folder, remove } = scratchFolder();
afterAll(remove);

const inputs = [{ kind: 'files', name: 'press', paths: ['news'] }];

describe('the JSON Schema of the project file', () => {
  it('that is shipped is the one that zod gives now (npm run schema writes it)', () => {
    const shipped = new URL('../../../pipeline/schedule/whosaid.config.schema.json', import.meta.url);
    expect(JSON.parse(readFileSync(shipped, 'utf8'))).toEqual(JSON.parse(schemaText()));
  });

  it('describes every key, and allows no other', () => {
    const schema = JSON.parse(schemaText()) as {
      additionalProperties: boolean;
      properties: Record<string, { description?: string }>;
    };
    expect(schema.additionalProperties).toBe(false);
    for (const [key, { description }] of Object.entries(schema.properties)) expect(description, key).toBeTruthy();
  });
});

describe('a project file that is wrong', () => {
  const wrong: readonly (readonly [what: object | number, told: RegExp])[] = [
    [{}, /inputs: expected a list of objects, at least 1; it is missing/],
    [{ inputs: [] }, /inputs: expected a list of objects, at least 1; got \[\]/],
    [{ inputs, stor: 'x.db' }, /stor: no such key; allowed here: store, jobs, .*schedules; did you mean "store"\?/],
    // what is allowed in one place is said once
    [{ inputs, stor: 'x.db', zeal: 1 }, /: stor: no such key; did you mean "store"\?; also zeal: no such key; allowed/],
    [{ inputs, store: 5 }, /store: expected the path of the database; got 5/],
    [{ inputs: [{ kind: 'file', paths: ['a'] }] }, /kind: expected .*; got "file"; did you mean "files"\?/],
    [{ inputs: [{ kind: 'pigeon' }] }, /inputs\[0\]\.kind: expected one of "files".*; got "pigeon"/],
    [{ inputs: [{ kind: 'files', paths: 'news' }] }, /inputs\[0\]\.paths: expected a list of strings.*; got "news"/],
    [
      { inputs: [{ kind: 'files', paths: ['a'], colour: 1 }] },
      /inputs\[0\]\.colour: no such key; allowed here: kind, .*paths/,
    ],
    [{ inputs, jobs: 0 }, /jobs: expected a whole number of at least 1, at most 256; got 0/],
    [{ inputs, keepBytes: true }, /keepBytes: expected one of "auto", "always", "never"; got true/],
    [{ inputs, referenceDate: '2025-02-30' }, /referenceDate: expected .*YYYY-MM-DD.*run-day.*; got "2025-02-30"/],
    [{ inputs, charset: 'klingon' }, /charset: expected the name of a charset .*; got "klingon"$/],
    [{ inputs, charset: 'windows-1225' }, /charset: expected .*; got "windows-1225"; did you mean "windows-1252"\?/],
    [{ inputs, referenceDate: 'run-dya' }, /: referenceDate: (?!.*also).*; got "run-dya"; did you mean "run-day"\?/],
    [{ inputs, limits: { fileBytes: 1.5 } }, /limits\.fileBytes: expected a whole number of at least 1; got 1\.5/],
    [{ inputs, maxErrorRatio: 2 }, /maxErrorRatio: expected a number of at least 0, at most 1; got 2/],
    [
      { inputs, schedules: [{ name: 'n', cron: '61 * * * *' }] },
      /schedules\[0\]\.cron: expected a cron expression.*; got "61 .*": Invalid value for minute: 61/,
    ],
    [
      { inputs, schedules: [{ name: 'n', cron: '* * * * *', timeZone: 'Mars/Tharsis' }] },
      /schedules\[0\]\.timeZone: expected an IANA time zone .*; got "Mars\/Tharsis"$/,
    ],
    [
      { inputs, schedules: [{ name: 'n', cron: '* * * * *', inputs: ['prss'] }] },
      /schedules\[0\]\.inputs\[0\]: no input is named "prss": inputs are named press/,
    ],
    [
      { inputs, schedules: [{ name: 'n', cron: '0 3 31 2 *' }] },
      /cron: expected .*; got "0 3 31 2 \*", which no day is/,
    ],
    [
      { inputs, schedules: [{ name: 'n', cron: '@daily', timeZone: 'berlin' }] },
      /timeZone: expected .*; got "berlin"; did you mean "Europe\/Berlin"\?/,
    ],
    [{ inputs: [...inputs, ...inputs] }, /inputs\[1\]\.name: "press" is taken/],
    [
      {
        inputs,
        schedules: [
          { name: 'n', cron: '* * * * *' },
          { name: 'n', cron: '1 * * * *' },
        ],
      },
      /schedules\[1\]\.name: "n" is taken by another schedule/,
    ],
    [
      { inputs: [{ kind: 'files', paths: ['a'] }], schedules: [{ name: 'n', cron: '* * * * *', inputs: ['press'] }] },
      /schedules\[0\]\.inputs\[0\]: no input is named "press": no input has a name/,
    ],
    [3, /the file: expected an object with/],
    [{ inputs, quiet: 'yes' }, /quiet: no such key/],
    [{ inputs: ['press'] }, /inputs\[0\]: expected an object with kind.*, or .*; got "press"/],
    [{ inputs: [{ kind: 'files', paths: [3] }] }, /inputs\[0\]\.paths\[0\]: expected text that is not empty; got 3/],
    [{ inputs: [{ kind: 'files', paths: ['a'], symlinks: 'yes' }] }, /symlinks: (?:expected a boolean|no such key)/],
    [{ inputs, jobs: 'x'.repeat(90) }, /jobs: expected .*; got "x{59}…/],
  ];

  it.each(wrong)('%j is refused: the key is named, and what is allowed there', (value, told) => {
    expect(() => checkConfig(PROJECT_SCHEMA, value, 'whosaid.config.json')).toThrowError(
      expect.objectContaining({ code: 'CONFIG_INVALID', message: expect.stringMatching(told) }),
    );
  });

  it('in several places is told in all of them at once, and ends a command with 2', () => {
    writeFileSync(join(folder, 'bad.json'), JSON.stringify({ inputs: [], jobs: 'many', stroe: 1 }));
    const { status, stderr } = whosaid(folder, ['run', '--config', 'bad.json']);
    expect(status).toBe(2);
    for (const key of ['inputs', 'jobs', 'stroe']) expect(stderr).toContain(`${key}: `);
    writeFileSync(join(folder, 'comma.json'), '{\n  "jobs": 2,\n}');
    expect(whosaid(folder, ['run', '--config', 'comma.json']).stderr).toContain('(line 3');
    writeFileSync(join(folder, 'no.json'), '{"inputs": ');
    expect(whosaid(folder, ['run', '--config', 'no.json'])).toMatchObject({ status: 2 });
    expect(whosaid(folder, ['run', '--config', 'none.json']).stderr).toContain('CONFIG_NOT_FOUND');
  });
});

describe('settings', () => {
  it('come from flag, then variable, then project file, then user file, then default', () => {
    const home = join(folder, 'xdg');
    mkdirSync(join(home, 'whosaid'), { recursive: true });
    writeFileSync(
      join(home, 'whosaid', 'config.json'),
      JSON.stringify({ jobs: 1, wait: 1, keepBytes: 'never', charset: 'latin1' }),
    );
    const project = join(folder, 'order.json');
    writeFileSync(project, JSON.stringify({ inputs, jobs: 2, wait: 2, keepBytes: 'always' }));
    const before = process.env.XDG_CONFIG_HOME;
    process.env.XDG_CONFIG_HOME = home;
    try {
      const { settings } = resolveSettings({ jobs: 4 }, project, { WHOSAID_JOBS: '3', WHOSAID_WAIT: '3' });
      expect(settings.get('jobs')).toEqual({ value: 4, origin: 'flag' });
      expect(settings.get('wait')).toEqual({ value: 3, origin: 'WHOSAID_WAIT' });
      expect(settings.get('keepBytes')).toEqual({ value: 'always', origin: project });
      expect(settings.get('charset')).toEqual({ value: 'latin1', origin: join(home, 'whosaid', 'config.json') });
      expect(settings.get('store')).toEqual({ value: 'whosaid.db', origin: 'default' });
    } finally {
      if (before === undefined) delete process.env.XDG_CONFIG_HOME;
      else process.env.XDG_CONFIG_HOME = before;
    }
  });

  it.each(SETTINGS.filter(({ kind }) => kind === 'number'))(
    'of the variable $variable must be a number that $key allows',
    ({ variable }) => {
      expect(() => resolveSettings({}, null, { [variable]: '-3' })).toThrowError(
        expect.objectContaining({ code: 'CONFIG_INVALID', message: expect.stringContaining(variable) }),
      );
      expect(() => resolveSettings({}, null, { [variable]: 'some' })).toThrowError(/got "some"/);
    },
  );

  it('of a flag are held to what the files may say, and told by the flag', () => {
    const refused = (flag: string, value: unknown): string => {
      try {
        resolveSettings({ [flag]: value }, null, {});
      } catch (error) {
        return (error as Error).message;
      }
      return 'taken';
    };
    expect(refused('referenceDate', '2025-02-30')).toMatch(
      /^--reference-date: expected .*YYYY-MM-DD.*; got "2025-02-30"/,
    );
    expect(refused('jobs', 300)).toBe('--jobs: expected a whole number of at least 1, at most 256; got 300');
    expect(refused('wait', -1)).toMatch(/^--wait: expected a number of at least 0; got -1/);
    expect(refused('maxFileBytes', 0)).toMatch(/^--max-file-bytes: /);
    expect(refused('charset', 'utf-16le')).toBe('taken');
  });

  it('an empty variable says nothing', () => {
    expect(resolveSettings({}, null, { WHOSAID_JOBS: '' }).settings.get('jobs')?.origin).toBe('default');
  });

  it('are told in the README: each key, flag and variable', () => {
    const readme = readFileSync(new URL('../../../pipeline/schedule/README.md', import.meta.url), 'utf8');
    for (const { key, option, variable } of SETTINGS) {
      const flag = `--${option.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`;
      expect(readme, key).toContain(`| \`${key}\` | \`${flag}\` | \`${variable}\` |`);
    }
  });
});

describe('whosaid init and config', () => {
  it('write a project that runs, and show what holds and from where', () => {
    const home = join(folder, 'project');
    mkdirSync(join(home, 'news'), { recursive: true });
    writeFileSync(join(home, 'news', 'a.txt'), article(1));
    const run = (...args: string[]): ReturnType<typeof whosaid> => whosaid(home, args);
    expect(
      run('init', 'news', '--store', 'facts.db', '--cron', '30 6 * * 1-5', '--time-zone', 'Europe/Oslo').status,
    ).toBe(0);
    expect(run('init', 'news')).toMatchObject({ status: 2 });
    expect(run('init', 'news', '--force', '--cron', 'at noon').stderr).toMatch(
      /USAGE: --cron: expected .*; got "at noon"/,
    );
    expect(run('init', '--config', 'none/p.json').stderr).toContain('its folder does not exist');
    expect(readFileSync(join(home, 'whosaid.config.schema.json'), 'utf8')).toBe(schemaText());
    expect(run('run', '-q').status).toBe(0);
    // reading commands find the project's database by themselves
    expect(JSON.parse(run('stats', '--json').stdout)).toMatchObject({ documents: 1 });
    const shown = JSON.parse(run('config', 'show', '--origin', '--json').stdout) as {
      settings: Record<string, { value: unknown; origin: string }>;
    };
    expect(shown.settings.store).toEqual({ value: join(home, 'facts.db'), origin: join(home, 'whosaid.config.json') });
    expect(shown.settings.jobs).toEqual({ value: null, origin: 'default' });
    expect(run('config').stdout).toContain('facts.db');
  });
});
