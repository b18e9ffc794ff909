import { userInfo } from 'node:os';
import { Command } from 'commander';
import { wordTable } from '../../../extractors/text/word-table.js';
import { MODALITIES, RELATIONS } from '../../../output/query/choices.js';
import { didYouMean } from '../../../output/query/nearest.js';
import type { ReviewRow } from '../../../output/query/reviews.js';
import { WhosaidError } from '../../errors.js';
import { type Layout, type ListOptions, listing } from '../listing.js';
import { note } from '../output.js';
import { count } from '../progress.js';
import { addListOptions, choiceArgument, notOneOf } from '../shared-options.js';
import { withStore } from '../with-store.js';

interface Options extends ListOptions {
  readonly note?: string;
  readonly set?: readonly (readonly [slot: string, value: string])[];
  readonly reviewer?: string;
}

const VERDICTS: Readonly<Record<string, 'accepted' | 'rejected' | 'corrected'>> = wordTable({
  accept: 'accepted',
  reject: 'rejected',
  correct: 'corrected',
});
const SLOTS = ['subject', 'measure', 'number', 'unit', 'time', 'said_by', 'relation', 'modality'];
/** Slots whose values are words of a list. */
const WORDS: Readonly<Record<string, readonly string[]>> = { relation: RELATIONS, modality: MODALITIES };

function correction(value: string, before: readonly (readonly [string, string])[] = []): [string, string][] {
  const at = value.indexOf('=');
  const slot = value.slice(0, at).trim().replaceAll('-', '_');
  if (at < 1 || !SLOTS.includes(slot)) {
    throw new WhosaidError(
      'USAGE',
      `--set: expected SLOT=VALUE with one of ${SLOTS.join(', ')}, got "${value}"${didYouMean(slot, SLOTS)}`,
    );
  }
  const told = value.slice(at + 1).trim();
  const words = WORDS[slot];
  if (words !== undefined && !words.includes(told)) throw notOneOf(`--set ${slot}`, words, told);
  return [...(before as [string, string][]), [slot, told]];
}

const REVIEWS: Layout<ReviewRow> = {
  name: 'reviews',
  keys: [
    ...(['fact_id', 'verdict', 'note', 'correction', 'reviewer', 'reviewed_at', 'present'] as const),
    ...(['subject', 'measure', 'number', 'document'] as const),
  ],
  columns: (paint) => [
    { head: 'fact', cell: (r) => r.fact_id.slice(0, 8), least: 8, most: 8, paint: paint.dim },
    { head: 'verdict', cell: (r) => r.verdict, least: 9, most: 9, paint: paint.bold },
    { head: 'subject', cell: (r) => (r.present ? r.subject : '(gone)'), least: 10, most: 26 },
    { head: 'measure', cell: (r) => r.measure, least: 10, most: 28 },
    { head: 'value', cell: (r) => r.number, least: 10, most: 24, paint: paint.green },
    { head: 'should be', cell: (r) => r.correction, least: 12, most: 40 },
    { head: 'note', cell: (r) => r.note, least: 12, most: 50 },
    { head: 'by', cell: (r) => r.reviewer, least: 6, most: 16 },
    { head: 'when', cell: (r) => r.reviewed_at.slice(0, 10), least: 10, most: 10, paint: paint.cyan },
  ],
  summary: (n) => count(n, 'review'),
};

/** `whosaid review`: what a person says of a fact. */
export function reviewCommand(): Command {
  const command = new Command('review')
    .summary('accept, reject or correct a fact; without one, list what was reviewed')
    .description(
      'Keeps what a reviewer says of a fact. It is kept by the fact’s id, which a new ingest of the same text does not change, and shown wherever the fact is.',
    )
    .argument('[fact]', 'id of the fact, or its beginning')
    .addArgument(
      choiceArgument('[verdict]', 'what you say of it; clear takes it back', [...Object.keys(VERDICTS), 'clear']),
    )
    .option('--note <text>', 'why')
    .option('--set <slot=value>', `with correct: what it should be (${SLOTS.join(', ')})`, correction)
    .option('--reviewer <name>', 'who says so (default: the user of this machine)');
  return addListOptions(command)
    .addHelpText(
      'after',
      `
Examples:
  $ whosaid review 3f9a12c4 accept
  $ whosaid review 3f9a12c4 reject --note "the article quotes an older plan"
  $ whosaid review 3f9a12c4 correct --set measure="road spending" --note "roads only"
  $ whosaid review 3f9a12c4 clear
  $ whosaid review --csv`,
    )
    .action(run);
}

async function run(id: string | undefined, word: string | undefined, options: Options): Promise<void> {
  if (id === undefined) {
    const { listReviews } = await import('../../../output/query/reviews.js');
    await listing(options, REVIEWS, listReviews);
    return;
  }
  if (word === undefined) {
    throw new WhosaidError(
      'USAGE',
      `verdict: say accept, reject, correct or clear; whosaid show ${id} tells of the fact`,
    );
  }
  const verdict = VERDICTS[word];
  const { set = [] } = options;
  if (verdict !== 'corrected' && set.length > 0) {
    throw new WhosaidError('USAGE', `--set goes with correct, not with ${word}`);
  }
  if (verdict === 'corrected' && set.length === 0 && options.note === undefined) {
    throw new WhosaidError('USAGE', 'correct: say what it should be, with --set SLOT=VALUE or --note');
  }
  const { removeReview, reviewFact } = await import('../../../output/store/reviews.js');
  const { findFact } = await import('../find-fact.js');
  await withStore(
    options.db,
    (store) => {
      const factId = findFact(store, id)[0]?.fact_id as string;
      if (verdict === undefined) {
        note(removeReview(store, factId) ? `${factId}: review taken back` : `${factId}: was not reviewed`);
        return;
      }
      reviewFact(store, {
        factId,
        verdict,
        note: options.note ?? null,
        correction: set.length === 0 ? null : Object.fromEntries(set),
        reviewer: options.reviewer ?? userName(),
        reviewedAt: new Date().toISOString(),
      });
      note(`${factId}: ${verdict}`);
    },
    { create: false },
  );
}

function userName(): string | null {
  try {
    return userInfo().username;
  } catch {
    return null;
  }
}
