/** Back-pressure counted in bytes: whoever brings a document in waits while too many bytes are on their way. */
export class ByteBudget {
  #limit: number;
  #used = 0;
  #waiting: { readonly bytes: number; readonly go: () => void }[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Resolves when `bytes` more may be on their way. One thing that is larger than the whole budget goes alone. */
  async take(bytes: number): Promise<void> {
    if (this.fits(bytes)) {
      this.#used += bytes;
      return;
    }
    await new Promise<void>((go) => this.#waiting.push({ bytes, go }));
  }

  give(bytes: number): void {
    this.#used -= bytes;
    while (this.#waiting.length > 0) {
      const next = this.#waiting[0]!;
      if (!this.#hasRoom(next.bytes)) return;
      this.#waiting.shift();
      this.#used += next.bytes;
      next.go();
    }
  }

  /** Lets everybody through from now on: the run is being stopped. */
  open(): void {
    this.#limit = Number.POSITIVE_INFINITY;
    this.give(0);
  }

  get used(): number {
    return this.#used;
  }

  /** Whether `take(bytes)` would resolve at once. */
  fits(bytes: number): boolean {
    return this.#waiting.length === 0 && this.#hasRoom(bytes);
  }

  #hasRoom(bytes: number): boolean {
    return this.#used === 0 || this.#used + bytes <= this.#limit;
  }
}
