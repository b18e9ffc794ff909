import { Command, CommanderError } from 'commander';
import { didYouMean } from '../../output/query/nearest.js';
import { codeOf, ExitStatus, exitStatusOf, messageOf, WhosaidError } from '../errors.js';
import { version } from '../version.js';
import { aliasCommand } from './commands/alias.js';
import { auditCommand } from './commands/audit.js';
import { backupCommand } from './commands/backup.js';
import { completionCommand } from './commands/completion.js';
import { configCommand } from './commands/config.js';
import { diffCommand } from './commands/diff.js';
import { documentsCommand } from './commands/documents.js';
import { entitiesCommand } from './commands/entities.js';
import { explainCommand } from './commands/explain.js';
import { exportCommand } from './commands/export.js';
import { extractCommand } from './commands/extract.js';
import { factsCommand } from './commands/facts.js';
import { failuresCommand } from './commands/failures.js';
import { ingestCommand } from './commands/ingest.js';
import { initCommand } from './commands/init.js';
import { mcpCommand } from './commands/mcp.js';
import { quotesCommand } from './commands/quotes.js';
import { reanchorCommand } from './commands/reanchor.js';
import { refreshCommand } from './commands/refresh.js';
import { removeCommand } from './commands/remove.js';
import { reportCommand } from './commands/report.js';
import { retryCommand } from './commands/retry.js';
import { reviewCommand } from './commands/review.js';
import { runCommand } from './commands/run.js';
import { runsCommand } from './commands/runs.js';
import { scheduleCommand } from './commands/schedule.js';
import { serveCommand } from './commands/serve.js';
import { showCommand } from './commands/show.js';
import { sourcesCommand } from './commands/sources.js';
import { sqlCommand } from './commands/sql.js';
import { statsCommand } from './commands/stats.js';
import { timelineCommand } from './commands/timeline.js';
import { verifyCommand } from './commands/verify.js';
import { watchCommand } from './commands/watch.js';
import { ClosedOutput, guardOutput, note } from './output.js';
import { setColorFlag } from './paint.js';
import { useProjectStore } from './project-store.js';
import { printableLines } from './text-width.js';

guardOutput();

const program = new Command('whosaid')
  .description(
    'Reads articles and writes down every figure in them: what it measures, of whom, for when, who said so,\nand the exact place in the source where it stands.',
  )
  .version(version(), '-V, --version', 'print the version and exit')
  .option('--no-color', 'no colours (also NO_COLOR=1 or TERM=dumb; FORCE_COLOR=1 forces them)')
  .showSuggestionAfterError(true)
  .configureOutput({
    outputError: (message, write) => write(printableLines(message.replace(/^error: /, 'whosaid: USAGE: '))),
  })
  .configureHelp({ sortSubcommands: false, showGlobalOptions: false })
  .exitOverride()
  .hook('preAction', async (program, command) => {
    setColorFlag(program.opts().color === false ? false : undefined);
    await useProjectStore(command);
  });

/** The commands, as people look for them. */
const groups: readonly (readonly [heading: string, commands: readonly (() => Command)[]])[] = [
  ['Read articles:', [ingestCommand, extractCommand, explainCommand]],
  ['Ask:', [factsCommand, timelineCommand, quotesCommand, sourcesCommand, entitiesCommand, showCommand, sqlCommand]],
  ['Check:', [auditCommand, verifyCommand, reviewCommand, aliasCommand]],
  ['Show and hand on:', [serveCommand, reportCommand, exportCommand, mcpCommand]],
  [
    'The database:',
    [documentsCommand, failuresCommand, statsCommand, diffCommand, reanchorCommand, removeCommand, backupCommand],
  ],
  [
    'Unattended:',
    [initCommand, configCommand, runCommand, scheduleCommand, watchCommand, runsCommand, retryCommand, refreshCommand],
  ],
  ['Others:', [completionCommand]],
];
program.addHelpCommand(
  new Command('help').argument('[command]').description('display help for a command').helpGroup('Others:'),
);
for (const [heading, commands] of groups) {
  program.commandsGroup(heading);
  for (const make of commands) program.addCommand(make());
}

const inherit = (command: Command, name: string): void => {
  if (command !== program) command.exitOverride().copyInheritedSettings(program);
  command.showHelpAfterError(`(${name} --help tells what there is)`);
  // the terminal is as wide as it is: lines are broken there
  command.description(command.description().replace(/\s*\n\s*/g, ' '));
  for (const inner of command.commands) inherit(inner, `${name} ${inner.name()}`);
};
inherit(program, program.name());

/** What `help` is asked for: a word that is no command would else be answered with everything. */
function assertHelped(words: readonly string[]): void {
  const [first, name] = words;
  if (first !== 'help' || name === undefined || name.startsWith('-')) return;
  const names = program.commands.map((command) => command.name());
  if (!names.includes(name)) throw new WhosaidError('USAGE', `unknown command '${name}'${didYouMean(name, names)}`);
}

try {
  assertHelped(process.argv.slice(2));
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // commander has said what was wrong; help and version are no errors
    process.exitCode = error.exitCode === 0 ? ExitStatus.done : ExitStatus.usage;
  } else if (error instanceof ClosedOutput) {
    process.exitCode = ExitStatus.done;
  } else {
    const code = codeOf(error);
    note(`whosaid: ${code}: ${messageOf(error)}`);
    if (code === 'INTERNAL' && error instanceof Error && process.env.WHOSAID_DEBUG) note(error.stack ?? '');
    process.exitCode = exitStatusOf(error);
  }
}
