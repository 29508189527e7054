"""A reply that is lent speaks to its new reader, and tells nothing of the former one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.mention import Author
from domain.words import fold
from responders.outcomes import lending

ADA = Author(handle="ada_l", name="Ada Lindqvist")
BEN = Author(handle="ben77", name="Ben Osei")
NOBODY = Author(handle="x9z", name="")
WILL = Author(handle="", name="Will Mayer")


@pytest.mark.parametrize(
    ("text", "lent"),
    [
        ("Hi Ada, that is on us.", "Hi Ben, that is on us."),
        ("@ada_l Hi Ada! We look into it.", "Hi Ben! We look into it."),
        ("That is on us. Thanks, Ada.", "That is on us. Thanks, Ben."),
        ("Hello Ada\n\nThat is on us.", "Hello Ben\n\nThat is on us."),
        ("That is on us.", "That is on us."),
    ],
)
def test_the_new_reader_is_greeted(text: str, lent: str) -> None:
    assert lending.lend(text, former=ADA, present=BEN) == lent


def test_who_has_no_name_is_not_greeted_by_another_s() -> None:
    assert lending.lend("Hi Ada, sorry. Thanks, Ada!", former=ADA, present=NOBODY) == "Hi, sorry. Thanks!"


def test_a_reply_begins_as_its_new_network_wants() -> None:
    assert lending.lend("@ada_l Hi Ada, sorry.", former=ADA, present=BEN, opening="@ben77 ") == "@ben77 Hi Ben, sorry."


@pytest.mark.parametrize(
    "text",
    [
        "Hi Ada Lindqvist, that is on us.",
        "Hi, ADA is right.",
        "We saw what ada_l wrote.",
        "As you said with @carla, it is late.",
        "We wrote to ada@example.com.",
        "Your order 4471-9912 is on its way, order number 44719912.",
        "Call us on +49 30 1234567.",
        "Hi Ada, Lindqvists parcel? Ask Lindqvist.",
    ],
)
def test_what_tells_of_anybody_is_not_lent(text: str) -> None:
    assert lending.lend(text, former=ADA, present=BEN) is None


def test_a_name_that_is_a_word_is_not_replaced_within_a_sentence() -> None:
    assert lending.lend("Will you send it, please?", former=WILL, present=BEN) is None


def test_nobody_speaks_under_a_colleague_s_name() -> None:
    signed = "Hi Ada, we look into it.\n\u2014 Dana, Team Acme"

    assert lending.lend(signed, former=ADA, present=BEN, approved_by="dana") == "Hi Ben, we look into it."
    assert lending.lend("We look into it. Best, Dana", former=ADA, present=BEN, approved_by="dana") is None


@given(text=st.lists(st.sampled_from(["Hi", "Ada", "ada_l", "@ada_l", "Lindqvist", "José", "jose", ",", "we", "!"])))
def test_no_part_of_the_former_name_is_ever_lent(text: list[str]) -> None:
    former = Author(handle="ada_l", name="Ada José Lindqvist")
    lent = lending.lend(" ".join(text), former=former, present=BEN)

    assert lent is None or {"ada", "jose", "lindqvist"}.isdisjoint(fold(lent).split())
