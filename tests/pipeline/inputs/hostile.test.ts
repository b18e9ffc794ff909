import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '../../../output/store/index.js';
import { type IngestOptions, type IngestSummary, type InputSpec, ingest } from '../../../pipeline/ingest.js';
import { inflate } from '../../../pipeline/inputs/unpack/inflate.js';
import { BombMeter } from '../../../pipeline/inputs/unpack/meter.js';
import { parseFeed } from '../../../pipeline/inputs/web/parse-feed.js';
import { parseSitemap } from '../../../pipeline/inputs/web/parse-sitemap.js';
import { decodeListing } from '../../../pipeline/inputs/web/xml.js';
import { article, scratchFolder } from '../cli/run-command.js';
import { zip } from './make-zip.js';

const { path: folder, remove } = scratchFolder();
afterAll(remove);

let databases = 0;

interface Outcome {
  readonly summary: IngestSummary;
  readonly locators: readonly string[];
  readonly failures: Readonly<Record<string, string>>;
}

async function stored(inputs: readonly (string | InputSpec)[], options: IngestOptions = {}): Promise<Outcome> {
  const db = join(folder, `${databases++}.db`);
  const summary = await ingest(inputs, { db, jobs: 1, ...options });
  const store = openStore(db, { readonly: true });
  const rows = (sql: string): string[][] => store.database.prepare(sql).raw().all() as string[][];
  const short = (name: string): string => name.replace(`${folder}/`, '');
  const outcome = {
    summary,
    locators: rows('SELECT locator FROM documents ORDER BY locator').map(([locator]) => short(locator as string)),
    failures: Object.fromEntries(
      rows('SELECT locator, code FROM failures').map(([locator, code]) => [short(locator as string), code as string]),
    ),
  };
  store.close();
  return outcome;
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('an archive that is a bomb', () => {
  /** A gigabyte of zeros in a megabyte of gzip, one member after the other. */
  const bomb = (): Buffer => {
    const member = gzipSync(Buffer.alloc(50_000_000));
    return Buffer.concat(Array.from({ length: 20 }, () => member));
  };

  it('is stopped long before it is unpacked', async () => {
    const packed = bomb();
    const meter = new BombMeter('bomb', 100);
    let out = 0;
    const unpacking = (async () => {
      const chunks = (async function* () {
        for (let at = 0; at < packed.length; at += 65_536) yield packed.subarray(at, at + 65_536);
      })();
      for await (const chunk of meter.unpacked(inflate(meter.packed(chunks), 'gzip', 'bomb'))) out += chunk.length;
    })();
    await expect(unpacking).rejects.toMatchObject({ code: 'ARCHIVE_BOMB' });
    expect(out).toBeLessThan(50_000_000);
  });

  it('of any packing costs itself, and the others are read', async () => {
    const zeros = Buffer.alloc(60_000_000);
    const archive = pack();
    archive.entry({ name: 'a.txt' }, article(3));
    archive.entry({ name: 'b.bin', size: zeros.length }, zeros);
    archive.entry({ name: 'c.txt' }, article(4));
    archive.finalize();
    const tar: Buffer[] = [];
    for await (const part of archive) tar.push(part as Buffer);
    const { failures, locators } = await stored([
      file('bomb.tgz', gzipSync(Buffer.concat(tar))),
      file('bomb.txt.gz', bomb()),
      file('bomb.jsonl.gz', bomb()),
      file('bomb.zip', zip({ 'a.txt': zeros, 'b.txt': article(1) })),
      file('good.txt.gz', gzipSync(article(2))),
    ]);
    expect(failures).toEqual({
      // a document may have 50 MB: that is met before the ratio is
      'bomb.txt.gz': 'FILE_TOO_LARGE',
      // what comes before the bomb is kept
      'bomb.tgz': 'ARCHIVE_BOMB',
      'bomb.jsonl.gz': 'ARCHIVE_BOMB',
      'bomb.zip#a.txt': 'FILE_TOO_LARGE',
    });
    expect(locators).toEqual(['bomb.tgz#a.txt', 'bomb.zip#b.txt', 'good.txt.gz']);
  });

  it('is told from a file that packs well: the ratio counts above 1 MB only', async () => {
    const through = async (packed: number, unpacked: number): Promise<number> => {
      const meter = new BombMeter('file', 100);
      async function* bytes(length: number): AsyncGenerator<Uint8Array> {
        for (let at = 0; at < length; at += 10_000) yield new Uint8Array(Math.min(10_000, length - at));
      }
      let out = 0;
      for await (const _ of meter.packed(bytes(packed)));
      for await (const chunk of meter.unpacked(bytes(unpacked))) out += chunk.length;
      return out;
    };
    expect(await through(1, 1_000_000)).toBe(1_000_000);
    await expect(through(1, 1_000_001)).rejects.toMatchObject({ code: 'ARCHIVE_BOMB' });
    expect(await through(20_000, 2_000_000)).toBe(2_000_000);
    await expect(through(20_000, 2_000_001)).rejects.toMatchObject({ code: 'ARCHIVE_BOMB' });
  });

  it('lies in another: three deep is read, four is not', async () => {
    let archive: Buffer = zip({ 'deep.txt': article(3) });
    for (let depth = 2; depth <= 3; depth++) archive = zip({ [`${depth}.zip`]: archive });
    const three = file('three.zip', archive);
    const four = file('four.zip', zip({ '4.zip': archive }));
    const { locators, failures } = await stored([three, four]);
    expect(locators).toEqual(['three.zip#3.zip#2.zip#deep.txt']);
    expect(Object.values(failures)).toEqual(['ARCHIVE_TOO_DEEP']);
  });
});

describe('names that lead out', () => {
  const NAMES = [
    '../up.txt',
    'a/../../up.txt',
    '/etc/passwd.txt',
    'C:\\x.txt',
    '\\\\host\\share\\x.txt',
    'nul\u0000.txt',
    'line\nfeed.txt',
    `${'x'.repeat(1100)}.txt`,
  ];

  it('in a zip are refused, each by itself', async () => {
    const members = Object.fromEntries(NAMES.map((name, n) => [name, article(n)]));
    const { locators, failures } = await stored([file('slip.zip', zip({ ...members, 'good%2e%2e.txt': article(30) }))]);
    expect(locators).toEqual(['slip.zip#good%2e%2e.txt']);
    expect(Object.values(failures)).toEqual(NAMES.map(() => 'ARCHIVE_MEMBER'));
  });

  it('in a tar, too; its links and devices are passed over', async () => {
    const archive = pack();
    archive.entry({ name: '../up.txt' }, article(31));
    archive.entry({ name: 'link.txt', type: 'symlink', linkname: '/etc/passwd' });
    archive.entry({ name: 'device.txt', type: 'character-device' });
    archive.entry({ name: './good.txt' }, article(32));
    archive.finalize();
    const parts: Buffer[] = [];
    for await (const part of archive) parts.push(part as Buffer);
    const { locators, failures } = await stored([file('slip.tar', Buffer.concat(parts))]);
    expect([locators, failures]).toEqual([['slip.tar#good.txt'], { 'slip.tar#../up.txt': 'ARCHIVE_MEMBER' }]);
  });

  it('encrypted members and links of a zip are not read', async () => {
    const { locators, failures } = await stored([
      file(
        'odd.zip',
        zip({
          'secret.txt': { content: article(33), encrypted: true },
          'link.txt': { content: '/etc/passwd', mode: 0o120777 },
          'good.txt': article(34),
        }),
      ),
    ]);
    expect([locators, failures]).toEqual([['odd.zip#good.txt'], { 'odd.zip#secret.txt': 'ARCHIVE_MEMBER' }]);
  });

  it('of ids are only names: nothing is opened by them', async () => {
    const line = JSON.stringify({ id: '../../../etc/passwd', text: article(35) });
    const { locators } = await stored([file('ids.jsonl', `${line}\n`)]);
    expect(locators).toEqual(['ids.jsonl#../../../etc/passwd']);
  });

  it('by symbolic links inside folders are not followed unless asked; a circle ends', async () => {
    mkdirSync(join(folder, 'outside'));
    mkdirSync(join(folder, 'inside'));
    file('outside/secret.txt', article(36));
    file('inside/own.txt', article(37));
    symlinkSync(join(folder, 'outside'), join(folder, 'inside', 'way-out'));
    symlinkSync(join(folder, 'outside', 'secret.txt'), join(folder, 'inside', 'linked.txt'));
    symlinkSync(join(folder, 'inside'), join(folder, 'outside', 'back'));
    const paths = [join(folder, 'inside')];
    expect((await stored(paths)).locators).toEqual(['inside/own.txt']);
    const followed = await stored([{ kind: 'files', paths, followLinks: true }]);
    expect(followed.locators).toEqual(['inside/linked.txt', 'inside/own.txt', 'inside/way-out/secret.txt']);
  });

  it.skipIf(process.platform !== 'linux')(
    'that are no UTF-8 are told, and the others of the folder are read',
    async () => {
      mkdirSync(join(folder, 'names'));
      file('names/good.txt', article(1));
      const bad = Buffer.concat([Buffer.from(join(folder, 'names/bad-')), Buffer.from([0xff]), Buffer.from('.txt')]);
      writeFileSync(bad, article(2));
      const { locators, failures, summary } = await stored([join(folder, 'names')]);
      expect(locators).toEqual(['names/good.txt']);
      expect(summary.documents.failed).toBe(1);
      expect(failures).toEqual({ 'names/bad-\uFFFD.txt': 'INPUT_UNREADABLE' });
    },
  );

  it('on the command line with NUL, or too long, are told and stop nothing', async () => {
    const { failures, locators } = await stored([
      `${folder}/a\u0000b.txt`,
      join(folder, `${'y'.repeat(300)}.txt`),
      file('plain.txt', article(38)),
    ]);
    expect(Object.values(failures).sort()).toEqual(['INPUT_UNREADABLE', 'INPUT_UNREADABLE']);
    expect(locators).toEqual(['plain.txt']);
  });
});

describe('a feed that attacks', () => {
  const codeOf = async (source: string): Promise<string> => {
    try {
      await parseFeed(source);
      return 'read';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  const laughs = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, i) => `<!ENTITY lol${i + 1} "${`&lol${i === 0 ? '' : i};`.repeat(10)}">`).join('')}]>`;
  const rss = (inner: string, head = ''): string =>
    `<?xml version="1.0"?>${head}<rss version="2.0"><channel><title>t</title><link>https://x.example/</link><description>d</description>${inner}</channel></rss>`;

  it.each([
    ['a billion laughs', rss('<item><title>&lol9;</title><link>https://x.example/1</link></item>', laughs)],
    [
      'an external entity',
      rss('<item><title>&x;</title></item>', '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    ],
    [
      'an external document type with entities',
      rss(
        '<item><title>t</title></item>',
        '<!DOCTYPE r SYSTEM "http://x.example/x.dtd" [ <!ENTITY % p SYSTEM "http://x.example/p"> %p; ]>',
      ),
    ],
    ['a nest without end', rss('<a>'.repeat(100_000))],
  ])('by %s is refused before any parser sees it', async (_, source) => {
    expect(await codeOf(source)).toBe('FEED_UNSAFE');
    expect(() => parseSitemap(source)).toThrowError(expect.objectContaining({ code: 'FEED_UNSAFE' }));
  });

  it('of entities that nobody declared is read: they stay as they are', async () => {
    const { items } = await parseFeed(
      rss('<item><title>A &bogus; B&nbsp;C &amp; D</title><link>https://x.example/1</link></item>'),
    );
    expect(items).toHaveLength(1);
    expect(items[0]?.title).toContain('& D');
  });

  it.each([
    ['utf-16 with its mark', Buffer.from(`\ufeff${rss('')}`, 'utf16le'), 'utf-16le'],
    ['a wide encoding declared of bytes that are none', Buffer.from(rss('').replace('?>', ' encoding="UTF-16"?>')), ''],
    [
      'Latin-1, declared',
      Buffer.from(
        rss('<item><title>caf\u00e9</title></item>').replace('"1.0"', '"1.0" encoding="ISO-8859-1"'),
        'latin1',
      ),
      '',
    ],
  ])('in %s is decoded', (_, bytes) => {
    expect(decodeListing(bytes, null)).toContain('<rss version');
  });

  it('of 21 MB, or that is none at all, is refused', async () => {
    const { failures } = await stored([
      {
        kind: 'feed',
        addresses: [
          file('huge.rss', rss(' '.repeat(21_000_000))),
          file('none.rss', 'no feed at all'),
          file('half.rss', rss('').slice(0, 60)),
        ],
      },
    ]);
    expect(failures).toEqual({ 'huge.rss': 'FILE_TOO_LARGE', 'none.rss': 'FEED_INVALID', 'half.rss': 'FEED_INVALID' });
  });

  it('reads no file and asks no address by itself', () => {
    const source = readFileSync(new URL('../../../pipeline/inputs/web/parse-feed.ts', import.meta.url), 'utf8');
    expect(source).not.toMatch(/node:fs|undici|fetch\(/);
  });
});
