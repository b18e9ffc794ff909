#!/usr/bin/env node
import { createInterface } from 'node:readline';
import { extract } from '../../extractors/extract.js';
import { toStandoff } from '../../extractors/standoff.js';

for await (const line of createInterface({ input: process.stdin })) {
  const { id, text, reference_date } = JSON.parse(line) as { id: string; text: string; reference_date: string | null };
  process.stdout.write(`${JSON.stringify(toStandoff(extract({ id, text, referenceDate: reference_date })))}\n`);
}
