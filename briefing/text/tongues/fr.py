"""French."""

from __future__ import annotations

from collections.abc import Mapping

#: What the page says, by its English.
SAYINGS: Mapping[str, str] = {
    " and ": " et ",
    " of ": " sur ",
    " · from {}": " · de {}",
    "Added: ": "Ajouté : ",
    "Adds: ": "Nouveau : ",
    "April": "avril",
    "August": "août",
    "Briefing": "Revue de presse",
    "CEST": "CEST",
    "CET": "CET",
    "Continuing": "En cours",
    "Corrections": "Rectificatifs",
    "Coverage": "Couverture",
    "Covers {}": "Période : {}",
    "December": "décembre",
    "Developments": "Les faits",
    "EEST": "EEST",
    "EET": "EET",
    "Every line is taken verbatim from the source named beside it. The Word edition is attached.": (
        "Chaque ligne est reprise mot pour mot de la source indiquée à côté. L’édition Word est jointe."
    ),
    "February": "février",
    "Feed text only: ": "Texte du flux seulement : ",
    "Fri": "ven.",
    "Friday": "vendredi",
    "In brief": "En bref",
    "In this briefing": "Dans cette édition",
    "January": "janvier",
    "July": "juillet",
    "June": "juin",
    "Key quotes": "Citations",
    "Key quotes of the day": "Citations du jour",
    "Left out ({}), {}: ": "Non retenu ({}), {} : ",
    "March": "mars",
    "May": "mai",
    "Mon": "lun.",
    "Monday": "lundi",
    "New": "Nouveau",
    "New ": "Nouveau ",
    "News": "Actualités",
    "No significant coverage since {}.": "Rien de notable depuis {}.",
    "Not seen: ": "Non consulté : ",
    "November": "novembre",
    "Now: ": "Désormais : ",
    "October": "octobre",
    "Other": "Autres sujets",
    "Page ": "Page ",
    "Read at ": "À lire dans ",
    "Sat": "sam.",
    "Saturday": "samedi",
    "September": "septembre",
    "Sources": "Sources",
    "Sources disagree": "Les sources divergent",
    "Sun": "dim.",
    "Sunday": "dimanche",
    "The source has withdrawn the line.": "La source a retiré cette phrase.",
    "Thu": "jeu.",
    "Thursday": "jeudi",
    "Top stories": "À la une",
    "Tue": "mar.",
    "Tuesday": "mardi",
    "Update": "Mise à jour",
    "We printed: ": "Nous avions publié : ",
    "Wed": "mer.",
    "Wednesday": "mercredi",
    "no significant coverage": "rien de notable",
    "single source": "source unique",
    "unattributed": "auteur non identifié",
    "unnamed source": "source anonyme",
    "{day} {month}": "{day} {month}",
    "{day} {month} {year}": "{day} {month} {year}",
    "{time}": "{time}",
    "{weekday} {day} {month}": "{weekday} {day} {month}",
    "{weekday} {day} {month} {year}": "{weekday} {day} {month} {year}",
    "{weekday} {time}": "{weekday} {time}",
    "{} article": "{} article",
    "{} articles": "{} articles",
    "{} failed": "{} en échec",
    "{} feed read": "{} flux lu",
    "{} feeds read": "{} flux lus",
    "{} independent": "{} sources indépendantes",
    "{} merged as copies or updates": "dont {} copies ou mises à jour",
    "{} more": "{} autres",
    "{} more stories in brief: {}": "{} autres sujets en bref : {}",
    "{} more story in brief: {}": "{} autre sujet en bref : {}",
    "{} others": "{} autres",
    "{} silent": "{} sans nouveauté",
    "{} to {}": "du {} au {}",
    "{}; and {} more": "{} ; et {} autres",
}

#: Why something is not on it.
REASONS: Mapping[str, str] = {
    "a document of a word processor is no article file; save it as text or HTML": (
        "document de traitement de texte et non article ; enregistrez-le en texte ou HTML"
    ),
    "a fact check": "vérification des faits",
    "a horoscope": "horoscope",
    "a live page alone": "direct seul",
    "a newsroom's correction of itself": "rectificatif d’une rédaction",
    "a paywall: only the opening can be read; log in and save the article as a file, or use the outlet's full-text feed": (
        "article payant : seul le début est lisible"
    ),
    "a review": "critique",
    "a round-up of several stories": "tour de l’actualité",
    "a sport result": "résultat sportif",
    "advertising or a press release": "publicité ou communiqué",
    "advice or a pastime": "conseils ou loisirs",
    "below the first story": "après le premier sujet",
    "below the first {} stories": "après les {} premiers sujets",
    "embargoed until no hour that we can read": "sous embargo, sans heure lisible",
    "embargoed until {} UTC": "sous embargo jusqu’à {} UTC",
    "feed broken: it cannot be parsed ({})": "flux défectueux : illisible ({})",
    "feed broken: the answer is empty": "flux défectueux : la réponse est vide",
    "feed broken: the answer is neither RSS nor Atom nor JSON Feed": "flux défectueux : ni RSS, ni Atom, ni JSON Feed",
    "gone for good (410): the outlet has closed it; we do not ask again: strike it from its list": (
        "supprimé définitivement (410) : le média a fermé ce flux"
    ),
    "no complete answer within {} seconds; the server is too slow or does not answer: we ask again later": (
        "pas de réponse complète en {} secondes ; nouvelle tentative plus tard"
    ),
    "no connection to {} ({}); the server is down or a firewall is between: we ask again later": (
        "pas de connexion à {} ({}) ; nouvelle tentative plus tard"
    ),
    "not asked: its host let {} requests in a row run out of time; we ask again later": (
        "non interrogé : le serveur a laissé {} demandes de suite sans réponse ; nouvelle tentative plus tard"
    ),
    "not found (404): it may have moved; look for its new address with `briefing feeds add`": (
        "introuvable (404) : l’adresse a peut-être changé"
    ),
    "opinion": "opinion",
    "printed before, and nothing has come in since": "déjà publié, rien de nouveau depuis",
    "replaced by the correction of {}": "remplacé par le rectificatif de {}",
    "replaced by the update of {}": "remplacé par la nouvelle version de {}",
    "the connection to {} broke off; we ask again later": "connexion à {} interrompue ; nouvelle tentative plus tard",
    "the feed's server is in trouble; we ask again later ({})": "serveur en panne ({}) ; nouvelle tentative plus tard",
    "the file is empty": "le fichier est vide",
    "the host {} cannot be found; check its spelling, and this machine's network": "serveur {} introuvable",
    "the outlet's robots.txt asks programmes not to read this page; its feed's own words are used instead": (
        "le média interdit cette page aux programmes (robots.txt) ; le texte du flux en tient lieu"
    ),
    "the page is not there any more ({}): its outlet may have withdrawn the article, so it is left out": (
        "la page n’existe plus ({}) : le média a peut-être retiré l’article"
    ),
    "the page's server is in trouble ({}); the feed's own words are used instead": (
        "serveur de la page en panne ({}) ; le texte du flux en tient lieu"
    ),
    "the server is overloaded or under repair (503); we ask again later": (
        "serveur surchargé ou en maintenance (503) ; nouvelle tentative plus tard"
    ),
    "the server refuses us (403): it may block feed readers or want a login; ask the outlet, or strike it": (
        "accès refusé par le serveur (403)"
    ),
    "the server refuses us the page (403); the feed's own words are used instead": (
        "page refusée par le serveur (403) ; le texte du flux en tient lieu"
    ),
    "too many requests (429): the server asks for peace, and gets it": "trop de demandes (429)",
    "withdrawn by {}": "retiré par {}",
    "{} (since {})": "{} (depuis {})",
    "{} has its {} stories": "{} a déjà ses {} sujets",
    "{} has its {} story": "{} a déjà son sujet ({})",
    "{} leads {} stories already": "{} ouvre déjà {} sujets",
    "{} leads {} story already": "{} ouvre déjà {} sujet",
    "{}; asked again from {} UTC": "{} ; nouvel essai à partir de {} UTC",
}
