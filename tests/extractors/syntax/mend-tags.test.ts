import { describe, expect, it } from 'vitest';
import { mendTags } from '../../../extractors/syntax/mend-tags.js';
import { Pos } from '../../../extractors/syntax/syntax.js';
import { tokenize } from '../../../extractors/text/tokenize.js';
import { tokenText } from '../../../extractors/text/tokens.js';

const NAMES = Object.fromEntries(Object.entries(Pos).map(([name, value]) => [value, name]));

/** Mends the tags of a sentence written as "word/tag word/tag", and gives back the words whose tag changed. */
function mended(marked: string): string[] {
  const parts = marked.split(' ').map((part) => part.split('/') as [string, keyof typeof Pos]);
  const tokens = tokenize(parts.map(([word]) => word).join(' '));
  expect(tokens.count).toBe(parts.length);
  const before = Uint8Array.from(parts.map(([, tag]) => Pos[tag]));
  const tags = before.slice();
  mendTags(tokens, 0, tokens.count, tags);
  return [...tags].flatMap((tag, i) => (tag === before[i] ? [] : [`${tokenText(tokens, i)}/${NAMES[tag]}`]));
}

describe('a past form that was taken for something else', () => {
  it('is the verb of a clause that has no other', () => {
    expect(mended('Some/det workers/noun downed/adj tools/noun on/adp Monday/propn')).toEqual(['downed/verbPast']);
    expect(mended('The/det coast/noun guard/noun logged/adp 1,140/num hulls/noun')).toEqual(['logged/verbPast']);
    expect(mended('The/det surplus/noun shrank/noun to/adp 16/num')).toEqual(['shrank/verbPast']);
    expect(mended('Inmates/noun paid/noun 500/num a/det week/noun')).toEqual(['paid/verbPast']);
  });

  it('is a participle behind an auxiliary, before "by" or beside another verb', () => {
    expect(mended('It/pron has/aux paid/noun them/pron')).toEqual(['paid/verbParticiple']);
    expect(mended('A/det bond/noun issued/noun by/adp the/det bank/noun fell/verbPast')).toEqual([
      'issued/verbParticiple',
    ]);
    expect(mended('It/pron lists/verbPresent men/noun in/adp cells/noun designed/noun for/adp ten/num')).toEqual([
      'designed/verbParticiple',
    ]);
  });

  it('behind a figure is a participle, unless it names people; behind a year the verb', () => {
    expect(mended('of/adp the/det 150,000/num planned/noun ,/punct')).toEqual(['planned/verbParticiple']);
    expect(mended('It/pron treated/verbPast 1,115/num wounded/noun in/adp May/propn')).toEqual([]);
    expect(mended('Talks/noun in/adp 2010/num lasted/adj 541/num days/noun')).toEqual(['lasted/verbPast']);
  });

  it('stays an adjective before its noun', () => {
    expect(mended('The/det plan/noun needs/verbPresent fixed/adj rates/noun')).toEqual([]);
    expect(mended('a/det deeply/adv divided/adj town/noun')).toEqual([]);
  });

  it('is a noun behind an article', () => {
    expect(mended('The/det rose/noun garden/noun drew/verbPast 400/num guests/noun')).toEqual([]);
    expect(mended('Each/det rose/noun 5/num %/sym')).toEqual(['rose/verbPast']);
  });

  it('leaves words that only end like one', () => {
    expect(mended('The/det seed/noun need/noun of/adp farms/noun rose/verbPast')).toEqual([]);
    expect(mended('old/adj Harbour/propn Board/propn greed/noun ,/punct')).toEqual([]);
    expect(mended('The/det bank/noun guaranteed/noun the/det loan/noun')).toEqual(['guaranteed/verbPast']);
  });
});

describe('"worth"', () => {
  it('is an adjective behind its noun and before a sum', () => {
    expect(mended('a/det deal/adj worth/noun $/sym 3/num')).toEqual(['deal/noun', 'worth/adj']);
    expect(mended('his/pron net/adj worth/noun fell/verbPast')).toEqual([]);
  });
});

describe('a present form', () => {
  it('stands between a singular and what a verb takes', () => {
    expect(mended('The/det bond/noun pays/noun the/det treasury/noun 150/num')).toEqual(['pays/verbPresent']);
    expect(mended('Households/noun account/noun for/adp 61/num')).toEqual(['account/verbPresent']);
  });

  it('that no plural shares is a verb wherever it stands', () => {
    expect(mended('Durban/noun owes/noun Eskom/propn 5/num')).toEqual(['owes/verbPresent']);
    expect(mended('Durban/noun ows/noun Eskom/propn 5/num')).toEqual([]);
  });

  it('is a noun in a clause that has a verb, and before when it was', () => {
    expect(mended('The/det bank/noun accounts/noun a/det judge/noun saw/verbPast grew/verbPast')).toEqual([]);
    expect(mended('Sales/noun of/adp the/det missile/noun parts/noun this/det year/noun')).toEqual([]);
  });

  it('is a noun behind a conjunction that opens a clause', () => {
    expect(mended('where/adv delays/verbPresent last/verbPresent ten/num days/noun')).toEqual(['delays/noun']);
    expect(mended('where/adv stands/verbPresent the/det tower/noun')).toEqual([]);
    expect(mended('warns/verbPresent that/sconj flows/verbPresent into/adp it/pron could/aux fall/verbBase')).toEqual(
      [],
    );
    expect(
      mended('warns/verbPresent that/sconj flows/verbPresent into/adp Fiji/propn could/aux fall/verbBase'),
    ).toEqual(['flows/noun']);
    expect(mended('a/det port/noun that/pron handles/verbPresent grain/noun')).toEqual([]);
  });
});

describe('a plural behind its number', () => {
  it('is no verb', () => {
    expect(mended('It/pron recorded/verbPast 1,125/num border/noun moves/verbPresent in/adp May/propn')).toEqual([
      'moves/noun',
    ]);
  });

  it('may be the verb of what stands before "of"', () => {
    expect(mended('A/det budget/noun of/adp 89/num rand/noun raises/verbPresent fares/noun')).toEqual([]);
    expect(mended('The/det 2025/num budget/noun allots/verbPresent sums/noun')).toEqual([]);
  });
});

describe('a participle with an object', () => {
  it('is the past of a clause that has no other verb', () => {
    expect(mended('61/num %/sym preferred/verbParticiple higher/adj taxes/noun')).toEqual(['preferred/verbPast']);
  });

  it('may name something, or stand beside the verb', () => {
    expect(mended('a/det boat/noun named/verbParticiple Rosa/propn')).toEqual([]);
    expect(mended('A/det firm/noun run/verbParticiple many/adj years/noun failed/verbPast')).toEqual([]);
  });
});

describe('a base form', () => {
  it('without "to" or an auxiliary before it is finite', () => {
    expect(mended('Economists/noun at/adp banks/noun see/verbBase growth/noun')).toEqual(['see/verbPresent']);
    expect(mended('Rates/noun sank/verbBase to/adp 3,980/num')).toEqual(['sank/verbPast']);
  });

  it('stands behind a particle, whatever it was taken for', () => {
    expect(mended('It/pron proposes/verbPresent to/part lift/adj council/noun tax/noun')).toEqual(['lift/verbBase']);
    expect(mended('It/pron set/verbPast 5/num aside/adv to/part repair/noun roads/noun')).toEqual(['repair/verbBase']);
    expect(mended('It/pron went/verbPast to/adp open/adj fields/noun')).toEqual([]);
  });

  it('makes the "to" before it a particle', () => {
    expect(mended('They/pron have/verbPresent 60/num days/noun to/adp appeal/verbBase')).toEqual(['to/part']);
    expect(mended('They/pron went/verbPast to/adp court/noun')).toEqual([]);
  });

  it('stays one behind them', () => {
    expect(mended('It/pron would/aux soon/adv raise/verbBase fares/noun')).toEqual([]);
    expect(mended('a/det plan/noun to/part raise/verbBase fares/noun')).toEqual([]);
  });
});

describe('a plural behind whose it is', () => {
  it('is no verb', () => {
    expect(mended('The/det town/noun ,/punct whose/pron debts/verbPresent rose/verbPast')).toEqual(['debts/noun']);
    expect(mended('Its/pron debts/verbPresent rose/verbPast')).toEqual(['debts/noun']);
    expect(mended('It/pron debits/verbPresent accounts/noun')).toEqual([]);
  });
});
