import type { Extraction } from '../../extractors/extract.js';
import type { Tokens } from '../../extractors/text/tokens.js';
import type { StoredText } from '../../output/store/stored-text.js';
import type { PackedDocument } from '../../output/store/tables.js';
import { codeOf, type ErrorCode, messageOf } from '../errors.js';
import type { Access } from '../inputs/access.js';
import type { Limits } from '../limits.js';
import type { DocumentFormat, Metadata, ReadDocument } from '../readers/reader.js';
import type { ListFiles } from '../user-lists.js';
import type { SealedDocument } from './sealed-document.js';

/** One document before it is read: its bytes and where they came from. */
export interface Source {
  readonly locator: string;
  readonly input: string;
  readonly format: DocumentFormat;
  readonly bytes: Uint8Array;
  readonly contentSha256: string;
  /** Where its bytes stand in the input. */
  readonly byteStart: number;
  readonly byteEnd: number;
  /** How it is found again inside the input. */
  readonly access: Access;
  /** Line of the input on which it stands, for JSONL and tables. */
  readonly line: number | null;
  /** The day from which relative dates are counted where the document itself names none. */
  readonly referenceDate: string | null;
  /** Whether the original bytes go into the store, because they cannot be read again. */
  readonly keepBytes: boolean;
  readonly charset: string | null;
  /** What its input says of it (a feed of its item); fills in what the document does not say of itself. */
  readonly known: Partial<Metadata> | null;
  readonly extractionKey: string;
  /** Where the bytes are gone: `bytes` are its text as it is stored, in UTF-16LE, and this is what is known of where it stands. @default none */
  readonly storedText?: Omit<StoredText, 'text'>;
  /** Files of the user's own. @default none */
  readonly lists?: ListFiles;
}

/** Why a document was passed over without being a failure. */
export interface Skip {
  readonly code: 'LANGUAGE';
  /** ISO 639-1, where it could be told. */
  readonly language: string | null;
  readonly message: string;
}

/** A document on its way through the stages; each stage fills in what it assigns. */
export interface Work {
  readonly source: Source;
  /** Told when a page has been read (see `ReadOptions`). */
  readonly onPage?: () => void;
  document?: ReadDocument;
  referenceDate?: string | null;
  tokens?: Tokens;
  extraction?: Extraction;
  packed?: PackedDocument;
  sealed?: SealedDocument;
  stored?: boolean;
  skip?: Skip;
  /** What each stage that it came to has taken, in seconds. */
  seconds?: StageSeconds;
}
export type StageSeconds = Partial<Record<StageName, number>>;
export type WorkField = keyof Work;
export type StageName = 'read' | 'tokenize' | 'extract' | 'normalize' | 'store';

/** One step of the way. All stages have this signature; the run is refused when one needs what none before it assigns. */
export interface Stage {
  readonly name: StageName;
  readonly requires: readonly WorkField[];
  readonly assigns: readonly WorkField[];
  /** Fills in `work`; throws when the document cannot go on; sets `work.skip` to end its way without a failure. */
  run(work: Work, limits: Limits): void | Promise<void>;
}

/** What went wrong with a document, and in which stage. */
export interface StageFailure {
  readonly stage: StageName;
  readonly code: ErrorCode;
  readonly message: string;
}

/** Throws when a stage requires a field that no stage before it assigns: before any document is read. */
export function checkStages(stages: readonly Stage[]): void {
  const there = new Set<WorkField>(['source']);
  for (const stage of stages) {
    for (const field of stage.requires) {
      if (!there.has(field)) {
        throw new TypeError(`Stage "${stage.name}" requires "${field}", which no stage before it assigns`);
      }
    }
    for (const field of stage.assigns) there.add(field);
  }
}

/** Code of an error that has none of ours, by the stage that threw it. */
const UNKNOWN_CODE: Readonly<Record<StageName, ErrorCode>> = {
  read: 'READ_FAILED',
  tokenize: 'EXTRACT_FAILED',
  extract: 'EXTRACT_FAILED',
  normalize: 'EXTRACT_FAILED',
  store: 'STORE_FAILED',
};

/** Leads one document through stages. Never throws: what a stage throws is handed back. */
export async function runStages(stages: readonly Stage[], work: Work, limits: Limits): Promise<StageFailure | null> {
  const seconds: StageSeconds = {};
  work.seconds = seconds;
  for (const stage of stages) {
    const began = performance.now();
    try {
      const running = stage.run(work, limits);
      if (running !== undefined) await running;
    } catch (error) {
      const code = codeOf(error);
      return {
        stage: stage.name,
        code: code === 'INTERNAL' ? UNKNOWN_CODE[stage.name] : code,
        message: messageOf(error),
      };
    } finally {
      seconds[stage.name] = (performance.now() - began) / 1000;
    }
    if (work.skip !== undefined) return null;
  }
  return null;
}
