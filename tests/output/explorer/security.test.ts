import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createExplorer } from '../../../output/explorer/app.js';
import { isAllowedHost } from '../../../output/explorer/security.js';
import { isLoopback, serveExplorer } from '../../../output/explorer/serve.js';
import { plainStore, type SampleStore } from './sample-store.js';

let sample: SampleStore;
beforeAll(() => {
  sample = plainStore();
});
afterAll(() => sample.remove());

const ask = (path: string, init: RequestInit = {}, host = '127.0.0.1:7077'): Promise<Response> =>
  Promise.resolve(
    createExplorer(sample.store, { version: '0.0.0' }).request(path, {
      ...init,
      headers: { host, ...(init.headers as Record<string, string> | undefined) },
    }),
  );

describe('every answer', () => {
  it.each(['/', '/nowhere', '/api/facts', '/api/nowhere', '/static/explorer.js', '/documents/1/report'])(
    '%s forbids all code but our own script and style sheet',
    async (path) => {
      const { headers } = await ask(path);
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('set-cookie')).toBeNull();
    },
  );

  it('has no code or style within its pages', async () => {
    for (const path of ['/', '/documents/1', '/help', '/timeline?measure=roads']) {
      const body = await (await ask(path)).text();
      expect(body.match(/<script[^>]*>/g)).toEqual([
        expect.stringMatching(/^<script src="\/static\/explorer\.js\?v=[0-9a-f]{12}">$/),
      ]);
      expect(body).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/i);
    }
  });
});

describe('the host that a request names', () => {
  const local = { loopback: true, allowed: [] };
  it.each(['127.0.0.1', '127.0.0.1:7077', 'localhost:9', 'LOCALHOST', 'localhost.', '[::1]:80', '127.9.9.9'])(
    '%s is answered',
    (host) => {
      expect(isAllowedHost(host, local)).toBe(true);
    },
  );
  it.each([
    'evil.example',
    'evil.example:7077',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '127.0.0.1@evil.example',
    'evil.example#127.0.0.1',
    '192.168.0.1',
    '0.0.0.0',
    '2130706433',
    '0x7f.1',
    '127.1',
    '[::ffff:192.168.0.1]',
    '169.254.169.254',
    '',
    ' ',
    'localhost:port',
    '127.0.0.1:7077:1',
    'a b',
    undefined,
  ])('%s is refused', async (host) => {
    expect(isAllowedHost(host, local)).toBe(false);
  });

  it('may be an address where the server listens to the network, and any name that was allowed', () => {
    const open = { loopback: false, allowed: ['Desk.example.org'] };
    expect(isAllowedHost('192.168.0.1:7077', open)).toBe(true);
    expect(isAllowedHost('desk.example.org', open)).toBe(true);
    expect(isAllowedHost('evil.example', open)).toBe(false);
  });

  it('is checked before anything is read, for pages, files and the API', async () => {
    for (const path of ['/', '/static/explorer.css', '/api/facts', '/api/openapi.json']) {
      const answer = await ask(path, {}, 'evil.example');
      expect(answer.status).toBe(421);
      expect(await answer.text()).not.toContain('Kestrel');
    }
  });
});

describe('requests that other sites make', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
    '%s is refused: nothing here changes anything',
    async (method) => {
      for (const path of ['/', '/api/facts', '/facts/0000']) {
        const answer = await ask(path, { method });
        expect(answer.status).toBe(405);
        expect(answer.headers.get('allow')).toBe('GET, HEAD');
      }
    },
  );

  it('are refused, but for a link that somebody follows', async () => {
    const from = (site: string, mode: string, dest: string): RequestInit => ({
      headers: { 'sec-fetch-site': site, 'sec-fetch-mode': mode, 'sec-fetch-dest': dest },
    });
    for (const path of ['/', '/api/facts']) {
      expect((await ask(path, from('cross-site', 'no-cors', 'image'))).status).toBe(403);
      expect((await ask(path, from('cross-site', 'cors', 'empty'))).status).toBe(403);
      expect((await ask(path, from('same-site', 'no-cors', 'script'))).status).toBe(403);
      expect((await ask(path, from('cross-site', 'navigate', 'iframe'))).status).toBe(403);
      expect((await ask(path, from('cross-site', 'navigate', 'document'))).status).toBe(200);
      expect((await ask(path, from('same-origin', 'cors', 'empty'))).status).toBe(200);
      expect((await ask(path, from('none', 'navigate', 'document'))).status).toBe(200);
    }
  });
});

describe('paths', () => {
  it.each([
    '/static/../package.json',
    '/static/%2e%2e/%2e%2e/package.json',
    '/static/..%2fapp.js',
    '/static/%00',
    '/static/constructor',
    '/static/__proto__',
    `/static/${'a'.repeat(300)}`,
    '/static/',
    '/static/C:%5Cwindows',
    '/static/%5C%5Chost%5Cshare',
    '/static//etc/passwd',
  ])('%s leads to no file', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    '/%2f%2fevil.example',
    '/documents//evil.example',
    '/facts/..//evil.example',
    '/?next=//evil.example',
  ])('%s leads to no other host', async (path) => {
    const answer = await ask(`http://127.0.0.1${path}`);
    expect(answer.headers.get('location')).toBeNull();
    expect(answer.status === 200 || answer.status === 404).toBe(true);
  });
});

describe('serving', () => {
  it('listens to this machine only, unless it is told otherwise', async () => {
    const running = await serveExplorer(sample.store, { version: '0.0.0', port: 0 });
    expect(running.url).toBe(`http://127.0.0.1:${running.port}/`);
    const status = await new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port: running.port, path: '/', headers: { host: 'evil.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(421);
    await running.close();
    expect(['127.0.0.1', '::1', 'localhost', '127.1.2.3'].every(isLoopback)).toBe(true);
    expect(['0.0.0.0', '::', '192.168.0.1', 'desk.example.org'].some(isLoopback)).toBe(false);
  });

  it('says so when its port is taken', async () => {
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    const { port } = other.address() as AddressInfo;
    await expect(serveExplorer(sample.store, { version: '0.0.0', port })).rejects.toThrow(/EADDRINUSE/);
    other.close();
  });
});
