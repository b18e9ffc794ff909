/** What the tests use of the UCUM library, which brings no types. */
declare module '@lhncbc/ucum-lhc' {
  interface Validation {
    readonly status: 'valid' | 'invalid' | 'error';
    readonly unit: { readonly code: string } | null;
  }
  interface Conversion {
    readonly status: 'succeeded' | 'failed' | 'error';
    readonly toVal: number | null;
  }
  interface Utils {
    validateUnitString(code: string): Validation;
    convertUnitTo(from: string, value: number, to: string): Conversion;
  }
  export const UcumLhcUtils: { getInstance(): Utils };
}
