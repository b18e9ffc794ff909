/**
 * States, provinces and regions that news names without their country, by ISO 3166-2 code: `country|code=name/other name,...`. Where a name
 * is a country's too (Georgia) the text must tell; where it is a city's (New York, Lagos), the city's.
 */
const TABLE = `
US|AL=Alabama/Ala.,AK=Alaska,AZ=Arizona/Ariz.,AR=Arkansas/Ark.,CA=California/Calif.,CO=Colorado/Colo.,CT=Connecticut/Conn.,DE=Delaware/Del.,DC=District of Columbia,FL=Florida/Fla.,HI=Hawaii,ID=Idaho,IL=Illinois/Ill.,IN=Indiana/Ind.,IA=Iowa,KS=Kansas/Kan.,KY=Kentucky/Ky.,LA=Louisiana/La.,ME=Maine,MD=Maryland/Md.,MA=Massachusetts/Mass.,MI=Michigan/Mich.,MN=Minnesota/Minn.,MS=Mississippi/Miss.,MO=Missouri/Mo.,MT=Montana/Mont.,NE=Nebraska/Neb.,NV=Nevada/Nev.,NH=New Hampshire/N.H.,NJ=New Jersey/N.J.,NM=New Mexico/N.M.,NY=New York State,NC=North Carolina/N.C.,ND=North Dakota/N.D.,OH=Ohio,OK=Oklahoma/Okla.,OR=Oregon/Ore.,PA=Pennsylvania/Pa.,RI=Rhode Island/R.I.,SC=South Carolina/S.C.,SD=South Dakota/S.D.,TN=Tennessee/Tenn.,TX=Texas/Tex.,UT=Utah,VT=Vermont/Vt.,VA=Virginia/Va.,WA=Washington State,WV=West Virginia/W.Va.,WI=Wisconsin/Wis.,WY=Wyoming/Wyo.
CA|AB=Alberta,BC=British Columbia/B.C.,MB=Manitoba,NB=New Brunswick,NL=Newfoundland and Labrador/Newfoundland,NS=Nova Scotia,NT=Northwest Territories,NU=Nunavut,ON=Ontario,PE=Prince Edward Island,QC=Quebec/Québec,SK=Saskatchewan,YT=Yukon
AU|NSW=New South Wales/NSW,QLD=Queensland,SA=South Australia,TAS=Tasmania,VIC=Victoria,WA=Western Australia,NT=Northern Territory,ACT=Australian Capital Territory
GB|ENG=England,SCT=Scotland,WLS=Wales,NIR=Northern Ireland
DE|BW=Baden-Württemberg,BY=Bavaria/Bayern,BB=Brandenburg,HE=Hesse/Hessen,NI=Lower Saxony/Niedersachsen,MV=Mecklenburg-Vorpommern,NW=North Rhine-Westphalia/Nordrhein-Westfalen,RP=Rhineland-Palatinate,SL=Saarland,SN=Saxony/Sachsen,ST=Saxony-Anhalt,SH=Schleswig-Holstein,TH=Thuringia/Thüringen
FR|ARA=Auvergne-Rhône-Alpes,BRE=Brittany/Bretagne,NOR=Normandy/Normandie,OCC=Occitanie,PAC=Provence-Alpes-Côte d’Azur,20R=Corsica/Corse
ES|AN=Andalusia/Andalucía,AR=Aragon,AS=Asturias,CN=Canary Islands,CT=Catalonia/Catalunya,EX=Extremadura,GA=Galicia,IB=Balearic Islands,PV=Basque Country,NC=Navarre,VC=Valencian Community
IT|62=Lazio,25=Lombardy,52=Tuscany,21=Piedmont,34=Veneto,82=Sicily,88=Sardinia,78=Calabria,75=Puglia/Apulia,72=Campania,42=Liguria,55=Umbria,45=Emilia-Romagna
CH|VS=Valais,TI=Ticino,VD=Vaud
NL|NH=North Holland,ZH=South Holland,GE=Gelderland,LI=Limburg,FR=Friesland
BE|VLG=Flanders,WAL=Wallonia
UA|43=Crimea/Autonomous Republic of Crimea,14=Donetsk Oblast/Donetsk region,09=Luhansk Oblast/Luhansk region,63=Kharkiv Oblast/Kharkiv region,65=Kherson Oblast/Kherson region,23=Zaporizhzhia Oblast/Zaporizhzhia region,59=Sumy Oblast/Sumy region,51=Odesa Oblast/Odesa region
RU|CE=Chechnya,DA=Dagestan,TA=Tatarstan,BA=Bashkortostan,SA=Yakutia/Sakha,KRS=Kursk Oblast/Kursk region,BEL=Belgorod Oblast/Belgorod region,KAM=Kamchatka,SAK=Sakhalin,PRI=Primorye/Primorsky Krai,CHU=Chukotka
CN|AH=Anhui,FJ=Fujian,GD=Guangdong,GS=Gansu,GX=Guangxi,GZ=Guizhou,HA=Henan,HB=Hubei,HE=Hebei,HI=Hainan,HL=Heilongjiang,HN=Hunan,JL=Jilin,JS=Jiangsu,JX=Jiangxi,LN=Liaoning,NM=Inner Mongolia,NX=Ningxia,QH=Qinghai,SC=Sichuan,SD=Shandong,SN=Shaanxi,SX=Shanxi,XJ=Xinjiang,XZ=Tibet,YN=Yunnan,ZJ=Zhejiang
IN|AP=Andhra Pradesh,AR=Arunachal Pradesh,AS=Assam,BR=Bihar,CG=Chhattisgarh,GA=Goa,GJ=Gujarat,HR=Haryana,HP=Himachal Pradesh,JK=Jammu and Kashmir,JH=Jharkhand,KA=Karnataka,KL=Kerala,LA=Ladakh,MP=Madhya Pradesh,MH=Maharashtra,MN=Manipur,ML=Meghalaya,MZ=Mizoram,NL=Nagaland,OD=Odisha/Orissa,RJ=Rajasthan,SK=Sikkim,TN=Tamil Nadu,TS=Telangana,TR=Tripura,UP=Uttar Pradesh,UK=Uttarakhand,WB=West Bengal
PK|SD=Sindh,BA=Balochistan/Baluchistan,KP=Khyber Pakhtunkhwa,GB=Gilgit-Baltistan,JK=Azad Kashmir
JP|01=Hokkaido,02=Aomori,03=Iwate,04=Miyagi,05=Akita,06=Yamagata,07=Fukushima,08=Ibaraki,09=Tochigi,10=Gunma,11=Saitama,12=Chiba,14=Kanagawa,15=Niigata,16=Toyama,17=Ishikawa,18=Fukui,19=Yamanashi,20=Nagano,21=Gifu,22=Shizuoka,23=Aichi,24=Mie,25=Shiga,28=Hyogo,29=Nara,30=Wakayama,31=Tottori,32=Shimane,33=Okayama,35=Yamaguchi,36=Tokushima,37=Kagawa,38=Ehime,39=Kochi,41=Saga,43=Kumamoto,44=Oita,45=Miyazaki,46=Kagoshima,47=Okinawa
KR|41=Gyeonggi/Gyeonggi Province,42=Gangwon,49=Jeju
ID|AC=Aceh,BA=Bali,JB=West Java,JT=Central Java,JI=East Java,PA=Papua,SU=North Sumatra,SN=South Sulawesi,KI=East Kalimantan
MY|12=Sabah,13=Sarawak,01=Johor,07=Penang,10=Selangor
MM|16=Rakhine/Rakhine State,17=Shan State,11=Kachin/Kachin State,14=Chin State,01=Sagaing
TH|50=Chiang Mai Province
BR|AC=Acre,AM=Amazonas,BA=Bahia,CE=Ceará,ES=Espírito Santo,GO=Goiás,MA=Maranhão,MT=Mato Grosso,MS=Mato Grosso do Sul,MG=Minas Gerais,PA=Pará,PR=Paraná,PE=Pernambuco,RS=Rio Grande do Sul,RO=Rondônia,RR=Roraima,SC=Santa Catarina
MX|BCN=Baja California,CHP=Chiapas,CHH=Chihuahua,GUA=Guanajuato,GRO=Guerrero,JAL=Jalisco,MIC=Michoacán,NLE=Nuevo León,OAX=Oaxaca,ROO=Quintana Roo,SIN=Sinaloa,SON=Sonora,TAM=Tamaulipas,VER=Veracruz,YUC=Yucatán
AR|P=Formosa,M=Mendoza,X=Córdoba Province,V=Tierra del Fuego,U=Chubut
CO|ANT=Antioquia,CAU=Cauca
ZA|GP=Gauteng,KZN=KwaZulu-Natal,WC=Western Cape,EC=Eastern Cape,MP=Mpumalanga,LP=Limpopo,NW=North West,FS=Free State
NG|BO=Borno/Borno State,KD=Kaduna,KN=Kano,LA=Lagos State,RI=Rivers State,OG=Ogun State,BE=Benue/Benue State,PL=Plateau State,ZA=Zamfara
ET|TI=Tigray,OR=Oromia,AM=Amhara,AF=Afar,SO=Somali Region
CD|NK=North Kivu,SK=South Kivu,IT=Ituri,HK=Haut-Katanga,KS=Kasai
MZ|P=Cabo Delgado,N=Nampula
KE|43=Turkana,30=Nairobi County
IQ|AN=Anbar,NI=Nineveh,KI=Kirkuk,KR=Kurdistan Region
AF|HEL=Helmand,KAN=Kandahar Province,NAN=Nangarhar,KDZ=Kunduz
SY|ID=Idlib Province,HL=Aleppo Province
YE|MA=Marib,HD=Hadramawt,HU=Hodeidah
TR|31=Hatay,27=Gaziantep Province
GE|AB=Abkhazia
AZ|NX=Nakhchivan
PH|PLW=Palawan,CEB=Cebu Province
VN|CT=Can Tho
NZ|AUK=Auckland Region,CAN=Canterbury Region
PT|20=Azores,30=Madeira
DK|84=Capital Region of Denmark
`;

/** A subdivision of a country. */
export interface Subdivision {
  /** ISO 3166-2. */
  readonly code: string;
  readonly names: readonly string[];
}

export const SUBDIVISIONS: readonly Subdivision[] = TABLE.trim()
  .split('\n')
  .flatMap((line) => {
    const [country, entries] = line.split('|') as [string, string];
    return entries.split(',').map((entry) => {
      const [code, names] = entry.split('=') as [string, string];
      return { code: `${country}-${code}`, names: names.split('/') };
    });
  });
