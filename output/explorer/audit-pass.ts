import { type AuditStep, auditedDocuments, auditSteps } from '../audit/audit.js';
import { CHECKS, type Check, type Finding, VERDICTS, type Verdict } from '../audit/finding.js';
import { countFacts } from '../query/facts.js';
import type { Store } from '../store/store.js';

/** Where the figures of a finding stand: in one article, or in several. */
export const SCOPES = ['within', 'across'] as const;
export type Scope = (typeof SCOPES)[number];

/** Which findings; all that are given must hold. */
export interface FindingFilter {
  readonly verdict: Verdict | null;
  readonly check: Check | null;
  readonly scope: Scope | null;
}

/** A page of findings, in the order of their articles; those across articles come last. */
export interface FindingPage {
  readonly findings: readonly Finding[];
  /** Where the next page begins; null at the end of what has been worked out. */
  readonly next: number | null;
  /** Articles that have been worked out, and that there are. */
  readonly documents: number;
  readonly total: number;
  /** Whether all has been worked out. */
  readonly complete: boolean;
  /** Whether articles are held against each other too: in a store of very many facts they are not. */
  readonly across: boolean;
  /** How many findings there are of each verdict, check and scope, among those that the other two filters leave. */
  readonly counts: {
    readonly verdict: Readonly<Record<Verdict, number>>;
    readonly check: Readonly<Record<Check, number>>;
    readonly scope: Readonly<Record<Scope, number>>;
  };
  /** Whether findings that add up were too many to be kept: they are counted only. */
  readonly dropped: boolean;
}

/** Articles that are worked out before a question is answered; the others follow in the background. */
const AT_ONCE = 20;
/** Milliseconds of work in the background before questions may come in between. */
const SLICE = 10;
/** Milliseconds between two slices. */
const PAUSE = 5;
/** Findings that are kept; from then on only those that do not add up. */
const MOST_KEPT = 50_000;
/** With more facts than these, holding all articles against each other would take too much memory for a page. */
const MOST_ACROSS = 200_000;

/**
 * The audit of a whole store while it is looked at: begun with the first question, gone on with in the background, begun anew when the store
 * has changed. Nothing is written.
 */
export class AuditPass {
  readonly #store: Store;
  #version: unknown = null;
  #steps: Iterator<AuditStep> | null = null;
  #kept: { finding: Finding; scope: Scope }[] = [];
  #counts = new Map<string, number>();
  #documents = 0;
  #total = 0;
  #complete = false;
  #across = true;
  #dropped = false;
  #waiting: NodeJS.Timeout | null = null;

  constructor(store: Store) {
    this.#store = store;
  }

  /** A page of at most `limit` findings from the place `from` on. Throws `StoreError`. */
  page(filter: FindingFilter, from: number, limit: number): FindingPage {
    this.#look();
    const findings: Finding[] = [];
    let at = from;
    for (; at < this.#kept.length && findings.length < limit; at++) {
      const { finding, scope } = this.#kept[at] as { finding: Finding; scope: Scope };
      if (fits(filter, finding, scope)) findings.push(finding);
    }
    const more = this.#kept.slice(at).some(({ finding, scope }) => fits(filter, finding, scope));
    return {
      findings,
      next: more ? at : null,
      documents: this.#documents,
      total: this.#total,
      complete: this.#complete,
      across: this.#across,
      counts: {
        verdict: this.#countBy(VERDICTS, (verdict) => ({ ...filter, verdict })),
        check: this.#countBy(CHECKS, (check) => ({ ...filter, check })),
        scope: this.#countBy(SCOPES, (scope) => ({ ...filter, scope })),
      },
      dropped: this.#dropped,
    };
  }

  /** Begins where nothing has begun, or the store is another; works out some articles at once, and sees to the others. */
  #look(): void {
    // tells of what others have written
    const version = this.#store.read((database) => database.pragma('data_version', { simple: true }));
    if (version !== this.#version) {
      this.#across = countFacts(this.#store) <= MOST_ACROSS;
      const ids = auditedDocuments(this.#store);
      this.#steps = auditSteps(this.#store, ids, { across: this.#across });
      this.#total = ids.length;
      this.#kept = [];
      this.#counts = new Map();
      this.#documents = 0;
      this.#complete = false;
      this.#dropped = false;
      this.#version = version;
    }
    for (let n = 0; n < AT_ONCE && !this.#complete; n++) this.#step();
    // what holds articles against each other is quick, once all have been read
    while (!this.#complete && this.#documents === this.#total) this.#step();
    if (!this.#complete && this.#waiting === null) this.#goOn();
  }

  #step(): void {
    const step = this.#steps?.next();
    if (step === undefined || step.done === true) {
      this.#complete = true;
      this.#steps = null;
      return;
    }
    const { document, findings } = step.value;
    if (document !== null) this.#documents++;
    const scope: Scope = document === null ? 'across' : 'within';
    for (const finding of findings) {
      const key = keyOf(finding.verdict, finding.check, scope);
      this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
      if (this.#kept.length < MOST_KEPT || finding.verdict === 'inconsistent') this.#kept.push({ finding, scope });
      else this.#dropped = true;
    }
  }

  #goOn(): void {
    this.#waiting = setTimeout(() => {
      this.#waiting = null;
      const until = performance.now() + SLICE;
      try {
        while (!this.#complete && performance.now() < until) this.#step();
      } catch {
        // the store was closed, or cannot be read just now: the next question begins anew and is told why
        this.#version = null;
        return;
      }
      if (!this.#complete) this.#goOn();
    }, PAUSE);
    // nobody waits for it: it keeps no process alive
    this.#waiting.unref();
  }

  #countBy<T extends string>(words: readonly T[], filterOf: (word: T) => FindingFilter): Record<T, number> {
    return Object.fromEntries(words.map((word) => [word, this.#count(filterOf(word))])) as Record<T, number>;
  }

  #count({ verdict, check, scope }: FindingFilter): number {
    let sum = 0;
    for (const v of verdict === null ? VERDICTS : [verdict])
      for (const c of check === null ? CHECKS : [check])
        for (const s of scope === null ? SCOPES : [scope]) sum += this.#counts.get(keyOf(v, c, s)) ?? 0;
    return sum;
  }
}

const keyOf = (verdict: Verdict, check: Check, scope: Scope): string => `${verdict} ${check} ${scope}`;

function fits(filter: FindingFilter, finding: Finding, scope: Scope): boolean {
  return (
    (filter.verdict === null || finding.verdict === filter.verdict) &&
    (filter.check === null || finding.check === filter.check) &&
    (filter.scope === null || scope === filter.scope)
  );
}
