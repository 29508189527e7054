"""Hear how a talk goes on: thanks at its end, a call for news, "that didn't work"; and what we asked and advised."""

from __future__ import annotations

import re

from domain import words
from responders.reading.topics import without_handles

#: Who writes more than this has said before it what counts.
_LONGEST = 3_000
#: Who still wants something says more beside a closing word.
_FEW_WORDS = 12


def _either(*alternatives: str) -> re.Pattern[str]:
    """Answer a pattern of folded words that takes any of these, each whole."""
    return re.compile(rf" (?:{'|'.join(alternatives)})(?= )")


#: Words of thanks and of taking note, of which alone a closing post is made.
_CLOSING = words.fold(
    """
    thanks thank you ty thx cheers ta ok okay k great perfect cool nice lovely brilliant good fine alright sure will do
    so much very a lot got it that s all no problem worries appreciate appreciated the help for your quick reply answer
    danke dir euch ihnen vielen lieben schon alles klar super klasse prima gut passt mach ich für die hilfe antwort
    schnelle gern gracias muchas vale de acuerdo perfecto genial muy bien por la ayuda respuesta todo claro listo
    merci beaucoup bien d accord parfait c est noté bonne journée pour votre aide l
    """
)
_THANKS = _either(
    r"thank\w*|thx|ty|cheers|ok|okay|great|perfect",
    r"danke|super|alles klar|gracias|vale|merci|d accord",
)
_DONE = _either(
    r"(?:it|that|this|all|everything|now|s) (?:\w+ )?(?:work(?:s|ed|ing)|fixed|sorted|solved|resolved|arrived|helped)"
    r"(?! out| for a| until| till)",
    r"fixed|solved|sorted|did the trick|never ?mind|found it|all good|got it back",
    r"hat geklappt|hat funktioniert|(?:funktioniert|geht) (?:jetzt|wieder)|hat geholfen|(?:hat sich )?erledigt|gelost",
    r"ist (?:jetzt |heute |gerade )?(?:da|angekommen)",
    r"ya (?:funciona|esta|llego|ha llegado)|funcionado|solucionado|resuelto|arreglado",
    r"(?:ca|cela) (?:marche|fonctionne|a marche|a fonctionne)|c est (?:bon|regle|arrive)|resolu|regle",
)
_NOT = _either(
    r"not|t|no|nothing|never|still|but|nicht|kein\w*|nichts|nie|aber|ni|nada|pero|pas|rien|jamais|mais",
)
_NEWS = _either(
    r"any (?:\w+ )?(?:news|updates?|progress|word|luck|answer|reply|response)|anything(?: yet| new)?(?= $)",
    r"still (?:nothing|waiting|no (?:\w+ )?(?:news|answer|reply|response|updates?|word|sign|call|mail|email))",
    r"(?:no|not an?|without an?) (?:news|answer|reply|response|updates?|word)",
    r"(?:haven t|have not|not|never) heard(?: back| anything| from)?",
    r"(?:nobody|no one|noone) (?:has )?(?:\w+ )?(?:got back|gets back|replie[sd]|answer(?:s|ed)|wrote|called)",
    r"when (?:will|can|do|am) i (?:\w+ )?(?:hear|get|expect)|what s (?:happening|going on|the status|the latest)",
    r"how (?:much longer|long (?:now|still|more))|any ?(?:body|one) there|are you (?:still )?there",
    # German
    r"(?:gibt es|gibts|gibt s|habt ihr|haben sie) (?:\w+ ){0,2}(?:neues|neuigkeiten|neuen stand|updates?)",
    r"(?:was|etwas) neues|neuigkeiten|keine antwort|wie ist der stand|warte (?:immer noch|noch immer|weiter)",
    r"(?:immer noch|noch immer|bisher|noch) (?:nichts|kein\w* (?:antwort|reaktion|ruckmeldung|nachricht))",
    r"wie lange (?:noch|dauert)|(?:nichts|nie) (?:mehr )?(?:gehort|passiert)",
    r"niemand (?:hat )?(?:sich )?(?:gemeldet|meldet|antwortet)",
    # Spanish
    r"(?:alguna|hay|tenemos|teneis|tienen) (?:\w+ )?(?:novedad(?:es)?|noticias?)|novedades|sigo (?:esperando|sin)",
    r"(?:todavia|aun|sigue sin haber|sigo sin) nada|nada (?:todavia|aun|nuevo)|sin (?:respuesta|noticias)",
    r"nadie (?:me )?(?:ha )?(?:contesta\w*|responde\w*|respondido|dice)|cuanto (?:mas|falta)",
    # French
    r"(?:des|de) nouvelles|du nouveau|toujours (?:rien|aucun\w*|pas de (?:nouvelles|reponse))|encore rien|rien de neuf",
    r"(?:sans|aucune|pas de) (?:reponse|nouvelles?)|personne (?:ne )?(?:m a |me |n a )?repon\w*",
    r"combien de temps encore|j attends (?:toujours|encore)|ou en (?:est|etes)",
)
_WAITED = _either(
    r"(?:s|is|has) been (?:\w+ ){0,3}(?:hours|days?|weeks?|months?)",
    r"(?:hours|days?|weeks?|months?) (?:later|now|already)",
    r"(?:seit|sind es|schon|jetzt) (?:\w+ ){0,2}(?:stunden|tagen?|wochen?|monaten?)",
    r"(?:hace|llevo|van|pasado) (?:ya )?(?:\w+ ){0,2}(?:horas|dias?|semanas?|mes(?:es)?)",
    r"(?:depuis|fait|attends) (?:\w+ ){0,2}(?:heures|jours?|semaines?|mois)",
)
#: A post that is nothing but a call, and a word or two at most.
_CALL = re.compile(
    r" (?:hello|hi|hey|anyone|anybody|bump|ping|up|hallo|huhu|jemand da|hola|alguien|allo|bonjour|y a quelqu un)"
    r"(?: \w+)? "
)
_FAILED = _either(
    r"(?:that|this|it|those|these|they|neither|none|nothing|which|steps?|links?|tips?|advice|page|code|re(?:start|set)\w*"
    r"|reinstall\w*)(?: \w+){0,3}? (?:(?:did|does|has|is|wo|do)n? ?t|(?:did|does|has|is|do) not|never)(?: \w+)?"
    r" (?:work\w*|help\w*|chang\w*|fix\w*|solv\w*|it|anything|a difference)",
    r"(?:didn t|did not|doesn t|does not|not) (?:work|help)\w*",
    r"(?:i|ve|have|already|we) (?:tried|did|done) (?:all |both )?(?:of )?(?:that|this|it|those|so|everything|them)",
    r"(?:tried|did) (?:it|that|all of it|everything|all that)|tried (?:both|all)",
    r"(?:still|exactly|just) (?:the same|not working|won t|can t|cannot|broken|crash\w*|stuck|doesn t|does not|shows?)",
    r"already (?:looked|checked|been there|called|seen)",
    r"same (?:problem|issue|error|result|message|thing|again|as before)|no (?:change|difference|luck|effect|joy)",
    r"(?:none|nothing|neither)(?: \w+){0,4} (?:work\w*|help\w*|chang\w*|happen\w*)|to no avail|in vain|still no \w+",
    # German
    r"(?:hat|haben|hats) (?:\w+ ){0,3}(?:nicht|nichts|nix) (?:geholfen|gebracht|funktioniert|geklappt|geandert)",
    r"(?:hilft|geht|klappt|funktioniert|bringt) (?:\w+ ){0,3}(?:nicht|nichts|nix)",
    r"habe? ich (?:\w+ ){0,3}(?:versucht|probiert|gemacht|getan)",
    r"(?:schon|bereits|alles) (?:\w+ )?(?:versucht|probiert|gemacht)",
    r"(?:gleiche[rs]?|selbe[rs]?|dasselbe|das gleiche) (?:problem|fehler|meldung|wie vorher|wie zuvor|ergebnis)",
    r"immer noch (?:das ?(?:gleiche|selbe)|genauso|kaputt|nicht)",
    # Spanish
    r"no (?:me )?(?:ha )?(?:funcion\w+|sirve|sirvio|servido|ayuda\w*|ayudo|cambia\w*|cambio)|(?:sigue|todo) igual",
    r"lo mismo(?: que antes)?|(?:el )?mismo (?:problema|error)|nada ha cambiado",
    r"ya (?:lo )?(?:he )?(?:probe|probado|hecho|hice|intente|intentado)",
    # French
    r"(?:marche|fonctionne|aide|change) (?:pas|rien|toujours pas)|toujours (?:pareil|le meme|la meme)",
    r"a (?:pas|rien) (?:marche|fonctionne|change|aide|donne)|deja (?:essaye|fait|tente)",
    r"(?:le )?meme (?:probleme|erreur|chose)|rien (?:n )?(?:a )?change",
)
#: What of ours asks them for something, in a sentence without a condition.
_ASKING = _either(
    r"(?:send|tell|give|show|write to|share with) (?:us|me)|(?:we|i)(?: still| d)? need",
    r"please (?:share|provide|add|name)",
    r"(?:schick|schreib|nenn|sag|teil)\w* (?:\w+ )?(?:uns|mir)|brauchen wir|brauche ich|wir brauchen|ich brauche",
    r"(?:envia|manda|escribe|di|indica|envie|escriba|diga|indique)(?:nos|me)|necesit(?:amos|o)",
    r"(?:envoi|envoy|ecri|di|indiqu)\w* (?:nous|moi)|il (?:nous|me) faut|nous avons besoin|j ai besoin",
)
_CONDITION = _either(r"if|in case|for anything|falls|wenn|si|s il|en cas")
#: What of ours tells them what to do, or that it is done.
_ADVISING = _either(
    r"you (?:can|could|may|find|ll find|should|need)|should (?:now|be)|is now|have (?:now|just)|here s how",
    r"try|tap|click|choose|select|open|go to|restart|reinstall|update|reset|sign out|unplug|switch|under settings",
    r"kannst du|konnen sie|du kannst|sie konnen",
    r"(?:installier|starte|offne|tipp|versuch|geh|probier|aktualisier|schalt)\w*",
    r"puedes?|prueb[ae]|intent[ae]|reinici[ae]\w*|reinstal\w+|abr[ae]|pulsa|actualiz\w+",
    r"vous pouvez|tu peux|essay\w+|redemarr\w+|reinstall\w+|ouvr\w+|appuy\w+|mett\w+ a jour",
)
_SENTENCE = re.compile(r"[^.!?\n]{1,1000}+[.!?\n]{0,5}+")
#: What somebody is found by: what it is called before its number, and how such numbers look by themselves.
_NAMED = re.compile(
    r" (?:orders?|booking|reservation|reference|ref|ticket|case|customer|account|invoice|contract|tracking"
    r"|(?:bestell|auftrag|buchung|kunden|rechnung|vertrag|sendung)\w*|pedido|reserva|cliente|factura|contrato"
    r"|commande|client|dossier|facture|contrat)(?: (?!\d)\w+){0,3} (?:\w{1,4} )?\w{0,6}\d{3}"
)
_NUMBER = re.compile(
    r"(?<![\w.,€$£])(?:\d{6,}+|(?=[\d-]*+[A-Z])(?=[A-Z-]*+\d)"
    r"(?:[A-Z\d]{4,}+(?:-[A-Z\d]{2,}+){0,4}+|[A-Z\d]{2,3}+(?:-[A-Z\d]{2,}+){1,4}+))(?![\w€$£])"
)
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[a-z]{2,}", re.IGNORECASE)
_REFERENCE = _either(
    r"(?:order|booking|ticket|customer|account|reference|tracking|payment|contract|policy) (?:number|name|id|code)",
    r"reference|e ?mail(?: address)?|\w*(?:nummer|kennung)|kontoname\w*|mailadresse",
    r"numero|codigo|localizador|referencia|correo|adresse",
)


def closes(text: str) -> bool:
    """Say whether a short post ends a talk: with thanks or a nod alone, or since it is solved."""
    folded = _fold(text)
    if "?" in text or folded.count(" ") > _FEW_WORDS + 1:
        return False
    is_nod = _THANKS.search(folded) and all(f" {word} " in _CLOSING for word in folded.split())
    return bool(is_nod or (_DONE.search(folded) and not _NOT.search(folded)))


def chases(text: str) -> bool:
    """Say whether a post asks for news, or calls once more."""
    folded = _fold(without_handles(text[:_LONGEST]))
    return bool(_NEWS.search(folded) or _CALL.fullmatch(folded))


def fails(text: str) -> bool:
    """Say whether a post says that something was of no help."""
    return bool(_FAILED.search(_fold(text)))


def waits(text: str) -> bool:
    """Say whether a post tells how long it has been."""
    return bool(_WAITED.search(_fold(text)))


def denies(text: str) -> bool:
    """Say whether a post says no to something."""
    return bool(_NOT.search(_fold(text)))


def asks(text: str) -> bool:
    """Say whether a post of ours asks its reader for something: by a mark, or by words without an "if"."""
    sentences = (found[0] for found in _SENTENCE.finditer(text[:_LONGEST]))
    return any("?" in one or _requests(_fold(one)) for one in sentences)


def wants_reference(text: str) -> bool:
    """Say whether a post of ours asks for what its reader is found by: a number, a name of an account, an address."""
    return asks(text) and bool(_REFERENCE.search(_fold(text)))


def advises(text: str) -> bool:
    """Say whether a post of ours tells its reader what to do, or that it is done."""
    return "https://" in text or bool(_ADVISING.search(_fold(text)))


def names_reference(text: str) -> bool:
    """Say whether a post gives something by which its author is found: a number of theirs, or an e-mail address."""
    read = text[:_LONGEST]
    return bool(_NAMED.search(_fold(text)) or _NUMBER.search(read) or _EMAIL.search(read))


def _fold(text: str) -> str:
    return words.fold(text[:_LONGEST])


def _requests(folded: str) -> bool:
    return bool(_ASKING.search(folded)) and not _CONDITION.search(folded)
