import { Command, Option } from 'commander';
import { WhosaidError } from '../../errors.js';
import { version } from '../../version.js';
import { note, write } from '../output.js';
import { dbOption, wholeNumber } from '../shared-options.js';

interface Options {
  readonly db: string;
  readonly port: number;
  readonly host: string;
  readonly allowHost?: readonly string[];
  readonly open?: boolean;
}

/** `whosaid serve`: the explorer, a local web page over the store. */
export function serveCommand(): Command {
  const port = wholeNumber('--port', 0);
  return new Command('serve')
    .summary('explore the facts in a browser')
    .description(
      'Serves a web page on this machine: search with facets, articles with every mention marked, facts with their bytes in the original, measures over time, and the same data as a JSON API (/api/openapi.json). It only reads, and asks no other host for anything.',
    )
    .addOption(dbOption())
    .addOption(
      new Option('--port <n>', 'port; 0 takes any that is free').default(7077).argParser((value) => {
        const number = port(value);
        if (number > 65535) throw new WhosaidError('USAGE', `--port: expected at most 65535, got "${value}"`);
        return number;
      }),
    )
    .option('--host <address>', 'address to listen to; another than a loopback address lets others in', '127.0.0.1')
    .option('--allow-host <name...>', 'names that it answers to beside localhost')
    .option('--open', 'open the page in the browser')
    .addHelpText(
      'after',
      `
Ctrl+C stops it. Whoever can reach the address can read the whole database: keep to 127.0.0.1 on machines of others.

Examples:
  $ whosaid serve
  $ whosaid serve --db news.db --port 8080 --open
  $ whosaid serve --host 0.0.0.0 --allow-host desk.example.org`,
    )
    .action(run);
}

async function run(options: Options): Promise<void> {
  const { openStore } = await import('../../../output/store/index.js');
  const { isLoopback, serveExplorer } = await import('../../../output/explorer/serve.js');
  const { messageOf } = await import('../../errors.js');
  const { Originals } = await import('../../inputs/original.js');
  const store = openStore(options.db, { readonly: true });
  if (store.copied) note(`whosaid: nothing may be written beside ${options.db}: a copy of it is shown, as it is now`);
  const originals = new Originals();
  try {
    const running = await serveExplorer(store, {
      host: options.host,
      port: options.port,
      allowedHosts: options.allowHost ?? [],
      version: version(),
      readOriginal: (place) => originals.read(place),
      onError: (error) => note(`whosaid: ${messageOf(error)}`),
    }).catch((error: NodeJS.ErrnoException) => {
      throw new WhosaidError('USAGE', listenProblem(error, options), { cause: error });
    });
    if (!isLoopback(options.host)) {
      note(`whosaid: anyone who can reach ${options.host}:${running.port} can read ${options.db}`);
    }
    await write(`${running.url}\n`);
    note('Ctrl+C stops the explorer');
    if (options.open) await openBrowser(running.url);
    const signal = await new Promise<'SIGINT' | 'SIGTERM'>((resolve) => {
      process.once('SIGINT', resolve);
      process.once('SIGTERM', resolve);
    });
    await running.close();
    const { ExitStatus } = await import('../../errors.js');
    process.exitCode = signal === 'SIGINT' ? ExitStatus.sigint : ExitStatus.sigterm;
  } finally {
    store.close();
  }
}

function listenProblem(error: NodeJS.ErrnoException, options: Options): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `port ${options.port} is taken; choose another with --port, or --port 0 for any that is free`;
    case 'EACCES':
      return `port ${options.port} may not be used without rights; choose one over 1023 with --port`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${options.host} is no address of this machine; give another with --host`;
    default:
      return `cannot listen on ${options.host}:${options.port}: ${error.message}`;
  }
}

/** Hands the address to the system's opener; where there is none, the address has been printed. */
async function openBrowser(url: string): Promise<void> {
  const { spawn } = await import('node:child_process');
  const [command, ...args] =
    process.platform === 'darwin' ? ['open'] : process.platform === 'win32' ? ['explorer.exe'] : ['xdg-open'];
  const child = spawn(command as string, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', () => note(`whosaid: no browser could be opened; go to ${url}`));
  child.unref();
}
