const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Units that measure whatever digits stand before them: "between 100 and 1000 grams". */
export const UNITS_BEHIND: ReadonlySet<string> = setOf(
  '% percent million billion trillion thousand km kg mg ml mm cm m² km² miles mile kilometers kilometres kilometer kilometre meters metres metre meter centimeters centimetres millimeters millimetres tons tonnes feet ft yards acres hectares hectare grams gram grammes kilograms kilogrammes milligrams micrograms ounces lbs litres liters litre liter millilitres milliliters gallons bushels kwh mwh gwh twh mw gw kw megawatts gigawatts kilowatts watts volts rpm mph hp horsepower calories kcal kilocalories joules gigabytes megabytes terabytes pixels people words points kgs lb psi ppm ppb bpm kph mpg kbps mbps gbps khz mhz ghz sqm sqft dwt mtpa',
);

/** Plural nouns that digits count, unless a preposition makes a year of them: "carried 1950 passengers", but "in 1950 passengers paid more". */
export const THINGS_BEHIND: ReadonlySet<string> = setOf(
  'men women children ships soldiers troops workers jobs employees homes houses deaths cases vehicles missiles students pupils teachers patients votes tests units times shares members families barrels flights residents victims prisoners refugees migrants inmates dead injured wounded demonstrators protesters vessels aircraft drones tanks boats containers voters seats villages buildings companies schools firms pages passengers tourists visitors guests spectators fans copies pieces items sheets bottles bags boxes cars trucks buses trains bikes planes helicopters lorries cattle cows sheep pigs birds trees plants books shops outlets branches farms farmers doctors nurses officers policemen fighters militants civilians households customers users subscribers followers participants respondents delegates visas tickets beds rooms apartments flats degrees dollars euros pounds yen francs pesos rupees roubles rubles',
);

/** Units that a hyphen ties to digits: "a 2000-watt heater", "an 1800-seat hall". */
export const UNITS_BY_HYPHEN: ReadonlySet<string> = setOf(
  'kilometer kilometre km mile meter metre m ton tonne foot strong seat page word acre room square hectare litre liter gallon barrel watt volt kilowatt megawatt mw kw kg pound gram calorie bed capacity member person man woman degree point rpm hp horsepower ship vehicle cc odd plus',
);

/** Nouns whose number is a name: Room 1912, the Russell 2000. */
export const NAMED_BY_NUMBER: ReadonlySet<string> = setOf(
  'resolution no. room route flight model page pages type russell windows server box suite bus channel',
);
