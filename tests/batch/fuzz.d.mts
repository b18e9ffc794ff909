export interface FuzzResult {
  readonly done: number;
  readonly document: number;
  readonly failed: number;
  readonly skipped: number;
  readonly wrong: readonly string[];
}

export function fuzzBytes(seed: number): { readonly format: string; readonly bytes: Uint8Array };
export function fuzz(seed: number): Promise<string>;
export function spanColumns(columns: readonly string[]): (readonly [text: number, start: number, end: number])[];
export function fuzzMany(first: number, count: number, tell?: (result: FuzzResult) => void): Promise<FuzzResult>;
