import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../../pipeline/inputs/fetch/address-guard.js';
import { FetchError } from '../../../pipeline/inputs/fetch/errors.js';
import { DEFAULT_FETCH, Fetcher, type FetchOptions } from '../../../pipeline/inputs/fetch/fetcher.js';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on loopback that misbehaves as told; it counts what it is asked for. */
const routes = new Map<string, Handler>();
const asked: string[] = [];
let server: Server;
let base: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] as string;
    asked.push(path);
    const handler = routes.get(path);
    if (handler !== undefined) handler(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const quick: Partial<FetchOptions> = {
  allowLoopback: true,
  hostDelay: 0,
  backOff: 1,
  timeout: 2000,
  connectTimeout: 1000,
};

async function codeOf(address: string, options: Partial<FetchOptions> = quick): Promise<string> {
  const fetcher = new Fetcher(options);
  try {
    await fetcher.fetch(address);
    return 'no error';
  } catch (error) {
    expect(error).toBeInstanceOf(FetchError);
    return (error as FetchError).code;
  } finally {
    await fetcher.close();
  }
}

async function get(path: string, options: Partial<FetchOptions> = {}): Promise<string> {
  const fetcher = new Fetcher({ ...quick, ...options });
  try {
    return new TextDecoder().decode((await fetcher.fetch(base + path)).bytes);
  } finally {
    await fetcher.close();
  }
}

describe('the guard against private addresses', () => {
  const PRIVATE = [
    '127.0.0.1',
    '127.8.9.10',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '0.1.2.3',
    '192.0.0.1',
    '192.0.2.1',
    '198.18.0.1',
    '198.51.100.7',
    '203.0.113.9',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:169.254.169.254',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b::a00:1',
    '2002:7f00:1::',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fe80::1%eth0',
    'ff02::1',
    '2001:db8::1',
    '100::1',
    '2001::1',
    'nonsense',
    '',
  ];

  it('refuses every reserved range, in IPv4, IPv6 and IPv4 inside IPv6', () => {
    expect(PRIVATE.filter((address) => isPublicAddress(address, { allowLoopback: false }))).toEqual([]);
  });

  it('lets the public internet through, and loopback only by the switch', () => {
    expect(
      ['93.184.216.34', '8.8.8.8', '2606:4700::1111', '::ffff:8.8.8.8'].every((address) =>
        isPublicAddress(address, { allowLoopback: false }),
      ),
    ).toBe(true);
    expect(['127.0.0.1', '::1'].every((address) => isPublicAddress(address, { allowLoopback: true }))).toBe(true);
    expect(isPublicAddress('10.0.0.1', { allowLoopback: true })).toBe(false);
  });

  it.each([
    '127.0.0.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '127.1',
    '0x7f.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[64:ff9b::7f00:1]',
    '169.254.169.254',
    '0',
    '127.0.0.1.',
    '[fe80::1]',
  ])('refuses http://%s/ before it connects', async (host) => {
    expect(await codeOf(`http://${host}/`, { ...quick, allowLoopback: false })).toBe('FETCH_PRIVATE_ADDRESS');
  });

  it('refuses names that resolve to private addresses, one among many included', async () => {
    const resolver: FetchOptions['resolver'] = (_host, _options, callback) =>
      callback(null, [
        { address: '93.184.216.34', family: 4 },
        { address: '10.0.0.7', family: 4 },
      ]);
    expect(
      await codeOf('http://rebinding.example/', {
        ...quick,
        allowLoopback: false,
        resolver: resolver as never,
        obeyRobots: false,
        retries: 0,
      }),
    ).toBe('FETCH_PRIVATE_ADDRESS');
    expect(await codeOf('http://localhost./', { ...quick, allowLoopback: false, obeyRobots: false, retries: 0 })).toBe(
      'FETCH_PRIVATE_ADDRESS',
    );
  });

  it('connects to what it judged: a second answer of the name server is never asked for', async () => {
    let answers = 0;
    const resolver = (
      _host: string,
      _options: unknown,
      callback: (error: null, addresses: { address: string; family: number }[]) => void,
    ): void => {
      answers++;
      callback(null, [{ address: '127.0.0.1', family: 4 }]);
    };
    routes.set('/once', (_request, response) => response.end('one answer'));
    const fetcher = new Fetcher({ ...quick, obeyRobots: false, resolver: resolver as never });
    const page = await fetcher.fetch(`http://name.example:${new URL(base).port}/once`);
    await fetcher.close();
    expect([new TextDecoder().decode(page.bytes), answers]).toEqual(['one answer', 1]);
  });

  it('judges every hop of a redirect', async () => {
    routes.set('/inward', (_request, response) =>
      response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end(),
    );
    routes.set('/file', (_request, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end());
    routes.set('/user', (_request, response) =>
      response.writeHead(302, { location: `http://user:pass@${new URL(base).host}/x` }).end(),
    );
    expect(await codeOf(`${base}/inward`)).toBe('FETCH_PRIVATE_ADDRESS');
    expect(await codeOf(`${base}/file`)).toBe('FETCH_SCHEME');
    expect(await codeOf(`${base}/user`)).toBe('FETCH_CREDENTIALS');
  });

  it('fetches nothing but http and https', async () => {
    for (const address of ['file:///etc/passwd', 'ftp://x.example/', 'data:text/html,x', 'gopher://x/', 'no address'])
      expect(await codeOf(address)).toBe('FETCH_SCHEME');
  });
});

/** Forty ways to name a place that is not on the public internet. */
const INWARD: readonly string[] = [
  ...[
    '127.0.0.1',
    '127.1',
    '127.0.1',
    '127.255.255.254',
    '2130706433',
    '0x7f000001',
    '0x7f.0.0.1',
    '0x7F.1',
    '0177.0.0.1',
  ],
  ...[
    '017700000001',
    '127.0.0.1.',
    '127.000.000.001',
    '%31%32%37.0.0.1',
    '\uff11\uff12\uff17.0.0.1',
    '127\u30020\u30020\u30021',
  ],
  ...['localhost', 'localhost.', 'LOCALHOST', 'a.localhost', '[::1]', '[0:0:0:0:0:0:0:1]', '[::ffff:127.0.0.1]'],
  ...['[::ffff:7f00:1]', '[0:0:0:0:0:ffff:127.0.0.1]', '[64:ff9b::7f00:1]', '[64:ff9b::a9fe:a9fe]', '[2002:7f00:1::]'],
  ...[
    '0.0.0.0',
    '0',
    '[::]',
    '169.254.169.254',
    '0xa9fea9fe',
    '[fe80::1]',
    '[fd00:ec2::254]',
    '100.64.0.1',
    '10.0.0.1',
  ],
  ...['172.16.0.1', '192.168.0.1', '198.18.0.1', '224.0.0.1'],
];

/** What the name server may say of a name that looks public. */
const ANSWERS: readonly string[] = [
  ...[
    '127.0.0.1',
    '127.255.0.1',
    '0.0.0.0',
    '10.1.2.3',
    '172.31.0.9',
    '192.168.44.5',
    '169.254.169.254',
    '100.127.0.1',
  ],
  ...[
    '192.0.0.8',
    '192.0.2.7',
    '198.19.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.1.1.1',
    '240.0.0.1',
    '255.255.255.255',
  ],
  ...['::', '::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '::127.0.0.1', '64:ff9b::7f00:1', '64:ff9b::a9fe:a9fe'],
  ...['2002:7f00:1::', '2002:a00:1::', 'fc00::1', 'fdff::1', 'fe80::1', 'febf::1', 'ff02::1', '2001:db8::1', '100::1'],
  ...['2001::1', '::ffff:0:0', '::ffff:169.254.169.254', '::2', '64:ff9b:1::1', '127.0.0.53', '0.0.0.1', '192.88.99.1'],
];

describe('forty addresses that lead inward', () => {
  const closed: Partial<FetchOptions> = { ...quick, allowLoopback: false, retries: 0 };

  it('are forty, and forty answers', () => {
    expect([new Set(INWARD).size, new Set(ANSWERS).size]).toEqual([40, 40]);
  });

  it.each(INWARD)('%s: not by itself, with a user name before it, nor with a port', async (host) => {
    asked.length = 0;
    const { port } = new URL(base);
    expect(await codeOf(`http://${host}:${port}/`, closed)).toBe('FETCH_PRIVATE_ADDRESS');
    expect(await codeOf(`https://${host}/`, closed)).toBe('FETCH_PRIVATE_ADDRESS');
    expect(await codeOf(`http://public.example@${host}:${port}/`, closed)).toBe('FETCH_CREDENTIALS');
    expect(asked).toEqual([]);
  });

  it.each(INWARD)('%s: not by a redirect', async (host) => {
    // the server itself stands on loopback: it alone is let through
    const { host: own, port } = new URL(base);
    const location = encodeURI(`http://${host}:${Number(port) + 1}/secret`)
      .replace(/%25/g, '%')
      .replace(/%5B/g, '[')
      .replace(/%5D/g, ']');
    routes.set('/hop', (_request, response) => response.writeHead(302, { location }).end());
    asked.length = 0;
    const options = { ...quick, retries: 0, obeyRobots: false, allowLoopback: [own] };
    expect(await codeOf(`${base}/hop`, options)).toBe('FETCH_PRIVATE_ADDRESS');
    expect(asked).toEqual(['/hop']);
  });

  it.each(ANSWERS)(
    'a name that stands for %s: not by the first answer, nor among others, nor by a second one',
    async (address) => {
      const family = address.includes(':') ? 6 : 4;
      const inward = { address, family };
      const outward = { address: '93.184.216.34', family: 4 };
      for (const first of [[inward], [outward, inward], [inward, outward]]) {
        const resolver = (_h: string, _o: unknown, callback: (e: null, a: object[]) => void): void =>
          callback(null, first);
        const options = { ...closed, obeyRobots: false, resolver: resolver as never };
        expect(await codeOf('http://public.example/', options)).toBe('FETCH_PRIVATE_ADDRESS');
      }
      // the second answer is the inward one: every connection judges the answer that it uses
      let answers = 0;
      const rebinding = (_h: string, _o: unknown, callback: (e: null, a: object[]) => void): void =>
        callback(null, answers++ === 0 ? [{ address: '192.0.2.1', family: 4 }] : [inward]);
      const options = { ...closed, obeyRobots: false, retries: 1, resolver: rebinding as never };
      expect(await codeOf('http://public.example/', options)).toBe('FETCH_PRIVATE_ADDRESS');
    },
  );

  describe('with a proxy in the environment', () => {
    const names = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'];
    const before = names.map((name) => process.env[name]);
    beforeAll(() => {
      for (const name of names) process.env[name] = base;
    });
    afterAll(() => {
      for (const [i, name] of names.entries()) {
        if (before[i] === undefined) delete process.env[name];
        else process.env[name] = before[i];
      }
    });

    it.each(INWARD)('%s: the proxy is not asked for it', async (host) => {
      asked.length = 0;
      expect(await codeOf(`http://${host}/latest/`, closed)).toBe('FETCH_PRIVATE_ADDRESS');
      expect(asked).toEqual([]);
    });

    it('nor for a name that stands for any of the forty answers', async () => {
      asked.length = 0;
      for (const address of ANSWERS) {
        const resolver = (_h: string, _o: unknown, callback: (e: null, a: object[]) => void): void =>
          callback(null, [{ address, family: address.includes(':') ? 6 : 4 }]);
        const options = { ...closed, obeyRobots: false, resolver: resolver as never };
        expect([address, await codeOf('http://public.example/', options)]).toEqual([address, 'FETCH_PRIVATE_ADDRESS']);
      }
      expect(asked).toEqual([]);
    });
  });
});

describe('what is asked of a server', () => {
  it('has limits that stand where nothing else is said', () => {
    expect(DEFAULT_FETCH).toMatchObject({
      allowLoopback: false,
      obeyRobots: true,
      maxRedirects: 5,
      connectTimeout: 10_000,
      timeout: 30_000,
      maxBytes: 20_000_000,
    });
  });

  it('follows five redirects, not six', async () => {
    for (let n = 1; n <= 6; n++)
      routes.set(`/${n}`, (_request, response) => response.writeHead(302, { location: `/${n - 1}` }).end());
    routes.set('/0', (_request, response) => response.end('there'));
    expect(await get('/5', { obeyRobots: false })).toBe('there');
    expect(await codeOf(`${base}/6`, { ...quick, obeyRobots: false })).toBe('FETCH_REDIRECTS');
  });

  it('a page of 20 MB is taken, one of a byte more is not, whether its length is told or not', async () => {
    const most = DEFAULT_FETCH.maxBytes;
    const body = Buffer.alloc(most + 1, 'x');
    routes.set('/told', (request, response) => response.end(body.subarray(0, most + Number(request.url?.at(-1)))));
    routes.set('/untold', (request, response) => {
      response.write(body.subarray(0, most));
      response.end(body.subarray(0, Number(request.url?.at(-1))));
    });
    const options = { ...quick, obeyRobots: false, timeout: 30_000 };
    for (const path of ['/told', '/untold']) {
      expect((await get(`${path}?0`, options)).length).toBe(most);
      expect(await codeOf(`${base}${path}?1`, options)).toBe('FETCH_TOO_LARGE');
    }
  });

  it('names nobody: no cookie that was set is sent back, no credentials go to any host', async () => {
    const sent: string[] = [];
    const note: Handler = (request, response) => {
      sent.push(...Object.keys(request.headers));
      response.writeHead(302, { location: '/end', 'set-cookie': 'session=1; Path=/' }).end();
    };
    routes.set('/start', note);
    routes.set('/end', (request, response) => {
      sent.push(...Object.keys(request.headers));
      response.writeHead(200, { 'set-cookie': 'session=2; Path=/' }).end('end');
    });
    const fetcher = new Fetcher({ ...quick, obeyRobots: false });
    for (let n = 0; n < 2; n++) await fetcher.fetch(`${base}/start`);
    await fetcher.close();
    expect([...new Set(sent)].sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent']);
  });
});

describe('a server that misbehaves', () => {
  it('that redirects without end, stalls, or sends too much is left', async () => {
    routes.set('/loop', (_request, response) => response.writeHead(301, { location: '/loop' }).end());
    routes.set('/stall', () => {});
    routes.set('/drip', (_request, response) => {
      response.writeHead(200);
      response.write('x');
    });
    routes.set('/huge', (_request, response) => {
      response.writeHead(200);
      response.end('x'.repeat(200_000));
    });
    routes.set('/bomb', (_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(5_000_000))),
    );
    routes.set('/garbage', (_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('not gzip at all'),
    );
    const options = { ...quick, retries: 0, obeyRobots: false, timeout: 400 };
    expect(await codeOf(`${base}/loop`, options)).toBe('FETCH_REDIRECTS');
    expect(await codeOf(`${base}/stall`, options)).toBe('FETCH_TIMEOUT');
    expect(await codeOf(`${base}/drip`, options)).toBe('FETCH_TIMEOUT');
    expect(await codeOf(`${base}/huge`, { ...options, maxBytes: 100_000 })).toBe('FETCH_TOO_LARGE');
    expect(await codeOf(`${base}/bomb`, { ...options, maxBytes: 1_000_000, timeout: 3000 })).toBe('FETCH_TOO_LARGE');
    expect(await codeOf(`${base}/garbage`, options)).toBe('FETCH_ENCODING');
  });

  it('that cuts a packed page short, packs it in ways nobody knows, or points nowhere, is told', async () => {
    routes.set('/cut', (_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('7 billion '.repeat(500)).subarray(0, 30)),
    );
    routes.set('/odd', (_request, response) => response.writeHead(200, { 'content-encoding': 'rot13' }).end('k'));
    routes.set('/plain', (_request, response) => response.writeHead(200, { 'content-encoding': 'identity' }).end('x'));
    routes.set('/nowhere', (_request, response) => response.writeHead(302).end());
    routes.set('/hangup', (request) => request.socket.destroy());
    const options = { ...quick, retries: 0, obeyRobots: false };
    expect(await codeOf(`${base}/cut`, options)).toBe('FETCH_ENCODING');
    expect(await codeOf(`${base}/odd`, options)).toBe('FETCH_ENCODING');
    expect(await codeOf(`${base}/nowhere`, options)).toBe('FETCH_STATUS');
    expect(await codeOf(`${base}/hangup`, options)).toBe('FETCH_NETWORK');
    expect(await get('/plain', { obeyRobots: false })).toBe('x');
  });

  it('that says beforehand how much it will send is left before it does', async () => {
    routes.set('/told', (_request, response) => response.writeHead(200, { 'content-length': '9000000' }).write('x'));
    expect(await codeOf(`${base}/told`, { ...quick, retries: 0, obeyRobots: false, maxBytes: 1000 })).toBe(
      'FETCH_TOO_LARGE',
    );
  });

  it('that says when to come again is asked then', async () => {
    let times = 0;
    routes.set('/later', (_request, response) => {
      if (times++ === 0) response.writeHead(429, { 'retry-after': '1' }).end();
      else response.end('now');
    });
    const begun = performance.now();
    expect(await get('/later', { obeyRobots: false })).toBe('now');
    expect(performance.now() - begun).toBeGreaterThan(900);
  });

  it('is tried again where that can help, and only there', async () => {
    let busy = 0;
    routes.set('/busy', (_request, response) => {
      busy++;
      if (busy < 3) response.writeHead(503).end();
      else response.end('at last');
    });
    let gone = 0;
    routes.set('/gone', (_request, response) => {
      gone++;
      response.writeHead(410).end();
    });
    expect(await get('/busy', { obeyRobots: false })).toBe('at last');
    expect(await codeOf(`${base}/gone`, { ...quick, obeyRobots: false })).toBe('FETCH_STATUS');
    expect([busy, gone]).toEqual([3, 1]);
  });
});

describe('a page', () => {
  it('is unpacked from deflate, and asked for by the day that it had', async () => {
    routes.set('/deflate', (_request, response) =>
      response.writeHead(200, { 'content-encoding': 'deflate' }).end(deflateSync('<p>9 billion')),
    );
    expect(await get('/deflate', { obeyRobots: false })).toBe('<p>9 billion');
    const day = 'Tue, 04 Mar 2025 06:00:00 GMT';
    routes.set('/dated', (request, response) =>
      response.writeHead(request.headers['if-modified-since'] === day ? 304 : 200).end(),
    );
    const fetcher = new Fetcher({ ...quick, obeyRobots: false });
    const again = await fetcher.fetch(`${base}/dated`, { etag: null, lastModified: day });
    await fetcher.close();
    expect(again.notModified).toBe(true);
  });

  it('is unpacked as browsers do it: deflate without its head, and one packing upon the other', async () => {
    const packed = (path: string, encoding: string, body: Uint8Array): void => {
      routes.set(path, (_request, response) => response.writeHead(200, { 'content-encoding': encoding }).end(body));
    };
    packed('/raw', 'deflate', deflateRawSync('<p>9 billion'));
    packed('/twice', 'Deflate, GZIP', gzipSync(deflateSync('<p>8 billion')));
    expect(await get('/raw', { obeyRobots: false })).toBe('<p>9 billion');
    expect(await get('/twice', { obeyRobots: false })).toBe('<p>8 billion');
    packed('/odd', 'gzip, zstd', gzipSync('x'));
    expect(await codeOf(`${base}/odd`, { ...quick, obeyRobots: false })).toBe('FETCH_ENCODING');
  });

  it('is unpacked from gzip and brotli, with its charset and validators', async () => {
    routes.set('/gzip', (_request, response) =>
      response
        .writeHead(200, {
          'content-encoding': 'gzip',
          'content-type': 'text/html; charset="windows-1252"',
          etag: '"e1"',
          'last-modified': 'Tue, 04 Mar 2025 06:00:00 GMT',
        })
        .end(gzipSync('<p>7 billion')),
    );
    routes.set('/br', (_request, response) =>
      response.writeHead(200, { 'content-encoding': 'br' }).end(brotliCompressSync('<p>8 billion')),
    );
    const fetcher = new Fetcher({ ...quick, obeyRobots: false });
    const page = await fetcher.fetch(`${base}/gzip`);
    await fetcher.close();
    expect([new TextDecoder().decode(page.bytes), page.charset, page.etag, page.lastModified]).toEqual([
      '<p>7 billion',
      'windows-1252',
      '"e1"',
      'Tue, 04 Mar 2025 06:00:00 GMT',
    ]);
    expect(await get('/br', { obeyRobots: false })).toBe('<p>8 billion');
  });

  it('that has not changed is not sent again', async () => {
    routes.set('/same', (request, response) => {
      if (request.headers['if-none-match'] === '"v1"') response.writeHead(304, { etag: '"v1"' }).end();
      else response.writeHead(200, { etag: '"v1"' }).end('x');
    });
    const fetcher = new Fetcher({ ...quick, obeyRobots: false });
    const again = await fetcher.fetch(`${base}/same`, { etag: '"v1"', lastModified: null });
    await fetcher.close();
    expect([again.notModified, again.bytes.length]).toEqual([true, 0]);
  });
});

describe('robots.txt', () => {
  it('is obeyed and asked for once', async () => {
    routes.set('/robots.txt', (_request, response) =>
      response.end('User-agent: whosaid\nDisallow: /closed\n\nUser-agent: *\nDisallow: /'),
    );
    routes.set('/open', (_request, response) => response.end('open'));
    asked.length = 0;
    const fetcher = new Fetcher(quick);
    expect(new TextDecoder().decode((await fetcher.fetch(`${base}/open`)).bytes)).toBe('open');
    await expect(fetcher.fetch(`${base}/closed/x`)).rejects.toMatchObject({ code: 'FETCH_ROBOTS' });
    await fetcher.close();
    expect(asked).toEqual(['/robots.txt', '/open']);
  });

  it('that cannot be had closes the site; one that is not there opens it', async () => {
    routes.set('/robots.txt', (_request, response) => response.writeHead(500).end());
    expect(await codeOf(`${base}/open`)).toBe('FETCH_ROBOTS');
    routes.delete('/robots.txt');
    expect(await get('/open')).toBe('open');
  });
});
