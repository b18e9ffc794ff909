import type { DateReader } from '../reader.js';
import { SEASONS } from '../words.js';
import { spelledYear } from './spelled-years.js';
import { BEFORE_CHRIST } from './years.js';

export function atSeason(r: DateReader, i: number): number {
  const word = r.word(i);
  const before = r.word(i - 1);
  const capital = r.capital(i) && i > r.from;
  const year = r.year(i + 1) ?? (/^(?:of|,)$/.test(r.word(i + 1)) ? r.year(i + 2) : null);
  if (year !== null) {
    const end = r.year(i + 1) !== null ? i + 2 : i + 3;
    return r.push(before === 'the' ? i - 1 : i, end, 'DATE', `${year}-${SEASONS[r.value(i)]}`, 'date.season-year');
  }
  const spelled = spelledYear(r, r.word(i + 1) === 'of' ? i + 2 : i + 1);
  if (spelled !== null)
    return r.push(
      before === 'the' ? i - 1 : i,
      spelled.end,
      'DATE',
      `${spelled.year}-${SEASONS[r.value(i)]}`,
      'date.season-year',
    );
  const shifted = r.word(i + 1) === 'of' && /^(?:last|this|next)$/.test(r.word(i + 2)) && r.word(i + 3) === 'year';
  if (shifted && r.state.reference !== null)
    return r.push(
      before === 'the' ? i - 1 : i,
      i + 4,
      'DATE',
      `${r.state.reference.year + Math.sign(r.value(i + 2) - 8)}-${SEASONS[r.value(i)]}`,
      'date.season-year',
      { anchor: 'reference' },
    );
  const old = r.word(i + 1) === 'of' ? i + 2 : i + 1;
  if (r.digits(old, 4) !== null && BEFORE_CHRIST.test(r.word(old + 1)))
    return r.push(
      before === 'the' ? i - 1 : i,
      old + 2,
      'DATE',
      `BC${r.text(old).padStart(4, '0')}-${SEASONS[r.value(i)]}`,
      'date.season-year',
    );
  if (/s$/.test(word)) return i;
  if (word === 'fall' || word === 'spring') {
    const article =
      before === 'the' && /^(?:in|of|by|until|since|during|through|before|after|late|early)$/.test(r.word(i - 2));
    if (
      !article &&
      !(/^(?:in|since|by|until|till)$/.test(before) && word === 'spring') &&
      !/^(?:late|early|mid)$/.test(before) &&
      !(capital && before === 'in')
    )
      return i;
  } else if (!/^(?:the|that|in|by|since|until|late|early|mid|during|each|every|of|-|through|for)$/.test(before))
    return i;
  if (word === 'fall' && r.word(i + 1) === 'in') return i;
  if (before === 'that') {
    const { anchor } = r.state;
    return anchor === null || i - 1 < r.free
      ? i
      : r.push(i - 1, i + 1, 'DATE', `${anchor.year}-${SEASONS[r.value(i)]}`, 'date.season', { anchor: 'previous' });
  }
  return seasonFrom(r, before === 'the' ? i - 1 : i, i, 0);
}

export function seasonFrom(r: DateReader, first: number, noun: number, step: number): number {
  if (r.state.reference === null)
    return r.push(first, noun + 1, 'DATE', `XXXX-${SEASONS[r.value(noun)]}`, 'date.season');
  const season = r.value(noun);
  if (r.state.narrative && r.state.anchor !== null && step === 0)
    return r.push(first, noun + 1, 'DATE', `${r.state.anchor.year}-${SEASONS[season]}`, 'date.season', {
      anchor: 'previous',
    });
  const now =
    r.state.reference.month === 12
      ? 3
      : r.state.reference.month <= 2
        ? -1
        : Math.floor((r.state.reference.month - 3) / 3);
  let { year } = r.state.reference;
  const starts = season;
  if (step < 0) year -= starts >= now ? 1 : 0;
  else if (step > 0) year += starts <= now ? 1 : 0;
  else if (starts > now) {
    const tense = r.tense(first, noun + 1);
    if (r.word(first) !== 'this' && (tense === 'past' || (tense === null && starts - now > 1))) year -= 1;
  }
  if (now === -1 && season === 3 && step <= 0) year = r.state.reference.year - 1;
  return r.push(first, noun + 1, 'DATE', `${year}-${SEASONS[season]}`, 'date.season', { anchor: 'reference' });
}
