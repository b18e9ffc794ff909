import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const TYPES = {
  'explorer.css': 'text/css; charset=utf-8',
  'explorer.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
} as const;
export type StaticName = keyof typeof TYPES;

export interface StaticFile {
  readonly body: Buffer<ArrayBuffer>;
  readonly type: string;
  /** Address with the hash of the content, which may be cached for ever. */
  readonly href: string;
}

/** The static files by name; these and no others are served, so no path of a request ever reaches the disk. */
export function staticFiles(): Readonly<Record<StaticName, StaticFile>> {
  const read = (name: StaticName): StaticFile => {
    const body = readFileSync(new URL(`./static/${name}`, import.meta.url)) as Buffer<ArrayBuffer>;
    return { body, type: TYPES[name], href: `/static/${name}?v=${hash('sha256', body).slice(0, 12)}` };
  };
  return { 'explorer.css': read('explorer.css'), 'explorer.js': read('explorer.js'), 'icon.svg': read('icon.svg') };
}

export function isStaticName(name: string): name is StaticName {
  return Object.hasOwn(TYPES, name);
}
