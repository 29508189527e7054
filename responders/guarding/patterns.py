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
LINK = re.compile(
    r"(?:h(?:tt|xx)ps?:// ?|s?ftps?://|www\.|www (?=[\w-]{2,60}+ ?\.? ?(?:com|net|org)\b))[^\s<>\"]{1,2000}+",
    re.IGNORECASE,
)
#: An address without a scheme, which networks turn into a link all the same; its ending must be one of ENDINGS, or a
#: way (`path`) follow it.
BARE_LINK = re.compile(
    r"(?<![\w@./-])(?:[\w-]{1,63}+\.(?=\w)){1,5}+(?P<ending>[a-z]{2,24}+)(?P<path>/[^\s<>\"]{0,500}+)?(?![\w@])",
    re.IGNORECASE,
)
#: The endings people know, and of countries those that begin no sentence ("is", "so", "my") and end no file ("py").
ENDINGS = frozenset(
    {"ac", "academy", "ad", "ae", "af", "ag", "agency", "ai", "al", "ao", "app", "aq", "ar", "army", "asia", "at",
     "au", "auction", "audio", "aw", "ax", "az", "ba", "bank", "bar", "bb", "bd", "be", "beer", "berlin", "best",
     "bf", "bg", "bh", "bi", "biz", "bj", "blog", "bm", "bn", "bo", "boutique", "br", "bs", "bt", "business", "buzz",
     "bw", "by", "bz", "ca", "cafe", "care", "cash", "cat", "cc", "cd", "center", "cf", "cg", "ch", "chat", "cheap",
     "ci", "city", "ck", "cl", "click", "clinic", "cloud", "club", "cm", "cn", "co", "codes", "coffee", "com",
     "community", "company", "cool", "coupons", "cr", "credit", "cu", "cv", "cw", "cx", "cy", "cz", "dance", "data",
     "date", "de", "deals", "delivery", "dev", "digital", "direct", "discount", "dj", "dk", "dm", "dz", "ec",
     "education", "ee", "eg", "email", "energy", "er", "es", "et", "eu", "events", "example", "exchange", "expert",
     "express", "fi", "finance", "fit", "fj", "fk", "flights", "fm", "fo", "fr", "fun", "fund", "ga", "gallery",
     "games", "gd", "ge", "gf", "gg", "gh", "gi", "gift", "gifts", "gl", "gle", "global", "gm", "gmbh", "gn", "gp",
     "gq", "gr", "gratis", "group", "gt", "gu", "guide", "guru", "gy", "health", "help", "hk", "hn", "host",
     "hosting", "hotel", "house", "hr", "ht", "hu", "id", "ie", "il", "im", "in", "info", "institute", "insure",
     "international", "io", "iq", "ir", "it", "je", "jm", "jo", "jobs", "jp", "ke", "kg", "kh", "ki", "kitchen",
     "km", "kn", "kr", "kw", "ky", "kz", "land", "lb", "lc", "legal", "li", "life", "link", "live", "lk", "loan",
     "loans", "lr", "ls", "lt", "ltd", "lu", "lv", "ly", "ma", "management", "market", "marketing", "mc", "me",
     "media", "mg", "mk", "ml", "mm", "mn", "mo", "mobi", "money", "mp", "mr", "mt", "mu", "mv", "mw", "mx", "mz",
     "na", "name", "nc", "ne", "net", "network", "news", "nf", "ng", "ni", "nl", "np", "nr", "nu", "nz", "om", "one",
     "online", "org", "pa", "page", "partners", "parts", "party", "pe", "pf", "pg", "ph", "photos", "pizza", "pk",
     "pl", "plus", "pm", "pn", "pr", "pro", "promo", "pt", "pw", "qa", "re", "reisen", "rent", "repair", "report",
     "restaurant", "reviews", "ro", "rocks", "ru", "run", "rw", "sa", "sale", "sb", "sc", "school", "sd", "se",
     "services", "sg", "shop", "shopping", "si", "site", "sk", "sl", "sm", "sn", "social", "software", "solutions",
     "space", "sr", "ss", "st", "store", "stream", "studio", "style", "supply", "support", "sv", "sy", "systems",
     "sz", "tc", "td", "team", "tech", "technology", "tf", "tg", "th", "tickets", "tienda", "tips", "tj", "tk", "tl",
     "tm", "tn", "to", "today", "tools", "top", "tours", "town", "toys", "tr", "trade", "training", "travel", "tt",
     "tube", "tv", "tw", "tz", "ua", "ug", "uk", "us", "uy", "uz", "va", "vc", "ve", "vg", "vi", "vip", "vn", "vu",
     "watch", "website", "wf", "wiki", "win", "work", "works", "world", "ws", "xyz", "ye", "yt", "za", "zm", "zone",
     "zw"}
)  # fmt: skip
_DOT = "(?:dot|punkt|punto|point)"
#: An address whose points are written out, or set in brackets: "brand dot com", "brand[.]com".
SPELT_LINK = re.compile(
    rf"(?<![\w-])[\w-]{{2,63}}+(?:(?: ?[\[({{] ?(?:\.|{_DOT}) ?[\])}}] ?)[\w-]{{2,63}}+){{1,4}}+"
    r"|(?<![\w-])(?!(?:the|a|el|este|ese|un|otro|mi|le|ce|un|der|dem|den|ein|einen)\b)[\w-]{2,63}+"
    r"(?: (?:dot|punkt|punto) co)?"
    r"(?: ?\. (?:com|net|org)| dot (?:com|net|org|io|co|app|info|eu|uk|de|es|fr|biz|us|shop|online)"
    r"| punkt (?:com|net|org|io|info|eu|de|at|ch|shop)|(?<!el) punto (?:com|net|org|info|eu|es(?! que))"
    r"| point (?:com|net|org|info|eu|fr|be))\b",
    re.IGNORECASE,
)
POINT = re.compile(rf" ?[\[({{] ?(?:\.|{_DOT}) ?[\])}}] ?| {_DOT} | ?\. ?", re.IGNORECASE)
#: A number too short to be told from others, behind a word that says to call it; those of emergencies may be told.
SHORT_PHONE = re.compile(
    r"\b(?:(?:call|dial|ring|phone)(?: (?:us|me|them|her|him|now|on|at|our|the|number|hotline|line|back)){0,4}+"
    r"|(?:text|sms)(?: \w{1,12}+)?+ to|ext(?:ension|\.)?|durchwahl|wähl(?:e|en|t)?(?: (?:sie|einfach|die)){0,3}+"
    r"|ruf(?:e|en|t)?(?: (?:sie|uns|an|unter|der)){0,4}+|marca(?: el| al)?|marque el|llam(?:a|e|ar)(?:nos)?"
    r"(?: al?)|(?:composez|appelez|faites)(?:[- ]nous)?+(?: le| au))[: ]{1,2}+"
    r"(?!(?:000|061|091|08[58]|1[0-2]\d|13[0-9]|144|999|911|988|3114|0?1[5678])\b)"
    r"(?P<number>\d{3,8}+|\d{2}(?: \d{2}){1,2}+)\b"
    r"|\b(?P<letters>1?-?8\d\d-(?-i:[A-Z]{3,9}+)(?:-?(?-i:[A-Z0-9]){1,8})?)\b",
    re.IGNORECASE,
)
#: A date in digits, which could be taken for a telephone number.
_DATE = re.compile(r"\d{1,4}(?:\.\d{1,2}\.|-\d{1,2}-|/\d{1,2}/)\d{2,4}")
#: A number that stands for a person's order, booking, case or account; a hash alone is a hashtag as often.
REFERENCE = re.compile(
    r"\b(?:order|booking|reservation|confirmation|ticket|case|claim|customer|account|member(?:ship)?|invoice|tracking"
    r"|parcel|pnr|record locator|passport|policy|national insurance|social security|vat|tax|licen[cs]e|dni|nie"
    r"|(?:personal)?ausweis|(?:bestell|buchungs|kunden|rechnungs|vorgangs|sendungs|auftrags|ticket|steuer"
    r"|ausweis)(?:nummer|nr|code|id)"
    r"|bestellung|buchung|sendung|pedido|reserva|factura|cuenta|cliente|localizador|seguimiento|commande|réservation"
    r"|dossier|facture|client|suivi)"
    r"(?: (?:number|no|nr|code|id|ref(?:erence)?|nummer|número|nº|n°|numéro|de)\b\.?){0,2}+"
    r"(?: is| ist| lautet| es(?: el)?| est(?: le)?|:)?+ ?+#?+"
    r"(?P<number>(?=[A-Z-]{0,8}+\d)(?-i:[A-Z0-9](?:-?[A-Z0-9]){4,30}+))(?![\w:])",
    re.IGNORECASE,
)
#: A street with its number, and a postcode near it.
ADDRESS = re.compile(
    r"(?:\b\d{1,4}[a-z]? (?:[A-ZÀ-Þ][\w'’.-]{1,30}+ ){1,3}+(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive"
    r"|Dr|Close|Court"
    r"|Boulevard|Blvd|Way|Place|Square)\b|\b[A-ZÄÖÜ](?:(?!straße|strasse|str\.|weg |allee|platz|gasse)[\w-]){1,40}+"
    r"(?:straße|strasse|str\.|weg|allee|platz|gasse) \d{1,4}"
    r"[a-z]?\b|\b(?:Calle|Avenida|Plaza|Avda\.|Paseo) (?:[^\W\d][^\W\d'’.]{0,30}+ ){1,5}+\d{1,4}\b"
    r"|\b\d{1,4}(?: bis)?,? (?:rue|avenue|boulevard|place|chemin|allée) [^\d\n]{2,60}+)"
    r"(?=[^\n\d]{0,40}+(?:\d{4,5}|\d[A-Z\d]? ?\d[A-Z]{2})\b)",
)
#: What only stands in a reply when a program's instructions, or a secret of it, got into it.
LEAK = re.compile(
    r"\b(?:as an? (?:AI|artificial intelligence|language model)|I am an? (?:AI|language model|chatbot|assistant)"
    r"|I['’]m an? (?:AI|language model)|large language model|system prompt|ignore (?:all |the )?previous"
    r"|previous instructions|als KI\b|als (?:ein )?Sprachmodell"
    r"|como (?:una )?IA\b"
    r"|como modelo de lenguaje|en tant qu['’](?:IA\b|intelligence artificielle)|modèle de langage"
    r"|(?:untrusted|customer|user)_(?:post|input|content)|here(?: is|['’]s) (?:a|the|my) (?:draft|reply|response)\b"
    r"|fact[_ ]ids?)\b"
    r"|^[ \t]{0,8}(?:system|assistant|user|human)[ \t]?:|<\|?/?(?:system|assistant|user|post|im_start|im_end|facts?"
    r"|brief|reply|draft|response|answer|think(?:ing)?|output)"
    r"\b[^>\n]{0,40}+>?|\[/?INST\]|```|^#{2,6}+ ",
    re.IGNORECASE | re.MULTILINE,
)
#: What a program says about its reply, or beside it, and the marks of what was left open.
ASIDE = re.compile(
    r"\b(?:my (?:system )?(?:guidelines|instructions|prompt|training|programming)|knowledge cutoff"
    r"|training data|system message"
    r"|(?:the )?(?:provided (?:facts|context|information)|(?:facts|context|information) (?:provided|given))"
    r"|i was (?:told|instructed|programmed|asked) (?:not )?to (?:answer|reply|respond|write|mention|say)"
    r"|here(?: is|['’]s) (?:an?|the|my|one|your) (?:\w{3,12}+ ){1,2}(?:draft|reply|response)\b"
    r"|(?:rewritten|revised|reworked|polished|improved|shortened) (?:version|reply|response|text)"
    r"|überarbeitete (?:fassung"
    r"|version|antwort)|version (?:révisée|corrigée)|versión revisada|(?:no fact|the facts) (?:covers?|do"
    r" not|don['’]t|says?"
    r"|mentions?)|kept the tone|here(?: is|['’]s) your (?:draft|reply|response)|(?:real-time|live) data"
    r"|datos en tiempo real|echtzeitdaten"
    r"|(?:as )?per the brief|the (?:post|message|tweet|mention) (?:seems|sounds|is an? (?:angry|negative|positive))"
    r"|you are an? (?:helpful|ai)\b|als (?:chatbot|bot)|as a (?:bot|chatbot|model)|en tant que (?:modèle"
    r"|robot|bot|chatbot)"
    r"|como (?:bot|robot|modelo)|(?:draft|suggested|proposed|possible) (?:reply|response|answer)|the"
    r" (?:user|customer) (?:seems|sounds|appears"
    r"|wants|asks|asked)\b|(?:this|the) (?:draft|reply|response) (?:meets|keeps|follows|is within|should)"
    r"|note: (?:this|the|i) (?:reply|response|draft|kept|have kept)"
    r"|(?:can['’]?t|cannot|unable to|won['’]t) (?:fulfil\w{0,4}|comply with|complete|assist with) (?:this"
    r"|that|your|the)"
    r" request|(?:want|like|need) me to (?:adjust|change|revise|shorten|rewrite|soften)"
    r"|i(?:['’]ll| will) (?:write|draft|compose|keep) the (?:reply|response|draft)"
    r"|i(?:['’]m| am) (?:just |only )?an? (?:bot|chatbot|robot|program|virtual assistant|automated \w{4,12}+)\b"
    r"|ich bin (?:nur |bloß )?ein (?:bot|chatbot|roboter|programm|virtueller assistent)|als (?:ki-"
    r"|virtueller )assistent"
    r"|meine (?:anweisungen|instruktionen|vorgaben)|systemprompt|hier ist (?:ein|eine|der|die) (?:\w{3,14}+ )?"
    r"(?:entwurf|antwort:)|hier ist eine \w{3,14}+ antwort|soy (?:solo |sólo )?un (?:bot|robot|programa"
    r"|asistente virtual)"
    r"|como asistente virtual|mis instrucciones|aquí (?:tienes|está) (?:una?|la|el) (?:\w{3,14}+"
    r" )?(?:respuesta|borrador)"
    r"|borrador de (?:la )?respuesta|je (?:ne )?suis (?:qu['’])?un (?:robot|bot|programme|assistant virtuel)"
    r"|en tant qu['’]assistant|mes instructions|voici (?:une?|la|le) (?:réponse|brouillon)\b|brouillon de"
    r" (?:la )?réponse"
    r"|(?:internal note|interne notiz|nota interna|note interne)|lorem ipsum|(?-i:TO[D]O|FIX[M]E|TBD|XX[X]))\b"
    r"|^[*_ \t]{0,4}+(?:reply|response|draft|answer|output|language|tone|option \d|version \d"
    r"|antwort(?:vorschlag|entwurf)?|entwurf"
    r"|respuesta|borrador|réponse|brouillon)(?: \([^)\n]{1,20}+\))?[*_ ]{0,3}+:",
    re.IGNORECASE | re.MULTILINE,
)
#: Tokens that open doors, by how their makers begin them; and what is as random as a key.
SECRET = re.compile(
    r"\b(?:sk|pk|rk)[-_](?:live|test|proj|ant)?[-_]?[A-Za-z0-9_-]{16,200}+|\bAKIA[0-9A-Z]{12,20}+"
    r"|\bgh[pousr]_[A-Za-z0-9]{16,80}+"
    r"|\bxox[abprs]-[A-Za-z0-9-]{10,80}+|\beyJ[A-Za-z0-9_-]{10,400}+\.[A-Za-z0-9_.-]{10,800}+"
    r"|\bAIza[A-Za-z0-9_-]{20,60}+|(?i:\b(?:api[_-]?key|secret|token|passw(?:or)?d|pwd)"
    r"(?: is |=| = |: ?)(?=[^\s\d]{0,60}+\d)[^\s,]{6,80}+)"
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
