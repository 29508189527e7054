"""A preference says something, or is empty, whoever set it."""

from __future__ import annotations

from domain.playbook import Formality
from domain.preference import Preference


def test_who_set_it_and_when_says_nothing_by_itself() -> None:
    assert Preference(set_by="lea", set_at=5).is_empty
    assert not Preference(name="Ada").is_empty
    assert not Preference(formality=Formality.FORMAL).is_empty
    assert not Preference(language="de").is_empty
