import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import jsonld from 'jsonld';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvLine } from '../../../pipeline/cli/csv.js';
import { ANNO_CONTEXT } from '../../output/export/anno-context.js';
import { scratchFolder, whosaid } from './run-command.js';

const { path: folder, remove } = scratchFolder();
afterAll(remove);
const run = (...args: string[]) => whosaid(folder, args);
const lines = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

const BUDGET =
  'Norvania 😀 spent $296 billion on roads in 2024, according to the Kestrel Office. “It rose 12%,” Ada Brandt said.\n';

beforeAll(() => {
  writeFileSync(join(folder, 'budget.txt'), BUDGET);
  writeFileSync(join(folder, '=cmd.txt'), '=1+1 of 40 villages have 3 wells.\n');
  expect(run('ingest', '.', '--reference-date', '2025-04-02').status).toBe(0);
});

describe('whosaid export', () => {
  /** The facts as the command lists them, without what it adds to the columns of the view. */
  const facts = (): Record<string, unknown>[] =>
    lines(run('facts', '--jsonl', '--sort', 'document').stdout).map(
      ({ equivalents: _, converted: __, ...fact }) => fact,
    );

  it('writes facts as JSON lines, the same as `facts` has them', () => {
    expect(lines(run('export').stdout)).toEqual(facts());
  });

  it('writes every other layer, with places that hold', () => {
    for (const layer of ['numbers', 'dates', 'attributions', 'sentences', 'entities']) {
      const rows = lines(run('export', '--layer', layer, '--document', 'budget').stdout);
      if (layer !== 'entities') expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) {
        const slice = BUDGET.slice(row.span_start as number, row.span_end as number);
        if (layer === 'attributions') expect(slice).toContain(row.cue_text);
        else expect(slice).toBe(row.text);
      }
    }
    expect(lines(run('export', '--layer', 'documents').stdout)).toHaveLength(2);
    const [attribution] = lines(run('export', '--layer', 'attributions', '--document', 'budget').stdout);
    expect(Array.isArray(attribution?.contents)).toBe(true);
  });

  it('writes CSV that a spreadsheet runs nothing of, and raw CSV on request', () => {
    const safe = run('export', '--format', 'csv').stdout;
    expect(safe.split('\r\n')[0]).toMatch(/^fact_id,subject,measure,/);
    expect(safe).toContain(`'=1+1 of 40 villages`);
    expect(run('export', '--format', 'csv', '--raw-csv').stdout).toContain(',=1+1 of 40 villages');
  });

  it('writes no cell that a spreadsheet would take for a formula, whatever it begins with', () => {
    const cells = [
      '=1+1',
      '+1+1',
      '-1+1',
      '@SUM(1)',
      '\t=1',
      '\r=1',
      '=HYPERLINK("http://evil.example","x")',
      '-',
      '+x',
    ];
    const line = csvLine(cells);
    for (const cell of cells) expect(line).toContain(`'${cell.replaceAll('"', '""')}`);
    // what is a number stays one, and so does all else
    expect(csvLine([-5, '-5', '+1.25', 'a=1', '2024-01-01', null])).toBe('-5,-5,+1.25,a=1,2024-01-01,\r\n');
    expect(csvLine(cells.slice(0, 4), false)).toBe('=1+1,+1+1,-1+1,@SUM(1)\r\n');
    fc.assert(
      fc.property(fc.constantFrom('', ...'=+-@\t\r'), fc.string({ unit: 'grapheme' }), (sign, text) => {
        const cell = csvLine([sign + text]).slice(0, -2);
        expect(cell).not.toMatch(/^"?[=@\t\r]|^"?[+-](?![\d.]+"?$)/);
      }),
      { numRuns: 1000 },
    );
  });

  it('is so wherever it writes CSV: facts and quotes as well', () => {
    for (const args of [
      ['facts'],
      ['quotes'],
      ['sources'],
      ['documents'],
      ['audit'],
      ['export', '--layer', 'sentences', '--format'],
    ]) {
      const { stdout } = run(...args, args[0] === 'export' ? 'csv' : '--csv');
      expect([args[0], stdout.split('\r\n').filter((row) => /(?:^|,)"?[=@]/.test(row))]).toEqual([args[0], []]);
    }
  });

  it('writes Parquet that comes back as it was, with the version of the pipeline', async () => {
    const path = join(folder, 'facts.parquet');
    expect(run('export', '--format', 'parquet', '--out', path).status).toBe(0);
    const file = await asyncBufferFromFile(path);
    const rows = (await parquetReadObjects({ file })).map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([key, value]) => [key, typeof value === 'bigint' ? Number(value) : value]),
      ),
    );
    expect(rows).toEqual(facts());
    const metadata = await parquetMetadataAsync(file);
    expect(metadata.key_value_metadata).toContainEqual({
      key: 'pipeline_version',
      value: expect.stringMatching(/^\d/),
    });
  });

  it('writes SQLite that comes back as it was', () => {
    const path = join(folder, 'facts.sqlite');
    expect(run('export', '--format', 'sqlite', '--out', path).status).toBe(0);
    const database = new Database(path, { readonly: true });
    try {
      expect(database.prepare('SELECT * FROM claims').all()).toEqual(facts());
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    } finally {
      database.close();
    }
  });

  it('writes Web Annotations: vocabulary, quotes, and positions in code points', async () => {
    const text = run('export', '--format', 'web-annotation', '--document', 'budget').stdout;
    const collection = JSON.parse(text) as {
      total: number;
      first: {
        items: { id: string; target: { selector: { exact: string; prefix: string; start: number; end: number }[] } }[];
      };
    };
    const items = collection.first.items;
    expect(items).toHaveLength(collection.total);
    const points = [...BUDGET];
    for (const item of items) {
      const [quote, position] = item.target.selector;
      expect(points.slice(position?.start, position?.end).join('')).toBe(quote?.exact);
      expect(BUDGET).toContain(`${quote?.prefix}${quote?.exact}`);
    }
    // 😀 is one code point and two code units: the position is one less than that of the fact
    const fact = facts().find((row) => row.number === '$296 billion');
    const same = items.find((item) => item.id === `urn:whosaid:fact:${fact?.fact_id}`);
    expect(same?.target.selector[1]?.start).toBe((fact?.span_start as number) - 1);

    const expanded = await jsonld.expand(JSON.parse(text), { documentLoader: annoContext, safe: true } as never);
    const page = JSON.stringify(expanded);
    for (const term of [
      'Annotation',
      'hasTarget',
      'hasSelector',
      'TextQuoteSelector',
      'TextPositionSelector',
      'exact',
      'start',
    ]) {
      expect(page).toContain(`http://www.w3.org/ns/oa#${term}`);
    }
  });

  it('writes PROV-O: claims from mentions from documents, with who said it as primary source', async () => {
    const text = run('export', '--format', 'prov').stdout;
    const expanded = (await jsonld.expand(JSON.parse(text), { safe: true } as never)) as unknown as Record<
      string,
      unknown
    >[];
    const PROV = 'http://www.w3.org/ns/prov#';
    const of = (type: string) =>
      expanded.filter((node) => (node['@type'] as string[] | undefined)?.includes(`${PROV}${type}`));
    expect(of('Activity')).toHaveLength(1);
    expect(of('SoftwareAgent')).toHaveLength(1);
    const ids = new Set(expanded.map((node) => node['@id']));
    const claims = expanded.filter((node) => String(node['@id']).startsWith('urn:whosaid:fact:'));
    expect(claims).toHaveLength(facts().length);
    for (const claim of claims) {
      for (const key of ['wasDerivedFrom', 'wasGeneratedBy']) {
        for (const { '@id': target } of claim[`${PROV}${key}`] as { '@id': string }[]) expect(ids).toContain(target);
      }
    }
    expect(claims.some((claim) => `${PROV}hadPrimarySource` in claim)).toBe(true);
  });

  it('writes Markdown in which no text of an article is mark-up', () => {
    writeFileSync(join(folder, 'bold.txt'), 'The | **fund** <b>of</b> `x` holds $40 million.\n');
    run('ingest', 'bold.txt', '--reference-date', '2025-04-02');
    const { stdout } = run('export', '--format', 'markdown', '--document', 'bold');
    expect(stdout).toContain('| $40 million |');
    for (const row of stdout.split('\n').filter((line) => line.startsWith('|'))) {
      expect(row.split(/(?<!\\)\|/)).toHaveLength(9);
      expect(row).not.toMatch(/(?<!\\)[*<`]/);
    }
    run('export', '--format', 'markdown', '--out', 'facts.md');
    expect(readFileSync(join(folder, 'facts.md'), 'utf8')).toContain('## ');
  });

  it('writes the file that is named and no other, whatever the documents are called', () => {
    const ids = [
      '../../up',
      '/etc/whosaid',
      'C:\\x',
      '\\\\host\\share\\x',
      'nul\0x',
      '%2e%2e/%2e%2e/x',
      'y'.repeat(300),
    ];
    const lines = ids.map((id, n) => JSON.stringify({ id, title: id, text: `Norvania paid $${n + 2} million.` }));
    mkdirSync(join(folder, 'odd', 'out'), { recursive: true });
    writeFileSync(join(folder, 'odd', 'odd.jsonl'), `${lines.join('\n')}\n`);
    const odd = (...args: string[]) => whosaid(join(folder, 'odd'), args);
    expect(odd('ingest', 'odd.jsonl').status).toBe(0);
    const formats = ['csv', 'parquet', 'sqlite', 'markdown'];
    for (const format of formats) expect(odd('export', '--format', format, '--out', `out/${format}`).status).toBe(0);
    expect(odd('report', 'odd.jsonl#../../up', '--out', 'out/report').status).toBe(0);
    expect(readdirSync(join(folder, 'odd', 'out')).sort()).toEqual([...formats, 'report'].sort());
    const others = readdirSync(join(folder, 'odd')).filter((name) => !name.startsWith('whosaid.db'));
    expect(others.sort()).toEqual(['odd.jsonl', 'out']);
  });

  it('refuses what does not go together, and says what does', () => {
    for (const [args, said] of [
      [['--format', 'parquet'], '--out'],
      [['--format', 'prov', '--layer', 'dates'], '--layer'],
      [['--raw-csv'], '--format csv'],
      [['--min-confidence', '2'], 'from 0 to 1'],
      [['--format', 'excel'], 'csv, jsonl, parquet'],
      [['--out', 'no/such/folder/x.csv', '--format', 'csv'], 'cannot be written'],
    ] as const) {
      const { status, stderr } = run('export', ...args);
      expect(status).toBe(2);
      expect(stderr).toContain(said);
    }
  });
});

async function annoContext(url: string): Promise<{ contextUrl: undefined; documentUrl: string; document: object }> {
  if (url !== 'http://www.w3.org/ns/anno.jsonld') throw new Error(`no context is fetched in tests: ${url}`);
  return { contextUrl: undefined, documentUrl: url, document: { '@context': ANNO_CONTEXT } };
}
