import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { Command, Option } from 'commander';
import { EXPORT_LAYERS, type ExportLayer, type ExportRow } from '../../../output/export/layers.js';
import { WhosaidError } from '../../errors.js';
import { version } from '../../version.js';
import { note, writeRows } from '../output.js';
import { choiceOption, dbOption, share } from '../shared-options.js';
import { withStore } from '../with-store.js';

const FORMATS = ['csv', 'jsonl', 'parquet', 'web-annotation', 'prov', 'sqlite', 'markdown'] as const;
type Format = (typeof FORMATS)[number];
/** Formats that tell of facts, whatever layer. */
const FACTS_ONLY: readonly Format[] = ['web-annotation', 'prov', 'markdown'];
const FILE_ONLY: readonly Format[] = ['parquet', 'sqlite'];

interface ExportFlags {
  readonly db: string;
  readonly format: Format;
  readonly layer: ExportLayer;
  readonly out?: string;
  readonly document?: string;
  readonly minConfidence?: number;
  readonly rawCsv?: boolean;
}

/** `whosaid export`: the facts, or any layer, in the formats of other tools. */
export function exportCommand(): Command {
  return new Command('export')
    .summary('write facts or any layer in the formats of other tools')
    .description(
      'Writes the facts, or any layer, as CSV, JSON lines, Parquet, W3C Web Annotations, PROV-O, SQLite or Markdown. Parquet and SQLite need --out.',
    )
    .addOption(dbOption())
    .addOption(choiceOption('--format <name>', 'what to write', FORMATS).default('jsonl'))
    .addOption(choiceOption('--layer <name>', 'what of', EXPORT_LAYERS).default('claims'))
    .option('--out <file>', 'write to this file, whole or not at all; else to standard output')
    .option('--document <words>', 'only documents whose path or title holds these words')
    .addOption(
      new Option('--min-confidence <share>', 'only claims of at least this confidence, 0 to 1').argParser(
        share('--min-confidence'),
      ),
    )
    .option('--raw-csv', 'cells as they are, also those that a spreadsheet would run as a formula')
    .addHelpText(
      'after',
      `
Examples:
  $ whosaid export --format csv > facts.csv
  $ whosaid export --format parquet --out facts.parquet
  $ whosaid export --format jsonl --layer attributions | jq .cue_text
  $ whosaid export --format web-annotation --document budget > annotations.jsonld
  $ whosaid export --format sqlite --out facts.sqlite`,
    )
    .action(async (options: ExportFlags) => {
      const { format, layer, out } = options;
      if (FACTS_ONLY.includes(format) && layer !== 'claims') {
        throw new WhosaidError(
          'USAGE',
          `--format ${format} tells of claims; leave --layer ${layer} away, or take csv, jsonl, parquet or sqlite`,
        );
      }
      if (FILE_ONLY.includes(format) && out === undefined) {
        throw new WhosaidError('USAGE', `--format ${format} is a file: name it with --out <file>`);
      }
      if (options.rawCsv && format !== 'csv') throw new WhosaidError('USAGE', '--raw-csv goes with --format csv');
      if (options.minConfidence !== undefined && layer !== 'claims') {
        throw new WhosaidError('USAGE', '--min-confidence goes with --layer claims');
      }
      const exporting = await import('../../../output/export/index.js');
      const { csvLine } = await import('../csv.js');
      await withStore(options.db, async (store) => {
        const filter = {
          ...(options.document === undefined ? {} : { document: options.document }),
          ...(options.minConfidence === undefined ? {} : { minConfidence: options.minConfidence }),
        };
        let n: number | null = null;
        if (format === 'parquet') {
          const path = `${out}.part`;
          const columns = exporting.exportColumns(layer);
          n = await exporting.writeParquet(path, columns, exporting.exportRows(store, layer, filter), version());
          renameSync(path, out as string);
        } else if (format === 'sqlite') {
          n = exporting.writeSqlite(out as string, store, [layer], filter, version());
        } else {
          const all = exporting.exportColumns(layer);
          const columns = all.map(({ name }) => name);
          const nested = all.filter(({ type }) => type === 'json').map(({ name }) => name);
          const parsed = (row: ExportRow): object => ({
            ...row,
            ...Object.fromEntries(nested.map((name) => [name, JSON.parse((row[name] as string | null) ?? 'null')])),
          });
          const pieces = function* (): Generator<string> {
            if (format === 'markdown') return yield* exporting.markdown(store, filter);
            if (format === 'web-annotation') return yield* exporting.webAnnotations(store, filter);
            if (format === 'prov') return yield* exporting.provenance(store, filter);
            if (format === 'csv') yield csvLine(columns);
            n = 0;
            for (const row of exporting.exportRows(store, layer, filter)) {
              n++;
              yield format === 'csv'
                ? csvLine(
                    columns.map((name) => row[name]),
                    !options.rawCsv,
                  )
                : `${JSON.stringify(parsed(row))}\n`;
            }
          };
          if (out === undefined) for (const piece of pieces()) await writeRows(piece);
          else writeWhole(out, pieces());
        }
        if (out !== undefined) note(`${out}: ${n === null ? '' : `${n.toLocaleString('en-US')} rows, `}${format}`);
      });
    });
}

/** Writes pieces of text to a file that appears when it is whole. */
function writeWhole(path: string, pieces: Iterable<string>): void {
  const draft = `${path}.part`;
  let file: number;
  try {
    file = openSync(draft, 'w');
  } catch (error) {
    throw new WhosaidError('USAGE', `--out ${path}: cannot be written: ${(error as Error).message}`);
  }
  try {
    for (const piece of pieces) writeSync(file, piece);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
}
