"""Signs: what lines, headings and headlines may have that speaks for a list of news, or against it."""

from __future__ import annotations

import re

from briefing.stages.developments.lines import ENDS, INDIRECT, LABEL, NAMED
from briefing.text.openers import EXPLAINS, NEWS, OTHER, ROUNDS, TITLED
from briefing.text.telling import OFFICE

_HOW = (
    r"^(?:analysis|cómo|comment|dónde|explainer|how|in pictures|inside|listen|meet|opinion|podcast|por qué|pourquoi|qué|quién|quiz|read"
    r"|review|so |the best|video|warum|was|watch|what|when|where|which|who|why|wie|wo)\b"
)
_ASKS = re.compile(_HOW, re.I)
_YOU = re.compile(r"\b(?:I|me|my|our|us|we|you|your|yours?elf|[Vv]os|[Vv]otre|[Vv]ous)\b")
# What dates a line to the days of its story.
DATED = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|overnight|yesterday|today|tonight|(?:this|last|next) (?:autumn|evening|month|morning"
    r"|night|spring|summer|week|winter|year)|so far|midnight|noon|dawn|(?:january|february|april|june|july|august|september|october"
    r"|november|december)|(?:by|in|since|until) (?:march|may)|gestern|heute|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lundi|mardi"
    r"|mercredi|jeudi|vendredi|samedi|dimanche|hier|lunes|martes|miércoles|jueves|viernes|sábado|domingo|ayer)\b",
    re.I,
)
# "is covered", "when bought": what is always so looks like what was done.
STATE = re.compile(
    r"\b(?:are|as|be|been|being|by|gets?|if|is|ist|once|sind|than|when) (?:\w+ly |not )?\w+(?:ed|en)\b", re.I
)
# How a page opens that tells of many things.
GREETS = re.compile(
    r"^(?:good (?:afternoon|evening|morning)|guten (?:abend|morgen|tag)|buen[oa]s (?:días|noches|tardes)|bonjour|bonsoir|hello)\b"
    r"|\b(?:here (?:are|is)|these are) (?:the news|(?:\w+ ){0,3}stories)\b|estas son las noticias|voici les titres",
    re.I,
)
# "since 2012", "in 1966": a year, and none in "the 1990s".
ANY_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b(?!s)")
# "Dr Ruth Hansen was a …", "Amina Juma, 51, …", "Diego Prado (47)": who somebody is.
_PERSON = re.compile(
    r"^(?:[A-Z][a-z]{1,8}\.? )?(?:[A-ZÀ-Þ][\w.'’-]+ ){1,3}[A-ZÀ-Þ][\w.'’-]+"
    r"(?:, \d\d\b|,? (?:is|was) (?:an?|the)\b| \(|:| [–—] |, (?:an?|the|who|of)\b)"
)
# "“About time,” says Joan Lee, 71.", "“Blue Door”": what somebody said, or a work.
VOICE = re.compile(r"^[\"“‘'«„].*[\"”’'»],? (?:(?:said|says?|sagte?|wrote) |[A-Z])|^[\"“‘'«„].*[\"”’'»]\W*$")
_SCORE = re.compile(
    r"\b[A-Z][\w.' ]{1,30} \d{1,3}(?:[-–]\d{1,3})?, [A-Z][\w.' ]{1,30} \d{1,3}\b|^[A-Z][\w.' ]{1,30} \d{1,3}[-–]\d{1,3}\b|\d[-–]\d+[-–]\d"
)
_FRESH = re.compile(
    r"\b(?:action|also|day|decided|developments?|happened|happening|know|known|latest|new|overnight|situation|so far|unfolded|updates?"
    r"|where things stand|wissen|sait|sabe)\b",
    re.I,
)
_FACTS = re.compile(
    r"\b(?:about|at a glance|(?:fast|five|key|quick) (?:dates|details|facts|figures|points)|facts|highlights|in brief|need to know|numbers"
    r"|profile|summary|takeaways|timeline)\b",
    re.I,
)
GENERAL = re.compile(
    r"(?:an?|any\w*|each|every\w*|no|nobody|nothing|people|those|most|some|if|when|two|three|four)\b", re.I
)
# "The dam …": what the story has told of before.
SAME = re.compile(r"^(?:the|there (?:are|is)|his|her|its|their|both|this|these)\b", re.I)
# What a paper writes over its news of everything.
PAPER = re.compile(
    r"(?:(?:the )?(?:latest|local|more|top) (?:headlines|news|stories)|headlines|latest|news|in the news|just in)\W*",
    re.I,
)
DECIDES = re.compile(
    r"\b(?:agree[sd]?|agreement|approve[sd]?|backs?|bans?|banned|budget|cabinet|ceasefire|court|deal|judges?|orders?|ordered|contract|pact|pass(?:es|ed)|ratif\w+|verdict|rul(?:es?|ed|ing)"
    r"|scraps?|signs?|signed|strikes? down|treaty|truce|votes? (?:for|to)|abkommen|beschließt|einig\w*|gericht|kabinett|kippt|\w*gericht|urteil\w*|accord|adopte|juge|tribunal|acuerdo|aprueba|firman?|fallo)\b",
    re.I,
)
DRAFTS = re.compile(
    r"\b(?:bill to|draft|drafts|entwurf|hearings?|proposal|propos\w+|projet|proyecto|tables?|to vote|vote on)\b", re.I
)
NAME = re.compile(r"(?<=[a-zà-ÿ,] )[A-ZÀ-Þ][\w’'-]+")

#: What a line may have that speaks for news or against it.
LINE: dict[str, re.Pattern[str]] = {
    "asks": _ASKS,
    "ends": ENDS,
    "of nobody": re.compile(r"^(?:(?:born|has|holds?|is|plays?|was)\b|(?-i:[A-Z])[a-z]+ed\b)", re.I),
    "of a pronoun": re.compile(r"^(?:er|es|he|il|elle|it|she|sie|they|we) ", re.I),
    "of some": re.compile(r"^(?:an?|eine?|most|some|une?) ", re.I),
    "with a day": DATED,
    # "Comet tonight. Look west after ten."
    "with a head": re.compile(r"^[^\W\d_][\w'’&-]*(?:,? [\w'’&-]+){0,3}\. [\"“„A-ZÀ-Þ]"),
    "with a label": LABEL,
    "with a person": NAMED,
    "of a person": _PERSON,
    "of a score": _SCORE,
    "of a voice": VOICE,
    "of an office": OFFICE,
    # "Nine of the patients …", "There are 61 cases, up from 44": a count of the story's own.
    "of a count": re.compile(
        r"^there (?:are|is|were) (?:\w+ )?\d|^(?:\w+ )?[\w-]+ of (?:(?:the|its|his|her|their) (?!\w+est\b)|(?:them|these|those)\b)|\b(?:up|down) from\b",
        re.I,
    ),
    "of which": INDIRECT,
    "with a figure": re.compile(r"\d"),
    "with hours": re.compile(
        r"\b\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?\s?(?:-|–|to|bis|until)\s?\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m|uhr)"
        r"|\b(?:admission|doors|entry|free|open|opens|tickets)\b",
        re.I,
    ),
    "with is": re.compile(r"\b(?:are|aren['’]t|is|isn['’]t)\b"),
    "with said": re.compile(
        r"\b(?:according to|announced|confirmed|denied|dijo|laut|nach angaben|reported|said|sagte|says|selon|según|teilte|told|warned)\b",
        re.I,
    ),
    "with will": re.compile(
        r"\b(?:expected to|is to|are to|plans? to|sera|seront|soll|sollen|será|wants?|will|wird|werden|would)\b", re.I
    ),
    # "No flat shall be let …", "Nurses should be free …": what ought to be.
    "with a rule": re.compile(
        r"\b(?:darf|dürfen|debe[nr]?|deberán?|doit|doivent|deve|devem|mag|mogen|moet|moeten|may|must|muss|müssen|ought|peut|peuvent|puede[n]?|shall|should)\b",
        re.I,
    ),
    # "Buses run every three minutes", "A swim costs £5.20": what is so on any day.
    "of service": re.compile(
        r"\b(?:each|every) (?:\w+ )?(?:hours?|minutes?)\b|\b(?:daily|weekdays|all routes|free of charge|costs? (?:just |only )?(?:[$£€]|\w+ (?:crowns|dollars|euros|pounds))|on foot)\b"
        r"|\b(?:täglich|geöffnet|kostet|kostenlos|ermäßigt|eintritt|alle \w+ minuten|abierto|cada \w+ minutos|entrada|gratis|gratuit[aeos]*|ouverte?s?|toutes les \w+ minutes|dagelijks|aperto|ogni \w+ minuti)\b",
        re.I,
    ),
    "with you": _YOU,
}
OPENER: dict[str, re.Pattern[str]] = {
    "a question": _ASKS,
    "a question of what was": re.compile(
        r"^(?:how|what|when|why)\b.*\b(?:did|happen(?:ed|s)|has|have|was|were)\b|^what (?:do|does)\b.* (?:change|say)\b",
        re.I,
    ),
    "a reason": re.compile(r"^(?:por qué|pourquoi|reasons|warum|why)\b|\breasons\b", re.I),
    "an explanation": EXPLAINS,
    "another": OTHER,
    # "In other business, the board:", "She:", and each line goes on with what was done.
    "half a sentence": re.compile(r"(?:^|[.,] )(?:he|she|they|the [a-z]+|[a-z]+s):$", re.I),
    "fresh": _FRESH,
    "of facts": _FACTS,
    # "Lind's record", "The victims": who people are.
    "of a life": re.compile(
        r"\b(?:biography|career|life|lives|record|victims?|voices|biografía|obra|vida|leben|karriere|vie|carrière|vita|carriera|carreira)\b",
        re.I,
    ),
    # "How the night unfolded": what is told there as if it happened now has happened.
    "of a course": re.compile(
        r"\bhow .{1,30}\b(?:developed|happened|unfolded|went)\b|\bas it happened\b|\btimeline\b|\b(?:hour by hour|minute by minute)\b|\bchron(?:ik|ologie)\b|\bcronología\b",
        re.I,
    ),
    "news": NEWS,
    "whom": re.compile(r"\b(?:her|him|his|them)\b"),
    "you": _YOU,
}
TITLE: dict[str, re.Pattern[str]] = {
    "asks": _ASKS,
    "explains": EXPLAINS,
    "news": NEWS,
    "of another kind": TITLED,
    "of facts": _FACTS,
    "of many things": ROUNDS,
}
