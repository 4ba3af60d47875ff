"""Function words: the words of a language that say nothing of what a sentence is about."""

from __future__ import annotations

_LISTS = {
    "de": """aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf aus
        außerdem bei beim bereits bin bis bist da dabei dadurch dafür dagegen daher damit danach daneben dann daran darauf
        daraus darin darüber darum das dass davon davor dazu dein deine dem den denen denn der deren des deshalb dessen
        die dies diese diesem diesen dieser dieses dir doch dort du durch ein eine einem einen einer eines einige einigen
        einmal er es etwa etwas euch euer für gegen gewesen gibt hab habe haben hat hatte hatten hier hin hinter ich ihm
        ihn ihnen ihr ihre ihrem ihren ihrer im in indem ins ist ja jede jedem jeden jeder jedes jedoch jener jetzt kann
        kein keine keinem keinen keiner können könnte könnten laut man mehr mein meine mich mir mit muss müssen nach
        nachdem neben nicht nichts noch nun nur ob oder ohne sehr sei seien sein seine seinem seinen seiner seit selbst
        sich sie sind so sogar solche soll sollen sollte sollten sondern sonst sowie über um und uns unser unter vom von
        vor wann war waren warum was wegen weil weiter weitere weiteren welche welchem welchen welcher wenn wer werde
        werden wie wieder will wir wird wo wohl wollen worden wurde wurden würde würden während zu zum zur zwar zwischen""",
    "en": """a about above after again against ain't all also am among an and any are aren't as at back be because been
        before being below between both but by can can't cannot could couldn't did didn't do does doesn't doing don't down
        during each either else even ever every few for from further get go going got had hadn't has hasn't have haven't
        having he he'd he'll he's her here here's hers herself him himself his how how's however i i'd i'll i'm i've if in
        into is isn't it it'd it'll it's its itself just let's like may me might more most much must mustn't my myself
        neither no nor not now of off on once one only onto or other others otherwise our ours ourselves out over own per
        rather s same shall shan't she she'd she'll she's should shouldn't since so some still such t than that that's the
        their theirs them themselves then there there's therefore these they they'd they'll they're they've this those
        though through thus to too toward towards under until up upon us very via was wasn't we we'd we'll we're we've
        were weren't what what's when when's where where's whether which while who who's whom whose why why's will with
        within without won't would wouldn't yet you you'd you'll you're you've your yours yourself yourselves said says
        say saying told according""",
    "es": """a al algo alguna algunas alguno algunos allí ambos ante antes aquel aquella aquellas aquello aquellos aquí así
        aun aún aunque bajo bien cada casi como cómo con contra cual cuales cualquier cuando cuándo cuanto de del desde
        después donde dónde dos durante e el él ella ellas ello ellos en entonces entre era eran eres es esa esas ese eso
        esos esta ésta está están estaba estaban estado estar estas este éste esto estos fue fueron ha haber había habían
        hace hacia han hasta hay he hemos la las le les lo los luego mas más me mediante mejor menos mi mientras mis mismo
        mucho muchos muy nada ni ningún ninguna no nos nosotros nuestra nuestro nunca o os otra otras otro otros para pero
        poco por porque pues que qué quien quién quienes se sea según ser será si sí sido siempre sin sino sobre solo sólo
        son su sus también tampoco tan tanto te tener tiene tienen toda todas todavía todo todos tras tu tú tus un una
        unas uno unos usted ustedes y ya yo dijo dice""",
    "fr": """à afin ai ainsi alors après as au aucun aucune aujourd'hui auquel aussi autre autres aux avaient avait avant
        avec avez avoir avons ayant bien c car ce ceci cela celle celles celui cependant certains ces cet cette ceux chaque
        chez comme comment contre d dans de dehors déjà depuis des deux devant doit donc dont du durant elle elles en encore
        entre es est et étaient était étant été être eu eux fait faire fois font fut hors il ils j je jusqu l la là laquelle
        le lequel les leur leurs lors lorsque lui m ma mais malgré me même mêmes mes moi moins mon n ne ni non nos notre
        nous on ont or ou où par parce pas pendant peu peut peuvent plus pour pourquoi près puis qu quand que quel quelle
        quelles quels qui quoi s sa sans sauf se selon sera seront ses si sien soit son sont sous sur t ta tandis te tel
        telle tes toi ton toujours tous tout toute toutes très trop tu un une unes vers voici voilà vos votre vous y a dit""",
    "it": """a ad agli ai al alcuni alcune alla alle allo allora altra altre altri altro anche ancora avere aveva avevano
        ben c che chi ci cioè come con contro cosa così cui d da dagli dai dal dalla dalle dallo degli dei del dell della
        delle dello dentro di dopo dove due durante e è ed era erano essere fa fino fra fu furono gli già ha hanno ho i il
        in infatti invece io l la le lei li lo loro ma me meno mentre mi mia mio molto ne né negli nei nel nella nelle nello
        no noi non nostra nostro o ogni oltre ora per perché però più poco poi prima proprio può qual quale quali quando
        quanto quasi quella quelle quelli quello questa queste questi questo qui quindi se secondo sei sempre senza si sia
        siamo siano sarà solo sono sopra sotto stata state stati stato su sua sue sugli sui sul sulla sulle suo suoi tra
        tre tu tutta tutte tutti tutto un una uno vi voi ha detto""",
    "nl": """aan af al alle alleen als altijd ander andere anders ben bij bijna binnen boven daar daarbij daarna daarom dan
        dat de deze die dit doch doen door dus echter een elk en er ergens geen geweest haar had hadden heb hebben heeft
        hem het hier hij hoe hun iemand iets ik in is ja je jij kan kon konden kunnen maar me meer men met mij mijn moest
        moet moeten na naar niet niets nog nu of om omdat ondanks onder ons ook op over reeds samen sinds te tegen ten ter
        terwijl tijdens toch toe toen tot tussen uit uw van vanaf vanuit veel verder via volgens voor vooral waar waarbij
        waardoor waarom wanneer want waren was wat we wel welke werd werden wie wij wil willen worden wordt zal ze zei zelf
        zich zij zijn zo zoals zonder zou zouden""",
    "pt": """a à acerca agora ainda além algo alguma algumas algum alguns ali ambos ante antes ao aos apenas após aquela
        aquelas aquele aqueles aquilo as às assim até através cada com como contra contudo da daquele das de dela dele
        deles depois desde dessa desse desta deste do dois dos durante e é ela elas ele eles em enquanto então entre era
        eram essa essas esse esses esta está estão estas estava estavam este estes eu foi foram há havia isso isto já la
        lhe lhes lo logo mais mas me mediante menos mesma mesmo meu minha muito muitos na nas nem nenhum nessa nesse nesta
        neste no nos nós nossa nosso num numa nunca o onde os ou outra outras outro outros para pela pelas pelo pelos
        perante pois por porque porém quais qual quando quanto que quem se segundo seja sem sempre sendo ser será seu seus
        sido sob sobre sua suas também tão te tem têm tendo ter teve tinha toda todas todo todos tu tudo um uma umas uns
        você vocês disse diz""",
    "ru": """а без более больше будет будто бы был была были было быть в вам вас ведь во вот впрочем все всегда всего всех
        всю вы где говорит да даже два для до другой его ее её ей ему если есть еще ещё ж же за здесь и из из-за или им
        иногда их к как какая какой когда конечно которая которого которое которой которые который которых кто куда ли
        либо лишь лучше между меня мне много может можно мой моя мы на над надо наконец нас не него нее ней нельзя нет ни
        нибудь никогда ним них ничего но ну о об однако один он она они оно опять от перед по под после потом потому почти
        при про раз разве с сам свой свою своего своей своих себе себя сейчас со сказал сказала совсем так также такой там
        тебя тем теперь то тогда того тоже только том тот три тут ты у уж уже хорошо хоть чего чем через что чтоб чтобы
        чуть эта эти этих это этого этой этом этот эту я""",
    "uk": """а або адже але б без би більш більше був буде будуть була були було бути в вам вас весь вже ви від він вона
        вони воно все всі всіх вся для до дуже е є ж же з за завжди зараз заради зі знову і із інша інше інший інших її їй
        їм їх їхній його йому й коли кожен крім кілька котрий ледве лише між мене мені мій може можна ми ми на навіть нам
        нас наш не него нею ні ніж ніколи ними них ніхто нічого ну о об один однак ось перед під після по поза поки при
        про проте саме свій своїх свою себе собі сказав сказала та так також такий там те тепер теж ти тим тих то тоді
        того той том тому тут у усе усі хоч хто це цей ці цих цього цьому цю ця чи чим чого через чому ще що щоб щодо як
        яка яке який яких якого якій які якщо я""",
}
_SETS = {language: frozenset(listed.split()) for language, listed in _LISTS.items()}


def stopwords(language: str) -> frozenset[str]:
    """Return the function words of a language (ISO 639-1), in lower case; empty for one that we do not know."""
    return _SETS.get(language[:2].lower(), frozenset())
