import { z } from 'zod';

/** Half-open range of UTF-16 code units of the article's text. */
export interface AnnotatedSpan {
  start: number;
  end: number;
  text: string;
}

export interface AnnotatedNumber extends AnnotatedSpan {
  kind: string;
  value: number | null;
  unit: string | null;
  low: number | null;
  high: number | null;
  modifier: string | null;
}

export interface AnnotatedDate extends AnnotatedSpan {
  type: string;
  /** TIMEX3 */
  value: string;
  mod?: string | undefined;
}

export interface AnnotatedEntity extends AnnotatedSpan {
  type: string;
}

/** A part that may be missing. */
type Slot = AnnotatedSpan | null | undefined;

export interface AnnotatedAttribution {
  source?: Slot;
  sources?: AnnotatedSpan[] | undefined;
  cue?: Slot;
  /** One of `content` and `contents` is there. */
  content?: Slot;
  contents?: AnnotatedSpan[] | undefined;
  kind: string;
}

export interface AnnotatedClaim {
  number: AnnotatedSpan;
  measure?: Slot;
  subject?: Slot;
  time?: Slot;
  source?: Slot;
  relation: string;
}

/** An annotated article, gold or predicted, with all five layers. */
export interface AnnotatedArticle {
  id: string;
  text: string;
  reference_date: string | null;
  numbers: AnnotatedNumber[];
  dates: AnnotatedDate[];
  entities: AnnotatedEntity[];
  attributions: AnnotatedAttribution[];
  claims: AnnotatedClaim[];
}

const RELATIONS = ['is', 'increase', 'decrease', 'increase_to', 'decrease_to', 'from', 'share', 'projected', 'limit'];
const span = z.object({ start: z.int().min(0), end: z.int().min(0), text: z.string().min(1) });
const slot = span.nullable().optional();

const article = z.object({
  id: z.string(),
  text: z.string(),
  reference_date: z.iso.date().nullable(),
  numbers: z.array(
    span.extend({
      kind: z.enum(['cardinal', 'ordinal', 'percent', 'money', 'quantity', 'multiplier']),
      value: z.number().nullable(),
      unit: z.string().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
      modifier: z.enum(['approximately', 'more_than', 'at_least', 'less_than', 'at_most', 'nearly']).nullable(),
    }),
  ),
  dates: z.array(
    span.extend({ type: z.enum(['DATE', 'TIME', 'DURATION', 'SET']), value: z.string(), mod: z.string().optional() }),
  ),
  entities: z.array(span.extend({ type: z.enum(['PERSON', 'ORG', 'GPE', 'LOC', 'PRODUCT', 'EVENT', 'WORK', 'NORP']) })),
  attributions: z.array(
    z.object({
      source: slot,
      sources: z.array(span).optional(),
      cue: slot,
      content: slot,
      contents: z.array(span).min(1).optional(),
      kind: z.enum(['direct', 'mixed', 'citation', 'indirect']),
    }),
  ),
  claims: z.array(
    z.object({ number: span, measure: slot, subject: slot, time: slot, source: slot, relation: z.enum(RELATIONS) }),
  ),
});

/**
 * Takes a parsed JSON value as gold.
 * @throws Error that names the key that is wrong, or the span that is not what the text has there
 */
export function parseGold(json: unknown): AnnotatedArticle {
  const checked = article.safeParse(json);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    throw new Error(`${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'is no annotated article'}`);
  }
  const gold: AnnotatedArticle = checked.data;
  for (const { start, end, text } of spansOf(gold)) {
    const there = gold.text.slice(start, end);
    if (there !== text)
      throw new Error(`${start}-${end} is ${JSON.stringify(there)} in the text, not ${JSON.stringify(text)}`);
  }
  return gold;
}

/** Every span of an article, whatever carries it. */
export function* spansOf(article: AnnotatedArticle): Generator<AnnotatedSpan> {
  yield* article.numbers;
  yield* article.dates;
  yield* article.entities;
  for (const { source, sources, cue, content, contents } of article.attributions) {
    for (const one of [source, cue, content, ...(sources ?? []), ...(contents ?? [])]) if (one) yield one;
  }
  for (const { number, measure, subject, time, source } of article.claims) {
    for (const one of [number, measure, subject, time, source]) if (one) yield one;
  }
}
