"""Service: what headlines stand over advice, recipes, listings and pastimes, which are no news of today."""

from __future__ import annotations

_COUNT = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|best|easy|quick|simple|top)"
_TO_DO = "apply|avoid|book|buy|check|choose|claim|clean|cook|cut|eat|find|get (?!away)|give|grow|help|keep|make|pack|prepare|protect|save|sleep|spot|stay|stop|store|stream|tell|use|vote|watch|wear"
_ZAHL = r"(?:\d+|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn)"
_NOMBRE = r"(?:\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix)"

#: What a headline says, sorted; the first words of a pattern are the headline's where it says ^.
ADVICE: tuple[str, ...] = (
    r"\b(?:crossword|quiz|recipe|sudoku)$",
    r"\b(?:our|expert|money|travel|health)? ?tips (?:for|on|to) (?:\w+ing|your|the perfect|a better)\b",
    r"\b(?:word|cartoon|puzzle|recipe|joke) of the (?:day|week)\b",
    r"\bhow (?:can|do|much can|often should|should) (?:i|you)\b[^?]*\?",
    r"\blotto results?\b|\b(?:tonight['’]s|the) winning numbers\b|\bwinning numbers (?:for|drawn)\b",
    r"\bwhat (?:can|do|should) (?:i|you) do\b",
    r"\byour (?:[\w-]+ ){0,2}questions,? answered\b",
    rf"\b{_NOMBRE} (?:astuces|conseils|recettes|réflexes) pour\b|^comment (?:bien |mieux )?(?:choisir|demander|économiser|éviter|faire|obtenir|préparer|réduire|se protéger)\b",
    rf"\b{_ZAHL} (?:rezepte|tipps|tricks)\b|^so (?:[\w-]+ ){{1,2}}sie\b|\bwie sie (?:[\w-]+ ){{0,4}}(?:sparen|vermeiden|schützen|wechseln)\b",
    rf"^(?:the )?{_COUNT} (?:[\w-]+ ){{0,3}}?(?:hacks|recipes|tips|tricks|ways) (?:for|on|that|to|you)\b|^{_COUNT} (?:[\w-]+ ){{0,3}}?(?:hacks|recipes|tips|tricks|ways) (?:for|to)\b",
    r"^(?:\d+ )?things to do (?:in|this|with)\b",
    r"^(?:\d\d hours|a weekend|where to (?:drink|eat|go|stay)) in (?-i:[A-Z])",
    r"^(?:am|can|could|do|must|should|will) i\b.*\?",
    r"^(?:crossword|quiz|recipe|sudoku|wordle)\b ?(?:[:|–—-]|no\.? \d|today\b|hints\b)",
    r"^(?:everything you need to know about|a guide to) (?:\w+ing|your)\b",
    r"^(?:on this day|today in history|this day in history)\b(?= ?[:–—-]|,? (?:in )?\d|:?$)",
    r"^(?:tv guide|what['’]s on tv|what['’]s on (?:this|in (?-i:[A-Z])[\w’'-]+ this))\b(?! publisher)",
    r"^ask (?:the|an?) (?:doctor|expert|gp|lawyer|money|vet|\w+ expert)\b|^ask (?:(?-i:[A-Z])[\w.’'-]* ?){1,3}[:|–—]",
    rf"^how to (?:(?-i:[a-z])|(?:{_TO_DO})\b)",
    r"^the best (?:[\w-]+ ){1,4}(?:of|for) (?:20\d\d|your\b|every\b)",
    r"^what to (?:cook|do (?:if|when)|eat|wear|(?:read|stream|watch) (?:next|on tv|this (?:week|weekend|winter|summer)|tonight))\b",
)  # fmt: skip
