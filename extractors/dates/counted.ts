const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Plural nouns that digits count, unless a preposition makes a year of them: "carried 1950 passengers", but "in 1950 passengers paid more". */
export const THINGS_BEHIND: ReadonlySet<string> = setOf(
  'people men women children ships soldiers troops workers jobs employees homes houses deaths cases vehicles missiles students pupils teachers patients votes tests units times shares members families barrels flights residents victims prisoners refugees migrants inmates dead injured wounded demonstrators protesters vessels aircraft drones tanks boats containers voters seats villages buildings companies schools firms pages passengers tourists visitors guests spectators fans copies pieces items sheets bottles bags boxes cars trucks buses trains bikes planes helicopters lorries cattle cows sheep pigs birds trees plants books shops outlets branches farms farmers doctors nurses officers policemen fighters militants civilians households customers users subscribers followers participants respondents delegates visas tickets beds rooms apartments flats points words pixels more fewer adults staff personnel villagers survivors casualties hostages babies infants animals horses goats dogs elephants islands towns cities municipalities hospitals clinics churches mosques hotels restaurants stores supermarkets factories stations dwellings signatures engineers scientists lawyers volunteers activists supporters onlookers mourners pilgrims worshippers recruits reservists conscripts marines sailors gunmen rebels insurgents detainees',
);

/** Adjectives between digits and what they count: "1500 new teachers". */
export const DESCRIBED: ReadonlySet<string> = setOf(
  'new other extra additional former local foreign young old elderly small large full-time part-time temporary permanent public private civilian female male armed unarmed jobless homeless skilled affordable different separate',
);

/** Verbs whose object is a number of people or things, whether these are named or not: "it employs 1800". */
export const COUNTING_VERBS: ReadonlySet<string> = setOf(
  'employ employs employed employing seat seats killed kills killing injured injures injuring wounded arrested detained evacuated displaced hired numbered numbers numbering totalled totaled totals totalling totaling averaged averages',
);

/** Nouns that a hyphen ties to digits, beside the units: "a 1500-page report", "an 1800-seat hall". */
export const THINGS_BY_HYPHEN: ReadonlySet<string> = setOf(
  'strong seat page word room member person man woman bed capacity point ship vehicle odd plus',
);

/** Names of units that are words of other senses as well: in a year something is "barred", "bit by bit", played for a "cup". */
export const COMMON_UNITS: ReadonlySet<string> = setOf(
  'bar bars bit bits cup cups pound pounds stone stones foot degree degrees barrel barrels ton grain grains gray mole moles link links cord cords knot flops carat',
);

/** Nouns whose "of" a measured figure follows. */
export const MEASURES: ReadonlySet<string> = setOf(
  'total sum number pressure pressures maximum minimum average peak limit level range rating reading load excess output weight angle temperature export exports',
);

/** Printed symbols of units that are initials or words as well: "in 2025 MPs", "the 2024 PS5", "Mt. Etna". */
export const COMMON_SYMBOLS: ReadonlySet<string> = setOf(
  'GT AU PS MP NM IU VA MV MN EB PB Pa Ma Da Ga Ah Mt Ci toe bit gal cal ms pg in. ′ ″',
);

/** Nouns whose number is a name: Room 1912, the Russell 2000. */
export const NAMED_BY_NUMBER: ReadonlySet<string> = setOf(
  'resolution no. room route flight model page pages type russell windows server box suite bus channel',
);
