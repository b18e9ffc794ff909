import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FORM_GROUPS, type Form } from './forms.js';
import { normalForm, readForms, readNumbers } from './read-numbers.js';

const ROOM = new URL('../../../extractors/numbers/', import.meta.url);
const README = new URL('README.md', ROOM);
const [BEGIN, END] = ['<!-- forms: written by the tests -->', '<!-- end of forms -->'];

const textOf = (marked: string): string => marked.replace(/[[\]]/g, '');

/** What a form promises, as "span = normal form". */
function promised([marked, ...normal]: Form): string[] {
  const spans = [...marked.matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] as string);
  return spans.map((span, i) => `${span} = ${normal[i]}`);
}

/** The tables of the README, from the forms and what is read in them. */
function tables(): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|');
  const lines: string[] = [];
  for (const { title, note, forms } of FORM_GROUPS) {
    lines.push(`### ${title}`, '');
    if (note !== '') lines.push(note, '');
    lines.push('| example | normal form | base unit | rule |', '| --- | --- | --- | --- |');
    for (const [marked] of forms) {
      const example = cell(marked.replace(/\[([^\]]*)\]/g, '**$1**'));
      for (const [i, number] of readNumbers(textOf(marked)).entries()) {
        const base = number.baseDecimal === null ? '' : `${number.baseDecimal} ${number.baseUnit}`;
        lines.push(`| ${[i === 0 ? example : '', cell(normalForm(number)), base, number.rule].join(' | ')} |`);
      }
    }
    lines.push('');
  }
  return lines.join('\n');
}

describe.each(FORM_GROUPS)('$title', ({ forms }) => {
  it.each(forms.map((form) => ({ text: form[0], form })))('$text', ({ form }) => {
    expect(promised(form).length).toBe(form.length - 1);
    expect(readForms(textOf(form[0]))).toEqual(promised(form));
  });
});

/** Rule names in the source: "money.sign", and `${kind}.range` for each kind that has ranges. */
function namedRules(): string[] {
  const names = new Set<string>();
  for (const file of readdirSync(ROOM).filter((name) => name.endsWith('.ts'))) {
    const source = readFileSync(new URL(file, ROOM), 'utf8');
    for (const match of source.matchAll(/'((?:money|percent|quantity|multiplier|ordinal|cardinal)\.[a-z-]+)'/g))
      names.add(match[1] as string);
  }
  return [...names];
}

describe('the table of forms', () => {
  it('has an example for every rule', () => {
    const fired = new Set(
      FORM_GROUPS.flatMap(({ forms }) => forms.flatMap(([text]) => readNumbers(textOf(text)))).map((n) => n.rule),
    );
    const named = namedRules();
    expect(named.length).toBeGreaterThan(30);
    // those of the user's own lists are shown in user-units.test.ts
    expect(named.filter((rule) => !fired.has(rule) && !rule.endsWith('.user-list'))).toEqual([]);
  });

  /** Run with UPDATE_README=1 to write the tables anew. */
  it('is the one in the README', () => {
    const readme = readFileSync(README, 'utf8');
    const [before, rest] = readme.split(BEGIN) as [string, string];
    const after = rest.split(END)[1] as string;
    const fresh = `${before}${BEGIN}\n\n${tables()}\n${END}${after}`;
    if (process.env.UPDATE_README === '1') writeFileSync(README, fresh);
    expect(readFileSync(README, 'utf8')).toBe(fresh);
  });
});
