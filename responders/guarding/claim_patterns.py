"""The patterns by which claims are found, in small letters but for DONE and what is said to be told apart by its case.

Each repeat is bounded: a search is linear in the text's length.
"""

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
    "pavos": "", "balles": "", "kröten": "", "rs": "INR", "rupee": "INR", "złoty": "PLN", "złotych": "PLN",
    "zloty": "PLN", "forint": "HUF", "forints": "HUF",
    "lira": "TRY", "liras": "TRY", "rubles": "RUB", "roubles": "RUB", "₿": "BTC",
    "percent": "%", "prozent": "%", "%": "%", "per cent": "%", "pour cent": "%", "por ciento": "%",
}  # fmt: skip
#: Coins: a hundredth of the number before them.
COINS = frozenset({"cents", "cent", "céntimos", "centimes"})
_CODES = (
    "usdt|usd|eur|gbp|chf|sek|nok|dkk|pln|cad|aud|nzd|inr|jpy|mxn|brl|czk|huf|ron|bgn|isk|rub|uah|ils|aed|zar|cny|hkd"
    "|sgd|thb|krw|btc|eth"
)
_SIGNS = r"\b(?:us|[acr])\$|[$€£¥₹₺₩₽₿₴₦฿₫₪₱]"
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
)
_COSTS = (
    r"(?:costs?|cost|price|fee|fare|deposit|balance|total|charge|bill|rate|charged?|pay|pays|save|saves|kostet|kosten"
    r"|preis|gebühr|zahl(?:st|en|t)|spar(?:st|en|t)|cuestan?|sale a|precio|tarifa|saldo|pagas?|ahorras|coûte(?:nt|ra)?"
    r"|prix|tarif|solde|payez|économisez)"
)
#: An amount without its currency: behind what costs, before what it is the price of, or cut off a price.
BARE_SUM = re.compile(
    rf"\b{_COSTS}(?: (?:is|was|are|of|you|us|just|only|about|around|roughly|from|now|ist|liegt bei|dich|sie|nur|noch"
    rf"|etwa|es|de|te|le|solo|unos|est|vous|seulement|environ)){{0,4}}+ (?P<cost>{_DIGITS}|(?!one\b|un\b){SPELT})"
    r"(?:(?= (?:a|an|per|each|off|more|less|extra|pro|im|am|die|al|la|el|por|par|le)\b)|(?=\s*(?:[.,;:!?)]|$)))"
    r"|(?<![\w.,-])(?P<each>\d{1,4}[.,]\d{2})(?= (?:a|an|per|each|pro|im|al|par|por|la|le) \w{3,})"
    rf"|\b(?:take|get|knock|enjoy|save|extra|an?) (?P<cut>{_DIGITS})(?: \w{{2,8}})? off\b"
    rf"|\b(?:do it|have it|yours) for (?P<flat>{_DIGITS})(?: (?:flat|all in|straight))?(?=\s{{0,3}}+(?:[.,!?]|$))"
    r"|\b(?:an?|another|ein(?:en)?|noch einen) (?P<slang>tenner|fiver|grand|zehner|fünfer|zwanziger|fuffi|hunni)\b",
)
#: What people call a banknote.
NOTES: Mapping[str, int] = {
    "tenner": 10, "fiver": 5, "grand": 1_000, "zehner": 10, "fünfer": 5, "zwanziger": 20, "fuffi": 50, "hunni": 100,
}  # fmt: skip
#: Words of time, and how many minutes each stands for; those of work, months and years stand for themselves.
MINUTES: Mapping[str, int] = {"minute": 1, "hour": 60, "day": 1_440, "week": 10_080, "fortnight": 20_160}
UNITS: Mapping[str, str] = {
    "se(?:conds?|cs?|kunden?)|segundos?|secondes?": "second",
    "minutes?|mins?|minuten?|minutos?": "minute",
    "hours?|hrs?|h|stunden?|std|horas?|heures?|ore": "hour",
    "(?:business|working|work|biz|bank)[- ]days?|werktagen?|werktage?n?|arbeitstagen?|arbeitstage?n?"
    "|días (?:hábiles|laborables)"
    "|jours ouvr(?:é|able)s": "business day",
    "days?|tage?n?|días?|dias?|jours?|journées?|giorni": "day",
    "weeks?|wochen?|semanas?|semaines?": "week",
    "fortnights?|quincenas?|quinzaines?": "fortnight",
    "nights?|nächten?|nacht|noches?|nuits?": "night",
    "months?|monate?n?|mes(?:es)?|mois": "month",
    "years?|yrs?|jahre?n?|años?|ans|années?": "year",
}
_UNIT = "|".join(UNITS)
_ONE = (
    r"(?:an?(?: (?:good|full|whole))?|ein halbes|ein ganzes|une bonne|una buena|half an|half a|a few"
    r"|a couple of|several|some|eine[mnr]?|ein|einer halben|una?|media|un par de|une?"
    r"|une demi-|quelques|ein paar|einige[nr]?|wenige[nr]?|mehreren?|unos|unas|unos pocos|varios|varias|plusieurs"
    r"|deux ou trois)"
)
#: "a day" is only a claim after a word that measures: "have a nice day" is none.
_MEASURES = (
    r"(?:within|in|in under|in less than|give (?:us|me)|rechnen?(?: sie)? mit|cuent[ae] con|comptez|gib(?: uns"
    r"| mir)|gebt uns|geben sie uns|danos|dadnos"
    r"|donnez-(?:nous|moi)|after|than|takes?|about|around|approximately|up to|lasts?|(?:you|they)"
    r" have|best part of|most of|a matter of|give it|is a|for up to|innerhalb|innerhalb von|binnen|in|nach|als|dauert"
    r"|höchstens|spätestens|rund|etwa|knapp|maximal|frage von|dentro de|en menos de|en|de|tardan?|tras|como mucho"
    r"|cuestión de|unas?|dura|sous|dans|en moins d['’]|d['’]ici|que|prend|dure|question d['’]|affaire d['’])"
)
#: The unit behind one of these is one that begins now.
_WITHIN_THE = (
    r"within the(?: next)?|in the next|(?:innerhalb|binnen|in) der nächsten|(?:en|dentro de) la próxima"
    r"|dans (?:l['’]|la(?: prochaine)?)"
)
DURATION = re.compile(
    rf"(?<![\w.,$€£-])(?P<least>{_NUMBER})\+?(?: ?(?:-|–|to|or|bis|oder|a|o|à"
    rf"|ou) ?(?P<most>{_NUMBER}))? ?-?(?P<unit>{_UNIT})\b"
    rf"|\b(?:{_MEASURES} ?(?P<one>{_ONE})|(?P<half_one>half an?)|(?P<whole_one>{_WITHIN_THE})"
    rf"|(?P<many>within|in|(?:matter|question) of|cuestión de|question d['’]|frage von|innerhalb von)"
    rf") ?(?P<single>{_UNIT})\b"
    rf"|\b(?P<notice>an?) (?P<given>{_UNIT})['’]?s? (?:notice|grace|time|tops|max|at most|at the most)\b",
)
#: Behind one of these a day may be cut short.
_BY = "(?:(?<=by )|(?<=on )|(?<=until )|(?<=till )|(?<=before )|(?<=next )|(?<=this ))"
#: Names of days and of times near now, and what they have in common.
DAYS: Mapping[str, str] = {
    rf"mondays?|montags?|lunes|lundis?|{_BY}mon": "monday",
    rf"tuesdays?|dienstags?|martes|mardis?|{_BY}tues?": "tuesday",
    rf"wednesdays?|mittwochs?|miércoles|mercredis?|{_BY}wed": "wednesday",
    rf"thursdays?|donnerstags?|jueves|jeudis?|{_BY}thu(?:rs?)?": "thursday",
    rf"fridays?|freitags?|viernes|vendredis?|{_BY}fri": "friday",
    rf"saturdays?|samstags?|sonnabends?|sábados?|samedis?|{_BY}sat": "saturday",
    rf"sundays?|sonntags?|domingos?|dimanches?|{_BY}sun": "sunday",
    "overnight|über nacht": "overnight",
    "next[- ]day|am (?:nächsten|folgenden) tag|am tag darauf|al día siguiente|le lendemain": "next day",
    "next (?:business|working) day|am (?:nächsten|folgenden) (?:werk|arbeits)tag|al siguiente día (?:hábil|laborable)"
    "|le (?:jour ouvré suivant|prochain jour ouvré)": "next business day",
    "(?:the )?day after tomorrow|übermorgen|pasado mañana|après-demain": "day after tomorrow",
    "tomorrow|tmrw|tmr|tomoz|2moro|(?<!guten )(?<!heute )(?<!jeden )(?<!am )morgen|(?<!la )(?<!esta"
    " )(?<!una )mañana|demain": "tomorrow",
    "tonight|heute abend|esta noche|ce soir": "tonight",
    "next week|(?:nächste|kommende)[rn]? woche|la próxima semana|la semana (?:que viene|próxima)"
    "|(?:la fin de )?la semaine prochaine": "next week",
    "(?:the )?end of (?:the |this )?day|bis feierabend|fin del día|la fin de la journée": "end of day",
    "next month|nächste[rnms]{1,2} monats?|(?:el )?(?:próximo mes|mes que viene)|le mois prochain": "next month",
    "(?:the )?end of (?:the |this )?week|this week|(?:by|before|until) the weekend|ende der woche|diese[rn]? woche"
    "|(?:bis zum|vor dem) wochenende|esta semana|antes del fin de semana|la fin de la semaine"
    "|cette semaine": "end of week",
    "(?:at|on|over|this) (?:the )?weekend|(?<!schönes )(?<!gutes )(?<!tolles )wochenende"
    "|(?<!buen )(?<!feliz )fin de semana": "weekend",
    "(?:the )?end of (?:the |this )?month|this month|monatsende|ende des monats|diese[nmrs]{1,2} monats?|fin de mes"
    "|este mes|la fin du mois|ce mois-ci": "end of month",
}
#: The months, by what their names begin with; each may be written out or cut short.
MONTHS: Mapping[str, int] = {
    "jan": 1, "jän": 1, "ene": 1, "feb": 2, "fév": 2, "fev": 2, "mar": 3, "mär": 3, "apr": 4, "abr": 4, "avr": 4,
    "may": 5, "mai": 5, "jun": 6, "juin": 6, "jul": 7, "juil": 7, "aug": 8, "ago": 8, "aoû": 8, "sep": 9, "oct": 10,
    "okt": 10, "nov": 11, "dec": 12, "dez": 12, "dic": 12, "déc": 12,
}  # fmt: skip
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
MONTH = re.compile(_MONTH)
_ENDING = (
    r"(?:uary|ruary|ch|il|e|y|ust|tember|t?ober|ember|uar|ruar|z|i|ober|ero|rero|zo|yo|io|osto|t?iembre|ubre|iembre"
    r"|vier|vrier|s|ier|l|let"
    r"|t|tembre|obre|embre)?"
)
#: A month is a time without its day only behind one of these, for some are words of their own ("may", "mars").
_IN = (
    r"(?:in|by|until|till|before|during|early|mid|late|end of|start of|beginning of|middle of|im|ab|bis|vor|anfang"
    r"|mitte|ende|en|hasta|para|antes de|principios de|mediados de|finales de|fines de|début|mi|fin|courant|d['’]ici"
    r"|avant|à partir de)"
)
_WRITTEN_OUT = (
    r"january|february|march|april|may|june|july|august|september|october|november|december"
    r"|januar|jänner|februar|märz|mai|juni|juli|oktober|dezember"
    r"|enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre"
    r"|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre"
)
DATE = re.compile(
    rf"\b(?P<near>{'|'.join(DAYS)})\b"
    r"|\b(?P<year>\d{4})-(?P<iso_month>\d{2})-(?P<iso_day>\d{2})\b"
    r"|(?<![\w.,/$€£])(?!24/7)(?P<d>\d{1,2})(?:\.(?P<m>\d{1,2})\.(?P<y>\d{4}|\d{2})?(?!\d)"
    r"|/(?P<slash>\d{1,2})(?:/(?P<slash_year>\d{4}|\d{2}))?(?![\d/]))"
    rf"|\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.)? (?:of "
    rf"|de )?(?P<month>{_MONTH}){_ENDING}\b\.?(?: (?:de )?(?P<long_year>\d{{4}})\b)?"
    rf"|\b(?P<us_month>{_MONTH}){_ENDING}\.? (?P<us_day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<us_year>\d{{4}})\b)?"
    rf"|\b{_IN}[ -](?P<alone>{_WRITTEN_OUT})\b(?: (?:de )?(?P<alone_year>\d{{4}})\b)?"
    r"|(?<![\w:.,])(?P<hour>\d{1,2}):(?P<minute>\d{2})(?: ?(?P<half>[ap])\.?m\b\.?)?(?![\d:])"
    r"|(?<![\w:.,])(?P<full>\d{1,2}) ?(?:(?P<full_half>[ap])\.?m\b\.?|uhr\b|o['’]clock\b)",
)
#: What stands before a day in a wish.
WISHED = re.compile(
    r"\b(?:(?:have fun|enjoy\w{0,8}+|viel spaß|viel glück|pases? bien|disfrut\w{1,4}+|amusez-vous"
    r"|profitez)(?: [\w'’]{1,12}+){0,3}?|happy|merry|lovely|schöne[nrs]?|feliz|joyeux|bon|bonne) \Z"
)
#: What is a day or a month written so, and another word written otherwise.
COMMON = frozenset({"Morgen", "sat", "sun", "march", "may"})
#: The parts of a reply are counted so, and days hardly ever: "2/3".
PART = re.compile(r"[1-9]/[1-9]")
#: A few words between two that belong together, and what may stand before "free".
_WORDS = r"(?: (?!(?:not|no|never|nicht|kein\w{0,2}|nie|nunca|pas)\b|\w{2,6}n['’]t\b)[\w'’-]{1,20}+){0,5}?"
_ADVERB = r"(?: (?:all|now|also|totally|completely|always|absolutely|then|still|entirely|\w{2,12}ly))?"
#: Who gives, before an amount: "you get 20 euros" is more than a price.
_GIVEN = (
    r"you(?: will|['’]ll| can| would)? (?:get|receive|have|be (?:given|paid))|(?:we|i)(?: will|['’]ll| can"
    r"|['’]d)? (?:give|pay|send"
    r"|owe|offer|gift|transfer|take off)(?: you)?|(?:du|ihr) (?:bekommst|erhältst|kriegst|bekommt|erhaltet|kriegt)"
    r"|sie (?:bekommen|erhalten)|(?:bekommst|erhältst|kriegst|bekommen|erhalten) (?:du|sie)|(?:wir|ich) (?:zahlen?"
    r"|geben?"
    r"|schenken?|überweisen?|schicken?)(?: dir| ihnen| euch)?|(?:te|le|os) (?:damos|pagamos|abonamos|regalamos|doy"
    r"|ofrecemos|ingresamos)|recib(?:es|irás|e|irá)|tendrás|tendrá|(?:nous|on) vous (?:donn|pay|pai|vers|offr|envoi"
    r"|envoy|dev)\w{1,4}"
    r"|vous (?:recevez|recevrez|touchez|aurez|avez droit à)|tu (?:reçois|recevras|auras)"
)
#: What may be promised, by its kind; words of the verb "to promise" count like a guarantee.
PROMISES: Mapping[str, re.Pattern[str]] = {
    "refund": re.compile(
        r"\b(?:refund(?:s|ed|ing|able)?|reimburse(?:d|s|ment|ments)?|reimbursing"
        rf"|money{_WORDS} back|back{_WORDS} money"
        r"|(?:all|half|most|a third|the rest|every (?:cent|penny)) of your money"
        r"|(?<!send )(?<!bring )(?<!ship )(?<!take )(?:all|half|most|every (?:cent|penny)) of (?:it|that) back"
        r"|(?:die hälfte|den rest) (?:ihres|deines|eures) geldes|(?:dein|ihr|euer) ganzes geld"
        r"|(?:bekommst|bekommen|bekommt|erhältst|erhalten|kriegst)(?: (?:du|sie|ihr))? (?:alles|die hälfte) zurück"
        r"|(?:todo|la mitad de|el resto de) (?:tu|su|vuestro) dinero"
        r"|(?:tout|la moitié de|le reste de) (?:votre|ton) argent"
        r"|(?:pay|paid|pays|paying|give|given|gives|giving) (?:it|you|that|this|everything|all of it|the"
        r" money|what you"
        r" paid) back|(?:return|returning|give|send|transfer|owe) (?:you )?(?:all )?(?:of )?your money"
        r"|(?:zurück|rück)?erstatt(?:en|et|ung|ungen|e)|(?:zu)?rückzahlung|rückerstattung|rücküberweis\w{1,6}"
        r"|zurück(?:zu)?(?:zahl|überweis|gezahlt|gebucht|buch)\w{0,4}"
        rf"|geld{_WORDS} zurück|(?:zahl(?:en|e|t)|überweis(?:en|e|t)|buch(?:en|e|t)){_WORDS} zurück"
        r"|reembols(?:o|os|ar|amos|a|an|aremos|ará|arte|arle|ado|ada)|(?:tu|su|el) dinero(?: de)? vuelta"
        r"|(?:devol|devuel)\w{1,8}(?: (?:todo|íntegro))? (?:el|tu|su|lo que) (?:dinero|importe|pag\w{1,4})"
        r"|devolución(?: íntegra| completa)? del (?:dinero|importe)"
        r"|recupera\w{0,4} (?:el|tu|su) dinero|(?:el|tu|su) dinero(?: te| le| se| lo){0,2} (?:vuelve|devuelv\w{1,5}"
        r"|devolv\w{1,5}|regresa)|dinero de vuelta"
        r"|rembours\w{0,8}|(?:rend|récup|restitu|revers)\w{0,8}(?: \w{1,8}){0,2} (?:votre |l['’]|ton )argent"
        r"|(?:votre|ton|l['’])\s?argent(?: vous| te)?(?: sera| est| est bien)? (?:rendu|restitué|revers|revien)\w{0,4}"
        r"|rimbors(?:o|iamo|eremo))\b",
    ),
    "replacement": re.compile(
        r"\b(?:replac(?:e|es|ed|ing)(?= (?:it|them|this|your|the|that))|replacements?|exchange (?:it|them|your)"
        r"|(?:send|ship|get) (?:you )?(?:a new|another|a fresh)|resend|ersatz(?:lieferung|gerät|artikel)?"
        rf"|austauschen|umtauschen|tausch(?:en|e){_WORDS} (?:aus|um)|swap (?:it|them|this|that|your)"
        r"|ersetzen|reemplaz(?:o|ar|aremos|amos)|sustitu(?:ir|iremos|imos)|reenviar(?:emos)?"
        r"|remplac(?:er|ement|erons|ons)|échanger(?:ons)?|renvoyer(?:ons)?"
        r"|(?:schicken|senden) (?:dir|ihnen|euch) (?:ein neues|eine neue|einen neuen)"
        r"|(?:mandamos|enviamos|mandaremos|enviaremos) (?:otr[oa]|\w{2,4} (?:\w{1,20} )?nuev[oa])|vous (?:envoyons"
        r"|envoie|renvoie|renvoyons"
        r"|remplaçons|remplace))\b",
    ),
    "compensation": re.compile(
        r"\b(?:compensat(?:e|es|ed|ion|ing)|goodwill|vouchers?|credit (?:you|your)|(?:in |store )credit"
        r"|make (?:it )?up to you|entschädig(?:en|ung|t)|gutscheine?|gutschrift|gutschreiben|kulanz"
        r"|compensa(?:r|remos|mos|ción|rte)|indemniza(?:r|remos|ción|mos)|vales? de|dédommag(?:er|ement|erons|eons)"
        r"|indemnis(?:er|ation|erons|ons)|bons? d['’]achat|geste commercial|make it up to you"
        rf"|(?:{_GIVEN})(?= (?:(?:up to|bis zu|hasta|jusqu['’]à|another|extra|a|un|une|einen?|über|noch) )?"
        rf"(?:(?:{_SIGNS}|\b(?:{_CODES})\b){_GAP}\d|{_DIGITS}{_GAP}(?:{_SIGNS}|%|(?:{_CODES})\b"
        rf"|(?:{_MONEY_WORDS})\b))))",
    ),
    "discount": re.compile(
        r"\b(?:discounts?|coupons?|(?:two|2) for (?:one|1)|zwei für eins|dos por uno|2x1|deux pour le prix d['’]un"
        r"|promo codes?|half[- ](?:the )?(?:price|fare|off)|half[- ]price|(?:at|for) a (?:reduced"
        r"|lower|special) (?:price|rate|fare)|rabatt(?:e|code)?|nachlass|preisnachlass|(?:zum )?halbe[nr] preis"
        r"|(?:die )?hälfte (?:des preises|günstiger|billiger)|descuentos?|rebaja|cupón|cupones|(?:a )?mitad de precio"
        r"|(?:la )?mitad del precio|remises?|réductions?|codes? promo|(?:à )?(?:moitié|demi)[- ](?:prix|tarif)"
        r"|(?:la )?moitié du prix)\b",
    ),
    "free": re.compile(
        r"\b(?:(?<!feel )(?<!duty-)(?<!duty )free of (?:charge|cost)|for (?:free|nothing)|free (?:shipping|delivery"
        r"|postage|returns?|upgrade|month|meal|coffee|ticket|replacement|repair|trial|ride|night|cancellation)"
        rf"|(?:is|are|be|['’]s|['’]re|comes?|goes?|go|travels?|rides?|ships?){_ADVERB} free(?![-\w]| (?:to|up|of)\b)"
        r"|(?:a|one|two|three|another|get|your next \w{1,20}) free (?!moment|minute|time|hand|slot|seat|hour|line"
        r"|way|text"
        r"|form|space)\w{2,20}"
        r"|(?:at|with|without|there(?: is|['’]s| are| will be)|for) (?:no|any) (?:(?:extra|additional"
        r"|further) )?(?:cost|charge|fee)s?"
        r"|no (?:extra |additional |further )?(?:charge|cost|fee)s?|(?:cost|costs|charge|charges) (?:you )?nothing"
        r"|(?:won['’]t|will not|don['’]t|do not|doesn['’]t|never|needn['’]t)(?: have to| need to)? (?:pay"
        r"|cost)(?: you| us)?"
        r"(?: anything| a (?:cent|penny|thing|dime)| for)"
        r"|(?:won['’]t|will not|don['’]t|do not) (?:charge|bill) (?:you|for)"
        r"|(?:pay|owe|owing)(?: us)? nothing|nothing to pay|waiv(?:e|es|ed|ing)|complimentary"
        r"|(?<!that['’]s )(?<!that is )(?<!this is )on us(?=[.!,]|$)"
        r"|on the house"
        r"|our treat|(?:we|i)(?: will|['’]ll)? (?:cover|pay|absorb|take on|bear)(?: for)? (?:the|all|your"
        r"|any) (?:\w{1,12} )?"
        r"(?:costs?|fees?|charges?|postage|shipping|bill)"
        r"|kostenlos(?:e[nrsm]?)?|kosten(?:frei|neutral)\w{0,2}|gratis|umsonst(?! (?:ge|an|ver)\w{2,12}t\b)"
        r"|(?:versandkosten|porto"
        r"|gebühren)frei\w{0,2}"
        r"|ohne (?:auf|zusatz|mehr)?(?:kosten|preis|gebühr(?:en)?|berechnung)|(?:keine"
        r"|null) (?:\w{1,12} )?(?:kosten|gebühr(?:en)?)"
        rf"|kostet{_WORDS} (?:nichts|keinen cent)|(?:zahl|bezahl)(?:st|en|t|e){_WORDS} nichts"
        rf"|nichts(?: zu)? (?:be)?zahlen|geht auf(?:s haus| uns| unsere rechnung| unsere kosten)"
        rf"|schenken(?: wir)? (?:dir|ihnen|euch)|erlassen{_WORDS}"
        r" (?:die|den|das) \w{0,12}(?:gebühr|preis|kosten)\w{0,3}|erlassen wir"
        r"|verzichten auf \w{1,5} \w{0,12}gebühr\w{0,2}"
        rf"|(?:übernehmen|tragen|zahlen)(?: wir)?(?: \w{{1,8}}){{0,2}} (?:die|alle|den|das) \w{{0,12}}(?:kosten"
        rf"|gebühr(?:en)?|porto)"
        r"|gratuit(?:a|as|o|os|e|es|s|ement|amente)?|sin (?:coste|costo|cargo|gastos|recargo|comisión)(?: alguno"
        r"| adicional)?"
        r"|no (?:pag|cobr)\w{1,5}(?: nada)?|no (?:te |le )?(?:cuesta|costará) nada|no tien\w{1,3} que pagar(?: nada)?"
        r"|(?:corre|corren|va|van) (?:de|por) nuestra cuenta|invita la casa|(?:te|le) (?:perdonamos|regalamos"
        r"|invitamos)"
        r"|(?:asumimos|cubrimos|pagamos) (?:los|el|todos los) (?:gastos|coste|costes|portes|envío)"
        r"|sans (?:frais|supplément|surcoût)|offert(?:e|s|es)?|(?:aucuns?|zéro) (?:frais|supplément|coût)|à nos frais"
        r"|à notre charge|(?:ne )?(?:vous|te) (?:coûte|coûtera)(?: \w{1,5})? rien|(?:ne )?pa(?:y|i)e\w{0,3} rien"
        r"|rien à payer|pas de frais|cadeau de la maison|c['’]est cadeau|en cadeau"
        r"|prenons(?: \w{1,8}){0,4} (?:frais|coûts)|(?:prenons|prise)"
        r"(?: \w{1,8}){0,4} en charge|annulons (?:les|vos|ces) frais)\b",
    ),
    "guarantee": re.compile(
        r"\b(?:guarantee[sd]?|warrant(?:y|ies)|(?:we|i)(?: do| can| hereby)? promise|promised|promises|(?:our|my"
        r"|a) promise"
        r"|you have (?:our|my) word|garantier(?:en|e|t)|garantie[ns]?"
        r"|you (?:can|may) (?:always )?(?:count|rely|depend|bank) on (?:it|that|this)"
        r"|(?:darauf|drauf) (?:kannst|können|könnt) (?:du|sie|ihr) (?:dich|sich|euch) verlassen"
        r"|(?:du kannst dich|sie können sich|ihr könnt euch|verlassen sie sich|verlass dich)"
        r" (?:darauf|drauf)(?: verlassen)?"
        r"|(?:puede|puedes|podéis) contar con (?:ello|eso)|(?:cuenta|cuente) con (?:ello|eso)"
        r"|vous pouvez (?:y compter|compter (?:là-)?dessus)|tu peux (?:y compter|compter (?:là-)?dessus)|comptez-y"
        r"|gewährleistung|versprech(?:en|e)|versprochen|garantía|garantiza(?:mos|r|do)|prometemos|te prometo"
        r"|promettons"
        r"|promets|garantissons|garantis|garantizad[oa]s?|garanti(?:e|es|s)?)\b",
    ),
}
#: A commitment by grammar; what follows decides whether more is meant than looking, reading, answering.
COMMITMENT = re.compile(
    r"\b(?:(?:we|i|they|some(?:one|body)|(?:an?|the|our|my|one of our|another) (?:\w{2,12} )?(?:teams?|colleagues?"
    r"|specialists?|driver|technician|manager|supervisor|agent|courier|engineer|expert|boss|advis[eo]r|representative"
    r"|crew|mechanic)(?: of (?:mine|ours))?)(?: will|['’]ll| (?:are|is) going to"
    r"| am going to"
    r"|['’]re going to|['’]m going to| shall)|(?:wir|ich) werden?|werden (?:wir|ich)|vamos a|voy a|(?:nous"
    r"|on) (?:allons|va)"
    r"|je vais)(?: \w{1,12}ly| also| then| now| always| personally| gladly| not| be able to| make sure to| dir| dich"
    r"| ihnen"
    r"| sie| das| es| es dir| te| le| vous| bien| aussi| gern| gerne"
    r"| auch)?+ (?!(?:make sure|see to it|ensure)\b)"
    r"(?P<verb>[\w'’]{1,30}+(?: [\w'’]{1,20}+){0,5}+)",
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
_GRANTABLE = r"(?:refund|claim|request|return|replacement|compensation|complaint|appeal|exchange|credit)"
#: What is said to be decided already in one person's favour; behind "if" and its like it is none of our saying.
GRANTED = re.compile(
    rf"\b(?<!if )(?<!once )(?<!when )(?<!after )(?<!whether )(?<!until )(?<!unless )"
    rf"(?<!as )(?<!before )your {_GRANTABLE}(?: has been| was| is|['’]s been)(?: already| now)?"
    r" (?:granted|approved|accepted|authori[sz]ed)\b"
    r"|\b(?:deine?|ihre?) (?:erstattung|rückerstattung|antrag|anspruch|rückgabe|entschädigung|reklamation|gutschrift)"
    r" (?:wurde|ist|wird) (?:bereits |schon |jetzt )?(?:genehmigt|bewilligt|akzeptiert|anerkannt|veranlasst)\b"
    r"|(?<!si )(?<!cuando )(?<!vez que )(?<!hasta que )\b(?:tu|su)"
    r" (?:reembolso|solicitud|devolución|reclamación|compensación)"
    r" (?:ha sido|fue|está|ya está) (?:ya )?(?:aprobad|aceptad|concedid|autorizad)[oa]\b"
    r"|(?<!si )(?<!quand )(?<!dès que )(?<!fois que )(?<!lorsque )\b(?:votre|ton|ta)"
    r" (?:remboursement|demande|retour|réclamation|avoir)"
    r" (?:a été|est|a déjà été) (?:accordée?|acceptée?|approuvée?|validée?)\b",
)
#: Future tenses that carry their verb: enviaremos, remplacerons.
FUTURE = re.compile(r"\b(?P<stem>\w{2,20}?)(?:remos|rons)\b")
