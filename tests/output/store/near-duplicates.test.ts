import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { tokenize } from '../../../extractors/text/tokenize.js';
import { openStore, type Store } from '../../../output/store/index.js';
import { isNear, mayBeNear, profileOf, sketchOf } from '../../../output/store/near-duplicates/compare.js';
import { BANDS, bandsOf } from '../../../output/store/near-duplicates/fingerprint.js';
import { removeDocuments } from '../../../output/store/remove.js';
import { scratchFolder } from '../../pipeline/cli/run-command.js';
import { packSample, RUN, sampleExtraction, sampleText } from './sample-documents.js';

const { path: folder, remove } = scratchFolder();
afterAll(remove);

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

describe('a sketch of the figures', () => {
  it('keeps no two texts apart that are near', () => {
    const part = fc.constantFrom(...STORY.split(/(?<=[.,]) /), 'Lead came to 5,310 tonnes.', 'It rained in May.');
    const text = fc.array(part, { minLength: 4, maxLength: 14 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(text, text, fc.integer({ min: 0, max: 14 }), (a, b, kept) => {
        for (const other of [b, `${a} ${b.slice(0, kept * 4)}`, a.slice(0, a.length - kept * 4)])
          if (near(a, other)) expect(mayBeNear(sketchOf(a), sketchOf(other))).toBe(true);
      }),
    );
  });
  it('tells texts of one frame with other figures in it', () => {
    const other = STORY.replaceAll(/\d/g, (digit) => String((Number(digit) + 3) % 10));
    expect(mayBeNear(sketchOf(STORY), sketchOf(other))).toBe(false);
    expect(mayBeNear(sketchOf(STORY), sketchOf(`By our staff. ${STORY}`))).toBe(true);
  });
});

/** The same frame around a sentence of its own. */
const framed = (n: number): string => {
  const name = [...String(n)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
  const frame = STORY.replaceAll(/\d[\d,.%]*/g, 'many');
  return `${frame}\nThe port of ${name} sends its letter to ${name} and those who live in ${name}.`;
};

function storeOf(name: string, texts: readonly (readonly [locator: string, text: string])[], atOnce: number): Store {
  const store = openStore(join(folder, name));
  for (let i = 0; i < texts.length; i += atOnce) {
    const none = { numbers: [], dates: [], entities: [], entityMentions: [], attributions: [], claims: [] };
    store.writeBatch(
      store.beginRun(RUN),
      texts.slice(i, i + atOnce).map(([locator, text]) =>
        packSample(locator, {
          text,
          extraction: { ...sampleExtraction(sampleText()), ...none, tokens: tokenize(text) },
        }),
      ),
    );
    while (store.settleNearDuplicates(50));
  }
  return store;
}

const copiesIn = (store: Store): unknown[] =>
  store.database
    .prepare(
      'SELECT d.locator, o.locator AS stands FROM documents AS d JOIN documents AS o ON o.id = d.duplicate_of ORDER BY 1',
    )
    .all();

describe('a frame that hundreds of documents share', () => {
  const texts = Array.from({ length: 400 }, (_, n) => [`text-${n}`, framed(n)] as const);

  it('brings none together, whether they come at once or one part after the other', () => {
    const once = storeOf('once.db', texts, 400);
    const parts = storeOf('parts.db', [...texts].reverse(), 100);
    expect(copiesIn(parts)).toEqual(copiesIn(once));
    expect(copiesIn(once).length).toBeLessThan(400 / 2);
    for (const store of [once, parts]) store.close();
  });

  it('is no frame any more when few are left, as if there had never been more', () => {
    const store = storeOf('left.db', texts, 400);
    const ids = store.database.prepare('SELECT id FROM documents ORDER BY id DESC LIMIT 300').pluck().all() as number[];
    removeDocuments(store, ids);
    while (store.settleNearDuplicates(50));
    const few = storeOf('few.db', texts.slice(0, 100), 100);
    expect(copiesIn(store)).toEqual(copiesIn(few));
    expect(copiesIn(few).length).toBeGreaterThan(90);
    for (const open of [store, few]) open.close();
  });
});
