"""What we draft ourselves draws no blame, no doubt, no rule and no jargon from our own coach."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from config import playbooks
from domain.coaching import Mark
from responders.coaching import reply as replies
from responders.coaching import shape
from responders.coaching import tongue
from responders.coaching import wording
from responders.coaching.brief import CoachBrief

KINDS = ("doubting", "blame", "policy", "policyspeak", "jargon")
SHIPPED = playbooks.read_shelf(None).playbooks
_CHOICE = re.compile(r"[<\[]([^<>\[\]|]*)\|([^<>\[\]|]*)[>\]]")


def said(language: str) -> Iterator[str]:
    """Answer each shipped phrasing of a language, to a friend and to a stranger, from a team and from one person."""
    for playbook in SHIPPED:
        for phrasings in playbook.phrases.get(language, {}).values():
            for phrasing in phrasings:
                yield from (_CHOICE.sub(rf"\{way}", phrasing.text) for way in (1, 2))


@pytest.mark.parametrize("language", tongue.LANGUAGES)
def test_no_shipped_phrasing_is_a_fault_to_our_own_coach(language: str) -> None:
    known = tongue.find_tongue(language)
    assert known is not None
    faults = [fault for fault in known.faults if fault.kind in KINDS]
    texts = set(said(language))

    assert len(texts) >= 200
    assert {kind for kind in KINDS if kind in wording.KINDS} == set(KINDS)
    assert [(text, fault.kind) for text in texts for fault in faults if fault.find.search(text)] == []


def test_no_shipped_phrasing_in_any_language_is_a_storm() -> None:
    brief = CoachBrief(post="")
    spoken = {language for playbook in SHIPPED for language in playbook.phrases}
    texts = [text for language in sorted(spoken) for text in said(language)]
    found = [(text, one) for text in texts for one in shape.find_shape(replies.read(text), brief, 60)]

    assert len(spoken) >= 6
    assert [(text, one.message) for text, one in found if one.mark is Mark.RESTRAINT] == []
