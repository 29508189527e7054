from __future__ import annotations

import pytest

from domain.draft import Severity
from responders.guarding.consistency import Said
from responders.guarding.consistency import compare
from responders.guarding.consistency import find_topics
from store.said import Topic

WHERE = "on Bluesky, 18 November"
LONG = (
    "We are sorry that the blue lamp came broken. Please tell us your order number in a private message, and we look."
)


def rules(text: str, *said: str, is_here: bool = True) -> list[tuple[str, Severity]]:
    found = compare(text, [Said(text=one, where=WHERE, is_here=is_here) for one in said])
    return [(one.rule, one.severity) for one in found]


def test_the_same_words_to_somebody_else_are_blocked_and_shown() -> None:
    (found,) = compare(f"Hi Ada. {LONG}", [Said(text=f"Hi Bo. {LONG}", where=WHERE, is_here=True)])

    assert (found.rule, found.severity) == ("near_copy", Severity.BLOCK)
    assert WHERE in found.message
    assert "blue lamp" in found.message
    assert rules(f"{LONG} Bye!", LONG) == [("near_copy", Severity.WARNING)]


def test_a_copy_on_another_network_is_no_copy() -> None:
    assert rules(LONG, LONG, is_here=False) == []


def test_short_thanks_and_shared_sentences_are_no_copies() -> None:
    other = "Hello Bo. Thank you for telling us. Please tell us your order number in a private message, and we look."

    assert rules("Thank you so much, Ada!", "Thank you so much, Ada!") == []
    assert rules(LONG, other) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Returns are possible within 30 days.", "Returns are possible within 14 days."),
        ("Shipping to Norway costs 5 euros.", "Shipping to Norway costs 7.50 euros."),
        ("The winter sale ends on Friday.", "The winter sale ends on Sunday."),
        ("Der Versand nach Norwegen kostet 5 Euro.", "Der Versand nach Norwegen kostet 7 Euro."),
        ("We ship furniture to Canada.", "We do not ship furniture to Canada."),
    ],
)
def test_another_figure_on_the_same_topic_is_shown_beside_it(text: str, said: str) -> None:
    (found,) = compare(text, [Said(text=f"Hello Bo. {said}", where=WHERE)])

    assert (found.rule, found.severity) == ("contradiction", Severity.WARNING)
    assert said in found.message
    assert WHERE in found.message
    assert text[found.start : found.end] in text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Returns are possible within 30 days.", "Returns are possible within 30 days."),
        ("Returns are possible within 4 weeks.", "Returns are possible within 28 days."),
        ("Returns are possible within 30 days.", "Shipping to Norway takes 14 days."),
        ("Your parcel arrives on Friday.", "Your parcel arrives on Monday."),
        ("You waited three days, sorry.", "You waited two days, sorry."),
        ("Shipping to Norway costs 5 euros.", "Shipping to Canada costs 9 euros, and chairs cost 20 euros more."),
        ("Do you ship furniture to Canada?", "We do not ship furniture to Canada."),
    ],
)
def test_what_does_not_contradict_passes(text: str, said: str) -> None:
    assert rules(text, said) == []


def test_nothing_was_said_yet() -> None:
    assert compare("Returns are possible within 30 days.", []) == ()
    assert compare("", [Said(text="", where=WHERE)]) == ()


def test_what_could_be_contradicted_is_looked_for_by_its_words() -> None:
    text = "Sorry, Ada. Shipping to Norway costs 5 euros. Deliveries leave our warehouse quickly. Which size is it?"

    assert find_topics(text) == (
        Topic(beginnings=("shippi", "norway", "costs"), least=2),
        Topic(beginnings=("delive", "leave", "wareho", "quickl"), least=3),
    )
    assert find_topics("Die Öffnung des Ladens kostet nichts.")[0].beginnings == ("ffnun", "ladens", "kostet", "nichts")
    assert find_topics("Thank you, Ada!") == ()


def test_of_many_sentences_those_with_figures_are_looked_for_first() -> None:
    plain = " ".join(f"Summer {word}s travel inside boxes." for word in ("lamp", "chair", "kettle"))

    assert "norway" in find_topics(f"{plain} Shipping to Norway costs 5 euros.")[0].beginnings
