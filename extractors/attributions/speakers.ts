import { Pos } from '../syntax/syntax.js';
import type { Range } from './draft.js';
import { isPeople } from './people.js';
import type { Reader } from './reader.js';
import { Word } from './words.js';

const MEASURES = new Set(
  'average majority group number series handful array range set couple dozens hundreds thousands host slew panel coalition percent share plurality third half quarter'.split(
    ' ',
  ),
);

/** Whether a noun measures what stands behind "of": an *array* of economists. */
export function isMeasureWord(word: string): boolean {
  return MEASURES.has(word);
}

/** The token that heads a noun phrase: the last noun before its first "of", "at" or "from". */
export function headOf(r: Reader, range: Range): number {
  let head = range.end - 1;
  for (let i = range.first + 1; i < range.end; i++) {
    if (r.is(i, Word.tie) && r.mark(i) === '' && r.tag(i) !== Pos.propn) {
      // an average of polls, a majority of voters: who speaks stands behind the measure
      if (r.word(i) === 'of' && MEASURES.has(r.word(i - 1))) continue;
      head = i - 1;
      break;
    }
  }
  while (head > range.first && (r.mark(head) !== '' || r.word(head) === "'s")) head--;
  // "the service's Focus 2025"
  while (head > range.first && (r.date[head] as number) >= 0 && r.tag(head) === Pos.num) head--;
  return head;
}

/** What shows something without being a document: the *footage* showed, an *inquiry* found. */
const EVIDENCE = new Set(
  `footage video videos photo photos photograph photographs image images picture pictures inquiry inquiries investigation investigations probe
  test tests math arithmetic tally tallies audit audits search disclosure disclosures ledger ledgers roster cable cables missive experiment
  experiments trial trials simulation simulations scan scans autopsy inspection inspections count recount interviews polling findings metrics
  text texts recording recordings remarks speech speeches outcome headline headlines tape tapes slide slides page pages guidelines ad ads
  numbers minutes comparison history research logs log receipts`.split(/\s+/u),
);

/** Whether a noun phrase can say something: a name, a pronoun, people, an organisation, a document, a finding. */
export function isSpeaker(r: Reader, range: Range): boolean {
  const head = headOf(r, range);
  if (EVIDENCE.has(r.word(head))) return true;
  if (r.is(head, Word.document | Word.subjectPronoun) || isPeople(r.tokens.forms[head] as number)) return true;
  const tag = r.tag(head);
  if (tag === Pos.pron) return true;
  const entity = r.context.mentions[r.entity[head] as number];
  if (entity !== undefined) return entity.type !== 'PRODUCT' && entity.type !== 'EVENT';
  if ((r.date[head] as number) >= 0) return false;
  return tag === Pos.propn;
}
