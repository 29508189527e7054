"""Tell posts that are about nobody's account: on public matters, and wishes for something that should be to be had."""

from __future__ import annotations

import re

from domain import words

#: Who writes more than this has said before it what counts.
_LONGEST = 3_000
_PUBLIC = words.terms(
    "price goug*", "pricegoug*", "gouging", "profiteer*", "hoarders", "hoarding", "panic buying", "capitalizing on",
    "capitalising on", "profiting off", "profiting from",
    "politic*", "election*", "government", "congress", "senator*", "racis*", "sexis*", "human rights", "censor*",
    "free speech", "misinformation", "disinformation", "fake news", "propaganda", "boycott*", "law enforcement",
    "lobbying", "monopol*", "antitrust", "climate", "sweatshop*", "child labor", "child labour", "warehouse workers",
    "your employees", "your workers", "paid sick leave", "public health", "spread of corona*", "spread of covid*",
    "tax evasion", "animal cruelty", "animal testing", "genocide", "war crimes", "Wucher", "Preiswucher", "Politik*",
    "Regierung", "Wahlkampf", "Rassis*", "Menschenrechte", "Zensur", "Meinungsfreiheit", "Boykott*", "Klima",
    "Kinderarbeit", "eure Mitarbeiter", "especulación", "política", "políticos", "gobierno", "elecciones", "racis*",
    "derechos humanos", "censura", "boicot*", "trabajo infantil", "vuestros empleados", "sus empleados", "spéculation",
    "politique*", "gouvernement", "élections", "droits humains", "droits de l'homme", "censure", "boycott*",
    "travail des enfants", "vos employés", "vos salariés",
)  # fmt: skip
#: A matter of their own: what they have, bought or cannot do.
_OWN = re.compile(
    r" (?:issues?|problems?|trouble|error|version|app) | (?:doesn|don|won|isn|not) t (?:work|support|load) "
    r"| (?:my|our) (?!opinion|view|god|country|countries|nation|state|city|community|communities|family|families|kids"
    r"|children|hospital|fellow|government|people|democracy|planet|world|society|president)\w+ "
    r"| (?:i|we) (?:\w+ )?(?:bought|paid|ordered|booked|received|got charged|am trying|tried|need|can t|cannot|cant"
    r"|didn t|never got|lost) | (?:charged|billed|sent|told|owe|help|refund) (?:me|us) "
    r"| (?:i m|i am) (?:\w+ )?(?:trying|unable|stuck) "
    r"| (?:mein|meine|meinem|meinen|meiner|mi|mis|mon|ma|mes) (?!land|pais|pays|meinung|opinion|avis)\w+ "
    r"| (?:ich|wir) (?:habe|haben|kann|konnen|warte|warten) | (?:he|hemos) (?:comprado|pagado|pedido) "
    r"| (?:j ai|nous avons) (?:achete|paye|commande) "
)
_GIVING = r"(?:get|have|hv|add|put|bring|upload|drop|release|stream|carry)"
#: Whoever speaks of these wants something done, or tells of a trouble.
_ELSE = (
    r"(?!(?:\w+ ){0,12}(?:help|refund|someone|somebody|call|order|parcel|account|credit|money|password|info|answer"
    r"|response|stuck|not|t|issues?|problems?|working|down|broken) )"
)
_WISHED = re.compile(
    rf" (?:can|could|would|will) (?:i|we|you|u|ya|yall|y all)(?: (?:please|pls|plz|kindly))? {_ELSE}{_GIVING}"
    r" (?:\w+ ){1,12}?(?:on|onto|to) (?:your |the |ur )?(?!hold|my|me|it|time|this|that|us|you|your|the|order)\w+"
    r"(?: (?:app|site|service|store|platform|please|pls|plz|thanks|thx|thank|you|soon|asap))* $"
    rf"|^(?: (?:hi|hey|hello|yo|please|pls|plz))* {_ELSE}(?:\w+ ){{1,8}}on (?!hold|my|me|it|time|this|that)\w+"
    r" (?:please|pls|plz)(?: (?:please|pls|plz))* $"
    r"| (?:bitte|konnt ihr|konntet ihr|konnen sie) (?:\w+ ){1,10}(?:ins programm|ins sortiment|auf eure\w* \w+"
    r"|in eure\w* \w+) (?:auf)?nehmen | (?:anadid|anadan|podeis anadir|pueden anadir|podriais anadir) "
    r"| (?:ajoutez|pouvez vous ajouter|pourriez vous ajouter) "
)
_HANDLE = re.compile(r"(?<!\w)@[\w.-]{1,60}|https?://\S{1,2000}")


def is_public(text: str) -> bool:
    """Say whether a post is about a public matter, and not about anything of its author's own."""
    folded = _fold(text)
    return bool(words.found(folded, _PUBLIC)) and not _OWN.search(folded)


def wishes_for_more(text: str) -> bool:
    """Say whether a post only wishes that something be to be had: "could you get the new album on the app please"."""
    return _WISHED.search(_fold(text)) is not None


def _fold(text: str) -> str:
    return words.fold(_HANDLE.sub(" ", text[:_LONGEST]))
