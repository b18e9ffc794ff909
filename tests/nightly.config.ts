import { defineConfig } from 'vitest/config';

/** What is too long for CI: `npm run nightly`. Files end in .nightly.ts. */
export default defineConfig({
  test: {
    include: ['tests/**/*.nightly.ts'],
    // a million documents on one busy processor take hours
    testTimeout: 6 * 3_600_000,
    hookTimeout: 600_000,
    fileParallelism: false,
  },
});
