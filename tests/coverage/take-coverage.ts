import { takeCoverage } from 'node:v8';
import { afterAll } from 'vitest';

/** A worker of the test runner may be killed when it is done: so it writes what it has counted after each file. */
afterAll(() => {
  takeCoverage();
});
