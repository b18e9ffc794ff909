import { describe, expect, it } from 'vitest';
import { compareVersions } from '../../../output/query/outdated.js';

describe('versions are compared', () => {
  it.each([
    ['1.2.3', '1.2.3', 0],
    ['1.2.3', '1.10.0', -1],
    ['2.0', '1.9.9', 1],
    ['1.2', '1.2.0', 0],
    ['1.2', '1.2.1', -1],
    ['1.2.1', '1.2', 1],
    ['1.0.0-beta', '1.0.0', -1],
    ['1.0.0', '1.0.0-beta', 1],
    ['1.0.0-alpha', '1.0.0-beta', -1],
    ['1.0.0-rc-2', '1.0.0-rc-1', 1],
    ['1.0.0-beta', '1.0.0-beta', 0],
  ])('%s and %s: %d', (a, b, order) => {
    expect(Math.sign(compareVersions(a, b))).toBe(order);
  });
});
