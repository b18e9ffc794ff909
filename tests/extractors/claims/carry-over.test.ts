import { describe, expect, it } from 'vitest';
import { claimOf, type Marks } from './read-claims.js';

describe('what goes on from the sentence before', () => {
  it.each([
    ['The fund lent €40 million to mills in May. Of that, €6 million was lost.', '€6 million', 'mills'],
    ['Police counted 80 stolen bikes in 2024. The town of Elm had 20 of them.', '20', 'stolen bikes'],
    ['The yard built 12 ferries. Three were sold abroad.', 'Three', 'ferries'],
  ])('%s (measure of %s)', (text, number, expected) => {
    expect(claimOf(text, number).measure?.text).toBe(expected);
  });

  it('keeps its date', () => {
    expect(claimOf('Police counted 80 stolen bikes in 2024. The town of Elm had 20 of them.', '20').time?.text).toBe(
      '2024',
    );
  });

  it('takes no count over where the figure has a noun of its own', () => {
    expect(claimOf('The yard built 12 ferries. Three workers were hurt.', 'Three').measure?.text).toBe('workers');
  });
});

describe('a company that tells its results', () => {
  const names: Marks['names'] = { 'Alder Foods': 'ORG', Vigo: 'GPE' };
  const said: Marks['said'] = [['Alder Foods', 'reported', 'a net profit of $9 million']];

  it('goes on having revenue', () => {
    const text = 'Alder Foods reported a net profit of $9 million. Revenue fell 4%.';
    expect(claimOf(text, '4%', { names, said }).subject?.text).toBe('Alder Foods');
  });

  it('has no wages that are told behind', () => {
    const text = 'Alder Foods reported a net profit of $9 million. Wages in Vigo fell 4%.';
    expect(claimOf(text, '4%', { names, said }).subject?.text).toBe('Vigo');
  });
});

describe('a name told again', () => {
  const names: Marks['names'] = { 'Corinth Canal': 'LOC', 'Corinth Canal Museum': 'ORG' };

  it('is what ends with the same words', () => {
    const text = 'The Corinth Canal is narrow. The canal took 11,000 ships.';
    expect(claimOf(text, '11,000', { names: { 'Corinth Canal': 'LOC' } }).subject?.text).toBe('Corinth Canal');
  });

  it('is no longer name that only begins so', () => {
    const text = 'The Corinth Canal Museum is small. The canal took 11,000 ships.';
    expect(
      claimOf(text, '11,000', { names: { 'Corinth Canal Museum': names['Corinth Canal Museum'] as 'ORG' } }).subject,
    ).toBe(null);
  });
});

describe('the rest of a comparison behind the speaker', () => {
  const said: Marks['said'] = [['The port', 'said', 'Traffic reached 90 ships']];

  it("is the speaker's", () => {
    const text = 'Traffic reached 90 ships, The port said, up from 70 in May.';
    expect(claimOf(text, '70', { said }).source?.text).toBe('The port');
  });

  it("is the author's behind a dash", () => {
    const text = 'Traffic reached 90 ships, The port said — up from 70 in May.';
    expect(claimOf(text, '70', { said }).source).toBe(null);
  });
});

describe('words that look like change', () => {
  it.each([
    ['Nurses make up 30% of the staff.', '30%', 'share'],
    ['Fares went up 30% in June.', '30%', 'increase'],
    ['The firm came up with $3 million.', '$3 million', 'is'],
    ['The yield edged up to 4.1%.', '4.1%', 'increase_to'],
    ['The shop pays up to $40.', '$40', 'limit'],
    ['The 30 members will vote in May.', '30', 'is'],
    ['Some 30 flats will be built in May.', '30', 'projected'],
    ['Only 40% could swim, a poll of 900 pupils found.', '40%', 'share'],
  ])('%s', (text, number, relation) => {
    expect(claimOf(text, number).relation).toBe(relation);
  });
});

describe('dates that are not the figure’s', () => {
  it.each([
    ['Turnout was 41%, the lowest since 1952.', '41%'],
    ['The bakery employs 40 people, six more than in 2019.', '40'],
    ['Built before 1950, the mill has 30 rooms.', '30'],
    ['In 2024 the town put up a 12-metre fence.', '12-metre'],
  ])('%s', (text, number) => {
    expect(claimOf(text, number).time).toBe(null);
  });

  it('but a record has its own', () => {
    expect(claimOf('Turnout in May was 41%, the lowest since 1952.', '41%').time?.text).toBe('May');
  });
});
