import { Command } from 'commander';
import { completionScript, SHELLS, type Shell } from '../completion.js';
import { write } from '../output.js';
import { choiceArgument } from '../shared-options.js';

/** `whosaid completion`: the completion script of a shell, made from the table of commands. */
export function completionCommand(): Command {
  const command = new Command('completion')
    .summary('print the completion script of a shell')
    .description('Prints a script that lets your shell complete commands, flags and their values.')
    .addArgument(choiceArgument('<shell>', 'which shell', SHELLS))
    .addHelpText(
      'after',
      `
Examples:
  $ source <(whosaid completion bash)
  $ whosaid completion zsh > ~/.zfunc/_whosaid
  $ whosaid completion fish > ~/.config/fish/completions/whosaid.fish`,
    );
  return command.action(async (shell: Shell) => {
    await write(completionScript(command.parent ?? command, shell));
  });
}
