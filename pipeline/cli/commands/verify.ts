import { Command } from 'commander';
import { ExitStatus } from '../../errors.js';
import type { Problem } from '../../verify.js';
import { note, write, writeRows } from '../output.js';
import { dbOption, type FormatOptions, formatOptions, outputFormat } from '../shared-options.js';
import { withStore } from '../with-store.js';

/** `whosaid verify`: proves every stored offset. */
export function verifyCommand(): Command {
  const command = new Command('verify')
    .summary('prove every stored offset against the originals')
    .description(
      'Reads the originals again and proves that every stored text stands at its offsets and at its bytes. Says which documents have changed or\nare gone. Ends with 5 when something is not as it was stored.',
    )
    .addOption(dbOption());
  for (const option of formatOptions()) command.addOption(option);
  return command
    .addHelpText(
      'after',
      `
Examples:
  $ whosaid verify
  $ whosaid verify --jsonl | jq -r 'select(.kind == "changed").document'`,
    )
    .action(async (options: FormatOptions & { db: string }) => {
      const { verify } = await import('../../verify.js');
      const { csvLine } = await import('../csv.js');
      const { paintFor } = await import('../paint.js');
      const { printable } = await import('../text-width.js');
      const paint = paintFor(process.stdout);
      const format = outputFormat(options);
      const keys: readonly (keyof Problem)[] = ['document', 'kind', 'where', 'start', 'end', 'message'];
      await withStore(options.db, async (store) => {
        const problems = verify(store);
        if (format === 'csv') await writeRows(csvLine(keys));
        if (format === 'json') await write('{"problems":[');
        let n = 0;
        let step = await problems.next();
        for (; !step.done; step = await problems.next()) {
          const problem = step.value;
          if (format === 'json') await write(`${n === 0 ? '' : ','}\n${JSON.stringify(problem)}`);
          else if (format === 'jsonl') await write(`${JSON.stringify(problem)}\n`);
          else if (format === 'csv') await writeRows(csvLine(keys.map((key) => problem[key])));
          else {
            const place = problem.where === null ? '' : ` ${problem.where} [${problem.start}–${problem.end}]`;
            await write(
              `${paint.red(problem.kind.padEnd(10))} ${printable(problem.document)}${place}: ${printable(problem.message)}\n`,
            );
          }
          n++;
        }
        const summary = step.value;
        const told = `${summary.documents} documents, ${summary.intact} unchanged, ${summary.changed} changed, ${summary.gone} gone; ${summary.spans.toLocaleString('en-US')} offsets and ${summary.byteRanges.toLocaleString('en-US')} byte ranges compared: ${n === 0 ? 'all as stored' : `${n} not as stored`}`;
        if (format === 'json') await write(`\n],"ok":${n === 0},"summary":${JSON.stringify(summary)}}\n`);
        else if (format === 'table') await write(`${n === 0 ? paint.green(told) : told}\n`);
        else note(told);
        if (n > 0) process.exitCode = ExitStatus.found;
      });
    });
}
