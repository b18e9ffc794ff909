// Makes a folder of mixed documents to read in: every format that is read, sizes from 0 bytes to 20 MB, some of them broken in every way that is
// known. The same seed makes the same bytes.
//
//   node tests/batch/make-documents.mjs <folder> [--count 20000] [--seed 1] [--broken 0.03]
//
// manifest.json beside the folder tells what is in it: how many documents, and which must fail with which code.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { BROKEN } from './broken.mjs';
import { toCsv, toDocx, toHtml, toJsonLine, toMarkdown, toPdf, toTar, toText, toWarc } from './formats.mjs';
import { article, headline } from './prose.mjs';
import { random } from './random.mjs';

/** Documents of one JSONL, CSV, WARC or tar file. */
const TOGETHER = 25;
/** Files of one folder. */
const FOLDER = 500;

/** How often each form comes, in hundredths; `many` forms hold TOGETHER documents in one file. */
const FORMS = [
  ['txt', 26],
  ['md', 14],
  ['html', 26],
  ['pdf', 4],
  ['docx', 4],
  ['txt.gz', 4],
  ['jsonl', 10, true],
  ['csv', 5, true],
  ['warc.gz', 5, true],
  ['tar', 2, true],
];

/** Lengths in characters: mostly short, some long. */
function lengthOf(next) {
  const at = next();
  if (at < 0.8) return 150 + next() * 550;
  if (at < 0.97) return 700 + next() * 1800;
  return 2500 + next() * 9500;
}

/**
 * Writes the documents. Returns the manifest: `documents` that must be stored, `skipped`, and `failures` as a list of locator (relative to the
 * folder) and code.
 */
export async function makeDocuments(folder, { count = 20_000, seed = 1, broken = 0.03 } = {}) {
  const next = random(seed);
  const manifest = { count, documents: 0, skipped: 0, failures: [] };
  const bad = Math.round(count * broken);
  let files = 0;
  let made = 0;
  let id = 0;
  const nameFor = (ending) => {
    const part = `part-${String(Math.floor(files / FOLDER)).padStart(3, '0')}`;
    if (files % FOLDER === 0) mkdirSync(join(folder, part), { recursive: true });
    return `${part}/${String(files++).padStart(6, '0')}.${ending}`;
  };
  const draft = (length = lengthOf(next)) => ({
    id: ++id,
    title: headline(next),
    day: `20${String(10 + Math.floor(next() * 16))}-0${1 + Math.floor(next() * 9)}-1${Math.floor(next() * 10)}`,
    paragraphs: article(next, length),
  });
  const write = (ending, bytes) => {
    const name = nameFor(ending);
    writeFileSync(join(folder, name), bytes);
    return name;
  };
  const choose = () => {
    let at = next() * 100;
    return FORMS.find(([, weight]) => (at -= weight) < 0) ?? FORMS[0];
  };
  /** The broken ones are spread evenly among the others. */
  const every = bad === 0 ? Number.POSITIVE_INFINITY : Math.floor(count / bad);
  let brokenMade = 0;
  let last = null;
  while (made < count) {
    if (brokenMade < bad && made >= brokenMade * every) {
      const [ending, code, make] = BROKEN[brokenMade++ % BROKEN.length];
      const name = write(ending, await make(draft(), next));
      made++;
      if (code === null) manifest.skipped++;
      else manifest.failures.push([name, code]);
      continue;
    }
    const [ending, , many] = choose();
    const size = many ? Math.min(TOGETHER, count - made) : 1;
    const drafts = Array.from({ length: size }, () => draft());
    // one text in fifty stands under another name too
    if (!many && last !== null && next() < 0.02) drafts[0] = { ...last, id };
    last = drafts[0];
    const first = drafts[0];
    if (ending === 'txt') write(ending, toText(first));
    else if (ending === 'md') write(ending, toMarkdown(first));
    else if (ending === 'html') write(ending, toHtml(first));
    else if (ending === 'pdf') write(ending, await toPdf(first));
    else if (ending === 'docx') write(ending, await toDocx(first));
    else if (ending === 'txt.gz') write(ending, gzipSync(toText(first)));
    else if (ending === 'jsonl') write(ending, `${drafts.map(toJsonLine).join('\n')}\n`);
    else if (ending === 'csv') write(ending, toCsv(drafts));
    else if (ending === 'warc.gz') write(ending, toWarc(drafts));
    else write(ending, toTar(drafts.map((one) => ({ name: `${one.id}.txt`, bytes: Buffer.from(toText(one)) }))));
    made += size;
    manifest.documents += size;
  }
  // the large ones: 9 MB of HTML of which little is text, and a long text
  if (count >= 1000) {
    const one = draft(4000);
    write('html', toHtml(one).replace('<footer>', `<!--${'x'.repeat(9_000_000)}--><footer>`));
    write('txt', toText(draft(300_000)));
    manifest.documents += 2;
    manifest.count += 2;
  }
  manifest.files = files;
  return manifest;
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { count: { type: 'string' }, seed: { type: 'string' }, broken: { type: 'string' } },
  });
  const [folder] = positionals;
  if (folder === undefined)
    throw new Error('usage: make-documents.mjs <folder> [--count n] [--seed n] [--broken share]');
  const manifest = await makeDocuments(folder, {
    count: Number(values.count ?? 20_000),
    seed: Number(values.seed ?? 1),
    broken: Number(values.broken ?? 0.03),
  });
  writeFileSync(`${folder}.manifest.json`, `${JSON.stringify(manifest)}\n`);
  process.stdout.write(
    `${manifest.documents} documents, ${manifest.failures.length} broken, ${manifest.skipped} to skip\n`,
  );
}
