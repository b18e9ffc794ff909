import { describe, expect, it } from 'vitest';
import { claimOf, type Marks } from './read-claims.js';

const relation = (text: string, number: string, marks?: Marks): string => claimOf(text, number, marks).relation;

describe('relation', () => {
  it.each([
    ['is', 'The mill employs 240 people.', '240'],
    ['is', 'The backlog stands at $3 billion.', '$3 billion'],
    ['is', 'Dozens of weavers left.', 'Dozens'],
    ['is', 'Of the 40 foundries in the valley, 11 will lose money this year.', '40'],
    ['is', 'The quake was centred 33 kilometers under the seabed.', '33 kilometers'],
    ['increase', 'The pill doubled the risk of stroke.', 'doubled'],
    ['decrease', 'The canal halved the chance of a delay.', 'halved'],
    ['increase', 'Exports rose 5%.', '5%'],
    ['increase', 'The agency saw a 15% rise in crossings.', '15%'],
    ['increase', 'Rents have doubled.', 'doubled'],
    ['increase', 'Storms were 25% more than in 2020.', '25%'],
    ['increase', 'Output is expected to rise by 20%.', '20%'],
    ['decrease', 'Exports fell 5%.', '5%'],
    ['decrease', 'The chain will cut 240 of its 1,600 jobs.', '240'],
    ['increase_to', 'Exports rose to $3 billion.', '$3 billion'],
    ['increase_to', 'Spending reached $3 billion.', '$3 billion'],
    ['increase_to', 'The navy logged 82 transits, up from 67.', '82'],
    ['decrease_to', 'Inflation fell to 2.1%.', '2.1%'],
    ['decrease_to', 'Support was 64%, down from 71%.', '64%'],
    ['from', 'Support was 64%, down from 71%.', '71%'],
    ['from', 'The yard shipped 116 boats, against 100 the year before.', '100'],
    ['from', 'Factories built 2 million drones, three times the 750,000 of 2022.', '750,000'],
    ['increase', 'Factories built 2 million drones, three times the 750,000 of 2022.', 'three times'],
    ['share', 'The mill bought 38% of its beans abroad.', '38%'],
    ['share', 'One in three cargoes was late.', 'One in three'],
    ['share', 'Crews checked 18 of 72 wells.', '18'],
    ['is', 'Crews checked 18 of 72 wells.', '72'],
    ['projected', 'The dam will cost $3 billion.', '$3 billion'],
    ['projected', 'The study sees a 60% likelihood of drought.', '60%'],
    ['projected', 'A second tranche of $95 million would follow.', '$95 million'],
    ['limit', 'The state would pay up to $120 million.', '$120 million'],
    ['limit', 'The city called for a speed cap of 10 knots.', '10 knots'],
    ['limit', 'Three in four of the weavers earn less than $90 a month.', '$90'],
    ['projected', 'The reservoir would cost $2 billion, take six years and employ 400 people.', 'six years'],
    ['limit', 'The clause applies if revenue tops $2 billion.', '$2 billion'],
  ])('%s: %s (%s)', (expected, text, number) => {
    expect(relation(text, number)).toBe(expected);
  });

  it('a forecaster’s level is projected, a finder’s is not', () => {
    const marks = (cue: string): Marks => ({ said: [['The bank', cue, 'growth of 2.5%']] });
    expect(relation('The bank projects growth of 2.5%.', '2.5%', marks('projects'))).toBe('projected');
    expect(relation('The bank found growth of 2.5%.', '2.5%', marks('found'))).toBe('is');
  });

  it('who raises money has not grown', () => {
    expect(relation('Acme raised $8 million.', '$8 million', { names: { Acme: 'ORG' } })).toBe('is');
  });
});
