import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/properties.setup.ts', 'tests/native-objects.setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // two cores everywhere that this runs: more workers only fight each other
    maxWorkers: 2,
  },
});
