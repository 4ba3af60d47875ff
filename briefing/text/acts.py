"""Acts: what happens in the news, whatever the words for it; and the many words for one thing."""

from __future__ import annotations

import re

#: What happens, and the words that tell of it, sorted.
ACTS: tuple[tuple[str, str], ...] = (
    ("acquit", r"acquit\w*|cleared of|not guilty"),
    ("agree", r"accord\b|agree[sd]?\b|agreement|deal\b|pact\b|treaty"),
    ("allow", r"allow\w*|given leave|permi(?:t|ts|tted)\b"),
    ("annul", r"annul\w*|overturn\w*|quash\w*|strikes? down|struck down"),
    ("appeal", r"appeal(?:s|ed|ing)?\b(?! to)"),
    ("appoint", r"appoint\w*|named (?:as )?(?=\w+ (?:minister|chief|head|leader|director))|nominat\w+|sworn in|takes? office|to succeed|successor"),
    ("arrest", r"arrest\w*|custody|detain\w*|detention|taken in for questioning"),
    ("attack", r"airstrikes?|ambush\w*|attack\w*|bomb\w*|gunfire|gunm[ae]n|missiles?|raid(?:s|ed|ing)?|shell(?:ed|ing)|shoot(?:s|ing|er)?|shot\b|stabb\w+|storm(?:ed|ing)\b"),
    ("back down", r"backs? down|call(?:s|ed|ing)? off|cancel\w*|postpon\w+|put(?:s|ting)? off|revers\w+|scrap(?:s|ped)?\b|suspend\w*|u-turn|withdr[ae]w\w*|delay(?:s|ed)?"),
    ("ban", r"ban(?:s|ned|ning)?\b|forbid\w*|forbade|outlaw\w*|prohibit\w*|no (?:new )?\w+ may"),
    ("bury", r"buried\b|funeral|laid to rest|mourn\w*"),
    ("buy", r"acqui\w+|b(?:uy|ought)\b|buys\b|merg(?:er|e|es|ed)\b|purchas\w+|takeover (?:bid|of)|taken over by"),
    ("charge", r"accus(?:e|es|ed)\b|charg(?:e|es|ed)\b(?= \w+ with| with)|indict\w*|prosecut(?:e|ed|es)\b|put on trial"),
    ("claim", r"claim(?:s|ed)? responsibility|was behind"),
    ("close", r"clos(?:e|es|ed|ing|ure)\b|shut(?:s|ting|down)?\b"),
    ("confess", r"admit(?:s|ted)?\b|apologi[sz]\w+|confess\w*"),
    ("convict", r"convict\w*|found guilty|guilty|jail(?:s|ed)?\b|prison\w*|sentenc\w+|verdict"),
    ("cut", r"cut(?:s|ting)?\b|lay(?:s|ing)? off|layoffs|laid off|lower(?:s|ed|ing)\b|reduc\w+|slash\w*"),
    ("demolish", r"demolish\w*|demolition|torn down|tear(?:s|ing)? down"),
    ("deport", r"deport\w*|expel\w*|extradit\w+"),
    ("destroy", r"burn(?:s|t|ed)? (?:down|to the ground)|burnt|collaps\w+|damag\w+|destroy\w*|destruction|flatten\w*|gutted|raz(?:e|ed)\b|sank\b|sinks?\b|sunk\b|went down|goes down"),
    ("die", r"bodies|body|corpses?|dead|death\w*|die[sd]?\b|dying|drown\w*|fatal\w*|kill\w*|lives (?:were )?lost|los\w+ (?:\w+ )?li(?:fe|ves)|murder\w*|perish\w*|slain"),
    ("elect", r"elect(?:ed|s)\b|wins? (?:the )?(?:election|presidency|vote|seat)|won (?:the )?(?:election|presidency|vote|seat)"),
    ("end", r"ceasefire|cease-fire|truce|peace deal"),
    ("extend", r"exten(?:d|ds|ded|sion)\b|prolong\w*"),
    ("fall", r"drop(?:s|ped)?\b|fell\b(?! short)|falls?\b(?! short)|lowest|plung\w+|slump\w*|tumbl\w+"),
    ("find", r"discover\w*|found\b(?! guilty)|identif\w+|tested positive|turned up"),
    ("fine", r"fine[sd]\b|fined\b"),
    ("flee", r"displac\w+|evacu\w+|(?:told|ordered|asked) to leave|fle[ed]\b|fled\b|flees\b|refugees"),
    ("free", r"freed\b|rescu\w*|releas(?:e|es|ed|ing) (?:from|on bail|into|\w+ (?:hostages|prisoners))|released without|saved\b|surviv\w+|set free|are free\b|walk(?:s|ed)? free"),
    ("go to court", r"(?:asks?|asked|goes to|gone to|went to|taken to|takes? \w+ to) (?:a |the )?(?:\w+ )?court"),
    ("hurt", r"hospitali[sz]ed|hurt\b|injur\w+|wound(?:s|ed|ing)?\b"),
    ("missing", r"missing|trapped|unaccounted"),
    ("pass", r"adopt(?:s|ed)?\b|approv\w+|backs? (?:the )?(?:law|bill)|passes\b|passed\b(?! away)|ratif\w+"),
    ("probe", r"inquir\w+|investigat\w+|look(?:s|ing)? into|probe[sd]?\b|suspect\w*"),
    ("recall", r"off the shelves|recall(?:s|ed|ing)?\b"),
    ("refuse", r"block(?:s|ed)?\b|den(?:y|ies|ied)\b|refus\w+|reject\w*|veto\w*|would not|will not|won['’]t|vot\w+ down"),
    ("resign", r"quit(?:s|ting)?\b|resign\w*|step(?:s|ped|ping)? (?:down|aside)|ousted|sacked|fired\b(?! (?:on|at|shots))|dismiss\w+"),
    ("return", r"back home|(?:go|going|went|return\w*) (?:back|home)|return(?:s|ed|ing)?\b"),
    ("rise", r"r(?:ises|isen|ose)\b|climb(?:s|ed)?\b|record high|soar\w*|surg\w+"),
    ("sanction", r"sanction\w*"),
    ("seize", r"confiscat\w+|impound\w*|seiz\w+"),
    ("sign", r"sign(?:s|ed|ing)?\b"),
    ("start", r"launch(?:es|ed)?\b|open(?:s|ed|ing)\b|reopen\w*|resum\w+|to run again|unveil\w*"),
    ("steal", r"got hold of|hack\w*|robb\w+|st(?:ole|olen|eal|eals)\b|theft|thieves"),
    ("strike", r"industrial action|on strike|stopp?(?:ed|ing)? work|strike[sr]?\b|striking\b|walk(?:ed|ing|s)? out|walkout\w*"),
    ("sue", r"lawsuits?|sue[sd]?\b|suing"),
    ("vote", r"ballots?|referendum|vot(?:e|es|ed|ing)\b"),
)  # fmt: skip
_ACTS = tuple((act, re.compile(rf"\b(?:{words})", re.IGNORECASE)) for act, words in ACTS)

#: Many words for one thing, the first of each line standing for all.
KIN = {
    word: line.split()[0]
    for line in (
        "assailant attacker attackers assailants gunman gunmen shooter",
        "blast bomb bombing explosion explosions blasts",
        "buy acquire acquired acquires bought buys",
        "carry aboard board carried carries carrying",
        "child children kids pupils students youngsters",
        "close closed closes closing shut shuts shutting",
        "coach bus",
        "crash collision wreck",
        "cut cuts cutting lower lowered lowers reduce reduced reduces slash slashed trimmed",
        "doctors clinic hospital hospitals medics",
        "fall dropped drop drops declined fell slid",
        "fire blaze fired flames inferno",
        "flood flooding floods floodwaters",
        "growth grew grow growing grows",
        "homes houses home house",
        "jail imprisoned jailed sentence sentenced",
        "jury juror jurors",
        "pay repay repaid repays",
        "plane aircraft airliner jet jetliner",
        "protest demonstration demonstrations march marched protests rally",
        "protesters demonstrators marchers",
        "quake earthquake temblor tremor",
        "raise hike hiked increase increased lift lifted raised raises",
        "set due held place scheduled slated",
        "ship boat boats ferry ships vessel vessels",
        "storm cyclone hurricane typhoon",
        "strike walkout",
        "sing sang song songs sung singer",
        "swim swam swum swims",
        "temperature thermometer",
        "vehicle vehicles automobile automobiles car cars",
        "village town",
        "person citizens people residents villagers inhabitants",
        "win won wins",
        "worth valu value valued",
    )
    for word in line.split()
}


def acts(text: str) -> tuple[frozenset[str], str]:
    """Return what happens in a text, by the names of ACTS, and the text with the words that say so blanked out."""
    found, rest = set(), text
    for act, words in _ACTS:
        if words.search(text):
            found.add(act)
            rest = words.sub(lambda m: " " * len(m[0]), rest)
    return frozenset(found), rest
