"""A reply made ready: as long as before, without what is no prose, cut into sentences."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies

from domain.coaching import Mark
from responders.coaching import reply as replies


@given(strategies.text())
def test_prose_is_as_long_as_the_reply(text: str) -> None:
    reply = replies.read(text)

    assert len(reply.prose) == len(reply.text)


def test_handles_links_and_initials_are_no_prose() -> None:
    reply = replies.read("@anna_b See https://ostrelle.example/a.b ^JM")

    assert reply.prose.split() == ["See"]
    assert reply.has_link


def test_a_link_without_a_scheme_is_one() -> None:
    assert replies.read("See ostrelle.example/delay for it.").has_link
    assert not replies.read("It is done.Today it works.").has_link


def test_a_full_stop_inside_a_word_ends_no_sentence() -> None:
    reply = replies.read("It costs 3.50 today. Is that fine?\n\nTell us; we wait.")

    assert [reply.text[start:end] for start, end in reply.sentences()] == [
        "It costs 3.50 today.", "Is that fine?", "Tell us;", "we wait."
    ]  # fmt: skip


def test_better_words_begin_with_a_capital_where_a_sentence_does() -> None:
    reply = replies.read("Kindly wait. We kindly wait.")

    assert reply.advise(Mark.CLARITY, "", (0, 6), "please").better == "Please"
    assert reply.advise(Mark.CLARITY, "", (16, 22), "please").better == "please"
    assert reply.advise(Mark.CLARITY, "", (16, 22)).better == ""


def test_advice_leaves_the_space_around_its_words_out() -> None:
    advice = replies.read("one  two  three").advise(Mark.TONE, "", (3, 10))

    assert (advice.start, advice.end) == (5, 8)
