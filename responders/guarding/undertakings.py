"""Find what commits a brand by its grammar: what we did, what somebody will do, what is allowed, what always holds.

Every text is given in small letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence

from responders.guarding import reporting
from responders.guarding import undertaking_words


def _pattern(phrases: Sequence[str]) -> re.Pattern[str]:
    said = "|".join(phrases)
    for name, part in reversed(tuple(undertaking_words.PARTS.items())):
        said = said.replace(f"<{name}>", part)
    return re.compile(rf"\b(?:{said})(?!\w)")


_STANDING = tuple((kind, _pattern(phrases)) for kind, phrases in undertaking_words.STANDING)
#: Each kind with a pattern, those of deeds last.
ALL = (*_STANDING, *(("commitment", _pattern(phrases)) for phrases in undertaking_words.DEEDS))
#: A word of honour, to the end of its sentence; German sets a comma in it.
_ASSURING = (
    r"\b(?:rest assured|be assured|you can be (?:sure|certain)|i(?:['’]ll| will)(?: personally)? (?:make sure|see to it"
    r"|ensure)|we(?:['’]ll| will) (?:make sure|see to it|ensure)|(?:seien sie|sei) (?:dir )?(?:versichert|sicher)"
    r"|(?:ich sorge|wir sorgen) dafür|(?:wir kümmern uns|ich kümmere mich) darum|(?:me encargo|nos encargamos"
    r"|me aseguro|nos aseguramos) de|je m['’]assure|nous nous assurons|je veille à|soyez assurée?s?)\b"
    r"[^.!?\n]{1,200}+"
)
#: What we may give our word for: that we read, look, answer and pass on.
_MILD = re.compile(
    r"\b(?:reads?|hears?|sees?|knows?|look|looking|listen|answer|reply|replies|team|crew|feedback|message|right people"
    r"|in touch|check|on it|aware|working|lesen|liest|wissen|weiß|erfährt|erfahren|anschauen?|prüfen|antwort(?:en?)?"
    r"|nachricht"
    r"|lean?|sepan?|revisen?|revisar|equipo|mensaje|lisent?|sache|voie|équipe|réponse|message)\b"
)
_ASSURED = re.compile(_ASSURING)


def find_undertakings(clause: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield what a clause grants for all, and what it says that we did, do or have settled, each with its kind.

    What it only hopes, reports or makes a condition is none; deeds are none in a question.
    """
    is_asked = clause.rstrip().endswith("?")
    for kind, pattern in _STANDING if is_asked else ALL:
        yield from (
            (kind, match) for match in pattern.finditer(clause) if not reporting.is_reported(clause[: match.start()])
        )


def find_words_given(sentence: str) -> Iterator[re.Match[str]]:
    """Yield what a sentence gives our word for, beyond that we read, look and answer."""
    yield from (one for one in _ASSURED.finditer(sentence) if not _MILD.search(one[0]))
