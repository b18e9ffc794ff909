import { describe, expect, it } from 'vitest';
import { extract } from '../../../extractors/extract.js';
import { reads } from './read-attributions.js';

describe('according to', () => {
  reads([
    ['Traffic doubled, according to the harbour board.', 'harbour board | according to | Traffic doubled'],
    [
      'According to the harbour board, traffic doubled in 2024.',
      'harbour board | According to | traffic doubled in 2024',
    ],
    ['Traffic, according to the harbour board, has doubled.', 'harbour board | according to | Traffic + has doubled'],
    ['Boats are berthed according to size.'],
  ]);
});

describe('a name with a sign in it', () => {
  reads([['Only 31% agree, according to an I&O poll.', 'I&O poll | according to | Only 31% agree']]);
});

describe('per', () => {
  reads([
    [
      'Traffic doubled in 2024, per the harbour board’s May 2025 bulletin.',
      'harbour board’s May 2025 bulletin | per | Traffic doubled in 2024',
    ],
    [
      'The board reported a 4% rise in crossings to 900, with a median fare of $12, per its 2024 survey.',
      'board | reported | a 4% rise in crossings to 900, with a median fare of $12',
      'its 2024 survey | per | a 4% rise in crossings to 900, with a median fare of $12',
    ],
    ['Incomes rose to $4,000 per capita.'],
    ['Fares cost $12 per trip.'],
  ]);
});

describe('participles with an agent or a place', () => {
  reads([
    [
      'The valley lost 40 wells, as reported by the Daily Kesta.',
      'Daily Kesta | reported by | The valley lost 40 wells',
    ],
    [
      'The plan, detailed in a March 3, 2025, Kesta Times article, irritates dockers.',
      'March 3, 2025, Kesta Times article | detailed in | The plan',
    ],
    ['Traffic doubled, a figure confirmed by the harbour board.', 'harbour board | confirmed by | Traffic doubled'],
    ['Traffic doubled, a figure that surprised the harbour board.'],
    ['The report was approved by the council.'],
    ['The boats, painted in a blue shed, irritate dockers.'],
  ]);
});

describe('a noun of counting with a possessor', () => {
  reads([
    ['The boats carried 900 people, by the ministry’s count.', 'ministry | count | The boats carried 900 people'],
    ['By the union’s count, 3,400 people walked out.', 'union | count | 3,400 people walked out'],
    ['The boats carried 900 people, by the ministry’s pier.'],
  ]);
});

describe('in the words of', () => {
  reads([
    [
      'In the words of its founder Ada Brun, “the pier is a toy”.',
      'its founder Ada Brun | In the words of | “the pier is a toy”',
    ],
    ['In the harbour of Kesta, the pier is a toy.'],
  ]);
});

describe('documents and data as sources', () => {
  reads([
    ['A December survey found that 40% of dockers smoke.', 'December survey | found | 40% of dockers smoke'],
    ['Data from the harbour board show that traffic doubled.', 'Data from the harbour board | show | traffic doubled'],
  ]);

  it.each([
    ['Traffic doubled, per the harbour board’s May 2025 bulletin.', 'bulletin', 'May 2025'],
    ['The board noted in its 2024 Safety Review that traffic doubled.', 'Safety Review', '2024'],
    ['A January 2025 Kesta Times poll found that 40% smoke.', 'Kesta Times poll', 'January 2025'],
    ['The board said that traffic doubled.', undefined, undefined],
  ])('%s: document %s of %s', (text, title, date) => {
    const [attribution] = extract({ text, referenceDate: '2025-06-15' }).attributions;
    expect(attribution?.document?.text).toBe(title);
    expect(attribution?.documentDate?.text).toBe(date);
  });
});

describe('two citations of one statement', () => {
  reads([
    [
      'The fleet grew to 41 boats in 2024, tallied in a Harbour Institute report and confirmed by the navy.',
      'navy | confirmed by | The fleet grew to 41 boats in 2024',
      'Harbour Institute report | tallied in | The fleet grew to 41 boats in 2024',
    ],
    [
      'The ferries are late, a delay first disclosed in the auditor’s March letter and later acknowledged by the shipyard.',
      'shipyard | acknowledged by | The ferries are late',
      'auditor’s March letter | disclosed in | The ferries are late',
    ],
    ['The ferries are late, a delay painted by the shipyard.'],
  ]);
});

describe('participles that need a comma or "as"', () => {
  reads([
    ['Crossings fell 12% in April, as tracked by Kesta Data.', 'Kesta Data | tracked by | Crossings fell 12% in April'],
    ['The boats tracked by Kesta Data are old.'],
    [
      'A draft paper seen by the Kesta Times estimates that losses reached €90 million.',
      'draft paper | estimates | losses reached €90 million',
    ],
  ]);
});
