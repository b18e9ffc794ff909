declare module 'html-encoding-sniffer' {
  /** Returns the WHATWG name of the encoding that a browser would take. */
  export default function sniffEncoding(
    bytes: Uint8Array,
    options?: { transportLayerEncodingLabel?: string; defaultEncoding?: string; xml?: boolean },
  ): string;
}
