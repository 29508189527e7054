"""What the coach says, as the desk shows it."""

from __future__ import annotations

from desk import coaching
from domain.coaching import Advice
from domain.coaching import Mark
from domain.coaching import Report
from domain.draft import Finding
from domain.draft import Severity
from domain.mention import Mention
from store.database import Database
from tests import desk_house
from tests.desk_house import House
from tests.fakes import FrozenClock


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

    assert (len(shown.tips), len(shown.more)) == (3, 1)


def test_tips_make_room_for_what_the_guard_found() -> None:
    findings = [Finding(rule=str(n), severity=Severity.BLOCK, message="") for n in range(5)]
    shown = coaching.show("", report(*[Advice(mark=Mark.CLARITY, message=str(n)) for n in range(4)]), findings)

    assert (len(shown.tips), len(shown.more)) == (1, 3)


def test_the_key_stands_on_the_first_tip_that_has_better_words() -> None:
    advice = [
        Advice(mark=Mark.CLARITY, message="", start=n, end=n + 1, better=better)
        for n, better in enumerate(["", "x", "y"])
    ]
    shown = coaching.show("abc", report(*advice), ())

    assert [tip.has_key for tip in shown.tips] == [False, True, False]


def test_tips_come_with_the_check_and_are_escaped(db: Database, clock: FrozenClock, house: House) -> None:
    def coach(mention: Mention, text: str) -> Report:
        return report(Advice(mark=Mark.TONE, message="Why <b>.", start=0, end=5, better='"<i>"'))

    client = desk_house.enter(desk_house.make_app(db, clock, coach=coach), "lead")

    shown = client.post(f"/mention/{house.open_id}/check", data={"text": "Hello"}).text

    assert "Why &lt;b&gt;." in shown
    assert 'data-words="Hello" data-better="&#34;&lt;i&gt;&#34;"' in shown


def test_marks_met_are_named_in_their_order() -> None:
    shown = coaching.show("", report(met=frozenset(Mark)), ())

    assert shown.met[0] == "concern named"
    assert len(shown.met) == len(Mark)
