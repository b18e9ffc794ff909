import { Cron } from 'croner';
import { z } from 'zod';
import { didYouMean, meant } from '../../output/query/nearest.js';
import { messageOf } from '../errors.js';
import { INPUT_FORMATS } from '../inputs/input.js';
import { isIsoDay } from '../readers/jsonl.js';
import { charsetProblem } from './charset-label.js';
import type { Project, UserSettings } from './project.js';

/** What is wrong with a cron expression; null where nothing is. */
function cronProblem(expression: string): string | null {
  const told = `expected a cron expression: minute, hour, day of month, month, day of week ("0 3 * * *"); got "${expression}"`;
  try {
    const next = new Cron(expression, { paused: true, timezone: 'UTC' }).nextRun();
    return next === null ? `${told}, which no day is` : null;
  } catch (error) {
    return `${told}: ${messageOf(error).replace(/^CronPattern: /, '')}`;
  }
}

/** Whether the system knows an IANA time zone. */
function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** What is wrong with the name of a time zone; null where nothing is. */
function timeZoneProblem(name: string): string | null {
  if (isTimeZone(name)) return null;
  const zones = Intl.supportedValuesOf('timeZone');
  // a city alone is meant as the zone of that name
  const city = zones.find((zone) => zone.toLowerCase().endsWith(`/${name.toLowerCase().replaceAll(' ', '_')}`));
  const hint = city === undefined ? didYouMean(name, zones) : meant([city]);
  return `expected an IANA time zone ("Europe/Berlin"); got "${name}"${hint}`;
}

/** Makes what a check finds wrong the message of the error. */
const refusing = (problem: (value: string) => string | null) => (value: string, context: z.core.$RefinementCtx) => {
  const message = problem(value);
  if (message !== null) context.addIssue({ code: 'custom', message });
};

const text = z.string().min(1);
const count = z.int().min(1);

const referenceDate = z
  .union([
    z.enum(['none', 'run-day', 'file-modified']),
    z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .refine(isIsoDay),
  ])
  .meta({
    description:
      'The day from which relative dates are counted in documents that name none of their own: a day (YYYY-MM-DD), "none", "run-day" (the day on which a document is first read, UTC) or "file-modified" (the day on which its file was last written, UTC).',
  });
const charset = text.superRefine(refusing(charsetProblem)).meta({
  description:
    'The charset of text and Markdown without a byte order mark, as a WHATWG label (windows-1252, utf-16le, …).',
});
const keepBytes = z.enum(['auto', 'always', 'never']).meta({
  description: 'Keep the original bytes in the store: of what cannot be read again, of all, or of none.',
});
const format = z.enum(INPUT_FORMATS).meta({
  description: 'Format of files whose names do not tell it.',
});

const columns = z
  .strictObject({
    text: text.optional(),
    id: text.optional(),
    title: text.optional(),
    url: text.optional(),
    byline: text.optional(),
    site: text.optional(),
    published: text.optional(),
    referenceDate: text.optional(),
  })
  .meta({ description: 'Which column of CSV and TSV holds what, by its head or its number from 1.' });

const fetch = z.boolean().optional().meta({
  description:
    'Fetch the addresses, and the pages that feeds and sitemaps link to. Default: false, nothing is fetched.',
});
const most = count.optional().meta({
  description: 'Most items of a feed, newest first, or pages of a sitemap. Default: 500 and 10,000.',
});

/** What every kind of input may say. */
const shared = {
  name: text
    .regex(/^[\w.-]+$/)
    .optional()
    .meta({
      description: 'A name of letters, digits, ".", "-" and "_", by which commands and schedules call the input.',
    }),
  referenceDate: referenceDate.optional(),
  charset: charset.optional(),
  keepBytes: keepBytes.optional(),
  fetch,
  limit: most,
};

const files = z
  .strictObject({
    kind: z.literal('files'),
    ...shared,
    paths: z.array(text).min(1).meta({
      description: 'Files, folders (recursive) and patterns ("news/**/*.html"), relative to the project file.',
    }),
    format: format.optional(),
    columns: columns.optional(),
    followLinks: z.boolean().optional().meta({ description: 'Follow symbolic links inside folders. Default: false.' }),
  })
  .meta({ description: 'Files, folders and patterns: articles, JSON lines, tables, WARC, archives of these.' });

const feed = z
  .strictObject({
    kind: z.literal('feed'),
    ...shared,
    addresses: z.array(text).min(1).meta({ description: 'Addresses or files: RSS, Atom, RDF, JSON Feed, OPML lists.' }),
    text: z.enum(['auto', 'item', 'page']).optional().meta({
      description:
        'Where an article’s text comes from: the feed’s item, the page that it links to, or the page where the item holds less than a full text (auto, the default).',
    }),
  })
  .meta({ description: 'Feeds.' });

const sitemap = z
  .strictObject({
    kind: z.literal('sitemap'),
    ...shared,
    addresses: z.array(text).min(1).meta({ description: 'Addresses or files of sitemaps, or of indexes of them.' }),
    include: z.array(text).min(1).optional().meta({
      description: 'Patterns ("/news/**"), one of which the path of a page must fit. Default: all pages.',
    }),
    since: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .refine(isIsoDay)
      .optional()
      .meta({ description: 'A day (YYYY-MM-DD): only pages that changed then or later.' }),
  })
  .meta({ description: 'The pages that a sitemap lists.' });

const pages = z
  .strictObject({
    kind: z.literal('pages'),
    ...shared,
    addresses: z.array(text).min(1).meta({ description: 'Addresses of pages; feeds and sitemaps are read as such.' }),
  })
  .meta({ description: 'Pages by their addresses.' });

/** The kinds of inputs; each is one object with a `kind`. */
const input = z.discriminatedUnion('kind', [files, feed, sitemap, pages]);

const limits = z
  .strictObject({
    fileBytes: count.optional().meta({ description: 'Bytes of one file or JSONL line.' }),
    textLength: count.optional().meta({ description: 'UTF-16 code units of one decoded text.' }),
    documentDeadline: count.optional().meta({ description: 'Milliseconds that one document may take.' }),
  })
  .meta({ description: 'Limits of what one document may be.' });

const schedule = z
  .strictObject({
    name: text.regex(/^[\w.-]+$/).meta({
      description: 'A name of letters, digits, ".", "-" and "_", by which the store remembers when it ran last.',
    }),
    cron: text.superRefine(refusing(cronProblem)).meta({
      description: 'A cron expression: minute, hour, day of month, month, day of week ("0 3 * * *").',
    }),
    timeZone: text.superRefine(refusing(timeZoneProblem)).optional().meta({
      description: 'An IANA time zone ("Europe/Berlin"), in which the expression counts. Default: UTC.',
    }),
    inputs: z.array(text).min(1).optional().meta({ description: 'Names of inputs. Default: all of them.' }),
  })
  .meta({ description: 'When `whosaid schedule` reads which inputs.' });

/** Settings that a user file may hold too; each has a flag and an environment variable (see settings.ts). */
const settings = {
  store: text.optional().meta({ description: 'The path of the database.' }),
  jobs: z.int().min(1).max(256).optional().meta({ description: 'Worker threads. Default: one a processor.' }),
  referenceDate: referenceDate.optional(),
  charset: charset.optional(),
  aliases: text.optional().meta({ description: 'A file of your own names: JSON list of {name, type, aliases, code}.' }),
  units: text.optional().meta({
    description: 'A file of your own units: JSON list of {unit, names, plurals, symbols, factor, of}.',
  }),
  cues: text.optional().meta({
    description: 'A file of your own cues of attributions: JSON list of {cue, kind, takes, position, …}.',
  }),
  keepBytes: keepBytes.optional(),
  limits: limits.optional(),
  maxErrorRatio: z.number().min(0).max(1).optional().meta({
    description: 'A run ends with 6 when more than this share of its documents failed (0 to 1).',
  }),
  wait: z.number().min(0).optional().meta({ description: 'Seconds to wait for another run on the same store.' }),
  metricsFile: text
    .optional()
    .meta({ description: 'The path of a file where runs write their metrics, as Prometheus text.' }),
  logFormat: z.enum(['auto', 'json', 'text']).optional().meta({
    description: 'How runs write on standard error: JSON lines, text, or text on a terminal only.',
  }),
};

const editor = { $schema: z.string().optional().meta({ description: 'For editors: the schema of this file.' }) };

/** `config.json` in the user's folder. */
export const USER_SCHEMA: z.ZodType<UserSettings> = z.strictObject({ ...editor, ...settings });

/** `whosaid.config.json`. */
export const PROJECT_SCHEMA: z.ZodType<Project> = z
  .strictObject({
    ...editor,
    ...settings,
    inputs: z.array(input).min(1).meta({ description: 'Where articles come from.' }),
    schedules: z.array(schedule).optional().meta({ description: 'When they are read, by `whosaid schedule`.' }),
  })
  .superRefine((project, context) => {
    const names = new Set<string>();
    project.inputs.forEach(({ name }, i) => {
      if (name === undefined) return;
      if (names.has(name)) {
        context.addIssue({
          code: 'custom',
          path: ['inputs', i, 'name'],
          message: `"${name}" is taken by another input`,
        });
      }
      names.add(name);
    });
    const schedules = new Set<string>();
    project.schedules?.forEach((one, i) => {
      if (schedules.has(one.name)) {
        context.addIssue({
          code: 'custom',
          path: ['schedules', i, 'name'],
          message: `"${one.name}" is taken by another schedule`,
        });
      }
      schedules.add(one.name);
      one.inputs?.forEach((name, k) => {
        if (names.has(name)) return;
        const there = names.size === 0 ? 'no input has a name' : `inputs are named ${[...names].join(', ')}`;
        context.addIssue({
          code: 'custom',
          path: ['schedules', i, 'inputs', k],
          message: `no input is named "${name}": ${there}`,
        });
      });
    });
  });

/** JSON Schema of the project file, for editors. */
export function projectJsonSchema(): Record<string, unknown> {
  return {
    ...z.toJSONSchema(PROJECT_SCHEMA),
    title: 'whosaid.config.json',
    description: 'A project of whosaid: where its articles come from, where its facts go, and when.',
  };
}
