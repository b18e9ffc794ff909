import { readFileSync } from 'node:fs';

let known: string | null = null;

/** The version in package.json, which lies at the package's root wherever it is installed. */
export function version(): string {
  known ??= readVersion();
  return known;
}

function readVersion(): string {
  for (const up of ['../../package.json', '../package.json']) {
    try {
      const manifest = JSON.parse(readFileSync(new URL(up, import.meta.url), 'utf8')) as {
        name?: string;
        version?: string;
      };
      if (manifest.name === 'whosaid' && manifest.version !== undefined) return manifest.version;
    } catch {
      // not there: it is one folder up when run from the sources
    }
  }
  return '0.0.0';
}
