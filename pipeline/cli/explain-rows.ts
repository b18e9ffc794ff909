import type { Extraction } from '../../extractors/extract.js';

/** One mark, with what it was read as. */
export interface ExplainRow {
  readonly layer: 'number' | 'date' | 'entity' | 'attribution' | 'claim';
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly reading: string;
  readonly rule: string;
}

function list(parts: readonly (string | null | undefined | false)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(', ');
}

/** Every mark of an extraction in the order of the text, told in words. */
export function explainRows(extraction: Extraction): ExplainRow[] {
  const { numbers, dates, entities, entityMentions, attributions, claims } = extraction;
  const rows: ExplainRow[] = [];
  for (const n of numbers) {
    const value =
      n.decimal ??
      (n.lowDecimal === null && n.highDecimal === null ? 'vague' : `${n.lowDecimal ?? ''} to ${n.highDecimal ?? ''}`);
    const base = n.baseDecimal !== null && n.baseUnit !== n.unit && `= ${n.baseDecimal} ${n.baseUnit ?? ''}`.trim();
    const reading = list([
      `${n.kind} ${value}${n.unit === null ? '' : ` ${n.unit}`}`,
      n.modifier?.replace('_', ' '),
      base,
    ]);
    rows.push({ layer: 'number', start: n.start, end: n.end, text: n.text, reading, rule: n.rule });
  }
  for (const d of dates) {
    const days =
      d.firstDay !== null && (d.firstDay === d.lastDay ? d.firstDay : `${d.firstDay} to ${d.lastDay ?? '…'}`);
    const anchor =
      d.anchor !== null && `from ${typeof d.anchor === 'string' ? `the ${d.anchor} date` : `“${d.anchor.text}”`}`;
    const reading = list([`${d.type} ${d.value}`, d.mod, days !== d.value && days, anchor]);
    rows.push({ layer: 'date', start: d.start, end: d.end, text: d.text, reading, rule: d.rule });
  }
  for (const m of entityMentions) {
    const entity = entities[m.entity];
    const name = entity !== undefined && entity.name !== m.text && entity.name;
    const reading = list([m.type, name, entity?.code, `confidence ${m.confidence.toFixed(2)}`]);
    rows.push({ layer: 'entity', start: m.start, end: m.end, text: m.text, reading, rule: m.rule });
  }
  for (const a of attributions) {
    const contents = a.contents.map((content) => `“${content.text}”`).join(' … ');
    const reading = `${a.kind}: ${a.source?.text ?? '?'} | ${a.cue.text} | ${contents}`;
    rows.push({ layer: 'attribution', start: a.start, end: a.end, text: a.text, reading, rule: a.rule });
  }
  for (const c of claims) {
    const reading = list([
      `${c.measure?.text ?? '?'} ${c.subject === null ? '' : `of ${c.subject.text} `}${c.relation.replace('_', ' ')} ${c.text}`,
      c.time !== null && `time ${c.time.text}`,
      c.source !== null && `source ${c.source.text}`,
      c.modality !== 'asserted' && c.modality,
    ]);
    rows.push({ layer: 'claim', start: c.start, end: c.end, text: c.text, reading, rule: c.rule });
  }
  return rows.sort((a, b) => a.start - b.start || b.end - a.end);
}
