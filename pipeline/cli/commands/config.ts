import { Argument, Command } from 'commander';
import { write } from '../output.js';
import { configOption } from '../run-options.js';
import { notOneOf } from '../shared-options.js';

interface Flags {
  readonly config?: string;
  readonly origin?: boolean;
  readonly json?: boolean;
}

/** `whosaid config`: what holds, and where it comes from. */
export function configCommand(): Command {
  const command = new Command('config')
    .summary('show the settings and where each comes from')
    .description(
      'Settings come from flags, then variables (WHOSAID_…), then the project file (whosaid.config.json), then the user’s file, then defaults.',
    )
    .addHelpText(
      'after',
      `
Examples:
  $ whosaid config show --origin
  $ whosaid config schema > whosaid.config.schema.json`,
    );
  command
    .command('show', { isDefault: true })
    .summary('print the effective settings')
    .addOption(configOption())
    .option('--origin', 'say where each value comes from')
    .option('--json', 'one JSON object')
    // `config` alone is `config show`: a word that stands there is a command that there is not
    .usage('[options]')
    .addArgument(new Argument('[word]').argParser(noCommand))
    .addHelpText(
      'after',
      `
Examples:
  $ whosaid config show --origin
  $ WHOSAID_JOBS=2 whosaid config show --origin --json`,
    )
    .action(show);
  command
    .command('schema')
    .summary('print the JSON Schema of the project file, for editors')
    .addHelpText(
      'after',
      `
Examples:
  $ whosaid config schema > whosaid.config.schema.json`,
    )
    .action(async () => {
      const { schemaText } = await import('../../schedule/init-project.js');
      await write(schemaText());
    });
  return command;
}

function noCommand(word: string): never {
  throw notOneOf('config', ['show', 'schema'], word);
}

async function show(_word: undefined, flags: Flags): Promise<void> {
  const { resolveSettings } = await import('../../schedule/settings.js');
  const { project, user, settings } = resolveSettings({}, flags.config ?? null);
  const rows = [
    ...[...settings].map(([key, { value, origin }]) => ({ key: key as string, value: value as unknown, origin })),
    ...(['inputs', 'schedules'] as const).map((key) => ({
      key,
      value: project?.value[key] ?? [],
      origin: project?.value[key] === undefined ? 'default' : project.file,
    })),
  ];
  if (flags.json) {
    const told = rows.map(({ key, value, origin }) => [key, flags.origin ? { value, origin } : value]);
    const files = { project: project?.file ?? null, user: user?.file ?? null };
    await write(`${JSON.stringify({ ok: true, files, settings: Object.fromEntries(told) }, null, 2)}\n`);
    return;
  }
  const width = Math.max(...rows.map(({ key }) => key.length));
  for (const { key, value, origin } of rows) {
    const told = typeof value === 'string' ? value : JSON.stringify(value);
    await write(`${key.padEnd(width)}  ${told}${flags.origin ? `  (${origin})` : ''}\n`);
  }
}
