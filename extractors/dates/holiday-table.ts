/** When a holiday is. */
export type Holiday = { readonly words: readonly string[] } & (
  | { readonly rule: 'fixed'; readonly month: number; readonly day: number }
  /** The nth weekday (1 Monday) of a month, 5 the last, moved by some days. */
  | {
      readonly rule: 'weekday';
      readonly month: number;
      readonly weekday: number;
      readonly nth: number;
      readonly shift: number;
    }
  /** Days from Easter Sunday. */
  | { readonly rule: 'easter'; readonly shift: number }
);

const table: Holiday[] = [];
const fixed = (month: number, day: number, ...names: string[]): void => {
  for (const name of names) table.push({ words: name.split(' '), rule: 'fixed', month, day });
};
const weekday = (month: number, day: number, nth: number, shift: number, ...names: string[]): void => {
  for (const name of names) table.push({ words: name.split(' '), rule: 'weekday', month, weekday: day, nth, shift });
};
const easter = (shift: number, ...names: string[]): void => {
  for (const name of names) table.push({ words: name.split(' '), rule: 'easter', shift });
};

// Names as tokens: a clitic 's stands alone; "Day" and "Eve" behind a name are read by the rule.
fixed(1, 1, "new year 's day", "new year 's", 'new years day');
fixed(2, 2, 'groundhog day');
fixed(2, 14, "valentine 's day", 'valentines day', "saint valentine 's day", "st. valentine 's day");
fixed(3, 8, "international women 's day");
fixed(3, 17, "st. patrick 's day", "saint patrick 's day");
fixed(4, 22, 'earth day');
fixed(4, 25, 'anzac day');
fixed(5, 1, "international workers ' day", "workers ' day");
fixed(5, 5, 'cinco de mayo');
fixed(6, 19, 'juneteenth');
fixed(7, 1, 'canada day');
fixed(7, 4, 'independence day');
fixed(7, 14, 'bastille day');
fixed(10, 31, 'halloween');
fixed(11, 1, "all saints ' day");
fixed(11, 5, 'guy fawkes night', 'bonfire night');
fixed(11, 11, 'veterans day', 'armistice day', 'remembrance day', "veterans ' day");
fixed(12, 25, 'christmas', 'xmas');
fixed(12, 26, 'boxing day', "st. stephen 's day");
weekday(1, 1, 3, 0, 'martin luther king day', "martin luther king 's day", 'mlk day', 'martin luther king jr. day');
weekday(2, 1, 3, 0, "presidents ' day", 'presidents day', "president 's day", "washington 's birthday");
weekday(5, 7, 2, 0, "mother 's day", 'mothers day');
weekday(5, 1, 5, 0, 'memorial day');
weekday(6, 7, 3, 0, "father 's day", 'fathers day');
weekday(9, 1, 1, 0, 'labor day', 'labour day');
weekday(10, 1, 2, 0, 'columbus day', "indigenous peoples ' day");
weekday(11, 1, 1, 1, 'election day');
weekday(11, 4, 4, 0, 'thanksgiving');
weekday(11, 4, 4, 1, 'black friday');
weekday(11, 4, 4, 4, 'cyber monday');
weekday(11, 4, 4, 5, 'giving tuesday');
easter(-47, 'shrove tuesday', 'mardi gras', 'fat tuesday');
easter(-46, 'ash wednesday');
easter(-7, 'palm sunday');
easter(-3, 'maundy thursday');
easter(-2, 'good friday');
easter(0, 'easter', 'easter sunday');
easter(1, 'easter monday');
easter(39, 'ascension day');
easter(49, 'pentecost', 'whit sunday');
easter(50, 'whit monday');

const byWord = new Map<string, Holiday[]>();
for (const holiday of table) {
  const first = holiday.words[0] as string;
  byWord.set(first, [...(byWord.get(first) ?? []), holiday]);
}

/** Holidays by the first word of their names. */
export const HOLIDAYS: ReadonlyMap<string, readonly Holiday[]> = byWord;
