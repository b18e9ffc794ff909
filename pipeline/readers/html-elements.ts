/** Elements whose text no reader sees, or that was struck out. */
export const UNSEEN_ELEMENTS: ReadonlySet<string> = new Set(
  'head script style noscript template svg iframe object del s strike'.split(' '),
);

/** Elements whose text no reader sees, that are never part of an article, or that the article has taken back. */
export const SKIPPED_ELEMENTS: ReadonlySet<string> = new Set(
  'head script style noscript template del s strike svg math canvas iframe object embed audio video button input select textarea option nav footer aside dialog menu map picture img progress meter rt rp amp-ad amp-embed amp-sidebar amp-consent amp-list amp-social-share amp-user-notification amp-sticky-ad'.split(
    ' ',
  ),
);

/** Elements that stand on lines of their own. */
export const BLOCK_ELEMENTS: ReadonlySet<string> = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main nav ol p pre search section summary table tbody tfoot thead tr caption ul'.split(
    ' ',
  ),
);

/** Elements whose text is prose: they give their containers a score. */
export const PROSE_ELEMENTS: ReadonlySet<string> = new Set(['p', 'blockquote', 'pre', 'td', 'li', 'dd']);

/** Words in a class or id that mark what is not the article. */
export const BOILERPLATE_WORDS: ReadonlySet<string> = new Set(
  'ad ads advert advertisement advertising adbox banner breadcrumb breadcrumbs comment comments commentlist consent cookie cookies credits disqus footer gdpr hidden invisible login masthead menu modal nav navbar navigation newsletter noprint outbrain overlay pager pagination paywall popup promo promobox promotion pullquote recirculation recommendation recommendations recommended related share sharebar sharing shop sidebar signin signup skip social sponsor sponsored subscribe subscription taboola tags taglist toolbar tooltip trending widget'.split(
    ' ',
  ),
);

/** Words that say the opposite, and win: class="article-body related". */
export const ARTICLE_WORDS: ReadonlySet<string> = new Set(
  'article articlebody body content entry hentry main post story text'.split(' '),
);
