// Reads a folder into a database, as a process of its own, and says after each transaction, and five times a second between them, how many
// documents are done and how much memory it has: one JSON line each on standard output, the summary last.
//
//   node tests/batch/ingest-folder.mjs <folder> <db>
import { readdirSync } from 'node:fs';
import { ingest } from 'whosaid/ingest';

const [folder, db] = process.argv.slice(2);
const say = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);
/** File descriptors that are open, where the system tells. */
const descriptors = () => {
  try {
    return readdirSync('/proc/self/fd').length;
  } catch {
    return 0;
  }
};
let done = 0;
const tell = () => say({ documents: done, rss: process.memoryUsage.rss(), descriptors: descriptors() });
// right after a transaction alone would be a few dozen looks, each at the same point of the heaps' swing
const timer = setInterval(tell, 200);
const summary = await ingest([folder], {
  db,
  limits: { fileBytes: 20_000_000 },
  onProgress: ({ documents, failed }) => {
    done = documents + failed;
    tell();
  },
});
clearInterval(timer);
say({ summary });
