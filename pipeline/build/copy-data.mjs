// tsc copies no data: the model weights and the numbered SQL files go into dist/ beside the code that reads them.
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const DATA = /\.(bin|sql|css|svg|html)$|\.schema\.json$|\/static\/[^/]+\.(js|css)$/;

function copyFrom(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) copyFrom(path);
    else if (DATA.test(path)) {
      const target = join(root, 'dist', relative(root, path));
      mkdirSync(dirname(target), { recursive: true });
      cpSync(path, target);
    }
  }
}
for (const room of ['extractors', 'output', 'pipeline']) copyFrom(join(root, room));
const command = join(root, 'dist/pipeline/cli/main.js');
if (existsSync(command)) chmodSync(command, 0o755);
