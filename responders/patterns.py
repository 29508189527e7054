"""The patterns the guard looks for. Each repeat is bounded and possessive: a search is linear in the text's length."""

from __future__ import annotations

import re

#: A slot that nobody filled, in the spellings people and programs use; a Markdown link "[text](" is none.
SLOT = re.compile(
    r"\{{1,3}+[^{}\n]{0,60}+\}{1,3}+"
    r"|\[[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ_ ]{0,40}+\](?!\()"
    r"|<(?:name|concern|brand|contact|signature|link|date|order|number)>"
    r"|%(?:name|s|d)%?(?![\w%])",
    re.IGNORECASE,
)
#: What is left of a slot when half of it was deleted.
BRACE = re.compile(r"[{}]{1,20}+")
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}+@[A-Za-z0-9-]{1,63}+(?:\.[A-Za-z0-9-]{1,63}+){1,6}+")
#: Digits with the marks that people write between them; what they are is decided by their form.
PHONE = re.compile(r"(?<![\w.,/])\+?\(?\d(?:[ ()./\u2011-]{0,2}+\d){6,24}+(?!\w)")
#: Digits that may hold a card number somewhere; which part of them is decided by checksum.
CARD = re.compile(r"\d(?:[ .\u2011-]?\d){12,60}+")
IBAN = re.compile(r"(?<!\w)[A-Za-z]{2}\d{2}(?:[ -]?[A-Za-z0-9]){11,30}+")
LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"]{1,2000}+", re.IGNORECASE)
#: An address without a scheme, which networks turn into a link all the same; its ending must be one of ENDINGS.
BARE_LINK = re.compile(
    r"(?<![\w@./-])(?:[a-z0-9-]{1,63}+\.(?=[a-z0-9])){1,5}+(?P<ending>[a-z]{2,24}+)(?:/[^\s<>\"]{0,500}+)?(?![\w@])",
    re.IGNORECASE,
)
ENDINGS = frozenset(
    {"ai", "app", "at", "be", "biz", "ca", "cc", "ch", "co", "com", "de", "dev", "es", "eu", "example", "fr", "gg",
     "gl", "info", "io", "it", "link", "ly", "me", "net", "nl", "online", "org", "pl", "pt", "ru", "shop", "site",
     "store", "to", "top", "tv", "uk", "us", "xyz"}
)  # fmt: skip
MONEY = re.compile(
    r"(?:[$€£¥]|\b(?:USD|EUR|GBP|CHF)\b) ?\d[\d.,]{0,15}+"
    r"|(?<!\w)\d[\d.,]{0,15}+ ?(?:[$€£¥%]|(?:USD|EUR|GBP|CHF|euros?|dollars?|dólares|pounds?|bucks|cents?|percent"
    r"|Prozent|pour cent|por ciento)\b)",
    re.IGNORECASE,
)
_UNITS = (
    r"minutes?|mins?|hours?|hrs?|days?|weeks?|months?|business days|working days|Minuten?|Stunden?|Tagen?|Werktagen?"
    r"|Wochen?|Monaten?|Monate|minutos?|horas?|días?|semanas?|mes(?:es)?|heures?|jours?|semaines?|mois|ore|giorni|dias"
)
_DAYS = (
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|tomorrow|tonight|next week|Montag|Dienstag|Mittwoch"
    r"|Donnerstag|Freitag|Samstag|Sonntag|nächste Woche|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
    r"|la próxima semana|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|la semaine prochaine"
)
DATE = re.compile(
    rf"\b\d{{1,3}} ?(?:-|–|to|bis|a|à)? ?\d{{0,3}} ?(?:{_UNITS})\b|\b(?:{_DAYS})\b"
    r"|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?(?![\w/])|\b\d{1,2}:\d{2}\b"
    r"|\b\d{1,2}(?:st|nd|rd|th|\.)? (?:of |de )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mär|Mai|Okt|Dez"
    r"|ene|abr|ago|dic|fév|avr|juin|juil|août|déc)[a-zé]{0,8}+\b",
    re.IGNORECASE,
)
PROMISE = re.compile(
    r"\b(?:refund(?:s|ed|ing)?|guarantees?d?|promise[sd]?|compensat(?:e|es|ed|ion)|voucher|reimburse(?:d|ment)?"
    r"|free of charge|for free|discount|we(?:'ll| will) (?:fix|replace|pay|credit|resend|send you|cover|solve|resolve)"
    r"|by the end of|as soon as possible|(?:Rück)?erstatt(?:en|et|ung)|garantieren|Garantie|versprechen|versprochen"
    r"|Gutschein|Entschädigung|kostenlos|Rabatt|reembols(?:o|ar|amos|aremos)|garantiza(?:mos|r)|prometemos"
    r"|descuento|compensación|indemnización|gratis|rembours(?:er|ement|ons|erons)|garantissons|promettons"
    r"|bon d'achat|dédommag(?:er|ement)|gratuit(?:ement)?|remise|rimbors(?:o|iamo)|reembolsamos)\b",
    re.IGNORECASE,
)
EXCLAIMING = re.compile(r"[!?¡¿]{2,40}+")
#: Five capitals or more, or several words of them; shorter ones (WLAN, JFK) are mostly abbreviations.
CAPITALS = re.compile(r"(?<![\w-])(?:[A-ZÀ-ÖØ-Þ]{4,40}+(?:[ '’][A-ZÀ-ÖØ-Þ]{2,40}+){1,20}+|[A-ZÀ-ÖØ-Þ]{5,40}+)(?![\w-])")
