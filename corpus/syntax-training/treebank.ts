import { readFileSync } from 'node:fs';
import { Dep, Pos } from '../../extractors/syntax/syntax.js';
import { tokenize } from '../../extractors/text/tokenize.js';
import { TokenKind, type Tokens } from '../../extractors/text/tokens.js';

/** A treebank sentence on our tokens. */
export interface TreebankSentence {
  readonly document: string;
  readonly tokens: Tokens;
  /** A `Pos` each. */
  readonly tags: Uint8Array;
  /** Index of the head in the sentence, -1 for the root. */
  readonly heads: Int32Array;
  /** A `Dep` each. */
  readonly labels: Uint8Array;
  /** Whether each token is one word of the treebank, neither split nor merged. */
  readonly aligned: boolean;
}

interface Word {
  readonly form: string;
  readonly upos: string;
  readonly xpos: string;
  readonly head: number;
  readonly relation: string;
  start: number;
  end: number;
}

/**
 * Reads a CoNLL-U file and lays its words on our tokens, by characters. A word of several tokens keeps its tag on all of them, and its arcs
 * on the first; a token of several words takes those of the word whose head lies outside.
 * @returns The sentences, and how many were left out because their words could not be found in their text.
 */
export function readTreebank(file: string): { sentences: TreebankSentence[]; skipped: number } {
  const sentences: TreebankSentence[] = [];
  let skipped = 0;
  let document = '';
  let text = '';
  let words: Word[] = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.startsWith('# newdoc id = ')) document = line.slice(14).trim();
    else if (line.startsWith('# text = ')) text = line.slice(9);
    else if (line === '') {
      if (words.length > 0) {
        const sentence = align(document, text, words);
        if (sentence === null) skipped++;
        else sentences.push(sentence);
      }
      words = [];
    } else if (!line.startsWith('#')) {
      const [id, form, , upos, xpos, , head, relation] = line.split('\t') as string[];
      if (!/^\d+$/.test(id as string)) continue;
      words.push({
        form: form as string,
        upos: upos as string,
        xpos: xpos as string,
        head: Number(head) - 1,
        relation: relation as string,
        start: 0,
        end: 0,
      });
    }
  }
  return { sentences, skipped };
}

function align(document: string, text: string, words: Word[]): TreebankSentence | null {
  let at = 0;
  for (const word of words) {
    while (/\s/.test(text.charAt(at))) at++;
    if (!text.startsWith(word.form, at)) return null;
    word.start = at;
    at += word.form.length;
    word.end = at;
  }
  const tokens = tokenize(text);
  const { count } = tokens;
  const tokenOf = words.map(() => -1);
  const wordOf = new Int32Array(count).fill(-1);
  let aligned = true;
  let from = 0;
  for (let i = 0; i < count; i++) {
    const start = tokens.starts[i] as number;
    const end = tokens.ends[i] as number;
    while (from < words.length && (words[from] as Word).end <= start) from++;
    // the words that share characters with the token; of several, the one whose head is none of the others
    let last = from;
    while (last + 1 < words.length && (words[last + 1] as Word).start < end) last++;
    let chosen = from;
    for (let w = from; w <= last; w++) {
      const { head } = words[w] as Word;
      if (head < from || head > last) {
        chosen = w;
        break;
      }
    }
    const word = words[chosen];
    if (word === undefined) return null;
    if (from !== last || word.start !== start || word.end !== end) aligned = false;
    wordOf[i] = chosen;
    for (let w = from; w <= last; w++) if (tokenOf[w] === -1) tokenOf[w] = i;
  }
  const tags = new Uint8Array(count);
  const heads = new Int32Array(count).fill(-1);
  const labels = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const word = words[wordOf[i] as number] as Word;
    const first = tokenOf[wordOf[i] as number] as number;
    tags[i] = posOf(word);
    if (first !== i) {
      const mark = tokens.kinds[i] === TokenKind.punctuation;
      if (mark) tags[i] = Pos.punct;
      heads[i] = first;
      labels[i] = mark || word.upos === 'PUNCT' ? Dep.punct : Dep.flat;
    } else {
      heads[i] = word.head < 0 ? -1 : (tokenOf[word.head] as number);
      labels[i] = depOf(word.relation);
      if (heads[i] === i) return null;
    }
  }
  return { document, tokens, tags, heads, labels, aligned };
}

const TAGS: Readonly<Record<string, number>> = {
  NOUN: Pos.noun,
  PROPN: Pos.propn,
  AUX: Pos.aux,
  ADJ: Pos.adj,
  ADV: Pos.adv,
  ADP: Pos.adp,
  DET: Pos.det,
  PRON: Pos.pron,
  NUM: Pos.num,
  CCONJ: Pos.cconj,
  SCONJ: Pos.sconj,
  PART: Pos.part,
  INTJ: Pos.intj,
  SYM: Pos.sym,
  PUNCT: Pos.punct,
  X: Pos.x,
};

const VERBS: Readonly<Record<string, number>> = {
  VBD: Pos.verbPast,
  VBZ: Pos.verbPresent,
  VBP: Pos.verbPresent,
  VB: Pos.verbBase,
  VBN: Pos.verbParticiple,
  VBG: Pos.verbGerund,
};

/** Words of names (United, Spanish) are names here, whatever they are by themselves: that is what noun phrases need. */
function posOf({ upos, xpos }: Word): number {
  if ((upos === 'ADJ' || upos === 'VERB') && xpos.startsWith('NNP')) return Pos.propn;
  if (upos === 'VERB') return VERBS[xpos] ?? Pos.verbBase;
  return TAGS[upos] ?? Pos.x;
}

const RELATIONS: Readonly<Record<string, number>> = {
  root: Dep.root,
  nsubj: Dep.nsubj,
  'nsubj:pass': Dep.nsubjPass,
  obj: Dep.obj,
  iobj: Dep.iobj,
  obl: Dep.obl,
  'obl:agent': Dep.oblAgent,
  'obl:unmarked': Dep.oblUnmarked,
  ccomp: Dep.ccomp,
  xcomp: Dep.xcomp,
  advcl: Dep.advcl,
  acl: Dep.acl,
  'acl:relcl': Dep.aclRelcl,
  advmod: Dep.advmod,
  amod: Dep.amod,
  nmod: Dep.nmod,
  'nmod:poss': Dep.nmodPoss,
  'nmod:unmarked': Dep.nmodUnmarked,
  // a title before a name
  'nmod:desc': Dep.compound,
  nummod: Dep.nummod,
  compound: Dep.compound,
  'compound:prt': Dep.compoundPrt,
  flat: Dep.flat,
  appos: Dep.appos,
  conj: Dep.conj,
  cc: Dep.cc,
  case: Dep.case,
  mark: Dep.mark,
  det: Dep.det,
  aux: Dep.aux,
  'aux:pass': Dep.auxPass,
  cop: Dep.cop,
  punct: Dep.punct,
  parataxis: Dep.parataxis,
  csubj: Dep.csubj,
  expl: Dep.expl,
  fixed: Dep.fixed,
};

function depOf(relation: string): number {
  const known = RELATIONS[relation];
  if (known !== undefined) return known;
  const base = relation.slice(0, relation.indexOf(':'));
  return RELATIONS[base] ?? Dep.other;
}
