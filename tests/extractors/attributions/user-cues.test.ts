import { describe, expect, it } from 'vitest';
import { type UserCue, UserCues } from '../../../extractors/attributions/user-cues.js';
import { extract } from '../../../extractors/extract.js';

const cues = new UserCues([
  { cue: 'dogwhistle', kind: 'verb' },
  { cue: 'leak', kind: 'verb', takes: ['object', 'clause'] },
  { cue: 'muse', kind: 'verb', takes: ['clause', 'quote'], prepositions: ['about'] },
  { cue: 'overspeak', kind: 'verb', past: 'overspoke', participle: 'overspoken' },
  { cue: 'musing', kind: 'noun' },
  { cue: 'in the telling of', kind: 'phrase' },
  { cue: 'is on record that', kind: 'phrase', position: 'after-source' },
  { cue: 'goes on the record', kind: 'phrase', position: 'after-source' },
  { cue: 'demand', kind: 'none' },
  { cue: 'per', kind: 'none' },
]);

const read = (text: string, options = { cues }): string[] =>
  extract(text, options).attributions.map(
    ({ source, cue, contents }) =>
      `${source?.text ?? 'nobody'} | ${cue.text} | ${contents.map((c) => c.text).join(' … ')}`,
  );

describe('the user’s own cues', () => {
  it.each([
    ['Mayor Ada Quill dogwhistled that the pier was sold.', 'Mayor Ada Quill | dogwhistled | the pier was sold'],
    ['“The pier is sold,” Ada Quill dogwhistles.', 'Ada Quill | dogwhistles | “The pier is sold,”'],
    ['The board leaked that 40 ships had sunk.', 'board | leaked | 40 ships had sunk'],
    ['Jonas Hartvig mused about a merger of the two ports.', 'Jonas Hartvig | mused about | a merger of the two ports'],
    ['The minister overspoke that costs had doubled.', 'minister | overspoke | costs had doubled'],
    [
      'Ada Quill’s musing that the pier will close by 2030 was mocked.',
      'Ada Quill | musing | the pier will close by 2030',
    ],
    [
      'In the telling of Jonas Hartvig, the port lost $3 million.',
      'Jonas Hartvig | In the telling of | the port lost $3 million',
    ],
    [
      'The port lost $3 million, in the telling of Jonas Hartvig.',
      'Jonas Hartvig | in the telling of | The port lost $3 million',
    ],
    [
      'Jonas Hartvig is on record that the port lost $3 million.',
      'Jonas Hartvig | is on record that | the port lost $3 million',
    ],
    [
      'Jonas Hartvig goes on the record: “The port lost $3 million.”',
      'Jonas Hartvig | goes on the record | “The port lost $3 million.”',
    ],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
    expect(extract(text).attributions.map(({ cue }) => cue.text)).not.toContain(expected.split(' | ')[1]);
  });

  it('take cues of the lexicon away', () => {
    const text = 'The union demanded that the port pay 300 workers.';
    expect(extract(text).attributions).toHaveLength(1);
    expect(read(text)).toEqual([]);
    const cited = 'The port lost $3 million, per the Kestrel Office.';
    expect(extract(cited).attributions).toHaveLength(1);
    expect(read(cited)).toEqual([]);
  });

  it.each([
    'The dogwhistler sat in the harbour.',
    'A leak of oil was found in the harbour on Monday.',
    'The telling of the tale took 3 hours.',
    'The harbour is on record for its size.',
    'Its musings were 300 pages long.',
  ])('are not seen in: %s', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('change nothing where they do not stand', () => {
    const text =
      'The bank said on Monday that prices rose 3%. “They will fall,” Ada Quill said, according to the Kestrel Office.';
    expect(extract(text, { cues }).attributions).toEqual(extract(text).attributions);
  });

  it.each<[UserCue, RegExp]>([
    [{ cue: ' ', kind: 'verb' }, /`cue`: expected a word/],
    [{ cue: 'let slip', kind: 'verb' }, /`cue`: expected one word/],
    [{ cue: 'claim', kind: 'noun', past: 'claimed' }, /`past`: only a verb/],
    [{ cue: 'say', kind: 'verb', plural: 'says' }, /`plural`: only a noun/],
    [{ cue: 'say', kind: 'verb', position: 'after-source' }, /`position`: only a phrase/],
    [
      { cue: 'say', kind: 'verb', takes: ['everything' as 'clause'] },
      /`takes`: expected some of clause, .*got "everything"/,
    ],
  ])('refuse %j', (cue, told) => {
    expect(() => new UserCues([cue])).toThrowError(told);
  });
});
