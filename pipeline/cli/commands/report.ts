import { Command } from 'commander';
import type { Store } from '../../../output/store/index.js';
import { WhosaidError } from '../../errors.js';
import { version } from '../../version.js';
import { note, write } from '../output.js';
import { dbOption } from '../shared-options.js';

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
      const { openStore } = await import('../../../output/store/index.js');
      const { readArticle } = await import('../../../output/query/article.js');
      const { renderReport } = await import('../../../output/explorer/report.js');
      const { documentFindings } = await import('../../../output/explorer/findings.js');
      const store = openStore(options.db, { readonly: true });
      try {
        const id = await oneDocument(store, name, options.db);
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
        await writeFile(options.out, report);
        note(`${options.out}: ${article.facts.length} facts of ${article.document.locator}`);
      } finally {
        store.close();
      }
    });
}

/** The one document that a name means: its locator as it is or as a path from here, else a part that only one has. */
async function oneDocument(store: Store, name: string, db: string): Promise<number> {
  const { resolve } = await import('node:path');
  const { documentsNamed } = await import('../../../output/query/article.js');
  const found = documentsNamed(store, name, [name, resolve(name)]);
  const [first] = found;
  if (first === undefined) {
    throw new WhosaidError(
      'DOCUMENT_NOT_FOUND',
      `no document in ${db} is called "${name}"; whosaid documents lists them.`,
    );
  }
  if (found.length > 1) {
    throw new WhosaidError(
      'DOCUMENT_AMBIGUOUS',
      `several documents have "${name}" in their names: ${found
        .slice(0, 5)
        .map((document) => document.locator)
        .join(', ')}${found.length > 5 ? ', …' : ''}; write more of it.`,
    );
  }
  return first.id;
}
