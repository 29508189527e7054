"""Read what makes a trouble worse: how long somebody waited, how often they tried, what it was meant for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

from domain import words
from domain.playbook import Circumstance
from responders.reading import signs
from responders.reading.things import alternatives

#: Who writes more than this has said before it what hurts.
_LONGEST = 3_000
#: Longer waits are said without a number: the post may mean something else by it.
_MOST = 12
#: From this length on a post has told its story; a shorter one has where it names a figure and a place or a day.
_TELLING = 140
_FIGURE = re.compile(r"\d")
#: A place follows words of place; in German every noun is written large, so fewer of them tell.
_PLACE = re.compile(
    r"\b(?:to|in|from|at|near|into|nach|aus|en|desde|hasta|à|vers) (?!I\b|[A-Z]{2,}\b)(?P<name>[A-ZÀ-Ý][\w'’-]{2,30})"
)
_DAYS = words.terms(
    "today", "tomorrow", "tonight", "yesterday", "monday*", "tuesday*", "wednesday*", "thursday*", "friday*",
    "saturday*", "sunday*", "weekend", "bank holiday", "heute", "morgen", "gestern", "Montag*", "Dienstag*",
    "Mittwoch*", "Donnerstag*", "Freitag*", "Samstag*", "Sonntag*", "Wochenende", "Feiertag*", "hoy", "mañana", "ayer",
    "lunes", "martes", "miércoles", "jueves", "viernes", "sábado*", "domingo*", "festivo*", "aujourd'hui", "demain",
    "hier",
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "week-end", "férié*",
    "january", "february", "april", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
#: What was long ago has been waited for only where it lasts.
_AGO = words.terms("ago")
_STILL = words.terms(
    "still", "yet", "never", "waiting", "no answer", "no reply", "no response", "nothing", "not received", "haven't",
    "hasn't", "didn't arrive", "nobody", "no one", "where is", "no sign",
)  # fmt: skip
#: What tells that the author has been through the usual steps, or waits in vain for what they lead to, by language.
_TRIED = re.compile(
    r" (?:(?:i|ve|have|already|also|even|and|then|now) tried|been trying|keep trying|kept trying"
    r"|(?:tried|done|did) (?:everything|it all|all the|all of|every|several|many|a few)|tried (?:re|un)\w+ing"
    r"|(?:i|we|ve|have|already|and|even) (?:re ?started|re ?installed|re ?booted|un ?installed|power cycled)"
    r"|already (?:reset|did|done|changed|cleared|updated|contacted|called|sent|reported|emailed|filled|submitted|wrote)"
    r"|nothing (?:works|worked|helps|helped|is working|has worked|seems to)|to no avail|no luck|without success"
    r"|(?:didn t|did not|doesn t|does not) (?:help|work either)"
    r"|(?:no|never got an?|without an?|still no) (?:reply|response|answer) (?:to|from|for|yet)"
    r"|still (?:no|not|nothing|won t|can ?t|cannot|haven ?t|hasn ?t|didn ?t|doesn ?t|unable|stuck)"
    r"|(?:for|been|since) (?:\w+ ){0,3}(?:days|weeks|months)"
    r"|(?:alles|schon|bereits) (?:\w+ ){0,2}(?:neu gestartet|neu installiert|neugestartet|zuruckgesetzt|ausprobiert"
    r"|probiert|versucht|gemeldet|geschrieben|angerufen)|nichts (?:hilft|geht|half)|ohne erfolg"
    r"|(?:immer noch|weiterhin) (?:nicht|kein\w*|nichts)|seit (?:\w+ ){0,2}(?:tagen|wochen|monaten)"
    r"|(?:he|hemos) (?:\w+ )?(?:probado|intentado|reiniciado|reinstalado)|nada (?:funciona|sirve)|sin exito"
    r"|ya (?:probe|intente|reinicie|reinstale|restableci|escribi|llame|lo hice)|sigo sin|sigue sin|todavia no|aun no"
    r"|(?:hace|llevo) (?:\w+ ){0,2}(?:dias|semanas|meses)"
    r"|(?:ai|avons) (?:\w+ ){0,2}(?:essaye|reinstalle|redemarre|reinitialise)|tout (?:essaye|tente)|en vain"
    r"|rien (?:ne |n )?(?:marche|fonctionne|aide|y fait)|sans succes|toujours (?:pas|rien|aucun\w*)"
    r"|depuis (?:\w+ ){0,2}(?:jours|semaines|mois))(?= )"
)
#: Fewer minutes are no wait worth a word, more are told in hours by those who mean them.
_LEAST_MINUTES, _MOST_MINUTES = 15, 90


@dataclass(frozen=True, kw_only=True, slots=True)
class Details:
    """What a post tells of it, in our words, "" where it does not: "three weeks", "twice", "your birthday"."""

    wait: str = ""
    times: str = ""
    occasion: str = ""
    circumstances: frozenset[Circumstance] = frozenset()  #: how much it tells already


@dataclass(frozen=True, kw_only=True, slots=True)
class _Speech:
    """How one language says it. `numbers` are the words for 1 to 12, `units` the words for one and for several."""

    numbers: tuple[str, ...]
    units: tuple[tuple[str, str, str], ...]  #: as written (alternatives), one, several
    before: str  #: what stands before a time that was waited
    after: str  #: what stands behind it
    never: str  #: what says that the time is another's
    repeated: tuple[tuple[str, str], ...]  #: as written, in our words
    occasions: tuple[tuple[str, str], ...]


_EN = _Speech(
    numbers=("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    units=(
        ("minutes?|mins?", "a minute", "minutes"),
        ("hours?|hrs?", "an hour", "hours"),
        ("days?", "a day", "days"),
        ("weeks?|wks?", "a week", "weeks"),
        ("months?", "a month", "months"),
    ),
    before="for|waited|waiting|been|took|takes|after|spent|over|than|nearly|almost|about|last|past|it s been"
    "|for over",
    after="late|delayed|delay|on hold|waiting|of waiting|wait|on the phone|now|already|later|and counting"
    "|and still|and no"
    "|and nothing|in the queue|without",
    never="in|within|under|every|each|a few|next|until|per|only|open|trial|subscription|plan|warranty|battery",
    repeated=(
        ("twice|two times|second time|2nd time|both times", "twice"),
        ("three times|3 times|third time|3rd time", "three times"),
        ("four times|4 times|fourth time|4th time", "four times"),
        ("five times|5 times|fifth time|6 times|six times|ten times|10 times|countless times|many times|several times"
         "|so many times|multiple times|again and again|over and over|time and again|every single time",
         "so many times"),
    ),
    occasions=(
        ("birthday|bday", "a birthday"),
        ("wedding", "a wedding"),
        ("funeral", ""),
        ("christmas|xmas", "Christmas"),
        ("anniversary", "an anniversary"),
        ("graduation", "a graduation"),
        ("honeymoon", "a honeymoon"),
        ("exam|exams|finals|homework|assignment", "your studies"),
        ("deadline|for work|my job|my business|my clients|my customers|interview|presentation", "your work"),
        ("vacation|holiday|holidays", "your holiday"),
    ),
)  # fmt: skip
_DE = _Speech(
    numbers=("ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"),
    units=(
        ("minuten?", "eine Minute", "Minuten"),
        ("stunden?|std", "eine Stunde", "Stunden"),
        ("tage?n?", "ein Tag", "Tage"),
        ("wochen?", "eine Woche", "Wochen"),
        ("monate?n?", "ein Monat", "Monate"),
    ),
    before="seit|nach|warte|warten|gewartet|schon|bereits|uber|fast|knapp|mehr als|letzten",
    after="warte|warten|gewartet|verspatung|verspatet|zu spat|in der warteschleife|am telefon|lang|spater"
    "|und immer noch"
    "|und nichts",
    never="in|innerhalb|alle|jede|jeden|bis|binnen|erst|probe",
    repeated=(
        ("zweimal|zum zweiten mal|2 mal|2x", "zweimal"),
        ("dreimal|zum dritten mal|3 mal|3x", "dreimal"),
        ("viermal|zum vierten mal|4 mal|4x", "viermal"),
        ("funfmal|mehrmals|mehrfach|zigmal|standig|immer wieder|jedes mal|schon wieder", "immer wieder"),
    ),
    occasions=(
        ("geburtstag", "einen Geburtstag"),
        ("hochzeit", "eine Hochzeit"),
        ("beerdigung|trauerfeier", ""),
        ("weihnachten", "Weihnachten"),
        ("urlaub|ferien", "den Urlaub"),
        ("prufung|klausur|studium", "das Studium"),
        ("arbeit|beruflich|meine kunden|vorstellungsgesprach|prasentation", "die Arbeit"),
    ),
)  # fmt: skip
_ES = _Speech(
    numbers=("un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"),
    units=(
        ("minutos?|min", "un minuto", "minutos"),
        ("horas?|hs", "una hora", "horas"),
        ("dias?", "un día", "días"),
        ("semanas?", "una semana", "semanas"),
        ("mes|meses", "un mes", "meses"),
    ),
    before="llevo|llevamos|hace|desde hace|esperando|tras|despues de|mas de|casi|durante|ya van|van",
    after="esperando|de espera|de retraso|tarde|al telefono|en espera|despues|y nada|y sigo|y todavia|sin",
    never="en|cada|dentro de|hasta|por|solo",
    repeated=(
        ("dos veces|segunda vez|2 veces", "dos veces"),
        ("tres veces|tercera vez|3 veces", "tres veces"),
        ("cuatro veces|cuarta vez|4 veces", "cuatro veces"),
        ("cinco veces|varias veces|muchas veces|mil veces|una y otra vez|siempre|otra vez", "una y otra vez"),
    ),
    occasions=(
        ("cumpleanos", "un cumpleaños"),
        ("boda", "una boda"),
        ("funeral|entierro", ""),
        ("navidad|navidades|reyes", "Navidad"),
        ("vacaciones", "las vacaciones"),
        ("examen|examenes", "los estudios"),
        ("trabajo|mis clientes|entrevista|presentacion", "el trabajo"),
    ),
)  # fmt: skip
_FR = _Speech(
    numbers=("un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"),
    units=(
        ("minutes?|min", "une minute", "minutes"),
        ("heures?|h", "une heure", "heures"),
        ("jours?", "un jour", "jours"),
        ("semaines?", "une semaine", "semaines"),
        ("mois", "un mois", "mois"),
    ),
    before="depuis|apres|attends|attendu|attendre|deja|plus de|presque|pendant|ca fait|cela fait|il y a",
    after="d attente|de retard|que j attends|qu on attend|que nous attendons|au telephone|plus tard|et toujours"
    "|et rien"
    "|sans",
    never="en|dans|sous|chaque|tous les|d ici|jusqu a|seulement",
    repeated=(
        ("deux fois|deuxieme fois|2 fois|seconde fois", "deux fois"),
        ("trois fois|troisieme fois|3 fois", "trois fois"),
        ("quatre fois|quatrieme fois|4 fois", "quatre fois"),
        ("cinq fois|plusieurs fois|mille fois|a chaque fois|encore et encore|sans cesse|toujours pareil",
            "autant de fois"),
    ),
    occasions=(
        ("anniversaire", "un anniversaire"),
        ("mariage", "un mariage"),
        ("enterrement|obseques", ""),
        ("noel", "Noël"),
        ("vacances", "les vacances"),
        ("examen|examens|concours", "les études"),
        ("travail|mes clients|entretien|presentation", "le travail"),
    ),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class _Reader:
    """One language's way, made ready to be looked up."""

    wait: re.Pattern[str]
    numbers: Mapping[str, int]
    spoken: _Speech
    units: Sequence[tuple[re.Pattern[str], str, str]]
    repeated: Sequence[tuple[tuple[str, ...], str]]
    occasions: Sequence[tuple[tuple[str, ...], str]]


def read_details(text: str, language: str, *, sore: str | None = None) -> Details:
    """Answer what a post in a language tells of the time, the times and the occasion; digits and words are read.

    What happened how often is only read where it speaks of a trouble: in `sore`, the folded words that tell of one,
    else in the whole post. Where somebody died or is ill no occasion is named.
    """
    folded = words.fold(text[:_LONGEST])
    told = _read_circumstances(text[:_LONGEST], folded)
    reader = _READERS.get(language)
    if reader is None:
        return Details(circumstances=told)
    times = next((said for terms, said in reader.repeated if words.found(folded if sore is None else sore, terms)), "")
    is_grave = signs.tells_loss(text) or signs.tells_illness(text)
    occasion = "" if is_grave else _read_occasion(folded, reader)
    return Details(wait=_read_wait(folded, reader), times=times, occasion=occasion, circumstances=told)


def _read_circumstances(text: str, folded: str) -> frozenset[Circumstance]:
    is_dated = bool(words.found(folded, _DAYS))
    is_placed = any(not words.found(words.fold(match["name"]), _DAYS) for match in _PLACE.finditer(text))
    is_full = len(text) >= _TELLING or (bool(_FIGURE.search(text)) and (is_dated or is_placed))
    is_tried = bool(_TRIED.search(folded))
    held = (
        (Circumstance.DATED, is_dated),
        (Circumstance.PLACED, is_placed),
        (Circumstance.DETAILED, is_full),
        (Circumstance.TRIED, is_tried),
    )
    return frozenset(circumstance for circumstance, holds in held if holds)


def _read_occasion(folded: str, reader: _Reader) -> str:
    """Answer the occasion that is plainly the author's plan: it was meant for it, or it is soon."""
    for terms, said in reader.occasions:
        for term in words.found(folded, terms):
            before, _, after = folded.partition(f" {term} ")
            is_meant = _MEANT.search(f"{before} ") and not _MOCKED.search(f"{before} ")
            is_meant = is_meant and not (_ANOTHERS.search(f"{before} ") and not _TO_IT.search(f"{before} "))
            if is_meant and not _THING.search(f" {after}"):
                return said
    return ""


def _read_wait(folded: str, reader: _Reader) -> str:
    for match in reader.wait.finditer(folded):
        if not (match["before"] or match["after"]) or match["never"]:
            continue
        if folded.startswith(_AGO, match.end()) and not words.found(folded, _STILL):
            continue
        count = reader.numbers.get(match["count"]) or (int(match["count"]) if match["count"].isdecimal() else 0)
        one, several = next((one, several) for unit, one, several in reader.units if unit.fullmatch(match["unit"]))
        if reader.units[0][0].fullmatch(match["unit"]):
            return f"{count} {several}" if _LEAST_MINUTES <= count <= _MOST_MINUTES else ""
        if count == 1 and match["after"]:
            return one
        if 1 < count <= _MOST:
            return f"{reader.spoken.numbers[count - 1]} {several}"
    return ""


#: Up to three words may stand between: "for my son's birthday".
_MEANT = re.compile(
    r" (?:for|before|until|missed|miss|missing|ruined|ruining|spoiled|s|my|our|her|his|their|have a|have an"
    r"|fur|zum|zur|vor|bis|verpasst|mein|meine|meinen|meinem|meiner|unser|unsere|unserer|unseren|unserem"
    r"|para|antes de|mi|mis|nuestra|nuestro|su|tengo un|tengo una"
    r"|pour|avant|mon|ma|mes|notre|nos|son|sa|leur|j ai un|j ai une) (?:\w+ ){0,3}$"
)
#: Whose it is who is not the author; what is meant for it, or missed by them, is theirs too.
_ANOTHERS = re.compile(
    r" (?:his|her|their|(?:my|our) (?:\w+ )?\w+ s|(?:my|our) (?:mom|mum|dad|friend|brother|sister|son|parent|kid)s) "
    r"(?:\w+ )?$"
)
_TO_IT = re.compile(r" (?:for|before|until|to|at|miss|missed|missing|ruined|ruining|spoiled) (?:\w+ ){0,4}$")
_MOCKED = re.compile(
    r" (?:good|great|nice|perfect|fun|last|late|\d+|gut|schon|nett|letzte\w*|bueno|buena|bien|ultimo|bon|bonne"
    r"|dernier|derniere|thanks|danke|gracias|merci|happy|no|not|kein|keine|sin|pas) (?:\w+ ){0,3}$"
)
_THING = re.compile(
    r"^ ?(?:cakes?|cards?|song|hat|balloons?|lost|voucher|discount|code|kuchen|torte|karte|tarta|gateau|carte) "
)


def _prepare(spoken: _Speech) -> _Reader:
    numbers = {words.fold(word).strip(): place for place, word in enumerate(spoken.numbers, start=1)}
    numbers |= dict.fromkeys(("a", "an", "eine", "einem", "einer", "una", "une"), 1)
    units = "|".join(f"(?:{unit})" for unit, _, _ in spoken.units)
    pattern = (
        rf"(?: (?P<never>{spoken.never}))?(?P<before> (?:{spoken.before}))?(?: (?:the|der|den|las|los|les|about"
        "|over|a))?"
        rf" (?P<count>\d{{1,3}}|{'|'.join(sorted(numbers, key=len, reverse=True))}) ?(?P<unit>{units})"
        rf"(?= )(?P<after> (?:{spoken.after})(?= ))?"
    )
    return _Reader(
        wait=re.compile(pattern),
        numbers=numbers,
        spoken=spoken,
        units=[(re.compile(unit), one, several) for unit, one, several in spoken.units],
        repeated=[(alternatives(listed), said) for listed, said in spoken.repeated],
        occasions=[(alternatives(listed), said) for listed, said in spoken.occasions],
    )


_READERS = {language: _prepare(spoken) for language, spoken in (("en", _EN), ("de", _DE), ("es", _ES), ("fr", _FR))}
