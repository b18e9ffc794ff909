import { describe, expect, it } from 'vitest';
import { findingsIn, worst } from './read-audit.js';

const rules = (text: string): string[] => findingsIn(text).map((finding) => `${finding.rule} ${finding.verdict}`);

describe('a finding', () => {
  const text = 'Daily lettings fell 12% to 41,000 in late August from 44,000 in late May.';
  const [finding] = findingsIn(text);

  it('names its figures by their place in the text', () => {
    expect(finding?.parts.map(({ role, text: said }) => `${role} ${said}`)).toEqual([
      'from 44,000',
      'to 41,000',
      'change 12%',
    ]);
    for (const part of finding?.parts ?? []) expect(text.slice(part.start, part.end)).toBe(part.text);
  });

  it('gives the arithmetic that a reader can do again', () => {
    expect(finding?.arithmetic).toBe('(44,000 - 41,000) / 44,000 = 6.818%; the text says 12%');
    expect(finding?.verdict).toBe('inconsistent');
  });

  it('guesses the slip where the arithmetic points to one', () => {
    const slip = (said: string): unknown => findingsIn(said).find((f) => f.verdict === 'inconsistent')?.slip;
    expect(slip('Ferries made 13 trips, against seven in May, a jump of 46 percent.')).toBe('wrong_base');
    expect(slip('Turnout was 64 percent, up 9 percent from 55 percent.')).toBe('percent_for_points');
    expect(slip('Orders rose 2% to 4,800 from 4,000 orders.')).toBe('scale');
    expect(slip('Exports rose 25 per cent to $6.0 billion from $8.0 billion.')).toBe('direction');
    expect(slip('The mayor’s staff grew to 92 from 80 people, a gain of 25%.')).toBe('off_by_one_digit');
    expect(slip('The mayor’s staff grew to 92 from 80 people, a gain of 38%.')).toBe(null);
    expect(slip('The mayor’s staff grew to 92 from 23 people, three times as many.')).toBe(null);
  });
});

describe('the audit joins figures', () => {
  it('of a part, a whole and a share, also when the whole stands in the sentence before', () => {
    expect(rules('In all the port saw 960 ships. Some 240, or 25 per cent, were tankers.')).toEqual([
      'share.part-or-share consistent',
    ]);
  });
  it('but not a share with a whole that nobody can tell', () => {
    expect(rules('They saw 961 ships and 1,307 trains. In the end 241, or 12 per cent, were late.')).toEqual([]);
  });
  it('but not two statements in one sentence', () => {
    expect(rules('Exports rose 12% to $4 billion, while imports fell 3% from $2 billion.')).toEqual([]);
  });
  it('but not a list that need not be whole, unless it goes over', () => {
    expect(rules('Of 900 flats, 300 are let, 200 are sold and 100 are empty.')).toEqual([]);
    expect(worst(findingsIn('Of 512 flats, 301 are let, 212 are sold and 108 are empty.'))).toBe('inconsistent');
  });

  it('with a level behind "after", not with what an event behind it costs', () => {
    expect(rules('The fee is $1,904, $139 more than now, after the board voted a budget of $367 million.')).toEqual([]);
    expect(rules('The herd shrank to 140, a fall of 30% after 200 in 2019.')).toEqual([
      'change.level-percent-from consistent',
    ]);
  });
  it('of one measure, subject and time in two sentences, whatever stands around them', () => {
    const [finding] = findingsIn(
      'Norway’s navy had 23 ships in 2024, the ministry said. Critics object. In 2024, according to Janes, Norway’s navy had 32 ships.',
    );
    expect(finding).toMatchObject({
      rule: 'repeat.in-document',
      verdict: 'inconsistent',
      arithmetic: expect.stringMatching(/ships, 2024: 23 \(ministry\), but 32 \(Janes\)$/i),
    });
    expect(finding?.parts.map((part) => part.text)).toEqual(['23', '32']);
  });
  it('of one measure, subject and time, given by two sources', () => {
    const by = (value: string): string[] =>
      rules(
        `Norway’s defence budget was $12 billion in 2024, the ministry said. Norway’s defence budget was ${value} in 2024, according to Janes.`,
      );
    expect(by('$12 billion')).toEqual(['repeat.other-source consistent']);
    expect(by('$12.2 billion')).toEqual(['repeat.other-source consistent_by_rounding']);
    expect(by('$21 billion')).toEqual(['repeat.in-document inconsistent']);
  });
  it('in units that convert, brought to one', () => {
    const said = (length: string): string[] =>
      rules(`Latvia’s border fence was 121 km in 2023. Latvia’s border fence was ${length} in 2023.`);
    expect(said('75 miles')).toEqual([]);
    expect(said('85 miles')).toEqual(['repeat.in-document inconsistent']);
  });
  it('but not figures of one sentence, of no day, or whose subject stands elsewhere', () => {
    expect(rules('Norway’s navy had 23 ships in 2024, or Norway’s navy had 32 ships in 2024.')).toEqual([]);
    expect(rules('Norway’s navy had 23 ships. Critics object. Norway’s navy had 32 ships.')).toEqual([]);
    expect(rules('Its budget was $3 million in 2024. Its budget was $4 million in 2024.')).toEqual([]);
  });
});

describe('the arithmetic of an equivalent', () => {
  const arithmetic = (text: string): unknown => findingsIn(text)[0]?.arithmetic;
  it('is in the unit of the text, as the text writes it', () => {
    expect(arithmetic('The oven reached 180 °C (456 °F).')).toBe('180 °C = 356 °F; the text says 456 °F');
    expect(arithmetic('The room was kept at 68 °F (26 °C).')).toBe('68 °F = 20 °C; the text says 26 °C');
    expect(arithmetic('The pass lies 161 km (200 miles) away.')).toBe('161 km = 100 miles; the text says 200 miles');
  });
  it('is a rate, where it is money; the middle of three tells which one is odd', () => {
    const text = (dollars: string): string =>
      `Loans of ¥8.5 trillion ($57 billion), ¥1.5 trillion ($10 billion) and ¥600 billion (${dollars}) were agreed.`;
    expect(findingsIn(text('$4 billion')).map((finding) => finding.verdict)).not.toContain('inconsistent');
    const odd = findingsIn(text('$40 billion')).filter((finding) => finding.verdict === 'inconsistent');
    expect(odd.map((finding) => finding.arithmetic)).toEqual([
      expect.stringMatching(/\$40 billion.*the middle of 3 pairs is /),
    ]);
  });
  it('needs no day: without one nothing tells that two pairs are of one time', () => {
    const text = 'A loan of ¥150 billion ($1 billion) was agreed. A loan of ¥180 billion ($1 billion) followed.';
    expect(findingsIn(text, null).map((finding) => finding.verdict)).toEqual(['consistent_by_rounding']);
  });
});

describe('the audit of time', () => {
  const at = (text: string): string[] => findingsIn(text, '2025-04-02').map((finding) => finding.rule);
  it('knows that budgets and plans may be ahead of their year', () => {
    expect(at('Spending will reach $9 billion, according to the 2027 budget.')).toEqual([]);
  });
  it('lets a projection for this year stand', () => {
    expect(at('The Bank projects growth of 2.5% in 2025.')).toEqual([]);
  });
  it('knows what cannot have been said yet', () => {
    expect(at('According to a report of 12 May 2026, exports rose 3%.')).toEqual(['time.cited-before-it-exists']);
    expect(at('Exports rose 3%, the ministry said on 9 May 2025.')).toEqual(['time.said-after-article']);
    expect(at('The Bank projects growth of 2.5% in 2021.')).toEqual(['time.projection-of-the-past']);
  });
  it('lets a projection be counted from a year that is over', () => {
    expect(
      at('Norvania’s debt is forecast by the Treaty Bank to hit 31% of GDP in 2026, up from 26% in 2022.'),
    ).toEqual([]);
  });
});

describe('the same facts in another form', () => {
  const verdicts = (text: string): string[] => findingsIn(text).map((finding) => finding.verdict);
  it('have the same verdict: scaled units, other order of sentences', () => {
    expect(verdicts('Output rose 10% to 3.30 billion litres from 3.00 billion litres.')).toEqual(
      verdicts('Output rose 10% to 3,300 million litres from 3,000 million litres.'),
    );
    const one = 'Daily lettings fell 12% to 41,000 from 44,000.';
    const two = 'Inspectors closed 18 of 72 kitchens, 30% of the total.';
    expect(verdicts(`${one} ${two}`).sort()).toEqual(verdicts(`${two} ${one}`).sort());
    expect(verdicts(`${one} ${two}`)).toEqual(['inconsistent', 'inconsistent']);
  });
});
