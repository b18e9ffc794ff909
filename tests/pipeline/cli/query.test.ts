import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../../output/store/index.js';
import { length, type MadeFact, madeDocument, money, percent, write, year } from '../../output/query/made-store.js';
import { jsonLines, scratchFolder, whosaid } from './run-command.js';

const { path: folder, remove } = scratchFolder();
afterAll(remove);
const run = (...args: string[]): ReturnType<typeof whosaid> => whosaid(folder, args);
const json = (...args: string[]): Record<string, unknown> =>
  JSON.parse(run(...args, '--json').stdout) as Record<string, unknown>;

const BUDGET: readonly MadeFact[] = [2020, 2021, 2022, 2024].map((n, i) => ({
  subject: 'Norvania',
  measure: 'road budget',
  figures: [money(`$${9 + i} billion`, (9 + i) * 1e9)],
  time: year(n),
  saidBy: i % 2 === 0 ? 'Kestrel Office' : 'Heron Board',
  how: i === 0 ? 'direct' : 'indirect',
  ...(i === 1 ? { cites: 'Annual Report' } : {}),
}));

beforeAll(() => {
  const store = openStore(join(folder, 'whosaid.db'));
  write(store, [
    madeDocument('/press/a.txt', BUDGET),
    madeDocument('/press/b.txt', [
      { measure: 'coast path', figures: [length('12 miles', 12, '[mi_i]'), length('19 km', 19, 'km')] },
      { subject: 'Sorvania', measure: 'turnout', figures: [percent('61%', 61)], time: year(2021) },
    ]),
  ]);
  store.close();
});

describe('whosaid facts', () => {
  const numbers = (...args: string[]): unknown[] =>
    jsonLines(run('facts', '--jsonl', ...args).stdout).map((f) => f.number);

  it('takes bounds with units, and converts', () => {
    expect(numbers('--min', '$11 billion')).toEqual(['$11 billion', '$12 billion']);
    expect(numbers('--unit', 'km', '--max', '19.2')).toEqual(['19 km']);
    expect(run('facts', '--unit', 'km').stdout).toMatch(/12 miles = 19 km = 19\.3121 km/);
    expect(jsonLines(run('facts', '--unit', 'metres', '--jsonl').stdout)[0]).toMatchObject({
      number: '12 miles',
      converted: { low: 19312.128, high: 19312.128, unit: 'm' },
      equivalents: [{ number: '19 km' }],
    });
    const [head, row] = run('facts', '--unit', 'km', '--csv').stdout.split('\r\n');
    expect([
      head?.endsWith(',equivalents,converted'),
      row?.endsWith(',19 km,19.312128 [km]'.replace('[km]', 'km')),
    ]).toEqual([true, true]);
  });

  it('writes units in tables as people do, and by their codes for machines', () => {
    expect(run('facts', '--unit', 'yards').stdout).toContain('= 21,120 yd');
    expect(run('facts', '--unit', 'yards', '--csv').stdout).toContain('21120 [yd_i]');
    expect(run('facts', '--unit', 'yards', '--group-by', 'subject').stdout).toMatch(/ yd /);
  });

  it('pages by cursor', () => {
    const found: unknown[] = [];
    let cursor: string[] = [];
    for (let pages = 0; pages < 10; pages++) {
      const { facts, next } = json('facts', '--sort', 'value', '--limit', '2', ...cursor) as {
        facts: { number: string }[];
        next: string | null;
      };
      found.push(...facts.map((fact) => fact.number));
      if (next === null) break;
      cursor = ['--cursor', next];
    }
    expect(found).toEqual(['61%', '12 miles', '$9 billion', '$10 billion', '$11 billion', '$12 billion']);
    expect(run('facts', '--limit', '2').stderr).toMatch(/more with: --cursor \S+/);
    expect(run('facts', '--cursor', 'nonsense').status).toBe(2);
  });

  it('groups, with counts and least, median and greatest values', () => {
    expect(json('facts', '--group-by', 'said-by')).toMatchObject({
      ok: true,
      count: 3,
      groups: [
        { name: 'Heron Board', facts: 2, documents: 1, unit: 'USD', min: 10e9, median: 11e9, max: 12e9 },
        { name: 'Kestrel Office', facts: 2, min: 9e9, median: 10e9, max: 11e9 },
        { name: null, facts: 2 },
      ],
    });
    expect(json('facts', '--group-by', 'year', '--entity', 'Norvania')).toMatchObject({
      groups: [2020, 2021, 2022, 2024].map((n) => ({ name: String(n), facts: 1 })),
    });
    expect(run('facts', '--group-by', 'measure').stdout).toMatch(/road budget +4 +1 +USD +4 +9B +10\.5B +12B/);
    expect(run('facts', '--group-by', 'subject', '--csv').stdout.split('\r\n')).toHaveLength(5);
    expect(run('facts', '--group-by', 'subject', '--sort', 'value').status).toBe(2);
    expect(run('facts', 'nowhere', '--group-by', 'subject', '--fail-if-empty').status).toBe(4);
  });

  it('says why nothing was found where a name is nobody’s, and who may be meant', () => {
    const { status, stdout, stderr } = run('facts', '--entity', 'Norvanya', '--document', 'nowhere');
    expect([status, stdout]).toEqual([0, '']);
    expect(stderr).toContain('--entity "Norvanya": nobody and nothing is called so; did you mean "Norvania"');
    expect(stderr).toContain('--document "nowhere": no document has it');
    for (const args of [
      ['quotes', '--said-by', 'Zzzzz'],
      ['timeline', 'Zzzzz'],
      ['sources', 'Zzzzz'],
    ])
      expect(run(...args).stderr).toContain('is called so');
  });

  it('refuses what means nothing, says what is allowed, and what may be meant', () => {
    for (const [args, message] of [
      [
        ['--min', 'lots'],
        'STORE_QUERY: min: expected a number, or a figure with its unit ("1 trillion JPY"), got "lots"',
      ],
      [['--min', 'ten apples'], 'STORE_QUERY: min: "apples" is no unit that is known'],
      [['--min-confidence', '7'], 'USAGE: --min-confidence: expected a number from 0 to 1, got "7"'],
      [['--min-confidence', 'x'], 'USAGE: --min-confidence: expected a number from 0 to 1, got "x"'],
      [['--reviewed', 'acepted'], 'got "acepted"; did you mean "accepted"?'],
      [['--unit', 'km', '--min', '3 USD'], 'STORE_QUERY: min, max and unit must agree'],
      [['--unit', 'xyzzy'], 'STORE_QUERY: unit: "xyzzy" is no unit that is known: give a currency (EUR, dollars)'],
      [['--unit', 'million'], 'STORE_QUERY: unit: "million" is a scale and no unit'],
      [['--unit', 'people'], 'what is counted is a measure'],
      [['--unit', 'dolars'], 'did you mean "dollars"'],
      [['--unit', 'kilometrs'], 'did you mean "kilometers"'],
      [['--number-kind', 'precent'], 'USAGE: --number-kind: expected one of cardinal, percent, money'],
      [['--number-kind', 'precent'], 'got "precent"; did you mean "percent"?'],
      [['--relation', 'increse'], 'did you mean "increase"?'],
      [['--modality', 'projcted'], 'did you mean "projected"?'],
      [['--attribution-kind', 'inderect'], 'did you mean "indirect"?'],
      [['--sort', 'vlaue'], 'did you mean "value"?'],
      [['--group-by', 'subjects'], 'did you mean "subject"?'],
      [['--untt', 'EUR'], "whosaid: USAGE: unknown option '--untt'\n(Did you mean --unit?)\n(whosaid facts --help"],
    ] as const) {
      const { status, stdout, stderr } = run('facts', ...args);
      expect([args, status, stdout]).toEqual([args, 2, '']);
      expect(stderr).toContain(message);
    }
  });
});

describe('whosaid timeline', () => {
  it('draws the figures, and lists each with its source', () => {
    const { status, stdout, stderr } = run('timeline', 'road budget', '--subject', 'Norvania');
    expect(status).toBe(0);
    expect(stdout.match(/●/g)?.length).toBe(4);
    expect(stdout).toMatch(/2020 +9B +\$9 billion +Norvania +road budget +Kestrel Office +a\.txt:1/);
    expect(stderr).toContain('4 figures');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
    expect(run('timeline', 'budget', '--no-plot').stdout).not.toContain('●');
  });

  it('gives the same to machines, and a drawing', () => {
    const { points } = json('timeline', 'road budget') as { points: { low: number; unit: string }[] };
    expect(points.map((p) => [p.low, p.unit])).toEqual([9e9, 10e9, 11e9, 12e9].map((n) => [n, 'USD']));
    expect(run('timeline', 'budget', '--csv').stdout.split('\r\n')).toHaveLength(6);
    expect(run('timeline', 'budget', '--svg', 'budget.svg').status).toBe(0);
    expect(readFileSync(join(folder, 'budget.svg'), 'utf8')).toBe(run('timeline', 'budget', '--svg', '-').stdout);
    expect(run('timeline', 'budget', '--svg', 'no/such/folder.svg').status).toBe(2);
    expect(run('timeline', 'moonlight', '--fail-if-empty').status).toBe(4);
    expect(run('timeline', 'budget', '--subject', 'a', '--entity', 'b').status).toBe(2);
  });
});

describe('whosaid quotes and sources', () => {
  it('list who said what', () => {
    expect(jsonLines(run('quotes', '--jsonl').stdout)).toHaveLength(4);
    expect(jsonLines(run('quotes', 'budget', '--said-by', 'heron', '--jsonl').stdout)).toHaveLength(2);
    expect(json('quotes', '--attribution-kind', 'direct')).toMatchObject({
      ok: true,
      count: 1,
      quotes: [{ said_by: 'Kestrel Office' }],
    });
    expect(run('quotes', '--limit', '2').stdout).toMatch(/Kestrel Office +said +Norvania/);
    expect(run('quotes', 'nowhere', '--fail-if-empty').status).toBe(4);
    expect(run('quotes', '--csv').stdout.split('\r\n')).toHaveLength(6);
  });

  it('and how often', () => {
    expect(run('sources').stdout).toMatch(/Heron Board +ORG +2 +1 +2 +0 +Annual Report/);
    expect(json('sources', 'kestrel')).toMatchObject({
      count: 1,
      sources: [{ attributions: 2, direct: 1, indirect: 1 }],
    });
    expect(run('sources', '--csv').stdout.split('\r\n')[1]).toContain(
      'Heron Board,ORG,2,1,2,0,0,0,2,Annual Report,/press/a.txt',
    );
  });
});

describe('whosaid review', () => {
  const id = (): string => String(jsonLines(run('facts', '--unit', '%', '--jsonl').stdout)[0]?.fact_id);

  it('keeps what a person says, shows it, lists it and takes it back', () => {
    expect(
      run(
        'review',
        id().slice(0, 10),
        'correct',
        '--set',
        'measure=voter turnout',
        '--note',
        'of voters',
        '--reviewer',
        'ada',
      ).status,
    ).toBe(0);
    expect(json('review')).toMatchObject({
      count: 1,
      reviews: [
        {
          fact_id: id(),
          verdict: 'corrected',
          correction: '{"measure":"voter turnout"}',
          note: 'of voters',
          reviewer: 'ada',
          present: 1,
        },
      ],
    });
    expect(run('show', id()).stdout).toContain('corrected, {"measure":"voter turnout"}, of voters');
    expect(jsonLines(run('facts', '--reviewed', '--jsonl').stdout)).toHaveLength(1);
    expect(jsonLines(run('facts', '--reviewed', 'accepted', '--jsonl').stdout)).toHaveLength(0);
    expect(run('review').stdout).toContain('voter turnout');
    expect(run('review', id(), 'clear').stderr).toContain('taken back');
    expect(json('review')).toMatchObject({ count: 0 });
  });

  it('refuses what is no verdict, no slot and no fact', () => {
    for (const args of [
      [id(), 'maybe'],
      [id()],
      [id(), 'accept', '--set', 'measure=x'],
      [id(), 'correct'],
      [id(), 'correct', '--set', 'colour=red'],
      ['0000000000', 'accept'],
      ['xyz', 'accept'],
    ])
      expect([args, run('review', ...args).status]).toEqual([args, 2]);
  });
});

describe('whosaid alias', () => {
  it('merges and splits names, lists and takes back what was said', () => {
    expect(run('alias', 'merge', 'heron board', 'Kestrel Office').stderr).toContain(
      'Kestrel Office now, in 1 document',
    );
    expect(json('sources')).toMatchObject({ count: 1, sources: [{ name: 'Kestrel Office', attributions: 4 }] });
    expect(run('alias', 'split', 'Norvania', '--document', 'a.txt', '--as', 'Norvania (island)').status).toBe(0);
    expect(jsonLines(run('facts', '--entity', 'Norvania (island)', '--jsonl').stdout)).toHaveLength(4);
    expect(json('alias', 'list')).toMatchObject({
      aliases: [{ action: 'merge' }, { action: 'merge' }, { action: 'split', into: 'Norvania (island)' }],
    });
    expect(run('alias', 'remove', 'Heron Board').status).toBe(0);
    expect(run('alias', 'remove', 'Norvania').status).toBe(0);
    expect(json('alias', 'list')).toMatchObject({ count: 0 });
    expect(json('sources')).toMatchObject({ count: 2 });
  });

  it('refuses what cannot be', () => {
    for (const args of [
      ['split', 'Nobody', '--document', 'a.txt', '--as', 'X'],
      ['split', 'Norvania', '--as', 'X'],
      ['split', 'Norvania', '--document', 'press', '--as', 'X'],
      ['split', 'Norvania', '--document', 'a.txt'],
      ['remove', 'Nobody'],
      ['merge', 'Norvania', 'norvania'],
    ])
      expect([args, run('alias', ...args).status]).toEqual([args, 2]);
  });
});

describe('whosaid sql', () => {
  it('answers in every format', () => {
    const statement = "select number, value from facts where unit = 'USD' order by value limit 2";
    expect(json('sql', statement)).toEqual({
      ok: true,
      rows: [
        { number: '$9 billion', value: 9e9 },
        { number: '$10 billion', value: 10e9 },
      ],
      count: 2,
    });
    expect(run('sql', statement, '--csv').stdout).toBe(
      'number,value\r\n$9 billion,9000000000\r\n$10 billion,10000000000\r\n',
    );
    expect(run('sql', statement).stdout).toMatch(/number +value\n/);
    expect(whosaid(folder, ['sql', '-', '--jsonl'], { input: 'select 1 as a, 2 as a' }).stdout).toBe(
      '{"a":1,"a_2":2}\n',
    );
    expect(run('sql', 'select id from numbers', '--limit', '1').stderr).toContain('only the first 1 rows');
  });

  it('reads only', () => {
    for (const statement of ['delete from claims', 'vacuum', "attach 'x' as x", 'select', 'select nothing']) {
      const { status, stdout, stderr } = run('sql', statement);
      expect([statement, status, stdout]).toEqual([statement, 2, '']);
      expect(stderr).toContain('STORE_QUERY');
    }
  });
});
