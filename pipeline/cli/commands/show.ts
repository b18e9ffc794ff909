import { Command } from 'commander';
import type { FactDetail, PlacedSpan } from '../../../output/query/fact-detail.js';
import { tableWidth, write } from '../output.js';
import { dbOption } from '../shared-options.js';
import { withStore } from '../with-store.js';

/** `whosaid show`: one fact, with all that it stands on. */
export function showCommand(): Command {
  return new Command('show')
    .summary('show one fact in its sentence, with its places and rules')
    .description(
      'Shows a fact in its sentence, each slot with its offsets in the text and its bytes in the source, who said it, and the rules that fired.',
    )
    .argument('<fact>', 'id of the fact, or its beginning')
    .addOption(dbOption())
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      `
Offsets are UTF-16 code units of the document's text, bytes those of the source file; both half-open.

Examples:
  $ whosaid show 3f9a12c4
  $ whosaid show 3f9a12c4 --json`,
    )
    .action(async (id: string, options: { db: string; json?: boolean }) => {
      const { findFact } = await import('../find-fact.js');
      const { factDetail } = await import('../../../output/query/fact-detail.js');
      await withStore(options.db, async (store) => {
        const found = findFact(store, id);
        const details = found.map((fact) => factDetail(store, fact));
        if (options.json) await write(`${JSON.stringify({ ok: true, facts: details })}\n`);
        else for (const detail of details) await write(await describe(detail));
      });
    });
}

async function describe(detail: FactDetail): Promise<string> {
  const { paintFor } = await import('../paint.js');
  const { figure, placeOf, timeOf, valueCell } = await import('../fact-table.js');
  const { colorSpans } = await import('../color-spans.js');
  const { pad, printable, wrap } = await import('../text-width.js');
  const paint = paintFor(process.stdout);
  const { fact } = detail;
  const colors: Record<string, (text: string) => string> = {
    subject: paint.bold,
    measure: paint.magenta,
    number: paint.green,
    time: paint.cyan,
    source: paint.yellow,
    cue: paint.blue,
  };
  const spans: { start: number; end: number; paint: (text: string) => string }[] = [];
  const lines: string[] = [];
  const add = (name: string, span: PlacedSpan | null, told: string | null = null): void => {
    if (span === null) return;
    const color = colors[name] ?? ((text: string) => text);
    spans.push({ start: span.start, end: span.end, paint: color });
    const bytes = span.byte_start === null ? 'no bytes' : `bytes ${span.byte_start}–${span.byte_end}`;
    const extra = told === null || told === span.text ? '' : ` = ${printable(told)}`;
    lines.push(
      `  ${pad(name, 9)} ${color(printable(span.text))}${extra} ${paint.dim(`[${span.start}–${span.end}] ${bytes}`)}`,
    );
  };
  const value =
    fact.decimal !== null
      ? `${fact.decimal}${fact.unit === null ? '' : ` ${fact.unit}`}`
      : fact.low !== null || fact.high !== null
        ? `${fact.low ?? ''} to ${fact.high ?? ''}${fact.unit === null ? '' : ` ${fact.unit}`}`
        : null;
  add(
    'number',
    detail.number,
    value === null ? null : `${fact.modifier === null ? '' : `${fact.modifier.replace('_', ' ')} `}${value}`,
  );
  add('measure', detail.measure);
  add('subject', detail.subject, fact.subject);
  add('time', detail.time, fact.time_value);
  add('source', detail.source, fact.said_by_entity);
  if (detail.attribution !== null) add('cue', detail.attribution.cue, detail.attribution.kind);

  const sentence = colorSpans(detail.sentence.text, detail.sentence.start, spans, wrap, tableWidth() - 4);
  const out = [
    `${paint.bold(fact.subject ?? '?')} · ${fact.measure ?? '?'} · ${paint.green(valueCell(fact))}${fact.time === null ? '' : ` · ${paint.cyan(timeOf(fact) ?? '')}`}`,
    '',
    ...sentence.map((line) => `  ${line}`),
    '',
    ...lines,
    `  ${pad('relation', 9)} ${fact.relation}, ${fact.modality}`,
  ];
  if (fact.compared_with_number !== null || fact.compared_with_time !== null) {
    out.push(
      `  ${pad('compared', 9)} with ${[fact.compared_with_number, fact.compared_with_time]
        .filter((v) => v !== null)
        .map((v) => printable(String(v)))
        .join(', ')}`,
    );
  }
  if (fact.base_decimal !== null && fact.base_unit !== null && fact.base_unit !== fact.unit) {
    out.push(`  ${pad('in base', 9)} ${fact.base_decimal} ${fact.base_unit}`);
  }
  for (const other of detail.equivalents)
    out.push(
      `  ${pad('same as', 9)} ${figure({ ...fact, modifier: null, number: other.number })} ${paint.dim(other.fact_id)}`,
    );
  if (fact.review !== null) {
    const correction = fact.review_correction === null ? [] : [fact.review_correction];
    const told = [fact.review, ...correction, ...(fact.review_note === null ? [] : [fact.review_note])];
    out.push(`  ${pad('review', 9)} ${printable(told.join(', '))}`);
  }
  if (fact.cited_document !== null) {
    out.push(
      `  ${pad('cites', 9)} ${printable(fact.cited_document)}${fact.cited_document_date === null ? '' : ` (${printable(fact.cited_document_date)})`}`,
    );
  }
  out.push(
    `  ${pad('rules', 9)} ${Object.entries(detail.rules)
      .map(([name, rule]) => `${name} ${paint.dim(rule)}`)
      .join(', ')}`,
    `  ${pad('document', 9)} ${printable(fact.document)}${fact.title === null ? '' : ` “${printable(fact.title)}”`}${fact.published === null ? '' : `, ${printable(fact.published)}`}`,
    `  ${pad('place', 9)} ${printable(placeOf(fact))}${fact.place_offset === null ? '' : `, character ${fact.place_offset} of it`}, bytes ${detail.byte_precision}${detail.number.byte_start === null ? '' : ` ${paint.dim(`(tail -c +${detail.number.byte_start + 1} FILE | head -c ${(detail.number.byte_end ?? 0) - detail.number.byte_start})`)}`}`,
    `  ${pad('fact', 9)} ${fact.fact_id}`,
    '',
  );
  return `${out.join('\n')}\n`;
}
