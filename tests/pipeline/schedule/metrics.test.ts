import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { IngestSummary } from '../../../pipeline/ingest.js';
import type { IngestProgress } from '../../../pipeline/ingest-options.js';
import { Metrics } from '../../../pipeline/schedule/metrics.js';
import { scratchFolder } from '../cli/run-command.js';

const { path: folder, remove } = scratchFolder();
afterAll(remove);

const progress = (more: Partial<IngestProgress>): IngestProgress => ({
  documents: 3,
  new: 2,
  replaced: 1,
  unchanged: 0,
  skipped: 0,
  failed: 1,
  queued: 4,
  stages: [],
  claims: 20,
  bytes: 1000,
  totalBytes: null,
  seconds: 7,
  ...more,
});
const stages = [{ stage: 'read', seconds: 1.5 }] as unknown as IngestProgress['stages'];

describe('metrics', () => {
  const file = join(folder, 'whosaid.prom');
  let now = 1_700_000_000_000;
  const metrics = new Metrics(file, () => now);
  const sample = (name: string): string | undefined =>
    metrics
      .text()
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.slice(name.length + 1);

  it('count a run while it goes on, and write at most every five seconds', () => {
    metrics.progress(progress({ stages }));
    expect(readFileSync(file, 'utf8')).toContain('whosaid_queue_depth 4\n');
    now += 4000;
    metrics.progress(progress({ queued: 9, stages }));
    expect(readFileSync(file, 'utf8')).toContain('whosaid_queue_depth 4\n');
    now += 1000;
    metrics.progress(progress({ queued: 8, stages }));
    expect(readFileSync(file, 'utf8')).toContain('whosaid_queue_depth 8\n');
    expect(sample('whosaid_documents_total{outcome="new"}')).toBe('2');
    expect(sample('whosaid_stage_seconds_total{stage="read"}')).toBe('1.5');
    expect(sample('whosaid_last_run_success')).toBeUndefined();
  });

  it('of a run that broke off keep what it had done', () => {
    metrics.end(null);
    expect(sample('whosaid_runs_total{status="failed"}')).toBe('1');
    expect(sample('whosaid_documents_total{outcome="new"}')).toBe('2');
    expect(sample('whosaid_failures_total')).toBe('1');
    expect(sample('whosaid_claims_total')).toBe('20');
    expect(sample('whosaid_last_run_success')).toBe('0');
    expect(sample('whosaid_last_run_duration_seconds')).toBe('7');
    expect(sample('whosaid_queue_depth')).toBe('0');
  });

  it('add the next run to the one before, also one that broke off before it began', () => {
    metrics.progress(progress({ stages }));
    expect(sample('whosaid_stage_seconds_total{stage="read"}')).toBe('3');
    const documents = { new: 5, replaced: 0, unchanged: 1, skipped: 0, failed: 0 };
    metrics.end({ status: 'done', documents, bytes: 50, claims: 2, seconds: 3 } as unknown as IngestSummary);
    expect(sample('whosaid_documents_total{outcome="new"}')).toBe('7');
    expect(sample('whosaid_bytes_total')).toBe('1050');
    expect(sample('whosaid_last_run_success')).toBe('1');
    expect(sample('whosaid_last_run_end_timestamp_seconds')).toBe(String(now / 1000));
    metrics.end(null);
    expect(sample('whosaid_runs_total{status="failed"}')).toBe('2');
    expect(sample('whosaid_last_run_duration_seconds')).toBe('0');
  });

  it('leave no half file, and tell where they cannot be written', () => {
    expect(readdirSync(folder)).toEqual(['whosaid.prom']);
    expect(() => new Metrics(join(folder, 'no', 'file.prom')).write()).toThrowError(
      expect.objectContaining({ code: 'METRICS_UNWRITABLE' }),
    );
  });
});
