import { setImmediate } from 'node:timers/promises';
import { threadId } from 'node:worker_threads';
import type { Limits } from '../limits.js';
import { extract } from '../stages/extract.js';
import { normalize } from '../stages/normalize.js';
import { read } from '../stages/read.js';
import { sealDocument } from '../stages/sealed-document.js';
import { checkStages, runStages, type Source, type Work } from '../stages/stage.js';
import { tokenize } from '../stages/tokenize.js';
import { collectAfter } from './collect.js';
import { nameOf, type Task, TaskPosition, type TaskResult } from './task.js';

/** The stages that run in a worker; the last one, `store`, is the main thread's. */
const STAGES = [read, tokenize, extract, normalize];
checkStages(STAGES);

/** Half of all kinds of marks in two sentences. */
const WARM_UP = 'Acme Corp. said on 3 May 2024 that sales rose 4.5% to $12 million. Costs fell, according to Jane Roe.';
let warm: Promise<void> | null = null;
/** The task before: tasks wait for each other, so that of all documents one is at work, and dies with its worker. */
let before: Promise<unknown> = Promise.resolve();

/** Loads models and lets the compiler see each stage once, so that no document's deadline pays for it. */
async function warmUp(limits: Limits): Promise<void> {
  const bytes = new TextEncoder().encode(WARM_UP);
  await workOn(
    {
      locator: 'warm-up',
      input: 'warm-up',
      format: 'text',
      access: {},
      bytes,
      contentSha256: '',
      byteStart: 0,
      byteEnd: bytes.length,
      line: null,
      known: null,
      referenceDate: null,
      keepBytes: false,
      charset: null,
      extractionKey: '',
    },
    limits,
  );
}

/** Leads each document of a task through the stages, up to the rows that the store takes. Never throws. */
export default function work(task: Task): Promise<TaskResult[]> {
  const results = before.then(() => workThrough(task));
  before = results.catch(() => {});
  return results;
}

async function workThrough(task: Task): Promise<TaskResult[]> {
  warm ??= warmUp(task.limits);
  await warm;
  // between tasks the pool waits outside of the event loop, in which the engine does what it has put off: without a turn of it now and then the
  // heap of a worker that reads plain text comes to be a fifth larger, and goes on growing for longer
  await setImmediate();
  const results: TaskResult[] = [];
  const position = new TaskPosition(task.position);
  for (const [i, source] of task.sources.entries()) {
    position.begin(i + 1, threadId);
    results.push(await workOn(source, task.limits, () => position.addPage()));
    collectAfter(source.bytes.length);
  }
  position.end();
  return results;
}

async function workOn(source: Source, limits: Limits, onPage: () => void = () => {}): Promise<TaskResult> {
  const item: Work = { source, onPage };
  const failure = await runStages(STAGES, item, limits);
  const result = { source: nameOf(source), seconds: item.seconds ?? {} };
  if (failure !== null) return { ...result, kind: 'failure', failure, attempts: 1 };
  if (item.skip !== undefined) return { ...result, kind: 'skipped', skip: item.skip };
  return { ...result, kind: 'document', sealed: sealDocument(item.packed!) };
}
