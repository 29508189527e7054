"""Find times that are named as people speak: "on the 30th", "half past six", "before Christmas", "goes out today"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping

from domain import words
from domain.claim import Claim
from domain.claim import ClaimKind
from responders.guarding import lookalikes
from responders.guarding import reporting
from responders.reading import numbers

_HOURS_EN = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_HOURS_DE = "eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf"
_HOURS_ES = "una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce"
_HOURS_FR = "une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze"
#: What ends a time, so that no thing is counted.
_END = r"(?=\s{0,3}+(?:[.,;:!?)]|$)|\s(?:at the latest|sharp|on|every|and|to|until|today|tomorrow|if|so|latest|with)\b)"
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
#: The days of the month as English spells them, in order.
_NTH = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
)  # fmt: skip
_SPELT_NTH = rf"(?:twenty-|thirty-)?(?:{'|'.join(_NTH)})|thirtieth"
#: A day of a month that is not named.
_DAY = re.compile(
    r"\b(?:(?:on|by|before|until|till|from|after|than|around|since) the|the) (?P<en>\d{1,2})(?:st|nd|rd|th)\b"
    rf"(?:{_END}|(?=\s(?:of (?:the|this|next|each|every) )|\s(?:or|at)\b))"
    rf"|\bthe (?P<spelt>{_SPELT_NTH}) of (?:(?:the|this|next|each|every) month|{_MONTHS})\b"
    r"|\b(?-i:(?:[AaVv][mb]|[Zz]um|[Vv]om|dem|den|bis) (?P<de>\d{1,2})\.(?=\s[a-zäöü]|\s{0,3}+$|[,)!?]))"
    r"|\b(?:el )?día (?P<es>\d{1,2})\b|\b(?:antes del|hasta el|para el|llega el|sale el) (?P<es_by>\d{1,2})"
    r"(?=\s{0,3}+(?:[.,;:!?)]|$)|\spor la\b)"
    r"|(?<!sur )(?<!tapez )\b(?:le|avant le|dès le|jusqu['’]au) (?P<fr>\d{1,2})"
    r"(?=\s{0,3}+(?:[.,;:!?)]|$)|\s(?:au (?:plus|matin|soir)|dans|prochain)\b)",
    re.IGNORECASE,
)
_FROM = (
    r"(?:by|until|till|before|at|around|about|after|from|gegen|bis|um|vor|ab|nach|hasta|antes del?|a|al|vers|à|avant)"
)
#: A time of day without minutes, or told by its half or quarter.
_CLOCK = re.compile(
    rf"\b(?:half past|quarter (?:past|to)|(?:five|ten|twenty)(?: minutes)? (?:past|to)) (?:{_HOURS_EN}|\d{{1,2}})\b"
    rf"|\b(?:at|by|until|from|before) half (?:{_HOURS_EN})\b"
    rf"|\b(?:halb|viertel (?:vor|nach)|dreiviertel|(?:fünf|zehn|zwanzig) (?:vor|nach)) (?:{_HOURS_DE})\b"
    rf"|\ba las? (?:{_HOURS_ES}|\d{{1,2}})(?: y (?:media|cuarto)| menos cuarto)?\b"
    rf"|\bà (?:{_HOURS_FR}|\d{{1,2}}) heures?(?: et (?:demie|quart))?\b|\b(?:[01]?\d|2[0-4]) ?h ?[0-5]\d\b"
    rf"|\b(?:opens?|closes?|starts?|ends?|until|till|by|before|around|comes|leaves|call at|there) (?:at )?"
    rf"(?:(?:{_HOURS_EN})(?:-thirty|-fifteen| thirty)?|\d{{1,2}})(?=\s{{0,3}}+(?:[.!?]|$)|\s(?:sharp|every"
    rf"|on|tomorrow)\b)"
    rf"|\b(?:um|ab|bis|gegen) (?:{_HOURS_DE}|\d{{1,2}})(?=\s{{0,3}}+(?:[.,!?]|$)|\s(?:an|los|auf|zu|da)\b)"
    rf"|\b(?:at|until|till|by|before|around|um|ab|bis|gegen|hasta las|vers) (?:[01]?\d|2[0-4])[.:h][0-5]\d\b"
    rf"|\b(?:between|zwischen|entre)(?: las)? \d{{1,2}}(?:[:.h]\d\d| ?h)? (?:and|und|y|et)(?: las)? \d{{1,2}}"
    rf"(?:[:.h]\d\d| ?h| uhr)?(?=\s{{0,3}}+(?:[.,;!?)]|$)|\s(?:on|today|tomorrow|uhr)\b)"
    rf"|\b{_FROM} (?:the )?(?:noon|midday|midnight|lunch ?time|lunch|tea ?time|dinner(?: ?time)?|breakfast"
    rf"|sunrise|sunset|dawn|dusk|mittag|mitternacht"
    r"|mediodía|medianoche|midi|minuit)\b"
    r"|\b(?:open\w{0,4}+|lines?|hours?|reach\w{0,4}+|available|geöffnet|erreichbar|offen|abiert\w{0,2}+"
    r"|abrimos|atendemos"
    r"|ouvert\w{0,2}+"
    r"|joignables?)(?: [\w'’]{1,12}+){0,4}? \d{1,2}(?:[:.]\d\d)? ?(?:-|–|to|till|until|bis|a|à) ?\d{1,2}(?:[:.]\d\d)?"
    r"(?! ?[%\w])",
)
_FEASTS: Mapping[str, str] = {
    "christmas(?: eve| day)?|xmas|weihnachten|heiligabend|navidad(?:es)?|noël": "christmas",
    "new year(?:['’]?s)?(?: eve| day)?|neujahr|silvester|año nuevo|nochevieja|nouvel an": "new year",
    "easter|ostern|pascua|semana santa|pâques": "easter",
    "thanksgiving": "thanksgiving",
    "black friday": "black friday",
    "halloween": "halloween",
    "valentine['’]?s(?: day)?|valentinstag|san valentín|la saint-valentin": "valentine",
    "(?:bank |summer |public )?holidays?|feiertagen?|(?:sommer)?ferien|fiestas|vacaciones|fêtes|vacances": "holidays",
    "reyes": "reyes",
    "pfingsten": "pfingsten",
}
#: A feast is a time behind one of these; "Merry Christmas!" is a wish.
_FEAST = re.compile(
    r"\b(?:before|by|until|till|after|in time for|vor|bis|nach|rechtzeitig zu|antes de|hasta|para|avant|à temps pour"
    r"|après|d['’]ici)"
    rf"(?: the| den| las?| los| les)?(?: next)? (?P<feast>{'|'.join(_FEASTS)})\b",
)
#: What is a time anywhere, by what it means.
_NAMED: Mapping[str, str] = {
    r"(?:the )?week after next|übernächste[rn]? woche|en dos semanas|dans deux semaines": "week after next",
    r"(?:the )?end of (?:the |this )?(?:year|quarter|season)|(?:quartals|jahres|saison)ende|ende des"
    r" (?:jahres|quartals)"
    r"|fin(?:ales)? de(?:l)? (?:año|trimestre|temporada)|fin (?:d['’]année|de l['’]année|de saison)": "end of year",
    r"eod|eob|cob|(?:the )?(?:close|end) of (?:business|play|trading)|(?:dienst|geschäfts|laden)schluss"
    r"|(?:el )?cierre de hoy|fin de journée": "end of day",
    r"first thing(?: in the morning| tomorrow| on monday)?|gleich morgens|a primera hora|à la première"
    r" heure": "morning",
    r"later today|(?:by|before|until|still|sometime) today|this (?:very )?day|(?:by|before|later) this (?:morning"
    r"|afternoon|evening)|noch heute|bis heute|heute noch|im laufe des tages|hoy mismo|dès aujourd['’]hui": "today",
    rf"(?:{_MONTHS})(?:['’]s)? (?:bill|invoice|statement|payment|pay)": "month",
    r"mid-?[ ]?week|(?:start|beginning|middle|early part) of the week|wochen(?:anfang|mitte|beginn)|(?:a"
    r" )?(?:principios"
    r"|mediados) de (?:la )?semana|(?:en )?(?:début|milieu) de (?:la )?semaine": "part of week",
    r"any (?:minute|day)(?: now)?|in no time(?: at all)?|in a (?:jiffy|flash|heartbeat|trice)|in the blink of an eye"
    r"|im nu|im handumdrehen|en un santiamén|en un clin d['’]œil|dans les plus brefs délais"
    r"|before you know it": "at once",
    r"(?:early|mid|late|by|until|before|end of|start of|anfang|mitte|ende|bis|finales de|principios de"
    r"|début|fin|d['’]ici)"
    r"[ -](?:20[2-9]\d)": "year",
    r"(?:by|in|until|early|late|end of) (?:q[1-4]|h[12])(?: 20\d\d)?|(?:the )?(?:first|second|third"
    r"|fourth|next) quarter"
    r"|(?:im |bis zum )?(?:ersten|zweiten|dritten|vierten|nächsten) quartal|(?:el )?(?:primer|segundo|tercer|cuarto"
    r"|próximo) trimestre|(?:au )?(?:premier|deuxième|troisième|quatrième|prochain) trimestre": "quarter",
    r"(?:by|until|before|early|late|mid|next|this)[ -](?:spring|summer|autumn|winter)|bis (?:zum"
    r" )?(?:frühjahr|frühling"
    r"|sommer|herbst|winter)|(?:próxim[ao]|est[ae]) (?:primavera|verano|otoño|invierno)|cet (?:été|automne|hiver)"
    r"|ce printemps": "season",
}
#: What is one only where something happens, or will ("it goes out today"): "How are you today?" tells none.
_WEAK: Mapping[str, str] = {
    r"today|this (?:morning|afternoon|evening)|heute(?: (?:vormittag|mittag|nachmittag|früh))?|hoy|esta (?:mañana"
    r"|tarde|noche)|aujourd['’]hui|ce matin|cet après-midi": "today",
    # "hier" is French beside French words alone: in German it says where
    r"yesterday|gestern|ayer|(?:depuis |d['’]|avant-)hier|hier (?:soir|matin|midi|après-midi|nous|vous|on)"
    r"|(?<=é )hier|(?<=ée )hier|(?<=és )hier|(?<=ées )hier": "yesterday",
    r"(?:early |late )?(?:in|im|en|au) (?:the )?(?:early |late )?(?:spring|summer|autumn|winter|frühjahr"
    r"|frühling|sommer"
    r"|herbst|primavera|verano|otoño|invierno|printemps|été|automne|hiver)": "season",
    r"in (?:the )?mornings?|in (?:the )?(?:afternoon|evening)s?": "part of day",
    r"immediately|right away|straight away|at once|instantly|sofort|umgehend|unverzüglich|gleich"
    r"|enseguida|de inmediato"
    r"|inmediatamente|ahora mismo|immédiatement|tout de suite|sur-le-champ": "at once",
    r"in 20[2-9]\d": "year",
}
_WHEN = "|".join(_WEAK)
#: What happens, in the present or to come.
_HAPPENING = (
    r"(?:will|['’]ll|going to|gonna|shall|arrives?|comes|is coming|ships?|is shipping|goes out|goes live|leaves|lands"
    r"|delivers?|restocks?|reopens?|returns|launch(?:es)?|starts|begins|ends|ended|closes|closed at|opens"
    r"|expires|expired|is out|is due|is back|back in stock"
    r"|kommt|geht|liefer[nt]|verschicken|versenden|schicken|fährt|öffnet|öffnen|schließ(?:t|en)|beginnt|endet|startet"
    r"|erscheint|erledigen|klären|reparieren|läuft|gilt|geliefert|wird|werden|lleg(?:a|an|ará|arán)|salen?|saldrá"
    r"|estará|abr(?:e|en|imos)|cierran?|empieza|termina|acaba|vuelve|volverá|enviamos|entregamos|arreglamos"
    r"|solucionamos|tendrás|recibirás|arriv(?:e|era|ent)|part|partent|partira|sera|seront|ouvr(?:e|ons)|ferm(?:e|ons)"
    r"|commence|se termine|revient|envoyons|livrons|réglons|aurez|recevrez|sort)"
)
_WEAKLY = re.compile(rf"\b(?:{_WHEN})\b")
_BEFORE = re.compile(rf"(?:\b|(?=['’])){_HAPPENING}(?: [\w'’-]{{1,20}}+){{0,5}} \Z")
#: German, Spanish and French may begin with the time.
_BEHIND = re.compile(rf",? (?:il |elle |nous |on |se )?{_HAPPENING}\b")
_NEAR = 120
_NAMES = re.compile(rf"\b(?:{'|'.join(f'(?:{one})' for one in _NAMED)})(?!\w)")
_TOLD = {re.compile(written, re.IGNORECASE): value for written, value in (*_NAMED.items(), *_WEAK.items())}
_FEAST_OF = {re.compile(written, re.IGNORECASE): value for written, value in _FEASTS.items()}
_LAST_DAY = 31
_SURE = re.compile(r"\b(?P<hour>\d{1,2}) ?[.:h] ?(?P<minute>[0-5]\d)$")
_OF_DAY = {
    re.compile(r"midnight|mitternacht|medianoche|minuit"): "24:00",
    re.compile("noon|midday|mittag|midi|medio"): "12:00",
}
_DAY_NUMBERS = {word: number for number, word in enumerate(_NTH, start=1)}


def find_moments(text: str) -> Iterator[Claim]:
    """Yield such times; a bare day of the month has the value "---30", all others a name in English."""
    end = 0
    for claim in sorted(_moments(text), key=lambda one: (one.start, -one.end)):
        if claim.start >= end:
            yield claim
            end = claim.end


def _moments(text: str) -> Iterator[Claim]:
    small = lookalikes.lowered(text)
    for match in _DAY.finditer(text):
        day = _day_of(match)
        if day and 1 <= day <= _LAST_DAY:
            yield _moment(f"---{day:02}", match)
    for match in _CLOCK.finditer(small):
        yield _moment(_time(match[0]), match)
    for match in _FEAST.finditer(small):
        yield _moment(_mean(match["feast"], _FEAST_OF), match, "feast")
    for match in _NAMES.finditer(small):
        yield _moment(_mean(match[0], _TOLD), match)
    for match in _WEAKLY.finditer(small):
        before = small[max(0, match.start() - _NEAR) : match.start()]
        happens = _BEFORE.search(before) or (text[match.start()].isupper() and _BEHIND.match(small, match.end()))
        if happens and not reporting.is_reported(before):
            yield _moment(_mean(match[0], _TOLD), match)


def _moment(value: str, match: re.Match[str], group: str | int = 0) -> Claim:
    return Claim(kind=ClaimKind.DATE, value=value, start=match.start(group), end=match.end(group))


def _day_of(match: re.Match[str]) -> int | None:
    written = match["spelt"]
    if not written:
        return int(next(match[name] for name in ("en", "de", "es", "es_by", "fr") if match[name]))
    tens, _, ones = written.lower().rpartition("-")
    return (numbers.WORDS.get(tens) or 0) + _DAY_NUMBERS.get(ones, 30)


def _time(written: str) -> str:
    """Answer a time of day as 12:00 where its hour is sure, else as it is told."""
    hour = _SURE.search(written)
    if hour:
        return f"{int(hour['hour']):02}:{hour['minute']}"
    return next((time for pattern, time in _OF_DAY.items() if pattern.search(written)), words.fold(written).strip())


def _mean(written: str, table: Mapping[re.Pattern[str], str]) -> str:
    return next((value for pattern, value in table.items() if pattern.fullmatch(written)), written.lower())
