/** What people try on databases: quotes, comments, stacked and blind statements, identifiers, syntax of FTS5, odd bytes. */
const TAILS = ['', ' --', ' #', '/*', ';--', '\0', '%00', '\n', ' LIMIT 1'];
const HEADS = [
  `' OR '1'='1`,
  `" OR ""="`,
  `') OR ('1'='1`,
  `1; DROP TABLE claims`,
  `'; DELETE FROM documents WHERE 'a'='a`,
  `' UNION SELECT sql FROM sqlite_schema`,
  `x' AND 1=(SELECT count(*) FROM claims)`,
  `] OR [a`,
  '`; ATTACH "x" AS y',
  `" MATCH "`,
  `NEAR("a b", 2)`,
  `text : *`,
  `{text names} : a`,
  `^a* AND NOT b OR (`,
  `@entity`,
  `:p $p ?1`,
  `\\' OR 1=1`,
  `%' ESCAPE '`,
  `_%_[a-z]`,
  `\u2019 OR 1=1`,
  `\ud800`,
  `${'x'.repeat(900)}'`,
];
/** Two hundred strings that mean something to a database. */
export const HOSTILE_STRINGS: readonly string[] = HEADS.flatMap((head) => TAILS.map((tail) => head + tail)).concat([
  '"',
  "'",
  '--',
  '*',
  '(',
  ')',
]);
