"""Words that tell who speaks: titles, role nouns, pronouns, first names. Tables, sorted within each line."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from briefing.text.remembering import remembered


def _set(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


#: What short titles stand for, so that "the senator" is found in "Sen. Pruitt".
TITLE_FORMS: Mapping[str, str] = {
    "capt": "captain", "cmdr": "commander", "col": "colonel", "congressman": "representative", "congresswoman": "representative",
    "det": "detective", "dr": "doctor", "gen": "general", "gov": "governor", "lt": "lieutenant", "prof": "professor",
    "rep": "representative", "rev": "reverend", "sec": "secretary", "sen": "senator", "sgt": "sergeant",
}  # fmt: skip
#: Titles and offices written with a capital before a name: "Donetsk Gov. Pavlo Kyrylenko".
TITLES = _set(
    "adm admiral ambassador archbishop archduke assemblyman assemblywoman associate attorney baroness bishop brig brigadier",
    "cabinet-secretary capt captain cardinal chair chairman chairwoman chairperson chancellor chef chief cllr cmdr coach col",
    "colonel commander commissioner comptroller congressman congresswoman congressperson consul corporal councillor councilman",
    "councilmember councilwoman counselor count countess cpl dame deacon dean delegate democrat deputy detective det director dr",
    "doctor duchess duke emperor envoy father fr first-lady gen general gov governor hon imam inspector insp judge justice king",
    "lady lieutenant lord lt maj major marshal mayor messrs minister miss mr mrs ms mx mx monsignor mufti officer pastor patriarch",
    "pfc pope premier president president-elect prime-minister prince princess principal prof professor pvt queen rabbi rep",
    "representative republican rev reverend sec secretary secretary-general sen senator sergeant sgt sheik sheikh sheriff sir",
    "sister solicitor speaker spc spokesman spokesperson spokeswoman sultan superintendent supt sgt taoiseach treasurer",
    "undersecretary vice-president lawmaker co-founder founder ceo cfo chairman-designate congressmember sub-inspector trooper",
    "herr frau bundeskanzler bundeskanzlerin kanzler kanzlerin ministerpräsident ministerpräsidentin außenministerin außenminister",
    "innenminister innenministerin sprecher sprecherin präsident präsidentin bürgermeister bürgermeisterin",
    "mme m monsieur madame président présidente ministre maire sr sra señor señora presidente presidenta alcalde alcaldesa",
)
#: Endings of titles that one word makes of many: "Finanzminister", "Regierungssprecherin".
TITLE_ENDINGS = ("anwalt", "anwohner", "anwohnerin", "anwältin", "chef", "chefin", "dezernent", "dezernentin", "direktor", "direktorin", "kanzler",
    "kanzlerin", "leiter", "leiterin", "meister", "meisterin", "minister", "ministerin", "präsident", "präsidentin", "sprecher", "sprecherin",
    "vorstand", "vorständin")  # fmt: skip
#: What is left of a title when the name is taken as the last thing before it: parts of titles, never of names.
TITLE_PARTS = TITLES | _set(
    "acting deputy ex former foreign defense defence health interior finance justice prime vice first lady of state home",
    "treasury education energy trade labor labour transport environment agriculture press senior chief executive national",
    "security adviser advisor retired then-president late lead presidential white house",
)
#: Nouns for people by what they do: they open a speaker that has no name, or stand before one.
ROLES = TITLES | _set(
    "assistant chief granddaughter stepdaughter stepfather stepmother stepson academic activist actor actress administrator advocate adviser advisor agent aide ally analyst anchor announcer",
    "anthropologist applicant archaeologist architect artist astronaut astronomer athlete attendee attorney author",
    "banker barrister biographer biologist blogger boss boy broker brother builder campaigner candidate captain caller carer",
    "chairman chemist child citizen cleric clerk client coauthor co-author collector columnist comedian commander commentator",
    "commissioner commuter composer constable consultant contractor contributor cook coordinator coroner correspondent counsel",
    "councillor councilor counsellor critic customer dad dancer daughter dealer defender defendant demonstrator designer",
    "detective developer diplomat director dissident doctor driver ecologist economist editor educator eldest employee",
    "engineer entrepreneur epidemiologist evacuee ex-president ex-minister examiner executive expert family fan farmer father",
    "filmmaker financier firefighter fisherman follower founder friend gamer gardener geologist girl girlfriend governor",
    "graduate grandfather grandmother grandson guard guest guide head historian host hostage hunter husband immigrant",
    "inspector instructor insider interpreter inventor investigator investor jeweller journalist judge juror lawmaker lawyer",
    "leader lecturer legislator librarian linguist lobbyist magistrate man manager marketer marshal mathematician mayor mechanic",
    "medic member merchant meteorologist migrant miner minister moderator mother mum mom musician narrator negotiator neighbor",
    "neighbour nephew neurologist niece novelist nurse nutritionist observer officer official onlooker operator organiser",
    "organizer owner painter panelist parent participant partner passenger pastor patient pediatrician person pharmacist",
    "philanthropist philosopher photographer physician physicist pilot planner player playwright poet policeman policewoman",
    "politician pollster poster premier president priest principal prisoner producer professor programmer prosecutor",
    "protester protestor psychiatrist psychologist publicist publisher pupil ranger reader recruiter referee refugee regulator",
    "relative reporter representative republican democrat rescuer researcher resident restaurateur retiree reviewer rider",
    "rival sailor salesman scholar scientist screenwriter secretary seller senator shareholder sheriff shopkeeper shopper",
    "singer sister skipper sociologist soldier solicitor son songwriter source speaker specialist spectator spokesman",
    "spokesperson spokeswoman statistician star strategist striker student supervisor supplier supporter surgeon",
    "survivor suspect teacher teammate technician teen teenager tenant theologian therapist tourist trader trainer translator",
    "traveler traveller trustee tutor uncle aunt undersecretary veteran victim viewer villager virologist visitor volunteer",
    "voter waiter waitress warden widow wife winner witness woman worker writer youth zoologist colleague journalist cousin people someone somebody teller",
    "anwalt anwältin architekt architektin bewohner bewohnerin forscher forscherin landrat landrätin leiter leiterin",
    "agriculteur agricultrice avocat avocate boulanger boulangère directeur directrice entraîneur entraîneuse habitant habitante juge",
    "maire patron patronne porte-parole procureur procureure préfet préfète",
    "abogado abogada agricultor agricultora alcalde consejero consejera entrenador entrenadora gobernador gobernadora juez jueza portavoz vecino vecina",
    "grandparent half-brother opponent nominee frontrunner front-runner contender incumbent mp msp mep ceo cfo",
    "bystander churchgoer congregant cyclist holidaymaker homeowner landlord motorist parishioner passer-by pedestrian pensioner worshipper",
    "billionaire millionaire tycoon mogul champion striker midfielder goalkeeper winger pitcher quarterback forward champ",
)
#: Those who speak for others.
SPOKESPEOPLE = _set("porte-parole portavoz spokesman spokesperson spokeswoman sprecher sprecherin")
#: Nouns for bodies that speak.
BODIES = _set(
    "administration agency airline automaker carmaker carrier chipmaker conglomerate drugmaker giant insurer lender planemaker alliance army assembly association authority authorities bank board body brigade broadcaster",
    "bureau cabinet campaign caucus center centre chain chamber charity church city club coalition college commission committee",
    "company conference congress consortium consulate corporation council county court department district division embassy",
    "facility federation firm force forces foundation fund government group guild hospital house institute institution junta",
    "league legislature magazine maker manufacturer media ministry mission mosque movement municipality museum navy network newspaper",
    "gewerkschaft regierung partei polizei behörde unternehmen bundesregierung opposition stadtverwaltung städtetag verband verein",
    "syndicat gouvernement ministère entreprise compagnie société mairie préfecture parti sindicato gobierno ministerio policía empresa aerolínea ayuntamiento oposición partido",
    "nonprofit office operator opposition organisation organization outlet palace panel parliament party police prosecution",
    "provider publication publisher regime regulator retailer school secretariat senate service society staff startup studio",
    "syndicate team thinktank tribunal trust union university utility watchdog website militia monitor paper parents",
)
#: Things that carry somebody's words: "the statement said", "Cornyn's letter added".
TEXTS = _set(
    "account advertisement affidavit analysis article audit ballot banner bill blog book brief bulletin caption charter circular",
    "column complaint constitution contract decision declaration decree diary directive document draft dossier editorial email",
    "e-mail essay filing findings flier flyer guidance indictment interview journal judgment judgement law lawsuit leaflet",
    "letter listing manifesto manual memo memoir memorandum message motion note notice opinion order pamphlet petition placard",
    "plaque poem policy post poster press proposal readout record release report resolution review ruling rules sign slogan",
    "speech statement study suit summary survey testimony text transcript treaty tweet verdict video warning warrant website",
)
PRONOUNS: Mapping[str, str] = {"he": "m", "she": "f", "they": "p", "it": "n", "we": "p", "i": "i", "who": "r"}
#: The pronouns of other languages, by ISO 639-1.
PRONOUNS_MORE: Mapping[str, Mapping[str, str]] = {
    "de": {"er": "m", "sie": "f", "es": "n", "wir": "p"},
    "fr": {"il": "m", "elle": "f", "t-il": "m", "t-elle": "f", "ils": "p", "elles": "p", "on": "p"},
    "es": {"él": "m", "ella": "f", "ellos": "p", "ellas": "p"},
}
#: Roles and titles that tell a gender.
FEMALE = _set(
    "actress baroness chairwoman congresswoman councilwoman dame daughter duchess girl girlfriend grandmother her lady",
    "madame mme mom mother mrs ms miss mum niece policewoman princess queen señora sister spokeswoman waitress widow wife woman",
    "sra frau kanzlerin bundeskanzlerin ministerin präsidentin sprecherin presidenta aunt assemblywoman",
)
MALE = _set(
    "actor-turned assemblyman boy brother chairman congressman councilman dad duke emperor father fr grandfather grandson husband imam king",
    "lord man monsieur mr nephew policeman pope priest prince rabbi salesman señor sir son spokesman sr uncle waiter herr kanzler m",
)
#: Words that open a noun phrase.
DETERMINERS = _set(
    "a all an another both each every few her his its many most my no one other our several some the their these this",
    "those three two your four five six der die das ein eine einer le la les un une des el los las una unos",
)
#: Small words inside a name: "Pieter van der Berg", "Bank of England".
PARTICLES = _set(
    "al af am an auf av ben bin da de degli dei del della den der des di do dos du e el ibn la las le los of san ten ter und van von y zu zum zur &"
)
#: Words that stand with a capital at the head of a sentence and are no names.
NOT_NAMES = _set(
    "a about above according across additionally after again against ahead all almost along already also although always amid",
    "among an and another any anyone apart are around as asked aside at away back based because been before behind being below",
    "beside besides between beyond both but by can citing click come compared consider could days despite did do does don't",
    "down during each earlier either else even eventually ever every everyone everything except few fewer finally first five",
    "following for former four from further get given go had half has have he her here hers him his hours how however i if",
    "in including indeed inside instead into is it its it's i'm just last late later least less let like long look made",
    "make many maybe meanwhile might minutes months more moreover most much must my nearly neither never nevertheless new next",
    "no nobody none nonetheless nor not nothing now of off often on once one only or other others otherwise our out over",
    "overall part particularly people per perhaps please prior rather read reading recently regarding responding same second",
    "see separately seven several she should similarly since six so some someone something sometimes soon speaking still such",
    "take ten than thank thanks that that's the their them then there thereafter therefore there's these they they're third",
    "this those though three through throughout thus to today together tomorrow tonight too top toward two under unless",
    "unlike until up upon very via was watch we weeks well were we're what what's when whenever where whereas whether which",
    "while who whom whose why will with within without would writing years yes yesterday yet you your you're asking adding",
    "officials police authorities experts critics supporters lawmakers residents analysts researchers scientists investigators",
    "born critics markets neighbors neighbours north profits revenue sales shares stocks tributes south east west northern southern eastern western",
    "prosecutors reporters witnesses doctors voters protesters economists activists aides advisers editors teachers students",
)
#: The same of other languages, by ISO 639-1.
NOT_NAMES_MORE: Mapping[str, frozenset[str]] = {
    "de": _set(
        "ab aber als am an angesichts auch auf aus außerdem bei beim bis da dabei dafür damit danach dann daran darauf darum dass",
        "dazu denn dennoch derzeit deshalb doch dort durch ebenso erst etwa für ganz gegen gegenüber gestern gefragt gleichzeitig heute hier hinter ihr im in",
        "infolge inzwischen ja jedoch jetzt kein keine laut mal manche mehr mehrere mit mitten morgen nach nachdem neben nein nicht nichts",
        "niemand noch nun nur ob obwohl ohne sechs schon sein seine seit seitdem selbst so sobald sofort sogar sonst statt",
        "trotz trotzdem über um und unter viele vielleicht vielmehr vom von vor wann warum was wegen weil weiter weitere welche wenn wer",
        "während wie wieder wo wobei zu zudem zuletzt zum zumindest zunächst zur zuvor zwar zwei drei vier fünf zwischen",
    ),
    "es": _set(
        "a además ahora al algo alguien algunas algunos allí ante anoche antes aquel aquí así asimismo aunque ayer bajo cada casi como con",
        "contra cual cualquier cuando cuanto dado de del desde después donde dos durante e en entonces entre era esa ese eso esta este esto",
        "fue hace hacia hasta hay hoy incluso interrogada interrogado junto luego lunes martes mañana más mediante menos mientras muchas muchos muy nada",
        "nadie ni no nuestra nuestro nunca o otra otro otros para pero poco por porque preguntada preguntado pues qué quien quién",
        "quizá se según si sí sin sino sobre solo sólo son su sus también tampoco tan tanto todas todo todos tras tres tu unos y ya",
    ),
    "fr": _set(
        "à afin ainsi alors après au aucun aujourd'hui aujourd’hui aussi autour autre aux avant avec beaucoup bien car ce ceci cela celle",
        "celui certains ces cet cette ceux chaque chez ci comme comment contre d dans de depuis derrière dès désormais deux devant donc",
        "dont du durant elle en encore enfin ensuite entre et face hier hors ici interrogé interrogée interrogés jamais jeudi jusqu",
        "leur leurs loin lors lorsque lundi là mais malgré mardi mercredi même moins ne ni non nos notre nul on or où ou par parce",
        "parmi pas pendant peu plus plusieurs pour pourquoi pourtant près presque puis quand quant que quel quelle quelques qui quoi",
        "rien sa samedi sans sauf se selon ses seul seule si sinon six sur tandis tant tous tout toute toutefois toutes très trois trop",
        "vendredi vers voici voilà vos votre",
    ),
}
WEEKDAYS = _set("monday tuesday wednesday thursday friday saturday sunday")
DAYS = WEEKDAYS | _set(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs fri sat sun",
)
#: The last word of a name that tells a body and not a person.
BODY_NAMES = _set(
    "air aviation bancorp beverages biotech brands builders capital couriers cruises dynamics education entertainment farms fashion fisheries freight genomics healthcare hotels insurance interactive investments leisure logistics machinery management"
    " manufacturing metals microsystems mobile motor networks outdoors packaging pictures plastics properties publishing publishers realty records recycling renewables resorts restaurants robotics savings semiconductor semiconductors software stores"
    " supermarkets textiles theater theatre therapeutics toys transit transport trucking ventures wireless academy act agency airlines amendment avenue award bowl bridge championship cup day festival games island islands lake league mountain"
    " ocean open park prize river road sea square valley war week airways bakery brewery brothers cement chemicals dairy electric"
    " electricity enforcement foods gas holding laboratory labs logistics marine materials mills mining oil pharma pharmaceuticals power protection rail"
    " railways shipping solar steel telecom union utilities water works airlines alliance army assembly association authority bank board brigade broadcasting bureau cabinet",
    "campaign capital center centre chamber church city clinic club coalition college co commission committee communications",
    "company conference congress convention corp corporation council county court department district division embassy energy",
    "enterprises express sciences federation financial force forces foundation fund gazette group guard guild herald holdings hospital",
    "house inc industries institute institution international journal kremlin laboratories league llc ltd media ministry",
    "mission motors museum navy network news office organisation organization palace partners party pentagon police post press",
    "project radio records report republic review school securities senate service services society state states street studios",
    "supreme syndicate systems team technologies television times treasury tribune trust tv union university watch white",
)

#: What follows a surname.
SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])


@remembered(16384)
def surname(name: str) -> str:
    """Return the last name in lower case, suffixes aside."""
    words = [w for w in name.replace("’", "'").removesuffix("'s").split() if w.strip(".,").lower() not in SUFFIXES]
    return words[-1].strip(".,").lower() if words else ""


@cache
def first_names() -> Mapping[str, str]:
    """Return first name in lower case -> "f" or "m", for names that mostly one gender bears, "?" for a few of either."""
    lines = files("briefing.text").joinpath("firstnames.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))
