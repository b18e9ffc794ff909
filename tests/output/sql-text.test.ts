import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..', '..');
const STATEMENT =
  /\b(?:SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|ATTACH|PRAGMA|VACUUM|FROM|WHERE|ORDER BY|GROUP BY|JOIN)\b/;

/**
 * What may stand in `${…}` of a statement besides constants in capitals: names of tables and columns from lists of the code, and parts of
 * statements that were put together the same way. Values never do: they are bound. Whoever adds a name here has looked where it comes from.
 */
const PARTS: ReadonlySet<string> = new Set(
  'alias among at bytes by column columns condition conditions counted declared driver end fits found from hits holder ids inside keys layer left limit most names newest order prefix precision read same some sql start store table text way where'
    .split(' ')
    .concat(['allFactsBy', 'beyond', 'common', 'factsBy', 'least', 'name', 'x']),
);
/** Names that stand between quotes: layers and a mark from lists of the code, and a keyword in a message. */
const QUOTED = ['output/export/sqlite.ts: layer', 'output/store/store.ts: WAITING'];

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}
interface Template extends Node {
  readonly quasis: readonly { readonly value: { readonly raw: string } }[];
  readonly expressions: readonly Node[];
}

/** Every node of a tree. */
function* nodes(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const each of value) yield* nodes(each);
  else if (typeof value === 'object' && value !== null) {
    if ('type' in value) yield value as Node;
    for (const [key, inner] of Object.entries(value)) if (key !== 'type') yield* nodes(inner);
  }
}

/** The names that an expression reads: not those of properties, nor of parameters of its own functions. */
function namesRead(expression: Node): string[] {
  const skipped = new Set<unknown>();
  const own = new Set<string>();
  for (const node of nodes(expression)) {
    const { property, computed, params } = node as unknown as { property?: Node; computed?: boolean; params?: Node[] };
    if (node.type === 'MemberExpression' && !computed) skipped.add(property);
    if (node.type === 'ArrowFunctionExpression')
      for (const parameter of params ?? []) own.add((parameter as unknown as { name: string }).name);
  }
  return [...nodes(expression)]
    .filter((node) => node.type === 'Identifier' && !skipped.has(node))
    .map((node) => (node as unknown as { name: string }).name)
    .filter((name) => !own.has(name));
}

/** What stands in the statements of a source that the rule does not allow; `quoted` what stands between quotes. */
function offences(code: string): { names: string[]; quoted: string[] } {
  const names: string[] = [];
  const quoted: string[] = [];
  const isStatement = (node: Node): boolean => STATEMENT.test(code.slice(node.start, node.end));
  for (const node of nodes(parseAst(code, { lang: 'ts' }))) {
    const { operator } = node as unknown as { operator?: string };
    if (node.type === 'BinaryExpression' && operator === '+' && isStatement(node)) names.push('+');
    if (node.type !== 'TemplateLiteral') continue;
    const { quasis, expressions } = node as Template;
    if (!STATEMENT.test(quasis.map(({ value }) => value.raw).join(' '))) continue;
    expressions.forEach((expression, i) => {
      const read = namesRead(expression);
      names.push(...read.filter((name) => !PARTS.has(name) && !/^[A-Z][A-Z_]+$/.test(name)));
      if (/['"]$/.test(quasis[i]?.value.raw ?? '')) quoted.push(code.slice(expression.start, expression.end));
    });
  }
  return { names, quoted };
}

const files = ['output', 'pipeline'].flatMap((room) =>
  readdirSync(join(root, room), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name)),
);

describe('the text of SQL statements', () => {
  it.each([
    [`db.prepare(\`SELECT * FROM facts WHERE id = \${id}\`)`, { names: ['id'], quoted: [] }],
    [`db.exec(\`DELETE FROM facts WHERE a = '\${options.a}'\`)`, { names: ['options'], quoted: ['options.a'] }],
    [`db.exec('DELETE FROM ' + request)`, { names: ['+'], quoted: [] }],
    [`db.prepare(\`SELECT \${COLUMNS.map((c) => \`f.\${c}\`)} FROM \${table}\`)`, { names: [], quoted: [] }],
    [`say(\`\${anything} that is no statement\`)`, { names: [], quoted: [] }],
  ])('is judged: %s', (code, expected) => {
    expect(offences(code)).toEqual(expected);
  });

  it('holds nothing that a user gave, and no value between quotes', () => {
    expect(files.length).toBeGreaterThan(200);
    const wrong: string[] = [];
    const quoted = new Set<string>();
    for (const file of files) {
      // says which word was refused
      if (file.endsWith(join('sql', 'statement.ts'))) continue;
      const found = offences(readFileSync(file, 'utf8'));
      const name = relative(root, file);
      wrong.push(...found.names.map((each) => `${name}: ${each}`));
      for (const each of found.quoted) quoted.add(`${name}: ${each}`);
    }
    expect(wrong).toEqual([]);
    expect([...quoted].sort()).toEqual(QUOTED);
  });
});
