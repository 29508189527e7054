"""Tells a plain wish not to be contacted from the many complaints that use the same words.

Two readings. The whole post, without handles and links, is such a wish: it counts wherever it was found. Or one
sentence begins as nothing but such a wish, up to its end or first comma: it counts where the author speaks to us.
The marks #nobot and #nobots count anywhere, in the author's profile, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from domain import words

_MARK = re.compile(r"(?<![\w/&#])#nobots?(?!\w)", re.IGNORECASE)
_NOT_WORDS = re.compile(r"https?://\S*|www\.\S*|(?<![\w@/])@\w+(?:[.@-]\w+)*|(?<![\w/])/?u/[\w-]{3,20}", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?;…\n]+")
_PART_END = re.compile(r"[,:()–—]| - ")
_MOST_SENTENCES = 40
_MOST_WORDS = 14
#: A single "stop" beside these is a laugh or a cheer.
_CHEERS = re.compile("[😂🤣😅😆😁😄😊🥰😍❤🤩💀😭🔥🙌👏🎉]")

#: Words that may stand around a wish and change nothing; folded, as everything below.
_AROUND = (
    "please|pls|plz|kindly|just|now|ok|okay|hi|hello|hey|no|thanks|thank you|thx|bot|bots|again|ever|ever again|forever"
    "|anymore|any more|at all|all of you|guys|already|seriously|i said|i want you to|i told you to|for the last time"
    "|can you|could you|will you|would you|everyone|immediately|at once|on here"
    "|bitte|danke|jetzt|endlich|sofort|einfach|nun|doch|mal"
    "|por favor|porfa|gracias|ya|ahora|de una vez|basta"
    "|s il vous plait|s il te plait|svp|stp|merci|maintenant"
    "|per favore|per piacere|grazie|adesso|ora|subito"
    "|por gentileza|obrigado|obrigada|agora|logo|ja"
)
#: What is a wish only where nothing else is said: the words of text messages.
_ALONE = (
    "stop|stopp|stop all|unsubscribe|unsubscribe me|opt out|optout|end messages"
    "|abmelden|abbestellen|aufhoren|baja|arretez|arrete|desabonner|desinscription|desinscrire|pare|parem|descadastrar"
)
_ENGLISH_VERBS = (
    "contact|message|reply to|respond to|answer|write to|write|dm|tweet at|tweet|text|ping|tag|bother|mention|spam"
    "|follow|talk to"
)
_ENGLISH = (
    "(?:leave|let) (?:me|us) alone",
    "stop (?:contacting|messaging|replying|responding|writing|tweeting|dming|pinging|tagging|bothering|spamming"
    "|texting|following|harassing|mentioning|answering|talking)(?: (?:to|at|with))?(?: (?:me|us|my posts|my tweets))?",
    "stop sending (?:me|us) (?:messages|dms|replies|tweets|texts)",
    f"(?:do not|don t|dont) (?:ever )?(?:{_ENGLISH_VERBS}) (?:me|us|my posts|my tweets)",
    f"never (?:{_ENGLISH_VERBS}) (?:me|us) again",
    "i (?:do not|don t|dont) (?:want|wish) to (?:be (?:contacted|messaged|tagged|bothered)|hear from you)"
    "(?: by (?:you|bots|a bot))?",
    "(?:i (?:want to )?)?opt (?:me )?out",
    "(?:remove|take) me (?:from|off) your (?:list|lists|mailing list)",
    "no bots",
)
_GERMAN = (
    "(?:lass|lasst|lassen sie) (?:mich|uns) in ruhe",
    "(?:hor|hort|horen sie) auf (?:mir|uns) zu (?:schreiben|antworten)",
    "(?:hor|hort|horen sie) auf (?:mich|uns) (?:zu kontaktieren|anzuschreiben|zu belastigen|zu nerven)",
    "(?:schreib|schreibt|schreiben sie|antworte|antwortet|antworten sie) (?:mir|uns) (?:bitte )?nicht mehr",
    "(?:kontaktier|kontaktiere|kontaktiert|kontaktieren sie) (?:mich|uns) (?:bitte )?nicht(?: mehr)?",
    "keine nachrichten mehr",
    "(?:ich )?(?:mochte|will) nicht (?:mehr )?(?:kontaktiert|angeschrieben) werden",
)
_SPANISH = (
    "(?:dejame|dejenme|dejadme|dejanos|dejennos) en paz",
    "(?:deja|dejen|dejad) de (?:escribirme|contactarme|molestarme|responderme|mandarme mensajes|enviarme mensajes)",
    "no me (?:escribas|escriban|escribais|contactes|contacten|contacteis|molestes|molesten|respondas|respondan"
    "|contestes|contesten)(?: mas)?",
    "no quiero que me (?:contacten|contactes|escriban|escribas)(?: mas)?",
)
_FRENCH = (
    "(?:laisse|laissez) (?:moi|nous) tranquilles?",
    "(?:fichez|fiche|foutez|fous) moi la paix",
    "(?:arrete|arretez) de (?:me contacter|m ecrire|me repondre|me harceler|me spammer|m envoyer des messages)",
    "ne (?:me contactez|me contacte|m ecrivez|m ecris|me repondez|me reponds) plus",
    "(?:desinscrivez|desabonnez) moi",
)
_ITALIAN = (
    "(?:lasciatemi|lasciami|lasciateci) (?:in pace|stare)",
    "(?:smettetela|smettila|smettete|smetti) di (?:scrivermi|contattarmi|rispondermi|disturbarmi|mandarmi messaggi)",
    "non (?:contattatemi|scrivetemi|contattarmi|scrivermi|rispondetemi|rispondermi) piu",
    "non mi (?:contattate|contatti|scrivete|rispondete) piu",
    "(?:disiscrivimi|disiscrivetemi)",
)
_PORTUGUESE = (
    "(?:me deixe|me deixem|me deixa|deixe me|deixem me|deixa me) em paz",
    "(?:pare|parem|para) de me (?:contatar|contactar|escrever|responder|incomodar|mandar mensagens|mandar mensagem)",
    "nao me (?:contate|contatem|contacte|contactem|escreva|escrevam|responda|respondam|incomode|incomodem)(?: mais)?",
)
_LANGUAGES = (_ENGLISH, _GERMAN, _SPANISH, _FRENCH, _ITALIAN, _PORTUGUESE)


def _wish(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(f"(?:(?:{_AROUND}) )*(?:{'|'.join(phrases)})(?: (?:{_AROUND}))*")


_SAID = tuple(phrase for language in _LANGUAGES for phrase in language)
_IN_A_SENTENCE = _wish(_SAID)
_AS_A_WHOLE = _wish((*_SAID, f"(?:{_ALONE})(?: (?:{_ALONE}))*"))


def find_opt_out(text: str, *, is_to_us: bool) -> str | None:
    """Answer the words by which the author asks not to be contacted, or None; linear in the length of the text.

    `is_to_us` says that the post speaks to one of our accounts: elsewhere a sentence may be meant for somebody else.
    """
    if mark := _MARK.search(text):
        return mark[0]
    bare = _NOT_WORDS.sub(" ", text)
    if _is(bare, _AS_A_WHOLE) and not (_is_short(bare) and _CHEERS.search(text)):
        return " ".join(bare.split())
    if not is_to_us:
        return None
    parts = (_PART_END.split(sentence.lstrip(), maxsplit=1)[0] for sentence in _sentences(bare))
    return next((" ".join(part.split()) for part in parts if _is(part, _IN_A_SENTENCE)), None)


def find_mark(profile: str) -> str | None:
    """Answer the mark in an author's profile that keeps programs away, or None."""
    mark = _MARK.search(profile)
    return mark[0] if mark else None


def _sentences(text: str) -> list[str]:
    return _SENTENCE_END.split(text, maxsplit=_MOST_SENTENCES)[:_MOST_SENTENCES]


def _is(part: str, wish: re.Pattern[str]) -> bool:
    if len(part) > 40 * _MOST_WORDS or part.count(" ") > 2 * _MOST_WORDS:
        return False
    folded = words.fold(part).strip()
    return folded.count(" ") < _MOST_WORDS and wish.fullmatch(folded) is not None


def _is_short(text: str) -> bool:
    return words.fold(text).count(" ") <= 3
