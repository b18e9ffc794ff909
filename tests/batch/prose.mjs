// Articles without end, made of our own clauses: seeded, each different, each with figures, dates, names and sources.
const PLACES =
  'Norvania Østmark Kestrelia Brandhaven Tulmar Ilvesk Port-Sable Quarrow Velden Marisburg Aldona Corvana'.split(' ');
const BODIES = [
  'the Ministry of Roads',
  'Heron Board',
  'the Kestrel Office',
  'Brandt & Sons',
  'the National Grain Council',
  'Tulmar Shipping',
  'the Port Authority of Velden',
  'the Institute for Rail',
];
const PEOPLE = ['Ada Quill', 'Jonas Hartvig', 'Mira Okonjo', 'Tomas Velasco', 'Ines Marchetti', 'Pavel Drobny'];
const MEASURES = 'budget output turnover deficit harvest tonnage workforce traffic revenue spending'.split(' ');
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** One sentence. */
function sentence(next) {
  const pick = (list) => list[Math.floor(next() * list.length)];
  const n = (from, to) => from + Math.floor(next() * (to - from + 1));
  const year = n(1998, 2026);
  const place = pick(PLACES);
  const measure = pick(MEASURES);
  const forms = [
    () =>
      `The ${measure} of ${place} rose ${n(1, 40)}.${n(0, 9)}% to $${n(2, 900)} billion in ${year}, ${pick(BODIES)} said.`,
    () =>
      `${pick(PEOPLE)} of ${pick(BODIES)} told reporters on ${n(1, 28)} ${pick(MONTHS)} ${year} that ${n(100, 99999).toLocaleString('en-US')} people had been hired.`,
    () => `According to ${pick(BODIES)}, ${measure} fell by a third to about €${n(1, 80)}.${n(1, 9)} million a day.`,
    () => `“We will build ${n(11, 400)} bridges by ${year + 4},” said ${pick(PEOPLE)}, who runs ${pick(BODIES)}.`,
    () => `In ${place} it was ${n(2, 60)} million tonnes, up from ${n(1, 50)} million in ${year - 1}.`,
    () =>
      `The road from ${place} to ${pick(PLACES)} is ${n(12, 800)} kilometres long and carries ${n(2, 90)},000 cars a week.`,
    () => `Nothing else was said about ${place} that day.`,
  ];
  return pick(forms)();
}

/** An article of about `length` characters, in paragraphs. */
export function article(next, length) {
  const paragraphs = [];
  let size = 0;
  while (size < length) {
    const sentences = [];
    for (let k = 2 + Math.floor(next() * 4); k > 0 && size < length; k--) {
      const made = sentence(next);
      sentences.push(made);
      size += made.length + 1;
    }
    paragraphs.push(sentences.join(' '));
  }
  return paragraphs;
}

/** A headline. */
export function headline(next) {
  const pick = (list) => list[Math.floor(next() * list.length)];
  return `${pick(PLACES)} counts its ${pick(MEASURES)} for ${1999 + Math.floor(next() * 27)}`;
}
