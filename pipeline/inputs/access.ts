/** How the fields of a table's row are found: the delimiter, and the number of each column from 0. */
export interface TableAccess {
  readonly delimiter: string;
  readonly columns: Readonly<Record<string, number>>;
}

/**
 * How a document is found again in the input that it came in, beside the range of its bytes. Stored with the document as JSON, so that
 * `verify` and `refresh` need nothing else; empty for a plain file.
 */
export interface Access {
  /** Names of the members of archives that lead to it, the outermost first. What is packed alone (gzip, bzip2) has no name. */
  readonly members?: readonly string[];
  /** Offset of the first byte of its WARC record: in the file as it lies on the disk, gzip or not. */
  readonly record?: number;
  /** Where in what its gzip member holds, where several records were packed together. */
  readonly inner?: number;
  readonly table?: TableAccess;
}

/** As the store keeps it: null where there is nothing to say. */
export function accessToJson(access: Access): string | null {
  return Object.keys(access).length === 0 ? null : JSON.stringify(access);
}

export function accessFromJson(json: string | null): Access {
  return json === null ? {} : (JSON.parse(json) as Access);
}
