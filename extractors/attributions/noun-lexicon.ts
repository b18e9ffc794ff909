import { FormTable } from '../text/lexicon.js';

/** What ties a noun's content to it, as bits: a preposition, "that", or an infinitive. */
export const Tie = {
  for: 0x1,
  on: 0x2,
  about: 0x4,
  of: 0x8,
  to: 0x10,
  that: 0x20,
  infinitive: 0x40,
  against: 0x80,
} as const;

/**
 * Nouns for a statement that hold it in what they govern, whoever makes it: *calls for* a strike, no *mention of* the loss, *complaints that* the pier
 * leaks. Nouns that as often name an act or a thing (report, plan, proposal) stand only with an owner.
 */
const NOUN_FRAMES: readonly (readonly [ties: number, nouns: string])[] = [
  [Tie.for | Tie.on | Tie.infinitive, 'call calls'],
  [Tie.for | Tie.infinitive, 'plea pleas'],
  [Tie.on | Tie.about, 'comment comments remark remarks'],
  [Tie.about, 'joke jokes words boast boasts'],
  [Tie.of, 'mention chant chants'],
  [Tie.to, 'reference references'],
  [Tie.infinitive, 'promise promises pledge pledges vow vows'],
  [
    Tie.that,
    `complaint complaints assertion assertions allegation allegations accusation accusations rumor rumors rumour rumours speculation contention
    insistence reports claim claims suggestion suggestions warning warnings assurance assurances`,
  ],
];

const table = new FormTable();
for (const [ties, nouns] of NOUN_FRAMES) for (const noun of nouns.trim().split(/\s+/u)) table.add(noun, ties);

/** The `Tie` bits of a noun's form; 0 where it governs nothing. */
export function nounTies(form: number): number {
  return table.get(form);
}

/** Verbs that only say that their noun is uttered: *made* a call for, *renewed* her promise to. */
export const LIGHT_VERBS: ReadonlySet<string> = new Set(
  `make makes made making issue issues issued issuing renew renews renewed renewing repeat repeats repeated repeating give gives gave giving offer
  offers offered deliver delivers delivered utter uttered add added release released reject rejected dismiss dismissed deny denied`.split(
    /\s+/u,
  ),
);
