import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '../../../output/store/index.js';
import { type IngestSummary, type InputSpec, ingest } from '../../../pipeline/ingest.js';
import { verify } from '../../../pipeline/verify.js';
import { article, scratchFolder } from '../cli/run-command.js';
import { zip } from './make-zip.js';

const { path: folder, remove } = scratchFolder();
afterAll(remove);

interface Stored {
  readonly summary: IngestSummary;
  readonly locators: readonly string[];
  readonly failures: readonly (readonly [locator: string, code: string])[];
  readonly problems: readonly string[];
  readonly rows: (sql: string) => unknown[];
}

let databases = 0;

/** Ingests, and proves what is stored. Locators are told without the folder. */
async function stored(
  inputs: readonly (string | InputSpec)[],
  db = join(folder, `${databases++}.db`),
): Promise<Stored> {
  const summary = await ingest(inputs, { db, jobs: 1 });
  const store = openStore(db, { readonly: true });
  const rows = (sql: string): unknown[] => store.database.prepare(sql).raw().all().flat();
  const short = (name: unknown): string => String(name).replace(`${folder}/`, '');
  const problems: string[] = [];
  for await (const problem of verify(store)) problems.push(`${problem.document}: ${problem.kind}: ${problem.message}`);
  const locators = rows('SELECT locator FROM documents ORDER BY locator').map(short);
  const failures = (
    store.database.prepare('SELECT locator, code FROM failures ORDER BY locator').raw().all() as [string, string][]
  ).map(([locator, code]) => [short(locator), code] as const);
  const kept = new Map<string, unknown[]>();
  const result = { summary, locators, failures, problems, rows: (sql: string) => kept.get(sql) ?? [] };
  for (const sql of [
    'SELECT format FROM documents ORDER BY locator',
    'SELECT published FROM documents ORDER BY locator',
  ])
    kept.set(sql, rows(sql));
  kept.set('figures', rows("SELECT text FROM numbers WHERE kind = 'money' ORDER BY text"));
  store.close();
  return result;
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function tar(members: Readonly<Record<string, string | Uint8Array>>): Promise<Buffer> {
  const archive = pack();
  for (const [name, content] of Object.entries(members)) archive.entry({ name }, Buffer.from(content));
  archive.finalize();
  const parts: Buffer[] = [];
  for await (const part of archive) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

const line = (n: number): string => `${JSON.stringify({ id: `l${n}`, text: article(n) })}\n`;

describe('packed files', () => {
  it('gzip: an article is known by the name of the file, lines by their ids; every byte is proved through the packing', async () => {
    const { locators, problems, summary } = await stored([
      file('one.txt.gz', gzipSync(article(1))),
      file('two.jsonl.gz', Buffer.concat([gzipSync(line(2)), gzipSync(line(3))])),
    ]);
    expect(locators).toEqual(['one.txt.gz', 'two.jsonl.gz#l2', 'two.jsonl.gz#l3']);
    expect([summary.documents.failed, problems]).toEqual([0, []]);
  });

  it('bzip2: the same', async () => {
    // "Norvania paid $5 billion in 2024.", packed by bzip2 1.0.8
    const packed = Buffer.from(BZIP2, 'base64');
    const { locators, problems } = await stored([file('b.txt.bz2', packed)]);
    expect([locators, problems]).toEqual([['b.txt.bz2'], []]);
  });

  it('zip and tar: members by their names, archives in archives, what nobody reads passed over', async () => {
    const members = {
      'a/one.txt': article(11),
      'a/two.html': `<p>${article(12)}</p>`,
      'a/lines.jsonl': line(13),
      'a/picture.png': 'x',
      '.hidden.txt': 'x',
      '__MACOSX/a/one.txt': 'x',
    };
    const inner = zip({ 'deep.txt': article(14), 'deep.txt.gz': gzipSync(article(15)) });
    const expected = ['#a/lines.jsonl#l13', '#a/one.txt', '#a/two.html', '#in.zip#deep.txt', '#in.zip#deep.txt.gz'];
    for (const [name, bytes] of [
      ['x.zip', zip({ ...members, 'in.zip': inner })],
      ['x.tar', await tar({ ...members, 'in.zip': inner })],
      ['x.tgz', gzipSync(await tar({ ...members, 'in.zip': inner }))],
    ] as const) {
      const { locators, problems, failures } = await stored([file(name, bytes)]);
      expect(locators).toEqual(expected.map((member) => `${name}${member}`));
      expect([failures, problems]).toEqual([[], []]);
    }
  });

  it('a second run reads nothing again', async () => {
    const db = join(folder, 'again.db');
    const paths = [
      file('again.zip', zip({ 'a.txt': article(16), 'b.csv': `id,text\n1,"${article(17)}"\n` })),
      file('again.jsonl.gz', gzipSync(line(18))),
    ];
    await stored(paths, db);
    const { summary } = await stored(paths, db);
    expect(summary.documents).toMatchObject({ new: 0, replaced: 0, unchanged: 3, failed: 0 });
  });

  it('zip: a member that is packed in another way costs itself, and says so', async () => {
    const archive = zip({ 'a.txt': article(22), 'b.txt': article(23) });
    // bzip2, in the member's own head and in the directory
    archive.writeUInt16LE(12, 8);
    archive.writeUInt16LE(12, archive.indexOf('PK\u0001\u0002') + 10);
    const { locators, failures } = await stored([file('method.zip', archive)]);
    expect([locators, failures]).toEqual([['method.zip#b.txt'], [['method.zip#a.txt', 'ARCHIVE_MEMBER']]]);
  });

  it('a text that begins as a packed file does is a text, and is proved', async () => {
    const text = `BZh Holding sold its ships. ${article(21)}`;
    const { locators, problems } = await stored([file('bzh.txt', text)]);
    expect([locators, problems]).toEqual([['bzh.txt'], []]);
  });

  it('without a byte: lines and records are none, what must have a head was never written', async () => {
    const empty = ['none.csv', 'none.rss', 'none.zip', 'none.txt.gz', 'none.jsonl', 'none.warc', 'none.tar'];
    const { failures } = await stored(empty.map((name) => file(name, '')));
    expect(failures).toEqual(
      ['none.csv', 'none.rss', 'none.txt.gz', 'none.zip'].map((name) => [name, 'EMPTY_DOCUMENT']),
    );
  });

  it('damaged: what came before is kept, the rest is one failure', async () => {
    const whole = gzipSync(Array.from({ length: 400 }, (_, i) => line(1000 + i)).join(''));
    const { locators, failures, problems } = await stored([
      file('cut.jsonl.gz', whole.subarray(0, whole.length - 500)),
      file('no.zip', 'PK\u0003\u0004 and nothing else'),
      file('no.txt.gz', 'not gzip'),
      file('cut.tar', (await tar({ 'a.txt': article(19), 'b.txt': article(20).repeat(50) })).subarray(0, 2500)),
    ]);
    expect(failures).toEqual([
      ['cut.jsonl.gz', 'ARCHIVE_BROKEN'],
      ['cut.tar', 'ARCHIVE_BROKEN'],
      ['cut.tar#b.txt', 'ARCHIVE_BROKEN'],
      ['no.txt.gz', 'ARCHIVE_BROKEN'],
      ['no.zip', 'ARCHIVE_BROKEN'],
    ]);
    expect(locators).toContain('cut.tar#a.txt');
    expect(problems).toEqual([]);
    expect(locators.filter((name) => name.startsWith('cut.jsonl.gz#')).length).toBeGreaterThan(100);
  });
});

describe('tables', () => {
  const text = 'He said, "we paid $5 million",\nand €7 billion – in 2024.';
  const quoted = `"${text.replaceAll('"', '""')}"`;

  it('find their columns by their heads, and lead through quotation marks to the bytes', async () => {
    const { locators, problems, rows, failures } = await stored([
      file(
        'a.csv',
        `\ufeffid,Title,text,published\r\nr1,"One, two",${quoted},2025-03-04\r\n\r\nr2,Two,Norvania paid $9 million.,\r\n`,
      ),
      file('b.tsv', `title\tbody\nOne\tNorvania paid $11 million.\nTwo\t"Norvania paid\t$12 million."\n`),
      file('c.csv', 'a;text\n1;Norvania paid $13 million.\n'),
    ]);
    expect(failures).toEqual([]);
    expect(problems).toEqual([]);
    expect(locators).toEqual(['a.csv#r1', 'a.csv#r2', 'b.tsv#2', 'b.tsv#3', 'c.csv#2']);
    expect(rows('figures')).toEqual([
      '$11 million',
      '$12 million',
      '$13 million',
      '$5 million',
      '$9 million',
      '€7 billion',
    ]);
    expect(rows('SELECT published FROM documents ORDER BY locator')).toEqual(['2025-03-04', null, null, null, null]);
  });

  it('take named columns, by head or number; a row that is wrong costs itself', async () => {
    const { locators, failures } = await stored([
      {
        kind: 'files',
        paths: [file('n.csv', 'k,x,y\n1,Norvania paid $5.,z\n1,Twice the same id.,z\n3\n4,,z\n5,"never closed\n')],
        columns: { text: 'x', id: '1' },
      },
    ]);
    expect(locators).toEqual(['n.csv#1']);
    expect(failures).toEqual([
      ['n.csv#4', 'EMPTY_DOCUMENT'],
      ['n.csv#line=3', 'TABLE_DUPLICATE_ID'],
      ['n.csv#line=4', 'TABLE_INVALID'],
      ['n.csv#line=6', 'TABLE_INVALID'],
    ]);
  });

  it('whose quotation marks stand for themselves lose nothing', async () => {
    const said = '"Roads" cost Norvania $3 million, they said.';
    const { locators, problems, rows } = await stored([
      file('said.tsv', `id\ttext\na\t${said}\nb\tNorvania paid $4 million.\n`),
      file('said.csv', `id,text\na,"Roads" cost $5 million\nb,"Norvania ""paid"" $6 million."\n`),
    ]);
    expect(locators).toEqual(['said.csv#a', 'said.csv#b', 'said.tsv#a', 'said.tsv#b']);
    expect(rows('figures')).toEqual(['$3 million', '$4 million', '$5 million', '$6 million']);
    expect(problems).toEqual([]);
  });

  it('never make one article of two rows, where a quotation mark has no other one', async () => {
    const { locators, failures } = await stored([
      file(
        'alone.tsv',
        'id\ttext\na\t"Norvania paid $3 million.\nb\tIt said "yes" to $4 million.\nc\tAnd paid $5 million.\n',
      ),
    ]);
    expect(locators).toEqual(['alone.tsv#c']);
    expect(failures).toEqual([['alone.tsv#line=2', 'TABLE_INVALID']]);
  });

  it('as spreadsheets write them: with a row that names the delimiter, ended by carriage returns, in the charset that is named', async () => {
    const latin = Buffer.from('id,text\na,"Caf\xe9s: \x80 6 million ""much"""\n', 'latin1');
    const { locators, problems, failures, rows } = await stored([
      file('sep.csv', '\ufeffsep=;\r\nid;text\r\na;"Norvania paid $3 million; it was, they said, much."\r\n'),
      file('mac.csv', 'id,text\ra,"Norvania paid $4 million."\rb,Norvania paid $5 million.\r'),
      {
        kind: 'files',
        charset: 'windows-1252',
        paths: [file('1252.csv', latin), file('utf8.csv', 'id,text\na,Cafés: € 7 million\n')],
      },
    ]);
    expect([failures, problems]).toEqual([[], []]);
    expect(locators).toEqual(['1252.csv#a', 'mac.csv#a', 'mac.csv#b', 'sep.csv#a', 'utf8.csv#a']);
    expect(rows('figures')).toEqual(['$3 million', '$4 million', '$5 million', '€ 6 million', '€ 7 million']);
  });

  it('and lines in UTF-16, and JSON that is no lines, are refused once, with what to do', async () => {
    const wide = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
    const { failures } = await stored([
      file('wide.tsv', wide('id\ttext\na\tNorvania paid $3 million.\n')),
      file('wide.jsonl', wide('{"text": "a"}\n{"text": "b"}\n')),
      file('array.jsonl', JSON.stringify([{ text: 'a' }, { text: 'b' }], null, 2)),
      file('pretty.jsonl', JSON.stringify({ text: 'a', id: 1 }, null, 2)),
      file('plain.csv', Buffer.from('id,text\na,Caf\xe9\n', 'latin1')),
    ]);
    expect(failures).toEqual([
      ['array.jsonl', 'JSONL_INVALID'],
      ['plain.csv#line=2', 'INVALID_ENCODING'],
      ['pretty.jsonl', 'JSONL_INVALID'],
      ['wide.jsonl', 'INVALID_ENCODING'],
      ['wide.tsv', 'INVALID_ENCODING'],
    ]);
  });

  it('without a column for the text are told, with the names that there are', async () => {
    const { failures } = await stored([file('none.csv', 'a,b\n1,2\n')]);
    expect(failures).toEqual([['none.csv', 'TABLE_COLUMNS']]);
  });
});

describe('WARC', () => {
  const html = (n: number): string => `<html><body><article><p>${article(n)}</p></article></body></html>`;
  const answer = (body: string | Uint8Array, head = 'Content-Type: text/html; charset=utf-8'): Buffer =>
    Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${head}\r\n\r\n`), Buffer.from(body)]);
  const record = (type: string, block: Uint8Array, more = ''): Buffer =>
    Buffer.concat([
      Buffer.from(
        `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Date: 2025-03-04T05:06:07Z\r\nWARC-Target-URI: https://news.example/${type}\r\n${more}Content-Length: ${block.length}\r\n\r\n`,
      ),
      block,
      Buffer.from('\r\n\r\n'),
    ]);
  const chunked = (body: string): string => `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
  const records = [
    record('warcinfo', Buffer.from('software: test\r\n')),
    record('request', Buffer.from('GET / HTTP/1.1\r\n\r\n')),
    record('response', answer(html(51))),
    record('response', answer('x', 'Content-Type: image/png')),
    record('response', answer(gzipSync(html(52)), 'Content-Type: text/html\r\nContent-Encoding: gzip')),
    record('response', answer(brotliCompressSync(html(53)), 'Content-Type: text/html\r\nContent-Encoding: br')),
    record('response', answer(chunked(html(54)), 'Content-Type: text/html\r\nTransfer-Encoding: chunked')),
    record('response', Buffer.from('HTTP/1.1 301 Moved\r\nLocation: /x\r\n\r\n')),
    record('revisit', Buffer.from('HTTP/1.1 200 OK\r\n\r\n')),
    record(
      'response',
      answer(Buffer.from(html(55).replace('euro', '\u00a3'), 'latin1'), 'Content-Type: text/html; charset=iso-8859-1'),
    ),
    record('resource', Buffer.from(article(56)), 'Content-Type: text/plain\r\n'),
  ];
  const offsets = (parts: readonly Uint8Array[]): number[] =>
    parts.map((_, i) => parts.slice(0, i).reduce((sum, part) => sum + part.length, 0));
  const articles = [2, 4, 5, 6, 9, 10];

  it.each([
    ['plain', 'p.warc', records],
    ['packed record by record', 'g.warc.gz', records.map((part) => gzipSync(part))],
  ])('%s: articles are known by the offsets of their records, and proved', async (_, name, parts) => {
    const path = file(name, Buffer.concat(parts));
    const { locators, failures, problems, summary } = await stored([path]);
    const expected = articles.map((i) => `${name}#${offsets(parts)[i]}`);
    expect([...locators].sort()).toEqual(expected.sort());
    expect([failures, problems, summary.documents.new]).toEqual([[], [], 6]);
  });

  it('packed as one: records are told by their places in it', async () => {
    const { locators, problems } = await stored([file('one.warc.gz', gzipSync(Buffer.concat(records)))]);
    expect([...locators].sort()).toEqual(articles.map((i) => `one.warc.gz#0+${offsets(records)[i]}`).sort());
    expect(problems).toEqual([]);
  });

  it.each([false, true])(
    'packed %s: a record that is wrong is a failure by its own offset, and costs itself',
    async (packed) => {
      const wrong = record('response', answer('not packed at all', 'Content-Type: text/html\r\nContent-Encoding: br'));
      const all = [records[2], wrong, records[4], records[5]].map((part) => part as Buffer);
      const parts = packed ? all.map((part) => gzipSync(part)) : all;
      const name = packed ? 'wrong.warc.gz' : 'wrong.warc';
      const { locators, failures, summary } = await stored([file(name, Buffer.concat(parts))]);
      const places = offsets(parts).map((offset) => `${name}#${offset}`);
      expect([...locators].sort()).toEqual([places[0], places[2], places[3]].sort());
      expect(failures).toEqual([[places[1], 'WARC_RECORD']]);
      expect(summary.documents).toMatchObject({ new: 3, failed: 1 });
    },
  );

  it('lies in archives, too', async () => {
    const { locators, problems } = await stored([
      file('w.zip', zip({ 'a.warc.gz': Buffer.concat(records.map((part) => gzipSync(part))) })),
    ]);
    expect([locators.length, problems]).toEqual([6, []]);
  });

  it('says when each page was fetched: relative dates are counted from there', async () => {
    const path = file('d.warc', Buffer.concat(records));
    const db = join(folder, 'day.db');
    await stored([path], db);
    const store = openStore(db, { readonly: true });
    expect(store.database.prepare('SELECT DISTINCT reference_date FROM documents').pluck().all()).toEqual([
      '2025-03-04',
    ]);
    store.close();
  });
});

/** "Norvania paid $5 billion in 2024.\n" */
const BZIP2 = 'QlpoOTFBWSZTWfeL0poAAAbdgAAQRAFWAAABNCXRACAAMUyYmQZGERpkHpBiWbuqtcAwYHHnFgPI5KUKcKk/F3JFOFCQ94vSmg==';

describe('a document that is not English', () => {
  it('is passed over and recorded with its language, and not read again while it is the same', async () => {
    const german =
      'Die Regierung teilte am Montag mit, sie werde im kommenden Jahr fünf Milliarden Euro für die Bahn ausgeben.';
    const paths = [file('de.txt', german), file('en.txt', article(61))];
    const db = join(folder, 'language.db');
    const first = await stored(paths, db);
    expect([first.summary.documents, first.locators, first.failures]).toMatchObject([
      { new: 1, skipped: 1, failed: 0 },
      ['en.txt'],
      [],
    ]);
    const store = openStore(db, { readonly: true });
    expect(store.database.prepare('SELECT code, language FROM skipped_documents').raw().all()).toEqual([
      ['LANGUAGE', 'de'],
    ]);
    store.close();
    expect((await stored(paths, db)).summary.documents).toMatchObject({ new: 0, skipped: 0, unchanged: 2 });
    file('de.txt', article(62));
    const third = await stored(paths, db);
    expect([third.summary.documents.new, third.locators]).toEqual([1, ['de.txt', 'en.txt']]);
  });
});
