import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { holdNativeObjects, NativeObjects, openDatabase } from '../../../output/store/native-objects.js';

/** Weak references hold what they are made of until the running task ends. */
const nextTask = (): Promise<void> => sleep(1);

describe('objects of the driver', () => {
  it('are held while nobody else holds them, once each', async () => {
    const objects = new NativeObjects();
    for (let n = 0; n < 10; n++) objects.hold({ n });
    const one = objects.hold({ n: 10 });
    objects.hold(one);
    await nextTask();
    expect(objects.size).toBe(11);
  });

  it('are let go by a collection that is asked for, but for those in use', async () => {
    const objects = new NativeObjects();
    const used = [objects.hold({ n: 0 }), objects.hold({ n: 1 })];
    for (let n = 2; n < 100; n++) objects.hold({ n });
    await nextTask();
    objects.collect();
    expect(objects.size).toBe(2);
    expect(used.map(({ n }) => n)).toEqual([0, 1]);
  });

  it('are let go when many have come, so that their number has a bound', async () => {
    const objects = new NativeObjects(50);
    let most = 0;
    for (let n = 0; n < 400; n++) {
      objects.hold({ n });
      most = Math.max(most, objects.size);
      await nextTask();
    }
    expect(most).toBeLessThanOrEqual(100);
  });

  it('in use by the thousand are not looked through again for each that comes', async () => {
    const objects = new NativeObjects(10);
    let looks = 0;
    const collect = objects.collect.bind(objects);
    objects.collect = () => {
      looks++;
      collect();
    };
    const used = Array.from({ length: 1000 }, (_, n) => objects.hold({ n }));
    await nextTask();
    expect([used.length, objects.size]).toEqual([1000, 1000]);
    expect(looks).toBeLessThan(10);
  });
});

describe('a database that is opened', () => {
  it('is held with its statements and what walks over rows on engines newer than Node 20, which alone has no such headers', () => {
    const objects = holdNativeObjects();
    const before = objects?.size ?? 0;
    const database = openDatabase(':memory:');
    database.pragma('foreign_keys = ON');
    const rows = [...database.prepare('SELECT 1').pluck().iterate()];
    database.close();
    expect(rows).toEqual([1]);
    const newer = Number.parseInt(process.versions.node, 10) > 20;
    expect((objects?.size ?? 0) - before).toBe(newer ? 4 : 0);
  });
});
