"""Read from a post's words how it is meant: in grief, in mockery, gladly or in trouble, whatever a model says."""

from __future__ import annotations

import re
from collections.abc import Mapping

from domain import words

#: Who writes more than this has said before it what counts.
_LONGEST = 3_000
_DEAR_ONES = (
    "mum|mom|mother|dad|father|grandmother|grandma|gran|nan|nana|granny|grandfather|grandpa|grandad|granddad|husband"
    "|wife|son|daughter|brother|sister|baby|child|partner|uncle|aunt|auntie|cousin|friend|fiance|fiancee|dog|cat"
    "|mutter|mama|vater|papa|oma|opa|grossmutter|grossvater|mann|frau|ehemann|ehefrau|sohn|tochter|bruder|schwester"
    "|kind|onkel|tante|freund|freundin|hund|katze"
    "|madre|padre|abuela|abuelo|marido|mujer|esposo|esposa|hijo|hija|hermano|hermana|tio|tia|amigo|amiga|perro|gato"
    "|mere|pere|grand mere|grand pere|mamie|papi|papy|mari|femme|epoux|epouse|fils|fille|frere|soeur|oncle|tante|ami"
    "|amie|chien|chat|nonna|nonno|moglie|figlio|figlia|fratello|sorella|avo|mae|pai|filho|filha|irmao|irma"
)
_LOSS = re.compile(
    rf" (?:{_DEAR_ONES}) (?:\w+ ){{0,4}}(?:died|dead|has passed|just passed|was killed|gestorben|verstorben|verstarb"
    r"|starb|tot|murio|muerto|muerta|mort|morte|mourir|morto|morta|morreu|e mancat[ao]) "
    rf"| (?:my|our|his|her) late (?:{_DEAR_ONES}) "
    r"| (?:she|he|who|they|mum|mom|mother|dad|father|gran\w*|nan|husband|wife|son|daughter|brother|sister) "
    r"(?:\w+ ){0,2}passed away | s?he (?:has |had |just |sadly )?died (?!in level|again|laughing|of laugh) ?"
    r"|(?<! your)(?<! own)(?<! like a)(?<! state)(?<! royal)(?<! watch the)(?<! watching the) funeral"
    r"(?! homes?| directors?| plans?| songs?| music| flowers| of democracy| for (?:my|this|the|that) (?!"
    rf"(?:{_DEAR_ONES}) )) "
    r"| (?:bereave\w*|mourning|grieving|miscarriage|stillb\w+|memorial service|condolences"
    r"|beerdigung\w*|trauerfeier|trauerfall|todesfall|beisetzung|verstorben\w*|fallecio|fallecid[oa]s?|fallecimiento"
    r"|entierro|velatorio|tanatorio|luto|decedee?s?|deces|funerailles|obseques|deuil|funerale|deceduto|deceduta"
    r"|lutto|faleceu|velorio|enterro|enterrement(?! de vie de)) "
)
_ILLNESS = re.compile(
    r" (?<!work )(?<!works )(?<!working )(?<!job )(?<!shift )in (?:the )?hospital | (?:to|from) (?:the )?hospital "
    r"| (?:hospitali[sz]ed|cancer(?! season| sign)|chemo\w*|intensive care|hospice|heart attack|had a stroke"
    r"|terminally ill|life support|surgery|emergency room|a and e"
    r"|(?<!arbeite )(?:im|ins) krankenhaus|krebs(?:diagnose|krank\w*|behandlung)?|intensivstation|hospiz|herzinfarkt"
    r"|schlaganfall|quimio\w*|hospitalizad[oa]|ingresad[oa]|(?:en|del|al) hospital|cuidados intensivos|infarto|ictus"
    r"|a l hopital|hospitalisee?|chimio\w*|soins palliatifs|infarctus|un avc|in ospedale|no hospital|cancro|tumore) "
)
#: Thanks and praise for what nobody thanks for.
_THANKED = (
    "thanks|thank you|thx|ty|cheers|great job|good job|nice job|well done|bravo|congrats|congratulations|kudos|love how"
    "|love that|love it when|loving|five stars|5 stars|top marks|brilliant|fantastic|amazing|wonderful|great work"
    "|danke|vielen dank|bravo|super|klasse|toll|herzlichen gluckwunsch|gracias|genial|enhorabuena|estupendo"
    "|merci|felicitations|super|genial|formidable|grazie|complimenti|obrigad[oa]|parabens"
)
_UNTHANKED = (
    "losing|charging|billing|debiting|overcharging|cancelling|canceling|delaying|ignoring|breaking|wasting|ruining"
    "|leaving (?:me|us)"
    "|making (?:me|us)|keeping (?:me|us)|hanging up|nothing|the delay|the wait|the \\w+ delay|another delay|delays"
    "|not answering|no answer|messing|screwing|double charg\\w+|never|an hour|hours of"
    "|\\d+ minutes?(?: of| tour| wait)?|(?:complimentary|free|extra|bonus) (?:\\d+|\\w+) (?:minute|hour|day)s?"
    "|nichts|fur nichts|die verspatung|das warten|stundenlang\\w*|nada|por nada|el retraso|la espera"
    "|cobrar(?:me|nos)|perder|rien|le retard|l attente|m avoir"
    "|niente|il ritardo|o atraso"
)
_MOCKING = re.compile(
    rf" (?:{_THANKED}) (?:\w+ ){{0,5}}?(?:{_UNTHANKED}) "
    r"| (?:no (?:hot water|heating|internet|signal|wifi|power|announcement)|nobody (?:came|showed up)"
    r"|(?<! only )(?<! just )(?:\d\d+ min\w*|\d+ hours?) (?:in line|in the queue|queu\w+|on hold|waiting)) "
    r"(?:\w+ ){0,14}(?:cheers|thanks|brilliant|well done|bravo|nice one|what a (?:\w+ )?(?:welcome|treat|joy|start)) "
    r"| (?:second|third|fourth|fifth|another) (?:day|week|month|night) without (?:internet|a phone|phone|signal|heating"
    r"|hot water|water|power|wifi|tv|an answer|a reply) "
    rf"| (?:{_THANKED}) (?:\w+ ){{0,3}}(?:another|second|third|fourth|fifth) "
    r"(?:outage|delay|price|breakdown|cancellation|crash|strike|fault) "
    r"| tell that to | how (?:generous|thoughtful|kind) of (?:you|them) to (?:lose|charge|cancel|make|leave|break) "
    r"| five stars (?:\w+ ){0,2}no notes | slow clap | what a joke | great start | just great "
)
#: What says that the praise is meant: it was put right, or it went well in spite of all.
_MENDED = words.terms(
    "but", "fixed", "fixing", "sorting", "solving", "replacing", "sorted", "solved", "resolved", "refunded",
    "replaced", "replacement", "apologised", "apologized",
    "made up for", "found it", "gave it back", "back in", "within", "despite", "even though", "although",
    "after all", "no longer",
    "aber", "trotzdem", "gelöst", "behoben", "erstattet", "ersetzt", "obwohl", "trotz", "entschuldigt", "repariert",
    "pero", "resuelto", "solucionado", "solucionaron", "arreglado", "reembolsado", "a pesar", "aunque",
    "mais", "résolu", "réparé", "remboursé", "remplacé", "malgré", "même si", "ma", "nonostante", "mas", "resolveram",
)  # fmt: skip
#: What is said in joy or in passing, with words that sound like trouble elsewhere.
_GLAD = words.terms(
    "rude to the competition", "puts the competition to shame", "no charge", "free of charge", "without charge",
    "nobody minded", "no one minded", "no complaints", "cannot complain", "can't complain", "can't fault", "no regrets",
    "she apologised", "he apologised", "they apologised", "she apologized", "he apologized", "they apologized",
    "best apology", "honest apology", "good apology", "apology posts read", "proper apology", "laughed until",
    "laughing so hard", "made my day", "made my week", "most honest sentence", "keep both", "keep it for free",
    "love these people", "lifesaver*", "life saver", "so grateful", "in love with", "obsessed with", "cried laughing",
    "happy tears", "pleasantly surprised", "above and beyond", "restored my faith",
    "mal was Nettes", "mal was Positives", "mal ein Lob", "muss man auch mal loben", "beide behalten",
    "behalten durfte",
    "behalten darf", "kann nicht meckern", "nichts zu meckern", "kostenlos ersetzt", "aus Kulanz", "Tränen gelacht",
    "rundum zufrieden", "wieder zufrieden", "mehr als zufrieden", "so herzlich", "immer wieder gern*", "gerne wieder",
    "niemand hat sich beschwert", "Hut ab", "ganz ohne Theater", "völlig unkompliziert",
    "sin coste alguno", "no tengo queja", "sin quejas", "quedarme con los dos", "me alegró el día", "llorar de risa",
    "menuda sorpresa agradable", "chapó", "me han regalado", "qué maravilla", "una maravilla", "repetiremos",
    "rien à redire", "sans frais", "garder les deux", "chapeau", "pleuré de rire", "belle surprise", "geste commercial",
    "quelle merveille", "un régal", "nous reviendrons", "on reviendra",
    "senza costi", "niente da dire", "sem custos", "sem drama", "nada a apontar",
)  # fmt: skip
_MISHAPS = words.terms(
    "missed connection*", "double charge*", "charged twice", "delay*", "cancel*", "lost", "stuck", "stranded", "broken",
    "late", "again", "never arrived", "down", "hours late", "verspät*", "verloren", "kaputt", "schon wieder",
    "retraso*",
    "perdido*", "otra vez", "retard*", "perdu*", "en panne", "encore une fois",
)  # fmt: skip
#: What says that something is wrong where a table of concerns knows no name for it.
_TROUBLED: Mapping[str, tuple[str, ...]] = {
    "en": words.terms(
        "down again", "no announcement", "left without", "nobody from", "no staff", "app won't", "stood in the",
        "still waiting", "no answer", "please somebody answer", "is down", "are down", "screeching", "burning",
    ),
    "de": words.terms(
        "dritter Tag", "dritten Tag", "vierter Tag", "zum dritten Mal", "schon wieder", "immer noch nicht", "Migräne",
        "zum Heulen", "könnte heulen", "zum Weinen", "zum Verzweifeln", "verzweifle", "fix und fertig",
        "keine Ahnung von",
        "unmöglich", "unfassbar", "Katastrophe", "katastrophal", "Frechheit", "Saftladen", "nicht zu fassen",
        "so ein Mist",
        "reicht mir", "mir reicht", "Nerven", "nervt", "seit Stunden", "Schlange bis", "App down", "ratlos", "kaput",
        "nichts geht", "für nichts", "Chaos",
    ),
    "es": words.terms(
        "trenes perdidos", "tren perdido", "perdí el tren", "perdí el de las", "perdimos el tren", "nadie sabe nada",
        "ganas de llorar", "una vergüenza", "vergonzoso", "desastre", "caos", "harta", "harto", "qué rabia",
        "increíble que",
        "otra vez igual", "sin app", "app caída", "caída de la app", "no hay manera", "perdidísim*", "fatal",
        "lamentable",
        "sola en", "desesperad*", "llevo horas", "por culpa de",
    ),
    "fr": words.terms(
        "envie de pleurer", "envie de hurler", "toujours morte", "toujours mort", "toujours en panne", "ras le bol",
        "marre", "honte", "honteux", "catastrophe", "galère", "n'importe quoi", "odieux", "odieuse", "inadmissible",
        "insupportable", "ne marche toujours pas", "ne fonctionne toujours pas", "trains perdus", "train perdu",
        "effacé",
        "effacée", "fait descendre", "m'inquiète", "inquiétant", "chaos", "la fraudeuse", "le fraudeur", "oublié ma",
        "oublié mon", "toujours rien", "encore une fois en retard", "désespér*", "à bout",
    ),
    "it": words.terms(
        "non funziona", "non va", "bloccat*", "non si apre", "treno perso", "ho perso", "perso",
        "ogni mattina la stessa",
        "in ritardo", "ritardo", "nessuno risponde", "nessuno che", "in piedi", "vergogna", "rotto", "rotta", "guasto",
        "guasta", "rimborso", "disastro", "delusa", "deluso", "non arriva", "non è arrivat*", "da settimane",
        "da giorni",
        "assurdo", "scandaloso", "caos",
    ),
    "pt": words.terms(
        "não funciona", "não abre", "não chegou", "em baixo", "fora do ar", "sem aplicação", "reembolso", "perdi",
        "atraso",
        "atrasado", "ninguém responde", "ninguém sabe", "vergonha", "avariad*", "partido", "partida", "quebrad*",
        "estragad*",
        "desastre", "horas à espera", "há semanas", "há dias", "absurdo", "péssimo", "caos", "desiludid*",
    ),
}  # fmt: skip


def tells_loss(text: str) -> bool:
    """Say whether a post tells of a death, of a person or an animal; a machine that died is none."""
    return bool(_LOSS.search(_fold(text)))


def tells_illness(text: str) -> bool:
    """Say whether a post tells that somebody is gravely ill."""
    return bool(_ILLNESS.search(_fold(text)))


def is_mocking(text: str) -> bool:
    """Say whether a post may be irony: it thanks or praises for what went wrong, and nothing says it was put right."""
    folded = _fold(text)
    return bool(_MOCKING.search(folded)) and not words.found(folded, _MENDED)


def is_mended(text: str) -> bool:
    """Say whether a post tells that a trouble was put right, or weighs it against something good."""
    return bool(words.found(_fold(text), _MENDED))


def names_mishap(text: str) -> bool:
    """Say whether a post names what goes wrong with things that people pay for, and nothing that put it right."""
    folded = _fold(text)
    return bool(words.found(folded, _MISHAPS)) and not words.found(folded, _MENDED)


def is_glad(text: str) -> bool:
    """Say whether a post is plainly pleased, in words that a model may take for a complaint."""
    return bool(words.found(_fold(text), _GLAD))


def is_troubled(text: str, language: str) -> bool:
    """Say whether a post in a language says that something is wrong, in whatever words."""
    return bool(words.found(_fold(text), _TROUBLED.get(language, ())))


def _fold(text: str) -> str:
    return words.fold(text[:_LONGEST])
