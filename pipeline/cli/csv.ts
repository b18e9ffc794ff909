/** One line of CSV (RFC 4180). Cells that a spreadsheet would take for a formula get an apostrophe in front, unless `safe` is false. */
export function csvLine(values: readonly unknown[], safe = true): string {
  return `${values.map((value) => csvCell(value, safe)).join(',')}\r\n`;
}

function csvCell(value: unknown, safe: boolean): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  let text = String(value);
  if (safe && /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text)) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
