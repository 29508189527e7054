"""What a reply promises is found in the sentences by which we commit ourselves in time; courtesy and news are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.clock import from_iso
from domain.person import Role
from responders.outcomes import promising
from responders.outcomes.deadlines import Week
from store import promises
from store import users
from store.database import Database
from tests import answered
from tests.fakes import FrozenClock

MONDAY = from_iso("2026-11-23T10:00:00+01:00")
WEEK = Week(zone="Europe/Berlin", closes=dict.fromkeys(range(5), 1020))


def due(text: str) -> list[str]:
    """Answer when each promise of a text is due, on the team's clock."""
    found = promising.find_pledges(text, MONDAY, WEEK)
    return ["no time" if one.due_at is None else f"{WEEK.local(one.due_at):%a %H:%M}" for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We'll write to you by Friday.", "Fri 17:00"),
        ("Within two days you hear from us.", "Wed 10:00"),
        ("By Friday at the latest, you'll hear from us.", "Fri 17:00"),
        ("You'll have an answer by 5 pm.", "Mon 17:00"),
        ("Your refund will be with you within 5 business days.", "Mon 17:00"),
        ("Our team will call you tomorrow morning.", "Tue 12:00"),
        ("You can expect an answer by Thursday.", "Thu 17:00"),
        ("We'll get back to you soon.", "no time"),
        ("We'll get back to you by 30 February.", "no time"),
        ("Wir melden uns bis Freitag bei dir.", "Fri 17:00"),
        ("In einer Stunde hörst du von uns.", "Mon 11:00"),
        ("Sie hören bis 17 Uhr von uns.", "Mon 17:00"),
        ("Du hast bis morgen Mittag eine Antwort.", "Tue 12:00"),
        ("Wir melden uns so schnell wie möglich.", "no time"),
        ("Wir melden uns bis zum 27. November.", "Fri 17:00"),
        ("You'll have an answer by the end of tomorrow.", "Tue 17:00"),
        ("Te escribimos antes del viernes.", "Fri 17:00"),
        ("Tendrás noticias nuestras en dos días.", "Wed 10:00"),
        ("Te responderemos mañana.", "Tue 17:00"),
        ("Nous vous répondons d'ici vendredi.", "Fri 17:00"),
        ("Vous aurez de nos nouvelles avant 17h.", "Mon 17:00"),
        ("Nous reviendrons vers vous dans deux jours.", "Wed 10:00"),
        ("On revient vers toi demain.", "Tue 17:00"),
    ],
)
def test_a_sentence_that_commits_us_in_time_is_a_promise(text: str, expected: str) -> None:
    assert due(f"Hello Ada, thank you. {text} Best, Lea") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "We are sorry you waited 3 days, and we will look into it.",
        "We're sorry for Tuesday's delay and will look into it.",
        "We usually answer within two hours.",
        "As a rule you hear from us within a day.",
        "Shall we call you tomorrow?",
        "We won't be able to answer before Friday.",
        "If you write by Friday, we will look at it.",
        "Please write to us by Friday.",
        "The shop opens on Monday.",
        "Thanks, we'll pass it on.",
        "We'll see you on Friday.",
        "Sorry the update on Friday broke your camera.",
        "Have a good morning! We will look into your evening flight.",
        "In der Regel antworten wir innerhalb von zwei Stunden.",
        "Sie haben am Freitag bestellt.",
        "Solemos responder en menos de dos horas.",
        "D'ordinaire, notre réponse ne prend pas plus de deux heures.",
        "Nous répondons en général en moins de deux heures.",
        "",
    ],
)
def test_courtesy_news_habits_questions_and_refusals_are_no_promises(text: str) -> None:
    assert due(text) == []


def test_each_sentence_is_one_promise_with_its_own_words() -> None:
    text = "Hi! We'll call you today. Your parcel will be with you within 2 days."

    found = promising.find_pledges(text, MONDAY, WEEK)

    assert [text[one.start : one.start + len(one.words)] for one in found] == [one.words for one in found]
    assert [one.words for one in found] == ["We'll call you today.", "Your parcel will be with you within 2 days."]


@given(text=st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    for one in promising.find_pledges(f"We'll write by Friday {text}", MONDAY, WEEK):
        assert one.words
        assert one.due_at is None or one.due_at > MONDAY


def test_landed_replies_are_read_once(db: Database, clock: FrozenClock) -> None:
    users.add(db, "lead", Role.LEAD, actor="test", now_at=clock())
    texts = ("We'll write to you by Friday.", "Thank you!", "We'll call you today.")
    for number, text in enumerate(texts, start=1):
        answered.send(db, clock, answered.add_mention(db, clock, number, answered.pointing(1, 0)), text)

    assert promising.run_once(db, WEEK, clock, limit=2) == 2
    assert promising.run_once(db, WEEK, clock, limit=2) == 1
    assert promising.run_once(db, WEEK, clock, limit=2) == 0

    assert [one.words for one in promises.list_open(db)] == [texts[2], texts[0]]
