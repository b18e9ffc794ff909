/** Limits of what one document may be. Each is an option of `ingest`; the defaults keep a hostile file from taking the run with it. */
export interface Limits {
  /** Bytes of one file, or of one line of JSONL. @default 50 MB */
  readonly fileBytes: number;
  /** UTF-16 code units of one decoded text. @default 10 million */
  readonly textLength: number;
  /** Milliseconds that one document may take before its worker is killed; a PDF a hundredth more for each page. @default 30,000 */
  readonly documentDeadline: number;
  /** How many times its size an archive may unpack to, once that is more than 1 MB. @default 100 */
  readonly unpackRatio: number;
}

export const DEFAULT_LIMITS: Limits = {
  fileBytes: 50_000_000,
  textLength: 10_000_000,
  documentDeadline: 30_000,
  unpackRatio: 100,
};
