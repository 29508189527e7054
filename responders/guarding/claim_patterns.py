"""The patterns by which claims are found. Each repeat is bounded: a search is linear in the text's length."""

from __future__ import annotations

import re
from collections.abc import Mapping

from responders.reading.numbers import NAMED
from responders.reading.numbers import SPELT

_DIGITS = r"\d(?:(?:[.,'’\u00a0\u202f]|[ ](?=\d{3}(?!\d)))?\d){0,15}+"
_NUMBER = rf"(?:{_DIGITS}|\b(?:{NAMED}))"
#: Signs and words of money, and the currency each stands for; "" where the word does not say which.
CURRENCIES: Mapping[str, str] = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "zł": "PLN", "us$": "USD", "a$": "AUD", "c$": "CAD",
    "r$": "BRL", "₺": "TRY", "₩": "KRW", "₽": "RUB", "kč": "CZK", "kronor": "", "kroner": "", "dollar": "USD",
    "dollars": "USD", "dólar": "USD", "dólares": "USD", "bucks": "USD", "euro": "EUR", "euros": "EUR", "pound": "GBP",
    "pounds": "GBP", "quid": "GBP", "libras": "GBP", "pfund": "GBP", "franken": "CHF", "francs": "CHF", "yen": "JPY",
    "rupees": "INR", "reais": "BRL", "pesos": "", "kr": "", "cents": "", "cent": "", "céntimos": "", "centimes": "",
    "percent": "%", "prozent": "%", "%": "%", "per cent": "%", "pour cent": "%", "por ciento": "%",
}  # fmt: skip
#: Coins: a hundredth of the number before them.
COINS = frozenset({"cents", "cent", "céntimos", "centimes"})
_CODES = "USD|EUR|GBP|CHF|SEK|NOK|DKK|PLN|CAD|AUD|NZD|INR|JPY|MXN|BRL|CZK"
_SIGNS = r"\b(?:US|[ACR])\$|[$€£¥₹₺₩₽]"
_MONEY_WORDS = "|".join(sorted((re.escape(word) for word in CURRENCIES if word[0].isalpha()), key=len, reverse=True))
#: What multiplies the number before it.
TIMES: Mapping[str, int] = {"k|thousand|tausend|mil|mille": 1_000, "m|mio|mill?i[oó]n(?:en|es|s)?": 1_000_000}
#: Spaces of every kind, and what cannot be seen.
INVISIBLE = " \u00a0\u00ad\u2009\u200b\u2060\u202f"
_GAP = f"[{INVISIBLE}]{{0,3}}+"
_TIMES = rf"{_GAP}(?:{'|'.join(TIMES)})\b\.?"
MONEY = re.compile(
    rf"(?P<before>{_SIGNS}|\b(?:{_CODES})(?![^\W\d_])){_GAP}(?P<first>{_DIGITS})(?P<times>{_TIMES})?"
    rf"|(?<![\w.,-])(?P<number>{_DIGITS}|\b{SPELT})(?:[.,][-–])?(?P<more_times>{_TIMES})?"
    rf"(?:(?:{_GAP}|-)(?P<after>{_SIGNS}|%|(?:{_CODES})\b|(?:{_MONEY_WORDS})\b))(?P<cents>\d{{2}}\b)?",
    re.IGNORECASE,
)
#: Words of time, and how many minutes each stands for; those of work, months and years stand for themselves.
MINUTES: Mapping[str, int] = {"minute": 1, "hour": 60, "day": 1_440, "week": 10_080}
UNITS: Mapping[str, str] = {
    "minutes?|mins?|minuten?|minutos?": "minute",
    "hours?|hrs?|h|stunden?|std|horas?|heures?|ore": "hour",
    "(?:business|working|work)[- ]days?|werktagen?|werktage?n?|arbeitstagen?|arbeitstage?n?|días (?:hábiles|laborables)"
    "|jours ouvr(?:é|able)s": "business day",
    "days?|tage?n?|días?|dias?|jours?|journées?|giorni": "day",
    "weeks?|wochen?|semanas?|semaines?": "week",
    "months?|monate?n?|mes(?:es)?|mois": "month",
    "years?|yrs?|jahre?n?|años?|ans|années?": "year",
}
_UNIT = "|".join(UNITS)
_ONE = (
    r"(?:an?|half an|half a|a few|eine[mnr]?|ein|einer halben|una?|media|une?|une demi-|quelques|ein paar|einige"
    r"|unos|unas)"
)
#: "a day" is only a claim after a word that measures: "have a nice day" is none.
_MEASURES = (
    r"(?:within|in|in under|in less than|after|than|takes?|about|around|approximately|innerhalb|innerhalb von|binnen|in"
    r"|nach|als|dauert|dentro de|en menos de|en|de|tarda|tras|sous|dans|en moins d['’]|d['’]ici|que|prend)"
)
DURATION = re.compile(
    rf"(?<![\w.,$€£-])(?P<least>{_NUMBER})\+?(?: ?(?:-|–|to|or|bis|oder|a|o|à"
    rf"|ou) ?(?P<most>{_NUMBER}))? ?-?(?P<unit>{_UNIT})\b"
    rf"|\b(?:{_MEASURES} ?(?P<one>{_ONE})|(?P<half_one>half an?)) ?(?P<single>{_UNIT})\b",
    re.IGNORECASE,
)
#: Names of days and of times near now, and what they have in common.
DAYS: Mapping[str, str] = {
    "monday|montag|lunes|lundi": "monday",
    "tuesday|dienstag|martes|mardi": "tuesday",
    "wednesday|mittwoch|miércoles|mercredi": "wednesday",
    "thursday|donnerstag|jueves|jeudi": "thursday",
    "friday|freitag|viernes|vendredi": "friday",
    "saturday|samstag|sonnabend|sábado|samedi": "saturday",
    "sunday|sonntag|domingo|dimanche": "sunday",
    "tomorrow|(?<!guten )(?<!heute )(?<!jeden )(?<!am )(?-i:morgen)|(?<!la )(?<!esta )(?<!una )mañana"
    "|demain": "tomorrow",
    "tonight|heute abend|esta noche|ce soir": "tonight",
    "next week|nächste[rn]? woche|la próxima semana|la semaine prochaine": "next week",
    "(?:the )?end of (?:the |this )?day|bis feierabend|fin del día|la fin de la journée": "end of day",
    "(?:the )?end of (?:the |this )?week|ende der woche|wochenende|fin de semana|la fin de la semaine": "end of week",
    "(?:the )?end of (?:the |this )?month|monatsende|ende des monats|fin de mes|la fin du mois": "end of month",
}
#: The months, by what their names begin with; each may be written out or cut short.
MONTHS: Mapping[str, int] = {
    "jan": 1, "jän": 1, "ene": 1, "feb": 2, "fév": 2, "fev": 2, "mar": 3, "mär": 3, "apr": 4, "abr": 4, "avr": 4,
    "may": 5, "mai": 5, "jun": 6, "juin": 6, "jul": 7, "juil": 7, "aug": 8, "ago": 8, "aoû": 8, "sep": 9, "oct": 10,
    "okt": 10, "nov": 11, "dec": 12, "dez": 12, "dic": 12, "déc": 12,
}  # fmt: skip
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_ENDING = (
    r"(?:uary|ruary|ch|il|e|y|ust|tember|t?ober|ember|uar|ruar|z|i|ober|ero|rero|zo|yo|io|osto|t?iembre|ubre|iembre"
    r"|vier|vrier|s|ier|l|let"
    r"|t|tembre|obre|embre)?"
)
DATE = re.compile(
    rf"\b(?P<near>{'|'.join(DAYS)})\b"
    r"|\b(?P<year>\d{4})-(?P<iso_month>\d{2})-(?P<iso_day>\d{2})\b"
    r"|(?<![\w.,/$€£])(?!24/7)(?P<d>\d{1,2})(?:\.(?P<m>\d{1,2})\.(?P<y>\d{4}|\d{2})?(?!\d)"
    r"|/(?P<slash>\d{1,2})(?:/(?P<slash_year>\d{4}|\d{2}))?(?![\d/]))"
    rf"|\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.)? (?:of "
    rf"|de )?(?P<month>{_MONTH}){_ENDING}\b\.?(?: (?:de )?(?P<long_year>\d{{4}})\b)?"
    rf"|\b(?P<us_month>{_MONTH}){_ENDING}\.? (?P<us_day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<us_year>\d{{4}})\b)?"
    r"|(?<![\w:.,])(?P<hour>\d{1,2}):(?P<minute>\d{2})(?: ?(?P<half>[ap])\.?m\b\.?)?(?![\d:])"
    r"|(?<![\w:.,])(?P<full>\d{1,2}) ?(?:(?P<full_half>[ap])\.?m\b\.?|Uhr\b|o['’]clock\b)",
    re.IGNORECASE,
)
#: What may be promised, by its kind; words of the verb "to promise" count like a guarantee.
PROMISES: Mapping[str, re.Pattern[str]] = {
    "refund": re.compile(
        r"\b(?:refund(?:s|ed|ing|able)?|reimburse(?:d|s|ment|ments)?|money back|(?:zurück|rück)?erstatt(?:en|et|ung"
        r"|ungen|e)"
        r"|zurückzahlen|rückzahlung|geld zurück|reembols(?:o|os|ar|amos|aremos|ará|arte|arle|ado)"
        r"|devol(?:ver|veremos|vemos)(?:te|le)? (?:el|tu|su) (?:dinero|importe)|rembours(?:er|ement|ements|ons|erons"
        r"|é|ée|és)"
        r"|rimbors(?:o|iamo|eremo))\b",
        re.IGNORECASE,
    ),
    "replacement": re.compile(
        r"\b(?:replac(?:e|es|ed|ing)(?= (?:it|them|this|your|the|that))|replacements?|exchange (?:it|them|your)"
        r"|(?:send|ship|get) (?:you )?(?:a new|another|a fresh)|resend|ersatz(?:lieferung|gerät|artikel)?"
        r"|austauschen|umtauschen"
        r"|ersetzen|reemplaz(?:o|ar|aremos|amos)|sustitu(?:ir|iremos|imos)|reenviar(?:emos)?"
        r"|remplac(?:er|ement|erons|ons)|échanger(?:ons)?|renvoyer(?:ons)?)\b",
        re.IGNORECASE,
    ),
    "compensation": re.compile(
        r"\b(?:compensat(?:e|es|ed|ion|ing)|goodwill|vouchers?|credit (?:you|your)|(?:in |store )credit"
        r"|entschädig(?:en|ung|t)"
        r"|gutscheine?|gutschrift|gutschreiben|kulanz|compensa(?:r|remos|mos|ción|rte)|indemniza(?:r|remos|ción)"
        r"|vales? de"
        r"|dédommag(?:er|ement|erons)|indemnis(?:er|ation|erons)|bons? d['’]achat|geste commercial"
        r"|make it up to you)\b",
        re.IGNORECASE,
    ),
    "discount": re.compile(
        r"\b(?:discounts?|coupons?|promo codes?|rabatt(?:e|code)?|nachlass|descuentos?|rebaja|cupón|cupones|remises?"
        r"|réductions?|codes? promo)\b",
        re.IGNORECASE,
    ),
    "free": re.compile(
        r"\b(?:free of charge|for free|free (?:shipping|delivery|returns?|upgrade|month|meal|coffee|ticket"
        r"|replacement|repair)"
        r"|at no (?:extra )?cost|on us(?=[.!,])|on the house|kostenlos(?:e[nrs]?)?|kostenfrei|gratis|umsonst"
        r"|sin coste|sin costo"
        r"|gratuit(?:e|es|s|ement)?|sans frais|offert(?:e|s|es)?)\b",
        re.IGNORECASE,
    ),
    "guarantee": re.compile(
        r"\b(?:guarantee[sd]?|warrant(?:y|ies)|(?:we|i)(?: do| can| hereby)? promise|promised|promises|(?:our|my"
        r"|a) promise"
        r"|you have (?:our|my) word|garantier(?:en|e|t)|garantie[ns]?"
        r"|gewährleistung|versprech(?:en|e)|versprochen|garantía|garantiza(?:mos|r|do)|prometemos|te prometo|promettons"
        r"|promets|garantissons|garantis)\b",
        re.IGNORECASE,
    ),
}
#: A commitment by grammar; what follows decides whether more is meant than looking, reading, answering.
COMMITMENT = re.compile(
    r"\b(?:(?:we|i|they|our (?:team|colleagues?|specialists?|driver|technician))(?: will|['’]ll| are going to"
    r"| am going to"
    r"|['’]re going to|['’]m going to| shall)|(?:wir|ich) werden?|werden (?:wir|ich)|vamos a|voy a|(?:nous"
    r"|on) (?:allons|va)"
    r"|je vais)(?: \w{1,12}ly| also| then| now| always| personally| gladly| not| be able to| make sure to| dir| dich"
    r"| ihnen"
    r"| sie| das| es| es dir| te| le| vous| bien| aussi| gern| gerne"
    r"| auch)?+ (?P<verb>[\w'’]{1,30}+(?: [\w'’]{1,20}+){0,5}+)",
    re.IGNORECASE,
)
#: What is said to be done already, or to come to the person by itself.
DONE = re.compile(
    r"\b(?:you(?: will|['’]ll) (?:get|receive|have|be (?:refunded|charged|contacted|able))"
    r"|(?:it|this|that|they|everything|your \w{1,20}+)(?: will|['’]ll) be (?:fixed|resolved|sorted|sent|shipped"
    r"|delivered"
    r"|replaced|refunded|there|back|with you|ready|reviewed|updated|corrected|cancelled|repaired)"
    r"|(?:has|have|was|were|['’]ve|is|are) (?:been |already )?(?:sent|shipped|fixed|resolved|credited|corrected"
    r"|rebooked"
    r"|unlocked|reactivated|repaired|dispatched|issued)|(?:is|are) on (?:its|their) way"
    r"|du (?:bekommst|erhältst|kriegst)|sie (?:bekommen|erhalten)|recibirás|recibirá|tu recevras|vous (?:recevrez"
    r"|aurez)"
    r"|(?:ist|sind|wurde|wurden) (?:unterwegs|verschickt|versendet|behoben|repariert|gutgeschrieben|korrigiert)"
    r"|está en camino|ha sido (?:enviado|resuelto|corregido)|est en route|a été (?:envoyé|résolu|corrigé|réparé)e?)\b",
    re.IGNORECASE,
)
#: Future tenses that carry their verb: enviaremos, remplacerons.
FUTURE = re.compile(r"\b(?P<stem>\w{2,20}?)(?:remos|rons)\b", re.IGNORECASE)
