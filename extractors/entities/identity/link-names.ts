import { type Tokens, tokenText } from '../../text/tokens.js';
import type { TypedMention } from '../typing/type-mentions.js';
import { addTo, type Cluster, family, merge, top } from './cluster.js';
import { foldName } from './fold.js';

/** The mentions of a document with their texts and clusters, side by side. */
export interface ResolvedDocument {
  readonly tokens: Tokens;
  readonly mentions: readonly TypedMention[];
  readonly texts: readonly string[];
  readonly clusters: readonly Cluster[];
  /** The organization with the folded name `key` that the state `owner` owns; '' when none does. */
  organization(owner: string, key: string): Cluster | undefined;
}

/** Merges names that one word, a table or the text itself ties to another: "the Centre", the Pentagon, the bare name of a glacier, an alias. */
export function linkOtherNames(document: ResolvedDocument): void {
  linkSeats(document);
  linkHeads(document);
  linkPlaces(document);
  linkAliases(document);
}

/** "the Centre" is the one organization of the document whose name ends, or begins, with that word. */
function linkHeads(document: ResolvedDocument): void {
  const byHead = new Map<string, Set<Cluster>>();
  for (const cluster of new Set(document.clusters)) {
    if (cluster.type !== 'ORG') continue;
    for (const name of cluster.names.keys()) {
      const words = foldName(name).split(' ');
      if (words.length < 2) continue;
      for (const word of [words[0] as string, words[words.length - 1] as string])
        if (HEADS.has(word)) addTo(byHead, word, top(cluster));
    }
  }
  let lastEnd = 0;
  for (const [m, { first, end, type }] of document.mentions.entries()) {
    const gap = first - lastEnd;
    lastEnd = end;
    if (type !== 'ORG' || end - first !== 1 || first === 0 || gap < 3) continue;
    if (tokenText(document.tokens, first - 1).toLowerCase() !== 'the') continue;
    const [only, other] = new Set([...(byHead.get(foldName(document.texts[m] as string)) ?? [])].map(top));
    if (only !== undefined && other === undefined) merge(only, document.clusters[m] as Cluster, 'office-just-named');
  }
}

function linkSeats(document: ResolvedDocument): void {
  for (const [seat, office] of SEATS) {
    const cluster = document.organization('', seat);
    if (cluster === undefined) continue;
    const found =
      document.organization('', `us ${office}`) ??
      document.organization('US', office) ??
      document.organization('', office);
    if (found !== undefined) merge(found, cluster, 'seat');
  }
}

/** "the Orla" is the Orla glacier where no Orla valley is named. */
function linkPlaces(document: ResolvedDocument): void {
  const bare = new Map<string, Set<Cluster>>();
  for (const cluster of new Set(document.clusters)) {
    if (family(cluster.type) !== 'GPE') continue;
    for (const name of cluster.names.keys()) {
      const words = foldName(name).split(' ');
      if (words.length > 1 && LANDFORMS.has(words[words.length - 1] as string))
        addTo(bare, words.slice(0, -1).join(' '), top(cluster));
    }
  }
  if (bare.size === 0) return;
  for (const cluster of new Set(document.clusters)) {
    const at = top(cluster);
    if (at.type !== 'LOC' || at.code !== null) continue;
    const [only, other] = new Set([...(bare.get(foldName(at.longest)) ?? [])].map(top));
    if (only !== undefined && other === undefined) merge(only, at, 'short-form');
  }
}

/** "Burma, also known as Myanmar", "the Greater Skerries, claimed by Norway as the Outer Reef": the text says that they are one. */
function linkAliases(document: ResolvedDocument): void {
  const { text, ends, starts } = document.tokens;
  const mentions = document.mentions;
  for (let m = 1; m < mentions.length; m++) {
    const here = mentions[m] as TypedMention;
    for (let back = 1; back <= 2 && back <= m; back++) {
      const before = mentions[m - back] as TypedMention;
      const from = ends[before.end - 1] as number;
      const to = starts[here.first] as number;
      if (to - from > LONGEST_ALIAS_LINK || family(before.type) !== family(here.type) || here.type === 'PERSON')
        continue;
      if (!ALIAS_LINKS[back - 1]?.test(text.slice(from, to))) continue;
      const a = top(document.clusters[m - back] as Cluster);
      const b = top(document.clusters[m] as Cluster);
      if (a.code === null || b.code === null || a.code === b.code) merge(a, b, 'named-as');
      break;
    }
  }
}

/** Words that stand for a whole name, with "the". */
const HEADS: ReadonlySet<string> = new Set(
  'bank centre center council commission committee agency authority institute ministry board foundation association federation bureau organization organisation secretariat alliance consortium tribunal'.split(
    ' ',
  ),
);

/** Words behind a place's name that it is often named without. */
const LANDFORMS: ReadonlySet<string> = new Set(
  'glacier river mountains mountain islands island volcano desert dam reservoir canal basin valley lake'.split(' '),
);

/** UTF-16 code units. */
const LONGEST_ALIAS_LINK = 60;
/** What stands between two names of one thing: side by side, and with another name ("by Norway") between them. */
const ALIAS_LINKS: readonly RegExp[] = [
  /^,? ?\(?(?:(?:also|better|formerly|previously|now|once|locally) )?(?:known|called|named|referred to)(?: locally)? as (?:the )?[“"]?$/,
  /^(?:[,—–-]| [—–-])? ?\(?(?:which )?(?:(?:is|are) )?(?:also )?(?:known|claimed|called|administered)(?: by| in| to) (?:the )?\p{Lu}[\p{L}. -]{1,20} as (?:the )?[“"]?$/u,
];

/** The Pentagon is the department whose seat it is. */
const SEATS: ReadonlyMap<string, string> = new Map([['pentagon', 'department of defense']]);
