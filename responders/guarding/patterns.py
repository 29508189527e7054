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
#: A date in digits, which could be taken for a telephone number.
_DATE = re.compile(r"\d{1,4}(?:\.\d{1,2}\.|-\d{1,2}-|/\d{1,2}/)\d{2,4}")
#: A number that stands for a person's order, booking, case or account; a hash alone is a hashtag as often.
REFERENCE = re.compile(
    r"\b(?:order|booking|reservation|confirmation|ticket|case|claim|customer|account|member(?:ship)?|invoice|tracking"
    r"|parcel|passport|policy|(?:bestell|buchungs|kunden|rechnungs|vorgangs|sendungs|auftrags|ticket)(?:nummer|nr|code)"
    r"|bestellung|buchung|sendung|pedido|reserva|factura|cuenta|cliente|localizador|seguimiento|commande|réservation"
    r"|dossier|facture|client|suivi)"
    r"(?: (?:number|no|nr|code|id|ref(?:erence)?|nummer|número|nº|n°|numéro|de)\b\.?){0,2}+"
    r"(?: is| ist| es| est|:)?+ ?+#?+"
    r"(?P<number>(?=[A-Z-]{0,8}+\d)(?-i:[A-Z0-9](?:-?[A-Z0-9]){4,30}+))(?![\w:])",
    re.IGNORECASE,
)
#: A street with its number, and a postcode near it.
ADDRESS = re.compile(
    r"(?:\b\d{1,4}[a-z]? (?:[A-ZÀ-Þ][\w'’.-]{1,30}+ ){1,3}+(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Court"
    r"|Boulevard|Blvd|Way|Place|Square)\b|\b[A-ZÄÖÜ](?:(?!straße|strasse|str\.|weg |allee|platz|gasse)[\w-]){1,40}+"
    r"(?:straße|strasse|str\.|weg|allee|platz|gasse) \d{1,4}"
    r"[a-z]?\b|\b(?:Calle|Avenida|Plaza|Avda\.|Paseo) (?:[^\W\d][^\W\d'’.]{0,30}+ ){1,5}+\d{1,4}\b"
    r"|\b\d{1,4}(?: bis)?,? (?:rue|avenue|boulevard|place|chemin|allée) [^\d\n]{2,60}+)"
    r"(?=[^\n\d]{0,40}+(?:\d{4,5}|\d[A-Z\d]? ?\d[A-Z]{2})\b)",
)
#: What only stands in a reply when a program's instructions, or a secret of it, got into it.
LEAK = re.compile(
    r"\b(?:as an? (?:AI|artificial intelligence|language model)|I am an? (?:AI|language model|chatbot|assistant)"
    r"|I['’]m an? (?:AI|language model)|large language model|system prompt|my (?:system )?(?:instructions"
    r"|prompt) (?:are|is"
    r"|say|tell)|ignore (?:all |the )?previous|previous instructions|als KI\b|als (?:ein )?Sprachmodell"
    r"|como (?:una )?IA\b"
    r"|como modelo de lenguaje|en tant qu['’](?:IA\b|intelligence artificielle)|modèle de langage"
    r"|(?:untrusted|customer|user)_(?:post|input|content)|here(?: is|['’]s) (?:a|the|my) (?:draft|reply|response)\b"
    r"|fact[_ ]ids?)\b"
    r"|^[ \t]{0,8}(?:system|assistant|user|human)[ \t]?:|<\|?/?(?:system|assistant|user|post|im_start|im_end|facts?"
    r"|brief)"
    r"\b[^>\n]{0,40}+>?|\[/?INST\]|```|^#{2,6}+ ",
    re.IGNORECASE | re.MULTILINE,
)
#: Tokens that open doors, by how their makers begin them; and what is as random as a key.
SECRET = re.compile(
    r"\b(?:sk|pk|rk)[-_](?:live|test|proj|ant)?[-_]?[A-Za-z0-9_-]{16,200}+|\bAKIA[0-9A-Z]{12,20}+"
    r"|\bgh[pousr]_[A-Za-z0-9]{16,80}+"
    r"|\bxox[abprs]-[A-Za-z0-9-]{10,80}+|\beyJ[A-Za-z0-9_-]{10,400}+\.[A-Za-z0-9_.-]{10,800}+"
    r"|-----BEGIN [A-Z ]{3,30}+-----"
    r"|\bBearer [A-Za-z0-9._-]{20,200}+|\b(?=\d{0,128}+[a-fA-F])(?=[a-fA-F]{0,128}+\d)[a-fA-F0-9]{32,128}+\b",
)
EXCLAIMING = re.compile(r"[!?¡¿]{2,40}+")
#: Five capitals or more, or several words of them; shorter ones (WLAN, JFK) are mostly abbreviations.
CAPITALS = re.compile(r"(?<![\w-])(?:[A-ZÀ-ÖØ-Þ]{4,40}+(?:[ '’][A-ZÀ-ÖØ-Þ]{2,40}+){1,20}+|[A-ZÀ-ÖØ-Þ]{5,40}+)(?![\w-])")


def is_phone(written: str) -> bool:
    """Say whether digits that PHONE found are written like a telephone number, and are no date."""
    digits = "".join(char for char in written if char.isdigit())
    is_marked = written[0] in "+(" or digits.startswith("0") or any(char in " ()/-\u2011" for char in written)
    return 7 <= len(digits) <= 15 and is_marked and not _DATE.fullmatch(written)
