import { defineConfig } from 'vitest/config';

/**
 * The tests that judge mutants: those of the numbers and the dates by example; laws and tables of units take long and prove other things, and
 * the user's units are tried through the whole extraction, whose models no mutant needs.
 */
export default defineConfig({
  test: {
    include: ['tests/extractors/{numbers,dates}/**/*.test.ts'],
    exclude: ['tests/extractors/{numbers,dates}/{units,backlog,laws,user-units}.test.ts'],
    testTimeout: 60_000,
  },
});
