import { checkSync } from 'recheck';
import { describe, expect, it } from 'vitest';
import { literalsBelow, regexLiterals } from './regex-literals.js';

/** Time that one expression may take to be judged; what is not done by then is unproved and fails. Milliseconds. */
const TIME_BOX = 10_000;
const literals = literalsBelow(new URL('../../extractors/', import.meta.url));
const unique = [...new Map(literals.map((literal) => [`/${literal.source}/${literal.flags}`, literal])).values()];

describe('reading the literals of a source', () => {
  it.each([
    ['const a = /x+/u;', ['x+']],
    ['f(/[/]y/.test(b), c / d / e);', ['[/]y']],
    ['// no /comment/ here\n/* nor /here/ */ const s = "/not/" + \'/it/\';', []],
    [`const t = \`a \${/z/.test(u) ? "/q/" : \`/\${/w/}/\`} /n/\`;`, ['z', 'w']],
    ['return /r/.exec(v);', ['r']],
  ] as const)('%s', (code, sources) => {
    expect(regexLiterals('a.ts', code).map(({ source }) => source)).toEqual(sources);
  });

  it('tells a vulnerable one', () => {
    expect(checkSync('^(a+)+$', '').status).toBe('vulnerable');
  });
});

describe('regular expressions of the extractors', () => {
  it('are found', () => {
    expect(unique.length).toBeGreaterThan(200);
  });

  it.each(unique)('$file:$line backtracks in bounds: /$source/', ({ source, flags }) => {
    const { status, ...judged } = checkSync(source, flags, { timeout: TIME_BOX });
    const why = 'complexity' in judged ? judged.complexity?.summary : '';
    expect(`${status} ${why}`.slice(0, 80)).toMatch(/^safe/);
  });
});
