import { Command } from 'commander';
import type { ExtractOptions } from '../../../extractors/extract.js';
import { WhosaidError } from '../../errors.js';
import { isIsoDay } from '../../readers/jsonl.js';
import type { AddressableFormat } from '../../readers/reader.js';
import { tableWidth, write } from '../output.js';
import { choiceOption, listOption, listsFrom } from '../shared-options.js';

interface Flags {
  readonly referenceDate?: string;
  readonly aliases?: string;
  readonly units?: string;
  readonly cues?: string;
  readonly format: ExplainFormat;
  readonly json?: boolean;
}

/** What a text typed in may be: where it is marked up, its tables are known. */
type ExplainFormat = AddressableFormat;
const FORMATS: readonly ExplainFormat[] = ['text', 'markdown', 'html'];

/** `whosaid explain`: which rules fire on a sentence typed in. */
export function explainCommand(): Command {
  return new Command('explain')
    .summary('show which rules fire on a text typed in')
    .description('Shows every mark in a text, what it was read as, and the rule that found it.')
    .argument('<text...>', 'the text, or - for standard input')
    .option('--reference-date <YYYY-MM-DD>', 'the day from which relative dates are counted')
    .addOption(
      choiceOption('--format <format>', 'what the text is: the tables of marked-up ones are known', FORMATS).default(
        'text',
      ),
    )
    .addOption(listOption('aliases'))
    .addOption(listOption('units'))
    .addOption(listOption('cues'))
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  $ whosaid explain "Output rose 12% to 3.4 million tons last year, the ministry said."
  $ whosaid explain --reference-date 2025-04-02 "Sales fell by a third on Friday."
  $ whosaid explain --format html - < table.html`,
    )
    .action(async (words: string[], options: Flags) => {
      const { referenceDate } = options;
      if (referenceDate !== undefined && !isIsoDay(referenceDate)) {
        throw new WhosaidError('USAGE', `--reference-date: expected a day as YYYY-MM-DD, got "${referenceDate}"`);
      }
      let text = words.join(' ');
      if (text === '-') {
        const { text: readAll } = await import('node:stream/consumers');
        text = await readAll(process.stdin);
      }
      let tables: ExtractOptions['tables'] = null;
      if (options.format !== 'text') {
        const { readAny } = await import('../../readers/read-any.js');
        const document = await readAny(Buffer.from(text), options.format, { charset: 'utf-8' });
        text = document.text;
        tables = document.tables ?? null;
      }
      const { extract } = await import('../../../extractors/extract.js');
      const own = { ...(await listsFrom(options)), tables };
      const extraction = extract({ id: 'text', text, referenceDate: referenceDate ?? null }, own);
      if (options.json) {
        const { toStandoff } = await import('../../../extractors/standoff.js');
        await write(`${JSON.stringify({ ok: true, ...toStandoff(extraction) })}\n`);
        return;
      }
      const { explainRows } = await import('../explain-rows.js');
      const { printRows } = await import('../print-rows.js');
      const { paintFor } = await import('../paint.js');
      const { colorSpans } = await import('../color-spans.js');
      const { wrap } = await import('../text-width.js');
      const paint = paintFor(process.stdout);
      const colors = {
        number: paint.green,
        date: paint.cyan,
        entity: paint.bold,
        attribution: paint.yellow,
        claim: paint.magenta,
      };
      const rows = explainRows(extraction);
      const spans = rows
        .filter((row) => row.layer !== 'claim')
        .map((row) => ({ start: row.start, end: row.end, paint: colors[row.layer] }));
      await write(`${colorSpans(text, 0, spans, wrap, tableWidth()).join('\n')}\n\n`);
      const n = await printRows(rows, 'table', {
        name: 'marks',
        keys: ['layer', 'start', 'end', 'text', 'reading', 'rule'],
        columns: [
          { head: 'layer', cell: (r) => r.layer, least: 6, most: 11, paint: (shown, r) => colors[r.layer](shown) },
          { head: 'text', cell: (r) => r.text, least: 16, most: 44 },
          { head: 'span', cell: (r) => `${r.start}–${r.end}`, least: 5, most: 11, paint: paint.dim },
          { head: 'read as', cell: (r) => r.reading, least: 20, most: 60 },
          { head: 'rule', cell: (r) => r.rule, least: 12, most: 40, paint: paint.dim },
        ],
      });
      if (n === 0) await write('no rule fires\n');
    });
}
