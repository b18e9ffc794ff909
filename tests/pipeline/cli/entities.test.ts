import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonLines, scratchFolder, whosaid } from './run-command.js';

const { path: folder, remove } = scratchFolder();
afterAll(remove);
const run = (...args: string[]): ReturnType<typeof whosaid> => whosaid(folder, args);
const entities = (...args: string[]): Record<string, unknown>[] =>
  jsonLines(run('entities', '--jsonl', ...args).stdout);

beforeAll(() => {
  writeFileSync(
    join(folder, 'one.txt'),
    'LIMA, Peru: The International Monetary Fund (IMF) said on Monday that Peruvian debt had reached 34% of output in 2024. Peru borrowed $2 billion.\n\nThe IMF expects 36% in 2025.\n',
  );
  writeFileSync(
    join(folder, 'two.txt'),
    'NAIROBI, Kenya: Kenya owes the IMF $3 billion, the finance ministry said on Tuesday.\n',
  );
  writeFileSync(
    join(folder, 'names.json'),
    JSON.stringify([{ name: 'Fund for All', type: 'ORG', aliases: ['International Monetary Fund', 'IMF'] }]),
  );
  expect(run('ingest', 'one.txt', 'two.txt', '--jobs', '1').status).toBe(0);
});

describe('whosaid entities', () => {
  it('lists what is named most first, one row for a name in several documents', () => {
    const [first] = entities();
    expect(first).toMatchObject({ type: 'ORG', acronym: 'IMF', documents: 2, mentions: 4 });
    expect(first?.reasons).toContain('acronym-in-brackets');
  });

  it('tells codes and relations', () => {
    expect(entities('peru', '--type', 'gpe')).toMatchObject([{ name: 'Peru', code: 'PE' }]);
    const [people] = entities('peruvian');
    expect(people?.relations).toEqual([{ kind: 'demonym_of', name: 'Peru', code: 'PE', documents: 1 }]);
  });

  it('finds by code and acronym, by type and document', () => {
    expect(entities('KE').map(({ name }) => name)).toContain('Kenya');
    expect(entities('imf')).toHaveLength(1);
    expect(entities('--document', 'two.txt', '--type', 'GPE').map(({ name }) => name)).not.toContain('Peru');
    expect(entities('--limit', '1')).toHaveLength(1);
    expect(entities('nobody at all')).toEqual([]);
  });

  it('prints a table within the width, and refuses a type that there is none', () => {
    const { stdout, stderr, status } = run('entities');
    expect(status).toBe(0);
    expect(stdout).toMatch(/name +type +code +also/);
    expect(stderr).toMatch(/\d+ entities/);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
    expect(run('entities', '--type', 'PLACE')).toMatchObject({ status: 2 });
  });
});

describe('whosaid ingest --aliases', () => {
  it('lets the user’s names win, and reads again when their file changes', () => {
    const ingest = (...args: string[]) => run('ingest', 'one.txt', '--db', 'own.db', '--jobs', '1', '--json', ...args);
    const done = (result: ReturnType<typeof ingest>): unknown =>
      (JSON.parse(result.stdout) as { documents: unknown }).documents;
    expect(done(ingest('--aliases', 'names.json'))).toMatchObject({ new: 1 });
    expect(entities('fund for all', '--db', 'own.db')).toMatchObject([
      { name: 'Fund for All', reasons: ['user-list'] },
    ]);
    expect(done(ingest('--aliases', 'names.json'))).toMatchObject({ unchanged: 1 });
    writeFileSync(join(folder, 'names.json'), '[]');
    expect(done(ingest('--aliases', 'names.json'))).toMatchObject({ replaced: 1 });
    expect(entities('fund for all', '--db', 'own.db')).toEqual([]);
  });

  it('refuses a file that is none of the kind, naming the entry', () => {
    writeFileSync(join(folder, 'bad.json'), '[{"name": "Kestrel", "type": "BIRD"}]');
    const { status, stderr } = run('ingest', 'one.txt', '--aliases', 'bad.json');
    expect(status).toBe(2);
    expect(stderr).toMatch(/bad\.json: \[0\]\.type: expected one of "PERSON"/);
    expect(run('ingest', 'one.txt', '--aliases', 'missing.json')).toMatchObject({ status: 2 });
    expect(run('extract', 'one.txt', '--aliases', 'missing.json')).toMatchObject({ status: 2 });
  });
});
