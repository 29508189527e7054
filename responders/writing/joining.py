"""Join the sentences of a draft to one text that reads as written in one go."""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Sequence
from itertools import zip_longest

from domain.draft import Move

#: Words that a sentence may begin with in small letters, after the comma of a greeting.
_OPENERS: Mapping[str, frozenset[str]] = {
    language: frozenset(listed.split())
    for language, listed in {
        "en": """
            a an and any anybody before being could getting good happy having hearing how it it's let's losing no nobody
            not of reading seeing so something sorry thank thanks that that's the there this to waiting we we'd we're
            what when where which would you you're your you've
            """,
        "de": """
            da damit danke dann das dass dein deine der die du es gern gut gute jetzt kein mal mag magst schade schön
            seit so um unser unsere verständlich vielen warum was welche wer wie wir wo wofür worum dabei diese
            """,
        "es": """
            aquí así cuánto el eso es está esta esto entendemos entiendo gracias haces la lo me no nos normal para por
            qué que sentimos siento se sin tienes tiene tu su te vemos veo
            """,
        "fr": """
            c'est ce cela il je la le les merci nous pour quel quelle que vos votre vous ça on ton ta cette
            """,
    }.items()
}
_FIRST = re.compile(r"[\w'’]*")
#: A question that says what it is for.
_PURPOSE = re.compile(
    r"\b(?:so that|to see where|to give you|damit (?:wir|ich)|um zu|para (?:que|poder|ver|mirar)|afin"
    r"|pour (?:que|voir|pouvoir|savoir))\b"
    r"|\b(?:depends on|hängt davon ab|depende de|dépend)\b",
    re.IGNORECASE,
)
#: A next step that tells when is never said twice.
_TIME = "{reply_within}"
#: Where to write is told once; what comes after may go.
_CONTACT = "{contact}"
_AFTER = frozenset({"next_step", "invite"})
#: Nor are thanks, where the fact that answers begins with them.
_THANKS = re.compile(r"(?:Thanks|Thank you|Danke|Vielen Dank|Gracias|Muchas gracias|Merci)\b")
_MORE = frozenset("{,")  #: marks of a phrasing that says more than thanks
#: Who takes it up is told once, too.
_TAKER = re.compile(
    r"colleague|right person|jemand aus dem Team|richtige Person|persona del equipo|quien corresponde"
    r"|personne de l'équipe|bonne personne",
    re.IGNORECASE,
)


def join(moves: Sequence[Move], language: str, *, is_letter: bool) -> str:
    """Answer the moves as one text; in a letter the signature gets a line of its own.

    After a greeting that ends with a comma the text goes on in small letters where the language and the word allow it;
    else the greeting ends with a point.
    """
    said = [move.text for move in moves]
    for place, text in enumerate(said[:-1]):
        if text.endswith(","):
            said[place], said[place + 1] = _go_on(text, said[place + 1], language)
    if not is_letter:
        return " ".join(said)
    body = " ".join(text for move, text in zip(moves, said, strict=True) if move.name != "sign")
    signature = " ".join(text for move, text in zip(moves, said, strict=True) if move.name == "sign")
    return "\n\n".join(part for part in (body, signature) if part)


def without_echo(moves: Sequence[Move]) -> tuple[Move, ...]:
    """Answer the moves without those after the answer that say again what it is for, or where to write, and without
    mere thanks right before a fact that begins with them.
    """
    told = any(move.facts for move in moves)
    asked = [move for move in moves if move.name == "answer" and not move.facts]
    says_why = any(_PURPOSE.search(move.text) for move in asked)
    says_who = not told and any(_TAKER.search(move.phrasing) for move in asked)
    kept: list[Move] = []
    for move, following in zip_longest(moves, moves[1:]):
        is_said = says_why or (says_who and _TAKER.search(move.phrasing))
        is_why = move.name == "next_step" and is_said and _TIME not in move.phrasing
        is_where = _CONTACT in move.phrasing and any(_CONTACT in one.phrasing for one in kept)
        is_thanked = following and following.facts and _THANKS.match(following.text) and _is_mere_thanks(move.phrasing)
        if not is_why and not is_thanked and (not is_where or move.name not in _AFTER):
            kept.append(move)
    return tuple(kept)


def _is_mere_thanks(phrasing: str) -> bool:
    """Say whether nothing is said but thanks: no concern, and nothing after a comma."""
    return _THANKS.match(phrasing) is not None and not _MORE & set(phrasing)


def _go_on(greeting: str, text: str, language: str) -> tuple[str, str]:
    if language == "en" and text.startswith(("I ", "I'")):
        return greeting, text
    first = _FIRST.match(text)
    if first is not None and first[0].lower() in _OPENERS.get(language, frozenset()):
        return greeting, text[:1].lower() + text[1:]
    return f"{greeting[:-1]}.", text
