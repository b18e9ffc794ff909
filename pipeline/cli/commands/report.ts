import { Command } from 'commander';
import { WhosaidError } from '../../errors.js';
import { version } from '../../version.js';
import { note, write } from '../output.js';
import { count } from '../progress.js';
import { dbOption } from '../shared-options.js';
import { withStore } from '../with-store.js';

/** `whosaid report`: one article with its facts and findings as one HTML file. */
export function reportCommand(): Command {
  return new Command('report')
    .summary('write one HTML file of an article with its facts and findings')
    .description(
      'Writes an article with every mention marked, its facts with their places, and what the audit found, as one HTML file that needs nothing else: to mail to an editor, to keep, to print.',
    )
    .argument('<document>', 'its path, address or title, or a part that only one document has')
    .addOption(dbOption())
    .option('--out <file>', 'where to write it; - for standard output', '-')
    .addHelpText(
      'after',
      `
Examples:
  $ whosaid report articles/budget.html > budget-report.html
  $ whosaid report budget --out budget-report.html`,
    )
    .action(async (name: string, options: { db: string; out: string }) => {
      const { readArticle } = await import('../../../output/query/article.js');
      const { nameDocument } = await import('../name-document.js');
      const { renderReport } = await import('../../../output/explorer/report.js');
      const { documentFindings } = await import('../../../output/explorer/findings.js');
      await withStore(options.db, async (store) => {
        const { id } = nameDocument(store, name);
        const article = readArticle(store, id);
        if (article === null) throw new WhosaidError('DOCUMENT_NOT_FOUND', `${name} has gone from ${options.db}.`);
        const report = renderReport(article, {
          findings: documentFindings(store, article.document),
          version: version(),
        });
        if (options.out === '-') {
          await write(report);
          return;
        }
        const { writeFile } = await import('node:fs/promises');
        await writeFile(options.out, report).catch((error: Error) => {
          throw new WhosaidError('USAGE', `--out: cannot write ${options.out}: ${error.message}`);
        });
        note(`${options.out}: ${count(article.facts.length, 'fact')} of ${article.document.locator}`);
      });
    });
}
