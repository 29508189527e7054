from __future__ import annotations

import pytest

from domain.ask import Need
from domain.playbook import Circumstance
from domain.playbook import Mishap
from domain.playbook import Phrasing
from domain.playbook import Topic
from responders.writing import ranking


def rank(text: str, *when: str) -> float:
    return ranking.rank(Phrasing(text=text, when=frozenset(when)))


def test_what_may_be_said_to_anybody_ranks_lowest() -> None:
    assert rank("We hear you.") == rank("{brand} hears you. {signature}") == 0


@pytest.mark.parametrize(
    ("lower", "higher"),
    [
        ((), (Circumstance.DETAILED,)),
        ((Circumstance.DETAILED,), (Topic.ACCOUNT,)),
        ((Topic.ACCOUNT,), (Need.INFORMATION,)),
        ((Need.INFORMATION,), (Topic.ACCOUNT, Need.ACCESS)),
        ((Topic.GOODS, Need.STATUS), (Mishap.WRONG,)),
        ((Mishap.WRONG,), (Circumstance.LOSS,)),
        ((Topic.TECH, Mishap.CRASH), (Circumstance.TOLD,)),
    ],
)
def test_what_says_more_of_the_matter_goes_first(lower: tuple[str, ...], higher: tuple[str, ...]) -> None:
    assert rank("Say.", *lower) < rank("Say.", *higher)


def test_where_to_write_is_worth_telling_but_says_nothing_of_the_matter() -> None:
    assert rank("Say.") < rank("Write to {contact}.") < rank("Say.", Circumstance.DETAILED)


def test_what_went_wrong_says_more_than_what_it_is_about() -> None:
    assert rank("{concern}") < rank("{problem}") < rank("{problem} {second}")
