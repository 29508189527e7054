"""Reads words of violence that are spelled so that no list finds them: "k1ll" is "kill", "kms" is "kill myself"."""

from __future__ import annotations

import re

#: Digits and signs in the place of letters.
_SPELLED = (
    (re.compile(r"\bk[i1!|*][l1|!*]{2}(?=ed\b|er\b|ing\b|s\b|\b|\s|$)", re.IGNORECASE), "kill"),
    (re.compile(r"\b(?:d[1!]e|di3)\b", re.IGNORECASE), "die"),
    (re.compile(r"\bsh(?:00|0o|o0)t\b", re.IGNORECASE), "shoot"),
    (re.compile(r"\bst[4@]b\b", re.IGNORECASE), "stab"),
    (re.compile(r"\bmurd3r|\bmvrder", re.IGNORECASE), "murder"),
    (re.compile(r"\bsu(?:[1!*]c[i1!*]|[i1!*]c[1!*])de", re.IGNORECASE), "suicide"),
    (re.compile(r"\bun4l[i1]ve\b|\bunal1ve\b", re.IGNORECASE), "unalive"),
)
#: Whoever says these before "kms" speaks of no distance.
_MEANING = (
    r"(?:want|going|need|about|ready|have|ought)\s{1,3}to|gonna|wanna|gotta|imma|lemme|let\s{1,3}me|i\s{1,3}(?:might|will|should|may)"
    r"(?:\s{1,3}as\s{1,3}well)?|i['’]?ll|might\s{1,3}as\s{1,3}well|honestly|literally|i['’]?m\s{1,3}just"
)
#: What a distance, or a server of that name, has behind it.
_DISTANCE = (
    r"(?!\s{1,3}(?:away|from|per|of|an?|to|long|later|driven|left|more|less|server|key|host|client|activation)\b)"
)
_INTENDED = re.compile(rf"\b({_MEANING})\s{{1,3}}kms\b{_DISTANCE}", re.IGNORECASE)
#: A sentence of its own, or one that begins so.
_ALONE = re.compile(
    r"((?:^|[.!?…\n]|@\w+)\s{0,3})kms(?=\s{0,3}(?:$|[.!…\n,😭😩💀]|(?:if|tonight|rn|fr|lol|now|bye|tbh)\b))",
    re.IGNORECASE,
)


def unmask(text: str) -> str:
    """Answer the text with such words as they are meant; in a time that grows with its length alone."""
    for spelled, meant in _SPELLED:
        text = spelled.sub(meant, text)
    return _ALONE.sub(r"\1kill myself", _INTENDED.sub(r"\1 kill myself", text))
