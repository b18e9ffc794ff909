import fc from 'fast-check';

/**
 * Laws are held to the same examples whenever one state of the project is tested: whether it passes doesn't hang on luck.
 * Nights look at others (`npm run properties`): a failure prints the seed, which WHOSAID_PROPERTY_SEED takes.
 */
const seed = process.env.WHOSAID_PROPERTY_SEED ?? '20261126';
const runs = process.env.WHOSAID_PROPERTY_RUNS ?? '100';

fc.configureGlobal({
  seed: seed === 'new' ? Date.now() ^ process.pid : Number(seed),
  // of laws that don't say how often themselves
  numRuns: Number(runs),
  // laws held a thousand times have time for it
  ...(seed === 'new' ? { interruptAfterTimeLimit: 120_000 } : {}),
});
