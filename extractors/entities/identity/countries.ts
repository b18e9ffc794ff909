/** A country or territory with an ISO 3166-1 code. */
export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  /** The name that English-language news uses. */
  readonly name: string;
  readonly otherNames: readonly string[];
  /** Adjectives and names of its people. */
  readonly demonyms: readonly string[];
  /** Where its government sits, as news names it. */
  readonly capitals: readonly string[];
}

/** code|name|other names|demonyms|capitals */
const TABLE = `
AF|Afghanistan|Islamic Emirate of Afghanistan|Afghan,Afghans|Kabul
AL|Albania||Albanian,Albanians|Tirana
DZ|Algeria||Algerian,Algerians|Algiers
AS|American Samoa|||Pago Pago
AD|Andorra||Andorran,Andorrans|Andorra la Vella
AO|Angola||Angolan,Angolans|Luanda
AI|Anguilla|||
AQ|Antarctica|||
AG|Antigua and Barbuda|Antigua|Antiguan,Antiguans|
AR|Argentina|Argentine Republic|Argentine,Argentines,Argentinian,Argentinians,Argentinean|Buenos Aires
AM|Armenia||Armenian,Armenians|Yerevan
AW|Aruba||Aruban|Oranjestad
AU|Australia|Commonwealth of Australia|Australian,Australians,Aussie,Aussies|Canberra
AT|Austria||Austrian,Austrians|Vienna
AZ|Azerbaijan||Azerbaijani,Azerbaijanis,Azeri,Azeris|Baku
BS|Bahamas|The Bahamas|Bahamian,Bahamians|Nassau
BH|Bahrain||Bahraini,Bahrainis|Manama
BD|Bangladesh||Bangladeshi,Bangladeshis|Dhaka
BB|Barbados||Barbadian,Barbadians|Bridgetown
BY|Belarus|Byelorussia|Belarusian,Belarusians,Belarussian|Minsk
BE|Belgium||Belgian,Belgians|
BZ|Belize||Belizean,Belizeans|Belmopan
BJ|Benin||Beninese|Porto-Novo,Cotonou
BM|Bermuda||Bermudian,Bermudians|
BT|Bhutan||Bhutanese|Thimphu
BO|Bolivia|Plurinational State of Bolivia|Bolivian,Bolivians|La Paz,Sucre
BA|Bosnia and Herzegovina|Bosnia,Bosnia-Herzegovina|Bosnian,Bosnians|Sarajevo
BW|Botswana||Botswanan,Batswana,Motswana|Gaborone
BR|Brazil|Brasil,Federative Republic of Brazil|Brazilian,Brazilians|Brasília,Brasilia
IO|British Indian Ocean Territory|||
BN|Brunei|Brunei Darussalam|Bruneian,Bruneians|Bandar Seri Begawan
BG|Bulgaria||Bulgarian,Bulgarians|Sofia
BF|Burkina Faso|Burkina|Burkinabe,Burkinabè,Burkinabé|Ouagadougou
BI|Burundi||Burundian,Burundians|Gitega,Bujumbura
KH|Cambodia|Kampuchea|Cambodian,Cambodians|Phnom Penh
CM|Cameroon||Cameroonian,Cameroonians|Yaoundé,Yaounde
CA|Canada||Canadian,Canadians|Ottawa
CV|Cape Verde|Cabo Verde|Cape Verdean,Cape Verdeans|Praia
KY|Cayman Islands|||
CF|Central African Republic|CAR||Bangui
TD|Chad||Chadian,Chadians|N’Djamena,N'Djamena,Ndjamena
CL|Chile||Chilean,Chileans|Santiago
CN|China|People’s Republic of China,People's Republic of China,PRC,Mainland China,mainland China,Communist China|Chinese|Beijing
CO|Colombia||Colombian,Colombians|Bogotá,Bogota
KM|Comoros||Comorian,Comoran|Moroni
CG|Republic of the Congo|Congo Republic,Congo-Brazzaville||Brazzaville
CD|Democratic Republic of the Congo|Democratic Republic of Congo,DR Congo,DRC,Congo,Congo-Kinshasa,Zaire|Congolese|Kinshasa
CK|Cook Islands|||Avarua
CR|Costa Rica||Costa Rican,Costa Ricans|San José
CI|Ivory Coast|Côte d’Ivoire,Côte d'Ivoire,Cote d’Ivoire,Cote d'Ivoire|Ivorian,Ivorians|Yamoussoukro,Abidjan
HR|Croatia||Croatian,Croatians,Croat,Croats|Zagreb
CU|Cuba||Cuban,Cubans|Havana
CY|Cyprus|Republic of Cyprus|Cypriot,Cypriots|Nicosia
CZ|Czech Republic|Czechia|Czech,Czechs|Prague
DK|Denmark|Kingdom of Denmark|Danish,Dane,Danes|Copenhagen
DJ|Djibouti||Djiboutian,Djiboutians|
DM|Dominica|||Roseau
DO|Dominican Republic||Dominican,Dominicans|Santo Domingo
EC|Ecuador||Ecuadorian,Ecuadorians,Ecuadorean,Ecuadoreans|Quito
EG|Egypt|Arab Republic of Egypt|Egyptian,Egyptians|Cairo
SV|El Salvador||Salvadoran,Salvadorans,Salvadorean|San Salvador
GQ|Equatorial Guinea||Equatorial Guinean,Equatoguinean|Malabo
ER|Eritrea||Eritrean,Eritreans|Asmara
EE|Estonia||Estonian,Estonians|Tallinn
SZ|Eswatini|Swaziland|Swazi,Swazis|Mbabane
ET|Ethiopia||Ethiopian,Ethiopians|Addis Ababa
FK|Falkland Islands|Falklands,Malvinas|Falklander,Falklanders|
FO|Faroe Islands|Faroes|Faroese|Tórshavn
FJ|Fiji||Fijian,Fijians|Suva
FI|Finland||Finnish,Finn,Finns|Helsinki
FR|France|French Republic|French,Frenchman,Frenchwoman|Paris
GF|French Guiana|||Cayenne
PF|French Polynesia|||Papeete
GA|Gabon||Gabonese|Libreville
GM|Gambia|The Gambia|Gambian,Gambians|Banjul
GE|Georgia|Republic of Georgia|Georgian,Georgians|Tbilisi
DE|Germany|Federal Republic of Germany,West Germany|German,Germans|Berlin
GH|Ghana||Ghanaian,Ghanaians|Accra
GI|Gibraltar||Gibraltarian|
GR|Greece|Hellenic Republic|Greek,Greeks|Athens
GL|Greenland||Greenlandic,Greenlander,Greenlanders|Nuuk
GD|Grenada||Grenadian|
GP|Guadeloupe|||
GU|Guam||Guamanian|
GT|Guatemala||Guatemalan,Guatemalans|Guatemala City
GG|Guernsey|||
GN|Guinea|Guinea-Conakry|Guinean,Guineans|Conakry
GW|Guinea-Bissau|||Bissau
GY|Guyana||Guyanese|Georgetown
HT|Haiti||Haitian,Haitians|Port-au-Prince
VA|Holy See|Vatican,Vatican City||
HN|Honduras||Honduran,Hondurans|Tegucigalpa
HK|Hong Kong|Hong Kong SAR,Hongkong|Hong Konger,Hong Kongers|
HU|Hungary||Hungarian,Hungarians|Budapest
IS|Iceland||Icelandic,Icelander,Icelanders|Reykjavík,Reykjavik
IN|India|Republic of India,Bharat|Indian,Indians|New Delhi,Delhi
ID|Indonesia|Republic of Indonesia|Indonesian,Indonesians|Jakarta
IR|Iran|Islamic Republic of Iran,Islamic Republic|Iranian,Iranians|Tehran,Teheran
IQ|Iraq||Iraqi,Iraqis|Baghdad
IE|Ireland|Republic of Ireland,Irish Republic|Irish,Irishman,Irishmen|Dublin
IM|Isle of Man||Manx|
IL|Israel|State of Israel|Israeli,Israelis|Jerusalem,Tel Aviv
IT|Italy||Italian,Italians|Rome
JM|Jamaica||Jamaican,Jamaicans|Kingston
JP|Japan||Japanese|Tokyo
JE|Jersey|||
JO|Jordan|Hashemite Kingdom of Jordan|Jordanian,Jordanians|Amman
KZ|Kazakhstan||Kazakh,Kazakhs,Kazakhstani|Astana,Nur-Sultan
KE|Kenya||Kenyan,Kenyans|Nairobi
KI|Kiribati||I-Kiribati|Tarawa
KP|North Korea|DPRK,Democratic People’s Republic of Korea,Democratic People's Republic of Korea|North Korean,North Koreans|Pyongyang
KR|South Korea|ROK,Republic of Korea|South Korean,South Koreans|Seoul
XK|Kosovo||Kosovar,Kosovars,Kosovan|Pristina
KW|Kuwait||Kuwaiti,Kuwaitis|Kuwait City
KG|Kyrgyzstan|Kyrgyz Republic|Kyrgyz|Bishkek
LA|Laos|Lao PDR|Laotian,Laotians,Lao|Vientiane
LV|Latvia||Latvian,Latvians|Riga
LB|Lebanon||Lebanese|Beirut
LS|Lesotho||Basotho,Mosotho|Maseru
LR|Liberia||Liberian,Liberians|Monrovia
LY|Libya||Libyan,Libyans|Tripoli
LI|Liechtenstein||Liechtensteiner|Vaduz
LT|Lithuania||Lithuanian,Lithuanians|Vilnius
LU|Luxembourg|Grand Duchy of Luxembourg|Luxembourgish,Luxembourger,Luxembourgers|
MO|Macau|Macao||
MG|Madagascar||Malagasy|Antananarivo
MW|Malawi||Malawian,Malawians|Lilongwe
MY|Malaysia||Malaysian,Malaysians|Kuala Lumpur,Putrajaya
MV|Maldives|The Maldives|Maldivian,Maldivians|Malé,Male
ML|Mali||Malian,Malians|Bamako
MT|Malta||Maltese|Valletta
MH|Marshall Islands||Marshallese|Majuro
MQ|Martinique||Martinican|
MR|Mauritania||Mauritanian,Mauritanians|Nouakchott
MU|Mauritius||Mauritian,Mauritians|Port Louis
YT|Mayotte||Mahoran|
MX|Mexico||Mexican,Mexicans|Mexico City
FM|Micronesia|Federated States of Micronesia|Micronesian,Micronesians|Palikir
MD|Moldova|Republic of Moldova|Moldovan,Moldovans|Chișinău,Chisinau
MC|Monaco||Monegasque,Monégasque|
MN|Mongolia||Mongolian,Mongolians|Ulaanbaatar,Ulan Bator
ME|Montenegro||Montenegrin,Montenegrins|Podgorica
MS|Montserrat|||
MA|Morocco||Moroccan,Moroccans|Rabat
MZ|Mozambique||Mozambican,Mozambicans|Maputo
MM|Myanmar|Burma|Burmese|Naypyidaw,Naypyitaw,Nay Pyi Taw
NA|Namibia||Namibian,Namibians|Windhoek
NR|Nauru||Nauruan,Nauruans|Yaren
NP|Nepal||Nepali,Nepalis,Nepalese|Kathmandu
NL|Netherlands|The Netherlands,Holland|Dutch,Dutchman,Dutchwoman|The Hague,Hague,Amsterdam
NC|New Caledonia||New Caledonian|Nouméa,Noumea
NZ|New Zealand|Aotearoa|New Zealander,New Zealanders,Kiwi,Kiwis|Wellington
NI|Nicaragua||Nicaraguan,Nicaraguans|Managua
NE|Niger||Nigerien,Nigeriens|Niamey
NG|Nigeria|Federal Republic of Nigeria|Nigerian,Nigerians|Abuja
NU|Niue||Niuean|
MK|North Macedonia|Macedonia,FYROM|Macedonian,Macedonians|Skopje
MP|Northern Mariana Islands|||Saipan
NO|Norway||Norwegian,Norwegians|Oslo
OM|Oman||Omani,Omanis|Muscat
PK|Pakistan|Islamic Republic of Pakistan|Pakistani,Pakistanis|Islamabad
PW|Palau||Palauan,Palauans|Ngerulmud,Koror
PS|Palestine|State of Palestine,Palestinian territories,Palestinian Territories|Palestinian,Palestinians|Ramallah
PA|Panama||Panamanian,Panamanians|Panama City
PG|Papua New Guinea|PNG|Papua New Guinean,Papua New Guineans|Port Moresby
PY|Paraguay||Paraguayan,Paraguayans|Asunción,Asuncion
PE|Peru||Peruvian,Peruvians|Lima
PH|Philippines|The Philippines,Republic of the Philippines|Philippine,Filipino,Filipinos,Filipina,Filipinas|Manila
PL|Poland|Republic of Poland|Polish,Pole,Poles|Warsaw
PT|Portugal||Portuguese|Lisbon
PR|Puerto Rico||Puerto Rican,Puerto Ricans|San Juan
QA|Qatar||Qatari,Qataris|Doha
RE|Réunion|Reunion Island||
RO|Romania||Romanian,Romanians|Bucharest
RU|Russia|Russian Federation|Russian,Russians|Moscow
RW|Rwanda||Rwandan,Rwandans|Kigali
BL|Saint Barthélemy|||
SH|Saint Helena|St. Helena||
KN|Saint Kitts and Nevis|St. Kitts and Nevis||Basseterre
LC|Saint Lucia|St. Lucia,St Lucia|Saint Lucian|Castries
VC|Saint Vincent and the Grenadines|St. Vincent and the Grenadines||Kingstown
WS|Samoa||Samoan,Samoans|Apia
SM|San Marino||Sammarinese|
ST|São Tomé and Príncipe|Sao Tome and Principe||São Tomé
SA|Saudi Arabia|Kingdom of Saudi Arabia,KSA|Saudi,Saudis,Saudi Arabian|Riyadh
SN|Senegal||Senegalese|Dakar
RS|Serbia||Serbian,Serbians,Serb,Serbs|Belgrade
SC|Seychelles||Seychellois|
SL|Sierra Leone||Sierra Leonean,Sierra Leoneans|Freetown
SG|Singapore||Singaporean,Singaporeans|
SX|Sint Maarten|St. Maarten||
SK|Slovakia|Slovak Republic|Slovak,Slovaks,Slovakian|Bratislava
SI|Slovenia||Slovenian,Slovenians,Slovene,Slovenes|Ljubljana
SB|Solomon Islands|Solomons|Solomon Islander,Solomon Islanders|Honiara
SO|Somalia||Somali,Somalis|Mogadishu
ZA|South Africa|Republic of South Africa|South African,South Africans|Pretoria
SS|South Sudan||South Sudanese|Juba
ES|Spain|Kingdom of Spain|Spanish,Spaniard,Spaniards|Madrid
LK|Sri Lanka|Ceylon|Sri Lankan,Sri Lankans|Colombo
SD|Sudan||Sudanese|Khartoum
SR|Suriname|Surinam|Surinamese|Paramaribo
SJ|Svalbard|Svalbard and Jan Mayen||
SE|Sweden|Kingdom of Sweden|Swedish,Swede,Swedes|Stockholm
CH|Switzerland|Swiss Confederation|Swiss|Bern,Berne
SY|Syria|Syrian Arab Republic|Syrian,Syrians|Damascus
TW|Taiwan|Republic of China,Chinese Taipei,Formosa|Taiwanese|Taipei
TJ|Tajikistan||Tajik,Tajiks|Dushanbe
TZ|Tanzania|United Republic of Tanzania|Tanzanian,Tanzanians|Dodoma,Dar es Salaam
TH|Thailand|Siam|Thai,Thais|Bangkok
TL|East Timor|Timor-Leste|Timorese,East Timorese|Dili
TG|Togo||Togolese|Lomé,Lome
TK|Tokelau|||
TO|Tonga||Tongan,Tongans|Nuku’alofa,Nuku'alofa
TT|Trinidad and Tobago|Trinidad|Trinidadian,Trinidadians|Port of Spain
TN|Tunisia||Tunisian,Tunisians|Tunis
TR|Turkey|Türkiye,Turkiye,Republic of Türkiye|Turkish,Turk,Turks|Ankara
TM|Turkmenistan||Turkmen|Ashgabat
TC|Turks and Caicos Islands|Turks and Caicos||
TV|Tuvalu||Tuvaluan,Tuvaluans|Funafuti
UG|Uganda||Ugandan,Ugandans|Kampala
UA|Ukraine||Ukrainian,Ukrainians|Kyiv,Kiev
AE|United Arab Emirates|UAE,U.A.E.,Emirates,the Emirates|Emirati,Emiratis|Abu Dhabi
GB|United Kingdom|UK,U.K.,Britain,Great Britain|British,Briton,Britons,Brit,Brits|London
US|United States|US,U.S.,USA,U.S.A.,United States of America,America|American,Americans|Washington,Washington D.C.,Washington DC
UY|Uruguay||Uruguayan,Uruguayans|Montevideo
UZ|Uzbekistan||Uzbek,Uzbeks|Tashkent
VU|Vanuatu||Ni-Vanuatu|Port Vila
VE|Venezuela|Bolivarian Republic of Venezuela|Venezuelan,Venezuelans|Caracas
VN|Vietnam|Viet Nam,Socialist Republic of Vietnam|Vietnamese|Hanoi
VG|British Virgin Islands|BVI||
VI|U.S. Virgin Islands|US Virgin Islands||
EH|Western Sahara||Sahrawi,Sahrawis|
YE|Yemen||Yemeni,Yemenis|Sanaa,Sana’a
ZM|Zambia||Zambian,Zambians|Lusaka
ZW|Zimbabwe|Rhodesia|Zimbabwean,Zimbabweans|Harare
CW|Curaçao|Curacao||Willemstad
AX|Åland|Åland Islands,Aland Islands||
`;

function list(names: string): readonly string[] {
  return names === '' ? [] : names.split(',');
}

export const COUNTRIES: readonly Country[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [code, name, otherNames, demonyms, capitals] = line.split('|') as [string, string, string, string, string];
    return { code, name, otherNames: list(otherNames), demonyms: list(demonyms), capitals: list(capitals) };
  });
