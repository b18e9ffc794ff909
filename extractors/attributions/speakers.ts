import { Pos } from '../syntax/syntax.js';
import { FormTable } from '../text/lexicon.js';
import type { Range } from './draft.js';
import type { Reader } from './reader.js';
import { Word } from './words.js';

const people = new FormTable();
for (const word of `official officials spokesman spokeswoman spokesperson spokesmen analyst analysts expert experts author authors researcher researchers economist
  economists critic critics minister ministers president chairman chairwoman chair chief director governor mayor senator lawyer lawyers attorney attorneys
  aide aides adviser advisers advisor advisors strategist strategists executive executives scientist scientists source sources person people man woman
  men women voter voters resident residents witness witnesses guard guards diplomat diplomats general commander captain officer officers doctor
  doctors professor professors founder owner manager managers farmer farmers trader traders investor investors lender lenders forecaster forecasters
  family families friend friends judge judges court courts prosecutor prosecutors police investigator investigators regulator regulators auditor
  auditors inspector inspectors leader leaders member members candidate candidates nominee lawmaker lawmakers secretary deputy undersecretary
  ministry ministries department agency agencies bank banks company companies firm firms government governments office bureau commission committee
  council union unions group groups charity charities think-tank institute institution institutions university association federation party
  parties parliament congress senate administration campaign team staff newspaper paper magazine outlet broadcaster network website agency
  authority authorities board panel organisation organization organisations organizations coalition alliance bloc fund foundation service regulator
  watchdog tribunal army navy military manufacturer maker operator airline carrier retailer insurer broker producer utility exchange consultancy
  reporter reporters journalist journalists editor editors columnist blogger historian historians activist activists advocates advocate
  supporter supporters opponent opponents rival rivals colleague colleagues teacher teachers student students worker workers engineer engineers
  city state country nation school hospital creditors tenants landlord neighbor neighbour mother father brother sister son daughter wife husband
  half majority percent many others some respondents participants patients users owners bosses suppliers buyers sellers pollster pollsters body
  ambassador envoy pilot sailor soldier soldiers rebel rebels militants inmate inmates prisoner detainee oldest youngest former lobby parents`.split(
  /\s+/u,
))
  people.set(word, 1);

/** The token that heads a noun phrase: the last noun before its first "of", "at" or "from". */
export function headOf(r: Reader, range: Range): number {
  let head = range.end - 1;
  for (let i = range.first + 1; i < range.end; i++) {
    if (r.is(i, Word.tie) && r.mark(i) === '' && r.tag(i) !== Pos.propn) {
      head = i - 1;
      break;
    }
  }
  while (head > range.first && (r.mark(head) !== '' || r.word(head) === "'s")) head--;
  return head;
}

/** Whether a noun phrase can say something: a name, a pronoun, people, an organisation, a document. */
export function isSpeaker(r: Reader, range: Range): boolean {
  const head = headOf(r, range);
  if (r.is(head, Word.document | Word.subjectPronoun) || people.get(r.tokens.forms[head] as number) === 1) return true;
  const tag = r.tag(head);
  if (tag === Pos.pron) return true;
  const entity = r.context.mentions[r.entity[head] as number];
  if (entity !== undefined) return entity.type !== 'PRODUCT' && entity.type !== 'EVENT';
  if ((r.date[head] as number) >= 0) return false;
  return tag === Pos.propn;
}
