import type { ExportRow } from './layers.js';

/** A fact as one line that a person can read: "China · defense budget = 296 billion USD · 2024 · according to SIPRI". */
export function factWords(fact: ExportRow): string {
  const head = [fact.subject, fact.measure].filter((word) => word !== null).join(' · ');
  const said = fact.said_by_entity ?? fact.said_by;
  return [
    head === '' ? fact.number : `${head} = ${fact.number}`,
    ...(fact.time === null ? [] : [fact.time]),
    ...(said === null ? [] : [`according to ${said}`]),
  ].join(' · ');
}

/** A document's locator as an IRI: URLs as they are, files as file: URLs, all else as a urn. */
export function documentIri(locator: string): string {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(locator)) return encodeURI(locator).replaceAll('%25', '%');
  const escaped = locator.split('/').map(encodeURIComponent).join('/');
  return locator.startsWith('/') ? `file://${escaped}` : `urn:whosaid:document:${escaped}`;
}
