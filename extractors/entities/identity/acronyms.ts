import { foldName } from './fold.js';

/** Organizations that news names by their acronym alone as often as not. Acronyms that mean several are left out (AP, CIA, ADB, ICC, PLA). */
const TABLE = `
NATO=North Atlantic Treaty Organization
UN=United Nations
EU=European Union
IMF=International Monetary Fund
WTO=World Trade Organization
WHO=World Health Organization
OECD=Organisation for Economic Co-operation and Development
OPEC=Organization of the Petroleum Exporting Countries
IAEA=International Atomic Energy Agency
IEA=International Energy Agency
IRENA=International Renewable Energy Agency
ILO=International Labour Organization
FAO=Food and Agriculture Organization
WFP=World Food Programme
UNICEF=United Nations Children’s Fund
UNESCO=United Nations Educational, Scientific and Cultural Organization
UNHCR=United Nations High Commissioner for Refugees
UNDP=United Nations Development Programme
UNEP=United Nations Environment Programme
UNCTAD=United Nations Conference on Trade and Development
UNODC=United Nations Office on Drugs and Crime
UNFPA=United Nations Population Fund
UNRWA=United Nations Relief and Works Agency
OCHA=United Nations Office for the Coordination of Humanitarian Affairs
IPCC=Intergovernmental Panel on Climate Change
ICAO=International Civil Aviation Organization
ITU=International Telecommunication Union
ECB=European Central Bank
EIB=European Investment Bank
EBRD=European Bank for Reconstruction and Development
ESA=European Space Agency
OSCE=Organization for Security and Co-operation in Europe
ASEAN=Association of Southeast Asian Nations
ECOWAS=Economic Community of West African States
SADC=Southern African Development Community
APEC=Asia-Pacific Economic Cooperation
AfDB=African Development Bank
AIIB=Asian Infrastructure Investment Bank
ICRC=International Committee of the Red Cross
MSF=Médecins Sans Frontières
NASA=National Aeronautics and Space Administration
NOAA=National Oceanic and Atmospheric Administration
USGS=U.S. Geological Survey
USAID=U.S. Agency for International Development
FBI=Federal Bureau of Investigation
NSA=National Security Agency
DARPA=Defense Advanced Research Projects Agency
FEMA=Federal Emergency Management Agency
DHS=Department of Homeland Security
SIPRI=Stockholm International Peace Research Institute
IISS=International Institute for Strategic Studies
CSIS=Center for Strategic and International Studies
RUSI=Royal United Services Institute
JAXA=Japan Aerospace Exploration Agency
JETRO=Japan External Trade Organization
METI=Ministry of Economy, Trade and Industry
JSDF=Japan Self-Defense Forces
KCNA=Korean Central News Agency
TSMC=Taiwan Semiconductor Manufacturing Company
ISRO=Indian Space Research Organisation
DRDO=Defence Research and Development Organisation
IDF=Israel Defense Forces
IRGC=Islamic Revolutionary Guard Corps
BBC=British Broadcasting Corporation
NHS=National Health Service
UEFA=Union of European Football Associations
IOC=International Olympic Committee
`;

const longForms: ReadonlyMap<string, string> = new Map(
  TABLE.trim()
    .split('\n')
    .map((line) => line.split('=') as [string, string])
    .flatMap(([acronym, long]) => [
      [foldName(acronym), foldName(long)] as const,
      [foldName(long), foldName(long)] as const,
    ]),
);

/** The folded long form of an organization that its acronym, or its long form, names anywhere; undefined for any other name. */
export function knownLongForm(name: string): string | undefined {
  return longForms.get(foldName(name));
}
