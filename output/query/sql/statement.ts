/** The keyword that a statement begins with, in capitals, behind comments and white space; empty where there is none. */
export function firstKeyword(sql: string): string {
  let at = 0;
  for (;;) {
    while (at < sql.length && /[\s;\ufeff]/.test(sql.charAt(at))) at++;
    if (sql.startsWith('--', at)) {
      const end = sql.indexOf('\n', at);
      if (end < 0) return '';
      at = end + 1;
    } else if (sql.startsWith('/*', at)) {
      const end = sql.indexOf('*/', at + 2);
      if (end < 0) return '';
      at = end + 2;
    } else break;
  }
  return /^[a-z]+/i.exec(sql.slice(at, at + 40))?.[0].toUpperCase() ?? '';
}

/** Statements that only read begin with one of these. */
const READING = new Set(['SELECT', 'WITH', 'VALUES', 'EXPLAIN']);

/**
 * Why a statement is refused before SQLite sees it, or null. Only reading statements pass, so ATTACH, DETACH, PRAGMA and VACUUM do not; SQLite
 * itself then says whether it returns rows and writes nothing.
 */
export function refusal(sql: string): string | null {
  if (sql.length > 100_000) return 'the statement is longer than 100,000 characters';
  if (sql.includes('\0')) return 'the statement has a NUL in it';
  const keyword = firstKeyword(sql);
  if (keyword === '') return 'there is no statement; try: SELECT * FROM facts LIMIT 10';
  if (!READING.has(keyword)) return `${keyword} is refused: only SELECT, WITH, VALUES and EXPLAIN are run`;
  if (/\bload_extension\s*\(/i.test(sql)) return 'load_extension is refused';
  return null;
}
