import type { AuditSummary } from '../../output/audit/audit.js';
import type { Finding } from '../../output/audit/finding.js';
import { csvLine } from './csv.js';
import { write, writeRows } from './output.js';
import { paintFor } from './paint.js';
import type { OutputFormat } from './shared-options.js';
import { printable } from './text-width.js';

const CSV_KEYS = [
  'document',
  'check',
  'rule',
  'verdict',
  'arithmetic',
  'expected',
  'printed',
  'slip',
  'parts',
] as const;

const WORDS = {
  inconsistent: 'inconsistent',
  consistent_by_rounding: 'consistent only by rounding',
  consistent: 'consistent',
} as const;

/** Prints findings as they come, in any output format, and returns what the audit sums up. */
export async function printFindings(
  findings: Generator<Finding, AuditSummary>,
  format: OutputFormat,
): Promise<AuditSummary> {
  const paint = paintFor(process.stdout);
  let n = 0;
  let last = '';
  if (format === 'json') await write('{"ok":true,"findings":[');
  if (format === 'csv') await writeRows(csvLine(CSV_KEYS));
  let step = findings.next();
  for (; !step.done; step = findings.next()) {
    const finding = step.value;
    if (format === 'json') await write(`${n === 0 ? '' : ','}\n${JSON.stringify(finding)}`);
    else if (format === 'jsonl') await write(`${JSON.stringify(finding)}\n`);
    else if (format === 'csv') {
      const parts = finding.parts.map((p) => `${p.role}=${p.text} [${p.start}-${p.end}]`).join('; ');
      await writeRows(csvLine(CSV_KEYS.map((key) => (key === 'parts' ? parts : finding[key]))));
    } else {
      if (finding.document !== last) await write(`${n === 0 ? '' : '\n'}${paint.bold(printable(finding.document))}\n`);
      last = finding.document;
      const color =
        finding.verdict === 'inconsistent' ? paint.red : finding.verdict === 'consistent' ? paint.green : paint.yellow;
      const slip = finding.slip === null ? '' : paint.dim(` (${finding.slip.replaceAll('_', ' ')}?)`);
      const places = finding.parts
        .map((p) => {
          const claim = p.claim === null ? '' : ` ${p.claim.slice(0, 8)}`;
          return `${p.role} ${printable(p.text)} [${p.start}–${p.end}]${claim}`;
        })
        .join(' · ');
      await write(
        `  ${color(WORDS[finding.verdict])} ${finding.rule}: ${printable(finding.arithmetic)}${slip}\n    ${paint.dim(places)}\n`,
      );
    }
    n++;
  }
  if (format === 'json') await write(`\n],"count":${n},"summary":${JSON.stringify(step.value)}}\n`);
  return step.value;
}
