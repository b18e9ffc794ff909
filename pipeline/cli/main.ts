#!/usr/bin/env node
// Loads as little as can be before errors are caught: the command itself is hundreds of files, and a system may refuse to open so many.
import { codeOf, exitStatusOf, messageOf } from '../errors.js';

try {
  await import('./program.js');
} catch (error) {
  process.stderr.write(`whosaid: ${codeOf(error)}: ${messageOf(error)}\n`);
  process.exitCode = exitStatusOf(error);
}
