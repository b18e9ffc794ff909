import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sealDocument, unsealDocument } from '../../../pipeline/stages/sealed-document.js';
import { packSample, sampleText } from '../../output/store/sample-documents.js';

describe('a sealed document', () => {
  it('comes out as it went in, whatever stands in its text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (odd) => {
        const packed = packSample('/odd', { text: `${sampleText()}\n\n${odd}\ud800` });
        const { original, ...fields } = packed.fields;
        const document = { ...packed, fields: { ...fields, original: new Uint8Array([0, 1, 255]) } };
        expect(original).toBeNull();
        expect(unsealDocument(sealDocument(document))).toEqual(document);
      }),
    );
  });

  it('tells how long its text is, and how many claims it has, without being opened', () => {
    const packed = packSample('/a');
    expect(sealDocument(packed)).toMatchObject({ textLength: sampleText().length, claims: 2 });
  });
});
