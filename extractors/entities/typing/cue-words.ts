import { FormTable } from '../../text/lexicon.js';

/** What a word tells of the kind of name that it stands in or beside. */
export const Cue = {
  /** Sea, mountain, street, stadium: heads of places without a government. */
  place: 1,
  /** City, province, republic: heads of places with one. */
  polity: 2,
  /** War, summit, exercise, typhoon. */
  event: 4,
  /** Act, treaty, report, strategy. */
  work: 8,
  /** Missile, frigate, class, index. */
  product: 16,
  organization: 32,
  /** Before a ship's name: USS, HMS. */
  ship: 64,
  /** Type, Mark, Block: followed by a number they are a product's name. */
  designator: 128,
  /** Believers and parties: Muslim, Democrat. */
  group: 256,
  /** Before the name of a place without a government: Mount, Lake, Cape. */
  placeBefore: 512,
  /** Before an event's name: Operation, Exercise, Hurricane. */
  eventBefore: 1024,
  title: 2048,
} as const;

const table = new FormTable();

function cue(bits: number, words: string): void {
  for (const word of words.split(' ')) table.add(word, bits);
}

cue(
  Cue.place,
  'sea seas ocean bay gulf strait straits channel river rivers lake lakes island islands isle isles islets peninsula mountain mountains mount hills hill valley desert basin delta coast plateau canyon reef reefs shoal shoals atoll archipelago cape street road avenue boulevard square highway motorway expressway bridge airport stadium arena park dam reservoir canal forest glacier tunnel waterway bazaar quarter plain plains ridge range falls crater lagoon fjord sound beach port harbour harbor corridor pass steppe region rainforest trench seamount planet moon nebula galaxy hemisphere zone base airfield barracks shipyard plant mine field fields terminal refinery pipeline speedway palace cathedral mosque temple shrine tower ground oval',
);
cue(
  Cue.polity,
  'city county province state prefecture oblast republic kingdom emirate governorate emirates federation town village township municipality borough commonwealth principality territory canton commune krai raion',
);
cue(
  Cue.event,
  'war wars summit summits exercise exercises olympics games cup championship championships conference festival election elections crisis revolution uprising battle tournament open marathon drill drills dialogue expo fair massacre genocide famine earthquake eruption pandemic hurricane typhoon cyclone storm derby final finals referendum coup intifada blockade siege offensive campaign airshow biennale carnival prix week day forum',
);
cue(
  Cue.work,
  'act treaty agreement accord accords protocol convention strategy plan programme program initiative report review assessment outlook guidelines guideline law bill code constitution resolution declaration charter directive regulation regulations survey prize award awards paper bluebook yearbook framework doctrine pact memorandum communique communiqué study amendment roadmap statement ordinance decree manifesto encyclopedia novel album song film movie opera symphony bible award medal monitor bulletin almanac handbook dictionary deal budget scheme project atlas scoreboard barometer rule rules agenda vision mandate statute principles package policy compact update statistics factbook dashboard database brief briefing briefs scenarios scenario summaries summary perspectives trends estimates projections contributions textbook thesis podcast',
);
cue(
  Cue.product,
  'missile missiles fighter fighters submarine submarines destroyer destroyers frigate frigates corvette corvettes carrier tank tanks helicopter helicopters drone drones aircraft jet jets bomber bombers howitzer howitzers rifle rifles torpedo radar satellite satellites rocket rockets system systems class vessel ship ships gun guns vehicle vehicles engine engines car cars phone phones smartphone smartphones laptop console app software chip chips processor processors vaccine drug pill index indices crude futures benchmark launcher interceptor interceptors battery batteries warhead airliner jetliner sedan suv pickup truck trucks tractor telescope probe rover lander spacecraft capsule ferry tanker tug minehunter minesweeper patrol variant variants prototype model models edition version blend grade cruiser cruisers gunship mortar grenade platform bond',
);
cue(
  Cue.organization,
  'ministry department university institute council committee commission party corp corp. corporation inc inc. ltd ltd. llc plc co co. company companies group bank agency association union organization organisation army navy force forces court center centre foundation front movement parliament congress senate league club fc united college school academy board bureau office federation fund society authority service services times post news command brigade division regiment squadron holdings airlines airways alliance coalition network laboratory hospital press journal tribune herald gazette museum administration assembly directorate secretariat treasury police guard corps battalion partners capital technologies industries electronics motors energy pharmaceuticals consortium trust observatory chamber confederation exchange fleet wing militia unit headquarters bloc cabinet diet duma knesset bundestag shimbun brewery brands foods bros stores outlet broadcaster newspaper daily radio tv channel',
);
cue(
  Cue.ship,
  'uss hms hmas hmcs hmnzs js jds ins roks brp kri fgs fs its esps hnlms orp rss krs usns rv mv ms cnc cns ars bap nrp hdms knm hswms rfa',
);
cue(Cue.designator, 'type mark mk mk. block model project class series flight tranche batch');
cue(
  Cue.group,
  'muslim muslims christian christians catholic catholics protestant protestants jewish jew jews hindu hindus buddhist buddhists sikh sikhs shia shiite shiites sunni sunnis orthodox islamic islamist islamists democrat democrats democratic republican republicans conservative conservatives liberal liberals socialist socialists communist communists tory tories nationalist nationalists marxist marxists kurdish kurd kurds arab arabs berber tamil tamils uyghur uyghurs uighur uighurs rohingya hutu tutsi pashtun pashtuns roma zionist zionists evangelical evangelicals mormon mormons anglican lutheran hispanic latino latinos latina latinx',
);
cue(Cue.placeBefore, 'mount mt mt. lake cape gulf strait bay sea isle river rio port camp fort wadi jebel');
cue(Cue.eventBefore, 'operation exercise hurricane typhoon cyclone storm battle cop expo eurovision');
cue(
  Cue.title,
  'mr mr. mrs mrs. ms ms. dr dr. president minister chancellor senator sen. governor gov. general gen. colonel col. lieutenant lt. captain capt. admiral adm. king queen prince princess pope sir secretary',
);

/** The `Cue` bits of a token's form. */
export function cueOf(form: number): number {
  return table.get(form);
}
