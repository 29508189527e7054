"""Tell facts that turn a wish down from others, and those that say what there is instead from a bare no."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from domain import words
from domain.fact import Fact
from responders.coaching import wording
from responders.coaching.tongue import find_tongue

#: How a fact that is one plain sentence denies in its main clause; the coach, who reads whole replies, is stricter.
#: What is denied must be no burden, such as having to pay.
_DENYING: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"^ (?!(?:if|when|where|what|that|please|it) )(?:\w+ ){1,8}?"
        r"(?:(?:do|does|can|may|will|is|are|don|doesn|isn|aren|won) (?:not|t)|cannot|no longer) "
        r"(?!need|have to|charge|worry|cost|sell|share|make|hide|run|want|take this|take that|know|accept that|blamed"
        r"|be blamed|available to anybody|let that|go on like|your fault|far|broken|alone|open cases|have your|have an"
        r"|be expected|how it|the|a|than) ?"
    ),
    "de": re.compile(
        r"^ (?!(?:wenn|falls|was|wo|bitte|das|es|kein|so) )(?:\w+ ){1,9}?(?:nicht|keine?[mnrs]?) "
        r"(?!zahlen|zuruckschicken|auf|hin|verges|vergess|aufgepasst|gemeldet|weiter |allein|ubersehen|ignoriert|daten"
        r"|ausrede|antwort|zeit|halben|bestellnummer|geld|hinter|noch) ?"
    ),
    "es": re.compile(
        r"^ (?:\w+ ){2,7}?no (?:existen?|hay|pueden?|valen?|se pueden?|estan?|incluye|cubre|admite|viaja|caben?|van?"
        r"|permite) "
    ),
    "fr": re.compile(
        r"^ (?!(?:ce|rien|cela|nous|il) )(?:\w+ ){1,7}?(?:ne |n )(?:existe(?:nt)?|peut|peuvent|couvre|comprend"
        r"|convient|se|va|vont|sont|est|prend|prennent|voyage(?:nt)?|passe(?:nt)?) "
    ),
}  # fmt: skip
#: One sentence, and nothing behind it that could be a way on.
_PLAIN = re.compile(r"[^,;:!?\n]{1,400}\Z")


def denies(fact: Fact, language: str) -> bool:
    """Say whether what a fact answers in a language it speaks turns a wish down and leaves no way open."""
    return is_bare_no(fact.answers[language], language)


def is_bare(fact: Fact, language: str) -> bool:
    """Say whether a fact turns a wish down and tells nothing that there is instead."""
    return language not in fact.instead and denies(fact, language)


@lru_cache(maxsize=2_048)
def is_bare_no(text: str, language: str) -> bool:
    """Say whether sentences of a fact turn a wish down and leave no way open."""
    tongue, plain = find_tongue(language), _DENYING.get(language)
    is_refused = tongue is not None and wording.is_bare_no(text, tongue)
    is_one = ". " not in text.strip() and _PLAIN.match(text) is not None
    return is_refused or (plain is not None and is_one and plain.search(words.fold(text)) is not None)
