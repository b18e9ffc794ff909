import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FORM_GROUPS, type Form, REFERENCE } from './forms.js';
import { readDates } from './read-dates.js';

const README = new URL('../../../extractors/dates/README.md', import.meta.url);
const RULES = new URL('../../../extractors/dates/forms/', import.meta.url);
const [BEGIN, END] = ['<!-- forms: written by the tests -->', '<!-- end of forms -->'];

const textOf = (marked: string): string => marked.replace(/[[\]]/g, '');

/** What a form promises, as "span = value mod". */
function promised([marked, ...normal]: Form): string[] {
  const spans = [...marked.matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] as string);
  expect(spans.length, marked).toBe(normal.length);
  return spans.map((span, i) => `${span} = ${[normal[i]].flat().join(' ')}`);
}

function read(marked: string): string[] {
  return readDates(textOf(marked)).map(({ text, value, mod }) => `${text} = ${value}${mod === null ? '' : ` ${mod}`}`);
}

/** The tables of the README, from the forms and what is read in them. */
function tables(): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|');
  const lines: string[] = [];
  for (const { title, note, forms } of FORM_GROUPS) {
    lines.push(`### ${title}`, '');
    if (note !== '') lines.push(note, '');
    lines.push('| example | type | value | mod | days | EDTF | rule |', '| --- | --- | --- | --- | --- | --- | --- |');
    for (const [marked] of forms) {
      const example = cell(marked.replace(/\[([^\]]*)\]/g, '**$1**'));
      for (const [i, date] of readDates(textOf(marked)).entries()) {
        const { firstDay, lastDay } = date;
        const days = firstDay === null ? '' : firstDay === lastDay ? firstDay : `${firstDay} to ${lastDay}`;
        const cells = [i === 0 ? example : '', date.type, date.value, date.mod ?? '', days, date.edtf ?? '', date.rule];
        lines.push(`| ${cells.join(' | ')} |`);
      }
    }
    lines.push('');
  }
  return lines.join('\n');
}

describe.each(FORM_GROUPS)('$title', ({ forms }) => {
  it.each(forms.map((form) => ({ text: form[0], form })))('$text', ({ form }) => {
    expect(read(form[0])).toEqual(promised(form));
  });
});

describe('the table of forms', () => {
  it('has an example for every rule', () => {
    const named = new Set<string>();
    for (const file of readdirSync(RULES))
      for (const match of readFileSync(new URL(file, RULES), 'utf8').matchAll(
        /'((?:date|time|duration|set)\.[a-z-]+)'/g,
      ))
        named.add(match[1] as string);
    const fired = new Set(
      FORM_GROUPS.flatMap(({ forms }) => forms.flatMap(([text]) => readDates(textOf(text)))).map((d) => d.rule),
    );
    expect(named.size).toBeGreaterThan(60);
    expect([...named].filter((rule) => !fired.has(rule))).toEqual([]);
  });

  /** Run with UPDATE_README=1 to write the tables anew. */
  it('is the one in the README', () => {
    const readme = readFileSync(README, 'utf8');
    const [before, rest] = readme.split(BEGIN) as [string, string];
    const after = rest.split(END)[1] as string;
    const fresh = `${before}${BEGIN}\n\n${tables()}\n${END}${after}`;
    if (process.env.UPDATE_README === '1') writeFileSync(README, fresh);
    expect(fresh).toContain(REFERENCE);
    expect(readFileSync(README, 'utf8')).toBe(fresh);
  });
});
