/** Writes what `ModelReader` reads. */
export class ModelWriter {
  #bytes = new Uint8Array(1 << 16);
  #length = 0;

  byte(value: number): void {
    if (this.#length === this.#bytes.length) {
      const wide = new Uint8Array(this.#length * 2);
      wide.set(this.#bytes);
      this.#bytes = wide;
    }
    this.#bytes[this.#length++] = value;
  }

  /** Unsigned LEB128. */
  integer(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.byte((rest % 128) | 128);
      rest = Math.floor(rest / 128);
    }
    this.byte(rest);
  }

  magic(text: string): void {
    for (let i = 0; i < text.length; i++) this.byte(text.charCodeAt(i));
  }

  /** A table of rows by feature hash, as `FeatureTable` reads it; weights are clipped to -127..127. */
  table(width: number, rows: readonly { readonly hash: number; readonly weights: ArrayLike<number> }[]): void {
    this.magic('WSF1');
    this.integer(width);
    this.integer(rows.length);
    let last = 0;
    for (const { hash, weights } of [...rows].sort((a, b) => (a.hash >>> 0) - (b.hash >>> 0))) {
      this.integer((hash >>> 0) - last);
      last = hash >>> 0;
      const rounded = Array.from({ length: width }, (_, k) =>
        Math.max(-127, Math.min(127, Math.round(weights[k] as number))),
      );
      for (let k = 0; k < width; k += 8) {
        let bits = 0;
        for (let bit = 0; bit < 8; bit++) if ((rounded[k + bit] ?? 0) !== 0) bits |= 1 << bit;
        this.byte(bits);
      }
      for (const weight of rounded) if (weight !== 0) this.byte(weight & 255);
    }
  }

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }
}
