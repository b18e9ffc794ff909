import { type Command, Option } from 'commander';
import { ATTRIBUTION_KINDS, MODALITIES, NUMBER_KINDS, RELATIONS, REVIEW_STATES } from '../../output/query/choices.js';
import type { FactFilter } from '../../output/query/filter.js';
import { choiceOption, partialDay, share } from './shared-options.js';

/** The filters of facts as the command line gives them. */
export interface FactFilterOptions extends Omit<FactFilter, 'words' | 'minConfidence' | 'reviewed' | 'equivalents'> {
  readonly minConfidence?: number;
  readonly reviewed?: string | true;
  readonly each?: boolean;
}

/** Adds the filters that every command about facts takes, but those that are named in `without`. */
export function addFactFilters(command: Command, without: readonly string[] = []): void {
  const day = (flag: string): Option => new Option(`--${flag} <day>`).argParser(partialDay(`--${flag}`));
  const options: Option[] = [
    new Option('--entity <name>', 'subject: a name, a part of one, an alias, an acronym or an ISO country code'),
    new Option('--said-by <name>', 'who said it: a name, a part of one, an alias or an acronym'),
    new Option('--measure <words>', 'words of the measure'),
    new Option('--unit <unit>', 'unit of the figure, and all that convert to it (EUR, km, miles, %)'),
    choiceOption('--number-kind <kind>', 'kind of figure', NUMBER_KINDS),
    choiceOption('--attribution-kind <kind>', 'how it is attributed', ATTRIBUTION_KINDS),
    choiceOption('--relation <relation>', 'what the figure says of its measure', RELATIONS),
    choiceOption('--modality <modality>', 'asserted or something less', MODALITIES),
    describe(day('from'), 'times that end on or after this day (YYYY, YYYY-MM or YYYY-MM-DD)'),
    describe(day('to'), 'times that begin on or before this day'),
    new Option('--min <value>', 'least value (1500000, 1.5m, "1 trillion JPY", "10 km")'),
    new Option('--max <value>', 'greatest value'),
    new Option('--document <name>', 'a part of the document’s path, address or title'),
    minConfidenceOption(),
    choiceOption('--reviewed [verdict]', 'only facts that were reviewed (so), or were not', REVIEW_STATES).preset(
      'any',
    ),
    new Option('--duplicates', 'near-duplicate documents too'),
    new Option('--each', 'the figures of one fact in several units as a row each'),
  ];
  for (const option of options) if (!without.includes(option.name())) command.addOption(option);
}

export function minConfidenceOption(): Option {
  return new Option('--min-confidence <share>', 'least confidence, 0 to 1').argParser(share('--min-confidence'));
}

/** How the words of a search are taken. */
export function rawSearchOption(): Option {
  return new Option('--raw-search', 'take the words as a query of SQLite FTS5 (AND, OR, NOT, NEAR, prefix*)');
}

function describe(option: Option, description: string): Option {
  option.description = description;
  return option;
}

/** The filter that words and options ask for. Throws STORE_QUERY on values that mean nothing. */
export async function readFactFilter(words: readonly string[], options: FactFilterOptions): Promise<FactFilter> {
  const { parseFactFilter } = await import('../../output/query/filter.js');
  const { entity, saidBy, measure, unit, numberKind, attributionKind, relation, modality, from, to } = options;
  const { min, max, document, minConfidence, reviewed, duplicates, each, rawSearch } = options;
  return parseFactFilter({
    words: words.length === 0 ? undefined : words,
    rawSearch,
    entity,
    saidBy,
    measure,
    unit,
    numberKind,
    attributionKind,
    relation,
    modality,
    from,
    to,
    min,
    max,
    document,
    minConfidence,
    reviewed,
    duplicates,
    equivalents: each === true ? 'each' : undefined,
  });
}
