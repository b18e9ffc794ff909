import { describe, expect, it } from 'vitest';
import { type RawMention, recognize } from '../../../extractors/entities/recognizer/recognize.js';
import { agreeOnTypes } from '../../../extractors/entities/typing/agreement.js';
import { weighContext } from '../../../extractors/entities/typing/context-cues.js';
import { joinCoordinations } from '../../../extractors/entities/typing/coordinations.js';
import { designationAt, numberedTypeAt } from '../../../extractors/entities/typing/designations.js';
import { addMissedNames } from '../../../extractors/entities/typing/missed-names.js';
import { isNoName, withoutCalling } from '../../../extractors/entities/typing/not-names.js';
import { joinOffices } from '../../../extractors/entities/typing/offices.js';
import { reshape } from '../../../extractors/entities/typing/reshape.js';
import { trimMention } from '../../../extractors/entities/typing/trim-mention.js';
import { ENTITY_TYPES } from '../../../extractors/entities/typing/typing-model.js';
import { extract } from '../../../extractors/extract.js';
import { tokenize } from '../../../extractors/text/tokenize.js';
import { tokenSpan } from '../../../extractors/text/tokens.js';
import { markedMentions } from './marked-mentions.js';

/** The marked mentions as the recogniser hands them on. */
function rawMentions(source: string) {
  const { tokens, mentions } = markedMentions(source);
  const raw: RawMention[] = mentions.map(({ first, end, type }) => ({
    first,
    end,
    type: type === 'GPE' ? 'LOC' : type === 'PERSON' || type === 'ORG' || type === 'LOC' ? type : 'MISC',
    confidence: 1,
    support: new Float64Array(4),
  }));
  return { tokens, raw };
}

const texts = ({ tokens, raw }: ReturnType<typeof rawMentions>, made: readonly RawMention[] = raw): string[] =>
  made.map(({ first, end }) => tokenSpan(tokens, first, end).text);

const offices = (source: string): string[] => {
  const given = rawMentions(source);
  return texts(given, joinOffices(given.tokens, given.raw));
};
const reshaped = (source: string): string[] => {
  const given = rawMentions(source);
  return texts(given, reshape(given.tokens, given.raw, []));
};

const coordinated = (source: string): string[] => {
  const given = rawMentions(source);
  return texts(given, joinCoordinations(given.tokens, given.raw, recognize(given.tokens)));
};
const completed = (source: string): string[] => {
  const given = rawMentions(source);
  return texts(given, addMissedNames(given.tokens, given.raw, recognize(given.tokens)));
};

describe('designations', () => {
  const end = (text: string): string => {
    const tokens = tokenize(text);
    const to = designationAt(tokens, 0);
    return to === 0 ? '' : tokenSpan(tokens, 0, to).text;
  };

  it('are letters, a hyphen and digits, with what touches them', () => {
    expect(['F-35A jets', 'SM-6 rounds', 'Su-57s', 'DF-21D', 'AIM-120C-8 orders', 'Hwasong-19 test'].map(end)).toEqual([
      'F-35A',
      'SM-6',
      'Su-57',
      'DF-21D',
      'AIM-120C-8',
      'Hwasong-19',
    ]);
  });

  it('are no diseases, groups of states, roads, seats, words or sums', () => {
    expect(
      ['COVID-19 cases', 'G-7 states', 'U-17 team', 'Q-3 results', 'A-1', 'top-10 list', 'F - 35', 'F-x'].map(end),
    ).toEqual(['', '', '', '', '', '', '', '']);
  });

  it('are “Type 12” only before a product’s word', () => {
    const of = (text: string): number => numberedTypeAt(tokenize(text), 0);
    expect(of('Type 12 missiles')).toBe(2);
    expect(of('Type 2 diabetes')).toBe(0);
    expect(of('Type 12 surface-to-ship missiles')).toBe(2);
    expect(of('Type 2 late-onset diabetes')).toBe(0);
    expect(of('Type 2 diabetes drug')).toBe(0);
  });
});

describe('names that are none', () => {
  const none = (text: string): boolean => {
    const tokens = tokenize(text);
    return isNoName(tokens, 0, tokens.count);
  };

  it('are measures, fiscal years and bare marks', () => {
    expect(['GDP', 'FY26', '2+2', 'CEO'].map(none)).toEqual([true, true, true, true]);
    expect(['GDPR', 'NATO', 'F-35'].map(none)).toEqual([false, false, false]);
  });

  it('are parts of figures', () => {
    const { entityMentions } = extract('Kenya set aside US$38 million, and Kenya will pay.');
    expect(entityMentions.map(({ text }) => text)).toEqual(['Kenya', 'Kenya']);
  });

  it('leave a calling outside a person’s name, as long as a name is left', () => {
    const tokens = tokenize('Sen. Marta Keller');
    expect(withoutCalling(tokens, 0, tokens.count)).toBe(1);
    const bare = tokenize('General');
    expect(withoutCalling(bare, 0, 1)).toBe(0);
  });
});

describe('ends of names', () => {
  const trimmed = (source: string): string => {
    const given = rawMentions(source);
    const [mention] = given.raw;
    return trimMention(given.tokens, mention as RawMention) ? (texts(given)[0] as string) : '';
  };

  it('lose articles, years, quotation marks and possessives, but not what belongs to them', () => {
    expect(trimmed('[[ORG|The Kestrel Board’s]] plan')).toBe('The Kestrel Board');
    expect(trimmed('[[ORG|the Kestrel Board]] plan')).toBe('Kestrel Board');
    expect(trimmed('[[WORK|2024 Kestrel Review]]')).toBe('Kestrel Review');
    expect(trimmed('[[WORK|“Kestrel Review”]]')).toBe('Kestrel Review');
    expect(trimmed('[[ORG|Yahoo!]] grew')).toBe('Yahoo!');
    expect(trimmed('[[ORG|2024]]')).toBe('2024');
  });

  it('part a state from the office that it owns, but no name with an s of its own', () => {
    expect(reshaped('[[ORG|Japan’s Coast Guard]] sailed')).toEqual(['Japan', 'Coast Guard']);
    expect(reshaped('[[ORG|Lloyd’s Register]] said')).toEqual(['Lloyd’s Register']);
    expect(reshaped('[[ORG|People’s Party]] won')).toEqual(['People’s Party']);
  });

  it('go on behind a bracketed acronym before an organization’s word only', () => {
    expect(reshaped('The [[ORG|Kestrel Army]] ([[ORG|KA]]) [[ORG|Navy]] sailed')).toEqual(['Kestrel Army (KA) Navy']);
    expect(reshaped('The [[ORG|Kestrel Army]] ([[ORG|KA]]) [[PERSON|Holm]] said')).toEqual([
      'Kestrel Army',
      'KA',
      'Holm',
    ]);
  });

  it('leave out what follows a designation, and addresses altogether', () => {
    expect(reshaped('the [[PRODUCT|XQ-12 deal]] fell')).toEqual(['XQ-12']);
    expect(reshaped('the [[PRODUCT|XQ-12 Kestrel]] flew')).toEqual(['XQ-12 Kestrel']);
    expect(reshaped('write to [[PERSON|holm]]@[[ORG|kestrel]].org')).toEqual([]);
  });

  it('go on to the end of a site’s name, not over the end of a sentence', () => {
    expect(reshaped('a [[ORG|Naruvo]].gov release')).toEqual(['Naruvo.gov']);
    expect(reshaped('They asked [[ORG|Naruvo]]. Org charts help.')).toEqual(['Naruvo']);
    expect(reshaped('a [[ORG|Naruvo]].txt file')).toEqual(['Naruvo']);
  });

  it('are two where two continents trade, one where a hyphen makes a region', () => {
    expect(reshaped('an [[LOC|Asia-Africa]] trade report')).toEqual(['Asia', 'Africa']);
    expect(reshaped('an [[LOC|Asia-Pacific]] trade report')).toEqual(['Asia-Pacific']);
  });

  it('take the compass before a continent, not before a state', () => {
    expect(reshaped('in western [[LOC|Europe]]')).toEqual(['western Europe']);
    expect(reshaped('in western [[GPE|Kenya]]')).toEqual(['Kenya']);
    expect(reshaped('in sub-Saharan [[LOC|Africa]]')).toEqual(['sub-Saharan Africa']);
  });
});

describe('offices', () => {
  it('reach back over “Office of the”, and on over their portfolios', () => {
    expect(offices('the Office of the [[ORG|Auditor General]] said')).toEqual(['Office of the Auditor General']);
    expect(offices('the [[ORG|Ministry of Health]], Labour and Welfare said')).toEqual([
      'Ministry of Health, Labour and Welfare',
    ]);
    expect(offices('the [[ORG|Ministry of Family]], [[ORG|Labour and Social Policy]] said')).toEqual([
      'Ministry of Family, Labour and Social Policy',
    ]);
  });

  it('end before what is no portfolio', () => {
    expect(offices('the [[ORG|Ministry of Health]] and [[GPE|Kenya]] said')).toEqual(['Ministry of Health', 'Kenya']);
    expect(offices('the [[ORG|Ministry of Health]], Labour said')).toEqual(['Ministry of Health']);
    expect(offices('an office of the [[ORG|Auditor General]]')).toEqual(['Auditor General']);
  });
});

describe('ends of names: prefixes, initials and what a body puts out', () => {
  it('take in a prefix with a capital, not one that the sentence or nobody gave a capital', () => {
    expect(reshaped('The Inter-[[ORG|Island Ferry Board]] met.')).toEqual(['Inter-Island Ferry Board']);
    expect(reshaped('The [[WORK|Non-Dumping Treaty]] holds.')).toEqual(['Non-Dumping Treaty']);
    expect(reshaped('the [[EVENT|post-Cold War]] years')).toEqual(['Cold War']);
    expect(reshaped('[[EVENT|Post-Cold War]] budgets fell.')).toEqual(['Cold War']);
    expect(reshaped('The Winter-[[ORG|Island Ferry Board]] met.')).toEqual(['Island Ferry Board']);
  });

  it('take in a person’s initials, not the last letter of the sentence before', () => {
    expect(reshaped('the chemist J. [[PERSON|P. van der Laan]] said')).toEqual(['J. P. van der Laan']);
    expect(reshaped('They chose plan B. [[PERSON|Ada Holm]] said so.')).toEqual(['Ada Holm']);
    expect(reshaped('the vitamin D. [[ORG|Kestrel Foods]] said')).toEqual(['Kestrel Foods']);
  });

  it('leave out what a body puts out', () => {
    expect(reshaped('a [[ORG|Kestrel Tidal Institute study]] says')).toEqual(['Kestrel Tidal Institute']);
    expect(reshaped('a [[ORG|Kestrel Tidal Institute Study]] says')).toEqual(['Kestrel Tidal Institute Study']);
    expect(reshaped('the [[WORK|Kestrel Tidal paper]] says')).toEqual(['Kestrel Tidal paper']);
  });
});

describe('two names that a verb parts', () => {
  it.each([
    ['[[EVENT|Durban owes Eskom]] R5 billion.', ['Durban', 'Eskom']],
    ['[[WORK|Lagos sued Shell]] in May.', ['Lagos', 'Shell']],
    // a title has its verbs with a capital, or a small word behind them
    ['[[WORK|The Lake Shrank Again]] sold well.', ['The Lake Shrank Again']],
    ['[[WORK|Letters sent to Oslo]] sold well.', ['Letters sent to Oslo']],
    ['[[WORK|Gone with the Wind]] sold well.', ['Gone with the Wind']],
  ])('%s', (source, expected) => {
    expect(reshaped(source)).toEqual(expected);
  });
});

describe('names with an “and” in them', () => {
  it('are one where the left side can’t stand alone', () => {
    expect(coordinated('The [[ORG|National Soil]] and [[ORG|Peat Data Centre]] said so.')).toEqual([
      'National Soil and Peat Data Centre',
    ]);
    expect(coordinated('They debated the Crime and [[WORK|Courts Procedure Bill]] today.')).toEqual([
      'Crime and Courts Procedure Bill',
    ]);
    expect(coordinated('It cites [[WORK|World Timber Supply]] and Demand Estimates.')).toEqual([
      'World Timber Supply and Demand Estimates',
    ]);
    expect(coordinated('The [[LOC|Oxham]] and [[LOC|South Barset Railway]] closed.')).toEqual([
      'Oxham and South Barset Railway',
    ]);
  });

  it('are two where both are names', () => {
    const two = (source: string): number => coordinated(source).length;
    expect(two('The [[ORG|Royal Navy]] and [[ORG|Peat Data Centre]] said so.')).toBe(2);
    expect(two('[[GPE|Kenya]] and [[ORG|Peat Data Centre]] signed.')).toBe(2);
    expect(two('[[PERSON|Ada Holm]] and [[ORG|Peat Data Centre]] signed.')).toBe(2);
    expect(two('The [[ORG|National Soil Library]] and [[ORG|Columbia University]] signed.')).toBe(2);
    expect(coordinated('[[WORK|World Timber Review]] and Demand Estimates')).toEqual(['World Timber Review']);
  });
});

describe('names that the model left out', () => {
  it('are ministries by their form', () => {
    expect(completed('It fell to the Agriculture Ministry to pay.')).toEqual(['Agriculture Ministry']);
    expect(completed('It fell to the Ministry of the Environment and Water to pay.')).toEqual([
      'Ministry of the Environment and Water',
    ]);
    expect(completed('It fell to a ministry of the old kind to pay.')).toEqual([]);
    expect(completed('It fell to the Farewell Ministry to pay.')).toEqual([]);
  });

  it('are names of several words that the document has elsewhere, or the lists know', () => {
    expect(completed('The [[ORG|Velvet Quay]] crew left. Nobody saw Velvet Quay again, or Velvet Quays.')).toEqual([
      'Velvet Quay',
      'Velvet Quay',
    ]);
    expect(completed('Nobody at Munich Re saw it.')).toEqual(['Munich Re']);
    expect(completed('Nobody at munich re saw it.')).toEqual([]);
    expect(completed('Nobody at Lufthansa saw it.')).toEqual(['Lufthansa']);
    expect(completed('Nobody at Kestrel saw it.')).toEqual([]);
  });

  it('are publishers before a title that the lists know', () => {
    expect(completed('the [[WORK|OECD Economic Outlook]] says')).toEqual(['OECD', 'Economic Outlook']);
    expect(completed('the [[WORK|OECD Harbour Outlook]] says')).toEqual(['OECD Harbour Outlook']);
    expect(completed('the [[WORK|Kestrel Economic Outlook]] says')).toEqual(['Kestrel Economic Outlook']);
  });
});

describe('one string, one type', () => {
  const agreed = (source: string, change: (m: ReturnType<typeof markedMentions>['mentions']) => void): string[] => {
    const { tokens, mentions } = markedMentions(source);
    change(mentions);
    agreeOnTypes(tokens, mentions);
    return mentions.map(({ type }) => type);
  };

  it('holds where a mention is in doubt', () => {
    const text = '[[ORG|Kestrel]] grew. [[ORG|Kestrel]] hired. [[PERSON|Kestrel]] paid.';
    expect(agreed(text, () => {})).toEqual(['ORG', 'ORG', 'ORG']);
  });

  it('yields where the context insists', () => {
    const text = '[[ORG|Kestrel]] grew. [[PERSON|Kestrel]] smiled.';
    expect(
      agreed(text, ([company, person]) => {
        company?.scores.fill(-8).fill(0, 1, 2);
        person?.scores.fill(-8).fill(0, 0, 1);
      }),
    ).toEqual(['ORG', 'PERSON']);
  });

  it('goes from a long form to its acronym, plural or not', () => {
    const text = 'The [[PRODUCT|Short Arc Rocket]] ([[ORG|SAR]]) flew; [[ORG|SAR]] and ten [[ORG|SARs]].';
    expect(
      agreed(text, ([long]) => {
        long?.scores.fill(-8).fill(0, 4, 5);
      }),
    ).toEqual(['PRODUCT', 'PRODUCT', 'PRODUCT', 'PRODUCT']);
  });
});

describe('what stands beside a name', () => {
  /** The type that the words beside the last marked name add to; before, it looks a little more like a person than like anything else. */
  const beside = (source: string): string => {
    const { tokens, mentions } = markedMentions(source);
    const mention = mentions[mentions.length - 1];
    if (mention === undefined) return '';
    mention.scores.fill(0).fill(1, 0, 1);
    weighContext(tokens, mention, mentions[mentions.length - 2]);
    const most = Math.max(...mention.scores);
    return most === 1 ? '' : (ENTITY_TYPES[mention.scores.indexOf(most)] as string);
  };

  it('may be an apposition that says what it is, by the last noun of its phrase', () => {
    expect(beside('[[PERSON|Naruvo]], a gearbox maker in Chemnitz, closed.')).toBe('ORG');
    expect(beside('[[ORG|Naruvo]], a company director from Chemnitz, left.')).toBe('PERSON');
    expect(beside('[[ORG|Naruvo]], a village in the hills, burned.')).toBe('GPE');
    expect(beside('[[ORG|Naruvo]], and a company, closed.')).toBe('');
  });

  it('may be a noun right before it, in small letters', () => {
    expect(beside('the newspaper [[PERSON|Naruvo]] wrote')).toBe('ORG');
    expect(beside('the frigate [[PERSON|Naruvo]] sank')).toBe('PRODUCT');
    expect(beside('the Newspaper [[PERSON|Naruvo]] wrote')).toBe('');
  });

  it('may be its people and papers', () => {
    expect(beside('economists at [[PERSON|Naruvo]] said')).toBe('ORG');
    expect(beside('[[PERSON|Naruvo]] data show')).toBe('ORG');
    expect(beside('[[PERSON|Ada Holm]] of [[PERSON|Naruvo]] said')).toBe('ORG');
    expect(beside('[[ORG|Holm]] of [[PERSON|Naruvo]] said')).toBe('');
    expect(beside('guests at [[PERSON|Naruvo]] said')).toBe('');
  });

  it('may be what it owns, what it found out, and an exercise', () => {
    expect(beside('[[PERSON|Naruvo]]’s revenue fell')).toBe('ORG');
    expect(beside('[[PERSON|Naruvo]]’s smile faded')).toBe('');
    expect(beside('figures from [[PERSON|Naruvo]] show')).toBe('ORG');
    expect(beside('a letter from [[PERSON|Naruvo]] shows')).toBe('');
    expect(beside('the [[PERSON|Naruvo]] drills began')).toBe('EVENT');
    expect(beside('the [[PERSON|Naruvo]] Drills began')).toBe('');
  });

  it('is a firm’s with “&” in it', () => {
    expect(beside('paid by [[PERSON|Rook & Heron]] in May')).toBe('ORG');
    expect(beside('paid by [[PERSON|Rook and Heron]] in May')).toBe('');
  });
});

describe('known names', () => {
  const types = (text: string): string[] => extract(text).entityMentions.map((m) => `${m.type} ${m.text}`);

  it('tell seas from states, and peoples from places', () => {
    expect(types('Ships crossed the Red Sea from Kenya.')).toEqual(['LOC Red Sea', 'GPE Kenya']);
    expect(types('A European company bought it.')).toEqual(['NORP European']);
  });

  it('tell a bank, a newspaper and an institute by their foreign first word', () => {
    expect(types('As Dziennik Morski reported, a loan came from Banco Peregrino.')).toEqual([
      'ORG Dziennik Morski',
      'ORG Banco Peregrino',
    ]);
  });

  it('tell long names by their last word', () => {
    expect(types('It flew into the Northern Air Defense Identification Zone on Monday.')).toEqual([
      'LOC Northern Air Defense Identification Zone',
    ]);
  });
});
