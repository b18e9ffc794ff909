// The pictures of the README: reads the bundled corpus into a store of its own and photographs the explorer. `npm run tour`, after a build.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startBrowser } from './browser.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const pictures = join(root, 'output', 'explorer', 'tour');
// the path stands in the pictures: it names no machine
const folder = join(tmpdir(), 'whosaid-tour');

/** What is photographed: `go` begins on the page and leads to what is to be seen. */
const STATIONS = [
  { name: 'facts', path: '/?unit=USD&sort=value&descending=1', scheme: 'light' },
  {
    name: 'article',
    path: '/documents?name=chip-cycle',
    scheme: 'light',
    go: async (page) => {
      await page.click('.rows tbody th a');
      await page.waitForURL(/\/documents\/\d+$/);
      await page.hover('.article-text a.figure >> nth=0');
    },
  },
  {
    name: 'fact',
    path: '/?q=lithography&document=chip-cycle',
    scheme: 'light',
    go: async (page) => {
      await page.click('.facts tbody .value a');
      await page.waitForURL(/\/facts\//);
    },
  },
  { name: 'quotes', path: '/quotes', scheme: 'light' },
  {
    name: 'audit',
    path: '/findings',
    scheme: 'dark',
    // it works in the background while the first page is looked at
    go: async (page) => {
      while ((await page.content()).includes('so far')) {
        await page.waitForTimeout(200);
        await page.reload();
      }
    },
  },
];

const { openStore } = await import(join(root, 'dist', 'output', 'store', 'index.js'));
const { serveExplorer } = await import(join(root, 'dist', 'output', 'explorer', 'serve.js'));
const { version } = await import(join(root, 'dist', 'pipeline', 'version.js'));

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
cpSync(join(root, 'corpus', 'articles'), join(folder, 'articles'), { recursive: true });
const command = join(root, 'dist', 'pipeline', 'cli', 'main.js');
const ingest = spawnSync(
  process.execPath,
  [command, 'ingest', 'articles', '--db', 'news.db', '--reference-date', '2025-04-02'],
  {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
  },
);
if (ingest.status !== 0) throw new Error(`whosaid ingest ended with ${ingest.status}`);

const store = openStore(join(folder, 'news.db'), { readonly: true });
const running = await serveExplorer(store, { version: version(), port: 0 });
const browser = await startBrowser();
try {
  mkdirSync(pictures, { recursive: true });
  for (const { name, path, scheme, go } of STATIONS) {
    const page = await browser.newPage({ viewport: { width: 1120, height: 700 }, colorScheme: scheme });
    await page.goto(new URL(path, running.url).href);
    if (go) await go(page);
    await page.screenshot({ path: join(pictures, `${name}.png`) });
    await page.close();
    console.log(join('output', 'explorer', 'tour', `${name}.png`));
  }
} finally {
  await browser.close();
  await running.close();
  store.close();
  rmSync(folder, { recursive: true, force: true });
}
