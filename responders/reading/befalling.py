"""Say which thing a trouble befell, by the words that stand around both in a sentence, and whether it came about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain import words
from domain.playbook import Mishap
from responders.reading.things import Thing
from responders.reading.things import Trouble

#: Words of a sentence that lie farther apart than this many characters do not speak of each other.
_FARTHEST = 90
#: Before these words stands what they speak of; what follows is rarely it: "my phone won't open any apps".
_OF_SUBJECT = words.terms(
    "won't", "wont", "doesn't", "does not", "isn't", "is", "are", "not working", "not loading", "stopped", "refuses",
    "keeps", "fails", "went", "broke", "stuck",
)  # fmt: skip
_BEHIND = 40
#: What says whose a thing is.
OWN = ("my", "our", "mein", "meine", "meinen", "unser", "unsere", "mi", "mis", "nuestro", "mon", "ma", "mes", "notre")
#: Behind these stands where something happens.
WHERE = frozenset({"on", "for", "via", "using", "auf", "en", "sur"})
#: Behind these stands when it began.
_SINCE = frozenset({"after", "since", "following", "nach", "seit", "desde", "tras", "depuis"})
#: Behind these stands where money goes to and a message comes.
_INTO = frozenset({"into", "to", "from", "in", "on", "auf", "en", "sur"})
#: What happens on a device more often than to it.
_HAPPENING = frozenset({Mishap.BROKEN, Mishap.CRASH, Mishap.FREEZE, Mishap.SLOW})
#: Of these people ask whether they came about: "is flight 12 cancelled?"
_ASKED_OF = frozenset({Mishap.CANCELLED, Mishap.LATE})
_WHETHER = re.compile(
    r" (?:(?:so|and|hey|hi|hello|ok) )?(?:(?:is|are|was|were|has|have)(?! (?:there|it|this|that|any\w+|some\w+) )"
    r"|will(?! (?:you|i|we) )|ist|sind|wird|wurde|esta|sera|est ce que) "
)
#: So near before a trouble stands what says that it has not come about: "if my flight is cancelled".
_DOUBT_WORDS = 4


def befallen(sentence: str, part: str, trouble: Trouble, things: Sequence[Thing]) -> Thing | None:
    """Answer what a trouble befell: the nearest thing in its own clause, else the only one that the sentence told of
    before it or calls the author's own.
    """
    close = nearest(part, trouble, things)
    if close is not None or part == sentence:
        return close
    start = _start(sentence, trouble)
    near = [
        thing
        for thing in things
        if trouble.takes(thing) and any(_is_near(sentence, term, start, trouble, thing) for term in thing.words)
    ]
    own = [thing for thing in near if any(f" {own}{term}" in sentence for own in OWN for term in thing.words)]
    named = own or near
    return named[0] if len({thing.noun for thing in named}) == 1 else None


def is_doubted(part: str, trouble: Trouble, doubts: Sequence[str]) -> bool:
    """Say whether a clause only fears, supposes or denies a trouble, or asks whether there is one."""
    if trouble.kind in _ASKED_OF and _WHETHER.match(part):
        return True
    start = _start(part, trouble)
    before = part[: start + 1].split()[-_DOUBT_WORDS:] if start >= 0 else []
    return bool(words.found(f" {' '.join(before)} ", doubts))


def nearest(part: str, trouble: Trouble, things: Sequence[Thing]) -> Thing | None:
    """Answer the thing of a clause that stands nearest to a trouble in it and may be what it befell."""
    start = _start(part, trouble)
    if start < 0:
        return None
    is_of_subject = part.startswith(_OF_SUBJECT, start)
    best, shortest = None, _FARTHEST
    for thing in things:
        if not trouble.takes(thing):
            continue
        for term in thing.words:
            at = part.find(term)
            far = abs(at - start) + (_BEHIND if is_of_subject and at > start else 0)
            if at >= 0 and far < shortest and not _only_tells_where(part[:at], trouble, thing):
                best, shortest = thing, far
    return best


def _only_tells_where(before: str, trouble: Trouble, thing: Thing) -> bool:
    """Say whether a thing behind some words tells where or since when, not what: "on my phone", "since the update"."""
    pair = before.split()[-2:]
    is_where = thing.key == "device" and trouble.kind in _HAPPENING and not WHERE.isdisjoint(pair)
    is_where |= thing.key == "mine" and trouble.kind is Mishap.BROKEN and not _INTO.isdisjoint(pair)
    is_where |= thing.key == "ride" and pair[-1:] == ["from"]
    return is_where or not _SINCE.isdisjoint(pair)


def _is_near(sentence: str, term: str, start: int, trouble: Trouble, thing: Thing) -> bool:
    at = sentence.find(term)
    if at < 0 or abs(at - start) >= _FARTHEST or _only_tells_where(sentence[:at], trouble, thing):
        return False
    return at < start or sentence[:at].rsplit(maxsplit=1)[-1:] in [[own] for own in OWN]


def _start(part: str, trouble: Trouble) -> int:
    """Answer where the first word of a trouble begins, -1 where none stands there."""
    return min((at for term in trouble.words if (at := part.find(term)) >= 0), default=-1)
