import { describe, expect, it } from 'vitest';
import { said } from './read-attributions.js';

type Case = readonly [text: string, ...expected: string[]];

/** Sentences as several kinds of papers write them, marked before they were read; those that are read wrong stand in the backlog. */
const NEWS: Readonly<Record<string, readonly Case[]>> = {
  'a news agency': [
    [
      'The central bank of Norvia raised its key rate to 4.5% on Thursday, saying inflation remained too high.',
      'central bank of Norvia | saying | inflation remained too high',
    ],
    [
      '“We are not out of the woods,” Governor Elin Haug told a news conference in Sundal.',
      'Governor Elin Haug | told | “We are not out of the woods,”',
    ],
    ['Haug declined to say when rates would fall.'],
    [
      'Two people familiar with the matter said the sale could close as early as next week.',
      'Two people familiar with the matter | said | the sale could close as early as next week',
    ],
    [
      'The sale could close next week, according to two people familiar with the matter.',
      'two people familiar with the matter | according to | The sale could close next week',
    ],
    [
      'Police said 14 people were hurt, three of them seriously.',
      'Police | said | 14 people were hurt, three of them seriously',
    ],
    [
      'Rescuers pulled six miners from the shaft overnight, state radio reported.',
      'state radio | reported | Rescuers pulled six miners from the shaft overnight',
    ],
    ['A spokeswoman for the port authority did not immediately respond to a request for comment.'],
    [
      'Shares of Tellus fell 6% after the company warned that margins would shrink.',
      'company | warned | margins would shrink',
    ],
    ['The ministry said in a statement that it had summoned the envoy.', 'ministry | said | it had summoned the envoy'],
    [
      '“The talks were frank,” said a senior diplomat, who asked not to be identified because the meeting was private.',
      'senior diplomat | said | “The talks were frank,”',
    ],
    [
      'Analysts had expected a profit of $310 million, according to data compiled by Marlow.',
      'data | according to | Analysts had expected a profit of $310 million',
      'Analysts | expected | a profit of $310 million',
    ],
  ],
  'a local paper': [
    ['The school board voted 5-2 to close Elm Street School.'],
    [
      'Superintendent Dana Whitlow said the building needs a new boiler, a new roof and 40 new windows.',
      'Superintendent Dana Whitlow | said | the building needs a new boiler, a new roof and 40 new windows',
    ],
    [
      '“My kids walk to that school,” said Marcy Dole, a mother of three. “Now what?”',
      'Marcy Dole | said | “My kids walk to that school,” + “Now what?”',
    ],
    [
      'Dole, who lives two blocks away, said she would drive her children to Pine Hill.',
      'Dole | said | she would drive her children to Pine Hill',
    ],
    [
      'Whitlow pointed out that enrollment has fallen by a third since 2015.',
      'Whitlow | pointed out | enrollment has fallen by a third since 2015',
    ],
    [
      'Board member Hal Ruiz urged residents to attend the next meeting.',
      'Board member Hal Ruiz | urged | to attend the next meeting',
    ],
    [
      'Asked about the cost, Ruiz said he did not have a figure.',
      '- | Asked about | the cost',
      'Ruiz | said | he did not have a figure',
    ],
    [
      'The fire started in a garage and spread to two houses, Fire Chief Lou Bannister said.',
      'Fire Chief Lou Bannister | said | The fire started in a garage and spread to two houses',
    ],
    [
      'Neighbors described the owner as a quiet man who kept bees.',
      'Neighbors | described | the owner as a quiet man who kept bees',
    ],
    [
      'The county will, as Ruiz put it, “pay twice for the same bridge.”',
      'Ruiz | put it | “pay twice for the same bridge.”',
    ],
  ],
  'a broadsheet': [
    [
      'Mrs. Aldous conceded that the ferry had been late on 61 of the last 90 days, but insisted that the fault lay with the harbour.',
      'Mrs. Aldous | conceded | the ferry had been late on 61 of the last 90 days',
      'Mrs. Aldous | insisted | the fault lay with the harbour',
    ],
    [
      'He called the report “a hatchet job” and accused its authors of bad faith.',
      'He | called | the report “a hatchet job”',
    ],
    [
      'In her memoir, published last spring, she wrote that she had never trusted the board.',
      'she | wrote | she had never trusted the board',
    ],
    [
      'The bridge, the engineers warned, would not survive another winter.',
      'engineers | warned | The bridge + would not survive another winter',
    ],
    [
      'Critics say the tax falls hardest on those who can least afford it.',
      'Critics | say | the tax falls hardest on those who can least afford it',
    ],
    ['What the minister calls “efficiency” looks to the unions like a cut.', 'minister | calls | “efficiency”'],
    [
      '“Nobody,” Mr. Tarn said, “has shown me a better plan.”',
      'Mr. Tarn | said | “Nobody,” + “has shown me a better plan.”',
    ],
    ['He had been, by his own account, a poor student.'],
    ['The union’s claim that 4,000 jobs would go has not been tested.', 'union | claim | 4,000 jobs would go'],
    [
      'Mr. Tarn, for his part, promised to publish the accounts within a month.',
      'Mr. Tarn | promised | to publish the accounts within a month',
    ],
  ],
  'a business page': [
    [
      '“Demand in Asia was soft,” Chief Financial Officer Ravi Menn said on a call with investors.',
      'Chief Financial Officer Ravi Menn | said | “Demand in Asia was soft,”',
    ],
    [
      'The company expects sales of between $16 billion and $17 billion this year.',
      'company | expects | sales of between $16 billion and $17 billion this year',
    ],
    ['Menn attributed the shortfall to a strike at its Kesta plant.'],
    [
      'Brokerage Lund & Hale cut its target to $40, citing weak orders.',
      'Brokerage Lund & Hale | citing | weak orders',
    ],
    [
      'Lithium prices will bottom out in 2026, Lund & Hale analysts wrote in a note.',
      'Lund & Hale analysts | wrote | Lithium prices will bottom out in 2026',
    ],
    [
      'The regulator found that the bank had overcharged 210,000 customers.',
      'regulator | found | the bank had overcharged 210,000 customers',
    ],
    ['Investors welcomed the news, pushing the shares up 3%.', 'Investors | welcomed | the news'],
    [
      'The deal values Orlo at about $900 million, people briefed on the talks said.',
      'people briefed on the talks | said | The deal values Orlo at about $900 million',
    ],
    ['Tellus has yet to say how many jobs will be cut.'],
  ],
  'a science page': [
    [
      'The glacier lost 11 metres of ice last summer, researchers report in the journal Cold Regions.',
      'researchers | report | The glacier lost 11 metres of ice last summer',
    ],
    [
      'The study, led by Aino Salo of the University of Vaara, suggests that the drug halves the risk of relapse.',
      'study | suggests | the drug halves the risk of relapse',
    ],
    ['“It surprised us,” says Salo.', 'Salo | says | “It surprised us,”'],
    [
      'A survey of 2,300 nurses found that 58% had thought of leaving.',
      'survey of 2,300 nurses | found | 58% had thought of leaving',
    ],
    [
      'Not everyone is convinced: “The sample is tiny,” cautions Omar Reiss, who was not involved in the work.',
      'Omar Reiss | cautions | “The sample is tiny,”',
    ],
    ['Salo believes the effect will fade.'],
  ],
  'a tabloid': [
    ['MAYOR: I’LL QUIT IF BRIDGE FALLS', 'MAYOR | : | I’LL QUIT IF BRIDGE FALLS'],
    ['A pal told The Comet: “He’s gutted.”', 'pal | told | “He’s gutted.”'],
    ['The star, 34, admitted she had “never felt so alone”.', 'star | admitted | she had “never felt so alone”'],
    ['“Get out!” screamed one fan.', 'one fan | screamed | “Get out!”'],
    ['Sources claim the pair split in May.', 'Sources | claim | the pair split in May'],
  ],
  'a live page': [
    [
      '10:42 a.m. The coast guard says it has found the missing yacht.',
      'coast guard | says | it has found the missing yacht',
    ],
    ['The prime minister is expected to announce new curbs at noon.'],
    [
      'Haug tweeted that schools would stay shut until Wednesday.',
      'Haug | tweeted | schools would stay shut until Wednesday',
    ],
    [
      'Power has been restored to 90% of homes, the utility said, adding that crews would work through the night.',
      'utility | said | Power has been restored to 90% of homes',
      'utility | adding | crews would work through the night',
    ],
  ],
  'an essay': [
    [
      'As the IMF noted last autumn, Norvia’s debt is mostly owed to its own banks.',
      'IMF | noted | Norvia’s debt is mostly owed to its own banks',
    ],
    [
      'The ministry’s own 2024 review put the shortfall at 1,200 teachers.',
      'ministry’s own 2024 review | put | the shortfall at 1,200 teachers',
    ],
    [
      'Per the audit office, only 31 of 80 projects were finished.',
      'audit office | Per | only 31 of 80 projects were finished',
    ],
    [
      'The plan would cost $2 billion a year, per the budget office.',
      'budget office | per | The plan would cost $2 billion a year',
    ],
    ['One need not share Hale’s politics to see that he is right about the dam.'],
    [
      'Defenders of the dam argue, with some justice, that it has ended the floods.',
      'Defenders of the dam | argue | it has ended the floods',
    ],
    ['She asked why nobody had checked the valves.', 'She | asked | why nobody had checked the valves'],
    ['It is often claimed that the canal pays for itself.', '- | claimed | the canal pays for itself'],
  ],
};

describe.each(Object.entries(NEWS))('in %s', (_, cases) => {
  it.each(cases)('%s', (text, ...expected) => {
    expect(said(text).sort()).toEqual(expected.sort());
  });
});
