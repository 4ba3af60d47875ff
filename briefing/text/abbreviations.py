"""Abbreviations: words that end in a point without ending their sentence, by language."""

from __future__ import annotations

# After these a sentence goes on, whatever follows: titles before names, and the like.
_BOUND = {
    "de": """abb abs allg art bd bspw bzgl bzw ca chr dipl dr ehem einschl evtl fa ggf hr hrsg inkl ing insb jh kap lt max
        min nr od prof rd rer red s sog st str tel u.a vgl z.b z.t zz zzgl d.h i.d.r o.ä u.ä v.a v.chr n.chr mio mrd
        jan feb mär apr jun jul aug sep sept okt nov dez frl fr""",
    "en": """adj adm approx asst atty brig bros capt cf ch cmdr cmdt col comdr cpl dep det dir dist dr e.g ens est
        exec fig figs fr gen gens gov govs hon i.e insp lt maj mdm messrs mgr mlle mme mr mrs ms msgr mt mx pfc
        pp pres prof profs pvt rep reps rev rt sec secy sen sens sgt spc spec ssgt st ste sup supt treas v viz vol vs""",
    "es": """arq art av avda cap cf cía d da dª dn dña doc dr dra drs ed ee.uu excmo fig gral gob ing lic ldo
        ma mons mr mtro núm nº p pág págs prof profa s sr sra sres srta sta sto tel ud uds vol p.ej""",
    "fr": """adj art av bd cf ch chap col dir dr env ex fig gén hab ing j.-c k l lt m mgr min mlle mlles mm mme mmes mr ms
        n no p pp prof r réf sgt st ste suiv t tél vol p.ex""",
    "it": """art avv c.a cap cfr col dott dott.ssa dr ed es fig gen geom ing jr mag mons n no on p pag pagg prof
        prof.ssa rag s sen sig sig.a sig.ra sigg ss st tel vol p.es""",
    "nl": """afd art bijv blz br ca dhr dr drs e.d evt fam fig gem geb gen i.v.m ing ir jhr jl jr kol lt m.b.t m.i.v max
        mevr min mr mw nl nr o.a o.b.v p pag prof resp st str t.a.v t.o.v tel t/m vgl z.g zgn d.w.z""",
    "pt": """art av cap cap cel cf cia col d dep dr dra drs dra ed eng exmo fig gen hab ing jr lda ltda ltd min mons nº núm
        p pág págs prof profa profª r rev s sen sr sra srs sta sto tel tr vol p.ex""",
    "ru": """акад гг г гл гр д доц ед им ин инж к кв корп л млн-артикль мл мин напр о обл оз п пер пл пос пр проф р рис
        с св см ст стр тел т.е т.к т.н ул ум ф ч чел ш т пгт просп ген""",
    "uk": """акад бул буд вул гр гл д див доц ім ін інж кв корп м мал мін напр о обл оз п пл пор прим проф просп р рис с
        св смт ст стор т.зв т.е тел тов ц ч чол ген""",
}
# These go on only before a figure: "No. 5", "Jan. 6", "p. 12".
_BEFORE_FIGURE = (
    "apr art aug bl ch dec feb fig jan jul jun mar nos no nov oct op p pp res sec sep sept vol № nr núm pág стр ст"
)
# These may end one: it ends where the next word opens sentences.
_SOFT = {
    "de": "usw etc mio mrd tsd u.a uvm bzw co inc jr sr a.d usf",
    "en": """a.d a.k.a a.m ala al apt ariz ark assn assoc ave b.a b.c b.sc blvd bn calif cent co colo con conn corp ct d.c
        del dept div e.u esq est etc fed fla ft ga govt hwy ill inc inst int'l ind intl jr kan ky l.a la lb lbs llc lp ltd
        m.a m.d mass md mfg mich mil min minn misc miss mln mo mont mph n.c n.d n.h n.j n.m n.y n.z nat'l natl neb nev ok
        okla ore oz p.m pa pct ph.d pl plc pvt r.i rd s.c s.d soc sq sr ste tenn tex u.k u.n u.s u.s.a u.s.s.r univ va vt
        w.va wash wis wyo yd yr yrs""",
    "es": "a.m etc ee.uu inc jr p.m s.a sr ud uds cía",
    "fr": "cie etc inc jr s.a sté",
    "it": "ecc etc inc jr s.p.a spa s.r.l a.c d.c",
    "nl": "b.v enz etc inc jr n.v e.d a.u.b",
    "pt": "cia etc inc jr ltda s.a a.c d.c",
    "ru": "г гг др кг км коп млн млрд мм м пр руб см т.д т.п тыс трлн чел долл р н.э",
    "uk": "р рр грн кг км коп млн млрд мм м ін см т.д т.п тис трлн чол дол н.е",
}
# Words that open sentences and are seldom the second part of a name.
_OPENERS = {
    "de": """aber als am an auch auf aus bei beide bis da dabei damit dann daran darauf das dazu dem den denn der des die
        dies diese dieser doch dort ein eine einer er es für gegen hier ich ihr im in insgesamt ist jetzt man mit nach nicht
        noch nun nur ob seit sie sein seine so trotz um und unter vom von vor wann war was weil wenn wer wie wir wo zu zum
        zur zudem zuvor während""",
    "en": """a about according after although among an and another any are as at authorities because before both but by
        can critics despite did do does during each earlier even every few following for former from had has have he he's
        her here his how however i i'm if in indeed instead is it it's its just last later many meanwhile more most much my
        nearly neither nevertheless no nobody nor not now of officials on once one only or other others our over people
        perhaps police prosecutors several she she's since so some sometimes still such that that's the their them then
        there there's these they they're this those though three through thus to today two under unlike until was we we're
        were what when where whether which while who why will with without would yesterday yet you you're your""",
    "es": """a además al antes aunque como con cuando de desde después durante el ella ellos en entre era es esa ese esta
        este esto fue ha hasta hay la las lo los mientras no o para pero por porque que se según si sin sobre su sus también
        tras un una y ya""",
    "fr": """à alors après au aux avec ce cela celui ces cette c'est comme d'après dans de depuis des dès deux dimanche
        du durant elle elles en enfin et il ils je jusqu la l le les leur lors mais malgré même nous on or où par pendant
        pour puis quand que qui sa sans selon ses si son sous sur tous tout un une vous""",
    "it": """a ad al alla anche che ci come con così da dal dalla de dei del della di dopo durante e ed era fino gli ha i
        il in infatti intanto io la le l lo ma mentre nei nel nella no non ora per perché più poi prima quando quella quello
        questa questo qui secondo se si sono su sul tra un una uno""",
    "nl": """aan alle als bij daar daarna dat de deze die dit door een eerder en er haar het hij hoe ik in is maar met na
        naar niet nog nu of om ook op over sinds te terwijl toen tot uit van volgens voor waar wanneer want wat we wie wij
        ze zij zijn zo""",
    "pt": """a além ao antes após aos as às até com como da das de depois desde do dos durante e ela ele eles em enquanto
        então era essa esse esta este foi há isso já mais mas na nas não no nos o os ou para pela pelo por porque quando que
        quem se segundo sem ser seu sob sobre sua também tem um uma""",
    "ru": """а без в во вот все всего где для до его если ещё еще же за и из или именно к как когда кто между мы на не никто
        но о об однако он она они от по под позже после при раньше с сейчас со так также там тем то тогда тот у уже что
        чтобы эта эти это этот я""",
    "uk": """а але без був була було в від він вона вони все для до досі з за завдяки зараз і із й його її її їх коли
        крім між ми на не ні ніхто о об однак окрім він під після по поки при про раніше серед та так також там те тим тоді то у
        уже хто це цей ця ці що щоб як якщо я""",
}


def _sets(listed: dict[str, str]) -> dict[str, frozenset[str]]:
    return {language: frozenset(words.split()) for language, words in listed.items()}


BOUND, SOFT, OPENERS = _sets(_BOUND), _sets(_SOFT), _sets(_OPENERS)
BEFORE_FIGURE = frozenset(_BEFORE_FIGURE.split())
