"""Spanish."""

from __future__ import annotations

from collections.abc import Mapping

#: What the page says, by its English.
SAYINGS: Mapping[str, str] = {
    " and ": " y ",
    " of ": " de ",
    " · from {}": " · de {}",
    "Added: ": "Añadido: ",
    "Adds: ": "Novedad: ",
    "April": "abril",
    "August": "agosto",
    "Briefing": "Resumen de prensa",
    "CEST": "CEST",
    "CET": "CET",
    "Continuing": "Sigue",
    "Corrections": "Rectificaciones",
    "Coverage": "Cobertura",
    "Covers {}": "Periodo: {}",
    "December": "diciembre",
    "Developments": "Los hechos",
    "EEST": "EEST",
    "EET": "EET",
    "Every line is taken verbatim from the source named beside it. The Word edition is attached.": (
        "Cada línea está tomada literalmente de la fuente que la acompaña. La edición en Word va adjunta."
    ),
    "February": "febrero",
    "Feed text only: ": "Solo el texto del feed: ",
    "Fri": "vie.",
    "Friday": "viernes",
    "In brief": "En breve",
    "In this briefing": "En esta edición",
    "January": "enero",
    "July": "julio",
    "June": "junio",
    "Key quotes": "Citas",
    "Key quotes of the day": "Citas del día",
    "Left out ({}), {}: ": "No incluido ({}), {}: ",
    "March": "marzo",
    "May": "mayo",
    "Mon": "lun.",
    "Monday": "lunes",
    "New": "Nuevo",
    "New ": "Nuevo ",
    "News": "Noticias",
    "No significant coverage since {}.": "Sin novedades de interés desde el {}.",
    "Not seen: ": "No consultado: ",
    "November": "noviembre",
    "Now: ": "Ahora: ",
    "October": "octubre",
    "Other": "Otros temas",
    "Page ": "Página ",
    "Read at ": "Puede leerse en ",
    "Sat": "sáb.",
    "Saturday": "sábado",
    "September": "septiembre",
    "Sources": "Fuentes",
    "Sources disagree": "Las fuentes discrepan",
    "Sun": "dom.",
    "Sunday": "domingo",
    "The source has withdrawn the line.": "La fuente ha retirado la frase.",
    "Thu": "jue.",
    "Thursday": "jueves",
    "Top stories": "Temas principales",
    "Tue": "mar.",
    "Tuesday": "martes",
    "Update": "Actualización",
    "We printed: ": "Publicamos: ",
    "Wed": "mié.",
    "Wednesday": "miércoles",
    "no significant coverage": "sin novedades de interés",
    "single source": "una sola fuente",
    "unattributed": "sin atribuir",
    "unnamed source": "fuente sin nombre",
    "{day} {month}": "{day} de {month}",
    "{day} {month} {year}": "{day} de {month} de {year}",
    "{time}": "{time}",
    "{weekday} {day} {month}": "{weekday} {day} de {month}",
    "{weekday} {day} {month} {year}": "{weekday}, {day} de {month} de {year}",
    "{weekday} {time}": "{weekday} {time}",
    "{} article": "{} artículo",
    "{} articles": "{} artículos",
    "{} failed": "{} con fallo",
    "{} feed read": "{} canal leído",
    "{} feeds read": "{} canales leídos",
    "{} independent": "{} fuentes independientes",
    "{} merged as copies or updates": "{} son copias o versiones",
    "{} more": "{} más",
    "{} more stories in brief: {}": "{} temas más en breve: {}",
    "{} more story in brief: {}": "{} tema más en breve: {}",
    "{} others": "{} más",
    "{} silent": "{} sin novedades",
    "{} to {}": "del {} al {}",
    "{}; and {} more": "{}; y {} más",
}

#: Why something is not on it.
REASONS: Mapping[str, str] = {
    "a document of a word processor is no article file; save it as text or HTML": (
        "documento de texto y no artículo; guárdelo como texto o HTML"
    ),
    "a fact check": "verificación de datos",
    "a horoscope": "horóscopo",
    "a live page alone": "solo directo",
    "a newsroom's correction of itself": "rectificación de un medio",
    "a paywall: only the opening can be read; log in and save the article as a file, or use the outlet's full-text feed": (
        "artículo de pago: solo se lee el comienzo"
    ),
    "a review": "crítica",
    "a round-up of several stories": "resumen de varias noticias",
    "a sport result": "resultado deportivo",
    "advertising or a press release": "publicidad o comunicado",
    "advice or a pastime": "consejos u ocio",
    "below the first story": "después del primer tema",
    "below the first {} stories": "después de los {} primeros temas",
    "embargoed until no hour that we can read": "embargado, sin hora legible",
    "embargoed until {} UTC": "embargado hasta {} UTC",
    "feed broken: it cannot be parsed ({})": "canal defectuoso: ilegible ({})",
    "feed broken: the answer is empty": "canal defectuoso: la respuesta está vacía",
    "feed broken: the answer is neither RSS nor Atom nor JSON Feed": "canal defectuoso: ni RSS, ni Atom, ni JSON Feed",
    "gone for good (410): the outlet has closed it; we do not ask again: strike it from its list": (
        "eliminado (410): el medio ha cerrado este canal"
    ),
    "no complete answer within {} seconds; the server is too slow or does not answer: we ask again later": (
        "sin respuesta completa en {} segundos; se volverá a intentar"
    ),
    "no connection to {} ({}); the server is down or a firewall is between: we ask again later": (
        "sin conexión con {} ({}); se volverá a intentar"
    ),
    "not asked: its host let {} requests in a row run out of time; we ask again later": (
        "no consultado: el servidor dejó sin respuesta {} peticiones seguidas; se volverá a intentar"
    ),
    "not found (404): it may have moved; look for its new address with `briefing feeds add`": (
        "no encontrado (404): puede haber cambiado de dirección"
    ),
    "opinion": "opinión",
    "printed before, and nothing has come in since": "ya publicado, sin novedades desde entonces",
    "replaced by the correction of {}": "sustituido por la rectificación de {}",
    "replaced by the update of {}": "sustituido por la nueva versión de {}",
    "the connection to {} broke off; we ask again later": "se cortó la conexión con {}; se volverá a intentar",
    "the feed's server is in trouble; we ask again later ({})": "servidor averiado ({}); se volverá a intentar",
    "the file is empty": "el archivo está vacío",
    "the host {} cannot be found; check its spelling, and this machine's network": "no se encuentra el servidor {}",
    "the outlet's robots.txt asks programmes not to read this page; its feed's own words are used instead": (
        "el medio veda esta página a los programas (robots.txt); se usa el texto del canal"
    ),
    "the page is not there any more ({}): its outlet may have withdrawn the article, so it is left out": (
        "la página ya no existe ({}): el medio puede haber retirado el artículo"
    ),
    "the page's server is in trouble ({}); the feed's own words are used instead": (
        "servidor de la página averiado ({}); se usa el texto del canal"
    ),
    "the server is overloaded or under repair (503); we ask again later": (
        "servidor saturado o en mantenimiento (503); se volverá a intentar"
    ),
    "the server refuses us (403): it may block feed readers or want a login; ask the outlet, or strike it": (
        "el servidor deniega el acceso (403)"
    ),
    "the server refuses us the page (403); the feed's own words are used instead": (
        "el servidor deniega la página (403); se usa el texto del canal"
    ),
    "too many requests (429): the server asks for peace, and gets it": "demasiadas peticiones (429)",
    "withdrawn by {}": "retirado por {}",
    "{} (since {})": "{} (desde {})",
    "{} has its {} stories": "{} ya tiene sus {} temas",
    "{} has its {} story": "{} ya tiene su tema ({})",
    "{} leads {} stories already": "{} ya encabeza {} temas",
    "{} leads {} story already": "{} ya encabeza {} tema",
    "{}; asked again from {} UTC": "{}; nuevo intento desde {} UTC",
}
