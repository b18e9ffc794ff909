/** The formats that are read from the bytes as a whole, by a library. */
type WholeFormat = 'PDF' | 'DOCX' | 'EPUB';

/** What a file is by its first bytes, whatever its name says, and what its owner can do so that it is read. */
export interface Signature {
  readonly name: string;
  readonly advice: string;
  /** Held against the first bytes as Latin-1: one character a byte. */
  readonly begins: RegExp;
  /** Formats whose files begin like this. */
  readonly formats?: readonly WholeFormat[];
}

const PICTURE = 'text in pictures is not read';

const SIGNATURES: readonly Signature[] = [
  { name: 'a PDF', advice: 'give it the ending .pdf', begins: /^%PDF-/, formats: ['PDF'] },
  {
    name: 'a zip archive or an Office document',
    advice: 'give it its ending: .docx, .epub or .zip',
    begins: /^PK\x03\x04/,
    formats: ['DOCX', 'EPUB'],
  },
  { name: 'a gzip file', advice: 'give it the ending .gz behind its own', begins: /^\x1f\x8b/ },
  {
    name: 'a bzip2 file',
    advice: 'give it the ending .bz2 behind its own',
    begins: /^BZh[1-9](?:1AY&SY|\x17rE8P\x90)/,
  },
  { name: 'an RTF document', advice: 'save it as DOCX', begins: /^\{\\rtf/ },
  {
    name: 'an old Office document, or one with a password',
    advice: 'save it as DOCX without one',
    begins: /^\xd0\xcf\x11\xe0/,
  },
  { name: 'a PNG image', advice: PICTURE, begins: /^\x89PNG/ },
  { name: 'a JPEG image', advice: PICTURE, begins: /^\xff\xd8\xff/ },
  { name: 'a GIF image', advice: PICTURE, begins: /^GIF8/ },
  { name: 'an ELF program', advice: 'it holds no article', begins: /^\x7fELF/ },
  { name: 'an SQLite database', advice: 'export its articles as CSV or JSON lines', begins: /^SQLite f/ },
];

/** What a file is by its first bytes; null where they are none that are known, as those of text. */
export function signatureOf(bytes: Uint8Array): Signature | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(16, bytes.length)).toString('latin1');
  return SIGNATURES.find(({ begins }) => begins.test(head)) ?? null;
}

/** Why a file cannot be read in its format: it is something else, or what the library found. */
export function cannotBeRead(format: WholeFormat, bytes: Uint8Array, reason: string): string {
  const told = `the file cannot be read as ${format}`;
  const known = signatureOf(bytes);
  if (known === null && format !== 'PDF') return `${told}: it is no zip archive, as each ${format} is`;
  if (known === null || known.formats?.includes(format) === true) return `${told}: ${reason}`;
  return `${told}: it is ${known.name}; ${known.advice}`;
}
