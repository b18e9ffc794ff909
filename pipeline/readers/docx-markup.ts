const WORDPROCESSING =
  /xmlns:?([\w.-]{0,40})\s{0,4}=\s{0,4}["'](?:http:\/\/schemas\.openxmlformats\.org\/wordprocessingml\/2006\/main|http:\/\/purl\.oclc\.org\/ooxml\/wordprocessingml\/main)["']/;
/** Attributes of a tag: a value may hold ">". */
const ATTRIBUTES = String.raw`(?:\s(?:[^<>"']|"[^"<]*"|'[^'<]*')*)?`;

/** What elements of WordprocessingML begin with in a part; null where it has none. */
function prefixOf(xml: string): string | null {
  const prefix = WORDPROCESSING.exec(xml.slice(0, 65_536))?.[1];
  return prefix === undefined ? null : prefix === '' ? '' : `${prefix}:`;
}

/** Whether a property of a run that is on or off is off. */
function isOff(attributes: string): boolean {
  return /\bval\s{0,4}=\s{0,4}["'](?:0|false|off)["']/.test(attributes.slice(0, 200));
}

/**
 * A part of a Word document with what the library does not know said in words that it knows: hidden text is struck out, which no article has;
 * simple fields (numbers of tables, merged fields) are what stands in them.
 */
export function shownAsPrinted(xml: string): string {
  const prefix = prefixOf(xml);
  if (prefix === null) return xml;
  const toggles = new RegExp(`<${prefix}(vanish|strike)(${ATTRIBUTES})(?:/>|>\\s{0,99}</${prefix}\\1>)`, 'g');
  const fields = new RegExp(`</?${prefix}fldSimple${ATTRIBUTES}/?>`, 'g');
  return xml
    .replace(toggles, (whole, name: string, attributes: string) => {
      if (name === 'strike') return isOff(attributes) ? '' : whole;
      return isOff(attributes) ? whole : `<${prefix}strike/>`;
    })
    .replace(fields, '');
}

/** The styles whose text is hidden, by themselves or by what they are based on, in the words of the library: what has them is left out. */
export function hiddenStyles(styles: string): string[] {
  const prefix = prefixOf(styles);
  if (prefix === null) return [];
  const valueIn = (content: string, name: string): string | null =>
    new RegExp(`<${prefix}${name}\\s[^<>]{0,200}?val\\s{0,4}=\\s{0,4}["']([^"'<>]{1,200})["']`).exec(content)?.[1] ??
    null;
  const attributeOf = (tag: string, name: string): string | null =>
    new RegExp(`\\b${name}\\s{0,4}=\\s{0,4}["']([^"'<>]{1,200})["']`).exec(tag)?.[1] ?? null;
  const found = new Map<string, { readonly kind: 'p' | 'r'; readonly hides: boolean; readonly base: string | null }>();
  const style = new RegExp(`<${prefix}style(${ATTRIBUTES})>([\\s\\S]*?)</${prefix}style>`, 'g');
  for (const [, tag = '', content = ''] of styles.matchAll(style)) {
    const id = attributeOf(tag, 'styleId');
    const type = attributeOf(tag, 'type');
    if (id === null || (type !== 'paragraph' && type !== 'character')) continue;
    // hidden text is struck out already, see above; what is left says that it is shown
    const hides = new RegExp(`<${prefix}strike/>`).test(content);
    const base = new RegExp(`<${prefix}vanish[\\s/>]`).test(content) ? null : valueIn(content, 'basedOn');
    found.set(id, { kind: type === 'paragraph' ? 'p' : 'r', hides, base });
  }
  const isHidden = (id: string | null, depth = 0): boolean => {
    const one = id === null ? undefined : found.get(id);
    return one !== undefined && (one.hides || (depth < 20 && isHidden(one.base, depth + 1)));
  };
  return [...found].filter(([id]) => isHidden(id)).map(([id, { kind }]) => `${kind}.${escapedId(id)} => !`);
}

/** An id as the library's language of styles writes it. */
const escapedId = (id: string): string => id.replace(/^\d|[^\w-]/g, (c) => `\\${c}`);
