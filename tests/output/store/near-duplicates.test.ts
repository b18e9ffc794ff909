import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNear, profileOf } from '../../../output/store/near-duplicates/compare.js';
import { BANDS, bandsOf } from '../../../output/store/near-duplicates/fingerprint.js';

const STORY = `The harbour of Muntok shipped 41,200 tonnes of tin in February, the port authority said on Monday, which is the most in
any month since it began to keep records. Exports to Japan rose 12% from a year earlier, while those to Korea fell by a third because two
smelters stood still for repairs. The authority expects 480,000 tonnes this year. Prices stood at $28,450 a tonne, said Ana Ruiz, who trades
metals for the Kestrel Office, and she sees them falling to $26,000 by the summer. Workers at the larger of the mines have asked for 7% more pay.`;

const near = (a: string, b: string, dayA: string | null = null, dayB: string | null = null): boolean =>
  isNear(profileOf(a, 'a', dayA), profileOf(b, 'b', dayB));

/** A candidate for comparison at all: found by the bands. */
const meets = (a: string, b: string): boolean => {
  const bands = new Set(bandsOf(a));
  return bandsOf(b).some((band) => bands.has(band));
};

describe('two texts are nearly the same', () => {
  it.each([
    [
      'with a byline and a call to subscribe',
      `By our staff in Muntok\n${STORY}\nSubscribe to our newsletter for more news of the sea.`,
    ],
    ['cut short', STORY.slice(0, STORY.indexOf('Workers at'))],
    ['with a word or two edited', STORY.replace('stood still', 'were idle').replace('any month', 'any single month')],
    ['in another lay-out', STORY.replaceAll(' ', '  \n').toUpperCase()],
  ])('%s', (_, other) => {
    expect([near(STORY, other), near(other, STORY), meets(STORY, other)]).toEqual([true, true, true]);
  });
});

describe('two texts are not the same', () => {
  it.each([
    ['with another figure in the same place', STORY.replace('41,200', '38,900')],
    ['of another month', STORY.replace('February', 'March')],
    ['of another weekday', STORY.replace('Monday', 'Friday')],
    [
      'with two more figures than the other',
      `${STORY.slice(0, 400)} Lead came to 5,310 tonnes, zinc to 16,800, and gold to 1.2 tonnes, all told.`,
    ],
    ['about something else', 'The council met again. '.repeat(20)],
  ])('%s', (_, other) => {
    expect([near(STORY, other), near(other, STORY)]).toEqual([false, false]);
  });

  it('when they are of days that lie apart: "Monday" is another one', () => {
    expect(near(STORY, STORY, '2025-03-04', '2025-03-05')).toBe(true);
    expect(near(STORY, STORY, '2025-03-04', '2025-03-11')).toBe(false);
  });

  it('when the one that is dated, and so stands for both, says much less', () => {
    const short = STORY.slice(0, STORY.indexOf('Prices stood'));
    expect(near(STORY, STORY, '2025-03-04', null)).toBe(true);
    expect(near(STORY, short, '2025-03-04', null)).toBe(true);
    expect(near(STORY, short, null, '2025-03-04')).toBe(false);
  });

  it('when they are short: notices are alike without being the same', () => {
    expect(bandsOf('Norvania paid $5 billion in 2024.')).toEqual([]);
    expect(bandsOf(STORY)).toHaveLength(BANDS);
  });
});

it('bands are the same for the same words, whatever stands between them', () => {
  fc.assert(
    fc.property(fc.constantFrom(' ', '\n', ', ', ' – ', '\t'), (gap) => {
      expect(bandsOf(STORY.split(/\s+/).join(gap))).toEqual(bandsOf(STORY));
    }),
  );
});
