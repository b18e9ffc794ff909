import type { Argument, Command, Option } from 'commander';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** A command as completion needs it: its words, what it offers, and below it its own commands. */
interface Entry {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly Option[];
  readonly arguments: readonly Argument[];
  readonly commands: readonly Entry[];
}

function entry(command: Command): Entry {
  return {
    name: command.name(),
    summary: command.summary() || (command.description().split('\n')[0] ?? ''),
    options: command.createHelp().visibleOptions(command),
    arguments: command.registeredArguments,
    commands: command.commands.map(entry),
  };
}

const flags = (options: readonly Option[]): string[] =>
  options.flatMap((option) => [option.long, option.short]).filter((flag): flag is string => flag != null);

/** The completion script of a shell, made from the table of commands: what is not in the table is not in the script. */
export function completionScript(program: Command, shell: Shell): string {
  const top = entry(program);
  return shell === 'bash' ? bash(top) : shell === 'zsh' ? zsh(top) : fish(top);
}

/** A word in single quotes for a POSIX shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

function choicesOf(option: Option): readonly string[] {
  return option.argChoices ?? [];
}

/** Commands and, behind them, those that stand below one, each with its words: `alias`, `alias split`. */
function all(top: Entry): { readonly path: readonly string[]; readonly entry: Entry }[] {
  return top.commands.flatMap((entry) => [
    { path: [entry.name], entry },
    ...entry.commands.map((inner) => ({ path: [entry.name, inner.name], entry: inner })),
  ]);
}

/** The words that may stand behind a command, beside its flags. */
function wordsOf({ arguments: given, commands }: Entry): string[] {
  return [...commands.map(({ name }) => name), ...given.flatMap((argument) => argument.argChoices ?? [])];
}

function bash(top: Entry): string {
  const cases = all(top).map(({ path, entry }) => {
    const words = [...flags(entry.options), ...wordsOf(entry)];
    const values = entry.options
      .filter((option) => choicesOf(option).length > 0)
      .map((option) => `        ${flags([option]).join('|')}) words=${quoted(choicesOf(option).join(' '))} ;;`);
    const files = entry.options
      .filter((option) => choicesOf(option).length === 0 && (option.required || option.optional))
      .map((option) => flags([option]).join('|'));
    return `    ${quoted(path.join(' '))})
      words=${quoted(words.join(' '))}
      case "$previous" in
${[...values, ...(files.length > 0 ? [`        ${files.join('|')}) words='' ;;`] : []), `        *) ;;`].join('\n')}
      esac ;;`;
  });
  const inner = all(top).filter(({ path }) => path.length > 1);
  return `# bash completion of whosaid; put it into your shell with: source <(whosaid completion bash)
_whosaid() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD - 1]}" command='' words='' i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "\${COMP_WORDS[i]}" in -*) continue ;; esac
    if [[ -z "$command" ]]; then command="\${COMP_WORDS[i]}"; continue; fi
    case "$command \${COMP_WORDS[i]}" in ${inner.map(({ path }) => quoted(path.join(' '))).join('|')}) command="$command \${COMP_WORDS[i]}" ;; esac
  done
  case "$command" in
    '') words=${quoted([...top.commands.map(({ name }) => name), ...flags(top.options)].join(' '))} ;;
${cases.join('\n')}
  esac
  # no mapfile: the bash of macOS has none; none of the words holds a blank
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _whosaid whosaid
`;
}

function zsh(top: Entry): string {
  const describe = (text: string): string => text.replace(/[[\]:\\]/g, (c) => `\\${c}`).replace(/\s+/g, ' ');
  const spec = (option: Option): string[] =>
    flags([option]).map((flag) => {
      const choices = choicesOf(option);
      const value =
        option.required || option.optional ? `:value:${choices.length > 0 ? `(${choices.join(' ')})` : '_files'}` : '';
      return quoted(`${flag}[${describe(option.description)}]${value}`);
    });
  const commands = top.commands.map(({ name, summary }) => quoted(`${name}:${describe(summary)}`)).join(' ');
  const call = (entry: Entry): string => {
    const words = wordsOf(entry);
    const rest = words.length > 0 ? quoted(`*:word:(${words.join(' ')})`) : `'*:file:_files'`;
    return `_arguments ${[...entry.options.flatMap(spec), rest].join(' ')}`;
  };
  const cases = top.commands.map((command) => {
    if (command.commands.length === 0) return `    ${command.name}) ${call(command)} ;;`;
    const inner = command.commands.map(
      (entry) => `        ${entry.name}) (( CURRENT-- )); shift words; ${call(entry)} ;;`,
    );
    return `    ${command.name})
      case "\${words[2]}" in
${inner.join('\n')}
        *) ${call(command)} ;;
      esac ;;`;
  });
  return `#compdef whosaid
# zsh completion of whosaid; put it into a folder of your fpath (whosaid completion zsh > _whosaid), or source it behind compinit
_whosaid() {
  local -a commands line
  local state
  commands=(${commands})
  _arguments -C ${[...top.options.flatMap(spec), quoted('1:command:->command'), quoted('*::word:->words')].join(' ')} && return
  case "$state" in
    command) _describe command commands ;;
    words)
      case "\${line[1]}" in
${cases.join('\n')}
      esac ;;
  esac
}
# read from a folder of fpath it is the function itself; sourced, it says for which command it is
if [[ "\${funcstack[1]}" == _whosaid ]]; then _whosaid "$@"; elif (( $+functions[compdef] )); then compdef _whosaid whosaid; fi
`;
}

function fish(top: Entry): string {
  const option = (condition: string, given: Option): string => {
    const words = [`complete -c whosaid -n ${quoted(condition)}`];
    if (given.long !== undefined && given.long !== null) words.push(`-l ${given.long.replace(/^--/, '')}`);
    if (given.short !== undefined && given.short !== null) words.push(`-s ${given.short.replace(/^-/, '')}`);
    const choices = choicesOf(given);
    if (choices.length > 0) words.push(`-xa ${quoted(choices.join(' '))}`);
    else if (given.required) words.push('-r');
    words.push(`-d ${quoted(given.description.replace(/\s+/g, ' '))}`);
    return words.join(' ');
  };
  const lines = ['# fish completion of whosaid; put it into your shell with: whosaid completion fish | source'];
  for (const given of top.options) lines.push(option('__fish_use_subcommand', given));
  for (const command of top.commands)
    lines.push(`complete -c whosaid -n __fish_use_subcommand -a ${command.name} -d ${quoted(command.summary)}`);
  for (const { path, entry } of all(top)) {
    const condition = path.map((word) => `__fish_seen_subcommand_from ${word}`).join('; and ');
    for (const given of entry.options) lines.push(option(condition, given));
    const words = wordsOf(entry);
    if (words.length > 0) lines.push(`complete -c whosaid -n ${quoted(condition)} -f -a ${quoted(words.join(' '))}`);
  }
  return `${lines.join('\n')}\n`;
}
