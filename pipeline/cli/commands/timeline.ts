import { Command, Option } from 'commander';
import type { TimelinePoint } from '../../../output/query/timeline.js';
import { ExitStatus, WhosaidError } from '../../errors.js';
import { addFactFilters, type FactFilterOptions, readFactFilter } from '../fact-filters.js';
import { note, write } from '../output.js';
import { dbOption, type FormatOptions, formatOptions, outputFormat } from '../shared-options.js';

interface Options extends FormatOptions, FactFilterOptions {
  readonly db: string;
  readonly subject?: string;
  readonly changes?: boolean;
  readonly svg?: string;
  readonly plot: boolean;
  readonly failIfEmpty?: boolean;
}

/** `whosaid timeline`: the figures of one measure over time. */
export function timelineCommand(): Command {
  const command = new Command('timeline')
    .summary('the figures of one measure over time, with a plot')
    .description(
      'Lists the figures of one measure in the order of their times, a line each with its source, and draws them.',
    )
    .argument('<measure>', 'words of the measure')
    .addOption(dbOption())
    .addOption(new Option('--subject <name>', 'of whom or what: as --entity'));
  addFactFilters(command, ['measure', 'each']);
  command
    .option('--changes', 'figures that tell a change or a share too, not only levels')
    .option('--svg <file>', 'draw into a file; - for standard output')
    .option('--no-plot', 'only the lines')
    .option('--fail-if-empty', 'end with 4 when nothing is found');
  for (const option of formatOptions()) command.addOption(option);
  return command
    .addHelpText(
      'after',
      `
Examples:
  $ whosaid timeline "defense budget" --subject Japan
  $ whosaid timeline emissions --unit Mt --from 1990 --svg emissions.svg
  $ whosaid timeline "unemployment rate" --subject Spain --csv`,
    )
    .action(run);
}

async function run(measure: string, options: Options): Promise<void> {
  const { openStore } = await import('../../../output/store/index.js');
  const { timeline } = await import('../../../output/query/timeline.js');
  const { printRows } = await import('../print-rows.js');
  const entity = options.subject ?? options.entity;
  if (options.subject !== undefined && options.entity !== undefined) {
    throw new WhosaidError('USAGE', '--subject and --entity are one; give one of them');
  }
  const filter = await readFactFilter([], { ...options, entity });
  const store = openStore(options.db, { readonly: true });
  try {
    const line = timeline(store, measure, filter, { changes: options.changes ?? false });
    if (options.svg !== undefined) {
      const { timelineSvg } = await import('../../../output/query/timeline-svg.js');
      const svg = timelineSvg(line, entity === undefined ? measure : `${measure}: ${entity}`);
      if (options.svg === '-') {
        await write(svg);
        return;
      }
      const { writeFile } = await import('node:fs/promises');
      await writeFile(options.svg, svg).catch((error: Error) => {
        throw new WhosaidError('USAGE', `--svg: cannot write ${options.svg}: ${error.message}`);
      });
    }
    const format = outputFormat(options);
    const { paintFor } = await import('../paint.js');
    const { placeOf, saidBy, timeOf, valueCell } = await import('../fact-table.js');
    const { shortNumber } = await import('../../../output/query/ticks.js');
    const { tableWidth } = await import('../output.js');
    const paint = paintFor(process.stdout);
    const value = (point: TimelinePoint): string =>
      `${shortNumber(point.low)}${point.low === point.high ? '' : ` to ${shortNumber(point.high)}`}`;
    const rows = line.points.map((point) => ({
      first_day: point.first_day,
      last_day: point.last_day,
      low: point.low,
      high: point.high,
      unit: line.unit,
      subject: point.fact.subject,
      measure: point.fact.measure,
      number: point.fact.number,
      modality: point.fact.modality,
      said_by: saidBy(point.fact),
      document: point.fact.document,
      fact_id: point.fact.fact_id,
      point,
    }));
    if (format === 'table') {
      if (options.plot) {
        const { plot } = await import('../plot.js');
        const drawn = plot(line, Math.min(tableWidth(), 100));
        if (drawn.length > 0) await write(`${drawn.join('\n')}\n\n`);
      }
      await printRows(rows, format, {
        name: 'points',
        keys: [],
        columns: [
          { head: 'time', cell: (r) => timeOf(r.point.fact), least: 9, most: 24, paint: paint.cyan },
          {
            head: line.unit ?? 'value',
            cell: (r) => value(r.point),
            least: 8,
            most: 20,
            align: 'right',
            paint: paint.green,
          },
          { head: 'as written', cell: (r) => valueCell(r.point.fact), least: 12, most: 34 },
          { head: 'subject', cell: (r) => r.subject, least: 10, most: 26, paint: paint.bold },
          { head: 'measure', cell: (r) => r.measure, least: 10, most: 28 },
          { head: 'said by', cell: (r) => r.said_by, least: 12, most: 34, paint: paint.yellow },
          { head: 'where', cell: (r) => placeOf(r.point.fact), least: 12, most: 26, paint: paint.dim },
          { head: 'fact', cell: (r) => r.fact_id.slice(0, 8), least: 8, most: 8, paint: paint.dim },
        ],
      });
      const left = [
        `${rows.length.toLocaleString('en-US')} ${rows.length === 1 ? 'figure' : 'figures'}`,
        ...line.other_units.map(({ unit, facts }) => `${facts} in ${unit ?? 'no unit'} (--unit)`),
        ...(line.without_time > 0 ? [`${line.without_time} without a time`] : []),
        ...(line.without_value > 0 ? [`${line.without_value} without a value`] : []),
        ...(line.cut ? ['there are more: narrow it down'] : []),
      ];
      note(left.join('; '));
    } else {
      await printRows(
        rows.map(({ point: _, ...row }) => row),
        format,
        {
          name: 'points',
          columns: [],
          keys: [
            'first_day',
            'last_day',
            'low',
            'high',
            'unit',
            'subject',
            'measure',
            'number',
            'modality',
            'said_by',
            'document',
            'fact_id',
          ],
        },
      );
    }
    if (rows.length === 0 && options.failIfEmpty) process.exitCode = ExitStatus.emptyResult;
  } finally {
    store.close();
  }
}
