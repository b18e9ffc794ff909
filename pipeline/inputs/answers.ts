import type { FeedItemNote, FetchNote, InputNotes } from '../../output/store/input-notes.js';
import type { InputItem } from './context.js';

type Answer = Extract<InputItem, { kind: 'fetched' | 'feed-item' }>;

/** What servers and feeds said in a run: kept only once the documents that came of it are stored. */
export class Answers {
  readonly #answers: (Answer & { readonly extractionKey: string })[] = [];

  note(answer: Answer, extractionKey: string): void {
    this.#answers.push({ ...answer, extractionKey });
  }

  /** Keeps all but those whose documents, or inputs, have failed. */
  keep(
    memory: InputNotes,
    runId: number,
    failed: { readonly locators: ReadonlySet<string>; readonly inputs: ReadonlySet<string> },
  ): void {
    const fetches: FetchNote[] = [];
    const items: FeedItemNote[] = [];
    for (const answer of this.#answers) {
      if (answer.kind === 'feed-item') {
        const { feed, guid, itemSha256, locator } = answer;
        if (!failed.locators.has(locator)) items.push({ feed, guid, itemSha256, locator });
      } else {
        // a feed of which something has failed is asked for again in full the next time
        const { input, locator, address, validators, extractionKey } = answer;
        const lost = locator === null ? failed.inputs.has(input) : failed.locators.has(locator);
        if (!lost) fetches.push({ address, ...validators, extractionKey });
      }
    }
    if (fetches.length + items.length > 0) memory.note(runId, fetches, items);
  }
}
