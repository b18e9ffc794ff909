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

  it.each([
    ['limit', 'Only half the boats sailed, far short of the 90% target.', '90%'],
    ['is', 'Only half the boats sailed, far short of the 90 tugs.', '90'],
    ['limit', 'The levy could raise up to $6 billion over ten years.', '$6 billion'],
    ['increase_to', 'The levy climbed up to $6 billion.', '$6 billion'],
    ['from', 'Support was 64% in May, up from 41% in 2024 and just 22% in 2022.', '22%'],
    ['share', 'Support was 64% in May, up from 41% in 2024, and 22% were undecided.', '22%'],
    ['projected', 'Nine ships sailed, and 21 are scheduled for 2026.', '21'],
    ['increase_to', 'New rails extended the yard’s reach to 300 metres from 40.', '300 metres'],
    ['decrease_to', 'New rules brought the limit on catches to 30 tonnes from 40.', '30 tonnes'],
    ['is', 'Land grew by 3,320 acres, up from 540 and equal to 71% of the isle.', '71%'],
    ['increase', 'Over 40% rent a home, twice as many as in 2001.', 'twice'],
    ['is', 'The barge carries 43 times as much as a truck.', '43 times'],
    ['decrease', 'The crown has lost 18% of its value.', '18%'],
    ['increase', 'The bank expects sales to grow by 10% this year and by 23% in 2026.', '23%'],
    ['is', 'A 15% levy will shave two points off growth.', '15%'],
    ['decrease', 'Six of its 50 clinics will be cut.', 'Six'],
    ['decrease', 'The pill cut the risk by 26% over three years.', '26%'],
    ['increase', 'The pill sold 26% over the plan.', '26%'],
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
