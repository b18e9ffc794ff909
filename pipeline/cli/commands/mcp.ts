import { Command } from 'commander';
import { version } from '../../version.js';
import { note } from '../output.js';
import { dbOption } from '../shared-options.js';
import { withStore } from '../with-store.js';

/** `whosaid mcp`: serves the facts to agents over standard input and output. */
export function mcpCommand(): Command {
  return new Command('mcp')
    .summary('serve facts to agents over stdio (Model Context Protocol)')
    .description(
      'Serves the store to an agent over standard input and output. All tools only read: search_facts, get_fact, get_passage, timeline, audit,\nlist_sources. Runs until standard input ends.',
    )
    .addOption(dbOption())
    .addHelpText(
      'after',
      `
Examples:
  $ whosaid mcp --db whosaid.db
  {"mcpServers": {"whosaid": {"command": "npx", "args": ["whosaid", "mcp", "--db", "/path/to/whosaid.db"]}}}`,
    )
    .action(async (options: { db: string }) => {
      const { mcpServer } = await import('../../../output/mcp/server.js');
      const { StdioServerTransport } = await import('@modelcontextprotocol/server/stdio');
      await withStore(options.db, async (store) => {
        if (process.stdin.isTTY) note('whosaid mcp: waiting for an agent on standard input; Ctrl-D ends it');
        const server = mcpServer(store, version());
        const closed = new Promise<void>((resolve) => {
          server.server.onclose = () => resolve();
          process.stdin.once('end', resolve);
          process.stdin.once('close', resolve);
        });
        await server.connect(new StdioServerTransport());
        await closed;
        await server.close();
      });
    });
}
