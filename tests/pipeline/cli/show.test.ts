import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonLines, scratchFolder, whosaid } from './run-command.js';

const { path: folder, remove } = scratchFolder();
afterAll(remove);
const run = (...args: string[]): ReturnType<typeof whosaid> => whosaid(folder, args);

const FIRST = [
  'The road budget of Norvania reached about ¥8.5 trillion ($57 billion) in 2023, up from ¥7.9 trillion in 2022, according to a report by the Kestrel Office of 2 May 2024.',
  'Norvania paved 120 miles of roads in 2023, its ministry said.',
  'The Heron Board expects 14 new bridges.',
].join('\n\n');
const SECOND = FIRST.replace('120 miles', '130 miles').replace(
  'The Heron Board expects 14 new bridges.',
  'Nobody counted.',
);

interface Row {
  readonly fact_id: string;
  readonly number: string;
}
let facts: Row[];
beforeAll(() => {
  writeFileSync(join(folder, 'roads.txt'), FIRST);
  expect(run('ingest', 'roads.txt', '--reference-date', '2025-04-02').status).toBe(0);
  facts = jsonLines(run('facts', '--each', '--jsonl').stdout) as unknown as Row[];
});
const idOf = (number: string): string => facts.find((fact) => fact.number.includes(number))?.fact_id as string;

describe('whosaid show', () => {
  it('shows a fact in its sentence with its places, what it is compared with, and the same in another unit', () => {
    const { status, stdout } = run('show', idOf('8.5 trillion').slice(0, 8));
    expect(status).toBe(0);
    expect(stdout).toContain('approximately 8500000000000 JPY');
    expect(stdout).toMatch(/same as +\$57 billion/);
    expect(stdout).toMatch(/measure +road budget \[\d+–\d+\] bytes \d+–\d+/);
    expect(stdout).toContain('roads.txt:1');
    expect(stdout).not.toMatch(/undefined|null/);
    expect(run('show', idOf('120 miles')).stdout).toMatch(/in base +193121\.28 m/);
  });

  it('shows what a reviewer said of it', () => {
    const id = idOf('14');
    expect(run('review', id.slice(0, 6), 'correct', '--set', 'measure=bridges', '--note', 'all of them').status).toBe(
      0,
    );
    expect(run('show', id).stdout).toMatch(/review +corrected, \{"measure":"bridges"\}, all of them/);
    expect(run('review', '--csv').stdout).toContain('corrected,all of them');
    expect(run('review', id, 'clear').stderr).toContain('review taken back');
    expect(run('review', id, 'clear').stderr).toContain('was not reviewed');
    expect(run('review').stderr).toBe('0 reviews\n');
  });

  it('gives all of it to programs, and says what an id is', () => {
    const {
      facts: [fact],
    } = JSON.parse(run('show', idOf('120 miles'), '--json').stdout) as { facts: [{ number: { text: string } }] };
    expect(fact.number.text).toBe('120 miles');
    expect(run('show', 'zz').stderr).toContain('is no id of a fact: 4 to 20 of the digits');
    expect(run('show', 'ffffffff').stderr).toContain('FACT_NOT_FOUND');
  });
});

describe('whosaid review', () => {
  it.each([
    [['accept', '--set', 'measure=x'], '--set goes with correct, not with accept'],
    [['correct'], 'correct: say what it should be, with --set SLOT=VALUE or --note'],
    [['correct', '--set', 'mesure=x'], 'did you mean "measure"?'],
    [['correct', '--set', 'relation=bigger'], '--set relation: expected one of is, increase'],
    [['acept'], 'did you mean "accept"?'],
    [[], 'verdict: say accept, reject, correct or clear'],
  ])('refuses %j', (words, message) => {
    const { status, stderr } = run('review', idOf('14'), ...words);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('whosaid diff and reanchor, after the article was edited', () => {
  it('say what it says now that it did not, in every format', () => {
    expect(run('diff', 'roads').stderr).toContain('has one version only');
    expect(JSON.parse(run('diff', 'roads', '--json').stdout)).toMatchObject({ ok: true, versions: 1 });
    writeFileSync(join(folder, 'roads.txt'), SECOND);
    // where each span stands now, before the new text is read
    const spans = run('reanchor', 'roads.txt');
    expect(spans.stderr).toMatch(/\d+ exact, [1-9]\d* orphans/);
    expect(spans.stdout).toContain('120 miles');
    const orphans = run('reanchor', 'roads', '--orphans', '--csv').stdout;
    expect(orphans).toContain('120 miles');
    expect(orphans).not.toContain('exact');
    const told = JSON.parse(run('reanchor', 'roads', '--json').stdout) as { exact: number; spans: unknown[] };
    expect(told.spans.length).toBeGreaterThan(told.exact);

    expect(run('ingest', 'roads.txt', '--reference-date', '2025-04-02').status).toBe(0);
    const { stdout, status } = run('diff', 'roads');
    expect(status).toBe(0);
    expect(stdout).toContain('version 1');
    expect(stdout).toMatch(/- .*120 miles/);
    expect(stdout).toMatch(/\+ .*130 miles/);
    expect(stdout).toMatch(/\d+ facts are the same/);
    const changes = jsonLines(run('diff', 'roads', '--jsonl').stdout);
    expect(changes.map((change) => change.layer)).toEqual(expect.arrayContaining(['fact', 'sentence']));
    expect(run('diff', 'roads', '--csv').stdout).toContain('layer,kind,before,after');
    expect(JSON.parse(run('diff', 'roads', '--json').stdout)).toMatchObject({
      ok: true,
      from: { number: 1 },
      to: { number: 2 },
    });
    expect(run('diff', 'roads', '--versions').stdout).toMatch(/version +read/);
    expect(run('diff', 'roads', '--from', '7').stderr).toContain('has the versions 1 to 2; see --versions');
    expect(run('diff', 'nowhere').stderr).toContain('DOCUMENT_NOT_FOUND');
  });

  it('verify tells of an original that has changed or gone', () => {
    writeFileSync(join(folder, 'roads.txt'), FIRST);
    const { status, stdout } = run('verify');
    expect(status).toBe(5);
    expect(stdout).toMatch(/changed +.*roads\.txt/);
    expect(JSON.parse(run('verify', '--json').stdout)).toMatchObject({ ok: false, problems: [{ kind: 'changed' }] });
    expect(run('verify', '--csv').stdout).toContain('document,kind,where');
    expect(jsonLines(run('verify', '--jsonl').stdout)[0]).toMatchObject({ kind: 'changed' });
  });
});
