import { expect, it } from 'vitest';
import { isRegularPast } from '../../../extractors/text/past-forms.js';

it.each('averaged used died agreed disagreed freed decreed guaranteed refereed'.split(' '))(
  '"%s" is written like a past form',
  (word) => {
    expect(isRegularPast(word)).toBe(true);
  },
);

it.each('need greed breed speed indeed succeed hundred sacred shed bed red rise'.split(' '))('"%s" is not', (word) => {
  expect(isRegularPast(word)).toBe(false);
});
