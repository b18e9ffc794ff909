import type { Store } from '../store/store.js';
import { type ExportFilter, exportRows } from './layers.js';

/** Characters that Markdown would read as mark-up, in a table cell on one line. */
function cell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  return String(value)
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>#|~]/g, (c) => `\\${c}`)
    .replace(/^([-+])/, '\\$1');
}

/** The facts of a store as Markdown: a heading and a table for each document. Yields lines. */
export function* markdown(store: Store, filter: ExportFilter = {}): Generator<string> {
  let document: string | null = null;
  for (const fact of exportRows(store, 'claims', filter)) {
    if (fact.document !== document) {
      yield `${document === null ? '' : '\n'}## ${cell(fact.title ?? fact.document)}\n\n`;
      const about = [fact.title === null ? null : fact.document, fact.published, fact.url].filter(
        (word) => word !== null,
      );
      if (about.length > 0) yield `${about.map(cell).join(' · ')}\n\n`;
      yield '| subject | measure | figure | time | according to | place | fact |\n| --- | --- | --- | --- | --- | --- | --- |\n';
      document = fact.document as string;
    }
    const time =
      fact.time === null ? '' : fact.time === fact.time_value ? fact.time : `${fact.time} (${fact.time_value})`;
    const bytes = fact.byte_start === null ? '' : `, bytes ${fact.byte_start}–${fact.byte_end}`;
    const cells = [
      fact.subject,
      fact.measure,
      fact.relation === 'is' ? fact.number : `${fact.number} (${fact.relation})`,
      time,
      fact.said_by,
      `characters ${fact.span_start}–${fact.span_end}${bytes}`,
      (fact.fact_id as string).slice(0, 8),
    ];
    yield `| ${cells.map(cell).join(' | ')} |\n`;
  }
}
