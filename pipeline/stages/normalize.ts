import { deflateSync } from 'node:zlib';
import { bandsOf } from '../../output/store/near-duplicates/fingerprint.js';
import { type EntityRow, RowPacker } from '../../output/store/tables.js';
import { textSha256 } from '../../output/store/text.js';
import { accessToJson } from '../inputs/access.js';
import { packTables } from '../readers/packed-tables.js';
import { canonicalKey } from './canonical-key.js';
import { packMarks } from './pack-marks.js';
import type { Stage } from './stage.js';

/** Marks become rows that a database can compare: base units, days, canonical entities, byte offsets, public ids. */
export const normalize: Stage = {
  name: 'normalize',
  requires: ['source', 'document', 'referenceDate', 'extraction'],
  assigns: ['packed'],
  run(work) {
    const { source } = work;
    const document = work.document!;
    const extraction = work.extraction!;
    const packer = new RowPacker();
    const textHash = textSha256(document.text);
    packMarks(packer, extraction, document.sourceMap, {
      source,
      charset: document.charset,
      textHash,
      places: document.places,
      lines: document.lines ?? null,
    });
    const entities: EntityRow[] = extraction.entities.map((entity) => ({
      key: canonicalKey(entity, textHash),
      name: entity.name,
      type: entity.type,
      code: entity.code,
      aliases: [
        [entity.name, 'name'],
        ...(entity.acronym === null ? [] : [[entity.acronym, 'acronym'] as const]),
        ...entity.aliases.map((alias) => [alias, 'alias'] as const),
      ],
      relations: entity.relations,
      reasons: entity.reasons,
    }));
    const { diagnostics } = document;
    work.packed = {
      fields: {
        locator: source.locator,
        input: source.input,
        format: source.format,
        title: document.title,
        byline: document.byline,
        site: document.site,
        url: document.url,
        published: document.published,
        modified: document.modified,
        language: document.language,
        referenceDate: work.referenceDate ?? null,
        charset: document.charset,
        text: document.text,
        textSha256: textHash,
        contentSha256: source.contentSha256,
        extractionKey: source.extractionKey,
        byteStart: source.byteStart,
        byteEnd: source.byteEnd,
        line: source.line,
        access: accessToJson(source.access),
        original: source.keepBytes ? deflateSync(source.bytes) : null,
        diagnostics: diagnostics.length === 0 ? null : JSON.stringify(diagnostics),
        tables: packTables(document.tables ?? []),
      },
      entities,
      rows: packer.rows,
      bands: bandsOf(document.text),
    };
  },
};
