import { Command, Option } from 'commander';
import type { FactRow } from '../../../output/query/facts.js';
import type { Timeline } from '../../../output/query/timeline.js';
import { unitSign } from '../../../output/query/wording.js';
import { WhosaidError } from '../../errors.js';
import { addFactFilters, type FactFilterOptions, readFactFilter } from '../fact-filters.js';
import { type ListOptions, printListing } from '../listing.js';
import { noteUnknown } from '../note-unknown.js';
import { tableWidth, write } from '../output.js';
import { count } from '../progress.js';
import { addListOptions, outputFormat } from '../shared-options.js';
import { withStore } from '../with-store.js';

interface Options extends ListOptions, FactFilterOptions {
  readonly subject?: string;
  readonly changes?: boolean;
  readonly svg?: string;
  readonly plot: boolean;
}

/** `whosaid timeline`: the figures of one measure over time. */
export function timelineCommand(): Command {
  const command = new Command('timeline')
    .summary('the figures of one measure over time, with a plot')
    .description(
      'Lists the figures of one measure in the order of their times, a line each with its source, and draws them.',
    )
    .argument('<measure>', 'words of the measure')
    .addOption(new Option('--subject <name>', 'of whom or what: as --entity'));
  addFactFilters(command, ['measure', 'each']);
  command
    .option('--changes', 'figures that tell a change or a share too, not only levels')
    .option('--svg <file>', 'draw into a file; - for standard output')
    .option('--no-plot', 'only the lines')
    .option('--fail-if-empty', 'end with 4 when nothing is found');
  return addListOptions(command)
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

/** A figure as it is printed. */
interface Row {
  readonly first_day: string | null;
  readonly last_day: string | null;
  readonly low: number;
  readonly high: number;
  readonly unit: string | null;
  readonly subject: string | null;
  readonly measure: string | null;
  readonly number: string;
  readonly modality: string;
  readonly said_by: string | null;
  readonly document: string;
  readonly fact_id: string;
}

async function run(measure: string, options: Options): Promise<void> {
  const { timeline, timelineFacts } = await import('../../../output/query/timeline.js');
  const entity = options.subject ?? options.entity;
  if (options.subject !== undefined && options.entity !== undefined) {
    throw new WhosaidError('USAGE', '--subject and --entity are one; give one of them');
  }
  const filter = await readFactFilter([], { ...options, entity });
  await withStore(options.db, async (store) => {
    const line = timeline(store, measure, filter, { changes: options.changes ?? false });
    const facts = timelineFacts(store, line.points, filter);
    if (options.svg !== undefined) {
      const { timelineSvg } = await import('../../../output/query/timeline-svg.js');
      const svg = timelineSvg(line, facts, entity === undefined ? measure : `${measure}: ${entity}`);
      if (options.svg === '-') {
        await write(svg);
        return;
      }
      const { writeFile } = await import('node:fs/promises');
      await writeFile(options.svg, svg).catch((error: Error) => {
        throw new WhosaidError('USAGE', `--svg: cannot write ${options.svg}: ${error.message}`);
      });
    }
    await print(line, facts, options);
    if (line.points.length === 0) await noteUnknown(store, { ...filter, measure }, { measure: 'measure' });
  });
}

async function print(line: Timeline, known: ReadonlyMap<number, FactRow>, options: Options): Promise<void> {
  const { placeOf, saidBy, timeOf, valueCell } = await import('../fact-table.js');
  const { shortNumber } = await import('../../../output/query/ticks.js');
  if (outputFormat(options) === 'table' && options.plot) {
    const { plot } = await import('../plot.js');
    const drawn = plot(line, Math.min(tableWidth(), 100));
    if (drawn.length > 0) await write(`${drawn.join('\n')}\n\n`);
  }
  const facts = new Map<Row, FactRow>();
  for (const { claim_id, first_day, last_day, low, high } of line.points) {
    const fact = known.get(claim_id) as FactRow;
    const { subject, measure, number, modality, document, fact_id } = fact;
    const row = { first_day, last_day, low, high, unit: line.unit, subject, measure, number, modality };
    facts.set({ ...row, said_by: saidBy(fact), document, fact_id }, fact);
  }
  const factOf = (row: Row): FactRow => facts.get(row) as FactRow;
  const value = ({ low, high }: Row): string => `${shortNumber(low)}${low === high ? '' : ` to ${shortNumber(high)}`}`;
  await printListing<Row>(facts.keys(), options, {
    name: 'points',
    keys: [
      ...(['first_day', 'last_day', 'low', 'high', 'unit', 'subject', 'measure', 'number', 'modality'] as const),
      ...(['said_by', 'document', 'fact_id'] as const),
    ],
    columns: (paint) => [
      { head: 'time', cell: (r) => timeOf(factOf(r)), least: 9, most: 24, paint: paint.cyan },
      {
        head: line.unit === null ? 'value' : unitSign(line.unit),
        cell: value,
        least: 8,
        most: 20,
        align: 'right',
        paint: paint.green,
      },
      { head: 'as written', cell: (r) => valueCell(factOf(r)), least: 12, most: 34 },
      { head: 'subject', cell: (r) => r.subject, least: 10, most: 26, paint: paint.bold },
      { head: 'measure', cell: (r) => r.measure, least: 10, most: 28 },
      { head: 'said by', cell: (r) => r.said_by, least: 12, most: 34, paint: paint.yellow },
      { head: 'where', cell: (r) => placeOf(factOf(r)), least: 12, most: 26, paint: paint.dim },
      { head: 'fact', cell: (r) => r.fact_id.slice(0, 8), least: 8, most: 8, paint: paint.dim },
    ],
    summary: (n) =>
      [
        count(n, 'figure'),
        ...line.other_units.map(({ unit, facts }) => `${facts} in ${unit ?? 'no unit'} (--unit)`),
        ...(line.without_time > 0 ? [`${line.without_time} without a time`] : []),
        ...(line.without_value > 0 ? [`${line.without_value} without a value`] : []),
        ...(line.cut ? ['these are the latest; narrow it down to see others'] : []),
      ].join('; '),
  });
}
