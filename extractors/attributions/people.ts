import { FormTable } from '../text/lexicon.js';

const people = new FormTable();
for (const word of `official officials spokesman spokeswoman spokesperson spokesmen analyst analysts expert experts author authors researcher researchers economist
  economists critic critics minister ministers president chairman chairwoman chair chief director governor mayor senator lawyer lawyers attorney attorneys
  aide aides adviser advisers advisor advisors strategist strategists executive executives scientist scientists source sources person people man woman
  men women voter voters resident residents witness witnesses guard guards diplomat diplomats general commander captain officer officers doctor
  doctors professor professors founder owner manager managers farmer farmers trader traders investor investors lender lenders forecaster forecasters
  family families friend friends judge judges court courts prosecutor prosecutors police investigator investigators regulator regulators auditor
  auditors inspector inspectors leader leaders member members candidate candidates nominee lawmaker lawmakers secretary deputy undersecretary
  ministry ministries department agency agencies bank banks company companies firm firms government governments office bureau commission committee
  council union unions group groups charity charities think-tank institute institution institutions university association federation party
  parties parliament congress senate administration campaign team staff newspaper paper magazine outlet broadcaster network website
  authority authorities board panel organisation organization organisations organizations coalition alliance bloc fund foundation service
  watchdog tribunal army navy military manufacturer maker operator airline carrier retailer insurer broker producer utility exchange consultancy
  reporter reporters journalist journalists editor editors columnist blogger historian historians activist activists advocates advocate
  supporter supporters opponent opponents rival rivals colleague colleagues teacher teachers student students worker workers engineer engineers
  city state country nation school hospital creditors tenants landlord neighbor neighbour mother father brother sister son daughter wife husband
  half majority percent many others some respondents participants patients users owners bosses suppliers buyers sellers pollster pollsters body
  ambassador envoy caller callers moderator moderators interviewer interviewers pilot observer observers employee employees employer employers congressman congresswoman lobbyist lobbyists commentator commentators organizer
  organizers operative operatives businessman billionaire mogul sheriff columnists bloggers sailor soldier soldiers rebel rebels militants inmate inmates prisoner detainee oldest youngest former lobby parents
  trackers planners commanders generals admiral admirals colonel colonels lieutenant marshal secretariat directorate command headquarters staffer staffers
  legislator legislators chancellor premier envoys negotiator negotiators insider insiders veterans contractor contractors shipbuilder shipbuilders
  shipyard mission delegation regime chiefs inspectorate ombudsman treasury monitors intelligence embassy ngo ngos insurers cooperative
  chamber coastguard yard garrison brigade squadron fleet comptroller statistician statisticians supervisor
   ally allies backer backers surrogate surrogates delegate delegates commenter commenters fan fans
  jury juries juror jurors justice justices pastor pastors rabbi rabbis pope bishop bishops priest priests imam host hosts anchor anchors pundit
  pundits scholar scholars academic academics coach comedian singer actor actress politician politicians protester protesters demonstrator
  demonstrators hacker hackers mourners veteran conservatives liberals progressives democrats republicans evangelicals
  speaker speakers associate associates speechwriter speechwriters physician physicians technologist technologists objector objectors outlets audiences
  faction factions camp church churches publisher publishers commissioner commissioners councillors spectators subscribers lady ladies protestors
  household households shoppers commuters drivers passengers populists foes detractors skeptics sceptics proponent proponents attendee attendees newcomer scouts nurses fishermen folks`.split(
  /\s+/u,
))
  people.set(word, 1);

const sure = new FormTable();
for (const word of `spokesman spokeswoman spokesperson delegate delegates analyst analysts advocates experts economists officials critics voters researchers
  president minister senator aide aides advisers strategist professor constituent co-host campaigners respondents diplomats`.split(
  /\s+/u,
)) {
  people.set(word, 1);
  sure.set(word, 1);
}

/** Whether a word form names people or an organisation by a common noun. */
export function isPeople(form: number): boolean {
  return people.get(form) === 1;
}

/** Whether it does and is never a verb, whatever the tagger says. */
export function isSurelyPeople(form: number): boolean {
  return sure.get(form) === 1;
}
