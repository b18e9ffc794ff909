import { defineConfig } from 'vitest/config';

/** The tests that judge mutants of the audit's arithmetic and of what queries read: those by example, and few cases of the laws. */
export default defineConfig({
  test: {
    include: [
      'tests/output/audit/{interval,judge}.test.ts',
      'tests/output/query/{cursor,nearest,quantity,ticks,words}.test.ts',
    ],
    testTimeout: 120_000,
    env: { WHOSAID_CASES: '1000' },
  },
});
