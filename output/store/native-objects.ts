import Database from 'better-sqlite3';
import { collectGarbage } from './collector.js';

/** How many objects are let come before those that nobody uses any more are collected. Each may hold a compiled statement, of some kilobytes. */
const COLLECTED_EVERY = 1000;

/**
 * Objects of the database driver, none of which the engine may collect when it likes. With the headers of Node 24.19 and later the destructor of
 * what an addon wraps looks for the environment that it is in, and a collection that the engine starts by itself may be in none: the process is
 * then aborted, in the middle of its work (github.com/nodejs/node/issues/65446; the driver's next major, which is free of it, doesn't run on
 * Node 20). A collection that is asked for is in one. So what comes is held here, and let go only while such a one runs.
 */
export class NativeObjects {
  readonly #held = new Set<object>();
  #all: WeakRef<object>[] = [];
  #limit: number;
  readonly #every: number;

  constructor(every: number = COLLECTED_EVERY) {
    this.#every = every;
    this.#limit = every;
  }

  /** How many are held. */
  get size(): number {
    return this.#held.size;
  }

  hold<T extends object>(object: T): T {
    if (this.#held.has(object)) return object;
    if (this.#held.size >= this.#limit) this.collect();
    this.#held.add(object);
    this.#all.push(new WeakRef(object));
    return object;
  }

  /** Lets go of all that nobody else holds. What has come since the running task began stays, as weak references to it hold it until its end. */
  collect(): void {
    // emptied and not replaced: a caller's frame may still know the set
    this.#held.clear();
    collectGarbage();
    const left: WeakRef<object>[] = [];
    for (const reference of this.#all) {
      const object = reference.deref();
      if (object === undefined) continue;
      this.#held.add(object);
      left.push(reference);
    }
    this.#all = left;
    this.#limit = Math.max(this.#every, left.length * 2);
  }
}

/** The parts of the driver that wrap objects of SQLite, by what makes them. */
type Made = (this: object, ...given: unknown[]) => object;

function holdWhatMakes(prototype: object, name: string, objects: NativeObjects): void {
  const make: unknown = Reflect.get(prototype, name);
  if (typeof make !== 'function') return;
  const held: Made = function (...given) {
    objects.hold(this);
    return objects.hold(Reflect.apply(make, this, given) as object);
  };
  Reflect.defineProperty(prototype, name, { value: held, writable: true, configurable: true });
}

let held: NativeObjects | null = null;

/**
 * Has the driver's objects held on engines that need it, for the whole process and once: to be called before a database is opened. Node 20 gets
 * no such change any more. Returns what holds them, or null.
 */
export function holdNativeObjects(): NativeObjects | null {
  if (held !== null || Number.parseInt(process.versions.node, 10) <= 20) return held;
  const probe = new Database(':memory:');
  // the wrapped database stands behind a symbol of the driver's own
  const native: unknown = Object.getOwnPropertySymbols(probe)
    .map((symbol) => Reflect.get(probe, symbol))
    .find((value) => typeof value === 'object' && value !== null && 'prepare' in value);
  if (typeof native === 'object' && native !== null) {
    held = new NativeObjects();
    const wrapped: object = Object.getPrototypeOf(native);
    holdWhatMakes(wrapped, 'prepare', held);
    holdWhatMakes(wrapped, 'backup', held);
    holdWhatMakes(Object.getPrototypeOf(probe.prepare('SELECT 1')), 'iterate', held);
  }
  probe.close();
  return held;
}

/** A connection to a SQLite file. Everything that opens one does it here; its errors are the driver's. */
export function openDatabase(path: string, options: Database.Options = {}): Database.Database {
  holdNativeObjects();
  return new Database(path, options);
}
