declare module 'unbzip2-stream' {
  /** A stream of the old kind (before `Readable`): wrap it. */
  export default function unbzip2Stream(): NodeJS.ReadWriteStream;
}
