"""What newsrooms write over a list of developments, and over lists that are none."""

from __future__ import annotations

import re

#: A sign or a picture with which newsrooms open a bullet, and the space behind it; an arrow of quotation marks only with one.
SIGN = (
    "(?:[•‣∙·●○◦⁃\u2190-\u21ff\u2300-\u23ff\u25a0-\u25ff\u2600-\u27bf\u2900-\u297f\u2b00-\u2bff\U0001f300-\U0001faff]"
    r"|[0-9]\ufe0f?\u20e3|[»›>]+(?=\s))[\ufe0e\ufe0f\u200d\s]*"
)

_NEWS = r"""
    at a glance|as it happened|bottom line|catch up|developments?|(?:fast|quick) facts|here are the|here['’]?s (?:the latest|what)
    here is (?:the latest|what)|highlights|in brief|in short|key (?:details|events|facts|findings|moments|points|takeaways|updates)
    latest (?:events|lines|news|updates)|main points|tl;dr|on the ground|recap|summary|takeaways|the latest|timeline
    top lines|top points|what['’]s (?:happening|new)(?! in (?:version )?v?\d)|what (?:has )?happened|what (?:else )?(?:we|you need to|to) know|what we (?:do not |don['’]t |still )?know|what we learned|what we(?:['’]re| are) (?:covering|following)
    (?:key|main) (?:changes|provisions|terms)|terms of the (?:agreement|ceasefire|deal|pact|treaty|truce)|\b(?:concluded|found|held|ruled)(?: that)?:$|under the (?:agreement|bill|contract|deal|law|new rules|plan|terms)\b[^:]{0,30}:$|where things stand|in other (?:action|business|developments|matters)|what(?:['’]s| is) in the (?:agreement|bill|budget|contract|deal|law|plan|ruling|treaty)|current situation|quick read|what is known|the essentials|story highlights
    das wichtigste|die lage (?:am|im|in)|im überblick|die wichtigsten|entwicklungen|kurz zusammengefasst|ce que l['’]on sait|ce qu['’]il faut (?:retenir|savoir)|der (?:aktuelle )?stand\b|l['’]essentiel|les points clés
    à retenir|das müssen sie|was (?:wir|bisher)|lo que (?:hay que|se) sabe|lo que sabemos|última hora|claves|lo más importante|cosa sappiamo|i punti chiave|o que se sabe|wat we weten
"""
_OTHER = r"""
    about (?:the author|us)|advertisement|agenda|agree to|apply|bestsellers?|best buys|book(?:ing)? |calendar|categories|change ?log|classifieds|coming up|contact|contribut|correction|cookies|credits
    directions|definitions?|discussion|don['’]t miss|eligible|editor['’]?s['’]? (?:choice|picks)|explain(?:ed|er)|explore|fixtures|follow|for sale|frequently asked|further (?:info|reading)
    glossary|go deeper|how (?:to|you can|do i)|in this (?:article|guide|story)|ingredients?|instructions|jobs|jump to|line-?ups?|links|listings|menu|method|more (?:coverage|from|news|on|reading|(?:\w+ )?stories)|been (?:listening|reading|watching)
    most (?:popular|read|shared|viewed)|navigation|need help|newsletters?|on this page|opening (?:hours|times)|our (?:newsletters|picks|podcasts|top stories)
    partners?|photos|podcasts?|popular|privacy|questions|quick guide|read (?:also|more|next)|recipe|recommended|references|related|release notes|(?:\w+day['’]s|full|latest|lottery|match|other|race|sports?|weekend) results?|safety tips|schedule
    scores?|sections|see also|services|share|shop|sign up|specs\b|specifications?|system requirements|sources?$|sponsored|standings|steps|getting there|stories you|subscribe|tags|terms (?:and conditions|of (?:sale|service|use))|elsewhere in (?:our|the|this) (?:edition|issue|magazine|paper)|also (?:in this (?:edition|issue)|on our site)
    thanks?:|tickets|tips|to (?:help|qualify)|top stories|topics|trending|upcoming events|videos?|what to (?:do|bring|wear|pack|watch|eat|look for)
    support (?:our|us)|(?:table of )?contents\s*$|where to|you (?:may|might|should|will need)|your (?:rights|views)|what (?:\w+ ){1,2}(?:can|should) do|who (?:can|qualifies|to call)|(?:can|could|have to|may|might|must|need to|should|to|will|would)\s*:$|if you (?:are|see|have)|voices|opinions?
    inhalt|sommaire|mehr (?:aus|zum thema)|lesen sie|das hilft|à lire|lire aussi|leer más|te puede interesar|leggi anche|leia também|lees ook|zutaten|ingrédients|das könnte (?:dich|sie|ihnen)|auch interessant|meist ?gelesen|weitere (?:artikel|meldungen|nachrichten|themen)|zum thema|sur le même (?:sujet|thème)|les plus (?:lus|populaires)|vous aimerez|voir aussi|lire également
    lo más (?:leído|visto)|más (?:leídas|noticias|sobre)|noticias relacionadas|relacionad[ao]s|también (?:en|le|te)|potrebbe interessart|articoli correlati|i più letti|mais lidas|notícias relacionadas|meest gelezen|meer over
"""


# The same, where the line says nothing else: "Updates", "Meanwhile:".
_NEWS_WHOLE = r"""
    (?:the )?(?:breakdown|details|facts|gist|latest|lowdown|main news|numbers|situation|snapshot|state of play|story so far)(?: so far| today)?
    so far(?: today)?|(?:the day|today) so far|(?:live |news )?updates?|situation report|in a nutshell|how (?:it|events|the (?:day|night|week)) (?:happened|unfolded)|meanwhile|overnight|reactions?
    \w+ things (?:to|you (?:need to|should)) know|(?:new )?(?:this (?:morning|afternoon|evening)|today|tonight)|(?:what you )?need to know
    what (?:has been|is being|was|were) (?:agreed|announced|decided|done|found|said)|what (?:he|it|she|they|we|(?:the )?[\w ]{3,25}) (?:agreed|announced|decided|found|learned|ruled|said|saw)(?: so far)?
    what you (?:missed|should know)|while you slept|on the [\w ]{3,20} front|(?:by the|key) numbers|driving the news|the (?:big(?:ger)? )picture|what(?:['’]s| comes| happens) next
    among (?:the|its|their) (?:[\w ]{0,20} )?(?:changes|findings|measures|points|results)|here are (?:more|other|some|today['’]s) [\w ]{4,40}|in today['’]s news
    the (?:audit|court|inquiry|judges?|panel|report|ruling|study|survey) (?:also )?(?:found|ruled|said|says)(?: that)?|the (?:story|news) in [\w ]{4,20}|catch (?:me|you) up
    auf einen blick|kurz (?:erklärt|gefasst|gesagt|und bündig|und knapp)|was bekannt ist|(?:der|ein|die lage im) überblick|die (?:fakten|lage)|(?:die )?zusammenfassung|(?:der )?(?:aktuelle )?stand(?: der dinge)?|das ist passiert|was sich (?:jetzt )?ändert|was (?:jetzt |nun )?gilt|darum geht es
    ce qu['’]il faut (?:retenir|savoir)|les (?:dernières (?:informations|nouvelles)|faits)|en (?:bref|résumé)|le point sur .{3,30}|lo (?:esencial|último)|qué (?:cambia|ha pasado|pasó)|qué se sabe|en resumen|puntos clave
    in breve|i fatti|cosa è successo|(?:o )?resumo|(?:os )?principais pontos|pontos[- ]chave|in het kort|(?:de )?samenvatting
"""
_OTHER_WHOLE = r"""
    faqs?|letters|what do you think|weather(?: update)?|(?:recent )?(?:comments|posts)|join the conversation|also (?:in the news|making news|today|(?:on|this) \w+)|elsewhere|in other news|(?:today['’]s )?other (?:headlines|news|stories)|anderswo|ailleurs|en otras noticias|außerdem|(?:the )?(?:symptoms|warning signs|rules|answers|candidates|cast)
    (?:also|around the|elsewhere|more|other)\b(?!.*\b(?:details|developments|facts|findings|hearing|measures|meeting|session)\b).{0,40}|(?:safety )?advice|documents|listen|results?|watch|in pictures|(?:road )?closures|quiz|crossword|best quotes|meet the team|key skills|new on the site
"""


def _any(listed: str, whole: str) -> re.Pattern[str]:
    anywhere, alone = ("|".join(line.strip() for line in table.strip().splitlines()) for table in (listed, whole))
    return re.compile(rf"\b(?:{anywhere})|^(?:{alone})\W*$", re.I)


#: Over the points that a newsroom sets as paragraphs between headline and text.
POINTS = re.compile(
    r"(?:(?:the )?(?:gist|highlights|(?:key )?(?:points|takeaways)|short version)|at a glance|in (?:brief|short)|quick (?:read|summary)|summary|tl;dr|das wichtigste(?: in kürze)?"
    r"|auf einen blick|kurz gefasst|l['’]essentiel|en (?:bref|resumen|résumé)|lo esencial|claves|puntos clave|resumen|resumo|in (?:breve|sintesi|het kort)|i punti chiave|samenvatting"
    r"|kort(?:e| )versjonen|kortversjonen|kort fortalt|i korthet|w skrócie|najważniejsze(?: informacje)?)\W*",
    re.I,
)
NEWS, OTHER = _any(_NEWS, _NEWS_WHOLE), _any(_OTHER, _OTHER_WHOLE)
# A question as a newsroom puts it over its own answers; the reader's own, and those after what a word means, are none.
ASKS = re.compile(
    r"(?!what (?:is|are) an? )(?:what|why|who|where|when|how|was|warum|wer|que|qué|quoi|pourquoi)\b(?!.*\b(?:you|your|i|can|to)\b).*\?$",
    re.I,
)
# What explains the world and reports nothing of it.
EXPLAINS = re.compile(
    r"^(?:about|background|history|(?:some |key )?facts about|how (?:\w+ ){1,5}(?:happens?|works?)|how (?:are|do|does|is)|some (?:key )?facts|what (?:are(?! the sticking)|is)|who (?:are|is|was|were)|the (?:candidates|players)|key (?:dates|figures|terms)|previous|past|signs of|symptoms"
    r"|was ist|wer (?:ist|war)|wie (?:funktioniert|wird)|hintergrund|cómo|qué (?:es|son)|quién (?:es|era)|comment|qu['’]est-ce|qui (?:est|était))\b"
    r"|\b(?:aus (?:ihrem|seinem) leben|de una vida|d['’]une vie|of (?:a|her|his) life)\b|\bwhere (?:they|the \w+) stands?\b|: (?:how|why) (?!the (?:day|night|week))|\b(?:explained|explainer|factbox|(?:brief|short) history|in numbers|mode d['’]emploi|since \d{4})\b",
    re.I,
)
# Headlines of pages that tell of many things.
ROUNDS = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?:\w+ ){0,2}(?:facts|headlines|myths|questions|reads|stories|things)\b|\bin (?:brief|numbers|photos|pictures)\b"
    r"|^(?:the )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?:\w+ ){1,3}(?:every|for|that|to|we|which|you)\b"
    r"|round-?up|newsletter|briefing|^(?:across|around) the \w+$|\bto watch$|^(?:good (?:afternoon|evening|morning)|guten (?:abend|morgen|tag)|buen[oa]s (?:días|noches|tardes)|bonjour|bonsoir)\b|\bin \d+ seconds\b|der tag im|le journal de"
    r"|\b(?:agenda|blotter|briefs|calendar|charts|diary|digest|guide|listings|log|lottery|menus?|notebook|notes|notices|quiz|termine|wrap)\b(?=$|[:,]| (?:and|for|of)\b)"
    r"|\b(?:of|this|your) (?:the )?week(?:end)?\b|\bweek(?:end)? (?:ahead|in\b)|\b(?:brief|short) history\b",
    re.I,
)
# What the paper's readers say, and the house of its own, however it is announced.
READERS = re.compile(
    r"\b(?:readers?|(?:all|many|most|some) of you|you (?:said|told us|wrote)|from (?:our|the) (?:blogs?|forum|podcasts?|shop|videos?)|summary of terms"
    r"|job summary|^(?:latest|new|top) (?:blogs?|jobs|podcasts?|videos?))\b|\bwhat are the (?:signs|symptoms|warning signs)\b",
    re.I,
)
#: What a desk writes before the headline of a piece that reports nothing of its own: "DIARY-Top events", "Letter: …".
SLUGS = re.compile(
    r"^(?:analysis|calendar|column|diary|graphic|insight|letters?|newsmaker|obituary|opinion|poll|preview|q&a|quotebox|table"
    r"|timeline)\b ?(?:[:–—]| - |-(?=[A-Z]))|^takeaways\b",
    re.I,
)
# Headlines of pieces whose lists are no news.
TITLED = re.compile(
    r"^(?:\d+ (?:habits|hacks|ideas|tips|tricks|ways)\b|best of|corrections?(?: and|$)|clarifications?|how (?:to|we)|where to|things to)\b|\b(?:best|top \d+) .{0,80}\b(?:walks|gifts|places|recipes|films|books|deals|spots)\b"
    r"|^how (?:an?|the|do|does|is|are)\b.*\b(?:becomes?|made|works?|guide)\b|^(?:\w+ )?(?:\w+ )?(?:habits|hacks|ideas|links|podcasts|reads|tricks|ways) (?:for|of|to)\b"
    r"|\b(?:checklist|fixtures|horoscopes?|of the week|quiz|recipes?|schedule|things to (?:do|see)|(?:\d+|five|six|seven|ten|twelve|simple|easy|best) ways to|tipps|tips|your stars)\b",
    re.I,
)
# What opens a wire's running story, and a line that holds nothing but the hour of an entry in it.
RUNNING = re.compile(r"\bthe latest on\b.{0,200}:$|\(all times\b", re.I)
CLOCK = re.compile(r"\d{1,2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?|(?-i:[A-Z]{2,4})|uhr)?[ :–—-]{0,4}", re.I)
