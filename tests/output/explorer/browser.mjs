// Starts the Chromium that comes with `npm ci`, for the tests of the explorer and for its picture tour.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const { version } = JSON.parse(
  readFileSync(join(root, 'node_modules', '@sparticuz', 'chromium', 'package.json'), 'utf8'),
);
const home = join(root, 'node_modules', '.cache', `whosaid-chromium-${version}`);

/**
 * Unpacks the browser into node_modules/.cache, once, and returns its path. The package would unpack it into the system's folder for
 * temporary files, where two runs meet half a file of each other: so it is unpacked aside and moved there whole.
 */
async function executable() {
  if (process.env.WHOSAID_CHROMIUM) return process.env.WHOSAID_CHROMIUM;
  const path = join(home, 'chromium');
  if (existsSync(path)) return path;
  mkdirSync(dirname(home), { recursive: true });
  const aside = mkdtempSync(`${home}-`);
  const before = process.env.TMPDIR;
  try {
    process.env.TMPDIR = aside;
    const { default: sparticuz } = await import('@sparticuz/chromium');
    await sparticuz.executablePath();
    renameSync(aside, home);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    // another run may have been quicker
    if (!existsSync(path)) throw error;
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  return path;
}

/** The letters of pictures are those that come with the browser, wherever they are made. */
function fontConfiguration() {
  const alias = (family, ...others) =>
    `<alias binding="same"><family>${family}</family><prefer>${others.map((name) => `<family>${name}</family>`).join('')}</prefer></alias>`;
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>${join(home, 'fonts')}</dir><dir>/usr/share/fonts</dir><cachedir>${join(home, 'font-cache')}</cachedir>
${alias('system-ui', 'Open Sans', 'DejaVu Sans')}${alias('sans-serif', 'Open Sans', 'DejaVu Sans')}${alias('serif', 'DejaVu Serif Condensed', 'DejaVu Serif')}${alias('monospace', 'DejaVu Sans Mono')}
</fontconfig>`;
}

/** Starts the browser; throws a sentence that says what to do where none starts. It makes no request of its own. */
export async function startBrowser() {
  try {
    const executablePath = await executable();
    const own = executablePath.startsWith(home);
    if (own) writeFileSync(join(home, 'fonts.conf'), fontConfiguration());
    return await chromium.launch({
      executablePath,
      headless: true,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-domain-reliability',
        '--no-first-run',
        '--no-pings',
        '--font-render-hinting=none',
      ],
      env: { ...process.env, ...(own ? { FONTCONFIG_FILE: join(home, 'fonts.conf') } : {}) },
    });
  } catch (error) {
    throw new Error(
      `No browser starts, so the explorer cannot be tested: ${error instanceof Error ? error.message : error}\n` +
        'Chromium comes with `npm ci` (@sparticuz/chromium, Linux x64); elsewhere set WHOSAID_CHROMIUM to the path of a Chromium or Chrome.',
    );
  }
}
