"""Vocabulary: what a word of news is worth in telling one event from another."""

from __future__ import annotations

import math
import re

from briefing.text.remembering import remembered

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

# Words that tell nothing of what a report is about.
SMALL = frozenset(
    "a about after again against ago all also am an and any are as at be because been before being both but by can could"
    " did do does doing down during each even few for from further get got had has have having he her here hers him his"
    " how i if in into is it its just like may me might more most much must my no nor not now of off on once only or"
    " other our out over own per put s said same say says saying see she should since so some still such t than that the"
    " their them then there these they this those though through to too under until up us very was way we were what when"
    " where whether which while who whom why will with within without would yet you your".split()
)

# The same in other languages, by ISO 639-1: the words that make up nearly half of any text.
SMALL_ELSEWHERE = {
    "de": "aber als am an auch auf aus bei bis da das dass dem den der des die dies diese dieser doch dort durch ein eine einem einen einer eines er es für gegen habe haben hat hatte hätte ich ihm ihn ihr ihre im in ins ist ja kann kein keine können man mehr mit nach nicht noch nun nur ob oder ohne sagte sei sein seine seit sich sie sind so soll sollen sowie über um und uns unter vom von vor war waren was weil wenn werden wie wieder will wir wird worden wurde wurden zu zum zur zwei zwischen uhr",
    "es": "a al ante aunque como con contra cuando de del desde donde dos durante e el ella ellos en entre era es esta está este esto fue ha han hasta hay la las le les lo los más muy no nos o para pero por que qué se según ser si sido sin sobre son su sus también tiene todo tras un una uno ya y",
    "fr": "a afin ai ainsi alors après au aussi autre aux avait avant avec avoir c ce cela ces cette comme contre d dans de depuis des deux dit dont du elle elles en entre est et été être faire fait il ils j je l la le les leur leurs lors lui mais même n ne nous on ont ou où par pas plus pour qu que qui s sa sans se selon ses si son sont sous sur tous tout très un une vers y",
    "it": "a ad ai al alla alle anche c che chi ci come con contro cui da dal dalla dei del della delle dello di dopo due e è ed era fra gli ha hanno i il in io la le lo loro ma mentre nei nel nella non o per però più può quando quello questa questo se secondo senza si sia sono stata stato su sua sul sulla suo tra tutti un una uno",
    "nl": "aan al als bij dan dat de der die dit door een en er ging haar had hebben heeft het hij hun ik in is kan maar meer men met na naar niet nog nu of om onder ook op over te tegen tot twee uit van veel volgens voor was wat we werd wordt worden zal ze zich zij zijn zo",
    "pt": "a à ao aos as às até com como contra da das de depois do dois dos e é ela ele em entre era essa esta está este foi foram há isso já lhe mais mas mesmo muito na nas não no nos o os ou para pela pelo por que quem se sem ser seu sua são sobre também tem um uma",
}
_ELSEWHERE = frozenset(word for words in SMALL_ELSEWHERE.values() for word in words.split())
_ELIDING = ("fr", "it")

# Words that stand in many reports whatever the day: about one in twelve, and one in thirty. Our own reading of the
# news, so that a handful of articles is weighed as a full day's is; a large batch's own counts outweigh it.
OFTEN = frozenset(
    "accord according add announce back call come country day first former government group include last late lead make man"
    " million month mr new news next official one people police president public report reporter say secretary set show"
    " state statement support take tell three time today told two use week work world year".split()
)
COMMON = frozenset(
    "accuse action administration agency agree allow american amid another area around ask attack authority bill billion"
    " board building business campaign case chief child city claim close committee company concern continue council court"
    " cut deal death decision department director early economy effort election end expect face family federal fight find"
    " five force foreign found four free general give go good half head health help high hit hold home hope hour house"
    " human increase investigation issue job judge keep kill know large law leader least left legal life line live local"
    " long lose low major many market meet meeting member military minister minute move national need night office old"
    " open order party past pay percent place plan point policy political power press price program raise rate reach"
    " release remain representative reveal rise rule run seek senior service several share side sign six small speak"
    " spokesman spokeswoman start stop team term think thousand threat top trade try tuesday turn update video vote want war warn white"
    " win woman worker wednesday thursday friday saturday sunday monday u.s yesterday tomorrow young".split()
)

# … and about one in eighty, and in 240: counted in articles of our own, and what else is as ordinary by our own reading. The stories of
# full rows are found without them, by their own counts; where few reports came in, they say what is a name, and what tells.
FAIRLY_COMMON = frozenset(
    "above accepted account across added air airline airport alone along among analysts answer appeal appeared"
    " argued army arrested asked asking attorney author away bad ban bank beat become began begin behind believe"
    " below best better between blamed blocked boat body books border boss bought break bridge bring broke brought"
    " budget built burned bus buy came can't candidate cannot capital captain car carried carrying cars cause cent"
    " central centre chair chairman change charge children church clean club coach comment conceded confirmed"
    " contract cost counted county covers cracks crash crew crossing crowd customers cuts damage data daughter"
    " days dead decided declined delay demand denied denies deputy described died dies dispute district doctors"
    " dog dollars don't done door drive drivers earlier earn eight eleven else energy engineers enough euros"
    " evening ever every evidence exchange executive factory failed fall far farm farmers father fear fell ferry"
    " field fifth figures final finance fine fire firefighters firm fish flights flood floor followed forecast"
    " forty front fuel full fund game gas gate gave gets girl given goes going gone governor guard guilty hall"
    " hand happened heard hearing held hills hospital hotel hundred hurt husband ill inquiry inspector interest"
    " interview island jailed jobs joined jury kept key kilometres knew known land largest later laughed lawyer"
    " leak learned leave led less let letter light list locked look loss lost lower machine made maker manager"
    " marks match matter mayor meant measured men message met metres midnight miles mill ministry missing money"
    " morning mother museum name named near nearly never newspaper nine noon north northern nothing number nurses"
    " offered officers oil opposition others outside owner p page paid paint panel paper parents park parliament"
    " part passed passengers patients person phone picked pilot plant played poll port post prison profit promised"
    " prosecutors protest published pulled pupils quarter question radio rail railway rain ran read recalled"
    " record refused regulator rejected remember rescue residents resigned rest result retired return review right"
    " rival river road roof room rose round row ruling running runs safe sales saw school sea search seats second"
    " seen sell send sent sentence seven shift ship shop short shot shut single site sleep sold soldiers somebody"
    " son sorry south spent spoke spring staff stage stand star station stay stolen stood stopped storm strand"
    " strike struck student study summer suspect table taken taking talks tax teacher telephone ten test thanked"
    " thing third thirty thought tonight tonnes took town train transport treated trial trucks trust twice union"
    " used village visit voted voters wait walked wall watch water well went whose wife wind wins winter witnesses"
    " won word worth write written wrong wrote yes".split()
)
ORDINARY = frozenset(
    "abroad academy accident act acted actor actress adding address admitted adult advised adviser affair"
    " affected afternoon aftershock age aged agreement ahead aide alarm alliance almost already always ambassador"
    " ambulance anger animal annual anybody anyone anything apart apologised apologized app approved approximately"
    " april arrive arson articles asleep assault assistant association attacker attempted august autumn available"
    " average award baby bail ball ballot banker banned bans barely barn barrister bars battery batting bay beach"
    " bear beautiful beds bell belongs bench beside beyond bid bird bit blast blaze bond bonus born borrowed"
    " bottle bottom bowled box boy branch brand bread breath brief brigade british broken brother brown builder"
    " bureaus burglary buried burst cabin cabinet cable camera camp campaigner cancelled cancer card care careful"
    " carmaker carriage carriageway cases cash cat catch cattle caught cell center century chain chamber chance"
    " chaos charity cheaper check chip chose christmas classroom clear clerk client climbed clinic clinical"
    " closure co coalition coast coat code coffee cold collapse colleagues college collision colour coming"
    " commuter competition complained complaint complete completely computer concert condition conference consider"
    " constituency consultant consumer contained contractor control convicted conviction cooked coroner councillor"
    " crime critics crucial cup current currently custody customs dad daily dam danger dark date dawn debate debt"
    " decade december declared deep defeat defence defendant defended defender defensive deficit degrees delegate"
    " delivered depot desk despite destroyed detail detective didn't different digital direct directly discuss"
    " disease dismissed divers dividend doesn't dogs donation donors double dozen draft draw drawn drew drop"
    " dropped drove drowned drug dry due duty earth earthquake east easter eastern easy eat eaten eating education"
    " effect either email emergency employees employers empty ended ends engine english enter entire epicentre"
    " escaped estimated european evacuated event eventually everybody everyone everything ex exactly exam"
    " exhibition experts explain express extra extremely eyes facility failure fair fallen famous fan fast feature"
    " february feel feet felt festival fewer fierce file filled film finally fined finished fired fishermen"
    " fixture flames flat flew flock fog food foot form fortnight forward fought foundation founder fourth fraud"
    " freed freight friends fully future gained gale gallery garden glass goal goalkeeper grandfather grandmother"
    " grant great grocer ground grow growth guest gun gust halt handled happy harbor harbour hardly he'd"
    " headteacher heart heat heavy helicopter herd hide higher highest highway himself history hits hole hoped"
    " horse host households huge ice idea image immediate immediately impact improved incident income individual"
    " industrial industry infection inflation initial injured injury innings inquest inside insisted instead"
    " insurers interior investigating investment investor involve irish isn't itself january jet journal july jump"
    " junction june juror keys kid kind knife lake lane largely launch lawmakers lay league lender lesson level"
    " library lightning likely limited listen little lived living loan longer lorries los lot love lovely lowest"
    " lunch magistrates magnitude mail main majority manifesto manslaughter manufacturer map march massive"
    " maternity means media medical memo memory mention mid midday midfielder midweek midwife mind mine mission"
    " mist mistake model moment moon mostly motion motorist motorway moved moving mp mum murder music nations"
    " nationwide neighbors neighbour neither net network nominee none normal note notice novel november october"
    " offence online operations operator opportunity ordinary organiser original otherwise outbreak overall"
    " overnight owns packed partner patience patrol payment pays penalty pension pensioner performance perhaps"
    " period pet petition photo photograph picket picture pitch plain planned platform player pleaded please pool"
    " position possible possibly potential pound praised premier prepare present pressure previous previously"
    " primary printed private prize probably problem process product production progress project promotion proper"
    " properly property proposed prosecution protester provide pump pushed quake quality quay queue quick quiet"
    " quit quoted race raid rally rather readers ready real reason received recent recently recovered red reduced"
    " redundancy referee referendum reform region regional regular related relief remarks rent reopen repair"
    " replaced replied require rescuer research researchers respect respond responsible resume retail retailer"
    " revenue reward ring rises risk robbed robbery rolled route ruled runway safety sailing salary sank sat save"
    " saved scene scientists score scottish season seem separate september series serious seriously served settled"
    " shareholder sheep shooting shore shortly shouted shown signal significant silence similar simple simply"
    " singer sinking sister sit sitting situation sixty size slept slid slightly slow smelled smoke snow society"
    " soft software solicitor something songs sort sound source southern special specialist speech spending split"
    " squad square stabbed stadium stake standard statue steady steal steel step stock stole stones store story"
    " street strength stress striker strong strongly structure substitute success sudden suddenly suffered suggest"
    " supermarket supplier supply supporters sure surface surgeon surgery surprise survey survived survivors"
    " suspended sweet switched symptom system takeover target tariffs taught tea teaching teenagers temporary"
    " tenants tents testified text theatre theft themselves thin threatened ticket tide tiny tired title toll"
    " total tough tour tourism tourist tournament toward tower track traders traditional traffic tram travel"
    " traveller treatment treaty trees tremor tribunal tried trip troops true trying turnout turnover tweeted"
    " twelve twenty type unable unit university unusual urged usual usually utility vaccinated vaccine value van"
    " various vehicle verdict version vessel victims victory view virus visitor vital voice volunteer vulnerable"
    " wage walkout ward warehouse warm wave weapon weather website wedding weekend weigh weight welcome welsh west"
    " western wet whatever wheel whenever whole wicket wide widow wild willing window winner wish women wonder"
    " wood worried worry worse worst yard yellow youth".split()
)

#: Words that stand in as many reports in other languages, as they are written: nothing is cut off them.
OFTEN_ELSEWHERE = {
    "de": "angaben bereits bürgermeister bürgermeisterin dienstag donnerstag drei ehemalige ende erklärte erste ersten freitag fünf gegenüber gesagt gibt große hieß jahr jahre jahren land landes leben leute mann mehrere menschen milliarden millionen minister ministerin ministerium mitteilte mittwoch monat montag morgen mutmaßliche nacht neue neuen partei polizei prozent präsident präsidentin regierung samstag sechs seien sieben sonntag sprach sprecher sprecherin staat stadt stunden tag tage tagen teilte tote toten verletzt verletzte vier woche wochen zehn zufolge",
    "es": "además afirmó agosto alcalde alcaldesa anunció aseguró autoridades ayer año años caso cinco ciudad cuatro después dijo domingo día días explicó fuentes gobierno gran hace heridos hombre horas hoy jueves junto lunes martes mayor mejor mes meses mil millones ministra ministro miércoles muertos mujer mundo noche nueva nuevo partido país personas policía presidenta presidente primer primera segundo seis semana señaló siete sábado tarde tres viernes último",
    "fr": "affirmé ajouté annonce annoncé année années ans autorités blessés cas chef cinq dernier dernière dimanche dix déclaré euros expliqué femme fin fois france gouvernement groupe heure heures hier homme hui huit janvier jeudi jour jours juin lundi maire mardi mercredi milliards million millions ministre ministère moins mois monde mort morts nombre nouveau nouvelle nuit parti pays personne personnes police porte-parole premier première prix président présidente quatre samedi semaine semaines sept situation soir trois vendredi victimes vie ville vingt",
    "it": "alcuni anni anno annunciato cinque città detto domenica donna euro ex feriti fine giorni giorno giovedì governo ieri luglio lunedì martedì mercoledì mesi mila miliardi milioni ministero ministra ministro mondo morti morto nuova nuovo oggi ora ore ormai paese parte partito persone polizia presidente prima primo quattro sabato sei sera sette settimana settimane sindaca sindaco spiegato tre ultimi uomini uomo venerdì vittime volta",
    "nl": "aantal afgelopen burgemeester dag dagen dinsdag dode doden donderdag drie eerste euro gemeente gewonden gezegd goed grote jaar jaren kabinet keer laat land laten later maand maandag maanden man mensen miljard miljoen minister ministerie nacht nieuwe partij politie premier president procent regering staat stad uur vandaag vier vijf vrijdag vrouw week weken woensdag woordvoerder zaterdag zegt zei zes zeven zondag",
    "pt": "afirmou ano anos anunciou apenas autoridades caso cidade cinco deputados dia dias disse domingo euros ex feira feridos governo grande hoje homem horas meses mil milhões ministra ministro ministério mortos mulher mundo mês noite nova novo partido país pessoas polícia presidente primeira primeiro quarta quatro quinta segunda segundo seis semana semanas sete sexta sábado terça três último",
}

WEEKDAYS = {day: n for n, day in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
# "May" is left out: it is a verb more often.
MONTHS = {month: n for n, month in enumerate("january february march april june july august september october november december".split())}  # fmt: skip

# The same in other languages: Monday to Sunday (in Portuguese the others are ordinals as well), and the same eleven months.
_CALENDARS = {
    "de": "montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april juni juli august september oktober november dezember",
    "es": "lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril junio julio agosto septiembre octubre noviembre diciembre",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril juin juillet août septembre octobre novembre décembre",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio marzo aprile giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april juni juli augustus september oktober november december",
    "pt": "- - - - - sábado domingo janeiro fevereiro março abril junho julho agosto setembro outubro novembro dezembro",
}
#: By language, the bit of each word of the calendar: 0-6 are the weekdays, from 7 on the months.
CALENDARS = {
    "en": {**{day: 1 << n for day, n in WEEKDAYS.items()}, **{month: 1 << 7 + n for month, n in MONTHS.items()}}
}
CALENDARS |= {
    language: {word: 1 << n for n, word in enumerate(words.split())} for language, words in _CALENDARS.items()
}


def tokens(text: str) -> list[str]:
    """Return the words of a text in lower case, in order."""
    return _WORD.findall(text.lower())


@remembered(1 << 18)
def stem(word: str, language: str = "en") -> str:
    """Return a word without its commonest endings (in English), or "" where it tells nothing."""
    word = word.replace("’", "'").removesuffix("'s")
    if word in (SMALL if language == "en" else _ELSEWHERE):
        return ""
    if language != "en":
        # l'accident, dell'economia: what is elided tells nothing.
        word = word.rpartition("'")[2] if language in _ELIDING else word
        return "" if word in _ELSEWHERE else word
    if len(word) <= 4:
        return word
    if word.endswith("ies"):
        word = word[:-3] + "y"
    elif word.endswith("s") and word[-2] not in "su":
        word = word[:-2] if word.endswith("es") and word[-3] in "sxzh" else word[:-1]
    if word.endswith("ing") and len(word) > 6:
        word = word[:-3]
    elif word.endswith("ed") and len(word) > 5:
        word = word[:-2]
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def commonness(stemmed: str, language: str = "en") -> float:
    """Return the share of all reports that a word is expected to stand in."""
    return _EXPECTED.get(language, _NOTHING).get(stemmed, 0.0)


_NOTHING: dict[str, float] = {}
_EXPECTED = {"en": {**{stem(w): 1 / 30 for w in COMMON}, **{stem(w): 1 / 12 for w in OFTEN}}}
_EXPECTED |= {language: dict.fromkeys(words.split(), 1 / 12) for language, words in OFTEN_ELSEWHERE.items()}
_ORDINARILY = {
    "en": {**{stem(w): 1 / 240 for w in ORDINARY}, **{stem(w): 1 / 80 for w in FAIRLY_COMMON}, **_EXPECTED["en"]}
}


def telling(stemmed: str, language: str = "en") -> float:
    """Return how much more a word tells that two reports share than one of the commonest does (natural logarithm)."""
    share = _ORDINARILY.get(language, _EXPECTED.get(language, _NOTHING)).get(stemmed, _RAREST)
    return math.log(_COMMONEST / share)


# The shares of reports that the commonest words stand in, and those that are on no list.
_COMMONEST, _RAREST = 1 / 12, 1 / 1000
