import { describe, expect, it } from 'vitest';
import { listEntities } from '../../../output/query/entities.js';
import { facts, factsById } from '../../../output/query/facts.js';
import { groupFacts } from '../../../output/query/groups.js';
import { partyIds } from '../../../output/query/names.js';
import { listReviews } from '../../../output/query/reviews.js';
import { listSources } from '../../../output/query/sources.js';
import { listUserNames } from '../../../output/query/user-names.js';
import { dumpSha256, openStore, type Store } from '../../../output/store/index.js';
import { removeReview, reviewFact } from '../../../output/store/reviews.js';
import { mergeNames, removeNames, splitName } from '../../../output/store/user-names.js';
import { packSample } from '../store/sample-documents.js';
import { type MadeFact, madeDocument, money, percent, write } from './made-store.js';

const NOW = '2025-03-01T10:00:00.000Z';
const FACTS: Readonly<Record<string, readonly MadeFact[]>> = {
  '/a.txt': [
    { subject: 'Ministry of Roads', measure: 'budget', figures: [money('$1', 1)], saidBy: 'MoR', wordsOnly: false },
    { subject: 'the ministry', wordsOnly: true, measure: 'staff', figures: [percent('5%', 5)] },
  ],
  '/b.txt': [{ subject: 'MoR', measure: 'budget', figures: [money('$2', 2)], saidBy: 'Ministry of Roads' }],
};
const all = () => Object.entries(FACTS).map(([locator, made]) => madeDocument(locator, made));
const fresh = (): Store => {
  const store = openStore(':memory:');
  write(store, all());
  return store;
};
const subjects = (store: Store): (string | null)[] => [...facts(store)].map((fact) => fact.subject);

describe('names that the user says are one', () => {
  it('are one in facts, filters, groups and sources', () => {
    const store = fresh();
    expect(subjects(store)).toEqual(['Ministry of Roads', 'the ministry', 'MoR']);
    expect(mergeNames(store, 'mor', 'Ministry of Roads', NOW)).toEqual({ name: 'Ministry of Roads', documents: 2 });
    expect(subjects(store)).toEqual(['Ministry of Roads', 'the ministry', 'Ministry of Roads']);
    expect([...facts(store, { entity: 'Ministry of Roads' })]).toHaveLength(2);
    expect([...facts(store, { entity: 'MoR' })]).toHaveLength(2);
    expect([...facts(store, { saidBy: 'mor' })].map((fact) => fact.said_by_entity)).toEqual([
      'Ministry of Roads',
      'Ministry of Roads',
    ]);
    expect(groupFacts(store, {}, 'subject').groups.map(({ name, facts }) => [name, facts])).toEqual([
      ['Ministry of Roads', 2],
      ['the ministry', 1],
    ]);
    expect(listSources(store).sources.map(({ name, attributions }) => [name, attributions])).toEqual([
      ['Ministry of Roads', 2],
    ]);
    store.close();
  });

  it('stay one when documents are read again, and when new ones come; and are two again when it is taken back', () => {
    const store = fresh();
    const before = dumpSha256(store);
    mergeNames(store, 'MoR', 'Ministry of Roads', NOW);
    mergeNames(store, 'the ministry', 'Ministry of Roads', NOW);
    expect(subjects(store)).toEqual(Array(3).fill('Ministry of Roads'));
    write(store, [madeDocument('/a.txt', []), madeDocument('/b.txt', [])]);
    write(store, [...all(), madeDocument('/c.txt', [{ subject: 'MoR', figures: [money('$9', 9)] }])]);
    expect(subjects(store)).toEqual(Array(4).fill('Ministry of Roads'));
    expect(removeNames(store, 'MoR')).toBeGreaterThan(0);
    expect(removeNames(store, 'the ministry')).toBeGreaterThan(0);
    expect(removeNames(store, 'the ministry')).toBe(0);
    expect(subjects(store)).toEqual(['Ministry of Roads', 'the ministry', 'MoR', 'MoR']);
    expect(listUserNames(store)).toEqual([]);
    write(store, [madeDocument('/c.txt', [])]);
    store.database.prepare(`DELETE FROM documents WHERE locator = '/c.txt'`).run();
    expect(dumpSha256(store)).toBe(before);
    store.close();
  });

  it('may be merged on and on, but never in a circle', () => {
    const store = fresh();
    mergeNames(store, 'the ministry', 'MoR', NOW);
    mergeNames(store, 'MoR', 'Ministry of Roads', NOW);
    expect(subjects(store)).toEqual(Array(3).fill('Ministry of Roads'));
    expect(() => mergeNames(store, 'Ministry of Roads', 'the ministry', NOW)).toThrowError(
      expect.objectContaining({ code: 'STORE_QUERY' }),
    );
    expect(partyIds(store, 'the ministry')).toEqual(partyIds(store, 'Ministry of Roads'));
    store.close();
  });

  it('are told where entities are listed', () => {
    const store = openStore(':memory:');
    write(store, [packSample('/a.txt', { who: 'Kestrel Office' }), packSample('/b.txt', { who: 'Heron Board' })]);
    mergeNames(store, 'heron board', 'Kestrel Office', NOW);
    const told = [...listEntities(store)].map(({ name, same_as, merged }) => [name, same_as, merged]);
    expect(told).toContainEqual(['Heron Board', 'Kestrel Office', []]);
    expect(told).toContainEqual(['Kestrel Office', null, ['Heron Board']]);
    store.close();
  });

  it('may be a name that no document has', () => {
    const store = fresh();
    mergeNames(store, 'MoR', 'Roads Department', NOW);
    expect(subjects(store)).toEqual(['Ministry of Roads', 'the ministry', 'Roads Department']);
    expect([...facts(store, { words: ['Roads', 'Department'] })]).toHaveLength(2);
    store.close();
  });
});

describe('a name that the user says is two', () => {
  it('is another in one document, or by certain words, also after it was read again', () => {
    const store = fresh();
    splitName(store, 'MoR', { document: '/b.txt', words: null }, 'Museum of Rugs', NOW);
    splitName(store, 'the ministry', { document: null, words: 'The Ministry' }, 'Ministry of Health', NOW);
    const expected = ['Ministry of Roads', 'Ministry of Health', 'Museum of Rugs'];
    expect(subjects(store)).toEqual(expected);
    expect([...facts(store)][0]?.said_by_entity).toBe('MoR');
    write(store, [madeDocument('/b.txt', [])]);
    write(store, all());
    expect(subjects(store)).toEqual(expected);
    expect(
      listUserNames(store).map(({ action, name, into, document, words }) => [action, name, into, document, words]),
    ).toEqual([
      ['split', 'MoR', 'Museum of Rugs', '/b.txt', null],
      ['split', 'the ministry', 'Ministry of Health', null, 'ministry'],
    ]);
    expect(removeNames(store, '1')).toBe(1);
    expect(subjects(store)[2]).toBe('MoR');
    store.close();
  });

  it('must be somebody’s, and somewhere', () => {
    const store = fresh();
    for (const split of [
      () => splitName(store, 'Nobody', { document: '/a.txt', words: null }, 'X', NOW),
      () => splitName(store, 'MoR', { document: null, words: null }, 'X', NOW),
      () => splitName(store, 'MoR', { document: '/a.txt', words: null }, 'mor', NOW),
    ])
      expect(split).toThrowError(expect.objectContaining({ code: 'STORE_QUERY' }));
    store.close();
  });
});

describe('a review', () => {
  it('stays with its fact through new ingests, and is found by its verdict', () => {
    const store = fresh();
    const [first, second] = facts(store, { sort: 'document' });
    const review = { note: 'see the annex', correction: null, reviewer: 'ada', reviewedAt: NOW };
    reviewFact(store, { ...review, factId: first!.fact_id, verdict: 'accepted' });
    reviewFact(store, { ...review, factId: second!.fact_id, verdict: 'rejected', note: null });
    reviewFact(store, { ...review, factId: second!.fact_id, verdict: 'corrected', correction: { measure: 'crew' } });
    const ids = (reviewed: 'any' | 'none' | 'accepted' | 'corrected' | 'rejected'): string[] =>
      [...facts(store, { reviewed, sort: 'document' })].map((fact) => fact.fact_id);
    const check = (): void => {
      expect(ids('accepted')).toEqual([first!.fact_id]);
      expect(ids('corrected')).toEqual([second!.fact_id]);
      expect(ids('rejected')).toEqual([]);
      expect(ids('any')).toEqual([first!.fact_id, second!.fact_id]);
      expect(ids('none')).toHaveLength(1);
      expect(factsById(store, second!.fact_id)[0]).toMatchObject({
        review: 'corrected',
        review_note: 'see the annex',
        review_correction: '{"measure":"crew"}',
      });
    };
    check();
    write(store, [madeDocument('/a.txt', [])]);
    expect(listReviews(store).map((row) => row.present)).toEqual([0, 0]);
    write(store, all());
    check();
    expect(
      listReviews(store)
        .map(({ verdict, present, measure }) => [verdict, present, measure])
        .sort(),
    ).toEqual([
      ['accepted', 1, 'budget'],
      ['corrected', 1, 'staff'],
    ]);
    expect(removeReview(store, first!.fact_id)).toBe(true);
    expect(removeReview(store, first!.fact_id)).toBe(false);
    expect(ids('any')).toEqual([second!.fact_id]);
    store.close();
  });
});
