import type { AnnotatedArticle, AnnotatedAttribution } from './annotations.js';
import { type Candidate, pairUp, type Tally } from './tally.js';
import { shared, wordsOf } from './words.js';

const ARTICLES: ReadonlySet<string> = new Set(['the', 'a', 'an']);
const INTRODUCING: ReadonlySet<string> = new Set(['that']);

interface Words {
  readonly content: ReadonlySet<number>;
  readonly source: ReadonlySet<number>;
}

function readWords(text: string, attribution: AnnotatedAttribution): Words {
  const contents = attribution.contents ?? (attribution.content ? [attribution.content] : []);
  return {
    content: wordsOf(text, contents, INTRODUCING),
    source: wordsOf(text, attribution.source ? [attribution.source] : [], ARTICLES),
  };
}

/** Both absent, or at least half of the shorter one's words are shared. */
function sameSource(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  if (a.size === 0 || b.size === 0) return a.size === b.size;
  return shared(a, b) * 2 >= Math.min(a.size, b.size);
}

/**
 * An attribution is found when its content shares at least half of its words with a predicted content, and the other way round (`found`);
 * full when the source agrees as well (`full`). Paired one to one, the most alike contents first.
 */
export function scoreAttributions(
  gold: AnnotatedArticle,
  predicted: AnnotatedArticle,
  found: Tally,
  full: Tally,
): void {
  const golds = gold.attributions.map((a) => readWords(gold.text, a));
  const founds = predicted.attributions.map((a) => readWords(gold.text, a));
  for (const tally of [found, full]) {
    tally.gold += golds.length;
    tally.found += founds.length;
  }
  const candidates: Candidate[] = [];
  golds.forEach((g, i) => {
    founds.forEach((f, j) => {
      const common = shared(g.content, f.content);
      if (common === 0) return;
      const alike = common / (g.content.size + f.content.size - common);
      candidates.push({ gold: i, found: j, rank: [alike, sameSource(g.source, f.source) ? 1 : 0] });
    });
  });
  for (const [i, j] of pairUp(candidates)) {
    const g = golds[i];
    const f = founds[j];
    if (g === undefined || f === undefined) continue;
    const common = shared(g.content, f.content);
    if (common * 2 < g.content.size || common * 2 < f.content.size) continue;
    found.right++;
    if (sameSource(g.source, f.source)) full.right++;
  }
}
