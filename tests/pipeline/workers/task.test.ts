import { describe, expect, it } from 'vitest';
import { TaskPosition } from '../../../pipeline/workers/task.js';

describe('where a worker is in its task', () => {
  it('is seen by whoever shares it, and stays when the worker is gone', () => {
    const position = new TaskPosition();
    const worker = new TaskPosition(position.shared);
    expect([position.document, position.begun]).toEqual([0, false]);
    worker.begin(2, 7);
    worker.addPage();
    expect([position.document, position.pages, position.worker]).toEqual([2, 1, 7]);
    worker.begin(3, 7);
    expect(position.pages).toBe(0);
    worker.end();
    expect([position.document, position.begun]).toEqual([0, true]);
  });

  it('is late at the document that was found to be so, not at one that was begun meanwhile', () => {
    const position = new TaskPosition();
    position.begin(1, 7);
    expect(position.late).toBe(false);
    position.noteLate(1);
    expect(position.late).toBe(true);
    // the worker was ended a moment too late for the first
    position.begin(2, 7);
    expect(position.late).toBe(false);
    position.begin(3, 7);
    position.noteLate(2);
    expect(position.late).toBe(false);
  });
});
