import { fileWriter, ParquetWriter } from 'hyparquet-writer';
import type { ExportColumn, ExportRow } from './layers.js';

/** Rows that are held at once: one row group of the file. */
const ROW_GROUP = 50_000;

/**
 * Writes rows as a Parquet file: strings, 64-bit integers and doubles, all nullable; exact decimals stay strings, because they have no common
 * scale. The version of the tool stands in the file's metadata as `pipeline_version`. Returns how many rows there were.
 */
export async function writeParquet(
  path: string,
  columns: readonly ExportColumn[],
  rows: Iterable<ExportRow>,
  version: string,
): Promise<number> {
  const writer = new ParquetWriter({
    writer: fileWriter(path),
    createdBy: `whosaid ${version}`,
    kvMetadata: [{ key: 'pipeline_version', value: version }],
    schema: [
      { name: 'root', num_children: columns.length },
      ...columns.map(({ name, type }) => {
        const shared = { name, repetition_type: 'OPTIONAL' as const };
        if (type === 'real') return { ...shared, type: 'DOUBLE' as const };
        if (type === 'integer') return { ...shared, type: 'INT64' as const };
        return { ...shared, type: 'BYTE_ARRAY' as const, converted_type: 'UTF8' as const };
      }),
    ],
  });
  let n = 0;
  let group: ExportRow[] = [];
  const flush = async (): Promise<void> => {
    if (group.length === 0) return;
    const columnData = columns.map(({ name, type }) => ({
      name,
      data: group.map((row) => {
        const value = row[name] ?? null;
        if (value === null) return null;
        if (type === 'integer') return BigInt(value);
        return type === 'real' ? Number(value) : String(value);
      }),
    }));
    await writer.write({ columnData, rowGroupSize: group.length });
    group = [];
  };
  for (const row of rows) {
    group.push(row);
    n++;
    if (group.length >= ROW_GROUP) await flush();
  }
  await flush();
  await writer.finish();
  return n;
}
