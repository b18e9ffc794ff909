import { Command, Option } from 'commander';
import { CHECKS, type Check, VERDICTS, type Verdict } from '../../../output/audit/finding.js';
import { ExitStatus, WhosaidError } from '../../errors.js';
import { version } from '../../version.js';
import type { ListOptions } from '../listing.js';
import { noteUnknown } from '../note-unknown.js';
import { note, write } from '../output.js';
import { count } from '../progress.js';
import { addListOptions, choiceOption, choicesOption, outputFormat } from '../shared-options.js';
import { withStore } from '../with-store.js';

interface AuditFlags extends Omit<ListOptions, 'failIfEmpty'> {
  readonly document?: string;
  readonly check?: Check[];
  readonly verdict?: Verdict[];
  readonly failOn?: 'inconsistent' | 'rounding';
  readonly sarif?: boolean;
  readonly across: boolean;
}

/** `whosaid audit`: works out again what the articles assert. */
export function auditCommand(): Command {
  const command = new Command('audit')
    .summary('find figures that cannot all be true')
    .description(
      'Works out again what the articles assert: shares, changes, totals, equivalents, repeats, times and bounds. A printed figure stands for an\ninterval (half a unit of its last digit, more for "about"), so that nothing is called wrong which rounding explains.',
    )
    .option('--document <words>', 'only documents whose path or title holds these words')
    .addOption(choicesOption('--check <names>', 'only these checks', CHECKS))
    .addOption(choicesOption('--verdict <names>', 'which to list', VERDICTS).default(['inconsistent'], 'inconsistent'))
    .option('--no-across', 'do not hold documents against each other')
    .addOption(
      choiceOption('--fail-on <verdict>', 'end with 5 when something is inconsistent, or consistent only by rounding', [
        'inconsistent',
        'rounding',
      ]),
    );
  return addListOptions(command)
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
      const { audit, toSarif } = await import('../../../output/audit/index.js');
      const { printFindings } = await import('../finding-rows.js');
      await withStore(options.db, async (store) => {
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
          `${count(summary.documents, 'document')}, ${count(sum, 'group')} of figures worked out: ${inconsistent} inconsistent, ${rounding} consistent only by rounding, ${consistent} consistent`,
        );
        if (summary.documents === 0 && options.document !== undefined) {
          // nothing was looked at: that is no "nothing found"
          if (options.failOn !== undefined)
            throw new WhosaidError(
              'DOCUMENT_NOT_FOUND',
              `no document has "${options.document}" in path, address or title`,
            );
          await noteUnknown(store, { document: options.document });
        }
        if (options.failOn !== undefined && (inconsistent > 0 || (options.failOn === 'rounding' && rounding > 0))) {
          process.exitCode = ExitStatus.found;
        }
      });
    });
}
