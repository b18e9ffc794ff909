/** Abbreviations that take a point, by how they behave at a sentence's end. Lower case, without the point. */

/** Never end a sentence: a name follows. */
const BEFORE_NAMES =
  'mr mrs ms mx dr prof gen lt col maj sgt cpl pvt capt cmdr cdr adm brig rep reps sen sens gov pres rev hon messrs mme mlle st ste mt ft amb sec supt det insp fr sr sra hr vs cf viz ca approx est';

/** May end a sentence: it ends there when the next word is one that often begins one. */
const ANYWHERE =
  'inc corp co cos ltd llc plc bros jr snr jnr esq etc al dept univ assn assoc intl natl govt ave blvd rd hwy sq bldg jan feb apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri calif fla mass conn ill ore wash tenn tex ariz colo mich minn wis penn nev okla kan neb ala ark ont que alta vt pa va md ga ky la mo nc sc nd sd ph eng mgr dir ed eds trans dist cent pct bn mn tn yr yrs hr hrs min mins lb lbs oz ph.d';

/** Take the point only before a digit: "No. 5", "Fig. 2", "Sat. 6"; else they are words, and the point ends the sentence. */
const BEFORE_DIGITS = 'no nos fig figs art arts vol vols p pp ch para paras pt pts sat sun mar may c op rs';

/** How an abbreviation behaves. */
export const Abbreviation = { beforeNames: 1, anywhere: 2, beforeDigits: 3 } as const;

function table(): ReadonlyMap<string, number> {
  const map = new Map<string, number>();
  for (const word of BEFORE_DIGITS.split(' ')) map.set(word, Abbreviation.beforeDigits);
  for (const word of ANYWHERE.split(' ')) map.set(word, Abbreviation.anywhere);
  for (const word of BEFORE_NAMES.split(' ')) map.set(word, Abbreviation.beforeNames);
  return map;
}

export const ABBREVIATIONS: ReadonlyMap<string, number> = table();

/** Words that often begin a sentence and seldom go on a name; after "U.S." or "Inc." one of them, capitalised, begins a new sentence. */
export const SENTENCE_OPENERS: ReadonlySet<string> = new Set(
  'the a an this that these those it its he his she her they their we our i you your there here in on at by for from with without under over after before since until while when where if as although though because but and or so yet nor not no to of about among between during despite according however meanwhile moreover still then also both each every some many most several all any another other one two three what who why how nearly almost more less only even once now today yesterday officials analysts critics such following'.split(
    ' ',
  ),
);

/** What letters tell apart: a capital behind one of these words is no initial ("plan B", "hepatitis C"). */
export const LETTERED: ReadonlySet<string> = new Set(
  'plan vitamin vitamins hepatitis influenza option grade type group class point section schedule exhibit appendix annex phase series team pool unit zone part level category room ward tier gate terminal block building hall house lot answer question item column row table figure chart line route channel site key note letter share shares bond bonds blood'.split(
    ' ',
  ),
);
