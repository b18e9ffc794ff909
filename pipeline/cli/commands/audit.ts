import { Command, Option } from 'commander';
import { CHECKS, type Check, VERDICTS, type Verdict } from '../../../output/audit/finding.js';
import { ExitStatus, WhosaidError } from '../../errors.js';
import { version } from '../../version.js';
import { note, write } from '../output.js';
import { dbOption, type FormatOptions, formatOptions, outputFormat } from '../shared-options.js';

interface AuditFlags extends FormatOptions {
  readonly db: string;
  readonly document?: string;
  readonly check?: Check[];
  readonly verdict?: Verdict[];
  readonly failOn?: 'inconsistent' | 'rounding';
  readonly sarif?: boolean;
  readonly across: boolean;
}

/** Words of a list of names, each checked against those that there are. */
function oneOf<T extends string>(name: string, known: readonly T[]): (value: string) => T[] {
  return (value) =>
    value.split(',').map((word) => {
      if (!(known as readonly string[]).includes(word)) {
        throw new WhosaidError('USAGE', `${name}: expected some of ${known.join(', ')}, got "${word}"`);
      }
      return word as T;
    });
}

/** `whosaid audit`: works out again what the articles assert. */
export function auditCommand(): Command {
  const command = new Command('audit')
    .summary('find figures that cannot all be true')
    .description(
      'Works out again what the articles assert: shares, changes, totals, equivalents, repeats, times and bounds. A printed figure stands for an\ninterval (half a unit of its last digit, more for "about"), so that nothing is called wrong which rounding explains.',
    )
    .addOption(dbOption())
    .option('--document <words>', 'only documents whose path or title holds these words')
    .addOption(
      new Option('--check <names>', `only these checks, comma-separated: ${CHECKS.join(', ')}`).argParser(
        oneOf('--check', CHECKS),
      ),
    )
    .addOption(
      new Option('--verdict <names>', `which to list, comma-separated: ${VERDICTS.join(', ')}`)
        .argParser(oneOf('--verdict', VERDICTS))
        .default(['inconsistent'], 'inconsistent'),
    )
    .option('--no-across', 'do not hold documents against each other')
    .addOption(
      new Option(
        '--fail-on <verdict>',
        'end with 5 when something is inconsistent, or consistent only by rounding',
      ).choices(['inconsistent', 'rounding']),
    );
  for (const option of formatOptions()) command.addOption(option);
  return command
    .addOption(new Option('--sarif', 'a SARIF 2.1.0 log').conflicts(['json', 'jsonl', 'csv']))
    .addHelpText(
      'after',
      `
Examples:
  $ whosaid audit
  $ whosaid audit --document budget.html --verdict consistent_by_rounding,inconsistent
  $ whosaid audit --check change,total --jsonl
  $ whosaid audit --fail-on inconsistent --sarif > audit.sarif`,
    )
    .action(async (options: AuditFlags) => {
      const { openStore } = await import('../../../output/store/index.js');
      const { audit, toSarif } = await import('../../../output/audit/index.js');
      const { printFindings } = await import('../finding-rows.js');
      const store = openStore(options.db, { readonly: true });
      try {
        const findings = audit(store, {
          ...(options.document === undefined ? {} : { document: options.document }),
          ...(options.check === undefined ? {} : { checks: options.check }),
          verdicts: options.verdict ?? ['inconsistent'],
          across: options.across,
        });
        const summary = options.sarif
          ? await (async () => {
              const all = [];
              let step = findings.next();
              for (; !step.done; step = findings.next()) all.push(step.value);
              await write(`${JSON.stringify(toSarif(all, version()), null, 2)}\n`);
              return step.value;
            })()
          : await printFindings(findings, outputFormat(options));
        const { inconsistent, consistent_by_rounding: rounding, consistent } = summary.verdicts;
        const sum = inconsistent + rounding + consistent;
        note(
          `${summary.documents} documents, ${sum} groups of figures worked out: ${inconsistent} inconsistent, ${rounding} consistent only by rounding, ${consistent} consistent`,
        );
        if (options.failOn !== undefined && (inconsistent > 0 || (options.failOn === 'rounding' && rounding > 0))) {
          process.exitCode = ExitStatus.found;
        }
      } finally {
        store.close();
      }
    });
}
