const WORDPROCESSING =
  /xmlns:?([\w.-]{0,40})\s{0,4}=\s{0,4}["'](?:http:\/\/schemas\.openxmlformats\.org\/wordprocessingml\/2006\/main|http:\/\/purl\.oclc\.org\/ooxml\/wordprocessingml\/main)["']/;
/** Attributes of a tag: a value may hold ">". */
const ATTRIBUTES = String.raw`(?:\s(?:[^<>"'/]|/(?!>)|"[^"<]*"|'[^'<]*')*)?`;

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
 * simple fields (numbers of tables, merged fields) and directions of writing are what stands in them; a new line, page or column begins a line.
 */
export function shownAsPrinted(xml: string): string {
  const prefix = prefixOf(xml);
  if (prefix === null) return xml;
  const toggles = new RegExp(`<${prefix}(vanish|strike)(${ATTRIBUTES})(?:/>|>\\s{0,99}</${prefix}\\1>)`, 'g');
  const others = new RegExp(`<(/?)${prefix}(fldSimple|dir|bdo|cr|br|ptab)(${ATTRIBUTES})(/?)>`, 'g');
  return xml
    .replace(toggles, (whole, name: string, attributes: string) => {
      if (name === 'strike') return isOff(attributes) ? '' : whole;
      return isOff(attributes) ? whole : `<${prefix}strike/>`;
    })
    .replace(others, (whole, end: string, name: string, attributes: string, alone: string) => {
      if (name === 'cr') return `<${end}${prefix}br${alone}>`;
      if (name === 'ptab') return `<${end}${prefix}tab${alone}>`;
      if (name === 'br')
        return /\btype\s{0,4}=\s{0,4}["'](?:page|column)/.test(attributes) ? `<${prefix}br${alone}>` : whole;
      return '';
    });
}

/** Lists of what stands on which page: their figures say nothing else. Word writes these names in English, whatever its language. */
const LISTS_OF_PAGES = /^(?:toc (?:\d|heading)|table of (?:figures|authorities)|index \d)$/i;

/**
 * The styles whose text is no part of an article, in the words of the library: hidden by themselves or by what they are based on, and those of
 * tables of contents. What has them is left out.
 */
export function stylesLeftOut(styles: string): string[] {
  const prefix = prefixOf(styles);
  if (prefix === null) return [];
  const valueIn = (content: string, name: string): string | null =>
    new RegExp(`<${prefix}${name}\\s[^<>]{0,200}?val\\s{0,4}=\\s{0,4}["']([^"'<>]{1,200})["']`).exec(content)?.[1] ??
    null;
  const attributeOf = (tag: string, name: string): string | null =>
    new RegExp(`\\b${name}\\s{0,4}=\\s{0,4}["']([^"'<>]{1,200})["']`).exec(tag)?.[1] ?? null;
  const found = new Map<string, { readonly kind: 'p' | 'r'; readonly hides: boolean; readonly base: string | null }>();
  for (const { tag, content } of elementsOf(styles, `${prefix}style`)) {
    const id = attributeOf(tag, 'styleId');
    const type = attributeOf(tag, 'type');
    if (id === null || (type !== 'paragraph' && type !== 'character')) continue;
    // hidden text is struck out already, see above; what is left says that it is shown
    const hides = new RegExp(`<${prefix}strike/>`).test(content) || LISTS_OF_PAGES.test(valueIn(content, 'name') ?? '');
    const base = new RegExp(`<${prefix}vanish[\\s/>]`).test(content) ? null : valueIn(content, 'basedOn');
    found.set(id, { kind: type === 'paragraph' ? 'p' : 'r', hides, base });
  }
  const isHidden = (id: string | null, depth = 0): boolean => {
    const one = id === null ? undefined : found.get(id);
    return one !== undefined && (one.hides || (depth < 20 && isHidden(one.base, depth + 1)));
  };
  return [...found].filter(([id]) => isHidden(id)).map(([id, { kind }]) => `${kind}.${escapedId(id)} => !`);
}

/** Elements of a name that have an end, none in another of its name: one pass, whatever is not ended. */
function* elementsOf(xml: string, name: string): Generator<{ readonly tag: string; readonly content: string }> {
  const begin = new RegExp(`<${name}(${ATTRIBUTES})>`, 'g');
  for (let found = begin.exec(xml); found !== null; found = begin.exec(xml)) {
    const end = xml.indexOf(`</${name}>`, begin.lastIndex);
    if (end < 0) return;
    yield { tag: found[1] ?? '', content: xml.slice(begin.lastIndex, end) };
    begin.lastIndex = end;
  }
}

/** An id as the library's language of styles writes it. */
const escapedId = (id: string): string => id.replace(/^\d|[^\w-]/g, (c) => `\\${c}`);
