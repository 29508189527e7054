"""What the coach says, as the desk shows it."""

from __future__ import annotations

from desk import coaching
from domain.coaching import Advice
from domain.coaching import Mark
from domain.coaching import Report
from domain.draft import Finding
from domain.draft import Severity


def report(*advice: Advice, met: frozenset[Mark] = frozenset()) -> Report:
    return Report(advice=advice, met=met)


def test_places_are_counted_as_a_browser_does() -> None:
    shown = coaching.show("😀 Kindly", report(Advice(mark=Mark.CLARITY, message="Why.", start=2, end=8)), ())

    assert (shown.tips[0].start, shown.tips[0].words) == (3, "Kindly")


def test_advice_about_the_whole_reply_marks_no_words() -> None:
    shown = coaching.show("Hello", report(Advice(mark=Mark.HEARD, message="Why.")), ())

    assert shown.tips[0].words == ""


def test_what_the_guard_says_of_the_same_words_is_not_said_twice() -> None:
    advice = Advice(mark=Mark.RESTRAINT, message="Capitals read as shouting.", start=0, end=5)
    finding = Finding(rule="shouting", severity=Severity.WARNING, message="", start=0, end=5)

    assert coaching.show("HELLO", report(advice), (finding,)).tips == ()


def test_a_finding_about_the_whole_reply_hides_nothing() -> None:
    advice = Advice(mark=Mark.RESTRAINT, message="Capitals read as shouting.", start=0, end=5)
    finding = Finding(rule="needs_lead", severity=Severity.WARNING, message="")

    assert len(coaching.show("HELLO", report(advice), (finding,)).tips) == 1


def test_a_few_tips_are_in_sight_and_the_others_behind_a_click() -> None:
    shown = coaching.show("", report(*[Advice(mark=Mark.CLARITY, message=str(n)) for n in range(4)]), ())

    assert (len(shown.tips), len(shown.more)) == (2, 2)


def test_marks_met_are_named_in_their_order() -> None:
    shown = coaching.show("", report(met=frozenset(Mark)), ())

    assert shown.met[0] == "concern named"
    assert len(shown.met) == len(Mark)
