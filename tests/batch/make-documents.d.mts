export interface Manifest {
  readonly count: number;
  readonly documents: number;
  readonly skipped: number;
  readonly failures: readonly (readonly [locator: string, code: string])[];
  readonly files: number;
}

export function makeDocuments(
  folder: string,
  options?: { readonly count?: number; readonly seed?: number; readonly broken?: number },
): Promise<Manifest>;
