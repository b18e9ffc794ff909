import { describe, expect, it } from 'vitest';
import { foreignLanguage } from '../../../pipeline/readers/language.js';

const of = async (text: string, declared: string | null = null): Promise<string | null | undefined> =>
  (await foreignLanguage(text, declared))?.language;

describe('a text that is not English', () => {
  it.each([
    [
      'de',
      'Die Regierung teilte am Montag mit, sie werde im kommenden Jahr fünf Milliarden Euro für die Bahn ausgeben, so viel wie noch nie zuvor.',
    ],
    [
      'fr',
      'Le ministère a indiqué lundi que les dépenses ont augmenté de quatre pour cent pendant les trois premiers mois de cette année.',
    ],
    [
      'es',
      'El ministerio dijo el lunes que las exportaciones de estaño subieron un doce por ciento durante los primeros meses de este año.',
    ],
    [
      'nl',
      'Het ministerie zei maandag dat de uitgaven voor het spoor in het eerste kwartaal met vier procent zijn gestegen tot vijf miljard euro.',
    ],
    [
      'ru',
      'Министерство сообщило в понедельник, что расходы на железные дороги выросли на четыре процента и достигли пяти миллиардов рублей.',
    ],
    // of letters that English does not have a few are enough
    ['zh', '交通部周二表示，今年支出达到五十亿元。'],
    ['ru', 'Расходы выросли на 4%.'],
    ['ja', '支出は今年五十億円に達した。'],
    ['zh', `${'交通部周一表示，今年第一季度铁路支出增长百分之四，达到五十亿元，创下历史新高。'.repeat(8)}`],
  ])('is known to be %s, whatever it says of itself', async (language, text) => {
    expect([await of(text), await of(text, 'en')]).toEqual([language, language]);
  });

  it('is told by its name', async () => {
    const found = await foreignLanguage(
      'Der Hafen verschiffte im Februar so viel Zinn wie nie zuvor, sagte die Behörde am Montag in Muntok.',
      null,
    );
    expect(found?.message).toContain('German');
  });
});

describe('a text in letters that are not Latin', () => {
  const letters = '𐌰𐌹𐍂𐌸𐌰 𐌾𐌰𐌷 𐌷𐌹𐌼𐌹𐌽𐍃 '.repeat(3);
  it('is no English, though nobody knows its language', async () => {
    expect(await foreignLanguage(letters, null)).toEqual({
      language: null,
      message: 'most of its letters are not Latin; only English is read',
    });
    expect(await of(letters, 'en')).toBeNull();
    expect(await of(letters, 'got')).toBe('got');
  });
  it('is read where English stands beside it', async () => {
    const release = 'The port said on Monday that it has shipped more of the tin than it had planned for the month.';
    expect(await of(`${release} 交通部周二表示，今年支出达到五十亿元。`)).toBeUndefined();
    expect(await of('Φ = 4%, Δ = 12%')).toBeUndefined();
  });
});

describe('a text that is read', () => {
  it.each([
    [
      'English prose',
      'The harbour shipped 41,200 tonnes of tin in February, the port authority said, and it expects more of the same.',
    ],
    [
      'English with foreign names',
      'The Deutsche Bahn and the Société Nationale des Chemins de fer Français said that they had signed a contract for 4 billion euros, and the Ministerio de Fomento was told of it.',
    ],
    [
      'a table of figures',
      'Rail 12% Road 9% Air 3% Sea 4% Total 28% Budget Ministry Norvania Kestrel Office Harbour Authority Muntok',
    ],
    ['a headline', 'Tin: +4%'],
    [
      'a page whose tag is wrong',
      'The minister said that the cost of the line has risen to 9 billion, which is twice as much as it was before.',
    ],
  ])('%s', async (_, text) => {
    expect([await of(text), await of(text, 'de')]).toEqual([undefined, undefined]);
  });
});

describe('a text whose words leave it open', () => {
  const names = 'Norvania Kestrel Muntok Ruiz Oda Bremwick Halvard Lund Bergen Sofia Anders Harbour Kim';
  it('is what it says of itself, when it says so', async () => {
    expect(await of(names, 'id-ID')).toBe('id');
    expect(await of(names, 'en-GB')).toBeUndefined();
    expect(await of(names, '?')).toBeUndefined();
  });
  it('though nobody has a name for the language', async () => {
    expect((await foreignLanguage(names, 'qqx'))?.message).toMatch(/^it is in qqx, by what it says of itself/);
  });
  it('is looked at in two places only, however long it is', async () => {
    const english = 'The port said on Monday that it has shipped more of the tin than it had planned for the month. ';
    expect(await of(english.repeat(200))).toBeUndefined();
  });
});
