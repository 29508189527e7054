"""Hear praise that is none: the delight in waiting and paying, the best app ever that lets nobody in, a good word
beside a plain reproach.

Thanks for mockery hurt more than thanks left out, so in doubt a post is not thanked.
"""

from __future__ import annotations

import re

from domain import words

_LONGEST = 3_000
#: Nobody is pleased who makes such a face, or such a mark.
_SOUR_FACES = frozenset("🙄😒🙃🖕😑👎😤😡🤬")
_SOUR_MARK = re.compile(
    r"#(?:sarcas\w*|irony|ironi\w+|ironie|not|fail|epicfail|\w{2,30}fails?|worst\w{0,30}|never\w{2,30}|nothappy|unhappy"
    r"|frustrat\w*)\b|(?<![\w/:])/s(?![\w/])|\(not\)|\bNOT!|\([Ii]ronie\)",
    re.IGNORECASE,
)
#: What people say they love, or thank for, who do not, right before what nobody loves.
_DELIGHT = (
    "love|loving|adore|adoring|enjoy|enjoying|enjoyed|nothing like|nothing better than|so much fun|what fun|always fun"
    "|such fun|big fan of|happy to be|glad to be|great to be|nice to be|pleasure of|privilege of|joy of|thrilled to be"
    "|thanks for|thank you for|thanks so much for|cheers for|way to go|great job|good job|nice job|well done|kudos for"
    "|bravo for|liebe es|es macht spass|wie schon|wie toll|danke dass|toll dass|super dass|schon dass"
    "|me encanta|nos encanta|que bien|que gusto|gracias por|que ilusion"
    "|j adore|on adore|quel plaisir de|quel bonheur de|merci de|merci pour|super de|genial de"
)
_SPAN = r"(?:\w+ ){0,3}(?:hours?|hrs?|minutes?|mins?|days?|weeks?|months?|forever|ages)"
_ORDEAL = (
    rf"(?:waiting|wait|sitting|standing|queuing|queueing) {_SPAN}|standing in line|queu\w+ for"
    r"|paying (?:\d+|extra|twice|more|for nothing|so much|too much)"
    r"|sitting (?:on the (?:tarmac|runway|phone)|on hold|in the dark|around)"
    r"|being (?:told to|ignored|charged|left|kept|kicked|locked|lied|hung|put on|stuck|bumped|overcharged|blocked"
    r"|billed|sent round)"
    r"|getting (?:charged|kicked|locked|hung|stuck|ignored|bumped|disconnected|logged|blocked|nowhere)"
    r"|selling out|sold out|hold music|on hold|not (?:letting|telling|answering|sending|even|coming|calling)"
    r"|no (?:answer|reply|help|response|wifi|heating|signal)|another (?:delay|outage|crash|hour|error)"
    r"|the (?:third|fourth|fifth|3rd|4th|5th)(?! (?:time|season|year|album|episode))|the \d+ ?(?:min|h)\w*"
    r"|crashing|freezing|buffering|lagging|forced to|forcing|deciding to|ruining|losing|scamming|robbing"
    r"|stundenlang|ewig (?:zu )?warten|(?:stunden|tage|wochen|minuten) (?:\w+ )?(?:zu )?warten"
    r"|(?:ihr|sie|man) (?:\w+ )?nicht(?! nur)|niemand|in der warteschleife"
    r"|esperar (?:\w+ ){0,2}(?:horas?|minutos?|dias?|semanas?)|perder mi|que no me|pagar (?:dos veces|de mas)|colgarme"
    r"|(?:attendre|patienter) (?:\w+ ){0,2}(?:heures?|minutes?|jours?|semaines?)|perdre mon|payer (?:deux fois|plus)"
)
_BETWEEN = r"(?:(?!not |no |never |nicht |nie |ne )\w+ ){0,2}?"
_DELIGHTED_IN = re.compile(rf" (?:{_DELIGHT}) {_BETWEEN}(?:{_ORDEAL})(?= )")
#: Behind these comes what somebody finds odd, unless it is plainly good.
_WHENEVER = re.compile(
    r" (?:love it when|love when|loves it when|so fun when|great when|fantastic when|liebe es wenn|toll wenn|super wenn"
    r"|me encanta cuando|j adore quand) (?P<rest>[^.!?]{0,200})"
)
_WRONG = re.compile(
    r" (?:not|never|no one|nobody|can t|cannot|won t|don t|doesn t|didn t|hasn t|haven t|isn t|wasn t|aren t|stops?"
    r"|crash\w*|freez\w*|breaks?|drops?|delay\w*|wait\w*|hours|charg\w+|los[et]s?|ignor\w+|down|forced?|makes? me"
    r"|slow|smells?|reload\w*|nicht|nie|kein\w*|warten|zu spat|absturzt|nunca|nadie|se cae|esperar|jamais|personne"
    r"|pas|plante|attendre) "
)
_HOW = re.compile(
    r" love (?:how|that) [^.!?]{0,200}? (?:crash\w*|freez\w*|breaks|drops|is delayed|hours|charged me|charges me|lost"
    r"|ignor\w+|is down|forced|makes me|make me|made me|slow|doesn t work|does not work|hung up|still) "
)
#: The best of its kind, as it is called before what it fails to do.
_LAURELS = re.compile(
    r" (?:best|greatest|finest|great|amazing|excellent|fantastic|awesome|wonderful|brilliant|outstanding|stellar|top"
    r"|lovely|beste\w*|toll\w*|klasse|grossartig\w*|mejor|gran|excelente|fantastico|meilleur\w*|super|genial"
    r"|excellent\w*)"
    r" (?:\w+ ){0,2}?(?:security|service|support|app|website|site|system|update|airline|bank|network|internet|wifi"
    r"|delivery|company|job|work|experience|product|game|server|servers|tech|technology|sicherheit|kundendienst|seite"
    r"|bahn|leistung|seguridad|servicio|atencion|aplicacion|securite|reseau|appli|application)(?= )"
)
_FAILING = words.terms(
    "not letting", "won't let", "wont let", "wouldn't let", "doesn't let", "not let me", "can't log", "can't get in",
    "can't access", "can't even", "cannot even", "can't use", "can't reach", "can't open", "can't pay", "cannot log",
    "cannot get", "doesn't work", "does not work", "didn't work", "not working", "never works", "never came",
    "never arrived", "never answered", "hung up", "still waiting", "still no", "locked out", "locked me out", "is down",
    "are down", "been down", "kicked me", "nobody answers", "no one answers", "on hold", "lässt mich nicht",
    "geht nicht", "funktioniert nicht", "immer noch nicht", "niemand antwortet", "no funciona", "no me deja",
    "no puedo entrar", "sigue sin", "nadie contesta", "ne marche pas", "ne fonctionne pas", "impossible de",
    "toujours pas", "personne ne répond",
)  # fmt: skip
#: What says that it did not stay so.
_OVER = words.terms(
    "fixed", "sorted", "solved", "resolved", "replaced", "refunded", "works now", "working now", "until you", "until i",
    "at first", "used to", "no longer", "unlike", "other companies", "other airlines", "other banks", "after all",
    "despite", "even though", "even when", "behoben", "gelöst", "geht wieder", "trotz", "obwohl", "solucionado",
    "arreglado", "a pesar", "aunque", "résolu", "réparé", "malgré", "même si",
)  # fmt: skip
#: A reproach, however friendly the words around it.
_REPROACH = words.terms(
    "would have been nice", "would've been nice", "woulda been nice", "would have been good", "would be nice if you",
    "would have appreciated", "would've appreciated",
    "you can do better", "can do better than", "you need to do better",
    "get better than this", "do better than that", "expected more", "expected better", "submitted complaints",
    "submitted a complaint", "filed a complaint", "opposite of", "maddening", "if you want to be helpful",
    "never fly you again", "never fly u again", "never fly with you again", "never again", "never using you again",
    "never buying from you again", "lost my business", "taking my business", "officially done", "byebye*",
    "for real customer service", "wäre nett gewesen", "wäre schön gewesen", "hätte mehr erwartet", "nie wieder",
    "habría estado bien", "esperaba más", "nunca más", "aurait été bien", "m'attendais à mieux", "plus jamais",
)  # fmt: skip


def is_sour(text: str) -> bool:
    """Say whether the praise in a post is plainly no praise, by its words or its marks; what was put right since is."""
    text = text[:_LONGEST]
    if not _SOUR_FACES.isdisjoint(text) or _SOUR_MARK.search(text):
        return True
    folded = words.fold(text)
    if words.found(folded, _REPROACH):
        return True
    return not words.found(folded, _OVER) and _delights_in_ordeals(text, folded)


def _delights_in_ordeals(text: str, folded: str) -> bool:
    if (
        _DELIGHTED_IN.search(folded)
        or _HOW.search(folded)
        or (_LAURELS.search(folded) and words.found(folded, _FAILING))
    ):
        return True
    parts = (words.fold(part) for part in re.split(r"[.!?\n]+", text))
    return any((found := _WHENEVER.search(part)) is not None and _WRONG.search(f" {found['rest']}") for part in parts)
