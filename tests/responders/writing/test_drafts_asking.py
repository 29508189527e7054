"""What a draft without a fact asks: the one thing that brings it forward, and never what the post told already."""

from __future__ import annotations

import re
from typing import Any

import pytest

from config import playbooks as shipped_playbooks
from domain.ask import Ask
from domain.ask import Need
from domain.assessment import Emotion
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.fact import Fact
from domain.mention import Author
from domain.platform import Preview
from domain.playbook import Circumstance
from domain.playbook import Phrasing
from domain.playbook import Playbook
from domain.playbook import Voice
from responders.writing import composer
from responders.writing.composer import Answered
from responders.writing.composer import Brief
from responders.writing.composer import Composition

SHIPPED = {playbook.name: playbook for playbook in shipped_playbooks.read_shelf(None).playbooks}
CONTACT = "https://help.acme.example"


def compose(text: str, *, by: Playbook, intent: Intent = Intent.COMPLAINT, seed: int = 1, **more: Any) -> Composition:
    brief = Brief(
        text=text,
        author=Author(name="Maria Lopez", handle="@maria"),
        intent=intent,
        language=more.pop("language", "en"),
        channel="x",
        playbook=by,
        fallback=SHIPPED["acknowledge"],
        voice=Voice(brand="Acme", signature="Team Acme", contact=CONTACT),
        preview=lambda said: Preview(text=said, length=len(said), limit=500),
        seed=seed,
        **more,
    )
    return composer.compose(brief)


@pytest.mark.parametrize(
    ("post", "asked", "not_asked"),
    [
        ("I won a cloak in the multiplayer and did not get it", "player name", "order"),
        ("I won a cloak in the multiplayer on my xbox and did not get it", "player name", "which console"),
        ("The app crashes and it says error 4012", "message", "what does the message say"),
        ("My phone is not working", "every time", "which device"),
        ("Somebody keeps trying to log in to my account", "changed in the account", "safely yours"),
        ("Since the update the app on my phone is worse", "update", "which device"),
        ("Shame on you", "help you most", "device"),
    ],
)
def test_what_is_asked_brings_it_forward_and_was_not_told_yet(post: str, asked: str, not_asked: str) -> None:
    texts = [compose(post, by=SHIPPED["complaint"], seed=seed).text.lower() for seed in range(6)]

    assert any(asked in text for text in texts), texts[0]
    assert not [text for text in texts if not_asked in text]


@pytest.mark.parametrize(
    ("post", "language", "owned"),
    [
        ("I tried everything and it still does not work", "en", ("enough time", "your part", "After all that")),
        ("Ich habe schon alles versucht, nichts hilft", "de", ("genug Zeit", "Teil ist getan", "Nach all dem")),
        ("Ya lo intenté todo y nada funciona", "es", ("bastante tiempo", "ya está hecho", "Después de todo")),
        ("J'ai tout essayé, en vain", "fr", ("assez de temps", "part est faite", "Après tout cela")),
    ],
)
def test_who_has_tried_much_reads_that_it_was_seen(post: str, language: str, owned: tuple[str, ...]) -> None:
    moves = compose(post, by=SHIPPED["complaint"], language=language, intent=Intent.COMPLAINT).moves

    assert [move for move in moves if move.name == "own" and any(part in move.text for part in owned)]


@pytest.mark.parametrize("playbook", ["suggestion", "acknowledge", "scam"])
def test_a_fact_is_told_whatever_a_post_was_taken_for(playbook: str) -> None:
    fact = Fact(id="wishes", answers={"en": "Wishes are gathered on the board."})
    asked = Answered(ask=Ask(need=Need.IMPROVEMENT, start=0, end=22), fact=fact)
    intent = Intent.SUGGESTION if playbook == "suggestion" else Intent.OTHER

    composition = compose("Please add a dark mode", by=SHIPPED[playbook], intent=intent, answered=[asked])

    assert "Wishes are gathered on the board." in composition.text
    assert ("own" in [move.name for move in composition.moves]) is (playbook == "suggestion"), "an idea is passed on"


def test_who_warns_of_fraud_is_thanked_and_asked_for_what_shows_it() -> None:
    text = compose("A fake shop uses your name", by=SHIPPED["scam"], intent=Intent.OTHER).text

    assert "sender" in text or "address" in text
    assert CONTACT in text


def test_words_that_stand_under_two_conditions_count_as_the_nearer_one() -> None:
    said = (
        Phrasing(text="Both.", when=frozenset({Emotion.ANGER, Emotion.FEAR})),
        Phrasing(text="Fear.", when=frozenset({Emotion.FEAR, Sentiment.NEGATIVE})),
        Phrasing(text="Both.", when=frozenset({Emotion.ANGER})),
    )
    playbook = Playbook(name="own", label="Own", order=1, moves=("acknowledge",), phrases={"en": {"acknowledge": said}})
    held = frozenset({Emotion.ANGER, Emotion.FEAR, Sentiment.NEGATIVE, Circumstance.WRONGED})

    assert compose("It is late", by=playbook, conditions=held).text == "Both."


@pytest.mark.parametrize(
    ("post", "intent", "need", "held", "offers", "never"),
    [
        ("The app keeps crashing", Intent.COMPLAINT, Need.REPAIR, "wronged", "device", "stuck"),
        ("My xbox keeps crashing", Intent.COMPLAINT, Need.REPAIR, "wronged", "what", "device"),
        (
            "I cannot log in to my account",
            Intent.COMPLAINT,
            Need.ACCESS,
            "wronged",
            "get in|let you in|locked out",
            "device",
        ),
        ("How do I sort my list?", Intent.QUESTION, Need.HOW_TO, "neutral", "step|way", "settle|device"),
        (
            "Do you have green ones?",
            Intent.QUESTION,
            Need.AVAILABILITY,
            "neutral",
            "open|else",
            "stuck|settle|help you",
        ),
        ("That was a shame", Intent.COMPLAINT, Need.INFORMATION, "wronged", "settle|nowhere|all of it", "stuck|else"),
    ],
)
@pytest.mark.parametrize("seed", range(4))
def test_what_a_fact_is_followed_by_fits_what_was_asked(
    post: str, intent: Intent, need: Need, held: str, offers: str, never: str, seed: int
) -> None:
    fact = Fact(id="page", answers={"en": "You find it on the page."})
    asked = Answered(ask=Ask(need=need, start=0, end=len(post)), fact=fact)
    by = SHIPPED["complaint" if intent is Intent.COMPLAINT else "question"]

    moves = compose(post, by=by, intent=intent, answered=[asked], conditions=frozenset({held}), seed=seed).moves

    [closing] = [move.text for move in moves if move.name == "next_step"]
    assert re.search(offers, closing), closing
    assert not re.search(never, closing), closing


@pytest.mark.parametrize("seed", range(4))
def test_who_merely_asks_about_a_bill_reads_of_no_guilt(seed: int) -> None:
    asked = Answered(ask=Ask(need=Need.REFUND, start=0, end=20))

    moves = compose(
        "Is it refundable?", by=SHIPPED["billing"], intent=Intent.QUESTION, answered=[asked], seed=seed
    ).moves

    assert "own" not in [move.name for move in moves]
