import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import ordinary from '../../vitest.config.js';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
const BUILT = /^(?:extractors|output|pipeline|corpus)[\\/].*\.js$/;

/**
 * The ordinary tests on the built files instead of the sources: so what a test calls itself and what a command, worker or child process runs
 * for it is the same code, and counts together. Started by coverage.mjs.
 */
export default defineConfig({
  plugins: [
    {
      name: 'tests-on-built-files',
      enforce: 'pre',
      resolveId(source, importer) {
        if (importer === undefined || !source.startsWith('.')) return null;
        const file = relative(root, resolve(dirname(importer), source));
        return BUILT.test(file.split(sep).join('/')) ? join(root, 'dist', file) : null;
      },
    },
  ],
  test: {
    ...ordinary.test,
    // files that Node loads by itself, as it does for people
    server: { deps: { external: [/[\\/]dist[\\/]/] } },
    setupFiles: [join(root, 'tests', 'coverage', 'take-coverage.ts')],
    testTimeout: 180_000,
  },
});
