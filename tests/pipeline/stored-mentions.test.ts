import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storedText } from '../../output/query/spans.js';
import { openStore, type Store } from '../../output/store/index.js';
import { COLUMNS, LAYERS } from '../../output/store/tables.js';
import { decodeText, type TextEncoding } from '../../output/store/text.js';
import { ingest } from '../../pipeline/ingest.js';
import { verify } from '../../pipeline/verify.js';
import { spanColumns } from '../batch/fuzz.mjs';
import { random } from '../batch/random.mjs';
import { scratchFolder } from './cli/run-command.js';

const root = resolve(import.meta.dirname, '..', '..');
const { path: folder, remove } = scratchFolder();
let store: Store;

/** What breaks offsets: wide characters, marks that combine, right to left, line ends, NUL, a mark of order, halves of pairs. */
const ODD = ['🎂', '\ud83c', '\udf82', 'e\u0301', 'שלום ', '\u202e', '\r\n', '\0', '\ufeff', '\u00a0', 'ﬁ', '１２'];
const ODD_DOCUMENTS = 300;

/** An article with odd characters put in anywhere, also into its figures. */
function oddArticle(seed: number): string {
  const next = random(seed);
  let text = `Norvania spent $${seed}.5 billion on ${seed + 3} bridges in 2024, up 12% from 2023, the Kestrel Office said on Monday. Ada Quill asked for a third of it.`;
  for (let k = 0; k < 6; k++) {
    const at = Math.floor(next() * (text.length + 1));
    text = `${text.slice(0, at)}${ODD[Math.floor(next() * ODD.length)]}${text.slice(at)}`;
  }
  return text;
}

beforeAll(async () => {
  const lines = Array.from({ length: ODD_DOCUMENTS }, (_, n) => JSON.stringify({ id: n, text: oddArticle(n) }));
  writeFileSync(join(folder, 'odd.jsonl'), `${lines.join('\n')}\n`);
  const db = join(folder, 'facts.db');
  await ingest([join(root, 'corpus', 'articles'), join(root, 'tests', 'fixtures', 'pages'), folder], { db, jobs: 1 });
  store = openStore(db, { readonly: true });
}, 300_000);
afterAll(() => {
  store.close();
  remove();
});

const count = (sql: string): number => store.database.prepare(sql).pluck().get() as number;

describe('every mention that is stored of the bundled articles, the page layouts and odd texts', () => {
  it('is the slice of its document’s text that it says it is, and so is each of its slots', () => {
    expect(count('SELECT count(*) FROM documents')).toBeGreaterThan(ODD_DOCUMENTS + 40);
    const encodings = new Set<TextEncoding>();
    const seen = new Map<string, number>();
    const documents = store.database
      .prepare('SELECT id, text_encoding FROM documents WHERE text IS NOT NULL')
      .all() as { id: number; text_encoding: TextEncoding }[];
    for (const { id, text_encoding } of documents) {
      encodings.add(text_encoding);
      const { text } = storedText(store, id);
      for (const layer of LAYERS) {
        const columns = COLUMNS[layer];
        const rows = store.database
          .prepare(`SELECT ${columns.join(', ')} FROM ${layer} WHERE document_id = ?`)
          .raw()
          .all(id) as (string | number | null)[][];
        for (const [words, start, end] of spanColumns(columns)) {
          for (const row of rows) {
            if (row[start] === null) continue;
            const slice = text.slice(row[start] as number, row[end] as number);
            expect(slice).toBe(decodeText(row[words] as string, text_encoding));
            const name = `${layer}.${columns[words]}`;
            seen.set(name, (seen.get(name) ?? 0) + 1);
          }
        }
      }
    }
    // all kinds of spans were there, in texts that SQLite holds as they are and in such as it does not
    expect(encodings.size).toBe(2);
    expect([...seen.keys()].sort()).toEqual([
      'attributions.cited_date_text',
      'attributions.cited_text',
      'attributions.cue_text',
      'attributions.source_text',
      'claims.measure_text',
      'claims.rate_text',
      'claims.source_text',
      'claims.subject_text',
      'claims.time_text',
      'dates.text',
      'entity_mentions.text',
      'numbers.text',
      'sentences.text',
    ]);
    expect([...seen.values()].reduce((sum, n) => sum + n, 0)).toBeGreaterThan(10_000);
  });

  it('leads to bytes of the original that say the same, read without the reader that made the text', async () => {
    const problems: string[] = [];
    const proof = verify(store);
    for (;;) {
      const { done, value } = await proof.next();
      if (done) {
        expect(value.documents).toBe(count('SELECT count(*) FROM documents'));
        expect(value.byteRanges).toBeGreaterThan(10_000);
        break;
      }
      problems.push(`${value.document}: ${value.where}: ${value.message}`);
    }
    expect(problems).toEqual([]);
  });
});

describe('every claim', () => {
  it('has a figure that is a mention, in a sentence of the same document', () => {
    expect(store.database.pragma('foreign_key_check')).toEqual([]);
    expect(count('SELECT count(*) FROM claims')).toBeGreaterThan(1000);
    expect(
      count(
        `SELECT count(*) FROM claims AS c LEFT JOIN numbers AS n ON n.id = c.number_id LEFT JOIN sentences AS s ON s.id = n.sentence_id
         WHERE n.id IS NULL OR s.id IS NULL OR n.document_id IS NOT c.document_id OR s.document_id IS NOT c.document_id
         OR n.span_start < s.span_start OR n.span_end > s.span_end`,
      ),
    ).toBe(0);
  });
});
