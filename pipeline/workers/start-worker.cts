/**
 * What the pool loads in each worker: `worker.js`, by a dynamic import. The pool would `require` it, and where a worker runs out of its heap while
 * the engine links modules that are required, Node ends the whole process ("IsGraphAsync must be used on an instantiated module").
 */
const work: Promise<unknown> = import('./worker.js').then((loaded) => loaded.default);

export = work;
