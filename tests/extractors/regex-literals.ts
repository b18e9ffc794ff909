import { readdirSync, readFileSync } from 'node:fs';

/** A regular expression as it stands in a source file. */
export interface RegexLiteral {
  readonly file: string;
  readonly line: number;
  readonly source: string;
  readonly flags: string;
}

/** Characters after which a stroke begins a regular expression and does not divide. */
const BEFORE_REGEX = new Set('(,=:[!&|?{};+-*%~^<>\n'.split(''));
const WORDS_BEFORE_REGEX = /(?:^|[^\w$.])(?:return|typeof|case|in|of|do|else|void|delete|throw|new|await|yield)$/;

/** Reads the literals of a TypeScript source: strings, templates and comments are passed over, code inside templates is not. */
export function regexLiterals(file: string, code: string): RegexLiteral[] {
  const found: RegexLiteral[] = [];
  /** Depth of braces at which each open template goes on. */
  const templates: number[] = [];
  let braces = 0;
  let significant = '\n';
  let i = 0;
  const template = (from: number): number => {
    let k = from;
    while (k < code.length) {
      if (code[k] === '\\') k += 2;
      else if (code[k] === '`') return k + 1;
      else if (code[k] === '$' && code[k + 1] === '{') {
        templates.push(braces);
        braces++;
        significant = '{';
        return k + 2;
      } else k++;
    }
    return k;
  };
  while (i < code.length) {
    const char = code[i] as string;
    if (char === '/' && code[i + 1] === '/') {
      while (i < code.length && code[i] !== '\n') i++;
    } else if (char === '/' && code[i + 1] === '*') {
      i = code.indexOf('*/', i + 2) + 2;
    } else if (char === "'" || char === '"') {
      i++;
      while (i < code.length && code[i] !== char) i += code[i] === '\\' ? 2 : 1;
      i++;
      significant = char;
    } else if (char === '`') {
      significant = '`';
      i = template(i + 1);
    } else if (char === '}' && templates.length > 0 && templates[templates.length - 1] === braces - 1) {
      templates.pop();
      braces--;
      significant = '`';
      i = template(i + 1);
    } else if (
      char === '/' &&
      (BEFORE_REGEX.has(significant) || WORDS_BEFORE_REGEX.test(code.slice(Math.max(0, i - 12), i).trimEnd()))
    ) {
      const start = i + 1;
      let inClass = false;
      i++;
      while (i < code.length && (inClass || code[i] !== '/')) {
        if (code[i] === '\\') i++;
        else if (code[i] === '[') inClass = true;
        else if (code[i] === ']') inClass = false;
        i++;
      }
      const source = code.slice(start, i);
      const flags = /^[a-z]*/.exec(code.slice(i + 1))?.[0] as string;
      found.push({ file, line: code.slice(0, start).split('\n').length, source, flags });
      i += 1 + flags.length;
      significant = '/';
    } else {
      if (char === '{') braces++;
      if (char === '}') braces--;
      if (char.trim() !== '') significant = char;
      i++;
    }
  }
  return found;
}

/** Every literal below a folder. */
export function literalsBelow(folder: URL): RegexLiteral[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => regexLiterals(name, readFileSync(new URL(name, folder), 'utf8')));
}
