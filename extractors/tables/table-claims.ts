import type { AttributionMention } from '../attributions/mention.js';
import type { Claim, ClaimModality, ClaimRelation, ClaimSlot } from '../claims/claim.js';
import type { DateMention } from '../dates/mention.js';
import type { DocumentEntities } from '../entities/extract-entities.js';
import type { EntityMention } from '../entities/mention.js';
import type { NumberMention } from '../numbers/mention.js';
import type { Span } from '../text/span.js';
import { holdsSentences } from './cell-kinds.js';
import { firstFrom } from './first-from.js';
import type { CellHeads, GridCell } from './grid.js';
import { CHANGES, EMPTY, isEvent, isOrder, isPeriod, MEASURES } from './head-words.js';
import type { Label } from './labels.js';
import type { ReadTable } from './read-tables.js';

export interface TableClaimContext extends DocumentEntities {
  readonly numbers: readonly NumberMention[];
  readonly dates: readonly DateMention[];
}

/** How sure the slots are, by where they were read; see `claims/confidence.ts` for the scale. */
const SURE = {
  time: 0.9,
  captionTime: 0.7,
  subject: 0.85,
  captionSubject: 0.6,
  measure: 0.8,
  captionMeasure: 0.65,
  source: 0.9,
} as const;

/** Heads of columns of names. */
const CLASSES =
  /^(?:(?:name of (?:the )?)?(?:town|city|country|nation|territory|state|region|county|district|province|borough|council|municipality|area|place|location|site|company|firm|bank|business|supplier|manufacturer|producer|maker|brand|operator|airline|airport|port|plant|mine|field|river|lake|mountain|island|team|club|party|candidate|player|athlete|driver|person|name|employer|organi[sz]ation|agency|ministry|department|school|university|college|hospital|trust|union|fund|group|economy|member|member state|market|ship|vessel|station|line|route|department|division|title|film|book|model|product))(?:y|ies|s|es)?(?:\s?\/.{1,20})?$/iu;
/** What stands in a caption before the one that it is about. */
const OF_CAPTION = /(?:[.:,(–—]\s|\b(?:in|of|for)\s(?:the\s)?)$/u;
const CAN_BE_NAMED: ReadonlySet<string> = new Set(['PERSON', 'ORG', 'GPE', 'LOC', 'PRODUCT', 'NORP', 'EVENT', 'WORK']);
/** Rows and columns that say how much there is of all, beside the names of each. */
const WHOLE = /^(?:grand |sub-?\s?)?(?:total|totals|sum|overall|all|average|mean|median)\b/iu;
/** By how much, as a share, the same figure in another unit may be off by rounding. */
const SAME = 0.1;
/** A head as a claim takes it. */
interface Named {
  readonly span: Span;
  readonly text: string;
  readonly mention: number;
  /** Whether it names somebody or something, and no measure. */
  readonly isName: boolean;
}

/** Builds the claims of tables: one a figure, in the order of the figures. Nothing is taken from another row, another column or the text around. */
export function claimsOfTables(
  text: string,
  tables: readonly ReadTable[],
  context: TableClaimContext,
  attributionOf: ReadonlyMap<ReadTable, number>,
  attributions: readonly AttributionMention[],
): Claim[] {
  const claims: Claim[] = [];
  for (const table of tables) {
    const source = attributionOf.get(table) ?? -1;
    new TableReader(text, table, context, source, attributions[source]?.source ?? null).read(claims);
  }
  return claims;
}

class TableReader {
  readonly #text: string;
  readonly #table: ReadTable;
  readonly #context: TableClaimContext;
  readonly #attribution: number;
  readonly #source: Span | null;
  readonly #named = new Map<GridCell, Named | null>();
  readonly #nameColumns = new Map<number, boolean>();
  readonly #nameRows: boolean;
  /** How many columns hold figures. */
  readonly #columns: number;
  readonly #captionEntity: number;
  readonly #dates = new Map<DateMention, number>();

  constructor(text: string, table: ReadTable, context: TableClaimContext, attribution: number, source: Span | null) {
    this.#text = text;
    this.#table = table;
    this.#context = context;
    this.#attribution = attribution;
    this.#source = source;
    this.#captionEntity = this.#entityOfCaption();
    this.#columns = new Set(table.layout.places.map(({ cell }) => cell.column)).size;
    for (const [cell, label] of table.labels) {
      if (label.date !== null) this.#dates.set(label.date, firstFrom(context.dates, label.date.start));
      // "Year" over the sums of a year names nothing
      this.#named.set(cell, label.span === null || isPeriod(cell.text) ? null : this.#name(label.span));
    }
    const { date } = table.caption;
    if (date !== null) this.#dates.set(date, firstFrom(context.dates, date.start));
    this.#readAxes();
    this.#nameRows = this.#isOfNames(table.layout.places.map(({ columns }) => this.#innermost(columns)));
  }

  read(claims: Claim[]): void {
    const { numbers } = this.#context;
    for (const place of this.#table.layout.places) {
      const { cell } = place;
      if (holdsSentences(cell.text)) continue;
      // "(0.03)" below a figure, beside no name, says how sure that is
      if (place.rows.length === 0 && this.#table.layout.hasRowHeads && cell.text.startsWith('(')) continue;
      let main: number | null = null;
      let first = true;
      for (let i = firstFrom(numbers, cell.start); i < numbers.length; i++) {
        const number = numbers[i] as NumberMention;
        if (number.start >= cell.end) break;
        if (number.kind === 'ordinal' || number.end > cell.end) continue;
        const claim = this.#claim(place, i, number, first);
        if (claim !== null) {
          const same: number | null = main !== null && this.#isSame(claims[main] as Claim, number) ? main : null;
          if (first) main = claims.length;
          claims.push(
            same === null ? claim : { ...claim, equivalentOf: same, measure: (claims[same] as Claim).measure },
          );
        }
        first = false;
      }
    }
  }

  /** The name in a span, and the mention of an entity that is as good as all of it. */
  #name(span: Span): Named {
    const text = this.#text.slice(span.start, span.end);
    const { mentions } = this.#context;
    let mention = -1;
    for (let i = firstFrom(mentions, span.start); i < mentions.length; i++) {
      const found = mentions[i] as EntityMention;
      if (found.start >= span.end) break;
      const inside = Math.min(found.end, span.end) - Math.max(found.start, span.start);
      if (inside * 10 >= text.length * 7 && CAN_BE_NAMED.has(found.type)) mention = i;
    }
    return { span, text, mention, isName: mention >= 0 };
  }

  /** The last cell of a path that names something. */
  #innermost(path: readonly GridCell[]): GridCell | null {
    return path.findLast((cell) => (this.#named.get(cell) ?? null) !== null) ?? null;
  }

  /** Finds which columns of row heads hold names. */
  #readAxes(): void {
    const columns = new Map<number, Set<GridCell>>();
    const corners = new Map<number, string>();
    for (const { rows, corners: over } of this.#table.layout.places) {
      for (const [k, cell] of rows.entries()) {
        let cells = columns.get(cell.column);
        if (cells === undefined) columns.set(cell.column, (cells = new Set()));
        cells.add(cell);
        const corner = over[k];
        if (corner != null) corners.set(cell.column, this.#named.get(corner)?.text ?? '');
      }
    }
    for (const [column, cells] of columns) {
      this.#nameColumns.set(column, CLASSES.test(corners.get(column) ?? '') || this.#isOfNames(cells));
    }
  }

  /** Whether most of some heads, those of totals aside, are names. */
  #isOfNames(cells: Iterable<GridCell | null>): boolean {
    let [names, all] = [0, 0];
    for (const cell of new Set(cells)) {
      const named = cell === null ? null : (this.#named.get(cell) ?? null);
      if (named === null || WHOLE.test(named.text)) continue;
      all++;
      if (named.isName && !MEASURES.test(named.text)) names++;
    }
    return names * 2 > all;
  }

  #entityOfCaption(): number {
    const span = this.#table.captionSpan;
    if (span === null) return -1;
    const { mentions } = this.#context;
    const found = new Set<number>();
    let mention = -1;
    for (let i = firstFrom(mentions, span.start); i < mentions.length; i++) {
      const { start, end, type, entity } = mentions[i] as EntityMention;
      if (start >= span.end) break;
      if (this.#source !== null && start < this.#source.end && end > this.#source.start) continue;
      if (type === 'NORP' || type === 'WORK') continue;
      found.add(entity);
      if (mention < 0) mention = i;
    }
    if (found.size !== 1) return -1;
    // "Ships sunk off Somalia" are not Somalia's
    const before = this.#text.slice(span.start, mentions[mention]?.start);
    return OF_CAPTION.test(before.slice(-20)) || before === '' ? mention : -1;
  }

  #claim(place: CellHeads, index: number, number: NumberMention, first: boolean): Claim | null {
    const roles = this.#roles(place);
    if (roles === null) return null;
    const { time, timeSure } = this.#time(place, number);
    const { modality, relation } = this.#modality(place);
    const slot = (span: Span | null, confidence: number): ClaimSlot | null =>
      span === null
        ? null
        : { start: span.start, end: span.end, text: this.#text.slice(span.start, span.end), confidence };
    const date = time < 0 ? null : (this.#context.dates[time] as DateMention);
    // what else a cell holds beside its first figure is not what the heads name
    const measure = first ? slot(roles.measure, roles.measureSure) : null;
    const { subject } = roles;
    const mention = subject !== null && subject.mention >= 0 ? subject.mention : null;
    const subjectSlot = slot(subject?.span ?? null, roles.subjectSure);
    const timeSlot = slot(date, timeSure);
    const slots = [measure, subjectSlot, timeSlot].filter((filled) => filled !== null);
    return {
      start: number.start,
      end: number.end,
      text: number.text,
      rule: 'claim.table-cell',
      number: index,
      measure,
      subject: subjectSlot,
      subjectMention: mention,
      subjectEntity: mention === null ? null : (this.#context.mentions[mention]?.entity ?? null),
      time: timeSlot,
      timeMention: date === null ? null : time,
      source: slot(this.#source, SURE.source),
      attribution: this.#attribution < 0 ? null : this.#attribution,
      relation,
      modality,
      comparison: null,
      rate: null,
      equivalentOf: null,
      confidence:
        measure === null && subjectSlot === null ? 0.3 : Math.min(...slots.map(({ confidence }) => confidence)),
    };
  }

  /** "45.3 km² (17.5 sq mi)": the same in another unit, in brackets behind it. */
  #isSame(main: Claim, number: NumberMention): boolean {
    const { baseUnit, baseDecimal } = this.#context.numbers[main.number] as NumberMention;
    if (baseUnit === null || baseUnit !== number.baseUnit || !/^\s?\($/u.test(this.#text.slice(main.end, number.start)))
      return false;
    return Math.abs(Number(number.baseDecimal) / Number(baseDecimal) - 1) < SAME;
  }

  /** Which heads are the subject and the measure of a figure; null where the figure is no quantity. */
  #roles(place: CellHeads): Roles | null {
    const columnCell = this.#innermost(place.columns);
    const column = columnCell === null ? null : (this.#named.get(columnCell) as Named);
    const rowCell = this.#rowCell(place);
    let row = rowCell === null ? null : (this.#named.get(rowCell) as Named);
    // "Total" in the part that is headed "Population"
    const section = place.section === null ? null : (this.#named.get(place.section) ?? null);
    if (row !== null && section !== null && !section.isName && EMPTY.test(row.text)) row = section;
    if (place.columns.some((cell) => isOrder(cell.text)) || (rowCell !== null && isOrder(rowCell.text))) return null;
    const named = rowCell !== null && this.#nameColumns.get(rowCell.column) === true;
    const corner = rowCell === null ? null : (place.corners[place.rows.indexOf(rowCell)] ?? null);
    const over = corner === null ? null : (this.#named.get(corner) ?? null);
    const measured = over !== null && MEASURES.test(over.text) && !CLASSES.test(over.text) ? over.span : null;
    // of several columns one that has but a unit ("%") may be of anything
    const unnamed = this.#columns > 1 && column === null && place.columns.some((cell) => cell.kind !== 'date');
    return this.#share({ column, row, rowsAreNames: named, corner: measured, unnamed });
  }

  /** The head of a figure's row: the last one that is neither a number nor a time. */
  #rowCell({ rows }: CellHeads): GridCell | null {
    const named = rows.filter((cell) => {
      const name = this.#named.get(cell) ?? null;
      return name !== null && !/^[\p{Nd}\s.,]+$/u.test(name.text);
    });
    // "Arden" beside "Population": the last is what is measured; names of one row are told from the left
    return named.at(-1) ?? null;
  }

  #share(heads: Heads): Roles {
    const { column, row, rowsAreNames, corner, unnamed } = heads;
    const { measure: whatOf, second } = this.#table.caption;
    let caption = whatOf === null ? null : this.#name(whatOf);
    if (caption?.isName && second !== null) caption = this.#name(second);
    const whole = this.#captionEntity < 0 ? null : this.#mentioned(this.#captionEntity);
    const captionMeasure = caption === null || caption.isName || unnamed ? null : caption.span;
    const ofCaption = captionMeasure !== null && MEASURES.test(caption?.text ?? '');
    const roles = (subject: Named | null, measure: Span | null, subjectSure: number, measureSure: number): Roles => ({
      subject,
      measure,
      subjectSure,
      measureSure,
    });
    const { subject: S, measure: M, captionSubject, captionMeasure: sureOfCaption } = SURE;
    if (row !== null && column !== null) {
      if (rowsAreNames) return roles(row, column.span, S, M);
      if (EMPTY.test(column.text)) return roles(whole, row.span, captionSubject, M);
      const measured = MEASURES.test(row.text) && !MEASURES.test(column.text) && !CHANGES.test(column.text);
      return this.#nameRows || measured ? roles(column, row.span, S, M) : roles(row, column.span, S, M);
    }
    if (row !== null) {
      if (rowsAreNames) return roles(row, corner ?? captionMeasure, S, sureOfCaption);
      if (ofCaption && !MEASURES.test(row.text)) return roles(row, captionMeasure, S, sureOfCaption);
      return roles(whole, row.span, captionSubject, M);
    }
    if (column !== null) {
      if (this.#nameRows) return roles(column, captionMeasure, S, sureOfCaption);
      return roles(whole, column.span, captionSubject, M);
    }
    return roles(whole, captionMeasure, captionSubject, sureOfCaption);
  }

  #mentioned(index: number): Named {
    const { start, end, text } = this.#context.mentions[index] as EntityMention;
    return { span: { start, end }, text, mention: index, isName: true };
  }

  /** The time of a figure: the one that its heads give. Two that are not one within the other give none. */
  #time(
    { cell, columns, rows, section, corners }: CellHeads,
    number: NumberMention,
  ): { time: number; timeSure: number } {
    const none = { time: -1, timeSure: 0 };
    // a date in the cell itself may be another's
    const own = firstFrom(this.#context.dates, cell.start);
    const inCell = this.#context.dates[own];
    if (inCell !== undefined && inCell.start < cell.end && !(inCell.start <= number.start && inCell.end >= number.end))
      return none;
    const label = (head: GridCell): Label | undefined => this.#table.labels.get(head);
    const over = columns.map(label).filter((read) => read?.speaksOfTime === true) as Label[];
    const beside = rows
      .filter((_, k) => this.#saysWhen(corners[k] ?? null))
      .map(label)
      .filter((read) => read?.speaksOfTime === true) as Label[];
    if (beside.length === 0 && section !== null) {
      const read = label(section);
      if (read?.speaksOfTime) beside.push(read);
    }
    const column = nested(over);
    const row = nested(beside);
    if (over.length > 0 && beside.length > 0) return none;
    const date = column ?? row;
    if (date !== null) return { time: this.#dates.get(date) ?? -1, timeSure: SURE.time };
    if (over.length > 0 || beside.length > 0) return none;
    const { caption } = this.#table;
    if (caption.date === null || this.#table.layout.hasPeriods) return none;
    return { time: this.#dates.get(caption.date) ?? -1, timeSure: SURE.captionTime };
  }

  /** Whether the dates below a head say when the figures beside them held. */
  #saysWhen(corner: GridCell | null): boolean {
    return corner === null || isPeriod(corner.text) || !isEvent(corner.text);
  }

  #modality({ cell, columns, rows, section }: CellHeads): { modality: ClaimModality; relation: ClaimRelation } {
    let modality: ClaimModality = this.#table.caption.modality;
    for (const head of [...(section === null ? [] : [section]), ...rows, ...columns]) {
      const told = this.#table.labels.get(head)?.modality ?? 'asserted';
      if (told !== 'asserted') modality = told;
    }
    if (this.#table.estimates && modality === 'asserted' && cell.text.startsWith('[')) modality = 'estimated';
    return { modality, relation: modality === 'projected' ? 'projected' : modality === 'targeted' ? 'limit' : 'is' };
  }
}

/** What the heads of a figure name. */
interface Heads {
  readonly column: Named | null;
  readonly row: Named | null;
  readonly rowsAreNames: boolean;
  /** What is measured, by the head over the row heads. */
  readonly corner: Span | null;
  /** The column has a head, but no name. */
  readonly unnamed: boolean;
}

interface Roles {
  readonly subject: Named | null;
  readonly measure: Span | null;
  readonly subjectSure: number;
  readonly measureSure: number;
}

/** The date of heads over each other, where each lies within the one over it: "2023", "Q1"; null where there is none, or two that differ. */
function nested(labels: readonly Label[]): DateMention | null {
  let last: DateMention | null = null;
  for (const { date } of labels) {
    if (date === null) return null;
    if (last !== null && !date.value.startsWith(last.value)) return null;
    last = date;
  }
  return last;
}
