"""A verdict tells itself as findings: what forbids refuses approval, notes on the words warn, others are silent."""

from __future__ import annotations

import pytest

from domain.draft import HAND_OFF
from domain.draft import Severity
from domain.verdict import Condition
from domain.verdict import Rule
from domain.verdict import Verdict
from domain.verdict import Way


def a_rule(when: Condition = Condition.ALWAYS, way: Way = Way.SEND) -> Rule:
    return Rule(id=f"a-{when}", words=f"About {when}.", when=when, way=way)


def test_where_nothing_forbids_only_notes_on_the_words_warn() -> None:
    verdict = Verdict(way=Way.SEND, notes=(a_rule(Condition.ALWAYS), a_rule(Condition.LINK)))

    assert [(one.rule, one.severity) for one in verdict.findings()] == [("a-link", Severity.WARNING)]
    assert verdict.words == ""


@pytest.mark.parametrize(
    ("way", "rule"),
    [(Way.HAND_OFF, HAND_OFF), (Way.NOWHERE, "nowhere"), (Way.DO_NOT_CONTACT, "do_not_contact")],
)
def test_what_forbids_refuses_approval_in_its_own_words(way: Way, rule: str) -> None:
    verdict = Verdict(way=way, rule=a_rule(way=way), detail="They wrote “stop”.")

    assert [(one.rule, one.severity, one.message) for one in verdict.findings()] == [
        (rule, Severity.BLOCK, "About always. They wrote “stop”.")
    ]
