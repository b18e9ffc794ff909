import { dirname, resolve } from 'node:path';
import { didYouMean } from '../../output/query/nearest.js';
import { WhosaidError } from '../errors.js';
import { type BatchPart, type IngestSummary, runBatch } from '../ingest.js';
import { type FilledIngestOptions, fillIngestOptions } from '../ingest-options.js';
import { type InputSpec, isWrittenAsAddress } from '../inputs/input.js';
import type { Loaded } from './load-config.js';
import type { Project, ProjectInput } from './project.js';

/** The inputs of a project that have the given names; all of them where none is given. Throws USAGE for a name that is none. */
export function chooseInputs(project: Loaded<Project>, names: readonly string[] | undefined): readonly ProjectInput[] {
  const { inputs } = project.value;
  if (names === undefined || names.length === 0) return inputs;
  for (const name of names) {
    if (inputs.some((input) => input.name === name)) continue;
    const there = inputs.flatMap((input) => input.name ?? []);
    const told = there.length === 0 ? 'none of them has a name' : `there are ${there.join(', ')}`;
    throw new WhosaidError('USAGE', `${project.file}: no input is named "${name}": ${told}${didYouMean(name, there)}`);
  }
  return inputs.filter((input) => input.name !== undefined && names.includes(input.name));
}

/** The parts of a run over some inputs of a project: each with the run's options, where it has none of its own. */
export function partsOf(
  project: Loaded<Project>,
  inputs: readonly ProjectInput[],
  run: FilledIngestOptions,
): BatchPart[] {
  const folder = dirname(project.file);
  return inputs.map((input) => {
    const { name: _, referenceDate, charset, keepBytes, ...spec } = input;
    const own = {
      ...(referenceDate === undefined ? {} : { referenceDate }),
      ...(charset === undefined ? {} : { charset }),
      ...(keepBytes === undefined ? {} : { keepBytes }),
      format: spec.kind === 'files' ? (spec.format ?? null) : null,
    };
    const { signal, ...rest } = { ...run, ...own };
    const options = fillIngestOptions(signal === null ? rest : { ...rest, signal });
    const inFolder = (path: string): string => (isWrittenAsAddress(path) ? path : resolve(folder, path));
    const found: InputSpec =
      spec.kind === 'files'
        ? { ...spec, paths: spec.paths.map(inFolder) }
        : { ...spec, addresses: spec.addresses.map(inFolder) };
    return { inputs: [found], options };
  });
}

/** One batch of a project's inputs: `whosaid run`. `run` are the options that hold where an input has none of its own. */
export async function runProject(
  command: string,
  project: Loaded<Project>,
  names: readonly string[] | undefined,
  run: FilledIngestOptions,
): Promise<IngestSummary> {
  return runBatch(command, partsOf(project, chooseInputs(project, names), run), run);
}
