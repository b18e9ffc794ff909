import type { IngestSummary } from '../ingest.js';
import { paintFor } from './paint.js';
import { count, megabytes } from './progress.js';

/** What a run did, for people. */
export function describeRun(summary: IngestSummary, db: string): string {
  const paint = paintFor(process.stdout);
  const { documents } = summary;
  const parts = (Object.keys(documents) as (keyof typeof documents)[])
    .filter((name) => documents[name] > 0)
    .map((name) => {
      const told = `${documents[name].toLocaleString('en-US')} ${name}`;
      return name === 'failed' ? paint.red(told) : told;
    });
  const marks = [
    count(summary.numbers, 'number'),
    count(summary.dates, 'date'),
    count(summary.entities, 'entity mention'),
    count(summary.attributions, 'attribution'),
    count(summary.claims, 'claim'),
  ];
  const seconds = summary.seconds.toFixed(summary.seconds < 10 ? 2 : 1);
  const lines = [
    `${paint.bold('documents')}  ${parts.length === 0 ? 'none' : parts.join(', ')}${summary.duplicates === 0 ? '' : ` (${count(summary.duplicates, 'text')} there already)`}`,
    `${paint.bold('found')}      ${marks.join(', ')}`,
    `${paint.bold('read')}       ${megabytes(summary.bytes)} in ${seconds} s (${megabytes(summary.bytes / Math.max(summary.seconds, 1e-6))}/s) into ${db}`,
  ];
  if (summary.withoutOriginal > 0) {
    const these = count(summary.withoutOriginal, 'document');
    lines.push(`${paint.bold('originals')}  gone or changed of ${these}: extracted again from the stored text`);
  }
  if (summary.status === 'stopped')
    lines.push(paint.yellow('stopped before the end: run the same command again to go on'));
  else if (documents.failed > 0) lines.push(`${paint.red('failed')}     see: whosaid failures --db ${db}`);
  return `${lines.join('\n')}\n`;
}
