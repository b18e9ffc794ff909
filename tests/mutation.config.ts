import { defineConfig } from 'vitest/config';

/** The tests that judge mutants: those of the numbers by example; laws and tables of units take long and prove other things. */
export default defineConfig({
  test: {
    include: ['tests/extractors/numbers/**/*.test.ts'],
    exclude: ['tests/extractors/numbers/{units,backlog,laws}.test.ts'],
    testTimeout: 60_000,
  },
});
