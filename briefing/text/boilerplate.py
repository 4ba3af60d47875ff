"""Boilerplate: lines of a news page that are not the article's own telling, by what they say.

The tables are sorted by kind and then by pattern; a line takes the first kind that matches. Patterns see one line with
its white space folded. They were written from newsroom habits and checked on the pages of tests/marked_lines.tsv.
"""

from __future__ import annotations

import re

from briefing.model import Kind
from briefing.text.remembering import remembered

#: Longer lines are prose whatever they begin with; a credit with a copyright notice is the longest boilerplate.
LONGEST = 420

_AGENCIES = r"(?:AP|AFP|Reuters|Getty|EPA|PA|ANI|PTI|dpa|Shutterstock|iStock|AAP|ANSA|EFE|Xinhua|Anadolu|Bloomberg|UPI|TASS|NurPhoto|Alamy)"
_DATE = r"(?:on )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2},? \d{4}"
_CLOCK = r"\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?\s?m\.?)?"
_MORE = r"(?:article|story|report|column|piece|post|content|interview|version of this \w+)"

#: (kind, pattern that starts at the line's start). Lower case is matched in any case.
STARTS: tuple[tuple[Kind, str], ...] = (
    ("caption", r"(?:ap |afp |reuters |file |handout |stock )?(?:photos?|images?|pictures?|photographs?|video|graphic|illustration)(?: illustration| credits?)?(?: by|: | courtesy|/| ©)"),
    ("caption", r"(?:pictured|above|below|left|right)(?: (?:above|below|left|right))?: "),
    ("caption", r"" + _AGENCIES + r"(?:/| via | - ).{2,60}$"),
    ("caption", r"file (?:photo|image|picture)\b"),
    ("caption", r"(?:the )?(?:image|photo|picture) (?:above|below|source)\b"),
    ("caption", r"(?:in )?this (?:(?:image|photo|picture|undated|combination|frame|aerial|still|file) |.{3,24}\b\d{4},? )(?:[\w-]+ ){0,3}(?:file )?(?:photo|image|picture|frame|still|video|grab)\b"),
    ("credit", r"copyright (?!act|law|office|claims?|rules?|infring|holders?|protect|case|suit)[A-Z].{2,60}$"),
    ("credit", r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,2} is (?:an?|the) (?:[\w’'-]+ ){0,4}(?:columnist|correspondent|reporter|editor|writer|critic|commentator|contributor|producer|photographer)\b(?! who (?:was|had|died|went)).{0,60}$"),
    ("credit", r"write (?:in )?to (?:us|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) (?:at|c/o|about|on)\b.{0,100}$"),
    ("credit", r"©|\(c\) \d{4}|copyright (?:©|\(c\)|\d{4}|by )"),
    ("credit", r"all rights reserved\b"),
    ("credit", r"(?:additional |further |extra )?(?:reporting|writing|editing|research|production|translation) (?:and \w+ )?by [A-Z]"),
    ("credit", r"(?:the )?associated press (?:\w+ ){0,4}(?:writers?|reporters?|journalists?)\b.{0,160}\bcontributed"),
    ("credit", r"(?:contributing|contributors?|with files from|with (?:reporting|inputs?|contributions?|additional reporting) (?:from|by)|with agency inputs?|agencies|credits?|inputs? from)(?::|\s*$| [A-Z])|sources?: ?(?!.*\b(?:the|a|who|which)\b).{2,80}$"),
    ("credit", r"this " + _MORE + r" (?:(?:was )?(?:originally|first) |originally |has been |is |was )?(?:appear(?:ed|s)|published|produced|republished|syndicated|adapted|provided|supplied|reprinted|written|reported)\b"),
    ("credit", r"(?:originally|first) (?:published|appeared) (?:on|in|at|by)\b"),
    ("credit", r"(?:edited|compiled|translated|written|reported|produced|photographed|filmed) by:? [A-Z]"),
    ("credit", r"(?:our standards|the thomson reuters trust principles)\b"),
    ("credit", r"(?:this|the) material may not be published\b"),
    ("credit", r"(?:published under|licensed under|reprinted with|republished with)\b"),
    ("credit", r"(?:.{2,60} (?:is|are) (?:an? |the )?[\w\s,&’'-]{2,80}\. )?(?:reach|contact|email|e-mail|follow) (?:him|her|them|me|us|the (?:reporter|author|writer|newsroom)|[A-Z][\w.]+ [A-Z]\w+) (?:at|on|via|by)\b"),
    ("credit", r"follow (?:@\w+|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,4},?) on (?:twitter|facebook|instagram|x|threads|bluesky|linkedin)\b"),
    ("credit", r"(?:email|e-mail|twitter|phone|tel|x)\s?: ?\S"),
    ("credit", r"[\w.+-]+@[\w-]+\.[\w.-]+$"),
    ("credit", r"(?:with|from) (?:[A-Z]\w+ )?(?:wires?|wire (?:services?|reports?)|agencies|news services|staff reports?)\.?$"),
    ("credit", r"(?:reach|contact|email|follow|write to) the (?:reporters?|writers?|authors?|newsroom|editors?)\b"),
    ("credit", r"(?:this|the) (?:copy|document|material|content|transcript) (?:is|may) .{0,80}\b(?:copyright|personal|non-commercial|reproduced)\b"),
    ("credit", r"(?:staff|wire) reports?$"),
    ("dateline", r"by (?:[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}|sponsored by \w+) (?:for|of|in) (?:the )?[A-Z][\w.’' -]{2,40}$"),
    ("dateline", r".{2,30}\s?[»|·•›]\s?\d{1,2}[/.]\d{1,2}[/.]\d{2,4}.{0,16}$"),
    ("dateline", r"by [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,4}(?:,? (?:and|&) [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3})*(?:, .{2,60}|\s?\|.{2,60})?\s*$"),
    ("dateline", r"(?!.*\b(?:the|an|and|with|were|was|had|a(?!\.))\b)(?:published|updated|posted|last (?:updated|modified)|first published|created|modified|published on|date)(?: at| on|:)? ?:?.{0,12}\d.{0,60}$"),
    ("dateline", _CLOCK + r"(?:\s(?:[A-Z]{2,4}|gmt|utc))?(?:,? " + _DATE + r")?\s*$"),
    ("dateline", _DATE + r"(?:,? (?:at )?" + _CLOCK + r"(?:\s[A-Z]{2,4})?)?\s*$"),
    ("dateline", r"\d{1,2} (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]* \d{4}(?:,? (?:at )?\d\d?[:.]\d\d.{0,8})?\s*$"),
    ("dateline", r"\d+ (?:min(?:ute)?s?|hours?|hrs?|days?) (?:ago|read)\s*$"),
    ("dateline", r"by [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3},? (?:on |published |updated |posted )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|" + _DATE + r"|\d{1,2}[:/ ])"),
    ("dateline", r"" + _DATE + r"\s?[-–—|,]\s?\d{1,2}[:.]\d\d\b.{0,30}$"),
    ("dateline", r"(?:reading time|read time|tempo de leitura|lesezeit|temps de lecture|tiempo de lectura|tempo di lettura)\b.{0,30}$"),
    ("dateline", r"\d+ (?:of|/) \d+$"),
    ("dateline", r"(?-i:[A-Z]{2,4})-[^\W\d_][\w’'-]*(?:, \d+(?:st|nd|rd|th) (?:add|ld|lead)\b.{0,40})$"),
    ("newsletter", r"(?:sign|signing) up (?:here |now |today |free |below )?(?:for|to (?:our|the|get|receive)|and)\b.{0,200}$"),
    ("newsletter", r"(?:subscribe|register)(?: (?:now|here|today|free|for free))? (?:to|for|and|now|here|today)\b.{0,160}$"),
    ("newsletter", r"(?:get|receive|join|want)\b.{0,90}\b(?:newsletters?|inbox|by email|e-?mail alerts?|push alerts)\b"),
    ("newsletter", r"(?:you (?:have|are|can|may|will)|your|by|thank|thanks|enter|please enter|invalid)\b.{0,60}\b(?:newsletters?|unsubscribe|subscrib\w+|email address|e-mail address|sign(?:ed|ing) up)\b"),
    ("newsletter", r"(?:get|receive) .{0,70}\b(?:news |text |push |sms )?alerts?\b.{0,120}$"),
    ("newsletter", r".{0,120}\bwherever you (?:get|listen to|find) your podcasts.{0,40}$"),
    ("newsletter", r".{0,140}\b(?:in (?:ihrem|ihr|deinem|dein) (?:postfach|e-?mail)|dans votre bo[iî]te|en tu (?:correo|bandeja|buz[oó]n)|nella tua (?:casella|posta)|no seu e-?mail)\b.{0,40}$"),
    ("newsletter", r"(?:stay (?:in the loop|informed|up to date|connected)|don.?t miss (?:out|a thing)|never miss)\b.{0,160}$"),
    ("newsletter", r"(?:our|the|download our|get the|download the) (?:\w+ ){0,3}(?:newsletters?|app)\b(?:[^.]{0,60}(?:here|now|today|free|stories|news))?[.!]?$"),
    ("newsletter", r"(?:newsletters?|e-?mail address|daily digest|morning briefing newsletter)\s*[:*]?\s*$"),
    ("newsletter", r"(?:abonnieren sie|melden sie sich|jetzt abonnieren|newsletter abonnieren|inscrivez-vous|abonnez-vous|suscr[ií]b(?:ase|ete)|iscriviti|inscreva-se|подпис(?:ывайтесь|аться))\b.{0,160}$"),
    ("newsletter", r"(?:let|have) .{2,40}\b(?:meet|in|to|land in) your (?:inbox|e?-?mail)\b.{0,100}$"),
    ("newsletter", r"(?:get|have|start your day with) .{2,90}\b(?:delivered|sent|straight) .{0,40}(?:inbox|letterbox|door|phone|e?-?mail|every (?:day|morning|week|month)|daily|weekly)\b.{0,80}$"),
    ("newsletter", r"subscribe[.!]?$"),
    ("notice", r"\((?:adds|clarifies|corrects|edits|fixes|recasts|refiles|removes|repeats|rewrites|updates)\b[^()]{2,200}\)$"),
    ("notice", r"[\W_]+$"),
    ("notice", r"eds\.?: (?-i:[A-Z]).{0,300}$"),
    ("notice", r"[\W_]*(?:ende?|ends|fin|mehr folgt|more follows)[\W_]*$|-\s?30\s?-$"),
    ("notice", r"(?:https?://|www\.)\S+$"),
    ("notice", r"\[/?\w+[^\]]*\].{0,120}(?:\[/\w+\])?$"),
    ("notice", r"(?:.{0,40}\brequires? javascript|adverts?|view all(?: \(\d+\))?|sharing is caring|.{0,12}share tweet.{0,20}|like this (?:story|article)\?.{0,60}|see (?:tweets?|posts?)|note: .{0,80}\bcomments\b.{0,80}|comments? (?:are|is) .{0,40}moderat.{0,60})\s*[.!:]*$"),
    ("notice", r"[\d:.]+\s*/\s*[\d:.]+$"),
    ("notice", r"(?:(?:share|save|print|listen|resize|e-?mail|tweet|comments?|bookmark|copy(?: link)?|text size|download|embed|transcript|follow)[\s|·•,/]*){2,}(?:\(.{1,14}\))?$"),
    ("notice", r"(?:copy|download|embed|transcript|sponsor message|message from our sponsor|toggle more options|back|top|home|menu)$"),
    ("notice", r"(?:advertisement|advert|ad)\s?[—–:-]?\s?(?:story|article|content)?\s?(?:continues?|below|scroll).{0,40}$"),
    ("notice", r"(?:\d+\s*)?(?:view |show |hide |read )?(?:all )?(?:\d+\s*)?comments?(?: \(\d+\))?$"),
    ("notice", r"cookies?\s?:|.{0,30}\bthis (?:site|website|page) (?:keeps|stores|sets|places) .{0,60}\b(?:file|cookie|computer|device)\b"),
    ("notice", r"(?:corrections?|clarifications?|corrections? (?:and|&) clarifications?|editors?[’']?s? note|ed\.? note|errata|berichtigung|korrektur|rectificat\w+|fe de errores|anmerkung der redaktion)\s?(?:\(.{2,40}\))?\s?[:—–-] ?\S"),
    ("notice", r"(?:an earlier version of|(?:a|this) (?:previous|earlier) version|a headline on an earlier|this (?:article|story|report|post|page|headline|caption) (?:was|has been|is being) (?:updated|corrected|amended|edited|changed|modified|clarified|revised))\b"),
    ("notice", r"(?:die (?:wiedergabe|übertragung)|dieses? (?:video|inhalt|audio)|ein fehler|leider (?:ist|konnte)|ce contenu|cette vid[ée]o|une erreur|este (?:v[ií]deo|contenido)|ha ocurrido un error|questo (?:video|contenuto)) .{0,60}\b(?:unterbrochen|nicht (?:mehr )?(?:verfügbar|geladen)|aufgetreten|versuchen|indisponible|bloqu[ée]|survenue|disponible|carg\w+|disponibile)\b.{0,60}$"),
    ("notice", r"oops\b"),
    ("notice", r"(?:something|an error) (?:went wrong|has occurred|occurred)(?:\s*[.!,].{0,60}|(?: while| when) .{0,40}(?:load|play|process|submit|subscri|send)\w*.{0,40})?$"),
    ("notice", r"(?:please )?try again(?: later| in a)?\b.{0,40}$"),
    ("notice", r"(?:this )?(?:video|audio|content|embed|page|media|image|feature|browser)(?: file| player)? (?:is|are|was|does|could|can|has|is currently|isn.t|can.t|cannot)(?: not|n.t)? (?:longer |currently )?(?:available|be (?:played|loaded|displayed|found)|support|unavailable|loading|no longer|not)"),
    ("notice", r"(?:your browser|javascript|please enable|please turn on|enable javascript|to (?:view|enjoy|use) this (?:video|site|content|feature|page))\b.{0,200}$"),
    ("notice", r"(?:we|this (?:site|website|page)|our (?:site|website|partners))(?: and our \w+| also|,? together with our partners,)? (?:use|uses|using|store|process)\b.{0,40}\b(?:cookies?|personal data|browsing)\b"),
    ("notice", r"(?:accept|reject|manage|decline)(?: all)?(?: cookies| preferences| consent| settings)?\s*$"),
    ("notice", r"(?:by (?:continuing|using|clicking|signing|submitting|proceeding)|you (?:agree|consent|acknowledge)|i (?:agree|consent))\b.{0,120}\b(?:cookie|terms|privacy|agree|consent|policy)\b"),
    ("notice", r"manage (?:your |my )?(?:\w+ )?(?:preferences|cookies|choices|consent|settings)$"),
    ("notice", r"(?:cookie|privacy) (?:policy|settings|notice|preferences|consent)\b.{0,40}$"),
    ("notice", r"(?:to continue reading|continue reading|already a (?:subscriber|member)|log ?in|sign ?in|create (?:a |an |your )?(?:free )?account|this (?:article|story|content) is (?:for|only|exclusive|available|reserved)|you.ve (?:reached|read)|you have (?:reached|read|\d+|\w+ free)|unlock this|become a (?:subscriber|member|supporter)|subscribers? only|premium content|support (?:our|independent|quality|local) journalism)\b.{0,160}$"),
    ("notice", r"(?:loading|buffering|advertisement|advertising|ad|sponsored(?: content)?|sponsored by|paid content|promoted|story continues below.*|article continues (?:below|after).*|continues? (?:below|after) (?:the )?(?:advert\w*|ad|newsletter|promotion).*|scroll (?:down )?(?:to|for) .{0,60}|skip (?:to|ad|past|advert).{0,50}|play(?: video)?|pause|replay|mute|unmute|current time|duration|volume|fullscreen|live|now playing|up next|click to expand|tap to unmute|copy link|link copied|view (?:image in fullscreen|gallery|full size|comments?)|open (?:image|photo).{0,40}|hide caption|toggle caption|enlarge(?: this)? image|print|font size|close(?=\s*$))\s*[.!:…]*\s*$"),
    ("notice", r"(?:comments?|\d+ comments?|leave a (?:comment|reply)|join the (?:conversation|discussion).{0,80}|post a comment|show comments|view comments|share your (?:thoughts|views).{0,100}|have your say.{0,80}|let us know.{0,100}|tell us (?:what|how|in the|about|your).{0,80}|what do you think\?.{0,100}|comments are (?:closed|turned off).{0,60}|share(?: this)?(?: (?:article|story|on|via|with).{0,60})?|tweet(?: this)?|email(?: this)?|facebook|twitter|linkedin|pinterest|reddit|whatsapp|flipboard|tumblr|telegram|messenger|print this.{0,30}|save(?: article| for later)?|bookmark|gift this article|listen(?: to (?:this )?(?:article|story).{0,40})?|add .{2,40} on google|make us preferred on google|prefer(?:red)? source.{0,40})\s*[.!:]*\s*$"),
    ("promo", r"(?:read|see|watch|listen|view|learn|find out|show|get|discover|hear)(?: the)? (?:more|next|now|also|full (?:story|article|interview|list|report|video|episode|statement)|it here|here|live)\s*(?:[:»>→…|]|\bat\b|\bon\b|\bhere\b|\babout\b|\bfrom\b|\bin\b|$)"),
    ("promo", r"(?:read|see|watch|listen|view|hear|look)(?: now| here| live| below| back)? ?(?::|»|►|>|→|\|)"),
    ("promo", r"(?:also|more|must|further|next|now|recommended|suggested|related|in case you missed it|icymi|don.?t miss|editor.s picks?|in pictures|in photos|in video|live (?:updates|blog|coverage)|latest|fact[- ]?check|explainers?|explained|timeline|podcast|photos?|gallery|slideshow|videos?|interactive|graphics?|quiz|poll|opinion|analysis|exclusive|breaking|trending|popular|deals?|shop|buy)(?: (?:read|reads?|see|watch|story|stories|news|on|coverage|articles?|video|reading|from))?(?: [\w’' ]{2,40})? ?(?::|»|>|→|\|) ?(?=\S)"),
    ("promo", r"on [A-Z]?[\w.]+\.(?:com|org|net|co\.uk): .{4,160}$"),
    ("promo", r"also on [\w.]+\.\w{2,3}\b"),
    ("promo", r"don.?t miss:?$"),
    ("promo", r"(?:click|tap|press|swipe|go) (?:here|on|to|this|the)\b.{0,140}$"),
    ("promo", r"(?:for|to (?:read|see|find|get|learn)) (?:the )?(?:more|latest|all|full|additional|further)\b.{0,100}\b(?:click|visit|go to|follow|sign up|subscribe|check out|download|read|head to|here|http|www)\b.{0,100}$"),
    ("promo", r"(?:follow|like|find|join|visit|connect with|check out|subscribe to|keep up with) (?:us|our|the latest|[A-Z]\w+(?: \w+){0,3}.s?)\b.{0,80}\b(?:on|at|via|in)\b.{0,80}\b(?:twitter|facebook|instagram|youtube|telegram|whatsapp|tiktok|x|linkedin|google news|app|apple news|channel|page|coverage|podcast)\b.{0,60}$"),
    ("promo", r"(?:download|get|install) (?:the|our) .{2,60}\bapp\b.{0,80}$"),
    ("promo", r"(?:have|got|do you have) (?:a |any )?(?:news )?(?:tip|story|question|information|confidential).{0,160}$"),
    ("promo", r"(?:you (?:may|might) (?:also )?(?:like|enjoy|be interested)|we recommend|people also read|if you (?:liked|enjoyed) this).{0,120}$"),
    ("promo", r"(?:lesen sie (?:auch|mehr|hier)|mehr zum thema|mehr dazu|lesetipp|auch interessant|das könnte sie|zum thema|à lire aussi|a lire aussi|lire aussi|lire [ée]galement|à lire :|lea también|lea tambi[eé]n|le puede interesar|te puede interesar|m[aá]s información|leggi anche|leia (?:também|mais)|veja também|lees ook|læs også|les også|läs (?:också|även|mer)|lue myös|czytaj (?:też|także|więcej)|читайте (?:также|ещё|еще)|oku:|baca juga|simak juga)\b"),
    ("related", r"related (?:story|stories|articles?|coverage|content|videos?|topics?|news|reading|links?)\b(?!.*\.$).{0,160}$"),
    ("related", r"(?:related|recommended|similar|more|other|further|popular|most (?:read|popular|viewed|shared)|trending|latest|top|you may like|around the web|from the web|from our partners|promoted|sponsored|suggested)(?: (?:articles?|stories|story|news|content|topics?|coverage|links?|posts?|reading|videos?|stories|from|in|on|now|this week|today|headlines|galleries|tags?|products?))+(?: [A-Z][\w’' ]{1,40})?\s*:?\s*$"),
    ("related", r"(?:more )?(?:great|top|must[- ]read|other) (?:[A-Z]\w+ )?(?:stories|articles|reads)(?: from .{2,40})?:?$"),
    ("related", r"more (?:great )?[A-Z]\w+ (?:stories|news|coverage):?$"),
    ("related", r"(?:関連記事|相关阅读|관련기사|похожие (?:статьи|новости)|você pode gostar|vous aimerez|te puede interesar|potrebbe interessarti|mehr aus|mehr von|meistgelesen|most[- ]read in|más (?:leídas|noticias)|les plus lus|i più letti|mais lidas)\b.{0,60}$"),
    ("related", r"(?:related|read next|up next|more from|more on|more like this|more about|what to read next|tags?|topics?|categories|keywords|filed under|labels|see also|in this (?:article|story)|explore more|next article|previous article|next post|previous post|next story|trending(?: now)?|most read|most popular|recommended(?: for you)?|editors?.? picks?|paid post|from around the web|you might also like|related tags)(?: (?:on|this|to|topics|stories)\b.{0,60}|: ?.{0,160}| [A-Z].{0,60})?\s*$"),
)  # fmt: skip

#: (kind, pattern that may stand anywhere in a line).
WITHIN: tuple[tuple[Kind, str], ...] = (
    ("caption", r"\((?:ap|afp|reuters|epa|file)?\s?(?:photo|image|picture|video|file photo|photo by|image credit|credit|courtesy|via|screenshot)\b[^()]{0,120}\)\.?$"),
    ("caption", r"\([^()]{2,60}/" + _AGENCIES + r"[^()]{0,40}\)\.?$"),
    ("caption", r"(?:^|[.!?”\")]\s|\s[|/–—-]\s?)(?:photo(?:graph(?:er|s|y)?)?|image|credit|picture|foto|bild|crédit photo|photo credit|image credit)s?\s?(?::|by|courtesy|/|©)\s?[^.]{2,80}\.?$"),
    ("caption", r"(?:/|\bvia )" + _AGENCIES + r"(?: images| photos?| via .{2,30}| pictures)?(?:\)|/.{2,40})?\.?$"),
    ("caption", r"\b" + _AGENCIES + r" (?:images|photos?|pictures)(?: via .{2,30})?\)?\.?$"),
    ("caption", r"© .{2,60}/.{2,60}$"),
    ("credit", r"\b(?:writers?|reporters?|correspondents?|staff|journalists?|editors?)\b .{2,90}\bcontributed(?: (?:to this|from|reporting).{0,60})?\.?$"),
    ("credit", r"\bcontributed (?:reporting )?to this (?:report|story|article|piece|column|review)\b.{0,80}$"),
    ("credit", r"\((?:additional )?(?:reporting|writing|editing|compiled|edited|with (?:inputs|agency)|this story has not been)\b[^()]{0,240}\)\.?$"),
    ("credit", r"; (?:editing|writing|reporting|additional reporting) by [A-Z].{0,200}$"),
    ("credit", r"\ball rights reserved\b"),
    ("credit", r"\bmay not be (?:published|reproduced|copied|reprinted)\b"),
    ("credit", r"(?:^|\s)(?:reach|contact|email|follow) (?:him|her|them|me|the (?:reporter|author|writer)) (?:(?:at|on|via|by) (?:twitter|facebook|instagram|x\b|threads|bluesky|linkedin|e-?mail|phone|@|\S+@|\d|www|http)).{0,160}$"),
    ("credit", r"\bon twitter:? @\w+.{0,40}$"),
)  # fmt: skip

# A label in capitals, then a headline without a full stop: "FIGHTER JETS COULD BE KEY: Ukraine sets its sight on warplanes".
_CAPITALS = re.compile(
    r"[A-Z0-9“”\"'‘’][A-Z0-9“”\"'‘’&,.!?/ -]* [A-Z0-9“”\"'‘’&,.!?/ -]*[A-Z”\"'’!?]: ?\S.{6,140}[^.]$"
)
# A photo's line tells in the present what a day of a year saw: "A tank rides to its position in Bakhmut on Feb. 12, 2023."
_PRESENT = re.compile(
    r"\b(?:rides?|walks?|stands?|speaks?|sits?|looks?|waves?|arrives?|gestures?|listens?|reacts?|attends?|poses?|gathers?|waits?|drives?"
    r"|inspects?|watch(?:es)?|celebrates?|greets?|shakes?|embraces?|fly|flies|burns?|(?-i:march(?:es)?)|protests?|chants?|hugs?|cleans?|search(?:es)?"
    r"|prays?|mourns?|cries|addresses|answers?|crosses|smiles?|kicks?|shoots?|throws?|(?:is|are) (?:seen|pictured|shown|displayed|parked|\w+ing))\b",
    re.IGNORECASE,
)
# Verbs that laws and truces have in the present too: they need a place beside them.
_WEAK = re.compile(
    r"\b(?:holds?|shows?|carry|carries|runs?|fires?|takes?|leaves?|works?|makes?|plays?|leads?|pass(?:es)?|rises?|lies?|lays?|lights?|removes?"
    r"|helps?|delivers?|casts?|lines?|scores?)\b.{12,}\b(?:in|at|near|outside|inside|on) (?-i:[A-Z])",
    re.IGNORECASE,
)
_DATED = re.compile(_DATE + r"\.?(?: \(.{2,80}\)| .{2,40}/.{2,40}|\.? ?(?:REUTERS|AP|AFP)\b.{0,40})?$", re.IGNORECASE)
# News of the year never writes the year behind a weekday's date; lines under photos always do.
_ARCHIVED = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day, " + _DATE.split("day,? )?", 1)[1] + r"\b", re.IGNORECASE
)
_TOLD = re.compile(r"\b(?:said|says|told|tweeted|wrote|according to|announced|reported)\b", re.IGNORECASE)


def _compiled(pattern: str) -> re.Pattern[str]:
    # "[A-Z]" in a table means a capital although everything else is read in any case.
    return re.compile(pattern.replace("[A-Z]", "(?-i:[A-Z])"), re.IGNORECASE)


def _grouped(table: tuple[tuple[Kind, str], ...]) -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    # One pattern a kind: seven matches a line instead of sixty.
    kinds = dict.fromkeys(kind for kind, _ in table)
    return tuple((kind, _compiled("|".join(f"(?:{p})" for k, p in table if k == kind))) for kind in kinds)


_STARTS = _grouped(STARTS)
_WITHIN = _grouped(WITHIN)


@remembered(4096)
def kind_of(line: str) -> Kind | None:
    """Return what kind of boilerplate a line is, or None where it reads like the article's own telling."""
    if len(line) > LONGEST:
        return None
    for kind, pattern in _STARTS:
        if pattern.match(line):
            return kind
    for kind, pattern in _WITHIN:
        if pattern.search(line):
            return kind
    if _CAPITALS.match(line):
        return "promo"
    return "caption" if _is_caption(line) else None


# "A soldier marks a house …, Valmora, on May 16.": of the year at hand even photo desks leave the year away.
_PLACED = re.compile(
    r"(?:An?|The|Two|Three|Four|Several|People|Residents|Rescuers|Firefighters|Soldiers|Police|Workers|Women|Men|Children|Protesters|Volunteers)"
    r" (?:[\w’'-]+ ){0,4}?(?:[a-z]+[^s\W]s|look|stand|walk|carry|search|gather|sit|watch|wait|hold|work) .{10,160}, (?:[A-Z]\w+ ?){1,3}, (?:on )?"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}\.$"
)


def _is_caption(line: str) -> bool:
    """Return whether a line tells of a photo as news agencies do: in the present, with the day."""
    if len(line) > 360 or _TOLD.search(line):
        return False
    if _DATED.search(line) or _ARCHIVED.search(line):
        return bool(_PRESENT.search(line) or _WEAK.search(line))
    return bool(_PLACED.match(line))
