import { describe, expect, it } from 'vitest';
import { fillIngestOptions } from '../../../pipeline/ingest-options.js';
import type { Loaded } from '../../../pipeline/schedule/load-config.js';
import type { Project, ProjectInput } from '../../../pipeline/schedule/project.js';
import { chooseInputs, partsOf } from '../../../pipeline/schedule/run-project.js';

const project = (...inputs: ProjectInput[]): Loaded<Project> =>
  ({ file: '/desk/whosaid.config.json', value: { inputs } }) as Loaded<Project>;
const files = (name: string | undefined, more: object = {}): ProjectInput =>
  ({
    kind: 'files',
    paths: ['press', '/abs', 'https://x.example/a'],
    ...(name === undefined ? {} : { name }),
    ...more,
  }) as ProjectInput;
const feed: ProjectInput = {
  kind: 'feed',
  name: 'wire',
  addresses: ['https://x.example/f', 'saved.rss'],
} as ProjectInput;

describe('the inputs of a project', () => {
  const both = project(files('press'), feed, files(undefined));
  it('are all of them, or those that are named', () => {
    expect(chooseInputs(both, undefined)).toHaveLength(3);
    expect(chooseInputs(both, [])).toHaveLength(3);
    expect(chooseInputs(both, ['wire'])).toEqual([feed]);
  });
  it('that are not there are told, with those that are', () => {
    expect(() => chooseInputs(both, ['wier'])).toThrowError(
      /no input is named "wier": there are press, wire; did you mean "wire"\?$/,
    );
    expect(() => chooseInputs(project(files(undefined)), ['wire'])).toThrowError(/none of them has a name$/);
  });
});

describe('the parts of a run', () => {
  const run = fillIngestOptions({ referenceDate: '2025-04-02', charset: 'utf-8' });
  it('lie in the folder of the project file, unless they have a place of their own', () => {
    const [first, second] = partsOf(project(files('press'), feed), [files('press'), feed], run);
    expect(first?.inputs).toEqual([{ kind: 'files', paths: ['/desk/press', '/abs', 'https://x.example/a'] }]);
    expect(second?.inputs).toEqual([{ kind: 'feed', addresses: ['https://x.example/f', '/desk/saved.rss'] }]);
  });
  it('have the options of the run, where they have none of their own', () => {
    const own = files('press', { referenceDate: 'none', charset: 'windows-1252', keepBytes: 'always', format: 'html' });
    const [first, second] = partsOf(project(own, feed), [own, feed], run);
    expect(first?.options).toMatchObject({
      referenceDate: null,
      charset: 'windows-1252',
      keepBytes: 'always',
      format: 'html',
    });
    expect(second?.options).toMatchObject({
      referenceDate: '2025-04-02',
      charset: 'utf-8',
      keepBytes: 'auto',
      format: null,
    });
  });
  it('are stopped with the run', () => {
    const { signal } = new AbortController();
    const [part] = partsOf(project(feed), [feed], fillIngestOptions({ signal }));
    expect(part?.options.signal).toBe(signal);
  });
});
